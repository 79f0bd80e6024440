"""A book as the explanation of its UDFs needs it: formulas and values by sheet, tables, names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from lkjip_xl.hosts.udf_alasan.rujukan import BARIS_TERBANYAK, KOLOM_TERBANYAK, Daerah
from lkjip_xl.workbook.addresses import format_alamat

# A value that only the spreadsheet program could give, and does not.
TAK_TERHITUNG = object()


@dataclass(frozen=True, slots=True)
class Potongan:
    """A block of cells read at once.

    Attributes:
        awal: Row and column of its first cell, from 1.
        isi: Its cells, row by row; rows may end early.
    """

    awal: tuple[int, int]
    isi: Sequence[Sequence[Any]]

    def find(self, baris: int, kolom: int) -> Any:
        """What stands in a cell of the sheet; None outside the block."""
        b, k = baris - self.awal[0], kolom - self.awal[1]
        if not 0 <= b < len(self.isi) or not 0 <= k < len(self.isi[b]):
            return None
        return self.isi[b][k]

    def cut(self, daerah: Daerah) -> list[list[Any]]:
        """The cells of an area, empty ones as None; whole columns and rows end with the block."""
        (b0, k0), (b1, k1) = daerah.awal, daerah.akhir
        lebar = max((len(baris) for baris in self.isi), default=0)
        if b1 == BARIS_TERBANYAK:
            b1 = max(b0, self.awal[0] + len(self.isi) - 1)
        if k1 == KOLOM_TERBANYAK:
            k1 = max(k0, self.awal[1] + lebar - 1)
        kosong = [None] * (k1 - k0 + 1)
        hasil: list[list[Any]] = []
        for baris in range(b0 - self.awal[0], b1 - self.awal[0] + 1):
            if not 0 <= baris < len(self.isi):
                hasil.append(kosong)
                continue
            depan = max(self.awal[1] - k0, 0)
            isi = [None] * depan + list(self.isi[baris][k0 - self.awal[1] + depan :][: len(kosong)])
            hasil.append((isi + kosong)[: len(kosong)])
        return hasil

    def iter_sel(self) -> Iterator[tuple[int, int, Any]]:
        """Row, column and content of every cell."""
        for b, baris in enumerate(self.isi, self.awal[0]):
            for k, sel in enumerate(baris, self.awal[1]):
                yield b, k, sel


@dataclass(frozen=True, slots=True)
class TabelBuku:
    """A table of a book.

    Attributes:
        daerah: Its cells, headers and totals included, with its sheet.
        is_total: Whether its last row holds totals.
    """

    daerah: Daerah
    is_total: bool


class BukuSel(Protocol):
    """What a book can tell; blocks are read when they are first asked for."""

    @property
    def daftar_lembar(self) -> Sequence[str]:
        """Names of its sheets."""

    @property
    def tabel(self) -> Mapping[str, TabelBuku]:
        """Its tables, by name in small letters."""

    def read_rumus(self, lembar: str) -> Sequence[Potongan]:
        """What was typed into the cells of a sheet; nothing where that cannot be told."""

    def read_nilai(self, lembar: str) -> Potongan:
        """What the cells of a sheet show; an error is its text."""

    def find_nama(self, nama: str, lembar: str) -> str | None:
        """What a defined name stands for, with its "="; None where there is no such name."""

    def evaluate(self, teks: str, lembar: str) -> Any:
        """What the program computes for an expression, or `TAK_TERHITUNG`."""


def name_sel(lembar: str, baris: int, kolom: int) -> str:
    """A cell as staff read it: "PK!F7"."""
    return f"{lembar}!{format_alamat(baris - 1, kolom - 1)}"


def name_daerah(daerah: Daerah) -> str:
    """An area as staff read it: "PK!F7:F9", or a cell."""
    awal = name_sel(daerah.lembar, *daerah.awal)
    if daerah.awal == daerah.akhir:
        return awal
    return f"{awal}:{format_alamat(daerah.akhir[0] - 1, daerah.akhir[1] - 1)}"
