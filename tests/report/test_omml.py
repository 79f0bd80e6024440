"""Paragraphs in the style Rumus become Office Math."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from lkjip_xl import api
from lkjip_xl.report.marks import Sorot
from lkjip_xl.report.omml import M

from .builders import Renderer, Result, par, run


def math(result: Result, name: str) -> list[etree._Element]:
    """Elements of Office Math by name."""
    return list(result.root.iter(f"{{{M}}}{name}"))


def words(element: etree._Element) -> str:
    """Text inside a piece of Office Math."""
    return "".join(text.text or "" for text in element.iter(f"{{{M}}}t"))


def test_formula_is_a_native_fraction(render: Renderer) -> None:
    """What staff type in the style Rumus, in several runs and with tags, is one fraction."""
    result = render(
        par(run("Capaian", "<w:b/>"), " = {{ r }} / {{ t }} x 100 = {{ c }}%", style="Rumus"),
        r="704,51",
        t="180",
        c="391,39",
    )

    (fraction,) = math(result, "f")
    assert [words(side) for side in fraction][1:] == ["704,51", "180"]
    assert words(math(result, "oMath")[0]) == "Capaian=704,51180×100=391,39%"
    assert result.lines() == [""]


def test_words_of_a_formula_are_upright(render: Renderer) -> None:
    """Words are marked as normal text, so that Word does not set them as a product of letters."""
    result = render(par("realisasi / target", style="Rumus"))

    runs = math(result, "r")
    assert [words(item) for item in runs] == ["realisasi", "target"]
    assert all(item.find(f"{{{M}}}rPr/{{{M}}}nor") is not None for item in runs)


def test_bars_and_brackets_grow_with_their_content(render: Renderer) -> None:
    """An absolute value and the brackets of maks(...) are delimiters, not characters."""
    result = render(par("Capaian = maks(0; |R - T| / T)", style="Rumus"))

    brackets, bars = math(result, "d")
    assert words(brackets) == "0; R−TT"
    assert bars.find(f"{{{M}}}dPr/{{{M}}}begChr").get(f"{{{M}}}val") == "|"  # type: ignore[union-attr]


def test_missing_input_stays_highlighted_text(render: Renderer) -> None:
    """A formula without its figure keeps the yellow mark that names the cell."""
    result = render(par("Realisasi = {{ r }} / 3", style="Rumus"), r=Sorot("[belum diisi: PK!H7]"))

    assert result.lines() == ["Realisasi = [belum diisi: PK!H7] / 3"]
    assert len(result.find("//w:highlight")) == 1


@pytest.mark.parametrize("text", ["Dihitung menurut ketentuan.", "a / (b"])
def test_text_that_is_no_formula_stays_text(render: Renderer, text: str) -> None:
    """A sentence in the style Rumus is printed as it is."""
    assert render(par(text, style="Rumus")).lines() == [text]


def test_other_styles_are_left_alone(render: Renderer) -> None:
    """A slash in an ordinary paragraph is a slash."""
    result = render(par("3 / 4"), par("5 / 6", style="Heading2"))

    assert result.lines() == ["3 / 4", "5 / 6"]
    assert math(result, "f") == []


def test_long_formula_goes_over_lines(render: Renderer) -> None:
    """A sum of many terms gets rows, and its result a paragraph of the same style below."""
    sums = " + ".join(["245.700.000"] * 9)

    result = render(par(f"Jumlah = {sums} = 2.211.300.000", style="Rumus"))

    assert [words(item) for item in math(result, "oMath")][1] == "= 2.211.300.000"
    assert len(math(result, "eqArr")) == 1
    assert len(result.find("//w:p[w:pPr/w:pStyle/@w:val='Rumus']")) == 2


@pytest.mark.parametrize("kantor", api.list_contoh())
def test_formulas_of_the_examples_keep_every_figure(
    render: Renderer, tmp_path: Path, kantor: str
) -> None:
    """Each formula that any result of the examples tells can be shown, with all its figures."""
    buku = tmp_path / "buku.xlsx"
    buku.write_bytes(api.build_contoh(kantor))
    hasil = api.compute_buku(buku).hasil.values()
    rumus = sorted({teks for satu in hasil for teks in (satu.rumus, satu.rumus_angka) if teks})

    result = render(*(par(f"{{{{ rumus[{n}] }}}}", style="Rumus") for n in range(len(rumus))),
                    rumus=rumus)  # fmt: skip

    ada = "".join("".join(p.itertext()) for p in result.find("//w:body/w:p"))
    ada_tanda = [sign for sign in ada if sign.isalnum()]
    semula = [sign for sign in "".join(rumus).replace(" x ", "") if sign.isalnum()]
    assert len(rumus) > 100
    assert ada_tanda == semula
    assert len(math(result, "f")) > 60
