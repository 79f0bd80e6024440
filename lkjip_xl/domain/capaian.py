"""Capaian of one indikator: achievement in percent, by polaritas, and its words."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from lkjip_xl.domain.angka import SERATUS, Alasan, Nilai, tanpa_nilai

NOL = Decimal(0)


class Polaritas(StrEnum):
    """Which direction is good; decides the formula of capaian (PermenPANRB 53/2014 practice)."""

    MAKSIMAL = "maksimal"
    MINIMAL = "minimal"
    TERBALIK = "terbalik"
    STABIL = "stabil"
    RENTANG = "rentang"


class Status(StrEnum):
    """How realisasi stands to target, in the report's words."""

    TERLAMPAUI = "terlampaui"
    TERCAPAI = "tercapai"
    BELUM = "belum tercapai"


class Tren(StrEnum):
    """How a figure moved against the year before, in the report's words."""

    MENINGKAT = "meningkat"
    MENURUN = "menurun"
    TETAP = "tetap"


RUMUS_CAPAIAN = {
    Polaritas.MAKSIMAL: "realisasi / target x 100",
    Polaritas.MINIMAL: "(2 x target - realisasi) / target x 100",
    Polaritas.TERBALIK: "target / realisasi x 100",
    Polaritas.STABIL: "100 - selisih realisasi dan target / target x 100",
    Polaritas.RENTANG: "100 di dalam rentang; di bawah: realisasi / batas bawah x 100; "
    "di atas: (2 x batas atas - realisasi) / batas atas x 100",
}


def compute_capaian(
    target: Decimal | None,
    realisasi: Decimal | None,
    polaritas: Polaritas = Polaritas.MAKSIMAL,
    batas_atas: Decimal | None = None,
) -> Nilai:
    """Capaian in percent points, exact, at least 0, without cap.

    Args:
        target: The target; for a rentang its lower bound.
        realisasi: The realisasi, an established figure in the same unit.
        polaritas: The direction that is good.
        batas_atas: Upper bound, used by rentang only.

    Returns:
        The capaian, or no value: input missing, or a divisor of 0 (see spec: T = 0 has no value,
        except that minimal and stabil give 100 when realisasi is 0 as well).

    Dasar: PermenPANRB 53/2014; rumus minimal sesuai pedoman reviu LKjIP.

    >>> compute_capaian(Decimal("7"), Decimal("6.5"), Polaritas.MINIMAL).angka
    Decimal('107.1428571428571428571428571')
    """
    if target is None or realisasi is None:
        return tanpa_nilai(Alasan.BELUM_DIISI)
    if polaritas is Polaritas.TERBALIK:
        if realisasi == 0:
            return tanpa_nilai(Alasan.REALISASI_NOL)
        return _tidak_negatif(target * SERATUS / realisasi)
    if polaritas is Polaritas.RENTANG:
        return _capaian_rentang(target, batas_atas, realisasi)
    if target == 0:
        if polaritas is Polaritas.MAKSIMAL or realisasi != 0:
            return tanpa_nilai(Alasan.TARGET_NOL)
        return Nilai(SERATUS)
    if polaritas is Polaritas.MAKSIMAL:
        return _tidak_negatif(realisasi * SERATUS / target)
    if polaritas is Polaritas.MINIMAL:
        return _tidak_negatif((2 * target - realisasi) * SERATUS / target)
    return _tidak_negatif(SERATUS - abs(realisasi - target) * SERATUS / target)


def _capaian_rentang(bawah: Decimal, atas: Decimal | None, realisasi: Decimal) -> Nilai:
    if atas is None:
        return tanpa_nilai(Alasan.BELUM_DIISI)
    if bawah == 0:
        return tanpa_nilai(Alasan.TARGET_NOL)
    if realisasi < bawah:
        return _tidak_negatif(realisasi * SERATUS / bawah)
    if realisasi <= atas:
        return Nilai(SERATUS)
    if atas == 0:
        return tanpa_nilai(Alasan.TARGET_NOL)
    return _tidak_negatif((2 * atas - realisasi) * SERATUS / atas)


def _tidak_negatif(angka: Decimal) -> Nilai:
    return Nilai(max(NOL, angka))


def batasi_capaian(capaian: Nilai, batas: Decimal | None) -> Nilai:
    """`capaian` with the satker's cap (100, 110, 120 or 150 percent); None means no cap.

    Dasar: regulasi/batas_capaian.toml.

    >>> batasi_capaian(Nilai(Decimal("127.74")), Decimal(120)).angka
    Decimal('120')
    """
    if capaian.angka is None or batas is None:
        return capaian
    return Nilai(min(capaian.angka, batas))


def classify_status(
    target: Decimal | None,
    realisasi: Decimal | None,
    polaritas: Polaritas = Polaritas.MAKSIMAL,
    batas_atas: Decimal | None = None,
) -> Status | None:
    """The attainment word, from realisasi against target; None while either is missing.

    Stabil and rentang know only "tercapai" (on target, inside) and "belum tercapai".

    >>> classify_status(Decimal(7), Decimal("6.5"), Polaritas.MINIMAL).value
    'terlampaui'
    """
    if target is None or realisasi is None:
        return None
    if polaritas is Polaritas.RENTANG:
        if batas_atas is None:
            return None
        return Status.TERCAPAI if target <= realisasi <= batas_atas else Status.BELUM
    if realisasi == target:
        return Status.TERCAPAI
    if polaritas is Polaritas.STABIL:
        return Status.BELUM
    lebih_baik = realisasi > target if polaritas is Polaritas.MAKSIMAL else realisasi < target
    return Status.TERLAMPAUI if lebih_baik else Status.BELUM


def classify_tren(lama: Decimal | None, baru: Decimal | None) -> Tren | None:
    """The trend word from two established figures; None while either is missing.

    Words follow the printed figures: if both years print 3,91 the word is "tetap".

    >>> classify_tren(Decimal("3.90"), Decimal("3.91")).value
    'meningkat'
    """
    if lama is None or baru is None:
        return None
    if baru == lama:
        return Tren.TETAP
    return Tren.MENINGKAT if baru > lama else Tren.MENURUN


def compute_perubahan_poin(lama: Decimal | None, baru: Decimal | None) -> Nilai:
    """Difference of two established figures, in the unit of the indikator.

    >>> compute_perubahan_poin(Decimal("3.90"), Decimal("3.91")).angka
    Decimal('0.01')
    """
    if lama is None or baru is None:
        return tanpa_nilai(Alasan.BELUM_DIISI if baru is None else Alasan.TANPA_PEMBANDING)
    return Nilai(baru - lama)


def compute_perubahan_persen(lama: Decimal | None, baru: Decimal | None) -> Nilai:
    """Change in percent of the older value; no value when the older value is 0.

    >>> compute_perubahan_persen(Decimal("3.67"), Decimal("3.93")).angka
    Decimal('7.084468664850136239782016349')
    """
    if lama is None or baru is None:
        return tanpa_nilai(Alasan.BELUM_DIISI if baru is None else Alasan.TANPA_PEMBANDING)
    if lama == 0:
        return tanpa_nilai(Alasan.PEMBAGI_NOL)
    return Nilai((baru - lama) * SERATUS / lama)
