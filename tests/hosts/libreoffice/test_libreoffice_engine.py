"""The macros on the example books in LibreOffice: right figures, and the book survives."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lkjip_xl import api
from lkjip_xl.hosts.libreoffice.session import CARA_PASANG_UNO, find_uno
from tests.hosts.libreoffice.libreoffice_driver import RUMUS, TARGET_BARU, TERTIMPA

pytestmark = pytest.mark.libreoffice
_DRIVER = "tests.hosts.libreoffice.libreoffice_driver"


@dataclass(frozen=True)
class Jalan:
    """One book before and after the macros, and what was seen on the way."""

    asal: Path
    hasil: Path
    dilihat: dict[str, Any]

    @property
    def tombol(self) -> dict[str, Any]:
        """Messages and texts of the status bar by button."""
        tombol: dict[str, Any] = self.dilihat["tombol"]
        return tombol


@pytest.fixture(scope="module", params=["jember", "tanjungpinang"])
def keduanya(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Jalan]:
    """The macros on an example book, run in the process of the bridge and over the pipe."""
    if find_uno() is None:
        pytest.skip(f"modul uno tidak ada: {CARA_PASANG_UNO}")
    folder = tmp_path_factory.mktemp(request.param)
    asal = folder / "buku.xlsx"
    asal.write_bytes(api.build_contoh(request.param))
    caras = ("langsung", "pipa")
    # Two runs side by side, each in a LibreOffice of its own.
    with ThreadPoolExecutor(len(caras)) as kolam:
        return dict(zip(caras, kolam.map(partial(_run, asal), caras), strict=True))


def _run(asal: Path, cara: str) -> Jalan:
    hasil = asal.parent / cara / "hasil.xlsx"
    hasil.parent.mkdir()
    proses = subprocess.run(
        [sys.executable, "-m", _DRIVER, str(asal), str(hasil), cara],
        cwd=Path(__file__).parents[3], capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert proses.returncode == 0, proses.stderr
    return Jalan(asal, hasil, json.loads(proses.stdout))


@pytest.fixture(params=["langsung", "pipa"])
def jalan(request: pytest.FixtureRequest, keduanya: dict[str, Jalan]) -> Jalan:
    """One of both ways."""
    return keduanya[request.param]


def test_over_the_pipe_all_is_as_beside_the_bridge(keduanya: dict[str, Jalan]) -> None:
    """Staff read the same messages and progress, and every cell of the book is the same."""
    langsung, pipa = keduanya["langsung"], keduanya["pipa"]
    sebut = [json.dumps(satu.tombol) for satu in (langsung, pipa)]
    isi = [_read_semua(satu.hasil) for satu in (langsung, pipa)]

    assert sebut[1].replace(str(pipa.hasil.parent), str(langsung.hasil.parent)) == sebut[0]
    assert [kunci for kunci in isi[0] if isi[0][kunci] != isi[1].get(kunci)] == []
    assert isi[0].keys() == isi[1].keys()


def _read_semua(path: Path) -> dict[str, Any]:
    """Value and formula of every cell."""
    hasil = {}
    for rumus in (True, False):
        for ws in openpyxl.load_workbook(path, data_only=not rumus):
            for baris in ws.iter_rows():
                for sel in baris:
                    if sel.value is not None:
                        hasil[f"{ws.title}!{sel.coordinate} {rumus}"] = str(sel.value)
    return hasil


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
    assert "diisi kembali: 1" in jalan.tombol["hitung_ulang"]["pesan"][0]


def test_overwritten_formula_stays_and_is_told(jalan: Jalan) -> None:
    """What somebody typed is left alone and named in the message and on sheet Periksa."""
    lembar = openpyxl.load_workbook(jalan.hasil)["Periksa"]
    kode = {sel.value for baris in lembar.iter_rows() for sel in baris}

    assert jalan.dilihat["tertimpa"] == TERTIMPA
    assert "tertimpa ketikan, mulai dari: PK!" in jalan.tombol["hitung_ulang"]["pesan"][0]
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


@pytest.mark.parametrize(
    ("tombol", "nama"),
    [
        ("buat_lkjip", "LKjIP - kerja.docx"),
        ("perjanjian_kinerja", "Perjanjian Kinerja - kerja.docx"),
        ("tahun_baru", "kerja 20??.xlsx"),
    ],
)
def test_files_are_written_beside_the_book(jalan: Jalan, tombol: str, nama: str) -> None:
    """The file is there, the message names it, and the status bar is given back."""
    [berkas] = jalan.hasil.parent.glob(nama)

    assert berkas.read_bytes()[:2] == b"PK"
    assert str(berkas) in jalan.tombol[tombol]["pesan"][-1]
    assert jalan.tombol[tombol]["kabar"][-1] is False


def test_tahun_baru_writes_a_book_of_ours(jalan: Jalan) -> None:
    """What LibreOffice handed over is read, and next year's book can be checked."""
    [berkas] = jalan.hasil.parent.glob("kerja 20??.xlsx")
    lama = api.compute_buku(jalan.asal).data.profil.tahun

    assert api.compute_buku(berkas).data.profil.tahun == lama + 1


def test_dasbor_shows_its_sheet_in_silence(jalan: Jalan) -> None:
    """No message; the sheet is in front afterwards."""
    assert jalan.tombol["dasbor"]["pesan"] == []
    assert jalan.dilihat["lembar"] == "Dasbor"


def test_over_the_pipe_one_undo_takes_a_macro_back(keduanya: dict[str, Jalan]) -> None:
    """Whatever a button wrote is one step with its name; back and forth no cell is left over."""
    dilihat = keduanya["pipa"].dilihat
    undo = dilihat["undo"]

    assert [satu for satu in undo if satu.startswith("LKjIP")] == [
        "LKjIP: Periksa Data", "LKjIP: Hitung Ulang", "LKjIP: Impor",
    ]  # fmt: skip
    assert dilihat["berubah"]
    assert dilihat["beda_undo"] == []
    assert dilihat["beda_redo"] == []


def test_cells_come_back_as_they_were_written(jalan: Jalan) -> None:
    """Dates, text that looks like a formula or a number, formulas in Excel's spelling, errors."""
    sel = jalan.dilihat["sel"]

    assert sel["nilai"] == ["teks", "2.5", "None", "2025-01-15 00:00:00", "=1+1", "00123"]
    assert sel["rumus"] == list(RUMUS)
    assert sel["hasil"][2:] == ["b", 10, "-", "#DIV/0!"]


def test_cells_are_moved_formatted_and_selected(jalan: Jalan) -> None:
    """Formulas in one write, text that looks like one, a row put in and two taken out."""
    rentang = jalan.dilihat["rentang"]

    assert rentang["geser"][:4] == ["=1+1", "", "=teks", "=2+2"]
    assert rentang["sisa"] == ["None", "4.0", "2025-03-02 00:00:00"]
    assert rentang["format"] == "YYYY-MM-DD"
    assert rentang["pilihan"] == ["Periksa", "$AH$2:$AI$3"]
    assert rentang["terpakai"] == "$A$1"


def test_books_are_saved_where_they_are_or_elsewhere(jalan: Jalan) -> None:
    """Saved in place the book counts as saved; what cannot be written is told; names follow."""
    simpan = jalan.dilihat["simpan"]

    assert simpan["di_tempat"] == [True, False]
    assert simpan["kode"] == ["L-62"]
    assert simpan["nama"] == ["nama lain.xlsx", True]
    assert simpan["tanpa"] == ["", None, True]


def test_a_book_that_is_open_is_not_opened_twice(jalan: Jalan) -> None:
    """It comes to the front instead."""
    simpan = jalan.dilihat["simpan"]

    assert (simpan["lagi"], simpan["tambah"]) == ("nama lain.xlsx", 0)
