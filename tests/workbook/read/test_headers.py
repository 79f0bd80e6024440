"""Columns of a book that are not ours."""

from __future__ import annotations

from typing import Any

from lkjip_xl.workbook.read.grid import MemoryGrid, TabelGrid
from lkjip_xl.workbook.read.headers import KolomAsing, iter_kolom_asing


def _tabel(nama: str, header: tuple[str, ...], isi: list[list[Any]]) -> TabelGrid:
    return TabelGrid(nama, "Profil", header, isi, 3, 1)


def test_columns_of_the_schema_are_ours() -> None:
    """Headers of our tables are known whatever their case and spaces; added ones are named."""
    grid = MemoryGrid([_tabel("tblTPI", ("nama  tpi", "Nama Petugas"), [["TPI A", "X"]])])

    assert list(iter_kolom_asing(grid)) == [KolomAsing("Nama Petugas", "tblTPI", "Profil!C3", True)]


def test_a_column_says_whether_it_holds_text() -> None:
    """Counts and empty cells are no text."""
    isi = [[3, None, None], [4, " ", "ya"]]
    grid = MemoryGrid([_tabel("tblKami", ("Paspor", "Kosong", "Ket"), isi)])

    assert [kolom.is_teks for kolom in iter_kolom_asing(grid)] == [False, False, True]
