"""Button Tahun Baru: the book of the next year from the open one, which is left as it is."""

from __future__ import annotations

import tempfile
from pathlib import Path

import xlwings as xw

from lkjip_xl import api
from lkjip_xl.errors import BukuError, Problem, Tingkat
from lkjip_xl.files import write_atomic
from lkjip_xl.hosts.makro.laporan import Tulisan
from lkjip_xl.hosts.makro.periksa_data import format_problems, show_periksa
from lkjip_xl.hosts.tampilan.tahun_baru import list_perlu
from lkjip_xl.hosts.terbuka.dialogs import ask_simpan
from lkjip_xl.hosts.terbuka.hitungan import Terbuka, compute_terbuka, periksa_terbuka
from lkjip_xl.hosts.terbuka.layar import show_status
from lkjip_xl.hosts.terbuka.sel_hitung import is_udf, read_kolom
from lkjip_xl.hosts.terbuka.tempat import find_berkas, find_folder, save_copy

_BANYAK_PERLU = 5


def run_tahun_baru(buku: xw.Book) -> str:
    """Asks where, writes next year's book and opens it; the open book is neither changed nor saved.

    Returns:
        What to tell staff; empty where they think better of it.

    Raises:
        BukuError: This is no book of ours, or the new one would take the place of the open one.
        LingkunganError: A file cannot be written.
    """
    terbuka = periksa_terbuka(buku)
    if terbuka.galat:
        show_periksa(buku, terbuka.hitungan.problems)
        return f"Buku tahun baru belum dibuat.\n{format_problems(terbuka.galat)}"
    show_status(buku, "menunggu nama berkas ...")
    usul = find_folder(buku) / _build_nama(buku, terbuka)
    path = ask_simpan(buku.app, usul, ".xlsx")
    if path is None:
        return ""
    tulisan = _write(buku, terbuka, path)
    show_status(buku, f"membuka {tulisan.path.name} ...")
    try:
        buku.app.books.open(str(tulisan.path))
    # The file is written; where the program does not open it, staff can.
    except Exception:
        return f"{tulisan.pesan}\nBuka berkas itu untuk melanjutkan."
    return tulisan.pesan


def write_tahun_baru(buku: xw.Book, path: Path) -> Tulisan:
    """The book of the next year from this one, unsaved changes included.

    Raises:
        BukuError: The book has galat, or `path` is its own file.
        LingkunganError: A file cannot be written.
    """
    return _write(buku, compute_terbuka(buku), path)


def _write(buku: xw.Book, terbuka: Terbuka, path: Path) -> Tulisan:
    lama = find_berkas(buku)
    if lama is not None and path.exists() and path.samefile(lama):
        raise BukuError([_problem_sama(path)])
    kolom = read_kolom(terbuka.grid)
    show_status(buku, "membaca buku ini ...")
    with tempfile.TemporaryDirectory(prefix="lkjip-", ignore_cleanup_errors=True) as folder:
        akhiran = lama.suffix if lama and lama.suffix.lower() == ".xlsm" else ".xlsx"
        salinan = Path(folder) / f"{Path(buku.name).stem}{akhiran}"
        save_copy(buku, salinan)
        show_status(buku, "menyusun buku tahun baru ...")
        baru = api.roll_buku(salinan, rumus="udf" if is_udf(kolom or ()) else "native")
    show_status(buku, f"menulis {path.name} ...")
    ditulis = write_atomic(baru.berkas, path, keep_copy=True)
    perlu = list_perlu(baru.catatan)
    baris = [f"Selesai. Buku tahun {baru.tahun}: {ditulis}"]
    if perlu:
        baris += ["Mohon dilihat:", *(f"- {satu}" for satu in perlu[:_BANYAK_PERLU])]
    if len(perlu) > _BANYAK_PERLU:
        baris.append(f"... dan {len(perlu) - _BANYAK_PERLU} lagi (klik Periksa Data di buku baru).")
    return Tulisan(ditulis, "\n".join(baris))


def _build_nama(buku: xw.Book, terbuka: Terbuka) -> str:
    """The name of the book with the next year in it."""
    nama, tahun = Path(buku.name).stem, terbuka.hitungan.data.profil.tahun
    if tahun is None:
        return f"{nama} - tahun baru.xlsx"
    baru = nama.replace(str(tahun), str(tahun + 1))
    return f"{nama} {tahun + 1}.xlsx" if baru == nama else f"{baru}.xlsx"


def _problem_sama(path: Path) -> Problem:
    return Problem(
        "B-71",
        Tingkat.GALAT,
        "Nama yang dipilih adalah buku yang sedang terbuka, jadi buku tahun baru belum ditulis.",
        "klik Tahun Baru lagi, lalu pilih nama lain.",
        path.name,
    )
