"""A saved book as `potret.BukuSel`: formulas and the values that stand with them."""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.workbook.workbook import Workbook

from lkjip_xl.hosts.udf_alasan.berkas import has_galat
from lkjip_xl.hosts.udf_alasan.potret import TAK_TERHITUNG, Potongan, TabelBuku
from lkjip_xl.hosts.udf_alasan.rujukan import Daerah
from lkjip_xl.workbook.read.grid import FileGrid


class BukuTersimpan:
    """A saved .xlsx; only sheets that call UDFs, and those that they name, are read."""

    def __init__(self, path: Path, grid: FileGrid, tutup: contextlib.ExitStack) -> None:
        """Hold the book; `tutup` closes what it opens."""
        self._path, self._grid, self._tutup = path, grid, tutup

    @property
    def daftar_lembar(self) -> Sequence[str]:
        """Names of its sheets."""
        return self._grid.daftar_lembar

    @cached_property
    def tabel(self) -> Mapping[str, TabelBuku]:
        """Its tables, by name in small letters."""
        return {nama.casefold(): self._read_tabel(nama) for nama in self._grid.daftar_tabel}

    def read_rumus(self, lembar: str) -> Sequence[Potongan]:
        """Formulas of a sheet that calls UDFs and shows errors; nothing for any other."""
        if not has_galat(self._grid, lembar):
            return []
        return [Potongan((1, 1), [[_read_teks(s) for s in b] for b in _iter(self._rumus, lembar)])]

    def read_nilai(self, lembar: str) -> Potongan:
        """Values of a sheet as they were saved."""
        return Potongan((1, 1), list(_iter(self._nilai, lembar)))

    def find_nama(self, nama: str, lembar: str) -> str | None:
        """What a defined name stands for."""
        semua = {kunci.casefold(): satu for kunci, satu in self._rumus.defined_names.items()}
        satu = semua.get(nama.casefold())
        return None if satu is None or not satu.attr_text else f"={satu.attr_text}"

    def evaluate(self, teks: str, lembar: str) -> Any:
        """A file computes nothing."""
        return TAK_TERHITUNG

    @cached_property
    def _rumus(self) -> Workbook:
        return self._open(is_nilai=False)

    @cached_property
    def _nilai(self) -> Workbook:
        return self._open(is_nilai=True)

    def _open(self, *, is_nilai: bool) -> Workbook:
        with warnings.catch_warnings():
            # openpyxl warns of what it cannot keep; nothing is written here.
            warnings.simplefilter("ignore")
            buku = openpyxl.load_workbook(self._path, read_only=True, data_only=is_nilai)
        self._tutup.callback(buku.close)
        return buku

    def _read_tabel(self, nama: str) -> TabelBuku:
        satu = self._grid.read_tabel(nama)
        awal = (satu.baris_awal, satu.kolom_awal + 1)
        akhir = (satu.baris_awal + len(satu.isi), satu.kolom_awal + len(satu.header))
        return TabelBuku(Daerah(satu.lembar, awal, akhir), is_total=False)


@contextlib.contextmanager
def open_tersimpan(path: Path, grid: FileGrid) -> Iterator[BukuTersimpan]:
    """The book at `path`, which `grid` has opened already."""
    with contextlib.ExitStack() as tutup:
        yield BukuTersimpan(path, grid, tutup)


def _iter(buku: Workbook, lembar: str) -> Iterator[tuple[Any, ...]]:
    ws: Any = buku[lembar]
    ws.reset_dimensions()  # programs write sizes that are too small
    yield from ws.iter_rows(values_only=True)


def _read_teks(isi: Any) -> str:
    """A formula; one of an array is an object with its text."""
    teks = getattr(isi, "text", isi)
    return teks if isinstance(teks, str) else ""
