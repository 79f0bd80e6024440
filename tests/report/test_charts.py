"""Charts that staff drew in Word: own data in every place, own looks kept."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from lkjip_xl.errors import TemplateError
from lkjip_xl.report.grafik import Grafik

from .builders import Result, cell, par, row, table
from .chart_builders import (
    Shown,
    caption,
    chart,
    columns,
    data,
    drawing,
    read_charts,
    render_charts,
    save_chart_template,
    series,
)

MERAH = "C00000"
LOOP = (
    par("{% for k in kode %}")
    + par(drawing("grafik:ikk.{{ k }}.tren| Tren {{ k }} menurut tahun"))
    + caption("Tren {{ k }}")
    + par("{% endfor %}")
)
DUA = {
    "ikk.A.tren": data(("Capaian", [101.5, 102])),
    "ikk.B.tren": data(("Capaian", [90, None])),
}


def render(
    folder: Path, body: str, grafik: dict[str, Grafik], xml: str = "", **names: object
) -> bytes:
    """The document of a template with one chart, of one red column if `xml` is empty."""
    path = save_chart_template(folder, body, xml or chart(columns(series(0, MERAH))))
    return render_charts(path, grafik, **names)


def one(folder: Path, grafik: Grafik, xml: str = "") -> Shown:
    """The chart of a template that shows `grafik`."""
    return read_charts(render(folder, par(drawing("grafik:x| X")), {"x": grafik}, xml))[0]


def test_every_turn_of_a_loop_has_a_chart_of_its_own(tmp_path: Path) -> None:
    """Two turns show two charts with their own numbers, names and parts."""
    pertama, kedua = read_charts(render(tmp_path, LOOP, DUA, kode=["A", "B"]))

    assert pertama.values() == {0: "101.5", 1: "102"}
    assert kedua.values() == {0: "90"}
    assert pertama.texts("//c:cat//c:v") == ["2022", "2023"]
    assert (pertama.name, pertama.alt) == ("grafik ikk.A.tren", "Tren A menurut tahun")
    assert not set(pertama.parts) & set(kedua.parts)
    assert len(pertama.parts) == 3


def test_workbook_inside_holds_the_same_numbers(tmp_path: Path) -> None:
    """Edit Data in Word opens the figures that the chart shows; no value is an empty cell."""
    pertama, kedua = read_charts(render(tmp_path, LOOP, DUA, kode=["A", "B"]))

    assert pertama.book == [(None, "Capaian"), ("2022", 101.5), ("2023", 102)]
    assert kedua.book == [(None, "Capaian"), ("2022", 90), ("2023", None)]
    assert pertama.texts("//c:tx/c:strRef/c:f") == ["Data!$B$1"]
    assert pertama.texts("//c:val//c:f") == ["Data!$B$2:$B$3"]


def test_no_value_is_a_gap_and_never_zero(tmp_path: Path) -> None:
    """A missing number has no point, and the chart is told to leave a gap."""
    grafik = one(tmp_path, data(("A", [None, 5])))

    assert grafik.values() == {1: "5"}
    assert grafik.texts("//c:dispBlanksAs/@val") == ["gap"]


def test_formatting_by_staff_stays(tmp_path: Path) -> None:
    """Colour, title, labels and the end of the axis are those of the template."""
    grafik = one(tmp_path, data(("A", [1, 2]), angka="0.0"))

    assert grafik.texts("//c:ser//a:srgbClr/@val") == [MERAH]
    assert grafik.texts("//c:title//a:t") == ["Judul staf"]
    assert grafik.texts("//c:scaling/c:max/@val") == ["150"]
    assert grafik.texts("//c:dLbls/c:showVal/@val") == ["1"]
    assert grafik.texts("//c:dLbls/c:numFmt/@formatCode") == ["0.0"]


def test_more_series_than_designed_get_colours_of_their_own(tmp_path: Path) -> None:
    """The first keeps its colour; those that join it can be told apart."""
    grafik = one(tmp_path, data(("A", [1, 2]), ("B", [3, 4]), ("C", [5, 6])))

    warna = grafik.texts("//c:ser//a:srgbClr/@val")
    assert warna[0] == MERAH
    assert len(set(warna)) == 3
    assert [grafik.values(n)[0] for n in range(3)] == ["1", "3", "5"]
    assert grafik.texts("//c:ser/c:order/@val") == ["0", "1", "2"]
    assert grafik.texts("//c:legend/c:legendPos/@val") == ["b"]


def test_fewer_series_than_designed_leave_no_sample_behind(tmp_path: Path) -> None:
    """What the data does not have is gone."""
    xml = chart(columns(series(0, MERAH), series(1, "00FF00")))

    grafik = one(tmp_path, data(("A", [1, 2])), xml)

    assert grafik.texts("//c:ser//a:srgbClr/@val") == [MERAH]
    assert grafik.texts("//c:tx//c:v") == ["A"]


def test_line_over_columns_shows_the_last_series(tmp_path: Path) -> None:
    """However many columns there are, the target stays a line."""
    garis = f'<c:lineChart>{series(1, "0000FF", line=True)}<c:axId val="1"/></c:lineChart>'
    xml = chart(columns(series(0, MERAH)) + garis)

    grafik = one(tmp_path, data(("A", [1, 2]), ("B", [3, 4]), ("Target", [9, 9])), xml)

    assert grafik.texts("//c:barChart//c:tx//c:v") == ["A", "B"]
    assert grafik.texts("//c:lineChart//c:tx//c:v") == ["Target"]


def test_columns_alone_leave_no_empty_line_group(tmp_path: Path) -> None:
    """Data without a target has neither the line nor an axis for it."""
    garis = f'<c:lineChart>{series(1, "0000FF", line=True)}<c:axId val="2"/></c:lineChart>'
    sumbu = '<c:valAx><c:axId val="2"/></c:valAx>'
    xml = chart(columns(series(0, MERAH)) + garis + sumbu)

    grafik = one(tmp_path, data(("A", [1, 2])), xml)

    assert grafik.texts("//c:lineChart") == []
    assert grafik.texts("//c:valAx/c:axId/@val") == ["1"]


def test_every_slice_of_a_pie_has_a_colour(tmp_path: Path) -> None:
    """A pie drawn with one slice shows three, each in its own colour; one too many is dropped."""
    titik = "<c:dPt><c:idx val='0'/><c:spPr><a:solidFill><a:srgbClr val='C00000'/></a:solidFill>"
    ser = series(0, "000000").replace("<c:dLbls>", f"{titik}</c:spPr></c:dPt><c:dLbls>")
    xml = chart(f"<c:pieChart>{ser}</c:pieChart>")

    grafik = one(tmp_path, data(("Pegawai", [1, 2, 3]), kategori="a b c"), xml)

    warna = grafik.texts("//c:dPt//a:srgbClr/@val")
    assert warna[0] == MERAH
    assert len(set(warna)) == 3


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    """A category from the workbook is never a formula in the chart's workbook."""
    grafik = one(tmp_path, data(("=A1", [1, 2]), kategori="=1+1 +b"))

    assert [baris[0] for baris in grafik.book] == [None, "=1+1", "+b"]
    assert grafik.book[0][1] == "=A1"


def test_chart_without_values_goes_with_its_caption(tmp_path: Path) -> None:
    """The turn without data shows nothing, and the next picture takes its number."""
    grafik = {**DUA, "ikk.K.tren": data(("Capaian", [None, None]))}

    hasil = Result(render(tmp_path, LOOP + par("Akhir."), grafik, kode=["A", "K", "B"]))

    assert hasil.lines() == ["", "Gambar 1 Tren A", "", "Gambar 2 Tren B", "Akhir."]
    assert len(read_charts(hasil.data)) == 2


def test_text_beside_a_chart_without_values_stays(tmp_path: Path) -> None:
    """Only the drawing goes from a paragraph with words, and a cell keeps its paragraph."""
    body = par("Lihat ", drawing("grafik:x| X")) + table(row(cell(par(drawing("grafik:x| X")))))

    hasil = Result(render(tmp_path, body, {"x": data(("A", [None, None]))}))

    assert hasil.lines() == ["Lihat ", ""]
    assert hasil.find("//w:drawing") == []


def test_charts_that_are_not_shown_leave_no_part(tmp_path: Path) -> None:
    """Sample data of the template does not travel with the report."""
    body = par("{% if tidak %}") + par(drawing("grafik:x| X")) + par("{% endif %}") + par("Isi")

    hasil = Result(render(tmp_path, body, {"x": data(("A", [1, 2]))}, tidak=False))

    assert not [name for name in hasil.parts if "chart" in name or "embeddings" in name]
    assert b"chart" not in hasil.parts["[Content_Types].xml"]
    assert b"chart" not in hasil.parts["word/_rels/document.xml.rels"]


def test_chart_without_a_key_stays_as_it_is(tmp_path: Path) -> None:
    """A picture that staff drew for themselves is left alone; a loop copies its parts."""
    body = par("{% for k in '12' %}") + par(drawing("Bagan kami")) + par("{% endfor %}")

    pertama, kedua = read_charts(render(tmp_path, body, {}))

    assert pertama.texts("//c:cat//c:v") == kedua.texts("//c:cat//c:v") == ["Contoh basi"]
    assert (pertama.name, pertama.alt) == ("Chart 1", "Bagan kami")
    assert not set(pertama.parts) & set(kedua.parts)


def test_unknown_key_is_told_with_its_place(tmp_path: Path) -> None:
    """The heading above it and the nearest key lead staff to the repair."""
    body = par("Capaian", style="Heading1") + par(drawing("grafik:ikk.A.trend| X"))

    with pytest.raises(TemplateError) as caught:
        render(tmp_path, body, DUA)

    assert [str(problem) for problem in caught.value.problems] == [
        "[templat.docx, di bawah judul «Capaian», paragraf 1] Teks alternatif grafik menyebut "
        'kunci "ikk.A.trend" yang tidak dikenal. Perbaikan: mungkin maksud Anda: ikk.A.tren atau '
        "ikk.B.tren. (T-40)"
    ]


@pytest.mark.parametrize(
    ("xml", "kode"),
    [
        (chart("<c:scatterChart><c:ser/></c:scatterChart>"), "T-41"),
        (chart(columns()), "T-41"),
        (chart(columns(series(0, MERAH)), title="Capaian {{ tahun }}"), "T-42"),
    ],
)
def test_chart_that_cannot_be_filled_is_told(tmp_path: Path, xml: str, kode: str) -> None:
    """Charts without categories, without series, or with a tag in their title are faults."""
    with pytest.raises(TemplateError) as caught:
        one(tmp_path, data(("A", [1, 2])), xml)

    assert [problem.kode for problem in caught.value.problems] == [kode]


def test_same_data_gives_the_same_bytes(tmp_path: Path) -> None:
    """The workbooks inside carry no time of writing."""
    satu, dua = (render(tmp_path, LOOP, DUA, kode=["A", "B"]) for _ in range(2))

    assert satu == dua


def test_content_types_name_every_new_part(tmp_path: Path) -> None:
    """Word opens a package only where each part says what it is."""
    berkas = tmp_path / "hasil.docx"
    berkas.write_bytes(render(tmp_path, LOOP, DUA, kode=["A", "B"]))

    with zipfile.ZipFile(berkas) as arsip:
        jenis = arsip.read("[Content_Types].xml").decode()
        grafik = [n for n in arsip.namelist() if n.startswith("word/charts/") and "_rels" not in n]

    assert len(grafik) == 4
    assert all(f'PartName="/{nama}"' in jenis for nama in grafik)


@pytest.mark.parametrize(("angka", "ukuran"), [([None, None, 5], "14"), ([3, 4, 5], "6")])
def test_line_of_one_number_has_a_marker_to_be_seen(
    tmp_path: Path, angka: list[int | None], ukuran: str
) -> None:
    """One target over columns is a mark, not a line; it is drawn large, others as designed."""
    garis = series(0, MERAH, line=True).replace(
        "<c:dLbls>", '<c:marker><c:symbol val="diamond"/><c:size val="6"/></c:marker><c:dLbls>'
    )
    xml = chart(f"<c:lineChart>{garis}<c:axId val='1'/></c:lineChart>")

    grafik = one(tmp_path, data(("Target", angka), kategori="2022 2023 2024"), xml)

    assert grafik.texts("//c:marker/c:size/@val") == [ukuran]
