"""The rules over cells that call functions of the add-in; the hosts find and explain them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lkjip_xl.checks.aturan import Temuan, aturan
from lkjip_xl.errors import Tingkat

_ALASAN = "Sel yang menunjukkan galat ikut merusak setiap rumus yang memakainya."
_ALASAN_SENDIRI = "Laporan memakai hitungan sendiri, tetapi angka di lembar belum dapat dibaca."


@aturan("B-60", Tingkat.PERINGATAN, "Isian fungsi LKJ_ belum dapat dipakai", _ALASAN)
def check_isian_fungsi(temuan: Iterable[Temuan]) -> Iterator[Temuan]:
    """Every argument of a function can be used as what it is."""
    yield from temuan


@aturan("B-61", Tingkat.PERINGATAN, "Fungsi LKJ_ belum dikenal (#NAME?)", _ALASAN_SENDIRI)
def check_fungsi_terpasang(temuan: Iterable[Temuan]) -> Iterator[Temuan]:
    """The add-in, or the extension of LibreOffice, is loaded."""
    yield from temuan


@aturan("B-62", Tingkat.PERINGATAN, "Nama fungsi LKJ_ keliru", _ALASAN)
def check_nama_fungsi(temuan: Iterable[Temuan]) -> Iterator[Temuan]:
    """Every function that a formula calls exists."""
    yield from temuan


@aturan("B-63", Tingkat.PERINGATAN, "Fungsi LKJ_ galat, padahal isiannya benar", _ALASAN_SENDIRI)
def check_fungsi_terhitung(temuan: Iterable[Temuan]) -> Iterator[Temuan]:
    """A function whose arguments can be used has been computed."""
    yield from temuan


@aturan("B-64", Tingkat.PERINGATAN, "Galat rumus dengan fungsi LKJ_ tidak terjelaskan", _ALASAN)
def check_rumus_fungsi(temuan: Iterable[Temuan]) -> Iterator[Temuan]:
    """No formula fails for a reason that only the spreadsheet program can see."""
    yield from temuan
