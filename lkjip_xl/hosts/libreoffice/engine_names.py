"""Defined names of the xlwings engine over LibreOffice."""

from __future__ import annotations

from typing import Any

import xlwings as xw
from xlwings import base_classes as dasar

from lkjip_xl.hosts.libreoffice.engine_gaps import name_gaps
from lkjip_xl.hosts.libreoffice.formula_text import to_excel


@name_gaps
class DaftarNama(dasar.Names):
    """The names of a book."""

    api: Any = None

    def __init__(self, dokumen: Any) -> None:
        """All of them."""
        self.api = dokumen.NamedRanges

    def __len__(self) -> int:
        return int(self.api.Count)

    def __call__(self, kunci: int | str) -> Nama:
        """A name by number, or by itself in whatever case."""
        if isinstance(kunci, int):
            return Nama(self.api.getByIndex(kunci - 1))
        if self.api.hasByName(kunci):
            return Nama(self.api.getByName(kunci))
        for satu in self.api.ElementNames:
            if satu.casefold() == kunci.casefold():
                return Nama(self.api.getByName(satu))
        raise xw.NoSuchObjectError(f"no name {kunci}")


@name_gaps
class Nama(dasar.Name):
    """One defined name."""

    api: Any = None
    name: Any = ""
    refers_to: Any = ""

    def __init__(self, nama: Any) -> None:
        """The name of a document; what it stands for is spelled as in Excel, with its "="."""
        self.api, self.name = nama, str(nama.Name)
        self.refers_to = to_excel(f"={nama.Content}")
