"""Sheets Profil and Narasi: who reports, and in which words."""

from __future__ import annotations

from lkjip_xl.domain import kinerja, penunjang
from lkjip_xl.regulasi.loader import load_nilai
from lkjip_xl.workbook.lembar.rumus import build_indikator
from lkjip_xl.workbook.model import Baris, Kolom, Lembar, Tabel, Tipe

# The caps do not depend on the year; the file says on what they rest.
BATAS_CAPAIAN = tuple(str(b) for b in load_nilai("batas_capaian", 2024)["pilihan"])

_PROFIL = (
    Baris("NAMA_SATKER", "Nama satuan kerja", "Nama lengkap kantor.", wajib=True),
    Baris("KODE_SATKER", "Kode satker", "Enam angka, bila ada."),
    Baris("TAHUN", "Tahun laporan", "Tahun kinerja yang dilaporkan.", Tipe.TAHUN, wajib=True),
    Baris("KEMENTERIAN", "Kementerian", "Nama kementerian.", wajib=True),
    Baris("UNIT_ESELON_1", "Unit eselon I", "Direktorat jenderal pembina.", wajib=True),
    Baris("KANWIL", "Kantor wilayah", "Kantor wilayah atasan."),
    Baris("KOTA", "Kota", "Kota tempat laporan ditandatangani.", wajib=True),
    Baris("ALAMAT", "Alamat kantor", "Alamat lengkap untuk sampul."),
    Baris("LAMAN", "Laman", "Alamat situs kantor."),
    Baris("POS_EL", "Pos-el", "Alamat surat elektronik kantor."),
    Baris("JABATAN_KEPALA", "Jabatan kepala", "Jabatan pada tanda tangan.", baku="Kepala Kantor"),
    Baris("NAMA_KEPALA", "Nama kepala kantor", "Nama penanda tangan laporan."),
    Baris("NIP_KEPALA", "NIP kepala kantor", "Boleh dikosongkan."),
    Baris("JABATAN_ATASAN", "Jabatan atasan", "Penanda tangan kedua perjanjian kinerja."),
    Baris("NAMA_ATASAN", "Nama atasan", "Nama penanda tangan kedua."),
    Baris("TANGGAL_LAPORAN", "Tanggal laporan", "Tanggal pada kata pengantar.", Tipe.TANGGAL),
    Baris(
        "RATA_RATA",
        "Cara rata-rata capaian",
        "sasaran: rata-rata dari rata-rata tiap sasaran; indikator: rata-rata semua indikator.",
        Tipe.PILIHAN,
        pilihan=("sasaran", "indikator"),
        baku="sasaran",
    ),
    Baris(
        "BATAS_CAPAIAN",
        "Batas atas capaian (%)",
        "Kosong berarti tanpa batas; atau 100, 110, 120, 150.",
        Tipe.ANGKA,
        pilihan=BATAS_CAPAIAN,
    ),
    Baris(
        "SKALA_PREDIKAT",
        "Predikat capaian",
        "ya: setiap capaian diberi predikat (Sangat Tinggi sampai Sangat Rendah); "
        "kosong: tanpa predikat.",
        Tipe.PILIHAN,
        pilihan=("ya", "tidak"),
    ),
    Baris("LOGO", "Berkas logo", "Nama berkas gambar di samping buku, misalnya logo.png."),
    Baris(
        "GAMBAR_STRUKTUR",
        "Berkas bagan struktur",
        "Nama berkas gambar di samping buku, misalnya struktur.png.",
    ),
)


def _tempat(nama: str, isian: str, judul: str, header: str) -> Tabel:
    return Tabel(
        nama=nama,
        field=isian,
        kelas=kinerja.Tempat,
        judul=judul,
        petunjuk="Satu baris satu nama.",
        kolom=(Kolom("nama", header, Tipe.TEKS, "Ketik satu nama.", lebar=22),),
        cadangan=6,
    )


PROFIL = Lembar(
    "Profil",
    "Profil Satuan Kerja",
    "Isi kolom Isian. Data ini dipakai di sampul, kata pengantar, dan seluruh laporan.",
    (
        Tabel(
            nama="tblProfil",
            field="profil",
            judul="Identitas dan pilihan",
            kolom=(
                Kolom("kode", "Kode", Tipe.KODE, lebar=22),
                Kolom("label", "Uraian", Tipe.LABEL, lebar=30),
                Kolom("isian", "Isian", Tipe.ISIAN, lebar=60),
                Kolom("hint", "Petunjuk", Tipe.LABEL, lebar=56),
            ),
            unik=("kode",),
            baris=_PROFIL,
            cadangan=0,
        ),
        _tempat("tblWilayah", "wilayah", "Wilayah kerja", "Wilayah"),
        _tempat("tblTPI", "tpi", "Tempat Pemeriksaan Imigrasi", "Nama TPI"),
    ),
)


def _bagian(kode: str, label: str, hint: str) -> Baris:
    return Baris(kode, label, hint, Tipe.NARASI)


_NARASI = (
    _bagian("KATA_PENGANTAR", "Kata Pengantar", "Alinea tambahan; boleh kosong."),
    _bagian("TUGAS", "BAB I: Tugas", "Tugas kantor menurut peraturan organisasi."),
    _bagian("FUNGSI", "BAB I: Fungsi", "Satu fungsi satu baris (Alt+Enter)."),
    _bagian("STRUKTUR", "BAB I: Struktur organisasi", "Susunan seksi dan subbagian."),
    _bagian("ASPEK_STRATEGIS", "BAB I: Aspek strategis", "Peran kantor bagi wilayahnya."),
    _bagian("ISU_STRATEGIS", "BAB I: Isu strategis", "Permasalahan utama tahun ini."),
    _bagian("VISI", "BAB II: Visi", "Visi kementerian dalam Renstra."),
    _bagian("MISI", "BAB II: Misi", "Satu misi satu baris (Alt+Enter)."),
    _bagian("TUJUAN", "BAB II: Tujuan", "Satu tujuan satu baris (Alt+Enter)."),
    _bagian("TATA_NILAI", "BAB II: Tata nilai", "Tata nilai organisasi."),
    _bagian("FAKTOR_ANGGARAN", "BAB III: Faktor realisasi anggaran", "Pendorong dan penghambat."),
    _bagian("PENGHARGAAN", "BAB III: Penghargaan", "Satu penghargaan satu baris (Alt+Enter)."),
    _bagian("INOVASI", "BAB III: Inovasi", "Satu inovasi satu baris (Alt+Enter)."),
    _bagian("SARAN", "BAB IV: Saran", "Saran perbaikan."),
    _bagian("LANGKAH", "BAB IV: Langkah ke depan", "Satu langkah satu baris (Alt+Enter)."),
    _bagian("SWOT_KEKUATAN", "LAKIP: Kekuatan", "Satu butir satu baris; hanya susunan LAKIP."),
    _bagian("SWOT_KELEMAHAN", "LAKIP: Kelemahan", "Satu butir satu baris; hanya susunan LAKIP."),
    _bagian("SWOT_PELUANG", "LAKIP: Peluang", "Satu butir satu baris; hanya susunan LAKIP."),
    _bagian("SWOT_ANCAMAN", "LAKIP: Ancaman", "Satu butir satu baris; hanya susunan LAKIP."),
    _bagian("NOMOR_SURAT", "LAKIP: Nomor surat pengantar", "Nomor naskah dinas."),
    _bagian("TUJUAN_SURAT", "LAKIP: Tujuan surat pengantar", "Jabatan yang dikirimi laporan."),
    _bagian("REVIU_UNIT", "Reviu: unit pereviu", "Misalnya Inspektorat Wilayah."),
    _bagian("REVIU_JABATAN", "Reviu: jabatan penanda tangan", "Pejabat unit pereviu."),
    _bagian("REVIU_NAMA", "Reviu: nama penanda tangan", "Nama pejabat itu."),
)


BAGIAN_INDIKATOR = (
    "definisi",
    "cara pengukuran",
    "analisis",
    "kendala",
    "upaya",
    "program",
    "tindak lanjut",
)


NARASI = Lembar(
    "Narasi",
    "Narasi Laporan",
    "Tulis teks laporan di sini. Ganti baris di dalam sel dengan Alt+Enter.",
    (
        Tabel(
            nama="tblNarasi",
            field="narasi",
            judul="Teks per bagian",
            kolom=(
                Kolom("kode", "Kode", Tipe.KODE, lebar=22),
                Kolom("label", "Bagian", Tipe.LABEL, lebar=30),
                Kolom("isian", "Teks", Tipe.NARASI, lebar=60),
                Kolom("hint", "Petunjuk", Tipe.LABEL, lebar=40),
            ),
            unik=("kode",),
            baris=_NARASI,
            cadangan=0,
        ),
        Tabel(
            nama="tblNarasiIndikator",
            field="narasi_indikator",
            kelas=kinerja.NarasiIndikator,
            tersedia=30,
            judul="Teks per indikator",
            petunjuk="Satu baris satu bagian dari satu indikator kegiatan.",
            kolom=(
                Kolom("kode", "Kode", Tipe.KODE, "Kode indikator.", rujuk="tblPK", lebar=22),
                Kolom(
                    "bagian",
                    "Bagian",
                    Tipe.PILIHAN,
                    "Bagian uraian indikator.",
                    pilihan=BAGIAN_INDIKATOR,
                    lebar=30,
                ),
                Kolom(
                    "teks",
                    "Teks",
                    Tipe.NARASI,
                    "Ganti baris dengan Alt+Enter.",
                    lebar=60,
                    is_penting=True,
                ),
                build_indikator(40),
            ),
            unik=("kode", "bagian"),
            cadangan=7,
        ),
        Tabel(
            nama="tblSeksi",
            field="seksi",
            kelas=penunjang.Seksi,
            tersedia=7,
            judul="Tugas dan fungsi per seksi",
            petunjuk="Satu baris satu seksi atau subbagian; satu fungsi satu baris (Alt+Enter).",
            kolom=(
                Kolom("seksi", "Seksi", Tipe.TEKS, "Nama seksi atau subbagian.", is_penting=True),
                Kolom("tugas", "Tugas", Tipe.NARASI, "Tugas seksi ini.", is_penting=True),
                Kolom("fungsi", "Fungsi", Tipe.NARASI, "Satu fungsi satu baris (Alt+Enter)."),
            ),
        ),
    ),
)
