"""An xlwings engine over LibreOffice: the same macros run there, and it recalculates for real.

It has the members that our macros use; any other raises NotImplementedError with its name.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import xlwings as xw
from xlwings import base_classes as dasar

from lkjip_xl.hosts.libreoffice.engine_gaps import name_gaps
from lkjip_xl.hosts.libreoffice.engine_program import Program
from lkjip_xl.hosts.libreoffice.engine_value import GalatSel
from lkjip_xl.hosts.libreoffice.jembatan import Jembatan, JembatanUno
from lkjip_xl.hosts.libreoffice.session import load_uno, open_konteks


@contextlib.contextmanager
def open_engine() -> Iterator[xw.App]:
    """A LibreOffice of its own as the active engine; `app.books.open(path)` opens a book.

    Raises:
        LingkunganError: LibreOffice or its bridge is not on this machine, or it does not start.
    """
    uno = load_uno()
    with open_konteks() as (ctx, pid), use_program(JembatanUno(uno, ctx), pid) as program:
        try:
            yield xw.App(impl=program)
        finally:
            for buku in list(program.books):
                buku.close()


@contextlib.contextmanager
def use_program(jembatan: Jembatan, pid: int, kelas: type[Program] = Program) -> Iterator[Program]:
    """A running LibreOffice as the active engine of xlwings, for as long as it is used.

    Args:
        jembatan: The way to it.
        pid: Its process, or any number.
        kelas: What it does with messages and questions.
    """
    mesin, lama = Mesin(), xw.engines.active
    program = kelas(mesin, jembatan, pid)
    mesin.apps.semua.append(program)
    xw.Engine(impl=mesin).activate()
    try:
        yield program
    finally:
        xw.engines.active = lama


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
