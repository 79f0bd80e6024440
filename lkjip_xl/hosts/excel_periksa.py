"""What a check found, written on sheet Periksa of an open book."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import xlwings as xw

from lkjip_xl.errors import BukuError, Problem, Tingkat
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.addresses import format_alamat
from lkjip_xl.workbook.read.cells import is_kosong
from lkjip_xl.workbook.rows_periksa import build_baris_periksa

TABEL_PERIKSA = "tblPeriksa"
# What a cell would take for a formula.
_AWAL_RUMUS = ("=", "+", "-", "@")


def find_tabel(buku: xw.Book, nama: str) -> xw.main.Table:
    """A table of an open book.

    Raises:
        BukuError: The book has no table of that name.
    """
    # Its own sheet first: looking over all of them takes a second where calls are slow.
    biasa = schema.LEMBAR_TABEL[nama].nama
    for lembar in sorted(buku.sheets, key=lambda satu: satu.name != biasa):
        for tabel in lembar.tables:
            if tabel.name == nama:
                return tabel
    problem = Problem(
        "B-05",
        Tingkat.GALAT,
        f'Tabel "{nama}" tidak ada di buku ini, jadi hasilnya tidak dapat ditulis.',
        "pastikan buku kerja LKjIP yang terbuka di depan, atau perbarui dengan "
        "lkjip buku --perbarui.",
        buku.name,
    )
    raise BukuError([problem])


def write_periksa(buku: xw.Book, problems: Sequence[Problem]) -> None:
    """`problems` in place of what the last check found; places become links.

    Columns that staff added stay as they are. Nothing is written before all of it is at hand.

    Raises:
        BukuError: The book has no table for it, or something stands where it must grow.
    """
    check_ruang(buku, len(problems))
    tabel = find_tabel(buku, TABEL_PERIKSA)
    daerah = tabel.range
    ada = daerah.shape[0] - 1
    perlu = max(ada, len(problems))
    judul = daerah(1, 1).resize(1, daerah.shape[1]).options(ndim=1).value
    skema = {kolom.header: kolom for kolom in schema.TABEL[TABEL_PERIKSA].kolom}
    isi = [build_baris_periksa(satu) for satu in problems]
    isi += [{}] * (perlu - len(isi))
    daftar_lembar = {lembar.name for lembar in buku.sheets}
    if perlu > ada:
        tabel.resize(daerah.resize(perlu + 1, daerah.shape[1]))
    for nomor, header in enumerate(judul):
        kolom = skema.get(" ".join(str(header).split()))
        if kolom is None:
            continue
        sel = daerah(2, nomor + 1).resize(perlu, 1)
        if kolom.is_tautan:
            _clear_tautan(sel)
        sel.options(ndim=2).value = [[protect_teks(satu.get(kolom.nama, ""))] for satu in isi]
        if kolom.is_tautan:
            _write_tautan(sel, [satu.get(kolom.nama, "") for satu in isi], daftar_lembar)


def check_ruang(buku: xw.Book, banyak: int) -> None:
    """The rows that the table must grow by are empty: what stands there would be lost.

    Raises:
        BukuError: They are not, or the book has no such table.
    """
    daerah = find_tabel(buku, TABEL_PERIKSA).range
    baris, kolom = daerah.shape
    tambah = banyak - (baris - 1)
    if tambah <= 0:
        return
    bawah = daerah(baris + 1, 1).resize(tambah, kolom)
    for nomor, isi in enumerate(bawah.options(ndim=2, err_to_str=True).value):
        for k, sel in enumerate(isi):
            if not is_kosong(sel):
                tempat = format_alamat(bawah.row - 1 + nomor, bawah.column - 1 + k)
                raise BukuError([_problem_ruang(bawah.sheet.name, tempat)])


def _problem_ruang(lembar: str, sel: str) -> Problem:
    return Problem(
        "B-34",
        Tingkat.GALAT,
        "Di bawah tabel hasil pemeriksaan ada isian, jadi hasilnya belum ditulis.",
        "pindahkan isian itu ke lembar lain, lalu klik Periksa Data lagi.",
        lembar,
        sel,
    )


def protect_teks(isi: str) -> str | None:
    """Text that stays text: the apostrophe is Excel's own mark and not shown."""
    if not isi:
        return None
    return f"'{isi}" if isi.startswith(_AWAL_RUMUS) else isi


def _clear_tautan(sel: xw.Range) -> None:
    """Links of the last check; in Excel they outlive the text of their cells."""
    hapus: Any = getattr(sel.api, "ClearHyperlinks", None)
    if hapus is not None:
        hapus()


def _write_tautan(sel: xw.Range, tempat: Sequence[str], daftar_lembar: set[str]) -> None:
    for nomor, satu in enumerate(tempat, 1):
        lembar, _, alamat = satu.rpartition("!") if "!" in satu else (satu, "", "")
        if lembar in daftar_lembar:
            kutip = lembar.replace("'", "''")
            sel(nomor, 1).add_hyperlink(f"#'{kutip}'!{alamat or 'A1'}", satu, f"Ke {satu}")
