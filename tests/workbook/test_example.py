"""The shipped example: complete, without faults, and with the figures of the office."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lkjip_xl import api
from lkjip_xl.workbook import layout, schema
from lkjip_xl.workbook.example import FOLDER, list_kantor, load_contoh


def test_example_is_named_by_its_office() -> None:
    """The name is that of the office; the year stays in the file name."""
    assert "jember" in list_kantor()
    assert api.list_contoh() == list_kantor()


def test_unknown_example_is_a_key_error() -> None:
    """Asking for an office that is not shipped fails at once, also for parts of a name."""
    for nama in ("jem", "", "jember_2023", "*"):
        with pytest.raises(KeyError):
            load_contoh(nama)


@pytest.mark.parametrize("kantor", list_kantor())
def test_example_names_tables_and_columns_that_exist(kantor: str) -> None:
    """Every table and column of the data file is one of the workbook."""
    isi = load_contoh(kantor)

    assert set(isi) <= set(schema.TABEL)
    for nama, baris in isi.items():
        masukan = {kolom.nama for kolom in schema.TABEL[nama].kolom if kolom.is_masukan}
        assert all(set(satu) <= masukan for satu in baris)


@pytest.mark.parametrize("kantor", list_kantor())
def test_example_has_neither_galat_nor_peringatan(kantor: str) -> None:
    """The first book that staff see is clean."""
    isi = load_contoh(kantor)

    hitungan = api.compute_grid(layout.build_grid(isi, layout.build_letak(isi)))

    # Computed cells do not stand in memory; a file shows them.
    assert {problem.kode for problem in hitungan.problems} <= {"B-30"}


def test_example_file_has_nothing_to_repair(contoh: bytes, tmp_path: Path) -> None:
    """The written book reads back without a single problem."""
    path = tmp_path / "buku.xlsx"
    path.write_bytes(contoh)

    assert api.compute_buku(path).problems == ()


def test_figures_of_jember_are_the_published_ones(contoh: bytes, tmp_path: Path) -> None:
    """The weighted IKM of the office is 704,51 / 180 = 3,91, mutu A; its IPK is 3,93."""
    path = tmp_path / "buku.xlsx"
    path.write_bytes(contoh)

    hasil = api.compute_buku(path).hasil

    assert hasil["survei.IKM.jumlah_tertimbang"].tampil == "704,51"
    assert hasil["survei.IKM.nilai"].tampil == "3,91"
    assert hasil["survei.IKM.mutu"].nilai == "A"
    assert hasil["survei.IPK.nilai"].tampil == "3,93"
    assert hasil["ikk.IKM.capaian"].tampil == "120,31"
    assert hasil["ikk.IKM.realisasi"].asal[0].startswith("Survei_IKM!")


def test_misspelt_column_does_not_vanish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A column that does not exist in the workbook stops the loading of an example."""
    (tmp_path / "uji_2025.toml").write_text("[[tblTPI]]\nnma = 'x'\n", encoding="utf-8")
    monkeypatch.setattr("lkjip_xl.workbook.example.FOLDER", tmp_path)

    with pytest.raises(StopIteration):
        load_contoh("uji")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_example_names_no_person(path: Path) -> None:
    """Officials of the example are placeholders, and no NIP is in it."""
    teks = path.read_text(encoding="utf-8")

    assert all(
        nama.startswith("Nama ") for nama in re.findall(r'^NAMA_[AK]\w+ = "(.*)"', teks, re.M)
    )
    assert not re.search(r"\b(19|20)\d{6}\s?\d{6}\s?\d\s?\d{3}\b", teks)
