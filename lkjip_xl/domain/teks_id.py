"""Indonesian text of numbers and dates: 1.234,56 | 87,50% | 31 Desember 2025; and back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from lkjip_xl.domain.angka import DESIMAL_BAKU, bulatkan
from lkjip_xl.domain.pengurai import urai_angka

BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
BULAN_SINGKAT = (
    "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des",
)  # fmt: skip
TRIWULAN = ("I", "II", "III", "IV")
TANDA_TINJAU = "[tinjau]"  # in front of a text carried over from last year, until it is reviewed

_NOMOR_BULAN = {nama.lower(): nomor for nomor, nama in enumerate(BULAN, 1)}
_ANGKA_POLOS = re.compile(r"(?i)\s*(?:rp\.?)?\s*[-+]?[\d.,]+(?:\s*(?:,-|%|persen))?\s*")
_ANGKA_DI_TEKS = re.compile(r"-?\d(?:[\d.,]*\d)?")
_TANGGAL_KATA = re.compile(r"([0-9]{1,2}) ([A-Za-z]+) ([0-9]{4})")
_TANGGAL_ANGKA = re.compile(r"([0-9]{1,2})([/-])([0-9]{1,2})\2([0-9]{4})")
_TANGGAL_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")


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


def format_rentang_tanggal(awal: date, akhir: date) -> str:
    """A period in words, both days included; month and year that they share are said once.

    Raises:
        ValueError: `akhir` lies before `awal`.

    >>> format_rentang_tanggal(date(2025, 1, 1), date(2025, 12, 31))
    '1 Januari s.d. 31 Desember 2025'
    """
    if akhir < awal:
        raise ValueError(f"period ends {akhir} before it begins {awal}")
    if awal == akhir:
        return format_tanggal(awal)
    mulai = format_tanggal(awal)
    if awal.year == akhir.year:
        mulai = (
            f"{awal.day} {BULAN[awal.month - 1]}" if awal.month != akhir.month else f"{awal.day}"
        )
    return f"{mulai} s.d. {format_tanggal(akhir)}"


def format_triwulan(nomor: int) -> str:
    """A quarter of the year by its number, 1 to 4.

    Raises:
        ValueError: There is no such quarter.

    >>> format_triwulan(4)
    'Triwulan IV'
    """
    if not 1 <= nomor <= len(TRIWULAN):
        raise ValueError(f"no quarter {nomor}: a year has 1 to {len(TRIWULAN)}")
    return f"Triwulan {TRIWULAN[nomor - 1]}"


def sebut_tahun(blok: Sequence[tuple[int, int | None]]) -> str:
    """Years that dated rules cover, from the first and last year of each.

    >>> sebut_tahun([(2020, None), (2021, None), (2022, None), (2024, None)])
    '2020, 2021, 2022-2023, 2024 dan seterusnya'
    >>> sebut_tahun([(2020, 2023)])
    '2020-2023'
    """
    hasil = []
    for nomor, (mulai, sampai) in enumerate(blok):
        akhir = sampai or (blok[nomor + 1][0] - 1 if nomor + 1 < len(blok) else None)
        if akhir is None:
            hasil.append(f"{mulai} dan seterusnya")
        else:
            hasil.append(str(mulai) if akhir == mulai else f"{mulai}-{akhir}")
    return ", ".join(hasil)


def format_deret(daftar: Sequence[str]) -> str:
    """A list inside a sentence: "A", "A dan B", "A, B, dan C".

    Names that hold a comma themselves are kept apart by semicolons.

    >>> format_deret(["Informasi", "Tarif", "Respon"])
    'Informasi, Tarif, dan Respon'
    >>> format_deret(["Sistem, Mekanisme dan Prosedur", "Tarif"])
    'Sistem, Mekanisme dan Prosedur; dan Tarif'
    """
    if len(daftar) > 1 and any("," in satu for satu in daftar):
        return f"{'; '.join(daftar[:-1])}; dan {daftar[-1]}"
    if len(daftar) < 3:
        return " dan ".join(daftar)
    return f"{', '.join(daftar[:-1])}, dan {daftar[-1]}"


def parse_angka(teks: str) -> Decimal | None:
    """The number that a text means, or None when there is none or more than one reading.

    "1.234.567", "1,234,567", "3,25", "3.25", "90 %" and "Rp 1.000,-" are read. A single
    separator before three digits ("1.234") may be thousands or decimals: it is read as
    thousands only when "Rp" or ",-" says that it is money. Brackets and words other than
    persen are not read here: see `urai_angka`, which also tells what to ask.

    >>> parse_angka("Rp 1.000,-"), parse_angka("3,25"), parse_angka("1.234")
    (Decimal('1000'), Decimal('3.25'), None)
    """
    return urai_angka(teks).angka if _ANGKA_POLOS.fullmatch(teks) else None


def propose_angka(teks: str) -> Decimal | None:
    """The number to propose for a text that stands where a number belongs, or None.

    It is what `urai_angka` reads, otherwise the only number in the text.

    >>> propose_angka("3,25 Indeks"), propose_angka("nilai 87"), propose_angka("3,25 dari 4")
    (Decimal('3.25'), Decimal('87'), None)
    """
    angka = urai_angka(teks).angka
    if angka is not None:
        return angka
    calon = _ANGKA_DI_TEKS.findall(teks)
    return parse_angka(calon[0]) if len(calon) == 1 else None


def parse_tanggal(teks: str) -> date | None:
    """The date that a text means, day before month, or None when it is not such a date.

    Read are "15 Januari 2025", "15/01/2025", "15-1-2025" and "2025-01-15"; the year has four
    digits. A day that the calendar does not have and a blank text give None.

    >>> parse_tanggal("15 Januari 2025"), parse_tanggal("2025-01-15"), parse_tanggal("31/02/2025")
    (datetime.date(2025, 1, 15), datetime.date(2025, 1, 15), None)
    """
    rapi = " ".join(teks.split())
    if cocok := _TANGGAL_KATA.fullmatch(rapi):
        hari, bulan, tahun = cocok[1], _NOMOR_BULAN.get(cocok[2].lower(), 0), cocok[3]
    elif cocok := _TANGGAL_ANGKA.fullmatch(rapi):
        hari, bulan, tahun = cocok[1], int(cocok[3]), cocok[4]
    elif cocok := _TANGGAL_ISO.fullmatch(rapi):
        hari, bulan, tahun = cocok[3], int(cocok[2]), cocok[1]
    else:
        return None
    try:
        return date(int(tahun), bulan, int(hari))
    except ValueError:
        return None
