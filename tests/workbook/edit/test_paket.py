"""An .xlsx package: what is not touched comes out as it went in."""

from __future__ import annotations

import io
import zipfile

import pytest

from lkjip_xl.workbook.edit.paket import Paket, read_daerah

from ..hiasan import CALC_CHAIN, build_hiasan, change_bagian, find_beda, read_bagian


@pytest.fixture(scope="module")
def hiasan() -> bytes:
    """A decorated book."""
    return build_hiasan()


def test_untouched_package_keeps_every_part_its_order_and_dates(hiasan: bytes) -> None:
    """Opening and writing without a change alters nothing that a reader can see."""
    baru = Paket(hiasan).to_bytes()

    kiri, kanan = (zipfile.ZipFile(io.BytesIO(isi)).infolist() for isi in (hiasan, baru))
    assert find_beda(hiasan, baru) == set()
    assert [(i.filename, i.date_time, i.compress_type) for i in kiri] == [
        (i.filename, i.date_time, i.compress_type) for i in kanan
    ]


def test_looking_at_a_part_does_not_change_it(hiasan: bytes) -> None:
    """A part that was only read is written with its own bytes, not serialized anew."""
    paket = Paket(hiasan)

    for bagian in paket.lembar.values():
        paket.open_xml(bagian)
    paket.find_tabel("tblAnggaranBelanja")

    assert find_beda(hiasan, paket.to_bytes()) == set()


def test_table_is_found_in_any_case_of_letters_with_its_place(hiasan: bytes) -> None:
    """A table is known by name, wherever it stands, with headers, rows and formulas."""
    tabel = Paket(hiasan).find_tabel("TBLANGGARANKEGIATAN")

    assert tabel is not None
    assert (tabel.lembar, tabel.header, tabel.awal, tabel.akhir) == ("Anggaran", 3, 4, 6)
    assert (tabel.kolom[0], tabel.kolom[-1], tabel.kolom_akhir) == ("Kode", "Catatan", 8)
    assert list(tabel.rumus) == ["Pagu"]


def test_table_that_is_not_there_is_none(hiasan: bytes) -> None:
    """An unknown name gives nothing rather than a neighbour."""
    assert Paket(hiasan).find_tabel("tblTidakAda") is None


def test_full_recalculation_drops_the_chain_of_formulas(hiasan: bytes) -> None:
    """Excel computes anew on opening; the chain goes with its relationship and content type."""
    lama = change_bagian(hiasan, CALC_CHAIN)
    paket = Paket(lama)

    paket.set_hitung_ulang()

    bagian = read_bagian(paket.to_bytes())
    assert "xl/calcChain.xml" not in bagian
    assert b"calcChain" not in bagian["[Content_Types].xml"] + bagian["xl/_rels/workbook.xml.rels"]
    assert b'fullCalcOnLoad="1"' in bagian["xl/workbook.xml"]


def test_calc_settings_are_made_where_the_schema_wants_them(hiasan: bytes) -> None:
    """A book without calcPr gets one before the elements that must follow it."""
    lama = change_bagian(
        hiasan,
        {"xl/workbook.xml": lambda isi: isi.replace(
            b'<calcPr calcId="124519" fullCalcOnLoad="1"/>', b"<extLst></extLst>"
        )},
    )  # fmt: skip
    paket = Paket(lama)

    paket.set_hitung_ulang()

    isi = read_bagian(paket.to_bytes())["xl/workbook.xml"]
    assert isi.index(b"<calcPr") < isi.index(b"<extLst")
    assert isi.index(b"<calcPr") > isi.index(b"</definedNames>")


def test_book_that_is_already_set_is_left_alone(hiasan: bytes) -> None:
    """Nothing to set means no part is rewritten."""
    paket = Paket(hiasan)

    paket.set_hitung_ulang()

    assert find_beda(hiasan, paket.to_bytes()) == set()


@pytest.mark.parametrize(("ref", "daerah"), [("A1", (1, 1, 1, 1)), ("$B$2:AA10", (2, 2, 10, 27))])
def test_range_is_read_as_rows_and_columns(ref: str, daerah: tuple[int, int, int, int]) -> None:
    """Cells and ranges, absolute or not."""
    assert read_daerah(ref) == daerah
