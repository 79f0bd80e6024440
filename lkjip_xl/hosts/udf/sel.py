"""What a cell or a range hands to a UDF, read as numbers, words, years and dates."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from lkjip_xl.domain.isian import Isian

# A cell (number, text, None, bool, date) or a range: a list of rows.
Sel = Any

GALAT_NILAI = "#VALUE!"
GALAT_TIADA = "#N/A"
GALAT_EXCEL = frozenset(
    {GALAT_NILAI, GALAT_TIADA, "#REF!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!"}
)
# Excel counts days from here; its invented 29 February 1900 is behind us.
_HARI_NOL = date(1899, 12, 30)


class GalatSelError(Exception):
    """A cell cannot be used; `kode` is the Excel error that the calling cell shows."""

    def __init__(self, kode: str = GALAT_NILAI) -> None:
        """Keep the error value."""
        super().__init__(kode)
        self.kode = kode


def list_sel(rentang: Sel) -> list[Sel]:
    """All cells of a range, row by row; a single cell is a range of one."""
    if not isinstance(rentang, list | tuple):
        return [rentang]
    # A row of a large table of answers, without a generator for each of its cells.
    return list(_iter_sel(rentang)) if _is_2d(rentang) else list(rentang)


def _iter_sel(rentang: Sel) -> Iterator[Sel]:
    if isinstance(rentang, list | tuple):
        for satu in rentang:
            yield from _iter_sel(satu)
    else:
        yield rentang


def list_baris(rentang: Sel, banyak: int | None = None) -> list[list[Sel]]:
    """Rows of a range.

    Args:
        rentang: The range; a flat list is one row.
        banyak: How many rows there must be; None for any.

    Raises:
        GalatSelError: The range has another size.
    """
    baris = [list_sel(satu) for satu in rentang] if _is_2d(rentang) else [list_sel(rentang)]
    if banyak is None or len(baris) == banyak:
        return baris
    datar = list_sel(rentang)
    if len(datar) != banyak:
        raise GalatSelError
    return [[satu] for satu in datar]


def _is_2d(rentang: Sel) -> bool:
    return isinstance(rentang, list | tuple) and any(isinstance(s, list | tuple) for s in rentang)


def take_satu(isi: Sel) -> Sel:
    """The only cell of an argument; None where it is empty.

    Raises:
        GalatSelError: It is a larger range, or the cell shows an error.
    """
    satu = isi
    if isinstance(isi, list | tuple):
        semua = list_sel(isi)
        if len(semua) != 1:
            raise GalatSelError
        satu = semua[0]
    if isinstance(satu, str):
        if satu.strip() in GALAT_EXCEL:
            raise GalatSelError(satu.strip())
        return satu if satu.strip() else None
    return satu


def is_terisi(isi: Sel) -> bool:
    """Whether a cell holds anything; empty text is nothing."""
    return take_satu(isi) is not None


def read_angka(isi: Sel) -> Decimal | None:
    """The number in a cell by its shortest text, so that 3.25 stays 3.25; None where empty.

    Raises:
        GalatSelError: Something else stands there.
    """
    satu = take_satu(isi)
    if satu is None:
        return None
    if isinstance(satu, bool) or not isinstance(satu, int | float | Decimal):
        raise GalatSelError
    if isinstance(satu, float):
        if not math.isfinite(satu):
            raise GalatSelError
        return Decimal(repr(satu))
    return Decimal(satu)


def list_angka(rentang: Sel) -> list[Decimal | None]:
    """The numbers of a range, empty cells as None.

    Raises:
        GalatSelError: A cell holds something else.
    """
    return [read_angka(satu) for satu in list_sel(rentang)]


def list_pasangan(
    kiri: Sel, kanan: Sel
) -> tuple[Sequence[Decimal | None], Sequence[Decimal | None]]:
    """The numbers of two ranges that belong together cell by cell.

    Raises:
        GalatSelError: They are of different size, or a cell holds no number.
    """
    satu, dua = list_angka(kiri), list_angka(kanan)
    if len(satu) != len(dua):
        raise GalatSelError
    return satu, dua


def read_bulat(isi: Sel, baku: int | None = None) -> int | None:
    """The whole number in a cell; `baku` where it is empty.

    Raises:
        GalatSelError: There is something else, or decimals.
    """
    angka = read_angka(isi)
    if angka is None:
        return baku
    if angka != angka.to_integral_value():
        raise GalatSelError
    return int(angka)


def read_desimal(isi: Sel, baku: int = 2) -> int:
    """How many decimals to round to; `baku` where the cell is empty.

    Raises:
        GalatSelError: It is no whole number from 0 to 15.
    """
    desimal = read_bulat(isi, baku)
    if desimal is None or not 0 <= desimal <= 15:
        raise GalatSelError
    return desimal


def read_teks(isi: Sel) -> str | None:
    """The text in a cell without blanks around it, a whole number without decimals.

    Raises:
        GalatSelError: It is a larger range, or the cell shows an error.
    """
    satu = take_satu(isi)
    if satu is None:
        return None
    if isinstance(satu, float) and satu.is_integer():
        return str(int(satu))
    return str(satu).strip()


def read_kunci(isi: Sel) -> str | None:
    """A kode, word or year as Excel compares it: case and blanks around it do not count."""
    teks = read_teks(isi)
    return None if teks is None else " ".join(teks.split()).casefold()


def read_pilihan(isi: Sel, pilihan: Iterable[str]) -> str | None:
    """One of the words `pilihan`, whatever its case; None where the cell is empty.

    Raises:
        GalatSelError: Another word stands there.
    """
    kunci = read_kunci(isi)
    if kunci is None:
        return None
    cocok = {satu.casefold(): satu for satu in pilihan}.get(kunci)
    if cocok is None:
        raise GalatSelError
    return cocok


def read_tanggal(isi: Sel) -> date | None:
    """The date in a cell; the number of a day is a date as well, as in Excel.

    Raises:
        GalatSelError: There is something else.
    """
    satu = take_satu(isi)
    if isinstance(satu, datetime):
        return satu.date()
    if satu is None or isinstance(satu, date):
        return satu
    hari = read_angka(satu)
    if hari is None or not 1 <= hari < 2_958_466:  # 1 January of the year 10000
        raise GalatSelError
    return _HARI_NOL + timedelta(days=int(hari))


def count_hari(tanggal: date) -> int:
    """The number that Excel keeps for a date.

    >>> count_hari(date(2025, 1, 15))
    45672
    """
    return (tanggal - _HARI_NOL).days


def build_isian(angka: Decimal | None) -> Isian[Decimal]:
    """A number as the domain takes it from a book, without a place."""
    return Isian(angka, "")
