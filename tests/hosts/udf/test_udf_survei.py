"""UDFs of surveys and of budget performance, called as cells call them."""

from __future__ import annotations

from typing import Any

import pytest

from lkjip_xl.hosts.udf import nka, skm, survei
from lkjip_xl.hosts.udf.nka import LKJ_BOBOT, LKJ_IKPA
from lkjip_xl.hosts.udf.survei import LKJ_IPK, LKJ_MUTU
from tests.domain.builders import angka, load_kasus

RESPONDEN = [[36.0, 12.0, None, 0.0, *[30.0] * 8]]
JUDUL = [["No", "U1", "U2", "Saran"]]
JAWABAN = [["1", 4.0, 3.0, "baik"], ["2", None, 2.0, None], ["3", None, None, "=1+1"]]
GANTI_JUDUL = [["Aturan", "Dasar", "Catatan", "Kode", "Tahun", "Nilai"]]
GANTI = [
    ["nka", "KMK contoh", None, "SMART", 2023.0, 50.0],
    ["nka", "KMK contoh", None, "IKPA", 2023.0, 50.0],
    ["ikpa", "  ", None, "OUTPUT", 2024.0, 99.0],
    [None] * 6,
]


def test_month_and_year_values() -> None:
    """The mean of the unsur, the mean of the months by respondents; empty months drop out."""
    assert survei.LKJ_IKM_BULAN([[3.91], [3.92], [None]], 30.0) == 3.92
    assert survei.LKJ_IKM_BULAN([[3.91]], 0.0) == ""
    assert survei.LKJ_IKM_BULAN([[3.91]], None) == ""
    assert survei.LKJ_TERTIMBANG([[4.0, "", 3.0]], [[1.0, 9.0, 1.0]]) == 3.5
    assert survei.LKJ_TERTIMBANG([[4.0]], [[0.0]]) == ""
    assert survei.LKJ_TERTIMBANG([[4.0, 3.0]], [[1.0]]) == "#VALUE!"
    assert survei.LKJ_KONVERSI_IKM(3.91) == 97.75
    assert survei.LKJ_IKI(97.53) == 3.9
    assert survei.LKJ_IKI("") == ""


@pytest.mark.parametrize(
    ("nilai", "mutu", "kinerja"),
    [
        (88.31, "A", "Sangat Baik"),
        (88.304, "B", "Baik"),
        (3.91, "A", "Sangat Baik"),
        (2.6, "C", "Kurang Baik"),
        (1.0, "D", "Tidak Baik"),
        (0.5, "", ""),
        (24.0, "", ""),
        (None, "", ""),
        ("A", "#VALUE!", "#VALUE!"),
    ],
)
def test_mutu_knows_both_scales(nilai: object, mutu: str, kinerja: str) -> None:
    """A value up to 4 stands on 1-4, a larger one on 25-100."""
    assert LKJ_MUTU(nilai, 2024.0) == LKJ_MUTU(nilai) == mutu
    assert LKJ_MUTU(nilai, 2024.0, "Kinerja") == kinerja


def test_a_year_before_the_regulation_is_not_available() -> None:
    """There were no classes then: #N/A; an unknown word is #VALUE!."""
    assert LKJ_MUTU(3.91, 1990.0) == "#N/A"
    assert LKJ_MUTU(3.91, 2024.0, "huruf") == "#VALUE!"


def test_months_and_unsur_that_need_a_look() -> None:
    """Months below the minimum by name, 0 among them; unsur below the mean by name or kode."""
    assert survei.LKJ_BULAN_KURANG(RESPONDEN, 30.0) == "Feb, Apr"
    assert survei.LKJ_BULAN_KURANG(RESPONDEN, None) == ""
    assert survei.LKJ_BULAN_KURANG([[1.0, 2.0]], 30.0) == "#VALUE!"
    assert survei.LKJ_DI_BAWAH(3.8, 3.91) == "ya"
    assert survei.LKJ_DI_BAWAH(3.91, 3.91) == "tidak"
    assert survei.LKJ_DI_BAWAH("", 3.91) == ""
    assert survei.LKJ_SEBUT_DI_BAWAH(
        3.5, [[3.4], [3.6], [3.0], [None]], [["Biaya"], ["Waktu"], [None], [None]],
        [["U1"], ["U2"], ["U3"], [None]],
    ) == "Biaya, U3"  # fmt: skip


@pytest.mark.parametrize(
    ("isi", "hasil"),
    [
        ((3.36, 1.0, 4.0, 8.0), 3.93),
        ((3.36, 1.0, 4.0, 0.0), 3.36),
        ((3.36, 1.0, None, None), 3.36),
        ((3.36, 1.0, None, 8.0), ""),
        ((3.36, None, 4.0, 8.0), ""),
        ((None, None, None, None), ""),
        ((3.36, 1.0, "", "", [["internal"], [None]]), 3.36),
        ((3.36, 1.0, "", "", [["internal"], ["Eksternal"]]), ""),
        ((3.36, 1.0, 4.0, 8.0, [["luar"]]), "#VALUE!"),
    ],
)
def test_ipk_waits_for_every_side_that_is_surveyed(isi: tuple[Any, ...], hasil: object) -> None:
    """A side alone would be another index; one with 0 respondents takes no part."""
    assert LKJ_IPK(*isi) == hasil


def test_sides_of_the_ipk() -> None:
    """Weights times values of the side's unsur; answers on 1-5 are scaled."""
    sisi, bobot = [["internal"], ["Internal"], ["eksternal"]], [[60.0], [40.0], [100.0]]

    assert survei.LKJ_IPK_SISI("internal", sisi, bobot, [[4.0], [2.0], [None]]) == 3.2
    assert survei.LKJ_IPK_SISI("internal", sisi, bobot, [[5.0], [5.0], [1.0]], 5.0) == 4
    assert survei.LKJ_IPK_SISI("eksternal", sisi, bobot, [[4.0], [2.0], [None]]) == ""
    assert survei.LKJ_IPK_UNSUR(20.0, 0.0) == 0
    assert survei.LKJ_IPK_UNSUR(20.0, 3.0, -4.0) == "#VALUE!"


def test_raw_answers_are_counted_by_the_header_of_their_column() -> None:
    """Empty answers count nowhere; other columns are not looked at; only 1 to 4 are answers."""
    assert skm.LKJ_JAWABAN("u2", JUDUL, JAWABAN, "jumlah") == 5
    assert skm.LKJ_JAWABAN("U2", JUDUL, JAWABAN, "banyak") == 2
    assert skm.LKJ_JAWABAN("U9", JUDUL, JAWABAN, "banyak") == ""
    assert skm.LKJ_RESPONDEN(JUDUL, JAWABAN, [["U1"], ["U2"]]) == 2
    assert skm.LKJ_RESPONDEN(JUDUL, JAWABAN[2:], [["U1"], ["U2"]]) == ""
    assert skm.LKJ_JAWABAN("U1", JUDUL, [["1", 5.0, 1.0, ""]], "jumlah") == "#VALUE!"
    assert skm.LKJ_JAWABAN("U1", JUDUL, [["1", "4", 1.0, ""]], "jumlah") == "#VALUE!"
    assert skm.LKJ_JAWABAN("U1", JUDUL[0][:2], JAWABAN, "jumlah") == "#VALUE!"


def test_ikm_of_the_printed_sums() -> None:
    """29 respondents: 91,48; a fixed weight needs every unsur."""
    jumlah = [[n] for n in (105.0, 101.0, 100.0, 116.0, 102.0, 105.0, 106.0, 105.0, 115.0)]
    banyak, kode = [[29.0]] * 9, [[f"U{n}"] for n in range(1, 10)]
    kurang = [["U"], *kode]

    assert skm.LKJ_SKM(jumlah, banyak, kode) == 91.48
    assert skm.LKJ_SKM(jumlah, banyak, kode, "", "rata-rata") == 3.66
    assert skm.LKJ_SKM(jumlah, banyak, kode, 0.111) == 91.38
    assert skm.LKJ_SKM([[None], *jumlah], [[None], *banyak], kurang) == 91.48
    assert skm.LKJ_SKM([[None], *jumlah], [[None], *banyak], kurang, 0.111) == ""
    assert skm.LKJ_SKM([[500.0]], [[29.0]], [["U1"]]) == "#VALUE!"
    assert skm.LKJ_SKM(jumlah, banyak[:3], kode) == "#VALUE!"


def test_ikm_is_exact_at_the_half() -> None:
    """Nine means of 3,875 give 96,875, which is 96,88 on paper."""
    assert skm.LKJ_SKM([[31.0]] * 9, [[8.0]] * 9, [[f"U{n}"] for n in range(9)]) == 96.88


def test_scale_and_size_of_a_survey() -> None:
    """The index on the scale of the target; Krejcie-Morgan."""
    assert skm.LKJ_SKALA_SKM(3.25, 3.66, 91.48) == 3.66
    assert skm.LKJ_SKALA_SKM(88.0, 3.66, 91.48) == 91.48
    assert skm.LKJ_SKALA_SKM(None, 3.66, 91.48) == 91.48
    assert skm.LKJ_NRR(105.0, 0.0) == ""
    assert [skm.LKJ_UKURAN_SAMPEL(n) for n in (240.0, 1000.0, 1.0, 0.0)] == [148, 278, 1, ""]


@pytest.mark.parametrize(("masukan", "hasil"), load_kasus("sampel", "sampel"))
def test_size_of_the_agreed_cases(masukan: str, hasil: str) -> None:
    """The cases that planners agreed on hold in a cell as well."""
    populasi, ukuran = angka(masukan), hasil.replace(".", "")

    assert skm.LKJ_UKURAN_SAMPEL(None if populasi is None else float(populasi)) == (
        float(ukuran) if ukuran.isdigit() else ""
    )


def test_weights_of_the_year_and_the_office() -> None:
    """The regulation of the year; the office's own value where it has a basis."""
    assert LKJ_BOBOT("IKPA", "output", 2024.0) == 25
    assert LKJ_BOBOT("ikpa", "LPJ", 2024.0) == ""
    assert LKJ_BOBOT("ikpa", "OUTPUT", 2019.0) == ""
    assert LKJ_BOBOT("ikpa", "OUTPUT", None) == ""
    assert LKJ_BOBOT("sakip", "OUTPUT", 2024.0) == "#VALUE!"
    assert LKJ_BOBOT("nka", "SMART", 2023.0, GANTI_JUDUL, GANTI) == 50
    assert LKJ_BOBOT("ikpa", "OUTPUT", 2024.0, GANTI_JUDUL, GANTI) == 25
    assert LKJ_BOBOT("nka", "SMART", 2023.0, [["Aturan", "Kode"]], GANTI) == "#VALUE!"


KODE = ["REVISI", "DEVIASI", "PENYERAPAN", "KONTRAK", "TAGIHAN", "UP_TUP", "OUTPUT"]
NILAI = [[n] for n in (100.0, 87.2, 84.9, 96.0, 100.0, 100.0, 65.0)]


def test_ikpa_of_2024() -> None:
    """85,91 as published; the deduction as typed, else by permil; a typed total without parts."""
    kode, tahun = [[k] for k in KODE], [[2024.0]] * 7

    assert LKJ_IKPA(2024.0, tahun, kode, NILAI) == 85.91
    assert LKJ_IKPA(2024.0, tahun, kode, NILAI, 0.5) == 85.41
    assert LKJ_IKPA(2024.0, tahun, kode, NILAI, None, 0.05) == 85.66
    assert LKJ_IKPA(2024.0, tahun, kode, NILAI, 0.0, 80.0) == 85.91
    assert LKJ_IKPA(2023.0, tahun, kode, NILAI, None, None, 98.355) == 98.36
    assert LKJ_IKPA(2019.0, tahun, kode, NILAI, None, None, 98.355) == ""
    assert LKJ_IKPA(2024.0, tahun, kode[:3], NILAI) == "#VALUE!"
    assert nka.LKJ_IKPA_KONVERSI(2024.0, tahun, kode, [*NILAI[:6], [None]]) == 75
    assert nka.LKJ_IKPA_ASPEK("perencanaan", 2024.0, tahun, kode, NILAI) == 93.6
    assert nka.LKJ_IKPA_ASPEK("perencanaan", 2021.0, [[2021.0]] * 7, kode, NILAI) == ""
    assert nka.LKJ_IKPA_ASPEK("lain", 2024.0, tahun, kode, NILAI) == "#VALUE!"


def test_smart_perencanaan_nka() -> None:
    """The published totals; a missing component leaves the typed total, or nothing."""
    assert nka.LKJ_SMART(2022.0, 100.0, 99.24, 98.32, 97.35) == 99.22
    assert nka.LKJ_SMART(2022.0, 100.0, None, 98.32, 97.35) == ""
    assert nka.LKJ_SMART(2022.0, 100.0, None, 98.32, 97.35, 88.885) == 88.89
    assert nka.LKJ_SMART(2024.0, 100.0, 99.24, 98.32, 97.35) == ""
    assert nka.LKJ_PERENCANAAN(2024.0, 88.82, 83.33, 0.0) == 74.95
    assert nka.LKJ_NKA(2024.0, None, 85.91, 74.95) == 80.43
    assert nka.LKJ_NKA(2023.0, 98.36, 95.69, None) == 97.29
    assert nka.LKJ_NKA(2023.0, 98.36, 95.69, None, None, GANTI_JUDUL, GANTI) == 97.03
    assert [nka.LKJ_NILAI_EFISIENSI(e) for e in (4.8, -0.09, 25.0, -30.0, None)] == [
        62, 49.775, 100, 0, ""
    ]  # fmt: skip
    assert nka.LKJ_NILAI_EFISIENSI(4.8, 2024.0) == ""


def test_categories_of_the_year() -> None:
    """Above 90 for the NKA, from 95 for the IKPA."""
    assert nka.LKJ_KATEGORI(90.0, 2023.0) == "Baik"
    assert nka.LKJ_KATEGORI(95.0, 2023.0, "ikpa") == "Sangat Baik"
    assert nka.LKJ_KATEGORI(90.01, 2023.0, "NKA") == "Sangat Baik"
    assert nka.LKJ_KATEGORI("", 2023.0) == ""
    assert nka.LKJ_KATEGORI(90.0, None) == ""
    assert nka.LKJ_NILAI_AKHIR(0.0, 25.0) == 0
    assert nka.LKJ_NILAI_AKHIR(None, 25.0) == ""
