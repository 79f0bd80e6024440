"""One table of the workbook: headers, cells, formulas, help, marks (XlsxWriter)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from xlsxwriter.worksheet import Worksheet

from lkjip_xl.domain.survei import KelasMutu
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.addresses import format_alamat
from lkjip_xl.workbook.layout import Isi, Letak, build_baris
from lkjip_xl.workbook.milik.model import Milik
from lkjip_xl.workbook.milik.writer import build_kolom_tabel, write_kolom_milik
from lkjip_xl.workbook.model import Kolom, Lembar, Tipe
from lkjip_xl.workbook.rumus_kolom import build_rumus
from lkjip_xl.workbook.write.marks import write_tanda
from lkjip_xl.workbook.write.styles import Gaya
from lkjip_xl.workbook.write.validation import build_validasi, build_validasi_baris

_TINGGI_BARIS = 15
_TINGGI_TERBESAR = 400  # Excel allows 409
_LEBAR_TERBESAR = 60
_LEBAR_TEKS = 30  # from here on a column holds running text
# Key: table, row in its body, column. Value: what a computed cell shows.
NilaiHitung = Mapping[tuple[str, int, str], Decimal | str | None]


@dataclass(frozen=True, slots=True)
class Bahan:
    """What every table of one workbook is written from.

    Attributes:
        isi: Inputs by table and column; what is absent is empty.
        letak: Where each table stands.
        tampil: What computed cells show until the program recalculates.
        kelas_mutu: Classes of service quality, written into the formula of mutu.
        tahun: Tahun laporan, which lists of years stand around.
        is_udf: Whether computed columns call UDFs instead of native functions.
        milik: What staff added to an older book.
    """

    isi: Isi
    letak: Mapping[str, Letak]
    tampil: NilaiHitung
    kelas_mutu: Sequence[KelasMutu]
    tahun: int
    is_udf: bool = False
    milik: Milik = field(default_factory=Milik)


def write_tabel(ws: Worksheet, gaya: Gaya, bahan: Bahan, nama: str) -> None:
    """The table `nama` at its place, with everything that belongs to it."""
    satu = bahan.letak[nama]
    tabel = satu.tabel
    rumus = {
        kolom.nama: build_rumus(tabel, kolom, bahan.kelas_mutu, is_udf=bahan.is_udf)
        for kolom in tabel.kolom
        if kolom.is_hitung
    }
    for nomor in range(len(tabel.kolom)):
        ws.write_blank(satu.judul, nomor, None, gaya.judul_tabel)
    ws.write(satu.judul, 0, tabel.judul, gaya.judul_tabel)
    if tabel.petunjuk:
        ws.write(satu.judul + 1, 0, tabel.petunjuk, gaya.petunjuk)
    ws.set_row(satu.header, 2 * _TINGGI_BARIS)
    milik, banyak = bahan.milik.kolom.get(nama, ()), len(tabel.kolom)
    ws.add_table(
        satu.header,
        0,
        satu.akhir,
        banyak + len(milik) - 1,
        {
            "name": tabel.nama,
            "autofilter": False,
            "style": "Table Style Light 1",
            "banded_rows": False,
            "columns": [_kolom_tabel(gaya, kolom, rumus) for kolom in tabel.kolom]
            + build_kolom_tabel(milik, gaya.header),
        },
    )
    write_kolom_milik(ws, gaya.milik, (satu.awal, banyak, satu.jumlah), milik)
    _write_isi(ws, gaya, satu, bahan, rumus)
    _write_validasi(ws, satu, bahan)
    write_tanda(ws, gaya, satu, bahan.letak)


def build_lebar(lembar: Lembar) -> list[int]:
    """Tables under each other share columns: each gets the widest that one of them asks for."""
    banyak = max(len(tabel.kolom) for tabel in lembar.tabel)
    return [
        min(
            _LEBAR_TERBESAR,
            max(t.kolom[nomor].lebar for t in lembar.tabel if nomor < len(t.kolom)),
        )
        for nomor in range(banyak)
    ]


def _tinggi(nilai: Mapping[str, Any], lebar: Mapping[str, int]) -> float:
    """Height of a row whose texts wrap; the file must say it, no program fits rows on opening."""
    baris = [
        sum(max(1, math.ceil(len(satu) / _muat(lebar[nama]))) for satu in isi.split("\n"))
        for nama, isi in nilai.items()
        if isinstance(isi, str)
    ]
    return min(_TINGGI_TERBESAR, _TINGGI_BARIS * max(baris, default=1))


def _muat(lebar: int) -> float:
    """Letters of running text that surely fit into a line: widths are counted in digits.

    A letter takes three quarters of a digit on average; half of that gain is left to words that
    move to the next line, and all of it in narrow columns.
    """
    return lebar * 1.15 if lebar >= _LEBAR_TEKS else lebar


def _kolom_tabel(gaya: Gaya, kolom: Kolom, rumus: Mapping[str, str]) -> dict[str, Any]:
    hitung = kolom.nama in rumus
    isi: dict[str, Any] = {
        "header": kolom.header,
        "header_format": gaya.header_hitung if hitung else gaya.header,
        "format": gaya.sel_kolom(kolom),
    }
    return isi | ({"formula": rumus[kolom.nama]} if hitung else {})


def _write_isi(
    ws: Worksheet,
    gaya: Gaya,
    satu: Letak,
    bahan: Bahan,
    rumus: Mapping[str, str],
) -> None:
    tabel, tampil = satu.tabel, bahan.tampil
    lebar = dict(zip((k.nama for k in tabel.kolom), build_lebar(satu.lembar), strict=False))
    baris = build_baris(tabel, bahan.isi)
    for nomor in range(satu.jumlah):
        nilai = baris[nomor] if nomor < len(baris) else {}
        lihat = {k.nama: tampil.get((tabel.nama, nomor, k.nama), nilai.get(k.nama))
                 for k in tabel.kolom}  # fmt: skip
        # A row whose height the file does not say grows with what staff type into it.
        if (tinggi := _tinggi(lihat, lebar)) > _TINGGI_BARIS:
            ws.set_row(satu.awal + nomor, tinggi)
        for k, kolom in enumerate(tabel.kolom):
            format_sel = gaya.sel_kolom(kolom)
            if kolom.nama in rumus:
                angka = tampil.get((tabel.nama, nomor, kolom.nama))
                ws.write_formula(satu.awal + nomor, k, rumus[kolom.nama], format_sel, _cache(angka))
                continue
            if tabel.baris and kolom.nama == "isian":
                format_sel = gaya.sel(tabel.baris[nomor].tipe, is_hitung=False)
            if kolom.is_tautan:
                format_sel = gaya.tautan
            if kolom.is_tautan and nilai.get(kolom.nama):
                _write_tautan(ws, satu.awal + nomor, k, nilai[kolom.nama], format_sel)
                continue
            _write_sel(ws, satu.awal + nomor, k, nilai.get(kolom.nama), format_sel)
    if any(kolom.tipe is Tipe.KODE for kolom in tabel.kolom):
        rentang = f"{format_alamat(satu.awal, 0)}:{format_alamat(satu.akhir, len(tabel.kolom))}"
        ws.ignore_errors({"number_stored_as_text": rentang})


def _cache(nilai: Decimal | str | None) -> float | str:
    if nilai is None:
        return ""
    return nilai if isinstance(nilai, str) else float(nilai)


def _write_sel(ws: Worksheet, baris: int, kolom: int, nilai: Any, format_sel: Any) -> None:
    if nilai is None:
        ws.write_blank(baris, kolom, None, format_sel)
    elif isinstance(nilai, str):
        # Never write(): text that starts with "=" must stay text.
        ws.write_string(baris, kolom, nilai, format_sel)
    elif isinstance(nilai, date):
        ws.write_datetime(baris, kolom, nilai, format_sel)
    else:
        ws.write_number(baris, kolom, float(nilai), format_sel)


def _write_tautan(ws: Worksheet, baris: int, kolom: int, tempat: str, format_sel: Any) -> None:
    """A place such as "PK!F7" or a sheet, as a link to it."""
    lembar, _, sel = tempat.partition("!")
    if lembar in {satu.nama for satu in schema.LEMBAR}:
        tujuan = f"internal:'{lembar}'!{sel or 'A1'}"
        ws.write_url(baris, kolom, tujuan, format_sel, string=tempat)
    else:
        _write_sel(ws, baris, kolom, tempat, format_sel)


def _write_validasi(ws: Worksheet, satu: Letak, bahan: Bahan) -> None:
    tabel = satu.tabel
    for k, kolom in enumerate(tabel.kolom):
        if kolom.tipe is Tipe.LABEL or (tabel.baris and kolom.nama == "kode"):
            continue
        if tabel.baris and kolom.nama == "isian":
            for nomor, baris in enumerate(tabel.baris):
                ws.data_validation(satu.awal + nomor, k, satu.awal + nomor, k,
                                   build_validasi_baris(baris))  # fmt: skip
            continue
        rentang = _rentang_kode(bahan.letak[kolom.rujuk]) if kolom.rujuk else ""
        ws.data_validation(satu.awal, k, satu.akhir, k, build_validasi(kolom, rentang, bahan.tahun))


def _rentang_kode(satu: Letak) -> str:
    return f"={satu.lembar.nama}!$A${satu.awal + 1}:$A${satu.akhir + 1}"
