"""A problem as a row of sheet Periksa, whoever writes it: builder, saved book, open book."""

from __future__ import annotations

from lkjip_xl.errors import Problem


def build_baris_periksa(problem: Problem) -> dict[str, str]:
    """Cells of the row by column name of tblPeriksa."""
    return {
        "tingkat": str(problem.tingkat),
        "lembar": problem.sheet,
        "tempat": f"{problem.sheet}!{problem.cell}" if problem.cell else problem.sheet,
        "pesan": problem.pesan,
        "perbaikan": problem.perbaikan,
        "alasan": problem.alasan,
        "kode": problem.kode,
    }
