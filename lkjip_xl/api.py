"""The front door: what every host and test calls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from lkjip_xl.checks.judul import JudulKolom, check_judul
from lkjip_xl.checks.order import sort_problems
from lkjip_xl.checks.registry import check_kinerja
from lkjip_xl.checks.regulation import check_ketentuan
from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.rekap import compute_hasil
from lkjip_xl.errors import BukuError, LkjipError, Problem, Tingkat
from lkjip_xl.regulasi.loader import load_aturan
from lkjip_xl.report.context import build_context
from lkjip_xl.report.context_grafik import build_grafik
from lkjip_xl.report.marks import Sorot
from lkjip_xl.report.pages import Pengukur
from lkjip_xl.report.pictures import Gambar, read_gambar_buku
from lkjip_xl.report.render import Bahan, Laporan, find_templat
from lkjip_xl.report.render import render_laporan as render_templat
from lkjip_xl.report.trace import build_lampiran
from lkjip_xl.workbook import layout
from lkjip_xl.workbook.completeness import compute_buku as compute_isi_buku
from lkjip_xl.workbook.computed import check_hitung, check_rumus_masukan
from lkjip_xl.workbook.layout import Isi
from lkjip_xl.workbook.read.grid import Grid
from lkjip_xl.workbook.read.headers import iter_kolom_asing
from lkjip_xl.workbook.read.opening import open_buku
from lkjip_xl.workbook.read.reader import read_buku
from lkjip_xl.workbook.write import example
from lkjip_xl.workbook.write.newbook import build_isi_baru

if TYPE_CHECKING:
    from lkjip_xl.report.catalog import NamaTemplat
    from lkjip_xl.workbook.impor.importer import HasilImpor
    from lkjip_xl.workbook.milik.model import Milik
    from lkjip_xl.workbook.roll.ledger import Langkah

Rumus = Literal["native", "udf"]
RUMUS: tuple[Rumus, ...] = get_args(Rumus)
TEMPLAT_BAKU = "lkjip_2023"
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
    hitungan = _periksa_grid(grid, folder)
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
        return _periksa_grid(grid, path.parent).problems
    except BukuError as galat:  # a sheet broken inside a sound file: nothing else can be told
        return galat.problems


def write_periksa(path: Path, problems: Sequence[Problem]) -> bytes:
    """The book at `path` with `problems` on its sheet Periksa; all else of it stays as it is.

    Raises:
        BukuError: The book has no sheet Periksa.
    """
    from lkjip_xl.workbook.edit.book_log import write_periksa as write_tabel
    from lkjip_xl.workbook.edit.paket import Paket

    paket = Paket(path.read_bytes())
    if not write_tabel(paket, [_build_baris_periksa(satu) for satu in problems]):
        problem = Problem(
            "B-05",
            Tingkat.GALAT,
            'Tabel "tblPeriksa" tidak ada, jadi hasil pemeriksaan tidak dapat ditulis.',
            "perbarui buku dengan lkjip buku --perbarui, atau periksa tanpa --tulis.",
            "Periksa",
        )
        raise BukuError([problem])
    paket.set_hitung_ulang()
    return paket.to_bytes()


def _periksa_grid(grid: Grid, folder: Path | None = None, *, is_tersimpan: bool = True) -> Hitungan:
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


def build_buku(
    isi: Isi, tahun: int, milik: Milik | None = None, *, rumus: Rumus = "native"
) -> bytes:
    """A workbook with these inputs, its computed cells showing their values.

    Its sheet Periksa holds what the checks find in these inputs.

    Args:
        isi: Inputs by table and column.
        tahun: Tahun laporan, which picks the rules.
        milik: What staff added to an older book; it comes along.
        rumus: Whether computed columns use functions that every Excel has, or call the UDFs of
            the add-in (LKJ_CAPAIAN, ...); both show the same.
    """
    # XlsxWriter takes a tenth of a report's time to load, and a report writes no workbook.
    from lkjip_xl.workbook.milik.model import Milik
    from lkjip_xl.workbook.write import builder

    kosong = layout.build_grid(isi, layout.build_letak(isi))
    problems = _periksa_grid(kosong, is_tersimpan=False).problems
    lengkap = {**isi, "tblPeriksa": [_build_baris_periksa(satu) for satu in problems]}
    letak = layout.build_letak(lengkap)
    bacaan = read_buku(layout.build_grid(lengkap, letak))
    aturan = load_aturan(tahun)
    hasil = compute_hasil(bacaan.data, aturan)
    tentang_buku = compute_isi_buku(bacaan.baris, bacaan.grid)
    return builder.build_buku(
        lengkap,
        letak,
        bacaan.baris,
        hasil,
        tentang_buku,
        aturan,
        tahun,
        milik or Milik(),
        is_udf=rumus == "udf",
    )


def _build_baris_periksa(problem: Problem) -> dict[str, str]:
    """A row of sheet Periksa."""
    return {
        "tingkat": str(problem.tingkat),
        "lembar": problem.sheet,
        "tempat": f"{problem.sheet}!{problem.cell}" if problem.cell else problem.sheet,
        "pesan": problem.pesan,
        "perbaikan": problem.perbaikan,
        "alasan": problem.alasan,
        "kode": problem.kode,
    }


def list_contoh() -> list[str]:
    """Names of the shipped examples."""
    return example.list_kantor()


def build_contoh(kantor: str, rumus: Rumus = "native") -> bytes:
    """The workbook of a shipped example.

    Raises:
        KeyError: There is no example of that name.
    """
    isi = example.load_contoh(kantor)
    profil = {baris["kode"]: baris["isian"] for baris in isi["tblProfil"]}
    return build_buku(isi, profil["TAHUN"], rumus=rumus)


def build_buku_baru(satker: str, tahun: int, rumus: Rumus = "native") -> bytes:
    """A new, empty workbook.

    Raises:
        RegulasiError: The year lies before the first regulation that is known here.
    """
    return build_buku(build_isi_baru(satker, tahun), tahun, rumus=rumus)


def render_laporan(
    hitungan: Hitungan,
    templat: Path | None = None,
    *,
    pengukur: Pengukur | None = None,
    is_lampiran: bool = False,
) -> Laporan:
    """The Word report of a computed book.

    Args:
        hitungan: The book.
        templat: A .docx with tags; the shipped LKjIP template if None.
        pengukur: Measures the page numbers of the contents lists; they are left to Word if None.
        is_lampiran: Whether the annex Dasar Perhitungan comes at the end.

    Raises:
        TemplateError: The template has faults; all of them, each with its place.
    """
    bahan = _build_bahan(hitungan)
    lampiran = partial(build_lampiran, hitungan.data, hitungan.hasil) if is_lampiran else None
    return render_templat(
        templat or find_templat(TEMPLAT_BAKU),
        bahan.context,
        pengukur,
        bahan.grafik,
        bahan.gambar,
        lampiran,
    )


def check_templat(templat: Path, hitungan: Hitungan | None = None) -> tuple[Problem, ...]:
    """All faults of a Word template, in document order; none for one that is ready.

    Args:
        templat: A .docx with tags.
        hitungan: The book that it is for; the shipped examples if None.
    """
    from lkjip_xl.report.template_check import check_templat as check

    contoh = [_build_bahan(satu, is_lampiran=True) for satu in _iter_contoh()]
    if hitungan is None:
        return check(templat, contoh, contoh)
    sendiri = _build_bahan(hitungan, is_lampiran=True)
    return check(templat, [sendiri, *contoh], [sendiri])


def list_nama() -> tuple[NamaTemplat, ...]:
    """Every name that a template may use, read off the shipped examples."""
    from lkjip_xl.report.catalog import build_bentuk
    from lkjip_xl.report.catalog import list_nama as list_bentuk

    contexts = [_build_bahan(satu, is_lampiran=True).context for satu in _iter_contoh()]
    return tuple(list_bentuk(build_bentuk(contexts)))


def list_saringan() -> Mapping[str, str]:
    """Filters that a template may use, with their meaning."""
    from lkjip_xl.report.catalog_words import SARINGAN

    return SARINGAN


def _iter_contoh() -> Iterator[Hitungan]:
    """The shipped examples as computed, the last of them once more with what none of them has."""
    semua = [example.load_contoh(kantor) for kantor in example.list_kantor()]
    for isi in (*semua, example.bend_contoh(semua[-1])):
        yield _periksa_grid(layout.build_grid(isi, layout.build_letak(isi)), is_tersimpan=False)


def _build_bahan(hitungan: Hitungan, *, is_lampiran: bool = False) -> Bahan:
    """What a template is rendered with; with an annex that lists every result, if asked for."""
    context = build_context(hitungan.data, hitungan.hasil)
    if is_lampiran:
        semua = [(satu.kunci, satu.tampil) for satu in hitungan.hasil.values()]
        context["lampiran_dasar"] = build_lampiran(hitungan.data, hitungan.hasil, semua)
    grafik = build_grafik(hitungan.data, hitungan.hasil)
    gambar = hitungan.gambar or read_gambar_buku(hitungan.data.profil, None).daftar
    return Bahan(context, grafik, gambar)


def import_tabel(
    buku: Path,
    tabel: str,
    sumber: Path,
    *,
    lembar: str = "",
    ganti: bool = False,
    peta: Path | None = None,
    tanggal: date | None = None,
) -> HasilImpor:
    """The book with the rows of a .csv or .xlsx file in one of its tables; writes nothing.

    Args:
        buku: The book.
        tabel: Name of the table.
        sumber: The file.
        lembar: Sheet of the file; empty for the one that holds the headers.
        ganti: Whether the rows take the place of all that stand in the table.
        peta: Saved mapping of headers; the file beside the book if None.
        tanggal: Day that sheet Beranda notes as the table's last change; None for no note.

    Raises:
        BukuError: The book or the file has galat; all of them are listed.
    """
    # Only this verb edits files, and openpyxl takes longer to load than a report to be written.
    from lkjip_xl.workbook.impor import importer

    return importer.import_tabel(
        buku, tabel, sumber, lembar=lembar, ganti=ganti, peta=peta, tanggal=tanggal
    )


@dataclass(frozen=True, slots=True)
class BukuBaru:
    """A book made from an older one.

    Attributes:
        berkas: The new book.
        tahun: Its year.
        catatan: What became of every filled cell of the old book.
    """

    berkas: bytes
    tahun: int
    catatan: tuple[Langkah, ...]


def roll_buku(path: Path, tahun: int | None = None, rumus: Rumus = "native") -> BukuBaru:
    """The book of a new year from the book at `path`, which is not changed.

    Args:
        path: The book of the year before.
        tahun: The new year; the year after that of the book if None.
        rumus: As for `build_buku`.

    Raises:
        BukuError: The old book has galat; all of them are listed.
        LingkunganError: There is no right to read it.
        RegulasiError: The new year lies before the first regulation that is known here.
    """
    # openpyxl takes longer to load than a report to be written, and only these two verbs use it.
    from lkjip_xl.workbook.milik.reader import read_milik
    from lkjip_xl.workbook.roll.rollover import roll_isi

    grid = open_buku(path)
    hitungan = compute_grid(grid)
    lama = hitungan.data.profil.tahun or TAHUN_PERIKSA
    gulungan = roll_isi(read_buku(grid), hitungan.hasil, tahun or lama + 1)
    milik = read_milik(path, gulungan, is_tahun_baru=True)
    berkas = build_buku(gulungan.isi, gulungan.tahun, milik, rumus=rumus)
    return BukuBaru(berkas, gulungan.tahun, (*gulungan.catatan, *milik.catatan))


def upgrade_buku(path: Path, rumus: Rumus = "native") -> BukuBaru:
    """The book at `path`, perhaps of an older schema, in today's; the file is not changed.

    Raises:
        BukuError: An input cannot be used; all of them are listed.
        LingkunganError: There is no right to read it.
    """
    from lkjip_xl.workbook.milik.reader import read_milik
    from lkjip_xl.workbook.roll.upgrade import list_galat, upgrade_isi

    bacaan = read_buku(open_buku(path, is_lama_boleh=True))
    if galat := list_galat(bacaan):
        raise BukuError(galat)
    gulungan = upgrade_isi(bacaan)
    milik = read_milik(path, gulungan, is_tahun_baru=False)
    berkas = build_buku(gulungan.isi, gulungan.tahun, milik, rumus=rumus)
    return BukuBaru(berkas, gulungan.tahun, (*gulungan.catatan, *milik.catatan))
