"""Sheet Riwayat: earlier years, the end of the Renstra, other units."""

from __future__ import annotations

from lkjip_xl.domain import kinerja
from lkjip_xl.workbook.lembar.rumus import (
    BUKAN_KEGIATAN,
    build_dari_pk,
    build_indikator,
    build_rumus_capaian,
)
from lkjip_xl.workbook.model import Cari, Kolom, Lembar, Tabel, Tipe


def _kini(nama: str, header: str, lewat: str = "Kode") -> Kolom:
    field = "kode" if lewat == "Kode" else "kode_indikator"
    return Kolom(
        nama,
        header,
        Tipe.ANGKA,
        rumus=f'=IFERROR(INDEX(tblCapaian[Realisasi],MATCH([@{lewat}],tblCapaian[Kode],0)),"")',
        kunci=f"ikk.{{{field}}}.realisasi",
    )


# Realisasi of an earlier year is rounded to the decimals of its indikator, as in the core.
_DITETAPKAN = 'ROUND([@Realisasi],IF([@Desimal]="",2,[@Desimal]))'


RIWAYAT = Lembar(
    "Riwayat",
    "Riwayat, Renstra, dan Pembanding",
    "Angka tahun-tahun lalu, target akhir Renstra, dan angka unit lain.",
    (
        Tabel(
            nama="tblRiwayat",
            field="riwayat",
            kelas=kinerja.Riwayat,
            judul="Tahun-tahun sebelumnya",
            petunjuk="Perubahan dihitung dari realisasi tahun itu ke realisasi tahun ini.",
            kolom=(
                Kolom("kode", "Kode", Tipe.KODE, "Kode indikator.", rujuk="tblPK"),
                Kolom("tahun", "Tahun", Tipe.TAHUN, "Tahun, misalnya 2022.", lebar=12),
                build_indikator(),
                Kolom("target", "Target", Tipe.ANGKA, "Target tahun itu."),
                Kolom("realisasi", "Realisasi", Tipe.ANGKA, "Realisasi tahun itu."),
                build_dari_pk("polaritas", "Polaritas", Tipe.TEKS),
                build_dari_pk("batas_atas", "Batas Atas", Tipe.ANGKA),
                Kolom(
                    "desimal", "Desimal", Tipe.BULAT, cari=Cari("tblCapaian", "desimal"), lebar=10
                ),
                Kolom(
                    "capaian",
                    "Capaian (%)",
                    Tipe.PERSEN,
                    rumus=f'=IF(OR([@Realisasi]="",{BUKAN_KEGIATAN}),"",'
                    + build_rumus_capaian("[@Target]", _DITETAPKAN, "[@Polaritas]", "[@Batas Atas]")
                    + ")",
                    kunci="ikk.{kode}.riwayat.{tahun}.capaian",
                ),
                _kini("realisasi_kini", "Realisasi Tahun Ini"),
                Kolom(
                    "poin",
                    "Perubahan (poin)",
                    Tipe.INDEKS,
                    rumus='=IF(OR([@Realisasi]="",[@Realisasi Tahun Ini]=""),"",'
                    f"[@Realisasi Tahun Ini]-{_DITETAPKAN})",
                    kunci="ikk.{kode}.riwayat.{tahun}.perubahan_poin",
                ),
                Kolom(
                    "persen",
                    "Perubahan (%)",
                    Tipe.PERSEN,
                    rumus='=IF(OR([@Realisasi]="",[@Realisasi Tahun Ini]=""),"",'
                    f'IF({_DITETAPKAN}=0,"",'
                    f"([@Realisasi Tahun Ini]-{_DITETAPKAN})/{_DITETAPKAN}*100))",
                    kunci="ikk.{kode}.riwayat.{tahun}.perubahan_persen",
                ),
                Kolom(
                    "tren",
                    "Tren",
                    Tipe.TEKS,
                    rumus='=IF(OR([@Realisasi]="",[@Realisasi Tahun Ini]=""),"",'
                    f'IF([@Realisasi Tahun Ini]={_DITETAPKAN},"tetap",'
                    f'IF([@Realisasi Tahun Ini]>{_DITETAPKAN},"meningkat","menurun")))',
                    kunci="ikk.{kode}.riwayat.{tahun}.tren",
                ),
            ),
            unik=("kode", "tahun"),
        ),
        Tabel(
            nama="tblRenstra",
            field="renstra",
            kelas=kinerja.TargetRenstra,
            judul="Target akhir Renstra",
            kolom=(
                Kolom("kode", "Kode", Tipe.KODE, "Kode indikator.", rujuk="tblPK"),
                Kolom("tahun_akhir", "Tahun Akhir", Tipe.TAHUN, "Tahun akhir Renstra."),
                build_indikator(),
                Kolom("target_akhir", "Target Akhir", Tipe.ANGKA, "Target akhir Renstra."),
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
                    kunci="ikk.{kode}.renstra.capaian",
                ),
            ),
            unik=("kode",),
        ),
        Tabel(
            nama="tblPembanding",
            field="pembanding",
            kelas=kinerja.Pembanding,
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
                    rumus='=IF([@Perbandingan (%)]="","",ROUND([@Perbandingan (%)],2)-100)',
                    kunci="ikk.{kode_indikator}.pembanding.{kode}.selisih",
                ),
            ),
            unik=("kode", "kode_indikator"),
        ),
    ),
)
