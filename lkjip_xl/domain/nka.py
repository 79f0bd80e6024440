"""SMART, perencanaan anggaran and the Nilai Kinerja Anggaran (NKA)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from lkjip_xl.domain.angka import SERATUS, Alasan, Nilai, tanpa_nilai, tetapkan
from lkjip_xl.domain.aturan import Bobot

BATAS_EFISIENSI = Decimal(20)
NILAI_TENGAH = Decimal(50)  # nilai efisiensi of an efisiensi of 0

NAMA_KOMPONEN: Mapping[str, str] = {
    "CRO": "Capaian Rincian Output",
    "EFISIENSI": "Nilai Efisiensi",
    "KONSISTENSI": "Konsistensi Penyerapan Anggaran",
    "PENYERAPAN": "Penyerapan Anggaran",
    "PENGGUNAAN_SBK": "Penggunaan Standar Biaya Keluaran",
    "EFISIENSI_SBK": "Efisiensi Standar Biaya Keluaran",
    "SMART": "Nilai SMART",
    "PERENCANAAN": "Nilai Kinerja Perencanaan Anggaran",
    "IKPA": "Nilai IKPA (Kinerja Pelaksanaan Anggaran)",
}


def compute_nilai_efisiensi(efisiensi: Decimal | None) -> Nilai:
    """Nilai efisiensi NE = 50 + E / 20 x 50, with E limited to -20..20; exact.

    Args:
        efisiensi: E in percent points; its sign matters (a published report lost one).

    Dasar: PMK 22/PMK.02/2021.

    >>> compute_nilai_efisiensi(Decimal("-0.09")).angka
    Decimal('49.775')
    """
    if efisiensi is None:
        return tanpa_nilai(Alasan.BELUM_DIISI)
    return Nilai(NILAI_TENGAH + batasi_efisiensi(efisiensi) * NILAI_TENGAH / BATAS_EFISIENSI)


def batasi_efisiensi(efisiensi: Decimal) -> Decimal:
    """E limited to -20..20 percent points.

    >>> batasi_efisiensi(Decimal(25))
    Decimal('20')
    """
    return min(BATAS_EFISIENSI, max(-BATAS_EFISIENSI, efisiensi))


def compute_tertimbang(nilai: Mapping[str, Decimal | None], bobot: Bobot) -> Nilai:
    """sum(nilai x bobot) / 100, established (2 decimals): SMART, perencanaan, and NKA alike.

    Args:
        nilai: Each component by kode; all that have a weight are needed.
        bobot: Weights in percent points; they sum to 100.

    Returns:
        The total; no value while a component is missing, since its weight cannot go elsewhere.

    >>> bobot = {"SMART": Decimal(60), "IKPA": Decimal(40)}
    >>> compute_tertimbang({"SMART": Decimal("98.36"), "IKPA": Decimal("95.69")}, bobot).angka
    Decimal('97.29')
    """
    jumlah = Decimal(0)
    for kode, berat in bobot.items():
        isi = nilai.get(kode)
        if isi is None:
            return tanpa_nilai(Alasan.BELUM_DIISI)
        jumlah += isi * berat
    return tetapkan(Nilai(jumlah / SERATUS))
