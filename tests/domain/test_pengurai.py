"""Reading typed numbers by kind of column, the questions that are left, and typed dates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lkjip_xl.domain.angka import bulatkan
from lkjip_xl.domain.pengurai import JenisAngka, Tafsiran, urai_angka
from lkjip_xl.domain.teks_id import (
    format_angka,
    format_persen,
    format_rupiah,
    format_tanggal,
    parse_angka,
    parse_tanggal,
    propose_angka,
)
from tests.domain.builders import load_kasus, wajib

JENIS = st.sampled_from(JenisAngka)
ANGKA = st.one_of(
    st.decimals(-(10**18), 10**18, places=5),
    st.decimals(-2000, 2000, places=5),
)
# Kind and decimals that leave one reading: never three decimals, never a bare "1.234".
TEGAS = st.sampled_from(
    [(JenisAngka.RUPIAH, desimal) for desimal in (0, 1, 2)]
    + [(JenisAngka.BULAT, 0)]
    + [
        (jenis, desimal)
        for jenis in (JenisAngka.INDEKS, JenisAngka.PERSEN, JenisAngka.UMUM)
        for desimal in (1, 2, 4)
    ]
)
MIRIP_ANGKA = st.text(alphabet="0123456789.,-+() %\u00a0\u2212RrPpIiDdS\u017fs", max_size=25)


@pytest.mark.parametrize(("masukan", "hasil"), load_kasus("urai_angka", "angka"))
def test_agreed_number_is_read(masukan: dict[str, str], hasil: str) -> None:
    """A text with one reading gives its number and asks nothing."""
    tafsiran = urai_angka(masukan["teks"], JenisAngka[masukan["jenis"].upper()])

    assert tafsiran == Tafsiran(wajib(hasil))


@pytest.mark.parametrize(("masukan", "hasil"), load_kasus("urai_angka", "tanya"))
def test_agreed_question_is_asked(masukan: dict[str, str], hasil: dict[str, Any]) -> None:
    """A text without one reading gives no number but the agreed question and its choices."""
    tafsiran = urai_angka(masukan["teks"], JenisAngka[masukan["jenis"].upper()])

    assert tafsiran.angka is None
    assert tafsiran.pertanyaan == hasil["pertanyaan"]
    assert list(tafsiran.pilihan) == [wajib(satu) for satu in hasil["pilihan"]]


def test_decimals_stay_as_typed() -> None:
    """The number keeps the decimals of the text, so that it can be printed as typed."""
    assert str(urai_angka("3,250", JenisAngka.RUPIAH).angka) == "3250"
    assert str(urai_angka("88,30", JenisAngka.INDEKS).angka) == "88.30"


def test_long_number_is_not_rounded() -> None:
    """A number longer than the usual precision keeps all of its digits, below 0 as well."""
    teks = "-" + ".".join(["123"] * 20)

    assert urai_angka(teks).angka == Decimal("-" + "123" * 20)


@settings(deadline=None)
@given(ANGKA, TEGAS)
def test_printed_number_reads_back(angka: Decimal, tegas: tuple[JenisAngka, int]) -> None:
    """What the report prints is read as the rounded number, in every kind without doubt."""
    jenis, desimal = tegas

    assert urai_angka(format_angka(angka, desimal), jenis).angka == bulatkan(angka, desimal)


@settings(deadline=None)
@given(ANGKA)
def test_printed_money_and_percent_read_back(angka: Decimal) -> None:
    """Figures with Rp or % are read back in their own kind and where any kind may stand."""
    for jenis in (JenisAngka.RUPIAH, JenisAngka.UMUM):
        assert urai_angka(format_rupiah(angka), jenis).angka == bulatkan(angka, 0)
    for jenis in (JenisAngka.PERSEN, JenisAngka.UMUM):
        assert urai_angka(format_persen(angka), jenis).angka == bulatkan(angka)


@settings(deadline=None)
@given(ANGKA, JENIS, st.integers(min_value=0, max_value=5))
def test_true_number_is_read_or_among_the_choices(
    angka: Decimal, jenis: JenisAngka, desimal: int
) -> None:
    """A printed number is never read as another one: it is read, or it is among the choices."""
    assume(desimal <= {JenisAngka.RUPIAH: 2, JenisAngka.BULAT: 0}.get(jenis, 5))
    bulat = bulatkan(angka, desimal)

    tafsiran = urai_angka(format_angka(angka, desimal), jenis)

    assert tafsiran.angka == bulat or bulat in tafsiran.pilihan


@settings(deadline=None)
@given(st.one_of(st.text(), MIRIP_ANGKA), JENIS)
def test_no_text_breaks_the_reader(teks: str, jenis: JenisAngka) -> None:
    """Any text gives a finite number, or a question, or is blank."""
    tafsiran = urai_angka(teks, jenis)

    if tafsiran.angka is not None:
        assert tafsiran.angka.is_finite()
        assert (tafsiran.pertanyaan, tafsiran.pilihan) == ("", ())
    else:
        assert bool(tafsiran.pertanyaan) == ("?" in tafsiran.pertanyaan)
        assert len(tafsiran.pilihan) <= 2


@settings(deadline=None)
@given(MIRIP_ANGKA)
def test_simple_reader_agrees_with_the_full_one(teks: str) -> None:
    """Whatever parse_angka reads, urai_angka and propose_angka read alike."""
    angka = parse_angka(teks)

    assert angka is None or urai_angka(teks).angka == propose_angka(teks) == angka


@pytest.mark.parametrize("teks", ["Rp 1.000\u200b", "\ufeff1.000,00"])
def test_marks_that_nobody_sees_do_not_matter(teks: str) -> None:
    """Invisible characters of pasted text are skipped: staff could not find them."""
    assert urai_angka(teks, JenisAngka.RUPIAH).angka == 1000


def test_proposal_keeps_the_sign() -> None:
    """A number below 0 is proposed with its sign, however the sign is written."""
    assert propose_angka("(1.000.000)") == -1000000
    assert propose_angka("\u221212,5") == Decimal("-12.5")


@pytest.mark.parametrize(
    "teks",
    ["15 Januari 2025", "15 januari  2025", " 15/01/2025 ", "15/1/2025", "15-1-2025", "2025-01-15"],
)
def test_date_is_read(teks: str) -> None:
    """The four written forms of a date mean the same day."""
    assert parse_tanggal(teks) == date(2025, 1, 15)


@pytest.mark.parametrize(
    "teks",
    [
        "", "Januari 2025", "15 January 2025", "31/02/2025", "01/15/2025", "15/1-2025", "15.1.2025",
        "15/1/25", "0-0-0000", "2025-13-01", "45672", "15 Januari 2025 pukul 10", "Senin",
    ],
)  # fmt: skip
def test_what_is_no_such_date_gives_none(teks: str) -> None:
    """Unknown months, impossible days, short years and month-first dates are not guessed."""
    assert parse_tanggal(teks) is None


@settings(deadline=None)
@given(st.dates())
def test_printed_date_reads_back(tanggal: date) -> None:
    """A date that the report prints is read as the same day; so is its ISO form."""
    if tanggal.year >= 1000:
        assert parse_tanggal(format_tanggal(tanggal)) == tanggal
    assert parse_tanggal(tanggal.isoformat()) == tanggal


@settings(deadline=None)
@given(st.text())
def test_no_text_breaks_the_reader_of_dates(teks: str) -> None:
    """Any text gives a date or None."""
    assert parse_tanggal(teks) is None or teks.strip()
