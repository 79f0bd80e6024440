"""A Grid over a book that is open: the core computes from it, unsaved changes included."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from typing import Any

import xlwings as xw

from lkjip_xl.hosts.udf.galat import GALAT_TIADA
from lkjip_xl.hosts.udf_alasan.terbuka import is_galat_com
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.read.grid import TabelGrid
from lkjip_xl.workbook.rumus_kolom import is_memanggil_lkj


class ExcelGrid:
    """The tables of an open book as they stand when they are first asked for."""

    def __init__(self, buku: xw.Book) -> None:
        """Look over the sheets of `buku`; values are read later, each table once."""
        self._lembar = [lembar.name for lembar in buku.sheets]
        self._letak = {tabel.name: tabel for lembar in buku.sheets for tabel in lembar.tables}
        self._tempat = {nama: tabel.parent.name for nama, tabel in self._letak.items()}
        self._tabel: dict[str, TabelGrid] = {}
        self._rumus: dict[str, list[list[str]] | None] = {}

    @property
    def daftar_lembar(self) -> Sequence[str]:
        """Names of its sheets."""
        return list(self._lembar)

    @property
    def daftar_tabel(self) -> Sequence[str]:
        """Names of its tables."""
        return list(self._letak)

    def read_tabel(self, nama: str) -> TabelGrid:
        """One of its tables, with the row right under it, in one read; an error is its text."""
        if nama not in self._tabel:
            self._tabel[nama] = self._baca_tabel(nama)
        return self._tabel[nama]

    def keep_jawaban(self, lama: ExcelGrid) -> None:
        """Answers of respondents as an earlier grid has read them: they are many, and typed."""
        for nama, tabel in lama._tabel.items():
            if nama in schema.TABEL and schema.TABEL[nama].is_jawaban and nama in self._letak:
                self._tabel[nama] = tabel

    def _baca_tabel(self, nama: str) -> TabelGrid:
        letak = self._letak[nama]
        daerah = letak.range
        baris, kolom = daerah.shape
        isi = daerah.resize(baris + 1, kolom).options(ndim=2, err_to_str=True).value
        header, *badan = [[_clean(sel) for sel in satu] for satu in isi]
        bawah = badan.pop()
        if letak.show_totals:
            bawah, badan = [], badan[:-1]
        return TabelGrid(
            nama,
            self._tempat[nama],
            tuple(_name_header(satu) for satu in header),
            badan,
            daerah.row,
            daerah.column - 1,
            bawah,
        )

    def read_rumus(self, nama: str) -> list[list[str]] | None:
        """What was typed into each cell of a table's body; a formula begins with "=".

        None where the program does not say: Excel on the web sends values only.
        """
        if nama not in self._rumus:
            self._rumus[nama] = self._baca_rumus(nama)
        return self._rumus[nama]

    def _baca_rumus(self, nama: str) -> list[list[str]] | None:
        tabel = self.read_tabel(nama)
        try:
            semua = self._letak[nama].range.formula
        except NotImplementedError:
            return None
        rinci = semua if isinstance(semua, tuple | list) else ((semua,),)
        return [[str(sel or "") for sel in satu] for satu in rinci[1 : len(tabel.isi) + 1]]

    def find_rumus(self, lembar: str) -> dict[str, bool]:
        """Cells of the tables of a sheet that hold a formula; an open book has computed each.

        Answers of respondents are left out: they are many, and nobody asks for their formulas.
        Where formulas are unknown every cell may hold one, so that none counts as overwritten.
        """
        return {alamat: True for alamat, _ in self._iter_rumus(lembar)}

    def find_fungsi(self, lembar: str) -> Collection[str]:
        """Cells of the tables of a sheet whose formula calls functions of the add-in."""
        return {
            alamat
            for alamat, rumus in self._iter_rumus(lembar)
            if rumus is not None and is_memanggil_lkj(rumus)
        }

    def _iter_rumus(self, lembar: str) -> Iterator[tuple[str, str | None]]:
        """Address and formula of cells in the tables of a sheet; None for an unknown one."""
        for nama, tempat in self._tempat.items():
            skema = schema.TABEL.get(nama)
            if tempat != lembar or (skema is not None and skema.is_jawaban):
                continue
            tabel, rumus = self.read_tabel(nama), self.read_rumus(nama)
            for nomor, satu in enumerate(tabel.isi if rumus is None else rumus):
                for kolom, sel in enumerate(satu):
                    if rumus is None:
                        yield tabel.alamat(nomor, kolom), None
                    elif sel.startswith("="):
                        yield tabel.alamat(nomor, kolom), sel


def _clean(sel: Any) -> Any:
    """A value as a saved book would give it."""
    if isinstance(sel, Decimal):  # cells in a format of currency
        return float(sel)
    if is_galat_com(sel):
        return GALAT_TIADA
    return None if sel == "" else sel


def _name_header(isi: Any) -> str:
    """A header; one that is a number reads as staff see it."""
    if isinstance(isi, float) and isi.is_integer():
        return str(int(isi))
    return "" if isi is None else str(isi)
