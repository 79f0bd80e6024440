"""The UDFs through xlwings' own classic dispatch give what the plain functions give."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from lkjip_xl.hosts.udf import FUNGSI

_STUB = Path(__file__).with_name("classic_stub.py")
_HILANG = {"hilang": True}
_TANGGAL = {"tanggal": "2025-01-15"}


def sel(isi: Any) -> dict[str, Any]:
    """A reference to a single cell."""
    return {"sel": isi}


# name -> call as Excel makes it, what the plain function gets, what the cell shows.
KASUS: dict[str, tuple[list[Any], list[Any], float | str]] = {
    "typed numbers and words": (["LKJ_CAPAIAN", 3.0, 2.0, "maksimal"], [3.0, 2.0, "maksimal"], 150),
    "single cells": (["LKJ_CAPAIAN", sel(3.0), sel(2.0), sel("maksimal")], [3.0, 2.0], 150),
    "optional left out": (["LKJ_CAPAIAN", sel(3.0), sel(2.0), _HILANG], [3.0, 2.0], 150),
    "optional cell blank": (["LKJ_CAPAIAN", sel(3.0), sel(2.0), sel(None)], [3.0, 2.0], 150),
    "required cell blank": (["LKJ_CAPAIAN", sel(None), sel(2.0)], [None, 2.0], ""),
    "required cell shows nothing": (["LKJ_CAPAIAN", sel(""), sel(2.0)], ["", 2.0], ""),
    "cell of another error": (
        ["LKJ_CAPAIAN", sel({"galat": "#DIV/0!"}), sel(2.0)], ["#DIV/0!", 2.0], "#DIV/0!"
    ),
    "error typed or computed": (
        ["LKJ_CAPAIAN", {"galat": "#N/A"}, sel(2.0)], ["#N/A", 2.0], "#N/A"
    ),
    "a word for a number": (["LKJ_CAPAIAN", sel("tiga"), sel(2.0)], ["tiga", 2.0], "#VALUE!"),
    "a range for a number": (
        ["LKJ_CAPAIAN", [[1.0], [2.0]], sel(2.0)], [[[1.0], [2.0]], 2.0], "#VALUE!"
    ),
    "columns": (
        ["LKJ_TERTIMBANG", [[80.0], [None], [90.0]], [[1.0], [None], [3.0]]],
        [[[80.0], [None], [90.0]], [[1.0], [None], [3.0]]],
        87.5,
    ),
    "rows": (
        ["LKJ_TERTIMBANG", [[80.0, None, 90.0]], [[1.0, None, 3.0]]],
        [[[80.0, None, 90.0]], [[1.0, None, 3.0]]],
        87.5,
    ),
    "range of one cell": (["LKJ_TERTIMBANG", sel(80.0), sel(4.0)], [[[80.0]], [[4.0]]], 80),
    "range with an error": (
        ["LKJ_TERTIMBANG", [[80.0, {"galat": "#REF!"}]], [[1.0, 3.0]]],
        [[[80.0, "#REF!"]], [[1.0, 3.0]]],
        "#REF!",
    ),
    "lookup of text in columns": (
        ["LKJ_CARI", "ikm ", [["IKM"], ["IPK"]], [[3.9], [None]]],
        ["ikm ", [["IKM"], ["IPK"]], [[3.9], [None]]],
        3.9,
    ),
    "cell of a date": (
        ["LKJ_TANGGAL", sel(_TANGGAL)], [datetime(2025, 1, 15)], "15 Januari 2025"  # noqa: DTZ001
    ),
    "date found and given back as its number": (
        ["LKJ_CARI", "A", [["A"]], [[_TANGGAL]]], ["A", ["A"], [datetime(2025, 1, 15)]], 45672  # noqa: DTZ001
    ),
    "words out of a range": (
        ["LKJ_DERET", [["A", "B"], [None, "C"]]], [[["A", "B"], [None, "C"]]], "A, B, dan C"
    ),
}  # fmt: skip


def run_stub(panggilan: Sequence[Any]) -> Any:
    """What the dispatch gives, in a process of its own."""
    hasil = subprocess.run(
        [sys.executable, "-W", "error", str(_STUB)],
        input=json.dumps(panggilan), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert hasil.returncode == 0, hasil.stderr
    return json.loads(hasil.stdout)


@pytest.fixture(scope="module")
def terkirim() -> dict[str, Any]:
    """Result of each case through the dispatch."""
    hasil = run_stub([panggilan for panggilan, _, _ in KASUS.values()])
    return dict(zip(KASUS, hasil, strict=True))


@pytest.mark.parametrize("nama", KASUS)
def test_dispatched_call_gives_what_the_plain_function_gives(
    terkirim: dict[str, Any], nama: str
) -> None:
    """Cells, ranges, blanks, errors and dates arrive in the function as they stand on the sheet."""
    (fungsi, *_), isi, tampil = KASUS[nama]

    polos = FUNGSI[fungsi].fungsi(*isi)

    # A single result goes back as rows too: one row of one cell.
    assert terkirim[nama] == [[tampil]]
    assert polos == tampil


def test_every_function_is_offered_with_its_indonesian_help() -> None:
    """The add-in sees each function's own arguments, which may be left out, and all help."""
    dikenal = run_stub([])

    assert list(dikenal) == list(FUNGSI)
    for nama, udf in FUNGSI.items():
        satu = dikenal[nama]
        assert satu["arti"] == udf.arti
        assert satu["bantuan"] == dict(udf.bantuan)
        assert set(satu["boleh_kosong"]) == set(udf.bantuan) - set(udf.wajib)


def test_plain_functions_are_left_as_they_are() -> None:
    """Nothing that xlwings writes on a function reaches those that tests and the core call."""
    run = subprocess.run(
        [sys.executable, "-c",
         "import lkjip_xl.hosts.udf_xlwings as m; from lkjip_xl.hosts.udf import FUNGSI;"
         "print(m.LKJ_CAPAIAN(3.0, 2.0), hasattr(FUNGSI['LKJ_CAPAIAN'].fungsi, '__xlfunc__'))"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert run.stdout.split() == ["150.0", "False"]
