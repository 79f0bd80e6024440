"""Faults of a template: all told at once, each with its place and a way out."""

from __future__ import annotations

import dataclasses
import time
from pathlib import Path

import pytest

from lkjip_xl.errors import LkjipError, Problem, TemplateError, Tingkat
from lkjip_xl.report.template import Template, render_template

from .builders import Renderer, cell, par, row, run, save_template, table

_LATAR = par("A. Latar Belakang", style="Heading2")
_BREAK = "<w:r><w:br w:type='page'/></w:r>"
_ENDIF = par("{% endif %}")
_SECTION = "<w:sectPr/>"


@dataclasses.dataclass
class _Indikator:
    """A result as a template sees it."""

    target: int = 80

    @property
    def capaian(self) -> float:
        """A value computed on reading."""
        return 1 / 0 if self.target == 0 else 100 / self.target


def test_row_loop_in_the_data_row_is_a_fault(render: Renderer) -> None:
    """A row loop typed into the row with the data must not swallow that row."""
    faults = render.faults(
        _LATAR, table(row("Nama"), row("{%tr for r in baris %}{{ r.a }}"), row("{%tr endfor %}")),
        baris=[],
    )  # fmt: skip

    assert faults[0].startswith(
        "[di bawah judul «A. Latar Belakang», tabel 1 baris 2] «{%tr for r in baris %}»"
    )
    assert "(T-11)" in faults[0]


def test_paragraph_loop_beside_other_text_is_a_fault(render: Renderer) -> None:
    """A paragraph loop typed behind a sentence must not swallow the sentence."""
    faults = render.faults(_LATAR, par("teks penting {%p for r in baris %}"), par("{%p endfor %}"))

    assert "paragraf 1] «{%p for r in baris %}»: tanda ini tidak sendirian" in faults[0]
    assert "paragraf 2] «{%p endfor %}»: endfor tanpa pembuka for" in faults[1]


def test_condition_that_ends_in_a_table_is_a_fault(render: Renderer) -> None:
    """A condition opened in a paragraph and closed in a cell must not swallow the rest."""
    faults = render.faults(
        _LATAR, par("{% if ya %}"), table(row("isi", "{% endif %}")), par("sisa"), ya=False
    )

    assert len(faults) == 2
    assert "paragraf 1] «{% if ya %}»: endif tidak ada" in faults[0]
    assert "tabel 1 baris 1] «{% endif %}»: endif tanpa pembuka if" in faults[1]


def test_raw_markup_cannot_break_the_document(render: Renderer) -> None:
    """The filter that switches escaping off is not offered."""
    faults = render.faults(par("{{ a|safe }}"), a="<b>")

    assert 'saringan "safe" tidak dikenal' in faults[0]
    assert "(T-21)" in faults[0]


def test_broken_markup_of_a_filter_is_told(render: Renderer) -> None:
    """When the program itself hands over broken markup, the neighbourhood is named."""
    from markupsafe import Markup

    faults = render.faults(par("Rumus nilai {{ a }}"), a=Markup("<w:b>"))

    assert "(T-91)" in faults[0]


@pytest.mark.parametrize(
    ("blocks", "kode", "words"),
    [
        ([par("Nilai {{ a persen dan {{ b }}")], "T-10", "«{{»"),
        ([par("Nilai a }} persen")], "T-10", "tidak punya pembuka"),
        ([par("{% if a ")], "T-10", "tidak ditutup"),
        ([par("{{ a"), par("}}")], "T-10", "tidak ditutup"),
        ([par("{% if a %}"), par("x")], "T-12", "endif tidak ada"),
        ([par("{% else %}")], "T-12", "else tanpa pembuka"),
        ([par("{% for i in a %}"), par("{% endif %}"), par("{% endfor %}")], "T-12", "endif tanpa"),
        ([par("ya {% if a %}x")], "T-12", "endif tidak ada di paragraf ini"),
        ([par("{% if a %}", properties=_SECTION), par("{% endif %}")], "T-13", "pemisah bagian"),
        ([par("{% include 'x' %}")], "T-14", "perintah «include» tidak dikenal"),
        ([par("{%tr if a %}"), par("{%tr endif %}")], "T-16", "seluruh baris"),
        ([par("{% if a %}", _BREAK), _ENDIF], "T-11", "gambar"),
        ([par("{{ a. }}")], "T-20", "{{ a. }}"),
        ([par("{% for in a %}"), par("{% endfor %}")], "T-20", "{% for in a %}"),
        ([par("{% if a %}"), *[par("{% else %}")] * 2, _ENDIF], "T-20", "else"),
        ([par("{{ a|angkaa }}")], "T-21", 'saringan "angkaa" tidak dikenal'),
        ([par("{% if a is bilangan %}x{% endif %}")], "T-21", 'pemeriksaan "bilangan"'),
        ([par("{{ a.__class__ }}")], "T-25", "tidak boleh dipakai"),
        ([par("{{ a.x.__init__.__globals__ }}")], "T-23", '"x"'),
        ([par("{{ a.append(1) }}")], "T-25", "tidak boleh dipakai"),
        ([par("{{ 1 / 0 }}")], "T-26", "pembagian dengan nol"),
        ([par("{{ 'a' + 1 }}")], "T-26", "jenis nilainya tidak cocok"),
        ([par("{{ 'a' &lt; 1 }}")], "T-26", "jenis nilainya tidak cocok"),
        ([par("{{ kosong }}")], "T-24", "nilai kosong"),
        ([par("{{ 'x' ~ kosong }}")], "T-24", "nilai kosong"),
        ([par("{{ kosong|upper }}")], "T-24", "nilai kosong"),
        ([par("{{ [kosong]|join }}")], "T-24", "nilai kosong"),
        ([par("{{ '{}'.format(kosong) }}")], "T-24", "nilai kosong"),
        ([par("{{ kosong * 2 }}")], "T-24", "nilai kosong"),
        ([par("{% for i in kosong %}{% endfor %}")], "T-24", "nilai kosong"),
        ([par("{{ a.append }}")], "T-25", "tidak boleh"),
        ([par("{{ a.index }}")], "T-26", "bukan nilai"),
    ],
)  # fmt: skip
def test_fault_is_told_with_its_code(
    render: Renderer, blocks: list[str], kode: str, words: str
) -> None:
    """Every kind of fault has a code, says what was found and where."""
    faults = render.faults(_LATAR, *blocks, a=[1], b=2, kosong=None)

    assert len(faults) >= 1
    assert f"({kode})" in faults[0]
    assert words in faults[0]
    assert faults[0].startswith("[di bawah judul «A. Latar Belakang», paragraf ")
    assert "Perbaikan: " in faults[0]


def test_link_that_cuts_a_condition_is_a_fault(render: Renderer) -> None:
    """A condition cannot start outside a link and end inside it."""
    link = f'<w:hyperlink w:anchor="_top">{run("tautan{% endif %}")}</w:hyperlink>'

    assert "(T-15)" in render.faults(par(run("{% if a %}"), link), a=1)[0]


def test_unknown_names_are_all_told_with_suggestions(render: Renderer) -> None:
    """One rendering tells every unknown name, its place and the nearest known name."""
    faults = render.faults(
        _LATAR, par("isi"), par("{{ tahn }} dan {{ pk.ikm.targt }}"),
        table(row("No"), row("{{ ikk.targett }}")),
        par("B. Maksud", style="Heading2"), par("{{ indikator.realisasi|upper }}"),
        tahun=2024, pk={"ikm": {"target": 1, "realisasi": 2}}, ikk=_Indikator(), indikator={},
    )  # fmt: skip

    assert sorted(faults) == [
        '[di bawah judul «A. Latar Belakang», paragraf 2] «{{ pk.ikm.targt }}»: nama "targt" tidak '
        "ada di sini. Perbaikan: mungkin maksud Anda: target. (T-23)",
        '[di bawah judul «A. Latar Belakang», paragraf 2] «{{ tahn }}»: nama "tahn" tidak dikenal. '
        "Perbaikan: mungkin maksud Anda: tahun. (T-22)",
        '[di bawah judul «A. Latar Belakang», tabel 1 baris 2] «{{ ikk.targett }}»: nama "targett" '
        "tidak ada di sini. Perbaikan: mungkin maksud Anda: target. (T-23)",
        "[di bawah judul «B. Maksud», paragraf 1] «{{ indikator.realisasi|upper }}»: nama "
        '"realisasi" tidak ada di sini. Perbaikan: periksa ejaannya terhadap daftar nama dalam '
        "panduan templat. (T-23)",
    ]


def test_unknown_names_in_branches_not_taken_are_told(render: Renderer) -> None:
    """A name that would only fail next year is told now; loop names end with their loop."""
    faults = render.faults(
        par("{% if false %}{{ hilang }}{% endif %}"),
        par("{% for i in [] %}"), par("{{ i }}{{ loop.index }}"), par("{% endfor %}"),
        par("{{ i }}"),
    )  # fmt: skip

    assert len(faults) == 2
    assert "awal dokumen, paragraf 1" in faults[0]
    assert "awal dokumen, paragraf 5" in faults[1]


def test_fault_in_a_loop_is_told_once(render: Renderer) -> None:
    """The same fault in every turn is one thing to repair."""
    faults = render.faults(par("{% for i in range(50) %}{{ i.x }}{% endfor %}"))

    assert len(faults) == 1


def test_places_outside_the_body_are_named(render: Renderer) -> None:
    """Page head, page foot, footnotes, properties, headings and text boxes have their own words."""
    core = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{ e }}</dc:title></c>'
    box = f"<w:r><w:pict><w:txbxContent>{par('{{ g }}')}</w:txbxContent></w:pict></w:r>"
    faults = render.faults(
        par("Bab {{ f }}", style="Heading1"), par("x", box),
        extra={
            "word/header1.xml": par("{{ a }}"), "word/footer1.xml": par("{{ b }}"),
            "word/footnotes.xml": f"<w:footnote>{par('{{ c }}')}</w:footnote>",
            "docProps/core.xml": core,
        },
    )  # fmt: skip

    places = {fault[1 : fault.index("]")] for fault in faults}
    assert places == {
        "kepala halaman", "kaki halaman", "catatan kaki", "properti dokumen (title)",
        "judul «Bab {{ f }}»", "di bawah judul «Bab {{ f }}», paragraf 1, kotak teks",
    }  # fmt: skip


def test_nested_tables_are_placed_by_the_outer_row(render: Renderer) -> None:
    """In a table within a table the row of the outer one leads there."""
    inner = cell(table(row("{{ x }}")), par(""))

    faults = render.faults(table(row("a")), table(row("a"), row(inner)))

    assert faults[0].startswith("[awal dokumen, tabel 2 baris 2]")


def test_fault_in_a_property_is_told(render: Renderer) -> None:
    """A property that cannot be computed is a fault with a place, not a traceback."""
    faults = render.faults(
        par("{{ i.capaian }}"), par("{{ j.capaian }}"), i=_Indikator(0), j=_Indikator()
    )

    assert len(faults) == 1
    assert "paragraf 1" in faults[0]
    assert "pembagian dengan nol" in faults[0]


def test_problems_of_a_filter_are_passed_on(tmp_path: Path) -> None:
    """A filter that knows better what is wrong says so itself."""
    problem = Problem("W-01", Tingkat.GALAT, "Angka salah.", "perbaiki.", "PK", "F7")

    def fail(value: object) -> str:
        raise LkjipError([problem])

    with pytest.raises(TemplateError) as caught:
        render_template(save_template(tmp_path, par("{{ 1|cek }}")), {}, filters={"cek": fail})

    assert caught.value.problems == (problem,)


@pytest.mark.parametrize(
    "tag",
    [
        "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}",
        "{{ range(10**8) }}",
        "{{ 'x' * 10**9 }}",
        "{{ 9 ** 99999 }}",
    ],
)
def test_endless_work_is_stopped(render: Renderer, tag: str) -> None:
    """A template cannot keep the computer busy for minutes or fill its memory."""
    start = time.perf_counter()

    assert "(T-27)" in render.faults(par(tag))[0]
    assert time.perf_counter() - start < 5


def test_braces_typed_into_the_workbook_are_told(render: Renderer) -> None:
    """A report with template braces in a text of the workbook is not handed out."""
    faults = render.faults(par("{{ a }}"), a="lihat {{ nama }}")

    assert "isi dokumen" in faults[0]
    assert "lihat {{ nama }}" in faults[0]
    assert "(T-90)" in faults[0]


def test_broken_part_is_told(tmp_path: Path) -> None:
    """A part that is not XML is told as damaged, with the file name."""
    with pytest.raises(TemplateError, match=r"templat\.docx.*rusak"):
        Template(save_template(tmp_path, "<w:p>"))


def test_strict_open_xml_is_refused_with_advice(tmp_path: Path) -> None:
    """The rare "Strict Open XML" format is told as not being a usual Word document."""
    path = save_template(
        tmp_path, "", {"word/document.xml": "<document xmlns='http://purl.oclc.org/x'/>"}
    )

    with pytest.raises(TemplateError, match="Simpan Sebagai"):
        Template(path)
