"""Cells of the xlwings engine over LibreOffice."""

from __future__ import annotations

from datetime import date
from typing import Any

from xlwings import base_classes as dasar
from xlwings import utils

from lkjip_xl.hosts.libreoffice.engine_gaps import name_gaps
from lkjip_xl.hosts.libreoffice.engine_value import read_isi
from lkjip_xl.hosts.libreoffice.engine_write import iter_urut, to_ketikan, to_sel, write_isi
from lkjip_xl.hosts.libreoffice.formula_text import to_excel

Sudut = tuple[int, int]
_TANGGAL = 2  # com.sun.star.util.NumberFormat.DATE
_ISI = 1 | 2 | 4 | 16  # com.sun.star.sheet.CellFlags: VALUE, DATETIME, STRING, FORMULA
_PECAH: Any = utils.a1_to_tuples
_NAMA_KOLOM: Any = utils.col_name


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
        return read_isi(self)

    @raw_value.setter
    def raw_value(self, isi: Any) -> None:
        baris, kolom = self.shape
        rinci = isi if isinstance(isi, list | tuple) else [[isi] * kolom] * baris
        write_isi(self, [[to_sel(sel) for sel in satu] for satu in rinci])
        for k in range(kolom):
            for awal, akhir in iter_urut([isinstance(satu[k], date) for satu in rinci]):
                self.find_bagian(k, awal, akhir)._format_tanggal()

    def find_bagian(self, kolom: int, awal: int, akhir: int) -> Rentang:
        """Rows of one column inside, which count from 0."""
        letak = self.column + kolom
        return Rentang(self.sheet, (self.row + awal, letak), (self.row + akhir, letak))

    def _format_tanggal(self) -> None:
        """Show dates; cells that do already keep their own format."""
        dokumen, daerah = self.sheet.book.api, self.api
        if not self.sheet.book.is_tanggal(daerah.NumberFormat):
            baku = dokumen.NumberFormats.getStandardFormat(_TANGGAL, dokumen.CharLocale)
            daerah.NumberFormat = baku

    @property
    def formula(self) -> Any:
        """What was typed, in Excel's spelling; a single cell without rows around it."""
        isi = tuple(
            tuple(to_excel(sel) if sel.startswith("=") else sel for sel in baris)
            for baris in self.api.getFormulaArray()
        )
        return isi[0][0] if len(self) == 1 else isi

    @formula.setter
    def formula(self, isi: Any) -> None:
        """One text for all cells as it is, or rows of texts; each is typed."""
        baris, kolom = self.shape
        rinci = [[isi] * kolom] * baris if isinstance(isi, str) else isi
        write_isi(self, [[to_ketikan(sel) for sel in satu] for satu in rinci])

    @property
    def number_format(self) -> str:
        """How numbers are shown; of several formats that of the first cell."""
        kunci = self.api.getCellByPosition(0, 0).NumberFormat
        return str(self.sheet.book.api.NumberFormats.getByKey(kunci).FormatString)

    @number_format.setter
    def number_format(self, kode: str) -> None:
        formats = self.sheet.book.api.NumberFormats
        bahasa = self.sheet.book.app.jembatan.build_struct("com.sun.star.lang.Locale")
        bahasa.Language, bahasa.Country = "en", "US"  # as Excel spells them, wherever it runs
        kunci = formats.queryKey(kode, bahasa, False)
        self.api.NumberFormat = formats.addNew(kode, bahasa) if kunci == -1 else kunci

    def get_address(self, baris_tetap: bool, kolom_tetap: bool, luar: bool) -> str:
        """Address with or without dollar signs; `luar` puts book and sheet in front."""
        sudut = [(self.row, self.column), self.akhir]
        teks = [
            f"{'$' * kolom_tetap}{_NAMA_KOLOM(kolom)}{'$' * baris_tetap}{baris}"
            for baris, kolom in (sudut[:1] if len(self) == 1 else sudut)
        ]
        awal = f"'[{self.sheet.book.name}]{self.sheet.name}'!" if luar else ""
        return awal + ":".join(teks)

    @property
    def address(self) -> str:
        """Address with dollar signs."""
        return self.get_address(True, True, False)

    def clear_contents(self) -> None:
        """Empty the cells; their looks stay."""
        self.api.clearContents(_ISI)

    def select(self) -> None:
        """Select the cells on their sheet, which is shown."""
        self.sheet.activate()
        with self.sheet.book.app.keep_langkah():
            self.sheet.book.api.CurrentController.select(self.api)

    def insert(self, shift: str | None = None, copy_origin: str | None = None) -> None:
        """Empty cells here; those that were here move down, or right."""
        cara = "RIGHT" if shift == "right" else "DOWN"
        self.sheet.api.insertCells(self.api.RangeAddress, self._build_cara("CellInsertMode", cara))
        self.sheet.book.geser += 1

    def delete(self, shift: str | None = None) -> None:
        """Take the cells out; those below move up, or those on the right move left."""
        cara = "LEFT" if shift == "left" else "UP"
        self.sheet.api.removeRange(self.api.RangeAddress, self._build_cara("CellDeleteMode", cara))
        self.sheet.book.geser += 1

    def _build_cara(self, nama: str, nilai: str) -> Any:
        return self.sheet.book.app.jembatan.build_enum(f"com.sun.star.sheet.{nama}", nilai)

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
