"""Keyed results of the indikator: `pk.<K>.*`, `ikk.<K>.*`, `sasaran.<S>.*`, `kinerja.*`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from lkjip_xl.domain.angka import (
    Nilai,
    bulatkan,
    compute_rata,
)
from lkjip_xl.domain.aturan import Aturan, Kelas, Ketetapan, classify
from lkjip_xl.domain.capaian import (
    RUMUS_CAPAIAN,
    Status,
    batasi_capaian,
    classify_status,
    compute_capaian,
)
from lkjip_xl.domain.hasil import Bentuk, DaftarHasil, Hasil
from lkjip_xl.domain.hasil_anggaran import pilih_revisi
from lkjip_xl.domain.hasil_bandingan import (
    baca_polaritas,
    catat_bandingan,
    format_rumus_capaian,
    sel_batas,
)
from lkjip_xl.domain.hasil_realisasi import catat_realisasi
from lkjip_xl.domain.kinerja import DataKinerja, Indikator, Realisasi, Tingkat
from lkjip_xl.domain.teks_id import format_angka, format_asis


def catat_kinerja(daftar: DaftarHasil, data: DataKinerja, aturan: Aturan) -> None:
    """Record targets of all levels, and all that follows for indikator kegiatan.

    Surveys must be recorded before: an indikator may take its realisasi from one.
    """
    tingkat = {satu.kode.isi: satu.tingkat.isi for satu in data.sasaran}
    predikat = _pilih_predikat(data, aturan)
    realisasi = {satu.kode.isi: satu for satu in data.realisasi}
    per_sasaran: dict[str, list[Hasil]] = {}
    for indikator in data.indikator:
        target = _catat_target(daftar, indikator)
        if tingkat.get(indikator.kode_sasaran.isi) != Tingkat.KEGIATAN:
            continue
        capaian = _catat_indikator(daftar, data, indikator, target, realisasi, aturan)
        if predikat is not None:
            daftar.catat(
                f"ikk.{indikator.kode.isi}.predikat",
                classify(_tercetak(capaian), predikat.nilai),
                bentuk=Bentuk.TEKS,
                dari=[capaian],
                rumus="kelas dari capaian",
                dasar=predikat.dasar,
            )
        per_sasaran.setdefault(str(indikator.kode_sasaran.isi), []).append(capaian)
    _catat_rata(daftar, data, per_sasaran)


def _tercetak(hasil: Hasil) -> Decimal | None:
    """The figure as printed: words and classes follow print."""
    return None if hasil.angka is None else bulatkan(hasil.angka)


def _pilih_predikat(data: DataKinerja, aturan: Aturan) -> Ketetapan[tuple[Kelas, ...]] | None:
    """The scale of predikat, for a satker that has picked one in its Profil."""
    pilihan = data.profil.isian.get("SKALA_PREDIKAT")
    if pilihan is None or pilihan.isi != "ya" or data.profil.tahun is None:
        return None
    return aturan.predikat.pada(data.profil.tahun)


def _catat_target(daftar: DaftarHasil, indikator: Indikator) -> Hasil:
    """The target in force, after that of next year where one was set."""
    if indikator.target_tahun_depan.isi is not None:
        daftar.catat(
            f"pk_depan.{indikator.kode.isi}.target",
            Nilai(indikator.target_tahun_depan.isi),
            bentuk=Bentuk.ASIS,
            satuan=indikator.satuan.isi or "",
            masukan=[indikator.target_tahun_depan],
        )
    nilai, masukan = pilih_revisi(indikator.target_awal, indikator.target_revisi)
    return daftar.catat(
        f"pk.{indikator.kode.isi}.target",
        nilai,
        bentuk=Bentuk.ASIS,
        satuan=indikator.satuan.isi or "",
        masukan=masukan,
    )


def _catat_indikator(
    daftar: DaftarHasil,
    data: DataKinerja,
    indikator: Indikator,
    target_pk: Hasil,
    semua_realisasi: Mapping[str | None, Realisasi],
    aturan: Aturan,
) -> Hasil:
    """Everything about one indikator kegiatan; returns its capaian."""
    kode, satuan = indikator.kode.isi, indikator.satuan.isi or ""
    baris = semua_realisasi.get(kode)
    awal = f"ikk.{kode}"
    target = daftar.catat(
        f"{awal}.target",
        Nilai(target_pk.angka, target_pk.alasan),
        bentuk=Bentuk.ASIS,
        satuan=satuan,
        dari=[target_pk],
    )
    realisasi = catat_realisasi(daftar, data, indikator, baris)
    capaian = _catat_capaian(daftar, data, indikator, target, realisasi, aturan)
    catat_bandingan(daftar, data, indikator, realisasi, capaian)
    return capaian


def _catat_capaian(
    daftar: DaftarHasil,
    data: DataKinerja,
    indikator: Indikator,
    target: Hasil,
    realisasi: Hasil,
    aturan: Aturan,
) -> Hasil:
    awal = f"ikk.{indikator.kode.isi}"
    polaritas = baca_polaritas(indikator)
    atas = sel_batas(indikator)
    dasar = aturan.dasar_capaian.get(polaritas, "")
    utuh = daftar.catat(
        f"{awal}.capaian_tanpa_batas",
        compute_capaian(target.angka, realisasi.angka, polaritas, indikator.batas_atas.isi),
        satuan="%",
        masukan=atas,
        dari=[realisasi, target],
        rumus=RUMUS_CAPAIAN[polaritas],
        rumus_angka=format_rumus_capaian(polaritas, target, realisasi, indikator.batas_atas.isi),
        dasar=dasar,
    )
    batas = data.profil.batas_capaian
    rumus = RUMUS_CAPAIAN[polaritas]
    capaian = daftar.catat(
        f"{awal}.capaian",
        batasi_capaian(Nilai(utuh.angka, utuh.alasan), batas),
        satuan="%",
        dari=[utuh],
        rumus=rumus if batas is None else f"{rumus}, paling tinggi {batas}",
        rumus_angka=_rumus_angka_batas(utuh, batas),
        dasar=dasar,
    )
    status = classify_status(target.angka, realisasi.angka, polaritas, indikator.batas_atas.isi)
    daftar.catat(
        f"{awal}.status",
        None if status is None else str(status),
        bentuk=Bentuk.TEKS,
        masukan=atas,
        dari=[realisasi, target],
        rumus="realisasi dibandingkan dengan target",
    )
    return capaian


def _rumus_angka_batas(utuh: Hasil, batas: Decimal | None) -> str:
    """The formula with numbers; where the cap holds it says so."""
    rumus = utuh.rumus_angka.rpartition(" = ")[0]
    if batas is None or utuh.angka is None or utuh.angka <= batas:
        return rumus
    return f"min({rumus}; {format_asis(batas)})"


def _catat_rata(
    daftar: DaftarHasil, data: DataKinerja, per_sasaran: Mapping[str, Sequence[Hasil]]
) -> None:
    rata_sasaran = [
        daftar.catat(
            f"sasaran.{kode}.capaian",
            compute_rata(satu.angka for satu in capaian),
            satuan="%",
            dari=capaian,
            rumus="rata-rata capaian indikator pada sasaran",
            rumus_angka=_rumus_rata(capaian),
        )
        for kode, capaian in per_sasaran.items()
    ]
    semua = [satu for capaian in per_sasaran.values() for satu in capaian]
    sasaran, indikator = (
        daftar.catat(
            f"kinerja.rata_rata_{nama}",
            compute_rata(satu.angka for satu in bagian),
            satuan="%",
            dari=bagian,
            rumus=f"rata-rata capaian menurut {nama}",
            rumus_angka=_rumus_rata(bagian),
        )
        for nama, bagian in (("sasaran", rata_sasaran), ("indikator", semua))
    )
    dipakai = sasaran if data.profil.is_rata_sasaran else indikator
    daftar.catat(
        "kinerja.rata_rata",
        Nilai(dipakai.angka, dipakai.alasan),
        satuan="%",
        dari=[dipakai],
        rumus=dipakai.rumus,
        rumus_angka=dipakai.rumus_angka.rpartition(" = ")[0],
    )
    daftar.catat(
        "kinerja.jumlah_indikator", Nilai(Decimal(len(semua))), bentuk=Bentuk.BULAT, dari=semua
    )
    for status in Status:
        sama = [d for h in semua if (d := _status(daftar, h)).nilai == status]
        kunci = f"kinerja.jumlah_{status.replace(' ', '_')}"
        daftar.catat(kunci, Nilai(Decimal(len(sama))), bentuk=Bentuk.BULAT, dari=sama)


def _status(daftar: DaftarHasil, capaian: Hasil) -> Hasil:
    return daftar[capaian.kunci.removesuffix("capaian") + "status"]


def _rumus_rata(bagian: Sequence[Hasil]) -> str:
    """Mean with numbers; more decimals where the printed parts would give another figure."""
    angka = [satu.angka for satu in bagian if satu.angka is not None]
    if not angka:
        return ""
    rata = bulatkan(sum(angka, Decimal(0)) / len(angka))
    for desimal in (2, 4, 6):
        bulat = [bulatkan(satu, desimal) for satu in angka]
        if bulatkan(sum(bulat, Decimal(0)) / len(bulat)) == rata:
            break
    return f"({' + '.join(format_angka(satu, desimal) for satu in angka)}) / {len(angka)}"
