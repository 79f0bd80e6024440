"""Raw respondents: every answer is counted once, and what is no answer is reported."""

from __future__ import annotations

import math
import subprocess
import sys
import tracemalloc
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_xl.domain.skm import JawabanUnsur
from lkjip_xl.errors import Tingkat
from lkjip_xl.workbook.read.responden import HitunganResponden, TempatTabel, count_jawaban

UNSUR = {"U1": "Persyaratan", "U2": "Biaya/Tarif", "U3": "Waktu Penyelesaian"}
KOSONG = (None, math.nan, pd.NA, pd.NaT, "", "   ")
SAH = (1, 2, 3, 4, 1.0, 2.0, 3.0, 4.0, np.float64(3), np.int64(2))
TIDAK_SAH = (0, 5, -1, 2.5, 4.0000001, math.inf, -math.inf, 10**30, 1e300)
BUKAN_ANGKA = ("puas", "3", "2,5", "#N/A", True, np.True_, False, datetime(2024, 1, 3))  # noqa: DTZ001 - a cell has no zone
SEMUA = (*KOSONG, *SAH, *TIDAK_SAH, *BUKAN_ANGKA)


def build_tabel(*baris: Sequence[Any]) -> pd.DataFrame:
    """Cells as a reader hands them over: of any kind, not yet converted."""
    return pd.DataFrame([list(satu) for satu in baris], columns=list(UNSUR), dtype=object)


def count_lugu(
    baris: Sequence[Sequence[Any]],
) -> tuple[list[tuple[int, int]], int, list[list[int]]]:
    """Sums and counts, respondents and wrong rows, cell by cell."""
    hitungan, salah, responden = [[0, 0] for _ in UNSUR], [[] for _ in UNSUR], 0
    for nomor, satu in enumerate(baris):
        is_menjawab = False
        for kolom, isi in enumerate(satu):
            if isi is None or isi is pd.NA or isi is pd.NaT or isi != isi:
                continue
            if isinstance(isi, str) and isi.strip() == "":
                continue
            if isinstance(isi, str | bool | np.bool_ | datetime) or isi not in (1, 2, 3, 4):
                salah[kolom].append(nomor)
                continue
            hitungan[kolom][0] += int(isi)
            hitungan[kolom][1] += 1
            is_menjawab = True
        responden += is_menjawab
    return [(j, b) for j, b in hitungan], responden, salah


def sums_of(hitungan: HitunganResponden) -> list[tuple[int, int]]:
    """Sum and count of each unsur."""
    return [(satu.jumlah, satu.banyak) for satu in hitungan.unsur]


def test_answers_are_counted_by_unsur() -> None:
    """Each unsur has the sum and the number of its answers, as integers."""
    hitungan = count_jawaban(build_tabel([4, 3, 1], [2, None, ""], [math.nan, 4, 2]), UNSUR)

    assert hitungan == HitunganResponden(
        (
            JawabanUnsur("U1", "Persyaratan", 6, 2),
            JawabanUnsur("U2", "Biaya/Tarif", 7, 2),
            JawabanUnsur("U3", "Waktu Penyelesaian", 3, 2),
        ),
        3,
    )
    assert all(type(angka) is int for satu in sums_of(hitungan) for angka in satu)


def test_row_without_any_answer_is_no_respondent() -> None:
    """An empty row, and one that holds only what is no answer, is not counted."""
    tabel = build_tabel([None, "", math.nan], ["puas", None, None], [None, 3, None])

    assert count_jawaban(tabel, UNSUR).responden == 1


def test_wrong_answers_are_reported_once_per_column() -> None:
    """One galat per column, at its first wrong cell, with every wrong row and in no sum."""
    tabel = build_tabel([4, 1, 1], ["puas", 1, 1], [4, 1, 2.5], [5, 1, 1])

    hitungan = count_jawaban(tabel, UNSUR)

    pertama, kedua = hitungan.problems
    assert (pertama.kode, pertama.tingkat, pertama.tempat) == (
        "B-40",
        Tingkat.GALAT,
        "Responden!A3",
    )
    assert pertama.pesan == (
        '2 jawaban "Persyaratan" bukan angka 1, 2, 3, atau 4; yang pertama berisi teks "puas". '
        "Baris: 3, 5."
    )
    assert kedua.tempat == "Responden!C4"
    assert "berisi 2,5. Baris: 4." in kedua.pesan
    assert sums_of(hitungan) == [(8, 2), (4, 4), (3, 3)]


@pytest.mark.parametrize(
    ("isi", "sebutan"),
    [
        ("3", 'teks "3"'),
        ("x" * 41, f'teks "{"x" * 37}..."'),
        (True, '"True"'),
        (datetime(2024, 1, 3), "tanggal"),  # noqa: DTZ001 - a cell has no zone
        (0, "0"),
        (1e300, "angka yang tidak wajar"),
        (math.inf, "angka yang tidak wajar"),
    ],
)
def test_wrong_answer_is_named(isi: Any, sebutan: str) -> None:
    """The message shows what stands in the first wrong cell; a text "3" is no number."""
    (problem,) = count_jawaban(build_tabel([isi, 1, 1]), UNSUR).problems

    assert f"yang pertama berisi {sebutan}. Baris: 2." in problem.pesan


def test_long_list_of_wrong_rows_is_cut() -> None:
    """Twenty rows are named, the others counted."""
    tabel = pd.DataFrame(np.full((50_000, 3), 5.0), columns=list(UNSUR))

    pesan = count_jawaban(tabel, UNSUR).problems[0].pesan

    assert pesan.startswith("50000 jawaban")
    assert pesan.endswith(
        "Baris: 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, "
        "20, 21, dan 49980 baris lain."
    )


def test_place_follows_the_table() -> None:
    """The cell counts from where the table stands, over columns that are no unsur."""
    tabel = build_tabel([1, 1, 1], [1, 9, 1])
    tabel.insert(0, "Tanggal", "2024")

    (problem,) = count_jawaban(tabel, UNSUR, TempatTabel("Data", baris=5, kolom=26)).problems

    assert problem.tempat == "Data!AB6"


@pytest.mark.parametrize("jenis", ["int8", "int64", "uint8", "float32", "float64", "Int64", "str"])
def test_kind_of_column_changes_nothing(jenis: str) -> None:
    """Numbers count in whatever type they come; a column of texts is reported, not lost."""
    tabel = pd.DataFrame({kode: [1, 4, 3, 7] for kode in UNSUR}).astype(jenis)

    hitungan = count_jawaban(tabel, UNSUR)

    wajar = [(0, 0)] * 3 if jenis == "str" else [(8, 3)] * 3
    assert sums_of(hitungan) == wajar
    assert [satu.pesan[0] for satu in hitungan.problems] == ["4" if jenis == "str" else "1"] * 3


def test_truth_values_are_no_answers() -> None:
    """A column of BENAR and SALAH holds no answers, though True equals 1."""
    hitungan = count_jawaban(pd.DataFrame({kode: [True, False] for kode in UNSUR}), UNSUR)

    assert (hitungan.responden, len(hitungan.problems)) == (0, 3)


def test_index_of_the_table_changes_nothing() -> None:
    """Rows count by position, even when their labels repeat."""
    tabel = build_tabel([4, "puas", 1], ["", 3, True], [2, 2, 2])
    tabel.index = [7, 7, 0]

    hitungan = count_jawaban(tabel, UNSUR)

    assert sums_of(hitungan) == [(6, 2), (5, 2), (3, 2)]
    assert [satu.cell for satu in hitungan.problems] == ["B2", "C3"]


def test_million_like_table_is_counted_in_steps() -> None:
    """Answers and faults after the first step are counted and named like the others."""
    larik = np.tile([[1.0, 4.0, np.nan], [2.0, np.nan, np.nan]], (50_000, 1))
    larik[99_999, 2] = 6

    hitungan = count_jawaban(larik, UNSUR)

    assert sums_of(hitungan) == [(150_000, 100_000), (200_000, 50_000), (0, 0)]
    assert hitungan.responden == 100_000
    assert [satu.cell for satu in hitungan.problems] == ["C100001"]


def test_numbers_are_counted_without_copying_the_table() -> None:
    """The memory beside a table of numbers stays far below its own size."""
    larik = np.full((200_000, 3), 4.0)
    count_jawaban(larik, UNSUR)  # what is imported and cached stays out of the measure

    tracemalloc.start()
    count_jawaban(larik, UNSUR)
    _, puncak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert puncak < larik.nbytes / 4


@pytest.mark.parametrize(
    ("tabel", "pesan"),
    [
        ({"U1": [1], "U2": [1]}, "one column 'U3' is needed, found 0"),
        (pd.DataFrame([[1, 1, 1, 1]], columns=["U1", "U2", "U2", "U3"]), "found 2"),
        ({"U1": [1], "U2": [1, 2], "U3": [1]}, "lengths [1, 2]"),
        (np.ones((4, 2)), "3 columns are needed, found shape (4, 2)"),
    ],
)
def test_unusable_table_is_refused(tabel: Any, pesan: str) -> None:
    """A missing, doubled or short column is a mistake of the caller."""
    with pytest.raises(ValueError) as galat:  # noqa: PT011 - the message is compared below
        count_jawaban(tabel, UNSUR)

    assert pesan in str(galat.value)


def test_pandas_loads_only_when_answers_are_counted() -> None:
    """Importing the module does not cost the time of pandas."""
    perintah = "import lkjip_xl.workbook.read.responden, sys; sys.exit('pandas' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", perintah], check=False).returncode == 0


@settings(deadline=None)
@given(st.lists(st.tuples(*[st.sampled_from(SEMUA)] * len(UNSUR)), max_size=30))
def test_cells_of_any_kind_count_as_one_by_one(baris: list[tuple[Any, ...]]) -> None:
    """Counts, respondents and wrong rows are those of a plain loop over the cells."""
    hitungan = count_jawaban(build_tabel(*baris), UNSUR, TempatTabel(baris=1))

    jumlah, responden, salah = count_lugu(baris)
    assert (sums_of(hitungan), hitungan.responden) == (jumlah, responden)
    huruf = [(kolom, satu) for kolom, satu in zip("ABC", salah, strict=True) if satu]
    assert [satu.cell for satu in hitungan.problems] == [f"{k}{s[0] + 1}" for k, s in huruf]
    assert [int(satu.pesan.split()[0]) for satu in hitungan.problems] == [len(s) for _, s in huruf]


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(*[st.sampled_from((1.0, 2.0, 3.0, 4.0, math.nan, 0.0, 5.0, 2.5))] * len(UNSUR)),
        min_size=1,
        max_size=30,
    )
)
def test_numbers_count_alike_in_every_form(baris: list[tuple[float, ...]]) -> None:
    """An array, a DataFrame, columns by name and untyped cells all give the plain loop's counts."""
    larik = np.array(baris)
    kolom: Mapping[str, list[float]] = {
        kode: list(satu) for kode, satu in zip(UNSUR, zip(*baris, strict=True), strict=True)
    }
    bentuk = [larik, np.asfortranarray(larik), pd.DataFrame(kolom), kolom, build_tabel(*baris)]

    semua = [count_jawaban(satu, UNSUR) for satu in bentuk]

    jumlah, responden, _ = count_lugu(baris)
    assert (sums_of(semua[0]), semua[0].responden) == (jumlah, responden)
    assert semua == [semua[0]] * len(semua)


@settings(deadline=None)
@given(
    st.lists(st.tuples(*[st.sampled_from(SEMUA)] * len(UNSUR)), max_size=30),
    st.randoms(use_true_random=False),
)
def test_order_of_rows_never_matters(baris: list[tuple[Any, ...]], acak: Any) -> None:
    """Shuffled respondents give the same counts."""
    lain = list(baris)
    acak.shuffle(lain)

    hitungan, hitungan_lain = (count_jawaban(build_tabel(*satu), UNSUR) for satu in (baris, lain))

    assert hitungan.unsur == hitungan_lain.unsur
    assert hitungan.responden == hitungan_lain.responden
