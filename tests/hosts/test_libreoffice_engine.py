"""The macros on the example books in LibreOffice: right figures, and the book survives."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lkjip_xl import api
from lkjip_xl.hosts.libreoffice.session import CARA_PASANG_UNO, find_uno
from tests.hosts.libreoffice_driver import RUMUS, TARGET_BARU, TERTIMPA

pytestmark = pytest.mark.libreoffice
_DRIVER = Path(__file__).with_name("libreoffice_driver.py")


@dataclass(frozen=True)
class Jalan:
    """One book before and after the macros, and what was seen on the way."""

    asal: Path
    hasil: Path
    dilihat: dict[str, Any]


@pytest.fixture(scope="module", params=["jember", "tanjungpinang"])
def jalan(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Jalan:
    """The macros, run on an example book."""
    if find_uno() is None:
        pytest.skip(f"modul uno tidak ada: {CARA_PASANG_UNO}")
    folder = tmp_path_factory.mktemp(request.param)
    asal, hasil = folder / "buku.xlsx", folder / "hasil.xlsx"
    asal.write_bytes(api.build_contoh(request.param))
    proses = subprocess.run(
        [sys.executable, "-m", "tests.hosts.libreoffice_driver", str(asal), str(hasil)],
        cwd=_DRIVER.parents[2], capture_output=True, text=True, check=False, timeout=180,
    )  # fmt: skip
    assert proses.returncode == 0, proses.stderr
    return Jalan(asal, hasil, json.loads(proses.stdout))


def test_core_computes_from_the_open_book_what_it_computes_from_the_file(jalan: Jalan) -> None:
    """Recalculated by LibreOffice, every result and every problem is that of the file."""
    assert jalan.dilihat["beda"] == []
    assert jalan.dilihat["problems_sama"]


def test_hitung_ulang_gives_back_a_formula_that_recalculates(jalan: Jalan) -> None:
    """The emptied cell has its formula again and shows the target typed just before."""
    sebelum, sesudah = jalan.dilihat["rumus"]

    assert sebelum.startswith("=")
    assert sesudah == sebelum
    assert jalan.dilihat["target"] == TARGET_BARU
    assert "diisi kembali: 1" in jalan.dilihat["ulang"]


def test_overwritten_formula_stays_and_is_told(jalan: Jalan) -> None:
    """What somebody typed is left alone and named in the message and on sheet Periksa."""
    lembar = openpyxl.load_workbook(jalan.hasil)["Periksa"]
    kode = {sel.value for baris in lembar.iter_rows() for sel in baris}

    assert jalan.dilihat["tertimpa"] == TERTIMPA
    assert "tertimpa ketikan, mulai dari: PK!" in jalan.dilihat["ulang"]
    assert "B-31" in kode


def test_periksa_data_fills_its_sheet_with_links(jalan: Jalan) -> None:
    """A place with a cell leads there, in Excel's spelling."""
    lembar = openpyxl.load_workbook(jalan.hasil)["Periksa"]
    tautan = {
        sel.value: sel.hyperlink.location
        for sel in (satu for baris in lembar.iter_rows() for satu in baris)
        if sel.hyperlink is not None
    }

    bersel = [tempat for tempat in tautan if "!" in tempat]
    assert bersel
    assert all(tautan[tempat].replace("'", "") == tempat for tempat in bersel)


def test_book_survives_sheets_tables_and_formulas(jalan: Jalan) -> None:
    """Saved after all that, nothing is missing but the formula that was typed over."""
    asal, hasil = openpyxl.load_workbook(jalan.asal), openpyxl.load_workbook(jalan.hasil)

    assert hasil.sheetnames == asal.sheetnames
    for ws in asal:
        baru = hasil[ws.title]
        assert set(baru.tables) == set(ws.tables)
        letak = {nama: ws.tables[nama].ref for nama in ws.tables if nama != "tblPeriksa"}
        assert {nama: baru.tables[nama].ref for nama in letak} == letak
        hilang = _find_rumus(ws) - _find_rumus(baru)
        assert len(hilang) == (1 if ws.title == "PK" else 0)


def _find_rumus(ws: Any) -> set[str]:
    return {s.coordinate for baris in ws.iter_rows() for s in baris if s.data_type == "f"}


def test_saved_book_is_read_by_the_core(jalan: Jalan) -> None:
    """The new target is in the results of the saved file; the rest is nearly all as it was."""
    lama, baru = api.compute_buku(jalan.asal).hasil, api.compute_buku(jalan.hasil).hasil

    beda = {kunci for kunci in lama if lama[kunci].nilai != baru[kunci].nilai}
    target = {kunci for kunci in beda if kunci.endswith(".target")}
    assert target
    assert {baru[kunci].nilai for kunci in target} == {TARGET_BARU}
    assert len(beda) < len(lama) / 4


def test_buat_lkjip_writes_the_report_beside_the_book(jalan: Jalan) -> None:
    """Word's file is there, the message names it, and the status bar is given back."""
    laporan = jalan.asal.with_name("LKjIP - buku.docx")

    assert laporan.read_bytes()[:2] == b"PK"
    assert str(laporan) in jalan.dilihat["pesan"][-1]
    assert jalan.dilihat["kabar"][-1] is False


def test_cells_come_back_as_they_were_written(jalan: Jalan) -> None:
    """Dates, text that looks like a formula or a number, formulas in Excel's spelling, errors."""
    sel = jalan.dilihat["sel"]

    assert sel["nilai"] == ["teks", "2.5", "None", "2025-01-15 00:00:00", "=1+1", "00123"]
    assert sel["rumus"] == list(RUMUS)
    assert sel["hasil"][2:] == ["b", 10, "-", "#DIV/0!"]
