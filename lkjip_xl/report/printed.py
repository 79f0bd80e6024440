"""Values as a template prints them: text that knows its key, or a mark for what is missing."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from lkjip_xl.domain.angka import Alasan
from lkjip_xl.domain.hasil import DaftarHasil, Hasil
from lkjip_xl.domain.isian import Isian
from lkjip_xl.domain.teks_id import format_asis
from lkjip_xl.report.marks import Sorot


class Cetak(str):
    """A printed value.

    Attributes:
        kunci: Key of the result; empty for an input that is no result.
        is_angka: Whether it is a figure, to which a unit may be attached.
    """

    kunci: str
    is_angka: bool

    def __new__(cls, teks: str, kunci: str = "", *, is_angka: bool = False) -> Cetak:
        """`teks` with its key."""
        cetak = super().__new__(cls, teks)
        cetak.kunci, cetak.is_angka = kunci, is_angka
        return cetak


def build_belum_diisi(tempat: str) -> Sorot:
    """The highlighted mark for an empty cell: "[belum diisi: Narasi!C12]"."""
    return Sorot(f"[{Alasan.BELUM_DIISI}: {tempat}]")


def print_hasil(hasil: Hasil) -> str:
    """A result as the report prints it; a missing input is highlighted, "tidak ada kasus" is not.

    A word that is empty (no month below the minimum) stays empty.
    """
    if hasil.is_belum_diisi:
        return Sorot(hasil.tampil)
    return Cetak(hasil.tampil, hasil.kunci, is_angka=hasil.angka is not None)


def print_kunci(hasil: DaftarHasil, kunci: str) -> str:
    """The result under a key; one that does not exist was never filled in."""
    satu = hasil.get(kunci)
    return build_belum_diisi(kunci) if satu is None else print_hasil(satu)


def print_isian(isian: Isian[Any]) -> str:
    """An input text or figure as typed, or the mark that names its empty cell."""
    if isian.isi is None:
        return build_belum_diisi(isian.asal)
    if isinstance(isian.isi, Decimal):
        return Cetak(format_asis(isian.isi), is_angka=True)
    return Cetak(str(isian.isi))


def filter_persen(nilai: str) -> str:
    """Filter: "99,18" becomes "99,18%"; words and marks stay as they are."""
    return filter_satuan(nilai, "%")


def filter_rupiah(nilai: str) -> str:
    """Filter: "1.000" becomes "Rp 1.000" with a space that does not break."""
    if isinstance(nilai, Cetak) and nilai.is_angka:
        return Cetak(f"Rp\u00a0{nilai}", nilai.kunci, is_angka=True)
    return nilai


def filter_bersatuan(nilai: str, satuan: str) -> str:
    """Filter: a figure with its unit in a table: "90%", "3,25 Indeks"."""
    if satuan == "%" or not isinstance(nilai, Cetak) or not satuan:
        return filter_satuan(nilai, satuan)
    return Cetak(f"{nilai} {satuan}", nilai.kunci, is_angka=nilai.is_angka)


def filter_satuan(nilai: str, satuan: str) -> str:
    """Filter: a figure with its unit; percent has its sign, an index stands alone."""
    if satuan != "%" or not isinstance(nilai, Cetak) or not nilai.is_angka:
        return nilai
    return Cetak(f"{nilai}%", nilai.kunci, is_angka=True)
