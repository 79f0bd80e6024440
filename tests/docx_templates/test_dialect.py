"""The template builder: from a source in the dialect to a .docx."""

import io
import re
import zipfile
from pathlib import Path
from types import ModuleType

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

_FRONT = "---\njudul: LKjIP {{ satker.nama }} & lainnya\nkepala: Kepala {{ tahun }}\n---\n"
_SOURCE = (
    _FRONT
    + r"""::: sampul
kementerian: {{ satker.kementerian }}
{% if satker.eselon %}
eselon: {{ satker.eselon }}
{% endif %}
judul: LAPORAN KINERJA\\INSTANSI PEMERINTAH
alamat: {{ satker.alamat }}
:::
::: bagian halaman=romawi mulai=1
# KATA PENGANTAR
Nilai **{{ a * b }}** dan *miring* 2 * 3,
Nomor~29 {{ x|default("~|*") }}.
::: tabel lebar=50,50 tanpa-garis
|:--|:-:|
| | Kepala,\\**{{ nama }}** |
:::
::: daftar-isi
::: daftar-tabel
::: bagian halaman=angka mulai=1
# BAB I PENDAHULUAN
## A. Latar Belakang
1. Satu
   a. anak
{% for b in daftar %}
2. {{ b }}
{% endfor %}

Antara.

1. Satu lagi
- poin
{style: Rumus} a / b
::: tabel lebar=7,33,30,15,15 judul="Capaian {{ tahun|default("2023") }}" bab=I ukuran=9
| No | Sasaran | Indikator | Kinerja >2 |
| ^ | ^ | ^ | Target | Realisasi |
|:-:|:--|:--|--:|--:|
{% for i in indikator %}
| {{ i.nomor|gabung }} | {{ i.sasaran }} | a \| b | {{ i.target }} | {{ i.realisasi }} |
{% endfor %}
|! Rata-rata >4 | {{ rata }} |
:::
{style: Catatan} Sumber: {{ sumber }}.
::: tabel lebar=40,60 judul="Kedua" bab=I
| A | B |
|---|---|
| a | b |
:::
# BAB II PERENCANAAN
::: bagian halaman=angka mendatar
::: tabel lebar=33,33,34 judul="Ketiga" bab=II
| A | B | C |
|---|---|---|
| a | b | c |
:::
"""
)


def _build(build: ModuleType, tmp_path: Path, text: str = _SOURCE) -> dict[str, bytes]:
    source = tmp_path / "uji.md"
    source.write_text(text, encoding="utf-8")
    parts: dict[str, bytes] = build.build_template(source)
    return parts


@pytest.fixture
def parts(build: ModuleType, tmp_path: Path) -> dict[str, bytes]:
    """Parts of the sample."""
    return _build(build, tmp_path)


@pytest.fixture
def document(build: ModuleType, parts: dict[str, bytes]) -> Document:
    """The sample as python-docx reads it."""
    return docx.Document(io.BytesIO(build.zip_parts(parts)))


@pytest.fixture
def body(parts: dict[str, bytes]) -> etree._Element:
    """The w:body of the sample."""
    found = etree.fromstring(parts["word/document.xml"]).find(qn("w:body"))
    assert found is not None
    return found


def _values(root: etree._Element, path: str, attribute: str = "w:val") -> list[str]:
    steps = "/".join(qn(step) for step in path.split("/"))
    return [element.get(qn(attribute), "") for element in root.iterfind(f".//{steps}")]


def _texts(root: etree._Element) -> list[str]:
    return ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in root.iter(qn("w:p"))]


def test_every_style_that_is_used_exists(parts: dict[str, bytes]) -> None:
    """No part names a style that styles.xml does not have."""
    known = set(_values(etree.fromstring(parts["word/styles.xml"]), "w:style", "w:styleId"))

    used = {
        name
        for part, content in parts.items()
        if part.endswith(".xml") and part.startswith("word/")
        for tag in ("w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next")
        for name in _values(etree.fromstring(content), tag)
    }

    assert used <= known
    assert {"Heading1", "Caption", "TOC1", "TabelLKjIP", "SampulJudul"} <= used


def test_tags_pass_through_untouched(document: Document) -> None:
    """Stars, tildes and bars inside a tag keep their Jinja meaning; emphasis round it works."""
    paragraph = next(p for p in document.paragraphs if p.text.startswith("Nilai"))

    assert (
        paragraph.text
        == 'Nilai {{ a * b }} dan miring 2 * 3, Nomor\u00a029 {{ x|default("~|*") }}.'
    )
    assert [run.text for run in paragraph.runs if run.bold] == ["{{ a * b }}"]
    assert [run.text for run in paragraph.runs if run.italic] == ["miring"]


def test_tag_lines_stand_alone(body: etree._Element) -> None:
    """A tag alone on its line is a Normal paragraph, or a row of one cell over all columns."""
    paragraph = next(p for p in body.findall(qn("w:p")) if _texts(p) == ["{% for b in daftar %}"])
    row = next(r for r in body.iter(qn("w:tr")) if _texts(r) == ["{% for i in indikator %}"])

    assert paragraph.find(qn("w:pPr")) is None
    assert _values(row, "w:gridSpan") == ["5"]


def test_chapters_break_their_title_and_reset_caption_numbers(body: etree._Element) -> None:
    """A BAB heading has a line break, and hidden SEQ fields set both counters to 0."""
    heading = next(p for p in body.iter(qn("w:p")) if _texts(p) == ["BAB IPENDAHULUAN"])

    codes = [code.text for code in heading.iter(qn("w:instrText"))]
    hidden = [
        r for r in heading.iter(qn("w:r")) if r.find(f"{qn('w:rPr')}/{qn('w:vanish')}") is not None
    ]

    assert heading.find(f".//{qn('w:br')}") is not None
    assert codes == [r" SEQ Tabel \r 0 \h ", r" SEQ Gambar \r 0 \h "]
    assert len(hidden) == 6


def test_captions_are_numbered_fields_above_their_tables(body: etree._Element) -> None:
    """Captions count from 1 in each chapter, and the table below carries the title as alt text."""
    captions = [p for p in body if "Caption" in _values(p, "w:pStyle")]
    tables = [caption.getnext() for caption in captions]

    assert [_texts(caption)[0] for caption in captions] == [
        'Tabel I.1 Capaian {{ tahun|default("2023") }}',
        "Tabel I.2 Kedua",
        "Tabel II.1 Ketiga",
    ]
    assert all(
        r" SEQ Tabel \* ARABIC " in (p.findtext(f".//{qn('w:instrText')}") or "") for p in captions
    )
    assert [_values(table, "w:tblCaption") for table in tables if table is not None] == [
        ["Capaian {{ tahun|default('2023') }}"],
        ["Kedua"],
        ["Ketiga"],
    ]


def test_table_head_repeats_and_merges(body: etree._Element) -> None:
    """Both head rows repeat on each page; ^ merges and > spans; the total row is bold."""
    table = next(t for t in body.iter(qn("w:tbl")) if "Capaian" in str(_values(t, "w:tblCaption")))
    rows = table.findall(qn("w:tr"))

    assert [bool(_values(row, "w:tblHeader")) for row in rows] == [True, True, *[False] * 4]
    assert _values(rows[0], "w:vMerge") == ["restart"] * 3
    assert _values(rows[1], "w:vMerge") == ["continue"] * 3
    assert _values(rows[0], "w:gridSpan") == ["2"]
    assert _values(rows[3], "w:pStyle") == [
        "SelTengah",
        "SelTabel",
        "SelTabel",
        "SelAngka",
        "SelAngka",
    ]
    assert _texts(rows[3])[2] == "a | b"
    assert _values(rows[5], "w:gridSpan") == ["4"]
    assert len(list(rows[5].iter(qn("w:b")))) == 2
    assert set(_values(table, "w:sz")) == {"18"}


def test_widths_sum_to_the_text_width(body: etree._Element) -> None:
    """Grid, cells and table agree, on portrait and on landscape pages."""
    sums = []
    for table in body.iterfind(f".//{qn('w:tbl')}"):
        if any(ancestor.tag == qn("w:tc") for ancestor in table.iterancestors()):
            continue
        grid = sum(map(int, _values(table, "w:gridCol", "w:w")))
        assert _values(table, "w:tblW", "w:w") == [str(grid)]
        for row in table.iter(qn("w:tr")):
            assert sum(map(int, _values(row, "w:tcW", "w:w"))) == grid
        sums.append(grid)

    assert sums == [10206, 9071, 9071, 9071, 14004]


def test_sections_number_their_pages(document: Document, body: etree._Element) -> None:
    """Cover without number, roman, arabic, landscape; children of w:sectPr in schema order."""
    formats = [_values(section, "w:pgNumType", "w:fmt") for section in body.iter(qn("w:sectPr"))]
    footers = [section.footer.paragraphs[0]._p.xml for section in document.sections]
    order = [etree.QName(child).localname for child in list(body.iter(qn("w:sectPr")))[1]]

    assert formats == [[], ["lowerRoman"], ["decimal"], ["decimal"]]
    assert ["PAGE" in footer for footer in footers] == [False, True, True, True]
    assert order[2:] == ["type", "pgSz", "pgMar", "pgNumType", "cols"]
    assert _values(body, "w:pgSz", "w:orient") == ["", "", "", "landscape"]


def test_contents_are_one_paragraph_each(body: etree._Element) -> None:
    """A list of contents is a closed field with a placeholder as its result."""
    paragraphs = [p for p in body if "TOC" in (p.findtext(f".//{qn('w:instrText')}") or "")]

    assert [p.findtext(f".//{qn('w:instrText')}") for p in paragraphs] == [
        r' TOC \o "1-3" \h \z \u ',
        r' TOC \h \z \c "Tabel" ',
    ]
    assert all(
        _values(p, "w:fldChar", "w:fldCharType") == ["begin", "separate", "end"]
        and _texts(p) == ["…"]
        for p in paragraphs
    )


def test_numbered_lists_start_anew(parts: dict[str, bytes], body: etree._Element) -> None:
    """A list keeps its number definition across a loop; "1." starts another one."""
    numbers = [number for number in _values(body, "w:numId") if number]
    known = _values(etree.fromstring(parts["word/numbering.xml"]), "w:num", "w:numId")

    assert numbers == ["4", "4", "4", "5"]
    assert _values(body, "w:ilvl") == ["0", "1", "0", "0"]
    assert set(numbers) <= set(known)


def test_language_and_properties(document: Document, parts: dict[str, bytes]) -> None:
    """The document is Indonesian; title and page head come from the front matter."""
    language = etree.fromstring(parts["word/styles.xml"]).find(f".//{qn('w:lang')}")

    assert language is not None
    assert (language.get(qn("w:val")), language.get(qn("w:eastAsia"))) == ("id-ID", "id-ID")
    assert document.core_properties.title == "LKjIP {{ satker.nama }} & lainnya"
    assert document.core_properties.language == "id-ID"
    assert document.sections[1].header.paragraphs[0].text == "Kepala {{ tahun }}"


def test_cover_tags_keep_to_their_panel(document: Document) -> None:
    """The tags round an optional line of the cover stay in the panel of that line."""
    cells = [row.cells[0].text for row in document.tables[0].rows]

    assert cells[0].splitlines() == [
        "{{ satker.kementerian }}",
        "{% if satker.eselon %}",
        "{{ satker.eselon }}",
        "{% endif %}",
    ]
    assert cells[4] == "{{ satker.alamat }}"


def test_bytes_are_the_same_each_time(build: ModuleType, tmp_path: Path) -> None:
    """Content types first, the rest sorted, no dates, no trace of the machine."""
    first, second = (build.zip_parts(_build(build, tmp_path)) for _ in range(2))
    entries = zipfile.ZipFile(io.BytesIO(first)).infolist()

    assert first == second
    assert entries[0].filename == "[Content_Types].xml"
    assert {(e.date_time, e.create_system) for e in entries} == {((1980, 1, 1, 0, 0, 0), 0)}


def test_cek_compares_parts(build: ModuleType, tmp_path: Path) -> None:
    """--cek fails on a missing or changed template and passes after a build."""
    (tmp_path / "sumber").mkdir()
    source = tmp_path / "sumber" / "uji.md"
    source.write_text(_SOURCE, encoding="utf-8")

    before = build.main(["--cek"], tmp_path)
    built = build.main([], tmp_path)
    after = build.main(["--cek"], tmp_path)
    source.write_text(_SOURCE + "Tambahan.\n", encoding="utf-8")
    changed = build.main(["--cek"], tmp_path)

    assert (before, built, after, changed) == (1, 0, 0, 1)


def test_committed_templates_equal_their_sources(build: ModuleType) -> None:
    """Nobody edits a source without building, or a template without its source."""
    assert build.main(["--cek"]) == 0


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("Satu.\n\n::: foto", 7, "unknown block 'foto'"),
        ("::: tabel lebar=50,50\n| A | B |\n|---|---|\n| a |\n:::", 8, "fills 1 of 2 columns"),
        ("::: tabel lebar=50,50\n| A | B |\n|---|\n:::", 5, "alignment row fills 1 of 2"),
        ("::: tabel lebar=60,50\n| A | B |\n|---|---|\n:::", 5, "lebar"),
        ("::: tabel lebar=100\n| a |\n:::", 5, "no head row"),
        ("::: tabel lebar=100\n| A |\n|---|\n| ^ |\n:::", 8, "no cell of the same columns above"),
        ("::: tabel lebar=100\n| A |\n|---|\nteks\n:::", 8, "starts and ends with |"),
        ("::: tabel lebar=100 warna=biru\n| A |\n|---|\n:::", 5, "no option warna"),
        ("::: tabel lebar=100\n| A |", 5, "not closed by :::"),
        ("# BAB I A\n\n::: tabel lebar=100 judul=x bab=II\n| A |\n|---|\n:::", 7, "this is BAB I"),
        ("Teks.\n\nTeks {{ buka", 7, "tag is not closed"),
        ("Teks **tebal", 5, "emphasis is not closed"),
        ("{style: TakAda} teks", 5, "no paragraph style 'TakAda'"),
        ("2. dua", 5, "no first item"),
        ("::: bagian halaman=angka mulai=i", 5, "mulai is a page number"),
        ("::: bagian halaman=abjad", 5, "halaman is one of romawi, angka, tanpa"),
        ("::: sampul\nlogo: x\n:::", 6, "the cover has kementerian"),
        ("::: sampul\njudul: x\n:::\nTeks.", 8, "alone in its section"),
        ("##### lima", 5, "at most four #"),
    ],
)
def test_faults_name_file_and_line(
    build: ModuleType, tmp_path: Path, text: str, line: int, words: str
) -> None:
    """A source that does not follow the dialect is refused with its place."""
    with pytest.raises(ValueError, match=re.escape(words)) as caught:
        _build(build, tmp_path, _FRONT + text)

    assert str(caught.value).startswith(f"uji.md:{line}: ")


@pytest.mark.parametrize(
    "text", ["", "Teks.", "---\njudul: x\n", "---\nwarna: x\n---\n", "---\n---\n"]
)
def test_faulty_front_matter_is_refused(build: ModuleType, tmp_path: Path, text: str) -> None:
    """The front matter is closed, has a judul and no unknown key."""
    with pytest.raises(ValueError, match=r"uji\.md:[12]: "):
        _build(build, tmp_path, text)


def test_small_heads_have_their_size_by_style(build: ModuleType, tmp_path: Path) -> None:
    """LibreOffice drops the size of a run in the first cell of a control, never that of a style."""
    source = tmp_path / "uji.md"
    source.write_text(
        '---\njudul: Uji\n---\n# BAB III AKUNTABILITAS\n::: tabel lebar=50,50 ukuran=7 judul="A" '
        "bab=III\n| Angka | Nilai |\n|:--|--:|\n|! Kelompok >2 |\n| a | 1 |\n:::\n",
        encoding="utf-8",
    )

    parts = build.build_template(source)

    root = etree.fromstring(parts["word/document.xml"])
    table = next(root.iter("{*}tbl"))
    styles = [style.get(style.keys()[0]) for style in table.iter("{*}pStyle")]
    assert styles[:2] == ["KepalaTabel14", "KepalaTabel14"]
    assert b'w:styleId="KepalaTabel14"' in parts["word/styles.xml"]
    names = etree.fromstring(parts["word/styles.xml"]).iterfind("{*}style/{*}name")
    assert not [name for name in names if "," in name.get(name.keys()[0])]  # Word forbids commas
    # The name of a group is kept with the row below it.
    kept = [row.find(".//{*}keepNext") is not None for row in table.iter("{*}tr")]
    assert kept == [False, True, False]
