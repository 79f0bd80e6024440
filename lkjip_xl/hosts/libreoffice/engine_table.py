"""Tables of the xlwings engine over LibreOffice, which calls them database ranges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from xlwings import base_classes as dasar

from lkjip_xl.hosts.libreoffice.engine_gaps import name_gaps
from lkjip_xl.hosts.libreoffice.engine_range import Rentang


class TabelDokumen:
    """All tables of a document by the sheet that they stand on."""

    def __init__(self, dokumen: Any) -> None:
        """Looked over when they are first asked for."""
        self._dokumen = dokumen
        self._kunci: tuple[Any, ...] = ()
        self._semua: dict[int, list[tuple[str, Any]]] = {}

    def find(self, nomor: int) -> Sequence[tuple[str, Any]]:
        """Names and ranges of the tables on a sheet, which counts from 0.

        A document has dozens of tables and sheets, so it is looked over once, and again when a
        table or a sheet came, went or moved.
        """
        daftar = self._dokumen.DatabaseRanges
        kunci = (daftar.ElementNames, self._dokumen.Sheets.ElementNames)
        if kunci != self._kunci:
            self._semua = {}
            for nama in kunci[0]:
                daerah = daftar.getByName(nama)
                self._semua.setdefault(daerah.DataArea.Sheet, []).append((nama, daerah))
            self._kunci = kunci
        return self._semua.get(nomor, [])


@name_gaps
class DaftarTabel(dasar.Tables):
    """The tables of a sheet."""

    api: Any = None
    parent: Any = None

    def __init__(self, lembar: Any) -> None:
        """All of them, as they are now."""
        self.parent = lembar
        self._semua = [
            Tabel(lembar, nama, daerah) for nama, daerah in lembar.book.tabel.find(lembar.index - 1)
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

    def __init__(self, lembar: Any, nama: str, daerah: Any) -> None:
        """The table of that name."""
        self.parent, self.name, self.api = lembar, nama, daerah

    @property
    def show_totals(self) -> bool:
        """Whether its last row holds totals."""
        return bool(self.api.TotalsRow)

    @show_totals.setter
    def show_totals(self, ada: bool) -> None:
        raise NotImplementedError("Tabel.show_totals can only be read")

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
