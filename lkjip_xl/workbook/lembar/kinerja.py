"""Sheets PK, Capaian and Riwayat: targets, realisasi and how they compare."""

from __future__ import annotations

from lkjip_xl.domain.kinerja import Tingkat
from lkjip_xl.domain.teks_id import TRIWULAN
from lkjip_xl.workbook.model import Cari, Kolom, Lembar, Tabel, Tipe

POLARITAS = ("maksimal", "minimal", "terbalik", "stabil", "rentang")
SUMBER = ("ketik", "survei", "triwulan")
CARA_TRIWULAN = ("jumlah", "rata-rata", "terakhir")


def build_rumus_capaian(target: str, realisasi: str, polaritas: str, atas: str) -> str:
    """Capaian in percent as a native expression over four cell references; "" is no value.

    The branches and their order are those of `domain.capaian.compute_capaian`.
    """
    t, r, p, u = target, realisasi, polaritas, atas
    nol = f'IF({t}=0,IF({r}=0,100,""),'
    rentang = (
        f'IF(OR({u}="",{t}=0),"",IF({r}<{t},MAX(0,{r}/{t}*100),'
        f'IF({r}<={u},100,IF({u}=0,"",MAX(0,(2*{u}-{r})/{u}*100)))))'
    )
    return (
        f'IF(OR({t}="",{r}=""),"",'
        f'IF({p}="terbalik",IF({r}=0,"",MAX(0,{t}/{r}*100)),'
        f'IF({p}="rentang",{rentang},'
        f'IF({p}="minimal",{nol}MAX(0,(2*{t}-{r})/{t}*100)),'
        f'IF({p}="stabil",{nol}MAX(0,100-ABS({r}-{t})/{t}*100)),'
        f'IF({t}=0,"",MAX(0,{r}/{t}*100)))))))'
    )


PK = Lembar(
    "PK",
    "Perjanjian Kinerja",
    "Ketik sasaran satu kali, lalu indikator dan targetnya. Kolom abu-abu dihitung sendiri.",
    (
        Tabel(
            nama="tblSasaran",
            field="sasaran",
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
                ),
                Kolom("sasaran", "Sasaran", Tipe.TEKS, "Bunyi sasaran pada PK.", lebar=44),
                Kolom(
                    "capaian",
                    "Rata-rata Capaian (%)",
                    Tipe.PERSEN,
                    rumus="=IFERROR(AVERAGEIFS(tblCapaian[Capaian (%)],"
                    'tblCapaian[Kode Sasaran],[@Kode]),"")',
                    kunci="sasaran.{kode}.capaian",
                ),
            ),
            unik=("kode",),
        ),
        Tabel(
            nama="tblPK",
            field="indikator",
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
                Kolom("indikator", "Indikator Kinerja", Tipe.TEKS, "Bunyi indikator.", lebar=44),
                Kolom(
                    "tingkat",
                    "Tingkat",
                    Tipe.TEKS,
                    cari=Cari("tblSasaran", "tingkat", "kode_sasaran"),
                ),
                Kolom("satuan", "Satuan", Tipe.TEKS, "Misalnya Indeks, %, Nilai.", lebar=12),
                Kolom(
                    "polaritas",
                    "Polaritas",
                    Tipe.PILIHAN,
                    "maksimal: makin besar makin baik; minimal: makin kecil makin baik.",
                    pilihan=POLARITAS,
                    lebar=12,
                ),
                Kolom("target_awal", "Target Awal", Tipe.ANGKA, "Target PK awal.", lebar=12),
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
        ),
        Tabel(
            nama="tblPKAnggaran",
            field="anggaran_pk",
            judul="Anggaran pada PK",
            petunjuk="Menjadi diisi bila anggaran PK direvisi.",
            kolom=(
                Kolom("kode", "Kode", Tipe.KODE, "Kode kegiatan, misalnya G1.", lebar=12),
                Kolom("program", "Program", Tipe.TEKS, "Nama program.", lebar=14),
                Kolom("kegiatan", "Kegiatan", Tipe.TEKS, "Nama kegiatan.", lebar=44),
                Kolom(
                    "anggaran_semula",
                    "Anggaran Semula",
                    Tipe.RUPIAH,
                    "Rupiah penuh.",
                    minimum=0,
                    lebar=18,
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
                    "anggaran",
                    "Anggaran",
                    Tipe.RUPIAH,
                    rumus='=IF([@Anggaran Menjadi]<>"",[@Anggaran Menjadi],'
                    'IF([@Anggaran Semula]<>"",[@Anggaran Semula],""))',
                    kunci="pk.anggaran.{kode}",
                    lebar=18,
                ),
            ),
            unik=("kode",),
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
                    kunci="pk.anggaran.total",
                    lebar=18,
                ),
            ),
            satu_baris=True,
        ),
    ),
)

_SURVEI = "INDEX(tbl{0}[{1}],MATCH([@Kode],tbl{0}[Kode],0))"
_TW = "tblCapaian[[#This Row],[TW I]:[TW IV]]"
# Not LOOKUP(9.9E+307, ...): LibreOffice misses a value that stands behind an empty cell.
_TERAKHIR = (
    'IF([@TW IV]<>"",[@TW IV],IF([@TW III]<>"",[@TW III],IF([@TW II]<>"",[@TW II],[@TW I])))'
)
_DESIMAL = 'IF([@Desimal]="",2,[@Desimal])'
# Only an indikator kegiatan has realisasi; those of other levels stand on PK with their target.
_TINGKAT = 'IFERROR(INDEX(tblPK[Tingkat],MATCH([@Kode],tblPK[Kode],0)),"")'
_BUKAN_KEGIATAN = f'{_TINGKAT}<>"{Tingkat.KEGIATAN}"'
_REALISASI = (
    f'=IF({_BUKAN_KEGIATAN},"",IF([@Realisasi Diketik]<>"",ROUND([@Realisasi Diketik],{_DESIMAL}),'
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
                Kolom(
                    "indikator",
                    "Indikator Kinerja",
                    Tipe.TEKS,
                    cari=Cari("tblPK", "indikator"),
                    lebar=40,
                ),
                Kolom(
                    "kode_sasaran",
                    "Kode Sasaran",
                    Tipe.TEKS,
                    cari=Cari("tblPK", "kode_sasaran"),
                    lebar=20,
                ),
                Kolom("satuan", "Satuan", Tipe.TEKS, cari=Cari("tblPK", "satuan"), lebar=12),
                Kolom(
                    "polaritas", "Polaritas", Tipe.TEKS, cari=Cari("tblPK", "polaritas"), lebar=12
                ),
                Kolom(
                    "batas_atas",
                    "Batas Atas",
                    Tipe.ANGKA,
                    cari=Cari("tblPK", "batas_atas"),
                    lebar=12,
                ),
                Kolom(
                    "target",
                    "Target",
                    Tipe.ANGKA,
                    rumus=f'=IF({_BUKAN_KEGIATAN},"",INDEX(tblPK[Target],'
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

_INDIKATOR_PK = Kolom(
    "indikator", "Indikator Kinerja", Tipe.TEKS, cari=Cari("tblPK", "indikator"), lebar=44
)


def _dari_pk(nama: str, header: str, tipe: Tipe, lewat: str = "kode") -> Kolom:
    return Kolom(nama, header, tipe, cari=Cari("tblPK", nama, lewat))


def _kini(nama: str, header: str, lewat: str = "Kode") -> Kolom:
    field = "kode" if lewat == "Kode" else "kode_indikator"
    return Kolom(
        nama,
        header,
        Tipe.ANGKA,
        rumus=f'=IFERROR(INDEX(tblCapaian[Realisasi],MATCH([@{lewat}],tblCapaian[Kode],0)),"")',
        kunci=f"ikk.{{{field}}}.realisasi",
    )


RIWAYAT = Lembar(
    "Riwayat",
    "Riwayat, Renstra, dan Pembanding",
    "Angka tahun-tahun lalu, target akhir Renstra, dan angka unit lain.",
    (
        Tabel(
            nama="tblRiwayat",
            field="riwayat",
            judul="Tahun-tahun sebelumnya",
            petunjuk="Perubahan dihitung dari realisasi tahun itu ke realisasi tahun ini.",
            kolom=(
                Kolom("kode", "Kode", Tipe.KODE, "Kode indikator.", rujuk="tblPK"),
                Kolom("tahun", "Tahun", Tipe.TAHUN, "Tahun, misalnya 2022.", lebar=12),
                _INDIKATOR_PK,
                Kolom("target", "Target", Tipe.ANGKA, "Target tahun itu."),
                Kolom("realisasi", "Realisasi", Tipe.ANGKA, "Realisasi tahun itu."),
                _dari_pk("polaritas", "Polaritas", Tipe.TEKS),
                _dari_pk("batas_atas", "Batas Atas", Tipe.ANGKA),
                Kolom(
                    "capaian",
                    "Capaian (%)",
                    Tipe.PERSEN,
                    rumus=f'=IF({_BUKAN_KEGIATAN},"",'
                    + build_rumus_capaian(
                        "[@Target]", "[@Realisasi]", "[@Polaritas]", "[@Batas Atas]"
                    )
                    + ")",
                    kunci="ikk.{kode}.riwayat.{tahun}.capaian",
                ),
                _kini("realisasi_kini", "Realisasi Tahun Ini"),
                Kolom(
                    "poin",
                    "Perubahan (poin)",
                    Tipe.INDEKS,
                    rumus='=IF(OR([@Realisasi]="",[@Realisasi Tahun Ini]=""),"",'
                    "[@Realisasi Tahun Ini]-[@Realisasi])",
                    kunci="ikk.{kode}.riwayat.{tahun}.perubahan_poin",
                ),
                Kolom(
                    "persen",
                    "Perubahan (%)",
                    Tipe.PERSEN,
                    rumus='=IF(OR([@Realisasi]="",[@Realisasi Tahun Ini]=""),"",'
                    'IF([@Realisasi]=0,"",([@Realisasi Tahun Ini]-[@Realisasi])/[@Realisasi]*100))',
                    kunci="ikk.{kode}.riwayat.{tahun}.perubahan_persen",
                ),
                Kolom(
                    "tren",
                    "Tren",
                    Tipe.TEKS,
                    rumus='=IF(OR([@Realisasi]="",[@Realisasi Tahun Ini]=""),"",'
                    'IF([@Realisasi Tahun Ini]=[@Realisasi],"tetap",'
                    'IF([@Realisasi Tahun Ini]>[@Realisasi],"meningkat","menurun")))',
                    kunci="ikk.{kode}.riwayat.{tahun}.tren",
                ),
            ),
            unik=("kode", "tahun"),
        ),
        Tabel(
            nama="tblRenstra",
            field="renstra",
            judul="Target akhir Renstra",
            kolom=(
                Kolom("kode", "Kode", Tipe.KODE, "Kode indikator.", rujuk="tblPK"),
                Kolom("tahun_akhir", "Tahun Akhir", Tipe.TAHUN, "Tahun akhir Renstra."),
                _INDIKATOR_PK,
                Kolom("target_akhir", "Target Akhir", Tipe.ANGKA, "Target akhir Renstra."),
                _kini("realisasi_kini", "Realisasi Tahun Ini"),
                _dari_pk("polaritas", "Polaritas", Tipe.TEKS),
                _dari_pk("batas_atas", "Batas Atas", Tipe.ANGKA),
                Kolom(
                    "capaian",
                    "Capaian (%)",
                    Tipe.PERSEN,
                    rumus="="
                    + build_rumus_capaian(
                        "[@Target Akhir]", "[@Realisasi Tahun Ini]", "[@Polaritas]", "[@Batas Atas]"
                    ),
                    kunci="ikk.{kode}.renstra.capaian",
                ),
            ),
            unik=("kode",),
        ),
        Tabel(
            nama="tblPembanding",
            field="pembanding",
            judul="Pembanding",
            petunjuk="Nilai unit lain atau rata-rata nasional. Ukuran menyebut apa yang diketahui.",
            kolom=(
                Kolom("kode", "Kode", Tipe.KODE, "Kode pembanding, misalnya NASIONAL."),
                Kolom(
                    "kode_indikator",
                    "Kode Indikator",
                    Tipe.KODE,
                    "Kode indikator yang dibandingkan.",
                    rujuk="tblPK",
                ),
                Kolom("unit", "Unit Pembanding", Tipe.TEKS, "Nama unit.", lebar=44),
                Kolom(
                    "ukuran",
                    "Ukuran",
                    Tipe.PILIHAN,
                    "realisasi atau capaian.",
                    pilihan=("realisasi", "capaian"),
                ),
                Kolom("nilai", "Nilai", Tipe.ANGKA, "Nilai pembanding."),
                Kolom(
                    "z",
                    "Perbandingan (%)",
                    Tipe.PERSEN,
                    rumus='=IFERROR(IF([@Nilai]="","",INDEX(IF([@Ukuran]="capaian",'
                    "tblCapaian[Capaian (%)],tblCapaian[Realisasi]),"
                    'MATCH([@Kode Indikator],tblCapaian[Kode],0))/[@Nilai]*100),"")',
                    kunci="ikk.{kode_indikator}.pembanding.{kode}.z",
                ),
                Kolom(
                    "selisih",
                    "Selisih (%)",
                    Tipe.PERSEN,
                    rumus='=IF([@Perbandingan (%)]="","",[@Perbandingan (%)]-100)',
                    kunci="ikk.{kode_indikator}.pembanding.{kode}.selisih",
                ),
            ),
            unik=("kode", "kode_indikator"),
        ),
    ),
)
