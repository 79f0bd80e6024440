"""From a part of the template to one Jinja source: cleaned, tags whole, blocks paired."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from lkjip_xl.report.faults import Faults, Tag
from lkjip_xl.report.fields import blank_contents
from lkjip_xl.report.markers import MarkerPass
from lkjip_xl.report.places import Place, locate_paragraphs, part_label
from lkjip_xl.report.styles import StyleBook
from lkjip_xl.report.tags import TagTable, expand_tokens, merge_tags
from lkjip_xl.report.wml import (
    ANCHOR,
    BOOKMARK_START,
    INSTR,
    NAME,
    SDT,
    TBL,
    TR,
    W14,
    Element,
    P,
    W,
    attributes_of,
    drop,
    group_texts,
    paragraph_of,
    parse,
    w,
)

# Left by Word while it worked on the file; not part of what staff wrote.
_NOISE = (w("proofErr"), w("lastRenderedPageBreak"), w("moveFrom"))
_RSID = f"{{{W}}}rsid"
_PARA_IDS = (f"{{{W14}}}paraId", f"{{{W14}}}textId")
_TOC_NAME = re.compile(r"_Toc[0-9]+$")


@dataclass(frozen=True, slots=True)
class Source:
    """One part, ready for Jinja: its text, its tags, and the tag on each line that has one."""

    part: str
    text: str
    tags: tuple[Tag, ...]
    lines: dict[int, Tag]


def build_source(part: str, data: bytes, styles: StyleBook, faults: Faults) -> Source:
    """Jinja source of a WordprocessingML part; what is wrong with its tags goes to `faults`.

    Raises:
        lxml.etree.XMLSyntaxError: The part is not well-formed.
    """
    root = parse(data)
    places = locate_paragraphs(root, part, styles)
    _clean(root)
    table = TagTable(faults)
    markers = MarkerPass(table, faults)
    default = Place(part=part_label(part))
    for paragraph, texts in group_texts(root).items():
        place = places.get(paragraph, default)
        merge_tags(texts, place, table)
        markers.add_paragraph(paragraph, texts)
    markers.finish()
    _merge_attributes(root, places, default, table)
    return _finish(part, root, table)


def build_property_source(part: str, data: bytes, faults: Faults) -> Source:
    """The same for document properties: plain elements with text, such as dc:title."""
    root = parse(data)
    table = TagTable(faults)
    for element in root.iter():
        if isinstance(element.tag, str) and element.text and "{" in element.text:
            name = etree.QName(element).localname
            place = Place(part=f"{part_label(part)} ({name})")
            element.text = table.replace(" ".join(element.text.split()), place)
    return _finish(part, root, table)


def _finish(part: str, root: Element, table: TagTable) -> Source:
    text, lines = expand_tokens(etree.tostring(root, encoding="unicode"), table.tags)
    return Source(part, text, tuple(table.tags), lines)


def _clean(root: Element) -> None:
    for element in list(root.iter(*_NOISE)):
        drop(element)
    for deleted in list(root.iter(w("del"))):
        parent = deleted.getparent()
        row = parent.getparent() if parent is not None and parent.tag == w("trPr") else None
        # A deletion mark in the properties of a row deletes that row.
        drop(row if row is not None and row.tag == TR else deleted)
    for element in root.iter():
        for key, _ in attributes_of(element):
            if key.startswith(_RSID) or key in _PARA_IDS:
                del element.attrib[key]
    blank_contents(root)
    _drop_stale_bookmarks(root)


def _drop_stale_bookmarks(root: Element) -> None:
    """Drop _GoBack, and _Toc bookmarks that only the old table of contents used."""
    used = {link.get(ANCHOR, "") for link in root.iter(w("hyperlink"))}
    instructions = " ".join(text.text or "" for text in root.iter(INSTR))
    used.update(instructions.split())
    for start in list(root.iter(BOOKMARK_START)):
        name = start.get(NAME, "")
        if name == "_GoBack" or (_TOC_NAME.match(name) and name not in used):
            # Its end loses its partner; the pass over ids removes it.
            drop(start)


def _merge_attributes(
    root: Element, places: dict[Element, Place], default: Place, table: TagTable
) -> None:
    """Tags in attributes (alt text, the name of a bookmark) and in codes of fields."""
    for element in root.iter():
        for key, value in attributes_of(element):
            if "{{" in value or "{%" in value:
                paragraph = paragraph_of(element)
                if paragraph is None:
                    owner = next(element.iterancestors(SDT, TBL), element)
                    paragraph = next(owner.iter(P), None)
                place = places.get(paragraph, default) if paragraph is not None else default
                element.set(key, table.replace(value, place))
    for code in root.iter(INSTR):
        if code.text and "{" in code.text:
            paragraph = paragraph_of(code)
            place = places.get(paragraph, default) if paragraph is not None else default
            code.text = table.replace(code.text, place)
