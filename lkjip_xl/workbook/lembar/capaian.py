"""Sheet Capaian: realisasi of each indikator kegiatan, and what follows from it."""

from __future__ import annotations

from lkjip_xl.domain import kinerja
from lkjip_xl.domain.teks_id import TRIWULAN
from lkjip_xl.workbook.lembar.rumus import (
    BUKAN_KEGIATAN,
    build_dari_pk,
    build_indikator,
    build_rumus_capaian,
)
from lkjip_xl.workbook.model import Kolom, Lembar, Tabel, Tipe

SUMBER = ("ketik", "survei", "triwulan")
CARA_TRIWULAN = ("jumlah", "rata-rata", "terakhir")

_SURVEI = "INDEX(tbl{0}[{1}],MATCH([@Kode],tbl{0}[Kode],0))"
_TW = "tblCapaian[[#This Row],[TW I]:[TW IV]]"
# Not LOOKUP(9.9E+307, ...): LibreOffice misses a value that stands behind an empty cell.
_TERAKHIR = (
    'IF([@TW IV]<>"",[@TW IV],IF([@TW III]<>"",[@TW III],IF([@TW II]<>"",[@TW II],[@TW I])))'
)
_DESIMAL = 'IF([@Desimal]="",2,[@Desimal])'
_REALISASI = (
    f'=IF({BUKAN_KEGIATAN},"",IF([@Realisasi Diketik]<>"",ROUND([@Realisasi Diketik],{_DESIMAL}),'
    f'IF([@Sumber]="survei",IFERROR(ROUND({_SURVEI.format("IKM", "Nilai IKM")},{_DESIMAL}),'
    f"IFERROR(ROUND({_SURVEI.format('IPK', 'Nilai IPK')},{_DESIMAL}),"
    f'IFERROR(ROUND({_SURVEI.format("IKI", "IKI")},{_DESIMAL}),""))),'
    f'IF(OR([@Sumber]<>"triwulan",COUNT({_TW})=0),"",'
    f'IF([@Cara Triwulan]="jumlah",ROUND(SUM({_TW}),{_DESIMAL}),'
    f'IF([@Cara Triwulan]="rata-rata",ROUND(AVERAGE({_TW}),{_DESIMAL}),'
    f'IF([@Cara Triwulan]="terakhir",ROUND({_TERAKHIR},{_DESIMAL}),"")))))))'
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


def _rata(nama: str, header: str, sumber: str) -> Kolom:
    return Kolom(
        nama,
        header,
        Tipe.PERSEN,
        rumus=f'=IFERROR(AVERAGE({sumber}),"")',
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
                    kunci="ikk.{kode}.target",
                    lebar=12,
                ),
                Kolom(
                    "sumber",
                    "Sumber",
                    Tipe.PILIHAN,
                    "ketik: isi Realisasi Diketik; survei: dari lembar survei dengan kode sama; "
                    "triwulan: dari TW I s.d. TW IV.",
                    pilihan=SUMBER,
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
                    kunci="ikk.{kode}.capaian_tanpa_batas",
                ),
                Kolom(
                    "capaian",
                    "Capaian (%)",
                    Tipe.PERSEN,
                    rumus='=IF([@Capaian Tanpa Batas (%)]="","",IF(BATAS_CAPAIAN="",'
                    "[@Capaian Tanpa Batas (%)],MIN([@Capaian Tanpa Batas (%)],BATAS_CAPAIAN)))",
                    kunci="ikk.{kode}.capaian",
                ),
                Kolom("status", "Status", Tipe.TEKS, rumus=_STATUS, kunci="ikk.{kode}.status"),
                Kolom(
                    "rata_sasaran",
                    "Rata-rata Sasaran (%)",
                    Tipe.PERSEN,
                    rumus="=IFERROR(INDEX(tblSasaran[Rata-rata Capaian (%)],"
                    'MATCH([@Kode Sasaran],tblSasaran[Kode],0)),"")',
                    kunci="sasaran.{kode_sasaran}.capaian",
                ),
            ),
            unik=("kode",),
        ),
    ),
)
