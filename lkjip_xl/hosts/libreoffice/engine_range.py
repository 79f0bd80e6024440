"""Cells and tables of the xlwings engine over LibreOffice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from xlwings import base_classes as dasar
from xlwings import utils

from lkjip_xl.hosts.libreoffice.engine_gaps import name_gaps
from lkjip_xl.hosts.libreoffice.engine_value import count_hari, read_isi
from lkjip_xl.hosts.libreoffice.formula_text import to_excel, to_libreoffice

Sudut = tuple[int, int]
_TANGGAL = 2  # com.sun.star.util.NumberFormat.DATE
_PECAH: Any = utils.a1_to_tuples


@name_gaps
class Rentang(dasar.Range):
    """Cells from one corner to the other; rows and columns count from 1."""

    sheet: Any = None
    row: Any = 0
    column: Any = 0
    shape: Any = (0, 0)
    max_cells_per_read: Any = None
    max_cells_per_write: Any = None

    def __init__(self, lembar: Any, awal: Sudut, akhir: Sudut) -> None:
        """Both corners included."""
        self.sheet, self.akhir = lembar, akhir
        self.row, self.column = awal
        self.shape = (akhir[0] - awal[0] + 1, akhir[1] - awal[1] + 1)

    @classmethod
    def at(cls, lembar: Any, satu: Any, dua: Any = None) -> Rentang:
        """Cells by address, by corners, or from one range to another."""
        if isinstance(satu, str):
            awal, akhir = _PECAH(satu)
            return cls(lembar, awal, akhir or awal)
        awal = (satu.row, satu.column) if isinstance(satu, Rentang) else satu
        akhir = dua.akhir if isinstance(dua, Rentang) else dua or awal
        return cls(lembar, awal, akhir)

    @property
    def api(self) -> Any:
        """The range of LibreOffice."""
        return self.sheet.api.getCellRangeByPosition(
            self.column - 1, self.row - 1, self.akhir[1] - 1, self.akhir[0] - 1
        )

    def __len__(self) -> int:
        baris, kolom = self.shape
        return int(baris * kolom)

    def __call__(self, baris: int, kolom: int | None = None) -> Rentang:
        """A cell by its row and column inside, or by its number."""
        if kolom is None:
            baris, kolom = (baris - 1) // self.shape[1] + 1, (baris - 1) % self.shape[1] + 1
        sel = (self.row + baris - 1, self.column + kolom - 1)
        return Rentang(self.sheet, sel, sel)

    @property
    def raw_value(self) -> list[list[Any]]:
        """Values row by row."""
        return read_isi(self.sheet.book.api, self.sheet.api, self.api)

    @raw_value.setter
    def raw_value(self, isi: Any) -> None:
        baris, kolom = self.shape
        rinci = isi if isinstance(isi, list | tuple) else [[isi] * kolom] * baris
        self.api.setDataArray(tuple(tuple(_to_sel(sel) for sel in satu) for satu in rinci))
        for b, satu in enumerate(rinci, 1):
            for k, sel in enumerate(satu, 1):
                if isinstance(sel, str) and sel.startswith("="):
                    self(b, k).formula = sel
                elif isinstance(sel, date):
                    self(b, k).api.NumberFormat = self._find_format_tanggal()

    def _find_format_tanggal(self) -> int:
        """Key of the document's own format for dates."""
        dokumen = self.sheet.book.api
        return int(dokumen.NumberFormats.getStandardFormat(_TANGGAL, dokumen.CharLocale))

    @property
    def formula(self) -> Any:
        """What was typed, in Excel's spelling; a single cell without rows around it."""
        isi = tuple(
            tuple(to_excel(sel) if sel.startswith("=") else sel for sel in baris)
            for baris in self.api.getFormulaArray()
        )
        return isi[0][0] if len(self) == 1 else isi

    @formula.setter
    def formula(self, isi: str) -> None:
        for nomor in range(1, len(self) + 1):
            self(nomor).api.getCellByPosition(0, 0).setFormula(to_libreoffice(isi))

    def add_hyperlink(
        self, address: Any, text_to_display: Any = None, screen_tip: Any = None
    ) -> None:
        """A link in a cell; a place in the book is spelled as LibreOffice does."""
        sel = self.api.getCellByPosition(0, 0)
        tautan = self.sheet.book.api.createInstance("com.sun.star.text.TextField.URL")
        lembar, ada, alamat = address.rpartition("!")
        tautan.URL = f"{lembar}.{alamat}" if ada and address.startswith("#") else address
        tautan.Representation = text_to_display
        sel.setString("")
        sel.insertTextContent(sel.createTextCursor(), tautan, False)


def _to_sel(isi: Any) -> Any:
    """A value as LibreOffice takes it; an apostrophe in front only says that it is text."""
    if isinstance(isi, datetime):
        return count_hari(isi)
    if isinstance(isi, date):
        return count_hari(datetime(isi.year, isi.month, isi.day))  # noqa: DTZ001
    if isinstance(isi, int | float):
        return float(isi)
    if isinstance(isi, str):
        return isi[1:] if isi.startswith("'") else isi
    return "" if isi is None else isi  # nothing at all would show as #N/A


@name_gaps
class DaftarTabel(dasar.Tables):
    """The tables of a sheet, which LibreOffice calls database ranges."""

    api: Any = None
    parent: Any = None

    def __init__(self, lembar: Any) -> None:
        """All of them, as they are now."""
        self.parent, self.api = lembar, lembar.book.api.DatabaseRanges
        semua = ((nama, self.api.getByName(nama)) for nama in self.api.ElementNames)
        nomor = lembar.index - 1
        self._semua = [
            Tabel(lembar, nama, satu) for nama, satu in semua if satu.DataArea.Sheet == nomor
        ]

    def __len__(self) -> int:
        return len(self._semua)

    def __iter__(self) -> Iterator[Tabel]:
        return iter(self._semua)

    def __call__(self, kunci: int | str) -> Tabel:
        """A table by number or name."""
        if isinstance(kunci, int):
            return self._semua[kunci - 1]
        return next(satu for satu in self._semua if satu.name == kunci)


@name_gaps
class Tabel(dasar.Table):
    """One table."""

    api: Any = None
    parent: Any = None
    name: Any = ""
    show_totals: Any = False

    def __init__(self, lembar: Any, nama: str, daerah: Any) -> None:
        """The table of that name."""
        self.parent, self.name, self.api = lembar, nama, daerah

    @property
    def range(self) -> Rentang:
        """Its cells, headers included."""
        letak = self.api.DataArea
        return Rentang(
            self.parent,
            (letak.StartRow + 1, letak.StartColumn + 1),
            (letak.EndRow + 1, letak.EndColumn + 1),
        )

    def resize(self, range: Any) -> None:
        """Other cells for the table."""
        letak = self.api.DataArea
        letak.StartRow, letak.StartColumn = range.row - 1, range.column - 1
        letak.EndRow = range.row + range.shape[0] - 2
        letak.EndColumn = range.column + range.shape[1] - 2
        self.api.DataArea = letak
