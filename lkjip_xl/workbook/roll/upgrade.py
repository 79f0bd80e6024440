"""An old book in today's schema: same year, every input at its new place."""

from __future__ import annotations

from lkjip_xl.errors import Problem, Tingkat
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.read.answers import list_baris
from lkjip_xl.workbook.read.reader import Bacaan
from lkjip_xl.workbook.roll.carry import Salinan
from lkjip_xl.workbook.roll.ledger import Gulungan
from lkjip_xl.workbook.roll.policy import Cara
from lkjip_xl.workbook.write.newbook import build_isi_baru

# A sheet, table, column or row that the schema of the book did not have yet.
KODE_BELUM_ADA = frozenset({"B-05", "B-06", "B-07", "B-08"})


def list_galat(bacaan: Bacaan) -> list[Problem]:
    """What stops an upgrade: galat of the inputs, but not that something is not there yet."""
    return [
        problem
        for problem in bacaan.problems
        if problem.tingkat is Tingkat.GALAT and problem.kode not in KODE_BELUM_ADA
    ]


def upgrade_isi(bacaan: Bacaan) -> Gulungan:
    """Contents of today's book with the inputs of an older one.

    Tables that the old book does not have at all are as in a new book.

    Raises:
        RegulasiError: The year of the book lies before the first block of a rule.
        ValueError: The book has no year.
    """
    tahun = bacaan.data.profil.tahun
    if tahun is None:
        raise ValueError("the old book has no year")
    satker = bacaan.data.profil.teks("NAMA_SATKER").isi or ""
    isi_baru = build_isi_baru(satker, tahun)
    salinan = Salinan(bacaan.grid)
    for nama, tabel in schema.TABEL.items():
        if nama not in bacaan.grid.daftar_tabel:
            for baru in isi_baru.get(nama, ()):
                salinan.add(nama, baru)
            continue
        cara = {kolom.nama: Cara.TETAP for kolom in tabel.kolom if kolom.is_masukan}
        for satu in list_baris(bacaan, tabel):
            salinan.keep(tabel, satu, cara, "")
    return salinan.finish(tahun)
