"""Charts of the templates: native charts in the house colours, with sample data.

The report engine gives each one the data that its alt text names and keeps all that is designed
here, or changed later in Word.
"""

from xml.sax.saxutils import quoteattr

from lxml import etree
from wordxml import NAVY, W

from lkjip_xl.report.chart_book import build_workbook
from lkjip_xl.report.chart_xml import PALETTE, A, C, link_workbook, write_data
from lkjip_xl.report.grafik import Grafik
from lkjip_xl.report.samples import build_grafik_contoh

KINDS = ("kolom", "batang", "garis", "lingkaran", "kolom-garis")
OPTIONS = {"kunci", "jenis", "judul", "bab", "alt", "tinggi", "maks", "seri", "juta"}
CHART_RELATION, BOOK_RELATION = "rIdGrafik", "rId1"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_NS = f'xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{_R}"'
_EMU_PER_CM, _EMU_PER_TWIP = 360000, 635
_TEXT, _GRID, _BORDER = "404040", "E7E6E6", "D9D9D9"
_MILLIONS = "#,##0,,"  # shows 19.433.300.000 as 19.433
# Left half of the chart, so that long names in the legend do not shrink the pie.
_PIE_PLACE = (
    '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
    '<c:yMode val="edge"/><c:x val="0.04"/><c:y val="0.12"/><c:w val="0.46"/><c:h val="0.76"/>'
    "</c:manualLayout></c:layout>"
)
_INVERT, _SMOOTH = '<c:invertIfNegative val="0"/>', '<c:smooth val="0"/>'
_PIE_FONT = 1150  # hundredths of a point
_SLICES = 12  # slices of a pie that have a colour of their own


def build_chart(options: dict[str, str]) -> tuple[bytes, bytes]:
    """The chart part of a block, and the workbook inside it.

    Raises:
        ValueError: An option is unknown or cannot be used; the caller adds the place.
    """
    if unknown := sorted(set(options) - OPTIONS):
        raise ValueError(f"grafik has no option {', '.join(unknown)}")
    kind = options.get("jenis", "")
    if kind not in KINDS:
        raise ValueError(f"jenis is one of {', '.join(KINDS)}, not {kind!r}")
    for name in ("kunci", "judul", "alt"):
        if not options.get(name):
            raise ValueError(f"grafik needs {name}=")
    count = int(_read_number(options, "seri", "2" if kind == "kolom-garis" else "1"))
    sample = _build_sample(kind, count)
    maximum = _read_number(options, "maks", "0")
    root = etree.fromstring(_build_space(kind, count, maximum, "juta" in options))
    write_data(root, sample)
    link_workbook(root, BOOK_RELATION)
    xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return xml, build_workbook(sample)


def build_drawing(options: dict[str, str], number: int, text_width: int) -> etree._Element:
    """The run that shows chart `number`; tags in its alt text are rendered.

    LibreOffice lays every chart of a .docx out on 16 x 9 cm and stretches the picture, so charts
    have these proportions as long as the text is wide enough.
    """
    height = round(float(_read_number(options, "tinggi", "7.5")) * _EMU_PER_CM)
    width = min(text_width * _EMU_PER_TWIP, height * 16 // 9)
    size = f'cx="{width}" cy="{height}"'
    alt = quoteattr(f"grafik:{options['kunci']}| {options['alt']}")
    return etree.fromstring(
        f'<w:r xmlns:w="{W}"><w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" '
        f'distR="0"><wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="1" name="Grafik {number}" descr={alt}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{C}"><c:chart xmlns:c="{C}" '
        f'xmlns:r="{_R}" r:id="{CHART_RELATION}{number}"/></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )


def _read_number(options: dict[str, str], name: str, default: str) -> str:
    text = options.get(name, default)
    if not text.replace(".", "", 1).isdecimal():
        raise ValueError(f"{name} is a number, not {text!r}")
    return text


def _build_sample(kind: str, count: int) -> Grafik:
    names = [f"Seri {number}" for number in range(1, count + 1)]
    if kind == "kolom-garis":
        names[-1] = "Target"
    return build_grafik_contoh(names, _SLICES if kind == "lingkaran" else 4)


def _build_space(kind: str, count: int, maximum: str, in_millions: bool) -> str:
    area = _build_pie(in_millions) if kind == "lingkaran" else ""
    area = area or _build_plots(kind, count, in_millions) + _build_axes(kind, maximum, in_millions)
    position = "r" if kind == "lingkaran" else "b"
    # LibreOffice shrinks the print with the chart, and the legend of a pie is read like a text.
    look = _font(_PIE_FONT) if kind == "lingkaran" else ""
    legend = f'<c:legend><c:legendPos val="{position}"/><c:overlay val="0"/>{look}</c:legend>'
    return (
        f'<c:chartSpace {_NS}><c:date1904 val="0"/><c:lang val="id-ID"/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{_PIE_PLACE if kind == 'lingkaran' else '<c:layout/>'}{area}</c:plotArea>"
        f"{legend if count > 1 or kind == 'lingkaran' else ''}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr>{_fill('FFFFFF')}{_line(_BORDER, 6350)}</c:spPr>{_font(900)}</c:chartSpace>"
    )


def _build_plots(kind: str, count: int, in_millions: bool) -> str:
    lines = {"garis": count, "kolom-garis": 1}.get(kind, 0)
    bars = count - lines
    axes = '<c:axId val="111111111"/><c:axId val="222222222"/>'
    plots = ""
    if bars:
        direction = "bar" if kind == "batang" else "col"
        series = "".join(
            _build_series(n, f"<c:spPr>{_fill(_colour(n))}</c:spPr>", "outEnd", in_millions)
            for n in range(bars)
        )
        plots += (
            f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="clustered"/>'
            f'<c:varyColors val="0"/>{series}<c:gapWidth val="60"/>{axes}</c:barChart>'
        )
    if lines:
        series = "".join(
            _build_series(n, _line_look(n, is_alone=not bars), "" if bars else "t", in_millions)
            for n in range(bars, count)
        )
        plots += (
            f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}'
            f'<c:marker val="1"/>{axes}</c:lineChart>'
        )
    return plots


def _line_look(number: int, *, is_alone: bool) -> str:
    """Line and markers; even over columns, since a line of one point would not be seen."""
    colour = _colour(number)
    symbol, size = ("circle", 6) if is_alone else ("diamond", 9)
    shape = f"<c:spPr>{_fill(colour)}{_line(colour, 9525)}</c:spPr>"
    return (
        f"<c:spPr>{_line(colour, 28575)}</c:spPr>"
        f'<c:marker><c:symbol val="{symbol}"/><c:size val="{size}"/>{shape}</c:marker>'
    )


def _build_series(number: int, look: str, label_position: str, in_millions: bool) -> str:
    """A series; without a position it has no labels."""
    is_bar = "c:marker" not in look
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>{look}'
        f"{_INVERT if is_bar else ''}{_labels(label_position, in_millions)}<c:val/>"
        f"{'' if is_bar else _SMOOTH}</c:ser>"
    )


def _labels(position: str, in_millions: bool) -> str:
    shown = int(bool(position))
    look = ""
    if shown:
        code = _MILLIONS if in_millions else "General"
        look = f'<c:numFmt formatCode="{code}" sourceLinked="{int(not in_millions)}"/>'
        look += f'<c:spPr><a:noFill/></c:spPr>{_font(800)}<c:dLblPos val="{position}"/>'
    flags = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    values = (f'<c:show{name} val="{shown if name == "Val" else 0}"/>' for name in flags)
    return f"<c:dLbls>{look}{''.join(values)}</c:dLbls>"


def _build_pie(in_millions: bool) -> str:
    points = "".join(
        f'<c:dPt><c:idx val="{n}"/><c:bubble3D val="0"/><c:spPr>{_fill(_colour(n))}'
        f"{_line('FFFFFF', 9525)}</c:spPr></c:dPt>"
        for n in range(_SLICES)
    )
    series = _build_series(0, points, "outEnd", in_millions)
    series = series.replace(_INVERT, "").replace(_font(800), _font(1000))
    return f'<c:pieChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/></c:pieChart>'


def _build_axes(kind: str, maximum: str, in_millions: bool) -> str:
    is_lying = kind == "batang"
    top = f'<c:max val="{maximum}"/>' if float(maximum) else ""
    code = _MILLIONS if in_millions else "General"
    ticks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
    every = '<c:tickLblSkip val="1"/>' if is_lying else ""
    # Lying bars: the first category on top, the numbers still at the bottom.
    return (
        '<c:catAx><c:axId val="111111111"/><c:scaling>'
        f'<c:orientation val="{"maxMin" if is_lying else "minMax"}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"l" if is_lying else "b"}"/>'
        f'<c:numFmt formatCode="General" sourceLinked="0"/>{ticks}'
        f"<c:spPr>{_line('BFBFBF', 9525)}</c:spPr>{_font(800)}"
        '<c:crossAx val="222222222"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        f'<c:lblAlgn val="ctr"/><c:lblOffset val="100"/>{every}<c:noMultiLvlLbl val="1"/></c:catAx>'
        '<c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/>'
        f'{top}<c:min val="0"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"b" if is_lying else "l"}"/>'
        f"<c:majorGridlines><c:spPr>{_line(_GRID, 6350)}</c:spPr></c:majorGridlines>"
        f'<c:numFmt formatCode="{code}" sourceLinked="0"/>{ticks}'
        f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{_font(800)}"
        f'<c:crossAx val="111111111"/><c:crosses val="{"max" if is_lying else "autoZero"}"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def _colour(number: int) -> str:
    return (NAVY, *PALETTE[1:])[number % len(PALETTE)]


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _line(colour: str, width: int) -> str:
    return f'<a:ln w="{width}">{_fill(colour)}</a:ln>'


def _font(size: int) -> str:
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size}">{_fill(_TEXT)}'
        '<a:latin typeface="Arial"/><a:cs typeface="Arial"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="id-ID"/></a:p></c:txPr>'
    )
