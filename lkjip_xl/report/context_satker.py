"""The office as a template prints it: identity, seksi, staff, places."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.hasil_lain import KELOMPOK_PEGAWAI, compute_pegawai
from lkjip_xl.domain.isian import Isian
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.rincian import Pegawai
from lkjip_xl.domain.teks_id import format_angka, format_tanggal
from lkjip_xl.report import narrative_lain
from lkjip_xl.report.printed import (
    Cetak,
    build_belum_diisi,
    print_isian,
    print_kalimat,
    print_sel,
)

Nama = dict[str, Any]
_PROFIL = (
    "NAMA_SATKER", "KODE_SATKER", "KEMENTERIAN", "UNIT_ESELON_1", "KANWIL", "KOTA", "ALAMAT",
    "LAMAN", "POS_EL", "JABATAN_KEPALA", "NAMA_KEPALA", "NIP_KEPALA", "JABATAN_ATASAN",
    "NAMA_ATASAN", "LOGO", "GAMBAR_STRUKTUR",
)  # fmt: skip
_JUDUL_KELOMPOK = {
    "seksi": "Seksi dan Subbagian",
    "golongan": "Golongan",
    "jabatan": "Jabatan",
    "pendidikan": "Pendidikan",
}


def build_satker(data: DataKinerja) -> Nama:
    """Identity, officials, year and places."""
    profil = data.profil
    tahun = profil.tahun or 0
    tanggal = profil.tanggal("TANGGAL_LAPORAN")
    satker: Nama = {kode.lower(): print_isian(profil.teks(kode)) for kode in _PROFIL}
    satker["nama"] = satker.pop("nama_satker")
    satker |= {"tahun": str(tahun), "tahun_lalu": str(tahun - 1), "tahun_depan": str(tahun + 1)}
    satker["ada"] = {kode.lower(): profil.teks(kode).isi is not None for kode in _PROFIL}
    satker["tanggal"] = (
        build_belum_diisi(tanggal.asal)
        if tanggal.isi is None
        else Cetak(format_tanggal(tanggal.isi))
    )
    satker["wilayah"] = [print_isian(satu.nama) for satu in data.wilayah]
    satker["tpi"] = [print_isian(satu.nama) for satu in data.tpi]
    return satker


def build_seksi(data: DataKinerja) -> list[Nama]:
    """Tugas and fungsi of each seksi; an empty cell is a mark."""
    return [
        {
            "nomor": str(nomor),
            "nama": print_isian(satu.seksi),
            "tugas": print_isian(satu.tugas),
            "fungsi": print_isian(satu.fungsi),
            "ada_fungsi": satu.fungsi.isi is not None,
        }
        for nomor, satu in enumerate(data.seksi, 1)
    ]


def build_pegawai(data: DataKinerja, hasil: DaftarHasil) -> Nama:
    """Staff by each grouping that has rows, with totals."""
    kelompok = []
    for nama in KELOMPOK_PEGAWAI:
        anggota = [p for p in data.pegawai if p.kelompok.isi == nama]
        if anggota:
            kelompok.append(_build_kelompok(hasil, nama, anggota))
    return {
        "ada": bool(kelompok),
        "kelompok": kelompok,
        "total": print_sel(hasil, "sdm.total"),
        "kalimat": print_kalimat("sdm", narrative_lain.write_pegawai(hasil)),
    }


def _build_kelompok(hasil: DaftarHasil, nama: str, anggota: Sequence[Pegawai]) -> Nama:
    is_berjenis = any(p.laki.isi is not None or p.perempuan.isi is not None for p in anggota)
    return {
        "nama": nama,
        "judul": _JUDUL_KELOMPOK[nama],
        "ada_jenis": is_berjenis,
        "baris": [
            {
                "nomor": str(nomor),
                "uraian": print_isian(satu.uraian),
                "laki": print_jumlah(satu.laki.isi),
                "perempuan": print_jumlah(satu.perempuan.isi),
                "jumlah": _print_pegawai(satu),
            }
            for nomor, satu in enumerate(anggota, 1)
        ],
        "laki": print_sel(hasil, f"sdm.{nama}.laki"),
        "perempuan": print_sel(hasil, f"sdm.{nama}.perempuan"),
        "total": print_sel(hasil, f"sdm.{nama}.total"),
    }


def _print_pegawai(satu: Pegawai) -> str:
    """Staff of one row; the cells to fill in where nothing is known."""
    angka = compute_pegawai(satu).angka
    if angka is None:
        return print_isian(Isian(None, satu.jumlah.asal))
    return print_jumlah(angka)


def print_jumlah(angka: Decimal | None) -> str:
    """A count; a dash where it is not known."""
    return Cetak("-") if angka is None else Cetak(format_angka(angka, 0), is_angka=True)
