"""Cells of an exported file: text of a .csv, values of an .xlsx with their types."""

from __future__ import annotations

import csv
import io
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from lkjip_xl.errors import BukuError, LingkunganError, Problem, Tingkat
from lkjip_xl.workbook.read.grid import BerkasTakTerbacaError, FileGrid
from lkjip_xl.workbook.read.opening import describe_berkas

_PEMISAH = ";,\t|"
_TEKS = {".csv", ".txt", ".tsv"}
_BUKU = {".xlsx", ".xlsm"}


@dataclass(frozen=True, slots=True)
class LembarEkspor:
    """One sheet of the file.

    Attributes:
        nama: Its name; empty for a .csv.
        isi: Its rows; they may differ in length.
        rumus_kosong: Addresses of formulas without a calculated value.
    """

    nama: str
    isi: Sequence[Sequence[Any]]
    rumus_kosong: frozenset[str] = frozenset()


def read_lembar(path: Path, skor: Callable[[Sequence[Sequence[Any]]], int]) -> list[LembarEkspor]:
    """All sheets of a .csv or .xlsx file.

    Args:
        path: The file.
        skor: Tells how well a table of cells fits; decides which sign separates a .csv.

    Raises:
        BukuError: The file is missing, damaged, protected, or of another kind.
        LingkunganError: There is no right to read it.
    """
    akhiran = path.suffix.lower()
    if akhiran in _TEKS and path.is_file():
        return [LembarEkspor("", _read_csv(_read_teks(path), skor))]
    if akhiran in _BUKU or not path.is_file() or akhiran == ".xls":
        return _read_xlsx(path)
    raise BukuError([Problem(
        "I-02", Tingkat.GALAT, f'Berkas berakhiran "{akhiran}" tidak dapat diimpor.',
        "simpan sebagai Excel Workbook (.xlsx) atau CSV (.csv), lalu impor lagi.", path.name,
    )])  # fmt: skip


def _open_grid(path: Path) -> FileGrid:
    """The file as a workbook of any kind: it need not be a book of ours."""
    try:
        return FileGrid(path)
    except BerkasTakTerbacaError as galat:
        raise BukuError([describe_berkas(galat, path.name)]) from galat
    except PermissionError as galat:
        raise _tanpa_hak(path) from galat


def _tanpa_hak(path: Path) -> LingkunganError:
    pesan = "Berkas tidak boleh dibaca oleh akun ini."
    perbaikan = "minta hak baca berkas itu."
    return LingkunganError([Problem("L-05", Tingkat.GALAT, pesan, perbaikan, path.name)])


def _read_teks(path: Path) -> str:
    try:
        data = path.read_bytes()
    except PermissionError as galat:
        raise _tanpa_hak(path) from galat
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What Windows programs write that know no Unicode; five of its bytes mean nothing.
        return data.decode("cp1252", "replace")


def _read_csv(teks: str, skor: Callable[[Sequence[Sequence[Any]]], int]) -> list[list[Any]]:
    awal, _, sisa = teks.partition("\n")
    if awal.strip().strip('"').lower().startswith("sep="):
        return _pecah(sisa, awal.strip().strip('"')[4:5] or "\t")
    # More headers found, then more cells: a file of one column fits every sign alike.
    return max(
        (_pecah(teks, satu) for satu in _PEMISAH),
        key=lambda isi: (skor(isi), sum(map(len, isi[:30]))),
    )


def _pecah(teks: str, pemisah: str) -> list[list[Any]]:
    csv.field_size_limit(1 << 24)
    baca = csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah)
    return [[sel if sel.strip() else None for sel in baris] for baris in baca]


def _read_xlsx(path: Path) -> list[LembarEkspor]:
    # openpyxl takes long to load; only this path needs it.
    from openpyxl import load_workbook

    grid = _open_grid(path)
    hasil = []
    with warnings.catch_warnings():
        # openpyxl warns of styles and extensions that it does not know; values are not concerned.
        warnings.simplefilter("ignore")
        buku = load_workbook(path, read_only=True, data_only=True)
        try:
            for satu in buku.worksheets:
                if satu.sheet_state != "visible":
                    continue
                satu.reset_dimensions()  # exporting programs write wrong ones
                isi = [[_read_nilai(sel) for sel in baris] for baris in satu.iter_rows()]
                rumus = grid.find_rumus(satu.title)
                kosong = frozenset(alamat for alamat, ada in rumus.items() if not ada)
                hasil.append(LembarEkspor(satu.title, isi, kosong))
        finally:
            buku.close()
    return hasil


def _read_nilai(sel: Any) -> Any:
    """The value of a cell; percent as staff see it: 90% is 90."""
    nilai = sel.value
    if nilai is None or isinstance(nilai, str):
        return nilai
    if isinstance(nilai, bool):
        return nilai
    if isinstance(nilai, int | float):
        if "%" in str(sel.number_format):
            persen = Decimal(repr(nilai)) * 100
            return int(persen) if persen == int(persen) else persen.normalize()
        return nilai
    if isinstance(nilai, datetime) and nilai.time() == time(0):
        return nilai.date()
    return nilai if isinstance(nilai, date) else str(nilai)
