"""What the toolkit writes into a saved book: last changes, and what a check found."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lkjip_xl import api
from lkjip_xl.errors import BukuError, Problem, Tingkat


@pytest.fixture
def path(contoh: bytes, tmp_path: Path) -> Path:
    """The example as a file."""
    hasil = tmp_path / "buku.xlsx"
    hasil.write_bytes(contoh)
    return hasil


def build_problem(nomor: int) -> Problem:
    """A remark about one cell of PK."""
    return Problem(
        "P-99", Tingkat.SARAN, f"=pesan {nomor}", "lihat", "PK", f"A{nomor}", alasan="sebab"
    )


def test_check_is_written_with_links(path: Path, buka: Callable[[bytes], Any]) -> None:
    """Each remark has its row and a link to its cell; text that looks like a formula stays text."""
    buku = buka(api.write_periksa(path, [build_problem(n) for n in range(1, 61)]))

    ws, tabel = buku.tabel("tblPeriksa")
    isi = [[sel.value for sel in baris] for baris in ws[tabel.ref]][1:]
    assert [baris[3] for baris in isi] == [f"=pesan {n}" for n in range(1, 61)]
    assert isi[0][:3] == ["saran", "PK", "PK!A1"]
    tautan = [baris[2].hyperlink.location for baris in ws[tabel.ref][1:]]
    assert tautan == [f"'PK'!A{n}" for n in range(1, 61)]
    assert ws[tabel.ref][1][3].data_type != "f"


def test_next_check_leaves_nothing_of_the_last(path: Path, buka: Callable[[bytes], Any]) -> None:
    """A shorter list clears the rows and links of the longer one before it."""
    path.write_bytes(api.write_periksa(path, [build_problem(n) for n in range(1, 61)]))

    buku = buka(api.write_periksa(path, [build_problem(7)]))

    ws, tabel = buku.tabel("tblPeriksa")
    isi = [[sel.value for sel in baris] for baris in ws[tabel.ref]][1:]
    assert [baris[2] for baris in isi if any(baris)] == ["PK!A7"]
    assert [b[2].hyperlink.location for b in ws[tabel.ref][1:] if b[2].hyperlink] == ["'PK'!A7"]


def test_check_touches_no_other_sheet(path: Path) -> None:
    """Other sheets, tables and charts come out byte for byte."""
    baru = api.write_periksa(path, [build_problem(1)])

    with zipfile.ZipFile(path) as lama, zipfile.ZipFile(io.BytesIO(baru)) as sesudah:
        beda = [n for n in sesudah.namelist() if lama.read(n) != sesudah.read(n)]
    with zipfile.ZipFile(path) as lama:
        lembar = len([n for n in lama.namelist() if n.startswith("xl/worksheets/sheet")])
    assert f"xl/worksheets/sheet{lembar}.xml" in beda
    assert not [n for n in beda if n.startswith("xl/worksheets/") and str(lembar) not in n]
    assert not [n for n in beda if "chart" in n or "styles" in n]


def test_written_book_is_read_like_before(path: Path, tmp_path: Path) -> None:
    """The results do not change, and the number of remarks on Beranda follows the sheet."""
    lama = api.compute_buku(path)
    path.write_bytes(api.write_periksa(path, [build_problem(1), build_problem(2)]))

    baru = api.compute_buku(path)

    assert dict(baru.hasil) == dict(lama.hasil)


def test_book_without_the_sheet_is_told(tmp_path: Path) -> None:
    """A book that has no sheet Periksa is left alone, with a way out."""
    path = tmp_path / "lain.xlsx"
    openpyxl.Workbook().save(path)

    with pytest.raises(BukuError, match="tblPeriksa") as galat:
        api.write_periksa(path, [])

    assert "--perbarui" in galat.value.problems[0].perbaikan


def test_import_notes_the_last_change_of_the_table(
    path: Path, tmp_path: Path, buka: Callable[[bytes], Any]
) -> None:
    """Beranda says when and from where a table was filled; without a date it says nothing."""
    sumber = tmp_path / "akun.csv"
    sumber.write_text("Kode;Tahun;Uraian Akun;MPN Non Pajak\n425219;2023;Lain-lain;1000\n")

    hasil = api.import_tabel(path, "tblPNBP", sumber, tanggal=date(2024, 1, 5))

    assert hasil.berkas is not None
    sel = buka(hasil.berkas).sel
    assert sel("tblPerubahan", "tblPNBP", "Tanggal").value.date() == date(2024, 1, 5)
    assert sel("tblPerubahan", "tblPNBP", "Keterangan").value == "impor akun.csv"
    tanpa = api.import_tabel(path, "tblPNBP", sumber)
    assert tanpa.berkas is not None
    lama = buka(path.read_bytes()).sel("tblPerubahan", "tblPNBP", "Keterangan").value
    assert buka(tanpa.berkas).sel("tblPerubahan", "tblPNBP", "Keterangan").value == lama
