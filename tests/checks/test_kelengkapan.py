"""Rules over rows of money that are not finished."""

from __future__ import annotations

from typing import Any

import pytest

from lkjip_xl.domain.rincian import AnggaranIndikator, SumberDana
from lkjip_xl.errors import Tingkat
from tests.checks.builders import baris, find, find_satu
from tests.domain import builders as b

PENUH = b.anggaran_kegiatan(pagu_semula="200", realisasi="100")


def _sumber(kode: str, pagu: int | None, realisasi: int | None) -> SumberDana:
    return baris(SumberDana, kode=kode, pagu=pagu, realisasi=realisasi)


def _indikator(kode: str, pagu: int | None, realisasi: int | None) -> AnggaranIndikator:
    return baris(AnggaranIndikator, kode=kode, pagu_semula=pagu, realisasi=realisasi)


def test_empty_rows_beside_filled_ones_are_one_remark() -> None:
    """Two kegiatan without figures are counted and named, at the first empty cell."""
    kosong = [b.anggaran_kegiatan(kode=kode) for kode in ("K2", "K3")]

    problem = find_satu("P-61", anggaran_kegiatan=[PENUH, *kosong])

    assert problem.tingkat is Tingkat.PERINGATAN
    assert problem.tempat == "AnggaranKegiatan.K2.pagu_semula"
    assert problem.pesan.startswith("2 baris anggaran menurut kegiatan")
    assert '"K2" tanpa pagu dan realisasi' in problem.pesan


def test_many_empty_rows_are_not_all_named() -> None:
    """Seven rows are counted; a message stays short."""
    kosong = [b.anggaran_kegiatan(kode=f"X{nomor}") for nomor in range(7)]

    pesan = find_satu("P-61", anggaran_kegiatan=[PENUH, *kosong]).pesan

    assert "7 baris" in pesan
    assert '"X4"' in pesan
    assert '"X5"' not in pesan


@pytest.mark.parametrize(
    ("tabel", "sel"),
    [
        (
            {"anggaran_kegiatan": [b.anggaran_kegiatan(pagu_menjadi="200")]},
            "AnggaranKegiatan.K1.realisasi",
        ),
        (
            {"anggaran_indikator": [_indikator("IKM", 5, 5), _indikator("IPK", None, 5)]},
            "AnggaranIndikator.IPK.pagu_semula",
        ),
        (
            {"sumber_dana": [_sumber("RM", 5, 5), _sumber("PNBP", 5, None)]},
            "SumberDana.PNBP.realisasi",
        ),
        (
            {"sumber_dana": [_sumber("RM", 5, None), _sumber("PNBP", None, None)]},
            "SumberDana.PNBP.pagu",
        ),
        (
            {"pnbp": [b.penerimaan(mpn="5"), b.penerimaan(kode="425212", pengembalian="1")]},
            "Penerimaan.425212.mpn",
        ),
    ],
    ids=["kegiatan", "indikator", "sumber", "sumber tanpa realisasi", "pnbp"],
)
def test_row_with_half_of_its_figures_is_told(tabel: dict[str, Any], sel: str) -> None:
    """Every table of money names the cell that is missing."""
    assert find_satu("P-61", **tabel).tempat == sel


def test_each_year_of_belanja_is_told_by_itself() -> None:
    """An unfinished earlier year is a remark of its own; years that are not begun are none."""
    penuh = [b.belanja(tahun=tahun, pagu="5", realisasi="5") for tahun in ("2022", "2023")]
    kurang = [b.belanja(kode="53", tahun=tahun) for tahun in ("2021", "2022", "2023")]

    lalu, kini = find("P-61", anggaran_belanja=[*penuh, *kurang])

    assert "jenis belanja tahun 2022" in lalu.pesan
    assert "jenis belanja tahun 2023" in kini.pesan


@pytest.mark.parametrize(
    "tabel",
    [
        {"anggaran_kegiatan": [PENUH]},
        {"anggaran_kegiatan": [b.anggaran_kegiatan(), b.anggaran_kegiatan(kode="K2")]},
        {"anggaran_kegiatan": [PENUH, b.anggaran_kegiatan(kode=None)]},
        {"anggaran_kegiatan": [b.anggaran_kegiatan(pagu_semula="0", realisasi="0")]},
        {"sumber_dana": [_sumber("RM", 5, None), _sumber("PNBP", 5, None)]},
        {"anggaran_belanja": [b.belanja(tahun="2024", pagu="5")]},
        {"pnbp": [b.penerimaan(mpn="5"), b.penerimaan(kode="425212", potongan_spm="5")]},
        {"pnbp": [b.penerimaan(tahun="2022", mpn="5"), b.penerimaan(kode="2", tahun="2022")]},
    ],
    ids=[
        "penuh", "belum dimulai", "tanpa kode", "nol", "sumber tanpa realisasi",
        "tahun depan", "mpn atau potongan", "pnbp tahun lalu",
    ],
)  # fmt: skip
def test_finished_and_untouched_tables_pass(tabel: dict[str, Any]) -> None:
    """0 is a figure; a new book, next year and columns that may stay empty are not judged."""
    assert find("P-61", **tabel) == []
