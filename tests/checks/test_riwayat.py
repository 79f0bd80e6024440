"""Rules against earlier years."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.builders import find, find_satu, pk
from tests.domain import builders as b


def test_history_of_this_year_or_later_is_told() -> None:
    """A row of Riwayat that is not earlier is not used, and staff hear of it."""
    assert find("P-14", riwayat=[b.riwayat(tahun="2023")])
    assert find("P-14", riwayat=[b.riwayat(tahun="2022")]) == []


def _ikm(kini: str, **lalu: str) -> dict[str, Any]:
    return pk(b.realisasi(realisasi_diketik=kini), riwayat=[b.riwayat(**lalu)])


def test_jump_of_the_realisasi_names_both_figures_and_cells() -> None:
    """3,9 after 39 is told with both years, at this year's cell; the capaian is not told again."""
    tabel = _ikm("3,9", realisasi="39", target="39")

    problem = find_satu("P-33", **tabel)

    assert "39,00 pada tahun 2022 (Riwayat.IKM.realisasi)" in problem.pesan
    assert "3,90 pada tahun 2023 (Realisasi.IKM.realisasi_diketik)" in problem.pesan
    assert problem.kunci == "ikk.IKM.realisasi"
    assert find("P-34", **tabel) == []


@pytest.mark.parametrize("lalu", ["2,6", "7,8", "0", ""])
def test_smaller_changes_pass(lalu: str) -> None:
    """Half more or half less passes; 0 and an empty year cannot be compared."""
    assert find("P-33", **_ikm("3,9", realisasi=lalu)) == []


def test_jump_of_the_capaian_alone_is_told() -> None:
    """The same realisasi on a target that was ten times higher is told at the capaian."""
    assert find_satu("P-34", **_ikm("3,9", realisasi="3,9", target="32,5")).kunci.startswith("ikk")
    assert find("P-34", **_ikm("3,9", realisasi="3,9", target="3,20")) == []


@pytest.mark.parametrize(("lalu", "banyak"), [("30", 1), ("70", 0)])
def test_jump_of_the_serapan(lalu: str, banyak: int) -> None:
    """Serapan of 30 percent before 90 is told for its jenis belanja."""
    belanja = [
        b.belanja(pagu="100", realisasi="90"),
        b.belanja(tahun="2022", pagu="100", realisasi=lalu),
    ]

    assert len(find("P-35", anggaran_belanja=belanja)) == banyak


@pytest.mark.parametrize(("lalu", "banyak"), [("30", 1), ("70", 0)])
def test_jump_of_the_pnbp(lalu: str, banyak: int) -> None:
    """The total of the year against that of the year before."""
    pnbp = [b.penerimaan(mpn="90"), b.penerimaan(tahun="2022", mpn=lalu)]

    assert len(find("P-36", pnbp=pnbp)) == banyak


@pytest.mark.parametrize(("tahun", "banyak"), [("2022", 1), ("2023", 0), ("2024", 0), ("", 0)])
def test_renstra_that_has_ended_is_told(tahun: str, banyak: int) -> None:
    """In 2023 a Renstra to 2022 is over; one that ends this year still counts."""
    ditemukan = find("P-66", renstra=[b.renstra(tahun_akhir=tahun)])

    assert [p.tempat for p in ditemukan] == ["TargetRenstra.IKM.tahun_akhir"] * banyak
    assert all("tahun 2022 sudah lewat" in p.pesan for p in ditemukan)
