"""Cells of an exported file as the columns of a table ask for them, checked like typed ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from lkjip_xl.domain.pengurai import JenisAngka, is_strip, urai_angka
from lkjip_xl.errors import Problem, Tingkat
from lkjip_xl.workbook.edit.isi_sel import PANJANG_TEKS
from lkjip_xl.workbook.impor.ekspor import BarisEkspor, Ekspor
from lkjip_xl.workbook.model import Kolom, Tabel, Tipe
from lkjip_xl.workbook.read.cells import PERBAIKAN_STRIP, Syarat, read_sel

MASALAH_PER_KOLOM = 20
_JENIS = {
    Tipe.RUPIAH: JenisAngka.RUPIAH,
    Tipe.BULAT: JenisAngka.BULAT,
    Tipe.INDEKS: JenisAngka.INDEKS,
    Tipe.PERSEN: JenisAngka.PERSEN,
}
_TANGGAL = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d{2})-(\d{2})")


@dataclass(frozen=True, slots=True)
class Tujuan:
    """Where one column of the file goes.

    Attributes:
        header: Header in the table.
        kolom: The column as the book declares it; None for one that staff added.
        nomor: Zero-based column of the file.
    """

    header: str
    kolom: Kolom | None
    nomor: int


@dataclass(frozen=True, slots=True)
class BarisImpor:
    """One row as it will be stored: the row of the file it comes from, header -> value."""

    asal: BarisEkspor
    nilai: Mapping[str, Any]


def build_syarat(kolom: Kolom) -> Syarat:
    """What cells of a column may hold; a label is compared as text."""
    tipe = Tipe.TEKS if kolom.tipe is Tipe.LABEL else kolom.tipe
    return Syarat(kolom.header, tipe, kolom.pilihan, kolom.minimum, kolom.maksimum)


def read_nilai(
    ekspor: Ekspor, tabel: Tabel | None, tujuan: Sequence[Tujuan], problems: list[Problem]
) -> list[BarisImpor]:
    """All rows of a file with the values that the table will hold.

    Text in a column of numbers is read as a person would read it; where it has two readings, the
    question goes to `problems`. What staff's own columns hold is stored as it is; text becomes
    numbers there only if the whole column consists of numbers.

    Args:
        ekspor: The file.
        tabel: The table; None for one that staff added.
        tujuan: Mapped columns.
        problems: Receives all that is wrong, each with the cell of the file.
    """
    nilai: list[dict[str, Any]] = [{} for _ in ekspor.baris]
    for satu in tujuan:
        temuan: list[Problem] = []
        _read_kolom(ekspor, tabel, satu, nilai, temuan)
        problems += limit_temuan(temuan, satu.header, ekspor.tempat)
    return [BarisImpor(asal, isi) for asal, isi in zip(ekspor.baris, nilai, strict=True)]


def _read_kolom(
    ekspor: Ekspor,
    tabel: Tabel | None,
    tujuan: Tujuan,
    nilai: Sequence[dict[str, Any]],
    temuan: list[Problem],
) -> None:
    baca = _Pembaca(ekspor, tujuan, temuan, _is_kolom_angka(ekspor, tujuan))
    entri = {baris.kode: baris for baris in tabel.baris} if tabel else {}
    # Columns repeat their values: each different one is read once.
    sudah: dict[tuple[type, Any], Any] = {}
    for asal, isi in zip(ekspor.baris, nilai, strict=True):
        mentah = asal.isi[tujuan.nomor]
        if mentah is None:
            if ekspor.rumus_kosong and ekspor.alamat(asal, tujuan.nomor) in ekspor.rumus_kosong:
                temuan.append(_rumus_kosong(ekspor, asal, tujuan))
            isi[tujuan.header] = None
            continue
        if tujuan.kolom is not None and tujuan.kolom.tipe is Tipe.ISIAN and entri:
            baris = entri.get(str(next(iter(isi.values()), "")))  # its kode is read first
            syarat = Syarat(baris.label, baris.tipe, baris.pilihan) if baris else None
            isi[tujuan.header] = baca.read(asal, mentah, syarat)
            continue
        kunci = (type(mentah), mentah)
        if kunci not in sudah:
            banyak = len(temuan)
            isi[tujuan.header] = baca.read(asal, mentah, baca.syarat)
            if len(temuan) == banyak:
                sudah[kunci] = isi[tujuan.header]
        else:
            isi[tujuan.header] = sudah[kunci]


class _Pembaca:
    """Reads cells of one column."""

    def __init__(
        self, ekspor: Ekspor, tujuan: Tujuan, temuan: list[Problem], is_angka: bool
    ) -> None:
        self._ekspor, self._tujuan, self._temuan = ekspor, tujuan, temuan
        self._is_angka = is_angka
        self.syarat = build_syarat(tujuan.kolom) if tujuan.kolom else None

    def read(self, asal: BarisEkspor, mentah: Any, syarat: Syarat | None) -> Any:
        """The value to store; None where it cannot be used, which is told."""
        sel = self._ekspor.alamat(asal, self._tujuan.nomor)
        tipe = syarat.tipe if syarat else Tipe.ANGKA if self._is_angka else None
        if tipe is not None and tipe.is_angka and isinstance(mentah, str):
            mentah = self._urai(mentah, tipe, sel)
        elif tipe is Tipe.TANGGAL and isinstance(mentah, str):
            mentah = _urai_tanggal(mentah) or mentah
        if mentah is None:
            return None
        if syarat is not None:
            mentah = read_sel(mentah, syarat, self._ekspor.tempat, sel, self._temuan).isi
        elif isinstance(mentah, str):
            mentah = mentah.strip()
        if isinstance(mentah, str) and len(mentah) > PANJANG_TEKS:
            self._temuan.append(Problem(
                "I-11", Tingkat.GALAT,
                f'"{self._tujuan.header}" memuat {len(mentah)} huruf; satu sel Excel paling '
                f"banyak memuat {PANJANG_TEKS}.",
                "persingkat teksnya.", self._ekspor.tempat, sel,
            ))  # fmt: skip
        return mentah

    def _urai(self, teks: str, tipe: Tipe, sel: str) -> Decimal | str | None:
        tafsiran = urai_angka(teks, _JENIS.get(tipe, JenisAngka.UMUM))
        if tafsiran.angka is not None:
            return tafsiran.angka
        if teks.startswith("#"):
            return teks  # an Excel error value; the reader of cells says what it is
        if is_strip(teks):
            pesan = f'berisi tanda "{teks.strip()}", bukan angka.'
            perbaikan = f"di berkas itu {PERBAIKAN_STRIP}."
        else:
            pesan = f"belum dapat dibaca sebagai angka: {tafsiran.pertanyaan}"
            perbaikan = "tulis angkanya tanpa keraguan di berkas itu, misalnya tanpa titik ribuan."
        self._temuan.append(Problem(
            "I-05", Tingkat.GALAT, f'"{self._tujuan.header}" {pesan}', perbaikan,
            self._ekspor.tempat, sel,
        ))  # fmt: skip
        return None


def _is_kolom_angka(ekspor: Ekspor, tujuan: Tujuan) -> bool:
    """Whether texts in a column of staff are all meant as numbers."""
    if tujuan.kolom is not None:
        return False
    isi = {b.isi[tujuan.nomor] for b in ekspor.baris if isinstance(b.isi[tujuan.nomor], str)}
    return bool(isi) and all(_is_angka(satu) for satu in isi)


def _is_angka(teks: str) -> bool:
    rapi = teks.strip()
    # Leading zeros and very long figures are numbers of things, such as a telephone.
    if (len(rapi) > 1 and rapi[0] == "0" and rapi[1] not in ",.") or len(rapi) > 15:
        return False
    if rapi[:1] == "+":
        return False
    tafsiran = urai_angka(rapi)
    return tafsiran.angka is not None or bool(tafsiran.pilihan)


def _urai_tanggal(teks: str) -> date | None:
    """A date as Indonesian offices write it, day first, or as programs do, year first."""
    cocok = _TANGGAL.fullmatch(teks.strip())
    if cocok is None:
        return None
    hari, bulan, tahun = (cocok[1], cocok[2], cocok[3]) if cocok[1] else cocok.group(6, 5, 4)
    try:
        return date(int(tahun), int(bulan), int(hari))
    except ValueError:
        return None


def _rumus_kosong(ekspor: Ekspor, asal: BarisEkspor, tujuan: Tujuan) -> Problem:
    return Problem(
        "I-12",
        Tingkat.GALAT,
        f'"{tujuan.header}" berisi rumus yang belum pernah dihitung, jadi belum bernilai.',
        "buka berkas itu di Excel, biarkan dihitung, simpan, lalu impor lagi.",
        ekspor.tempat,
        ekspor.alamat(asal, tujuan.nomor),
    )


def limit_temuan(temuan: list[Problem], header: str, tempat: str) -> list[Problem]:
    """Problems of one column: the first of each severity in full, the rest as a count."""
    banyak: Counter[Tingkat] = Counter()
    hasil = []
    for satu in temuan:
        banyak[satu.tingkat] += 1
        if banyak[satu.tingkat] <= MASALAH_PER_KOLOM:
            hasil.append(satu)
    for tingkat, jumlah in banyak.items():
        if jumlah > MASALAH_PER_KOLOM:
            hasil.append(Problem(
                "I-05", tingkat,
                f'Masih ada {jumlah - MASALAH_PER_KOLOM} sel lain di kolom "{header}" yang serupa.',
                "perbaiki dengan cara yang sama.", tempat,
            ))  # fmt: skip
    return hasil
