"""A Problem at the cell of an input."""

from __future__ import annotations

from lkjip_xl.errors import Problem, Tingkat


def build_problem(
    kode: str,
    tingkat: Tingkat,
    asal: str,
    pesan: str,
    perbaikan: str,
    kunci: str = "",
    alasan: str = "",
) -> Problem:
    """What a rule found, placed at `asal`: a cell "PK!F7", or a whole sheet "PK".

    >>> build_problem("P-02", Tingkat.PERINGATAN, "PK!F7", "Kosong.", "isi.").cell
    'F7'
    """
    lembar, ada, sel = asal.rpartition("!")
    if not ada:
        lembar, sel = asal, ""
    return Problem(kode, tingkat, pesan, perbaikan, lembar, sel, kunci, alasan)
