"""The components that LibreOffice calls: functions for cells, and the verbs of the menu."""

from __future__ import annotations

from typing import Any

import unohelper
from com.sun.star.sheet import XFunctionAccess
from com.sun.star.task import XJobExecutor

from . import pelayan_uno, pesan
from .anak import start_anak
from .galat_sel import build_galat, to_sel
from .hubungan import MODUL_LAYANAN, Hubungan, PutusError
from .nama import NAMA_FUNGSI, NAMA_TOMBOL

MODUL_TAMU = "lkjip_xl.hosts.libreoffice.tamu"
_HUBUNGAN = Hubungan(lambda: start_anak(MODUL_LAYANAN))


class Fungsi(unohelper.Base, XFunctionAccess):
    """Asked by the functions in Basic that cells call."""

    def __init__(self, ctx: Any) -> None:
        """Nothing is started yet."""

    def callFunction(self, nama: str, isi: Any) -> Any:  # noqa: N802 - named by LibreOffice
        """The value of a function for its arguments: number, text, or the error of a cell."""
        try:
            return to_sel(_HUBUNGAN.ask(nama, isi))
        except PutusError:
            return build_galat("#NAME?")  # the function is not there, as far as the cell can tell


class Tombol(unohelper.Base, XJobExecutor):
    """Called by menu and toolbar."""

    def __init__(self, ctx: Any) -> None:
        """Keep the context of this LibreOffice."""
        self._ctx = ctx

    def trigger(self, verb: str) -> None:
        """Run the macro `verb` in the user's Python until it ends."""
        try:
            proses = start_anak(MODUL_TAMU, verb)
        except (OSError, ValueError) as fault:
            pesan.show_tanpa_python(self._ctx, fault)
            return
        pelayan_uno.jalankan(self._ctx, verb, proses)


g_ImplementationHelper = unohelper.ImplementationHelper()  # noqa: N816 - named by LibreOffice
g_ImplementationHelper.addImplementation(Fungsi, NAMA_FUNGSI, (NAMA_FUNGSI,))
g_ImplementationHelper.addImplementation(Tombol, NAMA_TOMBOL, (NAMA_TOMBOL,))
