"""Runs the functions of docs/lite/main.py in Pyodide, the Python that xlwings Lite runs on.

    LKJIP_UJI_LISENSI=noncommercial python .ci/lite.py

Every example of docs/fungsi.md goes through xlwings' own dispatch, with the wheel of this folder
and that of xlwings for browsers. Pyodide comes as an npm package (6 MB) into a temporary folder.
The buttons need lxml and pandas, whose wheels for browsers are on no package index: not tried here.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from lkjip_xl.hosts.udf import FUNGSI

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
PYODIDE = "pyodide@314.0.7"
BROWSER = ["--python-version", "3.14", "--implementation", "cp", "--abi", "cp314",
           "--platform", "pyemscripten_2026_0_wasm32", "--only-binary", ":all:"]  # fmt: skip


def fetch(folder: Path) -> tuple[Path, list[Path]]:
    """Pyodide, and the wheels that go into it."""
    npm = [
        "npm",
        "install",
        "--silent",
        "--no-fund",
        "--no-audit",
        "--prefix",
        str(folder),
        PYODIDE,
    ]
    subprocess.run(npm, check=True)
    pip = [sys.executable, "-m", "pip"]
    subprocess.run([*pip, "wheel", "-q", "--no-deps", "-w", str(folder), str(ROOT)], check=True)
    command = [*pip, "download", "-q", "--no-deps", "-d", str(folder), *BROWSER, find_xlwings()]
    subprocess.run(command, check=True)
    return folder / "node_modules/pyodide/pyodide.mjs", sorted(folder.glob("*.whl"))


def find_xlwings() -> str:
    """Which xlwings docs/lite/README.md tells staff to install."""
    baris = (ROOT / "docs/lite/README.md").read_text(encoding="utf-8").splitlines()
    return next(satu.strip() for satu in baris if satu.strip().startswith("xlwings=="))


def list_contoh() -> dict[str, tuple[list[Any], str]]:
    """Function -> arguments and printed result of its example, where it names no cells."""
    from tests.hosts.server.test_server_fungsi import baca_contoh

    return {
        nama: (isi, udf.hasil)
        for nama, udf in FUNGSI.items()
        if (isi := baca_contoh(udf.contoh)) is not None
    }


def main() -> int:
    """Compares; 1 when something differs."""
    from tests.hosts.server.excel_web import build_panggilan

    contoh = list_contoh()
    masukan = {
        "main": (ROOT / "docs/lite/main.py").read_text(encoding="utf-8"),
        "panggilan": [build_panggilan(nama, *isi) for nama, (isi, _) in contoh.items()],
    }
    with tempfile.TemporaryDirectory() as tempat:
        folder = Path(tempat)
        pyodide, roda = fetch(folder)
        (folder / "masukan.json").write_text(json.dumps(masukan), encoding="utf-8")
        here = Path(__file__).parent
        command = ["node", here / "lite.mjs", pyodide, here / "lite_pyodide.py",
                   folder / "masukan.json", *roda]  # fmt: skip
        env = {**os.environ, "XLWINGS_LICENSE_KEY": os.environ["LKJIP_UJI_LISENSI"]}
        jawab = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=env)
    kabar, _, terakhir = jawab.stdout.strip().rpartition("\n")
    hasil = json.loads(terakhir)
    beda = [
        f"{nama}: {satu!r} instead of {harap}"
        for (nama, (_, harap)), ((satu,),) in zip(contoh.items(), hasil["hasil"], strict=True)
        if (f"{satu:.15g}".replace(".", ",") if isinstance(satu, float | int) else satu) != harap
    ]
    if set(hasil["fungsi"]) != set(FUNGSI):
        beda.append(f"{len(hasil['fungsi'])} functions instead of {len(FUNGSI)}")
    print(kabar, *beda, sep="\n")
    banyak = f"{len(hasil['fungsi'])} functions, {len(contoh)} examples"
    print(f"{banyak} in {PYODIDE}: {len(beda)} differ")
    return 1 if beda or len(contoh) < 20 else 0


if __name__ == "__main__":
    sys.exit(main())
