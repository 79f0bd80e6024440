"""What an import will do, as staff see it before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from lkjip_xl.domain.teks_id import format_asis
from lkjip_xl.workbook.edit.isi_tabel import PerubahanTabel
from lkjip_xl.workbook.edit.paket import LetakTabel
from lkjip_xl.workbook.impor.ekspor import Ekspor
from lkjip_xl.workbook.impor.nilai import BarisImpor, Tujuan
from lkjip_xl.workbook.impor.peta import Peta
from lkjip_xl.workbook.impor.rencana import Rencana
from lkjip_xl.workbook.model import Tipe

BARIS_CONTOH = 5
_PANJANG_CONTOH = 28


@dataclass(frozen=True, slots=True)
class Pratinjau:
    """What staff see before anything is written.

    Attributes:
        sumber: The file and its sheet.
        baris_judul: Row of its headers.
        tabel: Name of the table.
        lembar: Its sheet in the book.
        peta: Header in the file, header in the table, and whether it is only a proposal.
        tak_dipakai: Headers of the file that go nowhere.
        belum_ada: Headers of the table that stay empty.
        jumlah: Rows of the file left out because they only add up others or number the columns.
        judul_contoh: Headers of the table that are filled.
        contoh: The first rows as they will be stored.
        baru: Rows that are added.
        diperbarui: Rows whose values change.
        sama: Rows that the table holds already.
        diganti: Rows of the table that make way.
        baris_tabel: Rows that the table gains.
        disisipkan: Sheet rows inserted for them.
    """

    sumber: str
    baris_judul: int
    tabel: str
    lembar: str
    peta: tuple[tuple[str, str, bool], ...]
    tak_dipakai: tuple[str, ...]
    belum_ada: tuple[str, ...]
    jumlah: tuple[int, ...]
    judul_contoh: tuple[str, ...]
    contoh: tuple[tuple[str, ...], ...]
    baru: int
    diperbarui: int
    sama: int
    diganti: int
    baris_tabel: int
    disisipkan: int


@dataclass(frozen=True, slots=True)
class Terbaca:
    """A file that has been read for one table: its headers mapped, its values checked."""

    ekspor: Ekspor
    peta: Peta
    tujuan: tuple[Tujuan, ...]
    baris: tuple[BarisImpor, ...]


def build_pratinjau(
    terbaca: Terbaca, letak: LetakTabel, rencana: Rencana, ubah: PerubahanTabel
) -> Pratinjau:
    """The preview of an import that has been worked out."""
    ekspor, cocok, baris = terbaca.ekspor, terbaca.peta, terbaca.baris
    judul = tuple(satu.header for satu in terbaca.tujuan)
    tipe = {satu.header: satu.kolom.tipe if satu.kolom else None for satu in terbaca.tujuan}
    return Pratinjau(
        sumber=ekspor.tempat,
        baris_judul=ekspor.baris_judul,
        tabel=letak.nama,
        lembar=letak.lembar,
        peta=tuple((kiri, kanan, kiri in cocok.usul) for kiri, kanan in cocok.semua.items()),
        tak_dipakai=cocok.tak_dipakai,
        belum_ada=cocok.belum_ada,
        jumlah=ekspor.jumlah,
        judul_contoh=judul,
        contoh=tuple(
            tuple(_tampil(satu.nilai.get(header), tipe[header]) for header in judul)
            for satu in baris[:BARIS_CONTOH]
        ),
        baru=rencana.baru,
        diperbarui=rencana.diperbarui,
        sama=rencana.sama,
        diganti=rencana.diganti,
        baris_tabel=ubah.baris_baru,
        disisipkan=ubah.disisipkan,
    )


def _tampil(nilai: Any, tipe: Tipe | None) -> str:
    """A value as the preview shows it; numbers as the sheet does, long text shortened."""
    if nilai is None:
        return ""
    if isinstance(nilai, bool):
        return "BENAR" if nilai else "SALAH"
    if isinstance(nilai, int | float | Decimal):
        if tipe is Tipe.TAHUN:
            return str(nilai)
        return format_asis(nilai if isinstance(nilai, Decimal) else Decimal(repr(nilai)))
    if isinstance(nilai, date):
        return f"{nilai:%d/%m/%Y}"
    teks = " ".join(str(nilai).split())
    return teks if len(teks) <= _PANJANG_CONTOH else f"{teks[: _PANJANG_CONTOH - 3]}..."
