"""What became of every cell of an old book when a new one was made from it."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from lkjip_xl.domain.teks_id import format_asis
from lkjip_xl.workbook.addresses import format_alamat
from lkjip_xl.workbook.layout import Letak

_JUDUL_CSV = ("Lembar", "Sel", "Isi", "Nasib", "Tempat baru", "Keterangan")
_AWAL_RUMUS = "=+-@\t\r"


class Nasib(StrEnum):
    """What became of one cell."""

    TETAP = "tetap"
    DIPINDAH = "dipindah"
    DITINJAU = "ditinjau"
    DIKOSONGKAN = "dikosongkan"
    TIDAK_IKUT = "tidak ikut"
    BELUM_ADA = "belum ada"


@dataclass(frozen=True, slots=True)
class Langkah:
    """The way of one cell.

    Attributes:
        asal: Its place in the old book: "PK!G12", or a sheet.
        isi: What stood there, as text; empty for BELUM_ADA.
        nasib: What became of it.
        ke: Its place in the new book; empty where it has none.
        alasan: Why, in Indonesian; empty where it explains itself.
        is_dilihat: Whether staff should look at it although it was kept.
    """

    asal: str
    isi: str
    nasib: Nasib
    ke: str = ""
    alasan: str = ""
    is_dilihat: bool = False

    @property
    def lembar(self) -> str:
        """Sheet of the old book."""
        return self.asal.rpartition("!")[0] or self.asal

    @property
    def sel(self) -> str:
        """Cell of the old book; empty for a whole sheet."""
        return self.asal.rpartition("!")[2] if "!" in self.asal else ""

    @property
    def is_perlu(self) -> bool:
        """Whether staff must look at it."""
        return self.is_dilihat or self.nasib in (
            Nasib.DITINJAU, Nasib.TIDAK_IKUT, Nasib.BELUM_ADA,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tujuan:
    """Where rows of the old book stand in the new one.

    Attributes:
        letak: Tables of the new book.
        baris: Old row of a table's body -> new row, by table; a row that did not come is absent.
        header: All headers of a table of the new book, staff's own columns last.
    """

    letak: Mapping[str, Letak]
    baris: Mapping[str, Mapping[int, int]]
    header: Mapping[str, tuple[str, ...]]

    def find(self, tabel: str, nomor: int, header: str) -> tuple[str, int, int] | None:
        """New sheet, row and column (zero-based) of an old body cell; -1 is the header row."""
        letak = self.letak.get(tabel)
        baru = -1 if nomor == -1 else self.baris.get(tabel, {}).get(nomor)
        if letak is None or baru is None:
            return None
        daftar = [satu.casefold() for satu in self.header[tabel]]
        if header.casefold() not in daftar:
            return None
        return letak.lembar.nama, letak.awal + baru, daftar.index(header.casefold())


@dataclass(frozen=True, slots=True)
class Gulungan:
    """A new book made from an old one.

    Attributes:
        tahun: Its year.
        isi: Its contents.
        catatan: The way of every filled input cell of the old book.
        tujuan: Where the rows went.
    """

    tahun: int
    isi: Mapping[str, list[dict[str, Any]]]
    catatan: tuple[Langkah, ...]
    tujuan: Tujuan


def format_tempat(lembar: str, baris: int, kolom: int) -> str:
    """A place as staff read it, from zero-based row and column.

    >>> format_tempat("PK", 11, 6)
    'PK!G12'
    """
    return f"{lembar}!{format_alamat(baris, kolom)}"


def format_isi(isi: Any) -> str:
    """The content of a cell as text, numbers as they are typed.

    >>> format_isi(Decimal("3.25")), format_isi(date(2024, 1, 2)), format_isi(None)
    ('3,25', '02/01/2024', '')
    >>> format_isi(2024)
    '2024'
    """
    if isi is None:
        return ""
    if isinstance(isi, date):
        return isi.strftime("%d/%m/%Y")
    if isinstance(isi, Decimal | int | float) and not isinstance(isi, bool):
        # Without thousands dots: a year is no amount, and the CSV is read as numbers again.
        return format_asis(Decimal(str(isi))).replace(".", "")
    return str(isi)


def count_nasib(catatan: Iterable[Langkah]) -> dict[str, Counter[Nasib]]:
    """How many cells of each sheet met which fate; sheets in the order of `catatan`."""
    hasil: dict[str, Counter[Nasib]] = {}
    for satu in catatan:
        hasil.setdefault(satu.lembar, Counter())[satu.nasib] += 1
    return hasil


def format_csv(catatan: Iterable[Langkah]) -> bytes:
    """The record as a CSV that Excel in Indonesian opens: semicolons, UTF-8 with its mark."""
    keluar = io.StringIO(newline="")
    tulis = csv.writer(keluar, delimiter=";")
    tulis.writerow(_JUDUL_CSV)
    for satu in catatan:
        tulis.writerow(
            map(_jaga, (satu.lembar, satu.sel, satu.isi, satu.nasib, satu.ke, satu.alasan))
        )
    return keluar.getvalue().encode("utf-8-sig")


def _jaga(teks: str) -> str:
    """Text that Excel would run as a formula gets an apostrophe; numbers stay numbers."""
    angka = teks.lstrip("-").replace(".", "").replace(",", "").isdecimal()
    return f"'{teks}" if teks[:1] in _AWAL_RUMUS and teks and not angka else teks
