"""Problems in the order in which staff work through them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lkjip_xl.errors import Problem, Tingkat

KODE_ISI_SEL = {f"B-{nomor}" for nomor in range(10, 17)}  # the content cannot be used

_SEL = re.compile(r"([A-Z]{1,3})(\d+)")


def sort_problems(problems: Iterable[Problem], daftar_lembar: Sequence[str]) -> list[Problem]:
    """Worst first, then by sheet as the book has them, then by row and column.

    A cell that cannot be read is told once, not also as empty. What belongs to no sheet of the
    book comes before its sheets.

    >>> dua = [Problem("P-1", Tingkat.SARAN, "", "", "B"), Problem("P-2", Tingkat.SARAN, "", "")]
    >>> [p.kode for p in sort_problems(dua, ["A", "B"])]
    ['P-2', 'P-1']
    """
    lembar = {nama: nomor for nomor, nama in enumerate(daftar_lembar)}
    berat = list(Tingkat)

    def urutan(p: Problem) -> tuple[int, int, int, str, str, str]:
        baris, kolom = _posisi(p.cell)
        return berat.index(p.tingkat), lembar.get(p.sheet, -1), baris, kolom, p.kode, p.pesan

    urut = sorted(problems, key=urutan)
    tak_terbaca = {p.tempat for p in urut if p.cell and p.kode in KODE_ISI_SEL}
    return [p for p in urut if p.kode in KODE_ISI_SEL or p.tempat not in tak_terbaca]


def _posisi(sel: str) -> tuple[int, str]:
    """Row, and column so that Z stands before AA; the whole sheet comes first."""
    cocok = _SEL.match(sel)
    return (0, sel) if cocok is None else (int(cocok[2]), cocok[1].rjust(3))
