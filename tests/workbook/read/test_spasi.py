"""Which cells the reader takes spaces off while Excel compares them with their spaces."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from lkjip_xl import api
from lkjip_xl.errors import BukuError, Problem, Tingkat
from lkjip_xl.workbook import layout, schema
from lkjip_xl.workbook.read.grid import MemoryGrid
from lkjip_xl.workbook.write import example

CONTOH = example.load_contoh("jember")
GRID = layout.build_grid(CONTOH, layout.build_letak(CONTOH))


def ubah(tabel: str, baris: int, kolom: str, isi: Any) -> MemoryGrid:
    """The example with another content in one cell."""
    semua = {nama: GRID.read_tabel(nama) for nama in GRID.daftar_tabel}
    nomor = [satu.nama for satu in schema.TABEL[tabel].kolom].index(kolom)
    sel = [list(satu) for satu in semua[tabel].isi]
    sel[baris][nomor] = isi
    semua[tabel] = replace(semua[tabel], isi=sel)
    return MemoryGrid(list(semua.values()))


def find(grid: MemoryGrid) -> list[Problem]:
    """What is told of spaces, whether the book has galat or not."""
    try:
        problems = api.compute_grid(grid).problems
    except BukuError as galat:
        problems = galat.problems
    return [satu for satu in problems if satu.kode == "B-28"]


@pytest.mark.parametrize(
    ("tabel", "baris", "kolom", "isi", "sebut"),
    [
        ("tblPK", 0, "polaritas", " maksimal", "Polaritas"),
        ("tblSasaran", 0, "tingkat", "strategis\u00a0", "Tingkat"),
        ("tblSasaran", 0, "kode", "SS1 ", "Kode"),
        ("tblPK", 0, "kode_sasaran", "SS1 ", "Kode Sasaran"),
        ("tblCapaian", 0, "kode", "IKM\n", "Kode"),
        ("tblOutputDaftar", 0, "tabel", "paspor ", "Nama Tabel"),
        ("tblOutput", 0, "tabel", " paspor", "Nama Tabel"),
    ],
)
def test_trimmed_kode_choice_or_reference_is_told(
    tabel: str, baris: int, kolom: str, isi: str, sebut: str
) -> None:
    """One remark at the very cell, with the header of its column."""
    (problem,) = find(ubah(tabel, baris, kolom, isi))

    assert problem.tingkat is Tingkat.PERINGATAN
    assert problem.sheet == schema.LEMBAR_TABEL[tabel].nama
    assert schema.TABEL[tabel].find(kolom).header in problem.pesan, sebut
    assert isi.replace("\u00a0", " ").replace("\n", " ") in problem.pesan


def test_choice_of_profil_goes_by_its_label() -> None:
    """An entry with choices is compared by formulas too."""
    baris = next(n for n, b in enumerate(schema.TABEL["tblProfil"].baris) if b.kode == "RATA_RATA")
    isi = GRID.read_tabel("tblProfil").isi[baris][2]

    (problem,) = find(ubah("tblProfil", baris, "isian", f"{isi} "))

    assert schema.TABEL["tblProfil"].baris[baris].label in problem.pesan


@pytest.mark.parametrize(
    ("tabel", "kolom", "isi"),
    [
        ("tblPK", "indikator", "Indeks Kepuasan Masyarakat "),
        ("tblPK", "polaritas", "MAKSIMAL"),
        ("tblPK", "polaritas", "Maksimal"),
    ],
)
def test_text_and_case_are_no_matter(tabel: str, kolom: str, isi: str) -> None:
    """Excel ignores case, and no formula compares running text."""
    assert find(ubah(tabel, 0, kolom, isi)) == []


def test_it_is_told_beside_galat() -> None:
    """All is told at once: a wrong kode elsewhere does not hide the space."""
    grid = ubah("tblSasaran", 0, "kode", "SS1 ")
    pk = grid.read_tabel("tblPK")
    isi = [list(satu) for satu in pk.isi]
    isi[1][0] = "kode salah"
    lain = [grid.read_tabel(nama) for nama in grid.daftar_tabel if nama != "tblPK"]

    assert len(find(MemoryGrid([*lain, replace(pk, isi=isi)]))) == 1


def test_examples_and_a_new_book_are_silent() -> None:
    """What we write ourselves has no such space."""
    assert find(GRID) == []
