"""After rendering: line ends, tabs and highlights inside values become WordprocessingML."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass

from lkjip_xl.report.marks import RESERVED, SENDIRI, SOROT_AKHIR, SOROT_AWAL
from lkjip_xl.report.wml import (
    PPR,
    RPR,
    SECT_PR,
    Element,
    R,
    T,
    drop,
    make,
    make_run,
    paragraph_of,
    w,
)

_SPECIAL = re.compile("[\n\t\ue010-\ue02f]")
_NEEDS_RUNS = re.compile(f"[\n\t{SOROT_AWAL}{SOROT_AKHIR}]")
_CUT = re.compile(f"([\n\t{SOROT_AWAL}{SOROT_AKHIR}])")
# What must follow w:highlight in w:rPr, by the schema.
_AFTER_HIGHLIGHT = {
    w(name)
    for name in (
        "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang",
        "eastAsianLayout", "specVanish", "oMath", "rPrChange",
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text, tab or line end, highlighted or not."""

    text: str
    is_lit: bool


def expand_texts(root: Element) -> None:
    """Give every value with special characters its runs and paragraphs.

    A value that is the only text of its paragraph becomes one paragraph per line that is not
    empty; inside other text a line end is a line break.
    """
    for text in [item for item in root.iter(T) if item.text and _SPECIAL.search(item.text)]:
        run = text.getparent()
        content = text.text or ""
        if run is None or run.tag != R or not _NEEDS_RUNS.search(content):
            text.text = RESERVED.sub("", content)
            continue
        paragraph = paragraph_of(run)
        pieces = _cut(content)
        if (
            content.startswith(SENDIRI)
            and paragraph is not None
            and paragraph.find(f"{PPR}/{SECT_PR}") is None
        ):
            _fill_paragraphs(paragraph, run, _lines(pieces))
        else:
            _replace_text(run, text, pieces)


def _cut(content: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    is_lit = False
    for part in _CUT.split(content):
        if part in (SOROT_AWAL, SOROT_AKHIR):
            is_lit = part == SOROT_AWAL
        elif part := RESERVED.sub("", part):
            pieces.append(_Piece(part, is_lit))
    return pieces


def _lines(pieces: list[_Piece]) -> list[list[_Piece]]:
    lines: list[list[_Piece]] = [[]]
    for piece in pieces:
        if piece.text == "\n":
            lines.append([])
        else:
            lines[-1].append(piece)
    return [line for line in lines if "".join(piece.text for piece in line).strip()]


def _fill_paragraphs(paragraph: Element, run: Element, lines: list[list[_Piece]]) -> None:
    """First line into `run`, each further line into a paragraph of the same look behind it."""
    last = paragraph
    for line in lines[1:]:
        following = _paragraph_like(paragraph)
        following.extend(_build_runs(run, line))
        last.addnext(following)
        last = following
    for new in _build_runs(run, lines[0] if lines else []):
        run.addprevious(new)
    drop(run)


def _paragraph_like(like: Element) -> Element:
    """Empty paragraph with the properties of `like`."""
    paragraph = make("p")
    properties = like.find(PPR)
    if properties is not None:
        paragraph.append(copy.deepcopy(properties))
    return paragraph


def _replace_text(run: Element, text: Element, pieces: list[_Piece]) -> None:
    """Put `pieces` where `text` was; what else the run holds stays in order."""
    if not any(piece.is_lit for piece in pieces):
        for piece in pieces:
            text.addprevious(_content(piece))
        run.remove(text)
        return
    before = make_run(run)
    position = run.index(text)
    before.extend(child for child in list(run)[:position] if child.tag != RPR)
    if any(child.tag != RPR for child in before):
        run.addprevious(before)
    for new in _build_runs(run, pieces):
        run.addprevious(new)
    run.remove(text)
    if all(child.tag == RPR for child in run):
        drop(run)


def _build_runs(like: Element, pieces: list[_Piece]) -> list[Element]:
    """Runs in the look of `like`, one per stretch of equal highlighting."""
    runs: list[Element] = []
    was_lit: bool | None = None
    for piece in pieces:
        if piece.is_lit != was_lit:
            runs.append(make_run(like))
            if piece.is_lit:
                _highlight(runs[-1])
            was_lit = piece.is_lit
        runs[-1].append(_content(piece))
    return runs


def _content(piece: _Piece) -> Element:
    if piece.text == "\n":
        return make("br")
    if piece.text == "\t":
        return make("tab")
    return make("t", text=piece.text)


def _highlight(run: Element) -> None:
    properties = run.find(RPR)
    if properties is None:
        properties = make("rPr")
        run.insert(0, properties)
    for old in properties.findall(w("highlight")):
        properties.remove(old)
    new = make("highlight", val="yellow")
    follower = next((child for child in properties if child.tag in _AFTER_HIGHLIGHT), None)
    if follower is None:
        properties.append(new)
    else:
        follower.addprevious(new)
