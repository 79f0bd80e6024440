"""Sheets Beranda and Periksa: what to do in which order, and what the checks found."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip_xl.domain import penunjang
from lkjip_xl.workbook.model import Kolom, Lembar, Tabel, Tipe, name_lengkap

_LANGKAH = {
    "Profil": "Isi nama kantor, tahun, pejabat, dan pilihan cara menghitung.",
    "PK": "Salin sasaran, indikator, target, dan anggaran dari Perjanjian Kinerja.",
    "Capaian": "Satu baris satu indikator: pilih sumber realisasi, atau ketik realisasinya.",
    "Rasio": "Untuk indikator berupa persentase: banyaknya yang selesai dan seluruhnya.",
    "Riwayat": "Angka tahun lalu, target akhir Renstra, dan angka unit pembanding.",
    "Survei_IKM": "Nilai unsur dan responden kepuasan masyarakat per bulan.",
    "Responden": "Bila ada jawaban mentah SKM: satu baris satu responden.",
    "Survei_IPK": "Nilai unsur pengamanan keimigrasian, internal dan eksternal.",
    "Survei_IKI": "Nilai variabel integritas organisasi per bulan.",
    "Rencana_Aksi": "Rencana aksi reformasi birokrasi per triwulan.",
    "Anggaran": "Pagu dan realisasi per kegiatan, indikator, belanja, dan sumber dana.",
    "PNBP": "Penerimaan per akun dan targetnya.",
    "IKPA": "Nilai indikator pelaksanaan anggaran dari aplikasi Kementerian Keuangan.",
    "NKA": "Komponen SMART (sampai 2023) dan nilai kinerja anggaran.",
    "SDM": "Banyaknya pegawai menurut seksi, golongan, jabatan, dan pendidikan.",
    "Output": "Capaian lainnya: paspor, izin tinggal, perlintasan, dan sebagainya.",
    "Narasi": "Teks laporan: uraian, analisis, kendala, upaya, inovasi.",
    "Tindak_Lanjut": "Rencana tindak lanjut dan statusnya.",
    "Ketentuan": "Tidak perlu diisi, kecuali kantor memakai bobot sendiri dengan dasar.",
}


def build_beranda(daftar: Sequence[Lembar]) -> Lembar:
    """The first sheet of a book that holds the sheets of `daftar`."""
    return Lembar(
        "Beranda",
        "Buku Kerja LKjIP",
        "Isi lembar dari atas ke bawah. Putih diisi, abu-abu dihitung sendiri. "
        "Kosong bukan nol: yang belum ada datanya biarkan kosong.",
        (_build_langkah(daftar), _build_perubahan(daftar)),
    )


def _build_langkah(daftar: Sequence[Lembar]) -> Tabel:
    nama = ",".join(f'"{satu.nama}"' for satu in daftar)
    lengkap = ",".join(name_lengkap(satu.nama) for satu in daftar)
    return Tabel(
        nama="tblBeranda",
        field="jadwal",
        kelas=penunjang.Jadwal,
        judul="Langkah kerja",
        petunjuk="Klik nama lembar untuk membukanya. Petugas dan batas waktu boleh diatur sendiri.",
        kolom=(
            Kolom("lembar", "Lembar", Tipe.LABEL, is_tautan=True, lebar=21),
            Kolom("langkah", "Yang Dikerjakan", Tipe.LABEL, lebar=72),
            Kolom("petugas", "Petugas", Tipe.TEKS, "Bagian atau jabatan yang mengisi.", lebar=20),
            Kolom("batas_waktu", "Batas Waktu", Tipe.TANGGAL, "Paling lambat terisi.", lebar=13),
            Kolom(
                "lengkap",
                "Terisi (%)",
                Tipe.BULAT,
                rumus=f"=CHOOSE(MATCH([@Lembar],{{{nama}}},0),{lengkap})",
                kunci="buku.lengkap.{lembar}",
                lebar=11,
            ),
            Kolom(
                "masalah",
                "Masalah",
                Tipe.BULAT,
                rumus="=COUNTIF(tblPeriksa[Lembar],[@Lembar])",
                kunci="buku.masalah.{lembar}",
                lebar=11,
            ),
        ),
        tetap=tuple({"lembar": satu.nama, "langkah": _LANGKAH[satu.nama]} for satu in daftar),
    )


def _build_perubahan(daftar: Sequence[Lembar]) -> Tabel:
    return Tabel(
        nama="tblPerubahan",
        field="perubahan",
        kelas=penunjang.Perubahan,
        judul="Perubahan terakhir per tabel",
        petunjuk="Diisi oleh impor dan buku tahun baru; boleh juga dicatat sendiri.",
        kolom=(
            Kolom("tabel", "Tabel", Tipe.LABEL, lebar=21),
            Kolom("judul", "Isi Tabel", Tipe.LABEL, lebar=72),
            Kolom("keterangan", "Keterangan", Tipe.TEKS, "Dari mana datanya.", lebar=20),
            Kolom("tanggal", "Tanggal", Tipe.TANGGAL, "Kapan terakhir diubah.", lebar=13),
        ),
        tetap=tuple(
            {"tabel": tabel.nama, "judul": f"{lembar.nama}: {tabel.judul}"}
            for lembar in daftar
            for tabel in lembar.tabel
            if tabel.field
        ),
    )


PERIKSA = Lembar(
    "Periksa",
    "Hasil Pemeriksaan",
    "Ditulis oleh pemeriksaan buku; klik tempatnya untuk menuju sel itu.",
    (
        Tabel(
            nama="tblPeriksa",
            field="",
            judul="Yang perlu diperhatikan",
            petunjuk="galat menghalangi laporan; peringatan dan saran tidak.",
            kolom=(
                Kolom("tingkat", "Tingkat", Tipe.LABEL, lebar=12),
                Kolom("lembar", "Lembar", Tipe.LABEL, lebar=16),
                Kolom("tempat", "Tempat", Tipe.LABEL, is_tautan=True, lebar=20),
                Kolom("pesan", "Yang Ditemukan", Tipe.LABEL, lebar=56),
                Kolom("perbaikan", "Cara Memperbaiki", Tipe.LABEL, lebar=44),
                Kolom("alasan", "Mengapa Penting", Tipe.LABEL, lebar=40),
                Kolom("kode", "Kode", Tipe.LABEL, lebar=9),
            ),
            cadangan=1,
            tersedia=30,
        ),
    ),
)
