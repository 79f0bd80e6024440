"""The schema version of a book: written by the builder, looked at when a book is opened."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from lkjip_xl.errors import Problem, Tingkat
from lkjip_xl.workbook import schema

SIFAT = "lkjip_skema"  # custom property of the document
_BAGIAN = "docProps/custom.xml"


def read_versi(path: Path) -> int | None:
    """The schema version that a saved book names; None where a program dropped it."""
    with zipfile.ZipFile(path) as arsip:
        if _BAGIAN not in arsip.namelist():
            return None
        try:
            akar = etree.fromstring(arsip.read(_BAGIAN))
        except etree.XMLSyntaxError:
            return None
    for satu in akar.iter("{*}property"):
        isi = "".join(map(str, satu.itertext())).strip()
        if satu.get("name") == SIFAT and isi.isdecimal():
            return int(isi)
    return None


def find_versi(tertulis: int | None, daftar_tabel: Sequence[str]) -> int:
    """The version of a book that names `tertulis`; without it, its tables tell.

    A book with some of our tables but not all is an old one; a book with none of them is not
    ours at all, and the reader tells what it misses.
    """
    if tertulis is not None:
        return tertulis
    ada = schema.TABEL.keys() & set(daftar_tabel)
    return schema.VERSI if not ada or len(ada) == len(schema.TABEL) else schema.VERSI - 1


def check_versi(versi: int, berkas: str) -> list[Problem]:
    """Why a book of that version cannot be read as it is; empty for today's version."""
    if versi > schema.VERSI:
        return [
            Problem(
                "B-26",
                Tingkat.GALAT,
                "Buku ini dibuat dengan versi lkjip yang lebih baru daripada yang terpasang di "
                f"komputer ini (bentuk buku {versi}, yang dikenal {schema.VERSI}).",
                "perbarui lkjip, lalu coba lagi.",
                berkas,
            )
        ]
    if versi < schema.VERSI:
        return [
            Problem(
                "B-27",
                Tingkat.GALAT,
                "Buku ini dibuat dengan versi lkjip yang lebih lama "
                f"(bentuk buku {versi}, sekarang {schema.VERSI}).",
                f'perbarui bukunya dengan: lkjip buku --perbarui "{berkas}" -o "BARU.xlsx"; '
                "semua isian, kolom, dan lembar sendiri ikut.",
                berkas,
            )
        ]
    return []
