"""The lint of finished documents: what no schema validator sees."""

from __future__ import annotations

import pytest

from lkjip_xl.report.lint import check_document

from .builders import build_parts, field, par, row, table

_BOOKMARK = '<w:bookmarkStart w:id="{0}" w:name="a"/><w:bookmarkEnd w:id="{0}"/>'
_CONTROL = '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>'
_EMPTY_CONTROL = '<w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent/></w:sdt>'
_DRAWING = '<w:r><w:drawing><wp:inline><wp:docPr id="5" name="a"/></wp:inline></w:drawing></w:r>'


def test_sound_document_has_no_findings() -> None:
    """A document in order gives an empty list."""
    body = par("x", style="Heading1") + par(field("PAGE", "1")) + table(row("a"))

    assert check_document(build_parts(body, {"word/header1.xml": par("x")})) == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (par(_BOOKMARK.format(1), _BOOKMARK.format(2)), "duplicate bookmark name a"),
        (_CONTROL * 2, "duplicate content control id 5"),
        (par(_DRAWING, _DRAWING), "duplicate drawing id 5"),
        (par('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'), "field without end"),
        (par('<w:r><w:fldChar w:fldCharType="end"/></w:r>'), "field end without begin"),
        (par(field(r"REF hilang \h")), "reference to missing bookmark hilang"),
        (par(field(r"PAGEREF _Toc1 \h")), "reference to missing bookmark _Toc1"),
        (par('<w:hyperlink w:anchor="hilang"/>'), "link to missing bookmark hilang"),
        (_EMPTY_CONTROL, "content control x is empty"),
        (_CONTROL.replace("<w:id", f'<w:tag w:val="{"k" * 65}"/><w:id'), "more than 64 characters"),
        (table("<w:tr><w:tc><w:tcPr/></w:tc></w:tr>"), "cell without a paragraph"),
        (par("x", style="TidakAda"), "unknown style TidakAda"),
        (par("sisa {{ a", " }}"), "left-over tag: sisa {{ a }}"),
        (par("sisa {", "% if"), "left-over tag: sisa {% if"),
        (par("x\ue012"), "left-over mark"),
        (par('<w:hyperlink r:id="rId99"/>'), "relation rId99 does not exist"),
    ],
)
def test_fault_is_found(body: str, words: str) -> None:
    """Each seeded fault is found and named."""
    findings = check_document(build_parts(body))

    assert len(findings) == 1
    assert words in findings[0]


def test_missing_target_of_a_relation_is_found() -> None:
    """A relation to a part that is not in the package is found."""
    parts = build_parts(par("x"))
    del parts["word/styles.xml"]

    assert any("leads to missing styles.xml" in finding for finding in check_document(parts))
