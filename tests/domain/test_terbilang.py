"""Numbers in words, and the words of quarters and periods."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lkjip_xl.domain.teks_id import format_rentang_tanggal, format_triwulan
from lkjip_xl.domain.terbilang import BATAS_TERBILANG, terbilang, terbilang_rupiah
from tests.domain.builders import load_kasus, wajib

DIGIT = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
SKALA = {"ribu": 3, "juta": 6, "miliar": 9, "triliun": 12, "kuadriliun": 15}
BULAT = st.integers(min_value=1 - BATAS_TERBILANG, max_value=BATAS_TERBILANG - 1)
PECAHAN = st.decimals(min_value=1 - BATAS_TERBILANG, max_value=BATAS_TERBILANG - 1, places=4)
ANGKA = st.one_of(BULAT.map(Decimal), PECAHAN, st.decimals(-2000, 2000, places=2))


def baca(kata: str) -> Decimal:
    """The number that words mean: the inverse of terbilang, by another road."""
    minus = kata.startswith("minus ")
    bulat, _, pecahan = kata.removeprefix("minus ").partition(" koma ")
    total = kelompok = satuan = 0
    for awal in ("ratus", "ribu", "puluh", "belas"):
        bulat = bulat.replace(f"se{awal}", f"satu {awal}")
    for satu in bulat.split():
        if satu in SKALA:
            total += (kelompok + satuan) * 10 ** SKALA[satu]
            kelompok = satuan = 0
        elif satu in DIGIT:
            satuan = DIGIT.index(satu)
        else:
            kelompok += {"belas": 10 + satuan, "puluh": 10 * satuan, "ratus": 100 * satuan}[satu]
            satuan = 0
    desimal = "".join(str(DIGIT.index(satu)) for satu in pecahan.split())
    return Decimal(f"{'-' if minus else ''}{total + kelompok + satuan}.{desimal or '0'}")


@pytest.mark.parametrize(("masukan", "hasil"), load_kasus("terbilang", "terbilang"))
def test_agreed_words(masukan: str, hasil: str) -> None:
    """A number is spelled as planners write it."""
    assert terbilang(wajib(masukan)) == hasil


@pytest.mark.parametrize(("masukan", "hasil"), load_kasus("terbilang", "rupiah"))
def test_agreed_words_of_money(masukan: str, hasil: str) -> None:
    """An amount of money ends in rupiah."""
    assert terbilang_rupiah(wajib(masukan)) == hasil


@pytest.mark.parametrize("angka", [0, 1, -1000, 10**15, BATAS_TERBILANG - 1])
def test_int_and_decimal_have_the_same_words(angka: int) -> None:
    """It does not matter how Python holds a whole number."""
    assert terbilang(angka) == terbilang(Decimal(angka)) == terbilang(Decimal(f"{angka}.00"))


@pytest.mark.parametrize(
    "angka",
    [
        BATAS_TERBILANG,
        -BATAS_TERBILANG,
        Decimal("1E+999999"),
        Decimal("NaN"),
        Decimal("sNaN"),
        Decimal("-Infinity"),
    ],
)
def test_number_without_words_is_refused(angka: int | Decimal) -> None:
    """Beyond the kuadriliun there are no words, and none are made up."""
    with pytest.raises(ValueError, match="no words for"):
        terbilang(angka)


@settings(deadline=None)
@given(ANGKA)
def test_words_read_back_as_the_number(angka: Decimal) -> None:
    """The words say the number exactly, with every decimal."""
    assert baca(terbilang(angka)) == angka


@settings(deadline=None)
@given(ANGKA, ANGKA)
def test_different_numbers_have_different_words(satu: Decimal, dua: Decimal) -> None:
    """No two numbers share their words."""
    assume(satu != dua)

    assert terbilang(satu) != terbilang(dua)


@settings(deadline=None)
@given(BULAT)
def test_words_are_lower_case_and_official(angka: int) -> None:
    """Words are lower case with single spaces, and nobody reads milyar or satu ribu alone."""
    kata = terbilang(angka)

    assert kata == kata.lower() == " ".join(kata.split())
    assert "milyar" not in kata
    assert "satu ratus" not in kata
    assert not kata.startswith("satu ribu")


def test_quarters_have_roman_numbers() -> None:
    """The four quarters print as Triwulan I to IV."""
    assert [format_triwulan(nomor) for nomor in (1, 2, 3, 4)] == [
        "Triwulan I",
        "Triwulan II",
        "Triwulan III",
        "Triwulan IV",
    ]


@pytest.mark.parametrize("nomor", [0, 5, -1])
def test_quarter_that_no_year_has_is_refused(nomor: int) -> None:
    """A year has four quarters; counting from the end is no quarter either."""
    with pytest.raises(ValueError, match="no quarter"):
        format_triwulan(nomor)


@pytest.mark.parametrize(
    ("awal", "akhir", "hasil"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), "1 Januari s.d. 31 Desember 2025"),
        (date(2024, 7, 1), date(2025, 6, 30), "1 Juli 2024 s.d. 30 Juni 2025"),
        (date(2024, 5, 1), date(2025, 5, 31), "1 Mei 2024 s.d. 31 Mei 2025"),
        (date(2025, 1, 1), date(2025, 1, 31), "1 s.d. 31 Januari 2025"),
        (date(2025, 1, 15), date(2025, 1, 15), "15 Januari 2025"),
    ],
)
def test_period_says_shared_month_and_year_once(awal: date, akhir: date, hasil: str) -> None:
    """A period names month and year of its first day only where they differ from the last."""
    assert format_rentang_tanggal(awal, akhir) == hasil


def test_period_that_ends_before_it_begins_is_refused() -> None:
    """Swapped days are a mistake of the caller, not a period."""
    with pytest.raises(ValueError, match="before it begins"):
        format_rentang_tanggal(date(2025, 12, 31), date(2025, 1, 1))
