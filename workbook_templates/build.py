"""Writes the standard workbooks that this folder ships; `--cek` only compares.

    python workbook_templates/build.py [--cek]

They are what `lkjip buku` gives for a new office: one with native formulas, one whose computed
columns call the UDFs of the add-in.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

from lkjip_xl import api

FOLDER = Path(__file__).parent
SATKER, TAHUN = "Nama Satuan Kerja", 2025
BERKAS = {"buku_lkjip.xlsx": "native", "buku_lkjip_udf.xlsx": "udf"}


def build(rumus: str) -> bytes:
    """The standard workbook in one of its editions."""
    return api.build_buku_baru(SATKER, TAHUN, rumus=rumus)


def read_parts(berkas: bytes) -> dict[str, bytes]:
    """Parts of a package by name: how they are compressed does not count."""
    with zipfile.ZipFile(io.BytesIO(berkas)) as arsip:
        return {nama: arsip.read(nama) for nama in arsip.namelist()}


def list_beda() -> list[str]:
    """Shipped workbooks that are missing or differ from the build."""
    beda = []
    for nama, rumus in BERKAS.items():
        path = FOLDER / nama
        if not path.is_file() or read_parts(path.read_bytes()) != read_parts(build(rumus)):
            beda.append(nama)
    return beda


def main() -> int:
    """Write, or compare with `--cek`; 1 when a file is out of date."""
    if "--cek" in sys.argv[1:]:
        beda = list_beda()
        print(f"usang: {', '.join(beda)}; python workbook_templates/build.py" if beda
              else "workbook_templates sesuai")  # fmt: skip
        return 1 if beda else 0
    for nama, rumus in BERKAS.items():
        (FOLDER / nama).write_bytes(build(rumus))
    return 0


if __name__ == "__main__":
    sys.exit(main())
