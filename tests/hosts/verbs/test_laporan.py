"""`lkjip laporan` with page numbers and PDF: what stands in the files that LibreOffice helped with.

The example is written once with and once without page numbers; all tests look at these files.
"""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from lkjip_xl.hosts.cli import main
from lkjip_xl.hosts.libreoffice import program

DAFTAR = ("DAFTAR ISI", "DAFTAR TABEL", "DAFTAR GAMBAR")
_HASIL_PAGEREF = re.compile(
    r'(PAGEREF \S+ \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>)'
    r"<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t(?:/>|[^<]*</w:t>)</w:r>"
)


@dataclass(frozen=True, slots=True)
class Ditulis:
    """What one run with --pdf wrote and said, beside the report of a plain run."""

    tanpa_nomor: Path
    laporan: Path
    pdf: PdfReader
    keluar: str


@pytest.fixture(scope="module")
def ditulis(contoh: bytes, tmp_path_factory: pytest.TempPathFactory) -> Ditulis:
    """The example of Jember, with page numbers and PDF."""
    folder = tmp_path_factory.mktemp("laporan")
    (folder / "buku.xlsx").write_bytes(contoh)
    polos, laporan = folder / "polos.docx", folder / "laporan.docx"
    keluar = io.StringIO()
    assert main(["laporan", str(folder / "buku.xlsx"), "-o", str(polos)]) == 0
    with contextlib.redirect_stdout(keluar):
        assert main(["laporan", str(folder / "buku.xlsx"), "-o", str(laporan), "--pdf"]) == 0
    return Ditulis(polos, laporan, PdfReader(laporan.with_suffix(".pdf")), keluar.getvalue())


def iter_daftar(laporan: Path) -> Iterator[tuple[str, str, str]]:
    """Style, text and page number of each line of the contents lists."""
    for alinea in docx.Document(str(laporan)).paragraphs:
        gaya = alinea.style.name.lower() if alinea.style is not None else ""
        if gaya.startswith("toc ") or gaya == "table of figures":
            teks, _, nomor = alinea.text.rpartition("\t")
            yield gaya, teks, nomor


def rapat(teks: str) -> str:
    """Text without white space, which a PDF spreads its own way."""
    return "".join(teks.split())


def read_halaman(pdf: PdfReader) -> dict[str, str]:
    """Text of each page by the number printed on it, without the contents lists themselves."""
    semua: dict[str, str] = {}
    for halaman in pdf.pages:
        teks = halaman.extract_text()
        nomor = re.findall(r"^\s*([ivxlc]+|\d+)\s*$", teks, re.MULTILINE)
        if nomor and not any(f"{judul}\n" in teks for judul in DAFTAR):
            semua[nomor[-1]] = rapat(teks)
    return semua


@pytest.mark.libreoffice
def test_page_numbers_are_those_where_headings_and_captions_stand(ditulis: Ditulis) -> None:
    """Each line of the lists names a page, and its words stand on the page with that number."""
    halaman = read_halaman(ditulis.pdf)

    daftar = list(iter_daftar(ditulis.laporan))

    assert {gaya for gaya, _, _ in daftar} >= {"toc 1", "toc 2", "table of figures"}
    assert [(teks, nomor) for _, teks, nomor in daftar if rapat(teks) not in halaman[nomor]] == []


@pytest.mark.libreoffice
def test_pages_are_roman_before_the_first_chapter_and_start_at_one_there(ditulis: Ditulis) -> None:
    """The front matter has roman numbers; BAB I stands on page 1."""
    utama = [(teks, nomor) for gaya, teks, nomor in iter_daftar(ditulis.laporan) if gaya == "toc 1"]

    bab_satu = next(i for i, (teks, _) in enumerate(utama) if teks.startswith("BAB I "))

    assert utama[bab_satu][1] == "1"
    assert all(re.fullmatch("[ivxlc]+", nomor) for _, nomor in utama[:bab_satu])
    assert all(nomor.isdigit() for _, nomor in utama[bab_satu:])


@pytest.mark.libreoffice
def test_only_page_numbers_differ_from_the_report_without_them(ditulis: Ditulis) -> None:
    """LibreOffice measures and never saves: all else is the same, byte by byte."""
    with zipfile.ZipFile(ditulis.tanpa_nomor) as tanpa, zipfile.ZipFile(ditulis.laporan) as dengan:
        nama = tanpa.namelist()
        assert dengan.namelist() == nama
        beda = [satu for satu in nama if tanpa.read(satu) != dengan.read(satu)]
        asli, terisi = (z.read("word/document.xml").decode() for z in (tanpa, dengan))

    assert beda == ["word/document.xml"]
    assert _HASIL_PAGEREF.sub(r"\1", asli) == _HASIL_PAGEREF.sub(r"\1", terisi)


@pytest.mark.libreoffice
def test_pdf_is_tagged_and_has_language_and_title(ditulis: Ditulis) -> None:
    """A screen reader finds structure, language and title; the outline lists the chapters."""
    akar = ditulis.pdf.trailer["/Root"]

    assert "/StructTreeRoot" in akar
    assert akar["/MarkInfo"]["/Marked"]
    assert akar["/Lang"] == "id-ID"
    assert akar["/ViewerPreferences"]["/DisplayDocTitle"]
    assert ditulis.pdf.metadata is not None
    assert "Jember" in (ditulis.pdf.metadata.title or "")
    assert any("BAB I " in str(satu.get("/Title")) for satu in ditulis.pdf.outline if satu)


@pytest.mark.libreoffice
def test_closing_note_calls_the_numbers_an_estimate(ditulis: Ditulis) -> None:
    """Word may break pages elsewhere; the note says so and names the PDF."""
    assert "perkiraan LibreOffice" in ditulis.keluar
    assert "F9" in ditulis.keluar
    assert f"PDF: {ditulis.laporan.with_suffix('.pdf')}" in ditulis.keluar


@pytest.mark.parametrize("pilihan", ["--nomor-halaman", "--pdf"])
def test_without_libreoffice_nothing_is_written(
    contoh: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    pilihan: str,
) -> None:
    """Asked for and missing: exit code 3, how to install it, and no half of the work."""
    (tmp_path / "buku.xlsx").write_bytes(contoh)
    monkeypatch.setattr(program, "find_soffice", lambda: None)

    kode = main(["laporan", str(tmp_path / "buku.xlsx"), "-o", str(tmp_path / "l.docx"), pilihan])

    assert kode == 3
    assert "LibreOffice tidak ditemukan" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["buku.xlsx"]


def test_a_template_without_contents_list_gives_a_pdf_all_the_same(
    contoh: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """With nothing to number one conversion is enough, and no number is promised."""
    (tmp_path / "buku.xlsx").write_bytes(contoh)
    docx.Document().save(str(tmp_path / "templat.docx"))
    soffice = tmp_path / "soffice"
    soffice.write_text(
        '#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\n'
        f'mkdir -p "$2" && echo %PDF > "$2/laporan.pdf" && echo x >> {tmp_path}/banyak\n',
        encoding="utf-8",
    )
    soffice.chmod(0o755)
    monkeypatch.setattr(program, "find_soffice", lambda: str(soffice))
    laporan = tmp_path / "Laporan Akhir.docx"

    kode = main(["laporan", str(tmp_path / "buku.xlsx"), "-o", str(laporan), "--pdf",
                 "--templat", str(tmp_path / "templat.docx")])  # fmt: skip

    assert kode == 0
    assert (tmp_path / "Laporan Akhir.pdf").read_bytes() == b"%PDF\n"
    assert (tmp_path / "banyak").read_text(encoding="utf-8") == "x\n"
    assert "perkiraan LibreOffice" not in capsys.readouterr().out


@pytest.mark.libreoffice
def test_charts_of_the_pdf_have_indonesian_numbers(ditulis: Ditulis) -> None:
    """In the pictures too a comma stands before decimals and a dot between thousands."""
    teks = "\n".join(halaman.extract_text() for halaman in ditulis.pdf.pages)

    # The axis of a chart in millions, which only LibreOffice writes.
    assert re.search(r"(?m)^25\.000$", teks)
    assert not re.search(r"(?m)^\d+,\d{3}$|^\d+\.\d{2}$", teks)


def test_faults_of_a_template_are_told_in_one_round(
    contoh: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An open loop does not hide the misspelt names: one run tells what the check tells."""
    (tmp_path / "buku.xlsx").write_bytes(contoh)
    dokumen = docx.Document()
    for baris in ("{% for s in sasaran %}", "{{ satker.nam }}", "{{ kinerja.rata }}"):
        dokumen.add_paragraph(baris)
    dokumen.save(str(tmp_path / "sendiri.docx"))

    kode = main(["laporan", str(tmp_path / "buku.xlsx"), "-o", str(tmp_path / "laporan.docx"),
                 "--templat", str(tmp_path / "sendiri.docx")])  # fmt: skip

    pesan = capsys.readouterr().err
    assert kode == 1
    assert "endfor tidak ada" in pesan
    assert 'nama "nam" tidak ada di sini' in pesan
    assert 'nama "rata" tidak ada di sini' in pesan
    assert not (tmp_path / "laporan.docx").exists()
