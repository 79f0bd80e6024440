"""The open book, read, computed and checked, unsaved changes included."""

from __future__ import annotations

from dataclasses import dataclass, replace

import xlwings as xw

from lkjip_xl.api.hitungan import Hitungan, periksa_grid
from lkjip_xl.errors import BukuError, Problem, Tingkat
from lkjip_xl.hosts.terbuka.grid import ExcelGrid
from lkjip_xl.hosts.terbuka.layar import recalculate, show_status
from lkjip_xl.hosts.terbuka.tempat import find_berkas
from lkjip_xl.hosts.udf_alasan.temuan import check_fungsi
from lkjip_xl.hosts.udf_alasan.terbuka import BukuTerbuka
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.read.version import check_versi, find_versi


@dataclass(frozen=True, slots=True)
class Terbuka:
    """An open book at one moment.

    Attributes:
        grid: Its cells.
        hitungan: Its results, and everything that staff should look at.
    """

    grid: ExcelGrid
    hitungan: Hitungan

    @property
    def galat(self) -> list[Problem]:
        """What stops the report."""
        return [satu for satu in self.hitungan.problems if satu.tingkat is Tingkat.GALAT]


def open_grid(buku: xw.Book) -> ExcelGrid:
    """The cells of the book in front.

    Raises:
        BukuError: This is no book of ours, or one of another version.
    """
    grid = ExcelGrid(buku)
    if not schema.TABEL.keys() & set(grid.daftar_tabel):
        raise BukuError([_problem_bukan_buku(buku.name)])
    if salah := check_versi(find_versi(None, grid.daftar_tabel), buku.name):
        raise BukuError(salah)
    return grid


def periksa_terbuka(buku: xw.Book) -> Terbuka:
    """The book computed and checked, galat too.

    Raises:
        BukuError: As for `open_grid`.
    """
    return add_fungsi(buku, _read(buku))


def add_fungsi(buku: xw.Book, terbuka: Terbuka) -> Terbuka:
    """The same with the reasons of cells whose functions of the add-in show an error."""
    show_status(buku, "memeriksa fungsi LKJ_ ...")
    hitungan = terbuka.hitungan
    problems = (*hitungan.problems, *check_fungsi(BukuTerbuka(buku)))
    return Terbuka(terbuka.grid, replace(hitungan, problems=problems))


def compute_terbuka(buku: xw.Book, sebelum: Terbuka | None = None) -> Terbuka:
    """The book computed; cells that call functions of the add-in are not looked at.

    Args:
        buku: The book.
        sebelum: The same book before computed cells were written; its answers of respondents
            are not read again.

    Raises:
        BukuError: It has galat, or as for `open_grid`.
    """
    terbuka = _read(buku, sebelum)
    if terbuka.galat:
        raise BukuError(terbuka.galat)
    return terbuka


def _read(buku: xw.Book, sebelum: Terbuka | None = None) -> Terbuka:
    show_status(buku, "membaca dan menghitung ...")
    recalculate(buku)
    grid = open_grid(buku)
    if sebelum is not None:
        grid.keep_jawaban(sebelum.grid)
    berkas = find_berkas(buku)
    return Terbuka(grid, periksa_grid(grid, None if berkas is None else berkas.parent))


def _problem_bukan_buku(nama: str) -> Problem:
    return Problem(
        "B-05",
        Tingkat.GALAT,
        "Buku yang terbuka di depan bukan buku kerja LKjIP.",
        "pindah ke buku kerja LKjIP, lalu klik tombolnya lagi.",
        nama,
    )
