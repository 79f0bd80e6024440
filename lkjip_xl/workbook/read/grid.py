"""Values with addresses, by table and column; where they come from is an adapter's business."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook

from lkjip_xl.workbook.addresses import format_alamat, read_alamat
from lkjip_xl.workbook.rumus_kolom import is_memanggil_lkj

_NS_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_BARIS = re.compile(rb"<row\b.*?</row>", re.DOTALL)
_KEPALA_OLE = b"\xd0\xcf\x11\xe0"
# Text of an encrypted package inside the old container format.
_TANDA_SANDI = "EncryptedPackage".encode("utf-16-le")


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
        di_bawah: Cells in the row right under the table, column by column; the table does not
            hold them, so what stands there would be lost.
    """

    nama: str
    lembar: str
    header: tuple[str, ...]
    isi: Sequence[Sequence[Any]]
    baris_awal: int
    kolom_awal: int
    di_bawah: Sequence[Any] = ()

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

    def find_fungsi(self, lembar: str) -> Collection[str]:
        """Cells of a sheet whose formula calls functions of the add-in."""


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
        self._galat: dict[str, dict[tuple[int, int], str]] = {}
        self._bagian: dict[str, str] = {}
        self._xml: dict[str, bytes] = {}
        self._rumus: dict[str, dict[str, bool]] = {}
        self._fungsi: dict[str, set[str]] = {}
        self._isi: dict[str, list[list[Any]]] = {}
        self._tabel: dict[str, TabelGrid] = {}
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
        if nama not in self._tabel:
            self._tabel[nama] = self._baca_tabel(nama)
        return self._tabel[nama]

    def _baca_tabel(self, nama: str) -> TabelGrid:
        try:
            tabel = self._buku.get_table_by_name(nama)
            isi = [[None if sel == "" else sel for sel in satu] for satu in tabel.to_python()]
        except CalamineError as galat:
            raise BerkasTakTerbacaError("rusak") from galat
        baris, kolom = tabel.start or (0, 0)
        # calamine gives an error value as an empty cell: it would be lost in silence.
        for (b, k), nilai in self._baca_galat(tabel.sheet).items():
            if 0 <= b - 1 - baris < len(isi) and 0 <= k - 1 - kolom < len(isi[0]):
                isi[b - 1 - baris][k - 1 - kolom] = nilai
        bawah = self._baca_baris(tabel.sheet, baris + len(isi), kolom, len(tabel.columns))
        return TabelGrid(nama, tabel.sheet, tuple(tabel.columns), isi, baris, kolom, bawah)

    def _baca_baris(self, lembar: str, baris: int, kolom: int, banyak: int) -> Sequence[Any]:
        if lembar not in self._isi:
            try:
                satu = self._buku.get_sheet_by_name(lembar)
                self._isi[lembar] = satu.to_python(skip_empty_area=False)
            except CalamineError as galat:
                raise BerkasTakTerbacaError("rusak") from galat
        semua = self._isi[lembar]
        return semua[baris][kolom : kolom + banyak] if baris < len(semua) else ()

    def _baca_galat(self, lembar: str) -> dict[tuple[int, int], str]:
        """Cells of a sheet that show an error value, by one-based row and column."""
        if lembar not in self._galat:
            isi = self._baca_lembar(lembar)
            sel = etree.fromstring(isi).iter("{*}c") if b't="e"' in isi else ()
            self._galat[lembar] = {
                read_alamat(str(satu.get("r"))): satu.findtext("{*}v") or "#N/A"
                for satu in sel
                if satu.get("t") == "e"
            }
        return self._galat[lembar]

    def has_pola(self, lembar: str, pola: re.Pattern[bytes]) -> bool:
        """Whether the XML of a sheet has a place that matches."""
        return pola.search(self._baca_lembar(lembar)) is not None

    def _baca_lembar(self, lembar: str) -> bytes:
        """The XML of a sheet."""
        if lembar not in self._xml:
            with zipfile.ZipFile(self._path) as arsip:
                if not self._bagian:
                    self._bagian = _find_bagian(arsip)
                self._xml[lembar] = arsip.read(self._bagian[lembar])
        return self._xml[lembar]

    def find_rumus(self, lembar: str) -> dict[str, bool]:
        """Cells of a sheet that hold a formula -> whether a computed value stands with it."""
        if lembar in self._rumus:
            return self._rumus[lembar]
        akar = etree.fromstring(_keep_baris_rumus(self._baca_lembar(lembar)))
        hasil = self._rumus[lembar] = {}
        fungsi = self._fungsi[lembar] = set()
        bersama: dict[str, str] = {}  # cells may share the text of the first one
        for rumus in akar.iter("{*}f"):
            sel = rumus.getparent()
            if sel is not None:
                nomor = str(rumus.get("si"))
                teks = rumus.text or bersama.get(nomor, "")
                if rumus.get("t") == "shared":
                    bersama[nomor] = teks
                if is_memanggil_lkj(f"={teks}"):
                    fungsi.add(str(sel.get("r")))
                nilai = sel.find("{*}v")
                # t="str" without text is a formula whose computed value is empty text.
                ada = nilai is not None and (nilai.text is not None or sel.get("t") == "str")
                hasil[str(sel.get("r"))] = ada
        return hasil

    def find_fungsi(self, lembar: str) -> Collection[str]:
        """Cells of a sheet whose formula calls functions of the add-in."""
        self.find_rumus(lembar)
        return self._fungsi[lembar]


def _keep_baris_rumus(isi: bytes) -> bytes:
    """The XML of a sheet with only the rows that hold a formula.

    A hundred thousand rows of answers would otherwise be parsed to find none in them. Where the
    parts of the sheet go by other names, as some programs write them, all of it stays.
    """
    awal, mulai, data = isi.partition(b"<sheetData>")
    baris, selesai, _ = data.rpartition(b"</sheetData>")
    if not mulai or not selesai:
        return isi
    berumus = [satu for satu in _BARIS.findall(baris) if b"<f" in satu]
    return awal + mulai + b"".join(berumus) + selesai + b"</worksheet>"


def _find_bagian(arsip: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name -> part of the package that holds it."""
    buku = etree.fromstring(arsip.read("xl/workbook.xml"))
    relasi = etree.fromstring(arsip.read("xl/_rels/workbook.xml.rels"))
    target = {satu.get("Id"): satu.get("Target", "") for satu in relasi}
    hasil = {}
    for satu in buku.iter("{*}sheet"):
        bagian = target.get(satu.get(f"{_NS_R}id"), "")
        nama = bagian.lstrip("/") if bagian.startswith("/") else f"xl/{bagian}"
        hasil[str(satu.get("name"))] = nama
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

    def find_fungsi(self, lembar: str) -> Collection[str]:
        """Nothing has been computed here."""
        return ()
