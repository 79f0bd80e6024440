"""Keyed results of the indikator: `pk.<K>.*`, `ikk.<K>.*`, `sasaran.<S>.*`, `kinerja.*`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from lkjip_xl.domain.angka import (
    DESIMAL_BAKU,
    Alasan,
    Nilai,
    compute_jumlah,
    compute_rata,
    tanpa_nilai,
    tetapkan,
)
from lkjip_xl.domain.capaian import (
    RUMUS_CAPAIAN,
    Polaritas,
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
)
from lkjip_xl.domain.kinerja import (
    DataKinerja,
    Indikator,
    Isian,
    Realisasi,
    Tingkat,
)


def catat_kinerja(daftar: DaftarHasil, data: DataKinerja) -> None:
    """Record targets of all levels, and all that follows for indikator kegiatan.

    Surveys must be recorded before: an indikator may take its realisasi from one.
    """
    tingkat = {satu.kode.isi: satu.tingkat.isi for satu in data.sasaran}
    realisasi = {satu.kode.isi: satu for satu in data.realisasi}
    per_sasaran: dict[str, list[Hasil]] = {}
    for indikator in data.indikator:
        target = _catat_target(daftar, indikator)
        if tingkat.get(indikator.kode_sasaran.isi) != Tingkat.KEGIATAN:
            continue
        capaian = _catat_indikator(daftar, data, indikator, target, realisasi)
        per_sasaran.setdefault(str(indikator.kode_sasaran.isi), []).append(capaian)
    _catat_rata(daftar, data, per_sasaran)


def baca_desimal(realisasi: Realisasi | None) -> int:
    """Decimals to which the realisasi of an indikator is established; 2 unless staff say so."""
    isi = realisasi.desimal.isi if realisasi is not None else None
    return DESIMAL_BAKU if isi is None else int(isi)


def _catat_target(daftar: DaftarHasil, indikator: Indikator) -> Hasil:
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
    realisasi = _catat_realisasi(daftar, indikator, baris)
    capaian = _catat_capaian(daftar, data, indikator, target, realisasi)
    catat_bandingan(daftar, data, indikator, realisasi, capaian)
    return capaian


def _hitung_realisasi(
    daftar: DaftarHasil, baris: Realisasi, kode: str
) -> tuple[Nilai, list[Isian[Decimal]], list[Hasil], str]:
    """Realisasi from its source: value, cells, results used, formula in words."""
    if baris.sumber.isi == "survei":
        survei = daftar.get(f"survei.{kode}.nilai")
        if survei is None:
            return tanpa_nilai(Alasan.BELUM_DIISI), [], [], "hasil survei"
        return Nilai(survei.angka, survei.alasan), [], [survei], survei.rumus
    if baris.sumber.isi == "triwulan":
        isi = [satu.isi for satu in baris.triwulan]
        terisi = [satu for satu in isi if satu is not None]
        cara = baris.cara_triwulan.isi
        nilai = {
            "jumlah": compute_jumlah(isi),
            "rata-rata": compute_rata(isi),
            "terakhir": compute_jumlah(terisi[-1:]),
        }.get(cara or "", tanpa_nilai(Alasan.BELUM_DIISI))
        return nilai, list(baris.triwulan), [], f"{cara} triwulan I s.d. IV"
    return tanpa_nilai(Alasan.BELUM_DIISI), [baris.realisasi_diketik], [], ""


def _catat_realisasi(daftar: DaftarHasil, indikator: Indikator, baris: Realisasi | None) -> Hasil:
    kode, satuan = str(indikator.kode.isi), indikator.satuan.isi or ""
    kunci = f"ikk.{kode}.realisasi"
    if baris is None:
        return daftar.catat(kunci, None, satuan=satuan, masukan=[])
    desimal = baca_desimal(baris)
    nilai, masukan, dari, rumus = _hitung_realisasi(daftar, baris, kode)
    sumber = daftar.catat(
        f"ikk.{kode}.realisasi_sumber",
        tetapkan(nilai, desimal),
        satuan=satuan,
        masukan=masukan or ([] if dari else [baris.realisasi_diketik]),
        dari=dari,
        rumus=rumus,
        rumus_angka=dari[0].rumus_angka.rpartition(" = ")[0] if dari else "",
    )
    diketik = baris.realisasi_diketik
    if diketik.isi is not None:
        return daftar.catat(
            kunci,
            tetapkan(Nilai(diketik.isi), desimal),
            bentuk=Bentuk.ASIS,
            satuan=satuan,
            masukan=[diketik],
        )
    return daftar.catat(
        kunci,
        Nilai(sumber.angka, sumber.alasan),
        satuan=satuan,
        dari=[sumber],
        rumus=rumus,
        rumus_angka=sumber.rumus_angka.rpartition(" = ")[0],
    )


def _catat_capaian(
    daftar: DaftarHasil,
    data: DataKinerja,
    indikator: Indikator,
    target: Hasil,
    realisasi: Hasil,
) -> Hasil:
    awal = f"ikk.{indikator.kode.isi}"
    polaritas = baca_polaritas(indikator)
    atas = [indikator.batas_atas] if polaritas is Polaritas.RENTANG else []
    utuh = daftar.catat(
        f"{awal}.capaian_tanpa_batas",
        compute_capaian(target.angka, realisasi.angka, polaritas, indikator.batas_atas.isi),
        satuan="%",
        masukan=atas,
        dari=[realisasi, target],
        rumus=RUMUS_CAPAIAN[polaritas],
        rumus_angka=format_rumus_capaian(polaritas, target, realisasi),
    )
    batas = data.profil.batas_capaian
    rumus = RUMUS_CAPAIAN[polaritas]
    capaian = daftar.catat(
        f"{awal}.capaian",
        batasi_capaian(Nilai(utuh.angka, utuh.alasan), batas),
        satuan="%",
        dari=[utuh],
        rumus=rumus if batas is None else f"{rumus}, paling tinggi {batas}",
        rumus_angka=format_rumus_capaian(polaritas, target, realisasi),
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
    angka = [satu.tampil for satu in bagian if satu.angka is not None]
    return f"({' + '.join(angka)}) / {len(angka)}" if angka else ""
