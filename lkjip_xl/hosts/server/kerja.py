"""The work of one button on a book that only takes notes: a message at its end, or nothing done."""

from __future__ import annotations

import logging
from collections.abc import Callable
from urllib.parse import quote

import xlwings as xw

from lkjip_xl.errors import LkjipError
from lkjip_xl.hosts.makro.periksa_data import format_problems
from lkjip_xl.hosts.server.buku import drop_mode, forget_tulisan, release_buku

Kerja = Callable[[xw.Book], str]
# Excel shows a message as a page whose address holds the text, and addresses are not endless.
_PANJANG_PESAN = 1800


def run_kerja(buku: xw.Book, kerja: Kerja) -> tuple[str, str]:
    """Do the work; after a fault nothing is written.

    Returns:
        The message for staff, and its kind for `xlwings.App.alert`.
    """
    try:
        pesan = kerja(buku)
        drop_mode(buku)
        return shorten_pesan(pesan), "info"
    except LkjipError as galat:
        forget_tulisan(buku)
        return shorten_pesan(format_problems(galat.problems)), "critical"
    # Staff see a message instead of "An error occurred."; the operator finds the rest in the log.
    except Exception:
        logging.getLogger(__name__).exception("a script failed")
        forget_tulisan(buku)
        return (
            "Ada kesalahan yang belum dikenal, jadi pekerjaan ini dihentikan dan buku tidak "
            "berubah.\nPerbaikan: coba sekali lagi; bila berulang, sampaikan waktunya kepada "
            "pengelola LKjIP."
        ), "critical"
    finally:
        release_buku(buku)


def shorten_pesan(pesan: str) -> str:
    """A message that fits into an address; what is cut off stands on sheet Periksa anyway.

    >>> shorten_pesan("Selesai.")
    'Selesai.'
    """
    if len(quote(pesan)) <= _PANJANG_PESAN:
        return pesan
    while len(quote(pesan)) > _PANJANG_PESAN - 10:
        pesan = pesan[:-1]
    return f"{pesan.rstrip()} ..."
