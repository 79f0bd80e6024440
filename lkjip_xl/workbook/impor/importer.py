"""`lkjip impor` from end to end: a file, a table of the book, what will change, the new book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lkjip_xl.errors import BukuError, Problem, Tingkat
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.edit.book_log import write_perubahan
from lkjip_xl.workbook.edit.isi_tabel import PerubahanTabel, write_baris
from lkjip_xl.workbook.edit.paket import LetakTabel, Paket
from lkjip_xl.workbook.impor.peta import find_berkas_peta
from lkjip_xl.workbook.impor.pratinjau import Pratinjau
from lkjip_xl.workbook.impor.rancangan import build_rancangan
from lkjip_xl.workbook.impor.tebak import (
    find_nama_dekat,
    is_dapat_diimpor,
    list_tabel_lembar,
)
from lkjip_xl.workbook.read.grid import FileGrid
from lkjip_xl.workbook.read.opening import open_buku


@dataclass(frozen=True, slots=True)
class HasilImpor:
    """An import that is ready to be written.

    Attributes:
        berkas: The new book; None where nothing would change.
        pratinjau: What changes.
        problems: What staff should look at; no galat among them.
        alasan_tanya: Why a person must agree first (Indonesian); empty where nobody need.
        berkas_peta: Where the mapping is kept.
        peta: New text of that file; None where it stays.
    """

    berkas: bytes | None
    pratinjau: Pratinjau
    problems: tuple[Problem, ...]
    alasan_tanya: tuple[str, ...]
    berkas_peta: Path
    peta: str | None


def import_tabel(
    buku: Path,
    tabel: str,
    sumber: Path,
    *,
    lembar: str = "",
    ganti: bool = False,
    peta: Path | None = None,
    tanggal: date | None = None,
) -> HasilImpor:
    """The book with the rows of a file in one of its tables; nothing is written to disk.

    Args:
        buku: The book.
        tabel: Name of the table, in any case of letters.
        sumber: A .csv or .xlsx file.
        lembar: Sheet of that file; empty for the one that holds the headers.
        ganti: Whether the rows take the place of all that stand in the table.
        peta: Saved mapping of headers; the file beside the book if None.
        tanggal: Day that sheet Beranda notes as the table's last change; None for no note.

    Raises:
        BukuError: The book or the file has galat; all of them are listed.
        LingkunganError: There is no right to read one of them.
    """
    grid = open_buku(buku)
    paket = Paket(buku.read_bytes())
    letak = _find_tabel(paket, grid, tabel)
    berkas_peta = peta or find_berkas_peta(buku)
    rancangan = build_rancangan(
        grid, letak, sumber, berkas_peta,
        sebut_peta=str(peta) if peta else "", lembar=lembar, ganti=ganti,
    )  # fmt: skip
    ubah = PerubahanTabel(0, 0)
    isi = rancangan.rencana.isi
    if isi:
        ubah = write_baris(paket, letak.nama, isi)
        if tanggal is not None:
            write_perubahan(paket, grid, letak.nama, tanggal, f"impor {sumber.name}")
        paket.set_hitung_ulang()
    return HasilImpor(
        paket.to_bytes() if isi else None,
        rancangan.build_pratinjau(ubah),
        rancangan.problems,
        rancangan.alasan_tanya,
        berkas_peta,
        rancangan.peta,
    )


def _find_tabel(paket: Paket, grid: FileGrid, nama: str) -> LetakTabel:
    letak = paket.find_tabel(nama)
    if letak is None:
        daftar = [satu for satu in sorted(grid.daftar_tabel)
                  if satu not in schema.TABEL or is_dapat_diimpor(schema.TABEL[satu])]  # fmt: skip
        pesan, pilih = f'Tabel "{nama}" tidak ada di buku ini.', daftar
        if di_lembar := list_tabel_lembar(nama, daftar):
            pesan, pilih = f"{pesan} Itu nama lembar.", di_lembar
        else:
            pesan += find_nama_dekat(nama, daftar)
        perbaikan = f"pilih salah satu: {', '.join(pilih)}."
        raise BukuError([Problem("I-01", Tingkat.GALAT, pesan, perbaikan)])
    return letak
