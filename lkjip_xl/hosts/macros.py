"""The buttons of the ribbon: each is called by name through RunPython of xlwings."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

import xlwings as xw

from lkjip_xl.errors import LkjipError
from lkjip_xl.hosts import macro_steps
from lkjip_xl.hosts.dialogs import JUDUL

_TANPA_BUKU = (
    "Belum ada buku kerja yang dapat diubah di depan.\n"
    "Bila buku baru diunduh atau dibuka dari surat, klik Enable Editing dahulu, "
    "lalu klik tombolnya lagi."
)


def hitung_ulang() -> None:
    """Button Hitung Ulang."""
    _run(macro_steps.run_hitung_ulang)


def periksa_data() -> None:
    """Button Periksa Data."""
    _run(macro_steps.run_periksa_data)


def buat_lkjip() -> None:
    """Button Buat LKjIP: checks, asks where, writes the report, opens it."""
    _run(lambda buku: macro_steps.run_laporan(buku, macro_steps.LKJIP))


def perjanjian_kinerja() -> None:
    """Button Perjanjian Kinerja: the same with its own template."""
    _run(lambda buku: macro_steps.run_laporan(buku, macro_steps.PERJANJIAN_KINERJA))


def tahun_baru() -> None:
    """Button Tahun Baru: writes the book of the next year and opens it."""
    _run(macro_steps.run_tahun_baru)


def dasbor() -> None:
    """Button Dasbor: brings the sheet with the charts up to date and shows it."""
    _run(macro_steps.run_dasbor)


def impor() -> None:
    """Button Impor: rows of a file into the table under the selection."""
    _run(macro_steps.run_impor)


def bantuan() -> None:
    """Button Bantuan: the order of work, and the version."""
    _run(macro_steps.run_bantuan)


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
        pesan = macro_steps.format_problems(galat.problems)
    # Staff see a message instead of a traceback of VBA.
    except Exception as galat:
        pesan = (
            "Ada kesalahan yang belum dikenal, jadi pekerjaan ini dihentikan.\n"
            f"({type(galat).__name__}: {galat})\n"
            "Perbaikan: simpan buku, coba sekali lagi; bila berulang, "
            "sampaikan pesan ini kepada pengelola lkjip."
        )
    finally:
        # A program that has just been closed has no status bar to give back.
        with contextlib.suppress(Exception):
            macro_steps.clear_status(buku)
    if pesan:
        buku.app.alert(pesan, JUDUL, "ok", mode)
