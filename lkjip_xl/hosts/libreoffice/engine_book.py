"""Books of the xlwings engine over LibreOffice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from xlwings import base_classes as dasar

from lkjip_xl.errors import LingkunganError, Problem, Tingkat
from lkjip_xl.hosts.libreoffice.dialog import read_url
from lkjip_xl.hosts.libreoffice.engine_gaps import name_gaps
from lkjip_xl.hosts.libreoffice.engine_names import DaftarNama
from lkjip_xl.hosts.libreoffice.engine_range import Rentang
from lkjip_xl.hosts.libreoffice.engine_sheet import DaftarLembar
from lkjip_xl.hosts.libreoffice.engine_table import TabelDokumen
from lkjip_xl.hosts.libreoffice.jembatan import build_sifat

_FORMAT_TANGGAL = 6  # com.sun.star.util.NumberFormat.DATETIME
_SARINGAN = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".ods": "calc8",
}


@name_gaps
class DaftarBuku(dasar.Books):
    """The open books."""

    app: Any = None

    def __init__(self, program: Any) -> None:
        """None yet."""
        self.app = program
        self.semua: list[Buku] = []

    @property
    def active(self) -> Buku:
        """The one opened last."""
        return self.semua[-1]

    def __iter__(self) -> Iterator[Buku]:
        return iter(self.semua)

    def __len__(self) -> int:
        return len(self.semua)

    def __call__(self, kunci: int | str) -> Buku:
        """A book by number or file name."""
        if isinstance(kunci, int):
            return self.semua[kunci - 1]
        for buku in self.semua:
            if buku.name == kunci:
                return buku
        raise KeyError(kunci)

    def open(self, fullname: str, *pilihan: Any, **lain: Any) -> Buku:
        """Open a file, or bring the open one to the front; it is recalculated on the way.

        Raises:
            LingkunganError: LibreOffice cannot open it.
        """
        path = Path(fullname).resolve()
        for buku in self.semua:
            if buku.path == path:
                buku.activate()
                return buku
        sembunyi = build_sifat(self.app.jembatan, "Hidden", not self.app.visible)
        dokumen = self.app.api.loadComponentFromURL(path.as_uri(), "_blank", 0, (sembunyi,))
        if dokumen is None:
            raise LingkunganError([_problem_buka(path.name)])
        return self.take(dokumen)

    def take(self, dokumen: Any) -> Buku:
        """A document that is open already, as the book in front."""
        self.semua.append(Buku(self, dokumen))
        return self.semua[-1]


@name_gaps
class Buku(dasar.Book):
    """One open book."""

    api: Any = None
    app: Any = None

    def __init__(self, daftar: DaftarBuku, dokumen: Any) -> None:
        """That document."""
        self.daftar, self.app, self.api = daftar, daftar.app, dokumen
        self.lembaran = dokumen.Sheets
        self.tabel = TabelDokumen(dokumen)
        self.geser = 0  # how often cells moved
        self.is_riwayat_utuh = True  # whether undo would take back all that was written
        self._tanggal: dict[int, bool] = {}
        self.path: Path | None = None
        self._read_letak()

    @property
    def name(self) -> str:
        """Name of its file, or of the window of a book that was never saved."""
        return self._nama

    @property
    def fullname(self) -> str:
        """Path of its file; its URL where it is elsewhere; "" where it was never saved."""
        return str(self.path or self._url)

    @property
    def sheets(self) -> DaftarLembar:
        """Its sheets."""
        return DaftarLembar(self)

    @property
    def names(self) -> DaftarNama:
        """Its defined names."""
        return DaftarNama(self.api)

    @property
    def selection(self) -> Rentang | None:
        """The selected cells, of several areas the first; None for a picture or the like."""
        pilihan = self.api.CurrentSelection
        if pilihan.supportsService("com.sun.star.sheet.SheetCellRange"):
            letak = pilihan.RangeAddress
        elif pilihan.supportsService("com.sun.star.sheet.SheetCellRanges"):
            letak = pilihan.getRangeAddresses()[0]
        else:
            return None
        lembar = self.sheets(letak.Sheet + 1)
        return Rentang(
            lembar,
            (letak.StartRow + 1, letak.StartColumn + 1),
            (letak.EndRow + 1, letak.EndColumn + 1),
        )

    def is_tanggal(self, kunci: int) -> bool:
        """Whether a number format shows dates; a range of several formats has no single key."""
        if kunci and kunci not in self._tanggal:
            jenis = self.api.NumberFormats.getByKey(kunci).Type
            self._tanggal[kunci] = bool(jenis & _FORMAT_TANGGAL)
        return self._tanggal.get(kunci, False)

    def activate(self) -> None:
        """Bring its window to the front."""
        if self.app.visible:
            bingkai = self.api.CurrentController.Frame
            with self.app.keep_langkah():
                bingkai.activate()
                bingkai.ContainerWindow.setFocus()

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Write its file in the form that it has, or another in the form that its ending says.

        Raises:
            LingkunganError: LibreOffice cannot write it.
            ValueError: The book has no file yet, and none was named.
        """
        tujuan = self.path if path is None else Path(path).resolve()
        if tujuan is None:
            raise ValueError("a book without a file needs a path")
        if tujuan == self.path:
            self._store(tujuan, "store")
        else:
            self._store(tujuan, "storeAsURL")
            self._read_letak()

    def save_copy(self, path: str | Path) -> None:
        """Write a copy, changes included, and stay with the file as it is.

        Raises:
            LingkunganError: LibreOffice cannot write it.
        """
        self._store(Path(path).resolve(), "storeToURL")

    def close(self) -> None:
        """Close without saving."""
        self.api.close(True)
        self.daftar.semua.remove(self)

    def _store(self, tujuan: Path, cara: str) -> None:
        saringan = build_sifat(
            self.app.jembatan, "FilterName", _SARINGAN.get(tujuan.suffix.lower(), "calc8")
        )
        isi = () if cara == "store" else (tujuan.as_uri(), (saringan,))
        riwayat = self.api.UndoManager
        riwayat.lock()  # or writing for Excel would leave a step that undoes nothing
        try:
            getattr(self.api, cara)(*isi)
        # pyuno has a class for every fault, and the pipe one for all of them.
        except Exception as fault:
            raise LingkunganError([_problem_simpan(tujuan.name, fault)]) from fault
        finally:
            riwayat.unlock()

    def _read_letak(self) -> None:
        self._url = str(self.api.URL) if self.api.hasLocation() else ""
        self.path = read_url(self._url) if self._url else None
        self._nama = self.path.name if self.path is not None else str(self.api.Title)


def _problem_simpan(nama: str, fault: Exception) -> Problem:
    return Problem(
        "L-62",
        Tingkat.GALAT,
        f'Berkas "{nama}" tidak dapat disimpan oleh LibreOffice ({fault}).',
        "pastikan berkas tidak hanya-baca, foldernya ada, dan disk tidak penuh; "
        "atau simpan lebih dahulu dengan nama lain.",
    )


def _problem_buka(nama: str) -> Problem:
    return Problem(
        "L-63",
        Tingkat.GALAT,
        f'Berkas "{nama}" tidak dapat dibuka oleh LibreOffice.',
        "buka berkas itu sendiri untuk melihat sebabnya.",
    )
