"""Caption numbers, cross references, lists of contents, and unique ids."""

from __future__ import annotations

import pytest

from lkjip_xl.report.lint import check_document
from lkjip_xl.report.toc import KOSONG

from .builders import STYLES, Renderer, Result, field, par, run

_RESET = field(r"SEQ Tabel \r 0 \h", "0", "<w:vanish/>")


def _chapter(number: str, *blocks: str) -> str:
    return par(
        run(f"BAB {number}"), "<w:r><w:br/></w:r>", run("JUDUL"), _RESET, style="Heading1"
    ) + "".join(blocks)


def _caption(chapter: str, text: str, name: str = "Tabel") -> str:
    number = field(f"SEQ {name} \\* ARABIC", "7", "<w:b/>")
    return par(run(f"{name} {chapter}."), number, run(f" {text}"), style="Caption")


def _codes(result: Result) -> list[str]:
    return [(element.text or "").strip() for element in result.find("//w:instrText")]


def test_captions_are_numbered_within_their_chapter(render: Renderer) -> None:
    """Tables and pictures count apart; a chapter heading restarts its own count, unseen."""
    result = render(
        _chapter("I", _caption("I", "a"), _caption("I", "x", "Gambar"), _caption("I", "b")),
        _chapter("II", _caption("II", "c"), _caption("II", "y", "Gambar")),
    )

    assert result.lines() == [
        "BAB I|JUDUL", "Tabel I.1 a", "Gambar I.1 x", "Tabel I.2 b",
        "BAB II|JUDUL", "Tabel II.1 c", "Gambar II.2 y",
    ]  # fmt: skip
    assert result.lines("//w:r[w:rPr/w:b and w:t]") == ["1", "1", "2", "1", "2"]


@pytest.mark.parametrize(
    ("code", "number"),
    [(r"SEQ X \c", "1"), (r"SEQ X \n", "2"), (r"SEQ X \r 5", "5"), (r"SEQ X \* ROMAN", "II")],
)
def test_switches_of_a_count_are_followed(render: Renderer, code: str, number: str) -> None:
    """Repeat, next, start at, and Roman numerals give what Word gives at F9."""
    assert render(par(field("SEQ X")), par(field(code))).lines() == ["1", number]


def test_simple_fields_are_numbered_too(render: Renderer) -> None:
    """Older Word writes captions as w:fldSimple; their look stays."""
    simple = f'<w:fldSimple w:instr=" SEQ Tabel ">{run("9", "<w:b/>")}</w:fldSimple>'

    result = render(par("Tabel ", simple), par("Tabel ", simple))

    assert result.lines() == ["Tabel 1", "Tabel 2"]
    assert result.lines("//w:r[w:rPr/w:b]") == ["1", "2"]


def test_references_follow_the_copies_of_their_table(render: Renderer) -> None:
    """In a loop each turn refers to its own table, with the number that it has got."""
    marked = (
        '<w:bookmarkStart w:id="3" w:name="_Ref1"/>' + run("Tabel ") + field("SEQ Tabel")
        + '<w:bookmarkEnd w:id="3"/>'
    )  # fmt: skip
    result = render(
        par("{% for i in [1, 2, 3] %}"), par("lihat ", field(r"REF _Ref1 \h", "Tabel 9")),
        par(marked, style="Caption"), par("{% endfor %}"),
    )  # fmt: skip

    assert result.lines("//w:p[not(w:pPr)]") == ["lihat Tabel 1", "lihat Tabel 2", "lihat Tabel 3"]
    assert result.find("//w:bookmarkStart/@w:name") == ["_Ref1", "_Ref1_2", "_Ref1_3"]
    assert result.find("//w:bookmarkStart/@w:id") == result.find("//w:bookmarkEnd/@w:id")
    assert check_document(result.parts) == []


def test_copied_ids_become_unique(render: Renderer) -> None:
    """Drawings and content controls made by a loop have ids of their own, head included."""
    drawing = '<w:r><w:drawing><wp:inline><wp:docPr id="5" name="a"/></wp:inline></w:drawing></w:r>'
    properties = '<w:sdtPr><w:id w:val="77"/></w:sdtPr>'
    control = f"<w:sdt>{properties}<w:sdtContent>{par('x')}</w:sdtContent></w:sdt>"

    result = render(
        par("{% for i in [1, 2] %}"), par("x", drawing), control, par("{% endfor %}"),
        extra={"word/header1.xml": par(drawing)},
    )  # fmt: skip

    assert result.find("//wp:docPr/@id") == ["1", "2"]
    assert result.find("//w:sdtPr/w:id/@w:val") == ["1", "2"]
    assert b'id="3"' in result.parts["word/header1.xml"]


def test_half_a_bookmark_is_removed(render: Renderer) -> None:
    """A bookmark whose other end was in a paragraph that went away does not stay alone."""
    result = render(
        par('<w:bookmarkStart w:id="1" w:name="a"/>', "{% if ya %}"), par("x"),
        par("{% endif %}"), par("y", '<w:bookmarkEnd w:id="1"/>'), ya=True,
    )  # fmt: skip

    assert result.find("//w:bookmarkStart | //w:bookmarkEnd") == []


def test_contents_list_every_heading_with_its_level(render: Renderer) -> None:
    """Each heading has a line with link and page field; the field stays one field for F9."""
    result = render(
        par(field(r'TOC \o "1-2" \h \z', "lama")), _chapter("I"),
        par("{% for i in daftar %}"), par("{{ i }}", style="Heading2"), par("{% endfor %}"),
        par("Terlalu dalam", style="Heading3"), daftar=["A. Latar", "B. Maksud"],
    )  # fmt: skip

    entries = result.lines("//w:p[w:hyperlink]")
    assert entries == ["BAB I JUDUL>", "A. Latar>", "B. Maksud>"]
    assert result.find("//w:p[w:hyperlink]/w:pPr/w:pStyle/@w:val") == ["TOC1", "TOC2", "TOC2"]
    anchors = result.find("//w:hyperlink/@w:anchor")
    assert anchors == result.find("//w:bookmarkStart/@w:name")
    assert _codes(result)[1:4] == [f"PAGEREF {anchor} \\h" for anchor in anchors]
    assert check_document(result.parts) == []
    marks = result.find("//w:p[w:hyperlink]/w:r/w:fldChar/@w:fldCharType")
    assert marks == ["begin", "separate", "end"]
    assert result.find("//w:p[w:hyperlink][last()]//w:fldChar/@w:fldCharType")[-1] == "end"


def test_lists_of_tables_and_pictures_repeat_the_captions(render: Renderer) -> None:
    """Captions are listed word for word under their own kind; a heading with a reset is none."""
    result = render(
        par(field(r'TOC \h \z \c "Tabel"')), par(field(r'TOC \h \z \c "Gambar"')),
        _chapter("I", _caption("I", "Target &amp; Realisasi"), _caption("I", "b")),
    )  # fmt: skip

    assert result.lines()[:3] == ["Tabel I.1 Target & Realisasi>", "Tabel I.2 b>", KOSONG]
    assert result.find("//w:p[w:hyperlink]/w:pPr/w:pStyle/@w:val") == ["TableofFigures"] * 2
    assert check_document(result.parts) == []


def test_one_heading_in_two_lists_has_one_bookmark(render: Renderer) -> None:
    """Two tables of contents share the bookmarks of the headings."""
    toc = par(field(r'TOC \o "1-1"'))

    result = render(toc, toc, par("BAB I", style="Heading1"))

    assert len(result.find("//w:bookmarkStart")) == 1
    assert len(set(result.find("//w:hyperlink/@w:anchor"))) == 1


def test_further_styles_can_be_listed(render: Renderer) -> None:
    r"""A style named with \t is listed at its level, such as the titles of the front matter."""
    result = render(
        par(field(r'TOC \o "1-1" \t "Judul Depan;1"')), par("KATA PENGANTAR", style="JudulDepan"),
        par("BAB I", style="Heading1"),
    )  # fmt: skip

    assert result.lines()[:2] == ["KATA PENGANTAR>", "BAB I>"]


def test_old_contents_in_the_template_are_replaced(render: Renderer) -> None:
    """Word has copied tags into its own table of contents; they are not rendered there."""
    start, end = field(r'TOC \o "1-3"').split('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    inner = field(r"PAGEREF _Toc123 \h", "4")
    entry = f'<w:hyperlink w:anchor="_Toc123">{run("{{ i.nama }}")}{inner}</w:hyperlink>'
    result = render(
        par(start, entry, style="TOC1"), par(entry, style="TOC1"),
        par('<w:r><w:fldChar w:fldCharType="end"/></w:r>'), par("{% for i in daftar %}"),
        par('<w:bookmarkStart w:id="1" w:name="_Toc123"/>', "{{ i.nama }}",
            '<w:bookmarkEnd w:id="1"/>', style="Heading1"),
        par("{% endfor %}"), daftar=[{"nama": "A"}, {"nama": "B"}],
    )  # fmt: skip

    assert end == ""
    assert result.lines() == ["A>", "B>", "A", "B"]
    assert check_document(result.parts) == []


def test_styles_are_found_by_name(render: Renderer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Word in Indonesian renames style ids; headings and entries are still recognised."""
    monkeypatch.setitem(STYLES, "Judul1", "heading 1")
    monkeypatch.delitem(STYLES, "Heading1")
    monkeypatch.setitem(STYLES, "DI1", "toc 1")
    monkeypatch.delitem(STYLES, "TOC1")

    result = render(par(field(r'TOC \o "1-3"')), par("BAB I", style="Judul1"))

    assert result.find("//w:pStyle/@w:val") == ["DI1", "Judul1"]
    assert result.lines() == ["BAB I>", "BAB I"]
