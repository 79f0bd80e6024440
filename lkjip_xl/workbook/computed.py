"""Computed cells: the value that each must show, and those that show another."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from typing import Any

from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.errors import Problem, Tingkat
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.completeness import HasilBuku, compute_buku
from lkjip_xl.workbook.model import Kolom, Tabel
from lkjip_xl.workbook.read.reader import Bacaan
from lkjip_xl.workbook.rows import BarisBaca, SemuaBaris, build_kunci, find_cari

TOLERANSI = 1e-9
_TABEL_SATU_SATU = 4  # more stale tables than these are told in one line


@dataclass(frozen=True, slots=True)
class SelHitung:
    """One computed cell.

    Attributes:
        tabel: Table that it belongs to.
        kolom: Its column.
        nomor: Zero-based row in the body of the table.
        sel: Address on the sheet; empty for a book that is not written yet.
        ada: What stands there.
        seharusnya: What the core computes; None for an empty cell.
    """

    tabel: Tabel
    kolom: Kolom
    nomor: int
    sel: str
    ada: Any
    seharusnya: Decimal | str | None

    @property
    def is_sama(self) -> bool:
        """Whether the cell shows what the core computes (numbers within 1e-9)."""
        if self.seharusnya in (None, ""):
            return self.ada in (None, "")
        if isinstance(self.seharusnya, str):
            return _baku(self.ada) == _baku(self.seharusnya)
        if isinstance(self.ada, bool) or not isinstance(self.ada, int | float):
            return False
        return math.isclose(self.ada, self.seharusnya, rel_tol=TOLERANSI, abs_tol=TOLERANSI)


def _baku(isi: object) -> str:
    """Words as Excel compares them: spaces around them, line breaks and case do not count."""
    return " ".join(str(isi).split()).casefold()


class _Sebab(Enum):
    """Why a computed cell shows another value than the core."""

    LAMA = auto()
    TERTIMPA = auto()
    HILANG = auto()


# Code, what is said, and how to repair it.
_KATA = {
    _Sebab.LAMA: (
        "B-30",
        "{banyak} sel abu-abu belum dihitung ulang ({daftar}); laporan memakai hitungan sendiri.",
        "buka buku di Excel, tekan Ctrl+Alt+F9, lalu simpan.",
    ),
    _Sebab.TERTIMPA: (
        "B-31",
        "Rumus di {banyak} sel abu-abu tertimpa ketikan ({daftar}); "
        "laporan memakai hitungan sendiri.",
        "salin rumus dari sel lain di kolom yang sama, atau tekan Ctrl+Z.",
    ),
    _Sebab.HILANG: (
        "B-30",
        "{banyak} sel abu-abu tidak berisi rumus ({daftar}); laporan memakai hitungan sendiri.",
        "salin rumus dari sel di atasnya, atau klik tombol Hitung Ulang bila ada.",
    ),
}


def iter_hitung(
    semua: SemuaBaris, hasil: DaftarHasil, buku: HasilBuku | None = None
) -> Iterator[SelHitung]:
    """Every computed cell of the rows that exist; those about the book itself where it is given.

    Parts of a survey without kode are left out: they feed no indikator and have no key.
    """
    tanpa_kode = [
        f"{{{nama}}}"
        for nama, tabel_survei in schema.TABEL_SURVEI.items()
        if not any(baris.kode() for baris in semua[tabel_survei])
    ]
    for nama, tabel in schema.TABEL.items():
        kolom_hitung = [
            kolom
            for kolom in tabel.kolom
            if kolom.is_hitung
            and not any(bagian in kolom.kunci for bagian in tanpa_kode)
            and (buku is not None or not kolom.kunci.startswith("buku."))
        ]
        for baris in semua[nama]:
            for kolom in kolom_hitung:
                sel, ada = baris.hitung.get(kolom.nama, ("", None))
                nilai = _seharusnya(semua, tabel, baris, kolom, hasil, buku or {})
                yield SelHitung(tabel, kolom, baris.nomor, sel, ada, nilai)


def _seharusnya(
    semua: SemuaBaris,
    tabel: Tabel,
    baris: BarisBaca,
    kolom: Kolom,
    hasil: DaftarHasil,
    buku: HasilBuku,
) -> Decimal | str | None:
    if kolom.cari is not None:
        nilai: Decimal | str | None = find_cari(semua, tabel, baris, kolom.nama)
        return nilai
    if kolom.padanan is not None:
        return kolom.padanan.find(baris.kode(kolom.padanan.lewat))
    kunci = build_kunci(semua, tabel, baris, kolom.kunci)
    if kunci.startswith("buku."):
        return buku.get(kunci)
    satu = hasil.get(kunci)
    return None if satu is None else satu.nilai


def check_hitung(bacaan: Bacaan, hasil: DaftarHasil) -> list[Problem]:
    """Computed cells that show another value than the core: typed over, emptied, or out of date.

    One Problem for each table and cause, naming the first cells; the report does not use them.
    A function of the add-in that shows an error is left out: those who look into its formula tell
    why (B-60 to B-64).
    """
    beda: dict[tuple[str, _Sebab], list[SelHitung]] = {}
    letak: dict[str, str] = {}  # staff may rename a sheet, so the grid says where a table stands
    for satu in iter_hitung(bacaan.baris, hasil, compute_buku(bacaan.baris, bacaan.grid)):
        if not satu.sel or satu.is_sama:
            continue
        nama = satu.tabel.nama
        if nama not in letak:
            letak[nama] = bacaan.grid.read_tabel(nama).lembar
        rumus = bacaan.grid.find_rumus(letak[nama])
        if str(satu.ada).startswith("#") and satu.sel in bacaan.grid.find_fungsi(letak[nama]):
            continue
        if satu.sel in rumus:
            sebab = _Sebab.LAMA
        else:
            sebab = _Sebab.HILANG if satu.ada in (None, "") else _Sebab.TERTIMPA
        beda.setdefault((nama, sebab), []).append(satu)
    lama = [nama for nama, sebab in beda if sebab is _Sebab.LAMA]
    problems = [
        _problem(letak[nama], sebab, sel)
        for (nama, sebab), sel in beda.items()
        if sebab is not _Sebab.LAMA or len(lama) <= _TABEL_SATU_SATU
    ]
    if len(lama) > _TABEL_SATU_SATU:
        problems.append(_problem_seluruh([letak[nama] for nama in lama], beda, lama))
    return problems


def _problem_seluruh(
    lembar: Sequence[str],
    beda: Mapping[tuple[str, _Sebab], Sequence[SelHitung]],
    lama: Sequence[str],
) -> Problem:
    """One Problem for a book that was never recalculated: forty would hide all others."""
    banyak = sum(len(beda[nama, _Sebab.LAMA]) for nama in lama)
    sebut = list(dict.fromkeys(lembar))
    return Problem(
        "B-30",
        Tingkat.PERINGATAN,
        f"{banyak} sel abu-abu di {len(sebut)} lembar belum dihitung ulang "
        f"({', '.join(sebut[:5])}{', ...' if len(sebut) > 5 else ''}); "
        "laporan memakai hitungan sendiri.",
        "buka buku di Excel, tekan Ctrl+Alt+F9, lalu simpan.",
        sebut[0],
        beda[lama[0], _Sebab.LAMA][0].sel,
    )


def _problem(lembar: str, sebab: _Sebab, sel: list[SelHitung]) -> Problem:
    daftar = ", ".join(satu.sel for satu in sel[:5]) + (", ..." if len(sel) > 5 else "")
    kode, pesan, perbaikan = _KATA[sebab]
    pesan = pesan.format(banyak=len(sel), daftar=daftar)
    return Problem(kode, Tingkat.PERINGATAN, pesan, perbaikan, lembar, sel[0].sel)


def check_rumus_masukan(bacaan: Bacaan) -> list[Problem]:
    """Input cells whose formula was never calculated: they look filled but hold no value."""
    problems = []
    for baris in (b for daftar in bacaan.baris.values() for b in daftar):
        for isian in baris.isian.values():
            lembar, _, sel = isian.asal.rpartition("!")
            if isian.isi is not None or not lembar:
                continue
            if bacaan.grid.find_rumus(lembar).get(sel) is False:
                problems.append(
                    Problem(
                        "B-32",
                        Tingkat.PERINGATAN,
                        "Sel ini berisi rumus yang belum pernah dihitung, jadi belum bernilai.",
                        "buka buku di Excel, biarkan dihitung, lalu simpan.",
                        lembar,
                        sel,
                    )
                )
    return problems
