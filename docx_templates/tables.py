"""Tables of the dialect: widths, head, spans, merged cells, total rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from blocks import DialectError, Table, TableRow
from inline import TAG, Run, parse_inline
from lxml import etree
from wordxml import NAVY, TOTAL_FILL, build_paragraph, build_runs, build_shading, w

_SMALL_SIZE = 16  # half points
_SMALL_MARGIN = 40  # twentieths of a point
_OPTIONS = {"lebar", "judul", "bab", "kunci", "ukuran", "alt", "tanpa-garis"}
_SPAN = re.compile(r"(?P<text>.*?)(?:^|\s)>(?P<span>\d+)", re.DOTALL)
_STYLES = {"left": "SelTabel", "center": "SelTengah", "right": "SelAngka"}
_LAYOUT_STYLES = {"left": "TataLetak", "center": "TandaTangan", "right": "TataLetak"}
_CELL_SIZE = 20  # half points, what the cell styles have
_HEAD_SIZES = (14, 15, 16, 18)  # half points


@dataclass(frozen=True)
class _Cell:
    """A cell over columns `start` to `start + span - 1`; `merge` is "", restart or continue."""

    text: str
    start: int
    span: int
    merge: str = ""


def compute_widths(percents: Sequence[float], text_width: int) -> list[int]:
    """Column widths in twips; rounding never shifts the right edge by more than half a twip.

    >>> compute_widths([33, 33, 34], 9071)
    [2993, 2994, 3084]
    """
    edges = [round(sum(percents[:n]) * text_width / 100) for n in range(len(percents) + 1)]
    return [right - left for left, right in pairwise(edges)]


def build_table(table: Table, text_width: int, file: str) -> etree._Element:
    """The w:tbl of a table block; its caption is a paragraph of its own, built elsewhere.

    Args:
        table: The block.
        text_width: Width between the margins, in twips.
        file: Name of the source, for errors.

    Raises:
        DialectError: An option or the number of cells of a row is wrong.
    """
    return _TableBuilder(table, text_width, file).build()


class _TableBuilder:
    def __init__(self, table: Table, text_width: int, file: str) -> None:
        self.table = table
        self.file = file
        self.is_layout = "tanpa-garis" in table.options
        if unknown := sorted(set(table.options) - _OPTIONS):
            raise DialectError(file, table.line, f"tabel has no option {', '.join(unknown)}")
        self.widths = compute_widths(self._read_percents(), text_width)
        self.size = self._read_size()
        self.styles = self._read_styles()

    def build(self) -> etree._Element:
        head = self._merge(self.table.head)
        element = w("tbl", self._properties(), self._grid())
        if not (head or self.is_layout):
            raise DialectError(self.file, self.table.line, "the table has no head row")
        for row, cells in zip(self.table.head, head, strict=True):
            element.append(self._row(row, cells, is_head=True))
        body = self._merge(self.table.body)
        for row, cells in zip(self.table.body, body, strict=True):
            element.append(self._row(row, cells, is_head=False))
        return element

    def _read_percents(self) -> list[float]:
        text = self.table.options.get("lebar", "")
        try:
            percents = [float(part) for part in text.split(",")]
        except ValueError:
            percents = []
        if not percents or min(percents) <= 0 or sum(percents) > 100.001:
            message = f"lebar is a list of percents up to 100 in all, as 10,60,30, not {text!r}"
            raise DialectError(self.file, self.table.line, message)
        return percents

    def _read_size(self) -> int | None:
        """Font size in half points, None for the size of the style."""
        text = self.table.options.get("ukuran", "")
        if text and not re.fullmatch(r"\d+(\.5)?", text):
            raise DialectError(self.file, self.table.line, f"ukuran is in points, not {text!r}")
        size = int(float(text) * 2) if text else _CELL_SIZE
        return None if size == _CELL_SIZE else size

    def _cell_margins(self) -> list[etree._Element]:
        """Narrow ones where the print is small: twelve months of "100,00" must fit a page."""
        if self.size is None or self.size > _SMALL_SIZE:
            return []
        sides = (w(side, w=_SMALL_MARGIN, type="dxa") for side in ("left", "right"))
        return [w("tblCellMar", *sides)]

    def _read_styles(self) -> list[str]:
        alignment = self.table.alignment or (":--",) * len(self.widths)
        self._check_count(len(alignment), self.table.line, "the alignment row")
        names = _LAYOUT_STYLES if self.is_layout else _STYLES
        return [names[_read_alignment(cell)] for cell in alignment]

    def _check_count(self, count: int, line: int, what: str) -> None:
        if count != len(self.widths):
            message = f"{what} fills {count} of {len(self.widths)} columns of lebar"
            raise DialectError(self.file, line, message)

    def _read_cells(self, row: TableRow) -> list[_Cell]:
        if row.tag:
            return [_Cell(row.tag, 0, len(self.widths))]
        cells: list[_Cell] = []
        start = 0
        for text in row.cells:
            match = _SPAN.fullmatch(text)
            span = int(match["span"]) if match else 1
            text = match["text"].strip() if match else text
            merge = "continue" if text == "^" else ""
            cells.append(_Cell("" if merge else text, start, span, merge))
            start += span
        self._check_count(start, row.line, "the row")
        return cells

    def _merge(self, rows: Sequence[TableRow]) -> list[list[_Cell]]:
        """Cells of `rows`, with the cell at the top of each vertical merge marked."""
        marked: list[list[_Cell]] = []
        for row in rows:
            cells = self._read_cells(row)
            above = {(cell.start, cell.span): cell for cell in marked[-1]} if marked else {}
            for cell in cells:
                if cell.merge:
                    self._start_merge(above.get((cell.start, cell.span)), marked, row)
            marked.append(cells)
        return marked

    def _start_merge(self, top: _Cell | None, marked: list[list[_Cell]], row: TableRow) -> None:
        if top is None:
            raise DialectError(self.file, row.line, "^ has no cell of the same columns above it")
        if not top.merge:
            marked[-1][marked[-1].index(top)] = replace(top, merge="restart")

    def _properties(self) -> etree._Element:
        options = self.table.options
        style = "TabelLayout" if self.is_layout else "TabelLKjIP"
        title = options.get("judul") or options.get("alt", "")
        properties = w(
            "tblPr",
            w("tblStyle", val=style),
            w("tblW", w=sum(self.widths), type="dxa"),
            w("jc", val="center"),
            w("tblLayout", type="fixed"),
            *self._cell_margins(),
            w(
                "tblLook",
                val="0420",
                firstRow=int(not self.is_layout),
                lastRow=0,
                firstColumn=0,
                lastColumn=0,
                noHBand=0,
                noVBand=1,
            ),
        )
        if title:
            properties.append(w("tblCaption", val=_plain_text(title)))
            properties.append(w("tblDescription", val=_plain_text(options.get("alt", title))))
        return properties

    def _grid(self) -> etree._Element:
        return w("tblGrid", *(w("gridCol", w=width) for width in self.widths))

    def _row(self, row: TableRow, cells: list[_Cell], *, is_head: bool) -> etree._Element:
        properties = [] if row.tag else [w("cantSplit")]
        if is_head and not self.is_layout:
            properties.append(w("tblHeader"))
        element = w("tr", *([w("trPr", *properties)] if properties else []))
        for cell in cells:
            element.append(self._cell(row, cell, is_head=is_head and not self.is_layout))
        return element

    def _cell(self, row: TableRow, cell: _Cell, *, is_head: bool) -> etree._Element:
        width = sum(self.widths[cell.start : cell.start + cell.span])
        properties = [w("tcW", w=width, type="dxa")]
        if cell.span > 1:
            properties.append(w("gridSpan", val=cell.span))
        if cell.merge:
            properties.append(w("vMerge", val=cell.merge))
        if is_head or row.is_total:
            properties.append(build_shading(NAVY if is_head else TOTAL_FILL))
        if not (row.tag or self.is_layout):
            properties.append(w("vAlign", val="center" if is_head or row.is_total else "top"))
        style = self._head_style() if is_head else self.styles[cell.start]
        runs = self._read_runs(row, cell)
        if row.tag:
            style, runs = ("TataLetak" if self.is_layout else "SelTabel"), [Run(row.tag)]
        elif is_head:
            runs = [replace(run, bold=False) for run in runs]
        elif row.is_total:
            runs = [replace(run, bold=True) for run in runs]
        elements = build_runs(runs, size=self.size)
        right = self.is_layout and not row.tag and self._is_right(cell.start)
        jc = [w("jc", val="right")] if right else []
        # The name of a group of rows, over the whole table, never stands alone at a page's end.
        is_group = row.is_total and cell.span == len(self.widths) and not is_head
        keep = [w("keepNext")] if is_group else []
        return w("tc", w("tcPr", *properties), build_paragraph(style, elements, [*keep, *jc]))

    def _head_style(self) -> str:
        """A style that has the size itself, where there is one: see dasar/word/styles.xml."""
        return f"KepalaTabel{self.size}" if self.size in _HEAD_SIZES else "KepalaTabel"

    def _is_right(self, column: int) -> bool:
        alignment = self.table.alignment
        return bool(alignment) and _read_alignment(alignment[column]) == "right"

    def _read_runs(self, row: TableRow, cell: _Cell) -> list[Run]:
        try:
            return parse_inline(cell.text)
        except ValueError as error:
            raise DialectError(self.file, row.line, str(error)) from error


def _plain_text(text: str) -> str:
    """Text for an attribute; its tags quote with ', since " would become &quot; in the XML."""
    plain = "".join(run.text for run in parse_inline(text)).replace("\n", " ")
    return TAG.sub(lambda tag: tag[0].replace('"', "'"), plain)


def _read_alignment(cell: str) -> str:
    if cell.endswith(":"):
        return "center" if cell.startswith(":") else "right"
    return "left"
