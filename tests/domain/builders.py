"""Domain objects with sane defaults, and the agreed cases of tests/kasus.

Numbers are written as staff read them ("3,25"); the origin of a cell says what it is
("Indikator.IKM.target_awal"), so that a test can name it without counting rows.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import pytest

from lkjip_xl.domain import kinerja, kuesioner
from lkjip_xl.domain.angka import Nilai
from lkjip_xl.domain.hasil import Bentuk, DaftarHasil
from lkjip_xl.domain.isian import Isian
from lkjip_xl.domain.kinerja import DataKinerja, Profil
from lkjip_xl.domain.rekap import compute_hasil
from lkjip_xl.regulasi.loader import load_aturan

FOLDER_KASUS = Path(__file__).parents[1] / "kasus"
PANJANG_DERET = {"bulan": 12, "triwulan": 4}
ATURAN = load_aturan(2023)

Baris = TypeVar("Baris")


def angka(teks: str) -> Decimal | None:
    """The number of a plain Indonesian text; "" is an empty cell."""
    return Decimal(teks.replace(".", "").replace(",", ".")) if teks else None


def wajib(teks: str) -> Decimal:
    """The number of a text that is not empty."""
    nilai = angka(teks)
    assert nilai is not None
    return nilai


def deret(teks: list[str]) -> list[Decimal | None]:
    """The numbers of several texts."""
    return [angka(satu) for satu in teks]


def tampil(nilai: Nilai, bentuk: Bentuk = Bentuk.DESIMAL) -> str:
    """`nilai` as the report prints it, or the reason why there is none."""
    return DaftarHasil().catat("uji", nilai, bentuk=bentuk).tampil


def load_kasus(berkas: str, bagian: str) -> list[Any]:
    """The agreed cases of one part of tests/kasus/<berkas>.toml, named as planners read them."""
    isi = tomllib.loads((FOLDER_KASUS / f"{berkas}.toml").read_text(encoding="utf-8"))
    return [
        pytest.param(satu["masukan"], satu["hasil"], id=f"{nomor}. {satu['nama']}")
        for nomor, satu in enumerate(isi[bagian], 1)
    ]


def build_baris(kelas: type[Baris], isi: Mapping[str, Any]) -> Baris:
    """A row; what is not named is an empty cell, months and quarters are filled up with them."""
    awal = f"{kelas.__name__}.{isi.get('kode', isi.get('tahun', ''))}"
    asing = set(isi) - {kolom.name for kolom in fields(kelas)}  # type: ignore[arg-type]
    assert not asing, f"no such column: {asing}"
    nilai: dict[str, Any] = {}
    for kolom in fields(kelas):  # type: ignore[arg-type]
        asal, satu = f"{awal}.{kolom.name}", isi.get(kolom.name)
        if kolom.name in PANJANG_DERET:
            daftar = list(satu or []) + [""] * (PANJANG_DERET[kolom.name] - len(satu or []))
            nilai[kolom.name] = tuple(
                Isian(angka(str(b)), f"{asal}.{nomor}") for nomor, b in enumerate(daftar, 1)
            )
        elif kolom.type == "Angka" and satu is not None:
            nilai[kolom.name] = Isian(angka(str(satu)), asal)
        else:
            nilai[kolom.name] = Isian(satu, asal)
    return kelas(**nilai)


def build_profil(**isi: str | Decimal | date | None) -> Profil:
    """The profile of a satker in 2023, without cap, mean by sasaran."""
    baku = {"TAHUN": Decimal(2023), "BATAS_CAPAIAN": None, "RATA_RATA": "sasaran"}
    return Profil({kode: Isian(satu, f"Profil.{kode}") for kode, satu in {**baku, **isi}.items()})


def sasaran(**isi: Any) -> kinerja.Sasaran:
    """An objective, S1 of level kegiatan if nothing is said."""
    baku = {"kode": "S1", "tingkat": "kegiatan", "sasaran": "Meningkatnya kualitas layanan"}
    return build_baris(kinerja.Sasaran, {**baku, **isi})


def indikator(**isi: Any) -> kinerja.Indikator:
    """An indikator of S1, IKM with target 3,25 if nothing is said."""
    baku = {
        "kode": "IKM",
        "kode_sasaran": "S1",
        "indikator": "Indeks Kepuasan Masyarakat",
        "satuan": "Indeks",
        "polaritas": "maksimal",
        "target_awal": "3,25",
    }
    return build_baris(kinerja.Indikator, {**baku, **isi})


def realisasi(**isi: Any) -> kinerja.Realisasi:
    """The source of a realisasi, typed for IKM if nothing is said."""
    return build_baris(kinerja.Realisasi, {"kode": "IKM", "sumber": "ketik", **isi})


def riwayat(**isi: Any) -> kinerja.Riwayat:
    """An earlier year of IKM: 2022, target 3,20, realisasi 3,90."""
    baku = {"kode": "IKM", "tahun": "2022", "target": "3,20", "realisasi": "3,90"}
    return build_baris(kinerja.Riwayat, {**baku, **isi})


def renstra(**isi: Any) -> kinerja.TargetRenstra:
    """The target of IKM at the end of the Renstra: 3,30 in 2024."""
    baku = {"kode": "IKM", "tahun_akhir": "2024", "target_akhir": "3,30"}
    return build_baris(kinerja.TargetRenstra, {**baku, **isi})


def pembanding(**isi: Any) -> kinerja.Pembanding:
    """What the Kanwil reached on IKM: realisasi 3,67."""
    baku = {
        "kode": "KANWIL",
        "kode_indikator": "IKM",
        "unit": "Kantor Wilayah",
        "ukuran": "realisasi",
        "nilai": "3,67",
    }
    return build_baris(kinerja.Pembanding, {**baku, **isi})


def survei(**isi: Any) -> kuesioner.Survei:
    """Settings of the monthly survey IKM, at least 30 respondents a month."""
    return build_baris(kuesioner.Survei, {"kode": "IKM", "responden_minimum": "30", **isi})


def responden(*bulan: str) -> kuesioner.Responden:
    """Respondents of the months from January on."""
    return build_baris(kuesioner.Responden, {"bulan": bulan})


def unsur(kode: str, *bulan: str, nama: str | None = None) -> kuesioner.Unsur:
    """Values of one unsur in the months from January on."""
    return build_baris(kuesioner.Unsur, {"kode": kode, "unsur": nama or kode, "bulan": bulan})


def kelompok(kode: str) -> kuesioner.Kelompok:
    """A group of variables of the IIO."""
    return build_baris(kuesioner.Kelompok, {"kode": kode, "kelompok": kode})


def variabel(kode: str, kode_kelompok: str, *bulan: str) -> kuesioner.Variabel:
    """Values of one variable of the IIO in the months from January on."""
    isi = {"kode": kode, "kode_kelompok": kode_kelompok, "variabel": kode, "bulan": bulan}
    return build_baris(kuesioner.Variabel, isi)


def survei_ipk(**isi: Any) -> kuesioner.SurveiIPK:
    """Settings of the IPK on 1-4: one internal respondent, eight external."""
    baku = {
        "kode": "IPK",
        "skala": "4",
        "responden_internal": "1",
        "responden_eksternal": "8",
        "responden_minimum": "5",
    }
    return build_baris(kuesioner.SurveiIPK, {**baku, **isi})


def unsur_ipk(kode: str, sisi: str, bobot: str, nilai: str) -> kuesioner.UnsurIPK:
    """One unsur on one side of the IPK."""
    isi = {"kode": kode, "sisi": sisi, "unsur": kode, "bobot": bobot, "nilai": nilai}
    return build_baris(kuesioner.UnsurIPK, isi)


def anggaran_pk(**isi: Any) -> kinerja.AnggaranPK:
    """Budget of a kegiatan as signed."""
    return build_baris(kinerja.AnggaranPK, {"kode": "K1", **isi})


def anggaran_kegiatan(**isi: Any) -> kinerja.AnggaranKegiatan:
    """Pagu and realisasi of a kegiatan."""
    return build_baris(kinerja.AnggaranKegiatan, {"kode": "K1", **isi})


def belanja(**isi: Any) -> kinerja.AnggaranBelanja:
    """Pagu and realisasi of belanja pegawai in 2023."""
    return build_baris(kinerja.AnggaranBelanja, {"kode": "51", "tahun": "2023", **isi})


def tahun_anggaran(tahun: str) -> kinerja.TahunAnggaran:
    """A year that the table of jenis belanja covers."""
    return build_baris(kinerja.TahunAnggaran, {"tahun": tahun})


def penerimaan(**isi: Any) -> kinerja.Penerimaan:
    """PNBP of one akun in 2023."""
    return build_baris(kinerja.Penerimaan, {"kode": "425211", "tahun": "2023", **isi})


def tahun_pnbp(**isi: Any) -> kinerja.TahunPNBP:
    """Target of the PNBP of 2023, and its typed total."""
    return build_baris(kinerja.TahunPNBP, {"tahun": "2023", **isi})


def narasi_indikator(**isi: Any) -> kinerja.NarasiIndikator:
    """Staff's analysis of IKM."""
    return build_baris(kinerja.NarasiIndikator, {"kode": "IKM", "bagian": "analisis", **isi})


def build_data(**tabel: Any) -> DataKinerja:
    """A book with these tables; the profile is the usual one if none is given."""
    profil = tabel.pop("profil", build_profil())
    return DataKinerja(profil, **tabel)


def build_data_indikator(*daftar: Any, **tabel: Any) -> DataKinerja:
    """A book with one sasaran and IKM (target 3,25), plus `daftar` of Realisasi."""
    baku: dict[str, Any] = {
        "sasaran": (sasaran(),),
        "indikator": (indikator(),),
        "realisasi": daftar,
    }
    return build_data(**{**baku, **tabel})


def hitung(data: DataKinerja) -> DaftarHasil:
    """All results of a book under the rules of 2023."""
    return compute_hasil(data, ATURAN)


def compute(**tabel: Any) -> DaftarHasil:
    """All results of a book with these tables, one sasaran kegiatan S1 included."""
    tabel.setdefault("sasaran", [sasaran()])
    profil = tabel.pop("profil", build_profil())
    return hitung(build_data(profil=profil, **{nama: tuple(isi) for nama, isi in tabel.items()}))
