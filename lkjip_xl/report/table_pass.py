"""After rendering: cells merged by the filter `gabung`, and tables that Word accepts."""

from __future__ import annotations

import re

from lkjip_xl.report.control_pass import drop_empty_controls
from lkjip_xl.report.marks import GABUNG, RESERVED
from lkjip_xl.report.wml import (
    PPR,
    SDT,
    SDT_CONTENT,
    TBL,
    TC,
    TCPR,
    VAL,
    Element,
    P,
    T,
    cells_of,
    drop,
    make,
    rows_of,
    w,
)

_BEFORE_MERGE = {w("cnfStyle"), w("tcW"), w("gridSpan"), w("hMerge")}
SMALL_TABLE = 14  # rows
_SMALL_LINES = 16  # of text: more would leave half a page empty above the table
_ROWS_TOGETHER = 3  # head and two rows, or two rows and the total
_CHARACTER = 105  # mean width in twentieths of a point at 10 pt
_KEY = re.compile(f"{GABUNG}[^{GABUNG}]*{GABUNG}")
_NEED_PARAGRAPH = (
    TC, w("hdr"), w("ftr"), w("txbxContent"), w("footnote"), w("endnote"), w("comment"),
)  # fmt: skip


def merge_cells(root: Element) -> None:
    """Merge marked cells of equal text that stand under each other in one grid column."""
    marked = {table for text in root.iter(T) if GABUNG in (text.text or "")
              for table in text.iterancestors(TBL)}  # fmt: skip
    for table in marked:
        _merge_table(table)


def _merge_table(table: Element) -> None:
    above: dict[tuple[int, int], tuple[str, Element]] = {}
    for row in rows_of(table):
        here: dict[tuple[int, int], tuple[str, Element]] = {}
        column = _number(row.find(f"{w('trPr')}/{w('gridBefore')}"), 0)
        for cell in cells_of(row):
            span = _number(cell.find(f"{TCPR}/{w('gridSpan')}"), 1)
            text = _own_text(cell)
            if GABUNG in text:
                _drop_keys(cell)
                text = RESERVED.sub("", text).strip()
                start = above.get((column, span))
                if start is not None and start[0] == text:
                    _set_merge(start[1], "restart")
                    _set_merge(cell, "continue")
                    _empty(cell)
                    here[column, span] = start
                else:
                    here[column, span] = (text, cell)
            column += span
        above = here


def _drop_keys(cell: Element) -> None:
    """Keys of merging serve the comparison only; they are never shown."""
    for text in cell.iter(T):
        if GABUNG in (text.text or ""):
            text.text = _KEY.sub("", text.text or "")


def _number(element: Element | None, default: int, attribute: str = VAL) -> int:
    value = element.get(attribute, "") if element is not None else ""
    return int(value) if value.isdigit() else default


def _own_text(cell: Element) -> str:
    """Text of the paragraphs of a cell, not of tables inside it."""
    lines = []
    for paragraph in cell.iterchildren(P):
        lines.append("".join(text.text or "" for text in paragraph.iter(T)))
    return "\n".join(lines)


def _set_merge(cell: Element, kind: str) -> None:
    properties = cell.find(TCPR)
    if properties is None:
        properties = make("tcPr")
        cell.insert(0, properties)
    for old in properties.findall(w("vMerge")):
        properties.remove(old)
    position = sum(1 for child in properties if child.tag in _BEFORE_MERGE)
    properties.insert(position, make("vMerge", val=kind))


def _empty(cell: Element) -> None:
    """Leave one empty paragraph with its properties, as Word does in a merged cell."""
    paragraphs = list(cell.iterchildren(P))
    for child in list(cell):
        if child.tag != TCPR and child is not paragraphs[0]:
            drop(child)
    for child in list(paragraphs[0]):
        if child.tag != PPR:
            drop(child)


def repair_tables(root: Element) -> None:
    """Remove tables without rows, keep neighbours apart, end every cell with a paragraph."""
    for table in list(root.iter(TBL)):
        if next(iter(rows_of(table)), None) is None:
            drop(table)
    drop_empty_controls(root)
    for table in root.iter(TBL):
        # Word joins two tables that touch; a loop over a table makes them touch.
        outermost = _outermost(table)
        following = outermost.getnext()
        if following is not None and _first_block(following).tag == TBL:
            outermost.addnext(make("p"))
    for container in root.iter(*_NEED_PARAGRAPH):
        last = container[-1] if len(container) else None
        if last is None or last.tag not in (P, SDT) or _is_table_control(last):
            container.append(make("p"))


def keep_small_tables(root: Element) -> None:
    """Tables of a few rows stay on one page; of others the first rows stay together, and the last.

    A header and one row at the foot of a page, or a lonely total on the next, read badly.
    """
    for table in root.iter(TBL):
        rows = list(rows_of(table))
        kept = rows[:-1]
        if len(rows) > SMALL_TABLE or sum(map(_count_lines, rows)) > _SMALL_LINES:
            kept = [*rows[:_ROWS_TOGETHER], *rows[-_ROWS_TOGETHER:-1]]
        for row in kept:
            for paragraph in row.iter(P):
                _keep_next(paragraph)


def _count_lines(row: Element) -> int:
    """About how many lines of text the fullest cell of a row takes."""
    lines = [1]
    for cell in cells_of(row):
        width = cell.find(f"{TCPR}/{w('tcW')}")
        room = _number(width, 0, w("w")) // _CHARACTER
        if room:
            lines.append(-(-len(_own_text(cell)) // room))
    return max(lines)


def _keep_next(paragraph: Element) -> None:
    properties = paragraph.find(PPR)
    if properties is None:
        properties = make("pPr")
        paragraph.insert(0, properties)
    if properties.find(w("keepNext")) is None:
        has_style = len(properties) and properties[0].tag == w("pStyle")
        properties.insert(1 if has_style else 0, make("keepNext"))


def _is_table_control(element: Element) -> bool:
    """Whether a content control at the end of a cell holds no paragraph of its own at its end."""
    if element.tag != SDT:
        return False
    content = element.find(SDT_CONTENT)
    return content is None or not len(content) or content[-1].tag != P


def _outermost(table: Element) -> Element:
    """The content control that ends with `table`, or `table` itself."""
    node = table
    while node.getnext() is None and (content := node.getparent()) is not None:
        control = content.getparent()
        if content.tag != SDT_CONTENT or control is None:
            break
        node = control
    return node


def _first_block(block: Element) -> Element:
    """`block`, or what a content control begins with."""
    while block.tag == SDT:
        content = block.find(SDT_CONTENT)
        if content is None or not len(content):
            break
        block = content[0]
    return block
