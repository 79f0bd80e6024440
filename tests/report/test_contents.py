"""The lists at the front of the finished reports agree with what they list, word for word."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from lkjip_xl import api

_NUMBERED = re.compile(r"(?P<name>Tabel|Gambar) (?P<chapter>[IVXLCR]+)\.(?P<number>\d+) \S")


@pytest.fixture(scope="module", params=api.list_contoh())
def dokumen(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Document:
    """The report of an example, opened by python-docx."""
    buku: Path = tmp_path_factory.mktemp("buku") / "buku.xlsx"
    buku.write_bytes(api.build_contoh(request.param))
    return docx.Document(io.BytesIO(api.render_laporan(api.compute_buku(buku)).berkas))


def iter_paragraphs(dokumen: Document, *styles: str) -> Iterator[etree._Element]:
    """Paragraphs of the body in one of these styles, in content controls too."""
    for style in dokumen.element.body.iter(qn("w:pStyle")):
        if style.get(qn("w:val")) in styles:
            yield style.getparent().getparent()


def read_shown(paragraph: etree._Element) -> str:
    """What a reader sees of a paragraph up to its tab: no codes of fields, no hidden text."""
    shown = ""
    for item in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
        run = item.getparent()
        if item.tag == qn("w:tab") and run.tag == qn("w:r"):
            break
        if run.tag == qn("w:r") and run.find(f"{qn('w:rPr')}/{qn('w:vanish')}") is None:
            shown += " " if item.tag == qn("w:br") else item.text or ""
    return shown.strip()


def test_daftar_isi_equals_the_headings(dokumen: Document) -> None:
    """Every heading of three levels is in the Daftar Isi, in order, with its words."""
    headings = [
        read_shown(p) for p in iter_paragraphs(dokumen, *(f"Heading{n}" for n in (1, 2, 3)))
    ]

    entries = [read_shown(p) for p in iter_paragraphs(dokumen, "TOC1", "TOC2", "TOC3")]

    assert len(entries) > 30
    assert entries == headings


@pytest.mark.parametrize("name", ["Tabel", "Gambar"])
def test_lists_equal_the_captions(dokumen: Document, name: str) -> None:
    """Every caption is in its list, in order, with its number and words."""
    captions = [read_shown(p) for p in iter_paragraphs(dokumen, "Caption")]

    entries = [read_shown(p) for p in iter_paragraphs(dokumen, "TableofFigures")]

    wanted = [text for text in captions if text.startswith(f"{name} ")]
    assert len(wanted) > 3
    assert [text for text in entries if text.startswith(f"{name} ")] == wanted


def test_numbers_of_captions_start_anew_in_each_chapter(dokumen: Document) -> None:
    """Tables and pictures count 1, 2, 3 within their own BAB, and name that BAB."""
    chapter, counts = "", dict[tuple[str, str], int]()
    seen = 0
    for paragraph in iter_paragraphs(dokumen, "Heading1", "Caption"):
        text = read_shown(paragraph)
        match = _NUMBERED.match(text)
        if match is None:
            chapter = text.split()[1] if text.startswith("BAB ") else ""
            continue
        key = match["name"], match["chapter"]
        counts[key] = counts.get(key, 0) + 1
        seen += 1

        assert int(match["number"]) == counts[key], text
        assert match["chapter"] == chapter or not chapter, text
    assert seen > 20


def test_hidden_resets_show_nothing(dokumen: Document) -> None:
    """The codes in the headings that restart the numbers are hidden and have no result."""
    for heading in iter_paragraphs(dokumen, "Heading1"):
        codes = [code for code in heading.iter(qn("w:instrText")) if "SEQ" in (code.text or "")]
        looks = [code.getparent().find(f"{qn('w:rPr')}/{qn('w:vanish')}") for code in codes]

        assert len(codes) == 2
        assert None not in looks
        assert [mark.get(qn("w:fldCharType")) for mark in heading.iter(qn("w:fldChar"))] == [
            "begin", "end",
        ] * 2  # fmt: skip


def test_cross_references_repeat_a_caption(dokumen: Document) -> None:
    """Each "disajikan pada Tabel III.4" names a table or picture that there is."""
    labels = {
        match[0].rsplit(" ", 1)[0]
        for p in iter_paragraphs(dokumen, "Caption")
        if (match := _NUMBERED.match(read_shown(p)))
    }
    body = dokumen.element.body

    referring = [
        read_shown(paragraph)
        for paragraph in body.iter(qn("w:p"))
        if any(" REF " in (code.text or "") for code in paragraph.iter(qn("w:instrText")))
    ]

    assert len(referring) > 5
    for text in referring:
        named = re.findall(r"(?:Tabel|Gambar) [IVXLCR]+\.\d+", text)
        assert named
        assert set(named) <= labels


def test_front_pages_are_roman_and_chapters_arabic(dokumen: Document) -> None:
    """The pages before BAB I count i, ii, iii; BAB I starts at 1."""
    formats = [
        (number.get(qn("w:fmt")), number.get(qn("w:start")))
        for number in dokumen.element.body.iter(qn("w:pgNumType"))
    ]

    assert formats[0] == ("lowerRoman", "1")
    assert formats[1] == ("decimal", "1")
    assert all(kind == "decimal" for kind, _ in formats[1:])
