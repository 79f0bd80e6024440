"""Content controls: built round values, found again in a document, read as text."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lkjip_xl.report.package import STORY
from lkjip_xl.report.places import locate_paragraphs
from lkjip_xl.report.styles import StyleBook
from lkjip_xl.report.wml import (
    BR,
    SDT,
    SDT_CONTENT,
    TAB,
    TBL,
    VAL,
    Element,
    P,
    R,
    T,
    cells_of,
    make,
    paragraph_of,
    parse,
    rows_of,
    w,
)

TABEL, BAGIAN, RUMUS, KALIMAT, NARASI, NILAI = (
    "tabel", "bagian", "rumus", "kalimat", "narasi", "nilai",
)  # fmt: skip
_JENIS = {"tbl": TABEL, "bagian": BAGIAN, "rumus": RUMUS, "kalimat": KALIMAT, "narasi": NARASI}
SDT_PR, TAG, ALIAS = w("sdtPr"), w("tag"), w("alias")
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MATH_TEXT, _DENOMINATOR = f"{_MATH}t", f"{_MATH}den"
_ONE_LINE = str.maketrans("\n\t", "  ")
_SHOWN = (P, T, _MATH_TEXT, TAB, BR, w("cr"), _DENOMINATOR)


@dataclass(frozen=True, slots=True)
class Control:
    """A content control of a document.

    Attributes:
        kunci: Its key.
        teks: What it shows: paragraphs and line breaks as newlines; of a table (see `jenis`)
            only the rows, one per line, cells apart by tabs.
        jenis: "nilai", "kalimat", "narasi", "rumus", "tabel" or "bagian".
        place: Where it stands, in words for staff.
    """

    kunci: str
    teks: str
    jenis: str
    place: str


def jenis_of(kunci: str) -> str:
    """What a control with this key holds.

    >>> jenis_of("tbl.pk.kegiatan"), jenis_of("ikk.IKM.capaian")
    ('tabel', 'nilai')
    """
    return _JENIS.get(kunci.partition(".")[0], NILAI)


def make_control(kunci: str, content: Sequence[Element], look: Element | None = None) -> Element:
    """New control round runs or round paragraphs; its id is given later.

    Args:
        kunci: Key, at most 64 characters.
        content: What the control holds.
        look: The w:rPr that text typed into the empty control takes on.
    """
    properties = make("sdtPr")
    if look is not None:
        properties.append(copy.deepcopy(look))
    properties.extend((make("alias", val=kunci), make("tag", val=kunci), make("id", val="0")))
    # Word keeps one look in a plain control: right for a value, too narrow for a sentence.
    if jenis_of(kunci) == NILAI and len(content) == 1 and content[0].tag != P:
        lines = next(content[0].iter(BR), None) is not None
        properties.append(make("text", **({"multiLine": "1"} if lines else {})))
    return make("sdt", properties, make("sdtContent", *content))


def key_of(control: Element) -> str:
    """Key of a w:sdt, "" for none; LibreOffice keeps only the alias."""
    for name in (TAG, ALIAS):
        element = control.find(f"{SDT_PR}/{name}")
        if element is not None and element.get(VAL):
            return element.get(VAL, "")
    return ""


def iter_controls(root: Element) -> Iterator[tuple[str, Element]]:
    """Key and w:sdt of every control with a key, outer ones before those inside them."""
    for control in root.iter(SDT):
        kunci = key_of(control)
        if kunci:
            yield kunci, control


def text_of_control(control: Element) -> str:
    """Text of a control as `Control.teks` describes it."""
    content = control.find(SDT_CONTENT)
    if content is None:
        return ""
    if jenis_of(key_of(control)) == TABEL:
        return "\n".join(_table_lines(content))
    return _text(content)


def _table_lines(content: Element) -> Iterator[str]:
    for block in content:
        if block.tag == SDT:
            inner = block.find(SDT_CONTENT)
            yield from _table_lines(inner) if inner is not None else ()
        for row in rows_of(block) if block.tag == TBL else ():
            yield "\t".join(_cell_text(cell) for cell in cells_of(row))


def _cell_text(cell: Element) -> str:
    return _text(cell).translate(_ONE_LINE)


def _text(element: Element) -> str:
    """Text inside an element, each of its paragraphs on a line."""
    parts: list[str] = []
    for item in element.iter(*_SHOWN):
        if item.tag in (T, _MATH_TEXT):
            parts.append(item.text or "")
        elif item.tag == TAB:
            # The tab stops of a paragraph have the same name.
            parts.append("\t" if (run := item.getparent()) is not None and run.tag == R else "")
        else:
            parts.append("/" if item.tag == _DENOMINATOR else "\n")
    return "".join(parts).removeprefix("\n")


def collect_texts(roots: Iterable[Element]) -> dict[str, list[str]]:
    """For each key all texts that its controls show, each once; none for a bagian.

    A bagian holds other controls, and staff write in it: its text says nothing.
    """
    texts: dict[str, list[str]] = {}
    for root in roots:
        for kunci, control in iter_controls(root):
            known = texts.setdefault(kunci, [])
            if jenis_of(kunci) != BAGIAN and (text := text_of_control(control)) not in known:
                known.append(text)
    return texts


def read_controls(data: bytes) -> list[Control]:
    """The controls of a .docx in order: page heads and feet after the body.

    Raises:
        zipfile.BadZipFile: `data` is no .docx.
        lxml.etree.XMLSyntaxError: A part is not well-formed.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    styles = StyleBook(parts)
    found: list[Control] = []
    for name in sorted(filter(STORY.match, parts)):
        root = parse(parts[name])
        places = locate_paragraphs(root, name, styles)
        for kunci, control in iter_controls(root):
            paragraph = paragraph_of(control)
            if paragraph is None:
                paragraph = next(control.iter(P), None)
            place = str(places.get(paragraph, "")) if paragraph is not None else ""
            found.append(Control(kunci, text_of_control(control), jenis_of(kunci), place))
    return found
