"""The rule over sen: rupiah are printed whole, so parts and their sum must be whole too."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.checks.aturan import Temuan, aturan
from lkjip_xl.checks.place import format_sel, split_asal
from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.isian import Angka
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.teks_id import format_asis
from lkjip_xl.errors import Tingkat as Berat


@aturan(
    "P-71",
    Berat.PERINGATAN,
    "Rupiah dengan sen",
    "Laporan mencetak rupiah penuh; sen membuat pagu, realisasi, dan sisa tercetak berselisih 1.",
)
def check_sen(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """Amounts are whole rupiah; one remark for each sheet."""
    lembar: dict[str, list[Angka]] = {}
    for isian in _iter_rupiah(data):
        if isian.isi is not None and isian.isi != isian.isi.to_integral_value():
            lembar.setdefault(split_asal(isian.asal)[0], []).append(isian)
    for daftar in lembar.values():
        sel = format_sel([satu.asal for satu in daftar])
        contoh = format_asis(daftar[0].isi) if daftar[0].isi is not None else ""
        yield Temuan(
            daftar[0].asal,
            f"{len(daftar)} sel rupiah di lembar ini memuat sen ({sel}), misalnya {contoh}; "
            "jumlah dan selisihnya dapat tercetak berbeda 1 rupiah.",
            "bulatkan ke rupiah penuh, tanpa angka di belakang koma.",
        )


def _iter_rupiah(data: DataKinerja) -> Iterator[Angka]:
    """Every amount in rupiah that staff type."""
    for pk in data.anggaran_pk:
        yield from (pk.anggaran_semula, pk.anggaran_menjadi, pk.anggaran_tahun_depan)
    for kegiatan in data.anggaran_kegiatan:
        yield from (kegiatan.pagu_semula, kegiatan.pagu_menjadi, kegiatan.realisasi)
    for indikator in data.anggaran_indikator:
        yield from (indikator.pagu_semula, indikator.pagu_menjadi, indikator.realisasi)
    for sumber in data.sumber_dana:
        yield from (sumber.pagu, sumber.realisasi)
    for belanja in data.anggaran_belanja:
        yield from (belanja.pagu, belanja.realisasi)
    for triwulan in data.triwulan_anggaran:
        yield triwulan.realisasi
    for akun in data.pnbp:
        yield from (akun.mpn, akun.potongan_spm, akun.pengembalian)
    for tahun in data.tahun_pnbp:
        yield from (tahun.target, tahun.total_diketik)
