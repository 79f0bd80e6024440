"""Sheet Responden: an SKM from raw answers, one row per respondent."""

from __future__ import annotations

from lkjip_xl.domain import rincian
from lkjip_xl.domain.sampel import GALAT_SAMPEL, KHI_KUADRAT, PROPORSI
from lkjip_xl.domain.skm import JAWABAN_TERTINGGI
from lkjip_xl.domain.survei import KONVERSI_SKM
from lkjip_xl.workbook.model import Kolom, Lembar, Tabel, Tipe

KOLOM_TERAKHIR = "Saran"
UNSUR_BAKU = tuple(f"U{nomor}" for nomor in range(1, 10))
# Unsur whose names the formula can join: TEXTJOIN needs Excel 2019, so each is a term of its own.
_UNSUR_TERBANYAK = 20

# The answers of one unsur, found by the header of its column. The range ends at the last column
# of ours, so that a column that staff insert before it is found too.
_JAWABAN = (
    f"INDEX(tblResponden[[No]:[{KOLOM_TERAKHIR}]],0,"
    f"MATCH([@Kode],tblResponden[[#Headers],[No]:[{KOLOM_TERAKHIR}]],0))"
)
_RAGAM = f"{KHI_KUADRAT}*{PROPORSI}*(1-{PROPORSI})"
_ADA_BARIS = "+".join(
    f'ISNUMBER(tblResponden[{satu}])*COUNTIF(tblSKMUnsur[Kode],"{satu}")' for satu in UNSUR_BAKU
)
_UDF_JAWABAN = (
    f"tblResponden[[#Headers],[No]:[{KOLOM_TERAKHIR}]],tblResponden[[No]:[{KOLOM_TERAKHIR}]]"
)
# With a typed weight an unsur without answers leaves no index: its weight cannot be spread.
_KURANG = 'AND([@Bobot Unsur]<>"",COUNT(tblSKMUnsur[NRR])<COUNTA(tblSKMUnsur[Kode]))'
_TERTIMBANG = (
    f'IF(OR([@Kode]="",COUNT(tblSKMUnsur[NRR])=0,{_KURANG}),"",'
    'IF([@Bobot Unsur]="",AVERAGE(tblSKMUnsur[NRR]),SUM(tblSKMUnsur[NRR])*[@Bobot Unsur]))'
)


def _sebut_di_bawah() -> str:
    """Names of the unsur below the mean, joined."""
    nilai, nama, kode = (f"INDEX(tblSKMUnsur[{k}],{{0}})" for k in ("Nilai", "Unsur", "Kode"))
    bagian = "&".join(
        (
            f"IFERROR(IF(AND(ISNUMBER({nilai}),{nilai}<[@IKM (1-4)]),"
            f'", "&IF({nama}="",{kode},{nama}),""),"")'
        ).format(nomor)
        for nomor in range(1, _UNSUR_TERBANYAK + 1)
    )
    return f'=IF([@IKM (1-4)]="","",MID({bagian},3,999))'


def _udf_skm(bobot: str, bentuk: str) -> str:
    """A figure of the SKM from the counted answers, as a call of a UDF."""
    kolom = ",".join(f"tblSKMUnsur[{k}]" for k in ("Jumlah Jawaban", "Banyak Jawaban", "Kode"))
    return f'=LKJ_BILA_ADA([@Kode],LKJ_SKM({kolom},{bobot},"{bentuk}"))'


def _kelas(nama: str, daftar: str) -> Kolom:
    """A word of the class that the index reaches; the classes come from regulasi."""
    return Kolom(
        nama,
        nama.capitalize(),
        Tipe.TEKS,
        rumus='=IF([@IKM (25-100)]="","",'
        f'IFERROR(LOOKUP([@IKM (25-100)],{{MUTU_MULAI}},{{{daftar}}}),""))',
        udf=f'=LKJ_MUTU([@IKM (25-100)],TAHUN_LAPORAN,"{nama}")',
        kunci=f"survei.{{kode}}.{nama}",
    )


_SKM = Tabel(
    nama="tblSKM",
    field="skm",
    kelas=rincian.SurveiSKM,
    judul="Hasil survei",
    petunjuk="Kode sama dengan kode indikator yang memakai survei ini, dan belum dipakai di "
    "lembar survei lain.",
    kolom=(
        Kolom("kode", "Kode", Tipe.KODE, "Kode indikator yang memakai survei ini."),
        Kolom(
            "populasi",
            "Populasi",
            Tipe.BULAT,
            "Banyaknya orang yang dilayani setahun; untuk ukuran sampel.",
            minimum=0,
            is_penting=True,
        ),
        Kolom(
            "bobot",
            "Bobot Unsur",
            Tipe.ANGKA,
            "Kosong berarti 1 / banyaknya unsur. Isi 0,11 atau 0,111 hanya untuk mengulang "
            "hitungan laporan lama.",
            minimum=0,
            maksimum=1,
        ),
        Kolom(
            "responden",
            "Responden",
            Tipe.BULAT,
            rumus=f'=IF([@Kode]="","",IF(SUMPRODUCT(SIGN({_ADA_BARIS}))=0,"",'
            f"SUMPRODUCT(SIGN({_ADA_BARIS}))))",
            udf=f"=LKJ_BILA_ADA([@Kode],LKJ_RESPONDEN({_UDF_JAWABAN},tblSKMUnsur[Kode]))",
            kunci="survei.{kode}.responden",
        ),
        Kolom(
            "nilai",
            "IKM (25-100)",
            Tipe.INDEKS,
            rumus=f'=IF([@Jumlah Tertimbang]="","",ROUND([@Jumlah Tertimbang]*{KONVERSI_SKM},2))',
            udf=_udf_skm("[@Bobot Unsur]", "ikm"),
            kunci="survei.{kode}.nilai",
        ),
        Kolom(
            "rata_rata",
            "IKM (1-4)",
            Tipe.INDEKS,
            rumus='=IF(OR([@Kode]="",COUNT(tblSKMUnsur[NRR])=0),"",'
            "ROUND(AVERAGE(tblSKMUnsur[NRR]),2))",
            udf=_udf_skm('""', "rata-rata"),
            kunci="survei.{kode}.rata_rata",
        ),
        _kelas("mutu", "MUTU_HURUF"),
        _kelas("kinerja", "MUTU_KINERJA"),
        Kolom(
            "sampel_minimum",
            "Sampel Minimum",
            Tipe.BULAT,
            rumus='=IF(OR([@Kode]="",N([@Populasi])<=0),"",MIN([@Populasi],'
            f"ROUND({_RAGAM}*[@Populasi]/({GALAT_SAMPEL}^2*([@Populasi]-1)+{_RAGAM}),0)))",
            udf="=LKJ_BILA_ADA([@Kode],LKJ_UKURAN_SAMPEL([@Populasi]))",
            kunci="survei.{kode}.sampel_minimum",
        ),
        Kolom(
            "jumlah_tertimbang",
            "Jumlah Tertimbang",
            Tipe.INDEKS,
            rumus=f"={_TERTIMBANG}",
            udf=_udf_skm("[@Bobot Unsur]", "tertimbang"),
            kunci="survei.{kode}.jumlah_tertimbang",
        ),
        Kolom(
            "unsur_di_bawah",
            "Unsur di Bawah Rata-rata",
            Tipe.TEKS,
            rumus=_sebut_di_bawah(),
            udf="=LKJ_SEBUT_DI_BAWAH([@IKM (1-4)],tblSKMUnsur[Nilai],tblSKMUnsur[Unsur],"
            "tblSKMUnsur[Kode])",
            kunci="survei.{kode}.unsur_di_bawah_nilai",
            lebar=20,
        ),
    ),
    unik=("kode",),
    satu_baris=True,
    dari_jawaban=("responden", "unsur"),
)

_UNSUR = Tabel(
    nama="tblSKMUnsur",
    field="skm_unsur",
    kelas=rincian.UnsurSKM,
    judul="Unsur",
    petunjuk="Kode sama dengan judul kolom jawabannya di tabel jawaban, misalnya U1.",
    kolom=(
        Kolom("kode", "Kode", Tipe.KODE, "Judul kolom jawabannya, misalnya U1."),
        Kolom("unsur", "Unsur", Tipe.TEKS, "Nama unsur.", lebar=30),
        Kolom(
            "jumlah",
            "Jumlah Jawaban",
            Tipe.BULAT,
            rumus=f'=IFERROR(IF(COUNT({_JAWABAN})=0,"",SUM({_JAWABAN})),"")',
            udf=f'=LKJ_JAWABAN([@Kode],{_UDF_JAWABAN},"jumlah")',
            kunci="survei.{skm}.unsur.{kode}.jumlah",
        ),
        Kolom(
            "banyak",
            "Banyak Jawaban",
            Tipe.BULAT,
            rumus=f'=IFERROR(IF(COUNT({_JAWABAN})=0,"",COUNT({_JAWABAN})),"")',
            udf=f'=LKJ_JAWABAN([@Kode],{_UDF_JAWABAN},"banyak")',
            kunci="survei.{skm}.unsur.{kode}.banyak",
        ),
        Kolom(
            "nrr",
            "NRR",
            Tipe.INDEKS,
            rumus='=IF([@Banyak Jawaban]="","",[@Jumlah Jawaban]/[@Banyak Jawaban])',
            udf="=LKJ_NRR([@Jumlah Jawaban],[@Banyak Jawaban])",
            kunci="survei.{skm}.unsur.{kode}.nrr",
        ),
        Kolom(
            "nilai",
            "Nilai",
            Tipe.INDEKS,
            rumus='=IF([@NRR]="","",ROUND([@NRR],2))',
            udf="=LKJ_BULATKAN([@NRR])",
            kunci="survei.{skm}.unsur.{kode}.nilai",
        ),
    ),
    unik=("kode",),
    cadangan=3,
)

_JAWABAN_RESPONDEN = Tabel(
    nama="tblResponden",
    field="",
    judul="Jawaban",
    petunjuk="Satu baris satu responden, jawaban 1 - 4; kosongkan yang tidak dijawab. Unsur ke-10 "
    "dan seterusnya: sisipkan kolom di kiri kolom Saran.",
    kolom=(
        Kolom("no", "No", Tipe.TEKS, "Nomor urut atau kode isian; boleh kosong."),
        Kolom("tanggal", "Tanggal", Tipe.TANGGAL, "Tanggal pengisian; boleh kosong.", lebar=30),
        *(
            Kolom(
                satu.lower(),
                satu,
                Tipe.BULAT,
                f"Jawaban unsur {satu}: 1, 2, 3, atau 4.",
                minimum=1,
                maksimum=JAWABAN_TERTINGGI,
                lebar=8,
            )
            for satu in UNSUR_BAKU
        ),
        Kolom(
            "saran",
            KOLOM_TERAKHIR,
            Tipe.TEKS,
            "Saran responden, tanpa nama; boleh kosong.",
            lebar=40,
        ),
    ),
    cadangan=30,
    is_jawaban=True,
)

RESPONDEN = Lembar(
    "Responden",
    "Survei Kepuasan Masyarakat dari Jawaban Responden",
    "Tempel jawaban responden di tabel paling bawah; nilai unsur dan IKM dihitung sendiri.",
    (_SKM, _UNSUR, _JAWABAN_RESPONDEN),
)
