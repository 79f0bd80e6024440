"""Years outside the regulations: refused before them, warned after the last one checked."""

from __future__ import annotations

import pytest

from lkjip_xl.checks.years import check_tahun
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.rincian import NilaiIKPA, TahunNKA, TahunSMART
from lkjip_xl.errors import Tingkat
from lkjip_xl.regulasi.loader import load_aturan
from tests.golden_domain import build_baris, build_profil

ATURAN = load_aturan(2024)


def build_data(**tabel: object) -> DataKinerja:
    """A book with one row in each of these tables."""
    return DataKinerja(build_profil(2024), **{nama: (baris,) for nama, baris in tabel.items()})  # type: ignore[arg-type]


@pytest.mark.parametrize("tahun", [2020, 2021, 2023, 2024])
def test_covered_years_are_silent(tahun: int) -> None:
    """A year with its own regulation needs no word."""
    data = build_data(ikpa=build_baris(NilaiIKPA, kode="OUTPUT", tahun=tahun, nilai=80))

    assert check_tahun(data, ATURAN) == []


def test_year_before_the_first_regulation_lists_what_is_covered() -> None:
    """IKPA of 2019 is refused with the years that are known."""
    data = build_data(ikpa=build_baris(NilaiIKPA, kode="OUTPUT", tahun=2019, nilai=80))

    (problem,) = check_tahun(data, ATURAN)

    assert problem.tingkat is Tingkat.GALAT
    assert "mulai 2020" in problem.pesan


def test_smart_after_its_last_year_is_refused() -> None:
    """SMART ended with 2023; a row for 2024 is told, with the years it covers."""
    data = build_data(tahun_smart=build_baris(TahunSMART, tahun=2024, cro=90))

    (problem,) = check_tahun(data, ATURAN)

    assert "2020 s.d. 2023" in problem.pesan


def test_year_after_the_last_check_warns() -> None:
    """2025 is computed with the last regulation, and staff are asked to make sure."""
    data = build_data(tahun_nka=build_baris(TahunNKA, tahun=2025, total_diketik=90))

    (problem,) = check_tahun(data, ATURAN)

    assert problem.tingkat is Tingkat.PERINGATAN
    assert "2024" in problem.pesan
    assert "PMK 62/2023" in problem.pesan
