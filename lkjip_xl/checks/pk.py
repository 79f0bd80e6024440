"""Rules over the perjanjian kinerja: sasaran, indikator and their targets."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.checks.aturan import Temuan, aturan
from lkjip_xl.domain.capaian import Polaritas
from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.isian import Angka
from lkjip_xl.domain.kinerja import DataKinerja, Indikator, Tingkat
from lkjip_xl.domain.teks_id import format_asis
from lkjip_xl.errors import Tingkat as Berat


def _tingkat(data: DataKinerja) -> dict[str | None, str | None]:
    """Level of each indikator by kode."""
    sasaran = {satu.kode.isi: satu.tingkat.isi for satu in data.sasaran}
    return {satu.kode.isi: sasaran.get(satu.kode_sasaran.isi) for satu in data.indikator}


def _kegiatan(data: DataKinerja) -> list[Indikator]:
    tingkat = _tingkat(data)
    return [satu for satu in data.indikator if tingkat[satu.kode.isi] == Tingkat.KEGIATAN]


@aturan(
    "P-02",
    Berat.PERINGATAN,
    "Target indikator belum diisi",
    "Tanpa target tidak ada capaian, dan tabel perjanjian kinerja tidak lengkap.",
)
def check_target(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """Every indikator has a target."""
    for satu in data.indikator:
        if hasil[f"pk.{satu.kode.isi}.target"].nilai is None:
            yield Temuan(
                satu.target_awal.asal,
                f'Target indikator "{satu.kode.isi}" belum diisi.',
                "isi Target Awal sesuai Perjanjian Kinerja.",
            )


@aturan(
    "P-03",
    Berat.PERINGATAN,
    "Indikator kegiatan belum ada di lembar Capaian",
    "Indikator yang dijanjikan pada PK harus dilaporkan realisasinya.",
)
def check_pada_capaian(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """Every indikator kegiatan has a row on Capaian."""
    pada_capaian = {satu.kode.isi for satu in data.realisasi}
    for satu in _kegiatan(data):
        if satu.kode.isi not in pada_capaian:
            yield Temuan(
                satu.kode.asal,
                f'Indikator "{satu.kode.isi}" belum ada di lembar Capaian.',
                "tambahkan satu baris dengan kode itu di tabel tblCapaian.",
            )


@aturan(
    "P-05",
    Berat.PERINGATAN,
    "Tingkat sasaran belum dipilih",
    "Tanpa tingkat, sasaran dan indikatornya tidak masuk tabel mana pun di laporan.",
)
def check_tingkat(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """Every sasaran says its level; without it the indikator appears nowhere."""
    for satu in data.sasaran:
        if satu.tingkat.isi is None:
            yield Temuan(
                satu.tingkat.asal,
                f'Tingkat sasaran "{satu.kode.isi}" belum dipilih.',
                "pilih strategis, program, atau kegiatan.",
            )


@aturan(
    "P-13",
    Berat.PERINGATAN,
    "Belum ada indikator kegiatan",
    "Laporan kinerja tanpa indikator kegiatan tidak memuat capaian apa pun.",
)
def check_ada_indikator(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """A report without any indikator kegiatan says nothing."""
    if hasil["kinerja.jumlah_indikator"].angka == 0:
        yield Temuan(
            "PK",
            "Lembar PK belum memuat indikator kegiatan, sehingga belum ada capaian.",
            "isi tabel Sasaran (tingkat kegiatan) dan tabel indikator di lembar PK.",
        )


@aturan(
    "P-15",
    Berat.PERINGATAN,
    "Target direvisi tanpa alasan",
    "Pembaca dan APIP menanyakan dasar setiap perubahan target.",
)
def check_alasan_revisi(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """A revised target says why it was revised."""
    for satu in data.indikator:
        revisi, awal = satu.target_revisi.isi, satu.target_awal.isi
        if revisi is not None and revisi != awal and not satu.alasan_revisi.isi:
            yield Temuan(
                satu.alasan_revisi.asal,
                f'Target indikator "{satu.kode.isi}" direvisi, tetapi alasannya belum diisi.',
                "isi Alasan Revisi, misalnya nomor dan tanggal PK revisi.",
            )


@aturan(
    "P-16",
    Berat.SARAN,
    "Satuan indikator kegiatan kosong",
    "Angka tanpa satuan mudah disalahartikan.",
)
def check_satuan(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """Every indikator kegiatan says its unit."""
    for satu in _kegiatan(data):
        if not satu.satuan.isi:
            yield Temuan(
                satu.satuan.asal,
                f'Satuan indikator "{satu.kode.isi}" belum diisi.',
                "isi Satuan, misalnya Indeks, %, atau Nilai.",
            )


@aturan(
    "P-17",
    Berat.SARAN,
    "Polaritas indikator kegiatan kosong",
    "Polaritas menentukan rumus capaian; yang kosong dihitung sebagai maksimal.",
)
def check_polaritas(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """Every indikator kegiatan says which direction is good."""
    for satu in _kegiatan(data):
        if not satu.polaritas.isi:
            yield Temuan(
                satu.polaritas.asal,
                f'Polaritas indikator "{satu.kode.isi}" kosong, sehingga dihitung maksimal '
                "(makin tinggi makin baik).",
                "pilih polaritasnya agar tidak ada keraguan.",
            )


@aturan(
    "P-18",
    Berat.SARAN,
    "Target tahun depan belum diisi",
    "PK tahun berikutnya dimuat di lampiran laporan.",
)
def check_target_depan(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """Next year's targets are in place; one hint names all that are missing."""
    kosong = [satu for satu in data.indikator if satu.target_tahun_depan.isi is None]
    if kosong:
        kode = ", ".join(str(satu.kode.isi) for satu in kosong)
        yield Temuan(
            kosong[0].target_tahun_depan.asal,
            f"Target tahun depan belum diisi untuk {len(kosong)} indikator: {kode}.",
            "isi Target Tahun Depan bila PK tahun berikutnya sudah ditetapkan.",
        )


@aturan(
    "P-19",
    Berat.PERINGATAN,
    "Nama indikator sama pada satu tingkat",
    "Dua indikator yang sama pada satu tingkat biasanya baris yang tersalin dua kali.",
)
def check_nama_ganda(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """No two indikator of one level have the same name."""
    tingkat = _tingkat(data)
    sudah: dict[tuple[str | None, str], Indikator] = {}
    for satu in data.indikator:
        nama = " ".join((satu.indikator.isi or "").split()).casefold()
        kunci = (tingkat[satu.kode.isi], nama)
        if nama and kunci in sudah:
            yield Temuan(
                satu.indikator.asal,
                f'Nama indikator "{satu.kode.isi}" sama dengan "{sudah[kunci].kode.isi}" '
                f"({sudah[kunci].indikator.asal}) pada tingkat yang sama.",
                "hapus salah satu, atau perjelas bedanya.",
            )
        sudah.setdefault(kunci, satu)


@aturan(
    "P-67",
    Berat.PERINGATAN,
    "Batas Atas indikator rentang belum diisi",
    "Capaian polaritas rentang dihitung dari target sampai Batas Atas.",
)
def check_ada_batas_atas(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """An indikator kegiatan with a rentang has its upper bound."""
    for satu in _kegiatan(data):
        if satu.polaritas.isi == Polaritas.RENTANG and satu.batas_atas.isi is None:
            yield Temuan(
                satu.batas_atas.asal,
                f'Batas Atas indikator "{satu.kode.isi}" belum diisi, sehingga capaiannya '
                "tidak dapat dihitung.",
                "isi Batas Atas; Target menjadi batas bawahnya.",
                f"ikk.{satu.kode.isi}.capaian",
            )


@aturan(
    "P-68",
    Berat.GALAT,
    "Batas Atas indikator rentang di bawah targetnya",
    "Rentang dimulai dari target, jadi Batas Atas tidak lebih kecil dari target.",
)
def check_batas_atas(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """The upper bound of a rentang does not lie below its target."""
    for satu in data.indikator:
        target, atas = hasil[f"pk.{satu.kode.isi}.target"], satu.batas_atas.isi
        if satu.polaritas.isi != Polaritas.RENTANG or target.angka is None or atas is None:
            continue
        if atas < target.angka:
            yield Temuan(
                satu.batas_atas.asal,
                f'Batas Atas indikator "{satu.kode.isi}" {format_asis(atas)} lebih kecil dari '
                f"targetnya {target.tampil}.",
                "periksa apakah Target dan Batas Atas tertukar.",
                target.kunci,
            )


def _iter_target(data: DataKinerja) -> Iterator[tuple[str, str | None, Angka]]:
    """Name, indikator and cell of every target."""
    for satu in data.indikator:
        yield "Target Awal", satu.kode.isi, satu.target_awal
        yield "Target Revisi", satu.kode.isi, satu.target_revisi
        yield "Target Tahun Depan", satu.kode.isi, satu.target_tahun_depan
    for lama in data.riwayat:
        yield f"Target tahun {lama.tahun.isi}", lama.kode.isi, lama.target
    for akhir in data.renstra:
        yield "Target akhir Renstra", akhir.kode.isi, akhir.target_akhir


@aturan(
    "P-69",
    Berat.GALAT,
    "Target negatif",
    "Capaian dihitung terhadap target, jadi target tidak boleh di bawah nol.",
)
def check_target_negatif(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """No target lies below 0, of whatever year."""
    for nama, kode, isian in _iter_target(data):
        if isian.isi is not None and isian.isi < 0:
            yield Temuan(
                isian.asal,
                f'{nama} indikator "{kode}" {format_asis(isian.isi)}; seharusnya 0 atau lebih.',
                "periksa tanda minusnya.",
            )
