"""Values as content controls: their keys, their look, and reading them back."""

from __future__ import annotations

import io

import docx
import pytest
from markupsafe import Markup

from lkjip_xl.report.controls import Control, read_controls
from lkjip_xl.report.lint import check_document
from lkjip_xl.report.marks import Sorot
from lkjip_xl.report.printed import (
    Cetak,
    filter_bersatuan,
    filter_persen,
    filter_rupiah,
    print_kalimat,
)
from lkjip_xl.report.wml import w

from .builders import Renderer, Result, cell, field, par, row, run, table

_FILTERS = {"persen": filter_persen, "rupiah": filter_rupiah, "bersatuan": filter_bersatuan}
_CAPAIAN = Cetak("99,18", "ikk.IKM.capaian", is_angka=True)
_NASKAH = Cetak("satu\n\ndua", "narasi.MISI", is_naskah=True)


def control(kunci: str, *content: str) -> str:
    """A block control as it stands in a template."""
    properties = f'<w:alias w:val="{kunci}"/><w:tag w:val="{kunci}"/><w:id w:val="0"/>'
    inner = "".join(content)
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def read(result: Result) -> list[tuple[str, str]]:
    """Key and text of every control; the document passes the lint."""
    assert check_document(result.parts) == []
    return [(satu.kunci, satu.teks) for satu in read_controls(result.data)]


def test_value_in_a_sentence_becomes_a_control_in_its_look(render: Renderer) -> None:
    """The control holds value and unit, bold where the tag was bold; the rest is untouched."""
    block = par("Capaian ", run("{{ a|persen }}", "<w:b/><w:sz w:val='24'/>"), " dari target.")

    result = render(block, a=_CAPAIAN, filters=_FILTERS)

    assert result.lines() == ["Capaian 99,18% dari target."]
    assert read(result) == [("ikk.IKM.capaian", "99,18%")]
    assert result.lines("//w:sdt//w:r[w:rPr/w:b and w:rPr/w:sz]") == ["99,18%"]
    properties = [str(item.tag).rpartition("}")[2] for item in result.find("//w:sdtPr/*")]
    assert properties == ["rPr", "alias", "tag", "id", "text"]


def test_each_place_of_a_key_has_its_own_id(render: Renderer) -> None:
    """One key printed three times, twice in one run, gives three controls with three ids."""
    result = render(par("{{ a }} dan {{ a }}"), par("{{ a }}"), a=_CAPAIAN)

    assert read(result) == [("ikk.IKM.capaian", "99,18")] * 3
    assert len(set(result.find("//w:sdtPr/w:id/@w:val"))) == 3
    assert result.lines() == ["99,18 dan 99,18", "99,18"]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("{{ a|persen }}", "99,18%"),
        ("{{ a|rupiah }}", "Rp\u00a099,18"),
        ("{{ a|bersatuan('Indeks') }}", "99,18 Indeks"),
        ("{{ a|upper }}", "99,18"),
        ("{{ 'x' ~ a }}", "99,18"),
        ("{{ [a, 'b']|join }}", "99,18"),
        ("{{ a|gabung }}", "99,18"),
        ("{{ a|default('-') }}", "99,18"),
    ],
)
def test_filters_keep_the_key(render: Renderer, tag: str, text: str) -> None:
    """Whatever a filter adds, the value stays under its key."""
    result = render(par(tag), a=_CAPAIAN, filters=_FILTERS)

    assert read(result) == [("ikk.IKM.capaian", text)]


def test_word_in_capitals_keeps_its_key(render: Renderer) -> None:
    """`upper` and `capitalize` change the text in the control, not the key."""
    result = render(
        par("{{ a|upper }}"), par("{{ a|capitalize }}"), a=Cetak("tercapai", "k.status")
    )

    assert read(result) == [("k.status", "TERCAPAI"), ("k.status", "Tercapai")]


def test_text_without_key_or_without_text_has_no_control(render: Renderer) -> None:
    """An input without a key is plain text; an empty value leaves nothing behind."""
    result = render(par("[{{ a }}{{ b }}{{ c }}]"), a=Cetak("x"), b=Cetak("", "k.b"), c="y")

    assert result.lines() == ["[xy]"]
    assert read(result) == []


def test_missing_value_is_a_highlighted_control(render: Renderer) -> None:
    """A later refresh finds the gap by its key; it stays yellow."""
    result = render(par("Nilai {{ a }}."), a=Sorot("[belum diisi: PK!H7]", "ikk.IKM.target"))

    assert read(result) == [("ikk.IKM.target", "[belum diisi: PK!H7]")]
    assert result.lines("//w:sdt//w:r[w:rPr/w:highlight]") == ["[belum diisi: PK!H7]"]


def test_missing_value_can_be_read_on_a_dark_cover(render: Renderer) -> None:
    """Letters on yellow are black, whatever colour the template gave them."""
    look = '<w:rPr><w:b/><w:color w:val="D9E2F3"/><w:sz w:val="40"/></w:rPr>'
    result = render(f"<w:p><w:r>{look}<w:t>{{{{ a }}}}</w:t></w:r></w:p>", a=Sorot("[belum]"))

    (properties,) = result.find("//w:r[w:rPr/w:highlight]/w:rPr")
    assert [child.tag for child in properties] == [w(n) for n in ("b", "color", "sz", "highlight")]
    assert properties.find(w("color")).get(w("val")) == "000000"


def test_sentence_is_one_control_whatever_stands_in_it(render: Renderer) -> None:
    """A sentence with a highlighted gap is one control of several runs, free to be formatted."""
    kalimat = print_kalimat("simpulan", Markup("Dari {} ke {}.").format(Sorot("[?]"), _CAPAIAN))

    result = render(par("Awal. {{ a }}"), a=kalimat)

    assert read(result) == [("kalimat.simpulan", "Dari [?] ke 99,18.")]
    assert result.lines("//w:sdt//w:r") == ["Dari ", "[?]", " ke 99,18."]
    assert result.find("//w:sdtPr/w:text") == []


def test_text_of_staff_alone_is_one_control_round_its_paragraphs(render: Renderer) -> None:
    """Two lines are two paragraphs of the same look in one block control."""
    result = render(par("{{ a }}", properties="<w:jc w:val='both'/>"), a=_NASKAH)

    assert read(result) == [("narasi.MISI", "satu\ndua")]
    assert result.lines("//w:body/w:sdt/w:sdtContent/w:p[w:pPr/w:jc]") == ["satu", "dua"]


def test_text_of_staff_in_a_sentence_stays_inline(render: Renderer) -> None:
    """Beside other text its line ends are breaks inside one inline control."""
    result = render(par("Hambatan: {{ a }}"), a=_NASKAH)

    assert read(result) == [("narasi.MISI", "satu\n\ndua")]
    assert result.lines() == ["Hambatan: satu||dua"]


def test_one_line_of_staff_is_a_block_control_too(render: Renderer) -> None:
    """So that a refresh may bring more lines; in a cell as well."""
    naskah = Cetak("satu", "narasi.VISI", is_naskah=True)

    result = render(par("{{ a }}"), table(row(cell("{{ a }}"))), a=naskah)

    assert read(result) == [("narasi.VISI", "satu")] * 2
    assert len(result.find("//w:body/w:sdt/w:sdtContent/w:p")) == 1
    assert len(result.find("//w:tc/w:sdt/w:sdtContent/w:p")) == 1


def test_headings_and_captions_hold_no_control(render: Renderer) -> None:
    """Word would carry a control into the contents; the text itself is there."""
    caption = par("Tabel ", field("SEQ Tabel", "1"), " {{ a }}", style="Caption")

    result = render(par("Nilai {{ a }}", style="Heading2"), caption, a=_CAPAIAN)

    assert result.lines() == ["Nilai 99,18", "Tabel 1 99,18"]
    assert read(result) == []


def test_table_has_one_control_and_none_inside(render: Renderer) -> None:
    """Cells of a table with a key are plain; merged cells stay merged; its text goes by rows."""
    rows = (
        par("{% for s in daftar %}"),
        row("{{ s|gabung }}", "{{ a|persen }}"),
        par("{% endfor %}"),
    )
    body = table(row("Sasaran", "Capaian"), row(rows[0], ""), rows[1], row(rows[2], ""))
    daftar = [Cetak("S", "k.s"), Cetak("S", "k.s")]

    result = render(
        control("tbl.{{ nama }}", body), a=_CAPAIAN, daftar=daftar, nama="x", filters=_FILTERS
    )

    assert read(result) == [("tbl.x", "Sasaran\tCapaian\nS\t99,18%\n\t99,18%")]
    assert result.find("//w:vMerge/@w:val") == ["restart", "continue"]


def test_loop_round_a_section_copies_its_control(render: Renderer) -> None:
    """Each turn has its own keys and ids; loops inside the section work as ever."""
    inner = control("tbl.{{ i }}", table(row("{{ i }}")))
    section = control(
        "bagian.{{ i }}", par("Indikator {{ i }}", style="Heading2"),
        par("{% if i == 'B' %}"), par("hanya B"), par("{% endif %}"), inner,
    )  # fmt: skip

    result = render(par("{% for i in daftar %}"), section, par("{% endfor %}"), daftar=["A", "B"])

    assert [kunci for kunci, _ in read(result)] == ["bagian.A", "tbl.A", "bagian.B", "tbl.B"]
    assert result.lines("//w:body/w:sdt[2]//w:p") == ["Indikator B", "hanya B", "B"]


def test_control_without_content_vanishes(render: Renderer) -> None:
    """Where a condition leaves nothing inside, no empty control is left, in a cell neither."""
    empty = control("bagian.x", par("{% if a %}"), par("isi"), par("{% endif %}"))

    result = render(par("awal"), empty, table(row(cell(empty))), a=False)

    assert read(result) == []
    assert result.lines() == ["awal", ""]


def test_tables_in_neighbouring_controls_stay_apart(render: Renderer) -> None:
    """Word joins tables that touch, so a paragraph comes between."""
    result = render(control("tbl.a", table(row("1"))), control("tbl.b", table(row("2"))))

    kinds = [str(item.tag).rpartition("}")[2] for item in result.find("//w:body/*")]
    assert kinds == ["sdt", "p", "sdt", "sectPr"]


def test_tag_pair_across_the_edge_of_a_control_is_a_fault(render: Renderer) -> None:
    """A loop that opens inside a control and closes outside would tear it apart."""
    section = control("bagian.x", par("{% for i in daftar %}"), par("isi"))

    faults = render.faults(section, par("{% endfor %}"), daftar=[1])

    assert len(faults) == 2
    assert "endfor tidak ada" in faults[0]


def test_key_that_word_cannot_keep_is_a_fault_with_its_place(render: Renderer) -> None:
    """More than 64 characters, of a value or of a control: both places are named."""
    long = Cetak("1", "k" * 65)
    section = control("bagian.{{ kode }}", par("Judul", style="Heading1"), par("isi"))

    faults = render.faults(par("{{ a }}"), a=long)
    more = render.faults(section, kode="k" * 60)

    assert len(faults) == len(more) == 1
    assert "«{{ a }}»: kunci kendali isi lebih dari 64 huruf" in faults[0]
    assert "judul «Judul»" in more[0]


def test_marks_typed_into_a_cell_make_no_control(render: Renderer) -> None:
    """Characters that the engine uses as marks have no power in a text from the workbook."""
    result = render(
        par("{{ a }}{{ b }}"), a=Cetak("x\ue014k\ue015y\ue016"), b=Cetak("\ue010z", "k.b")
    )

    assert result.lines() == ["xyz"]
    assert read(result) == [("k.b", "z")]


def test_key_in_an_attribute_leaves_its_text_only(render: Renderer) -> None:
    """An alt text holds what the value shows, never its key."""
    properties = '<wp:docPr id="1" name="a" descr="{{ a }}"/>'
    drawing = f"<w:r><w:drawing><wp:inline>{properties}</wp:inline></w:drawing></w:r>"

    result = render(par(drawing), a=_CAPAIAN)

    assert result.find("//wp:docPr/@descr") == ["99,18"]


def test_control_of_staff_round_a_tag_is_left_alone(render: Renderer) -> None:
    """Their own control stays the only one there."""
    own = f'<w:sdt><w:sdtPr><w:tag w:val="milik"/></w:sdtPr><w:sdtContent>{run("{{ a }}")}'

    result = render(par(f"{own}</w:sdtContent></w:sdt>"), a=_CAPAIAN)

    assert read(result) == [("milik", "99,18")]


def test_controls_are_read_with_kind_and_place(render: Renderer) -> None:
    """Staff are led to a control as to a fault of a template; python-docx opens the file."""
    header = par("{{ a }}")

    result = render(
        par("Bab", style="Heading1"), par("Nilai {{ a }}"), a=_CAPAIAN,
        extra={"word/header1.xml": header},
    )  # fmt: skip

    assert read_controls(result.data) == [
        Control("ikk.IKM.capaian", "99,18", "nilai", "di bawah judul «Bab», paragraf 1"),
        Control("ikk.IKM.capaian", "99,18", "nilai", "kepala halaman"),
    ]
    assert docx.Document(io.BytesIO(result.data)).paragraphs[0].text == "Bab"


def test_alias_serves_where_the_tag_is_lost(render: Renderer) -> None:
    """LibreOffice keeps the alias only."""
    lost = control("narasi.VISI", par("isi")).replace('<w:tag w:val="narasi.VISI"/>', "")

    assert read(render(lost)) == [("narasi.VISI", "isi")]
