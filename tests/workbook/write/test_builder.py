"""The .xlsx as other programs see it: openpyxl, and the parts of the zip."""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import Any

import openpyxl
import pytest
from lxml import etree

from lkjip_xl import api
from lkjip_xl.workbook import layout, schema
from lkjip_xl.workbook.layout import Isi
from lkjip_xl.workbook.model import Tipe

PANJANG_JUDUL, PANJANG_PESAN = 32, 255
RUMUS_JAHAT = '=HYPERLINK("http://contoh.invalid","klik")'
ISI: Isi = {
    "tblProfil": [
        {"kode": "TAHUN", "isian": 2025},
        {"kode": "NAMA_SATKER", "isian": RUMUS_JAHAT},
        {"kode": "TANGGAL_LAPORAN", "isian": date(2025, 1, 15)},
    ],
    "tblSasaran": [{"kode": "S1", "tingkat": "kegiatan", "sasaran": '+62 <b> & "kutip"'}],
    "tblPK": [
        {"kode": "IKM", "kode_sasaran": "S1", "indikator": "-1", "target_awal": 3.25},
    ],
    "tblCapaian": [{"kode": "IKM", "sumber": "ketik", "realisasi_diketik": 3.5}],
    "tblNarasi": [{"kode": "VISI", "isian": "http://contoh.invalid\n@SUM(A1)\n" + "kata " * 200}],
}


@pytest.fixture(scope="module")
def berkas() -> bytes:
    """A small book whose texts look like formulas."""
    return api.build_buku(ISI, 2025)


@pytest.fixture(scope="module")
def wb(contoh: bytes) -> Any:
    """The example in openpyxl, with formulas."""
    return openpyxl.load_workbook(io.BytesIO(contoh))


@pytest.fixture(scope="module")
def nilai(contoh: bytes) -> Any:
    """The example in openpyxl, with the values that formulas show."""
    return openpyxl.load_workbook(io.BytesIO(contoh), data_only=True)


def iter_tabel(wb: Any) -> Iterator[tuple[Any, Any, tuple[tuple[Any, ...], ...]]]:
    """Sheet, table and cells of every table."""
    for ws in wb:
        for nama in ws.tables:
            yield ws, ws.tables[nama], ws[ws.tables[nama].ref]


def iter_bagian(isi: bytes, awalan: str) -> Iterator[Any]:
    """Parsed parts of a package whose name starts like that."""
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        for nama in arsip.namelist():
            if nama.startswith(awalan) and nama.endswith(".xml"):
                yield etree.fromstring(arsip.read(nama))


def test_file_has_every_sheet_and_table_in_order(wb: Any) -> None:
    """Sheets, tables and headers are those of the schema."""
    skema = [lembar.nama for lembar in schema.LEMBAR]
    assert wb.sheetnames == [*skema[:-1], "Dasbor", skema[-1]]
    ada = {tabel.name: [sel.value for sel in sel[0]] for _, tabel, sel in iter_tabel(wb)}

    assert ada == {nama: [k.header for k in t.kolom] for nama, t in schema.TABEL.items()}


def test_table_parts_agree_with_their_cells(contoh: bytes, wb: Any) -> None:
    """Column names of a table part equal its header cells, or Excel repairs the file."""
    kolom = {
        tabel.get("name"): [satu.get("name") for satu in tabel.iter("{*}tableColumn")]
        for tabel in iter_bagian(contoh, "xl/tables/")
    }

    assert kolom == {t.name: [sel.value for sel in sel[0]] for _, t, sel in iter_tabel(wb)}
    nomor = [tabel.get("id") for tabel in iter_bagian(contoh, "xl/tables/")]
    assert len(set(nomor)) == len(nomor)


def test_computed_columns_refill_themselves(contoh: bytes) -> None:
    """A computed column carries its formula, so that a new row gets it; an input column none."""
    for tabel in iter_bagian(contoh, "xl/tables/"):
        skema = schema.TABEL[tabel.get("name")]
        for kolom, satu in zip(skema.kolom, tabel.iter("{*}tableColumn"), strict=True):
            rumus = satu.find("{*}calculatedColumnFormula")
            assert (rumus is not None) == kolom.is_hitung
            if rumus is not None:
                assert "=" + tanpa_daftar(rumus.text) == tabel_rumus(skema.nama, kolom.nama)


def tabel_rumus(tabel: str, kolom: str) -> str:
    """The formula of the schema, lists that come from regulasi left out."""
    satu = schema.TABEL[tabel]
    return tanpa_daftar(satu.build_rumus(satu.find(kolom), schema.TABEL))


def tanpa_daftar(rumus: str) -> str:
    """A formula with every {list} emptied."""
    return re.sub(r"{[^{}]*}", "{}", rumus)


def test_every_computed_cell_has_formula_and_value(contoh: bytes, wb: Any, nilai: Any) -> None:
    """All rows, spare ones too, hold the formula; programs that do not calculate see values."""
    berisi = 0
    for ws, tabel, sel in iter_tabel(wb):
        skema = schema.TABEL[tabel.name]
        for baris in sel[1:]:
            for kolom, satu in zip(skema.kolom, baris, strict=True):
                if kolom.is_hitung:
                    assert tanpa_daftar(satu.value) == tabel_rumus(skema.nama, kolom.nama)
                    berisi += nilai[ws.title][satu.coordinate].value not in (None, "")
    assert berisi > 200
    assert find_tanpa_nilai(contoh) == []


def find_tanpa_nilai(isi: bytes) -> list[str]:
    """Cells with a formula and no value beside it."""
    return [
        sel.get("r")
        for lembar in iter_bagian(isi, "xl/worksheets/")
        for sel in lembar.iter("{*}c")
        if sel.find("{*}f") is not None and sel.find("{*}v") is None
    ]


def test_validation_helps_and_refuses_within_the_limits_of_excel(wb: Any) -> None:
    """Hints fit the 32 and 255 characters that Excel takes, and so do lists of choices."""
    semua = [satu for ws in wb for satu in ws.data_validations.dataValidation]

    assert len(semua) > 200
    for satu in semua:
        for judul in (satu.promptTitle, satu.errorTitle):
            assert len(judul or "") <= PANJANG_JUDUL
        for pesan in (satu.prompt, satu.error):
            assert len(pesan or "") <= PANJANG_PESAN
        assert len(satu.formula1 or "") <= PANJANG_PESAN


def test_mutu_is_read_from_the_classes_of_the_regulation(wb: Any) -> None:
    """The formula of mutu holds the limits and letters of the rule in force."""
    _, _, sel = next(satu for satu in iter_tabel(wb) if satu[1].name == "tblIKM")
    kolom = [satu.value for satu in sel[0]].index("Mutu")

    assert re.search(
        r"{25(.00)?,65(.00)?,76.61,88.31},{\"D\",\"C\",\"B\",\"A\"}", sel[1][kolom].value
    )
    assert not any("MUTU_" in str(satu.value) for ws in wb for baris in ws.iter_rows()
                   for satu in baris if satu.data_type == "f")  # fmt: skip


def test_every_input_cell_has_one_validation(wb: Any) -> None:
    """Each input and computed column of each table is covered, and no cell twice."""
    for ws in wb:
        sel = [s for v in ws.data_validations.dataValidation for r in v.sqref for s in r.cells]
        assert len(sel) == len(set(sel))
        tertutup = set(sel)
        for nama in ws.tables:
            for kolom, satu in zip(schema.TABEL[nama].kolom, ws[ws.tables[nama].ref][1],
                                   strict=True):  # fmt: skip
                tetap = schema.TABEL[nama].baris and kolom.nama != "isian"
                if kolom.tipe is not Tipe.LABEL and not tetap:
                    assert (satu.row, satu.column) in tertutup


def test_computed_cells_refuse_typing(wb: Any) -> None:
    """A computed column takes no input: its validation is a formula that is never true."""
    ws = wb["Capaian"]
    baris = ws[ws.tables["tblCapaian"].ref][1]
    kolom = next(
        sel
        for sel, k in zip(baris, schema.TABEL["tblCapaian"].kolom, strict=True)
        if k.nama == "capaian"
    )

    aturan = [v for v in ws.data_validations.dataValidation if kolom.coordinate in v.sqref]

    assert [(v.type, v.formula1) for v in aturan] == [("custom", "FALSE")]


def test_choices_and_kode_are_offered_as_lists(wb: Any) -> None:
    """Words to choose from and kode of other tables drop down in the cell."""
    pk = wb["PK"]
    daftar = {v.formula1 for v in pk.data_validations.dataValidation if v.type == "list"}
    awal, akhir = pk.tables["tblSasaran"].ref.split(":")
    atas, bawah = (int(re.sub(r"\D", "", sel)) for sel in (awal, akhir))

    assert '"strategis,program,kegiatan"' in daftar
    assert f"PK!$A${atas + 1}:$A${bawah}" in daftar


def test_sheets_are_ready_for_screen_and_paper(wb: Any) -> None:
    """Headings stay in view; A4, landscape where wide, one page wide, headings on each page."""
    for lembar in schema.LEMBAR:
        ws = wb[lembar.nama]
        assert ws.freeze_panes == "B4"
        assert ws.page_setup.paperSize == 9  # A4
        assert (ws.page_setup.orientation == "landscape") == lembar.mendatar
        assert ws.sheet_properties.pageSetUpPr.fitToPage
        assert ws.page_setup.fitToHeight == 0
        assert ws.page_setup.fitToWidth in ((2,) if ws.title == "Capaian" else (None, 1))
        assert ws.print_title_rows
        assert ws.print_area
        assert not ws.protection.sheet


def test_number_formats_follow_the_kind_of_column(wb: Any) -> None:
    """Rupiah without decimals, indices with two, years without dots, kode as text."""
    harapan = {
        Tipe.RUPIAH: "#,##0", Tipe.BULAT: "#,##0", Tipe.INDEKS: "#,##0.00",
        Tipe.PERSEN: "#,##0.00", Tipe.TAHUN: "0", Tipe.KODE: "@",
        Tipe.ANGKA: "[>=1000]#,##0;General",
    }  # fmt: skip
    for _, tabel, sel in iter_tabel(wb):
        for kolom, satu in zip(schema.TABEL[tabel.name].kolom, sel[1], strict=True):
            if kolom.tipe in harapan:
                assert satu.number_format == harapan[kolom.tipe]


def test_computed_cells_are_grey_and_inputs_are_not(wb: Any) -> None:
    """Colour says who fills a cell."""
    for _, tabel, sel in iter_tabel(wb):
        for kolom, satu in zip(schema.TABEL[tabel.name].kolom, sel[1], strict=True):
            assert (satu.fill.fgColor.rgb == "FFEDEDED") == kolom.is_hitung


def test_text_that_looks_like_a_formula_stays_text(berkas: bytes) -> None:
    """What staff typed is never run: "=", "+", "-" and "@" at the start are letters."""
    wb = openpyxl.load_workbook(io.BytesIO(berkas))

    teks = {sel.value: sel.data_type for ws in wb for baris in ws.iter_rows() for sel in baris}

    for satu in (RUMUS_JAHAT, '+62 <b> & "kutip"', "-1"):
        assert teks[satu] == "s"
    with zipfile.ZipFile(io.BytesIO(berkas)) as arsip:
        # Links lead to cells of the book only: none of them has a relationship to the outside.
        assert not any(b"relationships/hyperlink" in arsip.read(n)
                       for n in arsip.namelist() if "/_rels/" in n)  # fmt: skip


def test_contents_survive_the_way_through_the_file(berkas: bytes) -> None:
    """Numbers, dates and long texts with line breaks are read back as they were given."""
    wb = openpyxl.load_workbook(io.BytesIO(berkas))
    isi = {sel.value for ws in wb for baris in ws.iter_rows() for sel in baris}

    assert {2025, 3.25, 3.5, ISI["tblNarasi"][0]["isian"]} <= isi
    assert date(2025, 1, 15) in {satu.date() for satu in isi if hasattr(satu, "date")}


def test_same_input_gives_the_same_bytes(contoh: bytes) -> None:
    """A rebuilt book has no difference in a version control system."""
    assert api.build_contoh("jember") == contoh


def test_rows_are_high_enough_for_their_text(berkas: bytes) -> None:
    """A long narasi is visible at once, but no row is higher than Excel allows."""
    wb = openpyxl.load_workbook(io.BytesIO(berkas))
    tinggi = [d.height for ws in wb for d in ws.row_dimensions.values() if d.height]

    assert max(tinggi) > 150
    assert max(tinggi) <= 409
    assert all(d.width <= 60.8 for ws in wb for d in ws.column_dimensions.values())


def test_choices_that_formulas_use_have_names(wb: Any, nilai: Any) -> None:
    """Names in formulas point to the entry of Profil."""
    for nama, kode in schema.NAMA_PILIHAN.items():
        lembar, sel = wb.defined_names[nama].attr_text.split("!")
        baris = nilai[lembar][sel.replace("$", "")].row
        assert nilai[lembar].cell(baris, 1).value == kode


def test_cached_values_equal_the_results(nilai: Any, contoh: bytes) -> None:
    """The value that a computed cell shows before any calculation is that of the core."""
    ws = nilai["Capaian"]
    kepala, *baris = ws[ws.tables["tblCapaian"].ref]
    kolom = [sel.value for sel in kepala].index("Capaian (%)")

    assert baris[0][0].value == "IKM"
    assert math.isclose(baris[0][kolom].value, 3.91 / 3.25 * 100)


def test_spare_rows_fit_what_is_given() -> None:
    """A table with more rows than the example is written in full."""
    isi = {**ISI, "tblTPI": [{"nama": f"TPI {nomor}"} for nomor in range(300)]}

    wb = openpyxl.load_workbook(io.BytesIO(api.build_buku(isi, 2025)))

    sel = wb["Profil"][wb["Profil"].tables["tblTPI"].ref]
    assert [satu[0].value for satu in sel[1:301]] == [f"TPI {nomor}" for nomor in range(300)]
    assert len(sel) == 1 + layout.count_baris(schema.TABEL["tblTPI"], isi)


def test_dashboard_fits_one_sheet_of_paper(contoh: bytes, wb: Any) -> None:
    """Tiles, lights and six charts on one A4 page, each chart described in words."""
    ws = wb["Dasbor"]

    assert (ws.page_setup.fitToWidth, ws.page_setup.fitToHeight) in ((None, None), (1, 1))
    assert ws.page_setup.orientation == "landscape"
    gambar = [b.get("descr") for g in iter_bagian(contoh, "xl/drawings/drawing")
              for b in g.iter("{*}cNvPr")]  # fmt: skip
    assert len(gambar) == 6
    assert all(gambar)
