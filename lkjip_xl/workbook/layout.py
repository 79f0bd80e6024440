"""Where each table stands on its sheet, for a given number of rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lkjip_xl.workbook import schema
from lkjip_xl.workbook.model import Lembar, Tabel, Tipe
from lkjip_xl.workbook.read.grid import MemoryGrid, TabelGrid

# Contents of a book: table name -> rows of column name -> value; None and absent mean empty.
Isi = Mapping[str, Sequence[Mapping[str, Any]]]

BARIS_JUDUL = 0
BARIS_PETUNJUK = 1
BARIS_LENGKAP = 2
BARIS_PERTAMA = 4  # row of the first table's heading
JARAK = 2  # empty rows between two tables


@dataclass(frozen=True, slots=True)
class Letak:
    """Zero-based rows of one table; tables start in the first column."""

    tabel: Tabel
    lembar: Lembar
    judul: int
    header: int
    akhir: int

    @property
    def awal(self) -> int:
        """First row of the body."""
        return self.header + 1

    @property
    def jumlah(self) -> int:
        """Rows of the body, spare ones included."""
        return self.akhir - self.header


def build_letak(isi: Isi) -> dict[str, Letak]:
    """Position of every table; each has its data rows, spare rows, and at least one row."""
    letak = {}
    for lembar in schema.LEMBAR:
        baris = BARIS_PERTAMA
        for tabel in lembar.tabel:
            header = baris + (2 if tabel.petunjuk else 1)
            akhir = header + count_baris(tabel, isi)
            letak[tabel.nama] = Letak(tabel, lembar, baris, header, akhir)
            baris = akhir + 1 + JARAK
    return letak


def count_baris(tabel: Tabel, isi: Isi) -> int:
    """Body rows of a table, spare ones included."""
    if tabel.satu_baris:
        return 1
    if sendiri := tabel.baris or tabel.tetap or tabel.isi:
        return len(sendiri)
    return max(1, tabel.tersedia, len(isi.get(tabel.nama, ())) + tabel.cadangan)


def build_grid(isi: Isi, letak: Mapping[str, Letak]) -> MemoryGrid:
    """`isi` as a Grid, so that a book about to be written is read like a saved one."""
    tabel = []
    for nama, satu in letak.items():
        kolom = satu.tabel.kolom
        baris = [[b.get(k.nama) for k in kolom] for b in build_baris(satu.tabel, isi)]
        baris += [[None] * len(kolom)] * (satu.jumlah - len(baris))
        header = tuple(k.header for k in kolom)
        tabel.append(TabelGrid(nama, satu.lembar.nama, header, baris, satu.awal, 0))
    return MemoryGrid(tabel)


def build_baris(tabel: Tabel, isi: Isi) -> list[Mapping[str, Any]]:
    """Rows of a table as they are written: fixed rows carry their labels and defaults."""
    diberi = list(isi.get(tabel.nama, ()))
    if tabel.satu_baris:
        label = {kolom.nama: kolom.hint for kolom in tabel.kolom if kolom.tipe is Tipe.LABEL}
        return [{**label, **baris} for baris in (diberi or [{}])[:1]]
    if tabel.isi:
        return list(tabel.isi)
    if tabel.tetap:
        kunci = tabel.kolom[0].nama
        per_baris = {str(baris[kunci]): baris for baris in diberi}
        return [{**per_baris.get(tetap[kunci], {}), **tetap} for tetap in tabel.tetap]
    if not tabel.baris:
        return diberi
    isian = {baris["kode"]: baris["isian"] for baris in diberi}
    return [
        {
            "kode": baris.kode,
            "label": baris.label,
            "isian": isian.get(baris.kode, baris.baku),
            "hint": baris.hint,
        }
        for baris in tabel.baris
    ]
