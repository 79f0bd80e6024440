"""What a check found, written on sheet Periksa of an open book."""

from __future__ import annotations

from collections.abc import Sequence

import xlwings as xw

from lkjip_xl.errors import BukuError, Problem, Tingkat
from lkjip_xl.hosts.terbuka.isi_sel import protect_teks
from lkjip_xl.hosts.terbuka.izin import check_izin, find_saringan
from lkjip_xl.hosts.terbuka.jurnal import Jurnal, write_isi
from lkjip_xl.hosts.terbuka.layar import call_api
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.addresses import format_alamat
from lkjip_xl.workbook.read.cells import is_kosong
from lkjip_xl.workbook.rows_periksa import build_baris_periksa

TABEL_PERIKSA = "tblPeriksa"


def find_tabel(buku: xw.Book, nama: str) -> xw.main.Table:
    """A table of an open book.

    Raises:
        BukuError: The book has no table of that name.
    """
    # Its own sheet first: looking over all of them takes a second where calls are slow.
    biasa = schema.LEMBAR_TABEL[nama].nama if nama in schema.TABEL else ""
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


def write_periksa(buku: xw.Book, problems: Sequence[Problem], jurnal: Jurnal | None = None) -> None:
    """`problems` in place of what the last check found; places become links.

    Columns that staff added stay as they are. Nothing is written before all of it is at hand, and
    what the last check found is back if the program refuses.

    Args:
        buku: The book.
        problems: What to list.
        jurnal: Writes that belong together with these; these alone if None.

    Raises:
        BukuError: The book has no table for it, its sheet is protected, or something stands where
            the table must grow.
    """
    if jurnal is None:
        with Jurnal() as sendiri:
            write_periksa(buku, problems, sendiri)
        return
    check_ruang(buku, len(problems))
    tabel = find_tabel(buku, TABEL_PERIKSA)
    check_izin([tabel.parent])
    if (saringan := find_saringan(tabel)) is not None:
        saringan.ShowAllData()  # it was set for what the last check found
    daerah = tabel.range
    ada = daerah.shape[0] - 1
    perlu = max(ada, len(problems))
    judul = daerah(1, 1).resize(1, daerah.shape[1]).options(ndim=1).value
    skema = {kolom.header: kolom for kolom in schema.TABEL[TABEL_PERIKSA].kolom}
    isi = [build_baris_periksa(satu) for satu in problems]
    isi += [{}] * (perlu - len(isi))
    daftar_lembar = {lembar.name for lembar in buku.sheets}
    if perlu > ada:
        jurnal.resize(tabel, daerah.resize(perlu + 1, daerah.shape[1]))
    for nomor, header in enumerate(judul):
        kolom = skema.get(" ".join(str(header).split()))
        if kolom is None:
            continue
        sel = daerah(2, nomor + 1).resize(perlu, 1)
        teks = [satu.get(kolom.nama, "") for satu in isi]
        if kolom.is_tautan:
            _write_kolom_tautan(jurnal, sel, teks, daftar_lembar)
        else:
            jurnal.write(sel, [[protect_teks(satu)] for satu in teks])


def _write_kolom_tautan(
    jurnal: Jurnal, sel: xw.Range, tempat: Sequence[str], daftar_lembar: set[str]
) -> None:
    """Places as links, from the first row that differs on: a link takes longer than its text."""
    lama = [str(satu or "") for satu in sel.options(ndim=1).value]
    sama = next((n for n, satu in enumerate(lama) if satu != tempat[n]), len(lama))
    if sama == len(lama):
        return
    ubah = sel(sama + 1, 1).resize(len(lama) - sama, 1)

    def write(isi: Sequence[str]) -> None:
        call_api(ubah, "ClearHyperlinks")  # in Excel they outlive the text of their cells
        write_isi(ubah, [[protect_teks(satu)] for satu in isi])
        _write_tautan(ubah, isi, daftar_lembar)

    jurnal.add_undo(lambda: write(lama[sama:]))
    write(tempat[sama:])


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


def _write_tautan(sel: xw.Range, tempat: Sequence[str], daftar_lembar: set[str]) -> None:
    for nomor, satu in enumerate(tempat, 1):
        lembar, _, alamat = satu.rpartition("!") if "!" in satu else (satu, "", "")
        if lembar in daftar_lembar:
            kutip = lembar.replace("'", "''")
            sel(nomor, 1).add_hyperlink(f"#'{kutip}'!{alamat or 'A1'}", satu, f"Ke {satu}")
