"""Keyed results of the follow-up plan: `tindak_lanjut.*`, late at the date of the report."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from lkjip_xl.domain.angka import Alasan, Nilai, tanpa_nilai
from lkjip_xl.domain.hasil import Bentuk, DaftarHasil
from lkjip_xl.domain.isian import Isian, Tanggal
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.penunjang import TindakLanjut

SELESAI = "selesai"
STATUS = ("belum", "berjalan", SELESAI)
TERLAMBAT = "terlambat"


def classify_terlambat(
    batas_waktu: date | None, tanggal: date | None, status: str | None
) -> str | None:
    """Whether an item is late at `tanggal`: the word, "" if not; None while a date is missing.

    >>> classify_terlambat(date(2024, 12, 31), date(2025, 1, 15), "berjalan")
    'terlambat'
    """
    if batas_waktu is None or tanggal is None:
        return None
    return TERLAMBAT if batas_waktu < tanggal and status != SELESAI else ""


def catat_tindak_lanjut(daftar: DaftarHasil, data: DataKinerja) -> None:
    """Record how many items there are by status, and which are late.

    The date of the report decides, not today: a book opened later says the same.
    """
    semua = data.tindak_lanjut
    if not semua:
        return
    ada = "TANGGAL_LAPORAN" in data.profil.isian
    tanggal: Tanggal = data.profil.tanggal("TANGGAL_LAPORAN") if ada else Isian(None, "Profil")
    terlambat = [_catat_terlambat(daftar, satu, tanggal) for satu in semua]
    daftar.catat(
        "tindak_lanjut.jumlah",
        Nilai(Decimal(len(semua))),
        bentuk=Bentuk.BULAT,
        masukan=[satu.kode for satu in semua],
        rumus="banyaknya tindak lanjut",
    )
    for status in STATUS:
        daftar.catat(
            f"tindak_lanjut.{status}",
            Nilai(Decimal(sum(satu.status.isi == status for satu in semua))),
            bentuk=Bentuk.BULAT,
            masukan=[satu.status for satu in semua],
            rumus=f'banyaknya tindak lanjut berstatus "{status}"',
        )
    daftar.catat(
        "tindak_lanjut.terlambat",
        Nilai(Decimal(terlambat.count(TERLAMBAT)))
        if tanggal.isi is not None
        else tanpa_nilai(Alasan.BELUM_DIISI),
        bentuk=Bentuk.BULAT,
        masukan=[tanggal, *(satu.batas_waktu for satu in semua)],
        rumus="banyaknya tindak lanjut yang lewat batas waktu pada tanggal laporan",
    )


def _catat_terlambat(daftar: DaftarHasil, satu: TindakLanjut, tanggal: Tanggal) -> str | None:
    """The word for one item; None while one of the two dates is missing."""
    kata = classify_terlambat(satu.batas_waktu.isi, tanggal.isi, satu.status.isi)
    daftar.catat(
        f"tindak_lanjut.{satu.kode.isi}.terlambat",
        kata,
        bentuk=Bentuk.TEKS,
        masukan=[tanggal, satu.batas_waktu],
        rumus="batas waktu sebelum tanggal laporan dan belum selesai",
    )
    return kata
