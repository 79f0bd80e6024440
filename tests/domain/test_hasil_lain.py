"""Counts: action plan by triwulan, staff, other output."""

from __future__ import annotations

from typing import Any

from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.rekap import compute_hasil
from lkjip_xl.domain.rincian import (
    AnggaranIndikator,
    BarisOutput,
    Pegawai,
    RencanaAksi,
    SumberDana,
)
from lkjip_xl.regulasi.loader import load_aturan
from tests.golden_domain import build_baris, build_profil


def compute(**isi: Any) -> DaftarHasil:
    """Results of a book that has only these rows."""
    baris = {nama: tuple(daftar) for nama, daftar in isi.items()}
    return compute_hasil(DataKinerja(profil=build_profil(2024), **baris), load_aturan(2024))


def test_rencana_aksi_is_done_from_100_percent() -> None:
    """An item counts as done at 100 percent; an empty or lower one does not."""
    hasil = compute(
        rencana_aksi=[
            build_baris(RencanaAksi, triwulan=tw, capaian=capaian)
            for tw, capaian in (("I", 100), ("I", 50), ("II", None), ("IV", 100))
        ]
    )

    assert hasil["rencana_aksi.TW1.jumlah"].tampil == "2"
    assert hasil["rencana_aksi.TW1.persen"].tampil == "50,00"
    assert hasil["rencana_aksi.TW2.selesai"].tampil == "0"
    assert hasil["rencana_aksi.TW3.persen"].tampil == "tidak ada kasus"
    assert hasil["rencana_aksi.total"].tampil == "4"
    assert hasil["rencana_aksi.selesai"].tampil == "2"
    assert hasil["rencana_aksi.persen"].tampil == "50,00"


def test_staff_of_jember_adds_up_to_61() -> None:
    """Staff by seksi is the total; rows without gender give their count."""
    seksi = [(1, 0), (4, 7), (11, 0), (21, 2), (4, 2), (8, 1)]
    jabatan = [15, 16, 4, 26]

    hasil = compute(
        pegawai=[
            *(build_baris(Pegawai, kelompok="seksi", laki=lk, perempuan=pr) for lk, pr in seksi),
            *(build_baris(Pegawai, kelompok="jabatan", jumlah=n) for n in jabatan),
        ]
    )

    assert hasil["sdm.total"].tampil == "61"
    assert hasil["sdm.seksi.perempuan"].tampil == "12"
    assert hasil["sdm.jabatan.total"].tampil == "61"
    assert hasil["sdm.jabatan.laki"].nilai is None


def test_total_of_staff_comes_from_the_first_grouping_with_a_count() -> None:
    """Seksi before golongan before jabatan, whatever the order of rows; one without count waits."""
    hasil = compute(
        pegawai=[
            build_baris(Pegawai, kelompok="jabatan", jumlah=9),
            build_baris(Pegawai, kelompok="golongan", laki=4, perempuan=3),
            build_baris(Pegawai, kelompok="seksi", uraian="Tata Usaha"),
        ]
    )

    assert hasil["sdm.total"].tampil == "7"
    assert hasil["sdm.seksi.total"].nilai is None


def test_output_tables_are_summed_each_by_itself() -> None:
    """Every named table has its own total; empty cells are no zero."""
    hasil = compute(
        output=[
            build_baris(BarisOutput, tabel="paspor", angka=[10, None]),
            build_baris(BarisOutput, tabel="paspor", angka=[5, 1]),
            build_baris(BarisOutput, tabel="deteni", angka=[None]),
        ]
    )

    assert hasil["output.paspor.total"].tampil == "16"
    assert hasil["output.deteni.total"].nilai is None


def test_sumber_dana_adds_up() -> None:
    """Pagu by source has its total; serapan only where realisasi is known."""
    hasil = compute(
        sumber_dana=[
            build_baris(SumberDana, kode="RM", pagu=6022795000),
            build_baris(SumberDana, kode="PNBP", pagu=5074394000, realisasi=5074394000),
        ]
    )

    assert hasil["anggaran.sumber.TOTAL.pagu"].tampil == "11.097.189.000"
    assert hasil["anggaran.sumber.PNBP.serapan"].tampil == "100,00"
    assert "anggaran.sumber.RM.serapan" not in hasil


def test_total_budget_comes_from_indikator_where_kegiatan_are_unknown() -> None:
    """An office that budgets by indikator has its total from there."""
    hasil = compute(
        anggaran_indikator=[
            build_baris(AnggaranIndikator, kode="A", pagu_semula=100, realisasi=90),
            build_baris(
                AnggaranIndikator, kode="B", pagu_semula=100, pagu_menjadi=300, realisasi=100
            ),
        ]
    )

    assert hasil["anggaran.total.pagu"].tampil == "400"
    assert hasil["anggaran.total.serapan"].tampil == "47,50"
