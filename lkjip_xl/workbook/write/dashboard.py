"""Sheet Dasbor: the year in one screen, with native charts over a block of formulas."""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lkjip_xl.domain.aturan import Aturan
from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.workbook.completeness import HasilBuku
from lkjip_xl.workbook.write.dashboard_charts import write_grafik
from lkjip_xl.workbook.write.dashboard_data import Blok, SelRumus, build_blok
from lkjip_xl.workbook.write.styles import Gaya
from lkjip_xl.workbook.write.table_writer import Bahan

LEMBAR_DASBOR = "Dasbor"
_LEBAR_KOLOM = 11
_KOLOM_UBIN = 3  # columns of one tile
_BARIS_UBIN, _BARIS_LAMPU = 3, 7
_PILIH = 'IFERROR(INDEX({tabel}[{kolom}],MATCH(TAHUN_LAPORAN,{tabel}[Tahun],0)),"")'


@dataclass(frozen=True, slots=True)
class Ubin:
    """One figure at the top: what it is called, its formula, and the value it shows now."""

    judul: str
    rumus: str
    nilai: float | str
    format: str = "angka_ubin"


def write_dasbor(
    buku: Workbook,
    gaya: Gaya,
    bahan: Bahan,
    hasil: DaftarHasil,
    buku_hasil: HasilBuku,
    aturan: Aturan,
    tahun: int,
) -> None:
    """The sheet with tiles, status lights and charts.

    The charts read a block of formulas at the right of the sheet: its size follows the book as it
    is built, and its cells follow whatever is typed afterwards.
    """
    ws = buku.add_worksheet(LEMBAR_DASBOR)
    ws.hide_gridlines(2)
    ws.set_zoom(80)
    ws.set_tab_color(gaya.warna_hasil)
    ws.set_column(0, 0, 2)
    ws.set_column(1, 40, _LEBAR_KOLOM)
    ws.set_row(0, 24)
    ws.write(0, 1, "Dasbor Kinerja", gaya.judul)
    ws.write(
        1, 1, "Semua angka mengikuti lembar lain; tidak ada yang diisi di sini.", gaya.petunjuk
    )
    blok = build_blok(bahan, hasil, aturan, tahun)
    for nomor, ubin in enumerate(_build_ubin(hasil, buku_hasil, tahun)):
        _write_ubin(ws, gaya, 1 + nomor * _KOLOM_UBIN, ubin)
    _write_blok(ws, gaya, blok)
    _write_lampu(ws, gaya, blok)
    write_grafik(buku, ws, LEMBAR_DASBOR, blok, baris=_BARIS_LAMPU, kolom=5)
    ws.set_paper(9)
    ws.set_landscape()
    ws.fit_to_pages(1, 1)
    ws.print_area(0, 0, _BARIS_LAMPU + 28, 19)
    ws.set_footer("&L&8&A&R&8Halaman &P dari &N")


def _angka(hasil: DaftarHasil, kunci: str) -> float | str:
    satu = hasil.get(kunci)
    return "" if satu is None or satu.angka is None else float(satu.angka)


def _build_ubin(hasil: DaftarHasil, buku_hasil: HasilBuku, tahun: int) -> list[Ubin]:
    ada = [
        int(hasil[f"kinerja.jumlah_{kata}"].angka or 0)
        for kata in ("terlampaui", "tercapai", "belum_tercapai")
    ]
    masalah = [isi for kunci, isi in buku_hasil.items() if kunci.startswith("buku.masalah.")]
    capai = "tblKinerja[Terlampaui]+tblKinerja[Tercapai]"
    pnbp = _PILIH.format(tabel="tblPNBPTahun", kolom="Terhadap Target (%)")
    nka = _PILIH.format(tabel="tblNKA", kolom="Nilai")
    return [
        Ubin(
            "Rata-rata capaian (%)",
            "=tblKinerja[Dipakai (%)]",
            _angka(hasil, "kinerja.rata_rata"),
        ),
        Ubin(
            "Indikator mencapai target",
            f'=({capai})&" dari "&({capai}+tblKinerja[Belum tercapai])',
            f"{ada[0] + ada[1]} dari {sum(ada)}",
            "teks_ubin",
        ),
        Ubin(
            "Serapan anggaran (%)",
            "=tblAnggaranTotal[Serapan (%)]",
            _angka(hasil, "anggaran.total.serapan"),
        ),
        Ubin("PNBP terhadap target (%)", f"={pnbp}", _angka(hasil, f"pnbp.{tahun}.persen_target")),
        Ubin("Nilai kinerja anggaran", f"={nka}", _angka(hasil, f"nka.{tahun}.nilai")),
        Ubin(
            "Masalah di lembar Periksa",
            "=SUM(tblBeranda[Masalah])",
            float(sum(isi or 0 for isi in masalah)),
            "bulat_ubin",
        ),
    ]


def _write_ubin(ws: Worksheet, gaya: Gaya, kolom: int, ubin: Ubin) -> None:
    akhir = kolom + _KOLOM_UBIN - 1
    ws.merge_range(_BARIS_UBIN, kolom, _BARIS_UBIN, akhir, ubin.judul, gaya.judul_ubin)
    ws.set_row(_BARIS_UBIN + 1, 30)
    bentuk = gaya.ubin(ubin.format)
    ws.merge_range(_BARIS_UBIN + 1, kolom, _BARIS_UBIN + 1, akhir, "", bentuk)
    ws.write_formula(_BARIS_UBIN + 1, kolom, ubin.rumus, bentuk, ubin.nilai)


def _write_blok(ws: Worksheet, gaya: Gaya, blok: Blok) -> None:
    ws.write(blok.baris - 2, blok.kolom, "Data grafik (mengikuti lembar lain)", gaya.petunjuk)
    for sel in blok.iter_sel():
        _write_sel(ws, gaya, sel)


def _write_sel(ws: Worksheet, gaya: Gaya, sel: SelRumus) -> None:
    if sel.rumus:
        ws.write_formula(sel.baris, sel.kolom, sel.rumus, gaya.bantu, sel.nilai)
    else:
        ws.write(sel.baris, sel.kolom, sel.nilai, gaya.bantu)


def _write_lampu(ws: Worksheet, gaya: Gaya, blok: Blok) -> None:
    """One line for each indikator: kode, capaian, and a light with its word."""
    for nomor, judul in enumerate(("Indikator", "Capaian (%)", "Status")):
        ws.write(_BARIS_LAMPU, 1 + nomor, judul, gaya.header_hitung)
    ws.merge_range(_BARIS_LAMPU, 3, _BARIS_LAMPU, 4, "Status", gaya.header_hitung)
    awal = _BARIS_LAMPU + 1
    for nomor, (kode, capaian, status) in enumerate(blok.lampu):
        baris = awal + nomor
        ws.write_formula(baris, 1, kode.rumus, gaya.lampu, kode.nilai)
        ws.write_formula(baris, 2, capaian.rumus, gaya.lampu_angka, capaian.nilai)
        ws.merge_range(baris, 3, baris, 4, "", gaya.lampu)
        ws.write_formula(baris, 3, status.rumus, gaya.lampu, status.nilai)
    akhir = awal + len(blok.lampu) - 1
    for syarat, bentuk in (
        (f'=AND($B{awal + 1}<>"",$C{awal + 1}="")', gaya.lampu_abu),
        (f"=AND(ISNUMBER($C{awal + 1}),$C{awal + 1}<90)", gaya.lampu_merah),
        (f'=$D{awal + 1}="● belum tercapai"', gaya.lampu_kuning),
        (f"=ISNUMBER($C{awal + 1})", gaya.lampu_hijau),
    ):
        ws.conditional_format(
            awal, 3, akhir, 4,
            {"type": "formula", "criteria": syarat, "format": bentuk, "stop_if_true": True},
        )  # fmt: skip
