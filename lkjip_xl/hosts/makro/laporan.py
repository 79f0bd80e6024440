"""Buttons Buat LKjIP and Perjanjian Kinerja: the Word report of the open book."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import xlwings as xw

from lkjip_xl import api
from lkjip_xl.files import write_keeping
from lkjip_xl.hosts.makro.periksa_data import format_problems, show_periksa
from lkjip_xl.hosts.tampilan.output import format_banyak
from lkjip_xl.hosts.terbuka.buka import open_berkas
from lkjip_xl.hosts.terbuka.dialogs import ask_simpan
from lkjip_xl.hosts.terbuka.hitungan import (
    Terbuka,
    add_fungsi,
    compute_terbuka,
    periksa_terbuka,
)
from lkjip_xl.hosts.terbuka.layar import show_status
from lkjip_xl.hosts.terbuka.tempat import find_berkas, find_folder
from lkjip_xl.report.render import find_templat


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
class Jenis:
    """A kind of report.

    Attributes:
        judul: What its file is called.
        templat: Shipped template.
        berkas_sendiri: File beside the book that an office puts there as its own template.
    """

    judul: str
    templat: str
    berkas_sendiri: str


LKJIP = Jenis("LKjIP", api.TEMPLAT_BAKU, "templat_lkjip.docx")
PERJANJIAN_KINERJA = Jenis(
    "Perjanjian Kinerja", "perjanjian_kinerja", "templat_perjanjian_kinerja.docx"
)


def run_laporan(buku: xw.Book, jenis: Jenis) -> str:
    """Checks, asks where, writes the report and opens it in its own program.

    With a galat nothing is asked: sheet Periksa lists all of them and is shown.

    Returns:
        What to tell staff; empty where they think better of it.

    Raises:
        BukuError: This is no book of ours.
        TemplateError: The template has faults; nothing is written.
        LingkunganError: The file cannot be written.
    """
    terbuka = periksa_terbuka(buku)
    if terbuka.galat:
        show_periksa(buku, terbuka.hitungan.problems)
        return f"{jenis.judul} belum dibuat.\n{format_problems(terbuka.galat)}"
    show_status(buku, "menunggu nama berkas ...")
    usul = find_folder(buku) / f"{jenis.judul} - {Path(buku.name).stem}.docx"
    path = ask_simpan(buku.app, usul, ".docx")
    if path is None:
        return ""
    tulisan = _write(buku, terbuka, path, find_templat_kantor(buku, jenis))
    show_status(buku, f"membuka {tulisan.path.name} ...")
    is_terbuka = open_berkas(tulisan.path)
    return tulisan.pesan + ("" if is_terbuka else "\nBuka berkas itu di Word.")


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
    terbuka = add_fungsi(buku, compute_terbuka(buku))
    return _write(buku, terbuka, path, templat)


def find_templat_kantor(buku: xw.Book, jenis: Jenis) -> Path:
    """The office's own template where one lies beside the book, else the shipped one."""
    berkas = find_berkas(buku)
    if berkas is not None and (sendiri := berkas.parent / jenis.berkas_sendiri).is_file():
        return sendiri
    return find_templat(jenis.templat)


def _write(buku: xw.Book, terbuka: Terbuka, path: Path, templat: Path | None) -> Tulisan:
    show_status(buku, "menyusun laporan ...")
    laporan = api.render_laporan(terbuka.hitungan, templat)
    show_status(buku, f"menulis {path.name} ...")
    tertulis = write_keeping(laporan.berkas, path)
    ditulis = tertulis.path
    baris = [f"Selesai. Laporan: {ditulis}"]
    if ditulis != path:
        baris.append(f"{path.name} sedang dibuka, jadi hasilnya memakai nama lain.")
    elif tertulis.salinan is not None:
        baris.append("Laporan lama disimpan sebagai salinan di folder yang sama.")
    if templat is not None and templat.name in (
        LKJIP.berkas_sendiri, PERJANJIAN_KINERJA.berkas_sendiri
    ):  # fmt: skip
        baris.append(f"Templat kantor yang dipakai: {templat.name}")
    baris += [
        format_banyak(terbuka.hitungan.problems),
        f"Belum diisi: {len(laporan.belum_diisi)} bagian (ditandai kuning di laporan)",
        "Di Word, tekan Ctrl+A lalu F9 agar nomor halaman daftar isi terisi.",
    ]
    return Tulisan(ditulis, "\n".join(baris))
