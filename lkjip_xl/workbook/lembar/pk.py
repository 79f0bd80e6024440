"""Sheet PK: the signed targets and budget of the year."""

from __future__ import annotations

from lkjip_xl.domain import kinerja
from lkjip_xl.domain.capaian import Polaritas
from lkjip_xl.domain.kinerja import Tingkat
from lkjip_xl.workbook.model import Cari, Kolom, Lembar, Tabel, Tipe

POLARITAS = tuple(Polaritas)
SATUAN = ("%", "Indeks", "Nilai", "Layanan", "Dokumen", "Laporan", "Kegiatan", "Orang", "Unit")

PK = Lembar(
    "PK",
    "Perjanjian Kinerja",
    "Ketik sasaran satu kali, lalu indikator dan targetnya. Kolom abu-abu dihitung sendiri.",
    (
        Tabel(
            nama="tblSasaran",
            field="sasaran",
            kelas=kinerja.Sasaran,
            tersedia=10,
            judul="Sasaran",
            petunjuk="Kode sasaran dipakai di tabel indikator, misalnya S1, S2.",
            kolom=(
                Kolom("kode", "Kode", Tipe.KODE, "Kode singkat, misalnya S1.", lebar=12),
                Kolom(
                    "tingkat",
                    "Tingkat",
                    Tipe.PILIHAN,
                    "strategis, program, atau kegiatan.",
                    pilihan=Tingkat.SEMUA,
                    lebar=14,
                    is_penting=True,
                ),
                Kolom(
                    "sasaran",
                    "Sasaran",
                    Tipe.TEKS,
                    "Bunyi sasaran pada PK.",
                    lebar=44,
                    is_penting=True,
                ),
                Kolom(
                    "capaian",
                    "Rata-rata Capaian (%)",
                    Tipe.PERSEN,
                    rumus="=IFERROR(AVERAGEIFS(tblCapaian[Capaian (%)],"
                    'tblCapaian[Kode Sasaran],[@Kode]),"")',
                    udf="=LKJ_RATA_BILA([@Kode],tblCapaian[Kode Sasaran],tblCapaian[Capaian (%)])",
                    kunci="sasaran.{kode}.capaian",
                ),
            ),
            unik=("kode",),
            minimum=1,
        ),
        Tabel(
            nama="tblPK",
            field="indikator",
            kelas=kinerja.Indikator,
            tersedia=15,
            judul="Indikator dan target",
            petunjuk="Target diketik satu kali di sini. Target revisi menggantikan target awal.",
            kolom=(
                Kolom("kode", "Kode", Tipe.KODE, "Kode singkat, misalnya IKM.", lebar=12),
                Kolom(
                    "kode_sasaran",
                    "Kode Sasaran",
                    Tipe.KODE,
                    "Pilih kode dari tabel Sasaran.",
                    rujuk="tblSasaran",
                    is_rujuk_wajib=True,
                    lebar=14,
                ),
                Kolom(
                    "indikator",
                    "Indikator Kinerja",
                    Tipe.TEKS,
                    "Bunyi indikator.",
                    lebar=44,
                    is_penting=True,
                ),
                Kolom(
                    "tingkat",
                    "Tingkat",
                    Tipe.TEKS,
                    cari=Cari("tblSasaran", "tingkat", "kode_sasaran"),
                ),
                Kolom(
                    "satuan",
                    "Satuan",
                    Tipe.TEKS,
                    "Misalnya Indeks, %, Nilai.",
                    usulan=SATUAN,
                    lebar=12,
                    is_penting=True,
                ),
                Kolom(
                    "polaritas",
                    "Polaritas",
                    Tipe.PILIHAN,
                    "maksimal: makin besar makin baik; minimal: makin kecil makin baik.",
                    pilihan=POLARITAS,
                    lebar=12,
                ),
                Kolom(
                    "target_awal",
                    "Target Awal",
                    Tipe.ANGKA,
                    "Target PK awal.",
                    lebar=12,
                    is_penting=True,
                ),
                Kolom("target_revisi", "Target Revisi", Tipe.ANGKA, "Bila PK direvisi.", lebar=12),
                Kolom("alasan_revisi", "Alasan Revisi", Tipe.TEKS, "Dasar revisi.", lebar=20),
                Kolom(
                    "batas_atas",
                    "Batas Atas",
                    Tipe.ANGKA,
                    "Hanya untuk polaritas rentang; target menjadi batas bawah.",
                    lebar=12,
                ),
                Kolom(
                    "target",
                    "Target",
                    Tipe.ANGKA,
                    rumus='=IF([@Target Revisi]<>"",[@Target Revisi],'
                    'IF([@Target Awal]<>"",[@Target Awal],""))',
                    udf="=LKJ_PILIH_REVISI([@Target Awal],[@Target Revisi])",
                    kunci="pk.{kode}.target",
                    lebar=12,
                ),
                Kolom(
                    "target_tahun_depan",
                    "Target Tahun Depan",
                    Tipe.ANGKA,
                    "Target PK tahun berikutnya.",
                    lebar=14,
                ),
            ),
            unik=("kode",),
            minimum=1,
        ),
        Tabel(
            nama="tblPKAnggaran",
            field="anggaran_pk",
            kelas=kinerja.AnggaranPK,
            judul="Anggaran pada PK",
            petunjuk="Menjadi diisi bila anggaran PK direvisi.",
            kolom=(
                Kolom("kode", "Kode", Tipe.KODE, "Kode kegiatan, misalnya G1.", lebar=12),
                Kolom("program", "Program", Tipe.TEKS, "Nama program.", lebar=24),
                Kolom("kegiatan", "Kegiatan", Tipe.TEKS, "Nama kegiatan.", lebar=44),
                Kolom(
                    "anggaran_semula",
                    "Anggaran Semula",
                    Tipe.RUPIAH,
                    "Rupiah penuh.",
                    minimum=0,
                    lebar=18,
                    is_penting=True,
                ),
                Kolom(
                    "anggaran_menjadi",
                    "Anggaran Menjadi",
                    Tipe.RUPIAH,
                    "Rupiah penuh, bila direvisi.",
                    minimum=0,
                    lebar=18,
                ),
                Kolom(
                    "anggaran_tahun_depan",
                    "Anggaran Tahun Depan",
                    Tipe.RUPIAH,
                    "Anggaran pada PK tahun berikutnya.",
                    minimum=0,
                    lebar=18,
                ),
                Kolom(
                    "anggaran",
                    "Anggaran",
                    Tipe.RUPIAH,
                    rumus='=IF([@Anggaran Menjadi]<>"",[@Anggaran Menjadi],'
                    'IF([@Anggaran Semula]<>"",[@Anggaran Semula],""))',
                    udf="=LKJ_PILIH_REVISI([@Anggaran Semula],[@Anggaran Menjadi])",
                    kunci="pk.anggaran.{kode}",
                    lebar=18,
                ),
            ),
            unik=("kode",),
            minimum=1,
        ),
        Tabel(
            nama="tblPKTotal",
            field="",
            judul="Jumlah anggaran pada PK",
            kolom=(
                Kolom(
                    "total",
                    "Jumlah",
                    Tipe.RUPIAH,
                    rumus='=IF(COUNT(tblPKAnggaran[Anggaran])=0,"",SUM(tblPKAnggaran[Anggaran]))',
                    udf="=LKJ_JUMLAH(tblPKAnggaran[Anggaran])",
                    kunci="pk.anggaran.total",
                    lebar=18,
                ),
            ),
            satu_baris=True,
        ),
    ),
)
