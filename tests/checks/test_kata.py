"""Rules over words against figures; a false alarm is as bad as a miss."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.builders import find, find_satu, pk
from tests.domain import builders as b


def _analisis(teks: str, realisasi: str = "3,91", lalu: str = "3,99", **isi: Any) -> dict[str, Any]:
    """IKM of 2023 (target 3,25) with its analysis; the year before was higher."""
    return pk(
        b.realisasi(realisasi_diketik=realisasi),
        indikator=[b.indikator(**isi)],
        riwayat=[b.riwayat(realisasi=lalu)],
        narasi_indikator=[b.narasi_indikator(teks=teks)],
    )


@pytest.mark.parametrize(
    "teks", ["Realisasi tahun 2024 mencapai 3,91.", "Sepanjang 2025 layanan membaik."]
)
def test_analysis_of_a_later_year_is_a_hint(teks: str) -> None:
    """A year after the tahun laporan is probably a slip."""
    assert "2023" in find_satu("P-51", **_analisis(teks)).pesan


@pytest.mark.parametrize(
    "teks",
    [
        "Realisasi tahun 2023 mencapai 3,91.",
        "Pada tahun 2024 survei akan dilaksanakan setiap bulan.",
        "Capaian ini mendukung target Renstra 2024.",
        "Renstra 2020-2024 menetapkan sasaran ini.",
        "Sesuai Peraturan Menteri Nomor 12 Tahun 2025 layanan diperluas.",
        "Anggaran Rp 2.024.000 dipakai.",
    ],
)
def test_plans_periods_and_regulations_may_name_a_later_year(teks: str) -> None:
    """A later year beside plans, targets and regulations is ordinary."""
    assert find("P-51", **_analisis(teks)) == []


def test_analysis_that_names_earlier_years_only_is_a_hint() -> None:
    """An analysis that tells of 2022 alone is probably last year's text."""
    problem = find_satu("P-52", **_analisis("Selama tahun 2022 layanan berjalan baik."))

    assert "2022" in problem.pesan


@pytest.mark.parametrize(
    "teks",
    [
        "Selama tahun 2023 layanan lebih baik daripada 2022.",
        "Dibandingkan tahun 2022, layanan membaik.",
        "Sejak tahun 2021 loket dibuka.",
        "PermenPANRB Nomor 14 Tahun 2017 dipakai.",
        "Layanan berjalan baik.",
    ],
)
def test_comparisons_with_earlier_years_pass(teks: str) -> None:
    """Earlier years in comparisons and regulations are ordinary."""
    assert find("P-52", **_analisis(teks)) == []


def test_rise_that_was_a_fall_is_told() -> None:
    """3,91 after 3,99 did not rise; the word and the sentence are named."""
    problem = find_satu("P-54", **_analisis("Layanan baik. Realisasi meningkat dari tahun lalu."))

    assert 'kata "meningkat"' in problem.pesan
    assert "angkanya menurun" in problem.pesan
    assert problem.kunci == "ikk.IKM.tren"


def test_fall_that_was_a_rise_is_told() -> None:
    """3,91 after 3,90 did not fall."""
    assert find_satu("P-54", **_analisis("Realisasi tahun 2023 turun.", lalu="3,90"))


def test_capaian_is_compared_with_the_capaian() -> None:
    """Where less is better the capaian rises while the realisasi falls."""
    minimal = {"polaritas": "minimal", "target_awal": "8"}
    naik = _analisis("Capaian meningkat.", realisasi="6", lalu="7", **minimal)
    turun = _analisis("Capaian menurun.", realisasi="6", lalu="7", **minimal)

    assert find("P-54", **naik | {"riwayat": [b.riwayat(realisasi="7", target="8")]}) == []
    assert find("P-54", **turun | {"riwayat": [b.riwayat(realisasi="7", target="8")]})


@pytest.mark.parametrize(
    "teks",
    [
        "Realisasi menurun dari tahun lalu.",
        "Petugas meningkatkan realisasi layanan.",
        "Jumlah pemohon meningkat sehingga realisasi terjaga.",
        "Realisasi anggaran meningkat.",
        "Realisasi belum meningkat.",
        "Realisasi meningkat dibandingkan tahun 2021.",
        "Realisasi triwulan IV meningkat.",
        "Realisasi sempat meningkat lalu menurun.",
        "Kepercayaan masyarakat meningkat.",
        "Realisasi diharapkan meningkat.",
    ],
)
def test_other_subjects_and_right_words_pass(teks: str) -> None:
    """Only a plain sentence about this year's realisasi or capaian is judged."""
    assert find("P-54", **_analisis(teks)) == []


def test_equal_years_and_missing_history_pass() -> None:
    """Without a direction of the figures no word contradicts them."""
    assert find("P-54", **_analisis("Realisasi meningkat.", lalu="3,91")) == []
    assert find("P-54", **_analisis("Realisasi meningkat.", lalu="")) == []


@pytest.mark.parametrize(
    ("teks", "realisasi"),
    [
        ("Realisasi melampaui target.", "3,20"),
        ("Capaian menunjukkan target tercapai.", "3,20"),
        ("Realisasi melampaui target.", "3,25"),
        ("Realisasi belum mencapai target.", "3,91"),
        ("Capaian berada di bawah target.", "3,25"),
    ],
)
def test_word_about_the_target_that_is_wrong_is_told(teks: str, realisasi: str) -> None:
    """Status and words are named."""
    problem = find_satu("P-55", **_analisis(teks, realisasi))

    assert problem.kunci == "ikk.IKM.status"
    assert "statusnya" in problem.pesan


@pytest.mark.parametrize(
    ("teks", "realisasi"),
    [
        ("Realisasi melampaui target.", "3,91"),
        ("Realisasi mencapai target.", "3,25"),
        ("Realisasi belum mencapai target.", "3,20"),
        ("Realisasi tidak melampaui target.", "3,20"),
        ("Realisasi melampaui target akhir Renstra.", "3,20"),
        ("Realisasi melampaui rata-rata nasional.", "3,20"),
        ("Target tercapai bila responden cukup.", "3,20"),
    ],
)
def test_word_about_the_target_that_is_right_passes(teks: str, realisasi: str) -> None:
    """Right words, other targets and conditions are not judged."""
    assert find("P-55", **_analisis(teks, realisasi)) == []


@pytest.mark.parametrize(
    ("teks", "satuan", "banyak"),
    [
        ("Realisasi 3,91% melampaui target.", "Indeks", 1),
        ("Realisasi 3,91 persen.", "Nilai", 1),
        ("Realisasi 3,91 dan capaian 120,31%.", "Indeks", 0),
        ("Kenaikan 13,91% dari jumlah.", "Indeks", 0),
        ("Realisasi 3,91%.", "%", 0),
    ],
)
def test_index_has_no_percent_sign(teks: str, satuan: str, banyak: int) -> None:
    """The realisasi of an index followed by a percent sign is told."""
    assert len(find("P-56", **_analisis(teks, satuan=satuan))) == banyak
