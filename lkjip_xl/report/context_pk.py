"""The perjanjian kinerja as a template prints it: this year, its revision, next year."""

from __future__ import annotations

from typing import Any

from lkjip_xl.domain.capaian import Polaritas
from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.hasil_bandingan import baca_polaritas
from lkjip_xl.domain.kinerja import AnggaranPK, DataKinerja, Indikator, Sasaran, Tingkat
from lkjip_xl.domain.teks_id import format_asis
from lkjip_xl.report.printed import Cetak, print_isian, print_kunci, print_sel

Nama = dict[str, Any]
_JUDUL_TINGKAT = {
    Tingkat.STRATEGIS: "Sasaran Strategis",
    Tingkat.PROGRAM: "Sasaran Program",
    Tingkat.KEGIATAN: "Sasaran Kegiatan",
}


def build_pk(data: DataKinerja, hasil: DaftarHasil) -> Nama:
    """Targets by level, budget by kegiatan, what was revised, and next year."""
    return {
        "tingkat": _build_tingkat(data, hasil, "pk"),
        "anggaran": [_build_anggaran(a, hasil, "pk") for a in data.anggaran_pk],
        "total_anggaran": print_kunci(hasil, "pk.anggaran.total"),
        "total_semula": print_kunci(
            hasil,
            "pk.anggaran.total_semula"
            if "pk.anggaran.total_semula" in hasil
            else "pk.anggaran.total",
        ),
        "judul_anggaran": _sebut_anggaran(data, hasil),
        "revisi": [_build_revisi(i) for i in data.indikator if i.target_revisi.isi is not None],
        "revisi_anggaran": [
            {
                "kegiatan": print_isian(a.kegiatan),
                "semula": print_isian(a.anggaran_semula),
                "menjadi": print_isian(a.anggaran_menjadi),
            }
            for a in data.anggaran_pk
            if a.anggaran_menjadi.isi is not None
        ],
        "depan": _build_depan(data, hasil),
    }


def _sebut_anggaran(data: DataKinerja, hasil: DaftarHasil) -> str:
    """What the budget of the PK is called; "semula" where the DIPA was revised and the PK not."""
    tahun = data.profil.tahun
    if "pk.anggaran.total_semula" in hasil:
        return f"Anggaran Perjanjian Kinerja (setelah revisi) Tahun {tahun}"
    if "anggaran.total.pagu_semula" in hasil:
        return f"Anggaran semula (Perjanjian Kinerja) Tahun {tahun}"
    return f"Anggaran pada Perjanjian Kinerja Tahun {tahun}"


def list_sasaran(data: DataKinerja, tingkat: str) -> list[Sasaran]:
    """Sasaran of one level, in the order of the book."""
    return [satu for satu in data.sasaran if satu.tingkat.isi == tingkat]


def print_target(hasil: DaftarHasil, indikator: Indikator) -> str:
    """The target; for a rentang both of its bounds, "91 - 108"."""
    target = print_kunci(hasil, f"pk.{indikator.kode.isi}.target")
    atas = indikator.batas_atas.isi
    if baca_polaritas(indikator) is not Polaritas.RENTANG or not isinstance(target, Cetak):
        return target
    akhir = print_isian(indikator.batas_atas) if atas is None else format_asis(atas)
    return Cetak(f"{target} - {akhir}", target.kunci, is_angka=target.is_angka)


def _build_tingkat(data: DataKinerja, hasil: DaftarHasil, awal: str) -> list[Nama]:
    """Levels that have sasaran, each with its indikator and their targets."""
    return [
        {
            "nama": nama,
            "judul": _JUDUL_TINGKAT[nama],
            "sasaran": [
                {
                    "nomor": str(nomor),
                    "kode": print_isian(satu.kode),
                    "nama": print_isian(satu.sasaran),
                    "indikator": [
                        _build_indikator(i, hasil, awal)
                        for i in data.indikator
                        if i.kode_sasaran.isi == satu.kode.isi
                    ],
                }
                for nomor, satu in enumerate(sasaran, 1)
            ],
        }
        for nama in Tingkat.SEMUA
        if (sasaran := list_sasaran(data, nama))
    ]


def _build_indikator(indikator: Indikator, hasil: DaftarHasil, awal: str) -> Nama:
    depan = print_isian(indikator.target_tahun_depan)
    if indikator.target_tahun_depan.isi is not None:
        depan = print_kunci(hasil, f"pk_depan.{indikator.kode.isi}.target")
    return {
        "nama": print_isian(indikator.indikator),
        "target": print_target(hasil, indikator) if awal == "pk" else depan,
        "target_awal": print_isian(indikator.target_awal),
        "satuan": indikator.satuan.isi or "",
    }


def _build_anggaran(satu: AnggaranPK, hasil: DaftarHasil, awal: str) -> Nama:
    return {
        "program": print_isian(satu.program),
        "kegiatan": print_isian(satu.kegiatan),
        "semula": print_isian(satu.anggaran_semula),
        "menjadi": "-" if satu.anggaran_menjadi.isi is None else print_isian(satu.anggaran_menjadi),
        "jumlah": print_kunci(hasil, f"{awal}.anggaran.{satu.kode.isi}"),
    }


def _build_revisi(indikator: Indikator) -> Nama:
    return {
        "nama": print_isian(indikator.indikator),
        "satuan": indikator.satuan.isi or "",
        "awal": print_isian(indikator.target_awal),
        "revisi": print_isian(indikator.target_revisi),
        "alasan": print_isian(indikator.alasan_revisi),
    }


def _build_depan(data: DataKinerja, hasil: DaftarHasil) -> Nama:
    """Next year's PK: the levels for which any target was set."""
    diisi = {i.kode_sasaran.isi for i in data.indikator if i.target_tahun_depan.isi is not None}
    tingkat = {satu.tingkat.isi for satu in data.sasaran if satu.kode.isi in diisi}
    ada_anggaran = "pk_depan.anggaran.total" in hasil
    return {
        "ada": bool(tingkat) or ada_anggaran,
        "tingkat": [
            satu for satu in _build_tingkat(data, hasil, "pk_depan") if satu["nama"] in tingkat
        ],
        "ada_anggaran": ada_anggaran,
        "anggaran": [_build_anggaran(a, hasil, "pk_depan") for a in data.anggaran_pk]
        if ada_anggaran
        else [],
        "total_anggaran": print_sel(hasil, "pk_depan.anggaran.total"),
    }
