"""Cells of a saved book that call UDFs, checked; a book without such errors costs nothing."""

from __future__ import annotations

import re
from pathlib import Path

from lkjip_xl.errors import Problem
from lkjip_xl.workbook.read.grid import BerkasTakTerbacaError, FileGrid

_NILAI_GALAT = re.compile(rb"v>#")
_PANGGILAN = re.compile(rb"LKJ_", re.IGNORECASE)


def check_berkas(path: Path) -> list[Problem]:
    """What is wrong with the cells of the book at `path` that call UDFs.

    A file that cannot be read is told by those who read its content.
    """
    try:
        grid = FileGrid(path)
        if not any(has_galat(grid, lembar) for lembar in grid.daftar_lembar):
            return []
    except (BerkasTakTerbacaError, OSError):
        return []
    # openpyxl takes longer to load than a book takes to be checked; most books have no errors.
    from lkjip_xl.hosts.udf_alasan.temuan import check_fungsi
    from lkjip_xl.hosts.udf_alasan.tersimpan import open_tersimpan

    with open_tersimpan(path, grid) as buku:
        return check_fungsi(buku)


def has_galat(grid: FileGrid, lembar: str) -> bool:
    """Whether a sheet calls a UDF and has a cell that shows an error."""
    return grid.has_pola(lembar, _NILAI_GALAT) and grid.has_pola(lembar, _PANGGILAN)
