"""Indonesian text of numbers and dates: 1.234,56 | 87,50% | 31 Desember 2025; and back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from lkjip_xl.domain.angka import DESIMAL_BAKU, bulatkan

BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
BULAN_SINGKAT = (
    "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des",
)  # fmt: skip
TRIWULAN = ("I", "II", "III", "IV")


def format_angka(angka: Decimal, desimal: int = DESIMAL_BAKU) -> str:
    """`angka` with decimal comma and thousands dot, rounded half up.

    >>> format_angka(Decimal("1234.565"))
    '1.234,57'
    >>> format_angka(Decimal("-0.001"))
    '0,00'
    """
    bulat = bulatkan(angka, desimal)
    if bulat == 0:
        bulat = abs(bulat)  # "-0,00" is not a figure anyone wrote
    return f"{bulat:,f}".translate(str.maketrans(",.", ".,"))


def format_asis(angka: Decimal) -> str:
    """`angka` as it was typed: all of its decimals, none added.

    >>> format_asis(Decimal("90.0")), format_asis(Decimal("3.25"))
    ('90', '3,25')
    """
    eksponen = angka.normalize().as_tuple().exponent
    return format_angka(angka, max(0, -eksponen) if isinstance(eksponen, int) else 0)


def format_rupiah(angka: Decimal, *, spasi: bool = True) -> str:
    """Money in whole rupiah: "Rp 1.000", without "." after Rp and without ",-".

    >>> format_rupiah(Decimal(11097189000))
    'Rp 11.097.189.000'
    """
    return f"Rp{' ' if spasi else ''}{format_angka(angka, 0)}"


def format_persen(angka: Decimal) -> str:
    """Percent points with two decimals and the sign attached.

    >>> format_persen(Decimal("99.18"))
    '99,18%'
    """
    return f"{format_angka(angka)}%"


def format_tanggal(tanggal: date) -> str:
    """A date in words.

    >>> format_tanggal(date(2025, 1, 15))
    '15 Januari 2025'
    """
    return f"{tanggal.day} {BULAN[tanggal.month - 1]} {tanggal.year}"


def format_deret(daftar: Sequence[str]) -> str:
    """A list inside a sentence: "A", "A dan B", "A, B, dan C".

    >>> format_deret(["Informasi", "Tarif", "Respon"])
    'Informasi, Tarif, dan Respon'
    """
    if len(daftar) < 3:
        return " dan ".join(daftar)
    return f"{', '.join(daftar[:-1])}, dan {daftar[-1]}"


_HIASAN = re.compile(r"(?i)^\s*(?:rp\.?)?\s*|\s*(?:,-|%|persen)?\s*$")
_ANGKA_DI_TEKS = re.compile(r"-?\d(?:[\d.,]*\d)?")
_RIBUAN = re.compile(r"-?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")


def parse_angka(teks: str) -> Decimal | None:
    """The number that a text means, or None when there is none or more than one reading.

    "1.234.567", "1,234,567", "3,25", "3.25", "90 %" and "Rp 1.000,-" are read. A single
    separator before three digits ("1.234") may be thousands or decimals: it is read as
    thousands only when "Rp" stands before it.

    >>> parse_angka("Rp 1.000,-"), parse_angka("3,25"), parse_angka("1.234")
    (Decimal('1000'), Decimal('3.25'), None)
    """
    inti = _HIASAN.sub("", teks)
    uang = teks.strip().lower().startswith("rp")
    if _RIBUAN.fullmatch(inti):
        pemisah = re.findall(r"[.,]", inti)
        if len(pemisah) == 1 and not uang:
            return None
        return Decimal(re.sub(r"[.,]", "", inti))
    if "," in inti and "." in inti:
        desimal = max(inti.rfind(","), inti.rfind("."))
        inti = re.sub(r"[.,]", "", inti[:desimal]) + "." + inti[desimal + 1 :]
    try:
        angka = Decimal(inti.replace(",", "."))
    except InvalidOperation:
        return None
    return angka if angka.is_finite() else None


def propose_angka(teks: str) -> Decimal | None:
    """The number to propose for a text that stands where a number belongs, or None.

    >>> propose_angka("3,25 Indeks")
    Decimal('3.25')
    """
    angka = parse_angka(teks)
    if angka is not None:
        return angka
    calon = _ANGKA_DI_TEKS.findall(teks)
    return parse_angka(calon[0]) if len(calon) == 1 else None
