"""Data into the XML of a native chart; what staff formatted in Word stays.

python-pptx has such a rewriter, but loading it (and Pillow with it) takes 120 to 200 ms, a third
of a whole report, so the few elements that hold data are written here.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from decimal import Decimal

from lxml import etree

from lkjip_xl.report.chart_book import SHEET, name_column
from lkjip_xl.report.grafik import Grafik
from lkjip_xl.report.wml import R_ID, Element

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
# Colours for series beyond those that the template has: navy, gold, light blue, grey, ...
PALETTE = ("1F3864", "C9A227", "8EA9DB", "A6A6A6", "548235", "C55A11", "7F6000", "44546A")


def c(name: str) -> str:
    """`name` in the namespace of charts, as lxml spells it."""
    return f"{{{C}}}{name}"


_PLOTS = {
    c(name)
    for name in (
        "barChart", "bar3DChart", "lineChart", "line3DChart", "areaChart", "area3DChart",
        "pieChart", "pie3DChart", "ofPieChart", "doughnutChart", "radarChart",
    )
}  # fmt: skip
_ROUND = {c(name) for name in ("pieChart", "pie3DChart", "ofPieChart", "doughnutChart")}
_SINGLE_SIZE = 14  # points
_SER, _IDX, _ORDER, _TX, _CAT, _VAL = (c(n) for n in ("ser", "idx", "order", "tx", "cat", "val"))
_SP_PR, _MARKER, _AX_ID, _EXT = c("spPr"), c("marker"), c("axId"), c("extLst")
_SOLID = f"{{{A}}}solidFill"


def can_write(root: Element) -> bool:
    """Whether the chart has series over categories; scatter, bubble and stock charts have not."""
    plot_area = root.find(f"{c('chart')}/{c('plotArea')}")
    if plot_area is None:
        return False
    plots = [element for element in plot_area if _is_plot(element)]
    return all(plot.tag in _PLOTS for plot in plots) and next(root.iter(_SER), None) is not None


def write_data(root: Element, grafik: Grafik) -> None:
    """Give the chart under `root` the categories, series and numbers of `grafik`.

    Formatting goes by the order of the series. Series that the template does not have get the
    look of the last one of its first group in a colour of their own; series that the data does
    not have go, those of later groups (a line over columns) last. A chart of one series that gets
    more of them gets a legend too.

    Args:
        root: The c:chartSpace of a chart that can be written.
        grafik: At least one series; None is left out, and the chart shows a gap.
    """
    designed = sum(1 for _ in root.iter(_SER))
    all_series = _fit_series(root, len(grafik.seri))
    for number, (ser, seri) in enumerate(zip(all_series, grafik.seri, strict=True)):
        _set_number(ser, _IDX, number)
        _set_number(ser, _ORDER, number)
        column, last = name_column(number + 1), len(grafik.kategori) + 1
        _put(ser, _build_title(seri.nama, f"{SHEET}!${column}$1"), after=_ORDER)
        _put(ser, _build_values(seri.nilai, grafik.format, f"{SHEET}!${column}$2:${column}${last}"))
        _put(ser, _build_categories(grafik.kategori, f"{SHEET}!$A$2:$A${last}"), before=_VAL)
        _fit_points(ser, len(grafik.kategori))
        if sum(angka is not None for angka in seri.nilai) == 1:
            _show_single(ser)
    for number_format in root.iter(c("numFmt")):
        if number_format.get("sourceLinked") == "1":
            number_format.set("formatCode", grafik.format)
    _show_gaps(root)
    if len(grafik.seri) > designed == 1:
        _show_legend(root)


def link_workbook(root: Element, relation_id: str) -> None:
    """Let the chart find its workbook under `relation_id`."""
    external = root.find(c("externalData"))
    if external is None:
        external = etree.Element(c("externalData"))
        external.append(etree.Element(c("autoUpdate"), {"val": "0"}))
        before = [child for child in root if child.tag in (c("chart"), _SP_PR, c("txPr"))]
        before[-1].addnext(external)
    external.set(f"{{{R_ID}}}id", relation_id)


def _is_plot(element: Element) -> bool:
    return isinstance(element.tag, str) and element.tag.endswith("Chart")


def _fit_series(root: Element, count: int) -> list[Element]:
    """As many series as needed, in the order of the data."""
    groups = [
        plot.findall(_SER) for plot in root.iter(*_PLOTS) if plot.find(_SER) is not None
    ]  # groups of one chart share its axes: columns, and a line over them
    first, later = groups[0], [ser for group in groups[1:] for ser in group]
    wanted = max(1, count - len(later))
    while len(first) < wanted:
        first.append(_clone_series(first[-1], root))
    for ser in (*first[wanted:], *later[count - wanted :]):
        _remove_series(ser)
    return first[:wanted] + later[: count - wanted]


def _clone_series(like: Element, root: Element) -> Element:
    clone = copy.deepcopy(like)
    for child in [*clone.findall(_EXT), *clone.findall(c("dPt"))]:
        clone.remove(child)
    used = {colour.get("val") for colour in root.iter(f"{{{A}}}srgbClr")}
    number = sum(1 for _ in root.iter(_SER))
    free = [colour for colour in PALETTE if colour not in used]
    _paint(clone, free[0] if free else PALETTE[number % len(PALETTE)])
    like.addnext(clone)
    return clone


def _paint(ser: Element, colour: str) -> None:
    """Colour the fill of a series, or its line where it has no fill; and its markers."""
    shape, marker = ser.find(_SP_PR), ser.find(_MARKER)
    fills = [] if shape is None else shape.findall(_SOLID) or list(shape.iter(_SOLID))
    fills += [] if marker is None else list(marker.iter(_SOLID))
    for fill in fills:
        for child in list(fill):
            fill.remove(child)
        etree.SubElement(fill, f"{{{A}}}srgbClr", {"val": colour})


def _remove_series(ser: Element) -> None:
    """Remove a series; with the last one its group goes, and axes that only it used."""
    plot = ser.getparent()
    if plot is None:
        return
    plot.remove(ser)
    area = plot.getparent()
    if area is None or plot.find(_SER) is not None:
        return
    area.remove(plot)
    used = {axis.get("val") for group in area for axis in group.findall(_AX_ID) if _is_plot(group)}
    for axis in [child for child in area if str(child.tag).endswith("Ax")]:
        own = axis.find(_AX_ID)
        if own is not None and own.get("val") not in used:
            area.remove(axis)


def _set_number(ser: Element, tag: str, number: int) -> None:
    element = ser.find(tag)
    if element is None:
        element = etree.Element(tag)
        ser.insert(0 if tag == _IDX else 1, element)
    element.set("val", str(number))


def _put(ser: Element, new: Element, *, after: str = "", before: str = "") -> None:
    """Put `new` where the element of its name is, or where the schema wants it."""
    old = ser.find(new.tag)
    follower = ser.find(before) if before else None
    leader = ser.find(after) if after else None
    if old is not None:
        ser.replace(old, new)
    elif follower is not None:
        follower.addprevious(new)
    elif leader is not None:
        leader.addnext(new)
    else:
        tail = next((x for x in ser if x.tag in (c("smooth"), c("shape"), _EXT)), None)
        ser.append(new) if tail is None else tail.addprevious(new)


def _element(name: str, *children: Element, text: str = "", **attributes: str) -> Element:
    element = etree.Element(c(name), attributes)
    element.text = text or None
    element.extend(children)
    return element


def _points(texts: Sequence[str | None]) -> list[Element]:
    points = [_element("ptCount", val=str(len(texts)))]
    for number, text in enumerate(texts):
        if text is not None:
            points.append(_element("pt", _element("v", text=text), idx=str(number)))
    return points


def _build_title(name: str, place: str) -> Element:
    cache = _element("strCache", *_points([name]))
    return _element("tx", _element("strRef", _element("f", text=place), cache))


def _build_categories(names: Sequence[str], place: str) -> Element:
    cache = _element("strCache", *_points(names))
    return _element("cat", _element("strRef", _element("f", text=place), cache))


def _build_values(values: Sequence[Decimal | None], number_format: str, place: str) -> Element:
    texts = [None if value is None else f"{value:f}" for value in values]
    cache = _element("numCache", _element("formatCode", text=number_format), *_points(texts))
    return _element("val", _element("numRef", _element("f", text=place), cache))


def _fit_points(ser: Element, count: int) -> None:
    """Drop the looks of points that the data does not have; each slice of a pie gets one."""
    for point in [*ser.iter(c("dPt")), *ser.iter(c("dLbl"))]:
        index, parent = point.find(_IDX), point.getparent()
        if index is not None and parent is not None and int(index.get("val", "0")) >= count:
            parent.remove(point)
    points, plot = ser.findall(c("dPt")), ser.getparent()
    if points and plot is not None and plot.tag in _ROUND:
        for number in range(len(points), count):
            point = copy.deepcopy(points[-1])
            _set_number(point, _IDX, number)
            _paint(point, PALETTE[number % len(PALETTE)])
            points[-1].addnext(point)
            points.append(point)


def _show_single(ser: Element) -> None:
    """A line of one number is only its marker, which then must be seen from afar."""
    size = ser.find(f"{_MARKER}/{c('size')}")
    if size is not None and int(size.get("val", "5")) < _SINGLE_SIZE:
        size.set("val", str(_SINGLE_SIZE))


def _show_gaps(root: Element) -> None:
    """No value is a gap; without a word on it, and by Word's default, it would be drawn as 0."""
    chart = root.find(c("chart"))
    blanks = chart.find(c("dispBlanksAs")) if chart is not None else None
    if chart is not None and blanks is None:
        blanks = etree.Element(c("dispBlanksAs"))
        parts = [x for x in chart if x.tag in (c("plotArea"), c("legend"), c("plotVisOnly"))]
        parts[-1].addnext(blanks)
    if blanks is not None and blanks.get("val") != "span":
        blanks.set("val", "gap")


def _show_legend(root: Element) -> None:
    plot_area = root.find(f"{c('chart')}/{c('plotArea')}")
    if plot_area is not None and root.find(f"{c('chart')}/{c('legend')}") is None:
        place, overlay = _element("legendPos", val="b"), _element("overlay", val="0")
        plot_area.addnext(_element("legend", place, overlay))
