"""Line ends, tabs and highlights inside values."""

from __future__ import annotations

from lkjip_xl.report.lint import check_document
from lkjip_xl.report.marks import Sorot

from .builders import Renderer, cell, par, row, run, table


def test_value_alone_becomes_one_paragraph_per_line(render: Renderer) -> None:
    """A text of several lines keeps style and look of the tag; empty lines are left out."""
    block = par(run("{{ teks }}", "<w:i/>"), style="Heading2", properties="<w:jc w:val='both'/>")

    result = render(block, par("akhir"), teks="satu\r\n\n  \ndua\n")

    assert result.lines() == ["satu", "dua", "akhir"]
    assert len(result.find("//w:p[w:pPr/w:pStyle/@w:val='Heading2' and w:pPr/w:jc]")) == 2
    assert result.lines("//w:r[w:rPr/w:i]") == ["satu", "dua"]


def test_value_beside_text_gets_line_breaks(render: Renderer) -> None:
    """Inside a sentence a line end is a break and a tab is a tab, in the look of the tag."""
    result = render(par("Alamat: ", run("{{ alamat }}.", "<w:b/>")), alamat="Jl. A\nJember\t68121")

    assert result.lines() == ["Alamat: Jl. A|Jember>68121."]
    assert result.lines("//w:r[w:rPr/w:b]") == ["Jl. A|Jember>68121."]


def test_section_break_is_not_copied(render: Renderer) -> None:
    """A value in the last paragraph of a section gets line breaks: the section ends once."""
    result = render(par("{{ teks }}", properties="<w:sectPr/>"), teks="satu\ndua")

    assert result.lines() == ["satu|dua"]
    assert len(result.find("//w:pPr/w:sectPr")) == 1


def test_empty_value_keeps_its_paragraph(render: Renderer) -> None:
    """An empty text leaves the cell with an empty paragraph."""
    result = render(table(row("{{ a }}", "{{ b }}")), a="", b="\n\n")

    assert result.lines() == ["", ""]
    assert check_document(result.parts) == []


def test_highlight_keeps_the_look_and_the_order_of_the_schema(render: Renderer) -> None:
    """A marked value is yellow in a run of its own; w:highlight stands before w:u, after w:sz."""
    look = "<w:b/><w:sz w:val='24'/><w:highlight w:val='red'/><w:u w:val='single'/>"

    result = render(par(run("Capaian {{ a }} persen", look)), a=Sorot("[belum diisi: PK!H7]"))

    assert result.lines("//w:r") == ["Capaian ", "[belum diisi: PK!H7]", " persen"]
    properties = result.find("//w:r[2]/w:rPr/*")
    names = [str(element.tag).rpartition("}")[2] for element in properties]
    assert names == ["b", "color", "sz", "highlight", "u"]
    assert properties[3].values() == ["yellow"]


def test_highlight_is_escaped_and_spans_lines(render: Renderer) -> None:
    """A marked value may hold markup characters and line ends; every line is yellow."""
    result = render(
        par("{{ a }}"), par("{{ 'x' ~ a }}{{ [a, 'b']|join }}"), a=Sorot("1 < 2\n3 & 4")
    )

    assert result.lines() == ["1 < 2", "3 & 4", "x1 < 2|3 & 41 < 2|3 & 4b"]
    assert result.lines("//w:r[w:rPr/w:highlight]") == [
        "1 < 2", "3 & 4", "1 < 2|3 & 41 < 2|3 & 4",
    ]  # fmt: skip
    assert check_document(result.parts) == []


def test_spaces_and_tags_around_a_break_stay_in_order(render: Renderer) -> None:
    """A run that holds a tab beside the tag keeps both in their order."""
    mixed = "<w:r><w:t>a </w:t><w:tab/><w:t>{{ x }}</w:t><w:br/><w:t> z</w:t></w:r>"

    assert render(par(mixed), x=Sorot("y")).lines() == ["a >y| z"]
    assert render(par(mixed), x="1\n2").lines() == ["a >1|2| z"]


def test_highlight_in_an_attribute_leaves_its_text_only(render: Renderer) -> None:
    """An alt text cannot be yellow; no mark of the engine remains in it."""
    properties = '<wp:docPr id="1" name="a" descr="{{ a }}"/>'
    drawing = f"<w:r><w:drawing><wp:inline>{properties}</wp:inline></w:drawing></w:r>"

    result = render(par(drawing), a=Sorot("kosong"))

    assert result.find("//wp:docPr/@descr") == ["kosong"]


def test_cell_with_several_lines_stays_one_cell(render: Renderer) -> None:
    """Lines of a value in a table cell become paragraphs of that cell."""
    result = render(table(row(cell("{{ a }}"), "b")), a="1\n2")

    assert result.lines("//w:tc[1]/w:p") == ["1", "2"]
