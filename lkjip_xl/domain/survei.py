"""Survey indexes: monthly IKM, IIO and IKI, IPK, and the mutu of service quality."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.domain.angka import (
    SERATUS,
    Alasan,
    Nilai,
    compute_rata,
    compute_rata_tertimbang,
    tanpa_nilai,
    tetapkan,
)
from lkjip_xl.domain.teks_id import BULAN_SINGKAT

KONVERSI_SKM = Decimal(25)  # 1-4 to 25-100, and 0-100 to 0-4 for the IKI


@dataclass(frozen=True, slots=True)
class KelasMutu:
    """One class of service quality: from `mulai` (on the scale 25-100) upwards."""

    mutu: str
    kinerja: str
    mulai: Decimal


def compute_nilai_bulan(nilai: Sequence[Decimal | None], responden: Decimal | None) -> Nilai:
    """Month value of a monthly survey: plain mean of its unsur, established (2 decimals).

    A month with 0 respondents has no value, whatever was typed for its unsur; nor has one
    whose respondents were not filled in.

    >>> compute_nilai_bulan([Decimal("3.91"), Decimal("3.92")], Decimal(30)).angka
    Decimal('3.92')
    """
    if responden is None:
        return tanpa_nilai(Alasan.BELUM_DIISI)
    if responden == 0:
        return tanpa_nilai(Alasan.TANPA_RESPONDEN)
    return tetapkan(compute_rata(nilai))


def compute_nilai_tahun(
    nilai_bulan: Sequence[Decimal | None], responden: Sequence[Decimal | None]
) -> Nilai:
    """Year value: mean of the months weighted by respondents, established (2 decimals).

    Serves the whole survey and each unsur alike; months without value or respondents drop out.

    >>> bulan, responden = [Decimal("4.00"), None, Decimal("3.00")], [Decimal(1), None, Decimal(1)]
    >>> compute_nilai_tahun(bulan, responden).angka
    Decimal('3.50')
    """
    return tetapkan(compute_rata_tertimbang(nilai_bulan, responden))


def compute_rata_kelompok(nilai: Sequence[Decimal | None]) -> Nilai:
    """Mean of the variables of one group in one month, exact (IIO); empty answers drop out.

    >>> compute_rata_kelompok([Decimal(98), None, Decimal(96)]).angka
    Decimal('97')
    """
    return compute_rata(nilai)


def compute_iki(iio: Nilai) -> Nilai:
    """IKI on 1-4 from the established IIO on 0-100, established (2 decimals).

    >>> compute_iki(Nilai(Decimal("97.53"))).angka
    Decimal('3.90')
    """
    return tetapkan(iio if iio.angka is None else Nilai(iio.angka / KONVERSI_SKM))


def list_bulan_kurang(responden: Sequence[Decimal | None], minimum: Decimal | None) -> list[str]:
    """Short names of the months that have respondents, but fewer than the minimum.

    Args:
        responden: Respondents of January to December; None where nothing is filled in.
        minimum: The smallest number that is enough; None for none.

    >>> list_bulan_kurang([Decimal(40), Decimal(12), *[None] * 10], Decimal(30))
    ['Feb']
    """
    return [
        nama
        for nama, satu in zip(BULAN_SINGKAT, responden, strict=True)
        if minimum is not None and satu is not None and satu < minimum
    ]


def compute_unsur_ipk(bobot: Decimal | None, nilai: Decimal | None, skala: Decimal) -> Nilai:
    """Share of one unsur in its side of the IPK on 1-4: bobot x nilai / 100, exact.

    Args:
        bobot: Its weight in percent points.
        nilai: Its value on 1-`skala`.
        skala: 4, or 5 for answers on 1-5, which are scaled by 4/5.

    >>> compute_unsur_ipk(Decimal(20), Decimal("3.5"), Decimal(4)).angka
    Decimal('0.7')
    """
    if bobot is None or nilai is None:
        return tanpa_nilai(Alasan.BELUM_DIISI)
    return Nilai(bobot * nilai * 4 / skala / SERATUS)


def compute_sisi_ipk(
    nilai: Sequence[Decimal | None], bobot: Sequence[Decimal | None], skala: Decimal
) -> Nilai:
    """One side of the IPK on 1-4: sum(bobot x nilai) / 100, established (2 decimals).

    Args:
        nilai: Value of each unsur on 1-`skala`; an unsur without value makes the side unknown,
            since its weight cannot be given to the others.
        bobot: Weight of each unsur in percent points; they sum to 100 (the reader checks).
        skala: 4, or 5 for answers on 1-5, which are scaled by 4/5.

    >>> compute_sisi_ipk([Decimal(4), Decimal(2)], [Decimal(60), Decimal(40)], Decimal(4)).angka
    Decimal('3.20')
    """
    if not nilai or None in nilai or None in bobot:
        return tanpa_nilai(Alasan.BELUM_DIISI)
    jumlah = sum((n * b for n, b in zip(nilai, bobot, strict=True) if n and b), Decimal(0))
    return tetapkan(Nilai(jumlah / SERATUS * 4 / skala))


def compute_ipk(sisi: Sequence[Decimal | None], responden: Sequence[Decimal | None]) -> Nilai:
    """IPK: mean of its sides weighted by their respondents, established (2 decimals).

    Args:
        sisi: Established value of each side that takes part. A side with 0 respondents, or one
            that the office does not survey, is not among them.
        responden: Respondents of the same sides.

    Returns:
        The index. While a side that takes part lacks its value or its respondents there is none:
        the other side alone would be another index.

    >>> compute_ipk([Decimal("3.36"), Decimal(4)], [Decimal(1), Decimal(8)]).angka
    Decimal('3.93')
    """
    if not sisi:
        return tanpa_nilai(Alasan.TANPA_RESPONDEN)
    if None in sisi or None in responden:
        return tanpa_nilai(Alasan.BELUM_DIISI)
    return tetapkan(compute_rata_tertimbang(sisi, responden))


def classify_mutu(nilai: Nilai, kelas: Sequence[KelasMutu]) -> KelasMutu | None:
    """Class of an established value on 1-4, read on the 25-100 scale (PermenPANRB 14/2017).

    The printed 1-4 classes have gaps, the 25-100 ones do not. None while there is no value or
    it lies below the scale.

    >>> kelas = [KelasMutu("A", "Sangat Baik", Decimal("88.31"))]
    >>> classify_mutu(Nilai(Decimal("3.91")), kelas).mutu
    'A'
    """
    if nilai.angka is None:
        return None
    konversi = nilai.angka * KONVERSI_SKM
    memenuhi = [satu for satu in kelas if konversi >= satu.mulai]
    return max(memenuhi, key=lambda satu: satu.mulai) if memenuhi else None
