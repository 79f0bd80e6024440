"""Opens a workbook file, or says in Indonesian why it cannot be read."""

from __future__ import annotations

from pathlib import Path

from lkjip_xl.errors import BukuError, LingkunganError, Problem, Tingkat
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.read.grid import BerkasTakTerbacaError, FileGrid
from lkjip_xl.workbook.read.version import check_versi, find_versi, read_versi

_SEBAB = {
    "tiada": ("B-01", "Berkas tidak ditemukan.", "periksa nama dan tempat berkasnya."),
    "sandi": (
        "B-02",
        "Buku ini dilindungi kata sandi sehingga tidak dapat dibaca.",
        "buka di Excel, pilih File > Info > Protect Workbook > Encrypt with Password, "
        "kosongkan sandinya, lalu simpan.",
    ),
    "xls": (
        "B-03",
        "Berkas ini masih berformat lama (.xls).",
        "buka di Excel, lalu Save As menjadi Excel Workbook (.xlsx).",
    ),
    "bukan_xlsx": (
        "B-03",
        "Berkas ini bukan buku kerja Excel (.xlsx).",
        "pilih berkas buku kerja LKjIP, atau simpan sebagai Excel Workbook (.xlsx).",
    ),
    "rusak": (
        "B-04",
        "Berkas ini rusak sehingga tidak dapat dibaca.",
        "pakai salinan sebelumnya, atau buka di Excel dengan Open and Repair lalu simpan.",
    ),
}


def open_buku(path: Path, *, is_lama_boleh: bool = False) -> FileGrid:
    """The workbook at `path`.

    Args:
        path: The file.
        is_lama_boleh: Whether a book of an older schema may be opened too, to be upgraded.

    Raises:
        BukuError: It is missing, protected by a password, damaged, no .xlsx, or of another
            schema version.
        LingkunganError: There is no right to read it.
    """
    try:
        grid = FileGrid(path)
        versi = find_versi(read_versi(path), grid.daftar_tabel)
    except BerkasTakTerbacaError as galat:
        raise BukuError([describe_berkas(galat, path.name)]) from galat
    except PermissionError as galat:
        pesan = "Berkas tidak boleh dibaca oleh akun ini."
        problem = Problem("L-05", Tingkat.GALAT, pesan, "minta hak baca berkas itu.", path.name)
        raise LingkunganError([problem]) from galat
    if versi > schema.VERSI or (versi < schema.VERSI and not is_lama_boleh):
        raise BukuError(check_versi(versi, path.name))
    return grid


def describe_berkas(galat: BerkasTakTerbacaError, nama: str) -> Problem:
    """The Problem of a file or sheet that cannot be read."""
    kode, pesan, perbaikan = _SEBAB[str(galat)]
    return Problem(kode, Tingkat.GALAT, pesan, perbaikan, nama)
