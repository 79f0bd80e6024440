"""Rules over the surveys."""

from __future__ import annotations

from typing import Any

import pytest

from lkjip_xl.domain.rincian import SurveiSKM
from lkjip_xl.errors import Tingkat
from tests.checks.builders import find, find_satu
from tests.domain import builders as b
from tests.golden_domain import build_skm


def _ipk(*unsur: Any, **isi: Any) -> dict[str, Any]:
    return {"ipk": [b.survei_ipk(**isi)], "ipk_unsur": list(unsur)}


def test_weights_of_the_ipk_that_miss_100_stop_the_report() -> None:
    """Weights of 60 and 30 are refused, naming the sum and the side."""
    tabel = _ipk(
        b.unsur_ipk("I1", "internal", "60", "4"),
        b.unsur_ipk("I2", "internal", "30", "4"),
        b.unsur_ipk("E1", "eksternal", "100", "4"),
    )

    problem = find_satu("P-01", **tabel)

    assert problem.tingkat is Tingkat.GALAT
    assert problem.pesan == "Jumlah bobot unsur internal 90, seharusnya 100."
    assert "UnsurIPK.I1.bobot" in problem.perbaikan


@pytest.mark.parametrize("kedua", ["40", ""])
def test_weights_of_the_ipk_that_are_right_or_unfinished_pass(kedua: str) -> None:
    """Weights of 100 pass; while one is not filled in the sum is not judged."""
    unsur = (
        b.unsur_ipk("I1", "internal", "60", "4"),
        b.unsur_ipk("I2", "internal", kedua, "4"),
    )

    assert find("P-01", **_ipk(*unsur)) == []


def test_each_side_of_the_ipk_is_checked() -> None:
    """Both sides may be wrong, and then both are told."""
    unsur = (
        b.unsur_ipk("I1", "internal", "90", "4"),
        b.unsur_ipk("E1", "eksternal", "110", "4"),
    )

    assert len(find("P-01", **_ipk(*unsur))) == 2


def test_survey_without_kode_is_told() -> None:
    """Respondents typed for a survey without kode are not lost in silence."""
    terisi = [b.responden("30")]

    assert find("P-10", ikm_responden=terisi)
    assert find("P-10", ikm=[b.survei()], ikm_responden=terisi) == []
    assert find("P-10", ikm_responden=[b.responden()]) == []


@pytest.mark.parametrize(
    ("bobot", "banyak"), [("0.111", 0), ("0.11", 0), ("0.12", 1), ("11.1", 1), (None, 0)]
)
def test_weight_of_an_skm_is_near_one_ninth(bobot: str | None, banyak: int) -> None:
    """The weights of old reports pass; others are a hint."""
    skm = _skm(bobot=bobot)

    assert len(find("P-27", skm=[skm])) == banyak


def _skm(bobot: str | None = None, **isi: Any) -> SurveiSKM:
    return build_skm(bobot=None if bobot is None else b.Decimal(bobot), **isi)


def _bulanan(responden: list[str], nilai: list[str]) -> dict[str, Any]:
    return {
        "ikm": [b.survei()],
        "ikm_responden": [b.responden(*responden)],
        "ikm_unsur": [b.unsur("U1", *nilai)],
    }


def test_months_below_the_minimum_are_named_once() -> None:
    """January and March have too few respondents; the report names the same months."""
    problem = find_satu("P-28", **_bulanan(["29", "30", "1"], ["4", "4", "4"]))

    assert "Jan dan Mar di bawah 30" in problem.pesan
    assert problem.kunci == "survei.IKM.bulan_kurang_responden"
    assert find("P-28", **_bulanan(["30", "31"], ["4", "4"])) == []


def test_month_with_respondents_has_values() -> None:
    """Respondents of February are lost while no unsur has a value."""
    assert "Feb" in find_satu("P-29", **_bulanan(["30", "31"], ["4"])).pesan
    assert find("P-29", **_bulanan(["30", "0"], ["4"])) == []


@pytest.mark.parametrize("responden", ["", "0"])
def test_month_with_values_has_respondents(responden: str) -> None:
    """Values of February are lost without respondents."""
    assert "Feb" in find_satu("P-30", **_bulanan(["30", responden], ["4", "4"])).pesan
    assert find("P-30", **_bulanan(["30", "30"], ["4", "4"])) == []


def test_internal_survey_is_checked_too() -> None:
    """The same rules hold for the variables of the IIO."""
    tabel = {
        "iki": [b.survei(kode="IKI")],
        "iki_responden": [b.responden("5")],
        "iki_kelompok": [b.kelompok("K1")],
        "iki_variabel": [b.variabel("V1", "K1", "", "90")],
    }

    assert [len(find(kode, **tabel)) for kode in ("P-28", "P-29", "P-30")] == [1, 1, 1]


@pytest.mark.parametrize(("eksternal", "banyak"), [("4", 1), ("5", 0), ("", 0)])
def test_external_respondents_of_the_ipk(eksternal: str, banyak: int) -> None:
    """Fewer than the minimum are told; an empty cell is not a count."""
    assert len(find("P-31", **_ipk(responden_eksternal=eksternal))) == banyak


@pytest.mark.parametrize(("populasi", "banyak"), [(240, 1), (29, 0), (None, 0)])
def test_respondents_of_an_skm_reach_the_sample_size(populasi: int | None, banyak: int) -> None:
    """29 of 240 people are too few, 29 of 29 are all; without population nothing is said."""
    ditemukan = find("P-32", skm=[_skm(populasi=populasi)])

    assert len(ditemukan) == banyak
    assert all("148" in problem.pesan for problem in ditemukan)


@pytest.mark.parametrize("nilai", ["0", "0,5", "-1"])
def test_ikm_below_its_scale_stops_the_report(nilai: str) -> None:
    """A 0 typed for "no data" would lower the index; it is told once a month with its cells."""
    problem = find_satu("P-62", **_bulanan(["30", "30"], ["4", nilai]))

    assert problem.tingkat is Tingkat.GALAT
    assert problem.tempat == "Unsur.U1.bulan.2"
    assert "Feb (30 responden): 1 nilai unsur di bawah 1 (Unsur.U1.bulan.2)" in problem.pesan
    assert "kosongkan sel bila tidak ada data" in problem.perbaikan


@pytest.mark.parametrize(("responden", "nilai"), [("0", "0"), ("", "0"), ("30", ""), ("30", "1")])
def test_ikm_without_respondents_or_values_passes(responden: str, nilai: str) -> None:
    """A 0 in a month without respondents does no harm; 1 is the lowest answer."""
    assert find("P-62", **_bulanan([responden], [nilai])) == []


@pytest.mark.parametrize(
    ("responden", "nilai", "banyak"),
    [("30", "0", 1), ("30", "0,5", 0), ("30", "", 0), ("0", "0", 0)],
)
def test_variable_of_the_iki_that_is_0_is_told(responden: str, nilai: str, banyak: int) -> None:
    """0 is possible on 0-100, so it is only a warning; without respondents it does no harm."""
    ditemukan = find(
        "P-63",
        iki=[b.survei(kode="IKI")],
        iki_responden=[b.responden(responden)],
        iki_kelompok=[b.kelompok("K1")],
        iki_variabel=[b.variabel("V1", "K1", nilai)],
    )

    assert [(p.tingkat, p.tempat) for p in ditemukan] == [
        (Tingkat.PERINGATAN, "Variabel.V1.bulan.1")
    ] * banyak


@pytest.mark.parametrize(
    ("skala", "nilai", "sebut"),
    [
        ("", "4,5", "1 sampai 4"),
        ("4", "4,01", "1 sampai 4"),
        ("5", "5,1", "1 sampai 5"),
        ("4", "0", "1 sampai 4"),
        ("5", "0,9", "1 sampai 5"),
    ],
)
def test_ipk_outside_its_scale_stops_the_report(skala: str, nilai: str, sebut: str) -> None:
    """A value above the Skala Jawaban or below 1 names the scale at its cell."""
    problem = find_satu("P-64", **_ipk(b.unsur_ipk("I1", "internal", "100", nilai), skala=skala))

    assert problem.tingkat is Tingkat.GALAT
    assert problem.tempat == "UnsurIPK.I1.nilai"
    assert sebut in problem.pesan


@pytest.mark.parametrize(("skala", "nilai"), [("", "4"), ("4", "1"), ("5", "5"), ("4", "")])
def test_ipk_inside_its_scale_passes(skala: str, nilai: str) -> None:
    """The bounds belong to the scale, and an empty value is no value."""
    unsur = b.unsur_ipk("I1", "internal", "100", nilai)

    assert find("P-64", **_ipk(unsur, skala=skala)) == []
