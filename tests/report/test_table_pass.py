"""Cells merged by the filter `gabung`, and tables that Word accepts."""

from __future__ import annotations

import pytest

from lkjip_xl.report.lint import check_document
from lkjip_xl.report.marks import Sorot
from lkjip_xl.report.table_pass import keep_small_tables
from lkjip_xl.report.wml import make, w

from .builders import Renderer, Result, cell, par, row, table

_LOOP = "{% for i in baris %}"


def _merges(result: Result) -> list[list[str]]:
    """Per row and cell: "restart", "continue" or ""."""
    rows = result.find("//w:body/w:tbl/w:tr")
    names = {"w": rows[0].nsmap["w"]}
    merge = "string(w:tcPr/w:vMerge/@w:val)"
    return [[tc.xpath(merge, namespaces=names) for tc in tr.findall("w:tc", names)] for tr in rows]


def test_equal_marked_cells_are_merged_downwards(render: Renderer) -> None:
    """A sasaran with two indikator is one cell over two rows; its text is printed once."""
    result = render(
        table(row(_LOOP, ""), row("{{ i.s|gabung }}", "{{ i.n }}"), row("{% endfor %}", "")),
        baris=[{"s": "A", "n": 1}, {"s": "A", "n": 1}, {"s": "B", "n": 2}, {"s": "A", "n": 3}],
    )  # fmt: skip

    assert _merges(result) == [["restart", ""], ["continue", ""], ["", ""], ["", ""]]
    assert result.lines() == ["A", "1", "", "1", "B", "2", "A", "3"]
    assert check_document(result.parts) == []


def test_empty_and_highlighted_cells_are_merged_too(render: Renderer) -> None:
    """An empty marked text and a highlighted one follow the same rule."""
    result = render(
        table(row("{{ ''|gabung }}", "{{ a|gabung }}"), row("{{ ''|gabung }}", "{{ a|gabung }}")),
        a=Sorot("[belum]"),
    )  # fmt: skip

    assert _merges(result) == [["restart", "restart"], ["continue", "continue"]]
    assert result.lines("//w:r[w:rPr/w:highlight]") == ["[belum]"]


def test_grid_column_counts_not_the_number_of_the_cell(render: Renderer) -> None:
    """A cell that spans columns shifts its neighbours; only cells of one column merge."""
    span = '<w:tcW w:w="5"/><w:gridSpan w:val="2"/><w:vAlign w:val="top"/>'
    result = render(
        table(
            row(cell("lebar", properties=span), "{{ 'x'|gabung }}"),
            row("a", "{{ 'x'|gabung }}", "{{ 'x'|gabung }}"),
            row(cell("{{ 'y'|gabung }}", properties=span), "c"),
            row(cell("{{ 'y'|gabung }}", properties=span), "d"),
        )
    )

    assert _merges(result) == [
        ["", "restart"],
        ["", "", "continue"],
        ["restart", ""],
        ["continue", ""],
    ]
    names = [str(item.tag).rpartition("}")[2] for item in result.find("//w:tr[3]/w:tc[1]/w:tcPr/*")]
    assert names == ["tcW", "gridSpan", "vMerge", "vAlign"]


def test_nested_tables_keep_to_themselves(render: Renderer) -> None:
    """A table inside a cell merges its own cells, not those round it."""
    inner = cell(table(row("{{ 'x'|gabung }}"), row("{{ 'x'|gabung }}")), par("luar"))
    result = render(table(row(inner), row("{{ 'x'|gabung }}")))

    assert _merges(result) == [[""], [""]]
    assert result.lines() == ["x", "", "luar", "x"]


def test_table_without_rows_is_removed(render: Renderer) -> None:
    """A table whose loop had no turn leaves no wreck that Word would refuse to open."""
    empty = table(row(_LOOP), row("{{ i }}"), row("{% endfor %}"))

    result = render(empty, par("a"), table(row(cell(empty, par("b")))), baris=[])

    assert len(result.find("//w:tbl")) == 1
    assert result.lines() == ["a", "b"]
    assert check_document(result.parts) == []


def test_tables_made_by_a_loop_stay_apart(render: Renderer) -> None:
    """Word would join tables that touch; an empty paragraph keeps them apart."""
    result = render(par("{% for i in [1, 2] %}"), table(row("{{ i }}")), par("{% endfor %}"))

    assert result.lines("//w:body/*") == ["1", "", "2", ""]


def test_cell_that_ends_with_a_table_gets_a_paragraph(render: Renderer) -> None:
    """A condition may remove the last paragraph of a cell; Word needs one."""
    block = cell(table(row("x")), par("{% if ya %}"), par("y"), par("{% endif %}"))

    assert check_document(render(table(row(block, "z")), ya=False).parts) == []


def keep_rows(*texts: str) -> list[bool]:
    """For each row of a one-column table, whether it keeps to the next after the pass."""
    rows = [
        make(
            "tr",
            make(
                "tc", make("tcPr", make("tcW", w="2000")), make("p", make("r", make("t", text=t)))
            ),
        )
        for t in texts
    ]
    root = make("body", make("tbl", *rows))

    keep_small_tables(root)

    return [row.find(f".//{w('keepNext')}") is not None for row in rows]


def test_short_table_stays_on_one_page() -> None:
    """Every row but the last keeps to the next."""
    assert keep_rows(*["x"] * 5) == [True, True, True, True, False]


@pytest.mark.parametrize("texts", [["x"] * 20, ["kata " * 40] * 8])
def test_long_table_may_break_but_not_at_its_ends(texts: list[str]) -> None:
    """Many rows or much text: the page fills up, and neither one row nor the total is alone."""
    kept = keep_rows(*texts)

    assert kept[:3] == [True, True, True]
    assert kept[-3:] == [True, True, False]
    assert not all(kept[3:-3])
