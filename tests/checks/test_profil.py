"""Rules over the Profil."""

from __future__ import annotations

from datetime import date

import pytest

from tests.checks.builders import find, find_satu
from tests.domain.builders import build_profil


def test_missing_date_of_the_report_is_told() -> None:
    """An empty date is told with an example that fits the year; a filled one is not."""
    kosong, terisi = build_profil(TANGGAL_LAPORAN=None), date(2024, 1, 15)

    problem = find_satu("P-46", profil=kosong)

    assert problem.tempat == "Profil.TANGGAL_LAPORAN"
    assert "15/01/2024" in problem.perbaikan
    assert find("P-46", profil=build_profil(TANGGAL_LAPORAN=terisi)) == []


@pytest.mark.parametrize(
    ("tanggal", "sebut"),
    [
        (date(2023, 11, 30), "sebelum akhir"),
        (date(2023, 12, 1), None),
        (date(2024, 6, 30), None),
        (date(2025, 1, 15), "lama sesudah"),
    ],
)
def test_date_fits_the_year(tanggal: date, sebut: str | None) -> None:
    """A report of 2023 is dated between December 2023 and June 2024."""
    ditemukan = find("P-47", profil=build_profil(TANGGAL_LAPORAN=tanggal))

    assert len(ditemukan) == (sebut is not None)
    assert all(str(sebut) in problem.pesan for problem in ditemukan)


def test_placeholder_of_the_head_is_a_hint() -> None:
    """The name of the example book must not reach the preface."""
    assert find_satu("P-48", profil=build_profil(NAMA_KEPALA="Nama Kepala Kantor"))
    assert find("P-48", profil=build_profil(NAMA_KEPALA="Pejabat Contoh")) == []
    assert find("P-48", profil=build_profil(NAMA_KEPALA=None)) == []
