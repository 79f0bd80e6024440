"""Sheets of the xlwings engine over LibreOffice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import xlwings as xw
from xlwings import base_classes as dasar

from lkjip_xl.hosts.libreoffice.engine_gaps import name_gaps
from lkjip_xl.hosts.libreoffice.engine_range import Rentang
from lkjip_xl.hosts.libreoffice.engine_table import DaftarTabel


@name_gaps
class DaftarLembar(dasar.Sheets):
    """The sheets of a book."""

    api: Any = None

    def __init__(self, buku: Any) -> None:
        """All of them."""
        self.buku, self.api = buku, buku.lembaran

    @property
    def active(self) -> Lembar:
        """The one that is shown."""
        return self(str(self.buku.api.CurrentController.ActiveSheet.Name))

    def __len__(self) -> int:
        return int(self.api.Count)

    def __iter__(self) -> Iterator[Lembar]:
        # All names in one message: a book has dozens of sheets, and macros go over them often.
        return (Lembar(self.buku, n, nama) for n, nama in enumerate(self.api.ElementNames, 1))

    def __call__(self, kunci: int | str) -> Lembar:
        """A sheet by number or name."""
        for lembar in self:
            if kunci in (lembar.index, lembar.name):
                return lembar
        raise xw.NoSuchObjectError(f"no sheet {kunci}")


@name_gaps
class Lembar(dasar.Sheet):
    """One sheet."""

    book: Any = None
    name: Any = ""
    index: Any = 0

    def __init__(self, buku: Any, index: int, nama: str) -> None:
        """The sheet at a place, which counts from 1."""
        self.book, self.index, self.name = buku, index, nama
        self._api: Any = None
        self._geser = buku.geser

    @property
    def api(self) -> Any:
        """The sheet of LibreOffice; where cells moved, the one at hand has lost some of its own."""
        if self._api is None or self._geser != self.book.geser:
            self._api = self.book.lembaran.getByIndex(self.index - 1)
            self._geser = self.book.geser
        return self._api

    @property
    def tables(self) -> DaftarTabel:
        """Its tables."""
        return DaftarTabel(self)

    @property
    def visible(self) -> bool:
        """Whether its tab is shown."""
        return bool(self.api.IsVisible)

    @visible.setter
    def visible(self, tampak: bool) -> None:
        self.api.IsVisible = bool(tampak)

    @property
    def used_range(self) -> Rentang:
        """From the first to the last cell that holds something."""
        kursor = self.api.createCursor()
        kursor.gotoStartOfUsedArea(False)
        kursor.gotoEndOfUsedArea(True)
        letak = kursor.RangeAddress
        return Rentang(
            self,
            (letak.StartRow + 1, letak.StartColumn + 1),
            (letak.EndRow + 1, letak.EndColumn + 1),
        )

    def activate(self) -> None:
        """Show it."""
        with self.book.app.keep_langkah():
            self.book.api.CurrentController.setActiveSheet(self.api)

    def range(self, satu: Any, dua: Any = None) -> Rentang:
        """Cells by address, or by row and column of their corners."""
        return Rentang.at(self, satu, dua)
