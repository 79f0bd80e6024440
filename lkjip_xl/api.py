"""The front door: what every host and test calls."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lkjip_xl.checks.regulation import check_ketentuan
from lkjip_xl.checks.rules import check_kinerja
from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.rekap import compute_hasil
from lkjip_xl.errors import BukuError, LkjipError, Problem, Tingkat
from lkjip_xl.regulasi.loader import load_aturan
from lkjip_xl.report.context import build_context
from lkjip_xl.report.render import Laporan, find_templat
from lkjip_xl.report.render import render_laporan as render_templat
from lkjip_xl.workbook import example, layout
from lkjip_xl.workbook.computed import check_hitung, check_rumus_masukan
from lkjip_xl.workbook.grid import Grid
from lkjip_xl.workbook.layout import Isi
from lkjip_xl.workbook.newbook import build_isi_baru
from lkjip_xl.workbook.opening import open_buku
from lkjip_xl.workbook.reader import read_buku

TEMPLAT_BAKU = "lkjip_2023"
KODE_ISI_SEL = {f"B-{nomor}" for nomor in range(10, 17)}  # the content cannot be used
TAHUN_PERIKSA = 2024  # rules to check a book with whose own year cannot be used


@dataclass(frozen=True, slots=True)
class Hitungan:
    """A book as read and computed.

    Attributes:
        data: Its inputs.
        hasil: Its results by key.
        problems: What staff should look at; no galat among them.
    """

    data: DataKinerja
    hasil: DaftarHasil
    problems: tuple[Problem, ...]


def compute_buku(path: Path) -> Hitungan:
    """Read and compute the workbook at `path`.

    Raises:
        BukuError: The book has galat; all of them are listed, and peringatan as well.
        LingkunganError: There is no right to read it.
    """
    return compute_grid(open_buku(path))


def compute_grid(grid: Grid) -> Hitungan:
    """Read and compute a workbook that is already open.

    Raises:
        BukuError: As for `compute_buku`.
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
    problems += check_rumus_masukan(bacaan)
    if any(problem.tingkat is Tingkat.GALAT for problem in problems):
        raise BukuError(_urut(problems))
    problems += check_hitung(bacaan, hasil)
    return Hitungan(bacaan.data, hasil, tuple(_urut(problems)))


def _urut(problems: list[Problem]) -> list[Problem]:
    """Worst first; a cell that cannot be read is told once, not also as empty."""
    urut = sorted(problems, key=lambda problem: list(Tingkat).index(problem.tingkat))
    tak_terbaca = {p.tempat for p in urut if p.cell and p.kode in KODE_ISI_SEL}
    return [p for p in urut if p.kode in KODE_ISI_SEL or p.tempat not in tak_terbaca]


def _peringatan_aturan(pesan: str) -> Problem:
    return Problem(
        "R-03",
        Tingkat.PERINGATAN,
        pesan,
        "pastikan ketentuannya belum berubah sebelum laporan dikirim.",
        "Profil",
    )


def build_buku(isi: Isi, tahun: int) -> bytes:
    """A workbook with these inputs, its computed cells showing their values."""
    # XlsxWriter takes a tenth of a report's time to load, and a report writes no workbook.
    from lkjip_xl.workbook import builder

    letak = layout.build_letak(isi)
    bacaan = read_buku(layout.build_grid(isi, letak))
    aturan = load_aturan(tahun)
    hasil = compute_hasil(bacaan.data, aturan)
    return builder.build_buku(isi, letak, bacaan.baris, hasil, aturan.kelas_mutu)


def list_contoh() -> list[str]:
    """Names of the shipped examples."""
    return example.list_kantor()


def build_contoh(kantor: str) -> bytes:
    """The workbook of a shipped example.

    Raises:
        KeyError: There is no example of that name.
    """
    isi = example.load_contoh(kantor)
    profil = {baris["kode"]: baris["isian"] for baris in isi["tblProfil"]}
    return build_buku(isi, profil["TAHUN"])


def build_buku_baru(satker: str, tahun: int) -> bytes:
    """A new, empty workbook.

    Raises:
        RegulasiError: The year lies before the first regulation that is known here.
    """
    return build_buku(build_isi_baru(satker, tahun), tahun)


def render_laporan(hitungan: Hitungan, templat: Path | None = None) -> Laporan:
    """The Word report of a computed book.

    Args:
        hitungan: The book.
        templat: A .docx with tags; the shipped LKjIP template if None.

    Raises:
        TemplateError: The template has faults; all of them, each with its place.
    """
    context = build_context(hitungan.data, hitungan.hasil)
    return render_templat(templat or find_templat(TEMPLAT_BAKU), context)
