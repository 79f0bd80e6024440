"""The book of one request, apart from the books of all others.

xlwings keeps every book that a server handles in one program object, and the last one opened is
the "active" one: a message would go there. Each book of ours gets a program of its own.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import xlwings as xw

_PANJANG_NAMA = 120  # bytes: a disk takes 255, and words are put around it


def adopt_buku(buku: xw.Book) -> xw.Book:
    """Give the book of a request its own program, and a name that is no path of this machine."""
    isi = buku.impl
    lama = isi.books
    program = type(lama.app)(lama.app.apps, add_book=False)
    lama.books.remove(isi)
    if lama.active is isi:
        lama._active = None
    isi.books = program.books
    program.books.books.append(isi)
    program.books._active = isi
    keterangan = isi.api["book"]
    keterangan["name"] = clean_nama(isi.name)
    # Excel counts sheets that hold nothing but a chart as well, which are not sent along.
    if keterangan.get("active_sheet_index") not in range(len(isi.api["sheets"])):
        keterangan["active_sheet_index"] = 0
    return buku


def clean_nama(nama: object) -> str:
    """The name of a book that comes from outside, as a plain file name.

    A macro looks for pictures beside the file of the book, so a path would open folders of this
    machine.

    >>> [clean_nama(satu) for satu in ("D:/buku/LKjIP 2025.xlsx", "../../etc/passwd", "..")]
    ['LKjIP 2025.xlsx', 'passwd', 'buku.xlsx']
    """
    satu = PureWindowsPath(PurePosixPath(str(nama)).name).name
    bersih = "".join("_" if h in '<>:"/\\|?*' or not h.isprintable() else h for h in satu)
    pendek = bersih.encode()[-_PANJANG_NAMA:].decode(errors="ignore")
    return pendek if pendek.strip(". ") else "buku.xlsx"


def attach_berkas(buku: xw.Book, isi: bytes) -> None:
    """Let macros copy the book: `isi` is its file as Excel handed it over."""

    def simpan(path: str) -> None:
        Path(path).write_bytes(isi)

    buku.impl.save_copy = simpan
