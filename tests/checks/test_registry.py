"""The list of rules: complete, each with its words, and silent on a book that is in order."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

from lkjip_xl import checks
from lkjip_xl.checks.aturan import Aturan, Temuan, aturan
from lkjip_xl.checks.registry import ATURAN, check_kinerja
from lkjip_xl.errors import Tingkat
from tests.checks.builders import build, pk
from tests.domain import builders as b

REPO = Path(__file__).parents[2]


def test_every_rule_of_the_room_is_on_the_list() -> None:
    """A rule in a new module cannot be forgotten."""
    modul = [
        importlib.import_module(f"lkjip_xl.checks.{satu.name}")
        for satu in pkgutil.iter_modules(checks.__path__)
    ]
    ada = {id(v) for m in modul for v in vars(m).values() if isinstance(v, Aturan)}

    assert ada == {id(satu) for satu in ATURAN}


def test_codes_are_used_once() -> None:
    """A code means one thing for ever."""
    kode = [satu.kode for satu in ATURAN]

    assert sorted(kode) == sorted(set(kode))


@pytest.mark.parametrize("satu", ATURAN, ids=lambda satu: satu.kode)
def test_every_rule_is_tripped_by_a_test(satu: Aturan[...]) -> None:
    """No rule joins the list without a test beside it that names its code."""
    lain = [path for path in Path(__file__).parent.glob("test_*.py") if path != Path(__file__)]

    assert any(f'"{satu.kode}"' in path.read_text("utf-8") for path in lain)


@pytest.mark.parametrize("satu", ATURAN, ids=lambda satu: satu.kode)
def test_rule_says_what_and_why(satu: Aturan[...]) -> None:
    """Title and reason are there for staff; the title is no sentence, the reason is one."""
    assert satu.judul[0].isupper()
    assert not satu.judul.endswith(".")
    assert satu.alasan.endswith(".")


def test_rule_places_what_it_finds() -> None:
    """A cell becomes sheet and cell, a sheet stays a sheet, and the reason comes along."""

    @aturan("P-99", Tingkat.SARAN, "Uji", "Karena uji.")
    def check(asal: str) -> object:
        yield Temuan(asal, "Ada.", "periksa.", "kunci")

    (sel,), (lembar,) = check.periksa("PK!F7"), check.periksa("PK")

    assert (sel.sheet, sel.cell, sel.kunci) == ("PK", "F7", "kunci")
    assert (lembar.sheet, lembar.cell) == ("PK", "")
    assert (sel.kode, sel.tingkat, sel.alasan) == ("P-99", Tingkat.SARAN, "Karena uji.")


def test_complete_book_has_no_problem() -> None:
    """A book that is filled in gets no remark from any rule."""
    data = build(
        pk(
            b.realisasi(realisasi_diketik="3,91"),
            indikator=[b.indikator(target_tahun_depan="3,30")],
        )
    )

    assert check_kinerja(data, b.hitung(data)) == []


def test_empty_book_is_unfinished_not_wrong() -> None:
    """A book without rows is only told that it has no indikator."""
    data = build({})

    assert [p.kode for p in check_kinerja(data, b.hitung(data))] == ["P-13"]


def test_list_of_checks_for_staff_is_up_to_date() -> None:
    """docs/periksa.md is what the rules say today."""
    hasil = subprocess.run(
        [sys.executable, str(REPO / "docs" / "build_periksa.py"), "--cek"],
        check=False, capture_output=True, text=True,
    )  # fmt: skip

    assert hasil.returncode == 0, hasil.stdout + hasil.stderr
