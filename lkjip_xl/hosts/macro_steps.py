"""What the buttons of the ribbon do with an open book: all is computed first, then written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import xlwings as xw

from lkjip_xl import api
from lkjip_xl.api.hitungan import Hitungan, periksa_grid
from lkjip_xl.domain.hasil import Hasil
from lkjip_xl.errors import BukuError, Problem, Tingkat
from lkjip_xl.files import write_atomic
from lkjip_xl.hosts.excel_grid import ExcelGrid
from lkjip_xl.hosts.excel_periksa import (
    TABEL_PERIKSA,
    check_ruang,
    find_tabel,
    protect_teks,
    write_periksa,
)
from lkjip_xl.hosts.output import format_banyak
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.completeness import compute_buku as compute_isi_buku
from lkjip_xl.workbook.computed import iter_hitung
from lkjip_xl.workbook.read.reader import read_buku
from lkjip_xl.workbook.read.version import check_versi, find_versi

_TERTIMPA = "B-31"


@dataclass(frozen=True, slots=True)
class Tulisan:
    """A file that a button wrote.

    Attributes:
        path: Where it really went.
        pesan: What to tell staff.
    """

    path: Path
    pesan: str


@dataclass(frozen=True, slots=True)
class _Isian:
    """A computed cell that lost its formula: what goes into it."""

    lembar: str
    sel: str
    isi: float | str | None


def run_hitung_ulang(buku: xw.Book) -> str:
    """Computes the open book: fills empty computed cells, tells overwritten formulas.

    A cell that holds a formula keeps it. An empty one gets the formula of its column, or where
    the column has none its value. One that somebody typed over is told on sheet Periksa and left
    as it is, for the typing may be meant.

    Returns:
        What to tell staff.

    Raises:
        BukuError: The book has galat, or cannot take the results; it is as it was.
    """
    grid, hitungan = _compute(buku)
    hilang = list(_iter_hilang(grid, hitungan))
    check_ruang(buku, len(hitungan.problems))
    if hilang:
        show_status(buku, "mengisi sel hitung yang kosong ...")
        for satu in hilang:
            sel = buku.sheets[satu.lembar].range(satu.sel)
            if isinstance(satu.isi, str) and satu.isi.startswith("="):
                sel.formula = satu.isi
            else:
                sel.value = satu.isi
        grid, hitungan = _compute(buku)
    show_status(buku, "menulis lembar Periksa ...")
    write_periksa(buku, hitungan.problems)
    tertimpa = [satu.tempat for satu in hitungan.problems if satu.kode == _TERTIMPA]
    baris = [
        "Hitung Ulang selesai.",
        f"Rata-rata capaian kinerja: {_format_persen(hitungan.hasil['kinerja.rata_rata'])}",
        f"Serapan anggaran: {_format_persen(hitungan.hasil['anggaran.total.serapan'])}",
        f"Sel hitung kosong yang diisi kembali: {len(hilang)}",
    ]
    if tertimpa:
        baris.append(f"Rumus yang tertimpa ketikan, mulai dari: {', '.join(tertimpa)}")
    return "\n".join([*baris, f"{format_banyak(hitungan.problems)} (lihat lembar Periksa)"])


def run_periksa_data(buku: xw.Book) -> str:
    """Checks the open book and fills its sheet Periksa, which is shown.

    Returns:
        What to tell staff.

    Raises:
        BukuError: This is no book of ours, or it cannot take the results; it is as it was.
    """
    problems = _periksa(buku)[1].problems
    show_status(buku, "menulis lembar Periksa ...")
    write_periksa(buku, problems)
    find_tabel(buku, TABEL_PERIKSA).parent.activate()
    if not problems:
        return "Periksa Data selesai. Tidak ada yang perlu diperbaiki."
    return (
        f"Periksa Data selesai. {format_banyak(problems)}.\n"
        "Klik tempatnya di lembar Periksa untuk menuju sel yang dimaksud."
    )


def write_laporan(buku: xw.Book, path: Path, templat: Path | None = None) -> Tulisan:
    """The Word report of the open book, unsaved changes included; the book is not changed.

    Args:
        buku: The book.
        path: The .docx to write; an older one is kept as a copy.
        templat: A template; the shipped LKjIP template if None.

    Raises:
        BukuError: The book has galat; nothing is written.
        TemplateError: The template has faults; nothing is written.
        LingkunganError: The file cannot be written.
    """
    _, hitungan = _compute(buku)
    show_status(buku, "menyusun laporan ...")
    laporan = api.render_laporan(hitungan, templat)
    show_status(buku, f"menulis {path.name} ...")
    ditulis = write_atomic(laporan.berkas, path, keep_copy=True)
    pesan = (
        f"Selesai. Laporan: {ditulis}\n{format_banyak(hitungan.problems)}\n"
        f"Belum diisi: {len(laporan.belum_diisi)} bagian (ditandai kuning di laporan)\n"
        "Di Word, tekan Ctrl+A lalu F9 agar nomor halaman daftar isi terisi."
    )
    return Tulisan(ditulis, pesan)


def write_tahun_baru(buku: xw.Book, path: Path) -> Tulisan:
    """The book of the next year from this one, which is saved first and else left as it is.

    Raises:
        BukuError: The book has galat, or has never been saved.
        LingkunganError: The file cannot be written.
    """
    grid, _ = _compute(buku)
    lama = find_berkas(buku)
    if lama is None:
        raise BukuError([_problem_belum_disimpan(buku.name)])
    buku.save()
    show_status(buku, "menyusun buku tahun baru ...")
    baru = api.roll_buku(lama, rumus="udf" if _is_udf(grid) else "native")
    ditulis = write_atomic(baru.berkas, path, keep_copy=True)
    perlu = sum(1 for satu in baru.catatan if satu.is_perlu)
    pesan = f"Selesai. Buku tahun {baru.tahun}: {ditulis}\nYang perlu dilihat: {perlu} isian."
    return Tulisan(ditulis, pesan)


def show_status(buku: xw.Book, teks: str) -> None:
    """Progress in the status bar."""
    buku.app.status_bar = f"LKjIP: {teks}"


def find_berkas(buku: xw.Book) -> Path | None:
    """The file of the book on this machine; None for a book that was never saved."""
    try:
        path = Path(buku.fullname)
    # A book in the cloud may have no file here, and xlwings says so in several ways.
    except Exception:
        return None
    return path if path.is_absolute() and path.is_file() else None


def _periksa(buku: xw.Book) -> tuple[ExcelGrid, Hitungan]:
    """The open book, computed and checked, galat too."""
    show_status(buku, "membaca dan menghitung ...")
    buku.app.calculate()
    grid = ExcelGrid(buku)
    if not schema.TABEL.keys() & set(grid.daftar_tabel):
        raise BukuError([_problem_bukan_buku(buku.name)])
    if salah := check_versi(find_versi(None, grid.daftar_tabel), buku.name):
        raise BukuError(salah)
    berkas = find_berkas(buku)
    return grid, periksa_grid(grid, None if berkas is None else berkas.parent)


def _compute(buku: xw.Book) -> tuple[ExcelGrid, Hitungan]:
    grid, hitungan = _periksa(buku)
    if galat := [satu for satu in hitungan.problems if satu.tingkat is Tingkat.GALAT]:
        raise BukuError(galat)
    return grid, hitungan


def _iter_hilang(grid: ExcelGrid, hitungan: Hitungan) -> Iterator[_Isian]:
    """Computed cells that hold neither formula nor value, though there is a result for them."""
    bacaan = read_buku(grid)
    for satu in iter_hitung(bacaan.baris, hitungan.hasil, compute_isi_buku(bacaan.baris, grid)):
        if not satu.sel or satu.ada not in (None, "") or satu.seharusnya in (None, ""):
            continue
        tabel = grid.read_tabel(satu.tabel.nama)
        header = [" ".join(judul.split()).casefold() for judul in tabel.header]
        nomor = header.index(satu.kolom.header.casefold())
        kolom = [baris[nomor] for baris in grid.read_rumus(satu.tabel.nama)]
        if kolom[satu.nomor].startswith("="):
            continue
        rumus = {sel for sel in kolom if sel.startswith("=")}
        if len(rumus) == 1:
            isi: float | str | None = rumus.pop()
        elif isinstance(satu.seharusnya, str):
            isi = protect_teks(satu.seharusnya)
        else:
            isi = None if satu.seharusnya is None else float(satu.seharusnya)
        yield _Isian(tabel.lembar, satu.sel, isi)


def _is_udf(grid: ExcelGrid) -> bool:
    """Whether the computed columns of the book call the functions of the add-in."""
    return any("LKJ_" in sel for baris in grid.read_rumus("tblPK") for sel in baris)


def _format_persen(hasil: Hasil) -> str:
    return f"{hasil.tampil}%" if hasil.angka is not None else hasil.tampil


def _problem_bukan_buku(nama: str) -> Problem:
    return Problem(
        "B-05",
        Tingkat.GALAT,
        "Buku yang terbuka di depan bukan buku kerja LKjIP.",
        "pindah ke buku kerja LKjIP, lalu klik tombolnya lagi.",
        nama,
    )


def _problem_belum_disimpan(nama: str) -> Problem:
    return Problem(
        "B-35",
        Tingkat.GALAT,
        "Buku ini belum pernah disimpan di komputer ini.",
        "simpan dahulu buku ini (Ctrl+S) di folder Anda, lalu klik tombolnya lagi.",
        nama,
    )
