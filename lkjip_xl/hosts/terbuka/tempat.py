"""Where an open book lies on this machine, where its files go, and copies of it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import xlwings as xw

from lkjip_xl.errors import LingkunganError, Problem, Tingkat
from lkjip_xl.hosts.terbuka.layar import call_api, find_api

# Set by OneDrive: folders of this machine whose files Excel knows by their address in the cloud.
_AKAR_AWAN = ("OneDriveCommercial", "OneDriveConsumer", "OneDrive")
_BACA_SAJA = (
    "Buku ini terbuka sebagai baca-saja: simpan dengan nama lain (Excel: F12) agar hasilnya "
    "tidak hilang."
)


def find_berkas(buku: xw.Book) -> Path | None:
    """The file of the book on this machine; None for one never saved, or only in the cloud."""
    nama = _read_nama_lengkap(buku)
    if "://" in nama:
        return _find_lokal(nama)
    path = Path(nama)
    return path if path.is_absolute() and path.is_file() else None


def find_folder(buku: xw.Book) -> Path:
    """Where files made from the book go: beside it, else among the documents of the user."""
    berkas = find_berkas(buku)
    if berkas is not None:
        return berkas.parent
    dokumen = Path.home() / "Documents"
    return dokumen if dokumen.is_dir() else Path.home()


def list_baca_saja(buku: xw.Book) -> list[str]:
    """What to tell staff of a book that cannot be saved under its own name, such as one from mail.

    Returns:
        One line; none for an ordinary book.
    """
    for nama in ("ReadOnly", "isReadonly"):  # Excel, LibreOffice
        isi = find_api(buku, nama)
        if isi is not None:
            return [_BACA_SAJA] if (isi() if callable(isi) else isi) else []
    return []


def save_copy(buku: xw.Book, path: Path) -> None:
    """The book as it is now, unsaved changes included, in another file; the book is not touched.

    Raises:
        LingkunganError: The program cannot write there, or only in another format.
    """
    simpan: Any = getattr(buku.impl, "save_copy", None)
    # Excel copies a book in its own format, whatever the name says.
    if simpan is None and Path(buku.name).suffix.lower() not in ("", path.suffix.lower()):
        raise LingkunganError([_problem_format(buku.name)])
    try:
        if simpan is not None:
            simpan(str(path))
        elif not call_api(buku, "SaveCopyAs", str(path)):
            raise NotImplementedError("the program has no way to save a copy")
    # Each program has its own faults for a folder that it may not write to.
    except Exception as galat:
        raise LingkunganError([_problem_salinan(path)]) from galat


def save_copy_beside(buku: xw.Book, kata: str) -> Path:
    """A copy for staff to go back to, such as "buku (sebelum impor 1).xlsx"; where it is.

    Raises:
        LingkunganError: The program cannot write there.
    """
    folder, nama, nomor = find_folder(buku), Path(buku.name), 1
    while True:
        path = folder / f"{nama.stem} ({kata} {nomor}){nama.suffix or '.xlsx'}"
        if not path.exists():
            save_copy(buku, path)
            return path
        nomor += 1


def _read_nama_lengkap(buku: xw.Book) -> str:
    # xlwings raises for a book in the cloud whose folder it cannot guess; Excel knows its address.
    try:
        return str(buku.fullname)
    except Exception:
        return str(find_api(buku, "FullName") or "")


def _find_lokal(alamat: str) -> Path | None:
    """The synchronised file behind an address in the cloud: the longest tail of it that exists."""
    bagian = [unquote(satu) for satu in urlsplit(alamat).path.split("/") if satu]
    akar = [Path(os.environ[nama]) for nama in _AKAR_AWAN if os.environ.get(nama)]
    for mulai in range(len(bagian)):
        for satu in akar:
            path = satu.joinpath(*bagian[mulai:])
            if path.is_file():
                return path
    return None


def _problem_format(nama: str) -> Problem:
    return Problem(
        "B-73",
        Tingkat.GALAT,
        f'Buku "{nama}" belum berformat .xlsx, jadi belum ada yang ditulis.',
        "simpan dahulu dengan nama lain (Excel: F12) sebagai Excel Workbook (.xlsx), "
        "lalu klik tombolnya lagi.",
        nama,
    )


def _problem_salinan(path: Path) -> Problem:
    return Problem(
        "B-65",
        Tingkat.GALAT,
        f'Salinan buku tidak dapat ditulis di folder "{path.parent}", jadi belum ada yang diubah.',
        "simpan dahulu buku ini (Ctrl+S) di folder milik Anda, misalnya Dokumen, "
        "lalu klik tombolnya lagi.",
        path.name,
    )
