"""Formulas that show the right value while the functions of the add-in are missing.

The value stands in front of the formula itself: =IF(ISERROR(LKJ_JUMLAH(1)),95.5,LKJ_CAPAIAN(...)).
So nothing is lost, and where the functions are there the cell calls them at once.
"""

from __future__ import annotations

import re
from decimal import Decimal

from lkjip_xl.workbook.rumus_kolom import strip_tempat_addin

_UJI = "=IF(ISERROR(LKJ_JUMLAH(1)),"
_KUTIP = r'"(?:[^"]|"")*"'
_PENGGANTI = re.compile(
    r"=IF\(ISERROR\(LKJ_JUMLAH\(1\)\),\s*"
    rf"(?:-?[\d.]+(?:E[+-]?\d+)?|{_KUTIP}(?:&{_KUTIP})*),(.+)\)",
    re.IGNORECASE | re.DOTALL,
)
_TEKS_TERPANJANG = 255  # letters of one text inside a formula of Excel
_RUMUS_TERPANJANG = 8192


def build_pengganti(rumus: str, nilai: Decimal | str | None) -> str:
    """The formula with the value that it shows without the add-in; as it was where that is long.

    >>> build_pengganti("=LKJ_CAPAIAN(A1,B1)", Decimal("95.5"))
    '=IF(ISERROR(LKJ_JUMLAH(1)),95.5,LKJ_CAPAIAN(A1,B1))'
    """
    asli = read_pengganti(rumus) or strip_tempat_addin(rumus)
    isi = repr(float(nilai)) if isinstance(nilai, Decimal) else _kutip(nilai or "")
    baru = f"{_UJI}{isi.upper() if isinstance(nilai, Decimal) else isi},{asli[1:]})"
    return baru if len(baru) <= _RUMUS_TERPANJANG else rumus


def read_pengganti(rumus: str) -> str:
    """The formula inside such a one; empty for any other.

    >>> read_pengganti('=IF(ISERROR(LKJ_JUMLAH(1)),"a""b"&"c",LKJ_CARI(A1,B:B,C:C))')
    '=LKJ_CARI(A1,B:B,C:C)'
    """
    cocok = _PENGGANTI.fullmatch(strip_tempat_addin(rumus))
    return f"={cocok[1]}" if cocok else ""


def _kutip(teks: str) -> str:
    """Text inside a formula, in parts that Excel takes."""
    potong = [teks[n : n + _TEKS_TERPANJANG] for n in range(0, len(teks), _TEKS_TERPANJANG)]
    return "&".join('"' + satu.replace('"', '""') + '"' for satu in potong or [""])
