"""The shipped report from a real book: complete, without raw tags, every number traceable."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.run import Run

from lkjip_xl import api
from lkjip_xl.report.lint import check_document
from lkjip_xl.report.omml import M
from lkjip_xl.report.package import read_package
from lkjip_xl.report.render import Laporan, find_templat
from lkjip_xl.workbook.layout import build_grid, build_letak
from lkjip_xl.workbook.write.example import load_contoh
from lkjip_xl.workbook.write.newbook import build_isi_baru


@pytest.fixture(scope="module")
def hitungan(tmp_path_factory: pytest.TempPathFactory) -> api.Hitungan:
    """The example book of Jember, read from a file and computed."""
    path = tmp_path_factory.mktemp("buku") / "buku.xlsx"
    path.write_bytes(api.build_contoh("jember"))
    return api.compute_buku(path)


@pytest.fixture(scope="module")
def laporan(hitungan: api.Hitungan) -> Laporan:
    """The report of the example."""
    return api.render_laporan(hitungan)


def iter_teks(dokumen: Document) -> Iterator[str]:
    """Text of every paragraph, in tables too, of formulas, and of page heads and feet."""
    akar = [dokumen.element]
    for bagian in dokumen.sections:
        akar += [bagian.header._element, bagian.footer._element]
    for satu in akar:
        for paragraf in satu.iter("{*}p"):
            yield "".join(t.text or "" for t in paragraf.iter(qn("w:t")))
        # The numbers above and below a fraction bar stand apart.
        yield from (t.text or "" for t in satu.iter(f"{{{M}}}t"))


def iter_tabel(dokumen: Document) -> Iterator[Table]:
    """All tables; python-docx by itself finds none inside a content control."""
    return (Table(satu, dokumen) for satu in dokumen.element.body.iter(qn("w:tbl")))


@pytest.fixture(scope="module")
def teks(laporan: Laporan) -> list[str]:
    """All paragraphs of the report of the example, read by python-docx."""
    return list(iter_teks(docx.Document(io.BytesIO(laporan.berkas))))


def test_no_raw_tag_is_left(teks: list[str]) -> None:
    """No template bracket reaches the reader, in page heads neither."""
    assert not [satu for satu in teks if re.search(r"\{\{|\}\}|\{%|%\}", satu)]


@pytest.mark.parametrize(
    "kunci",
    [
        "ikk.IKM.realisasi",
        "ikk.IPK.capaian",
        "ikk.IKI.renstra.capaian",
        "kinerja.rata_rata",
        "anggaran.total.realisasi",
        "pnbp.2023.total",
        "anggaran.belanja.53.2023.serapan",
    ],
)
def test_key_figures_are_printed(teks: list[str], hitungan: api.Hitungan, kunci: str) -> None:
    """The figures that readers look for stand in the report."""
    tampil = hitungan.hasil[kunci].tampil

    assert any(tampil in satu for satu in teks)


def test_chapters_stand_in_order_as_real_headings(laporan: Laporan) -> None:
    """Staff can navigate: front matter, BAB I to IV and LAMPIRAN are headings of level 1."""
    dokumen = docx.Document(io.BytesIO(laporan.berkas))

    judul = [p.text.replace("\n", " ") for p in dokumen.paragraphs if p.style.name == "Heading 1"]

    assert judul == [
        "KATA PENGANTAR",
        "RINGKASAN EKSEKUTIF",
        "BAB I PENDAHULUAN",
        "BAB II PERENCANAAN KINERJA",
        "BAB III AKUNTABILITAS KINERJA",
        "BAB IV PENUTUP",
        "LAMPIRAN",
    ]


def test_missing_texts_name_their_cells(teks: list[str], laporan: Laporan) -> None:
    """An empty cell of Narasi is shown with its address, and the summary names the same cells."""
    tercetak = {satu for t in teks for satu in re.findall(r"\[belum diisi: ([^\]]+)\]", t)}

    assert tercetak == set(laporan.belum_diisi)
    assert tercetak
    assert all(re.fullmatch(r"Narasi![A-Z]+\d+", satu) for satu in tercetak)


def test_missing_mark_is_highlighted(laporan: Laporan) -> None:
    """A gap cannot be overlooked: its run is highlighted yellow."""
    dokumen = docx.Document(io.BytesIO(laporan.berkas))

    semua = (Run(satu, dokumen) for satu in dokumen.element.body.iter(qn("w:r")))
    sorot = [run for run in semua if "[belum diisi" in run.text]

    assert sorot
    assert all(run.font.highlight_color is not None for run in sorot)


def test_sasaran_cells_are_merged_over_their_indikator(laporan: Laporan) -> None:
    """A sasaran with two indikator is named once, in one merged cell."""
    dokumen = docx.Document(io.BytesIO(laporan.berkas))
    tabel = next(t for t in iter_tabel(dokumen) if "Realisasi" in {c.text for c in t.rows[0].cells})

    sel = [baris.cells[1] for baris in tabel.rows[1:3]]

    assert sel[0]._tc is sel[1]._tc
    assert sel[0].text.startswith("Meningkatnya kualitas")


def test_captions_are_numbered_in_each_chapter(teks: list[str]) -> None:
    """Table numbers run without gap in each chapter, and the list of tables repeats them."""
    nomor = [satu for t in teks for satu in re.findall(r"^Tabel ([IVRL]+)\.(\d+) ", t)]
    daftar, badan = nomor[: len(nomor) // 2], nomor[len(nomor) // 2 :]

    assert daftar == badan
    for bab in dict.fromkeys(bab for bab, _ in badan):
        urut = [int(n) for b, n in badan if b == bab]
        assert urut == list(range(1, len(urut) + 1))


def test_document_passes_the_lint(laporan: Laporan, tmp_path: Path) -> None:
    """No duplicate id, open field, broken reference or unknown style."""
    path = tmp_path / "laporan.docx"
    path.write_bytes(laporan.berkas)

    assert check_document(read_package(path)) == []


def test_language_paper_and_title(laporan: Laporan) -> None:
    """A4, Indonesian, and a title that names office and year."""
    dokumen = docx.Document(io.BytesIO(laporan.berkas))
    with zipfile.ZipFile(io.BytesIO(laporan.berkas)) as arsip:
        gaya = arsip.read("word/styles.xml").decode()

    assert 'w:val="id-ID"' in gaya
    assert {(round(s.page_width.cm, 1), round(s.page_height.cm, 1)) for s in dokumen.sections} == {
        (21.0, 29.7)
    }
    assert "Jember" in dokumen.core_properties.title
    assert "2023" in dokumen.core_properties.title


def test_same_book_gives_the_same_bytes(hitungan: api.Hitungan, laporan: Laporan) -> None:
    """Two runs on one book cannot be told apart."""
    assert api.render_laporan(hitungan).berkas == laporan.berkas


def test_empty_book_gives_a_draft_with_marks() -> None:
    """A book with nothing but the office's name still gives a report, all gaps marked."""
    isi = build_isi_baru("Kantor Imigrasi Contoh", 2025)
    hitungan = api.compute_grid(build_grid(isi, build_letak(isi)))

    laporan = api.render_laporan(hitungan)

    assert len(laporan.belum_diisi) > 10
    teks = list(iter_teks(docx.Document(io.BytesIO(laporan.berkas))))
    assert any("Kantor Imigrasi Contoh" in satu for satu in teks)
    assert not any("None" in satu for satu in teks)


def test_templates_are_found_beside_the_package() -> None:
    """The shipped template is found; an unknown one is told."""
    assert find_templat("lkjip_2023").is_file()
    with pytest.raises(FileNotFoundError):
        find_templat("tidak_ada")


def test_reason_never_stands_where_a_figure_belongs() -> None:
    """A target of 0 gives a sentence of its own, not "capaian target bernilai 0"."""
    isi = dict(load_contoh("jember"))
    isi["tblPK"] = [{**baris, "target_awal": 0} for baris in isi["tblPK"]]
    hitungan = api.compute_grid(build_grid(isi, build_letak(isi)))

    teks = list(iter_teks(docx.Document(io.BytesIO(api.render_laporan(hitungan).berkas))))

    assert any("tidak dapat dihitung karena target bernilai 0" in satu for satu in teks)
    assert not any("capaian target bernilai" in satu for satu in teks)
    assert not any("capaiannya target bernilai" in satu for satu in teks)


def test_revised_targets_are_named_as_such() -> None:
    """Where a target was revised the report shows both, with the reason; else it says nothing."""
    isi = dict(load_contoh("jember"))
    pertama, *lain = isi["tblPK"]
    revisi = {**pertama, "target_revisi": 3.3, "alasan_revisi": "Penyesuaian pagu"}
    isi["tblPK"] = [revisi, *lain]
    hitungan = api.compute_grid(build_grid(isi, build_letak(isi)))

    dokumen = docx.Document(io.BytesIO(api.render_laporan(hitungan).berkas))

    tabel = next(t for t in iter_tabel(dokumen) if t.rows[0].cells[-1].text == "Alasan")
    assert [sel.text for sel in tabel.rows[1].cells[2:]] == ["3,25", "3,3", "Penyesuaian pagu"]


def test_report_names_the_pagu_that_it_uses(teks: list[str]) -> None:
    """Semula and menjadi are told apart in words."""
    assert any("Pagu yang dipakai adalah pagu menjadi" in satu for satu in teks)
