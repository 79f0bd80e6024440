"""Where something stands in a template, in words that lead a person in Word to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lkjip_xl.report.styles import StyleBook
from lkjip_xl.report.wml import SDT, SDT_CONTENT, TBL, Element, P, rows_of, visible_text, w

_TITLE_LENGTH = 60
_KINDS = (
    (re.compile(r"word/header\w*\.xml$"), "kepala halaman"),
    (re.compile(r"word/footer\w*\.xml$"), "kaki halaman"),
    (re.compile(r"word/footnotes\.xml$"), "catatan kaki"),
    (re.compile(r"word/endnotes\.xml$"), "catatan akhir"),
    (re.compile(r"docProps/"), "properti dokumen"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a template.

    Attributes:
        part: "" for the body, else what staff call the part, such as "kepala halaman".
        title: Heading above the place; "" above the first one.
        is_title: The place is that heading itself.
        paragraph: Number of the paragraph below the heading, from 1; empty lines count.
        table: Number of the table below the heading, from 1; 0 outside a table.
        row: Row of that table, from 1.
        is_box: The place is in a text box anchored there.
    """

    part: str = ""
    title: str = ""
    is_title: bool = False
    paragraph: int = 0
    table: int = 0
    row: int = 0
    is_box: bool = False

    def __str__(self) -> str:
        """As a message shows it: di bawah judul «A. Latar Belakang», paragraf 14."""
        if self.part:
            words = [self.part]
        elif self.is_title:
            words = [f"judul «{self.title}»"]
        else:
            words = [f"di bawah judul «{self.title}»" if self.title else "awal dokumen"]
        if self.table:
            words.append(f"tabel {self.table} baris {self.row}")
        elif self.paragraph and not self.part:
            words.append(f"paragraf {self.paragraph}")
        if self.is_box:
            words.append("kotak teks")
        return ", ".join(words)


def part_label(name: str) -> str:
    """What staff call a part; "" for the body of the document."""
    return next((label for pattern, label in _KINDS if pattern.match(name)), "")


def locate_paragraphs(root: Element, part: str, styles: StyleBook) -> dict[Element, Place]:
    """Place of each paragraph of a part, as the template is now.

    Args:
        root: Root of the part, before anything was changed.
        part: Name of the part.
        styles: Styles of the document, to know its headings.
    """
    label = part_label(part)
    body = root.find(w("body"))
    walker = _Walker(label, styles)
    if body is not None:
        walker.walk(body)
    else:
        for top in root if label.startswith("catatan") else (root,):
            walker.walk(top)
    return walker.places


class _Walker:
    """Goes through the blocks of a part in order, counting below each heading."""

    def __init__(self, label: str, styles: StyleBook) -> None:
        self.places: dict[Element, Place] = {}
        self._styles = styles
        self._now = Place(part=label)
        self._tables = 0

    def walk(self, container: Element) -> None:
        for block in container:
            if block.tag == P:
                self._add_paragraph(block)
            elif block.tag == TBL:
                self._add_table(block)
            elif block.tag == SDT:
                content = block.find(SDT_CONTENT)
                if content is not None:
                    self.walk(content)
            else:
                # Custom XML, tracked moves and other wrappers: transparent.
                self.walk(block)

    def _add_paragraph(self, paragraph: Element) -> None:
        if not self._now.part and self._styles.is_title(paragraph):
            title = visible_text(paragraph)[:_TITLE_LENGTH]
            self._now, self._tables = Place(title=title), 0
            place = replace(self._now, is_title=True)
        else:
            self._now = replace(self._now, paragraph=self._now.paragraph + 1)
            place = self._now
        self._set(paragraph, place)

    def _add_table(self, table: Element) -> None:
        self._tables += 1
        for number, row in enumerate(rows_of(table), 1):
            place = replace(self._now, table=self._tables, row=number)
            for paragraph in row.iter(P):
                self.places[paragraph] = place

    def _set(self, paragraph: Element, place: Place) -> None:
        self.places[paragraph] = place
        boxed = None
        for inner in paragraph.iter(P):
            if inner is not paragraph:
                boxed = boxed or replace(place, is_box=True)
                self.places[inner] = boxed
