"""A Problem at the cell of an input."""

from __future__ import annotations

from lkjip_xl.domain.isian import Isian
from lkjip_xl.errors import Problem, Tingkat


def build_problem(
    kode: str,
    tingkat: Tingkat,
    isian: Isian[object],
    pesan: str,
    perbaikan: str,
    kunci: str = "",
) -> Problem:
    """What a rule found, placed at the cell in which `isian` stands."""
    lembar, _, sel = isian.asal.rpartition("!")
    return Problem(kode, tingkat, pesan, perbaikan, lembar, sel, kunci)
