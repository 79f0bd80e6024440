"""Sheet Anggaran: budget in rupiah, by kegiatan, indikator, source, triwulan and jenis belanja."""

from __future__ import annotations

from lkjip_xl.domain import kinerja, penunjang, rincian
from lkjip_xl.workbook.lembar.anggaran_total import PER_TRIWULAN, SUMBER_TOTAL, TOTAL
from lkjip_xl.workbook.lembar.kolom_rupiah import (
    TAHUN,
    build_dipakai,
    build_hitung,
    build_jumlah_bila,
    build_rupiah,
    build_serapan,
    build_timpang,
    build_udf_jumlah_bila,
    build_udf_serapan,
)
from lkjip_xl.workbook.lembar.rumus import build_dari_pk, build_indikator, build_udf_cari
from lkjip_xl.workbook.model import Kolom, Lembar, Tabel, Tipe

_CAPAIAN = "INDEX(tblCapaian[Capaian (%)],MATCH([@Kode],tblCapaian[Kode],0))"
_EFISIENSI = (
    f'=IF([@Serapan (%)]="","",IFERROR(IF({_CAPAIAN}="","",'
    f'ROUND({_CAPAIAN},2)-ROUND([@Serapan (%)],2)),""))'
)
_UDF_EFISIENSI = (
    f"=LKJ_EFISIENSI({build_udf_cari('[@Kode]', 'tblCapaian', 'Capaian (%)')},[@Serapan (%)])"
)


def _pagu_revisi() -> tuple[Kolom, ...]:
    return (
        build_rupiah("pagu_semula", "Pagu Semula", "Pagu awal DIPA.", is_penting=True),
        build_rupiah("pagu_menjadi", "Pagu Menjadi", "Pagu setelah revisi terakhir."),
        build_rupiah(
            "realisasi", "Realisasi", "Realisasi sampai akhir tahun.", None, is_penting=True
        ),
    )


_SUMBER = Tabel(
    nama="tblSumberDana",
    field="sumber_dana",
    kelas=rincian.SumberDana,
    judul="Menurut sumber dana",
    petunjuk="RM Rupiah Murni, PNBP, atau sumber lain.",
    kolom=(
        Kolom("kode", "Kode", Tipe.KODE, "Kode sumber dana, misalnya RM.", lebar=18),
        Kolom("sumber", "Sumber Dana", Tipe.TEKS, "Nama sumber dana.", lebar=18),
        build_rupiah("pagu", "Pagu", "Pagu dari sumber ini.", is_penting=True),
        build_rupiah("realisasi", "Realisasi", "Boleh kosong bila tidak dipisah.", None),
        *build_serapan("anggaran.sumber.{kode}"),
    ),
    unik=("kode",),
    cadangan=2,
)

_KEGIATAN = Tabel(
    nama="tblAnggaranKegiatan",
    field="anggaran_kegiatan",
    kelas=kinerja.AnggaranKegiatan,
    judul="Menurut kegiatan",
    kolom=(
        Kolom("kode", "Kode", Tipe.KODE, "Kode kegiatan, misalnya G1.", lebar=18),
        Kolom("program", "Program", Tipe.TEKS, "Nama program.", lebar=18),
        Kolom("kegiatan", "Kegiatan", Tipe.TEKS, "Nama kegiatan.", lebar=44),
        *_pagu_revisi(),
        build_dipakai("anggaran.kegiatan.{kode}"),
        *build_serapan("anggaran.kegiatan.{kode}"),
    ),
    unik=("kode",),
)

_SASARAN_INDIKATOR = "(tblAnggaranIndikator[Kode Sasaran]=[@Kode])"

_SASARAN = Tabel(
    nama="tblAnggaranSasaran",
    field="anggaran_sasaran",
    kelas=penunjang.SasaranAnggaran,
    tersedia=6,
    judul="Menurut sasaran",
    petunjuk="Tulis kode sasaran; angkanya jumlah indikator sasaran itu.",
    kolom=(
        Kolom(
            "kode",
            "Kode",
            Tipe.KODE,
            "Pilih kode sasaran.",
            rujuk="tblSasaran",
            is_rujuk_wajib=True,
            lebar=18,
        ),
        *(
            build_hitung(
                nama,
                header,
                build_jumlah_bila("tblAnggaranIndikator", header, "Kode Sasaran", "[@Kode]"),
                f"anggaran.sasaran.{{kode}}.{nama}",
                udf=build_udf_jumlah_bila(
                    "tblAnggaranIndikator", header, "Kode Sasaran", "[@Kode]"
                ),
            )
            for nama, header in (("pagu", "Pagu"), ("realisasi", "Realisasi"))
        ),
        *build_serapan(
            "anggaran.sasaran.{kode}",
            build_timpang("tblAnggaranIndikator", _SASARAN_INDIKATOR),
            build_udf_serapan("tblAnggaranIndikator", "Kode Sasaran", "[@Kode]"),
        ),
    ),
    unik=("kode",),
    cadangan=3,
)

_INDIKATOR = Tabel(
    nama="tblAnggaranIndikator",
    field="anggaran_indikator",
    kelas=rincian.AnggaranIndikator,
    tersedia=15,
    judul="Menurut indikator",
    petunjuk="Efisiensi = capaian - serapan; di atas 0 berarti efisien.",
    kolom=(
        Kolom(
            "kode",
            "Kode",
            Tipe.KODE,
            "Pilih kode indikator.",
            rujuk="tblPK",
            is_rujuk_wajib=True,
            lebar=18,
        ),
        build_dari_pk("kode_sasaran", "Kode Sasaran"),
        build_indikator(),
        *_pagu_revisi(),
        build_dipakai("anggaran.indikator.{kode}"),
        *build_serapan("anggaran.indikator.{kode}"),
        build_hitung(
            "efisiensi",
            "Efisiensi (poin)",
            _EFISIENSI,
            "anggaran.indikator.{kode}.efisiensi",
            Tipe.INDEKS,
            udf=_UDF_EFISIENSI,
        ),
    ),
    unik=("kode",),
)

_TAHUN = Tabel(
    nama="tblAnggaranTahun",
    field="tahun_anggaran",
    kelas=kinerja.TahunAnggaran,
    judul="Jumlah jenis belanja per tahun",
    petunjuk="Tulis tahun yang ada pada tabel jenis belanja.",
    kolom=(
        TAHUN,
        *(
            build_hitung(
                nama,
                header,
                build_jumlah_bila("tblAnggaranBelanja", header, "Tahun", "[@Tahun]"),
                f"anggaran.belanja.TOTAL.{{tahun}}.{nama}",
                udf=build_udf_jumlah_bila("tblAnggaranBelanja", header, "Tahun", "[@Tahun]"),
            )
            for nama, header in (("pagu", "Pagu"), ("realisasi", "Realisasi"))
        ),
        *build_serapan(
            "anggaran.belanja.TOTAL.{tahun}",
            build_timpang("tblAnggaranBelanja", "(tblAnggaranBelanja[Tahun]=[@Tahun])"),
            build_udf_serapan("tblAnggaranBelanja", "Tahun", "[@Tahun]"),
        ),
    ),
    unik=("tahun",),
    cadangan=2,
)

_BELANJA = Tabel(
    nama="tblAnggaranBelanja",
    field="anggaran_belanja",
    kelas=kinerja.AnggaranBelanja,
    judul="Menurut jenis belanja",
    petunjuk="51 Belanja Pegawai, 52 Belanja Barang, 53 Belanja Modal.",
    kolom=(
        Kolom("kode", "Kode", Tipe.KODE, "51, 52, atau 53.", lebar=18),
        TAHUN,
        Kolom("belanja", "Jenis Belanja", Tipe.TEKS, "Nama jenis belanja.", lebar=44),
        build_rupiah("pagu", "Pagu", "Pagu tahun itu.", is_penting=True),
        build_rupiah("realisasi", "Realisasi", "Realisasi tahun itu.", None, is_penting=True),
        *build_serapan("anggaran.belanja.{kode}.{tahun}"),
    ),
    unik=("kode", "tahun"),
    cadangan=3,
)

# The table that grows by import stands last.
ANGGARAN = Lembar(
    "Anggaran",
    "Anggaran dan Realisasi",
    "Rupiah penuh. Pagu menjadi dipakai bila diisi, selain itu pagu semula.",
    (
        TOTAL,
        PER_TRIWULAN,
        _KEGIATAN,
        _INDIKATOR,
        _SASARAN,
        SUMBER_TOTAL,
        _SUMBER,
        _TAHUN,
        _BELANJA,
    ),
)
