"""The charts of Dasbor: native, in the house colours, each with words for those who cannot see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lkjip_xl.workbook.write.dashboard_data import Blok, DataGrafik
from lkjip_xl.workbook.write.styles import ABU_GRAFIK, BIRU_MUDA, BIRU_TUA, EMAS

AWALAN_GRAFIK = "lkjip_"  # tells our charts from those that staff put on the sheet
_LEBAR, _TINGGI = 374, 270  # pixels
_JARAK_X, _BARIS_GRAFIK = 382, 14  # pixels from chart to chart, sheet rows of one chart
_WARNA_TAHUN = (ABU_GRAFIK, BIRU_MUDA, EMAS, BIRU_TUA)  # the last year is the darkest


@dataclass(frozen=True, slots=True)
class Rupa:
    """How one chart looks: its place in the 3 x 2 field, kind, words and axis."""

    nama: str
    tempat: tuple[int, int]
    jenis: str
    judul: str
    uraian: str
    sumbu: dict[str, Any]


_PERSEN = {"min": 0, "num_format": "0"}
RUPA = (
    Rupa("capaian", (0, 0), "column", "Capaian per indikator (%)",
         "Capaian tiap indikator kegiatan dengan garis target 100 persen.", _PERSEN),
    Rupa("tren", (0, 1), "column", "Capaian antartahun (%)",
         "Capaian tiap indikator kegiatan menurut tahun.", _PERSEN),
    Rupa("unsur", (0, 2), "bar", "Survei kepuasan per unsur",
         "Nilai tahun tiap unsur survei kepuasan masyarakat.", {"min": 0, "max": 4}),
    Rupa("belanja", (1, 0), "column", "Serapan per jenis belanja (%)",
         "Serapan belanja pegawai, barang, dan modal menurut tahun.", _PERSEN | {"max": 100}),
    Rupa("triwulan", (1, 1), "column", "Serapan sampai triwulan (%)",
         "Serapan anggaran kumulatif sampai tiap triwulan.", _PERSEN | {"max": 100}),
    Rupa("ikpa", (1, 2), "bar", "Komponen IKPA", "Nilai tiap indikator IKPA tahun laporan.",
         _PERSEN | {"max": 100}),
)  # fmt: skip


def write_grafik(
    buku: Workbook, ws: Worksheet, lembar: str, blok: Blok, *, baris: int, kolom: int
) -> None:
    """All charts, from the cell at `baris` and `kolom` on, three in a row."""
    for rupa in RUPA:
        grafik = _build_grafik(buku, lembar, blok.grafik[rupa.nama], rupa)
        ws.insert_chart(
            baris + rupa.tempat[0] * _BARIS_GRAFIK,
            kolom,
            grafik,
            {
                "description": rupa.uraian,
                "object_position": 2,
                "x_offset": 12 + rupa.tempat[1] * _JARAK_X,
            },
        )


def _build_grafik(buku: Workbook, lembar: str, data: DataGrafik, rupa: Rupa) -> Any:
    grafik = buku.add_chart({"type": rupa.jenis, "name": f"{AWALAN_GRAFIK}{rupa.nama}"})
    is_bergaris = rupa.nama == "capaian"
    warna = _WARNA_TAHUN[-data.seri :] if not is_bergaris else (BIRU_TUA,)
    for nomor in range(1 if is_bergaris else data.seri):
        seri = _seri(lembar, data, nomor) | {"fill": {"color": warna[nomor]}, "gap": 60}
        if data.seri == 1 or is_bergaris:
            bentuk = "0" if rupa.nama == "ikpa" else "0.00"
            is_baring = rupa.jenis == "bar"  # its labels would be cut at the end of the axis
            seri["data_labels"] = {
                "value": True,
                "num_format": bentuk,
                "position": "inside_end" if is_baring else "outside_end",
                "font": {"size": 8, "color": "#FFFFFF" if is_baring else "#404040"},
            }
        grafik.add_series(seri)
    if is_bergaris:
        garis = buku.add_chart({"type": "line"})
        garis.add_series(_seri(lembar, data, 1) | {"line": {"color": EMAS, "width": 2}})
        grafik.combine(garis)
    grafik.set_title({"name": rupa.judul, "name_font": {"size": 11, "color": BIRU_TUA}})
    is_legenda = data.seri > 1
    grafik.set_legend({"position": "bottom", "font": {"size": 8}} if is_legenda else {"none": True})
    huruf = {"num_font": {"size": 8}, "line": {"color": ABU_GRAFIK}}
    kisi = {"major_gridlines": {"visible": True, "line": {"color": "#E7E6E6"}}}
    if rupa.jenis == "bar":  # lying bars: XlsxWriter turns the axes too; first category on top
        grafik.set_y_axis(huruf | {"reverse": True, "crossing": "max"})
        grafik.set_x_axis(huruf | kisi | rupa.sumbu)
    else:
        grafik.set_x_axis(huruf)
        grafik.set_y_axis(huruf | kisi | rupa.sumbu)
    grafik.set_size({"width": _LEBAR, "height": _TINGGI})
    grafik.set_chartarea({"border": {"color": "#D9D9D9"}})
    return grafik


def _seri(lembar: str, data: DataGrafik, nomor: int) -> dict[str, Any]:
    awal, akhir, kolom = data.baris, data.baris + data.banyak - 1, data.kolom + 1 + nomor
    return {
        "name": [lembar, awal - 1, kolom],
        "categories": [lembar, awal, data.kolom, akhir, data.kolom],
        "values": [lembar, awal, kolom, akhir, kolom],
    }
