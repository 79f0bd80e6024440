"""Inputs against the regulations: years, kode, and values that the office sets itself."""

from __future__ import annotations

import pytest

from lkjip_xl.checks.regulation import check_ketentuan
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.rincian import NilaiIKPA, Penggantian, TahunIKPA, TahunNKA, TahunSMART
from lkjip_xl.errors import Tingkat
from lkjip_xl.regulasi.loader import load_aturan
from tests.golden_domain import build_baris, build_profil

ATURAN = load_aturan(2024)


def build_data(**tabel: object) -> DataKinerja:
    """A book with one row in each of these tables."""
    return DataKinerja(build_profil(2024), **{nama: (baris,) for nama, baris in tabel.items()})  # type: ignore[arg-type]


def build_ikpa(tahun: int, kosong: tuple[str, ...] = (), **lain: object) -> DataKinerja:
    """A book with all IKPA scores of a year but those that are `kosong`."""
    ketetapan = ATURAN.ikpa.pada(tahun)
    assert ketetapan is not None
    baris = tuple(
        build_baris(NilaiIKPA, kode=kode, tahun=tahun, nilai=None if kode in kosong else 80)
        for kode in ketetapan.nilai.bobot
    )
    tahun_ikpa = (build_baris(TahunIKPA, tahun=tahun, **lain),)
    return DataKinerja(build_profil(2024), ikpa=baris, tahun_ikpa=tahun_ikpa)


@pytest.mark.parametrize("tahun", [2020, 2021, 2023, 2024])
def test_covered_years_are_silent(tahun: int) -> None:
    """A year with its own regulation needs no word."""
    assert check_ketentuan(build_ikpa(tahun), ATURAN) == []


def test_year_before_the_first_regulation_lists_what_is_covered() -> None:
    """IKPA of 2019 is refused with the years that are known."""
    data = build_data(ikpa=build_baris(NilaiIKPA, kode="OUTPUT", tahun=2019, nilai=80))

    (problem,) = check_ketentuan(data, ATURAN)

    assert (problem.kode, problem.tingkat) == ("R-02", Tingkat.GALAT)
    assert "2020, 2021, 2022-2023, 2024 dan seterusnya" in problem.pesan


def test_smart_after_its_last_year_is_refused() -> None:
    """SMART ended with 2023; a row for 2024 is told, with the years it covers."""
    data = build_data(tahun_smart=build_baris(TahunSMART, tahun=2024, cro=90))

    (problem,) = check_ketentuan(data, ATURAN)

    assert "2020-2023" in problem.pesan


def test_year_after_the_last_check_warns() -> None:
    """2025 is computed with the last regulation, and staff are asked to make sure."""
    data = build_data(tahun_nka=build_baris(TahunNKA, tahun=2025, total_diketik=90))

    (problem,) = check_ketentuan(data, ATURAN)

    assert problem.tingkat is Tingkat.PERINGATAN
    assert "2024" in problem.pesan
    assert "PMK 62/2023" in problem.pesan


def test_later_years_of_one_regulation_are_told_once() -> None:
    """2025 and 2026 make one remark; a row that holds nothing but its year makes none."""
    baris = [build_baris(TahunNKA, tahun=tahun, total_diketik=90) for tahun in (2025, 2026)]
    baris.append(build_baris(TahunNKA, tahun=2027))
    data = DataKinerja(build_profil(2024), tahun_nka=tuple(baris))

    (problem,) = check_ketentuan(data, ATURAN)

    assert "tahun 2025 dan 2026 memakai" in problem.pesan


def test_ikpa_kode_without_weight_is_told() -> None:
    """Dispensasi SPM has no weight in 2024; a score for it is not lost in silence."""
    data = build_data(ikpa=build_baris(NilaiIKPA, kode="DISPENSASI", tahun=2024, nilai=100))

    (problem,) = (p for p in check_ketentuan(data, ATURAN) if p.kode == "R-04")

    assert "PER-5/PB/2024" in problem.pesan


@pytest.mark.parametrize(
    ("ganti", "kode"),
    [
        ({"aturan": "asing", "kode": "IKPA", "nilai": 60}, "R-05"),
        ({"aturan": "nka", "kode": "SALAH", "nilai": 60}, "R-05"),
        ({"aturan": "nka", "kode": "IKPA", "nilai": 60}, "R-06"),
        ({"aturan": "smart", "kode": "CRO", "nilai": 60}, "R-05"),
    ],
)
def test_own_values_must_fit_the_rule(ganti: dict[str, object], kode: str) -> None:
    """An unknown rule, weight or year is refused, and so are weights that no longer make 100."""
    data = build_data(penggantian=build_baris(Penggantian, tahun=2024, dasar="KMK contoh", **ganti))

    assert [problem.kode for problem in check_ketentuan(data, ATURAN)] == [kode]


def test_own_values_that_sum_to_100_are_silent() -> None:
    """A complete set of own weights with its basis needs no word."""
    baris = tuple(
        build_baris(
            Penggantian, aturan="nka", tahun=2024, kode=kode, nilai=nilai, dasar="KMK contoh"
        )
        for kode, nilai in (("IKPA", 60), ("PERENCANAAN", 40))
    )

    assert check_ketentuan(DataKinerja(build_profil(2024), penggantian=baris), ATURAN) == []


def test_scale_of_predikat_warns_after_its_last_check() -> None:
    """An office that prints predikat in 2025 is asked to make sure of the scale."""
    profil = build_profil(2025, SKALA_PREDIKAT="ya")

    (problem,) = check_ketentuan(DataKinerja(profil), ATURAN)

    assert problem.kode == "R-03"
    assert "Predikat" in problem.pesan


def test_missing_scores_of_a_year_are_named() -> None:
    """A year with some scores tells which are missing, once; an untouched year says nothing."""
    semua = tuple(build_ikpa(2024).ikpa)

    (problem,) = check_ketentuan(build_ikpa(2024, ("DEVIASI", "KONTRAK")), ATURAN)

    assert problem.kode == "R-07"
    assert "DEVIASI dan KONTRAK" in problem.pesan
    assert problem.kunci == "ikpa.2024.konversi"
    kosong = build_ikpa(2024, tuple(str(satu.kode.isi) for satu in semua))
    assert check_ketentuan(kosong, ATURAN) == []


@pytest.mark.parametrize(
    ("tahun", "lain", "kode"),
    [
        (2023, {"dispensasi_permil": 1}, ["R-08"]),
        (2023, {"pengurang": 1}, ["R-08"]),
        (2023, {}, []),
        (2024, {"dispensasi_permil": 1}, []),
    ],
)
def test_dispensasi_needs_a_scheme_with_deduction(
    tahun: int, lain: dict[str, object], kode: list[str]
) -> None:
    """Before 2024 nothing is deducted, so what was typed is not lost in silence."""
    problems = check_ketentuan(build_ikpa(tahun, **lain), ATURAN)

    assert [problem.kode for problem in problems] == kode


def test_own_weights_are_told_at_the_year_that_misses_100() -> None:
    """The cell named belongs to the year whose weights are wrong; the reason comes along."""
    baris = [
        build_baris(Penggantian, aturan="nka", tahun=tahun, kode="IKPA", nilai=n, dasar="KMK")
        for tahun, n in ((2023, 40), (2024, 60))
    ]
    data = DataKinerja(build_profil(2024), penggantian=tuple(baris))

    (problem,) = check_ketentuan(data, ATURAN)

    assert "tahun 2024 menjadi berjumlah 110" in problem.pesan
    assert "100" in problem.alasan


@pytest.mark.parametrize(
    ("lain", "kode"),
    [
        ({"dispensasi_permil": 2, "pengurang": 1}, ["R-09"]),
        ({"dispensasi_permil": 0, "pengurang": 1}, ["R-09"]),
        ({"dispensasi_permil": 6, "pengurang": 1}, []),
        ({"dispensasi_permil": 0, "pengurang": 0}, []),
        ({"dispensasi_permil": 2}, []),
        ({"pengurang": 1}, []),
    ],
)
def test_typed_deduction_is_that_of_the_permil(lain: dict[str, object], kode: list[str]) -> None:
    """Two sources of one deduction that differ are told; one source alone is fine."""
    problems = check_ketentuan(build_ikpa(2024, **lain), ATURAN)

    assert [problem.kode for problem in problems] == kode
    assert all("yang dipakai 1." in problem.pesan for problem in problems)
