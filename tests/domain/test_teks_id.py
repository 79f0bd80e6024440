"""Indonesian text of numbers and dates, and numbers read from text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_xl.domain.angka import bulatkan
from lkjip_xl.domain.teks_id import (
    BULAN,
    BULAN_SINGKAT,
    TRIWULAN,
    format_angka,
    format_asis,
    format_deret,
    format_persen,
    format_rupiah,
    format_tanggal,
    parse_angka,
    propose_angka,
)
from tests.domain.builders import load_kasus


@pytest.mark.parametrize(("masukan", "hasil"), load_kasus("teks_id", "angka"))
def test_agreed_number(masukan: dict[str, Any], hasil: str) -> None:
    """A computed figure prints with decimal comma, thousands dots and half-up decimals."""
    assert format_angka(Decimal(masukan["angka"]), masukan["desimal"]) == hasil


@pytest.mark.parametrize(("masukan", "hasil"), load_kasus("teks_id", "asis"))
def test_agreed_number_as_typed(masukan: str, hasil: str) -> None:
    """An input prints as typed, without decimals that nobody wrote."""
    assert format_asis(Decimal(masukan)) == hasil


@pytest.mark.parametrize(("masukan", "hasil"), load_kasus("teks_id", "rupiah"))
def test_agreed_rupiah(masukan: dict[str, Any], hasil: str) -> None:
    """Money prints as Rp and whole rupiah, with or without the space."""
    assert format_rupiah(Decimal(masukan["angka"]), spasi=masukan["spasi"]) == hasil


@pytest.mark.parametrize(("masukan", "hasil"), load_kasus("teks_id", "deret"))
def test_agreed_list_in_a_sentence(masukan: list[str], hasil: str) -> None:
    """A list reads as a sentence does, whatever its length."""
    assert format_deret(masukan) == hasil


@pytest.mark.parametrize(("masukan", "hasil"), load_kasus("teks_id", "baca"))
def test_agreed_number_from_text(masukan: str, hasil: str) -> None:
    """A text is read as staff mean it; an ambiguous one is not guessed."""
    assert parse_angka(masukan) == (None if hasil in ("?", "-") else Decimal(hasil))


@pytest.mark.parametrize(("masukan", "hasil"), load_kasus("teks_id", "usul"))
def test_agreed_proposal(masukan: str, hasil: str) -> None:
    """For a text in a number column the one number in it is proposed."""
    assert propose_angka(masukan) == (None if hasil in ("?", "-") else Decimal(hasil))


def test_percent_sign_is_attached() -> None:
    """Percent prints as 99,18% everywhere."""
    assert format_persen(Decimal("99.181")) == "99,18%"


def test_date_in_words() -> None:
    """A date prints with the Indonesian month and without a leading zero."""
    assert format_tanggal(date(2026, 1, 5)) == "5 Januari 2026"
    assert format_tanggal(date(2023, 12, 28)) == "28 Desember 2023"


def test_year_has_twelve_months_and_four_quarters() -> None:
    """Short and long names stand for the same months."""
    assert len(BULAN) == len(BULAN_SINGKAT) == 12
    assert BULAN_SINGKAT[7] == "Agt"
    assert TRIWULAN == ("I", "II", "III", "IV")


@settings(deadline=None)
@given(st.decimals(min_value=-(10**15), max_value=10**15, places=4))
def test_printed_number_reads_back_as_rounded(angka: Decimal) -> None:
    """What the report prints can be typed back without loss."""
    assert parse_angka(format_angka(angka, 2)) == bulatkan(angka)


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=10**15))
def test_printed_rupiah_reads_back(angka: int) -> None:
    """An amount of money copied from a report is read as the same amount."""
    assert parse_angka(format_rupiah(Decimal(angka))) == angka


@settings(deadline=None)
@given(st.text(max_size=20))
def test_no_text_breaks_the_reader(teks: str) -> None:
    """Whatever stands in a cell, reading it gives a number or none, never an error."""
    angka = parse_angka(teks)

    assert angka is None or angka.is_finite()
    assert propose_angka(teks) is None or angka is None or propose_angka(teks) == angka
