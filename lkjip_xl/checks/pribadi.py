"""Rules over personal data inside texts (UU 27/2022)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_xl.checks.aturan import Temuan, aturan
from lkjip_xl.checks.isi_teks import iter_teks
from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.errors import Tingkat as Berat

ALASAN_PRIBADI = (
    "UU 27/2022 melindungi data pribadi; nama beserta pelanggarannya bersifat spesifik, "
    "dan laporan dibaca umum."
)
SARAN_PRIBADI = (
    'hitung menurut kewarganegaraan dan pasal, atau pakai inisial atau sebutan seperti "WNA-01".'
)

_NIK = re.compile(r"(?<![\d.,/-])\d{16}(?![\d.,/-]\d|\d)")  # a NIP has 18 digits
_PASPOR = re.compile(r"(?<![\w./-])[A-Z]{1,2}\d{7}(?![\w/-])")


@aturan("P-58", Berat.PERINGATAN, "Teks memuat angka seperti NIK", ALASAN_PRIBADI)
def check_nik(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """No text holds 16 digits in a row; the message does not repeat them."""
    for isian in iter_teks(data):
        if _NIK.search(isian.isi or ""):
            yield Temuan(
                isian.asal,
                "Teks ini memuat 16 angka berurutan seperti NIK.",
                f"hapus nomornya; {SARAN_PRIBADI}",
            )


@aturan("P-59", Berat.PERINGATAN, "Teks memuat nomor seperti nomor paspor", ALASAN_PRIBADI)
def check_paspor(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """No text holds what looks like a passport number; the message does not repeat it."""
    for isian in iter_teks(data):
        if _PASPOR.search(isian.isi or ""):
            yield Temuan(
                isian.asal,
                "Teks ini memuat nomor seperti nomor paspor.",
                f"hapus nomornya; {SARAN_PRIBADI}",
            )
