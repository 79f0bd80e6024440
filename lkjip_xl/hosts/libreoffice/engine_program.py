"""The program of the xlwings engine over LibreOffice, without a window and on the screen."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from xlwings import base_classes as dasar

from lkjip_xl.hosts.libreoffice import dialog
from lkjip_xl.hosts.libreoffice.engine_book import DaftarBuku
from lkjip_xl.hosts.libreoffice.engine_gaps import name_gaps
from lkjip_xl.hosts.libreoffice.engine_range import Rentang
from lkjip_xl.hosts.libreoffice.jembatan import Jembatan


@name_gaps
class Program(dasar.App):
    """LibreOffice without a window: what it would show is kept, what it would ask is given.

    Attributes:
        pesan: Messages in the order in which they would have been shown.
        kabar: Texts of the status bar; False where it was given back.
        can_undo: Whether staff may take back what is written.
        jawaban: Answers by question: "alert", "simpan", "buka", "teks". Without one a message
            gets the friendly answer, a file to write goes where it is proposed, and the other
            questions are cancelled.
    """

    api: Any = None
    engine: Any = None
    pid: Any = 0
    books: Any = None
    display_alerts: Any = False
    screen_updating: Any = True
    visible: Any = False
    can_undo = False

    def __init__(self, mesin: Any, jembatan: Jembatan, pid: int) -> None:
        """The running program."""
        self.engine, self.jembatan, self.pid = mesin, jembatan, pid
        self.api = jembatan.desktop
        self.books = DaftarBuku(self)
        self.pesan: list[str] = []
        self.kabar: list[str | bool] = []
        self.jawaban: dict[str, Any] = {}

    @contextlib.contextmanager
    def keep_langkah(self) -> Iterator[None]:
        """Show or ask something while a step that can be undone is being recorded.

        LibreOffice shortens the innermost open step to 100 parts when it shows another sheet or
        comes back from a dialog; it gets an empty one here, which leaves nothing behind.
        """
        riwayat = [buku.api.UndoManager for buku in self.books] if self.can_undo else []
        for satu in riwayat:
            satu.enterUndoContext("LKjIP")
        try:
            yield
        finally:
            for satu in riwayat:
                with contextlib.suppress(Exception):  # the book may have been closed
                    satu.leaveUndoContext()

    def activate(self, steal_focus: bool = False) -> None:
        """The window in front stays in front."""

    def calculate(self) -> None:
        """Recalculate every open book."""
        for buku in self.books:
            buku.api.calculateAll()

    @property
    def calculation(self) -> str:
        """Whether the book in front recalculates by itself."""
        return "automatic" if self.books.active.api.isAutomaticCalculationEnabled() else "manual"

    @calculation.setter
    def calculation(self, cara: str) -> None:
        self.books.active.api.enableAutomaticCalculation(cara == "automatic")

    @property
    def selection(self) -> Rentang | None:
        """The selected cells of the book in front, of several areas the first."""
        dipilih: Rentang | None = self.books.active.selection
        return dipilih

    def alert(self, prompt: str, title: str, buttons: str, mode: str, callback: Any) -> str:
        """Keep the message and give the answer."""
        self.pesan.append(prompt)
        return str(self.jawaban.get("alert", "yes" if buttons.startswith("yes") else "ok"))

    def ask_simpan(self, usul: Path, akhiran: str) -> Path | None:
        """Where to write; None where staff think better of it."""
        path: Path | None = self.jawaban.get("simpan", usul)
        return path

    def ask_buka(self, judul: str, akhiran: Sequence[str]) -> Path | None:
        """Which file to read; None where staff think better of it."""
        path: Path | None = self.jawaban.get("buka")
        return path

    def ask_teks(self, judul: str, teks: str, baku: str) -> str | None:
        """A line that staff type; None where they think better of it."""
        isi: str | None = self.jawaban.get("teks")
        return isi

    @property
    def status_bar(self) -> str | bool:
        """The last progress shown."""
        return self.kabar[-1] if self.kabar else False

    @status_bar.setter
    def status_bar(self, teks: str | bool) -> None:
        self.kabar.append(teks)


@name_gaps
class ProgramLayar(Program):
    """LibreOffice on the screen of staff."""

    visible: Any = True
    can_undo = True

    def __init__(self, mesin: Any, jembatan: Jembatan, pid: int) -> None:
        """The running program."""
        super().__init__(mesin, jembatan, pid)
        self._petunjuk: Any = None
        self._terkunci: Any = None

    def calculate(self) -> None:
        """Recalculate the book in front; staff may have others open that are not ours."""
        self.books.active.api.calculateAll()

    def alert(self, prompt: str, title: str, buttons: str, mode: str, callback: Any) -> str:
        """A message box: "ok", "yes", "no" or "cancel"."""
        with self.keep_langkah():
            return dialog.show_pesan(self.jembatan, self._bingkai, prompt, title, buttons, mode)

    def ask_simpan(self, usul: Path, akhiran: str) -> Path | None:
        """Where to write; None where staff think better of it."""
        with self.keep_langkah():
            return dialog.ask_simpan(self.jembatan, usul, akhiran)

    def ask_buka(self, judul: str, akhiran: Sequence[str]) -> Path | None:
        """Which file to read; None where staff think better of it."""
        with self.keep_langkah():
            return dialog.ask_buka(self.jembatan, judul, akhiran)

    def ask_teks(self, judul: str, teks: str, baku: str) -> str | None:
        """A line that staff type; None where they think better of it."""
        with self.keep_langkah():
            return dialog.ask_teks(self.jembatan, self._bingkai, judul, teks, baku)

    @property
    def status_bar(self) -> str | bool:
        """The progress shown now; False while the status bar is LibreOffice's own."""
        return super().status_bar

    @status_bar.setter
    def status_bar(self, teks: str | bool) -> None:
        if not isinstance(teks, str):
            if self._petunjuk is not None:
                self._petunjuk.end()
            self._petunjuk = None
        elif self._petunjuk is None:
            self._petunjuk = self._bingkai.createStatusIndicator()
            self._petunjuk.start(teks, 0)
        else:
            self._petunjuk.setText(teks)
        self.kabar.append(teks)

    @property
    def screen_updating(self) -> bool:
        """Whether the book is drawn while it changes."""
        return self._terkunci is None

    @screen_updating.setter
    def screen_updating(self, nyala: bool) -> None:
        if not nyala and self._terkunci is None:
            self._terkunci = self.books.active.api
            _switch_kunci(self._terkunci, "lockControllers")
        elif nyala and self._terkunci is not None:
            terkunci, self._terkunci = self._terkunci, None
            # A book that was closed meanwhile needs nothing more.
            with contextlib.suppress(Exception):
                _switch_kunci(terkunci, "unlockControllers")

    @property
    def _bingkai(self) -> Any:
        """The frame of the book in front."""
        return self.books.active.api.CurrentController.Frame


def _switch_kunci(dokumen: Any, cara: str) -> None:
    """Lock or unlock; beside the history, or that would be a step that undoes nothing."""
    riwayat = dokumen.UndoManager
    riwayat.lock()
    try:
        getattr(dokumen, cara)()
    finally:
        riwayat.unlock()
