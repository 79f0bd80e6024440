"""An xlwings engine over openpyxl: macros run on a book in memory, on any machine.

It computes nothing: a formula keeps the value that stands in the file. Whatever a macro uses
beyond these members fails with NotImplementedError of xlwings' own base classes.
"""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import xlwings as xw
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries
from xlwings import base_classes as dasar


class DaftarProgram(dasar.Apps):
    """The programs that run: one at most."""

    def __init__(self) -> None:
        """None yet."""
        self.semua: list[Program] = []

    def __iter__(self) -> Any:
        return iter(self.semua)


class Mesin:
    """What xlwings asks of every engine."""

    name, type = "openpyxl", "desktop"

    def __init__(self) -> None:
        """No program runs yet."""
        self.apps = DaftarProgram()

    @staticmethod
    def clean_value_data(data: Any, *pilihan: Any) -> Any:
        """Values as they are; an error is already its text."""
        return data

    @staticmethod
    def prepare_xl_data_element(isi: Any, pilihan: Any) -> Any:
        """Values as they are."""
        return isi


class Program(dasar.App):
    """The program: remembers what it was asked to show."""

    api: Any = None
    engine: Any = None
    display_alerts: Any = True
    pid = 1
    visible = screen_updating = True

    def __init__(self, mesin: Mesin) -> None:
        """Nothing has been shown yet."""
        self.engine = mesin
        mesin.apps.semua[:] = [self]
        self.kabar: list[str | bool] = []
        self.pesan: list[str] = []
        self.jawaban = "ok"
        self.berkas: str | bool = False
        self.hitungan = 0
        self.api = SimpleNamespace(GetSaveAsFilename=lambda *isi: self.berkas)

    status_bar = property(lambda self: False, lambda self, isi: self.kabar.append(isi))

    def activate(self, steal_focus: bool = False) -> None:
        """There is no window to bring to the front."""

    def calculate(self) -> None:
        """Count the calls."""
        self.hitungan += 1

    def alert(self, prompt: str, title: str, buttons: str, mode: str, callback: None) -> str:
        """Remember the message."""
        self.pesan.append(prompt)
        return self.jawaban


class Buku(dasar.Book):
    """A book: formulas and values side by side."""

    api: Any = None
    app: Any = None

    def __init__(self, mesin: Mesin, isi: bytes, path: Path) -> None:
        """Open the content of a file; what is written stays in memory until it is saved."""
        self.rumus = openpyxl.load_workbook(io.BytesIO(isi))
        self.nilai = openpyxl.load_workbook(io.BytesIO(isi), data_only=True)
        self.app = Program(mesin)
        self.path = path
        self.aktif = ""
        self.api = self

    name = property(lambda self: self.path.name)
    fullname = property(lambda self: str(self.path))
    sheets = property(lambda self: DaftarLembar(self))

    def activate(self) -> None:
        """There is no window to bring to the front."""

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Write the file with its formulas."""
        self.rumus.save(path or self.path)


class DaftarLembar(dasar.Sheets):
    """The sheets of a book."""

    def __init__(self, buku: Buku) -> None:
        """All of them."""
        self.buku = buku

    def __iter__(self) -> Any:
        return (Lembar(self.buku, nama) for nama in self.buku.rumus.sheetnames)

    def __len__(self) -> int:
        return len(self.buku.rumus.sheetnames)

    def __call__(self, kunci: int | str) -> Lembar:
        """A sheet by number or name."""
        if isinstance(kunci, int):
            return Lembar(self.buku, self.buku.rumus.sheetnames[kunci - 1])
        if kunci not in self.buku.rumus.sheetnames:
            raise KeyError(kunci)
        return Lembar(self.buku, kunci)


class Lembar(dasar.Sheet):
    """One sheet."""

    def __init__(self, buku: Buku, nama: str) -> None:
        """The sheet of that name."""
        self.buku, self.nama = buku, nama

    name = property(lambda self: self.nama)
    book = property(lambda self: self.buku)
    index = property(lambda self: self.buku.rumus.sheetnames.index(self.nama) + 1)
    tables = property(lambda self: DaftarTabel(self))

    def activate(self) -> None:
        """Remember that it was shown."""
        self.buku.aktif = self.nama

    def range(self, satu: Any, dua: Any = None) -> Rentang:
        """Cells by address or by row and column."""
        if isinstance(satu, str):
            kiri, atas, kanan, bawah = range_boundaries(satu)
            return Rentang(self, (atas, kiri), (bawah, kanan))
        satu, dua = getattr(satu, "awal", satu), getattr(dua, "akhir", dua)
        return Rentang(self, satu, dua or satu)


class Rentang(dasar.Range):
    """Cells from one corner to the other."""

    api: Any = None
    sheet: Any = None

    def __init__(self, lembar: Lembar, awal: tuple[int, int], akhir: tuple[int, int]) -> None:
        """Both corners included."""
        self.sheet, self.awal, self.akhir = lembar, awal, akhir
        self.api = lembar

    row = property(lambda self: self.awal[0])
    column = property(lambda self: self.awal[1])
    shape = property(
        lambda self: (self.akhir[0] - self.awal[0] + 1, self.akhir[1] - self.awal[1] + 1)
    )
    max_cells_per_read = max_cells_per_write = None

    def __len__(self) -> int:
        baris, kolom = self.shape
        return baris * kolom

    def __call__(self, baris: int, kolom: int | None = None) -> Rentang:
        """A cell by its row and column inside, or by its number."""
        if kolom is None:
            baris, kolom = divmod(baris - 1, self.shape[1])
            baris, kolom = baris + 1, kolom + 1
        sel = (self.row + baris - 1, self.column + kolom - 1)
        return Rentang(self.sheet, sel, sel)

    def _sel(self, sumber: Any) -> Any:
        return sumber[self.sheet.nama][
            f"{get_column_letter(self.column)}{self.row}:"
            f"{get_column_letter(self.akhir[1])}{self.akhir[0]}"
        ]

    @property
    def raw_value(self) -> Any:
        """Values as COM gives them: every number a float, every date a datetime."""
        return [[_to_com(sel.value) for sel in baris] for baris in self._sel(self.sheet.buku.nilai)]

    @raw_value.setter
    def raw_value(self, isi: Any) -> None:
        baris, kolom = self.shape
        rinci = isi if isinstance(isi, list) else [[isi] * kolom] * baris
        for sumber in (self.sheet.buku.rumus, self.sheet.buku.nilai):
            for sel, nilai in zip(self._sel(sumber), rinci, strict=True):
                for satu, nilai_satu in zip(sel, nilai, strict=True):
                    is_teks = isinstance(nilai_satu, str) and nilai_satu.startswith("'")
                    satu.value = nilai_satu[1:] if is_teks else nilai_satu
                    satu.hyperlink = None

    @property
    def formula(self) -> Any:
        """What was typed, as Excel gives it: text, a single cell without rows around it."""
        isi = tuple(
            tuple("" if sel.value is None else str(sel.value) for sel in baris)
            for baris in self._sel(self.sheet.buku.rumus)
        )
        return isi[0][0] if len(self) == 1 else isi

    @formula.setter
    def formula(self, isi: str) -> None:
        self._sel(self.sheet.buku.rumus)[0][0].value = isi

    def add_hyperlink(self, alamat: str, teks: str, bantuan: str) -> None:
        """A link over a cell."""
        self.raw_value = teks
        self._sel(self.sheet.buku.rumus)[0][0].hyperlink = alamat


def _to_com(isi: Any) -> Any:
    if isinstance(isi, bool) or isi is None:
        return isi
    if isinstance(isi, int) and isi < -2_000_000_000:  # an error's number
        return isi
    if isinstance(isi, int | float):
        return float(isi)
    if isinstance(isi, date) and not isinstance(isi, datetime):
        return datetime(isi.year, isi.month, isi.day)  # noqa: DTZ001
    return None if isi == "" else isi


class DaftarTabel(dasar.Tables):
    """The tables of a sheet."""

    parent: Any = None

    def __init__(self, lembar: Lembar) -> None:
        """All of them."""
        self.parent = lembar
        self.nama = list(lembar.buku.rumus[lembar.nama].tables)

    def __len__(self) -> int:
        return len(self.nama)

    def __iter__(self) -> Any:
        return (Tabel(self.parent, nama) for nama in self.nama)

    def __call__(self, kunci: int | str) -> Tabel:
        """A table by number or name."""
        return Tabel(self.parent, self.nama[kunci - 1] if isinstance(kunci, int) else kunci)


class Tabel(dasar.Table):
    """One table."""

    parent: Any = None
    show_totals = False

    def __init__(self, lembar: Lembar, nama: str) -> None:
        """The table of that name."""
        self.parent, self.nama = lembar, nama
        self.letak = lembar.buku.rumus[lembar.nama].tables[nama]

    name = property(lambda self: self.nama)
    range = property(lambda self: self.parent.range(self.letak.ref))

    def resize(self, daerah: Any) -> None:
        """Another area for the table."""
        r = daerah.impl if hasattr(daerah, "impl") else daerah
        self.letak.ref = self.letak.autoFilter.ref = (
            f"{get_column_letter(r.column)}{r.row}:{get_column_letter(r.akhir[1])}{r.akhir[0]}"
        )


def open_buku(isi: bytes, path: Path) -> xw.Book:
    """The content of a file as an open xlwings book; its engine is the active one from now on."""
    mesin = Mesin()
    xw.Engine(impl=mesin).activate()
    return xw.Book(impl=Buku(mesin, isi, path))
