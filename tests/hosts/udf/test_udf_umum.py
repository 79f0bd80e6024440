"""UDFs of every sheet, called as cells call them: one cell, a range, blanks, errors, words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from lkjip_xl.hosts.udf.umum import (
    LKJ_BANYAK,
    LKJ_BANYAK_BILA,
    LKJ_BILA,
    LKJ_BILA_ADA,
    LKJ_BULATKAN,
    LKJ_CARI,
    LKJ_CARI2,
    LKJ_JUMLAH,
    LKJ_JUMLAH_BILA,
    LKJ_JUMLAH_KALI,
    LKJ_JUMLAH_LENGKAP,
    LKJ_PERTAMA,
    LKJ_RATA,
    LKJ_RATA_BILA,
    LKJ_SELISIH,
    LKJ_TAHUN_LALU,
)

KODE = [["IKM"], ["IPK"], ["  iki "], [None]]
NILAI = [[3.25], [None], [3.5], [9.0]]


@pytest.mark.parametrize(
    ("kunci", "hasil"),
    [
        ("IKM", 3.25),
        (" ikm", 3.25),
        ("IKI", 3.5),
        ("IPK", ""),
        ("TAK", ""),
        (None, ""),
        ("", ""),
        ([["IKM"]], 3.25),
        ("#N/A", "#N/A"),
        ([["IKM"], ["IPK"]], "#VALUE!"),
    ],
)
def test_cari_finds_the_row_whatever_the_case(kunci: object, hasil: object) -> None:
    """The row of a kode; nothing for a row that is not there, or whose cell is empty."""
    assert LKJ_CARI(kunci, KODE, NILAI) == hasil


def test_cari_tells_a_number_from_a_text_of_digits_no_more_than_staff_do() -> None:
    """Kode 51 is the same typed as number and as text; a date comes back as Excel's number."""
    assert LKJ_CARI(51.0, [["51"], ["52"]], [["Pegawai"], ["Barang "]]) == "Pegawai"
    assert LKJ_CARI("52", [[51.0], [52.0]], [["Pegawai"], ["Barang "]]) == "Barang"
    assert LKJ_CARI("A", "A", datetime(2025, 1, 15, tzinfo=UTC)) == 45672


def test_cari_refuses_columns_of_different_length() -> None:
    """A list of kode beside a shorter list of values is an error, not a guess."""
    assert LKJ_CARI("IKM", KODE, NILAI[:2]) == "#VALUE!"


def test_cari2_needs_both_keys() -> None:
    """Kode and year together name the row; an empty one finds nothing."""
    kode, tahun = [["A"], ["A"], ["B"]], [[2023.0], [2024.0], [2024.0]]
    nilai = [[1.0], [2.0], [3.0]]

    assert LKJ_CARI2("a", 2024.0, kode, tahun, nilai) == 2
    assert LKJ_CARI2("B", 2023.0, kode, tahun, nilai) == ""
    assert LKJ_CARI2("B", None, kode, tahun, nilai) == ""
    assert LKJ_CARI2("B", 2024.0, kode, tahun[:2], nilai) == "#VALUE!"


def test_mean_and_sum_leave_out_blanks_and_refuse_words() -> None:
    """Empty cells and empty texts do not count, 0 does; without any number there is no value."""
    daerah = [[3.0, ""], [None, 0.0], [" ", 6]]

    assert LKJ_RATA(daerah) == 3
    assert LKJ_JUMLAH(daerah) == 9
    assert LKJ_JUMLAH(7.5) == 7.5
    assert LKJ_RATA([[None], [""]]) == LKJ_JUMLAH(None) == ""
    assert LKJ_JUMLAH([[1.0], ["dua"]]) == "#VALUE!"
    assert LKJ_JUMLAH([[1.0], [True]]) == "#VALUE!"


def test_sums_are_exact() -> None:
    """Ten tenths are 1: cells are read by what they show."""
    assert LKJ_JUMLAH([[0.1]] * 10) == 1.0
    assert LKJ_BULATKAN(LKJ_JUMLAH([[1.1], [2.2], [0.585]]), 2.0) == 3.89


def test_sum_and_mean_of_the_rows_of_one_key() -> None:
    """Only rows with the key count; several columns are summed together."""
    kunci = [["a"], ["b"], ["A"], [None]]

    assert LKJ_JUMLAH_BILA("A", kunci, [[1.0], [2.0], [None], [8.0]]) == 1
    assert LKJ_JUMLAH_BILA("A", kunci, [[1.0, 2.0], [4.0, 4.0], [None, 3.0], [8.0, 8.0]]) == 6
    assert LKJ_RATA_BILA("A", kunci, [[1.0], [2.0], [4.0], [8.0]]) == 2.5
    assert LKJ_RATA_BILA("C", kunci, NILAI) == ""
    assert LKJ_JUMLAH_BILA(None, kunci, NILAI) == ""
    assert LKJ_JUMLAH_BILA("A", kunci[:2], NILAI) == "#VALUE!"


def test_a_total_waits_for_every_row_with_a_kode() -> None:
    """A source without realisasi leaves the total without one; a spare row does not."""
    assert LKJ_JUMLAH_LENGKAP([[5.0], [6.0], [None]], [["RM"], ["PNBP"], [None]]) == 11
    assert LKJ_JUMLAH_LENGKAP([[5.0], [None], [None]], [["RM"], ["PNBP"], [None]]) == ""


def test_products_are_summed_pair_by_pair() -> None:
    """A month without value or respondents drops out."""
    assert LKJ_JUMLAH_KALI([[3.9, None, 4.0]], [[10.0, 99.0, None]]) == 39
    assert LKJ_JUMLAH_KALI([[3.9, 4.0]], [[10.0]]) == "#VALUE!"


def test_counting_of_rows_and_words() -> None:
    """A row counts once however many of its cells are filled; words count whatever their case."""
    assert LKJ_BANYAK([["a", "b"], [None, 0.0], [None, " "]]) == 2
    assert LKJ_BANYAK([[None], [""]]) == ""
    assert LKJ_BANYAK_BILA("Tercapai", [["tercapai"], ["belum tercapai"], ["TERCAPAI "]]) == 2
    assert LKJ_BANYAK_BILA("tercapai", [[None]]) == 0
    assert LKJ_BANYAK_BILA(None, [[None]]) == ""


def test_choices() -> None:
    """What depends on a word, on something being there, or on what comes first."""
    assert LKJ_BILA("Indikator", "indikator", 1.0, 2.0) == 1
    assert LKJ_BILA(None, "indikator", 1.0, 2.0) == 2
    assert LKJ_BILA("sasaran", "indikator", 1.0) == ""
    assert LKJ_BILA_ADA([[None], ["G1"]], 1.0, 2.0) == 1
    assert LKJ_BILA_ADA([[None], [" "]], 1.0, 2.0) == 2
    assert LKJ_BILA_ADA(0.0, 1.0, 2.0) == 1
    assert LKJ_PERTAMA(None, "", [[None], [0.0]], 5.0) == 0
    assert LKJ_PERTAMA(None) == ""


@pytest.mark.parametrize(
    ("angka", "desimal", "hasil"),
    [
        (2.675, None, 2.68),
        (-49.775, None, -49.78),
        (12.5, 0.0, 13),
        (None, None, ""),
        ("3,25", None, "#VALUE!"),
        (1.5, -1.0, "#VALUE!"),
        (1.5, 0.5, "#VALUE!"),
        (float("inf"), None, "#VALUE!"),
    ],
)
def test_rounding_is_half_up_on_what_the_cell_shows(
    angka: object, desimal: object, hasil: object
) -> None:
    """2,675 becomes 2,68, as on paper."""
    assert LKJ_BULATKAN(angka, desimal) == hasil


def test_difference_is_that_of_printed_figures() -> None:
    """Both are rounded first, so that the reader can check it."""
    assert LKJ_SELISIH(100.004, 100.0) == 0
    assert LKJ_SELISIH(None, 100.0) == ""


def test_year_before() -> None:
    """A whole number less one."""
    assert LKJ_TAHUN_LALU(2024.0) == 2023
    assert LKJ_TAHUN_LALU(None) == ""
    assert LKJ_TAHUN_LALU(2024.5) == "#VALUE!"
