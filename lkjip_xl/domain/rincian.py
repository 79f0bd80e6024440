"""More inputs: counts behind ratios, budget by indikator, budget performance, staff, output."""

from __future__ import annotations

from dataclasses import dataclass

from lkjip_xl.domain.isian import Angka, Teks
from lkjip_xl.domain.skm import JawabanUnsur


@dataclass(frozen=True, slots=True)
class SurveiSKM:
    """Raw respondents of one SKM, already counted; its kode is the indikator that it feeds.

    `responden` is the number of rows with an answer, `bobot` a typed weight that reproduces an
    old report (empty for exactly 1/n), `populasi` the people served, for the sample size;
    `asal` of `responden` names the table of answers.
    """

    kode: Teks
    responden: Angka
    bobot: Angka
    populasi: Angka
    unsur: tuple[JawabanUnsur, ...]


@dataclass(frozen=True, slots=True)
class UnsurSKM:
    """One unsur of the SKM; its kode is the header of its column of answers."""

    kode: Teks
    unsur: Teks


@dataclass(frozen=True, slots=True)
class Rasio:
    """Counts behind a ratio indikator in one year: pembilang of penyebut."""

    kode: Teks
    tahun: Angka
    pembilang: Angka
    penyebut: Angka


@dataclass(frozen=True, slots=True)
class AnggaranIndikator:
    """Pagu and realisasi spent on one indikator, in rupiah."""

    kode: Teks
    pagu_semula: Angka
    pagu_menjadi: Angka
    realisasi: Angka


@dataclass(frozen=True, slots=True)
class SumberDana:
    """Pagu from one source (RM, PNBP), in rupiah."""

    kode: Teks
    sumber: Teks
    pagu: Angka
    realisasi: Angka


@dataclass(frozen=True, slots=True)
class NilaiIKPA:
    """Score (0-100) of one IKPA indikator in one year; empty where it does not apply."""

    kode: Teks
    tahun: Angka
    nilai: Angka


@dataclass(frozen=True, slots=True)
class TahunIKPA:
    """What a year's IKPA has besides its components.

    `dispensasi_permil` is the permil of SPM with dispensasi in TW IV, `pengurang` the deduction
    in points where it is known itself, `total_diketik` the total where only that is known.
    """

    tahun: Angka
    dispensasi_permil: Angka
    pengurang: Angka
    total_diketik: Angka


@dataclass(frozen=True, slots=True)
class TahunSMART:
    """SMART components of one year (to 2023); `efisiensi` is E in percent points, with sign."""

    tahun: Angka
    cro: Angka
    efisiensi: Angka
    konsistensi: Angka
    penyerapan: Angka
    total_diketik: Angka


@dataclass(frozen=True, slots=True)
class TahunNKA:
    """Planning components of one year (from 2024), or totals where only those are known."""

    tahun: Angka
    cro: Angka
    penggunaan_sbk: Angka
    efisiensi_sbk: Angka
    perencanaan_diketik: Angka
    total_diketik: Angka


@dataclass(frozen=True, slots=True)
class RencanaAksi:
    """One item of the action plan in one triwulan; `capaian` in percent points."""

    triwulan: Teks
    sasaran: Teks
    kegiatan: Teks
    indikator: Teks
    capaian: Angka


@dataclass(frozen=True, slots=True)
class Pegawai:
    """Staff of one seksi, golongan, jabatan or pendidikan; `jumlah` where gender is unknown."""

    kelompok: Teks
    uraian: Teks
    laki: Angka
    perempuan: Angka
    jumlah: Angka


@dataclass(frozen=True, slots=True)
class BarisOutput:
    """One row of a named table of other output; its numbers, whatever they count."""

    tabel: Teks
    uraian: Teks
    angka: tuple[Angka, ...]


@dataclass(frozen=True, slots=True)
class EPerformance:
    """Value of the E-Performance application in one triwulan, 0-100."""

    triwulan: Teks
    nilai: Angka


@dataclass(frozen=True, slots=True)
class Penggantian:
    """A value that the office sets instead of a regulation's, with its own basis.

    `aturan` is the rule ("ikpa", "smart", "perencanaan", "nka"), `kode` the weight in it.
    """

    aturan: Teks
    tahun: Angka
    kode: Teks
    nilai: Angka
    dasar: Teks
