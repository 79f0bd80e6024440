"""What stands in cells of LibreOffice, as xlwings has it from Excel."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

_HARI_NOL = datetime(1899, 12, 30)  # noqa: DTZ001 - cells know no time zone
# com.sun.star.sheet: CellFlags.DATETIME, FormulaResult.VALUE and ERROR.
_ISI_TANGGAL, _RUMUS_ANGKA, _RUMUS_GALAT = 2, 1, 4
_GALAT = {521: "#NULL!", 532: "#DIV/0!", 519: "#VALUE!", 524: "#REF!", 525: "#NAME?",
          503: "#NUM!", 32767: "#N/A"}  # fmt: skip


class GalatSel(str):
    """An error that a cell shows, by its name in Excel."""

    __slots__ = ()


def read_isi(rentang: Any) -> list[list[Any]]:
    """Values of a range, row by row: dates as datetime, errors as GalatSel."""
    daerah, lembar, buku = rentang.api, rentang.sheet.api, rentang.sheet.book
    baris, kolom = rentang.row - 1, rentang.column - 1
    isi = [list(satu) for satu in daerah.getDataArray()]

    def set_tanggal(satu: Any) -> None:
        for b in range(satu.StartRow - baris, satu.EndRow - baris + 1):
            for k in range(satu.StartColumn - kolom, satu.EndColumn - kolom + 1):
                if isinstance(isi[b][k], float):
                    isi[b][k] = _HARI_NOL + timedelta(seconds=round(isi[b][k] * 86400))

    for satu in daerah.queryContentCells(_ISI_TANGGAL).getRangeAddresses():
        set_tanggal(satu)
    for satu in daerah.queryFormulaCells(_RUMUS_ANGKA).getRangeAddresses():
        bagian = lembar.getCellRangeByPosition(
            satu.StartColumn, satu.StartRow, satu.EndColumn, satu.EndRow
        )
        if buku.is_tanggal(bagian.NumberFormat):
            set_tanggal(satu)
    for satu in daerah.queryFormulaCells(_RUMUS_GALAT).getRangeAddresses():
        for b in range(satu.StartRow, satu.EndRow + 1):
            for k in range(satu.StartColumn, satu.EndColumn + 1):
                galat = _GALAT.get(lembar.getCellByPosition(k, b).getError(), "#VALUE!")
                isi[b - baris][k - kolom] = GalatSel(galat)
    return isi


def count_hari(waktu: datetime) -> float:
    """The number that a cell keeps for a moment."""
    return (waktu.replace(tzinfo=None) - _HARI_NOL).total_seconds() / 86400
