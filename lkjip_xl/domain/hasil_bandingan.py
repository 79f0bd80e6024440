"""Keyed results of an indikator against other years, the Renstra target and other units."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.domain.angka import (
    DESIMAL_BAKU,
    Alasan,
    Nilai,
    bulatkan,
    compute_persen,
    tanpa_nilai,
    tetapkan,
)
from lkjip_xl.domain.capaian import (
    RUMUS_CAPAIAN,
    Polaritas,
    classify_tren,
    compute_capaian,
    compute_perubahan_persen,
    compute_perubahan_poin,
)
from lkjip_xl.domain.hasil import Bentuk, DaftarHasil, Hasil
from lkjip_xl.domain.isian import Angka
from lkjip_xl.domain.kinerja import (
    DataKinerja,
    Indikator,
    Pembanding,
    Realisasi,
    Riwayat,
    TargetRenstra,
)
from lkjip_xl.domain.rincian import Rasio
from lkjip_xl.domain.satuan import is_hitungan
from lkjip_xl.domain.teks_id import format_asis

TAHUN_TERAKHIR = 9999  # every year is earlier while the book does not say its own


@dataclass(frozen=True, slots=True)
class TahunItu:
    """What is known of an indikator in one earlier year: its row of Riwayat, its counts."""

    tahun: int
    riwayat: Riwayat | None
    rasio: Rasio | None


def catat_bandingan(
    daftar: DaftarHasil, data: DataKinerja, indikator: Indikator, realisasi: Hasil, capaian: Hasil
) -> None:
    """Record one indikator against its earlier years, the Renstra and the comparators."""
    kode = indikator.kode.isi
    baris = next((r for r in data.realisasi if r.kode.isi == kode), None)
    desimal, bentuk = baca_desimal(baris), pilih_bentuk(indikator.satuan.isi or "", baris)
    batas = data.profil.tahun or TAHUN_TERAKHIR
    riwayat = {
        int(r.tahun.isi): r
        for r in data.riwayat
        if r.kode.isi == kode and r.tahun.isi and r.tahun.isi < batas
    }
    rasio = {int(r.tahun.isi): r for r in data.rasio if r.kode.isi == kode and r.tahun.isi}
    lampau = [t for t in rasio if t < batas]
    for tahun in sorted({*riwayat, *lampau}):
        tahun_itu = TahunItu(tahun, riwayat.get(tahun), rasio.get(tahun))
        _catat_riwayat(daftar, indikator, tahun_itu, realisasi, data.profil.tahun, desimal, bentuk)
    for renstra in data.renstra:
        if renstra.kode.isi == kode:
            _catat_renstra(daftar, indikator, renstra, realisasi)
    for pembanding in data.pembanding:
        if pembanding.kode_indikator.isi == kode:
            _catat_pembanding(daftar, f"ikk.{kode}", pembanding, realisasi, capaian)


def baca_polaritas(indikator: Indikator) -> Polaritas:
    """Polaritas of an indikator; the reader has refused unknown words, empty means maksimal."""
    return Polaritas(indikator.polaritas.isi) if indikator.polaritas.isi else Polaritas.MAKSIMAL


def baca_desimal(realisasi: Realisasi | None) -> int:
    """Decimals to which the realisasi of an indikator is established; 2 unless staff say so."""
    isi = realisasi.desimal.isi if realisasi is not None else None
    return DESIMAL_BAKU if isi is None else int(isi)


def pilih_bentuk(satuan: str, realisasi: Realisasi | None) -> Bentuk:
    """How realisasi is printed: percent and index to fixed decimals, what is counted as it is."""
    is_bebas = realisasi is None or realisasi.desimal.isi is None
    return Bentuk.ASIS if is_bebas and is_hitungan(satuan) else Bentuk.DESIMAL


def sel_batas(indikator: Indikator) -> list[Angka]:
    """The cell of the upper bound, where the polaritas needs one."""
    return [indikator.batas_atas] if baca_polaritas(indikator) is Polaritas.RENTANG else []


def format_rumus_capaian(
    polaritas: Polaritas, target: Hasil, realisasi: Hasil, atas: Decimal | None = None
) -> str:
    """The formula of capaian with its numbers, without the result; "" without numbers."""
    if target.angka is None or realisasi.angka is None:
        return ""
    t, r = target.tampil, realisasi.tampil
    if polaritas is Polaritas.RENTANG:
        return _rumus_rentang(target.angka, realisasi.angka, atas, t, r)
    if target.angka == 0 and realisasi.angka == 0:
        return f"realisasi {r} pada target {t}, jadi 100"
    rumus = {
        Polaritas.MAKSIMAL: f"{r} / {t} x 100",
        Polaritas.MINIMAL: f"(2 x {t} - {r}) / {t} x 100",
        Polaritas.TERBALIK: f"{t} / {r} x 100",
        Polaritas.STABIL: f"100 - |{r} - {t}| / {t} x 100",
    }[polaritas]
    nilai = compute_capaian(target.angka, realisasi.angka, polaritas)
    return f"maks(0; {rumus})" if nilai.angka == 0 and realisasi.angka != 0 else rumus


def _rumus_rentang(bawah: Decimal, nilai: Decimal, atas: Decimal | None, t: str, r: str) -> str:
    if atas is None:
        return ""
    if nilai < bawah:
        return f"{r} / {t} x 100"
    u = format_asis(atas)
    if nilai <= atas:
        return f"{t} <= {r} <= {u}, jadi 100"
    return (
        f"(2 x {u} - {r}) / {u} x 100"
        if 2 * atas > nilai
        else f"maks(0; (2 x {u} - {r}) / {u} x 100)"
    )


def _isian(isian: Angka) -> Nilai:
    return tanpa_nilai(Alasan.BELUM_DIISI) if isian.isi is None else Nilai(isian.isi)


def _catat_riwayat(
    daftar: DaftarHasil,
    indikator: Indikator,
    itu: TahunItu,
    kini: Hasil,
    tahun_laporan: int | None,
    desimal: int,
    bentuk: Bentuk,
) -> None:
    awal = f"ikk.{indikator.kode.isi}.riwayat.{itu.tahun}"
    satuan = indikator.satuan.isi or ""
    polaritas = baca_polaritas(indikator)
    target = daftar.catat(
        f"{awal}.target",
        tanpa_nilai(Alasan.BELUM_DIISI) if itu.riwayat is None else _isian(itu.riwayat.target),
        bentuk=Bentuk.ASIS,
        satuan=satuan,
        masukan=[] if itu.riwayat is None else [itu.riwayat.target],
    )
    lama = _catat_realisasi_lama(daftar, awal, itu, satuan, desimal, bentuk)
    daftar.catat(
        f"{awal}.capaian",
        # As that year's report printed it: without this year's cap.
        compute_capaian(target.angka, lama.angka, polaritas, indikator.batas_atas.isi)
        if lama.angka is not None or lama.is_belum_diisi
        else tanpa_nilai(lama.alasan),
        satuan="%",
        masukan=sel_batas(indikator),
        dari=[lama, target],
        rumus=RUMUS_CAPAIAN[polaritas],
        rumus_angka=format_rumus_capaian(polaritas, target, lama, indikator.batas_atas.isi),
    )
    _catat_perubahan(daftar, awal, lama, kini, satuan, desimal)
    if tahun_laporan is not None and itu.tahun == tahun_laporan - 1:
        _catat_perubahan(daftar, f"ikk.{indikator.kode.isi}", lama, kini, satuan, desimal)


def _catat_realisasi_lama(
    daftar: DaftarHasil, awal: str, itu: TahunItu, satuan: str, desimal: int, bentuk: Bentuk
) -> Hasil:
    """As typed for that year; else from its counts, established, 0 of 0 being no case."""
    diketik = itu.riwayat.realisasi if itu.riwayat is not None else None
    if itu.rasio is None or (diketik is not None and diketik.isi is not None):
        return daftar.catat(
            f"{awal}.realisasi",
            tetapkan(_isian(diketik), desimal)
            if diketik is not None
            else tanpa_nilai(Alasan.BELUM_DIISI),
            bentuk=bentuk,
            desimal=desimal,
            satuan=satuan,
            masukan=[] if diketik is None else [diketik],
        )
    return daftar.catat(
        f"{awal}.realisasi",
        tetapkan(compute_persen(itu.rasio.pembilang.isi, itu.rasio.penyebut.isi), desimal),
        bentuk=bentuk,
        desimal=desimal,
        satuan=satuan,
        masukan=[itu.rasio.pembilang, itu.rasio.penyebut],
        rumus="pembilang / penyebut x 100",
    )


def _catat_perubahan(
    daftar: DaftarHasil, awal: str, lama: Hasil, kini: Hasil, satuan: str, desimal: int
) -> None:
    daftar.catat(
        f"{awal}.perubahan_poin",
        compute_perubahan_poin(lama.angka, kini.angka),
        desimal=max(DESIMAL_BAKU, desimal),
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
        masukan=sel_batas(indikator),
        dari=[realisasi, target],
        rumus=RUMUS_CAPAIAN[polaritas].replace("target", "target akhir Renstra"),
        rumus_angka=format_rumus_capaian(polaritas, target, realisasi, indikator.batas_atas.isi),
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
        # Of the printed figure, so that 100,00 never lies 0,01 below 100.
        Nilai(None, z.alasan) if z.angka is None else Nilai(bulatkan(z.angka) - 100),
        satuan="%",
        dari=[z],
        rumus="perbandingan - 100",
        rumus_angka=f"{z.tampil} - 100",
    )
