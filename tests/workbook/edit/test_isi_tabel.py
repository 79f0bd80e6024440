"""Values written into one table of a saved book, and how the table grows."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from lkjip_xl.errors import BukuError
from lkjip_xl.workbook.edit.isi_tabel import PerubahanTabel, write_baris
from lkjip_xl.workbook.edit.paket import Paket

from ..hiasan import build_hiasan, change_bagian, find_beda, read_bagian

LEMBAR = "xl/worksheets/sheet1.xml"
KEGIATAN, BELANJA = "tblAnggaranKegiatan", "tblAnggaranBelanja"


@pytest.fixture(scope="module")
def hiasan() -> bytes:
    """A decorated book."""
    return build_hiasan()


def tulis(
    isi: bytes, tabel: str, baris: Mapping[int, Mapping[str, Any]]
) -> tuple[bytes, PerubahanTabel]:
    """A book with rows written into a table, and what that did."""
    paket = Paket(isi)
    ubah = write_baris(paket, tabel, baris)
    return paket.to_bytes(), ubah


def buka(isi: bytes) -> Any:
    """Sheet Anggaran in an independent reader."""
    return openpyxl.load_workbook(io.BytesIO(isi))["Anggaran"]


def test_existing_row_keeps_what_is_not_written(hiasan: bytes) -> None:
    """Only the named cells change; formulas, own columns and formats of the row stay."""
    isi, ubah = tulis(hiasan, KEGIATAN, {0: {"Pagu Semula": Decimal("1234.5"), "Program": None}})

    ws = buka(isi)
    assert ubah == PerubahanTabel(0, 0)
    assert (ws["D4"].value, ws["B4"].value, ws["C4"].value) == (1234.5, None, "Layanan")
    assert (ws["D4"].number_format, ws["H4"].value) == ("#,##0", "catatan satu")
    assert ws["G4"].value.startswith("=IF(tblAnggaranKegiatan[[#This Row],[Pagu Menjadi]]")
    assert find_beda(hiasan, isi) == {LEMBAR}


@pytest.mark.parametrize("teks", ["=1+1", "+62", "-", "@SUM(A1)", " ruang ", "a\nb", "A & <B>",
                                  "_x0041_", "'tanda"])  # fmt: skip
def test_text_is_stored_as_text_letter_by_letter(hiasan: bytes, teks: str) -> None:
    """Text from outside never becomes a formula, and loses neither spaces nor signs."""
    isi, _ = tulis(hiasan, KEGIATAN, {2: {"Kegiatan": teks}})

    sel = buka(isi)["C6"]
    assert (sel.value.replace("_x005F_", "_"), sel.data_type) == (teks, "s")
    assert b"<f>1+1" not in read_bagian(isi)[LEMBAR]


def test_numbers_dates_and_truth_are_stored_as_such(hiasan: bytes) -> None:
    """A number is a number cell; a date its serial number with the style of the cell."""
    isi, _ = tulis(hiasan, KEGIATAN, {2: {
        "Pagu Semula": Decimal(10), "Pagu Menjadi": 2.5, "Realisasi": date(2025, 1, 15),
        "Catatan": True,
    }})  # fmt: skip

    ws = buka(isi)
    assert [ws[sel].value for sel in ("D6", "E6", "F6", "H6")] == [10, 2.5, 45672, True]


def test_table_with_another_below_grows_by_inserted_rows(hiasan: bytes) -> None:
    """The tables keep their distance; the new rows look and compute like the last one."""
    isi, ubah = tulis(hiasan, KEGIATAN, {3: {"Kode": "G4", "Pagu Semula": Decimal(7)},
                                         4: {"Kode": "G5"}})  # fmt: skip

    ws = buka(isi)
    assert ubah == PerubahanTabel(2, 2)
    assert ws.tables[KEGIATAN].ref == "A3:H8"
    assert ws.tables[KEGIATAN].autoFilter.ref == "A3:H8"
    assert ws.tables[BELANJA].ref == "A12:F15"
    assert (ws["A7"].value, ws["D7"].value, ws["A8"].value) == ("G4", 7, "G5")
    assert (ws["D7"].number_format, ws["G8"].number_format) == ("#,##0", "#,##0")
    assert ws["G8"].value == ws["G4"].value
    assert ws["H7"].value is None
    assert ws["A10"].value == "Menurut jenis belanja"


def test_what_covers_the_whole_body_grows_with_it(hiasan: bytes) -> None:
    """Validations, formats, sums, charts and lists over a column of the table take the new rows."""
    isi, _ = tulis(hiasan, KEGIATAN, {4: {"Kode": "G5"}})
    isi, _ = tulis(isi, BELANJA, {4: {"Kode": "55"}})

    wb = openpyxl.load_workbook(io.BytesIO(isi))
    ws = wb["Anggaran"]
    assert {str(dv.sqref): dv.formula1 for dv in ws.data_validations.dataValidation} == {
        "D4:D8": "0",
        "A13:A17": "$A$4:$A$8",
    }
    assert [str(cf.sqref) for cf in ws.conditional_formatting] == ["F4:F8", "E13:E17"]
    assert ws["D19"].value == "=SUM(D13:D17)+SUM(D4:D8)"
    assert wb["Milik Kantor"]["A2"].value == "=SUM(Anggaran!$D$13:$D$17)"
    assert b"<c:f>Anggaran!$D$13:$D$17</c:f>" in read_bagian(isi)["xl/charts/chart1.xml"]


def test_table_uses_free_rows_before_it_moves_anything(hiasan: bytes) -> None:
    """Rows that are empty down to the usual distance are taken without inserting."""
    lama = change_bagian(hiasan, {LEMBAR: lambda isi: isi.replace(
        b'<row r="15"', b'<row r="25"').replace(b'r="D15"', b'r="D25"').replace(
        b'<row r="16"', b'<row r="26"').replace(b'r="D16"', b'r="D26"').replace(
        b'<row r="18"', b'<row r="28"').replace(b'"A18"', b'"A28"'),
        "xl/drawings/drawing1.xml": lambda isi: isi.replace(b"<xdr:row>19<", b"<xdr:row>39<"),
    })  # fmt: skip

    isi, ubah = tulis(lama, BELANJA, {n: {"Kode": f"B{n}"} for n in range(3, 10)})

    assert ubah == PerubahanTabel(7, 0)
    assert (buka(isi)["A20"].value, buka(isi)["D25"].value) == (
        "B9",
        "=SUM(D11:D20)+SUM(D4:D6)",
    )


def test_picture_below_is_not_covered(hiasan: bytes) -> None:
    """A table never grows over a picture: it is pushed down like any other content."""
    lama = change_bagian(hiasan, {LEMBAR: lambda isi: isi[: isi.index(b'<row r="15"')]
                                  + isi[isi.index(b"</sheetData>") :]})  # fmt: skip

    _, ubah = tulis(lama, BELANJA, {8: {"Kode": "55"}})

    assert ubah == PerubahanTabel(6, 2)


def test_row_of_totals_stays_last(hiasan: bytes) -> None:
    """A table with totals grows above them."""
    lama = change_bagian(hiasan, {
        bagian: lambda isi: isi.replace(b'ref="A10:F13"', b'ref="A10:F14"', 1).replace(
            b'totalsRowShown="0"', b'totalsRowCount="1"')
        for bagian, isi in read_bagian(hiasan).items()
        if bagian.startswith("xl/tables/") and b"tblAnggaranBelanja" in isi
    } | {LEMBAR: lambda isi: isi.replace(
        b'<row r="15"', b'<row r="14"><c r="D14"><f>SUBTOTAL(109,D11:D13)</f></c></row>'
        b'<row r="15"')})  # fmt: skip

    isi, ubah = tulis(lama, BELANJA, {4: {"Kode": "55", "Pagu": Decimal(5)}})

    ws = buka(isi)
    assert ubah == PerubahanTabel(2, 2)
    assert (ws.tables[BELANJA].ref, ws.tables[BELANJA].autoFilter.ref) == ("A10:F16", "A10:F15")
    assert (ws["A15"].value, ws["D16"].value) == ("55", "=SUBTOTAL(109,D11:D15)")


def test_own_computed_column_with_cell_references_is_copied_down(hiasan: bytes) -> None:
    """A formula that names the cells of its row names those of the new row."""
    lama = change_bagian(hiasan, {
        bagian: lambda isi: isi.replace(
            b'name="Ket"/>',
            b'name="Ket"><calculatedColumnFormula>D11*2</calculatedColumnFormula></tableColumn>')
        for bagian, isi in read_bagian(hiasan).items()
        if bagian.startswith("xl/tables/") and b"tblAnggaranBelanja" in isi
    } | {LEMBAR: lambda isi: isi.replace(
        isi[isi.index(b'<c r="F13"') : isi.index(b"</c>", isi.index(b'<c r="F13"')) + 4],
        b'<c r="F13"><f>D13*2</f></c>')})  # fmt: skip

    isi, _ = tulis(lama, BELANJA, {4: {"Kode": "55"}})

    assert (buka(isi)["F14"].value, buka(isi)["F15"].value) == ("=D14*2", "=D15*2")


def test_first_cell_of_a_shared_formula_may_be_overwritten(hiasan: bytes) -> None:
    """The other cells that share its formula keep theirs."""
    lama = change_bagian(hiasan, {LEMBAR: lambda isi: isi.replace(
        isi[isi.index(b'<c r="E11"') : isi.index(b"</c>", isi.index(b'<c r="E11"')) + 4],
        b'<c r="E11"><f t="shared" ref="E11:E12" si="0">D11-1</f></c>').replace(
        isi[isi.index(b'<c r="E12"') : isi.index(b"</c>", isi.index(b'<c r="E12"')) + 4],
        b'<c r="E12"><f t="shared" si="0"/></c>')})  # fmt: skip

    isi, _ = tulis(lama, BELANJA, {0: {"Realisasi": Decimal(5)}})

    assert (buka(isi)["E11"].value, buka(isi)["E12"].value) == (5, "=D12-1")


def test_parts_outside_the_table_keep_their_bytes(hiasan: bytes) -> None:
    """Pictures, styles, other sheets, comments: nothing but the sheet and the table is written."""
    isi, _ = tulis(hiasan, BELANJA, {3: {"Kode": "54"}})

    tabel = {n for n, b in read_bagian(hiasan).items() if b'"tblAnggaranBelanja"' in b}
    utuh = read_bagian(hiasan).keys() - find_beda(hiasan, isi)
    assert tabel & find_beda(hiasan, isi)
    assert {"xl/styles.xml", "xl/sharedStrings.xml", "xl/media/image1.png", "xl/comments1.xml",
            "xl/worksheets/sheet3.xml", "xl/drawings/drawing2.xml", "xl/theme/theme1.xml",
            "[Content_Types].xml", "docProps/app.xml"} <= utuh  # fmt: skip


def test_sheet_that_leaves_out_addresses_is_understood(hiasan: bytes) -> None:
    """Some programs write rows and cells without saying where they stand."""
    lama = change_bagian(hiasan, {LEMBAR: lambda isi: re.sub(
        rb'<c r="[A-H]6"', b"<c", isi)})  # fmt: skip

    isi, _ = tulis(lama, KEGIATAN, {2: {"Kode": "G3"}})

    assert buka(isi)["A6"].value == "G3"


def test_table_past_the_end_of_the_sheet_is_refused(hiasan: bytes) -> None:
    """Excel has a last row; the table is not cut in silence."""
    with pytest.raises(BukuError, match="baris terakhir"):
        tulis(hiasan, BELANJA, {(1 << 20) - 5: {"Kode": "99"}})


def test_unknown_table_is_an_error(hiasan: bytes) -> None:
    """A name that is not in the book is the caller's mistake."""
    with pytest.raises(KeyError):
        tulis(hiasan, "tblTidakAda", {0: {"Kode": "1"}})
