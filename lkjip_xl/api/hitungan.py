"""A book read, computed and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lkjip_xl.checks.judul import JudulKolom, check_judul
from lkjip_xl.checks.order import sort_problems
from lkjip_xl.checks.registry import check_kinerja
from lkjip_xl.checks.regulation import check_ketentuan
from lkjip_xl.checks.spasi import check_spasi
from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.rekap import compute_hasil
from lkjip_xl.errors import BukuError, LkjipError, Problem, Tingkat
from lkjip_xl.regulasi.loader import load_aturan
from lkjip_xl.report.marks import Sorot
from lkjip_xl.report.pictures import Gambar, read_gambar_buku
from lkjip_xl.workbook.computed import check_hitung, check_rumus_masukan
from lkjip_xl.workbook.read.grid import Grid
from lkjip_xl.workbook.read.headers import iter_kolom_asing
from lkjip_xl.workbook.read.opening import open_buku
from lkjip_xl.workbook.read.reader import read_buku
from lkjip_xl.workbook.read.spasi import iter_berspasi

TAHUN_PERIKSA = 2024  # rules to check a book with whose own year cannot be used


@dataclass(frozen=True, slots=True)
class Hitungan:
    """A book as read and computed.

    Attributes:
        data: Its inputs.
        hasil: Its results by key.
        problems: What staff should look at; no galat among them.
        gambar: The pictures that Profil names, or the marks that stand for them.
    """

    data: DataKinerja
    hasil: DaftarHasil
    problems: tuple[Problem, ...]
    gambar: Mapping[str, Gambar | Sorot] = field(default_factory=dict)


def compute_buku(path: Path) -> Hitungan:
    """Read and compute the workbook at `path`.

    Raises:
        BukuError: The book has galat; all of them are listed, and peringatan as well.
        LingkunganError: There is no right to read it.
    """
    return compute_grid(open_buku(path), path.parent)


def compute_grid(grid: Grid, folder: Path | None = None) -> Hitungan:
    """Read and compute a workbook that is already open.

    Args:
        grid: The book.
        folder: Where it lies, and its pictures with it; None for a book without a file.

    Raises:
        BukuError: As for `compute_buku`.
    """
    hitungan = periksa_grid(grid, folder)
    if any(problem.tingkat is Tingkat.GALAT for problem in hitungan.problems):
        raise BukuError(hitungan.problems)
    return hitungan


def check_buku(path: Path) -> tuple[Problem, ...]:
    """Everything that staff should look at in the workbook at `path`, worst first.

    Raises:
        BukuError: The file itself cannot be read.
        LingkunganError: There is no right to read it.
    """
    grid = open_buku(path)
    try:
        return periksa_grid(grid, path.parent).problems
    except BukuError as galat:  # a sheet broken inside a sound file: nothing else can be told
        return galat.problems


def periksa_grid(grid: Grid, folder: Path | None = None, *, is_tersimpan: bool = True) -> Hitungan:
    """The book with all its problems, galat too; computed cells are compared without galat.

    A book that is not written yet (`is_tersimpan` false) has no computed cells to compare.
    """
    bacaan = read_buku(grid)
    problems = list(bacaan.problems)
    try:
        aturan = load_aturan(bacaan.data.profil.tahun or TAHUN_PERIKSA)
    except LkjipError as galat:
        # The rest of the book is checked all the same, so that everything is told at once.
        problems += galat.problems
        aturan = load_aturan(TAHUN_PERIKSA)
    problems += [_peringatan_aturan(pesan) for pesan in aturan.peringatan]
    hasil = compute_hasil(bacaan.data, aturan)
    problems += check_kinerja(bacaan.data, hasil)
    problems += check_ketentuan(bacaan.data, aturan)
    judul = [JudulKolom(k.judul, k.tabel, k.asal, k.is_teks) for k in iter_kolom_asing(grid)]
    problems += check_judul(judul, bacaan.data)
    problems += check_spasi.periksa(iter_berspasi(grid))
    problems += check_rumus_masukan(bacaan)
    if is_tersimpan and not any(problem.tingkat is Tingkat.GALAT for problem in problems):
        problems += check_hitung(bacaan, hasil)
    gambar = read_gambar_buku(bacaan.data.profil, folder)
    urut = sort_problems([*problems, *gambar.problems], grid.daftar_lembar)
    return Hitungan(bacaan.data, hasil, tuple(urut), gambar.daftar)


def _peringatan_aturan(pesan: str) -> Problem:
    return Problem(
        "R-03",
        Tingkat.PERINGATAN,
        pesan,
        "pastikan ketentuannya belum berubah sebelum laporan dikirim.",
        "Profil",
    )
