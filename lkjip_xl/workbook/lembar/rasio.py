"""Sheet Rasio: the counts behind ratio indikator, by year."""

from __future__ import annotations

from lkjip_xl.domain import penunjang, rincian
from lkjip_xl.domain.angka import DESIMAL_BAKU
from lkjip_xl.workbook.lembar.rumus import build_indikator, build_udf_cari
from lkjip_xl.workbook.model import Kolom, Lembar, Tabel, Tipe

_DESIMAL_CAPAIAN = "INDEX(tblCapaian[Desimal],MATCH([@Kode],tblCapaian[Kode],0))"
_DESIMAL = f'IFERROR(IF({_DESIMAL_CAPAIAN}="",{DESIMAL_BAKU},{_DESIMAL_CAPAIAN}),{DESIMAL_BAKU})'
_RASIO = (
    '=IF(OR([@Kode]="",[@Tahun]="",[@Pembilang]="",[@Penyebut]=""),"",'
    f'IF([@Penyebut]=0,"",ROUND([@Pembilang]*100/[@Penyebut],{_DESIMAL})))'
)
_UDF_RASIO = (
    "=LKJ_BILA_ADA([@Kode],LKJ_BILA_ADA([@Tahun],LKJ_RASIO([@Pembilang],[@Penyebut],"
    f"{build_udf_cari('[@Kode]', 'tblCapaian', 'Desimal')})))"
)


def _kode(hint: str) -> Kolom:
    return Kolom("kode", "Kode", Tipe.KODE, hint, rujuk="tblPK", is_rujuk_wajib=True, lebar=14)


def _hitungan(nama: str, hint: str) -> Kolom:
    return Kolom(nama, nama.capitalize(), Tipe.ANGKA, hint, minimum=0, lebar=16, is_penting=True)


RASIO = Lembar(
    "Rasio",
    "Pembilang dan Penyebut",
    "Untuk indikator berbentuk rasio: ketik pembilang dan penyebut; persennya dihitung sendiri.",
    (
        Tabel(
            nama="tblRasioIstilah",
            field="istilah_rasio",
            kelas=penunjang.IstilahRasio,
            tersedia=8,
            judul="Sebutan pembilang dan penyebut",
            petunjuk="Sebutan ini dipakai dalam kalimat laporan.",
            kolom=(
                _kode("Pilih kode indikator."),
                build_indikator(40),
                Kolom(
                    "pembilang",
                    "Sebutan Pembilang",
                    Tipe.TEKS,
                    "Misalnya: permohonan yang selesai tepat waktu.",
                    lebar=34,
                    is_penting=True,
                ),
                Kolom(
                    "penyebut",
                    "Sebutan Penyebut",
                    Tipe.TEKS,
                    "Misalnya: seluruh permohonan.",
                    lebar=34,
                    is_penting=True,
                ),
            ),
            unik=("kode",),
        ),
        Tabel(
            nama="tblRasioRincian",
            field="rincian_rasio",
            kelas=penunjang.RincianRasio,
            tersedia=8,
            judul="Rincian tahun ini",
            petunjuk="Bagian dari pembilang dan penyebut tahun laporan, misalnya per layanan.",
            kolom=(
                _kode("Pilih kode indikator."),
                Kolom("uraian", "Uraian", Tipe.TEKS, "Nama bagiannya.", lebar=40, is_penting=True),
                _hitungan("pembilang", "Banyaknya yang terhitung."),
                _hitungan("penyebut", "Banyaknya seluruhnya."),
            ),
        ),
        Tabel(
            nama="tblRasio",
            field="rasio",
            kelas=rincian.Rasio,
            tersedia=20,
            judul="Pembilang dan penyebut per tahun",
            petunjuk="Satu baris satu indikator dalam satu tahun; tahun lampau boleh ikut diisi.",
            kolom=(
                _kode("Pilih kode indikator."),
                build_indikator(40),
                Kolom("tahun", "Tahun", Tipe.TAHUN, "Tahun data.", lebar=12),
                _hitungan("pembilang", "Banyaknya yang terhitung."),
                _hitungan("penyebut", "Banyaknya seluruhnya; 0 berarti tidak ada kasus."),
                Kolom(
                    "rasio",
                    "Rasio (%)",
                    Tipe.ANGKA,
                    rumus=_RASIO,
                    udf=_UDF_RASIO,
                    kunci="ikk.{kode}.rasio.{tahun}",
                ),
            ),
            unik=("kode", "tahun"),
        ),
    ),
)
