"""SKM: from sums and counts of answers 1-4 to NRR, IKM and mutu (PermenPANRB 14/2017)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from lkjip_xl.domain.angka import Alasan, Nilai, tanpa_nilai, tetapkan
from lkjip_xl.domain.survei import KONVERSI_SKM, KelasMutu, classify_mutu

JAWABAN_TERTINGGI = 4


@dataclass(frozen=True, slots=True)
class JawabanUnsur:
    """The valid answers (1-4) of one unsur, counted as integers; empty ones are in neither.

    Attributes:
        kode: Kode of the unsur.
        unsur: Its name.
        jumlah: Sum of the answers.
        banyak: How many answers there are.
    """

    kode: str
    unsur: str
    jumlah: int
    banyak: int

    def __post_init__(self) -> None:
        """Refuse what `banyak` answers of 1-4 cannot sum to: a programmer's mistake."""
        if not self.banyak <= self.jumlah <= JAWABAN_TERTINGGI * self.banyak:
            raise ValueError(f"{self.kode}: {self.banyak} answers cannot sum to {self.jumlah}")


@dataclass(frozen=True, slots=True)
class BobotSKM:
    """Weight of each unsur in the IKM.

    Attributes:
        tetap: A typed weight (0.111, 0.11) that reproduces an old report; None for exactly 1/n.
    """

    tetap: Decimal | None = None


BOBOT_TEPAT = BobotSKM()


@dataclass(frozen=True, slots=True)
class HasilUnsurSKM:
    """What one unsur reached.

    Attributes:
        jawaban: Its answers.
        nrr: Mean of the answers on 1-4, exact.
        nrr_tertimbang: NRR x weight, exact.
        nilai: Year value on 1-4, established (2 decimals).
        is_di_bawah: Whether `nilai` is smaller than the mean of all unsur, both as printed.
    """

    jawaban: JawabanUnsur
    nrr: Nilai
    nrr_tertimbang: Nilai
    nilai: Nilai
    is_di_bawah: bool


@dataclass(frozen=True, slots=True)
class HasilSKM:
    """Index of one survey.

    Attributes:
        unsur: Result of each unsur, in the order given; those without answers too.
        jumlah_tertimbang: Sum of the NRR tertimbang, exact.
        rata_rata: Plain mean of the NRR on 1-4, established (2 decimals), whatever the weight.
        ikm: IKM on 25-100, established (2 decimals).
        kelas: Mutu and kinerja of `ikm`; None while there is none or it lies below the scale.
        unsur_di_bawah: Names of the unsur below `rata_rata`.
    """

    unsur: tuple[HasilUnsurSKM, ...]
    jumlah_tertimbang: Nilai
    rata_rata: Nilai
    ikm: Nilai
    kelas: KelasMutu | None
    unsur_di_bawah: tuple[str, ...]


def compute_nrr(jumlah: int, banyak: int) -> Nilai:
    """NRR of one unsur: mean of its answers, exact; without answers no value.

    >>> compute_nrr(105, 28).angka
    Decimal('3.75')
    """
    if banyak == 0:
        return tanpa_nilai(Alasan.TANPA_RESPONDEN)
    return Nilai(Decimal(jumlah) / banyak)


def compute_skm(
    unsur: Sequence[JawabanUnsur], kelas: Sequence[KelasMutu], bobot: BobotSKM = BOBOT_TEPAT
) -> HasilSKM:
    """IKM = sum(NRR x weight) x 25, established (2 decimals), and what goes with it.

    An unsur without any answer has no NRR and leaves n: the IKM is then over the unsur that have
    one. A fixed weight cannot be spread anew, so there an unsur without answers leaves no IKM.

    Args:
        unsur: Answers of each unsur.
        kelas: Classes of mutu on 25-100, of the tahun laporan.
        bobot: Exactly 1/n unless an old report has to be reproduced.

    Dasar: PermenPANRB 14/2017; regulasi/skm_mutu.toml.

    >>> biaya = JawabanUnsur("BIAYA", "Biaya/Tarif", 11, 3)
    >>> waktu = JawabanUnsur("WAKTU", "Waktu Penyelesaian", 10, 4)
    >>> compute_skm([biaya, waktu], []).ikm.angka
    Decimal('77.08')
    """
    tepat = [Fraction(satu.jumlah, satu.banyak) if satu.banyak else None for satu in unsur]
    ada = [nrr for nrr in tepat if nrr is not None]
    total, n = sum(ada, Fraction(0)), len(ada) or 1
    rata = tetapkan(_nilai(total / n if ada else None))
    berat = Fraction(1, n) if bobot.tetap is None else Fraction(bobot.tetap)
    is_lengkap = bool(ada) and (bobot.tetap is None or n == len(unsur))
    # Fractions: 1/9 cut off at 28 digits would turn an IKM of exactly 96,875 into 96,87.
    tertimbang = total * berat if is_lengkap else None
    konversi = None if tertimbang is None else tertimbang * Fraction(KONVERSI_SKM)
    ikm = tetapkan(_nilai(konversi))
    hasil = tuple(
        _compute_unsur(satu, nrr, berat, rata) for satu, nrr in zip(unsur, tepat, strict=True)
    )
    return HasilSKM(
        unsur=hasil,
        jumlah_tertimbang=_nilai(tertimbang),
        rata_rata=rata,
        ikm=ikm,
        kelas=classify_konversi(ikm, kelas),
        unsur_di_bawah=tuple(satu.jawaban.unsur for satu in hasil if satu.is_di_bawah),
    )


def classify_konversi(ikm: Nilai, kelas: Sequence[KelasMutu]) -> KelasMutu | None:
    """Class of an established value on 25-100; None while there is none or it lies below.

    >>> kelas = [KelasMutu("A", "Sangat Baik", Decimal("88.31"))]
    >>> classify_konversi(Nilai(Decimal("91.48")), kelas).mutu
    'A'
    """
    # Two decimals divided by 25 end after four, so the way over 1-4 loses nothing.
    return classify_mutu(ikm if ikm.angka is None else Nilai(ikm.angka / KONVERSI_SKM), kelas)


def _compute_unsur(
    jawaban: JawabanUnsur, tepat: Fraction | None, berat: Fraction, rata: Nilai
) -> HasilUnsurSKM:
    nrr = compute_nrr(jawaban.jumlah, jawaban.banyak)
    nilai = tetapkan(nrr)
    return HasilUnsurSKM(
        jawaban=jawaban,
        nrr=nrr,
        nrr_tertimbang=_nilai(None if tepat is None else tepat * berat),
        nilai=nilai,
        is_di_bawah=nilai.angka is not None and rata.angka is not None and nilai.angka < rata.angka,
    )


def _nilai(tepat: Fraction | None) -> Nilai:
    if tepat is None:
        return tanpa_nilai(Alasan.TANPA_RESPONDEN)
    return Nilai(Decimal(tepat.numerator) / tepat.denominator)
