"""Keyed results of budget and revenue: `pk.anggaran.*`, `anggaran.*`, `pnbp.<TAHUN>.*`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip_xl.domain.angka import (
    Alasan,
    Nilai,
    bulatkan,
    compute_jumlah,
    compute_persen,
    tanpa_nilai,
)
from lkjip_xl.domain.hasil import Bentuk, DaftarHasil, Hasil
from lkjip_xl.domain.hasil_pnbp import catat_pnbp
from lkjip_xl.domain.hasil_rupiah import (
    RUMUS_SERAPAN,
    catat_dua_jumlah,
    catat_isian,
    catat_jumlah,
    catat_rupiah,
    catat_serapan,
)
from lkjip_xl.domain.isian import Angka
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.teks_id import TRIWULAN


def catat_anggaran(daftar: DaftarHasil, data: DataKinerja) -> None:
    """Record budget of the PK, budget by kegiatan and jenis belanja, and PNBP."""
    _catat_anggaran_pk(daftar, data)
    indikator = _catat_indikator(daftar, data)
    _catat_kegiatan(daftar, data, indikator)
    _catat_sumber(daftar, data)
    _catat_belanja(daftar, data)
    _catat_triwulan(daftar, data)
    catat_pnbp(daftar, data)


def pilih_revisi(semula: Angka, menjadi: Angka) -> tuple[Nilai, list[Angka]]:
    """The figure in force: the revised one where there is one; with the cells to name.

    >>> from lkjip_xl.domain.isian import Isian
    >>> semula, menjadi = Isian(Decimal(100), "PK!D4"), Isian(Decimal(90), "PK!E4")
    >>> pilih_revisi(semula, menjadi)[0].angka
    Decimal('90')
    """
    if menjadi.isi is not None:
        return Nilai(menjadi.isi), [menjadi]
    if semula.isi is not None:
        return Nilai(semula.isi), [semula]
    return tanpa_nilai(Alasan.BELUM_DIISI), [semula]


def _catat_pagu(daftar: DaftarHasil, awal: str, semula: Angka, menjadi: Angka) -> Hasil:
    """Pagu before and after revision, the one in force, and which of them it is."""
    for nama, isian in (("semula", semula), ("menjadi", menjadi)):
        if isian.isi is not None:
            catat_isian(daftar, f"{awal}.pagu_{nama}", isian)
    nilai, masukan = pilih_revisi(semula, menjadi)
    if nilai.angka is not None:
        daftar.catat(
            f"{awal}.pagu_dipakai",
            "semula" if menjadi.isi is None else "menjadi",
            bentuk=Bentuk.TEKS,
            masukan=masukan,
            rumus="menjadi bila ada, selain itu semula",
        )
    return catat_rupiah(daftar, f"{awal}.pagu", nilai, masukan=masukan)


def _catat_anggaran_pk(daftar: DaftarHasil, data: DataKinerja) -> None:
    bagian = []
    for satu in data.anggaran_pk:
        nilai, masukan = pilih_revisi(satu.anggaran_semula, satu.anggaran_menjadi)
        bagian.append(catat_rupiah(daftar, f"pk.anggaran.{satu.kode.isi}", nilai, masukan=masukan))
    catat_jumlah(daftar, "pk.anggaran.total", bagian, "PK!tblPKAnggaran")
    if any(satu.anggaran_menjadi.isi is not None for satu in data.anggaran_pk):
        semula = [satu.anggaran_semula for satu in data.anggaran_pk]
        catat_rupiah(
            daftar,
            "pk.anggaran.total_semula",
            compute_jumlah(satu.isi for satu in semula),
            masukan=semula,
            rumus="jumlah anggaran semula",
        )
    if any(satu.anggaran_tahun_depan.isi is not None for satu in data.anggaran_pk):
        depan = [
            catat_isian(daftar, f"pk_depan.anggaran.{satu.kode.isi}", satu.anggaran_tahun_depan)
            for satu in data.anggaran_pk
        ]
        catat_jumlah(daftar, "pk_depan.anggaran.total", depan)


def _catat_indikator(daftar: DaftarHasil, data: DataKinerja) -> list[tuple[Hasil, Hasil]]:
    """Budget by indikator and by sasaran, with the efficiency of resources beside capaian."""
    sasaran = {i.kode.isi: str(i.kode_sasaran.isi) for i in data.indikator}
    per_sasaran: dict[str, list[tuple[Hasil, Hasil]]] = {}
    semua = []
    for satu in data.anggaran_indikator:
        awal = f"anggaran.indikator.{satu.kode.isi}"
        pagu = _catat_pagu(daftar, awal, satu.pagu_semula, satu.pagu_menjadi)
        realisasi = catat_isian(daftar, f"{awal}.realisasi", satu.realisasi)
        catat_serapan(daftar, awal, pagu, realisasi)
        capaian = daftar.get(f"ikk.{satu.kode.isi}.capaian")
        if capaian is not None:
            _catat_efisiensi(daftar, awal, capaian)
        semua.append((pagu, realisasi))
        per_sasaran.setdefault(sasaran.get(satu.kode.isi, ""), []).append((pagu, realisasi))
    for kode, bagian in per_sasaran.items():
        if kode:
            catat_dua_jumlah(daftar, f"anggaran.sasaran.{kode}", bagian)
    return semua


def _catat_efisiensi(daftar: DaftarHasil, awal: str, capaian: Hasil) -> None:
    serapan = daftar[f"{awal}.serapan"]
    ada = capaian.angka is not None and serapan.angka is not None
    # Of the printed figures: its sign decides the word.
    efisiensi = bulatkan(capaian.angka or Decimal(0)) - bulatkan(serapan.angka or Decimal(0))
    daftar.catat(
        f"{awal}.efisiensi",
        Nilai(efisiensi) if ada else tanpa_nilai(capaian.alasan or serapan.alasan),
        satuan="%",
        dari=[capaian, serapan],
        rumus="capaian - serapan; di atas 0 efisien",
        rumus_angka=f"{capaian.tampil} - {serapan.tampil}",
    )


def _catat_sumber(daftar: DaftarHasil, data: DataKinerja) -> None:
    """Pagu by source; realisasi where it is known, its total only where all of it is."""
    if not data.sumber_dana:
        return
    pagu, realisasi = [], []
    for satu in data.sumber_dana:
        awal = f"anggaran.sumber.{satu.kode.isi}"
        pagu.append(catat_isian(daftar, f"{awal}.pagu", satu.pagu))
        if satu.realisasi.isi is not None:
            realisasi.append(catat_isian(daftar, f"{awal}.realisasi", satu.realisasi))
            catat_serapan(daftar, awal, pagu[-1], realisasi[-1])
    if len(realisasi) == len(pagu):
        bagian = list(zip(pagu, realisasi, strict=True))
        catat_dua_jumlah(daftar, "anggaran.sumber.TOTAL", bagian)
    else:
        catat_jumlah(daftar, "anggaran.sumber.TOTAL.pagu", pagu)


def _catat_kegiatan(
    daftar: DaftarHasil, data: DataKinerja, indikator: Sequence[tuple[Hasil, Hasil]]
) -> None:
    """Budget by kegiatan; the total is theirs, or that of the indikator where there are none."""
    bagian = []
    for satu in data.anggaran_kegiatan:
        awal = f"anggaran.kegiatan.{satu.kode.isi}"
        pagu = _catat_pagu(daftar, awal, satu.pagu_semula, satu.pagu_menjadi)
        realisasi = catat_isian(daftar, f"{awal}.realisasi", satu.realisasi)
        catat_serapan(daftar, awal, pagu, realisasi)
        bagian.append((pagu, realisasi))
    catat_dua_jumlah(daftar, "anggaran.total", bagian or indikator, "Anggaran!tblAnggaranKegiatan")
    baris = data.anggaran_kegiatan or data.anggaran_indikator
    if any(satu.pagu_menjadi.isi is not None for satu in baris):
        semula = [satu.pagu_semula for satu in baris]
        catat_rupiah(
            daftar,
            "anggaran.total.pagu_semula",
            compute_jumlah(satu.isi for satu in semula),
            masukan=semula,
            rumus="jumlah pagu semula",
        )


def _catat_belanja(daftar: DaftarHasil, data: DataKinerja) -> None:
    per_tahun: dict[int, list[tuple[Hasil, Hasil]]] = {
        int(satu.tahun.isi): [] for satu in data.tahun_anggaran if satu.tahun.isi is not None
    }
    for satu in data.anggaran_belanja:
        if satu.tahun.isi is None:
            continue
        awal = f"anggaran.belanja.{satu.kode.isi}.{int(satu.tahun.isi)}"
        pagu = catat_isian(daftar, f"{awal}.pagu", satu.pagu)
        realisasi = catat_isian(daftar, f"{awal}.realisasi", satu.realisasi)
        catat_serapan(daftar, awal, pagu, realisasi)
        per_tahun.setdefault(int(satu.tahun.isi), []).append((pagu, realisasi))
    for tahun in sorted(per_tahun):
        catat_dua_jumlah(daftar, f"anggaran.belanja.TOTAL.{tahun}", per_tahun[tahun])


def _catat_triwulan(daftar: DaftarHasil, data: DataKinerja) -> None:
    """Serapan up to the end of each triwulan, against the pagu of the year."""
    pagu = daftar["anggaran.total.pagu"]
    per_triwulan = {satu.triwulan.isi: satu for satu in data.triwulan_anggaran}
    for nomor, romawi in enumerate(TRIWULAN, 1):
        satu = per_triwulan.get(romawi)
        if satu is None:
            continue
        awal = f"anggaran.triwulan.TW{nomor}"
        realisasi = catat_isian(daftar, f"{awal}.realisasi", satu.realisasi)
        daftar.catat(
            f"{awal}.serapan",
            compute_persen(realisasi.angka, pagu.angka),
            satuan="%",
            dari=[realisasi, pagu],
            rumus=RUMUS_SERAPAN,
            rumus_angka=f"{realisasi.tampil} / {pagu.tampil} x 100",
        )
