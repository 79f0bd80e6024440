"""Rows of a table as read: every cell an Isian, computed cells as they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lkjip_xl.domain.isian import Isian
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.model import Tabel


@dataclass(frozen=True, slots=True)
class BarisBaca:
    """One row that exists.

    Attributes:
        isian: Input cells by column name.
        hitung: Computed cells by column name: address and what stands there.
        nomor: Zero-based row in the body of its table.
    """

    isian: Mapping[str, Isian[Any]]
    hitung: Mapping[str, tuple[str, Any]]
    nomor: int

    def kode(self, kolom: str = "kode") -> str | None:
        """The kode in a column; None where it is empty or unusable."""
        satu = self.isian.get(kolom)
        return None if satu is None else satu.isi


class SemuaBaris(Mapping[str, Sequence[BarisBaca]]):
    """All tables of a book: table name -> its rows; finds a row by its kode."""

    def __init__(self, isi: Mapping[str, Sequence[BarisBaca]]) -> None:
        """Hold `isi`."""
        self._isi = dict(isi)
        self._indeks: dict[str, dict[str, BarisBaca]] = {}

    def __getitem__(self, tabel: str) -> Sequence[BarisBaca]:
        return self._isi[tabel]

    def __iter__(self) -> Iterator[str]:
        return iter(self._isi)

    def __len__(self) -> int:
        return len(self._isi)

    def find(self, tabel: str, kode: str | None) -> BarisBaca | None:
        """The first row of a table with that kode."""
        if tabel not in self._indeks:
            indeks = self._indeks[tabel] = {}
            for baris in self._isi.get(tabel, ()):
                if satu := baris.kode():
                    indeks.setdefault(satu, baris)
        return self._indeks[tabel].get(kode or "")


def find_cari(semua: SemuaBaris, tabel: Tabel, baris: BarisBaca, nama: str) -> Any:
    """What a lookup column of `tabel` shows in `baris`; None for nothing."""
    cari = tabel.find(nama).cari
    if cari is None:
        raise ValueError(f"{tabel.nama}.{nama} is no lookup column")
    lain = semua.find(cari.tabel, baris.kode(cari.lewat))
    return None if lain is None else lain.isian[cari.kolom].isi


def build_kunci(semua: SemuaBaris, tabel: Tabel, baris: BarisBaca, kunci: str) -> str:
    """The key of a computed cell: the column's template with the fields of its row."""
    isi = {nama: satu.isi for nama, satu in baris.isian.items()}
    for kolom in tabel.kolom:
        if kolom.cari is not None:
            isi[kolom.nama] = find_cari(semua, tabel, baris, kolom.nama)
    for nama, tabel_survei in schema.TABEL_SURVEI.items():
        survei = semua.get(tabel_survei, ())
        isi[nama] = survei[0].kode() if survei else None
    return kunci.format_map(isi)
