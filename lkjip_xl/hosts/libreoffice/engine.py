"""An xlwings engine over LibreOffice: the same macros run there, and it recalculates for real.

It has the members that our macros use; any other raises NotImplementedError with its name.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import xlwings as xw
from xlwings import base_classes as dasar

from lkjip_xl.hosts.libreoffice.engine_gaps import name_gaps
from lkjip_xl.hosts.libreoffice.engine_range import DaftarTabel, Rentang
from lkjip_xl.hosts.libreoffice.engine_value import GalatSel
from lkjip_xl.hosts.libreoffice.session import load_uno, open_desktop

_SARINGAN = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".ods": "calc8",
}


@contextlib.contextmanager
def open_engine() -> Iterator[xw.App]:
    """LibreOffice as the active engine of xlwings; `app.books.open(path)` opens a book.

    Raises:
        LingkunganError: LibreOffice or its bridge is not on this machine, or it does not start.
    """
    lama = xw.engines.active
    with open_desktop() as (desktop, pid):
        mesin = Mesin()
        program = Program(mesin, desktop, pid)
        mesin.apps.semua.append(program)
        xw.Engine(impl=mesin).activate()
        try:
            yield xw.App(impl=program)
        finally:
            xw.engines.active = lama
            for buku in list(program.books):
                buku.close()


class Mesin:
    """What xlwings asks of every engine."""

    name, type = "libreoffice", "desktop"

    def __init__(self) -> None:
        """No program runs yet."""
        self.apps = DaftarProgram()

    @staticmethod
    def clean_value_data(
        data: Any, waktu: Any, kosong: Any, angka: Any, err_to_str: bool
    ) -> list[list[Any]]:
        """Values as xlwings was asked for them."""

        def clean(sel: Any) -> Any:
            if sel is None or sel == "":
                return kosong
            if isinstance(sel, GalatSel):
                return str(sel) if err_to_str else None
            if isinstance(sel, datetime) and waktu is not datetime:
                return waktu(
                    year=sel.year, month=sel.month, day=sel.day, hour=sel.hour,
                    minute=sel.minute, second=sel.second, microsecond=0, tzinfo=None,
                )  # fmt: skip
            return angka(sel) if angka is not None and isinstance(sel, float) else sel

        return [[clean(sel) for sel in baris] for baris in data]

    @staticmethod
    def prepare_xl_data_element(isi: Any, pilihan: Any) -> Any:
        """A value on its way into a cell."""
        return isi


@name_gaps
class DaftarProgram(dasar.Apps):
    """The programs that run."""

    def __init__(self) -> None:
        """None yet."""
        self.semua: list[Program] = []

    def keys(self) -> list[int]:
        """Their process ids."""
        return [satu.pid for satu in self.semua]

    def __iter__(self) -> Iterator[Program]:
        return iter(self.semua)

    def __len__(self) -> int:
        return len(self.semua)

    def __getitem__(self, pid: int) -> Program:
        return next(satu for satu in self.semua if satu.pid == pid)


@name_gaps
class Program(dasar.App):
    """LibreOffice without a window: what it would show is kept in `pesan` and `kabar`."""

    api: Any = None
    engine: Any = None
    pid: Any = 0
    books: Any = None
    display_alerts: Any = False
    screen_updating: Any = True
    visible: Any = False

    def __init__(self, mesin: Mesin, desktop: Any, pid: int) -> None:
        """The running program."""
        self.engine, self.api, self.pid = mesin, desktop, pid
        self.books = DaftarBuku(self)
        self.pesan: list[str] = []
        self.kabar: list[str | bool] = []

    def activate(self, steal_focus: bool = False) -> None:
        """There is no window to bring to the front."""

    def calculate(self) -> None:
        """Recalculate every open book."""
        for buku in self.books:
            buku.api.calculateAll()

    def alert(self, prompt: str, title: str, buttons: str, mode: str, callback: Any) -> str:
        """Keep the message; the answer is always the friendly one."""
        self.pesan.append(prompt)
        return "yes" if buttons.startswith("yes") else "ok"

    @property
    def status_bar(self) -> str | bool:
        """The last progress shown."""
        return self.kabar[-1] if self.kabar else False

    @status_bar.setter
    def status_bar(self, teks: str | bool) -> None:
        self.kabar.append(teks)


@name_gaps
class DaftarBuku(dasar.Books):
    """The open books."""

    def __init__(self, program: Program) -> None:
        """None yet."""
        self.app = program
        self.semua: list[Buku] = []

    @property
    def active(self) -> Buku:
        """The one opened last."""
        return self.semua[-1]

    def __iter__(self) -> Iterator[Buku]:
        return iter(self.semua)

    def __len__(self) -> int:
        return len(self.semua)

    def __call__(self, kunci: int | str) -> Buku:
        """A book by number or file name."""
        if isinstance(kunci, int):
            return self.semua[kunci - 1]
        for buku in self.semua:
            if buku.name == kunci:
                return buku
        raise KeyError(kunci)

    def open(self, fullname: str, *pilihan: Any, **lain: Any) -> Buku:
        """Open a file; it is recalculated on the way."""
        uno = load_uno()
        path = Path(fullname).resolve()
        dokumen = self.app.api.loadComponentFromURL(
            path.as_uri(), "_blank", 0, (_build_sifat(uno, "Hidden", True),)
        )
        self.semua.append(Buku(self, dokumen, path))
        return self.semua[-1]


@name_gaps
class Buku(dasar.Book):
    """One open book."""

    api: Any = None
    app: Any = None
    name: Any = ""
    fullname: Any = ""

    def __init__(self, daftar: DaftarBuku, dokumen: Any, path: Path) -> None:
        """The document of that file."""
        self.daftar, self.app, self.api, self.path = daftar, daftar.app, dokumen, path
        self.name, self.fullname = path.name, str(path)

    @property
    def sheets(self) -> DaftarLembar:
        """Its sheets."""
        return DaftarLembar(self)

    def activate(self) -> None:
        """There is no window to bring to the front."""

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Write the file in the form that its ending says."""
        tujuan = Path(path or self.path).resolve()
        sifat = _build_sifat(load_uno(), "FilterName", _SARINGAN[tujuan.suffix.lower()])
        self.api.storeToURL(tujuan.as_uri(), (sifat,))

    def close(self) -> None:
        """Close without saving."""
        self.api.close(True)
        self.daftar.semua.remove(self)


@name_gaps
class DaftarLembar(dasar.Sheets):
    """The sheets of a book."""

    api: Any = None

    def __init__(self, buku: Buku) -> None:
        """All of them."""
        self.buku, self.api = buku, buku.api.Sheets

    def __len__(self) -> int:
        return int(self.api.Count)

    def __iter__(self) -> Iterator[Lembar]:
        return (Lembar(self.buku, self.api.getByIndex(n)) for n in range(len(self)))

    def __call__(self, kunci: int | str) -> Lembar:
        """A sheet by number or name."""
        if isinstance(kunci, int):
            return Lembar(self.buku, self.api.getByIndex(kunci - 1))
        if not self.api.hasByName(kunci):
            raise xw.NoSuchObjectError(f"no sheet {kunci}")
        return Lembar(self.buku, self.api.getByName(kunci))


@name_gaps
class Lembar(dasar.Sheet):
    """One sheet."""

    api: Any = None
    book: Any = None
    name: Any = ""
    index: Any = 0

    def __init__(self, buku: Buku, lembar: Any) -> None:
        """The sheet of a document."""
        self.book, self.api = buku, lembar
        self.name, self.index = str(lembar.Name), int(lembar.RangeAddress.Sheet) + 1

    @property
    def tables(self) -> DaftarTabel:
        """Its tables."""
        return DaftarTabel(self)

    def activate(self) -> None:
        """There is no window to show it in."""

    def range(self, satu: Any, dua: Any = None) -> Rentang:
        """Cells by address, or by row and column of their corners."""
        return Rentang.at(self, satu, dua)


def _build_sifat(uno: Any, nama: str, isi: Any) -> Any:
    sifat = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    sifat.Name, sifat.Value = nama, isi
    return sifat
