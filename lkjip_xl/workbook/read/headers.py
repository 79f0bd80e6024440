"""Columns of a workbook that are not ours: those that staff add, and those of their own tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lkjip_xl.workbook import schema
from lkjip_xl.workbook.read.cells import is_kosong
from lkjip_xl.workbook.read.grid import BerkasTakTerbacaError, Grid, TabelGrid


@dataclass(frozen=True, slots=True)
class KolomAsing:
    """A column that the schema does not declare.

    Attributes:
        judul: Its header.
        tabel: Table that it belongs to.
        asal: Cell of the header, "Lembar!A3".
        is_teks: Whether a cell below it holds text.
    """

    judul: str
    tabel: str
    asal: str
    is_teks: bool


def iter_kolom_asing(grid: Grid) -> Iterator[KolomAsing]:
    """Every column of the book that is not ours; a table that cannot be read has none."""
    for nama in grid.daftar_tabel:
        try:
            tabel = grid.read_tabel(nama)
        except BerkasTakTerbacaError:
            continue
        kita = schema.TABEL.get(nama)
        dikenal = {kolom.header.casefold() for kolom in kita.kolom} if kita else set()
        for nomor, judul in enumerate(tabel.header):
            if " ".join(judul.split()).casefold() not in dikenal:
                asal = f"{tabel.lembar}!{tabel.alamat(-1, nomor)}"
                yield KolomAsing(judul, nama, asal, _is_teks(tabel, nomor))


def _is_teks(tabel: TabelGrid, nomor: int) -> bool:
    return any(isinstance(baris[nomor], str) and not is_kosong(baris[nomor]) for baris in tabel.isi)
