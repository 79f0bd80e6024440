"""Kode in a file that must name something in the book: rows of other tables, entries of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lkjip_xl.errors import Problem, Tingkat
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.impor.ekspor import Ekspor
from lkjip_xl.workbook.impor.nilai import BarisImpor, Tujuan, build_syarat, limit_temuan
from lkjip_xl.workbook.impor.rencana import TabelAda
from lkjip_xl.workbook.model import Kolom, Tipe
from lkjip_xl.workbook.read.cells import find_terdekat, read_sel
from lkjip_xl.workbook.read.grid import Grid


@dataclass(frozen=True, slots=True)
class _Boleh:
    """Kode that a column may hold: which, where they stand, and what a wrong one means."""

    kode: tuple[str, ...]
    asal: str
    masalah: str
    tingkat: Tingkat
    perbaikan: str


def check_rujuk(
    ekspor: Ekspor,
    ada: TabelAda,
    tujuan: Sequence[Tujuan],
    baris: Sequence[BarisImpor],
    grid: Grid,
) -> list[Problem]:
    """Kode of a file that the book does not know, each with its cell and the nearest one.

    What would stop the report is a galat here too, so that it never gets into the book.

    Args:
        ekspor: The file.
        ada: The table.
        tujuan: Mapped columns.
        baris: Rows of the import.
        grid: The book.
    """
    problems: list[Problem] = []
    for satu in tujuan:
        boleh = _find_boleh(satu.kolom, grid) if satu.kolom else None
        if boleh is not None and satu.kolom is not None:
            is_isi = satu.kolom.is_rujuk_wajib and satu.header not in ada.kunci
            temuan = list(_check_kolom(ekspor, satu, baris, boleh, is_isi=is_isi))
            problems += limit_temuan(temuan, satu.header, ekspor.tempat)
    return problems


def check_tanpa_induk(
    ekspor: Ekspor, ada: TabelAda, tujuan: Sequence[Tujuan], baru: int
) -> Iterator[Problem]:
    """Columns that new rows need, but the file does not have.

    Args:
        ekspor: The file.
        ada: The table.
        tujuan: Mapped columns.
        baru: How many rows are new.
    """
    terpeta = {satu.header for satu in tujuan}
    for header, kolom in ada.kolom.items():
        if baru and kolom.is_rujuk_wajib and header not in terpeta:
            yield Problem(
                "I-18",
                Tingkat.PERINGATAN,
                f'Kolom "{header}" tidak ada di berkas ini, jadi {baru} baris baru belum punya '
                "induk.",
                "isi kolom itu di buku sebelum membuat laporan.",
                ekspor.tempat,
                f"A{ekspor.baris_judul}",
            )


def _find_boleh(kolom: Kolom, grid: Grid) -> _Boleh | None:
    """What a column may hold; None for anything, or where the book lacks the other table."""
    if kolom.tipe is Tipe.KODE and kolom.pilihan:
        return _Boleh(
            kolom.pilihan, f"daftar kode ({', '.join(kolom.pilihan)})", "B-14", Tingkat.GALAT,
            "pilih kode yang ada.",
        )  # fmt: skip
    if kolom.rujuk not in grid.daftar_tabel:
        return None
    asal = f"{schema.LEMBAR_TABEL[kolom.rujuk].nama} ({schema.TABEL[kolom.rujuk].judul})"
    kode = _read_kode(kolom.rujuk, grid)
    if kolom.is_rujuk_wajib:
        return _Boleh(
            kode, asal, "B-18", Tingkat.GALAT,
            "pilih kode yang ada, atau tambahkan kode itu di buku dahulu.",
        )  # fmt: skip
    return _Boleh(
        kode, asal, "B-22", Tingkat.PERINGATAN,
        "baris ini tidak dipakai; pilih kode yang ada bila masih diperlukan.",
    )  # fmt: skip


def _read_kode(nama: str, grid: Grid) -> tuple[str, ...]:
    """Kode in the first declared column of a table of the book."""
    kolom, tabel = schema.TABEL[nama].kolom[0], grid.read_tabel(nama)
    header = [" ".join(satu.split()).casefold() for satu in tabel.header]
    if kolom.header.casefold() not in header:
        return ()
    letak, syarat = header.index(kolom.header.casefold()), build_syarat(kolom)
    kode = (read_sel(baris[letak], syarat, "", "", []).isi for baris in tabel.isi)
    return tuple(satu for satu in kode if satu is not None)


def _check_kolom(
    ekspor: Ekspor,
    tujuan: Tujuan,
    baris: Sequence[BarisImpor],
    boleh: _Boleh,
    *,
    is_isi: bool,
) -> Iterator[Problem]:
    dikenal = set(boleh.kode)
    for satu in baris:
        kode, sel = satu.nilai.get(tujuan.header), ekspor.alamat(satu.asal, tujuan.nomor)
        if kode is not None and kode not in dikenal:
            yield Problem(
                boleh.masalah,
                boleh.tingkat,
                f'"{tujuan.header}" berisi "{kode}" yang tidak ada di {boleh.asal}.'
                + find_terdekat(str(kode), boleh.kode),
                boleh.perbaikan,
                ekspor.tempat,
                sel,
            )
        elif is_isi and satu.asal.isi[tujuan.nomor] is None and any(satu.asal.isi):
            yield Problem(
                boleh.masalah,
                boleh.tingkat,
                f'"{tujuan.header}" belum diisi, sehingga baris ini tidak punya induk.',
                f"isi dengan kode dari {boleh.asal}.",
                ekspor.tempat,
                sel,
            )
