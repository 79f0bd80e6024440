"""The template engine: what a template may look like and what comes out."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from lkjip_xl.report.lint import check_document
from lkjip_xl.report.marks import Sorot
from lkjip_xl.report.template import Template

from .builders import (
    Renderer,
    Result,
    build_parts,
    cell,
    field,
    par,
    row,
    run,
    save_template,
    table,
)

_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>LKjIP {{ satker }} {{ tahun }}</dc:title></cp:coreProperties>"
)
_BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:txbxContent>{0}</w:txbxContent>"
    "</mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


def test_values_are_escaped_and_printed(render: Renderer) -> None:
    """Characters that mean something in XML come out as typed."""
    result = render(par("Unit {{ nama }}!"), nama='<A> & "B"')

    assert result.lines() == ['Unit <A> & "B"!']
    assert docx.Document(io.BytesIO(result.data)).paragraphs[0].text == 'Unit <A> & "B"!'


def test_tag_split_over_runs_takes_the_look_of_its_first_run(render: Renderer) -> None:
    """Word cuts tags into runs; the value has the look where the tag starts, the rest its own."""
    split = (
        run("Nilai {", "<w:b/>") + '<w:proofErr w:type="spellStart"/>' + run("{ pk.", "<w:i/>")
        + run("ikm }}", "<w:i/>") + run(" persen", "<w:u w:val='single'/>")
    )  # fmt: skip
    result = render(par(split), pk={"ikm": 87})

    assert result.lines() == ["Nilai 87 persen"]
    assert result.lines("//w:r[w:rPr/w:b]") == ["Nilai 87"]
    assert "".join(result.lines("//w:r[w:rPr/w:i]")) == ""
    assert result.lines("//w:r[w:rPr/w:u]") == [" persen"]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("{{ “a” ~ ‘b’ }}", "ab"),
        ("{{ n – 1 }}", "4"),
        ("{{\u00a0n\u00a0}}", "5"),
        ("{{ '2023–2024' }}", "2023–2024"),
        ("{{ n if n &lt; 9 and n > 1 else 0 }}", "5"),
        ("a{# catatan untuk penyusun #}b", "ab"),
        ("{{- n -}}", "5"),
    ],
)
def test_autocorrect_does_not_break_tags(render: Renderer, tag: str, text: str) -> None:
    """Smart quotes, dashes and no-break spaces mean what was meant; texts in quotes stay."""
    assert render(par(tag), n=5).lines() == [text]


def test_block_tags_alone_leave_no_trace(render: Renderer) -> None:
    """Paragraphs and rows that hold only a block tag vanish, with or without p and tr."""
    result = render(
        par("{%p for i in daftar %}"), par("{{ loop.index }}. {{ i }}"), par("{% endfor %}"),
        par("{% if kosong %}"), par("tidak"), par("{% else %}"), par("ya"), par("{% endif %}"),
        table(
            row("No", "Nama"), row("{%tr for i in daftar %}", ""),
            row("{{ loop.index }}", "{{ i }}"), row("", "{% endfor %}"),
        ),
        daftar=["a", "b"], kosong=[],
    )  # fmt: skip

    assert result.lines() == ["1. a", "2. b", "ya", "No", "Nama", "1", "a", "2", "b"]
    assert len(result.find("//w:tr")) == 3


def test_paragraph_loop_inside_a_cell(render: Renderer) -> None:
    """A loop over paragraphs may fill one cell; a cell that ends up empty keeps a paragraph."""
    block = cell(par("{% for i in daftar %}"), par("{{ i }}"), par("{% endfor %}"))

    assert render(table(row(block, "x")), daftar=["a", "b"]).lines() == ["a", "b", "x"]
    empty = render(table(row(block, "x")), daftar=[])
    assert empty.lines() == ["", "x"]
    assert check_document(empty.parts) == []


def test_inline_condition_keeps_the_look_of_each_run(render: Renderer) -> None:
    """Text after a condition does not take over the look of the text before it."""
    block = par(
        run("Capaian {% if naik %}", "<w:b/>"), run("naik", "<w:i/>"), run("{% else %}turun"),
        run("{% endif %} tahun ini", "<w:u w:val='single'/>"),
    )  # fmt: skip

    assert render(block, naik=True).lines("//w:r") == ["Capaian ", "naik", " tahun ini"]
    result = render(block, naik=False)
    assert result.lines("//w:r") == ["Capaian ", "turun", " tahun ini"]
    assert result.lines("//w:r[w:rPr/w:u]") == [" tahun ini"]


def test_set_names_hold_for_what_follows(render: Renderer) -> None:
    """A name set in the template can be used below, also when set inside a condition."""
    blocks = (
        par("{% set x = 2 %}"),
        par("{% if ya %}"),
        par("{% set x = 3 %}"),
        par("{% endif %}"),
    )

    assert render(*blocks, par("{{ x }}"), ya=True).lines() == ["3"]


def test_tracked_changes_count_as_accepted(render: Renderer) -> None:
    """Inserted text stays, deleted text and deleted rows go, links and controls are filled."""
    result = render(
        par(f'<w:ins w:id="1" w:author="A">{run("{{ a }}")}</w:ins>',
            '<w:del w:id="2" w:author="A"><w:r><w:delText>{{ lama }}</w:delText></w:r></w:del>'),
        par(f'<w:hyperlink w:anchor="_top">{run("{{ b }}")}</w:hyperlink>'),
        f"<w:sdt><w:sdtPr/><w:sdtContent>{par('{{ c }}')}</w:sdtContent></w:sdt>",
        table(f"<w:tr><w:trPr><w:del w:id='3' w:author='A'/></w:trPr>{cell('{{ lama }}')}</w:tr>",
              row("tetap")),
        a="A", b="B", c="C",
    )  # fmt: skip

    assert result.lines() == ["A", "B", "C", "tetap"]


def test_text_boxes_are_filled_in_both_forms(render: Renderer) -> None:
    """Word writes a text box twice, for new and old programs; both get the value."""
    result = render(
        par(_BOX.format(par("{{ satker }}")), run("Sampul {{ tahun }}")), satker="Kanim", tahun=2024
    )

    assert result.lines("//w:txbxContent/w:p") == ["Kanim", "Kanim"]
    assert result.lines("//w:body/w:p/w:r[w:t]") == ["Sampul 2024"]


def test_headers_footers_notes_and_properties_are_rendered(render: Renderer) -> None:
    """Tags work in the page head, the page foot, footnotes and the title property."""
    result = render(
        par("isi"),
        extra={
            "word/header1.xml": par("{{ satker }}"), "word/footer2.xml": par("{{ tahun }}"),
            "word/footnotes.xml": f'<w:footnote w:id="1">{par("lihat {{ satker }}")}</w:footnote>',
            "docProps/core.xml": _CORE,
        },
        satker=Sorot("Kanim & Co"), tahun=2024,
    )  # fmt: skip

    assert b"<w:highlight" in result.parts["word/header1.xml"]
    assert b"2024" in result.parts["word/footer2.xml"]
    assert b"lihat " in result.parts["word/footnotes.xml"]
    assert b"<dc:title>LKjIP Kanim &amp; Co 2024</dc:title>" in result.parts["docProps/core.xml"]
    assert check_document(result.parts) == []


def test_tags_in_attributes_are_rendered(render: Renderer) -> None:
    """The key of a content control may be built from the indikator of the turn."""
    control = (
        '<w:sdt><w:sdtPr><w:tag w:val="ikk.{{ i["kode"] }}"/></w:sdtPr>'
        "<w:sdtContent><w:p/></w:sdtContent></w:sdt>"
    )
    result = render(
        par("{% for i in daftar %}"), control.replace('"kode"', "'kode'"), par("{% endfor %}"),
        daftar=[{"kode": 'A"1'}, {"kode": "B"}],
    )  # fmt: skip

    values = [element.values()[0] for element in result.find("//w:tag")]
    assert values == ['ikk.A"1', "ikk.B"]


def test_noise_of_word_is_dropped(render: Renderer) -> None:
    """Revision ids, page break hints and the last cursor position do not reach the report."""
    noisy = (
        '<w:p w:rsidR="00AA11BB" w:rsidP="00AA11BB"><w:bookmarkStart w:id="0" w:name="_GoBack"/>'
        '<w:bookmarkEnd w:id="0"/><w:r w:rsidRPr="00AA11BB"><w:lastRenderedPageBreak/>'
        "<w:t>x</w:t></w:r></w:p>"
    )
    xml = render(noisy).parts["word/document.xml"]

    assert b"rsid" not in xml
    assert b"lastRendered" not in xml
    assert b"bookmark" not in xml


def test_control_characters_of_the_workbook_do_not_break_the_report(render: Renderer) -> None:
    """Characters that XML forbids are left out, private-use marks cannot be smuggled in."""
    result = render(par("{{ a }}"), a="x\x00\x0b\ufffey\ue010z\ue022")

    assert result.lines() == ["xyz"]
    assert b"highlight" not in result.parts["word/document.xml"]
    assert check_document(result.parts) == []


def test_filters_of_the_project_are_used(render: Renderer) -> None:
    """A filter that the caller passes can be used in tags, and in map."""
    result = render(
        par("{{ n|angka }} {{ [1, 2]|map('angka')|join(' dan ') }}"), n=2.5,
        filters={"angka": lambda value: f"{value:.2f}".replace(".", ",")},
    )  # fmt: skip

    assert result.lines() == ["2,50 1,00 dan 2,00"]


def test_mapping_entries_come_before_methods(render: Renderer) -> None:
    """An entry named "items" or "values" is the entry, not a method of the mapping."""
    assert render(par("{{ d.items }}{{ d.values }}"), d={"items": 1, "values": 2}).lines() == ["12"]


def test_guarded_names_may_be_missing(render: Renderer) -> None:
    """`is defined` and `default` are the author's own answer to a missing name."""
    result = render(
        par("{% if logo is defined %}{{ logo }}{% endif %}{{ catatan|default('-') }}"
            "{{ d.x|default('tanpa') }}"), d={},
    )  # fmt: skip

    assert result.lines() == ["-tanpa"]


def test_condition_inside_a_value_may_lack_else(render: Renderer) -> None:
    """A value with a condition that is not met prints nothing: the author asked for that."""
    assert render(par("a{{ ' naik' if naik }}"), naik=False).lines() == ["a"]


def test_same_input_gives_same_bytes(tmp_path: Path) -> None:
    """Two renderings of one template are equal to the byte; another context is not."""
    body = par(field('TOC \\o "1-3"')) + par("{{ a }}", style="Heading1")
    template = Template(save_template(tmp_path, body))

    assert template.render({"a": 1}) == template.render({"a": 1})
    assert template.render({"a": 1}) != template.render({"a": 2})


def test_template_file_type_becomes_document(tmp_path: Path) -> None:
    """A template that Word saved as .dotx gives a document that Word opens."""
    path = save_template(tmp_path, par("x"))
    parts = build_parts(par("x"))
    types = parts["[Content_Types].xml"].replace(b"document.main", b"template.main")
    save_template(tmp_path, par("x"), {"[Content_Types].xml": types.decode()})

    assert b"document.main+xml" in Result(Template(path).render({})).parts["[Content_Types].xml"]


def test_further_passes_see_the_document(tmp_path: Path) -> None:
    """A caller can work on the tree and add parts before captions are numbered."""
    template = Template(save_template(tmp_path, par("{{ a }}")))

    def add(root: object, parts: dict[str, bytes]) -> None:
        parts["word/tambahan.bin"] = b"1"

    assert Result(template.render({"a": 1}, passes=[add])).parts["word/tambahan.bin"] == b"1"
