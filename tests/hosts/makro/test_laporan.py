"""Buat LKjIP and Perjanjian Kinerja: checks first, the office's own template, copies kept."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
import xlwings as xw

from lkjip_xl.hosts import macros
from lkjip_xl.hosts.makro import laporan
from lkjip_xl.report.render import find_templat
from tests.hosts.buku_terbuka import daftar_periksa, potret, sel


def test_galat_fills_and_shows_sheet_periksa_before_any_question(
    terbuka: xw.Book, tekan: Callable[..., list[str]], tmp_path: Path
) -> None:
    """Staff are led to the cell instead of being asked for a file name."""
    terbuka.impl.app.berkas = str(tmp_path / "hasil.docx")
    sel(terbuka, "tblPK", 0, "Target Awal").value = "seratus"

    (pesan,) = tekan(macros.buat_lkjip)

    assert "LKjIP belum dibuat" in pesan
    assert daftar_periksa(terbuka)[0][0] == "galat"
    assert terbuka.impl.aktif == "Periksa"
    assert "LKjIP: menunggu nama berkas ..." not in terbuka.impl.app.kabar
    assert not (tmp_path / "hasil.docx").exists()


@pytest.mark.parametrize(
    ("tombol", "jenis"),
    [(macros.buat_lkjip, laporan.LKJIP),
     (macros.perjanjian_kinerja, laporan.PERJANJIAN_KINERJA)],
)  # fmt: skip
def test_template_of_the_office_beside_the_book_is_used(
    terbuka: xw.Book,
    tekan: Callable[..., list[str]],
    tmp_path: Path,
    tombol: Callable[[], None],
    jenis: laporan.Jenis,
) -> None:
    """Each report has its own file name; the message says that it was used."""
    sendiri = docx.Document(str(find_templat(jenis.templat)))
    sendiri.paragraphs[0].insert_paragraph_before("Kalimat kantor kami")
    sendiri.save(str(tmp_path / jenis.berkas_sendiri))
    terbuka.impl.app.berkas = str(tmp_path / "hasil.docx")

    (pesan,) = tekan(tombol)

    isi = zipfile.ZipFile(tmp_path / "hasil.docx").read("word/document.xml").decode()
    assert "Kalimat kantor kami" in isi
    assert jenis.berkas_sendiri in pesan


def test_older_report_is_kept_and_that_is_told(
    terbuka: xw.Book, tekan: Callable[..., list[str]], tmp_path: Path
) -> None:
    """The copy holds what was there."""
    lama = tmp_path / "hasil.docx"
    lama.write_bytes(b"laporan kemarin")
    terbuka.impl.app.berkas = str(lama)

    (pesan,) = tekan(macros.buat_lkjip)

    assert "salinan" in pesan
    assert (tmp_path / "hasil (salinan 1).docx").read_bytes() == b"laporan kemarin"
    assert len(pesan.splitlines()) <= 10


def test_report_that_no_program_opens_is_told(
    terbuka: xw.Book,
    tekan: Callable[..., list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The file is there, and staff open it themselves."""
    terbuka.impl.app.berkas = str(tmp_path / "hasil.docx")
    monkeypatch.setattr(laporan, "open_berkas", lambda path: False)
    sebelum = potret(terbuka)

    (pesan,) = tekan(macros.buat_lkjip)

    assert "Buka berkas itu di Word" in pesan
    assert (tmp_path / "hasil.docx").exists()
    assert potret(terbuka) == sebelum
