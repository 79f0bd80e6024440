"""Values with addresses, by table and column; where they come from is an adapter's business."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from lxml import etree
from python_calamine import CalamineWorkbook

_NS_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_KEPALA_OLE = b"\xd0\xcf\x11\xe0"
# Text of an encrypted package inside the old container format.
_TANDA_SANDI = "EncryptedPackage".encode("utf-16-le")


def format_alamat(baris: int, kolom: int) -> str:
    """Cell address from zero-based row and column.

    >>> format_alamat(6, 27)
    'AB7'
    """
    huruf = ""
    sisa = kolom + 1
    while sisa:
        sisa, satuan = divmod(sisa - 1, 26)
        huruf = chr(ord("A") + satuan) + huruf
    return f"{huruf}{baris + 1}"


@dataclass(frozen=True, slots=True)
class TabelGrid:
    """The body of one table.

    Attributes:
        nama: Table name.
        lembar: Sheet it stands on.
        header: Its headers.
        isi: Its cells, row by row; None for an empty cell.
        baris_awal: Zero-based sheet row of the first body row.
        kolom_awal: Zero-based sheet column of the first column.
    """

    nama: str
    lembar: str
    header: tuple[str, ...]
    isi: Sequence[Sequence[Any]]
    baris_awal: int
    kolom_awal: int

    def alamat(self, baris: int, kolom: int) -> str:
        """Address on the sheet of a cell of the body."""
        return format_alamat(self.baris_awal + baris, self.kolom_awal + kolom)


class Grid(Protocol):
    """A workbook as the reader sees it."""

    @property
    def daftar_lembar(self) -> Sequence[str]:
        """Names of its sheets."""

    @property
    def daftar_tabel(self) -> Sequence[str]:
        """Names of its tables."""

    def read_tabel(self, nama: str) -> TabelGrid:
        """One of its tables."""

    def find_rumus(self, lembar: str) -> dict[str, bool]:
        """Cells of a sheet that hold a formula -> whether a computed value stands with it."""


class BerkasTakTerbacaError(Exception):
    """The file cannot be read as a workbook; the argument says why, as a code word."""


class FileGrid:
    """A saved .xlsx, read with python-calamine."""

    def __init__(self, path: Path) -> None:
        """Open `path`.

        Raises:
            BerkasTakTerbacaError: "tiada", "sandi", "xls", "bukan_xlsx" or "rusak".
            PermissionError: No right to read the file.
        """
        self._path = path
        try:
            with path.open("rb") as berkas:
                awal = berkas.read(4)
                if awal == _KEPALA_OLE:
                    raise BerkasTakTerbacaError("sandi" if _TANDA_SANDI in berkas.read() else "xls")
        except (FileNotFoundError, IsADirectoryError) as galat:
            raise BerkasTakTerbacaError("tiada") from galat
        if awal != b"PK\x03\x04":
            raise BerkasTakTerbacaError("bukan_xlsx")
        try:
            with zipfile.ZipFile(path) as arsip:
                if arsip.testzip() is not None:
                    raise BerkasTakTerbacaError("rusak")
                if "xl/workbook.xml" not in arsip.namelist():
                    raise BerkasTakTerbacaError("bukan_xlsx")
            self._buku = CalamineWorkbook.from_path(str(path), load_tables=True)
        except BerkasTakTerbacaError:
            raise
        # A damaged file may fail in many ways inside the readers; each means the same to staff.
        except Exception as galat:
            raise BerkasTakTerbacaError("rusak") from galat

    @property
    def daftar_lembar(self) -> Sequence[str]:
        """Names of its sheets."""
        return list(self._buku.sheet_names)

    @property
    def daftar_tabel(self) -> Sequence[str]:
        """Names of its tables."""
        return list(self._buku.table_names or ())

    def read_tabel(self, nama: str) -> TabelGrid:
        """One of its tables; empty text is an empty cell."""
        tabel = self._buku.get_table_by_name(nama)
        baris, kolom = tabel.start or (0, 0)
        isi = [[None if sel == "" else sel for sel in satu] for satu in tabel.to_python()]
        return TabelGrid(nama, tabel.sheet, tuple(tabel.columns), isi, baris, kolom)

    def find_rumus(self, lembar: str) -> dict[str, bool]:
        """Cells of a sheet that hold a formula -> whether a computed value stands with it."""
        with zipfile.ZipFile(self._path) as arsip:
            buku = etree.fromstring(arsip.read("xl/workbook.xml"))
            relasi = etree.fromstring(arsip.read("xl/_rels/workbook.xml.rels"))
            target = {satu.get("Id"): satu.get("Target", "") for satu in relasi}
            satu_lembar = next(e for e in buku.iter("{*}sheet") if e.get("name") == lembar)
            bagian = target[satu_lembar.get(f"{_NS_R}id")]
            nama = bagian.lstrip("/") if bagian.startswith("/") else f"xl/{bagian}"
            akar = etree.fromstring(arsip.read(nama))
        hasil = {}
        for rumus in akar.iter("{*}f"):
            sel = rumus.getparent()
            if sel is not None:
                nilai = sel.find("{*}v")
                hasil[str(sel.get("r"))] = nilai is not None and nilai.text is not None
        return hasil


class MemoryGrid:
    """Tables held in memory: a book about to be written, or a test."""

    def __init__(self, tabel: Sequence[TabelGrid]) -> None:
        """Hold `tabel`."""
        self._tabel = {satu.nama: satu for satu in tabel}

    @property
    def daftar_lembar(self) -> Sequence[str]:
        """Names of its sheets."""
        return list(dict.fromkeys(satu.lembar for satu in self._tabel.values()))

    @property
    def daftar_tabel(self) -> Sequence[str]:
        """Names of its tables."""
        return list(self._tabel)

    def read_tabel(self, nama: str) -> TabelGrid:
        """One of its tables."""
        return self._tabel[nama]

    def find_rumus(self, lembar: str) -> dict[str, bool]:
        """Nothing has been computed here."""
        return {}
