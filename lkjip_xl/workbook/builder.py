"""The schema into an .xlsx: tables, help, formulas and the values they show (XlsxWriter)."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.survei import KelasMutu
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.computed import iter_hitung
from lkjip_xl.workbook.grid import format_alamat
from lkjip_xl.workbook.layout import (
    BARIS_JUDUL,
    BARIS_PETUNJUK,
    Isi,
    Letak,
    build_baris,
)
from lkjip_xl.workbook.model import Kolom, Lembar, Tabel, Tipe
from lkjip_xl.workbook.rows import SemuaBaris
from lkjip_xl.workbook.styles import Gaya
from lkjip_xl.workbook.validation import build_validasi, build_validasi_baris

# A fixed date: the same input gives the same bytes.
_TANGGAL_BERKAS = datetime(2025, 1, 1, tzinfo=UTC)
_TINGGI_BARIS = 15
_TINGGI_TERBESAR = 400  # Excel allows 409
_LEBAR_TERBESAR = 60
# Key: table, row in its body, column. Value: what a computed cell shows.
NilaiHitung = Mapping[tuple[str, int, str], Decimal | str | None]


def build_buku(
    isi: Isi,
    letak: Mapping[str, Letak],
    baris: SemuaBaris,
    hasil: DaftarHasil,
    kelas_mutu: Sequence[KelasMutu],
) -> bytes:
    """The workbook as bytes.

    Args:
        isi: Inputs by table and column; what is absent is empty.
        letak: Where each table stands.
        baris: The same inputs as read back through the reader.
        hasil: Results of these inputs; computed cells show them until Excel recalculates.
        kelas_mutu: Classes of service quality, written into the formula of mutu.
    """
    tampil = {
        (satu.tabel.nama, satu.nomor, satu.kolom.nama): satu.seharusnya
        for satu in iter_hitung(baris, hasil)
    }
    berkas = io.BytesIO()
    buku = Workbook(berkas, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    buku.set_properties(
        {"title": "Buku Kerja LKjIP", "created": _TANGGAL_BERKAS.replace(tzinfo=None)}
    )
    buku.set_custom_property("lkjip_skema", schema.VERSI, "number_int")
    buku.set_size(1366 * 15, 768 * 15)
    gaya = Gaya(buku)
    for lembar in schema.LEMBAR:
        _write_lembar(buku, gaya, lembar, isi, letak, tampil, kelas_mutu)
    _write_nama(buku, letak)
    buku.close()
    return berkas.getvalue()


def _write_lembar(
    buku: Workbook,
    gaya: Gaya,
    lembar: Lembar,
    isi: Isi,
    letak: Mapping[str, Letak],
    tampil: NilaiHitung,
    kelas_mutu: Sequence[KelasMutu],
) -> None:
    ws = buku.add_worksheet(lembar.nama)
    ws.hide_gridlines(2)
    ws.set_row(BARIS_JUDUL, 24)
    ws.write(BARIS_JUDUL, 0, lembar.judul, gaya.judul)
    ws.write(BARIS_PETUNJUK, 0, lembar.petunjuk, gaya.petunjuk)
    ws.freeze_panes(BARIS_PETUNJUK + 1, 1)
    for nomor, lebar in enumerate(_lebar_kolom(lembar)):
        ws.set_column(nomor, nomor, lebar)
    for tabel in lembar.tabel:
        _write_tabel(ws, gaya, letak[tabel.nama], isi, letak, tampil, kelas_mutu)
    _set_cetak(ws, lembar, letak)


def _lebar_kolom(lembar: Lembar) -> list[int]:
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
        sum(max(1, math.ceil(len(satu) * 1.1 / lebar[nama])) for satu in isi.split("\n"))
        for nama, isi in nilai.items()
        if isinstance(isi, str)
    ]
    return min(_TINGGI_TERBESAR, _TINGGI_BARIS * max(baris, default=1))


def _set_cetak(ws: Worksheet, lembar: Lembar, letak: Mapping[str, Letak]) -> None:
    ws.set_paper(9)  # A4
    if lembar.mendatar:
        ws.set_landscape()
    ws.fit_to_pages(1, 0)
    ws.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    ws.repeat_rows(BARIS_JUDUL, BARIS_PETUNJUK)
    ws.set_footer("&L&8&A&R&8Halaman &P dari &N")
    akhir = max(letak[tabel.nama].akhir for tabel in lembar.tabel)
    ws.print_area(0, 0, akhir, max(len(tabel.kolom) for tabel in lembar.tabel) - 1)


def _write_tabel(
    ws: Worksheet,
    gaya: Gaya,
    satu: Letak,
    isi: Isi,
    letak: Mapping[str, Letak],
    tampil: NilaiHitung,
    kelas_mutu: Sequence[KelasMutu],
) -> None:
    tabel = satu.tabel
    rumus = {
        kolom.nama: _isi_mutu(tabel.build_rumus(kolom, schema.TABEL), kelas_mutu)
        for kolom in tabel.kolom
        if kolom.is_hitung
    }
    for nomor in range(len(tabel.kolom)):
        ws.write_blank(satu.judul, nomor, None, gaya.judul_tabel)
    ws.write(satu.judul, 0, tabel.judul, gaya.judul_tabel)
    if tabel.petunjuk:
        ws.write(satu.judul + 1, 0, tabel.petunjuk, gaya.petunjuk)
    ws.set_row(satu.header, 2 * _TINGGI_BARIS)
    ws.add_table(
        satu.header,
        0,
        satu.akhir,
        len(tabel.kolom) - 1,
        {
            "name": tabel.nama,
            "autofilter": False,
            "style": "Table Style Light 1",
            "banded_rows": False,
            "columns": [_kolom_tabel(gaya, kolom, rumus) for kolom in tabel.kolom],
        },
    )
    _write_isi(ws, gaya, satu, isi, tampil, rumus)
    _write_validasi(ws, satu, letak)
    _write_warna(ws, gaya, satu)


def _isi_mutu(rumus: str, kelas_mutu: Sequence[KelasMutu]) -> str:
    kelas = sorted(kelas_mutu, key=lambda satu: satu.mulai)
    mulai = ",".join(str(satu.mulai) for satu in kelas)
    huruf = ",".join(f'"{satu.mutu}"' for satu in kelas)
    return rumus.replace("{MUTU_MULAI}", f"{{{mulai}}}").replace("{MUTU_HURUF}", f"{{{huruf}}}")


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
    isi: Isi,
    tampil: NilaiHitung,
    rumus: Mapping[str, str],
) -> None:
    tabel = satu.tabel
    lebar = dict(zip((k.nama for k in tabel.kolom), _lebar_kolom(satu.lembar), strict=False))
    baris = build_baris(tabel, isi)
    for nomor in range(satu.jumlah):
        nilai = baris[nomor] if nomor < len(baris) else {}
        lihat = {k.nama: tampil.get((tabel.nama, nomor, k.nama), nilai.get(k.nama))
                 for k in tabel.kolom}  # fmt: skip
        ws.set_row(satu.awal + nomor, _tinggi(lihat, lebar))
        for k, kolom in enumerate(tabel.kolom):
            format_sel = gaya.sel_kolom(kolom)
            if kolom.nama in rumus:
                angka = tampil.get((tabel.nama, nomor, kolom.nama))
                ws.write_formula(satu.awal + nomor, k, rumus[kolom.nama], format_sel, _cache(angka))
                continue
            if tabel.baris and kolom.nama == "isian":
                format_sel = gaya.sel(tabel.baris[nomor].tipe, is_hitung=False)
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


def _write_validasi(ws: Worksheet, satu: Letak, letak: Mapping[str, Letak]) -> None:
    tabel = satu.tabel
    for k, kolom in enumerate(tabel.kolom):
        if kolom.tipe is Tipe.LABEL or (tabel.baris and kolom.nama == "kode"):
            continue
        if tabel.baris and kolom.nama == "isian":
            for nomor, baris in enumerate(tabel.baris):
                ws.data_validation(satu.awal + nomor, k, satu.awal + nomor, k,
                                   build_validasi_baris(baris))  # fmt: skip
            continue
        rentang = _rentang_kode(letak[kolom.rujuk]) if kolom.rujuk else ""
        ws.data_validation(satu.awal, k, satu.akhir, k, build_validasi(kolom, rentang))


def _rentang_kode(satu: Letak) -> str:
    return f"={satu.lembar.nama}!$A${satu.awal + 1}:$A${satu.akhir + 1}"


def _write_warna(ws: Worksheet, gaya: Gaya, satu: Letak) -> None:
    """Light marks: an entry that is still needed, a capaian below 100, realisasi above pagu."""
    tabel = satu.tabel
    for nomor, baris in enumerate(tabel.baris):
        if baris.wajib:
            k = [kolom.nama for kolom in tabel.kolom].index("isian")
            ws.conditional_format(satu.awal + nomor, k, satu.awal + nomor, k,
                                  {"type": "blanks", "format": gaya.perlu_isi})  # fmt: skip
    for k, kolom in enumerate(tabel.kolom):
        if kolom.nama == "capaian":
            _warna_bila(ws, gaya, satu, k, lambda sel: f"AND(ISNUMBER({sel}),{sel}<100)")
        if kolom.nama == "serapan":
            _warna_bila(ws, gaya, satu, k, lambda sel: f"AND(ISNUMBER({sel}),{sel}>100)")


def _warna_bila(ws: Worksheet, gaya: Gaya, satu: Letak, k: int, syarat: Any) -> None:
    sel = format_alamat(satu.awal, k)
    ws.conditional_format(
        satu.awal,
        k,
        satu.akhir,
        k,
        {"type": "formula", "criteria": f"={syarat(sel)}", "format": gaya.perhatian},
    )


def _write_nama(buku: Workbook, letak: Mapping[str, Letak]) -> None:
    """Names of the choices on Profil that formulas use."""
    profil = letak["tblProfil"]
    tabel: Tabel = profil.tabel
    kolom = [satu.nama for satu in tabel.kolom].index("isian")
    for nama, kode in schema.NAMA_PILIHAN.items():
        nomor = [baris.kode for baris in tabel.baris].index(kode)
        sel = format_alamat(profil.awal + nomor, kolom)
        huruf, angka = sel.rstrip("0123456789"), sel.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        buku.define_name(nama, f"={profil.lembar.nama}!${huruf}${angka}")
