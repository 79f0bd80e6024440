"""Sheets Rasio, Rencana_Aksi, SDM, Output, Tindak_Lanjut and the table of seksi, as read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.errors import Problem
from lkjip_xl.workbook import layout, schema
from lkjip_xl.workbook.layout import Isi
from lkjip_xl.workbook.read.reader import read_buku

PK: Isi = {
    "tblProfil": [{"kode": "TAHUN", "isian": 2024}],
    "tblSasaran": [{"kode": "S1", "tingkat": "kegiatan"}],
    "tblPK": [{"kode": "WNI", "kode_sasaran": "S1", "indikator": "Layanan WNI"}],
}


def baca(isi: Isi) -> tuple[DataKinerja, dict[str, Problem]]:
    """Inputs of a book, and its problems by code."""
    semua = {**PK, **isi}
    bacaan = read_buku(layout.build_grid(semua, layout.build_letak(semua)))
    return bacaan.data, {problem.kode: problem for problem in bacaan.problems}


def test_counts_of_ratios_are_read_by_kode_and_year() -> None:
    """The words for the counts, their parts and the years arrive, each with its cell."""
    data, problems = baca(
        {
            "tblRasioIstilah": [{"kode": "WNI", "pembilang": "selesai", "penyebut": "masuk"}],
            "tblRasioRincian": [{"kode": "WNI", "uraian": "Paspor", "pembilang": 1, "penyebut": 2}],
            "tblRasio": [
                {"kode": "WNI", "tahun": tahun, "pembilang": 45, "penyebut": 48}
                for tahun in (2023, 2024)
            ],
        }
    )

    assert [(r.kode.isi, r.tahun.isi, r.pembilang.isi) for r in data.rasio] == [
        ("WNI", Decimal(2023), Decimal(45)),
        ("WNI", Decimal(2024), Decimal(45)),
    ]
    assert data.istilah_rasio[0].penyebut.isi == "masuk"
    assert data.rincian_rasio[0].uraian.isi == "Paspor"
    assert data.rasio[0].pembilang.asal.startswith("Rasio!")
    assert "B-17" not in problems


def test_counts_of_an_unknown_indikator_or_twice_a_year_are_refused() -> None:
    """A ratio belongs to one indikator of the PK, once a year."""
    baris = {"kode": "WNI", "tahun": 2024, "pembilang": 1, "penyebut": 2}

    _, kembar = baca({"tblRasio": [baris, baris]})
    _, asing = baca({"tblRasio": [{**baris, "kode": "LAIN"}]})

    assert "B-17" in kembar
    assert "B-18" in asing


def test_action_plan_and_staff_are_read_row_by_row() -> None:
    """Words of a choice are taken whatever their case; empty counts stay empty."""
    data, _ = baca(
        {
            "tblRencanaAksi": [{"triwulan": "iv", "kegiatan": "Rapat", "capaian": 87.5}],
            "tblPegawai": [{"kelompok": "Seksi", "uraian": "Tata Usaha", "laki": 3}],
        }
    )

    assert data.rencana_aksi[0].triwulan.isi == "IV"
    assert data.rencana_aksi[0].capaian.isi == Decimal("87.5")
    assert data.pegawai[0].kelompok.isi == "seksi"
    assert (data.pegawai[0].laki.isi, data.pegawai[0].perempuan.isi) == (Decimal(3), None)


def test_fixed_rows_by_triwulan_exist_where_something_is_filled_in() -> None:
    """A triwulan comes with its label; one without figures is not there."""
    data, _ = baca(
        {
            "tblEPerformance": [{"kode": "TW3", "nilai": 90}],
            "tblTargetKinerja": [{"kode": "TW1", "target": 5}],
            "tblEMonev": [{"kode": "TW4", "fisik": 0}],
        }
    )

    assert [(e.triwulan.isi, e.nilai.isi) for e in data.eperformance] == [("III", Decimal(90))]
    assert [t.triwulan.isi for t in data.target_kinerja] == ["I"]
    assert data.target_kinerja[0].realisasi.isi is None
    assert data.emonev[0].fisik.isi == 0


def test_output_tables_have_names_that_their_rows_use() -> None:
    """Number columns arrive as one group, and the list says what they are called."""
    data, problems = baca(
        {
            "tblOutputDaftar": [{"tabel": "paspor_48", "judul": "Paspor", "kolom1": "L"}],
            "tblOutput": [{"tabel": "paspor_48", "uraian": "Baru", "angka1": 7, "angka6": 1}],
        }
    )

    assert [satu.isi for satu in data.daftar_output[0].kolom] == ["L", *[None] * 5]
    assert [satu.isi for satu in data.output[0].angka] == [7, *[None] * 4, 1]
    assert {"B-10", "B-17", "B-18"}.isdisjoint(problems)


def test_row_of_an_unknown_output_table_is_refused_with_a_proposal() -> None:
    """A name that is not on the list is told, and the nearest one is offered."""
    _, problems = baca(
        {
            "tblOutputDaftar": [{"tabel": "paspor", "judul": "Paspor"}],
            "tblOutput": [{"tabel": "pasport", "uraian": "Baru"}],
        }
    )

    assert 'Mungkin maksudnya "paspor"' in problems["B-18"].pesan


@pytest.mark.parametrize(
    ("nama", "usul"),
    [("Paspor Biasa 48", "paspor_biasa_48"), ("48", "paspor"), ("x" * 25, "x" * 24)],
)
def test_name_of_a_table_that_cannot_be_used_gets_a_proposal(nama: str, usul: str) -> None:
    """Small letters, digits and _ only, since the name is part of a key."""
    _, problems = baca({"tblOutputDaftar": [{"tabel": nama, "judul": "Paspor"}]})

    assert problems["B-10"].perbaikan == f"misalnya {usul}."


def test_follow_up_plan_is_read_with_dates() -> None:
    """The indikator is optional; a kode that the PK does not have is only a warning."""
    baris = {"kode": "T1", "masalah": "M", "batas_waktu": date(2025, 3, 31), "status": "Berjalan"}

    data, _ = baca({"tblTindakLanjut": [baris]})
    _, asing = baca({"tblTindakLanjut": [{**baris, "kode_indikator": "LAIN"}]})

    assert data.tindak_lanjut[0].batas_waktu.isi == date(2025, 3, 31)
    assert data.tindak_lanjut[0].status.isi == "berjalan"
    assert "B-22" in asing


def test_functions_of_a_seksi_keep_their_lines() -> None:
    """One fungsi a line, as typed with Alt+Enter."""
    data, _ = baca({"tblSeksi": [{"seksi": "Tata Usaha", "fungsi": "Satu\nDua"}]})

    assert data.seksi[0].fungsi.isi == "Satu\nDua"
    assert data.seksi[0].tugas.isi is None


def test_table_that_grows_stands_last_on_its_sheet() -> None:
    """What an import fills is the last table, so that it can grow without moving another."""
    terakhir = {lembar.nama: lembar.tabel[-1].nama for lembar in schema.LEMBAR_ISI}

    assert {
        "Rasio": "tblRasio",
        "Responden": "tblResponden",
        "Rencana_Aksi": "tblRencanaAksi",
        "SDM": "tblPegawai",
        "Output": "tblOutput",
        "Narasi": "tblSeksi",
        "Tindak_Lanjut": "tblTindakLanjut",
    }.items() <= terakhir.items()
