"""The rules that calculations need, as `regulasi` hands them over: values over the years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Generic, TypeVar

from lkjip_xl.domain.survei import KelasMutu

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Ketetapan(Generic[T_co]):
    """One rule as it holds from a tahun laporan on.

    Attributes:
        mulai_tahun: First tahun laporan.
        sampai_tahun: Last one; None until the next rule.
        dasar: Regulation, as the report prints it.
        nilai: What it sets.
    """

    mulai_tahun: int
    sampai_tahun: int | None
    dasar: str
    nilai: T_co


@dataclass(frozen=True, slots=True)
class Berkala(Generic[T_co]):
    """A rule over the years, oldest first.

    Attributes:
        judul: What it rules.
        diperiksa_sampai: Last tahun laporan for which a person has read the regulation.
        ketetapan: Its forms.
    """

    judul: str
    diperiksa_sampai: int
    ketetapan: tuple[Ketetapan[T_co], ...]

    def pada(self, tahun: int) -> Ketetapan[T_co] | None:
        """The form in force in `tahun`; None where there is none."""
        cocok = [satu for satu in self.ketetapan if satu.mulai_tahun <= tahun]
        if not cocok or (cocok[-1].sampai_tahun or tahun) < tahun:
            return None
        return cocok[-1]


@dataclass(frozen=True, slots=True)
class Kelas:
    """One class of a scale: from `batas` on, or above it where the rule says "more than"."""

    nama: str
    batas: Decimal
    is_di_atas: bool = False

    def mencakup(self, angka: Decimal) -> bool:
        """Whether `angka` reaches this class."""
        return angka > self.batas if self.is_di_atas else angka >= self.batas


Bobot = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Pengurang:
    """Deduction for dispensasi SPM below a permil; the last step has no limit."""

    di_bawah: Decimal | None
    pengurang: Decimal


@dataclass(frozen=True, slots=True)
class SkemaIKPA:
    """IKPA of one regulation: weights in percent points, aspects, deduction."""

    bobot: Bobot
    aspek: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pengurang_dispensasi: tuple[Pengurang, ...] = ()


@dataclass(frozen=True, slots=True)
class Aturan:
    """Rules for one tahun laporan, and those that each year of a comparison picks itself.

    Attributes:
        kelas_mutu: Classes of service quality on the scale 25-100.
        dasar_mutu: Regulation they come from, as the report prints it.
        peringatan: Warnings of the loader, such as a year later than the last one checked.
        ikpa: Scheme of the IKPA by year.
        kategori_ikpa: Classes of its total.
        smart: Weights of SMART, to 2023.
        perencanaan: Weights of budget planning, from 2024.
        nka: How the NKA is put together.
        kategori_nka: Classes of SMART, planning and NKA.
        predikat: Scale of capaian, for a satker that uses one.
        dasar_capaian: What the formula of each polaritas rests on.
        dasar_ipk: Guideline of the IPK.
    """

    kelas_mutu: tuple[KelasMutu, ...]
    dasar_mutu: str
    ikpa: Berkala[SkemaIKPA]
    kategori_ikpa: Berkala[tuple[Kelas, ...]]
    smart: Berkala[Bobot]
    perencanaan: Berkala[Bobot]
    nka: Berkala[Bobot]
    kategori_nka: Berkala[tuple[Kelas, ...]]
    predikat: Berkala[tuple[Kelas, ...]]
    dasar_capaian: Mapping[str, str] = field(default_factory=dict)
    dasar_ipk: str = ""
    peringatan: tuple[str, ...] = ()


def classify(angka: Decimal | None, kelas: tuple[Kelas, ...]) -> str | None:
    """Name of the highest class that `angka` reaches; None while there is no value.

    >>> classify(Decimal(90), (Kelas("baik", Decimal(80), True), Kelas("cukup", Decimal(60))))
    'baik'
    """
    if angka is None:
        return None
    return next((satu.nama for satu in kelas if satu.mencakup(angka)), None)
