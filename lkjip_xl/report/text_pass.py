"""After rendering: keys, line ends, tabs and highlights of values become WordprocessingML."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from lkjip_xl.report.controls import make_control
from lkjip_xl.report.marks import (
    KUNCI_AKHIR,
    KUNCI_AWAL,
    KUNCI_TENGAH,
    NASKAH_AWAL,
    RESERVED,
    SENDIRI,
    SOROT_AKHIR,
    SOROT_AWAL,
)
from lkjip_xl.report.styles import StyleBook
from lkjip_xl.report.wml import (
    PPR,
    RPR,
    SDT,
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
_OPENINGS = KUNCI_AWAL + NASKAH_AWAL
_NEEDS_RUNS = re.compile(f"[\n\t{SOROT_AWAL}{SOROT_AKHIR}{_OPENINGS}]")
_CUT = re.compile(
    f"([\n\t{SOROT_AWAL}{SOROT_AKHIR}{KUNCI_AKHIR}]|[{_OPENINGS}][^{KUNCI_TENGAH}]*{KUNCI_TENGAH})"
)
# What must follow w:highlight in w:rPr, by the schema, and w:color before that.
_AFTER_HIGHLIGHT = {
    w(name)
    for name in (
        "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang",
        "eastAsianLayout", "specVanish", "oMath", "rPrChange",
    )
}  # fmt: skip
_AFTER_COLOR = _AFTER_HIGHLIGHT | {
    w(name) for name in ("spacing", "w", "kern", "position", "sz", "szCs", "highlight")
}


@dataclass(frozen=True, eq=False, slots=True)
class _Mark:
    """One value with a key; two values of one key are two marks."""

    kunci: str
    is_naskah: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text, tab or line end, highlighted or not, perhaps part of a value with a key."""

    text: str
    is_lit: bool
    mark: _Mark | None = None


def expand_texts(root: Element, styles: StyleBook) -> None:
    """Give every value with special characters its runs and paragraphs, with a key its control.

    A value that is the only text of its paragraph becomes one paragraph per line that is not
    empty; inside other text a line end is a line break. Word copies headings and captions into
    the contents, so their values get no control.
    """
    for text in [item for item in root.iter(T) if item.text and _SPECIAL.search(item.text)]:
        run = text.getparent()
        content = text.text or ""
        if run is None or run.tag != R or not _NEEDS_RUNS.search(content):
            text.text = RESERVED.sub("", content)
            continue
        paragraph = paragraph_of(run)
        pieces = _cut(content)
        if paragraph is None or not _may_hold(paragraph, run, styles):
            pieces = [replace(piece, mark=None) for piece in pieces]
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
    marks: list[_Mark] = []
    for part in _CUT.split(content):
        if part in (SOROT_AWAL, SOROT_AKHIR):
            is_lit = part == SOROT_AWAL
        elif part == KUNCI_AKHIR:
            marks = marks[:-1]
        elif part[:1] in (KUNCI_AWAL, NASKAH_AWAL):
            marks.append(_Mark(part[1:-1], part[0] == NASKAH_AWAL))
        elif part := RESERVED.sub("", part):
            pieces.append(_Piece(part, is_lit, marks[0] if marks else None))
    return pieces


def _may_hold(paragraph: Element, run: Element, styles: StyleBook) -> bool:
    """Whether values of `run` may become controls."""
    if styles.heading_level(paragraph) is not None or styles.is_caption(paragraph):
        return False
    node = run.getparent()
    while node is not None and node is not paragraph:
        if node.tag == SDT:
            return False  # staff's own control round the tag; a plain one may hold no other
        node = node.getparent()
    return True


def _lines(pieces: list[_Piece]) -> list[list[_Piece]]:
    lines: list[list[_Piece]] = [[]]
    for piece in pieces:
        if piece.text == "\n":
            lines.append([])
        else:
            lines[-1].append(piece)
    return [line for line in lines if "".join(piece.text for piece in line).strip()]


def _fill_paragraphs(paragraph: Element, run: Element, lines: list[list[_Piece]]) -> None:
    """First line into `run`, each further line into a paragraph of the same look behind it.

    A text of staff, and whatever else has several lines under one key, gets one control round
    all its paragraphs.
    """
    marks = {piece.mark for line in lines for piece in line}
    mark = marks.pop() if len(marks) == 1 else None
    is_block = mark is not None and (mark.is_naskah or len(lines) > 1)
    if is_block:
        lines = [[replace(piece, mark=None) for piece in line] for line in lines]
    paragraphs = [paragraph]
    for line in lines[1:]:
        following = _paragraph_like(paragraph)
        following.extend(_build_nodes(run, line))
        paragraphs[-1].addnext(following)
        paragraphs.append(following)
    for new in _build_nodes(run, lines[0] if lines else []):
        run.addprevious(new)
    drop(run)
    if mark is not None and is_block:
        control = make_control(mark.kunci, [])
        paragraph.addprevious(control)
        control[-1].extend(paragraphs)


def _paragraph_like(like: Element) -> Element:
    """Empty paragraph with the properties of `like`."""
    paragraph = make("p")
    properties = like.find(PPR)
    if properties is not None:
        paragraph.append(copy.deepcopy(properties))
    return paragraph


def _replace_text(run: Element, text: Element, pieces: list[_Piece]) -> None:
    """Put `pieces` where `text` was; what else the run holds stays in order."""
    if not any(piece.is_lit or piece.mark for piece in pieces):
        for piece in pieces:
            text.addprevious(_content(piece))
        run.remove(text)
        return
    before = make_run(run)
    position = run.index(text)
    before.extend(child for child in list(run)[:position] if child.tag != RPR)
    if any(child.tag != RPR for child in before):
        run.addprevious(before)
    for new in _build_nodes(run, pieces):
        run.addprevious(new)
    run.remove(text)
    if all(child.tag == RPR for child in run):
        drop(run)


def _build_nodes(like: Element, pieces: Iterable[_Piece]) -> list[Element]:
    """Runs in the look of `like`; those of a value with a key in their control."""
    nodes: list[Element] = []
    for mark, group in groupby(pieces, lambda piece: piece.mark):
        runs = _build_runs(like, list(group))
        nodes += runs if mark is None else [make_control(mark.kunci, runs, like.find(RPR))]
    return nodes


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
    # Pale letters, as on a dark cover, cannot be read on yellow.
    _put(properties, make("color", val="000000"), _AFTER_COLOR)
    _put(properties, make("highlight", val="yellow"), _AFTER_HIGHLIGHT)


def _put(properties: Element, new: Element, after: set[str]) -> None:
    """Put `new` in the place of its kind, before what must follow it."""
    for old in properties.findall(new.tag):
        properties.remove(old)
    follower = next((child for child in properties if child.tag in after), None)
    if follower is None:
        properties.append(new)
    else:
        follower.addprevious(new)
