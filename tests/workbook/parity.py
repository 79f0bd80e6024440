"""A recalculated workbook beside the core's opinion of it: what the parity tests share."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.rekap import compute_hasil
from lkjip_xl.regulasi.loader import load_aturan
from lkjip_xl.workbook.computed import SelHitung, iter_hitung
from lkjip_xl.workbook.read.opening import open_buku
from lkjip_xl.workbook.read.reader import read_buku


@dataclass(frozen=True)
class Hitungan:
    """A recalculated book, and the core's opinion of it."""

    sel: Sequence[SelHitung]
    hasil: DaftarHasil
    galat_excel: Sequence[str]

    @property
    def beda(self) -> list[str]:
        """Cells on which LibreOffice and the core disagree, with both values."""
        return [
            f"{satu.tabel.nama}[{satu.kolom.header}] {satu.sel}: "
            f"LibreOffice {satu.ada!r}, inti {satu.seharusnya!r}"
            for satu in self.sel
            if not satu.is_sama
        ]


def hitung(path: Path) -> Hitungan:
    """Read a book and compute it in the core."""
    bacaan = read_buku(open_buku(path))
    hasil = compute_hasil(bacaan.data, load_aturan(bacaan.data.profil.tahun or 0))
    return Hitungan(
        tuple(iter_hitung(bacaan.baris, hasil)),
        hasil,
        find_galat_excel(path),
    )


def find_galat_excel(path: Path) -> list[str]:
    """Cells anywhere in a file, spare rows included, that show an error value."""
    with zipfile.ZipFile(path) as arsip:
        return [
            f"{nama} {sel.decode()}"
            for nama in arsip.namelist()
            if nama.startswith("xl/worksheets/sheet")
            for sel in re.findall(rb'<c r="([A-Z]+[0-9]+)"[^>]* t="e"', arsip.read(nama))
        ]
