"""Inputs of a report beyond targets and money: who does what, what is followed up, other output."""

from __future__ import annotations

from dataclasses import dataclass

from lkjip_xl.domain.isian import Angka, Tanggal, Teks


@dataclass(frozen=True, slots=True)
class Jadwal:
    """Who of the office fills a sheet, and until when."""

    lembar: Teks
    petugas: Teks
    batas_waktu: Tanggal


@dataclass(frozen=True, slots=True)
class Perubahan:
    """When a table was last changed, and how: by an import, a new year, or by hand."""

    tabel: Teks
    tanggal: Tanggal
    keterangan: Teks


@dataclass(frozen=True, slots=True)
class Seksi:
    """Tugas and fungsi of one seksi or subbagian; one fungsi a line."""

    seksi: Teks
    tugas: Teks
    fungsi: Teks


@dataclass(frozen=True, slots=True)
class IstilahRasio:
    """What the counts of a ratio are called: "kasus diselesaikan" of "kasus ditangani"."""

    kode: Teks
    pembilang: Teks
    penyebut: Teks


@dataclass(frozen=True, slots=True)
class RincianRasio:
    """A part of this year's counts of a ratio indikator."""

    kode: Teks
    uraian: Teks
    pembilang: Angka
    penyebut: Angka


@dataclass(frozen=True, slots=True)
class SasaranAnggaran:
    """A sasaran whose budget the book shows as the sum of its indikator."""

    kode: Teks


@dataclass(frozen=True, slots=True)
class TriwulanAnggaran:
    """Realisasi of the budget from January to the end of a triwulan, in rupiah."""

    triwulan: Teks
    realisasi: Angka


@dataclass(frozen=True, slots=True)
class DaftarOutput:
    """A named table of other output: its title, unit and what its number columns are called."""

    tabel: Teks
    judul: Teks
    satuan: Teks
    kolom: tuple[Teks, ...]


@dataclass(frozen=True, slots=True)
class TargetKinerja:
    """Target kinerja of one triwulan: how many were due, how many are done."""

    triwulan: Teks
    target: Angka
    realisasi: Angka


@dataclass(frozen=True, slots=True)
class EMonev:
    """Progress in e-Monev at the end of a triwulan, in percent points."""

    triwulan: Teks
    anggaran: Angka
    fisik: Angka


@dataclass(frozen=True, slots=True)
class TindakLanjut:
    """One item of the follow-up plan; `kode_indikator` where it belongs to one indikator."""

    kode: Teks
    kode_indikator: Teks
    masalah: Teks
    tindakan: Teks
    penanggung_jawab: Teks
    batas_waktu: Tanggal
    status: Teks
