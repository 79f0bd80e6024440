"""Page numbers of the contents lists, measured by a program that lays the document out.

Such a program knows sheets of paper; how a page is called (iv, 12) stands in the sections.
"""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from lkjip_xl.report.fields import Field, format_roman, scan_fields, set_result
from lkjip_xl.report.package import DOCUMENT, build_package
from lkjip_xl.report.wml import (
    BOOKMARK_START,
    ID,
    NAME,
    PPR,
    SECT_PR,
    VAL,
    Element,
    P,
    make,
    paragraph_of,
    parse,
    serialise,
    w,
)

# Bytes of a .docx in, page (from 1, in the order of the sheets) of each bookmark out. Only names
# of letters and digits need be known, as a PDF spells others its own way.
Pengukur = Callable[[bytes], Mapping[str, int]]

_SEMENTARA = "00"  # as wide as most numbers, so that a long entry breaks where it will in the end
_RUJUKAN, _BAGIAN = "LkjipRujukan", "LkjipBagian"


class NomorHalaman(StrEnum):
    """What is known of the page numbers: left to Word, measured, or measured but not settled."""

    TANPA = "tanpa"
    TETAP = "tetap"
    BERGESER = "bergeser"


@dataclass(frozen=True, slots=True)
class _Section:
    """Numbering of the pages of one section; `start` is None where it goes on."""

    start: int | None
    style: str
    kind: str


def fill_pages(berkas: bytes, pengukur: Pengukur) -> tuple[bytes, NomorHalaman]:
    """The .docx with the results of its PAGEREF fields; nothing else in it changes.

    The numbers are measured, written, and measured again, for they take room themselves.

    Args:
        berkas: A finished report.
        pengukur: Lays a document out. A bookmark that it does not find has no number.

    Returns:
        The report, and whether the second measurement agreed with the first; its numbers are
        those of the second. TANPA if there is nothing to number.
    """
    with zipfile.ZipFile(io.BytesIO(berkas)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = parse(parts[DOCUMENT])
    fields = [item for item in scan_fields(root) if item.words[0] == "PAGEREF"]
    anchors = _find_anchors(root, fields)
    if not anchors:
        return berkas, NomorHalaman.TANPA
    labels = dict.fromkeys(anchors, _SEMENTARA)
    rounds = []
    for _ in range(2):
        _write(fields, labels)
        pages = pengukur(build_package({**parts, DOCUMENT: serialise(_marked(root, anchors))}))
        rounds.append(labels := _labels(root, anchors, pages))
    _write(fields, dict.fromkeys(anchors, "") | labels)
    is_settled = rounds[0] == rounds[1]
    filled = build_package({**parts, DOCUMENT: serialise(root)})
    return filled, NomorHalaman.TETAP if is_settled else NomorHalaman.BERGESER


def _find_anchors(root: Element, fields: Iterable[Field]) -> list[str]:
    """Bookmarks that are referred to and exist, in the order of the document."""
    wanted = {item.words[1] for item in fields if len(item.words) > 1}
    names = (start.get(NAME, "") for start in root.iter(BOOKMARK_START))
    return [name for name in names if name in wanted]


def _write(fields: Iterable[Field], labels: Mapping[str, str]) -> None:
    for item in fields:
        label = labels.get(item.words[1]) if len(item.words) > 1 else None
        if label is not None:
            set_result(item, label)


def _marked(root: Element, anchors: Iterable[str]) -> Element:
    """A copy with bookmarks of plain names at the anchors and at the first line of sections."""
    root = copy.deepcopy(root)
    starts = list(root.iter(BOOKMARK_START))
    free = 1 + max(int(start.get(ID, "0")) for start in starts)
    numbers = {name: number for number, name in enumerate(anchors)}
    for start in starts:
        number = numbers.get(start.get(NAME, ""))
        if number is not None:
            for mark in _mark(f"{_RUJUKAN}{number}", free):
                start.addprevious(mark)
            free += 1
    for number, paragraph in enumerate(_walk_sections(root)[0]):
        position = 1 if paragraph.find(PPR) is not None else 0
        paragraph[position:position] = _mark(f"{_BAGIAN}{number}", free)
        free += 1
    return root


def _mark(name: str, number: int) -> list[Element]:
    return [
        make("bookmarkStart", id=str(number), name=name),
        make("bookmarkEnd", id=str(number)),
    ]


def _labels(root: Element, anchors: Iterable[str], pages: Mapping[str, int]) -> dict[str, str]:
    """Names of the pages of `anchors`; those that were not found are left out."""
    section_of = _walk_sections(root)[1]
    numbering: list[tuple[int, int, str]] = []  # first sheet, its number, style
    for index, section in enumerate(_read_section(item) for item in _section_properties(root)):
        old_sheet, old_number, _ = numbering[-1] if numbering else (1, 1, "")
        sheet = pages.get(f"{_BAGIAN}{index}", old_sheet)
        number = old_number + sheet - old_sheet if section.start is None else section.start
        if (section.kind, number % 2) in (("oddPage", 0), ("evenPage", 1)):
            number += 1
        numbering.append((sheet, number, section.style))
    labels: dict[str, str] = {}
    for index, name in enumerate(anchors):
        page = pages.get(f"{_RUJUKAN}{index}")
        if page is not None:
            sheet, number, style = numbering[section_of[name]]
            labels[name] = format_page(number + page - sheet, style)
    return labels


def _section_properties(root: Element) -> list[Element]:
    """Properties of each section, without those that a tracked change remembers."""
    old = w("sectPrChange")
    return [
        item for item in root.iter(SECT_PR) if (up := item.getparent()) is None or up.tag != old
    ]


def _read_section(properties: Element) -> _Section:
    numbers, kind = properties.find(w("pgNumType")), properties.find(w("type"))
    start = numbers.get(w("start")) if numbers is not None else None
    return _Section(
        start=int(start) if start is not None else None,
        style=numbers.get(w("fmt"), "decimal") if numbers is not None else "decimal",
        kind=kind.get(VAL, "nextPage") if kind is not None else "nextPage",
    )


def _walk_sections(root: Element) -> tuple[list[Element], dict[str, int]]:
    """First paragraph of each section, and the number of the section (from 0) of each bookmark."""
    ends = {paragraph_of(properties) for properties in _section_properties(root)}
    in_boxes = {inner for box in root.iter(w("txbxContent")) for inner in box.iter(P)}
    first: list[Element] = []
    section_of: dict[str, int] = {}
    is_new = True
    for element in root.iter(P, BOOKMARK_START):
        if element.tag == BOOKMARK_START:
            section_of[element.get(NAME, "")] = max(0, len(first) - 1)
        elif element not in in_boxes:
            if is_new:
                first.append(element)
            is_new = element in ends
    return first, section_of


def format_page(number: int, style: str) -> str:
    """Number of a page in a style of Word; a style that is not known here gives digits.

    >>> [format_page(4, style) for style in ("decimal", "lowerRoman", "upperRoman")]
    ['4', 'iv', 'IV']
    >>> format_page(27, "lowerLetter")
    'aa'
    """
    if number > 0 and style in ("lowerRoman", "upperRoman"):
        roman = format_roman(number)
        return roman.lower() if style == "lowerRoman" else roman
    if number > 0 and style in ("lowerLetter", "upperLetter"):
        turns, letter = divmod(number - 1, 26)
        return chr((97 if style == "lowerLetter" else 65) + letter) * (turns + 1)
    return f"- {number} -" if style == "numberInDash" else str(number)
