"""Formulas as native Office Math: a paragraph in the style Rumus that holds one gets fractions."""

from __future__ import annotations

import copy
import re

from lxml import etree

from lkjip_xl.report.formula import Fraction, Group, Node, Row, Sign, Stack, Word, read_formula
from lkjip_xl.report.marks import RESERVED, SOROT_AWAL
from lkjip_xl.report.styles import StyleBook
from lkjip_xl.report.wml import (
    BOOKMARK_END,
    BOOKMARK_START,
    P_STYLE,
    PPR,
    RPR,
    SECT_PR,
    VAL,
    XML_SPACE,
    Element,
    R,
    T,
    drop,
    make,
    paragraph_of,
)

M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_STYLE = "Rumus"
_FONT = "Cambria Math"
# Upright without being told, and centred in a fraction by LibreOffice, which sets texts to the
# left. A second dot would be a number of its own there.
_NUMBER = re.compile(r"\d+(\.\d{3})?(,\d+)?")


def build_formulas(root: Element, styles: StyleBook) -> None:
    """Turn the paragraphs in the style Rumus into Office Math.

    It runs on rendered text whose marks are still there. A paragraph that holds anything but
    plain text, a missing input, or no formula stays as it is: no text is ever lost.
    """
    wanted = styles.id_of(_STYLE.lower(), _STYLE)
    for style in [item for item in root.iter(P_STYLE) if item.get(VAL) == wanted]:
        paragraph = paragraph_of(style)
        if paragraph is None:
            continue
        text = _plain_text(paragraph)
        lines = read_formula(text) if text else []
        if lines:
            _replace_text(paragraph, lines)


def build_math(node: Node) -> list[Element]:
    """Office Math elements of a formula."""
    match node:
        case Word():
            return [_run(node.text, is_normal=not _NUMBER.fullmatch(node.text))]
        case Sign():
            return [_run(node.text, is_normal=node.is_prefix)]
        case Row():
            return [element for item in node.items for element in build_math(item)]
        case Fraction():
            bar = _m("fPr", _m("type", val="bar"), _control())
            above, below = build_math(node.above), build_math(node.below)
            return [_m("f", bar, _m("num", *above), _m("den", *below))]
        case Group():
            ends = [("begChr", "|"), ("endChr", "|")] if node.is_bars else []
            look = _m("dPr", *(_m(name, val=sign) for name, sign in ends), _control())
            return [_m("d", look, _m("e", *build_math(node.inner)))]
        case Stack():
            rows = (_m("e", *build_math(row)) for row in node.rows)
            return [_m("eqArr", _m("eqArrPr", _control()), *rows)]


def _plain_text(paragraph: Element) -> str:
    """Text of a paragraph of plain runs; "" if it holds anything else or a missing input."""
    texts: list[str] = []
    for child in paragraph:
        if child.tag == R:
            if any(item.tag not in (RPR, T) for item in child):
                return ""
            texts += (text.text or "" for text in child.iterchildren(T))
        elif child.tag == PPR:
            if child.find(SECT_PR) is not None:
                return ""
        elif child.tag not in (BOOKMARK_START, BOOKMARK_END):
            return ""
    text = "".join(texts)
    return "" if SOROT_AWAL in text or "\n" in text else RESERVED.sub("", text).strip()


def _replace_text(paragraph: Element, lines: list[Node]) -> None:
    """One math paragraph per line: Word and LibreOffice then break a long formula alike."""
    for run in paragraph.findall(R):
        drop(run)
    last = paragraph
    for number, line in enumerate(lines):
        if number:
            following = make("p")
            properties = paragraph.find(PPR)
            if properties is not None:
                following.append(copy.deepcopy(properties))
            last.addnext(following)
            last = following
        last.append(_m("oMathPara", _m("oMath", *build_math(line))))


def _m(name: str, /, *children: Element, **attributes: str) -> Element:
    values = {f"{{{M}}}{key}": value for key, value in attributes.items()}
    element = etree.Element(f"{{{M}}}{name}", values, nsmap={"m": M})
    element.extend(children)
    return element


def _run(text: str, *, is_normal: bool) -> Element:
    """A run; `is_normal` keeps words and numbers upright and as typed, without math spacing."""
    content = _m("t")
    content.text = text
    content.set(XML_SPACE, "preserve")
    look = [_m("rPr", _m("nor"))] if is_normal else []
    return _m("r", *look, _font(), content)


def _control() -> Element:
    """Look of a sign that is no text: bar, brackets."""
    return _m("ctrlPr", _font())


def _font() -> Element:
    return make("rPr", make("rFonts", ascii=_FONT, hAnsi=_FONT))
