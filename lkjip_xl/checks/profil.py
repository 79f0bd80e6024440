"""Rules over the Profil: the date of the report and who signs it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lkjip_xl.checks.aturan import Temuan, aturan
from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.teks_id import format_tanggal
from lkjip_xl.errors import Tingkat as Berat

NAMA_PENGGANTI = "Nama Kepala Kantor"


@aturan(
    "P-46",
    Berat.PERINGATAN,
    "Tanggal laporan belum diisi",
    "Tanggal itu tercetak di kata pengantar dan menentukan tindak lanjut yang terlambat.",
)
def check_ada_tanggal(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """The report has a date."""
    isian = data.profil.isian.get("TANGGAL_LAPORAN")
    if isian is not None and isian.isi is None:
        tahun = data.profil.tahun
        contoh = "15 Januari tahun berikutnya" if tahun is None else f"15/01/{tahun + 1}"
        yield Temuan(isian.asal, "Tanggal laporan belum diisi.", f"isi tanggal, misalnya {contoh}.")


@aturan(
    "P-47",
    Berat.PERINGATAN,
    "Tanggal laporan tidak sesuai tahun laporan",
    "Laporan disusun pada akhir tahun laporan sampai pertengahan tahun berikutnya.",
)
def check_tanggal(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """The date lies between December of tahun laporan and June of the next year."""
    tahun = data.profil.tahun
    if tahun is None or "TANGGAL_LAPORAN" not in data.profil.isian:
        return
    isian = data.profil.tanggal("TANGGAL_LAPORAN")
    if isian.isi is None or date(tahun, 12, 1) <= isian.isi <= date(tahun + 1, 6, 30):
        return
    letak = "sebelum akhir" if isian.isi < date(tahun, 12, 1) else "lama sesudah"
    yield Temuan(
        isian.asal,
        f"Tanggal laporan {format_tanggal(isian.isi)} terletak {letak} tahun laporan {tahun}.",
        "periksa tanggalnya, atau Tahun laporan.",
    )


@aturan(
    "P-48",
    Berat.SARAN,
    "Nama kepala kantor masih pengganti",
    "Nama pengganti dari buku contoh akan tercetak di kata pengantar.",
)
def check_nama_kepala(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """The name of the head is no longer the placeholder."""
    isian = data.profil.isian.get("NAMA_KEPALA")
    if isian is not None and isian.isi == NAMA_PENGGANTI:
        yield Temuan(
            isian.asal,
            f'Nama kepala kantor masih "{NAMA_PENGGANTI}".',
            "ketik nama penanda tangan laporan.",
        )
