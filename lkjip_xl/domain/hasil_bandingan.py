"""Keyed results of an indikator against other years, the Renstra target and other units."""

from __future__ import annotations

from lkjip_xl.domain.angka import Alasan, Nilai, compute_persen, tanpa_nilai
from lkjip_xl.domain.capaian import (
    RUMUS_CAPAIAN,
    Polaritas,
    classify_tren,
    compute_capaian,
    compute_perubahan_persen,
    compute_perubahan_poin,
)
from lkjip_xl.domain.hasil import Bentuk, DaftarHasil, Hasil
from lkjip_xl.domain.kinerja import (
    Angka,
    DataKinerja,
    Indikator,
    Pembanding,
    Riwayat,
    TargetRenstra,
)


def catat_bandingan(
    daftar: DaftarHasil, data: DataKinerja, indikator: Indikator, realisasi: Hasil, capaian: Hasil
) -> None:
    """Record one indikator against its earlier years, the Renstra and the comparators."""
    kode = indikator.kode.isi
    for riwayat in data.riwayat:
        if riwayat.kode.isi == kode and riwayat.tahun.isi is not None:
            _catat_riwayat(daftar, indikator, riwayat, realisasi, data.profil.tahun)
    for renstra in data.renstra:
        if renstra.kode.isi == kode:
            _catat_renstra(daftar, indikator, renstra, realisasi)
    for pembanding in data.pembanding:
        if pembanding.kode_indikator.isi == kode:
            _catat_pembanding(daftar, f"ikk.{kode}", pembanding, realisasi, capaian)


def baca_polaritas(indikator: Indikator) -> Polaritas:
    """Polaritas of an indikator; the reader has refused unknown words, empty means maksimal."""
    return Polaritas(indikator.polaritas.isi) if indikator.polaritas.isi else Polaritas.MAKSIMAL


def format_rumus_capaian(polaritas: Polaritas, target: Hasil, realisasi: Hasil) -> str:
    """The formula of capaian with its numbers, without the result."""
    t, r = target.tampil, realisasi.tampil
    return {
        Polaritas.MAKSIMAL: f"{r} / {t} x 100",
        Polaritas.MINIMAL: f"(2 x {t} - {r}) / {t} x 100",
        Polaritas.TERBALIK: f"{t} / {r} x 100",
        Polaritas.STABIL: f"100 - |{r} - {t}| / {t} x 100",
        Polaritas.RENTANG: f"realisasi {r} terhadap rentang mulai {t}",
    }[polaritas]


def _isian(isian: Angka) -> Nilai:
    return tanpa_nilai(Alasan.BELUM_DIISI) if isian.isi is None else Nilai(isian.isi)


def _catat_riwayat(
    daftar: DaftarHasil,
    indikator: Indikator,
    riwayat: Riwayat,
    kini: Hasil,
    tahun_laporan: int | None,
) -> None:
    tahun = int(riwayat.tahun.isi or 0)
    awal = f"ikk.{indikator.kode.isi}.riwayat.{tahun}"
    satuan = indikator.satuan.isi or ""
    polaritas = baca_polaritas(indikator)
    target, lama = (
        daftar.catat(
            f"{awal}.{nama}", _isian(isian), bentuk=Bentuk.ASIS, satuan=satuan, masukan=[isian]
        )
        for nama, isian in (("target", riwayat.target), ("realisasi", riwayat.realisasi))
    )
    daftar.catat(
        f"{awal}.capaian",
        # As that year's report printed it: without this year's cap.
        compute_capaian(target.angka, lama.angka, polaritas, indikator.batas_atas.isi),
        satuan="%",
        dari=[lama, target],
        rumus=RUMUS_CAPAIAN[polaritas],
        rumus_angka=format_rumus_capaian(polaritas, target, lama),
    )
    _catat_perubahan(daftar, awal, lama, kini, satuan)
    if tahun_laporan is not None and tahun == tahun_laporan - 1:
        _catat_perubahan(daftar, f"ikk.{indikator.kode.isi}", lama, kini, satuan)


def _catat_perubahan(daftar: DaftarHasil, awal: str, lama: Hasil, kini: Hasil, satuan: str) -> None:
    daftar.catat(
        f"{awal}.perubahan_poin",
        compute_perubahan_poin(lama.angka, kini.angka),
        satuan=satuan,
        dari=[kini, lama],
        rumus="realisasi tahun ini - realisasi tahun itu",
        rumus_angka=f"{kini.tampil} - {lama.tampil}",
    )
    daftar.catat(
        f"{awal}.perubahan_persen",
        compute_perubahan_persen(lama.angka, kini.angka),
        satuan="%",
        dari=[kini, lama],
        rumus="(realisasi tahun ini - realisasi tahun itu) / realisasi tahun itu x 100",
        rumus_angka=f"({kini.tampil} - {lama.tampil}) / {lama.tampil} x 100",
    )
    tren = classify_tren(lama.angka, kini.angka)
    daftar.catat(
        f"{awal}.tren",
        None if tren is None else str(tren),
        bentuk=Bentuk.TEKS,
        dari=[kini, lama],
        rumus="realisasi tahun ini dibandingkan dengan tahun itu",
    )


def _catat_renstra(
    daftar: DaftarHasil, indikator: Indikator, renstra: TargetRenstra, realisasi: Hasil
) -> None:
    awal = f"ikk.{indikator.kode.isi}.renstra"
    polaritas = baca_polaritas(indikator)
    target = daftar.catat(
        f"{awal}.target",
        _isian(renstra.target_akhir),
        bentuk=Bentuk.ASIS,
        satuan=indikator.satuan.isi or "",
        masukan=[renstra.target_akhir],
    )
    daftar.catat(
        f"{awal}.capaian",
        compute_capaian(target.angka, realisasi.angka, polaritas, indikator.batas_atas.isi),
        satuan="%",
        dari=[realisasi, target],
        rumus=RUMUS_CAPAIAN[polaritas].replace("target", "target akhir Renstra"),
        rumus_angka=format_rumus_capaian(polaritas, target, realisasi),
    )


def _catat_pembanding(
    daftar: DaftarHasil, awal: str, pembanding: Pembanding, realisasi: Hasil, capaian: Hasil
) -> None:
    awal = f"{awal}.pembanding.{pembanding.kode.isi}"
    sendiri = capaian if pembanding.ukuran.isi == "capaian" else realisasi
    nilai = daftar.catat(
        f"{awal}.nilai",
        _isian(pembanding.nilai),
        bentuk=Bentuk.ASIS,
        satuan=sendiri.satuan,
        masukan=[pembanding.nilai],
    )
    z = daftar.catat(
        f"{awal}.z",
        compute_persen(sendiri.angka, nilai.angka),
        satuan="%",
        dari=[sendiri, nilai],
        rumus=f"{'capaian' if sendiri is capaian else 'realisasi'} / nilai pembanding x 100",
        rumus_angka=f"{sendiri.tampil} / {nilai.tampil} x 100",
    )
    daftar.catat(
        f"{awal}.selisih",
        Nilai(None, z.alasan) if z.angka is None else Nilai(z.angka - 100),
        satuan="%",
        dari=[z],
        rumus="perbandingan - 100",
        rumus_angka=f"{z.tampil} - 100",
    )
