"""A book made from an older one: the next year, or the same year in a newer schema."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.api.books import Rumus, build_buku
from lkjip_xl.api.hitungan import TAHUN_PERIKSA, compute_grid
from lkjip_xl.errors import BukuError
from lkjip_xl.workbook.read.opening import open_buku
from lkjip_xl.workbook.read.reader import read_buku

if TYPE_CHECKING:
    from lkjip_xl.workbook.roll.ledger import Langkah


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
