"""Values on their way into a cell: what the program would change unasked is marked as text."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

_AWAL_RUMUS = ("=", "+", "-", "@", "'", "#")
_KATA = {"TRUE", "FALSE", "BENAR", "SALAH"}
# Figures with signs between them, an exponent, money, a date with the name of its month, a time.
_BULAN = r"(?:jan|[fp]eb|mar|apr|ma[yi]|mei|jun|jul|aug|ag[ust]|sep|o[ck]t|no[vp]|de[cs])[a-z]{0,7}"
_ANGKA = re.compile(
    r"[\s\d.,:/%()$€£¥+-]*\d[\s\d.,:/%()$€£¥+-]*"
    r"|[\d.,]+\s*e[+-]?\d+"
    r"|rp\.?[\s\d.,-]+"
    rf"|\d{{1,4}}[\s/-]*{_BULAN}[\s/,-]*\d{{0,4}}"
    rf"|{_BULAN}[\s/-]*\d{{1,4}}(?:[\s/,-]+\d{{2,4}})?"
    r"|\d{1,2}(?::\d{2})*\s*[ap]m?",
    re.IGNORECASE,
)


def protect_teks(isi: str) -> str | None:
    """Text that stays text: the apostrophe is Excel's own mark and not shown.

    >>> [protect_teks(satu) for satu in ("=1+1", "00123", "1/2", "Mei 2024", "IKU1", "")]
    ["'=1+1", "'00123", "'1/2", "'Mei 2024", 'IKU1', None]
    >>> protect_teks("Pegawai tetap 2024")
    'Pegawai tetap 2024'
    """
    if not isi:
        return None
    is_ubah = isi.startswith(_AWAL_RUMUS) or isi.upper() in _KATA or _ANGKA.fullmatch(isi.strip())
    return f"'{isi}" if is_ubah else isi


def to_sel(isi: Any) -> Any:
    """A value of the core as an open book takes it."""
    if isinstance(isi, str):
        return protect_teks(isi)
    if isinstance(isi, Decimal):
        return float(isi)
    if isinstance(isi, date) and not isinstance(isi, datetime):
        return datetime(isi.year, isi.month, isi.day)  # noqa: DTZ001  # cells know no time zone
    return isi
