"""Numbers: exact decimals, half-up rounding, and "no value" as a value of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum

SERATUS = Decimal(100)
DESIMAL_BAKU = 2

_DIGIT_JEJAK = 18  # decimals behind which only the traces of earlier divisions stand
# A cell may hold 1e300; rounding it to two decimals must not overflow the context.
_KONTEKS_BULAT = Context(prec=700, rounding=ROUND_HALF_UP)


class Alasan(StrEnum):
    """Why there is no value; the wording is what the report prints."""

    BELUM_DIISI = "belum diisi"
    TIDAK_ADA_KASUS = "tidak ada kasus"
    TARGET_NOL = "target bernilai 0"
    REALISASI_NOL = "realisasi bernilai 0"
    PEMBAGI_NOL = "pembagi bernilai 0"
    TANPA_RESPONDEN = "tidak ada responden"
    TANPA_PEMBANDING = "tidak ada data pembanding"
    TANPA_KETENTUAN = "belum ada ketentuan untuk tahun ini"
    TIDAK_BERLAKU = "tidak berlaku bagi satker"


@dataclass(frozen=True, slots=True)
class Nilai:
    """A figure, or the lack of one with its reason; no value is never 0.

    Attributes:
        angka: The exact figure, or None.
        alasan: Why there is none; empty when there is a figure.
    """

    angka: Decimal | None
    alasan: str = ""

    @property
    def ada(self) -> bool:
        """Whether there is a figure."""
        return self.angka is not None


def tanpa_nilai(alasan: str) -> Nilai:
    """No value, for the given reason.

    >>> tanpa_nilai(Alasan.TARGET_NOL).ada
    False
    """
    return Nilai(None, alasan)


def bulatkan(angka: Decimal, desimal: int = DESIMAL_BAKU) -> Decimal:
    """`angka` rounded half up (away from zero at the half), as Excel ROUND does.

    >>> bulatkan(Decimal("3.885"))
    Decimal('3.89')
    >>> bulatkan(Decimal("-49.775"))
    Decimal('-49.78')
    >>> bulatkan(sum([Decimal(1) / 3] * 3, Decimal(0)) / 200)
    Decimal('0.01')
    """
    # A third of a third, cut off at 28 digits, must not turn an exact half into just below it.
    jejak = angka.as_tuple().exponent
    if isinstance(jejak, int) and jejak < -_DIGIT_JEJAK:
        angka = angka.quantize(Decimal(1).scaleb(-_DIGIT_JEJAK), context=_KONTEKS_BULAT)
    return angka.quantize(Decimal(1).scaleb(-desimal), context=_KONTEKS_BULAT)


def tetapkan(nilai: Nilai, desimal: int = DESIMAL_BAKU) -> Nilai:
    """`nilai` as an established figure: rounded once, and as printed it enters what follows.

    No value stays no value.

    >>> tetapkan(Nilai(Decimal("3.9139"))).angka
    Decimal('3.91')
    """
    return nilai if nilai.angka is None else Nilai(bulatkan(nilai.angka, desimal))


def compute_persen(bagian: Decimal | None, seluruh: Decimal | None) -> Nilai:
    """`bagian` / `seluruh` x 100, in percent points, exact.

    Missing input gives no value; 0 of 0 is "tidak ada kasus"; anything else of 0 has no value.

    >>> str(compute_persen(Decimal(0), Decimal(0)).alasan)
    'tidak ada kasus'
    """
    if bagian is None or seluruh is None:
        return tanpa_nilai(Alasan.BELUM_DIISI)
    if seluruh == 0:
        return tanpa_nilai(Alasan.TIDAK_ADA_KASUS if bagian == 0 else Alasan.PEMBAGI_NOL)
    return Nilai(bagian * SERATUS / seluruh)


def compute_rata(daftar: Iterable[Decimal | None]) -> Nilai:
    """Plain mean of the values that exist, exact; no value when there is none.

    >>> compute_rata([Decimal(4), None, Decimal(3)]).angka
    Decimal('3.5')
    """
    ada = [angka for angka in daftar if angka is not None]
    if not ada:
        return tanpa_nilai(Alasan.BELUM_DIISI)
    return Nilai(sum(ada, Decimal(0)) / len(ada))


def compute_jumlah(daftar: Iterable[Decimal | None]) -> Nilai:
    """Sum of the values that exist; no value when there is none.

    >>> compute_jumlah([Decimal(1), None, Decimal(2)]).angka
    Decimal('3')
    """
    ada = [angka for angka in daftar if angka is not None]
    return Nilai(sum(ada, Decimal(0))) if ada else tanpa_nilai(Alasan.BELUM_DIISI)


def compute_rata_tertimbang(
    nilai: Sequence[Decimal | None], bobot: Sequence[Decimal | None]
) -> Nilai:
    """Mean of `nilai` weighted by `bobot` (for a survey: respondents), exact.

    A pair without value or without weight drops out; weight 0 drops out by itself.
    Without any weight left there is no value: "tidak ada responden" where all weights are 0,
    "belum diisi" where nothing was filled in.

    >>> compute_rata_tertimbang([Decimal(4), Decimal(3)], [Decimal(1), Decimal(3)]).angka
    Decimal('3.25')
    """
    pasangan = [
        (n, b) for n, b in zip(nilai, bobot, strict=True) if n is not None and b is not None
    ]
    total = sum((b for _, b in pasangan), Decimal(0))
    if total == 0:
        nol = any(b is not None for b in bobot) and not any(bobot)
        return tanpa_nilai(Alasan.TANPA_RESPONDEN if nol else Alasan.BELUM_DIISI)
    return Nilai(sum((n * b for n, b in pasangan), Decimal(0)) / total)
