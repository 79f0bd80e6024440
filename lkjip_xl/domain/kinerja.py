"""What a satker reports for one year: the inputs of the workbook as plain objects.

Every field is an Isian: what stands in a cell, and which cell. Field names are the column names
of the workbook's schema; a row class here is one table there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from lkjip_xl.domain.isian import Angka, Isian, Teks
from lkjip_xl.domain.kuesioner import (
    Kelompok,
    Responden,
    Survei,
    SurveiIPK,
    Unsur,
    UnsurIPK,
    Variabel,
)
from lkjip_xl.domain.penunjang import (
    DaftarOutput,
    EMonev,
    IstilahRasio,
    Jadwal,
    Perubahan,
    RincianRasio,
    SasaranAnggaran,
    Seksi,
    TargetKinerja,
    TindakLanjut,
    TriwulanAnggaran,
)
from lkjip_xl.domain.rincian import (
    AnggaranIndikator,
    BarisOutput,
    EPerformance,
    NilaiIKPA,
    Pegawai,
    Penggantian,
    Rasio,
    RencanaAksi,
    SumberDana,
    SurveiSKM,
    TahunIKPA,
    TahunNKA,
    TahunSMART,
    UnsurSKM,
)


class Tingkat:
    """Levels of a perjanjian kinerja; only indikator kegiatan have realisasi here."""

    STRATEGIS = "strategis"
    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    SEMUA = (STRATEGIS, PROGRAM, KEGIATAN)


@dataclass(frozen=True, slots=True)
class Sasaran:
    """One objective of the PK."""

    kode: Teks
    tingkat: Teks
    sasaran: Teks


@dataclass(frozen=True, slots=True)
class Indikator:
    """One indikator of the PK with its targets."""

    kode: Teks
    kode_sasaran: Teks
    indikator: Teks
    satuan: Teks
    polaritas: Teks
    target_awal: Angka
    target_revisi: Angka
    alasan_revisi: Teks
    batas_atas: Angka
    target_tahun_depan: Angka


@dataclass(frozen=True, slots=True)
class AnggaranPK:
    """Budget of one kegiatan as signed in the PK, in rupiah."""

    kode: Teks
    program: Teks
    kegiatan: Teks
    anggaran_semula: Angka
    anggaran_menjadi: Angka
    anggaran_tahun_depan: Angka


@dataclass(frozen=True, slots=True)
class Realisasi:
    """Where the realisasi of one indikator kegiatan comes from."""

    kode: Teks
    sumber: Teks
    triwulan: tuple[Angka, ...]
    cara_triwulan: Teks
    realisasi_diketik: Angka
    desimal: Angka


@dataclass(frozen=True, slots=True)
class Riwayat:
    """Target and realisasi of one indikator in an earlier year."""

    kode: Teks
    tahun: Angka
    target: Angka
    realisasi: Angka


@dataclass(frozen=True, slots=True)
class TargetRenstra:
    """Target of one indikator at the end of the Renstra."""

    kode: Teks
    tahun_akhir: Angka
    target_akhir: Angka


@dataclass(frozen=True, slots=True)
class Pembanding:
    """What another unit, or the nation, reached on one indikator."""

    kode: Teks
    kode_indikator: Teks
    unit: Teks
    ukuran: Teks
    nilai: Angka


@dataclass(frozen=True, slots=True)
class AnggaranKegiatan:
    """Pagu before and after revision and realisasi of one kegiatan, in rupiah."""

    kode: Teks
    program: Teks
    kegiatan: Teks
    pagu_semula: Angka
    pagu_menjadi: Angka
    realisasi: Angka


@dataclass(frozen=True, slots=True)
class AnggaranBelanja:
    """Pagu and realisasi of one jenis belanja (51, 52, 53) in one year, in rupiah."""

    kode: Teks
    tahun: Angka
    belanja: Teks
    pagu: Angka
    realisasi: Angka


@dataclass(frozen=True, slots=True)
class TahunAnggaran:
    """A year that the table of jenis belanja covers."""

    tahun: Angka


@dataclass(frozen=True, slots=True)
class Penerimaan:
    """PNBP of one akun in one year, in rupiah."""

    kode: Teks
    tahun: Angka
    uraian: Teks
    mpn: Angka
    potongan_spm: Angka
    pengembalian: Angka


@dataclass(frozen=True, slots=True)
class TahunPNBP:
    """Target of a year's PNBP, and its total where only that is known, in rupiah."""

    tahun: Angka
    target: Angka
    total_diketik: Angka


@dataclass(frozen=True, slots=True)
class NarasiIndikator:
    """Staff's own words on one part (definisi, analisis, ...) of one indikator."""

    kode: Teks
    bagian: Teks
    teks: Teks


@dataclass(frozen=True, slots=True)
class Tempat:
    """A name in a list of places: wilayah kerja, TPI."""

    nama: Teks


@dataclass(frozen=True, slots=True)
class Profil:
    """The satker, its year, its officials and its choices, by kode of the Profil sheet."""

    isian: Mapping[str, Isian[str | Decimal | date]]

    def teks(self, kode: str) -> Teks:
        """The text of an entry; numbers are not text."""
        satu = self.isian[kode]
        return Isian(satu.isi if isinstance(satu.isi, str) else None, satu.asal)

    def angka(self, kode: str) -> Angka:
        """The number of an entry."""
        satu = self.isian[kode]
        return Isian(satu.isi if isinstance(satu.isi, Decimal) else None, satu.asal)

    def tanggal(self, kode: str) -> Isian[date]:
        """The date of an entry."""
        satu = self.isian[kode]
        return Isian(satu.isi if isinstance(satu.isi, date) else None, satu.asal)

    @property
    def tahun(self) -> int | None:
        """Tahun laporan."""
        isi = self.angka("TAHUN").isi
        return None if isi is None else int(isi)

    @property
    def batas_capaian(self) -> Decimal | None:
        """The satker's cap on capaian in percent, or None for no cap."""
        isi = self.isian["BATAS_CAPAIAN"].isi
        return isi if isinstance(isi, Decimal) else None

    @property
    def is_rata_sasaran(self) -> bool:
        """Whether the overall mean goes over sasaran (the default) or over indikator."""
        return self.teks("RATA_RATA").isi != "indikator"


@dataclass(frozen=True, slots=True)
class DataKinerja:
    """Everything that staff filled in, by table."""

    profil: Profil
    wilayah: tuple[Tempat, ...] = ()
    tpi: tuple[Tempat, ...] = ()
    sasaran: tuple[Sasaran, ...] = ()
    indikator: tuple[Indikator, ...] = ()
    anggaran_pk: tuple[AnggaranPK, ...] = ()
    realisasi: tuple[Realisasi, ...] = ()
    riwayat: tuple[Riwayat, ...] = ()
    renstra: tuple[TargetRenstra, ...] = ()
    pembanding: tuple[Pembanding, ...] = ()
    ikm: tuple[Survei, ...] = ()
    ikm_responden: tuple[Responden, ...] = ()
    ikm_unsur: tuple[Unsur, ...] = ()
    iki: tuple[Survei, ...] = ()
    iki_responden: tuple[Responden, ...] = ()
    iki_kelompok: tuple[Kelompok, ...] = ()
    iki_variabel: tuple[Variabel, ...] = ()
    ipk: tuple[SurveiIPK, ...] = ()
    ipk_unsur: tuple[UnsurIPK, ...] = ()
    anggaran_kegiatan: tuple[AnggaranKegiatan, ...] = ()
    anggaran_belanja: tuple[AnggaranBelanja, ...] = ()
    tahun_anggaran: tuple[TahunAnggaran, ...] = ()
    pnbp: tuple[Penerimaan, ...] = ()
    tahun_pnbp: tuple[TahunPNBP, ...] = ()
    skm: tuple[SurveiSKM, ...] = ()
    skm_unsur: tuple[UnsurSKM, ...] = ()
    rasio: tuple[Rasio, ...] = ()
    anggaran_indikator: tuple[AnggaranIndikator, ...] = ()
    sumber_dana: tuple[SumberDana, ...] = ()
    ikpa: tuple[NilaiIKPA, ...] = ()
    tahun_ikpa: tuple[TahunIKPA, ...] = ()
    tahun_smart: tuple[TahunSMART, ...] = ()
    tahun_nka: tuple[TahunNKA, ...] = ()
    rencana_aksi: tuple[RencanaAksi, ...] = ()
    pegawai: tuple[Pegawai, ...] = ()
    output: tuple[BarisOutput, ...] = ()
    eperformance: tuple[EPerformance, ...] = ()
    penggantian: tuple[Penggantian, ...] = ()
    jadwal: tuple[Jadwal, ...] = ()
    perubahan: tuple[Perubahan, ...] = ()
    seksi: tuple[Seksi, ...] = ()
    istilah_rasio: tuple[IstilahRasio, ...] = ()
    rincian_rasio: tuple[RincianRasio, ...] = ()
    anggaran_sasaran: tuple[SasaranAnggaran, ...] = ()
    triwulan_anggaran: tuple[TriwulanAnggaran, ...] = ()
    daftar_output: tuple[DaftarOutput, ...] = ()
    target_kinerja: tuple[TargetKinerja, ...] = ()
    emonev: tuple[EMonev, ...] = ()
    tindak_lanjut: tuple[TindakLanjut, ...] = ()
    narasi: Mapping[str, Teks] = field(default_factory=dict)
    narasi_indikator: tuple[NarasiIndikator, ...] = ()
