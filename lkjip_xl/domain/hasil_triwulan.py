"""Keyed results by triwulan: `eperformance.*`, `target_kinerja.*`, `emonev.*`."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip_xl.domain.angka import (
    Alasan,
    compute_jumlah,
    compute_persen,
    compute_rata,
    tanpa_nilai,
)
from lkjip_xl.domain.hasil import Bentuk, DaftarHasil, Hasil
from lkjip_xl.domain.isian import Angka, Teks
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.penunjang import TargetKinerja
from lkjip_xl.domain.teks_id import TRIWULAN


def catat_triwulan(daftar: DaftarHasil, data: DataKinerja) -> None:
    """Record E-Performance, target kinerja and e-Monev of the triwulan that have a row."""
    if data.eperformance:
        _catat_eperformance(daftar, data)
    if data.target_kinerja:
        _catat_target_kinerja(daftar, data.target_kinerja)
    for satu in data.emonev:
        awal = f"emonev.{_kode(satu.triwulan)}"
        _catat_isian(daftar, f"{awal}.anggaran", satu.anggaran, satuan="%")
        _catat_isian(daftar, f"{awal}.fisik", satu.fisik, satuan="%")


def _kode(triwulan: Teks) -> str:
    """TW1 of triwulan I."""
    return f"TW{TRIWULAN.index(str(triwulan.isi)) + 1}"


def _catat_isian(daftar: DaftarHasil, kunci: str, isian: Angka, satuan: str = "") -> Hasil:
    return daftar.catat(
        kunci, compute_jumlah([isian.isi]), bentuk=Bentuk.ASIS, satuan=satuan, masukan=[isian]
    )


def _catat_eperformance(daftar: DaftarHasil, data: DataKinerja) -> None:
    nilai = {e.triwulan.isi: e.nilai for e in data.eperformance}
    catatan = [
        _catat_isian(daftar, f"eperformance.TW{nomor}.nilai", nilai[tw])
        for nomor, tw in enumerate(TRIWULAN, 1)
        if tw in nilai
    ]
    daftar.catat(
        "eperformance.rata_rata",
        compute_rata(c.angka for c in catatan),
        dari=catatan,
        rumus="rata-rata nilai triwulan",
    )


def _catat_target_kinerja(daftar: DaftarHasil, semua: tuple[TargetKinerja, ...]) -> None:
    for satu in semua:
        awal = f"target_kinerja.{_kode(satu.triwulan)}"
        target = _catat_isian(daftar, f"{awal}.target", satu.target)
        realisasi = _catat_isian(daftar, f"{awal}.realisasi", satu.realisasi)
        _catat_persen(daftar, awal, target, realisasi)
    target = _catat_jumlah(daftar, "target", [satu.target for satu in semua])
    realisasi = _catat_jumlah(daftar, "realisasi", [satu.realisasi for satu in semua])
    # A triwulan with only one of the two: a percentage over it would read the other as 0.
    timpang = [s for s in semua if (s.target.isi is None) != (s.realisasi.isi is None)]
    kosong = [i for s in timpang for i in (s.target, s.realisasi) if i.isi is None]
    _catat_persen(daftar, "target_kinerja", target, realisasi, kosong)


def _catat_jumlah(daftar: DaftarHasil, nama: str, masukan: Sequence[Angka]) -> Hasil:
    return daftar.catat(
        f"target_kinerja.{nama}",
        compute_jumlah(isian.isi for isian in masukan),
        bentuk=Bentuk.ASIS,
        masukan=[isian for isian in masukan if isian.isi is not None] or masukan,
        rumus=f"jumlah {nama} triwulan yang terisi",
    )


def _catat_persen(
    daftar: DaftarHasil,
    awal: str,
    target: Hasil,
    realisasi: Hasil,
    kosong: Sequence[Angka] = (),
) -> None:
    daftar.catat(
        f"{awal}.persen",
        tanpa_nilai(Alasan.BELUM_DIISI)
        if kosong
        else compute_persen(realisasi.angka, target.angka),
        satuan="%",
        masukan=kosong,
        dari=[realisasi, target],
        rumus="realisasi / target x 100",
        rumus_angka=f"{realisasi.tampil} / {target.tampil} x 100",
    )
