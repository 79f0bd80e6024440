"""The checks before every report: each rule once tripped, once silent."""

from __future__ import annotations

from typing import Any

import pytest

from lkjip_xl.checks.rules import ATURAN, check_kinerja
from lkjip_xl.domain.isian import Isian
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.rincian import Penggantian
from lkjip_xl.errors import Problem, Tingkat
from tests.domain import builders as b
from tests.domain.builders import (
    build_data,
    build_data_indikator,
    build_profil,
    hitung,
    indikator,
    narasi_indikator,
    realisasi,
    responden,
    sasaran,
    survei,
    survei_ipk,
    unsur,
    unsur_ipk,
)

IKM_391: dict[str, Any] = {
    "ikm": (survei(),),
    "ikm_responden": (responden("30"),),
    "ikm_unsur": (unsur("U1", "3,91"),),
}
LENGKAP = realisasi(realisasi_diketik="3,91")


def _periksa(data: DataKinerja) -> list[Problem]:
    """What the checks find, but for the book that is small on purpose (P-13 has its own test)."""
    return [problem for problem in check_kinerja(data, hitung(data)) if problem.kode != "P-13"]


def _satu(data: DataKinerja, kode: str, tingkat: Tingkat) -> Problem:
    """The only problem of `data`, which has this code and severity and can be repaired."""
    (problem,) = _periksa(data)
    assert (problem.kode, problem.tingkat) == (kode, tingkat)
    assert problem.pesan.endswith(".")
    assert problem.perbaikan.endswith(".")
    return problem


def test_complete_book_has_no_problem() -> None:
    """A book that is filled in gets no remark from any rule."""
    assert len(ATURAN) == len(set(ATURAN))
    assert _periksa(build_data_indikator(LENGKAP)) == []


def test_empty_book_has_no_problem_of_its_rows() -> None:
    """A book without rows is unfinished, not wrong."""
    assert _periksa(build_data()) == []


def _ipk(*daftar: Any) -> DataKinerja:
    return build_data(ipk=(survei_ipk(),), ipk_unsur=daftar)


def test_weights_of_the_ipk_that_miss_100_stop_the_report() -> None:
    """Weights of 60 and 30 are refused, naming the sum and the side."""
    data = _ipk(
        unsur_ipk("I1", "internal", "60", "4"),
        unsur_ipk("I2", "internal", "30", "4"),
        unsur_ipk("E1", "eksternal", "100", "4"),
    )

    problem = _satu(data, "P-01", Tingkat.GALAT)

    assert problem.pesan == "Jumlah bobot unsur internal 90, seharusnya 100."
    assert "UnsurIPK.I1.bobot" in problem.perbaikan


@pytest.mark.parametrize("kedua", ["40", ""])
def test_weights_of_the_ipk_that_are_right_or_unfinished_pass(kedua: str) -> None:
    """Weights of 100 pass; while one is not filled in the sum is not judged."""
    data = _ipk(unsur_ipk("I1", "internal", "60", "4"), unsur_ipk("I2", "internal", kedua, "4"))

    assert _periksa(data) == []


def test_each_side_of_the_ipk_is_checked() -> None:
    """Both sides may be wrong, and then both are told."""
    data = _ipk(unsur_ipk("I1", "internal", "90", "4"), unsur_ipk("E1", "eksternal", "110", "4"))

    assert [problem.kode for problem in _periksa(data)] == ["P-01", "P-01"]


def test_missing_target_is_told() -> None:
    """An indikator without target is named with the cell of Target Awal."""
    data = build_data_indikator(LENGKAP, indikator=(indikator(target_awal=None),))

    problem = _satu(data, "P-02", Tingkat.PERINGATAN)

    assert "IKM" in problem.pesan
    assert problem.tempat == "Indikator.IKM.target_awal"


def test_revised_target_is_enough() -> None:
    """An indikator with only a revised target has a target."""
    data = build_data_indikator(
        LENGKAP, indikator=(indikator(target_awal=None, target_revisi="3,40"),)
    )

    assert _periksa(data) == []


def test_indikator_without_a_row_on_capaian_is_told() -> None:
    """An indikator kegiatan that is not on Capaian is named."""
    problem = _satu(build_data_indikator(), "P-03", Tingkat.PERINGATAN)

    assert "IKM" in problem.pesan
    assert "Capaian" in problem.pesan


@pytest.mark.parametrize("tingkat", ["strategis", "program"])
def test_indikator_of_higher_levels_needs_no_row_on_capaian(tingkat: str) -> None:
    """Indikator that have only a target are not asked for a realisasi."""
    assert _periksa(build_data_indikator(sasaran=(sasaran(tingkat=tingkat),))) == []


def test_missing_realisasi_is_told() -> None:
    """An indikator whose realisasi is not filled in is named with its key."""
    problem = _satu(build_data_indikator(realisasi()), "P-04", Tingkat.PERINGATAN)

    assert problem.kunci == "ikk.IKM.realisasi"
    assert "IKM" in problem.pesan


@pytest.mark.parametrize(
    "isi",
    [
        realisasi(realisasi_diketik="0"),
        realisasi(sumber="triwulan", cara_triwulan="jumlah", triwulan=["1"]),
        realisasi(sumber="survei"),
    ],
    ids=["diketik 0", "triwulan", "survei"],
)
def test_realisasi_from_any_source_is_enough(isi: Any) -> None:
    """A typed 0, one quarter, or a survey is a realisasi."""
    assert _periksa(build_data_indikator(isi, **IKM_391)) == []


def test_sasaran_without_level_is_told() -> None:
    """A sasaran without level is named, since its indikator would appear nowhere."""
    data = build_data_indikator(LENGKAP, sasaran=(sasaran(tingkat=None),))

    problem = _satu(data, "P-05", Tingkat.PERINGATAN)

    assert "S1" in problem.pesan
    assert problem.tempat == "Sasaran.S1.tingkat"


def test_typed_realisasi_that_differs_from_its_survey_is_told() -> None:
    """The typed figure is used, and both figures are named."""
    data = build_data_indikator(realisasi(sumber="survei", realisasi_diketik="3,95"), **IKM_391)

    problem = _satu(data, "P-06", Tingkat.PERINGATAN)

    assert "diketik 3,95" in problem.pesan
    assert "survei memberi 3,91" in problem.pesan
    assert "yang dipakai 3,95" in problem.pesan
    assert problem.kunci == "ikk.IKM.realisasi"


def test_typed_realisasi_that_differs_from_its_quarters_is_told() -> None:
    """The same holds for quarters."""
    isi = realisasi(
        sumber="triwulan", cara_triwulan="jumlah", triwulan=["1", "2"], realisasi_diketik="4"
    )

    problem = _satu(build_data_indikator(isi), "P-06", Tingkat.PERINGATAN)

    assert "triwulan memberi 3,00" in problem.pesan


@pytest.mark.parametrize(
    "isi",
    [
        realisasi(sumber="survei", realisasi_diketik="3,91"),
        realisasi(sumber="survei", realisasi_diketik="3,9139"),
        realisasi(sumber="survei"),
        realisasi(realisasi_diketik="3,95"),
    ],
    ids=["sama", "sama setelah dibulatkan", "tidak diketik", "sumbernya ketik"],
)
def test_typed_realisasi_that_agrees_passes(isi: Any) -> None:
    """A typed figure that prints like its source, or has no other source, is not told."""
    assert _periksa(build_data_indikator(isi, **IKM_391)) == []


@pytest.mark.parametrize(
    ("isi", "sel", "usul"),
    [
        ({"target_awal": "0,9"}, "Indikator.IKM.target_awal", "90"),
        ({"target_awal": "90", "target_revisi": "0,875"}, "Indikator.IKM.target_revisi", "87,5"),
    ],
)
def test_percent_typed_as_fraction_is_told(isi: dict[str, str], sel: str, usul: str) -> None:
    """A target of 0,9 percent was probably meant as 90, and 90 is proposed."""
    data = build_data_indikator(LENGKAP, indikator=(indikator(satuan="%", **isi),))

    problem = _satu(data, "B-21", Tingkat.PERINGATAN)

    assert problem.tempat == sel
    assert f"mungkin maksudnya {usul}." in problem.pesan


def test_realisasi_typed_as_fraction_is_told() -> None:
    """A typed realisasi of 0,95 percent was probably meant as 95."""
    data = build_data_indikator(
        realisasi(realisasi_diketik="0,95"),
        indikator=(indikator(satuan="persen", target_awal="90"),),
    )

    assert "95" in _satu(data, "B-21", Tingkat.PERINGATAN).pesan


@pytest.mark.parametrize(
    ("satuan", "target"), [("%", "90"), ("%", "0"), ("%", "1"), ("Indeks", "0,9"), (None, "0,9")]
)
def test_other_targets_pass_as_typed(satuan: str | None, target: str) -> None:
    """Whole percents, 0 and values of other units are not questioned."""
    data = build_data_indikator(LENGKAP, indikator=(indikator(satuan=satuan, target_awal=target),))

    assert _periksa(data) == []


@pytest.mark.parametrize(
    ("tabel", "sel"),
    [
        ({"narasi": {"LATAR": Isian("Isi {{ di sini }}", "Narasi!B4")}}, "Narasi!B4"),
        ({"narasi_indikator": (narasi_indikator(teks="{% for x %}"),)}, "NarasiIndikator.IKM.teks"),
        ({"sasaran": (sasaran(sasaran="Meningkatnya {{ x"),)}, "Sasaran.S1.sasaran"),
        ({"indikator": (indikator(indikator="Indeks }}"),)}, "Indikator.IKM.indikator"),
        ({"profil": build_profil(KOTA="{{ kota }}")}, "Profil.KOTA"),
    ],
    ids=["narasi", "narasi indikator", "sasaran", "indikator", "profil"],
)
def test_template_brackets_in_a_text_stop_the_report(tabel: dict[str, Any], sel: str) -> None:
    """Brackets of a template never reach the printed report."""
    problem = _satu(build_data_indikator(LENGKAP, **tabel), "P-07", Tingkat.GALAT)

    assert problem.tempat == sel


@pytest.mark.parametrize("teks", ["Capaian 120,31% (naik)", "himpunan {a, b}", "", None])
def test_other_brackets_pass(teks: str | None) -> None:
    """Single braces, percent signs and empty texts are ordinary."""
    data = build_data_indikator(LENGKAP, narasi={"LATAR": Isian(teks, "Narasi!B4")})

    assert _periksa(data) == []


def test_indikator_of_another_level_on_capaian_is_told() -> None:
    """A strategic indikator on Capaian is not computed, and staff hear of it (P-09)."""
    data = {
        "sasaran": [b.sasaran(kode="SS1", tingkat="strategis"), b.sasaran()],
        "indikator": [b.indikator(kode="IKU1", kode_sasaran="SS1"), b.indikator()],
    }

    salah = _kode(**data, realisasi=[b.realisasi(kode="IKU1")])
    benar = _kode(**data, realisasi=[b.realisasi(realisasi_diketik="3,9")])

    assert "P-09" in salah
    assert "P-09" not in benar


def test_survey_without_kode_is_told() -> None:
    """Respondents typed for a survey without kode are not lost in silence (P-10)."""
    terisi = [b.responden("30")]

    assert "P-10" in _kode(ikm_responden=terisi)
    assert "P-10" not in _kode(ikm=[b.survei()], ikm_responden=terisi)
    assert "P-10" not in _kode(ikm_responden=[b.responden()])


def test_own_value_without_basis_is_refused() -> None:
    """A weight of the office's own needs its Dasar (P-08)."""
    ganti = {"aturan": "nka", "tahun": "2024", "kode": "IKPA", "nilai": "60"}

    assert "P-08" in _kode(penggantian=[b.build_baris(Penggantian, ganti)])
    assert "P-08" not in _kode(
        penggantian=[b.build_baris(Penggantian, {**ganti, "dasar": "KMK contoh"})]
    )


def test_same_money_with_two_totals_is_told() -> None:
    """Jenis belanja that do not add up to the kegiatan are named (P-11)."""
    kegiatan = [b.anggaran_kegiatan(pagu_semula="200", realisasi="100")]

    salah = _kode(anggaran_kegiatan=kegiatan, anggaran_belanja=[b.belanja(pagu="5")])
    benar = _kode(anggaran_kegiatan=kegiatan, anggaran_belanja=[b.belanja(pagu="200")])

    assert "P-11" in salah
    assert "P-11" not in benar


def test_typed_total_that_differs_from_its_parts_is_told() -> None:
    """A total beside its parts is not dropped in silence (P-12)."""
    akun = [b.penerimaan(mpn="100")]

    assert "P-12" in _kode(pnbp=akun, tahun_pnbp=[b.tahun_pnbp(total_diketik="90")])
    assert "P-12" not in _kode(pnbp=akun, tahun_pnbp=[b.tahun_pnbp(total_diketik="100")])
    assert "P-12" not in _kode(tahun_pnbp=[b.tahun_pnbp(total_diketik="90")])


def test_book_without_indikator_is_told() -> None:
    """A PK without any indikator kegiatan is worth a word (P-13)."""
    lengkap = {"sasaran": [b.sasaran()], "indikator": [b.indikator()]}

    assert "P-13" in _kode()
    assert "P-13" not in _kode(**lengkap)


def test_history_of_this_year_or_later_is_told() -> None:
    """A row of Riwayat that is not earlier is not used, and staff hear of it (P-14)."""
    assert "P-14" in _kode(riwayat=[b.riwayat(tahun="2023")])
    assert "P-14" not in _kode(riwayat=[b.riwayat(tahun="2022")])


def _kode(**tabel: Any) -> set[str]:
    """Codes of what the checks find in a book with these tables."""
    data = b.build_data(**{nama: tuple(isi) for nama, isi in tabel.items()})
    return {problem.kode for problem in check_kinerja(data, b.hitung(data))}
