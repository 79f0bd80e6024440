"""The state part: what a report remembers of its making."""

from __future__ import annotations

import io
from pathlib import Path

import docx

from lkjip_xl.report.lint import check_document
from lkjip_xl.report.printed import Cetak
from lkjip_xl.report.state import State, compute_jejak, read_state, write_state
from lkjip_xl.report.template import Template

from .builders import build_parts, par, read_parts, row, save_template, table

_TENTANG = {"tahun": "2024", "satker": 'Kantor "A" & <B>'}


def render(folder: Path, *blocks: str, **names: object) -> dict[str, bytes]:
    """Parts of a report with a state part."""
    template = Template(save_template(folder, "".join(blocks)))
    return read_parts(template.render(names, tentang=_TENTANG))


def test_state_remembers_every_text_of_every_key(tmp_path: Path) -> None:
    """A key with two wordings keeps both; a table is kept by rows, a section by its key only."""
    angka = Cetak("99,18", "ikk.IKM.capaian", is_angka=True)
    tabel = '<w:sdt><w:sdtPr><w:tag w:val="{}"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
    bagian = tabel.format("bagian.IKM", tabel.format("tbl.IKM", table(row("a", "b &amp; c"))))

    parts = render(tmp_path, par("{{ a }}"), par("{{ a }}"), par("{{ b }}"), bagian,
                   a=angka, b=angka.ubah("99,18%"))  # fmt: skip

    state = read_state(parts)
    assert state is not None
    assert state.teks == {
        "bagian.IKM": (),
        "ikk.IKM.capaian": ("99,18", "99,18%"),
        "tbl.IKM": ("a\tb & c",),
    }
    assert (state.tahun, state.satker, state.templat) == (
        "2024",
        'Kantor "A" & <B>',
        "templat.docx",
    )
    assert state.versi == 1


def test_document_with_a_state_is_sound(tmp_path: Path) -> None:
    """The part is reachable, typed, and python-docx opens the file."""
    parts = render(tmp_path, par("{{ a }}"), a=Cetak("1", "k.a"))

    assert check_document(parts) == []
    assert b"/customXml/itemProps1.xml" in parts["[Content_Types].xml"]
    assert b"../customXml/item1.xml" in parts["word/_rels/document.xml.rels"]
    template = Template(save_template(tmp_path, par("x")))
    assert (
        docx.Document(io.BytesIO(template.render({}, tentang=_TENTANG))).paragraphs[0].text == "x"
    )


def test_template_without_a_report_has_no_state(tmp_path: Path) -> None:
    """Only a report of an office and a year remembers; other documents stay as they are."""
    parts = read_parts(Template(save_template(tmp_path, par("x"))).render({}))

    assert read_state(parts) is None
    assert not [name for name in parts if name.startswith("customXml")]


def test_older_state_gives_way() -> None:
    """A report that serves as a template has one state part, the new one; others are kept."""
    parts = build_parts(par("x")) | {"customXml/item1.xml": b"<milik/>"}
    write_state(parts, State("lama.docx", "1", "2023", "A", {"k": ("1",)}))

    write_state(parts, State("baru.docx", "2", "2024", "B"))

    assert read_state(parts) == State("baru.docx", "2", "2024", "B", {})
    assert parts["customXml/item1.xml"] == b"<milik/>"
    assert sorted(name for name in parts if name.startswith("customXml/item")) == [
        "customXml/item1.xml", "customXml/item2.xml", "customXml/itemProps2.xml",
    ]  # fmt: skip
    assert parts["word/_rels/document.xml.rels"].count(b"item2.xml") == 1


def test_trace_of_a_template_depends_on_its_parts_only() -> None:
    """Order and compression do not count; a changed letter and a moved boundary do."""
    assert compute_jejak({"a": b"1", "b": b"2"}) == compute_jejak({"b": b"2", "a": b"1"})
    assert compute_jejak({"a": b"1", "b": b"2"}) != compute_jejak({"a": b"1", "b": b"3"})
    assert compute_jejak({"a": b"1b"}) != compute_jejak({"a": b"1", "b": b""})
