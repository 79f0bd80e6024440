"""The scripts that xlwings Lite can run inside the browser, for docs/lite/main.py.

There is no folder and no server there: reports are written elsewhere.
"""

from __future__ import annotations

import xlwings as xw

from lkjip_xl.hosts.makro.dasbor import run_dasbor
from lkjip_xl.hosts.makro.hitung_ulang import run_hitung_ulang
from lkjip_xl.hosts.makro.periksa_data import run_periksa_data
from lkjip_xl.hosts.makro.petunjuk import run_bantuan
from lkjip_xl.hosts.rekaman.kerja import Kerja, run_kerja
from lkjip_xl.hosts.terbuka.dialogs import JUDUL

__all__ = ["bantuan", "dasbor", "hitung_ulang", "periksa_data"]


@xw.script(name="Hitung Ulang")
def hitung_ulang(book: xw.Book) -> None:
    """Computes the book and tells what differs; formulas are out of sight there."""
    _run(book, run_hitung_ulang)


@xw.script(name="Periksa Data")
def periksa_data(book: xw.Book) -> None:
    """Fills sheet Periksa."""
    _run(book, run_periksa_data)


@xw.script(name="Dasbor")
def dasbor(book: xw.Book) -> None:
    """Shows the sheet with the charts."""
    _run(book, run_dasbor)


@xw.script(name="Bantuan")
def bantuan(book: xw.Book) -> None:
    """The order of work."""
    _run(book, run_bantuan)


def _run(buku: xw.Book, kerja: Kerja) -> None:
    pesan, mode = run_kerja(buku, kerja)
    if pesan:
        buku.app.alert(pesan, JUDUL, "ok", mode)
