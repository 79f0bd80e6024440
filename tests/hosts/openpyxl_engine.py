"""An xlwings engine over openpyxl: macros run on a book in memory, on any machine.

It computes nothing: a formula shows the value that stands with it in the file, also after it was
gone and came back. Whatever a macro uses beyond these members fails with NotImplementedError of
xlwings' own base classes.
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

from lkjip_xl.workbook.edit.rujukan import move_rumus


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
        self.jawaban: str | list[str] = "ok"
        self.berkas: str | bool = False
        self.hitungan = 0
        self.dipilih: Rentang | None = None
        self.teks: str | bool = False
        self.tanya: list[str] = []
        self.dibuka: list[str] = []
        # How many more writes go well; None for all of them.
        self.sisa_tulis: int | None = None
        self.rusak_terus = False
        self.api = SimpleNamespace(
            GetSaveAsFilename=lambda *isi: self.berkas,
            GetOpenFilename=lambda *isi: self.berkas,
            InputBox=self._ask_teks,
        )

    status_bar = property(lambda self: False, lambda self, isi: self.kabar.append(isi))
    selection = property(lambda self: self.dipilih)
    books = property(lambda self: DaftarBuku(self))

    def _ask_teks(self, **isi: Any) -> str | bool:
        self.tanya.append(isi["Prompt"])
        return self.teks

    def count_tulis(self) -> None:
        """A write that may go wrong, as one does while somebody edits a cell."""
        if self.sisa_tulis is None:
            return
        if self.sisa_tulis == 0:
            self.sisa_tulis = 0 if self.rusak_terus else None
            raise OSError("Excel sibuk")
        self.sisa_tulis -= 1

    def activate(self, steal_focus: bool = False) -> None:
        """There is no window to bring to the front."""

    def calculate(self) -> None:
        """Count the calls."""
        self.hitungan += 1

    def alert(self, prompt: str, title: str, buttons: str, mode: str, callback: None) -> str:
        """Remember the message; of several answers the first is given to the first question."""
        self.pesan.append(prompt)
        if buttons != "ok" and isinstance(self.jawaban, list):
            return str(self.jawaban.pop(0))
        return self.jawaban if isinstance(self.jawaban, str) else "ok"


class DaftarBuku(dasar.Books):
    """The open books: no second one is read."""

    def __init__(self, program: Program) -> None:
        """Those of a program."""
        self.program = program

    app = property(lambda self: self.program)

    def __call__(self, nama: str) -> Any:
        """None of that name is open."""
        raise KeyError(nama)

    def open(self, path: str, *pilihan: Any) -> Any:
        """Remember what was opened."""
        self.program.dibuka.append(path)
        return self


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
        self.api = SimpleNamespace(ReadOnly=False)
        self.terkunci: set[str] = set()
        self.hasil = {
            (ws.title, sel.coordinate, sel.value): self.nilai[ws.title][sel.coordinate].value
            for ws in self.rumus
            for baris in ws.iter_rows()
            for sel in baris
            if _is_rumus(sel.value)
        }

    name = property(lambda self: self.path.name)
    fullname = property(lambda self: str(self.path))
    sheets = property(lambda self: DaftarLembar(self))
    names = property(lambda self: DaftarNama(self))

    def activate(self) -> None:
        """There is no window to bring to the front."""

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Write the file with its formulas."""
        self.rumus.save(path or self.path)

    def save_copy(self, path: str) -> None:
        """Write another file with its formulas."""
        self.rumus.save(path)


class DaftarNama(dasar.Names):
    """The defined names of a book."""

    def __init__(self, buku: Buku) -> None:
        """All of them."""
        self.semua = {nama.upper(): satu for nama, satu in buku.rumus.defined_names.items()}

    def __call__(self, nama: str) -> SimpleNamespace:
        """A name, with its "="."""
        return SimpleNamespace(refers_to=f"={self.semua[nama.upper()].attr_text}")


class DaftarLembar(dasar.Sheets):
    """The sheets of a book."""

    def __init__(self, buku: Buku) -> None:
        """All of them."""
        self.buku = buku

    @property
    def active(self) -> Lembar:
        """The one shown last."""
        return Lembar(self.buku, self.buku.aktif or self.buku.rumus.sheetnames[0])

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
    api = property(lambda self: SimpleNamespace(ProtectContents=self.nama in self.buku.terkunci))
    tables = property(lambda self: DaftarTabel(self))

    @property
    def used_range(self) -> Rentang:
        """From the first cell to the last that holds something."""
        lembar = self.buku.rumus[self.nama]
        return Rentang(self, (1, 1), (lembar.max_row, lembar.max_column))

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
        buku = self.sheet.buku
        buku.app.count_tulis()
        baris, kolom = self.shape
        rinci = isi if isinstance(isi, list) else [[isi] * kolom] * baris
        rumus, nilai = self._sel(buku.rumus), self._sel(buku.nilai)
        for sel_rumus, sel_nilai, satu_baris in zip(rumus, nilai, rinci, strict=True):
            for r, n, satu in zip(sel_rumus, sel_nilai, satu_baris, strict=True):
                is_teks = isinstance(satu, str) and satu.startswith("'")
                r.value = n.value = satu[1:] if is_teks else satu
                r.hyperlink = None
                if is_teks:
                    r.data_type = n.data_type = "s"
                elif _is_rumus(satu):
                    n.value = buku.hasil.get((self.sheet.nama, r.coordinate, satu))

    @property
    def formula(self) -> Any:
        """What was typed, as Excel gives it: text, a single cell without rows around it."""
        isi = tuple(
            tuple("" if sel.value is None else str(sel.value) for sel in baris)
            for baris in self._sel(self.sheet.buku.rumus)
        )
        return isi[0][0] if len(self) == 1 else isi

    @formula.setter
    def formula(self, isi: Any) -> None:
        self.raw_value = [list(baris) for baris in isi] if isinstance(isi, tuple) else isi

    def insert(self, shift: str, copy_origin: str) -> None:
        """Whole rows above these; tables that they touch or stand above move or grow."""
        self._shift(self.shape[0])

    def delete(self, shift: str) -> None:
        """These rows go, and tables with them."""
        self._shift(-self.shape[0])

    def _shift(self, banyak: int) -> None:
        buku = self.sheet.buku
        buku.app.count_tulis()
        for sumber in (buku.rumus, buku.nilai):
            ws = sumber[self.sheet.nama]
            if banyak > 0:
                ws.insert_rows(self.row, banyak)
            else:
                ws.delete_rows(self.row, -banyak)
        for baris in buku.rumus[self.sheet.nama].iter_rows(min_row=self.row + max(banyak, 0)):
            for sel in baris:
                if _is_rumus(sel.value):  # cells of its own row, which is all that tests need
                    sel.value = f"={move_rumus(sel.value[1:], banyak)}"
        for letak in buku.rumus[self.sheet.nama].tables.values():
            kiri, atas, kanan, bawah = range_boundaries(letak.ref)
            atas += banyak if self.row <= atas else 0
            bawah += banyak if self.row <= bawah else 0
            letak.ref = f"{get_column_letter(kiri)}{atas}:{get_column_letter(kanan)}{bawah}"
            if letak.autoFilter is not None:
                letak.autoFilter.ref = letak.ref

    def add_hyperlink(self, alamat: str, teks: str, bantuan: str) -> None:
        """A link over a cell."""
        self.raw_value = teks
        self._sel(self.sheet.buku.rumus)[0][0].hyperlink = alamat


def _is_rumus(isi: Any) -> bool:
    return isinstance(isi, str) and isi.startswith("=")


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

    api: Any = None
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
        self.parent.buku.app.count_tulis()
        r = daerah.impl if hasattr(daerah, "impl") else daerah
        self.letak.ref = (
            f"{get_column_letter(r.column)}{r.row}:{get_column_letter(r.akhir[1])}{r.akhir[0]}"
        )
        if self.letak.autoFilter is not None:
            self.letak.autoFilter.ref = self.letak.ref


def open_buku(isi: bytes, path: Path) -> xw.Book:
    """The content of a file as an open xlwings book; its engine is the active one from now on."""
    mesin = Mesin()
    xw.Engine(impl=mesin).activate()
    return xw.Book(impl=Buku(mesin, isi, path))
