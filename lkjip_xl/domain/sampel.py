"""Sample size of a survey: Krejcie and Morgan, as PermenPANRB 14/2017 prescribes it."""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.domain.angka import Alasan, Nilai, bulatkan, tanpa_nilai

KHI_KUADRAT = Decimal("3.841")  # one degree of freedom, confidence 95 %
PROPORSI = Decimal("0.5")
GALAT_SAMPEL = Decimal("0.05")
ALASAN_POPULASI = "populasi tidak lebih dari 0"


def compute_ukuran_sampel(populasi: Decimal | None) -> Nilai:
    """Respondents that a survey needs at least: X2 N P(1-P) / (d2 (N-1) + X2 P(1-P)).

    Args:
        populasi: N, a whole number of persons (the reader checks).

    Returns:
        The size rounded half up to a whole number, never above N; no value while N is missing
        or not above 0.

    >>> compute_ukuran_sampel(Decimal(240)).angka
    Decimal('148')
    """
    if populasi is None:
        return tanpa_nilai(Alasan.BELUM_DIISI)
    if populasi <= 0:
        return tanpa_nilai(ALASAN_POPULASI)
    ragam = KHI_KUADRAT * PROPORSI * (1 - PROPORSI)
    ukuran = ragam * populasi / (GALAT_SAMPEL**2 * (populasi - 1) + ragam)
    return Nilai(min(bulatkan(ukuran, 0), populasi))
