"""LibreOffice as a second opinion: it recalculates every formula of a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lkjip_xl.hosts.libreoffice.program import CARA_PASANG, LibreOffice, Setelan, find_soffice

# 0 means always: without it LibreOffice trusts the values that stand in a file.
_HITUNG_SELALU = Setelan("/org.openoffice.Office.Calc/Formula/Load", "OOXMLRecalcMode", "0")


def recalculate_all(berkas: Sequence[Path], folder: Path) -> list[Path]:
    """Several workbooks in one run of the program; their names must differ.

    Raises:
        RuntimeError: LibreOffice is missing.
        LingkunganError: It takes too long, or did not write a file.
    """
    program = find_soffice()
    if program is None:
        raise RuntimeError(f"LibreOffice tidak ada: {CARA_PASANG}")
    libreoffice = LibreOffice(program, folder)
    libreoffice.write_setelan([_HITUNG_SELALU])
    return libreoffice.convert(berkas, "xlsx")
