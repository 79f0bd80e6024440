"""Books of other schema versions: refused with the way out, or upgraded with all they hold."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.packaging.custom import CustomPropertyList, IntProperty

from lkjip_xl import api
from lkjip_xl.errors import BukuError
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.read.version import find_versi, read_versi
from lkjip_xl.workbook.roll.ledger import Nasib
from lkjip_xl.workbook.write import example

from ..roll_books import build_hias, find_sel, read_kolom

BUKU_VERSI_1 = Path(__file__).parents[2] / "kasus" / "buku_versi_1.xlsx"


def simpan(wb: Any, path: Path, versi: int | None) -> Path:
    """The book with that version in its properties, or with none."""
    wb.custom_doc_props = CustomPropertyList()
    if versi is not None:
        wb.custom_doc_props.append(IntProperty(name="lkjip_skema", value=versi))
    wb.save(path)
    return path


@pytest.fixture
def wb(contoh: bytes) -> Any:
    """The example of today, open for editing."""
    return openpyxl.load_workbook(io.BytesIO(contoh))


def test_built_book_names_its_version(contoh: bytes, tmp_path: Path) -> None:
    """The builder writes today's version into the file."""
    path = tmp_path / "buku.xlsx"
    path.write_bytes(contoh)

    assert read_versi(path) == schema.VERSI
    assert read_versi(BUKU_VERSI_1) == 1


def test_newer_book_asks_for_a_newer_lkjip(wb: Any, tmp_path: Path) -> None:
    """A book from the future is not read half: lkjip must be updated."""
    path = simpan(wb, tmp_path / "baru.xlsx", schema.VERSI + 1)

    with pytest.raises(BukuError, match=r"versi lkjip yang lebih baru .*perbarui lkjip.*\(B-26\)"):
        api.compute_buku(path)
    with pytest.raises(BukuError, match="B-26"):
        api.upgrade_buku(path)


def test_older_book_names_the_command_that_upgrades() -> None:
    """A book of version 1 is told how to become one of today."""
    with pytest.raises(BukuError, match=r'--perbarui "buku_versi_1.xlsx".*\(B-27\)'):
        api.compute_buku(BUKU_VERSI_1)


def test_stripped_property_is_no_obstacle(wb: Any, tmp_path: Path) -> None:
    """A program may drop the property; a book with all tables is one of today."""
    path = simpan(wb, tmp_path / "polos.xlsx", None)

    assert read_versi(path) is None
    assert api.compute_buku(path).data.profil.tahun == 2023


def test_tables_tell_the_version_where_nothing_else_does() -> None:
    """All tables: today's. Some of them: older. None of them: not our book, the reader tells."""
    semua = list(schema.TABEL)

    assert find_versi(None, semua) == schema.VERSI
    assert find_versi(None, semua[:5]) == schema.VERSI - 1
    assert find_versi(None, ["Tabel1"]) == schema.VERSI
    assert find_versi(7, semua) == 7


def test_version_1_gives_the_same_results_today(tmp_path: Path) -> None:
    """Every figure of the old book is computed again; its year stays."""
    path = tmp_path / "baru.xlsx"
    baru = api.upgrade_buku(BUKU_VERSI_1)
    path.write_bytes(baru.berkas)

    hasil = api.compute_buku(path).hasil

    assert baru.tahun == 2023
    assert str(hasil["survei.IKM.nilai"].nilai) == "3.91"
    assert str(hasil["ikk.IKI.realisasi"].nilai) == "3.90"
    assert hasil["kinerja.rata_rata"].tampil == "123,77"
    assert {satu.nasib for satu in baru.catatan} == {Nasib.TETAP}
    assert [satu for satu in baru.catatan if satu.is_perlu] == []


def test_tables_that_are_new_are_as_in_a_new_book(tmp_path: Path) -> None:
    """What version 1 did not have comes with the lists of a new book."""
    wb = openpyxl.load_workbook(io.BytesIO(api.upgrade_buku(BUKU_VERSI_1).berkas))

    assert {nama for ws in wb for nama in ws.tables} >= set(schema.TABEL)
    assert len(read_kolom(wb, "tblSKMUnsur", "Kode")) == 9


def test_own_work_in_an_old_book_comes_along(tmp_path: Path) -> None:
    """Own columns, sheets and comments of a version 1 book; what cannot come is listed."""
    lama = build_hias(BUKU_VERSI_1.read_bytes(), tmp_path / "lama.xlsx")

    baru = api.upgrade_buku(lama)

    wb = openpyxl.load_workbook(io.BytesIO(baru.berkas))
    isi = dict(read_kolom(wb, "tblPK", "Kode", "Catatan Kantor"))
    assert (isi["IKM"], isi["IKI"]) == ("lihat TOR", 12)
    target = find_sel(wb["PK"], "tblPK", "IKM", "Target Awal")
    assert wb["Kertas Kerja"]["B5"].value == f"=PK!{target.coordinate}*2"
    assert {s.nasib for s in baru.catatan} == {Nasib.TETAP, Nasib.TIDAK_IKUT}
    assert any(s.isi == "tanyakan ke kanwil" for s in baru.catatan if s.is_perlu)
    assert not any(s.nasib is Nasib.DIKOSONGKAN for s in baru.catatan)


def test_upgrade_changes_no_figure(tmp_path: Path) -> None:
    """A book of today, answers of respondents included, computes the same after an upgrade."""
    isi = {
        **example.load_contoh("jember"),
        "tblSKM": [{"kode": "SKM1", "populasi": 900}],
        "tblSKMUnsur": [{"kode": "U1", "unsur": "Syarat"}, {"kode": "U2", "unsur": "Waktu"}],
        "tblResponden": [{"no": "1", "u1": 4, "u2": 3}, {"no": "2", "u1": 2}],
        "tblTindakLanjut": [{"kode": "T1", "masalah": "a", "status": "selesai"}],
    }
    lama, baru = tmp_path / "lama.xlsx", tmp_path / "baru.xlsx"
    lama.write_bytes(api.build_buku(isi, 2023))

    baru.write_bytes(api.upgrade_buku(lama).berkas)

    sebelum, sesudah = (api.compute_buku(satu).hasil for satu in (lama, baru))
    assert {k: sesudah[k].nilai for k in sesudah} == {k: sebelum[k].nilai for k in sebelum}
    assert str(sesudah["survei.SKM1.responden"].nilai) == "2"


def test_own_sheet_gives_way_to_a_new_one_of_ours(tmp_path: Path) -> None:
    """A sheet that staff called Output before we had one comes beside ours, formulas too."""
    wb = openpyxl.load_workbook(BUKU_VERSI_1)
    wb.create_sheet("Output")["A1"] = 41
    wb.create_sheet("Hitungan")["A1"] = "=Output!A1+1"
    path = simpan(wb, tmp_path / "lama.xlsx", 1)

    baru = openpyxl.load_workbook(io.BytesIO(api.upgrade_buku(path).berkas))

    assert baru["Output (kantor)"]["A1"].value == 41
    assert baru["Hitungan"]["A1"].value == "='Output (kantor)'!A1+1"
    assert "tblOutput" in baru["Output"].tables


def test_old_book_with_galat_is_repaired_first(tmp_path: Path) -> None:
    """A cell that cannot be used is told, all at once; missing sheets are not."""
    wb = openpyxl.load_workbook(BUKU_VERSI_1)
    find_sel(wb["PK"], "tblPK", "IKM", "Target Awal").value = "3,25 Indeks"
    path = simpan(wb, tmp_path / "salah.xlsx", 1)

    with pytest.raises(BukuError) as galat:
        api.upgrade_buku(path)

    assert [p.kode for p in galat.value.problems] == ["B-11"]
