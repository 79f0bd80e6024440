"""The open book gives the core what the saved file gives, and what was typed since."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lkjip_xl import api
from lkjip_xl.hosts.terbuka.grid import ExcelGrid
from lkjip_xl.workbook.read.grid import FileGrid
from tests.hosts.openpyxl_engine import Rentang, open_buku


@pytest.mark.parametrize("kantor", ["jember", "tanjungpinang"])
def test_open_book_computes_what_its_file_computes(kantor: str, tmp_path: Path) -> None:
    """Every result with its cells, and every problem, is the same."""
    path = tmp_path / "buku.xlsx"
    path.write_bytes(api.build_contoh(kantor))

    hidup = api.compute_grid(ExcelGrid(open_buku(path.read_bytes(), path)), tmp_path)
    berkas = api.compute_buku(path)

    assert hidup.hasil == berkas.hasil
    assert hidup.data == berkas.data
    assert hidup.problems == berkas.problems


def test_open_book_has_the_same_formulas(contoh: bytes, tmp_path: Path) -> None:
    """A formula in a table is known by its address; cells outside tables are nobody's."""
    path = tmp_path / "buku.xlsx"
    path.write_bytes(contoh)

    hidup = ExcelGrid(open_buku(contoh, path)).find_rumus("Capaian")
    berkas = FileGrid(path).find_rumus("Capaian")

    assert len(hidup) > 20
    assert set(hidup) <= set(berkas)
    assert all(hidup.values())  # an open book has computed what a file may still wait for


def test_unsaved_change_counts(contoh: bytes, tmp_path: Path) -> None:
    """A target typed and not saved is the one that is computed with."""
    buku = open_buku(contoh, tmp_path / "tidak_ada.xlsx")
    hasil = api.compute_grid(ExcelGrid(buku)).hasil
    pk = ExcelGrid(buku).read_tabel("tblPK")
    kode = [satu[pk.header.index("Kode")] for satu in pk.isi]
    nomor = next(n for n, satu in enumerate(kode) if f"ikk.{satu}.target" in hasil)

    sel = pk.alamat(nomor, pk.header.index("Target Awal"))
    buku.sheets["PK"].range(sel).value = 12.5

    sesudah = api.compute_grid(ExcelGrid(buku)).hasil[f"ikk.{kode[nomor]}.target"]
    assert str(sesudah.nilai) == "12.5"
    assert hasil[f"ikk.{kode[nomor]}.target"].nilai != sesudah.nilai


@pytest.mark.parametrize(
    ("isi", "terbaca"), [("#DIV/0!", "#DIV/0!"), (-2146826243, "#N/A"), (2024, 2024.0), ("", None)]
)
def test_cells_read_as_in_a_saved_file(
    contoh: bytes, tmp_path: Path, isi: Any, terbaca: Any
) -> None:
    """An error is its text, one that xlwings has no word for too; empty text is nothing."""
    buku = open_buku(contoh, tmp_path / "buku.xlsx")
    letak = ExcelGrid(buku).read_tabel("tblPK")

    buku.sheets["PK"].range(letak.alamat(0, 1)).value = isi

    dibaca = ExcelGrid(buku).read_tabel("tblPK").isi[0][1]
    assert dibaca == terbaca


def test_formulas_that_the_program_does_not_tell_are_unknown_and_not_lost(
    contoh: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Excel on the web sends values only: no cell is called overwritten, all results stay."""

    def tolak(rentang: Rentang) -> Any:
        raise NotImplementedError

    path = tmp_path / "buku.xlsx"
    biasa = api.compute_grid(ExcelGrid(open_buku(contoh, path)))
    monkeypatch.setattr(Rentang, "formula", property(tolak))
    buku = open_buku(contoh, path)
    pk = ExcelGrid(buku).read_tabel("tblPK")
    buku.sheets["PK"].range(pk.alamat(0, pk.header.index("Target"))).value = 1234.5

    grid = ExcelGrid(buku)
    hitungan = api.compute_grid(grid)

    assert grid.read_rumus("tblPK") is None
    assert hitungan.hasil == biasa.hasil
    assert {satu.kode for satu in hitungan.problems} - {satu.kode for satu in biasa.problems} == {
        "B-30"
    }
