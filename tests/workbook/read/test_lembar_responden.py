"""Sheet Responden: answers are counted by header, and what does not fit is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from lkjip_xl.errors import Problem, Tingkat
from lkjip_xl.workbook import layout
from lkjip_xl.workbook.layout import Isi
from lkjip_xl.workbook.read.grid import MemoryGrid, TabelGrid
from lkjip_xl.workbook.read.reader import Bacaan, read_buku

SKM = {"kode": "IKM", "populasi": 240}
UNSUR = [{"kode": "U1", "unsur": "Persyaratan"}, {"kode": "U2", "unsur": "Prosedur"}]
JAWABAN: list[Mapping[str, Any]] = [{"u1": 4, "u2": 3}, {"u1": 3}, {}, {"no": "4", "u2": 1}]
ISI: Isi = {
    "tblProfil": [{"kode": "TAHUN", "isian": 2024}],
    "tblSKM": [SKM],
    "tblSKMUnsur": UNSUR,
    "tblResponden": JAWABAN,
}


def baca(isi: Isi, jawaban: TabelGrid | None = None) -> Bacaan:
    """The book as read; `jawaban` takes the place of its table of answers."""
    grid = layout.build_grid(isi, layout.build_letak(isi))
    tabel = {nama: grid.read_tabel(nama) for nama in grid.daftar_tabel}
    if jawaban is not None:
        tabel["tblResponden"] = jawaban
    return read_buku(MemoryGrid(list(tabel.values())))


def tabel_jawaban(isi: Isi = ISI) -> TabelGrid:
    """The table of answers of a book in memory."""
    return layout.build_grid(isi, layout.build_letak(isi)).read_tabel("tblResponden")


def tambah_kolom(posisi: int, header: str, isi: Sequence[Any]) -> TabelGrid:
    """The table of answers with a column that staff inserted."""
    tabel = tabel_jawaban()
    isi_kolom = [*isi, *[None] * (len(tabel.isi) - len(isi))]
    return replace(
        tabel,
        header=(*tabel.header[:posisi], header, *tabel.header[posisi:]),
        isi=[
            [*baris[:posisi], satu, *baris[posisi:]]
            for baris, satu in zip(tabel.isi, isi_kolom, strict=True)
        ],
    )


def cari(bacaan: Bacaan, *kode: str) -> list[Problem]:
    """Problems with these codes."""
    return [problem for problem in bacaan.problems if problem.kode in kode]


def test_answers_are_counted_by_the_kode_of_their_unsur() -> None:
    """Sums and counts are exact; empty cells count nowhere, nor do rows without answers."""
    bacaan = baca(ISI)

    (skm,) = bacaan.data.skm
    assert [(u.kode, u.unsur, u.jumlah, u.banyak) for u in skm.unsur] == [
        ("U1", "Persyaratan", 7, 2),
        ("U2", "Prosedur", 4, 2),
    ]
    assert skm.responden.isi == 3
    assert skm.responden.asal == "Responden!tblResponden"
    assert skm.populasi.isi == Decimal(240)
    assert skm.bobot.isi is None
    assert not bacaan.baris["tblResponden"]
    assert cari(bacaan, "B-24", "B-25", "B-40") == []


@pytest.mark.parametrize(
    ("isi", "banyak"),
    [
        ({**ISI, "tblResponden": []}, 1),
        ({**ISI, "tblResponden": [], "tblSKM": [{"kode": "IKM"}]}, 0),
        ({**ISI, "tblResponden": [], "tblSKM": []}, 0),
        ({**ISI, "tblSKM": []}, 0),
    ],
)
def test_survey_exists_with_a_kode_and_answers_or_populasi(isi: Isi, banyak: int) -> None:
    """Populasi alone is enough: the sample size is asked for before the survey."""
    data = baca(isi).data

    assert len(data.skm) == banyak
    assert all(skm.responden.isi is None for skm in data.skm)


def test_answers_without_kode_are_told() -> None:
    """Answers that would be left out are no silence."""
    (problem,) = cari(baca({**ISI, "tblSKM": []}), "B-24")

    assert problem.tingkat is Tingkat.PERINGATAN
    assert "tblSKM" in problem.perbaikan


def test_wrong_answers_are_told_with_their_cell() -> None:
    """An answer of 5 and a text are in no sum; the first cell of each column is named."""
    jawaban = [{"u1": 5, "u2": 1}, {"u1": 4, "u2": "3"}]
    tabel = tabel_jawaban({**ISI, "tblResponden": jawaban})
    bacaan = baca({**ISI, "tblResponden": jawaban})

    problems = cari(bacaan, "B-40")

    assert [p.cell for p in problems] == [tabel.alamat(0, 2), tabel.alamat(1, 3)]
    assert {p.tingkat for p in problems} == {Tingkat.GALAT}
    assert [u.jumlah for u in bacaan.data.skm[0].unsur] == [4, 1]


def test_column_that_staff_insert_is_counted() -> None:
    """A column before Saran whose header is the kode of an unsur counts as one of ours."""
    isi = {**ISI, "tblSKMUnsur": [*UNSUR, {"kode": "U10", "unsur": "Integritas"}]}

    bacaan = baca(isi, tambah_kolom(11, "u10", [2, 4]))

    assert bacaan.data.skm[0].unsur[2].jumlah == 6
    assert cari(bacaan, "B-25") == []


def test_column_that_the_formulas_miss_is_counted_and_told() -> None:
    """Right of Saran the reader still counts, and says how to make the sheet agree."""
    isi = {**ISI, "tblSKMUnsur": [*UNSUR, {"kode": "U10", "unsur": "Integritas"}]}

    bacaan = baca(isi, tambah_kolom(12, "U10", [2, 4]))

    assert bacaan.data.skm[0].unsur[2].jumlah == 6
    assert ["pindahkan" in p.perbaikan for p in cari(bacaan, "B-25")] == [True]


def test_unsur_without_column_and_column_without_unsur_are_told() -> None:
    """Nothing drops out in silence: neither an unsur nor the answers of one."""
    isi: Isi = {
        **ISI,
        "tblSKMUnsur": [UNSUR[0], {"kode": "U77", "unsur": "Tanpa kolom"}],
    }

    bacaan = baca(isi)

    assert [p.pesan.split('"')[1] for p in cari(bacaan, "B-25")] == ["U77", "U2"]
    assert [u.banyak for u in bacaan.data.skm[0].unsur] == [2, 0]


def test_missing_column_of_answers_is_no_galat() -> None:
    """An office with fewer unsur may delete what it does not ask."""
    tabel = tabel_jawaban()
    tanpa = replace(tabel, header=tabel.header[:-2], isi=[list(baris)[:-2] for baris in tabel.isi])

    bacaan = baca(ISI, tanpa)

    assert {p.tingkat for p in cari(bacaan, "B-07")} == {Tingkat.PERINGATAN}
    assert bacaan.data.skm[0].responden.isi == 3


def test_row_under_the_table_is_told() -> None:
    """Answers that the table did not take in would be lost."""
    bawah = replace(tabel_jawaban(), di_bawah=[None, None, 4, 4])

    (problem,) = cari(baca(ISI, bawah), "B-23")

    assert problem.sheet == "Responden"


def test_kode_of_another_survey_is_refused_once() -> None:
    """Two surveys cannot feed one indikator; no second message says that the kode is missing."""
    isi: Isi = {**ISI, "tblIKM": [{"kode": "IKM", "responden_minimum": 30}]}

    bacaan = baca(isi)

    assert len(cari(bacaan, "B-17")) == 1
    assert cari(bacaan, "B-24") == []
    assert bacaan.data.skm == ()


def test_few_and_many_respondents_are_counted_alike() -> None:
    """Small tables are counted another way than large ones; the sums are in proportion."""
    asal = tabel_jawaban()
    kali = 20_000 // len(asal.isi) + 1

    sedikit = baca(ISI, asal).data.skm[0]
    banyak = baca(ISI, replace(asal, isi=list(asal.isi) * kali)).data.skm[0]

    assert banyak.responden.isi == (sedikit.responden.isi or 0) * kali
    assert [(u.kode, u.jumlah, u.banyak) for u in banyak.unsur] == [
        (u.kode, u.jumlah * kali, u.banyak * kali) for u in sedikit.unsur
    ]
    assert any(u.banyak for u in sedikit.unsur)
