"""Sheet Capaian: realisasi of each indikator kegiatan, and what follows from it."""

from __future__ import annotations

from lkjip_xl.domain import kinerja
from lkjip_xl.domain.hasil_realisasi import CARA_TRIWULAN, SKALA_TERTINGGI, SUMBER
from lkjip_xl.domain.teks_id import TRIWULAN
from lkjip_xl.workbook.lembar.rumus import (
    BUKAN_KEGIATAN,
    build_dari_pk,
    build_indikator,
    build_rumus_capaian,
    build_rumus_rasio,
    build_udf_cari,
    build_udf_kegiatan,
    build_udf_rasio,
)
from lkjip_xl.workbook.lembar.rumus_bobot import ATURAN, build_rumus_kelas
from lkjip_xl.workbook.model import Kolom, Lembar, Padanan, Tabel, Tipe

_DESIMAL = 'IF([@Desimal]="",2,[@Desimal])'


def _survei(tabel: str, kolom: str) -> str:
    return f"ROUND(INDEX({tabel}[{kolom}],MATCH([@Kode],{tabel}[Kode],0)),{_DESIMAL})"


# An SKM has its index on two scales; the target says which one is meant.
_SKM = (
    f"IF(AND(ISNUMBER([@Target]),N([@Target])<={SKALA_TERTINGGI}),"
    f"{_survei('tblSKM', 'IKM (1-4)')},{_survei('tblSKM', 'IKM (25-100)')})"
)
_SURVEI = (
    f"IFERROR({_SKM},IFERROR({_survei('tblIKM', 'Nilai IKM')},"
    f"IFERROR({_survei('tblIPK', 'Nilai IPK')},"
    f'IFERROR({_survei("tblIKI", "IKI")},""))))'
)
_TW = "tblCapaian[[#This Row],[TW I]:[TW IV]]"
# Not LOOKUP(9.9E+307, ...): LibreOffice misses a value that stands behind an empty cell.
_TERAKHIR = (
    'IF([@TW IV]<>"",[@TW IV],IF([@TW III]<>"",[@TW III],IF([@TW II]<>"",[@TW II],[@TW I])))'
)
_REALISASI = (
    f'=IF({BUKAN_KEGIATAN},"",IF([@Realisasi Diketik]<>"",ROUND([@Realisasi Diketik],{_DESIMAL}),'
    f'IF([@Sumber]="survei",{_SURVEI},'
    f'IF([@Sumber]="rasio",{build_rumus_rasio("[@Kode]", "TAHUN_LAPORAN")},'
    f'IF(OR([@Sumber]<>"triwulan",COUNT({_TW})=0),"",'
    f'IF([@Cara Triwulan]="jumlah",ROUND(SUM({_TW}),{_DESIMAL}),'
    f'IF([@Cara Triwulan]="rata-rata",ROUND(AVERAGE({_TW}),{_DESIMAL}),'
    f'IF([@Cara Triwulan]="terakhir",ROUND({_TERAKHIR},{_DESIMAL}),""))))))))'
)
_UDF_SURVEI = "LKJ_PERTAMA({},{},{},{})".format(
    "LKJ_SKALA_SKM([@Target],{},{})".format(
        *(build_udf_cari("[@Kode]", "tblSKM", k) for k in ("IKM (1-4)", "IKM (25-100)"))
    ),
    build_udf_cari("[@Kode]", "tblIKM", "Nilai IKM"),
    build_udf_cari("[@Kode]", "tblIPK", "Nilai IPK"),
    build_udf_cari("[@Kode]", "tblIKI", "IKI"),
)
_UDF_REALISASI = "=" + build_udf_kegiatan(
    f"LKJ_REALISASI([@Realisasi Diketik],[@Sumber],{_UDF_SURVEI},"
    f"{build_udf_rasio('[@Kode]', 'TAHUN_LAPORAN')},{_TW},[@Cara Triwulan],[@Desimal])"
)
_STATUS = (
    '=IF(OR([@Target]="",[@Realisasi]=""),"",'
    'IF([@Polaritas]="rentang",IF([@Batas Atas]="","",'
    'IF(AND([@Realisasi]>=[@Target],[@Realisasi]<=[@Batas Atas]),"tercapai","belum tercapai")),'
    'IF([@Realisasi]=[@Target],"tercapai",IF([@Polaritas]="stabil","belum tercapai",'
    'IF(OR([@Polaritas]="minimal",[@Polaritas]="terbalik"),'
    'IF([@Realisasi]<[@Target],"terlampaui","belum tercapai"),'
    'IF([@Realisasi]>[@Target],"terlampaui","belum tercapai"))))))'
)
# Words follow print, so the class is that of the figure as printed.
_PREDIKAT = (
    '=IF(OR(SKALA_PREDIKAT<>"ya",[@Capaian (%)]=""),"",'
    + build_rumus_kelas(ATURAN.predikat, "TAHUN_LAPORAN", "ROUND([@Capaian (%)],2)")
    + ")"
)


def _rata(nama: str, header: str, sumber: str) -> Kolom:
    return Kolom(
        nama,
        header,
        Tipe.PERSEN,
        rumus=f'=IFERROR(AVERAGE({sumber}),"")',
        udf=f"=LKJ_RATA({sumber})",
        kunci=f"kinerja.{nama}",
        lebar=20,
    )


def _jumlah_status(status: str) -> Kolom:
    nama = f"jumlah_{status.replace(' ', '_')}"
    return Kolom(
        nama,
        status.capitalize(),
        Tipe.BULAT,
        rumus=f'=COUNTIF(tblCapaian[Status],"{status}")',
        udf=f'=LKJ_BANYAK_BILA("{status}",tblCapaian[Status])',
        kunci=f"kinerja.{nama}",
    )


CAPAIAN = Lembar(
    "Capaian",
    "Capaian Kinerja",
    "Satu baris satu indikator kegiatan. Pilih sumber realisasi; capaian dihitung sendiri.",
    (
        Tabel(
            nama="tblKinerja",
            field="",
            judul="Rata-rata capaian",
            kolom=(
                Kolom(
                    "rata_rata",
                    "Dipakai (%)",
                    Tipe.PERSEN,
                    rumus='=IF(CARA_RATA_RATA="indikator",[@Menurut Indikator (%)],'
                    "[@Menurut Sasaran (%)])",
                    udf='=LKJ_BILA(CARA_RATA_RATA,"indikator",[@Menurut Indikator (%)],'
                    "[@Menurut Sasaran (%)])",
                    kunci="kinerja.rata_rata",
                ),
                _rata(
                    "rata_rata_sasaran", "Menurut Sasaran (%)", "tblSasaran[Rata-rata Capaian (%)]"
                ),
                _rata("rata_rata_indikator", "Menurut Indikator (%)", "tblCapaian[Capaian (%)]"),
                _jumlah_status("terlampaui"),
                _jumlah_status("tercapai"),
                _jumlah_status("belum tercapai"),
            ),
            satu_baris=True,
        ),
        Tabel(
            nama="tblCapaian",
            field="realisasi",
            kelas=kinerja.Realisasi,
            tersedia=15,
            judul="Realisasi dan capaian per indikator",
            petunjuk="Realisasi yang diketik menang atas sumber lain; selisihnya dilaporkan.",
            kolom=(
                Kolom(
                    "kode",
                    "Kode",
                    Tipe.KODE,
                    "Pilih kode indikator.",
                    rujuk="tblPK",
                    is_rujuk_wajib=True,
                    lebar=14,
                ),
                build_indikator(40),
                build_dari_pk("kode_sasaran", "Kode Sasaran", Tipe.TEKS, lebar=20),
                build_dari_pk("satuan", "Satuan", Tipe.TEKS, lebar=12),
                build_dari_pk("polaritas", "Polaritas", Tipe.TEKS, lebar=12),
                build_dari_pk("batas_atas", "Batas Atas", Tipe.ANGKA, lebar=12),
                Kolom(
                    "target",
                    "Target",
                    Tipe.ANGKA,
                    rumus=f'=IF({BUKAN_KEGIATAN},"",INDEX(tblPK[Target],'
                    "MATCH([@Kode],tblPK[Kode],0)))",
                    udf="=" + build_udf_kegiatan(build_udf_cari("[@Kode]", "tblPK", "Target")),
                    kunci="ikk.{kode}.target",
                    lebar=12,
                ),
                Kolom(
                    "sumber",
                    "Sumber",
                    Tipe.PILIHAN,
                    "ketik: isi Realisasi Diketik; survei: dari lembar survei dengan kode sama; "
                    "rasio: dari lembar Rasio; triwulan: dari TW I s.d. TW IV.",
                    pilihan=SUMBER,
                    is_penting=True,
                    lebar=12,
                ),
                *(
                    Kolom(
                        f"tw{i}",
                        f"TW {romawi}",
                        Tipe.ANGKA,
                        f"Realisasi triwulan {romawi}.",
                        grup="triwulan",
                        lebar=10,
                    )
                    for i, romawi in enumerate(TRIWULAN, 1)
                ),
                Kolom(
                    "cara_triwulan",
                    "Cara Triwulan",
                    Tipe.PILIHAN,
                    "jumlah, rata-rata, atau terakhir.",
                    pilihan=CARA_TRIWULAN,
                    lebar=12,
                ),
                Kolom(
                    "realisasi_diketik",
                    "Realisasi Diketik",
                    Tipe.ANGKA,
                    "Diisi bila sumbernya ketik.",
                    lebar=12,
                ),
                Kolom(
                    "desimal",
                    "Desimal",
                    Tipe.BULAT,
                    "Banyak angka desimal realisasi; kosong berarti 2.",
                    minimum=0,
                    maksimum=6,
                    lebar=10,
                ),
                Kolom(
                    "realisasi",
                    "Realisasi",
                    Tipe.ANGKA,
                    rumus=_REALISASI,
                    udf=_UDF_REALISASI,
                    kunci="ikk.{kode}.realisasi",
                    lebar=12,
                ),
                Kolom(
                    "capaian_tanpa_batas",
                    "Capaian Tanpa Batas (%)",
                    Tipe.PERSEN,
                    rumus="="
                    + build_rumus_capaian(
                        "[@Target]", "[@Realisasi]", "[@Polaritas]", "[@Batas Atas]"
                    ),
                    udf="=LKJ_CAPAIAN([@Realisasi],[@Target],[@Polaritas],[@Batas Atas])",
                    kunci="ikk.{kode}.capaian_tanpa_batas",
                ),
                Kolom(
                    "capaian",
                    "Capaian (%)",
                    Tipe.PERSEN,
                    rumus='=IF([@Capaian Tanpa Batas (%)]="","",IF(BATAS_CAPAIAN="",'
                    "[@Capaian Tanpa Batas (%)],MIN([@Capaian Tanpa Batas (%)],BATAS_CAPAIAN)))",
                    udf="=LKJ_CAPAIAN([@Realisasi],[@Target],[@Polaritas],[@Batas Atas],"
                    "BATAS_CAPAIAN)",
                    kunci="ikk.{kode}.capaian",
                ),
                Kolom(
                    "status",
                    "Status",
                    Tipe.TEKS,
                    rumus=_STATUS,
                    udf="=LKJ_STATUS([@Realisasi],[@Target],[@Polaritas],[@Batas Atas])",
                    kunci="ikk.{kode}.status",
                ),
                Kolom(
                    "rata_sasaran",
                    "Rata-rata Sasaran (%)",
                    Tipe.PERSEN,
                    rumus="=IFERROR(INDEX(tblSasaran[Rata-rata Capaian (%)],"
                    'MATCH([@Kode Sasaran],tblSasaran[Kode],0)),"")',
                    udf="="
                    + build_udf_cari("[@Kode Sasaran]", "tblSasaran", "Rata-rata Capaian (%)"),
                    kunci="sasaran.{kode_sasaran}.capaian",
                ),
                Kolom(
                    "predikat",
                    "Predikat",
                    Tipe.TEKS,
                    rumus=_PREDIKAT,
                    udf='=LKJ_BILA(SKALA_PREDIKAT,"ya",LKJ_PREDIKAT([@Capaian (%)],TAHUN_LAPORAN))',
                    kunci="ikk.{kode}.predikat",
                ),
                Kolom(
                    "garis_target",
                    "Garis Target (%)",
                    Tipe.PERSEN,
                    padanan=Padanan(tetap=100),
                    lebar=8,
                ),
            ),
            unik=("kode",),
        ),
    ),
)
