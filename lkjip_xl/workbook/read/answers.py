"""Rows of every table of a read book, raw answers included."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip_xl.domain.isian import Isian
from lkjip_xl.workbook.model import Tabel
from lkjip_xl.workbook.read.cells import is_kosong
from lkjip_xl.workbook.read.reader import Bacaan
from lkjip_xl.workbook.rows import BarisBaca


def list_baris(bacaan: Bacaan, tabel: Tabel) -> Sequence[BarisBaca]:
    """Rows of `tabel` that exist; answers of respondents as they stand, unchecked."""
    if not tabel.is_jawaban:
        return bacaan.baris.get(tabel.nama, ())
    if tabel.nama not in bacaan.grid.daftar_tabel:
        return ()
    return list(_iter_jawaban(bacaan, tabel))


def _iter_jawaban(bacaan: Bacaan, tabel: Tabel) -> Iterator[BarisBaca]:
    grid = bacaan.grid.read_tabel(tabel.nama)
    ada = {" ".join(satu.split()).casefold(): nomor for nomor, satu in enumerate(grid.header)}
    posisi = {k.nama: ada.get(k.header.casefold()) for k in tabel.kolom if k.is_masukan}
    for nomor, isi in enumerate(grid.isi):
        isian = {
            nama: Isian(
                None if k is None or is_kosong(isi[k]) else isi[k],
                f"{grid.lembar}!{grid.alamat(nomor, k or 0)}",
            )
            for nama, k in posisi.items()
        }
        if any(satu.isi is not None for satu in isian.values()):
            yield BarisBaca(isian, {}, nomor)
