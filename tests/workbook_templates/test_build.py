"""The shipped standard workbooks: what the schema gives today; they open and compute."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

import openpyxl
import pytest

from lkjip_xl import api
from lkjip_xl.workbook import schema

FOLDER = Path(__file__).parents[2] / "workbook_templates"
NAMA = ("buku_lkjip.xlsx", "buku_lkjip_udf.xlsx")


@pytest.fixture(scope="module")
def build() -> ModuleType:
    """The build script of the folder."""
    spec = importlib.util.spec_from_file_location("build_buku", FOLDER / "build.py")
    assert spec is not None
    assert spec.loader is not None
    modul = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(modul)
    return modul


def test_shipped_workbooks_equal_the_build(build: ModuleType) -> None:
    """A change of the schema reaches the files that offices copy."""
    assert set(NAMA) == set(build.BERKAS)
    assert build.list_beda() == []


@pytest.mark.parametrize("nama", NAMA)
def test_shipped_workbook_opens_and_computes(nama: str) -> None:
    """An empty standard book has all its sheets and nothing that stops a draft report."""
    hitungan = api.compute_buku(FOLDER / nama)

    assert hitungan.data.profil.tahun == 2025
    lembar = openpyxl.load_workbook(FOLDER / nama, read_only=True).sheetnames
    assert lembar == [*(s.nama for s in schema.LEMBAR[:-1]), "Dasbor", schema.LEMBAR[-1].nama]


def test_editions_differ_in_their_formulas_only() -> None:
    """The UDF edition calls LKJ_ functions where the other has formulas; inputs are equal."""
    asli, udf = (openpyxl.load_workbook(FOLDER / nama) for nama in NAMA)

    beda = [
        (sel.value, udf[ws.title][sel.coordinate].value)
        for ws in asli
        for baris in ws.iter_rows()
        for sel in baris
        if sel.value != udf[ws.title][sel.coordinate].value
    ]
    assert beda
    assert [satu for satu in beda if "LKJ_" not in str(satu[1])] == []


@pytest.mark.libreoffice
def test_udf_edition_says_where_the_add_in_is_missing(
    recalculate: Callable[[Sequence[Path]], list[Path]],
) -> None:
    """A program that does not know the functions shows on the first sheet what to do."""
    asli, udf = (openpyxl.load_workbook(path, data_only=True)["Beranda"]["A3"].value
                 for path in recalculate([FOLDER / nama for nama in NAMA]))  # fmt: skip

    assert "Add-in LKjIP belum terpasang" in str(udf)
    assert asli is None
