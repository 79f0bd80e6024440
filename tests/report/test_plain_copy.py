"""The copy without content controls."""

from __future__ import annotations

import pytest
from lxml import etree

from lkjip_xl.report.package import build_package
from lkjip_xl.report.plain_copy import remove_controls

from .builders import W, build_parts, cell, par, read_parts, row, run, table


def control(content: str) -> str:
    """A content control."""
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def body(berkas: bytes) -> str:
    """Body of a document as XML without namespace declarations."""
    root = etree.fromstring(read_parts(berkas)["word/document.xml"])
    xml = etree.tostring(root.find(f"{{{W}}}body"), encoding="unicode")
    return xml.partition(">")[2]


@pytest.mark.parametrize(
    ("dengan", "tanpa"),
    [
        (par(run("a"), control(run("b")), run("c")), par(run("a"), run("b"), run("c"))),
        (
            control(par("x") + table(row(cell(par(control(run("y"))))))),
            par("x") + table(row(cell(par(run("y"))))),
        ),
        (control(""), ""),
    ],
)
def test_content_stays_where_its_control_was(dengan: str, tanpa: str) -> None:
    """Controls in a line, round a table and inside one another go; order and text stay."""
    polos = remove_controls(build_package(build_parts(dengan)))

    assert body(polos) == body(build_package(build_parts(tanpa)))


def test_page_head_and_foot_lose_their_controls_too() -> None:
    """A control stands in a page foot as well as in the text."""
    foot = {"word/footer1.xml": par(control(run("kaki")))}

    polos = read_parts(remove_controls(build_package(build_parts(par("isi"), foot))))

    assert b"kaki" in polos["word/footer1.xml"]
    assert b"sdt" not in polos["word/footer1.xml"]
