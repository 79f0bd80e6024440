"""The published figures of Jember 2023, from the workbook of the example to the printed text."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from lkjip_xl import api

KASUS = tomllib.loads(
    (Path(__file__).parent / "kasus" / "terbit_jember_2023.toml").read_text(encoding="utf-8")
)["terbit"]
# Sheets that the workbook does not have yet: SMART and NKA, and the number of employees.
# Take a prefix out as soon as its sheet is there; a test below says so.
BELUM_ADA = ("smart.", "sdm.")
SUDAH_ADA = [satu for satu in KASUS if not satu["kunci"].startswith(BELUM_ADA)]


@pytest.fixture(scope="module")
def hitungan(tmp_path_factory: pytest.TempPathFactory) -> api.Hitungan:
    """The example of Jember, written as a workbook, read and computed."""
    path = tmp_path_factory.mktemp("jember") / "jember.xlsx"
    path.write_bytes(api.build_contoh("jember"))
    return api.compute_buku(path)


@pytest.mark.parametrize("terbit", SUDAH_ADA, ids=lambda satu: satu["kunci"])
def test_published_figure_comes_out_right(
    hitungan: api.Hitungan, terbit: Mapping[str, Any]
) -> None:
    """The report prints the figure that should have been published."""
    assert hitungan.hasil[terbit["kunci"]].tampil == terbit["benar"]


def test_no_published_figure_is_left_out(hitungan: api.Hitungan) -> None:
    """Every published figure has its result, except those of sheets that do not exist yet."""
    kunci = [satu["kunci"] for satu in KASUS]

    assert len(kunci) == len(set(kunci))
    assert [k for k in kunci if k not in hitungan.hasil and not k.startswith(BELUM_ADA)] == []


@pytest.mark.parametrize("awalan", BELUM_ADA)
def test_excused_sheet_does_not_exist_yet(hitungan: api.Hitungan, awalan: str) -> None:
    """An excuse ends when its sheet arrives, and there is something that it excuses."""
    assert [kunci for kunci in hitungan.hasil if kunci.startswith(awalan)] == []
    assert [satu for satu in KASUS if satu["kunci"].startswith(awalan)]


def test_difference_from_print_has_its_cause() -> None:
    """Where the right figure differs from the published one, the case says why."""
    beda = [satu for satu in KASUS if satu["terbit"] not in (satu["benar"], "-")]

    assert [satu["kunci"] for satu in beda if not satu.get("sebab")] == []


def test_example_has_nothing_to_repair(hitungan: api.Hitungan) -> None:
    """The shipped example opens without any problem for staff to look at."""
    assert [str(problem) for problem in hitungan.problems] == []
