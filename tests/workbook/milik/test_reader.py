"""What staff added: own columns and sheets in a new book, formulas that still mean the same."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula
from xlsxwriter.workbook import Workbook

from lkjip_xl import api
from lkjip_xl.workbook.layout import build_letak
from lkjip_xl.workbook.milik.gaya import read_gaya
from lkjip_xl.workbook.milik.model import (
    GayaMilik,
    KomentarMilik,
    LembarMilik,
    Milik,
    SelMilik,
)
from lkjip_xl.workbook.milik.rumus import Penerjemah, TabelLama
from lkjip_xl.workbook.milik.writer import write_lembar_milik
from lkjip_xl.workbook.roll.ledger import Nasib, Tujuan

from ..hiasan import change_bagian, read_bagian
from ..roll_books import build_hias, find_sel, read_kolom


@pytest.fixture(scope="module")
def hias(contoh: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with columns, a sheet and notes of staff's own."""
    return build_hias(contoh, tmp_path_factory.mktemp("lama") / "buku_2023.xlsx")


@pytest.fixture(scope="module")
def wb_baru(hias: Path) -> Any:
    """The book of the next year, opened."""
    return openpyxl.load_workbook(io.BytesIO(api.roll_buku(hias).berkas))


def test_own_columns_stand_right_of_ours(wb_baru: Any) -> None:
    """Header, values and formulas of own columns come inside the same table."""
    isi = {
        kode: sisa
        for kode, *sisa in read_kolom(wb_baru, "tblPK", "Kode", "Catatan Kantor", "Dua Kali")
    }

    rumus = "=tblPK[[#This Row],[Target]]*2"
    assert isi["IKM"] == ["lihat TOR", rumus]
    assert isi["IPK"] == [None, rumus]
    assert isi["IKI"] == [12, rumus]


def test_cell_formula_follows_its_row(wb_baru: Any) -> None:
    """A reference to a cell of its own row, such as G12, means that row wherever it goes."""
    sel = find_sel(wb_baru["PK"], "tblPK", "IPK", "Sel Biasa")

    assert sel.value == "=tblPK[[#This Row],[Target Awal]]+1"


def test_new_rows_get_a_common_formula(wb_baru: Any) -> None:
    """A column with one formula keeps it for rows that staff add later, and in spare rows."""
    pk = wb_baru["PK"]
    kolom = {k.name: k for k in pk.tables["tblPK"].tableColumns}
    akhir = pk[pk.tables["tblPK"].ref][-1]

    assert kolom["Dua Kali"].calculatedColumnFormula is not None
    assert kolom["Sel Biasa"].calculatedColumnFormula is None
    assert kolom["Catatan Kantor"].calculatedColumnFormula is None
    assert [sel.value for sel in akhir[-3:]] == [None, "=tblPK[[#This Row],[Target]]*2", None]


def test_own_sheet_comes_as_it_is(wb_baru: Any) -> None:
    """Values, formulas, looks, widths, merged cells, comment and table of an own sheet."""
    ws = wb_baru["Kertas Kerja"]
    target = find_sel(wb_baru["PK"], "tblPK", "IKM", "Target Awal")

    assert [ws.cell(baris, 2).value for baris in (2, 4, 5)] == [
        1250.5, "=SUM(B2:B3)", f"=PK!{target.coordinate}*2",
    ]  # fmt: skip
    assert (ws["B9"].value, ws["B9"].data_type) == ("=1+1", "s")
    assert ws["B8"].is_date
    assert ws["A1"].font.b
    assert ws["A1"].fill.fgColor.rgb == "FFFFC000"
    assert ws["B2"].number_format == "#,##0.0"
    assert ws["B2"].comment.text.endswith("sudah dicek")
    assert ws.column_dimensions["A"].width == pytest.approx(31, abs=1)
    assert [str(satu) for satu in ws.merged_cells.ranges] == ["D1:E1"]
    assert ws.tables["tblKantor"].ref == "D3:E4"
    assert wb_baru.sheetnames[-1] == "Kertas Kerja"


def test_comment_on_our_sheet_follows_its_cell(wb_baru: Any) -> None:
    """A comment on an input stands on the same input of the new book."""
    sel = find_sel(wb_baru["PK"], "tblPK", "IKM", "Indikator Kinerja")

    assert sel.comment is not None
    assert sel.comment.text.endswith("dari kanwil")


def penerjemah() -> Penerjemah:
    """Two rows of tblPK that swap places, three old columns moved; sheet Kerja is staff's."""
    isi = {"tblPK": [{"kode": "A"}, {"kode": "B"}]}
    header = ("Kode", "Target Awal", "Catatan")
    tujuan = Tujuan(build_letak(isi), {"tblPK": {0: 1, 1: 0}}, {"tblPK": (*header, "Lain")})
    lama = TabelLama("tblPK", "PK", 10, 0, 7, ("Kode", "Catatan", "Target Awal"))
    return Penerjemah(
        tujuan,
        {"tblPK": lama},
        {"Kerja": "Kerja", "Output": "Output (kantor)"},
        {"tblKerja": ["Nilai"]},
        ["TAHUN_KITA"],
    )


def test_references_to_our_cells_are_rewritten() -> None:
    """A cell or the whole body of a column is named at its new place, with its dollar signs."""
    letak = build_letak({"tblPK": [{"kode": "A"}, {"kode": "B"}]})["tblPK"]
    satu, dua = letak.awal + 1, letak.awal + 2

    def ganti(rumus: str) -> str | None:
        return penerjemah().translate(rumus, "PK")

    assert ganti("=C11") == f"=B{dua}"
    assert ganti("=$C$12*2") == f"=$B${satu}*2"
    assert ganti("=SUM(C11:C17)") == f"=SUM(B{satu}:B{letak.akhir + 1})"
    assert ganti('=IF(A11="","C11",1)') == f'=IF(A{dua}="","C11",1)'


@pytest.mark.parametrize(
    ("rumus", "hasil"),
    [
        ("=PK!C11", "=PK!B{dua}"),
        ("=A1+Kerja!B2", "=A1+Kerja!B2"),
        ("=Output!B2", "='Output (kantor)'!B2"),
        ("=SUM(A:A)", "=SUM(A:A)"),
        ("=SUM(tblPK[Target Awal])", "=SUM(tblPK[Target Awal])"),
        ("=SUM(tblKerja[[#This Row],[Nilai]])", "=SUM(tblKerja[[#This Row],[Nilai]])"),
        ("=TAHUN_KITA+1", "=TAHUN_KITA+1"),
        ("=[1]!LKJ_JUMLAH(PK!C11)", "=LKJ_JUMLAH(PK!B{dua})"),
        (r"=1+'C:\Kantor\LKjIP.xlam'!LKJ_JUMLAH(A1)", "=1+LKJ_JUMLAH(A1)"),
        ("=[1]!HITUNG(A1)", None),
        ("=PK!A1", None),
        ("=PK!C13", None),
        ("=SUM(PK!C:C)", None),
        ("=tblPK[Hilang]", None),
        ("=tblLain[Kode]", None),
        ("=NAMA_LAIN", None),
        ("=[2]PK!A1", None),
        ("=Lain!A1", None),
    ],
)
def test_formula_on_an_own_sheet(rumus: str, hasil: str | None) -> None:
    """Formulas come when everything they name comes; else they cannot be trusted."""
    letak = build_letak({"tblPK": [{"kode": "A"}, {"kode": "B"}]})["tblPK"]

    ganti = penerjemah().translate(rumus, "Kerja")

    assert ganti == (None if hasil is None else hasil.format(dua=letak.awal + 2))


def tulis(milik: Milik) -> Any:
    """A workbook with one sheet of ours and what staff own."""
    berkas = io.BytesIO()
    buku = Workbook(berkas, {"in_memory": True})
    buku.add_worksheet("PK")
    write_lembar_milik(buku, milik)
    buku.close()
    return openpyxl.load_workbook(berkas)


def test_written_sheet_is_what_was_read() -> None:
    """Every kind of cell, hidden sheets, names and comments are written."""
    sel: Mapping[tuple[int, int], SelMilik] = {
        (0, 0): SelMilik(True),
        (1, 0): SelMilik("@teks"),
        (2, 0): SelMilik(5, "=2+3", GayaMilik(tebal=True, warna_isi="#FFC000")),
        (3, 0): SelMilik("laman", "", GayaMilik(), "https://contoh.go.id/"),
        (4, 0): SelMilik(None, "", GayaMilik(warna_isi="#FFC000")),
    }
    milik = Milik(
        lembar=(LembarMilik("Saya", sel, {0: 20}, {1: 30}, beku=(1, 0), is_tersembunyi=True),),
        komentar=(KomentarMilik("PK", "B2", "isi", "Kepala"), KomentarMilik("Tak Ada", "A1", "x")),
        nama={"NAMA_SAYA": "=Saya!$A$1"},
    )

    wb = tulis(milik)

    ws = wb["Saya"]
    assert [ws.cell(n, 1).value for n in range(1, 6)] == [True, "@teks", "=2+3", "laman", None]
    assert ws["A2"].data_type == "s"
    assert ws["A4"].hyperlink.target == "https://contoh.go.id/"
    assert ws["A5"].fill.fgColor.rgb == "FFFFC000"
    assert (ws.sheet_state, ws.freeze_panes, ws.row_dimensions[2].height) == ("hidden", "A2", 30)
    assert wb["PK"]["B2"].comment.text.endswith("isi")
    assert wb.defined_names["NAMA_SAYA"].attr_text == "Saya!$A$1"


def test_theme_colours_become_plain_ones() -> None:
    """A colour of the theme, lighter or darker, keeps what staff see."""
    ws = openpyxl.Workbook().active
    ws["A1"].fill = openpyxl.styles.PatternFill(
        "solid", fgColor=openpyxl.styles.colors.Color(theme=7)
    )
    ws["A2"].fill = openpyxl.styles.PatternFill(
        "solid", fgColor=openpyxl.styles.colors.Color(theme=0, tint=-0.5)
    )

    assert read_gaya(ws["A1"]).warna_isi == "#FFC000"
    assert read_gaya(ws["A2"]).warna_isi == "#808080"
    assert read_gaya(ws["A3"]) == GayaMilik()


def test_array_formula_comes_as_its_value(hias: Path, tmp_path: Path) -> None:
    """What cannot be rewritten is told, and nothing breaks."""
    wb = openpyxl.load_workbook(hias)
    wb["Kertas Kerja"]["H20"] = ArrayFormula("H20:H21", "=B2:B3*2")
    path = tmp_path / "larik.xlsx"
    wb.save(path)

    catatan = api.roll_buku(path).catatan

    satu = next(s for s in catatan if s.asal == "Kertas Kerja!H20")
    assert satu.is_perlu
    assert "nilainya" in satu.alasan


def test_formula_that_was_never_calculated_is_told_to_come_without_value(
    hias: Path,
) -> None:
    """The record does not speak of a value where the new cell is empty."""
    baru = api.roll_buku(hias)

    satu = next(s for s in baru.catatan if s.asal == "Kertas Kerja!B7")
    ws = openpyxl.load_workbook(io.BytesIO(baru.berkas))["Kertas Kerja"]
    assert ws["B7"].value is None
    assert (satu.nasib, satu.ke, satu.is_perlu) == (Nasib.TIDAK_IKUT, "", True)
    assert "kosong tanpa nilainya" in satu.alasan


@pytest.mark.parametrize(("nilai", "isi"), [("<v>7</v>", 7), ("<v></v>", None)])
def test_calculated_formula_comes_as_its_value(
    hias: Path, tmp_path: Path, nilai: str, isi: int | None
) -> None:
    """What the old book showed stands in the new one; empty text is a value too."""
    path = tmp_path / "hitung.xlsx"
    jenis = b'<c r="B7" t="str">' if isi is None else b'<c r="B7">'
    rumus = b"<f>PK!A1</f>"

    def ganti(lembar: bytes) -> bytes:
        return re.sub(
            rb'<c r="B7"[^>]*><f>PK!A1</f><v ?/?>(</v>)?', jenis + rumus + nilai.encode(), lembar
        )

    semua = {n: ganti for n in read_bagian(hias.read_bytes()) if n.startswith("xl/worksheets/s")}
    path.write_bytes(change_bagian(hias.read_bytes(), semua))

    baru = api.roll_buku(path)

    satu = next(s for s in baru.catatan if s.asal == "Kertas Kerja!B7")
    assert openpyxl.load_workbook(io.BytesIO(baru.berkas))["Kertas Kerja"]["B7"].value == isi
    assert (satu.nasib, satu.ke, satu.is_perlu) == (Nasib.TETAP, "Kertas Kerja!B7", True)
    assert "yang ikut nilainya" in satu.alasan
