"""Sheets Anggaran, IKPA, NKA and Ketentuan: what staff type there arrives in the domain."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from lkjip_xl.domain.isian import Isian
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.errors import Problem, Tingkat
from lkjip_xl.regulasi.loader import load_aturan
from lkjip_xl.workbook import layout, schema
from lkjip_xl.workbook.model import Padanan
from lkjip_xl.workbook.read.reader import read_buku

PROFIL = [{"kode": "TAHUN", "isian": 2024}]
DUA_RUPIAH = {"pagu": 100, "realisasi": 90}


def baca(**isi: Any) -> tuple[DataKinerja, tuple[Problem, ...]]:
    """A book with these tables, and what is said of them."""
    lengkap = {"tblProfil": PROFIL, **isi}
    bacaan = read_buku(layout.build_grid(lengkap, layout.build_letak(lengkap)))
    return bacaan.data, bacaan.problems


def galat(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    """Kode and place of what stops the report."""
    return [(p.kode, p.sheet) for p in problems if p.tingkat is Tingkat.GALAT]


@pytest.mark.parametrize(
    ("tabel", "field", "baris"),
    [
        ("tblSumberDana", "sumber_dana", {"kode": "RM", "sumber": "Rupiah Murni", **DUA_RUPIAH}),
        (
            "tblIKPATahun",
            "tahun_ikpa",
            {"tahun": 2024, "dispensasi_permil": 0.05, "pengurang": 0.25, "total_diketik": 95},
        ),
        ("tblIKPA", "ikpa", {"kode": "UP_TUP", "tahun": 2024, "nilai": 100}),
        (
            "tblNKA",
            "tahun_nka",
            {
                "tahun": 2024,
                "cro": 88.82,
                "penggunaan_sbk": 83.33,
                "efisiensi_sbk": 0,
                "perencanaan_diketik": 75,
                "total_diketik": 80,
            },
        ),
        (
            "tblSMART",
            "tahun_smart",
            {
                "tahun": 2023,
                "cro": 97.93,
                "efisiensi": -0.09,
                "konsistensi": 99.93,
                "penyerapan": 99.18,
                "total_diketik": 84,
            },
        ),
        (
            "tblPenggantian",
            "penggantian",
            {"aturan": "nka", "tahun": 2024, "kode": "IKPA", "nilai": 60, "dasar": "KMK contoh"},
        ),
    ],
)
def test_row_arrives_as_typed(tabel: str, field: str, baris: dict[str, Any]) -> None:
    """Every input of a row keeps its value and knows its cell."""
    data, problems = baca(**{tabel: [baris]})

    (satu,) = getattr(data, field)
    for nama, isi in baris.items():
        isian: Isian[Any] = getattr(satu, nama)
        assert isian.isi == (isi if isinstance(isi, str) else Decimal(str(isi)))
        assert isian.asal.startswith(f"{schema.LEMBAR_TABEL[tabel].nama}!")
    assert galat(problems) == []


def test_budget_by_indikator_and_sasaran_arrives() -> None:
    """Both name rows of PK; a sasaran has no figures of its own."""
    data, problems = baca(
        tblSasaran=[{"kode": "S1", "tingkat": "kegiatan", "sasaran": "Layanan"}],
        tblPK=[{"kode": "A", "kode_sasaran": "S1"}],
        tblAnggaranIndikator=[{"kode": "A", "pagu_semula": 100, "realisasi": 0}],
        tblAnggaranSasaran=[{"kode": "S1"}],
    )

    (indikator,) = data.anggaran_indikator
    assert (indikator.pagu_semula.isi, indikator.pagu_menjadi.isi) == (100, None)
    assert indikator.realisasi.isi == 0
    assert [satu.kode.isi for satu in data.anggaran_sasaran] == ["S1"]
    assert galat(problems) == []


def test_triwulan_without_figure_does_not_exist() -> None:
    """The four rows are there; only those with a realisasi are data."""
    data, problems = baca(tblAnggaranTriwulan=[{"nomor": "TW3", "realisasi": 5}])

    (satu,) = data.triwulan_anggaran
    assert (satu.triwulan.isi, satu.realisasi.isi) == ("III", 5)
    assert galat(problems) == []


@pytest.mark.parametrize(
    ("tabel", "baris", "kode"),
    [
        ("tblIKPATahun", [{"tahun": 2024}, {"tahun": 2024}], "B-17"),
        ("tblSMART", [{"tahun": 2023}, {"tahun": 2023}], "B-17"),
        ("tblNKA", [{"tahun": 2024}, {"tahun": 2024}], "B-17"),
        ("tblIKPA", [{"kode": "LPJ", "tahun": 2021}, {"kode": "LPJ", "tahun": 2021}], "B-17"),
        ("tblIKPA", [{"kode": "LPJ", "tahun": 2021, "nilai": 101}], "B-15"),
        ("tblPenggantian", [{"aturan": "ikpa", "tahun": 2024, "nilai": 5}], "B-09"),
        ("tblPenggantian", [{"aturan": "pajak", "tahun": 2024, "kode": "LPJ"}], "B-14"),
        ("tblAnggaranIndikator", [{"kode": "HILANG", "realisasi": 1}], "B-18"),
        ("tblAnggaranSasaran", [{"kode": "S9"}], "B-18"),
    ],
)
def test_row_that_cannot_be_used_is_told(
    tabel: str, baris: list[dict[str, Any]], kode: str
) -> None:
    """Years twice, values out of range, names of nothing: with code and sheet."""
    _, problems = baca(**{tabel: baris})

    assert (kode, schema.LEMBAR_TABEL[tabel].nama) in galat(problems)


def test_weights_that_are_shown_are_those_of_the_regulations() -> None:
    """Every weight of every year stands on Ketentuan with its basis, and sums to 100."""
    tabel = schema.TABEL["tblKetentuan"]
    per_blok: dict[tuple[Any, Any, Any], Decimal] = {}
    for baris in tabel.isi:
        blok = (baris["aturan"], baris["mulai_tahun"], baris["dasar"])
        per_blok[blok] = per_blok.get(blok, Decimal(0)) + Decimal(baris["bobot"])

    aturan = load_aturan(2024)

    assert set(per_blok.values()) == {Decimal(100)}
    banyak = sum(
        len(satu.ketetapan) for satu in (aturan.ikpa, aturan.smart, aturan.perencanaan, aturan.nka)
    )
    assert len(per_blok) == banyak
    assert all(set(baris) == {kolom.nama for kolom in tabel.kolom} for baris in tabel.isi)


def test_what_is_typed_over_the_weights_does_not_count() -> None:
    """The shown weights are not inputs: the reader does not even look at them."""
    letak = layout.build_letak({})

    assert letak["tblKetentuan"].jumlah == len(schema.TABEL["tblKetentuan"].isi)
    assert not schema.TABEL["tblKetentuan"].field
    assert not any(kolom.is_masukan for kolom in schema.TABEL["tblKetentuan"].kolom)


def test_fixed_words_follow_the_kode_of_their_row() -> None:
    """A row shows the words of its kode, a fixed number wherever there is a kode."""
    kata, angka = Padanan({"A": "Apel", "B": "Belimbing"}), Padanan(tetap=100)

    assert [kata.find(kode) for kode in ("A", "B", "C", None)] == ["Apel", "Belimbing", None, None]
    assert [angka.find(kode) for kode in ("A", None)] == [Decimal(100), None]
    assert kata.build_rumus("X") == '=IFERROR(INDEX({"Apel","Belimbing"},MATCH(X,{"A","B"},0)),"")'
    assert angka.build_rumus("X") == '=IF(X="","",100)'
