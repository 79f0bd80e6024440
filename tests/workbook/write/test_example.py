"""The shipped example: complete, without faults, and with the figures of the office."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from lkjip_xl import api
from lkjip_xl.workbook import layout, schema
from lkjip_xl.workbook.write.example import FOLDER, list_kantor, load_contoh
from tests.workbook.parity import hitung


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
        tabel = schema.TABEL[nama]
        boleh = {kolom.nama for kolom in tabel.kolom if kolom.is_masukan}
        if tabel.tetap:  # the first label says which of the fixed rows is meant
            boleh.add(tabel.kolom[0].nama)
        assert all(set(satu) <= boleh for satu in baris)


@pytest.mark.parametrize("kantor", list_kantor())
def test_example_file_reads_as_its_contents_in_memory(tmp_path: Path, kantor: str) -> None:
    """Writing and reading an example book back loses no result and adds no remark."""
    isi = load_contoh(kantor)
    path = tmp_path / "buku.xlsx"
    path.write_bytes(api.build_contoh(kantor))

    di_ingatan = api.compute_grid(layout.build_grid(isi, layout.build_letak(isi)))
    di_berkas = api.compute_buku(path)

    tampil = [
        {kunci: satu.tampil for kunci, satu in h.hasil.items()} for h in (di_ingatan, di_berkas)
    ]
    assert tampil[0] == tampil[1]
    # Computed cells do not stand in memory; a file shows them.
    kata = [str(problem) for problem in di_ingatan.problems if problem.kode != "B-30"]
    assert kata == [str(problem) for problem in di_berkas.problems]


def test_every_table_of_the_book_stands_in_one_of_the_examples() -> None:
    """What an office may fill in can be seen filled in; the rest it replaces itself."""
    masukan = {tabel.nama for tabel in schema.TABEL.values() if tabel.field}

    terisi = {nama for lain in list_kantor() for nama in load_contoh(lain)}

    assert masukan - terisi == {"tblPenggantian"}


@pytest.mark.libreoffice
def test_formulas_of_tanjungpinang_give_what_the_core_computes(
    buka: Callable[[bytes], Any],
    recalculate: Callable[[Sequence[Path]], list[Path]],
    tmp_path: Path,
) -> None:
    """Recalculated from its inputs alone, the book shows the figures of the report."""
    path = buka(api.build_contoh("tanjungpinang")).simpan(tmp_path / "tanjungpinang.xlsx")

    asli = hitung(recalculate([path])[0])

    assert asli.beda == []
    assert asli.galat_excel == []
    assert len(asli.sel) > 500


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


@pytest.mark.parametrize(
    "bagian",
    ['[tblProfil]\nNAMA_KANTOR = "x"\n', '[[tblBeranda]]\nlembar = "Profl"\npetugas = "x"\n'],
)
def test_misspelt_fixed_row_does_not_vanish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bagian: str
) -> None:
    """An entry or a fixed row that the workbook does not have stops the loading, with its name."""
    (tmp_path / "uji_2025.toml").write_text(bagian, encoding="utf-8")
    monkeypatch.setattr("lkjip_xl.workbook.write.example.FOLDER", tmp_path)

    with pytest.raises(KeyError, match=r"NAMA_KANTOR|Profl"):
        load_contoh("uji")


def test_misspelt_column_does_not_vanish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A column that does not exist in the workbook stops the loading of an example."""
    (tmp_path / "uji_2025.toml").write_text("[[tblTPI]]\nnma = 'x'\n", encoding="utf-8")
    monkeypatch.setattr("lkjip_xl.workbook.write.example.FOLDER", tmp_path)

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
