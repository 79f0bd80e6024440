"""Rules over budget and revenue."""

from __future__ import annotations

from typing import Any

import pytest

from lkjip_xl.domain.penunjang import TriwulanAnggaran
from lkjip_xl.domain.rincian import AnggaranIndikator, SumberDana
from tests.checks.builders import baris, find, find_satu
from tests.domain import builders as b

KEGIATAN = [b.anggaran_kegiatan(pagu_semula="200", realisasi="100")]


def _indikator(pagu: int | None, realisasi: int | None, kode: str = "IKM") -> AnggaranIndikator:
    return baris(AnggaranIndikator, kode=kode, pagu_semula=pagu, realisasi=realisasi)


def _sumber(pagu: int, realisasi: int | None) -> SumberDana:
    return baris(SumberDana, kode="RM", pagu=pagu, realisasi=realisasi)


@pytest.mark.parametrize(
    ("tabel", "sebut"),
    [
        ({"anggaran_belanja": [b.belanja(pagu="5")]}, "pagu menurut jenis belanja Rp 5"),
        (
            {"anggaran_belanja": [b.belanja(pagu="200", realisasi="90")]},
            "realisasi menurut jenis belanja Rp 90",
        ),
        ({"sumber_dana": [_sumber(5, None)]}, "pagu menurut sumber dana Rp 5"),
        ({"sumber_dana": [_sumber(200, 90)]}, "realisasi menurut sumber dana Rp 90"),
        ({"anggaran_indikator": [_indikator(5, 100)]}, "pagu menurut indikator Rp 5"),
        ({"anggaran_indikator": [_indikator(200, 90)]}, "realisasi menurut indikator Rp 90"),
    ],
)
def test_same_money_with_two_totals_is_told(tabel: dict[str, Any], sebut: str) -> None:
    """A table that does not add up to the kegiatan is named with both totals."""
    problem = find_satu("P-11", anggaran_kegiatan=KEGIATAN, **tabel)

    assert sebut in problem.pesan
    assert "menurut kegiatan Rp" in problem.pesan


@pytest.mark.parametrize(
    "tabel",
    [
        {"anggaran_belanja": [b.belanja(pagu="200", realisasi="100")]},
        {"anggaran_belanja": [b.belanja(tahun="2022", pagu="5", realisasi="5")]},
        {"sumber_dana": [_sumber(200, None)]},
        {"anggaran_indikator": [_indikator(200, None)]},
        {"anggaran_indikator": [_indikator(None, None), _indikator(5, 5, "IPK")]},
    ],
    ids=["sama", "tahun lain", "tanpa realisasi", "belum ada realisasi", "belum lengkap"],
)
def test_same_totals_and_unfinished_tables_pass(tabel: dict[str, Any]) -> None:
    """Equal totals, other years and columns that are not complete are not judged."""
    assert find("P-11", anggaran_kegiatan=KEGIATAN, **tabel) == []


def test_pk_that_missed_the_revision_says_so() -> None:
    """Equal semula and another menjadi: the message names which figure is which."""
    kegiatan = [b.anggaran_kegiatan(pagu_semula="200", pagu_menjadi="300")]

    problem = find_satu(
        "P-20", anggaran_pk=[b.anggaran_pk(anggaran_semula="200")], anggaran_kegiatan=kegiatan
    )

    assert "PK Rp 200 (semula)" in problem.pesan
    assert "Rp 300 (menjadi)" in problem.pesan
    assert "Angka semulanya sama" in problem.pesan
    assert problem.tempat == "AnggaranPK.K1.anggaran_menjadi"


def test_pk_with_another_budget_is_told() -> None:
    """Another semula is told without a word about the revision; the total is not told again."""
    tabel: dict[str, Any] = {
        "anggaran_pk": [b.anggaran_pk(anggaran_semula="150")],
        "anggaran_kegiatan": KEGIATAN,
    }

    assert "semulanya sama" not in find_satu("P-20", **tabel).pesan
    assert find("P-21", **tabel) == []


def test_pk_with_the_same_budget_passes() -> None:
    """Equal figures in force pass, and so does a PK that is not filled in."""
    for isi in ({"anggaran_semula": "200"}, {"anggaran_semula": "1", "anggaran_menjadi": "200"}):
        tabel = {"anggaran_pk": [b.anggaran_pk(**isi)], "anggaran_kegiatan": KEGIATAN}
        assert find("P-20", **tabel) == find("P-21", **tabel) == []

    assert find("P-21", anggaran_kegiatan=KEGIATAN) == []


def test_totals_of_pk_and_pagu_with_other_kode_are_told() -> None:
    """Where the kode do not match only the totals can be compared, with their revision."""
    pk = [b.anggaran_pk(kode="A", anggaran_semula="200")]
    kegiatan = [b.anggaran_kegiatan(pagu_semula="200", pagu_menjadi="250")]

    problem = find_satu("P-21", anggaran_pk=pk, anggaran_kegiatan=kegiatan)

    assert "PK Rp 200" in problem.pesan
    assert "pagu Rp 250" in problem.pesan
    assert "Jumlah semulanya sama" in problem.pesan


@pytest.mark.parametrize(("realisasi", "banyak"), [("201", 1), ("200", 0), ("", 0)])
def test_realisasi_above_pagu_is_told_in_every_table(realisasi: str, banyak: int) -> None:
    """Kegiatan, indikator, belanja of any year, and source."""
    isi = int(realisasi) if realisasi else None
    tabel: list[dict[str, Any]] = [
        {"anggaran_kegiatan": [b.anggaran_kegiatan(pagu_semula="200", realisasi=realisasi)]},
        {"anggaran_belanja": [b.belanja(tahun="2021", pagu="200", realisasi=realisasi)]},
        {"anggaran_indikator": [_indikator(200, isi)]},
        {"sumber_dana": [_sumber(200, isi)]},
    ]

    assert [len(find("P-22", **satu)) for satu in tabel] == [banyak] * 4


def test_negative_realisasi_is_told() -> None:
    """A minus sign that slipped in is found; 0 is a figure."""
    salah = [b.anggaran_kegiatan(pagu_semula="200", realisasi="-1")]
    nol = [b.anggaran_kegiatan(pagu_semula="200", realisasi="0")]

    assert find_satu("P-23", anggaran_kegiatan=salah).tempat == "AnggaranKegiatan.K1.realisasi"
    assert find("P-23", anggaran_kegiatan=nol) == []


def _triwulan(*isi: int | None) -> list[TriwulanAnggaran]:
    nama = ("I", "II", "III", "IV")
    return [
        baris(TriwulanAnggaran, triwulan=tw, realisasi=satu)
        for tw, satu in zip(nama, isi, strict=False)
    ]


def test_cumulative_realisasi_does_not_fall() -> None:
    """A quarter typed by itself is found, across an empty one too."""
    problem = find_satu("P-24", triwulan_anggaran=_triwulan(50, None, 30))

    assert "Triwulan III Rp 30" in problem.pesan
    assert "Triwulan I Rp 50" in problem.pesan
    assert find("P-24", triwulan_anggaran=_triwulan(30, 50, 50, 100)) == []


@pytest.mark.parametrize(("akhir", "banyak"), [(90, 1), (100, 0), (None, 0)])
def test_last_quarter_is_the_year(akhir: int | None, banyak: int) -> None:
    """Realisasi to the end of TW IV is the realisasi of the year."""
    triwulan = _triwulan(10, 20, 30, akhir)

    ditemukan = find("P-25", anggaran_kegiatan=KEGIATAN, triwulan_anggaran=triwulan)

    assert len(ditemukan) == banyak


@pytest.mark.parametrize(("kembali", "banyak"), [("101", 1), ("100", 0), ("", 0)])
def test_refunds_do_not_exceed_income(kembali: str, banyak: int) -> None:
    """An akun whose income becomes negative is told at its refunds."""
    ditemukan = find("P-26", pnbp=[b.penerimaan(mpn="100", pengembalian=kembali)])

    assert len(ditemukan) == banyak
    assert all("Rp -1" in problem.pesan for problem in ditemukan)
