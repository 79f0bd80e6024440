"""Totals on sheet Anggaran: of all budget, of its sources, and by triwulan."""

from __future__ import annotations

from lkjip_xl.domain import penunjang
from lkjip_xl.domain.teks_id import TRIWULAN
from lkjip_xl.workbook.lembar.kolom_rupiah import (
    build_hitung,
    build_jumlah,
    build_rupiah,
    build_serapan,
    build_timpang,
    build_udf_serapan,
)
from lkjip_xl.workbook.model import Kolom, Tabel, Tipe

# Without a row by kegiatan the total is that of the indikator.
_TANPA_KEGIATAN = "COUNTA(tblAnggaranKegiatan[Kode])=0"
_TIMPANG_TOTAL = (
    f"IF({_TANPA_KEGIATAN},{build_timpang('tblAnggaranIndikator')},"
    f"{build_timpang('tblAnggaranKegiatan')})"
)
# A source without realisasi leaves the total without one.
_SUMBER_LENGKAP = "COUNT(tblSumberDana[Realisasi])=COUNTA(tblSumberDana[Kode])"


def _total(kolom: str) -> str:
    indikator, kegiatan = (
        build_jumlah(f"tblAnggaran{satu}[{kolom}]") for satu in ("Indikator", "Kegiatan")
    )
    return f"=IF({_TANPA_KEGIATAN},{indikator},{kegiatan})"


def _pilih_udf(kegiatan: str, indikator: str) -> str:
    """The figure of the kegiatan, or that of the indikator where there are none."""
    return f"LKJ_BILA_ADA(tblAnggaranKegiatan[Kode],{kegiatan},{indikator})"


def _udf_total(kolom: str) -> str:
    kegiatan, indikator = (
        f"LKJ_JUMLAH(tblAnggaran{satu}[{kolom}])" for satu in ("Kegiatan", "Indikator")
    )
    return f"={_pilih_udf(kegiatan, indikator)}"


def _udf_serapan_total() -> tuple[str, str]:
    kegiatan, indikator = (
        build_udf_serapan(f"tblAnggaran{satu}") for satu in ("Kegiatan", "Indikator")
    )
    return _pilih_udf(kegiatan[0], indikator[0]), _pilih_udf(kegiatan[1], indikator[1])


def _udf_sumber() -> tuple[str, str]:
    """Nothing while a source has no realisasi."""
    serapan, sisa = build_udf_serapan("tblSumberDana")
    return f"LKJ_BILA_ADA([@Realisasi],{serapan})", f"LKJ_BILA_ADA([@Realisasi],{sisa})"


TOTAL = Tabel(
    nama="tblAnggaranTotal",
    field="",
    judul="Jumlah seluruh anggaran",
    petunjuk="Jumlah kegiatan; bila tabel kegiatan kosong, jumlah indikator.",
    kolom=(
        *(
            build_hitung(
                nama, header, _total(header), f"anggaran.total.{nama}", udf=_udf_total(header)
            )
            for nama, header in (("pagu", "Pagu"), ("realisasi", "Realisasi"))
        ),
        *build_serapan("anggaran.total", _TIMPANG_TOTAL, _udf_serapan_total()),
    ),
    satu_baris=True,
)

PER_TRIWULAN = Tabel(
    nama="tblAnggaranTriwulan",
    field="triwulan_anggaran",
    kelas=penunjang.TriwulanAnggaran,
    judul="Realisasi sampai akhir triwulan",
    petunjuk="Realisasi sejak Januari, bukan hanya triwulan itu.",
    kolom=(
        Kolom("nomor", "Kode", Tipe.LABEL, lebar=18),
        Kolom("triwulan", "Triwulan", Tipe.LABEL, lebar=18),
        build_rupiah("realisasi", "Realisasi", "Realisasi sejak Januari.", None, is_penting=True),
        build_hitung(
            "serapan",
            "Serapan (%)",
            '=IF(OR([@Realisasi]="",COUNT(tblAnggaranTotal[Pagu])=0),"",'
            'IF(SUM(tblAnggaranTotal[Pagu])=0,"",[@Realisasi]/SUM(tblAnggaranTotal[Pagu])*100))',
            "anggaran.triwulan.{nomor}.serapan",
            Tipe.PERSEN,
            udf="=LKJ_SERAPAN([@Realisasi],tblAnggaranTotal[Pagu])",
        ),
    ),
    tetap=tuple(
        {"nomor": f"TW{nomor}", "triwulan": romawi} for nomor, romawi in enumerate(TRIWULAN, 1)
    ),
)

SUMBER_TOTAL = Tabel(
    nama="tblSumberTotal",
    field="",
    judul="Jumlah sumber dana",
    kolom=(
        build_hitung(
            "pagu",
            "Pagu",
            f"={build_jumlah('tblSumberDana[Pagu]')}",
            "anggaran.sumber.TOTAL.pagu",
            udf="=LKJ_JUMLAH(tblSumberDana[Pagu])",
        ),
        build_hitung(
            "realisasi",
            "Realisasi",
            f'=IF({_SUMBER_LENGKAP},{build_jumlah("tblSumberDana[Realisasi]")},"")',
            "anggaran.sumber.TOTAL.realisasi",
            udf="=LKJ_JUMLAH_LENGKAP(tblSumberDana[Realisasi],tblSumberDana[Kode])",
        ),
        *build_serapan("anggaran.sumber.TOTAL", build_timpang("tblSumberDana"), _udf_sumber()),
    ),
    satu_baris=True,
)
