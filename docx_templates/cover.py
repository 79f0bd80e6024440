"""The cover: one framed table with a navy panel, the title and an address panel.

One table in the flow of the text looks the same in Word and LibreOffice. A text box would not do:
Word writes each one twice, and the tags in it would render twice.
"""

from blocks import Cover
from inline import Run, parse_inline, parse_options
from lxml import etree
from pictures import build_picture
from wordxml import (
    COVER_MARGIN,
    GOLD,
    NAVY,
    PAGE_WIDTH,
    build_paragraph,
    build_runs,
    build_shading,
    w,
)

_STYLES = {
    "kementerian": "SampulKementerian",
    "eselon": "SampulEselon",
    "satker": "SampulSatker",
    "judul": "SampulJudul",
    "subjudul": "SampulSubjudul",
    "tahun": "SampulTahun",
    "alamat": "SampulAlamat",
    "gambar": "SampulGambar",
}
_REGIONS = {"kementerian": "top", "eselon": "top", "satker": "top", "alamat": "bottom"}
# In twips; the sum is the height of the page less COVER_MARGIN at both ends.
_HEIGHTS = {"top": 4300, "line": 113, "middle": 8512, "bottom": 2100}
_WIDTH = PAGE_WIDTH - 2 * COVER_MARGIN
_SIDE_SPACE = 567


def build_cover(cover: Cover) -> etree._Element:
    """The table of the cover.

    Raises:
        ValueError: A text holds a tag or an emphasis that is not closed.
    """
    regions: dict[str, list[etree._Element]] = {"top": [], "middle": [], "bottom": []}
    for position, (key, text) in enumerate(cover.lines):
        region = _find_region(cover.lines, position)
        style = _STYLES.get(key, "Normal")
        if key == "gambar":
            elements = [build_picture(parse_options(f" {text}"))]
        else:
            elements = build_runs(parse_inline(text) if key else [Run(text)])
        regions[region].append(build_paragraph(style, elements))
    return w(
        "tbl",
        _build_properties(),
        w("tblGrid", w("gridCol", w=_WIDTH)),
        _build_row("top", regions["top"], NAVY),
        _build_row("line", [], GOLD),
        _build_row("middle", regions["middle"], ""),
        _build_row("line", [], GOLD),
        _build_row("bottom", regions["bottom"], NAVY),
    )


def _find_region(lines: list[tuple[str, str]], position: int) -> str:
    """Region of a line; opening tags go with the line below them, closing ones with that above."""
    is_closing = lines[position][1].lstrip("{%- ").startswith("end")
    order = reversed(lines[: position + 1]) if is_closing else iter(lines[position:])
    key = next((key for key, _ in order if key), "judul")
    return _REGIONS.get(key, "middle")


def _build_properties() -> etree._Element:
    sides = ("top", "left", "bottom", "right")
    return w(
        "tblPr",
        w("tblStyle", val="TabelLayout"),
        w("tblW", w=_WIDTH, type="dxa"),
        w("jc", val="center"),
        w("tblBorders", *(w(side, val="single", sz=8, space=0, color=NAVY) for side in sides)),
        w("tblLayout", type="fixed"),
        w(
            "tblCellMar",
            w("left", w=_SIDE_SPACE, type="dxa"),
            w("right", w=_SIDE_SPACE, type="dxa"),
        ),
        w("tblLook", val="0000"),
    )


def _build_row(region: str, paragraphs: list[etree._Element], fill: str) -> etree._Element:
    """Row of the height of `region`; with the empty fill the paper shows."""
    rule = "exact" if region == "line" else "atLeast"
    cell_properties = [w("tcW", w=_WIDTH, type="dxa"), w("vAlign", val="center")]
    if fill:
        cell_properties.insert(1, build_shading(fill))
    return w(
        "tr",
        w("trPr", w("cantSplit"), w("trHeight", val=_HEIGHTS[region], hRule=rule)),
        w("tc", w("tcPr", *cell_properties), *(paragraphs or [build_paragraph("PenutupBagian")])),
    )
