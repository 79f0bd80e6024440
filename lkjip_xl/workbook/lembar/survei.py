"""Sheets of the monthly surveys: IKM by unsur, IKI by groups of variables."""

from __future__ import annotations

from lkjip_xl.domain import kuesioner
from lkjip_xl.domain.teks_id import BULAN_SINGKAT
from lkjip_xl.workbook.model import Kolom, Lembar, Tabel, Tipe

_LEBAR_BULAN = 8


def _bulan_masukan(tipe: Tipe, hint: str, minimum: int, maksimum: int | None) -> tuple[Kolom, ...]:
    return tuple(
        Kolom(
            f"bulan{i}",
            nama,
            tipe,
            hint.format(nama),
            minimum=minimum,
            maksimum=maksimum,
            grup="bulan",
            lebar=_LEBAR_BULAN,
            is_penting=True,
        )
        for i, nama in enumerate(BULAN_SINGKAT, 1)
    )


def _bulan_hitung(rumus: str, udf: str, kunci: str) -> tuple[Kolom, ...]:
    return tuple(
        Kolom(
            f"bulan{i}",
            nama,
            Tipe.INDEKS,
            rumus=rumus.format(bulan=nama),
            udf=udf.format(bulan=nama),
            kunci=kunci.replace("BULAN", nama.upper()),
            lebar=_LEBAR_BULAN,
        )
        for i, nama in enumerate(BULAN_SINGKAT, 1)
    )


def _nilai_tahun(tabel: str, responden: str, kunci: str) -> Kolom:
    """Year value of one unsur: its months weighted by the respondents of the survey."""
    baris = f"{tabel}[[#This Row],[Jan]:[Des]]"
    bobot = f"{responden}[[Jan]:[Des]]"
    return Kolom(
        "nilai_tahun",
        "Nilai Tahun",
        Tipe.INDEKS,
        rumus=f"=IFERROR(ROUND(SUMPRODUCT({baris},{bobot})"
        f'/SUMPRODUCT(ISNUMBER({baris})*1,{bobot}),2),"")',
        udf=f"=LKJ_TERTIMBANG({baris},{bobot})",
        kunci=kunci,
        lebar=12,
    )


def _di_bawah_minimum(awal: str) -> str:
    """Names of the months below the minimum, joined; TEXTJOIN needs Excel 2019."""
    sel = f"tbl{awal}Responden[{{0}}]"
    bagian = "&".join(
        f'IF(AND(ISNUMBER({sel.format(b)}),{sel.format(b)}<[@Responden Minimum]),", {b}","")'
        for b in BULAN_SINGKAT
    )
    return f'=IF([@Responden Minimum]="","",MID({bagian},3,99))'


def _responden(awal: str) -> Tabel:
    return Tabel(
        nama=f"tbl{awal}Responden",
        field=f"{awal.lower()}_responden",
        kelas=kuesioner.Responden,
        judul="Responden per bulan",
        kolom=(
            Kolom("label", "Uraian", Tipe.LABEL, "Responden"),
            Kolom("label2", "Satuan", Tipe.LABEL, "orang"),
            *_bulan_masukan(Tipe.BULAT, "Banyak responden bulan {}.", 0, None),
            Kolom(
                "jumlah",
                "Jumlah",
                Tipe.BULAT,
                rumus=f'=IF(COUNT(tbl{awal}Responden[[Jan]:[Des]])=0,"",'
                f"SUM(tbl{awal}Responden[[Jan]:[Des]]))",
                udf=f"=LKJ_JUMLAH(tbl{awal}Responden[[Jan]:[Des]])",
                kunci=f"survei.{{{awal.lower()}}}.responden",
                lebar=12,
            ),
        ),
        satu_baris=True,
    )


def _nilai_bulan(awal: str, sumber: str) -> Tabel:
    """Month values from the columns of `sumber`; a month without respondents has none."""
    rumus = (
        f'=IF(N(tbl{awal}Responden[{{bulan}}])=0,"",'
        f'IFERROR(ROUND(AVERAGE({sumber}[{{bulan}}]),2),""))'
    )
    udf = f"=LKJ_IKM_BULAN({sumber}[{{bulan}}],tbl{awal}Responden[{{bulan}}])"
    return Tabel(
        nama=f"tbl{awal}Bulan",
        field="",
        judul="Nilai per bulan",
        kolom=(
            Kolom("label", "Uraian", Tipe.LABEL, "Nilai bulan"),
            Kolom("label2", "Satuan", Tipe.LABEL, "rata-rata"),
            *_bulan_hitung(rumus, udf, f"survei.{{{awal.lower()}}}.bulan.BULAN"),
        ),
        satu_baris=True,
    )


def _ringkasan(awal: str, judul: str, nilai: tuple[Kolom, ...]) -> Tabel:
    bulan, responden = f"tbl{awal}Bulan[[Jan]:[Des]]", f"tbl{awal}Responden[[Jan]:[Des]]"
    return Tabel(
        nama=f"tbl{awal}",
        field=awal.lower(),
        kelas=kuesioner.Survei,
        judul=judul,
        petunjuk="Kode sama dengan kode indikator yang memakai survei ini.",
        kolom=(
            Kolom("kode", "Kode", Tipe.KODE, "Kode indikator yang memakai survei ini."),
            Kolom(
                "responden_minimum",
                "Responden Minimum",
                Tipe.BULAT,
                "Jumlah responden paling sedikit tiap bulan, misalnya 30.",
                minimum=0,
                lebar=30,
            ),
            Kolom(
                "tertimbang",
                "Jumlah Tertimbang",
                Tipe.INDEKS,
                rumus=f'=IF(COUNT({bulan})=0,"",SUMPRODUCT({bulan},{responden}))',
                udf=f"=LKJ_JUMLAH_KALI({bulan},{responden})",
                kunci="survei.{kode}.jumlah_tertimbang",
            ),
            *nilai,
            Kolom(
                "bulan_kurang",
                "Bulan di Bawah Minimum",
                Tipe.TEKS,
                rumus=_di_bawah_minimum(awal),
                udf=f"=LKJ_BULAN_KURANG({responden},[@Responden Minimum])",
                kunci="survei.{kode}.bulan_kurang_responden",
            ),
        ),
        unik=("kode",),
        satu_baris=True,
    )


def _tahun(awal: str, nama: str, header: str) -> Kolom:
    bulan, responden = f"tbl{awal}Bulan[[Jan]:[Des]]", f"tbl{awal}Responden[[Jan]:[Des]]"
    return Kolom(
        nama,
        header,
        Tipe.INDEKS,
        rumus=f"=IFERROR(ROUND(SUMPRODUCT({bulan},{responden})"
        f'/SUMPRODUCT(ISNUMBER({bulan})*1,{responden}),2),"")',
        udf=f"=LKJ_TERTIMBANG({bulan},{responden})",
        kunci=f"survei.{{kode}}.{nama}",
    )


IKM = Lembar(
    "Survei_IKM",
    "Survei Kepuasan Masyarakat",
    "Isi responden dan nilai tiap unsur per bulan pada skala 1 - 4. Kosongkan bulan tanpa survei.",
    (
        _ringkasan(
            "IKM",
            "Hasil survei",
            (
                _tahun("IKM", "nilai", "Nilai IKM"),
                Kolom(
                    "konversi",
                    "Nilai Konversi",
                    Tipe.INDEKS,
                    rumus='=IF([@Nilai IKM]="","",[@Nilai IKM]*25)',
                    udf="=LKJ_KONVERSI_IKM([@Nilai IKM])",
                    kunci="survei.{kode}.konversi",
                ),
                Kolom(
                    "mutu",
                    "Mutu",
                    Tipe.TEKS,
                    # The classes come from regulasi when the book is built.
                    rumus='=IF([@Nilai Konversi]="","",IFERROR(LOOKUP('
                    'ROUND([@Nilai Konversi],2),{MUTU_MULAI},{MUTU_HURUF}),""))',
                    udf="=LKJ_MUTU([@Nilai IKM],TAHUN_LAPORAN)",
                    kunci="survei.{kode}.mutu",
                ),
            ),
        ),
        _responden("IKM"),
        _nilai_bulan("IKM", "tblIKMUnsur"),
        Tabel(
            nama="tblIKMUnsur",
            field="ikm_unsur",
            kelas=kuesioner.Unsur,
            judul="Nilai unsur per bulan",
            petunjuk="Satu baris satu unsur.",
            kolom=(
                Kolom("kode", "Kode", Tipe.KODE, "Kode unsur.", lebar=16),
                Kolom("unsur", "Unsur", Tipe.TEKS, "Nama unsur.", lebar=30),
                *_bulan_masukan(Tipe.INDEKS, "Nilai bulan {} pada skala 1 - 4.", 0, 4),
                _nilai_tahun("tblIKMUnsur", "tblIKMResponden", "survei.{ikm}.unsur.{kode}.nilai"),
                Kolom(
                    "di_bawah",
                    "Di Bawah Nilai IKM",
                    Tipe.TEKS,
                    rumus='=IF(OR([@Nilai Tahun]="",ISNUMBER(tblIKM[Nilai IKM])=FALSE),"",'
                    'IF([@Nilai Tahun]<tblIKM[Nilai IKM],"ya","tidak"))',
                    udf="=LKJ_DI_BAWAH([@Nilai Tahun],tblIKM[Nilai IKM])",
                    kunci="survei.{ikm}.unsur.{kode}.di_bawah",
                ),
            ),
            unik=("kode",),
            cadangan=3,
        ),
    ),
)

IKI = Lembar(
    "Survei_IKI",
    "Survei Integritas Organisasi dan Kepuasan Internal",
    "Isi responden dan nilai tiap variabel per bulan pada skala 0 - 100; IKI = IIO / 25.",
    (
        _ringkasan(
            "IKI",
            "Hasil survei",
            (
                _tahun("IKI", "iio", "IIO"),
                Kolom(
                    "nilai",
                    "IKI",
                    Tipe.INDEKS,
                    rumus='=IF([@IIO]="","",ROUND([@IIO]/25,2))',
                    udf="=LKJ_IKI([@IIO])",
                    kunci="survei.{kode}.nilai",
                ),
            ),
        ),
        _responden("IKI"),
        _nilai_bulan("IKI", "tblIKIKelompok"),
        Tabel(
            nama="tblIKIKelompok",
            field="iki_kelompok",
            kelas=kuesioner.Kelompok,
            judul="Kelompok variabel",
            petunjuk="Nilai kelompok adalah rata-rata variabelnya.",
            kolom=(
                Kolom("kode", "Kode", Tipe.KODE, "Kode kelompok, misalnya K1."),
                Kolom("kelompok", "Kelompok", Tipe.TEKS, "Nama kelompok.", lebar=30),
                *_bulan_hitung(
                    "=IFERROR(AVERAGEIFS(tblIKIVariabel[{bulan}],"
                    'tblIKIVariabel[Kode Kelompok],[@Kode]),"")',
                    "=LKJ_RATA_BILA([@Kode],tblIKIVariabel[Kode Kelompok],tblIKIVariabel[{bulan}])",
                    "survei.{iki}.kelompok.{kode}.bulan.BULAN",
                ),
            ),
            unik=("kode",),
            cadangan=2,
        ),
        Tabel(
            nama="tblIKIVariabel",
            field="iki_variabel",
            kelas=kuesioner.Variabel,
            tersedia=24,
            judul="Nilai variabel per bulan",
            petunjuk="Satu baris satu variabel.",
            kolom=(
                Kolom("kode", "Kode", Tipe.KODE, "Kode variabel.", lebar=16),
                Kolom("variabel", "Variabel", Tipe.TEKS, "Nama variabel.", lebar=30),
                *_bulan_masukan(Tipe.INDEKS, "Nilai bulan {} pada skala 0 - 100.", 0, 100),
                _nilai_tahun(
                    "tblIKIVariabel", "tblIKIResponden", "survei.{iki}.unsur.{kode}.nilai"
                ),
                Kolom(
                    "kode_kelompok",
                    "Kode Kelompok",
                    Tipe.KODE,
                    "Pilih kode kelompok.",
                    rujuk="tblIKIKelompok",
                    is_rujuk_wajib=True,
                ),
            ),
            unik=("kode",),
            cadangan=2,
        ),
    ),
)
