"""Button Bantuan: the order of work, and what is installed."""

from __future__ import annotations

import xlwings as xw

from lkjip_xl import __version__

LEMBAR_PETUNJUK = "Petunjuk"
_BANTUAN = (
    f"lkjip_xl {__version__}\n"
    "1. Isi lembar dari Beranda ke bawah: putih diisi, abu-abu menghitung sendiri.\n"
    "2. Impor: klik sel di tabel tujuan, lalu pilih berkas .csv atau .xlsx.\n"
    "3. Periksa Data: perbaiki yang ditandai galat; peringatan tidak menghalangi.\n"
    "4. Buat LKjIP: bagian yang belum diisi ditandai kuning di Word.\n"
    "5. Tahun Baru: buku berikutnya dari buku ini.\n"
    "Hitung Ulang mengembalikan rumus yang hilang.\n"
    "Pintasan: Ctrl+Z membatalkan ketikan, Alt+Enter ganti baris di dalam sel."
)


def run_bantuan(buku: xw.Book) -> str:
    """The order of work in short; a sheet of instructions is shown where the office has one."""
    if LEMBAR_PETUNJUK in [lembar.name for lembar in buku.sheets]:
        buku.sheets[LEMBAR_PETUNJUK].activate()
    return _BANTUAN
