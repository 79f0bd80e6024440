"""Rules over the action plan and the follow-up plan."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.checks.aturan import Temuan, aturan
from lkjip_xl.domain.angka import SERATUS
from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.teks_id import format_asis, format_tanggal
from lkjip_xl.errors import Tingkat as Berat


@aturan(
    "P-41",
    Berat.PERINGATAN,
    "Capaian rencana aksi di atas 100",
    "Rencana aksi selesai pada 100 persen; angka di atasnya biasanya salah ketik.",
)
def check_capaian_rencana(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """An item of the action plan is done at 100."""
    for satu in data.rencana_aksi:
        if satu.capaian.isi is not None and satu.capaian.isi > SERATUS:
            yield Temuan(
                satu.capaian.asal,
                f"Capaian rencana aksi ini {format_asis(satu.capaian.isi)}; paling tinggi 100.",
                "tulis 100 bila sudah selesai.",
            )


@aturan(
    "P-42",
    Berat.PERINGATAN,
    "Rencana aksi tanpa triwulan",
    "Rencana aksi tanpa triwulan tidak masuk rekap triwulan mana pun.",
)
def check_triwulan_rencana(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """Every item of the action plan belongs to a triwulan."""
    for satu in data.rencana_aksi:
        if satu.triwulan.isi is None:
            nama = satu.kegiatan.isi or satu.indikator.isi or ""
            yield Temuan(
                satu.triwulan.asal,
                f'Triwulan rencana aksi "{nama}" belum dipilih.',
                "pilih I, II, III, atau IV.",
            )


@aturan(
    "P-43",
    Berat.PERINGATAN,
    "Tindak lanjut melewati batas waktu",
    "Pada tanggal laporan, batas waktunya sudah lewat dan statusnya belum selesai.",
)
def check_terlambat(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """No item is overdue on the date of the report."""
    if "TANGGAL_LAPORAN" not in data.profil.isian:
        return
    laporan = data.profil.tanggal("TANGGAL_LAPORAN").isi
    for satu in data.tindak_lanjut:
        batas = satu.batas_waktu.isi
        if laporan is None or batas is None or satu.status.isi == "selesai":
            continue
        if batas < laporan:
            yield Temuan(
                satu.batas_waktu.asal,
                f'Tindak lanjut "{satu.kode.isi}" berbatas waktu {format_tanggal(batas)} dan '
                f"belum selesai pada tanggal laporan {format_tanggal(laporan)}.",
                "perbarui Status, atau tetapkan batas waktu baru.",
            )


@aturan(
    "P-44",
    Berat.PERINGATAN,
    "Tindak lanjut tanpa penanggung jawab",
    "Rencana tanpa penanggung jawab sulit dipantau; reviu APIP menanyakannya.",
)
def check_penanggung_jawab(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """Every item has someone in charge."""
    for satu in data.tindak_lanjut:
        if not satu.penanggung_jawab.isi:
            yield Temuan(
                satu.penanggung_jawab.asal,
                f'Penanggung jawab tindak lanjut "{satu.kode.isi}" belum diisi.',
                "isi jabatan atau seksinya, misalnya Kepala Subbagian Tata Usaha.",
            )


@aturan(
    "P-45",
    Berat.PERINGATAN,
    "Tindak lanjut tanpa batas waktu",
    "Tanpa batas waktu tidak dapat diketahui apakah tindak lanjut terlambat.",
)
def check_batas_waktu(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """Every item has a date."""
    for satu in data.tindak_lanjut:
        if satu.batas_waktu.isi is None:
            yield Temuan(
                satu.batas_waktu.asal,
                f'Batas waktu tindak lanjut "{satu.kode.isi}" belum diisi.',
                "isi tanggal, misalnya 31/03/2025.",
            )
