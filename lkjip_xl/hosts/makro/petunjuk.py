"""Button Bantuan: the guide, the order of work, and what is installed."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

import xlwings as xw

from lkjip_xl import __version__
from lkjip_xl.hosts.terbuka.layar import show_lembar

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
_TERBUKA = "Panduan bergambar dibuka di peramban (browser)."


def run_bantuan(buku: xw.Book, buka: Callable[[Path], bool] | None = None) -> str:
    """The order of work in short; a sheet of instructions is shown where the office has one.

    Args:
        buku: The book in front.
        buka: Opens the guide, an HTML page, on the computer of whoever clicked; None where that
            is another computer.
    """
    if LEMBAR_PETUNJUK in [lembar.name for lembar in buku.sheets]:
        show_lembar(buku.sheets[LEMBAR_PETUNJUK])
    if buka is None:
        return _BANTUAN
    # The package is a folder wherever an add-in can start it, so the page stays after this.
    with as_file(files("lkjip_xl.hosts.makro").joinpath("panduan.html")) as panduan:
        return f"{_BANTUAN}\n\n{_TERBUKA}" if buka(panduan) else _BANTUAN
