"""Spaces around a kode or choice are told, a few cell by cell and many at once."""

from __future__ import annotations

import pytest

from lkjip_xl.checks.spasi import check_spasi
from lkjip_xl.domain.isian import SelBerspasi
from lkjip_xl.errors import Tingkat


def build(*isi: str) -> list[list[SelBerspasi]]:
    """One column of PK with these contents from row 7 on."""
    return [[SelBerspasi("Kode", satu, f"PK!A{nomor}") for nomor, satu in enumerate(isi, 7)]]


@pytest.mark.parametrize("isi", ["IKM ", " IKM", "IKM\u00a0", "IKM\n"])
def test_a_space_is_shown_in_quotes(isi: str) -> None:
    """B-28: the cell, what stands in it with its space, and what to do."""
    (problem,) = check_spasi.periksa(build(isi))

    assert (problem.kode, problem.tingkat) == ("B-28", Tingkat.PERINGATAN)
    assert problem.tempat == "PK!A7"
    assert '"IKM "' in problem.pesan or '" IKM"' in problem.pesan
    assert problem.perbaikan == "ketik ulang tanpa spasi di ujungnya."


def test_cell_of_spaces_only_is_to_be_emptied() -> None:
    """A cell that looks empty is not typed again but cleared."""
    (problem,) = check_spasi.periksa(build("  "))

    assert "hanya berisi spasi" in problem.pesan
    assert "Delete" in problem.perbaikan


def test_up_to_five_cells_are_told_one_by_one() -> None:
    """Each cell has its own remark while they can be read."""
    problems = check_spasi.periksa(build(*["IKM "] * 5))

    assert [p.cell for p in problems] == ["A7", "A8", "A9", "A10", "A11"]


def test_many_cells_of_a_column_are_one_remark() -> None:
    """A pasted column does not hide everything else: first cells and the count."""
    (problem,) = check_spasi.periksa(build(*["IKM "] * 12))

    assert problem.cell == "A7"
    assert '12 sel di kolom "Kode"' in problem.pesan
    assert "A7, A8, A9, A10, A11, ..." in problem.pesan


def test_nothing_found_is_silent() -> None:
    """Without such cells there is no remark."""
    assert check_spasi.periksa([]) == []
