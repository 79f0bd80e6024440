"""Which cells of a file hold a formula, found without parsing the rows that hold none."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.workbook.read.grid import FileGrid

NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def beri_awalan(isi: bytes) -> bytes:
    """The workbook with every element of its sheets under a prefix, as some programs write it."""
    hasil = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(isi)) as lama, zipfile.ZipFile(hasil, "w") as baru:
        for nama in lama.namelist():
            bagian = lama.read(nama)
            if nama.startswith("xl/worksheets/sheet"):
                bagian = re.sub(rb"<(/?)([A-Za-z])", rb"<\1x:\2", bagian)
                bagian = bagian.replace(f'xmlns="{NS}"'.encode(), f'xmlns:x="{NS}"'.encode())
            baru.writestr(nama, bagian)
    return hasil.getvalue()


@pytest.mark.parametrize("awalan", [False, True])
def test_every_formula_of_a_file_is_found(contoh: bytes, tmp_path: Path, awalan: bool) -> None:
    """The cells are those that another program sees, however the elements are named."""
    path = tmp_path / "buku.xlsx"
    path.write_bytes(beri_awalan(contoh) if awalan else contoh)
    wb = openpyxl.load_workbook(io.BytesIO(contoh))

    grid = FileGrid(path)

    for nama in ("PK", "Capaian", "Responden", "Narasi"):
        rumus = {
            sel.coordinate for baris in wb[nama].iter_rows() for sel in baris
            if sel.data_type == "f"
        }  # fmt: skip
        assert set(grid.find_rumus(nama)) == rumus
        assert rumus
