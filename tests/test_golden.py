"""The published figures of both offices, from the book of the example to the printed text."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from lkjip_xl import api
from lkjip_xl.errors import Tingkat

FOLDER = Path(__file__).parent / "kasus"
KASUS = {
    kantor: tomllib.loads((FOLDER / f"terbit_{kantor}_{tahun}.toml").read_text("utf-8"))["terbit"]
    for kantor, tahun in (("jember", 2023), ("tanjungpinang", 2024))
}
TERBIT = [(kantor, satu) for kantor, daftar in KASUS.items() for satu in daftar]
# What the checks rightly say about the published figures, and why it stays.
DIKETAHUI = {
    "jember": {
        "P-18": "PK 2024 is not in the example",
        "P-20": "the PK was signed before the budget was revised",
        "P-28": "several months of both surveys had fewer than 30 respondents",
        "P-48": "the example names no real person",
    },
    "tanjungpinang": {
        "P-48": "the example names no real person",
        "P-70": "the published SMART 2023 has 96,74 where belanja gives 96,33",
        "R-07": "the published IKPA 2021 leaves Renkas out",
    },
}


@pytest.fixture(scope="module")
def hitungan(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, api.Hitungan]:
    """Each example by office, written as a workbook, read and computed."""
    folder = tmp_path_factory.mktemp("contoh")
    hasil = {}
    for kantor in KASUS:
        path = folder / f"{kantor}.xlsx"
        path.write_bytes(api.build_contoh(kantor))
        hasil[kantor] = api.compute_buku(path)
    return hasil


@pytest.mark.parametrize(
    ("kantor", "terbit"), TERBIT, ids=[f"{kantor}-{satu['kunci']}" for kantor, satu in TERBIT]
)
def test_published_figure_comes_out_right(
    hitungan: Mapping[str, api.Hitungan], kantor: str, terbit: Mapping[str, Any]
) -> None:
    """The report prints the figure that should have been published."""
    assert hitungan[kantor].hasil[terbit["kunci"]].tampil == terbit["benar"]


def test_every_example_has_its_published_figures() -> None:
    """No office is shipped without the figures that prove it right."""
    assert sorted(KASUS) == api.list_contoh()


@pytest.mark.parametrize("kantor", KASUS)
def test_no_figure_is_named_twice(kantor: str) -> None:
    """Every published figure has one right answer."""
    kunci = [satu["kunci"] for satu in KASUS[kantor]]

    assert len(kunci) == len(set(kunci))


@pytest.mark.parametrize("kantor", KASUS)
def test_difference_from_print_has_its_cause(kantor: str) -> None:
    """Where the right figure differs from the published one, the case says why."""
    beda = [satu for satu in KASUS[kantor] if satu["terbit"] not in (satu["benar"], "-")]

    assert [satu["kunci"] for satu in beda if not satu.get("sebab")] == []


@pytest.mark.parametrize("kantor", KASUS)
def test_example_has_nothing_to_repair(hitungan: Mapping[str, api.Hitungan], kantor: str) -> None:
    """A shipped example opens without galat, and every remark about it is a known one."""
    problems = hitungan[kantor].problems

    assert [str(p) for p in problems if p.tingkat is Tingkat.GALAT] == []
    assert {problem.kode for problem in problems} == set(DIKETAHUI[kantor])
