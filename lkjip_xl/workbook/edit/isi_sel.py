"""One cell as the XML of a sheet holds it: numbers, dates, text, a formula without value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree

from lkjip_xl.workbook.addresses import format_alamat

PANJANG_TEKS = 32767  # Excel keeps no more in a cell
_AWAL_HARI = date(1899, 12, 30)
_SELISIH_1904 = 1462
_TERLARANG = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Excel reads _x0041_ in a text as a sign; a text that happens to look so says that it is none.
_SANDI = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class SelBaru:
    """What a cell shall hold.

    Attributes:
        nilai: Its value; None for none.
        gaya: Number of its style in the book; empty for the default.
        rumus: Formula as files hold it; only where there is no value.
    """

    nilai: str | int | float | Decimal | bool | date | datetime | None
    gaya: str = ""
    rumus: str = ""


def build_xml(baris: int, kolom: int, sel: SelBaru, *, is_1904: bool = False) -> str:
    """The element of a cell, row and column one-based. Text stays text, also "=1+1".

    >>> build_xml(2, 1, SelBaru("=1+1", "3"))
    '<c r="A2" s="3" t="inlineStr"><is><t>=1+1</t></is></c>'
    """
    gaya = f' s="{sel.gaya}"' if sel.gaya else ""
    awal = f'<c r="{format_alamat(baris - 1, kolom - 1)}"{gaya}'
    if sel.nilai is None:
        return f"{awal}><f>{escape(sel.rumus)}</f></c>" if sel.rumus else f"{awal}/>"
    if isinstance(sel.nilai, bool):
        return f'{awal} t="b"><v>{int(sel.nilai)}</v></c>'
    if isinstance(sel.nilai, str):
        teks = clean_teks(sel.nilai)
        ruang = ' xml:space="preserve"' if teks != teks.strip() or "\n" in teks else ""
        isi = escape(_SANDI.sub("_x005F_", teks))
        return f'{awal} t="inlineStr"><is><t{ruang}>{isi}</t></is></c>'
    return f"{awal}><v>{_format_angka(sel.nilai, is_1904)}</v></c>"


def build_sel(induk: Any, baris: int, kolom: int, sel: SelBaru, *, is_1904: bool = False) -> Any:
    """The same as an element, in the namespace of `induk`."""
    ns = etree.QName(induk).namespace
    teks = build_xml(baris, kolom, sel, is_1904=is_1904)
    return etree.fromstring(f'<x xmlns="{ns}">{teks}</x>')[0]


def clean_teks(teks: str) -> str:
    """Text without signs that XML forbids, its line breaks as Excel holds them."""
    return _TERLARANG.sub("", teks.replace("\r\n", "\n").replace("\r", "\n"))


def _format_angka(nilai: int | float | Decimal | date, is_1904: bool) -> str:
    if isinstance(nilai, date):
        hari = (nilai.date() if isinstance(nilai, datetime) else nilai) - _AWAL_HARI
        angka: int | float = hari.days - (_SELISIH_1904 if is_1904 else 0)
        if isinstance(nilai, datetime):
            detik = nilai.hour * 3600 + nilai.minute * 60 + nilai.second
            angka = angka + detik / 86400 if detik else angka
        return repr(angka)
    if isinstance(nilai, Decimal):
        return format(nilai, "f")
    return repr(nilai)
