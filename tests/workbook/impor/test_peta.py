"""Which header fills which column, and how staff's choice is kept."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from lkjip_xl.errors import BukuError
from lkjip_xl.workbook.impor.peta import (
    TempatPeta,
    build_peta,
    find_berkas_peta,
    format_peta,
    load_peta,
)

TABEL = ("Kode", "Tahun", "Uraian Akun", "MPN Non Pajak", "Potongan SPM")


def test_same_words_match_whatever_their_case_and_spaces() -> None:
    """A header in capitals, on two lines, with double spaces is the same header."""
    peta = build_peta(["KODE", "uraian\nakun", "MPN  Non Pajak"], TABEL, {})

    assert peta.pasti == {
        "KODE": "Kode",
        "uraian\nakun": "Uraian Akun",
        "MPN  Non Pajak": "MPN Non Pajak",
    }
    assert (peta.usul, peta.belum_ada) == ({}, ("Tahun", "Potongan SPM"))


def test_similar_header_is_proposed_not_used() -> None:
    """A near match waits for a person."""
    peta = build_peta(["Nomor Kode", "Potongan S.P.M", "Keterangan"], TABEL, {})

    assert peta.pasti == {}
    assert peta.usul == {"Nomor Kode": "Kode", "Potongan S.P.M": "Potongan SPM"}
    assert peta.tak_dipakai == ("Keterangan",)


@pytest.mark.parametrize(
    ("file", "tabel"),
    [
        (["Pagu"], ["Pagu Semula", "Pagu Menjadi"]),
        (["Realisasi TW I", "Realisasi TW II"], ["Realisasi"]),
    ],
)
def test_header_with_two_candidates_is_not_proposed(file: list[str], tabel: list[str]) -> None:
    """Where two columns are alike there is no telling which is meant."""
    assert build_peta(file, tabel, {}).usul == {}


def test_header_that_holds_a_wanted_one_is_nearer_than_one_that_looks_alike() -> None:
    """Kode Belanja means Kode, even while Jenis Belanja is still free."""
    peta = build_peta(["Kode Belanja", "Tahun"], ("Kode", "Tahun", "Jenis Belanja"), {})

    assert peta.usul == {"Kode Belanja": "Kode"}


def test_header_of_a_computed_column_fills_no_input() -> None:
    """What the book computes itself is left out, unless staff have chosen otherwise."""
    tabel, lain = ("Kode", "Realisasi Diketik"), ["Realisasi"]

    sendiri = build_peta(["Kode", "REALISASI"], tabel, {}, (), lain)
    dipilih = build_peta(["Kode", "Realisasi"], tabel, {"Realisasi": "Realisasi Diketik"}, (), lain)

    assert (sendiri.usul, sendiri.tak_dipakai) == ({}, ("REALISASI",))
    assert dipilih.pasti == {"Kode": "Kode", "Realisasi": "Realisasi Diketik"}


@pytest.mark.parametrize("semula", ["", '[tblPNBP]\n"Lama" = "Tahun"\n'])
def test_lines_that_staff_are_told_to_write_work_when_copied(tmp_path: Path, semula: str) -> None:
    """The section is named once: new in a new file, not again where it stands already."""
    path = tmp_path / "buku.peta.toml"
    tempat = TempatPeta(path.name, "tblPNBP", is_ada=bool(semula))

    cara = tempat.format_cara({'Akun "baru"': "Kode"}).splitlines()
    path.write_text(semula + "\n".join(cara[1:-1]), encoding="utf-8")

    assert "buku.peta.toml" in cara[0]
    assert load_peta(path)["tblPNBP"]['Akun "baru"'] == "Kode"


def test_saved_choice_is_used_and_empty_one_leaves_the_column_out() -> None:
    """What staff wrote wins over likeness; an empty right side means: not this one."""
    simpanan = {"akun": "kode", "Potongan S.P.M": ""}

    peta = build_peta(["Akun", "Potongan S.P.M"], TABEL, simpanan)

    assert peta.semua == {"Akun": "Kode"}
    assert peta.tak_dipakai == ("Potongan S.P.M",)


def test_same_words_come_before_a_saved_choice() -> None:
    """A column is filled once, by the header that is its own."""
    peta = build_peta(["Akun", "Kode"], TABEL, {"Akun": "Kode"})

    assert peta.pasti == {"Kode": "Kode"}


def test_own_column_is_filled_only_by_the_same_words() -> None:
    """Columns that staff added are import targets, but never proposed and never missed."""
    peta = build_peta(["Ket", "Catatan kantor"], ["Kode"], {}, ["KET", "Catatan"])

    assert peta.pasti == {"Ket": "KET"}
    assert (peta.usul, peta.belum_ada) == ({}, ("Kode",))


def test_mapping_is_kept_beside_the_book_and_read_again(tmp_path: Path) -> None:
    """Any header survives writing and reading, whatever signs it holds."""
    path = find_berkas_peta(tmp_path / "buku 2025.xlsx")
    semua = {"tblPNBP": {'Akun "baru"': "Kode", "a\\b\n\tc\x01": "Tahun", "Zażółć": ""},
             "tbl lain": {}}  # fmt: skip

    path.write_text(format_peta(semua), encoding="utf-8")

    assert path.name == "buku 2025.peta.toml"
    assert load_peta(path) == semua
    assert tomllib.loads(path.read_text(encoding="utf-8")) == semua


def test_example_of_the_guide_works_when_copied(tmp_path: Path) -> None:
    """The lines that docs/panduan-staf.md shows are a whole mapping, with its section."""
    panduan = Path(__file__).parents[3] / "docs" / "panduan-staf.md"
    baris = panduan.read_text(encoding="utf-8").splitlines()
    awal = baris.index("      [tblAnggaranBelanja]")
    path = tmp_path / "buku.peta.toml"

    path.write_text("\n".join(baris[awal : baris.index("", awal)]), encoding="utf-8")

    assert load_peta(path) == {"tblAnggaranBelanja": {"Kode Belanja": "Kode", "Keterangan": ""}}


def test_no_mapping_yet_is_no_fault(tmp_path: Path) -> None:
    """The first import of a book has nothing saved."""
    assert load_peta(tmp_path / "tiada.toml") == {}


@pytest.mark.parametrize("isi", ["[tblPNBP\n", "tblPNBP = 1\n", "[tblPNBP]\nAkun = 3\n"])
def test_damaged_mapping_says_how_lines_are_written(tmp_path: Path, isi: str) -> None:
    """A slip of the hand is told with the file and the right form."""
    path = tmp_path / "buku.peta.toml"
    path.write_text(isi, encoding="utf-8")

    with pytest.raises(BukuError) as galat:
        load_peta(path)

    problem = galat.value.problems[0]
    assert (problem.kode, problem.sheet) == ("I-10", "buku.peta.toml")
    assert '"Judul di berkas" = "Judul di tabel"' in problem.perbaikan
