"""The schema into an .xlsx: sheets, tables, names and the values they show (XlsxWriter)."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import UTC, datetime

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lkjip_xl.domain.aturan import Aturan
from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.addresses import format_mutlak
from lkjip_xl.workbook.completeness import HasilBuku, build_rumus_lengkap
from lkjip_xl.workbook.computed import iter_hitung
from lkjip_xl.workbook.layout import BARIS_JUDUL, BARIS_LENGKAP, BARIS_PETUNJUK, Isi, Letak
from lkjip_xl.workbook.milik.model import Milik
from lkjip_xl.workbook.milik.writer import write_lembar_milik
from lkjip_xl.workbook.model import Lembar, name_lengkap
from lkjip_xl.workbook.rows import SemuaBaris
from lkjip_xl.workbook.write.dashboard import write_dasbor
from lkjip_xl.workbook.write.styles import Gaya
from lkjip_xl.workbook.write.table_writer import Bahan, build_lebar, write_tabel

_LEBAR_SEHALAMAN = 230  # characters; A4 across at half size
# A fixed date: the same input gives the same bytes.
_TANGGAL_BERKAS = datetime(2025, 1, 1, tzinfo=UTC)


_TANPA_ADDIN = (
    '=IF(ISERROR(LKJ_JUMLAH(1)),"Add-in LKjIP belum terpasang di komputer ini, jadi kolom abu-abu '
    'belum menghitung. Pasang dahulu, atau pakai buku dengan rumus biasa.","")'
)


def build_buku(
    isi: Isi,
    letak: Mapping[str, Letak],
    baris: SemuaBaris,
    hasil: DaftarHasil,
    buku_hasil: HasilBuku,
    aturan: Aturan,
    tahun: int,
    milik: Milik,
    *,
    is_udf: bool = False,
) -> bytes:
    """The workbook as bytes.

    Args:
        isi: Inputs by table and column; what is absent is empty.
        letak: Where each table stands.
        baris: The same inputs as read back through the reader.
        hasil: Results of these inputs; computed cells show them until Excel recalculates.
        buku_hasil: Figures about the book itself: how complete each sheet is.
        aturan: Rules of the year, for formulas and the dashboard.
        tahun: Tahun laporan.
        milik: What staff added to an older book; it comes along.
        is_udf: Whether computed columns call UDFs instead of native functions.
    """
    tampil = {
        (satu.tabel.nama, satu.nomor, satu.kolom.nama): satu.seharusnya
        for satu in iter_hitung(baris, hasil, buku_hasil)
    }
    bahan = Bahan(isi, letak, tampil, aturan.kelas_mutu, tahun, is_udf, milik)
    berkas = io.BytesIO()
    buku = Workbook(berkas, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    buku.set_properties(
        {"title": "Buku Kerja LKjIP", "created": _TANGGAL_BERKAS.replace(tzinfo=None)}
    )
    buku.set_custom_property("lkjip_skema", schema.VERSI, "number_int")
    buku.set_size(1366 * 15, 768 * 15)
    gaya = Gaya(buku)
    for lembar in schema.LEMBAR:
        if lembar is schema.LEMBAR[-1]:
            write_dasbor(buku, gaya, bahan, hasil, buku_hasil, aturan, tahun)
        _write_lembar(buku, gaya, lembar, bahan, buku_hasil)
    _write_nama(buku, letak)
    write_lembar_milik(buku, milik)
    buku.close()
    return berkas.getvalue()


def _write_lembar(
    buku: Workbook, gaya: Gaya, lembar: Lembar, bahan: Bahan, buku_hasil: HasilBuku
) -> None:
    ws = buku.add_worksheet(lembar.nama)
    ws.hide_gridlines(2)
    ws.set_tab_color(gaya.warna_tab(lembar))
    ws.set_row(BARIS_JUDUL, 24)
    ws.write(BARIS_JUDUL, 0, lembar.judul, gaya.judul)
    ws.write(BARIS_PETUNJUK, 0, lembar.petunjuk, gaya.petunjuk)
    ws.freeze_panes(BARIS_LENGKAP + 1, 1)
    for nomor, lebar in enumerate(build_lebar(lembar)):
        ws.set_column(nomor, nomor, lebar)
    if lembar in schema.LEMBAR_ISI:
        _write_lengkap(buku, ws, gaya, lembar, buku_hasil)
    elif bahan.is_udf and lembar is schema.LEMBAR[0]:
        # Without the add-in the grey cells show #NAME?; the first sheet says what is missing.
        ws.write_formula(BARIS_LENGKAP, 0, _TANPA_ADDIN, gaya.tanpa_addin, "")
    for tabel in lembar.tabel:
        write_tabel(ws, gaya, bahan, tabel.nama)
    _set_cetak(ws, lembar, bahan.letak)


def _write_lengkap(
    buku: Workbook, ws: Worksheet, gaya: Gaya, lembar: Lembar, buku_hasil: HasilBuku
) -> None:
    """How complete the sheet is, under a name that Beranda reads, and the way back to Beranda."""
    nilai = buku_hasil[f"buku.lengkap.{lembar.nama}"]
    ws.write_formula(
        BARIS_LENGKAP, 0, build_rumus_lengkap(lembar), gaya.lengkap,
        "" if nilai is None else float(nilai),
    )  # fmt: skip
    buku.define_name(name_lengkap(lembar.nama), f"='{lembar.nama}'!$A${BARIS_LENGKAP + 1}")
    ws.write_url(
        BARIS_LENGKAP, 1, "internal:'Beranda'!A1", gaya.tautan_polos, string="kembali ke Beranda"
    )


def _set_cetak(ws: Worksheet, lembar: Lembar, letak: Mapping[str, Letak]) -> None:
    ws.set_paper(9)  # A4
    if lembar.mendatar:
        ws.set_landscape()
    if sum(build_lebar(lembar)) > _LEBAR_SEHALAMAN:  # smaller print could not be read
        ws.fit_to_pages(2, 0)
        ws.repeat_columns(0, 1)
    else:
        ws.fit_to_pages(1, 0)
    ws.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    ws.repeat_rows(BARIS_JUDUL, BARIS_LENGKAP)
    ws.set_footer("&L&8&A&R&8Halaman &P dari &N")
    akhir = max(letak[tabel.nama].akhir for tabel in lembar.tabel)
    ws.print_area(0, 0, akhir, max(len(tabel.kolom) for tabel in lembar.tabel) - 1)


def _write_nama(buku: Workbook, letak: Mapping[str, Letak]) -> None:
    """Names of the choices on Profil that formulas use."""
    profil = letak["tblProfil"]
    tabel = profil.tabel
    kolom = [satu.nama for satu in tabel.kolom].index("isian")
    for nama, kode in schema.NAMA_PILIHAN.items():
        nomor = [baris.kode for baris in tabel.baris].index(kode)
        sel = format_mutlak(profil.awal + nomor, kolom)
        buku.define_name(nama, f"={profil.lembar.nama}!{sel}")
