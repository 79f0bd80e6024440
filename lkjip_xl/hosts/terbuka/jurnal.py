"""Writes into an open book that stay together: if one fails, the earlier ones are taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from types import TracebackType
from typing import Any, Self

import xlwings as xw

from lkjip_xl.errors import BukuError, LkjipError, Problem, Tingkat
from lkjip_xl.hosts.terbuka.isi_sel import protect_teks
from lkjip_xl.hosts.terbuka.izin import find_saringan

Isi = Sequence[Sequence[Any]]
_TEKS_SEKALIGUS = 8203  # letters; Excel takes a longer text only by itself
_FORMAT_TEKS = "@"


class Jurnal:
    """A context: leaves the book as it was before if anything inside fails.

    A program that only takes notes of what to write (Excel on the web) has nothing to take back.
    """

    def __init__(self) -> None:
        """Nothing has been written yet."""
        self._balik: list[Callable[[], None]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        jenis: type[BaseException] | None,
        galat: BaseException | None,
        jejak: TracebackType | None,
    ) -> None:
        if galat is None:
            return
        is_utuh = self._take_back()
        if not isinstance(galat, Exception) or (isinstance(galat, LkjipError) and is_utuh):
            return
        raise BukuError([_problem_gagal(galat, is_utuh=is_utuh)]) from galat

    def add_undo(self, balik: Callable[[], None]) -> None:
        """How to take back the write that comes next."""
        self._balik.append(balik)

    def write(self, daerah: xw.Range, isi: Isi, lama: Isi | None = None) -> None:
        """Cells row by row.

        Args:
            daerah: Where.
            isi: Text that begins with "=" is a formula, so text must be protected.
            lama: What stands there, in the same form; it is read if None.
        """
        lama = read_isi(daerah) if lama is None else lama
        if lama is not None:
            self.add_undo(lambda: write_isi(daerah, lama))
        write_isi(daerah, isi)

    def resize(self, tabel: xw.main.Table, daerah: xw.Range) -> None:
        """Other cells for a table."""
        lama = tabel.range
        self.add_undo(lambda: tabel.resize(lama))
        tabel.resize(daerah)

    def _take_back(self) -> bool:
        """Undo all, the last write first; whether all of it worked."""
        is_utuh = True
        while self._balik:
            try:
                self._balik.pop()()
            # One cell that refuses must not keep the others from going back.
            except Exception:
                is_utuh = False
        return is_utuh


def write_isi(daerah: xw.Range, isi: Isi) -> None:
    """Values and formulas in one write.

    Formulas alone go the way on which Excel takes them in English whatever its own language, and
    never as formulas that spill. Where Excel would take a block in parts only, each cell is
    written by itself: rows that a filter hides, a very long text.
    """
    is_rumus = all(isinstance(s, str) and s.startswith("=") for baris in isi for s in baris)
    if len(daerah) > 1 and _is_sendiri(daerah, isi, is_rumus=is_rumus):
        for b, baris in enumerate(isi, 1):
            for k, satu in enumerate(baris, 1):
                write_isi(daerah(b, k), [[satu]])
    elif is_rumus:
        if _read_format(daerah) == _FORMAT_TEKS:  # the cell would show the formula itself
            daerah.number_format = "General"
        daerah.formula = tuple(map(tuple, isi)) if len(daerah) > 1 else isi[0][0]
    else:
        daerah.value = [list(baris) for baris in isi] if len(daerah) > 1 else isi[0][0]


def _is_sendiri(daerah: xw.Range, isi: Isi, *, is_rumus: bool) -> bool:
    """Whether these cells must be written one by one."""
    if any(isinstance(s, str) and len(s) > _TEKS_SEKALIGUS for baris in isi for s in baris):
        return True
    tabel = _find_tabel(daerah)
    if tabel is not None and find_saringan(tabel) is not None:
        return True
    return is_rumus and _read_format(daerah) is None


def _find_tabel(daerah: xw.Range) -> xw.main.Table | None:
    try:
        return daerah.table
    except NotImplementedError:
        return None


def _read_format(daerah: xw.Range) -> str | None:
    """The number format that all cells share; None for several, "" where it is unknown."""
    try:
        return daerah.number_format
    except NotImplementedError:
        return ""


def read_isi(daerah: xw.Range) -> list[list[Any]] | None:
    """Cells in the form that writes them back; None where formulas cannot be read."""
    try:
        rumus = daerah.formula
    except NotImplementedError:
        return None
    rinci = rumus if isinstance(rumus, tuple | list) else ((rumus,),)
    nilai = daerah.options(ndim=2).value
    return [
        [_pilih(r, n) for r, n in zip(*baris, strict=True)]
        for baris in zip(rinci, nilai, strict=True)
    ]


def _pilih(rumus: Any, nilai: Any) -> Any:
    # A text that only looks like a formula reads the same both ways.
    if isinstance(rumus, str) and rumus.startswith("=") and rumus != nilai:
        return rumus
    if isinstance(nilai, Decimal):  # a format of currency, which hides the fifth decimal
        return float(rumus)
    # An error that was typed: xlwings gives nothing for it, or the number that COM has for it.
    if rumus and (nilai is None or type(nilai) is int):
        return rumus
    return protect_teks(nilai) if isinstance(nilai, str) else nilai


def _problem_gagal(galat: Exception, *, is_utuh: bool) -> Problem:
    sebab = format_sebab(galat)
    if is_utuh:
        return Problem(
            "B-68",
            Tingkat.GALAT,
            "Pekerjaan ini terhenti di tengah jalan; isi buku sudah dikembalikan seperti "
            f"sebelum tombol diklik. {sebab}",
            "klik tombolnya lagi; bila berulang, sampaikan pesan ini kepada pengelola lkjip.",
        )
    return Problem(
        "B-69",
        Tingkat.GALAT,
        "Pekerjaan ini terhenti di tengah jalan, dan baru sebagian yang dapat dikembalikan. "
        f"{sebab}",
        "klik tombolnya sekali lagi agar pekerjaan itu selesai, atau tutup buku tanpa menyimpan.",
    )


def format_sebab(galat: Exception) -> str:
    """A fault in brackets, for those who look after the toolkit; one of Excel in its own words."""
    rinci = getattr(galat, "excepinfo", None)
    teks = rinci[2] if rinci and rinci[2] else galat
    return f"({type(galat).__name__}: {teks})"
