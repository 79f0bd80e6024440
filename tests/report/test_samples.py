"""Samples of a template that lost their key: found before they can stand in a report."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from lkjip_xl.errors import TemplateError, Tingkat
from lkjip_xl.report.chart_xml import write_data
from lkjip_xl.report.grafik import Grafik
from lkjip_xl.report.render import FILTERS, Bahan, find_templat
from lkjip_xl.report.samples import GAMBAR_CONTOH, build_grafik_contoh, is_grafik_contoh
from lkjip_xl.report.template import Template
from lkjip_xl.report.template_check import check_templat

from .builders import par, read_parts
from .chart_builders import (
    chart,
    columns,
    data,
    drawing,
    read_charts,
    render_charts,
    save_chart_template,
    series,
)

CONTOH = build_grafik_contoh(["Seri 1", "Seri 2"], 4)
MILIK_STAF = data(("Kunjungan", [60, 70, 80, 91]), kategori="Jan Feb Mar Apr")
JUDUL = par("B. Realisasi Anggaran", style="Heading2")
BAHAN = Bahan({"satker": {"nama": "Kanim", "tahun": "2024"}}, {}, {})


def show(grafik: Grafik) -> etree._Element:
    """A chart that shows this data."""
    root = etree.fromstring(chart(columns(series(0, "C00000"), series(1, "00B050"))))
    write_data(root, grafik)
    return root


def save(folder: Path, grafik: Grafik, alt: str) -> Path:
    """A template with a chart of this data and alt text, below a heading."""
    xml = etree.tostring(show(grafik)).decode()
    return save_chart_template(folder, JUDUL + par(drawing(alt)), xml)


def edit(path: Path, new: Path, *changes: tuple[str, str]) -> Path:
    """A copy of a template in which patterns in its document were replaced."""
    with zipfile.ZipFile(new, "w") as archive:
        for name, isi in read_parts(path.read_bytes()).items():
            if name == "word/document.xml":
                for pattern, text in changes:
                    isi = re.sub(pattern, text, isi.decode()).encode()
            archive.writestr(name, isi)
    return new


@pytest.mark.parametrize("alt", ["", "Grafik realisasi belanja", "Grafik:anggaran.belanja"])
def test_sample_without_a_key_stops_the_report(tmp_path: Path, alt: str) -> None:
    """The fault tells where the chart stands and how it gets its key back."""
    with pytest.raises(TemplateError) as galat:
        Template(save(tmp_path, CONTOH, alt))

    [satu] = galat.value.problems
    assert (satu.kode, satu.cell) == ("T-43", "di bawah judul «B. Realisasi Anggaran», paragraf 1")
    assert "masih data contoh" in satu.pesan
    assert "grafik:anggaran.belanja|" in satu.perbaikan


def test_chart_of_staff_is_kept_and_the_check_says_so(tmp_path: Path) -> None:
    """Own data stays in the report; the check has a hint, not a fault."""
    path = save(tmp_path, MILIK_STAF, "Kunjungan menurut bulan")

    [satu] = check_templat(path, [BAHAN], [BAHAN])
    [tampil] = read_charts(render_charts(path, {}))

    assert (satu.kode, satu.tingkat) == ("T-44", Tingkat.SARAN)
    assert tampil.values() == {0: "60", 1: "70", 2: "80", 3: "91"}


@pytest.mark.parametrize(
    ("grafik", "is_contoh"),
    [
        (CONTOH, True),
        (build_grafik_contoh(["Jumlah"], 12), True),
        (Grafik(("2021", "2022", "2023", "2024"), CONTOH.seri), True),
        (Grafik(CONTOH.kategori, MILIK_STAF.seri), True),
        (MILIK_STAF, False),
        (data(("Dua angka", [60, 70])), False),
        (data(("Kosong", [None, None])), False),
    ],
)
def test_samples_are_known_by_categories_or_by_numbers(grafik: Grafik, is_contoh: bool) -> None:
    """One of both is enough: staff rename categories, or type numbers below ours."""
    assert is_grafik_contoh(show(grafik)) is is_contoh


def test_every_chart_and_picture_of_a_shipped_template_is_recognised(tmp_path: Path) -> None:
    """Whatever staff rewrite, no sample of ours can stay; all of them are told at once."""
    asli = find_templat("lkjip_2023")
    isi = read_parts(asli.read_bytes())["word/document.xml"].decode()
    banyak = [len(re.findall(rf'<wp:docPr[^>]* descr="{jenis}:', isi)) for jenis in
              ("grafik", "gambar")]  # fmt: skip

    rusak = edit(asli, tmp_path / "rusak.docx", (r'descr="(grafik|gambar):[^|"]*\| ', 'descr="'))
    with pytest.raises(TemplateError) as galat:
        Template(rusak, filters=FILTERS)

    kode = [satu.kode for satu in galat.value.problems]
    # Two drawings of one paragraph or table row are told as one place.
    assert set(kode) == {"T-43", "T-53"}
    assert min(banyak) > 0
    assert kode.count("T-43") <= banyak[0]
    assert kode.count("T-43") >= banyak[0] - 1


def test_sample_in_a_header_is_told(tmp_path: Path) -> None:
    """Only the body is filled; a sample picture in a header would stay, key or not."""
    asli, baru = find_templat("lkjip_2023"), tmp_path / "baru.docx"
    parts = read_parts(asli.read_bytes())
    kepala = next(name for name in sorted(parts) if name.startswith("word/header"))
    gambar = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006'
        '/wordprocessingDrawing"><wp:docPr id="9" name="x" descr="gambar:logo| Logo"/><a:blip '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.'
        'openxmlformats.org/officeDocument/2006/relationships" r:embed="rIdX"/></wp:inline>'
        "</w:drawing></w:r></w:p></w:hdr>"
    )
    parts[kepala] = parts[kepala].replace(b"</w:hdr>", gambar.encode())
    parts[f"word/_rels/{kepala.removeprefix('word/')}.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rIdX" Type="x/image" Target="media/contoh.png"/></Relationships>'
    )
    parts["word/media/contoh.png"] = GAMBAR_CONTOH
    with zipfile.ZipFile(baru, "w") as archive:
        for name, isi in parts.items():
            archive.writestr(name, isi)

    with pytest.raises(TemplateError) as galat:
        Template(baru, filters=FILTERS)

    assert [(satu.kode, satu.cell) for satu in galat.value.problems] == [("T-54", "kepala halaman")]
