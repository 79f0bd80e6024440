"""The cells of one row: inputs as Isian, computed cells as they stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lkjip_xl.domain.isian import Isian
from lkjip_xl.errors import Problem
from lkjip_xl.workbook.model import Kolom, Tabel
from lkjip_xl.workbook.read.cells import Syarat, read_sel
from lkjip_xl.workbook.read.grid import TabelGrid


def read_hitung(
    tabel: Tabel, grid: TabelGrid, nomor: int, posisi: Mapping[str, int]
) -> dict[str, tuple[str, Any]]:
    """Computed cells of a row by column name: address and what stands there."""
    return {
        kolom.nama: (
            grid.alamat(nomor, posisi[kolom.nama]),
            grid.isi[nomor][posisi[kolom.nama]],
        )
        for kolom in tabel.kolom
        if kolom.is_hitung and kolom.nama in posisi
    }


def read_kolom(
    kolom: Kolom, grid: TabelGrid, nomor: int, posisi: int | None, problems: list[Problem]
) -> Isian[Any]:
    """One input cell of a row; a column that is missing gives an empty one."""
    if posisi is None:
        return Isian(None, f"{grid.lembar}!{grid.alamat(nomor, 0)}")
    syarat = Syarat(kolom.header, kolom.tipe, kolom.pilihan, kolom.minimum, kolom.maksimum)
    sel = grid.alamat(nomor, posisi)
    return read_sel(grid.isi[nomor][posisi], syarat, grid.lembar, sel, problems)
