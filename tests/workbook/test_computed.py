"""Computed cells: which value each must show, and what is said of those that show another."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lkjip_xl import api
from lkjip_xl.errors import Problem, Tingkat
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.computed import SelHitung

CAPAIAN = schema.TABEL["tblCapaian"]


def sel(ada: Any, seharusnya: Decimal | str | None) -> SelHitung:
    """A computed cell that shows `ada`."""
    return SelHitung(CAPAIAN, CAPAIAN.find("capaian"), 0, "R12", ada, seharusnya)


def cari(problems: tuple[Problem, ...], kode: str) -> list[Problem]:
    """Problems with that code."""
    return [problem for problem in problems if problem.kode == kode]


@pytest.mark.parametrize(
    ("ada", "seharusnya"),
    [
        (111.11111111111111, Decimal(1000) / 9),
        (3.91, Decimal("3.91")),
        (0.1 + 0.2, Decimal("0.3")),
        (0, Decimal("0.00")),
        (123456789012345.0, Decimal(123456789012345)),
        (None, None),
        ("", None),
        (None, ""),
        ("tercapai", "tercapai"),
        ("Maksimal", "maksimal"),
        (" Indeks  Kepuasan\r\n", "Indeks Kepuasan"),
    ],
)
def test_cell_that_shows_the_computed_value_is_the_same(
    ada: Any, seharusnya: Decimal | str | None
) -> None:
    """Numbers within 1e-9 are equal, empty text is empty, words as Excel compares them."""
    assert sel(ada, seharusnya).is_sama


@pytest.mark.parametrize(
    ("ada", "seharusnya"),
    [
        (3.92, Decimal("3.91")),
        (3.9100001, Decimal("3.91")),
        (None, Decimal(0)),
        (0, None),
        ("", Decimal(1)),
        ("3.91", Decimal("3.91")),
        (True, Decimal(1)),
        ("tercapai", "terlampaui"),
        (float("nan"), Decimal(1)),
        (1, "1,00"),
    ],
)
def test_cell_that_shows_something_else_differs(ada: Any, seharusnya: Decimal | str | None) -> None:
    """No value is not 0, a text is not a number, and 0,01 is a difference."""
    assert not sel(ada, seharusnya).is_sama


def test_book_that_was_not_recalculated_is_told(buku: Any, tmp_path: Path) -> None:
    """A book without values is told in one line, not in forty; its results are complete."""
    hitungan = api.compute_buku(buku.simpan(tmp_path / "buku.xlsx"))

    basi = cari(hitungan.problems, "B-30")

    (semua,) = basi
    assert semua.tingkat is Tingkat.PERINGATAN
    assert "Beranda, PK, Capaian" in semua.pesan
    assert "simpan" in semua.perbaikan
    assert hitungan.hasil["ikk.IKM.capaian"].tampil == "120,31"


def test_overwritten_formula_is_told_with_its_cell(
    buku: Any, contoh: bytes, tmp_path: Path
) -> None:
    """A number typed over a formula is named, and the report uses the computed value."""
    (alamat,) = buku.ubah({("tblCapaian", "IKM", "Capaian (%)"): 999})

    hitungan = api.compute_buku(buku.simpan(tmp_path / "buku.xlsx"))

    (tertimpa,) = cari(hitungan.problems, "B-31")
    assert tertimpa.tempat == alamat
    assert tertimpa.tingkat is Tingkat.PERINGATAN
    assert "tertimpa" in tertimpa.pesan
    assert "salin rumus" in tertimpa.perbaikan
    assert hitungan.hasil["ikk.IKM.capaian"].tampil == "120,31"


def test_missing_formula_is_told_with_its_cell(buku: Any, tmp_path: Path) -> None:
    """In an inserted row no recalculation helps: the formula itself is not there."""
    (alamat,) = buku.ubah({("tblCapaian", "IKM", "Capaian (%)"): None})

    problems = api.compute_buku(buku.simpan(tmp_path / "buku.xlsx")).problems

    (hilang,) = [p for p in cari(problems, "B-30") if "tidak berisi rumus" in p.pesan]
    assert hilang.tempat == alamat
    assert "salin rumus" in hilang.perbaikan


def test_overwritten_with_the_right_value_is_no_problem(buku: Any, tmp_path: Path) -> None:
    """What shows the computed value, by whatever means, does no harm."""
    buku.ubah({("tblCapaian", "IKM", "Target"): 3.25})

    problems = api.compute_buku(buku.simpan(tmp_path / "buku.xlsx")).problems

    assert cari(problems, "B-31") == []


def test_lookup_column_follows_the_row_it_names(buku: Any, tmp_path: Path) -> None:
    """A lookup that shows another row's text is stale."""
    (alamat,) = buku.ubah({("tblCapaian", "IKM", "Satuan"): "Persen"})

    problems = api.compute_buku(buku.simpan(tmp_path / "buku.xlsx")).problems

    assert [problem.tempat for problem in cari(problems, "B-31")] == [alamat]


def test_renamed_sheet_is_named_as_staff_named_it(buku: Any, tmp_path: Path) -> None:
    """Tables are found by name: a sheet with another name is read, and named as it is now."""
    buku.wb["Capaian"].title = "Capaian 2023"

    hitungan = api.compute_buku(buku.simpan(tmp_path / "buku.xlsx"))

    assert "Capaian 2023" in " ".join(p.pesan for p in cari(hitungan.problems, "B-30"))
    assert hitungan.hasil["ikk.IKM.capaian"].tampil == "120,31"


def test_formula_in_an_input_cell_without_value_is_told(buku: Any, tmp_path: Path) -> None:
    """A formula that was never calculated has no value: the cell is named, and is empty."""
    (alamat,) = buku.ubah({("tblPK", "IKM", "Target Awal"): "=1+2"})

    hitungan = api.compute_buku(buku.simpan(tmp_path / "buku.xlsx"))

    (belum,) = cari(hitungan.problems, "B-32")
    assert belum.tempat == alamat
    assert "belum pernah dihitung" in belum.pesan
    assert "simpan" in belum.perbaikan
    assert hitungan.hasil["pk.IKM.target"].nilai is None


def test_few_stale_tables_are_told_one_by_one(buku: Any, contoh: bytes, tmp_path: Path) -> None:
    """An input changed without recalculation names the cells that follow from it."""
    isi = api.build_contoh("jember")
    path = tmp_path / "buku.xlsx"
    with zipfile.ZipFile(io.BytesIO(isi)) as lama, zipfile.ZipFile(path, "w") as baru:
        for nama in lama.namelist():
            teks = lama.read(nama)
            if nama.startswith("xl/worksheets/sheet"):
                teks = teks.replace(b"<v>2774225051</v>", b"<v>2774225050</v>")
            baru.writestr(nama, teks)

    basi = cari(api.compute_buku(path).problems, "B-30")

    assert {problem.sheet for problem in basi} == {"Anggaran"}
    assert all("Anggaran!" in problem.tempat for problem in basi)


def test_error_of_a_function_of_the_addin_is_left_to_those_who_explain_it(
    tmp_path: Path,
) -> None:
    """One cell, one problem: #NAME? of LKJ_ is no stale cell; #DIV/0! of any other formula is."""
    path = tmp_path / "buku.xlsx"
    isi = {"udf": api.build_contoh("jember", "udf"), "native": api.build_contoh("jember")}
    kode = {}
    for edisi, berkas in isi.items():
        path.write_bytes(_show_galat(berkas))
        kode[edisi] = {satu.kode for satu in api.check_buku(path)}

    assert "B-30" not in kode["udf"]
    assert "B-30" in kode["native"]


def _show_galat(isi: bytes) -> bytes:
    """Every formula that names table tblPK shows an error."""
    keluar = io.BytesIO()
    pola = re.compile(
        rb'(<c r="[A-Z]+[0-9]+" s="[0-9]+")[^>]*>(<f>[^<]*tblPK[^<]*</f>)<v>[^<]*</v>'
    )
    with zipfile.ZipFile(io.BytesIO(isi)) as lama, zipfile.ZipFile(keluar, "w") as baru:
        for nama in lama.namelist():
            teks = lama.read(nama)
            if nama.startswith("xl/worksheets/sheet"):
                teks = pola.sub(rb'\1 t="e">\2<v>#NAME?</v>', teks)
            baru.writestr(nama, teks)
    return keluar.getvalue()
