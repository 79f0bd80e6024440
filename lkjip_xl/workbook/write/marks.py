"""Conditional formats: cells that wait for an entry, and figures that deserve a second look."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from lkjip_xl.workbook.addresses import format_alamat, format_mutlak
from lkjip_xl.workbook.layout import Letak
from lkjip_xl.workbook.write.styles import Gaya

_BARIS_SENDIRI = re.compile(r"\[@([^\]]+)\]")
_TABEL_LAIN = re.compile(r"(tbl\w+)\[([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Tanda:
    """When the cells of a column are coloured.

    Attributes:
        syarat: Condition; [@Header] is a cell of the same row, tblX[Header] a whole column, {sel}
            the cell itself.
        warna: "kurang" for an entry that is awaited, "perhatian" for a figure to look at.
        tabel: Table; empty for every table that has the column.
        kolom: Columns in Python names.
    """

    syarat: str
    warna: str
    kolom: tuple[str, ...]
    tabel: str = ""


_BULAN = tuple(f"bulan{nomor}" for nomor in range(1, 13))
_BOBOT_IPK = "SUMIFS(tblIPKUnsur[Bobot (%)],tblIPKUnsur[Sisi],[@Sisi])"
TANDA = (
    Tanda(
        'AND([@Kode]<>"",[@Target Awal]="",[@Target Revisi]="")',
        "kurang", ("target_awal",), "tblPK",
    ),
    Tanda('AND([@Kode]<>"",[@Realisasi]="")', "kurang", ("realisasi",), "tblCapaian"),
    Tanda("AND(ISNUMBER({sel}),{sel}<100)", "perhatian", ("capaian",)),
    Tanda("AND(ISNUMBER({sel}),{sel}>100)", "perhatian", ("serapan",)),
    Tanda(
        "AND(ISNUMBER([@Realisasi]),ISNUMBER([@Pagu]),[@Realisasi]>[@Pagu])",
        "perhatian", ("realisasi",), "tblAnggaranKegiatan",
    ),
    Tanda(
        "AND(ISNUMBER([@Realisasi]),ISNUMBER([@Pagu]),[@Realisasi]>[@Pagu])",
        "perhatian", ("realisasi",), "tblAnggaranBelanja",
    ),
    *(
        Tanda(
            f"AND(ISNUMBER({{sel}}),{{sel}}<N(tbl{survei}[Responden Minimum]))",
            "perhatian", _BULAN, f"tbl{survei}Responden",
        )
        for survei in ("IKM", "IKI")
    ),
    Tanda(
        f'AND([@Sisi]<>"",COUNT(tblIPKUnsur[Bobot (%)])>0,ROUND({_BOBOT_IPK},6)<>100)',
        "perhatian", ("bobot",), "tblIPKUnsur",
    ),
    Tanda('{sel}="terlambat"', "perhatian", ("terlambat",), "tblTindakLanjut"),
    Tanda('{sel}="galat"', "perhatian", ("tingkat",), "tblPeriksa"),
    Tanda('{sel}="peringatan"', "kurang", ("tingkat",), "tblPeriksa"),
)  # fmt: skip


def write_tanda(ws: Worksheet, gaya: Gaya, satu: Letak, letak: Mapping[str, Letak]) -> None:
    """Conditional formats of one table; entries that the report needs are yellow while empty."""
    tabel = satu.tabel
    for nomor, baris in enumerate(tabel.baris):
        if baris.wajib:
            k = [kolom.nama for kolom in tabel.kolom].index("isian")
            ws.conditional_format(satu.awal + nomor, k, satu.awal + nomor, k,
                                  {"type": "blanks", "format": gaya.perlu_isi})  # fmt: skip
    warna = {"kurang": gaya.perlu_isi, "perhatian": gaya.perhatian}
    for tanda in TANDA:
        if tanda.tabel not in ("", tabel.nama):
            continue
        for k, kolom in enumerate(tabel.kolom):
            if kolom.nama in tanda.kolom:
                syarat = build_syarat(tanda.syarat, satu, k, letak)
                ws.conditional_format(
                    satu.awal, k, satu.akhir, k,
                    {"type": "formula", "criteria": f"={syarat}", "format": warna[tanda.warna]},
                )  # fmt: skip


def build_syarat(syarat: str, satu: Letak, kolom: int, letak: Mapping[str, Letak]) -> str:
    """A condition with addresses: conditional formats know no names of tables.

    Raises:
        StopIteration: A header does not exist.
    """

    def sel_sendiri(cocok: re.Match[str]) -> str:
        return f"${format_alamat(satu.awal, _nomor(satu, cocok[1]))}"

    def seluruh(cocok: re.Match[str]) -> str:
        lain = letak[cocok[1]]
        k = _nomor(lain, cocok[2])
        awal, akhir = (format_mutlak(baris, k) for baris in (lain.awal, lain.akhir))
        rentang = f"{awal}:{akhir}" if awal != akhir else awal
        return rentang if lain.lembar is satu.lembar else f"{lain.lembar.nama}!{rentang}"

    isi = _TABEL_LAIN.sub(seluruh, _BARIS_SENDIRI.sub(sel_sendiri, syarat))
    return isi.replace("{sel}", format_alamat(satu.awal, kolom))


def _nomor(satu: Letak, header: str) -> int:
    return next(nomor for nomor, k in enumerate(satu.tabel.kolom) if k.header == header)
