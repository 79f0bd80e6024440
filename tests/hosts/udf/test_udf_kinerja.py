"""UDFs of indikator, budget and text, called as cells call them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from lkjip_xl.hosts.udf import anggaran, kinerja, teks
from lkjip_xl.hosts.udf.kinerja import LKJ_CAPAIAN, LKJ_REALISASI, LKJ_STATUS
from lkjip_xl.hosts.udf.umum import LKJ_BULATKAN
from tests.domain.builders import angka, load_kasus


def sel(isi: str) -> float | None:
    """A number of an agreed case as a cell holds it."""
    nilai = angka(isi)
    return None if nilai is None else float(nilai)


def tampil(hasil: str) -> float | str:
    """The outcome of an agreed case as a cell shows it: a reason is an empty cell."""
    return float(hasil.replace(".", "").replace(",", ".")) if hasil[0] in "-0123456789" else ""


@pytest.mark.parametrize(("masukan", "hasil"), load_kasus("capaian", "capaian"))
def test_capaian_of_the_agreed_cases(masukan: dict[str, str], hasil: str) -> None:
    """The cases that planners agreed on hold in a cell as well."""
    capaian = LKJ_CAPAIAN(
        sel(masukan["realisasi"]),
        sel(masukan["target"]),
        masukan["polaritas"].upper(),
        sel(masukan.get("batas_atas", "")),
    )

    assert LKJ_BULATKAN(capaian) == tampil(hasil)


@pytest.mark.parametrize(("masukan", "hasil"), load_kasus("capaian", "status"))
def test_status_of_the_agreed_cases(masukan: dict[str, str], hasil: str) -> None:
    """So do their words."""
    status = LKJ_STATUS(
        sel(masukan["realisasi"]),
        sel(masukan["target"]),
        masukan["polaritas"],
        sel(masukan.get("batas_atas", "")),
    )

    assert status == ("" if hasil == "belum diisi" else hasil)


@pytest.mark.parametrize(
    ("isi", "hasil"),
    [
        ((3.91, 3.25, None, None, 120.0), 120),
        ((3.0, 3.0, "", "", ""), 100),
        ((None, 3.25), ""),
        (("", 3.25), ""),
        ((0.0, 0.0), ""),
        ((0.0, 5.0), 0),
        (("3,91", 3.25), "#VALUE!"),
        ((3.91, 3.25, "naik"), "#VALUE!"),
        ((3.91, 3.25, 5.0), "#VALUE!"),
        ((datetime(2025, 1, 1, tzinfo=UTC), 3.25), "#VALUE!"),
        (([[3.91], [3.0]], 3.25), "#VALUE!"),
        (([[3.0]], [[3.0]], [["minimal"]]), 100),
        (("#DIV/0!", 3.25), "#DIV/0!"),
    ],
)
def test_capaian_of_what_cells_may_hold(isi: tuple[Any, ...], hasil: object) -> None:
    """Blank is no value, 0 is one, words and unknown polaritas are an Excel error."""
    assert LKJ_CAPAIAN(*isi) == hasil


TW = [[1.0, None, 0.555, None]]


@pytest.mark.parametrize(
    ("isi", "hasil"),
    [
        ((87.125, "rasio", 3.9, 55.0), 87.13),
        ((None, "Survei", 3.9, 55.0), 3.9),
        ((None, "rasio", 3.9, 55.0), 55),
        ((None, "ketik", 3.9, 55.0), ""),
        ((None, None, 3.9, 55.0), ""),
        ((None, "triwulan", None, None, TW, "jumlah"), 1.56),
        ((None, "triwulan", None, None, TW, "rata-rata", 1.0), 0.8),
        ((None, "triwulan", None, None, TW, "Terakhir"), 0.56),
        ((None, "triwulan", None, None, TW, None), ""),
        ((None, "triwulan", None, None, [[None] * 4], "jumlah"), ""),
        ((None, "telepon"), "#VALUE!"),
        ((None, "triwulan", None, None, TW, "terbesar"), "#VALUE!"),
    ],
)
def test_realisasi_comes_from_the_source_that_the_row_names(
    isi: tuple[Any, ...], hasil: object
) -> None:
    """What is typed wins; otherwise survey, ratio or quarters, established."""
    assert LKJ_REALISASI(*isi) == hasil


def test_realisasi_of_earlier_years() -> None:
    """Only years before the tahun laporan; typed before counted."""
    assert kinerja.LKJ_REALISASI_LAMPAU(2023.0, 2024.0, None, 87.5) == 87.5
    assert kinerja.LKJ_REALISASI_LAMPAU(2023.0, None, 3.335, 87.5) == 3.34
    assert kinerja.LKJ_REALISASI_LAMPAU(2024.0, 2024.0, 3.3) == ""
    assert kinerja.LKJ_REALISASI_LAMPAU(None, 2024.0, 3.3) == ""


def test_triwulan_and_ratio() -> None:
    """A year from its quarters; a percentage from counts, 0 of 0 being no case."""
    assert kinerja.LKJ_TRIWULAN([[1.0], [2.0], [None], [None]], "jumlah") == 3
    assert kinerja.LKJ_TRIWULAN([[None]] * 4, "jumlah") == ""
    assert kinerja.LKJ_RASIO(1.0, 8.0, 0.0) == 13
    assert kinerja.LKJ_RASIO(0.0, 0.0) == ""
    assert kinerja.LKJ_RASIO(3.0, 0.0) == ""
    assert kinerja.LKJ_RASIO(0.0, 5.0) == 0


def test_predikat_follows_print_and_the_year() -> None:
    """90,995 prints as 91,00; without year or capaian there is none."""
    assert kinerja.LKJ_PREDIKAT(90.995, 2024.0) == "Sangat Tinggi"
    assert kinerja.LKJ_PREDIKAT(90.994, 2024.0) == "Tinggi"
    assert kinerja.LKJ_PREDIKAT(None, 2024.0) == ""
    assert kinerja.LKJ_PREDIKAT(95.0, None) == ""
    assert kinerja.LKJ_PREDIKAT(95.0, 1990.0) == ""
    assert kinerja.LKJ_PREDIKAT(95.0, "dulu") == "#VALUE!"


@pytest.mark.parametrize(
    ("lama", "baru", "poin", "persen", "tren"),
    [
        (3.9, 3.91, 0.01, 0.2564102564102564, "meningkat"),
        (4.0, 3.0, -1, -25, "menurun"),
        (3.91, 3.91, 0, 0, "tetap"),
        (0.0, 3.0, 3, "", "meningkat"),
        (None, 3.0, "", "", ""),
        (3.0, "", "", "", ""),
    ],
)
def test_change_between_two_years(
    lama: object, baru: object, poin: object, persen: object, tren: str
) -> None:
    """In points, in percent of the older value, in a word."""
    assert kinerja.LKJ_PERUBAHAN_POIN(lama, baru) == poin
    assert kinerja.LKJ_PERUBAHAN_PERSEN(lama, baru) == (
        pytest.approx(persen, rel=1e-12) if persen != "" else ""
    )
    assert kinerja.LKJ_TREN(lama, baru) == tren


def test_finished_and_late() -> None:
    """100 is finished; late is past its date and not finished."""
    capaian, tw = [[100.0], [99.99], [None], [120.0]], [["I"], ["I"], ["II"], ["ii"]]

    assert kinerja.LKJ_SELESAI(capaian) == 2
    assert kinerja.LKJ_SELESAI(capaian, "II", tw) == 1
    assert kinerja.LKJ_SELESAI(capaian, "II", tw[:2]) == "#VALUE!"
    assert kinerja.LKJ_TERLAMBAT(datetime(2025, 1, 14, tzinfo=UTC), 45672.0, "belum") == "terlambat"
    assert kinerja.LKJ_TERLAMBAT(date(2025, 1, 15), 45672.0, None) == ""
    assert kinerja.LKJ_TERLAMBAT(45000.0, 45672.0, "Selesai") == ""
    assert kinerja.LKJ_TERLAMBAT(None, 45672.0) == ""
    assert kinerja.LKJ_TERLAMBAT("besok", 45672.0) == "#VALUE!"
    assert kinerja.LKJ_TERLAMBAT(45000.0, 45672.0, "batal") == "#VALUE!"


@pytest.mark.parametrize(("masukan", "hasil"), load_kasus("anggaran", "persen"))
def test_serapan_of_the_agreed_cases(masukan: dict[str, str], hasil: str) -> None:
    """The agreed percentages of the budget hold in a cell as well."""
    serapan = anggaran.LKJ_SERAPAN(sel(masukan["bagian"]), sel(masukan["seluruh"]))

    assert LKJ_BULATKAN(serapan) == tampil(hasil)


def test_serapan_and_sisa_of_columns() -> None:
    """Sums of both; a row with only one of the two leaves no value; a key picks rows."""
    pagu, realisasi = [[100.0], [None], [300.0]], [[50.0], [None], [250.0]]
    kode = [["S1"], ["S1"], ["S2"]]

    assert anggaran.LKJ_SERAPAN(realisasi, pagu) == 75
    assert anggaran.LKJ_SISA(pagu, realisasi) == 100
    assert anggaran.LKJ_SERAPAN(realisasi, pagu, "s1", kode) == 50
    assert anggaran.LKJ_SISA(pagu, realisasi, "S2", kode) == 50
    assert anggaran.LKJ_SERAPAN([[50.0], [1.0], [250.0]], pagu) == ""
    assert anggaran.LKJ_SISA(pagu, [[50.0], [1.0], [250.0]]) == ""
    assert anggaran.LKJ_SERAPAN(realisasi, pagu[:2]) == "#VALUE!"
    assert anggaran.LKJ_SERAPAN(5.0, 0.0) == ""


def test_money_and_people() -> None:
    """Efficiency from print, revenue of an akun, staff of a grouping."""
    daftar = [["golongan"], ["golongan"], ["jabatan"]]

    assert anggaran.LKJ_EFISIENSI(98.385, 94.894) == 3.5
    assert anggaran.LKJ_EFISIENSI("", 94.894) == ""
    assert anggaran.LKJ_PNBP(None, 200.0, 50.0) == 150
    assert anggaran.LKJ_PNBP(None, None, 50.0) == ""
    assert (
        anggaran.LKJ_PEGAWAI(
            "golongan",
            daftar,
            [[5.0], [1.0], [9.0]],
            [[4.0], [None], [None]],
            [[99.0], [4.0], [None]],
        )
        == 13
    )
    assert anggaran.LKJ_PEGAWAI("seksi", daftar, [[1.0]] * 3, [[1.0]] * 3, [[1.0]] * 3) == ""
    assert kinerja.LKJ_PILIH_REVISI(100.0, 0.0) == 0
    assert kinerja.LKJ_PILIH_REVISI(100.0, "") == 100


def test_text_of_figures() -> None:
    """As the report prints them; text that would be a formula stays text."""
    assert teks.LKJ_ANGKA(1234.565) == "1.234,57"
    assert teks.LKJ_ANGKA(1234.5, 0.0) == "1.235"
    assert teks.LKJ_RUPIAH(11097189000.0) == "Rp 11.097.189.000"
    assert teks.LKJ_PERSEN(99.18) == "99,18%"
    assert teks.LKJ_TANGGAL(datetime(2025, 1, 15, tzinfo=UTC)) == "15 Januari 2025"
    assert teks.LKJ_TERBILANG(11.0) == "sebelas"
    assert teks.LKJ_TERBILANG(1e18) == "#VALUE!"
    assert teks.LKJ_DERET([["A"], [None], ["B"], [51.0]]) == "A, B, dan 51"
    assert teks.LKJ_RUPIAH(None) == teks.LKJ_TANGGAL("") == ""
