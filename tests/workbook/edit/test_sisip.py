"""Rows inserted into a sheet: what lies below moves, what names it follows."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from lkjip_xl.errors import BukuError
from lkjip_xl.workbook.edit.paket import Paket
from lkjip_xl.workbook.edit.rujukan import map_rumus, map_sqref, move_rumus
from lkjip_xl.workbook.edit.sisip import build_pemeta_sisip, insert_baris

from ..hiasan import build_hiasan, change_bagian, find_beda, read_bagian

LEMBAR = "xl/worksheets/sheet1.xml"
MILIK = "xl/worksheets/sheet2.xml"


@pytest.fixture(scope="module")
def hiasan() -> bytes:
    """A decorated book."""
    return build_hiasan()


@pytest.fixture(scope="module")
def hasil(hiasan: bytes) -> bytes:
    """The same after five rows were put in front of row 7 of Anggaran."""
    return sisip(hiasan, 7, 5)


def sisip(isi: bytes, baris: int, banyak: int, tabel: str = "") -> bytes:
    """A book with rows inserted into Anggaran."""
    paket = Paket(isi)
    insert_baris(paket, "Anggaran", baris, banyak, tabel)
    return paket.to_bytes()


def buka(isi: bytes) -> Any:
    """A book in an independent reader."""
    return openpyxl.load_workbook(io.BytesIO(isi))


@pytest.mark.parametrize(
    ("rumus", "jadi"),
    [
        ("A6", "A6"),
        ("A7+$B$10", "A12+$B$15"),
        ("SUM(A1:A10)", "SUM(A1:A15)"),
        ("SUM(A1:A6)", "SUM(A1:A6)"),
        ("SUM($7:$8)", "SUM($12:$13)"),
        ("SUM(A:A)", "SUM(A:A)"),
        ('"A7"&A7', '"A7"&A12'),
        ("Lain!A7+Anggaran!A7", "Lain!A7+Anggaran!A12"),
        ("'Milik Kantor'!A7+'Anggaran'!A7:B9", "'Milik Kantor'!A7+'Anggaran'!A12:B14"),
        ("[1]Anggaran!A7", "[1]Anggaran!A7"),
        ("tblPK[[#This Row],[Jan]:[Des]]*A9", "tblPK[[#This Row],[Jan]:[Des]]*A14"),
        ("A7:INDEX(B1:B9,2)", "A12:INDEX(B1:B14,2)"),
        ("SUM( A7 ,  A8 )", "SUM( A12 ,  A13 )"),
        ("LOG10(A7)+ABC1048577x", "LOG10(A12)+ABC1048577x"),
        ("IF(A7<>\"\",{1,2;3,4},#REF!)", "IF(A12<>\"\",{1,2;3,4},#REF!)"),
    ],
)  # fmt: skip
def test_references_of_a_formula_follow_the_rows(rumus: str, jadi: str) -> None:
    """Only A1 references to that sheet move; text, names, structured references and spaces stay."""
    pemeta = build_pemeta_sisip(7, 5)

    assert map_rumus(rumus, "Anggaran", pemeta, is_di_lembar=True) == jadi


def test_bare_reference_on_another_sheet_stays() -> None:
    """A1 without a sheet means the sheet of the formula."""
    pemeta = build_pemeta_sisip(7, 5)

    assert map_rumus("A9+anggaran!A9", "Anggaran", pemeta, is_di_lembar=False) == (
        "A9+anggaran!A14"
    )


@pytest.mark.parametrize(
    ("rumus", "baris", "kolom", "jadi"),
    [("A1+$A$1+A$1+$A1", 2, 1, "B3+$A$1+B$1+$A3"), ("SUM(Z1:AA2)", 0, 1, "SUM(AA1:AB2)")],
)
def test_formula_is_copied_down_and_right(rumus: str, baris: int, kolom: int, jadi: str) -> None:
    """Relative parts move, absolute ones stay."""
    assert move_rumus(rumus, baris, kolom) == jadi


def test_list_of_ranges_is_mapped_range_by_range() -> None:
    """Each range of a validation moves or grows on its own."""
    assert map_sqref("A1:A6 B7 C2:C9", build_pemeta_sisip(7, 5)) == "A1:A6 B12 C2:C14"


def test_cells_below_move_and_those_above_stay(hasil: bytes) -> None:
    """Values stand five rows lower, the inserted rows are empty."""
    ws = buka(hasil)["Anggaran"]

    assert (ws["A5"].value, ws["C17"].value, ws["A13"].value) == (
        "G2",
        "Barang",
        "Menurut jenis belanja",
    )
    assert all(sel.value is None for baris in ws["A7:H11"] for sel in baris)


def test_everything_that_names_the_cells_follows(hasil: bytes) -> None:
    """Formulas here and elsewhere, tables, merged cells, validations, formats, names, links."""
    wb = buka(hasil)
    ws, milik = wb["Anggaran"], wb["Milik Kantor"]

    assert ws["D20"].value == "=SUM(D16:D18)+SUM(D4:D6)"
    assert [milik.cell(n, 1).value for n in range(1, 6)] == [
        "=Anggaran!D17",
        "=SUM(Anggaran!$D$16:$D$18)",
        "=SUM(Anggaran!D4:D6)",
        '="Anggaran!D12"&Anggaran!A1',
        "=Anggaran!A1",
    ]
    assert ws.tables["tblAnggaranBelanja"].ref == "A15:F18"
    assert ws.tables["tblAnggaranBelanja"].autoFilter.ref == "A15:F18"
    assert ws.tables["tblAnggaranKegiatan"].ref == "A3:H6"
    assert [str(satu) for satu in ws.merged_cells.ranges] == ["A13:C13"]
    assert {str(dv.sqref): dv.formula1 for dv in ws.data_validations.dataValidation} == {
        "D4:D6": "0",
        "A16:A18": "$A$4:$A$6",
    }
    assert {str(cf.sqref): cf.rules[0].formula for cf in ws.conditional_formatting} == {
        "F4:F6": ["$F4>$D4"],
        "E16:E18": ["$E16>$D16"],
    }
    assert wb.defined_names["PAGU_KEDUA"].value == "Anggaran!$D$17"
    assert ws.print_area == "'Anggaran'!$A$1:$H$21"
    assert (ws["A23"].hyperlink.ref, ws["A23"].hyperlink.location) == ("A23", "'Anggaran'!A16")
    assert [b.id for b in ws.row_breaks.brk] == [14]


def test_comments_pictures_and_charts_follow(hasil: bytes) -> None:
    """A comment stays with its cell, a picture with its row, a chart with its figures."""
    bagian = read_bagian(hasil)

    assert buka(hasil)["Anggaran"]["A16"].comment.text == "komentar bawah"
    assert buka(hasil)["Anggaran"]["A4"].comment.text == "komentar atas"
    assert b"<x:Row>15</x:Row>" in bagian["xl/drawings/vmlDrawing1.vml"]
    assert b"<x:Row>3</x:Row>" in bagian["xl/drawings/vmlDrawing1.vml"]
    assert b"<xdr:row>24</xdr:row>" in bagian["xl/drawings/drawing1.xml"]
    assert b"<c:f>Anggaran!$D$16:$D$18</c:f>" in bagian["xl/charts/chart1.xml"]


def test_parts_that_are_not_concerned_keep_their_bytes(hiasan: bytes, hasil: bytes) -> None:
    """Only the sheet, what names it, and what floats over it are written anew."""
    tabel = [n for n, isi in read_bagian(hiasan).items() if b"tblAnggaranBelanja" in isi
             and n.startswith("xl/tables")]  # fmt: skip

    assert find_beda(hiasan, hasil) == {
        LEMBAR,
        MILIK,
        *tabel,
        "xl/workbook.xml",
        "xl/charts/chart1.xml",
        "xl/drawings/drawing1.xml",
        "xl/drawings/vmlDrawing1.vml",
        "xl/comments1.xml",
    }


def test_shared_formula_across_the_rows_is_written_out(hiasan: bytes) -> None:
    """Cells that share one formula keep their meaning when rows come between them."""
    lama = change_bagian(hiasan, {LEMBAR: lambda isi: isi.replace(
        b'<row r="15"',
        b'<row r="14"><c r="J14"><f t="shared" ref="J14:J15" si="0">D5*2+J$1</f></c></row>'
        b'<row r="15"',
    ).replace(b"</c></row><row r=\"16\"",
              b'</c><c r="J15"><f t="shared" si="0"/></c></row><row r="16"')})  # fmt: skip

    ws = buka(sisip(lama, 6, 3, "tblAnggaranKegiatan"))["Anggaran"]

    assert (ws["J17"].value, ws["J18"].value) == ("=D5*2+J$1", "=D9*2+J$1")


def test_array_formula_below_moves_with_its_range(hiasan: bytes) -> None:
    """An array formula that is not cut names its new cells."""
    lama = change_bagian(hiasan, {LEMBAR: lambda isi: isi.replace(
        b'</c></row><row r="16"',
        b'</c><c r="J15"><f t="array" ref="J15">SUM(D11:D13*2)</f></c></row>'
        b'<row r="16"')})  # fmt: skip

    isi = read_bagian(sisip(lama, 7, 5))[LEMBAR]

    assert b'<c r="J20"><f t="array" ref="J20">SUM(D16:D18*2)</f>' in isi


SULIT = {
    "rumus larik": {LEMBAR: lambda isi: isi.replace(
        b'</c></row><row r="16"',
        b'</c><c r="J15"><f t="array" ref="J5:J15">D5:D15</f></c></row><row r="16"')},
    "tombol formulir": {"xl/drawings/vmlDrawing1.vml": lambda isi: isi.replace(
        b'ObjectType="Note"', b'ObjectType="Drop"', 1)},
    "tabel pivot": {"xl/worksheets/_rels/sheet1.xml.rels": lambda isi: isi.replace(
        b"</Relationships>", b'<Relationship Id="rId90" Type="http://schemas.openxmlformats.org/'
        b'officeDocument/2006/relationships/pivotTable" Target="../pivotTables/pivotTable1.xml"/>'
        b"</Relationships>")},
    "tampilan khusus": {LEMBAR: lambda isi: isi.replace(
        b"<mergeCells", b"<customSheetViews/><mergeCells")},
    "tidak dapat diurai": {LEMBAR: lambda isi: isi.replace(b"SUM(D11:D13)+", b"SUM(D11:D13))+")},
}  # fmt: skip


@pytest.mark.parametrize("sebab", SULIT)
def test_what_cannot_be_moved_safely_is_refused_with_what_to_do(hiasan: bytes, sebab: str) -> None:
    """Staff are told to insert the rows in Excel; no broken file is written."""
    lama = change_bagian(hiasan, SULIT[sebab])

    with pytest.raises(BukuError) as galat:
        sisip(lama, 7, 5)

    problem = galat.value.problems[0]
    assert (problem.kode, problem.tempat) == ("I-09", "Anggaran!A7")
    assert sebab in problem.pesan
    assert "sisipkan 5 baris" in problem.perbaikan


def test_table_beside_is_never_cut(hiasan: bytes) -> None:
    """Rows in the middle of another table would leave holes in it."""
    with pytest.raises(BukuError, match="tblAnggaranBelanja berdiri di samping"):
        sisip(hiasan, 12, 2)
