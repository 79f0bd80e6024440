"""Looks into an open book of the openpyxl engine, as tests of macros need them."""

from __future__ import annotations

from typing import Any

import openpyxl
import xlwings as xw

from lkjip_xl.hosts.terbuka.grid import ExcelGrid


def sel(buku: xw.Book, tabel: str, baris: int | str, header: str) -> xw.Range:
    """A cell of the body of a table, by row or by kode."""
    grid = ExcelGrid(buku).read_tabel(tabel)
    if isinstance(baris, str):
        baris = [satu[grid.header.index("Kode")] for satu in grid.isi].index(baris)
    return buku.sheets[grid.lembar].range(grid.alamat(baris, grid.header.index(header)))


def isi_kolom(buku: xw.Book, tabel: str, header: str) -> list[Any]:
    """What a column of a table shows."""
    grid = ExcelGrid(buku).read_tabel(tabel)
    return [satu[grid.header.index(header)] for satu in grid.isi]


def rumus_kolom(buku: xw.Book, tabel: str, header: str) -> list[str]:
    """What was typed into a column of a table."""
    grid = ExcelGrid(buku)
    nomor = grid.read_tabel(tabel).header.index(header)
    return [satu[nomor] for satu in grid.read_rumus(tabel) or ()]


def alamat(satu: xw.Range) -> str:
    """Address of a cell without dollar signs."""
    return openpyxl.utils.get_column_letter(satu.column) + str(satu.row)


def daftar_periksa(buku: xw.Book) -> list[list[Any]]:
    """Filled rows of sheet Periksa."""
    return [satu for satu in ExcelGrid(buku).read_tabel("tblPeriksa").isi if satu[0]]


def potret(buku: xw.Book) -> dict[str, Any]:
    """Everything that stands in the cells, the tables and the links."""
    return {
        ws.title: (
            [baris for baris in ws.values if any(isi is not None for isi in baris)],
            dict(ws.tables.items()),
            {s.coordinate: (s.hyperlink.location or s.hyperlink.target or '').lstrip('#')
             for b in ws.iter_rows() for s in b if s.hyperlink},
        )
        for ws in buku.impl.rumus
    }  # fmt: skip
