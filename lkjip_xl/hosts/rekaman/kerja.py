"""The work of one button on a book that only takes notes: a message at its end, or nothing done."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from urllib.parse import quote

import xlwings as xw

from lkjip_xl.errors import LkjipError
from lkjip_xl.hosts.makro.periksa_data import format_problems

Kerja = Callable[[xw.Book], str]
# Excel shows a message as a page whose address holds the text, and addresses are not endless.
_PANJANG_PESAN = 1800
# Orders that only spare the eye: if one after them failed, Excel would stay that way.
_MODE = ("setCalculation", "setScreenUpdating")


def run_kerja(buku: xw.Book, kerja: Kerja) -> tuple[str, str]:
    """Do the work; after a fault nothing is written.

    Returns:
        The message for staff, and its kind for `xlwings.App.alert`.
    """
    try:
        pesan = kerja(buku)
        _drop_mode(buku)
        return shorten_pesan(pesan), "info"
    except LkjipError as galat:
        _forget_tulisan(buku)
        return shorten_pesan(format_problems(galat.problems)), "critical"
    # Staff see a message instead of "An error occurred."; the operator finds the rest in the log.
    except Exception:
        logging.getLogger(__name__).exception("a script failed")
        _forget_tulisan(buku)
        return (
            "Ada kesalahan yang belum dikenal, jadi pekerjaan ini dihentikan dan buku tidak "
            "berubah.\nPerbaikan: coba sekali lagi; bila berulang, sampaikan waktunya kepada "
            "pengelola LKjIP."
        ), "critical"
    finally:
        _release_buku(buku)


def shorten_pesan(pesan: str) -> str:
    """A message that fits into an address; what is cut off stands on sheet Periksa anyway.

    >>> shorten_pesan("Selesai.")
    'Selesai.'
    """
    if _count_panjang(pesan) <= _PANJANG_PESAN:
        return pesan
    while _count_panjang(pesan) > _PANJANG_PESAN - 10:
        pesan = pesan[:-1]
    return f"{pesan.rstrip()} ..."


def _count_panjang(pesan: str) -> int:
    return len(quote(pesan, safe=""))


def _forget_tulisan(buku: xw.Book) -> None:
    """Take back all that was to be written: nothing has reached Excel yet."""
    buku.impl.json()["actions"].clear()


def _drop_mode(buku: xw.Book) -> None:
    tindakan = buku.impl.json()["actions"]
    tindakan[:] = [satu for satu in tindakan if satu["func"] not in _MODE]


def _release_buku(buku: xw.Book) -> None:
    """Let go of the cells that were read; xlwings would keep those of every book for good."""
    ingatan = getattr(sys.modules[type(buku.impl).__module__], "get_range_api", None)
    if ingatan is not None:
        ingatan.cache_clear()
