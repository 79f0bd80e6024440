"""Formulas as typed, read into fractions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.report.formula import (
    LEBAR_BARIS,
    Fraction,
    Group,
    Node,
    Row,
    Sign,
    Stack,
    Word,
    read_formula,
)


def show(node: Node) -> str:
    """A tree in one line: a fraction is [above//below], rows of a stack are cut by "&"."""
    match node:
        case Word() | Sign():
            return node.text
        case Row():
            return "".join(show(item) for item in node.items)
        case Stack():
            return "&".join(show(row) for row in node.rows)
        case Fraction():
            return f"[{show(node.above)}//{show(node.below)}]"
        case Group():
            inner = show(node.inner)
            return f"|{inner}|" if node.is_bars else f"({inner})"


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("Capaian = realisasi / target x 100", "Capaian=[realisasi//target]×100"),
        ("Realisasi = 704,51 / 180 = 3,91", "Realisasi=[704,51//180]=3,91"),
        ("(2 × 5 - 4,5) / 5 × 100 = 110%", "[2×5−4,5//5]×100=110%"),
        ("100 - |88 - 90| / 90 x 100 = 97,78", "100−[|88−90|//90]×100=97,78"),
        ("maks(0; (2 x 5 - 12) / 5 x 100) = 0", "maks(0; [2×5−12//5]×100)=0"),
        ("50 + -3,4 / 20 x 50", "50+[−3,4//20]×50"),
        ("91 <= 95 <= 108, jadi 100 = 100", "91≤95≤108, jadi 100 = 100"),
        ("nilai x bobot / 100 (pada skala 100)", "[nilai×bobot//100] (pada skala 100)"),
        (
            "jumlah (nilai bulan x responden) / jumlah responden",
            "[jumlah (nilai bulan×responden)//jumlah responden]",
        ),
        ("banyak jawaban 1-4 / 28.334", "[banyak jawaban 1-4//28.334]"),
    ],
)
def test_formula_gets_its_fractions(text: str, tree: str) -> None:
    """A slash becomes a fraction of what stands left of it in the product and the next factor."""
    lines = read_formula(text)

    assert [show(line) for line in lines] == [tree]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nilai ditetapkan menteri",
        "Realisasi = [belum diisi: PK!H7]",
        "(a / b",
        "a / / b",
        "a + ",
        "= 3",
        "|a - b",
        "- - 3",
        "(" * 50 + "1" + ")" * 50,
        "y" * 200 + " = 1",
    ],
)
def test_other_text_is_no_formula(text: str) -> None:
    """A sentence, a missing input or a broken formula is left to be shown as text."""
    assert read_formula(text) == []


def test_long_sum_is_cut_into_rows_and_lines() -> None:
    """Twelve months do not run over the margin: the sum gets rows, the result its own line."""
    months = " + ".join(f"{n},25 x {n}00" for n in range(1, 13))

    lines = read_formula(f"Realisasi = ({months}) / 7.800 = 8,92")

    assert all(line.width <= LEBAR_BARIS for line in lines)
    assert show(lines[0]).startswith("Realisasi=[1,25×100+2,25×200")
    assert "&+" in show(lines[0])
    assert show(lines[-1]) == "= 8,92"


_PIECES = st.lists(
    st.sampled_from(
        ["realisasi", "3,25", "28.334", "100%", "x", "×", "/", "+", "-", "(", ")", "|", "=", ";",
         "<=", "maks", "tahun 2023", ",", "1-4", '"belum"', "[", "\ue010", "s.d.", "rata-rata"]
    ),
    max_size=25,
)  # fmt: skip


@given(_PIECES)
def test_no_word_or_number_is_ever_lost(pieces: list[str]) -> None:
    """Whatever is typed: a formula that is read holds the same words and numbers in order."""
    text = " ".join(pieces)

    lines = read_formula(text)

    kept = "".join(show(line) for line in lines)
    digits = [sign for sign in text if sign.isalnum() and sign != "x"]
    assert not lines or [sign for sign in kept if sign.isalnum() and sign != "x"] == digits


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    """No text of staff stops the report, and no line runs over the margin."""
    lines = read_formula(text)

    assert all(line.width <= LEBAR_BARIS for line in lines)
