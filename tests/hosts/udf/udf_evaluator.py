"""The UDF edition of a book, computed in Python: Excel's part of finding the cells.

Formulas and references are read by the product's own parser; a formula must be one call.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl

from lkjip_xl.domain.rekap import compute_hasil
from lkjip_xl.hosts.udf import FUNGSI
from lkjip_xl.hosts.udf.galat import GALAT_EXCEL
from lkjip_xl.hosts.udf_alasan.rujukan import BARIS_INI, RujukanTabel, parse_tabel
from lkjip_xl.hosts.udf_alasan.rumus import Panggilan, Rujukan, Simpul, Tetap, parse_rumus
from lkjip_xl.regulasi.loader import load_aturan
from lkjip_xl.workbook.computed import SelHitung, iter_hitung
from lkjip_xl.workbook.read.opening import open_buku
from lkjip_xl.workbook.read.reader import read_buku


class BukuUdf:
    """A workbook whose computed cells call UDFs."""

    def __init__(self, isi: bytes) -> None:
        """Open the workbook; computed values that stand in it are not looked at."""
        self._wb = openpyxl.load_workbook(io.BytesIO(isi))
        self._tabel = {nama: ws for ws in self._wb for nama in ws.tables}
        self._daerah = {nama: list(ws[ws.tables[nama].ref]) for nama, ws in self._tabel.items()}
        self._header = {
            nama: [sel.value for sel in baris[0]] for nama, baris in self._daerah.items()
        }
        self._nilai: dict[tuple[str, int, int], Any] = {}
        self._rentang: dict[tuple[RujukanTabel, int | None], Any] = {}

    def iter_rumus(self) -> Iterator[tuple[str, int, str, str]]:
        """Table, zero-based row, header and formula of every cell of a table that calls a UDF."""
        for nama, daerah in self._daerah.items():
            for nomor, baris in enumerate(daerah[1:]):
                for header, sel in zip(self._header[nama], baris, strict=True):
                    if sel.data_type == "f" and "LKJ_" in sel.value:
                        yield nama, nomor, header, sel.value

    def nilai(self, tabel: str, baris: int, header: str) -> Any:
        """What a cell of the body shows."""
        return self._sel(tabel, baris, self._header[tabel].index(header))

    def _sel(self, tabel: str, baris: int, kolom: int) -> Any:
        tempat = (tabel, baris, kolom)
        if tempat not in self._nilai:
            sel = self._daerah[tabel][baris + 1][kolom]
            isi = sel.value
            if sel.data_type == "f":
                isi = self._isi(_urai(isi), tabel, baris)
            elif isinstance(isi, int) and not isinstance(isi, bool):
                isi = float(isi)  # Excel knows no whole numbers
            self._nilai[tempat] = isi
        return self._nilai[tempat]

    def _isi(self, isi: Simpul, tabel: str, baris: int) -> Any:
        if isinstance(isi, Panggilan):
            argumen = [self._isi(satu, tabel, baris) for satu in isi.argumen]
            return FUNGSI[isi.nama].fungsi(*argumen)
        if isinstance(isi, Tetap):
            return isi.isi
        assert isinstance(isi, Rujukan), f"not allowed in a UDF form: {isi}"
        rujukan = parse_tabel(isi.teks)
        return self._baca_nama(isi.teks) if rujukan is None else self._baca(rujukan, baris)

    def _baca(self, rujukan: RujukanTabel, baris: int) -> Any:
        tabel, header = rujukan.tabel, self._header[rujukan.tabel]
        sini = baris if rujukan.bagian == BARIS_INI else None
        if (rujukan, sini) in self._rentang:
            return self._rentang[rujukan, sini]
        kolom = range(header.index(rujukan.dari), header.index(rujukan.sampai) + 1)
        if rujukan.bagian == "headers":
            isi = [[header[k] for k in kolom]]
        else:
            nomor = range(len(self._daerah[tabel]) - 1) if sini is None else [sini]
            isi = [[self._sel(tabel, n, k) for k in kolom] for n in nomor]
        self._rentang[rujukan, sini] = isi
        return isi

    def _baca_nama(self, nama: str) -> Any:
        lembar, _, sel = self._wb.defined_names[nama].attr_text.replace("$", "").rpartition("!")
        isi = self._wb[lembar.strip("'")][sel].value
        return float(isi) if isinstance(isi, int) else isi


def _urai(rumus: str) -> Panggilan:
    simpul = parse_rumus(rumus)
    assert isinstance(simpul, Panggilan), f"not one call: {rumus}"
    return simpul


@dataclass(frozen=True)
class BandingUdf:
    """Every computed cell of a book: what its UDF gives beside what the core computes."""

    sel: Sequence[SelHitung]
    galat: Sequence[str]

    @property
    def beda(self) -> list[str]:
        """Cells on which the two disagree; an established figure must be the very same."""
        return [
            f"{s.tabel.nama}[{s.kolom.header}] {s.sel}: UDF {s.ada!r}, inti {s.seharusnya!r}"
            for s in self.sel
            if not s.is_sama or not _is_tepat(s)
        ]


def _is_tepat(satu: SelHitung) -> bool:
    if not isinstance(satu.seharusnya, Decimal):
        return True
    eksponen = satu.seharusnya.as_tuple().exponent
    is_tetap = isinstance(eksponen, int) and eksponen >= -6
    return not is_tetap or satu.ada == float(satu.seharusnya)


def banding(path: Path) -> BandingUdf:
    """Compute the UDF edition of a book in both ways."""
    bacaan = read_buku(open_buku(path))
    hasil = compute_hasil(bacaan.data, load_aturan(bacaan.data.profil.tahun or 0))
    buku = BukuUdf(path.read_bytes())
    sel = [
        replace(satu, ada=buku.nilai(satu.tabel.nama, satu.nomor, satu.kolom.header))
        for satu in iter_hitung(bacaan.baris, hasil)
        if satu.kolom.udf or satu.kolom.cari
    ]
    galat = [
        f"{nama}[{header}] {nomor}"
        for nama, nomor, header, _ in buku.iter_rumus()
        if buku.nilai(nama, nomor, header) in GALAT_EXCEL
    ]
    return BandingUdf(sel, galat)
