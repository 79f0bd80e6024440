"""docs/lite/main.py: what xlwings Lite would find in it, and how little it needs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from lkjip_xl.hosts import lite
from lkjip_xl.hosts.udf import FUNGSI

MAIN = Path(__file__).parents[3] / "docs" / "lite" / "main.py"
_BERAT = ("lxml", "pandas", "numpy", "python_calamine", "openpyxl", "jinja2", "xlsxwriter")
# Lite runs main.py as a module of its own and lists what it finds there.
_DAFTAR = """
import json, sys, types
modul = types.ModuleType("main")
exec(compile(open(sys.argv[1], encoding="utf-8").read(), "main.py", "exec"), modul.__dict__)
from xlwings.server import custom_functions_meta, custom_scripts_meta
json.dump([custom_functions_meta(modul), custom_scripts_meta(modul)], sys.stdout)
"""


def run_python(kode: str, *isian: str, **lingkungan: str) -> subprocess.CompletedProcess[str]:
    """Python in a process of its own."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", kode, *isian],
        capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONUTF8": "1", **lingkungan},
    )  # fmt: skip


def test_functions_load_no_heavy_library() -> None:
    """A browser that has none of them can still compute cells."""
    kode = f"import sys, lkjip_xl.hosts.udf; print([s for s in {_BERAT} if s in sys.modules])"

    hasil = run_python(kode)

    assert hasil.stdout.strip() == "[]", hasil.stderr


def test_main_keeps_the_functions_where_the_libraries_are_missing() -> None:
    """The buttons are left out and the user is told, the functions are there."""
    kode = f"""
import sys
for nama in {_BERAT}:
    sys.modules[nama] = None
modul = {{"__name__": "main"}}
exec(open(sys.argv[1], encoding="utf-8").read(), modul)
print(modul["LKJ_CAPAIAN"](3.0, 2.0), "periksa_data" in modul)
"""

    hasil = run_python(kode, str(MAIN))

    kabar, keluar = hasil.stdout.strip().split("\n")
    assert keluar == "150.0 False", hasil.stderr
    assert "fungsi LKJ_ tetap bekerja" in kabar


def test_lite_finds_every_function_and_the_scripts_that_work_there(lisensi: str) -> None:
    """Through the same code of xlwings that Lite uses: names, help, labels of buttons."""
    hasil = run_python(_DAFTAR, str(MAIN), XLWINGS_ON_SERVER="true", XLWINGS_LICENSE_KEY=lisensi)

    assert hasil.returncode == 0, hasil.stderr
    fungsi, skrip = json.loads(hasil.stdout)
    semua: dict[str, Any] = {satu["name"]: satu for satu in fungsi["functions"]}
    assert set(semua) == set(FUNGSI)
    assert semua["LKJ_CAPAIAN"]["description"] == FUNGSI["LKJ_CAPAIAN"].arti
    assert sorted(satu["function_name"] for satu in skrip) == sorted(lite.__all__)
    assert {satu["name"] for satu in skrip} == {"Hitung Ulang", "Periksa Data", "Dasbor", "Bantuan"}
