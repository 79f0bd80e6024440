"""The book of one request, apart from the books of all others.

xlwings keeps every book that a server handles in one program object, and the last one opened is
the "active" one: a message would go there. Each book of ours gets a program of its own.
"""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import xlwings as xw

_PANJANG_NAMA = 120
_MODE = ("setCalculation", "setScreenUpdating")


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
    isi.api["book"]["name"] = clean_nama(isi.name)
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
    return bersih[-_PANJANG_NAMA:] if bersih.strip(". ") else "buku.xlsx"


def attach_berkas(buku: xw.Book, isi: bytes) -> None:
    """Let macros copy the book: `isi` is its file as Excel handed it over."""

    def simpan(path: str) -> None:
        Path(path).write_bytes(isi)

    buku.impl.save_copy = simpan


def forget_tulisan(buku: xw.Book) -> None:
    """Take back all that was to be written: nothing has reached Excel yet."""
    buku.impl.json()["actions"].clear()


def drop_mode(buku: xw.Book) -> None:
    """Orders that only spare the eye: if one after them failed, Excel would stay that way."""
    tindakan = buku.impl.json()["actions"]
    tindakan[:] = [satu for satu in tindakan if satu["func"] not in _MODE]


def release_buku(buku: xw.Book) -> None:
    """Let go of the cells that were read; xlwings would keep those of every book for good."""
    ingatan = getattr(sys.modules[type(buku.impl).__module__], "get_range_api", None)
    if ingatan is not None:
        ingatan.cache_clear()
