"""IKPA: how well a satker executes its budget, by the scheme of the year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.domain.angka import (
    SERATUS,
    Alasan,
    Nilai,
    compute_rata,
    tanpa_nilai,
    tetapkan,
)
from lkjip_xl.domain.aturan import Pengurang, SkemaIKPA

NAMA_INDIKATOR: Mapping[str, str] = {
    "REVISI": "Revisi DIPA",
    "DEVIASI": "Deviasi Halaman III DIPA",
    "PAGU_MINUS": "Pagu Minus",
    "PENYERAPAN": "Penyerapan Anggaran",
    "KONTRAK": "Belanja Kontraktual",
    "TAGIHAN": "Penyelesaian Tagihan",
    "UP_TUP": "Pengelolaan UP dan TUP",
    "LPJ": "LPJ Bendahara",
    "DISPENSASI": "Dispensasi SPM",
    "RETUR": "Retur SP2D",
    "RENKAS": "Renkas",
    "KESALAHAN": "Kesalahan SPM",
    "OUTPUT": "Capaian Output",
}


@dataclass(frozen=True, slots=True)
class HasilIKPA:
    """IKPA of one year.

    Attributes:
        jumlah: Sum of nilai x bobot / 100 over the indikator that apply, exact.
        konversi: Sum of the weights that apply, in percent points; the divisor.
        nilai: The total, established (2 decimals).
        nilai_akhir: nilai x bobot / 100 of each indikator that applies, exact.
        aspek: Plain mean of the indikator of each aspect, exact.
    """

    jumlah: Nilai
    konversi: Nilai
    nilai: Nilai
    nilai_akhir: Mapping[str, Nilai]
    aspek: Mapping[str, Nilai]


def compute_ikpa(
    nilai: Mapping[str, Decimal | None], skema: SkemaIKPA, pengurang: Decimal | None = None
) -> HasilIKPA:
    """IKPA from its components.

    Args:
        nilai: Score (0-100) of each indikator by kode; an indikator that does not apply is
            missing or None, never 0, and its weight leaves the divisor ("konversi bobot").
        skema: Weights and aspects of the year.
        pengurang: Deduction for dispensasi SPM in points; None for none.

    Returns:
        All figures; without any component there is no value.

    Dasar: regulasi/ikpa.toml.

    >>> skema = SkemaIKPA({"A": Decimal(20), "B": Decimal(80)})
    >>> compute_ikpa({"A": Decimal(90), "B": None}, skema).nilai.angka
    Decimal('90.00')
    """
    berlaku = {kode: isi for kode in skema.bobot if (isi := nilai.get(kode)) is not None}
    akhir = {kode: Nilai(isi * skema.bobot[kode] / SERATUS) for kode, isi in berlaku.items()}
    aspek = {
        nama: compute_rata(nilai.get(kode) for kode in anggota)
        for nama, anggota in skema.aspek.items()
    }
    konversi = sum((skema.bobot[kode] for kode in berlaku), Decimal(0))
    if konversi == 0:
        kosong = tanpa_nilai(Alasan.BELUM_DIISI)
        return HasilIKPA(kosong, kosong, kosong, akhir, aspek)
    jumlah = sum((isi * skema.bobot[kode] for kode, isi in berlaku.items()), Decimal(0)) / SERATUS
    total = jumlah * SERATUS / konversi - (pengurang or Decimal(0))
    return HasilIKPA(
        Nilai(jumlah), Nilai(konversi), tetapkan(Nilai(max(Decimal(0), total))), akhir, aspek
    )


def compute_pengurang(permil: Decimal | None, pengurang: tuple[Pengurang, ...]) -> Decimal | None:
    """Deduction in points for the permil of SPM with dispensasi in TW IV; None where unknown.

    >>> compute_pengurang(Decimal(0), (Pengurang(None, Decimal(1)),))
    Decimal('0')
    """
    if permil is None or not pengurang:
        return None
    if permil <= 0:
        return Decimal(0)
    for satu in pengurang:
        if satu.di_bawah is None or permil < satu.di_bawah:
            return satu.pengurang
    return pengurang[-1].pengurang
