"""The UDF edition open in LibreOffice: its formulas, names and tables explain its cells."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lkjip_xl import api
from lkjip_xl.hosts.libreoffice.session import CARA_PASANG_UNO, find_uno

pytestmark = pytest.mark.libreoffice
_REPO = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def dilihat(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What was found in the example, opened without the extension."""
    if find_uno() is None:
        pytest.skip(f"modul uno tidak ada: {CARA_PASANG_UNO}")
    path = tmp_path_factory.mktemp("udf") / "buku.xlsx"
    path.write_bytes(api.build_contoh("jember", "udf"))
    proses = subprocess.run(
        [sys.executable, "-m", "tests.hosts.udf.udf_alasan_driver", str(path)],
        cwd=_REPO, capture_output=True, text=True, check=False, timeout=180,
    )  # fmt: skip
    assert proses.returncode == 0, proses.stderr
    hasil: dict[str, Any] = json.loads(proses.stdout)
    return hasil


def test_without_the_extension_all_cells_are_one_problem(dilihat: dict[str, Any]) -> None:
    """LibreOffice shows #NAME? in every cell that calls a function: one line tells what to do."""
    [(kode, pesan)] = dilihat["apa_adanya"]

    assert kode == "B-61"
    assert int(pesan.split()[0]) > 800


def test_formulas_read_back_from_libreoffice_are_explained(dilihat: dict[str, Any]) -> None:
    """Names, tables, addresses and texts arrive in Excel's spelling."""
    sebab = dilihat["tergalat"]

    assert "isiannya 3, padahal paling banyak 2: nilai; desimal" in sebab["AD1"]
    assert "desimal berisi 99" in sebab["AD2"]
    assert "nilai (PK!A" in sebab["AD3"]
    assert "nilai (PK!" in sebab["AD4"]
    assert "isiannya 2, padahal paling banyak 1: nilai" in sebab["AD5"]
    assert 'target berisi teks "a;b,c"' in sebab["AD6"]
