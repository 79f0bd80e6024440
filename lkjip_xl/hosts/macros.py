"""The buttons of the ribbon: each is called by name through RunPython of xlwings."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

import xlwings as xw

from lkjip_xl.errors import LkjipError
from lkjip_xl.hosts.makro.dasbor import run_dasbor
from lkjip_xl.hosts.makro.hitung_ulang import run_hitung_ulang
from lkjip_xl.hosts.makro.impor import run_impor
from lkjip_xl.hosts.makro.laporan import LKJIP, PERJANJIAN_KINERJA, run_laporan
from lkjip_xl.hosts.makro.periksa_data import format_problems, run_periksa_data
from lkjip_xl.hosts.makro.petunjuk import run_bantuan
from lkjip_xl.hosts.makro.tahun_baru import run_tahun_baru
from lkjip_xl.hosts.terbuka.buka import open_berkas
from lkjip_xl.hosts.terbuka.dialogs import JUDUL
from lkjip_xl.hosts.terbuka.excel_lain import spare_excel_lain
from lkjip_xl.hosts.terbuka.jurnal import format_sebab
from lkjip_xl.hosts.terbuka.layar import clear_status

_TANPA_BUKU = (
    "Belum ada buku kerja yang dapat diubah di depan.\n"
    "Bila buku baru diunduh atau dibuka dari surat, klik Enable Editing dahulu, "
    "lalu klik tombolnya lagi."
)

spare_excel_lain()


def hitung_ulang() -> None:
    """Button Hitung Ulang."""
    _run(run_hitung_ulang)


def periksa_data() -> None:
    """Button Periksa Data."""
    _run(run_periksa_data)


def buat_lkjip() -> None:
    """Button Buat LKjIP: checks, asks where, writes the report, opens it."""
    _run(lambda buku: run_laporan(buku, LKJIP))


def perjanjian_kinerja() -> None:
    """Button Perjanjian Kinerja: the same with its own template."""
    _run(lambda buku: run_laporan(buku, PERJANJIAN_KINERJA))


def tahun_baru() -> None:
    """Button Tahun Baru: writes the book of the next year and opens it."""
    _run(run_tahun_baru)


def dasbor() -> None:
    """Button Dasbor: brings the sheet with the charts up to date and shows it."""
    _run(run_dasbor)


def impor() -> None:
    """Button Impor: rows of a file into the table under the selection."""
    _run(run_impor)


def bantuan() -> None:
    """Button Bantuan: the guide, the order of work, and the version."""
    _run(lambda buku: run_bantuan(buku, open_berkas))


def _run(kerja: Callable[[xw.Book], str]) -> None:
    """Do the work of a button on the book in front; whatever happens ends in one message."""
    try:
        buku = xw.Book.caller()
    # Protected View has windows but no book, which xlwings does not expect.
    except Exception:
        if xw.apps.active is None:
            raise
        xw.apps.active.alert(_TANPA_BUKU, JUDUL, "ok", "critical")
        return
    mode = "critical"
    try:
        pesan = kerja(buku)
        mode = "info"
    except LkjipError as galat:
        pesan = format_problems(galat.problems)
    # Staff see a message instead of a traceback of VBA.
    except Exception as galat:
        pesan = (
            "Ada kesalahan yang belum dikenal, jadi pekerjaan ini dihentikan.\n"
            f"{format_sebab(galat)}\n"
            "Perbaikan: simpan buku, coba sekali lagi; bila berulang, "
            "sampaikan pesan ini kepada pengelola lkjip."
        )
    finally:
        # A program that has just been closed has no status bar to give back.
        with contextlib.suppress(Exception):
            clear_status(buku)
    if pesan:
        buku.app.alert(pesan, JUDUL, "ok", mode)
