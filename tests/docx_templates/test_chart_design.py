"""The block `::: grafik` of the dialect: a native chart that staff can edit in Word."""

import io
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import openpyxl
import pytest
from lxml import etree

_FRONT = "---\njudul: Uji\n---\n# BAB III AKUNTABILITAS\n"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"

Build = Callable[..., dict[str, bytes]]


@pytest.fixture
def template(build: ModuleType, tmp_path: Path) -> Build:
    """Builds the parts of a source with these lines below BAB III."""

    def build_lines(*lines: str) -> dict[str, bytes]:
        source = tmp_path / "uji.md"
        source.write_text(_FRONT + "\n".join(lines) + "\n", encoding="utf-8")
        parts: dict[str, bytes] = build.build_template(source)
        return parts

    return build_lines


def chart_line(options: str = "", kind: str = "kolom") -> str:
    """A block with all that is needed."""
    return (
        f'::: grafik kunci="ikk.{{{{ i.kode }}}}.tren" jenis={kind} judul="Tren {{{{ i.nama }}}}" '
        f'alt="Capaian menurut tahun" bab=III {options}'
    )


def test_chart_has_its_alt_text_and_a_caption_below(template: Build) -> None:
    """Key and description stand in the alt text; "Gambar III.1" is numbered by a field."""
    root = etree.fromstring(template(chart_line())["word/document.xml"])

    (properties,) = root.iter("{*}docPr")
    assert properties.get("descr") == "grafik:ikk.{{ i.kode }}.tren| Capaian menurut tahun"
    paragraph = next(properties.iterancestors("{*}p"))
    caption = paragraph.getnext()
    assert "".join(caption.itertext("{*}t")) == "Gambar III.1 Tren {{ i.nama }}"
    assert "SEQ Gambar" in "".join(caption.itertext("{*}instrText"))


@pytest.mark.parametrize(
    ("kind", "groups"),
    [
        ("kolom", ["barChart"]),
        ("batang", ["barChart"]),
        ("garis", ["lineChart"]),
        ("lingkaran", ["pieChart"]),
        ("kolom-garis", ["barChart", "lineChart"]),
    ],
)
def test_kinds(template: Build, kind: str, groups: list[str]) -> None:
    """Each kind is a native chart with sample data, square corners, gaps and an axis from 0."""
    parts = template(chart_line(kind=kind))

    root = etree.fromstring(parts["word/charts/chart1.xml"])
    found = [etree.QName(x).localname for x in root.iter() if str(x.tag).endswith("Chart")]
    assert found == groups
    assert root.find(f"{_CHART}roundedCorners").get("val") == "0"
    assert next(root.iter(f"{_CHART}dispBlanksAs")).get("val") == "gap"
    assert {x.get("val") for x in root.iter(f"{_CHART}min")} <= {"0"}
    assert not [x for x in root.iter(f"{_CHART}axId") if int(x.get("val")) < 0]
    book = openpyxl.load_workbook(
        io.BytesIO(parts["word/embeddings/Microsoft_Excel_Worksheet1.xlsx"])
    )
    assert book["Data"]["A2"].value == "Contoh 1"


def test_options_of_the_axis(template: Build) -> None:
    """`maks` ends the axis, `juta` shows millions, `seri` designs more columns with a legend."""
    root = etree.fromstring(template(chart_line("maks=100 juta seri=3"))["word/charts/chart1.xml"])

    assert next(root.iter(f"{_CHART}max")).get("val") == "100"
    assert root.find(f".//{_CHART}valAx/{_CHART}numFmt").get("formatCode") == "#,##0,,"
    assert len(list(root.iter(f"{_CHART}ser"))) == 3
    assert root.find(f".//{_CHART}legend") is not None


def test_parts_are_named_in_the_package(template: Build) -> None:
    """Two charts have two parts, which content types and relationships name."""
    parts = template(chart_line(), "", chart_line())

    types = parts["[Content_Types].xml"].decode()
    relations = parts["word/_rels/document.xml.rels"].decode()
    for number in (1, 2):
        assert f'PartName="/word/charts/chart{number}.xml"' in types
        assert f'Target="charts/chart{number}.xml"' in relations


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('::: grafik jenis=kolom judul="a" alt="b"', "grafik needs kunci="),
        ('::: grafik kunci=a jenis=kolom judul="a"', "grafik needs alt="),
        (chart_line(kind="donat"), "jenis is one of"),
        (chart_line("tinggi=tinggi"), "tinggi is a number"),
        (chart_line("warna=merah"), "grafik has no option warna"),
    ],
)
def test_faults_name_file_and_line(template: Build, line: str, message: str) -> None:
    """A block that cannot be built is told with its place in the source."""
    with pytest.raises(ValueError, match=rf"uji\.md:5: {message}"):
        template(line)


def test_print_of_a_pie_is_read_even_where_the_chart_is_shrunk(template: Build) -> None:
    """LibreOffice shrinks a chart of 7 cm to 7/9: the legend stays near 9 points."""
    root = etree.fromstring(template(chart_line("tinggi=7", "lingkaran"))["word/charts/chart1.xml"])

    sizes = [
        int(look.get("sz"))
        for tag in ("legend", "dLbls")
        for part in root.iter(f"{_CHART}{tag}")
        for look in part.iter("{*}defRPr")
    ]
    assert len(sizes) == 2
    assert min(sizes) * 7 / 9 >= 750
    assert max(sizes) * 7 / 9 >= 850
