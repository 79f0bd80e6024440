"""Page numbers of the contents lists, with a measurer that turns the page at every mark."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest
from lxml import etree

from lkjip_xl.report.package import build_package
from lkjip_xl.report.pages import NomorHalaman, fill_pages

from .builders import W, build_parts, field, par, read_parts

BREAK = '<w:r><w:br w:type="page"/></w:r>'


def section(numbers: str = "", kind: str = "nextPage") -> str:
    """Properties of a section that ends in a paragraph."""
    return f'<w:sectPr><w:type w:val="{kind}"/>{numbers}</w:sectPr>'


def numbers(style: str, start: int | None = None) -> str:
    """Numbering of pages."""
    first = "" if start is None else f' w:start="{start}"'
    return f'<w:pgNumType w:fmt="{style}"{first}/>'


def heading(name: str, *more: str, properties: str = "") -> str:
    """A paragraph in a bookmark."""
    number = sum(map(ord, name))
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    end = f'<w:bookmarkEnd w:id="{number}"/>'
    return par(start, name, end, *more, properties=properties)


def report(*blocks: str) -> bytes:
    """A .docx of these blocks."""
    return build_package(build_parts("".join(blocks)))


def measure(berkas: bytes) -> dict[str, int]:
    """Pages as a very simple program lays them out: page breaks, and sections on new pages."""
    root = etree.fromstring(read_parts(berkas)["word/document.xml"])
    page, found, is_ended = 1, {}, False
    for element in root.iter(f"{{{W}}}p", f"{{{W}}}br", f"{{{W}}}bookmarkStart"):
        if element.tag == f"{{{W}}}bookmarkStart":
            found[str(element.get(f"{{{W}}}name"))] = page
        elif element.tag == f"{{{W}}}br":
            page += 1
        elif not _in_box(element):
            page += is_ended
            is_ended = element.find(f"{{{W}}}pPr/{{{W}}}sectPr") is not None
    return {name: page for name, page in found.items() if name.isalnum()}


def _in_box(element: etree._Element) -> bool:
    return next(element.iterancestors(f"{{{W}}}txbxContent"), None) is not None


def results(berkas: bytes) -> list[str]:
    """Results of the fields, in order: what stands in paragraphs of fields only."""
    root = etree.fromstring(read_parts(berkas)["word/document.xml"])
    fields = (
        p for p in root.iter(f"{{{W}}}p") if next(p.iter(f"{{{W}}}instrText"), None) is not None
    )
    return ["".join(t.text or "" for t in p.iter(f"{{{W}}}t")) for p in fields]


def references(*names: str) -> str:
    """One paragraph with a PAGEREF for each bookmark."""
    return "".join(par(field(f"PAGEREF {name} \\h")) for name in names)


def test_front_matter_is_roman_and_the_first_chapter_starts_at_one() -> None:
    """A page is called as its own section numbers it, whatever sheet it is."""
    berkas = report(
        par("sampul", properties=section()),
        references("_Toc1", "_Toc2", "_Toc3", "_Toc4"),
        heading("_Toc1", BREAK),
        par(BREAK),
        heading("_Toc2", properties=section(numbers("lowerRoman", 1))),
        heading("_Toc3", BREAK),
        heading("_Toc4", properties=section(numbers("decimal", 1))),
        par("akhir"),
    )

    bernomor, keadaan = fill_pages(berkas, measure)

    assert results(bernomor) == ["i", "iii", "1", "2"]
    assert keadaan is NomorHalaman.TETAP


def test_numbers_run_on_where_a_section_does_not_start_anew() -> None:
    """A landscape section in the middle of a chapter goes on counting."""
    berkas = report(
        references("_Toc1", "_Toc2"),
        par("satu", BREAK, properties=section(numbers("decimal", 5))),
        heading("_Toc1", BREAK, properties=section()),
        heading("_Toc2"),
    )

    assert results(fill_pages(berkas, measure)[0]) == ["7", "9"]


def test_a_section_on_an_odd_page_skips_the_even_one() -> None:
    """Word leaves a blank page before it, which the sheets of a PDF do not show."""
    berkas = report(
        references("_Toc1", "_Toc2"),
        heading("_Toc1", BREAK, properties=section()),
        par("kosong"),
        heading("_Toc2", properties=section(kind="oddPage")),
    )

    assert results(fill_pages(berkas, measure)[0]) == ["1", "3"]


def test_a_text_box_beside_the_section_break_does_not_count_as_a_section() -> None:
    """Covers are often one paragraph with text boxes and the break."""
    box = f"<w:r><w:pict><w:txbxContent>{par('judul')}{par('tahun')}</w:txbxContent></w:pict></w:r>"
    berkas = report(
        par(box, properties=section()),
        references("_Toc1"),
        par(BREAK),
        heading("_Toc1", properties=section(numbers("upperRoman", 1))),
        par("akhir"),
    )

    assert results(fill_pages(berkas, measure)[0]) == ["II"]


def test_only_the_results_of_page_references_change() -> None:
    """The measured copy leaves no trace in the report, and a second filling changes nothing."""
    berkas = report(references("_Toc1"), heading("_Toc1"), par(field("SEQ Tabel", "7")))

    bernomor, _ = fill_pages(berkas, measure)

    lama, baru = read_parts(berkas), read_parts(bernomor)
    assert [name for name in lama if lama[name] != baru[name]] == ["word/document.xml"]
    assert results(bernomor) == ["1", "7"]
    assert b"Lkjip" not in baru["word/document.xml"]
    assert fill_pages(bernomor, measure)[0] == bernomor


def test_a_report_without_page_references_is_not_measured() -> None:
    """Nothing to number: no program is started."""
    berkas = report(par("isi"), references("_Hilang"))

    def refuse(_: bytes) -> Mapping[str, int]:
        raise AssertionError("measured")

    assert fill_pages(berkas, refuse) == (berkas, NomorHalaman.TANPA)


def test_a_bookmark_that_is_not_found_has_no_number() -> None:
    """A hidden heading has no page; no number is better than a wrong one."""
    berkas = report(references("_Toc1", "_Toc2"), heading("_Toc1"), heading("_Toc2"))

    def forget(berkas: bytes) -> dict[str, int]:
        return {name: page for name, page in measure(berkas).items() if not name.endswith("1")}

    assert results(fill_pages(berkas, forget)[0]) == ["1", ""]


@pytest.mark.parametrize(
    ("geser", "hasil", "keadaan"),
    [
        ([0, 0], "2", NomorHalaman.TETAP),
        ([0, 1], "3", NomorHalaman.BERGESER),
    ],
)
def test_numbers_that_move_the_pages_are_told(
    geser: Sequence[int], hasil: str, keadaan: NomorHalaman
) -> None:
    """The second measurement counts; a difference to the first one is not hidden."""
    berkas = report(par("depan", BREAK), references("_Toc1"), heading("_Toc1"))

    terisi, dinyatakan = fill_pages(berkas, shifting(geser))

    assert results(terisi) == [hasil]
    assert dinyatakan is keadaan


def shifting(geser: Sequence[int]) -> Callable[[bytes], dict[str, int]]:
    """A measurer whose pages after the first move on by so many sheets, a number for each call."""
    sisa = iter(geser)

    def measured(berkas: bytes) -> dict[str, int]:
        langkah = next(sisa)
        return {name: page + langkah * (page > 1) for name, page in measure(berkas).items()}

    return measured
