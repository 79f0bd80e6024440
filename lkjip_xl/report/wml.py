"""WordprocessingML: names of elements and the few tree operations that every pass needs."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator

from lxml import etree

Element = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
R_ID = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str) -> str:
    """`name` in the main namespace, as lxml spells it."""
    return f"{{{W}}}{name}"


P, R, T, PPR, RPR = w("p"), w("r"), w("t"), w("pPr"), w("rPr")
TBL, TR, TC, TCPR, SDT, SDT_CONTENT = (
    w("tbl"), w("tr"), w("tc"), w("tcPr"), w("sdt"), w("sdtContent"),
)  # fmt: skip
BR, TAB, SECT_PR, VAL, P_STYLE = w("br"), w("tab"), w("sectPr"), w("val"), w("pStyle")
FLD_CHAR, FLD_SIMPLE, FLD_TYPE, INSTR = (
    w("fldChar"), w("fldSimple"), w("fldCharType"), w("instrText"),
)  # fmt: skip
BOOKMARK_START, BOOKMARK_END, NAME, ID, ANCHOR = (
    w("bookmarkStart"), w("bookmarkEnd"), w("name"), w("id"), w("anchor"),
)  # fmt: skip
DOC_PR = f"{{{WP}}}docPr"


def parse(data: bytes) -> Element:
    """Root of a part, parsed strictly; entities are not expanded.

    Raises:
        lxml.etree.XMLSyntaxError: `data` is not well-formed.
    """
    # A parser of its own each time: lxml parsers must not be shared between threads.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(data, parser)


def serialise(root: Element) -> bytes:
    """Bytes of a part as Word writes them, with the standalone declaration."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def make(tag: str, /, *children: Element, text: str = "", **attributes: str) -> Element:
    """New element of the main namespace; text keeps its spaces."""
    element = etree.Element(w(tag), {w(key): value for key, value in attributes.items()})
    if text:
        element.text = text
        element.set(XML_SPACE, "preserve")
    element.extend(children)
    return element


def make_run(like: Element | None, *children: Element) -> Element:
    """New run with the formatting of the run `like`."""
    run = etree.Element(R)
    properties = like.find(RPR) if like is not None else None
    if properties is not None:
        run.append(copy.deepcopy(properties))
    run.extend(children)
    return run


def drop(element: Element) -> None:
    """Remove `element` but keep the text after it."""
    if element.tail and element.tail.strip():
        put_text_before(element, element.tail)
    element.tail = None
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def attributes_of(element: Element) -> list[tuple[str, str]]:
    """Attributes of `element` as a list that does not change with it."""
    return [(str(key), str(value)) for key, value in element.items()] if element.attrib else []


def put_text_before(element: Element, text: str) -> None:
    """Insert raw `text` in front of `element`."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        previous.tail = (previous.tail or "") + text
    elif parent is not None:
        parent.text = (parent.text or "") + text


def paragraph_of(element: Element) -> Element | None:
    """The nearest paragraph round `element`, itself included."""
    node: Element | None = element
    while node is not None and node.tag != P:
        node = node.getparent()
    return node


def group_texts(root: Element) -> dict[Element, list[Element]]:
    """Text elements of each paragraph, without those of text boxes inside it."""
    groups: dict[Element, list[Element]] = {}
    for text in root.iter(T):
        paragraph = paragraph_of(text)
        if paragraph is not None:
            groups.setdefault(paragraph, []).append(text)
    return groups


def text_of(texts: Iterable[Element]) -> str:
    """Joined text of `texts`."""
    return "".join(text.text or "" for text in texts)


def visible_text(paragraph: Element) -> str:
    """Text of a paragraph as its reader sees it; breaks and tabs become spaces.

    Text boxes, hidden runs and deleted text are left out.
    """
    parts: list[str] = []
    for element in _own(paragraph):
        if element.tag == T:
            parts.append(element.text or "")
        elif element.tag in (BR, TAB, w("cr")):
            parts.append(" ")
        elif element.tag == w("noBreakHyphen"):
            parts.append("-")
    return "".join(parts).strip()


def _own(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag in (P, PPR, RPR, w("del"), w("txbxContent")):
            continue
        if child.tag == R and child.find(f"{RPR}/{w('vanish')}") is not None:
            continue
        yield child
        yield from _own(child)


def style_of(paragraph: Element) -> str:
    """Style id of a paragraph, "" for the default style."""
    style = paragraph.find(f"{PPR}/{P_STYLE}")
    return style.get(VAL, "") if style is not None else ""


def rows_of(table: Element) -> Iterator[Element]:
    """Rows of `table` itself, also those inside content controls."""
    return _unwrapped(table, TR)


def cells_of(row: Element) -> Iterator[Element]:
    """Cells of `row` itself, also those inside content controls."""
    return _unwrapped(row, TC)


def _unwrapped(element: Element, tag: str) -> Iterator[Element]:
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag == SDT:
            content = child.find(SDT_CONTENT)
            if content is not None:
                yield from _unwrapped(content, tag)
