"""The buttons of the ribbon: each is called by name through RunPython of xlwings."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import xlwings as xw

from lkjip_xl.errors import BukuError, LkjipError, Problem, Tingkat, format_daftar
from lkjip_xl.hosts import macro_steps
from lkjip_xl.hosts.macro_steps import Tulisan, find_berkas, show_status
from lkjip_xl.report.render import find_templat

_JUDUL = "LKjIP"
_WORD = "Dokumen Word (*.docx),*.docx"
_EXCEL = "Buku kerja Excel (*.xlsx),*.xlsx"
_BANYAK_PROBLEM = 5  # a message box cuts longer lists
_BANTUAN = (
    "Urutan kerja:\n"
    "1. Isi lembar Profil, PK, Capaian, lalu lembar lain.\n"
    "2. Klik Periksa Data, dan perbaiki yang ditandai galat.\n"
    "3. Klik Buat LKjIP; bagian yang belum diisi ditandai kuning.\n"
    "Panduan lengkap: docs/panduan-staf.md."
)
_IMPOR = (
    "Impor belum dapat dilakukan selama buku terbuka.\n"
    "Simpan dan tutup buku ini, lalu jalankan di Command Prompt:\n"
    "lkjip impor BUKU.xlsx --tabel NAMA_TABEL DATA.csv\n"
    "Isi baru ditampilkan lebih dahulu, dan buku lama disimpan sebagai salinan."
)


def hitung_ulang() -> None:
    """Button Hitung Ulang."""
    _run(macro_steps.run_hitung_ulang)


def periksa_data() -> None:
    """Button Periksa Data."""
    _run(macro_steps.run_periksa_data)


def buat_lkjip() -> None:
    """Button Buat LKjIP: asks where, writes the report, opens it."""
    _run(lambda buku: _write_word(buku, "LKjIP", None))


def perjanjian_kinerja() -> None:
    """Button Perjanjian Kinerja: the same with its own template."""
    _run(lambda buku: _write_word(buku, "Perjanjian Kinerja", find_templat("perjanjian_kinerja")))


def tahun_baru() -> None:
    """Button Tahun Baru: saves this book, then writes the one of the next year beside it."""
    _run(_write_tahun_baru)


def dasbor() -> None:
    """Button Dasbor: shows the sheet with the charts."""
    _run(_show_dasbor)


def impor() -> None:
    """Button Impor: says how it is done."""
    _run(lambda buku: _IMPOR)


def bantuan() -> None:
    """Button Bantuan: the order of work."""
    _run(lambda buku: _BANTUAN)


def _run(kerja: Callable[[xw.Book], str]) -> None:
    """Do the work of a button on the book in front; whatever happens ends in one message."""
    buku = xw.Book.caller()
    mode = "critical"
    try:
        pesan = kerja(buku)
        mode = "info"
    except LkjipError as galat:
        pesan = _format_galat(galat)
    # Staff see a message instead of a traceback of VBA.
    except Exception as galat:
        pesan = (
            "Ada kesalahan yang belum dikenal, jadi pekerjaan ini dihentikan.\n"
            f"({type(galat).__name__}: {galat})\n"
            "Perbaikan: simpan buku, coba sekali lagi; bila berulang, "
            "sampaikan pesan ini kepada pengelola lkjip."
        )
    finally:
        buku.app.status_bar = False
    if pesan:
        buku.app.alert(pesan, _JUDUL, "ok", mode)


def _format_galat(galat: LkjipError) -> str:
    semua = galat.problems
    if len(semua) <= _BANYAK_PROBLEM:
        return format_daftar(semua)
    sisa = len(semua) - _BANYAK_PROBLEM
    return (
        f"{format_daftar(semua[:_BANYAK_PROBLEM])}\n"
        f"... dan {sisa} lagi. Klik Periksa Data untuk daftar lengkapnya."
    )


def _write_word(buku: xw.Book, nama: str, templat: Path | None) -> str:
    path = _ask_path(buku, f"{nama} - {Path(buku.name).stem}.docx", _WORD)
    if path is None:
        return ""
    tulisan = macro_steps.write_laporan(buku, path, templat)
    _open_berkas(tulisan)
    return tulisan.pesan


def _write_tahun_baru(buku: xw.Book) -> str:
    jawab = buku.app.alert(
        "Buku ini akan disimpan dahulu, lalu buku tahun berikutnya dibuat darinya. Lanjutkan?",
        _JUDUL,
        "yes_no",
    )
    if jawab == "no":
        return ""
    path = _ask_path(buku, f"{Path(buku.name).stem} - tahun baru.xlsx", _EXCEL)
    if path is None:
        return ""
    return macro_steps.write_tahun_baru(buku, path).pesan


def _show_dasbor(buku: xw.Book) -> str:
    if "Dasbor" not in [lembar.name for lembar in buku.sheets]:
        pesan = 'Lembar "Dasbor" tidak ada di buku ini.'
        perbaikan = "perbarui buku dengan lkjip buku --perbarui, atau salin dari buku kosong."
        raise BukuError([Problem("B-05", Tingkat.GALAT, pesan, perbaikan, buku.name)])
    buku.sheets["Dasbor"].activate()
    return ""


def _ask_path(buku: xw.Book, usul: str, saringan: str) -> Path | None:
    """Where to write; None where staff think better of it.

    Excel asks. A program without that question takes the folder of the book.
    """
    berkas = find_berkas(buku)
    folder = Path.home() if berkas is None else berkas.parent
    ask = getattr(buku.app.api, "GetSaveAsFilename", None)
    if ask is None:
        return folder / usul
    show_status(buku, "menunggu nama berkas ...")
    jawab = ask(str(folder / usul), saringan, 1, "Simpan sebagai")
    return Path(jawab) if isinstance(jawab, str) and jawab else None


def _open_berkas(tulisan: Tulisan) -> None:
    """Open a file with its own program, where the system can."""
    buka = getattr(os, "startfile", None)
    if buka is not None:
        buka(str(tulisan.path))
