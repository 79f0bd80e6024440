"""Computed cells of an open book: which formula each has lost, and which shows a wrong value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from lkjip_xl.api.hitungan import TAHUN_PERIKSA, Hitungan
from lkjip_xl.errors import RegulasiError
from lkjip_xl.hosts.terbuka.grid import ExcelGrid
from lkjip_xl.hosts.terbuka.pengganti import read_pengganti
from lkjip_xl.regulasi.loader import load_aturan
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.completeness import compute_buku as compute_isi_buku
from lkjip_xl.workbook.computed import SelHitung, iter_hitung
from lkjip_xl.workbook.model import Kolom, Tabel
from lkjip_xl.workbook.read.cells import is_kosong
from lkjip_xl.workbook.read.grid import TabelGrid
from lkjip_xl.workbook.read.reader import read_buku
from lkjip_xl.workbook.rumus_kolom import build_rumus, is_memanggil_lkj, strip_tempat_addin


@dataclass(frozen=True, slots=True)
class KolomBuku:
    """A computed column as it stands in the open book.

    Attributes:
        tabel: Its table as declared.
        kolom: The column as declared.
        letak: The table in the book.
        posisi: Zero-based column inside the table.
        rumus: What was typed into each of its cells; a formula begins with "=".
    """

    tabel: Tabel
    kolom: Kolom
    letak: TabelGrid
    posisi: int
    rumus: tuple[str, ...]

    def read(self, nomor: int) -> Any:
        """What a cell shows."""
        return self.letak.isi[nomor][self.posisi]


@dataclass(frozen=True, slots=True)
class SelBuku:
    """One computed cell that holds a formula.

    Attributes:
        kolom: Its column.
        nomor: Zero-based row in the body of the table.
        rumus: Its formula.
        seharusnya: What the core computes; None for an empty cell.
        is_sama: Whether it shows that.
    """

    kolom: KolomBuku
    nomor: int
    rumus: str
    seharusnya: Decimal | str | None
    is_sama: bool


@dataclass(frozen=True, slots=True)
class Tulis:
    """Cells under each other in one column.

    Attributes:
        lembar: Their sheet.
        baris: Sheet row of the first one.
        kolom: Sheet column.
        isi: Formulas that go into them.
        lama: Formulas that stand there; None for an empty cell.
    """

    lembar: str
    baris: int
    kolom: int
    isi: tuple[str, ...]
    lama: tuple[str | None, ...]


def read_kolom(grid: ExcelGrid) -> list[KolomBuku] | None:
    """Every computed column of the book; None where the program does not tell formulas."""
    hasil = []
    for nama, tabel in schema.TABEL.items():
        hitung = [kolom for kolom in tabel.kolom if kolom.is_hitung]
        if not hitung or nama not in grid.daftar_tabel:
            continue
        letak, rumus = grid.read_tabel(nama), grid.read_rumus(nama)
        if rumus is None:
            return None
        posisi = {" ".join(h.split()).casefold(): n for n, h in enumerate(letak.header)}
        for kolom in hitung:
            nomor = posisi.get(kolom.header.casefold())
            if nomor is not None:
                isi = tuple(baris[nomor] for baris in rumus)
                hasil.append(KolomBuku(tabel, kolom, letak, nomor, isi))
    return hasil


def is_udf(daftar: Sequence[KolomBuku]) -> bool:
    """Whether computed columns of the book call the functions of the add-in."""
    return any(is_memanggil_lkj(rumus) for satu in daftar for rumus in satu.rumus)


def list_hilang(daftar: Sequence[KolomBuku], hitungan: Hitungan) -> list[Tulis]:
    """Formulas for computed cells that are empty: of their column, else as a new book has them.

    Spare rows count too, so that they compute when staff fill them in. So does a formula that
    still names the folder of an add-in that has moved.
    """
    edisi, kelas = is_udf(daftar), None
    hasil: list[Tulis] = []
    for satu in daftar:
        isi = {
            nomor: strip_tempat_addin(rumus)
            for nomor, rumus in enumerate(satu.rumus)
            if strip_tempat_addin(rumus) != rumus
        }
        kosong = [n for n, r in enumerate(satu.rumus) if not r and is_kosong(satu.read(n))]
        if kosong:
            rumus = _find_contoh(satu)
            if not rumus:
                kelas = _load_kelas(hitungan) if kelas is None else kelas
                rumus = build_rumus(satu.tabel, satu.kolom, kelas, is_udf=edisi)
            isi |= dict.fromkeys(kosong, rumus)
        hasil += build_tulis(satu, isi)
    return hasil


def build_tulis(kolom: KolomBuku, isi: dict[int, str]) -> Iterator[Tulis]:
    """New contents by row of the body, those under each other as one write."""
    letak = kolom.letak
    lanjut: Tulis | None = None
    for nomor in sorted(isi):
        baris, lama = letak.baris_awal + nomor + 1, kolom.rumus[nomor] or None
        if lanjut is not None and lanjut.baris + len(lanjut.isi) == baris:
            lanjut = replace(lanjut, isi=(*lanjut.isi, isi[nomor]), lama=(*lanjut.lama, lama))
            continue
        if lanjut is not None:
            yield lanjut
        posisi = letak.kolom_awal + kolom.posisi + 1
        lanjut = Tulis(letak.lembar, baris, posisi, (isi[nomor],), (lama,))
    if lanjut is not None:
        yield lanjut


def list_sel(daftar: Sequence[KolomBuku], grid: ExcelGrid, hitungan: Hitungan) -> list[SelBuku]:
    """Every computed cell with a formula, compared with the core.

    Where the core has nothing to compare, in spare rows and in surveys without kode, a cell is as
    it should be unless it shows an error.
    """
    bacaan = read_buku(grid)
    semua: dict[tuple[str, int, str], SelHitung] = {
        (satu.tabel.nama, satu.nomor, satu.kolom.nama): satu
        for satu in iter_hitung(bacaan.baris, hitungan.hasil, compute_isi_buku(bacaan.baris, grid))
    }
    hasil = []
    for kolom in daftar:
        nama = kolom.tabel.nama
        for nomor, rumus in enumerate(kolom.rumus):
            if not rumus.startswith("="):
                continue
            satu = semua.get((nama, nomor, kolom.kolom.nama))
            if satu is not None:
                hasil.append(SelBuku(kolom, nomor, rumus, satu.seharusnya, satu.is_sama))
            else:
                is_galat = str(kolom.read(nomor)).startswith("#")
                hasil.append(SelBuku(kolom, nomor, rumus, None, not is_galat))
    return hasil


def _find_contoh(kolom: KolomBuku) -> str:
    """The formula that all other cells of a column share; empty where there is none."""
    ada = Counter(
        read_pengganti(rumus) or strip_tempat_addin(rumus)
        for rumus in kolom.rumus
        if rumus.startswith("=")
    )
    return next(iter(ada)) if len(ada) == 1 else ""


def _load_kelas(hitungan: Hitungan) -> Any:
    try:
        return load_aturan(hitungan.data.profil.tahun or TAHUN_PERIKSA).kelas_mutu
    except RegulasiError:
        return load_aturan(TAHUN_PERIKSA).kelas_mutu
