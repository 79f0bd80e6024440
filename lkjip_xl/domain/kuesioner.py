"""Rows of the survey sheets: settings, respondents, values by unsur and month."""

from __future__ import annotations

from dataclasses import dataclass

from lkjip_xl.domain.isian import Angka, Teks


@dataclass(frozen=True, slots=True)
class Survei:
    """Settings of a monthly survey; its kode is the indikator that it feeds."""

    kode: Teks
    responden_minimum: Angka


@dataclass(frozen=True, slots=True)
class Responden:
    """Respondents of each month, January first."""

    bulan: tuple[Angka, ...]


@dataclass(frozen=True, slots=True)
class Unsur:
    """Values of one unsur in each month, January first."""

    kode: Teks
    unsur: Teks
    bulan: tuple[Angka, ...]


@dataclass(frozen=True, slots=True)
class Kelompok:
    """A group of variables of the IIO."""

    kode: Teks
    kelompok: Teks


@dataclass(frozen=True, slots=True)
class Variabel:
    """Values of one variable of the IIO in each month, 0-100, January first."""

    kode: Teks
    kode_kelompok: Teks
    variabel: Teks
    bulan: tuple[Angka, ...]


@dataclass(frozen=True, slots=True)
class SurveiIPK:
    """Settings of the IPK; its kode is the indikator that it feeds."""

    kode: Teks
    skala: Angka
    responden_internal: Angka
    responden_eksternal: Angka
    responden_minimum: Angka


@dataclass(frozen=True, slots=True)
class UnsurIPK:
    """Weight (percent points) and value of one unsur on one side of the IPK."""

    kode: Teks
    sisi: Teks
    unsur: Teks
    bobot: Angka
    nilai: Angka
