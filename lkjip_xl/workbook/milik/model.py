"""What staff added to a book of ours: columns, sheets, comments. Theirs, and never read by us."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lkjip_xl.workbook.roll.ledger import Langkah


@dataclass(frozen=True, slots=True)
class GayaMilik:
    """Looks of a cell, as far as they come along.

    Attributes:
        angka: Number format code.
        tebal: Bold.
        miring: Italic.
        bungkus: Text wraps.
        garis: Thin borders.
        rata: Horizontal alignment; empty for the usual one.
        warna_huruf: "#RRGGBB"; empty for the usual one.
        warna_isi: "#RRGGBB"; empty for none.
    """

    angka: str = "General"
    tebal: bool = False
    miring: bool = False
    bungkus: bool = False
    garis: bool = False
    rata: str = ""
    warna_huruf: str = ""
    warna_isi: str = ""


@dataclass(frozen=True, slots=True)
class SelMilik:
    """One cell.

    Attributes:
        isi: Its value; of a formula, what it shows until the program recalculates.
        rumus: Its formula with "="; empty for a value.
        gaya: Its looks.
        tautan: Where a click leads: an address, or "internal:'PK'!A1".
    """

    isi: Any
    rumus: str = ""
    gaya: GayaMilik = GayaMilik()
    tautan: str = ""


@dataclass(frozen=True, slots=True)
class KolomMilik:
    """A column that staff added to a table of ours; it stands right of our columns.

    Attributes:
        header: Its header.
        isi: Cells by row of the new body.
        rumus: Formula for rows that staff add later; empty where the cells have no common one.
    """

    header: str
    isi: Mapping[int, SelMilik]
    rumus: str = ""


@dataclass(frozen=True, slots=True)
class TabelMilik:
    """A table on a sheet of staff's own.

    Attributes:
        nama: Its name.
        daerah: First row, first column, last row, last column, zero-based.
        header: Its headers.
        gaya: Name of its style; empty for none.
        is_saring: Whether it has filter buttons.
        is_total: Whether its last row is a row of totals.
    """

    nama: str
    daerah: tuple[int, int, int, int]
    header: tuple[str, ...]
    gaya: str = ""
    is_saring: bool = True
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class KomentarMilik:
    """A comment on a cell of the new book."""

    lembar: str
    sel: str
    teks: str
    penulis: str = ""


@dataclass(frozen=True, slots=True)
class LembarMilik:
    """A sheet of staff's own.

    Attributes:
        nama: Its name.
        sel: Cells by zero-based row and column.
        lebar: Width of columns in characters.
        tinggi: Height of rows in points.
        gabung: Merged ranges: first row, first column, last row, last column, zero-based.
        tabel: Its tables.
        beku: Rows and columns that stand still.
        is_tersembunyi: Whether its tab is hidden.
    """

    nama: str
    sel: Mapping[tuple[int, int], SelMilik]
    lebar: Mapping[int, float] = field(default_factory=dict)
    tinggi: Mapping[int, float] = field(default_factory=dict)
    gabung: tuple[tuple[int, int, int, int], ...] = ()
    tabel: tuple[TabelMilik, ...] = ()
    beku: tuple[int, int] = (0, 0)
    is_tersembunyi: bool = False


@dataclass(frozen=True, slots=True)
class Milik:
    """Everything of staff's own, at its place in the new book.

    Attributes:
        kolom: Columns in tables of ours, by table.
        lembar: Sheets.
        komentar: Comments, on their sheets and on ours.
        nama: Defined names and what they stand for, "='Lembar'!$A$1".
        catatan: The way of every cell, and of what cannot come.
    """

    kolom: Mapping[str, tuple[KolomMilik, ...]] = field(default_factory=dict)
    lembar: tuple[LembarMilik, ...] = ()
    komentar: tuple[KomentarMilik, ...] = ()
    nama: Mapping[str, str] = field(default_factory=dict)
    catatan: tuple[Langkah, ...] = ()
