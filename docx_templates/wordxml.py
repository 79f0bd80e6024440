"""Elements of WordprocessingML; children are given in the order of the schema."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from inline import Run
from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

NAVY = "1F3864"
GOLD = "C9A227"
TOTAL_FILL = "F2F2F2"
PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
COVER_MARGIN = 850
_EDGES = {"header": 680, "footer": 567, "gutter": 0}
_PORTRAIT = {"top": 1417, "right": 1134, "bottom": 1417, "left": 1701, **_EDGES}
_LANDSCAPE = {"top": 1701, "right": 1417, "bottom": 1134, "left": 1417, **_EDGES}
# The bottom leaves 283 twips below the cover for the paragraph that ends its section.
_COVER = {
    "top": COVER_MARGIN,
    "right": COVER_MARGIN,
    "bottom": COVER_MARGIN - 283,
    "left": COVER_MARGIN,
    "header": 283,
    "footer": 283,
    "gutter": 0,
}


def w(name: str, /, *children: etree._Element, **attributes: str | int) -> etree._Element:
    """Element `w:name` with `w:` attributes."""
    element = etree.Element(f"{{{W}}}{name}", nsmap={"w": W, "r": R})
    for key, value in attributes.items():
        element.set(f"{{{W}}}{key}", str(value))
    element.extend(children)
    return element


def build_paragraph(
    style: str, runs: Iterable[etree._Element] = (), properties: Sequence[etree._Element] = ()
) -> etree._Element:
    """Paragraph in `style` (a styleId; "Normal" is left unsaid) with further pPr children."""
    inside = [] if style == "Normal" else [w("pStyle", val=style)]
    inside += properties
    return w("p", *([w("pPr", *inside)] if inside else []), *runs)


def build_run(run: Run, *, size: int | None = None, is_hidden: bool = False) -> etree._Element:
    """Text run; newlines become line breaks and tabs become tabs.

    Args:
        run: Text and look.
        size: Font size in half points where it differs from the style.
        is_hidden: Hidden text, neither shown nor printed.
    """
    element = w("r", *_run_properties(run, size, is_hidden))
    for piece in re.split(r"([\n\t])", run.text):
        if piece == "\n":
            element.append(w("br"))
        elif piece == "\t":
            element.append(w("tab"))
        elif piece:
            text = w("t")
            text.text = piece
            text.set(_SPACE, "preserve")
            element.append(text)
    return element


def build_runs(runs: Iterable[Run], *, size: int | None = None) -> list[etree._Element]:
    """Text runs, and fields for cross references; `size` as for `build_run`."""
    elements: list[etree._Element] = []
    for run in runs:
        if run.bookmark:
            # Without CHARFORMAT an update in Word would bring the bold of the caption along.
            code = rf"REF {run.bookmark} \h \* CHARFORMAT"
            elements += build_field(code, run.text, bold=run.bold)
        else:
            elements.append(build_run(run, size=size))
    return elements


def build_bookmark(
    name: str, number: int, content: Iterable[etree._Element]
) -> list[etree._Element]:
    """`content` with a bookmark round it; each has a `number` of its own."""
    return [w("bookmarkStart", id=number, name=name), *content, w("bookmarkEnd", id=number)]


def build_field(
    code: str, result: str, *, bold: bool = False, is_hidden: bool = False
) -> list[etree._Element]:
    """Runs of a field with its cached result; an empty result leaves that part out."""
    look = Run("", bold=bold)

    def run(child: etree._Element) -> etree._Element:
        return w("r", *_run_properties(look, None, is_hidden), child)

    instruction = w("instrText")
    instruction.text = f" {code} "
    instruction.set(_SPACE, "preserve")
    runs = [run(w("fldChar", fldCharType="begin")), run(instruction)]
    if result:
        runs.append(run(w("fldChar", fldCharType="separate")))
        runs.append(build_run(Run(result, bold=bold), is_hidden=is_hidden))
    return [*runs, run(w("fldChar", fldCharType="end"))]


def build_shading(fill: str) -> etree._Element:
    """Plain background colour `fill` (RRGGBB)."""
    return w("shd", val="clear", color="auto", fill=fill)


@dataclass(frozen=True)
class Section:
    """An A4 section.

    Attributes:
        page_format: Value of w:fmt of the page number; empty: no page head, no page number.
        start: First page number; None goes on from the section before.
        is_landscape: The wide margin for binding is then at the top.
        is_cover: The section holds the cover, with narrow margins.
    """

    page_format: str = ""
    start: int | None = None
    is_landscape: bool = False
    is_cover: bool = False

    @property
    def text_width(self) -> int:
        """Width between the margins, in twips."""
        width = PAGE_HEIGHT if self.is_landscape else PAGE_WIDTH
        return width - self._margins["left"] - self._margins["right"]

    @property
    def _margins(self) -> dict[str, int]:
        if self.is_cover:
            return _COVER
        return _LANDSCAPE if self.is_landscape else _PORTRAIT

    def build(self) -> etree._Element:
        """The w:sectPr."""
        section = w("sectPr")
        parts = (
            ("HeaderLaporan", "FooterNomor")
            if self.page_format
            else ("HeaderKosong", "FooterKosong")
        )
        for name, part in zip(("headerReference", "footerReference"), parts, strict=True):
            reference = w(name, type="default")
            reference.set(f"{{{R}}}id", f"rId{part}")
            section.append(reference)
        section.append(w("type", val="nextPage"))
        size = {"w": PAGE_WIDTH, "h": PAGE_HEIGHT}
        if self.is_landscape:
            size = {"w": PAGE_HEIGHT, "h": PAGE_WIDTH}
        section.append(w("pgSz", **size, **({"orient": "landscape"} if self.is_landscape else {})))
        section.append(w("pgMar", **self._margins))
        if self.page_format:
            start = {} if self.start is None else {"start": self.start}
            section.append(w("pgNumType", fmt=self.page_format, **start))
        section.append(w("cols", space=708))
        return section


def _run_properties(run: Run, size: int | None, is_hidden: bool) -> list[etree._Element]:
    inside: list[etree._Element] = []
    if run.bold:
        inside += [w("b"), w("bCs")]
    if run.italic:
        inside += [w("i"), w("iCs")]
    if is_hidden:
        inside.append(w("vanish"))
    if size is not None:
        inside += [w("sz", val=size), w("szCs", val=size)]
    return [w("rPr", *inside)] if inside else []
