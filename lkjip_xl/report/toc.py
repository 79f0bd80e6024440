"""Table of contents, list of tables, list of pictures: filled as Word would, page numbers apart.

Page numbers need a program that lays the document out: `pages` has them measured, or they appear
when staff press Ctrl+A and F9 in Word. The fields stay proper fields, so that this works.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lkjip_xl.report.fields import Field, sequence_of
from lkjip_xl.report.ids import IdPass
from lkjip_xl.report.styles import StyleBook
from lkjip_xl.report.wml import (
    P_STYLE,
    PPR,
    SECT_PR,
    VAL,
    Element,
    P,
    drop,
    make,
    paragraph_of,
    visible_text,
    w,
)

KOSONG = "Belum ada entri."
_FIRST_NUMBER = 100_000_001
_LEVELS = re.compile(r'\\o\s*"?(\d)\s*-\s*(\d)')
_CAPTION = re.compile(r'\\[cC]\s*"?([^"\\]+?)"?\s*(?:\\|$)')
_STYLES = re.compile(r'\\t\s*"([^"]*)"')


@dataclass(frozen=True, slots=True)
class _Entry:
    text: str
    style: str
    anchor: str


class ContentsPass:
    """Fills the TOC fields of one document."""

    def __init__(self, root: Element, fields: list[Field], styles: StyleBook, ids: IdPass) -> None:
        """Take the fields of `root` after their captions were numbered."""
        self._root = root
        self._fields = fields
        self._styles = styles
        self._ids = ids
        self._anchors: dict[Element, str] = {}

    def fill(self) -> None:
        """Fill every TOC field that lies in a single paragraph."""
        contents = [item for item in self._fields if item.words[0] == "TOC" and item.depth == 0]
        entries = [self._entries(item.code) for item in contents]
        for item, found in zip(contents, entries, strict=True):
            _fill_field(item, found)

    def _entries(self, code: str) -> list[_Entry]:
        caption = _CAPTION.search(code)
        if caption:
            style = self._styles.id_of("table of figures", "TableofFigures")
            found = [(paragraph, style) for paragraph in self._captions(caption[1].strip())]
        else:
            found = list(self._headings(code))
        entries: list[_Entry] = []
        for paragraph, style in found:
            text = visible_text(paragraph)
            if text:
                entries.append(_Entry(text, style, self._anchor(paragraph)))
        return entries

    def _captions(self, name: str) -> Iterable[Element]:
        """Caption paragraphs that count `name`; a hidden reset in a heading is none."""
        found: dict[Element, None] = {}
        for item in self._fields:
            if sequence_of(item) == name:
                paragraph = paragraph_of(item.begin)
                if paragraph is not None and self._styles.is_caption(paragraph):
                    found[paragraph] = None
        return found

    def _headings(self, code: str) -> Iterable[tuple[Element, str]]:
        levels = _LEVELS.search(code)
        low, high = (int(levels[1]), int(levels[2])) if levels else (1, 9)
        by_style = _levels_by_style(code)
        use_outline = "\\u" in code.split()
        for paragraph in self._root.iter(P) if use_outline else self._styled():
            level = self._styles.heading_level(paragraph)
            if use_outline and level is None:
                level = self._styles.outline_level(paragraph)
            if level is not None and not low <= level <= high:
                level = None
            if level is None and by_style:
                style = paragraph.find(f"{PPR}/{P_STYLE}")
                name = self._styles.name_of(style.get(VAL, "")) if style is not None else ""
                level = by_style.get(name)
            if level is not None:
                yield paragraph, self._styles.id_of(f"toc {level}", f"TOC{level}")

    def _styled(self) -> Iterator[Element]:
        """Paragraphs with a style of their own: few, next to the cells of a report."""
        for style in self._root.iter(P_STYLE):
            paragraph = paragraph_of(style)
            if paragraph is not None:
                yield paragraph

    def _anchor(self, paragraph: Element) -> str:
        """Name of the bookmark round the content of `paragraph`, set at the first call."""
        if paragraph not in self._anchors:
            name = self._ids.new_name("_Toc", _FIRST_NUMBER + len(self._anchors))
            number = self._ids.new_bookmark()
            start = make("bookmarkStart", id=number, name=name)
            paragraph.insert(1 if paragraph.find(PPR) is not None else 0, start)
            paragraph.append(make("bookmarkEnd", id=number))
            self._anchors[paragraph] = name
        return self._anchors[paragraph]


def _levels_by_style(code: str) -> dict[str, int]:
    r"""Levels that `\t "Judul Depan;1;..."` gives to styles by name, in lower case."""
    match = _STYLES.search(code)
    words = [word.strip() for word in re.split("[;,]", match[1])] if match else []
    pairs = zip(words[::2], words[1::2], strict=False)
    return {name.lower(): int(level) for name, level in pairs if level.isdigit()}


def _fill_field(item: Field, entries: list[_Entry]) -> None:
    paragraph = paragraph_of(item.begin)
    if item.end is None or paragraph is None or paragraph is not paragraph_of(item.end):
        return
    if item.separate is None:
        item.separate = make("r", make("fldChar", fldCharType="separate"))
        item.end.addprevious(item.separate)
    while (node := item.separate.getnext()) is not None and node is not item.end:
        drop(node)
    if not entries:
        item.end.addprevious(make("r", make("t", text=KOSONG)))
        return
    rest = list(item.end.itersiblings())
    last = paragraph
    for number, entry in enumerate(entries):
        if number:
            following = _paragraph_like(paragraph)
            last.addnext(following)
            last = following
        _set_style(last, entry.style)
        last.append(_link(entry))
    last.extend([item.end, *rest])
    _move_section(paragraph, last)


def _paragraph_like(paragraph: Element) -> Element:
    properties = paragraph.find(PPR)
    following = make("p")
    if properties is not None:
        following.append(copy.deepcopy(properties))
        for section in following.iterfind(f"{PPR}/{SECT_PR}"):
            drop(section)
    return following


def _set_style(paragraph: Element, style_id: str) -> None:
    properties = paragraph.find(PPR)
    if properties is None:
        properties = make("pPr")
        paragraph.insert(0, properties)
    style = properties.find(P_STYLE)
    if style is None:
        style = make("pStyle")
        properties.insert(0, style)
    style.set(VAL, style_id)


def _link(entry: _Entry) -> Element:
    def mark(kind: str) -> Element:
        return make("r", make("fldChar", fldCharType=kind))

    return make(
        "hyperlink",
        make("r", make("t", text=entry.text)),
        make("r", make("tab")),
        mark("begin"),
        make("r", make("instrText", text=f" PAGEREF {entry.anchor} \\h ")),
        mark("separate"),
        make("r", make("t")),
        mark("end"),
        anchor=entry.anchor,
        history="1",
    )


def _move_section(first: Element, last: Element) -> None:
    """A section break stays behind the last entry."""
    section = first.find(f"{PPR}/{SECT_PR}")
    properties = last.find(PPR)
    if section is not None and properties is not None and last is not first:
        change = properties.find(w("pPrChange"))
        if change is None:
            properties.append(section)
        else:
            change.addprevious(section)
