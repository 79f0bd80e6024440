"""What a cell or a range hands to a UDF, read as numbers, words, years and dates."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import chain
from typing import Any

from lkjip_xl.domain.isian import Isian
from lkjip_xl.hosts.udf.galat import (
    GALAT_EXCEL,
    build_galat_angka,
    build_galat_isi,
    build_galat_kata,
    build_galat_rentang,
    build_galat_sel,
    build_galat_ukuran,
)

# A cell (number, text, None, bool, date) or a range: a list of rows.
Sel = Any

# Excel counts days from here; its invented 29 February 1900 is behind us.
_HARI_NOL = date(1899, 12, 30)
_DESIMAL_TERBANYAK = 15  # a cell keeps no more digits
_PERBAIKAN_TANGGAL = "ketik {0} sebagai tanggal, misalnya 15/01/2025."


def list_sel(rentang: Sel) -> list[Sel]:
    """All cells of a range, row by row; a single cell is a range of one."""
    if not isinstance(rentang, list | tuple):
        return [rentang]
    if _is_baris(rentang):
        datar = list(chain.from_iterable(rentang))
        # Only calls from Python nest deeper than rows.
        if not _is_bersarang(datar):
            return datar
    return list(_iter_sel(rentang)) if _is_bersarang(rentang) else list(rentang)


def _is_baris(rentang: Sequence[Sel]) -> bool:
    """Whether it is rows and nothing but rows, as Excel hands over every range."""
    return {*map(type, rentang)} <= {list, tuple} and len(rentang) > 0


def _is_bersarang(isi: Sequence[Sel]) -> bool:
    jenis = {*map(type, isi)}
    return list in jenis or tuple in jenis


def _iter_sel(rentang: Sel) -> Iterator[Sel]:
    if isinstance(rentang, list | tuple):
        for satu in rentang:
            yield from _iter_sel(satu)
    else:
        yield rentang


def list_baris(rentang: Sel) -> Sequence[Sequence[Sel]]:
    """Rows of a range; a flat list is one row."""
    if isinstance(rentang, list | tuple) and _is_bersarang(rentang):
        is_datar = _is_baris(rentang) and not any(map(_is_bersarang, rentang))
        return rentang if is_datar else [list_sel(satu) for satu in rentang]
    return [list_sel(rentang)]


def list_baris_sejajar(rentang: Sel, daftar: Sel, banyak: int) -> Sequence[Sequence[Sel]]:
    """Rows of a range that stand beside the cells of `daftar`, of which there are `banyak`.

    A single row beside a row of as many cells counts as one cell for each.

    Raises:
        GalatSelError: The range has another size.
    """
    baris = list_baris(rentang)
    if len(baris) == banyak:
        return baris
    datar = list_sel(rentang)
    if len(datar) != banyak:
        raise build_galat_ukuran(daftar, rentang)
    return [[satu] for satu in datar]


def list_sejajar(*rentang: Sel) -> list[list[Sel]]:
    """The cells of ranges that belong together cell by cell.

    Raises:
        GalatSelError: They are of different size.
    """
    semua = [list_sel(satu) for satu in rentang]
    if len({len(satu) for satu in semua}) > 1:
        raise build_galat_ukuran(*rentang)
    return semua


def take_satu(isi: Sel) -> Sel:
    """The only cell of an argument; None where it is empty.

    Raises:
        GalatSelError: It is a larger range, or the cell shows an error.
    """
    satu = isi
    if isinstance(isi, list | tuple):
        semua = list_sel(isi)
        if len(semua) != 1:
            raise build_galat_rentang(isi)
        satu = semua[0]
    if isinstance(satu, str):
        kode = satu.strip()
        if kode in GALAT_EXCEL:
            raise build_galat_sel(satu, kode)
        return satu if kode else None
    return satu


def is_terisi(isi: Sel) -> bool:
    """Whether a cell holds anything; empty text is nothing."""
    return isi is not None and take_satu(isi) is not None


def read_angka(isi: Sel) -> Decimal | None:
    """The number in a cell by its shortest text, so that 3.25 stays 3.25; None where empty.

    Raises:
        GalatSelError: Something else stands there.
    """
    satu = take_satu(isi)
    if satu is None:
        return None
    if isinstance(satu, bool) or not isinstance(satu, int | float | Decimal):
        raise build_galat_angka(satu)
    if isinstance(satu, float):
        if not math.isfinite(satu):
            raise build_galat_isi(satu, "angka")
        return Decimal(repr(satu))
    return Decimal(satu)


def list_angka(rentang: Sel) -> list[Decimal | None]:
    """The numbers of a range, empty cells as None.

    Raises:
        GalatSelError: A cell holds something else.
    """
    # Most cells of a whole column are empty.
    return [None if satu is None else read_angka(satu) for satu in list_sel(rentang)]


def list_pasangan(
    kiri: Sel, kanan: Sel
) -> tuple[Sequence[Decimal | None], Sequence[Decimal | None]]:
    """The numbers of two ranges that belong together cell by cell.

    Raises:
        GalatSelError: They are of different size, or a cell holds no number.
    """
    satu, dua = list_sejajar(kiri, kanan)
    return list_angka(satu), list_angka(dua)


def read_bulat(isi: Sel, baku: int | None = None) -> int | None:
    """The whole number in a cell; `baku` where it is empty.

    Raises:
        GalatSelError: There is something else, or decimals.
    """
    angka = read_angka(isi)
    if angka is None:
        return baku
    if angka != angka.to_integral_value():
        raise build_galat_isi(take_satu(isi), "bilangan bulat")
    return int(angka)


def read_desimal(isi: Sel, baku: int = 2) -> int:
    """How many decimals to round to; `baku` where the cell is empty.

    Raises:
        GalatSelError: It is no whole number from 0 to 15.
    """
    desimal = read_bulat(isi, baku)
    if desimal is None or not 0 <= desimal <= _DESIMAL_TERBANYAK:
        raise build_galat_isi(take_satu(isi), f"bilangan bulat dari 0 sampai {_DESIMAL_TERBANYAK}")
    return desimal


def read_teks(isi: Sel) -> str | None:
    """The text in a cell without blanks around it, a whole number without decimals.

    Raises:
        GalatSelError: It is a larger range, or the cell shows an error.
    """
    satu = take_satu(isi)
    if satu is None:
        return None
    if isinstance(satu, float | Decimal):
        angka = float(satu)
        if not math.isfinite(angka):
            raise build_galat_isi(satu, "teks atau angka")
        return str(int(angka)) if angka.is_integer() else str(angka)
    return str(satu).strip()


def read_kunci(isi: Sel) -> str | None:
    """A kode, word or year as Excel compares it: case and blanks around it do not count."""
    teks = None if isi is None else read_teks(isi)
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
        raise build_galat_kata(take_satu(isi), pilihan)
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
    if isinstance(satu, bool | str):
        raise build_galat_isi(satu, "tanggal", _PERBAIKAN_TANGGAL)
    hari = read_angka(satu)
    if hari is None or not 1 <= hari < 2_958_466:  # 1 January of the year 10000
        raise build_galat_isi(satu, "tanggal", _PERBAIKAN_TANGGAL)
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
