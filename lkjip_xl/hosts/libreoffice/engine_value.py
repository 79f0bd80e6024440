"""What stands in cells of LibreOffice, as xlwings has it from Excel."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

_HARI_NOL = datetime(1899, 12, 30)  # noqa: DTZ001 - cells know no time zone
# com.sun.star.sheet: CellFlags.DATETIME, FormulaResult.VALUE and ERROR, NumberFormat.DATETIME.
_ISI_TANGGAL, _RUMUS_ANGKA, _RUMUS_GALAT, _FORMAT_TANGGAL = 2, 1, 4, 6
_GALAT = {521: "#NULL!", 532: "#DIV/0!", 519: "#VALUE!", 524: "#REF!", 525: "#NAME?",
          503: "#NUM!", 32767: "#N/A"}  # fmt: skip


class GalatSel(str):
    """An error that a cell shows, by its name in Excel."""

    __slots__ = ()


def read_isi(dokumen: Any, lembar: Any, daerah: Any) -> list[list[Any]]:
    """Values of a range, row by row: dates as datetime, errors as GalatSel."""
    letak = daerah.RangeAddress
    isi = [list(baris) for baris in daerah.getDataArray()]

    def set_tanggal(satu: Any) -> None:
        for b in range(satu.StartRow - letak.StartRow, satu.EndRow - letak.StartRow + 1):
            for k in range(
                satu.StartColumn - letak.StartColumn, satu.EndColumn - letak.StartColumn + 1
            ):
                if isinstance(isi[b][k], float):
                    isi[b][k] = _HARI_NOL + timedelta(seconds=round(isi[b][k] * 86400))

    for satu in daerah.queryContentCells(_ISI_TANGGAL).getRangeAddresses():
        set_tanggal(satu)
    for satu in daerah.queryFormulaCells(_RUMUS_ANGKA).getRangeAddresses():
        bagian = lembar.getCellRangeByPosition(
            satu.StartColumn, satu.StartRow, satu.EndColumn, satu.EndRow
        )
        if _is_tanggal(dokumen, bagian.NumberFormat):
            set_tanggal(satu)
    for satu in daerah.queryFormulaCells(_RUMUS_GALAT).getRangeAddresses():
        for b in range(satu.StartRow, satu.EndRow + 1):
            for k in range(satu.StartColumn, satu.EndColumn + 1):
                galat = _GALAT.get(lembar.getCellByPosition(k, b).getError(), "#VALUE!")
                isi[b - letak.StartRow][k - letak.StartColumn] = GalatSel(galat)
    return isi


def count_hari(waktu: datetime) -> float:
    """The number that a cell keeps for a moment."""
    return (waktu.replace(tzinfo=None) - _HARI_NOL).total_seconds() / 86400


def _is_tanggal(dokumen: Any, kunci: int) -> bool:
    """Whether a number format shows dates; a range of several formats has no single key."""
    return bool(kunci and dokumen.NumberFormats.getByKey(kunci).Type & _FORMAT_TANGGAL)
