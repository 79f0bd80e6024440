"""Results into the names that a template may use; every leaf is printed text."""

from __future__ import annotations

from typing import Any

from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.teks_id import BULAN_SINGKAT
from lkjip_xl.report import narrative_lain, narrative_simpulan
from lkjip_xl.report.context_anggaran import build_anggaran, build_pnbp
from lkjip_xl.report.context_dasar import build_landasan, build_landasan_lakip
from lkjip_xl.report.context_grafik import build_grafik
from lkjip_xl.report.context_indikator import build_sasaran
from lkjip_xl.report.context_lain import (
    build_output,
    build_rencana_aksi,
    build_survei_lain,
    build_tindak_lanjut,
    build_triwulan,
)
from lkjip_xl.report.context_nka import build_ikpa, build_nka, build_smart
from lkjip_xl.report.context_pk import build_pk
from lkjip_xl.report.context_satker import build_pegawai, build_satker, build_seksi
from lkjip_xl.report.printed import (
    build_belum_diisi,
    print_kalimat,
    print_kunci,
    print_naskah,
)

Nama = dict[str, Any]
# Texts that the templates print as lists, one line one item.
_BUTIR = {
    "FUNGSI", "MISI", "TUJUAN", "ISU_STRATEGIS", "LANGKAH", "INOVASI", "PENGHARGAAN",
}  # fmt: skip
# What the report needs but does not have -> where it belongs in the book.
_BELUM = {
    "pk": "PK!tblPK",
    "pk_anggaran": "PK!tblPKAnggaran",
    "anggaran": "Anggaran!tblAnggaranKegiatan",
    "belanja": "Anggaran!tblAnggaranBelanja",
    "pnbp": "PNBP!tblPNBP",
    "seksi": "Narasi!tblSeksi",
    "pegawai": "SDM!tblPegawai",
    "wilayah": "Profil!tblWilayah",
    "ikpa": "IKPA!tblIKPA",
    "nka": "NKA!tblNKA",
    "output": "Output!tblOutput",
}


def build_context(data: DataKinerja, hasil: DaftarHasil) -> Nama:
    """All names of a report template, each with its value as printed.

    Args:
        data: Inputs; their texts are printed, their empty cells named.
        hasil: Results of the same inputs.
    """
    return {
        "satker": build_satker(data),
        "seksi": build_seksi(data),
        "pegawai": build_pegawai(data, hasil),
        "landasan": build_landasan(hasil, data.profil.tahun),
        "landasan_lakip": build_landasan_lakip(hasil),
        "pk": build_pk(data, hasil),
        "sasaran": build_sasaran(data, hasil),
        "kinerja": _build_kinerja(data, hasil),
        "anggaran": build_anggaran(data, hasil),
        "pnbp": build_pnbp(data, hasil),
        "ikpa": build_ikpa(data, hasil),
        "smart": build_smart(data, hasil),
        "nka": build_nka(data, hasil),
        "rencana_aksi": build_rencana_aksi(data, hasil),
        "tindak_lanjut": build_tindak_lanjut(data, hasil),
        "output": build_output(data, hasil),
        "survei_lain": build_survei_lain(data, hasil),
        "narasi": {
            kode.lower(): print_naskah(kode, isian, is_butir=kode in _BUTIR)
            for kode, isian in data.narasi.items()
        },
        "ada_narasi": {kode.lower(): isian.isi is not None for kode, isian in data.narasi.items()},
        "nama_bulan": list(BULAN_SINGKAT),
        "ada_grafik": {kunci: g.ada for kunci, g in build_grafik(data, hasil).items()},
        "simpulan": print_kalimat("simpulan", narrative_simpulan.write_simpulan(hasil)),
        "simpulan_lain": _build_simpulan(data, hasil),
        "kalimat": {
            "tindak_lanjut": print_kalimat(
                "tindak_lanjut", narrative_lain.write_tindak_lanjut(hasil)
            )
        },
        "lampiran_dasar": [],  # filled by the report that is asked for it
        "belum": {nama: build_belum_diisi(tempat) for nama, tempat in _BELUM.items()},
    } | build_triwulan(data, hasil)


def _build_kinerja(data: DataKinerja, hasil: DaftarHasil) -> Nama:
    nama = (
        "rata_rata",
        "rata_rata_sasaran",
        "rata_rata_indikator",
        "jumlah_indikator",
        "jumlah_terlampaui",
        "jumlah_tercapai",
        "jumlah_belum_tercapai",
    )
    bagian = narrative_simpulan.sebut_bagian(narrative_simpulan.list_capaian(hasil))
    return {satu: print_kunci(hasil, f"kinerja.{satu}") for satu in nama} | {
        "ada_rata": hasil["kinerja.rata_rata"].angka is not None,
        "bagian": f" ({bagian})" if bagian else "",
        "cara": "sasaran" if data.profil.is_rata_sasaran else "indikator",
        "ada_predikat": any(kunci.endswith(".predikat") for kunci in hasil),
    }


def _build_simpulan(data: DataKinerja, hasil: DaftarHasil) -> list[str]:
    """The conclusion after its first paragraph, without what the figures cannot tell."""
    kalimat = {
        "belum_tercapai": narrative_simpulan.write_belum_tercapai(data, hasil),
        "tren": narrative_simpulan.write_tren_umum(data, hasil),
        "sumber_daya": narrative_simpulan.write_sumber_daya(hasil),
    }
    return [print_kalimat(f"simpulan.{n}", satu) for n, satu in kalimat.items() if satu is not None]
