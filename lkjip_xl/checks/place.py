"""A Problem at the cell of an input."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip_xl.errors import Problem, Tingkat

SEBUT_PALING_BANYAK = 5  # a message stays one line; the count tells of the rest


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
    lembar, sel = split_asal(asal)
    return Problem(kode, tingkat, pesan, perbaikan, lembar, sel, kunci, alasan)


def split_asal(asal: str) -> tuple[str, str]:
    """Sheet and cell of "PK!F7"; a whole sheet has no cell.

    >>> split_asal("PK!F7"), split_asal("PK")
    (('PK', 'F7'), ('PK', ''))
    """
    lembar, ada, sel = asal.rpartition("!")
    return (lembar, sel) if ada else (asal, "")


def format_sel(daftar: Sequence[str]) -> str:
    """The first cells of one sheet, for a message that stands for all of them.

    >>> format_sel([f"PK!F{nomor}" for nomor in range(1, 8)])
    'F1, F2, F3, F4, F5, ...'
    """
    sebut = [split_asal(asal)[1] or asal for asal in daftar[:SEBUT_PALING_BANYAK]]
    return ", ".join([*sebut, *(["..."] if len(daftar) > len(sebut) else [])])
