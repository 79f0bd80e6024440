"""Errors of cells as numbers: what a function in Basic returns so that Calc shows a real error."""

from __future__ import annotations

import struct
from typing import Any

# Calc keeps an error in a cell as a number that is none, with the code of the error in it.
_BUKAN_ANGKA = 0x7FF8000000000000
_KODE = {
    "#NULL!": 521,
    "#DIV/0!": 532,
    "#VALUE!": 519,
    "#REF!": 524,
    "#NAME?": 525,
    "#NUM!": 503,
    "#N/A": 32767,
}


def build_galat(kata: str) -> float:
    """The number that Calc shows as the error `kata`; an error that it does not know as #VALUE!."""
    kode = _KODE.get(kata, _KODE["#VALUE!"])
    angka: float = struct.unpack("<d", struct.pack("<Q", _BUKAN_ANGKA | kode))[0]
    return angka


def to_sel(jawaban: Any) -> Any:
    """An answer of the service as Calc takes it: the text of an error becomes that error."""
    if isinstance(jawaban, str):
        return build_galat(jawaban) if jawaban in _KODE or jawaban == "#SPILL!" else jawaban
    if isinstance(jawaban, (int, float)):
        return float(jawaban)
    return build_galat("#VALUE!")
