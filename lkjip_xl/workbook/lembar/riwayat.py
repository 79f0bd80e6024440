"""Sheet Riwayat: earlier years, the end of the Renstra, other units."""

from __future__ import annotations

from lkjip_xl.domain import kinerja
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
from lkjip_xl.workbook.model import Cari, Kolom, Lembar, Tabel, Tipe


def _kini(nama: str, header: str, lewat: str = "Kode") -> Kolom:
    field = "kode" if lewat == "Kode" else "kode_indikator"
    return Kolom(
        nama,
        header,
        Tipe.ANGKA,
        rumus=f'=IFERROR(INDEX(tblCapaian[Realisasi],MATCH([@{lewat}],tblCapaian[Kode],0)),"")',
        udf="=" + build_udf_cari(f"[@{lewat}]", "tblCapaian", "Realisasi"),
        kunci=f"ikk.{{{field}}}.realisasi",
    )


# Realisasi of an earlier year is rounded to the decimals of its indikator, as in the core; where
# none is typed its counts on tblRasio give it. Only years before the tahun laporan are earlier.
_LAMPAU = 'OR(TAHUN_LAPORAN="",[@Tahun]<TAHUN_LAPORAN)'
_DIPAKAI = (
    f'=IF(OR([@Tahun]="",{BUKAN_KEGIATAN}),"",IF({_LAMPAU},IF([@Realisasi]<>"",'
    'ROUND([@Realisasi],IF([@Desimal]="",2,[@Desimal])),'
    f'{build_rumus_rasio("[@Kode]", "[@Tahun]")}),""))'
)
_UDF_DIPAKAI = "=" + build_udf_kegiatan(
    "LKJ_REALISASI_LAMPAU([@Tahun],TAHUN_LAPORAN,[@Realisasi],"
    f"{build_udf_rasio('[@Kode]', '[@Tahun]')},[@Desimal])"
)
_ADA = 'IF(OR([@Realisasi Dipakai]="",[@Realisasi Tahun Ini]=""),""'


RIWAYAT = Lembar(
    "Riwayat",
    "Riwayat, Renstra, dan Pembanding",
    "Angka tahun-tahun lalu, target akhir Renstra, dan angka unit lain.",
    (
        Tabel(
            nama="tblRiwayat",
            field="riwayat",
            kelas=kinerja.Riwayat,
            tersedia=20,
            judul="Tahun-tahun sebelumnya",
            petunjuk="Perubahan dihitung dari realisasi tahun itu ke realisasi tahun ini.",
            kolom=(
                Kolom("kode", "Kode", Tipe.KODE, "Kode indikator.", rujuk="tblPK"),
                Kolom("tahun", "Tahun", Tipe.TAHUN, "Tahun, misalnya 2022.", lebar=12),
                build_indikator(),
                Kolom("target", "Target", Tipe.ANGKA, "Target tahun itu.", is_penting=True),
                Kolom(
                    "realisasi",
                    "Realisasi",
                    Tipe.ANGKA,
                    "Realisasi tahun itu; kosong bila ada di lembar Rasio.",
                ),
                build_dari_pk("polaritas", "Polaritas", Tipe.TEKS),
                build_dari_pk("batas_atas", "Batas Atas", Tipe.ANGKA),
                Kolom(
                    "desimal", "Desimal", Tipe.BULAT, cari=Cari("tblCapaian", "desimal"), lebar=10
                ),
                Kolom(
                    "dipakai",
                    "Realisasi Dipakai",
                    Tipe.ANGKA,
                    rumus=_DIPAKAI,
                    udf=_UDF_DIPAKAI,
                    kunci="ikk.{kode}.riwayat.{tahun}.realisasi",
                ),
                Kolom(
                    "capaian",
                    "Capaian (%)",
                    Tipe.PERSEN,
                    rumus="="
                    + build_rumus_capaian(
                        "[@Target]", "[@Realisasi Dipakai]", "[@Polaritas]", "[@Batas Atas]"
                    ),
                    udf="=LKJ_CAPAIAN([@Realisasi Dipakai],[@Target],[@Polaritas],[@Batas Atas])",
                    kunci="ikk.{kode}.riwayat.{tahun}.capaian",
                ),
                _kini("realisasi_kini", "Realisasi Tahun Ini"),
                Kolom(
                    "poin",
                    "Perubahan (poin)",
                    Tipe.INDEKS,
                    rumus=f"={_ADA},[@Realisasi Tahun Ini]-[@Realisasi Dipakai])",
                    udf="=LKJ_PERUBAHAN_POIN([@Realisasi Dipakai],[@Realisasi Tahun Ini])",
                    kunci="ikk.{kode}.riwayat.{tahun}.perubahan_poin",
                ),
                Kolom(
                    "persen",
                    "Perubahan (%)",
                    Tipe.PERSEN,
                    rumus=f'={_ADA},IF([@Realisasi Dipakai]=0,"",([@Realisasi Tahun Ini]'
                    "-[@Realisasi Dipakai])/[@Realisasi Dipakai]*100))",
                    udf="=LKJ_PERUBAHAN_PERSEN([@Realisasi Dipakai],[@Realisasi Tahun Ini])",
                    kunci="ikk.{kode}.riwayat.{tahun}.perubahan_persen",
                ),
                Kolom(
                    "tren",
                    "Tren",
                    Tipe.TEKS,
                    rumus=f'={_ADA},IF([@Realisasi Tahun Ini]=[@Realisasi Dipakai],"tetap",'
                    'IF([@Realisasi Tahun Ini]>[@Realisasi Dipakai],"meningkat","menurun")))',
                    udf="=LKJ_TREN([@Realisasi Dipakai],[@Realisasi Tahun Ini])",
                    kunci="ikk.{kode}.riwayat.{tahun}.tren",
                ),
            ),
            unik=("kode", "tahun"),
        ),
        Tabel(
            nama="tblRenstra",
            field="renstra",
            kelas=kinerja.TargetRenstra,
            tersedia=15,
            judul="Target akhir Renstra",
            kolom=(
                Kolom("kode", "Kode", Tipe.KODE, "Kode indikator.", rujuk="tblPK"),
                Kolom("tahun_akhir", "Tahun Akhir", Tipe.TAHUN, "Tahun akhir Renstra."),
                build_indikator(),
                Kolom(
                    "target_akhir",
                    "Target Akhir",
                    Tipe.ANGKA,
                    "Target akhir Renstra.",
                    is_penting=True,
                ),
                _kini("realisasi_kini", "Realisasi Tahun Ini"),
                build_dari_pk("polaritas", "Polaritas", Tipe.TEKS),
                build_dari_pk("batas_atas", "Batas Atas", Tipe.ANGKA),
                Kolom(
                    "capaian",
                    "Capaian (%)",
                    Tipe.PERSEN,
                    rumus="="
                    + build_rumus_capaian(
                        "[@Target Akhir]", "[@Realisasi Tahun Ini]", "[@Polaritas]", "[@Batas Atas]"
                    ),
                    udf="=LKJ_CAPAIAN([@Realisasi Tahun Ini],[@Target Akhir],[@Polaritas],"
                    "[@Batas Atas])",
                    kunci="ikk.{kode}.renstra.capaian",
                ),
            ),
            unik=("kode",),
        ),
        Tabel(
            nama="tblPembanding",
            field="pembanding",
            kelas=kinerja.Pembanding,
            tersedia=10,
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
                Kolom("nilai", "Nilai", Tipe.ANGKA, "Nilai pembanding.", is_penting=True),
                Kolom(
                    "z",
                    "Perbandingan (%)",
                    Tipe.PERSEN,
                    rumus='=IFERROR(IF([@Nilai]="","",INDEX(IF([@Ukuran]="capaian",'
                    "tblCapaian[Capaian (%)],tblCapaian[Realisasi]),"
                    'MATCH([@Kode Indikator],tblCapaian[Kode],0))/[@Nilai]*100),"")',
                    udf='=LKJ_BANDING(LKJ_BILA([@Ukuran],"capaian",'
                    f"{build_udf_cari('[@Kode Indikator]', 'tblCapaian', 'Capaian (%)')},"
                    f"{build_udf_cari('[@Kode Indikator]', 'tblCapaian', 'Realisasi')}),[@Nilai])",
                    kunci="ikk.{kode_indikator}.pembanding.{kode}.z",
                ),
                Kolom(
                    "selisih",
                    "Selisih (%)",
                    Tipe.PERSEN,
                    rumus='=IF([@Perbandingan (%)]="","",ROUND([@Perbandingan (%)],2)-100)',
                    udf="=LKJ_SELISIH([@Perbandingan (%)],100)",
                    kunci="ikk.{kode_indikator}.pembanding.{kode}.selisih",
                ),
            ),
            unik=("kode", "kode_indikator"),
        ),
    ),
)
