"""The exported file: where its headers are, which rows are data, what its cells hold."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from xlsxwriter import Workbook

from lkjip_xl.errors import BukuError
from lkjip_xl.workbook.impor.ekspor import Dicari, Ekspor, read_ekspor

PNBP = Dicari(("Kode", "Tahun", "Uraian Akun", "MPN Non Pajak"), ("Kode", "Tahun"))


def baca_csv(tmp_path: Path, isi: str | bytes, dicari: Dicari = PNBP) -> Ekspor:
    """A .csv with that content."""
    path = tmp_path / "ekspor.csv"
    path.write_bytes(isi if isinstance(isi, bytes) else isi.encode())
    return read_ekspor(path, dicari)


def tulis_xlsx(path: Path, isi: dict[str, list[list[Any]]]) -> Path:
    """A workbook with these rows on each sheet."""
    wb = openpyxl.Workbook()
    wb.remove(wb.active)
    for nama, baris in isi.items():
        ws = wb.create_sheet(nama)
        for satu in baris:
            ws.append(satu)
    wb.save(path)
    return path


def isi(ekspor: Ekspor) -> list[tuple[Any, ...]]:
    """Cells of all rows."""
    return [baris.isi for baris in ekspor.baris]


@pytest.mark.parametrize("pemisah", [";", ",", "\t"])
@pytest.mark.parametrize("sandi", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_of_any_separator_and_encoding_is_read(
    tmp_path: Path, pemisah: str, sandi: str
) -> None:
    """Programs differ in signs and encodings; the content is the same."""
    baris = [["Kode", "Tahun", "Uraian Akun"], ["425211", "2023", '"Visa – café"']]
    teks = "\r\n".join(pemisah.join(satu) for satu in baris)

    ekspor = baca_csv(tmp_path, teks.encode(sandi))

    assert isi(ekspor) == [("425211", "2023", "Visa – café")]


def test_csv_may_name_its_separator(tmp_path: Path) -> None:
    """The line "sep=" of Excel is no row, and commas in the text are no separators."""
    ekspor = baca_csv(tmp_path, "sep=;\nKode;Tahun;Uraian Akun\n1;2023;a, b, c\n")

    assert isi(ekspor) == [("1", "2023", "a, b, c")]


def test_headers_may_stand_below_a_title(tmp_path: Path) -> None:
    """Letterheads and empty lines above the headers are passed over."""
    ekspor = baca_csv(
        tmp_path,
        "REALISASI MPN NON PAJAK TAHUN 2023;;\nKantor;;\n;;\nKode;Tahun;Uraian Akun\n1;2023;a\n",
    )

    assert (ekspor.baris_judul, isi(ekspor)) == (4, [("1", "2023", "a")])


def test_sums_and_numbers_of_columns_are_left_out_and_told(tmp_path: Path) -> None:
    """A total would count everything twice; a row (1) (2) (3) is no data."""
    ekspor = baca_csv(
        tmp_path,
        "Kode;Tahun;Uraian Akun\n(1);(2);(3)\n1;2023;Jumlah visa\nSub Total;;\n2;2023;b\n"
        ";;TOTAL\nJumlah;;3\n",
    )

    assert isi(ekspor) == [("1", "2023", "Jumlah visa"), ("2", "2023", "b")]
    assert ekspor.jumlah == (2, 4, 6, 7)


def test_rows_end_at_the_first_empty_one_and_more_below_is_told(tmp_path: Path) -> None:
    """Nothing is lost in silence."""
    ekspor = baca_csv(tmp_path, "Kode;Tahun;Uraian Akun\n1;2023;a\n;;\n2;2023;b\n3;2023;c\n")

    assert isi(ekspor) == [("1", "2023", "a")]
    assert [(p.kode, p.tempat) for p in ekspor.problems] == [("I-13", "ekspor.csv!A4")]
    assert "2 baris mulai baris 4" in ekspor.problems[0].pesan


def test_signature_below_the_table_is_not_told(tmp_path: Path) -> None:
    """A place and a name under the table are no rows of data."""
    ekspor = baca_csv(tmp_path, "Kode;Tahun;Uraian Akun\n1;2023;a\n;;\n;;Jember\n;;Kepala\n")

    assert ekspor.problems == ()


def test_headers_in_two_rows_with_merged_cells_are_joined(tmp_path: Path) -> None:
    """A merged header counts in its column; a group name joins the names under it."""
    path = tmp_path / "dua.xlsx"
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.append(["Kode", "Kegiatan", "Pagu", None, "Realisasi"])
    ws.append([None, None, "Semula", "Menjadi", None])
    ws.append(["G1", "Layanan", 10, 12, 9])
    for daerah in ("A1:A2", "B1:B2", "C1:D1", "E1:E2"):
        ws.merge_cells(daerah)
    wb.save(path)
    judul = ("Kode", "Kegiatan", "Pagu Semula", "Pagu Menjadi", "Realisasi")

    ekspor = read_ekspor(path, Dicari(judul, ("Kode",)))

    assert (ekspor.judul, ekspor.baris_judul) == (judul, 2)
    assert isi(ekspor) == [("G1", "Layanan", 10, 12, 9)]


def test_cells_of_a_workbook_keep_their_type(tmp_path: Path) -> None:
    """Numbers, dates, percent as staff see it, and text that looks like a formula."""
    path = tmp_path / "jenis.xlsx"
    with Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as buku:
        ws = buku.add_worksheet()
        persen = buku.add_format({"num_format": "0.00%"})
        ws.write_row(0, 0, ["Kode", "Tahun", "Uraian Akun", "MPN Non Pajak"])
        ws.write_number("A2", 425211)
        ws.write_datetime("B2", date(2025, 1, 15))
        ws.write_string("C2", "=1+1")
        ws.write_number("D2", 0.9, persen)

    ekspor = read_ekspor(path, PNBP)

    assert [str(sel) for sel in isi(ekspor)[0]] == ["425211", "2025-01-15", "=1+1", "90"]


def test_sheet_with_the_headers_is_found_among_others(tmp_path: Path) -> None:
    """The first sheet need not be the right one."""
    path = tulis_xlsx(tmp_path / "a.xlsx", {
        "Sampul": [["Laporan"]], "Data": [["Kode", "Tahun", "Uraian Akun"], ["1", 2023, "a"]],
    })  # fmt: skip

    ekspor = read_ekspor(path, PNBP)

    assert (ekspor.lembar, ekspor.tempat) == ("Data", "a.xlsx: Data")
    assert ekspor.alamat(ekspor.baris[0], 2) == "C2"


def test_two_sheets_with_the_headers_are_asked_about(tmp_path: Path) -> None:
    """The person names the sheet; no sheet is picked by chance."""
    baris: list[list[Any]] = [["Kode", "Tahun", "Uraian Akun"], ["1", 2023, "a"]]
    path = tulis_xlsx(tmp_path / "a.xlsx", {"2022": baris, "2023": [*baris, ["2", 2023, "b"]]})

    with pytest.raises(BukuError, match='--lembar "2022"'):
        read_ekspor(path, PNBP)

    assert len(read_ekspor(path, PNBP, "2023").baris) == 2


def test_saved_header_helps_to_find_the_header_row(tmp_path: Path) -> None:
    """A header that only the saved mapping knows counts as found."""
    dicari = Dicari(PNBP.judul, PNBP.kunci, {"MAK": "Kode", "TA": "Tahun"})

    assert baca_csv(tmp_path, "MAK;TA;Lain\n1;2023;x\n", dicari).judul == ("MAK", "TA", "Lain")


def test_formula_that_was_never_calculated_is_known(tmp_path: Path) -> None:
    """Openpyxl writes formulas without values; such a cell is not simply empty."""
    path = tulis_xlsx(
        tmp_path / "a.xlsx", {"Data": [["Kode", "Tahun", "Uraian Akun"], ["1", "=2000+23", "a"]]}
    )

    ekspor = read_ekspor(path, PNBP)

    assert ekspor.rumus_kosong == {"B2"}
    assert isi(ekspor) == [("1", None, "a")]


@pytest.mark.parametrize(
    ("nama", "data", "kode", "kata"),
    [
        ("tiada.csv", None, "B-01", "tidak ditemukan"),
        ("tiada.xlsx", None, "B-01", "tidak ditemukan"),
        ("teks.xlsx", b"Kode;Tahun", "B-03", "bukan buku kerja Excel"),
        ("lama.xls", b"\xd0\xcf\x11\xe0", "B-03", "format lama"),
        ("gambar.png", b"x", "I-02", '".png"'),
        ("lain.csv", b"Nama;Alamat\na;b\n", "I-03", "Yang ada: Nama, Alamat"),
        ("kosong.csv", b"", "I-03", "tidak ditemukan"),
    ],
)
def test_file_that_does_not_serve_says_why(
    tmp_path: Path, nama: str, data: bytes | None, kode: str, kata: str
) -> None:
    """Each obstacle has its own words, with the name of the file."""
    path = tmp_path / nama
    if data is not None:
        path.write_bytes(data)

    with pytest.raises(BukuError) as galat:
        read_ekspor(path, PNBP)

    problem = galat.value.problems[0]
    assert (problem.kode, problem.sheet) == (kode, nama)
    assert kata in problem.pesan


@pytest.mark.parametrize(("nama", "kata"), [("Dta", '"Data"'), ("Data", "")])
def test_sheet_is_chosen_by_name(tmp_path: Path, nama: str, kata: str) -> None:
    """A slip in the name is met with the names there are."""
    path = tulis_xlsx(
        tmp_path / "a.xlsx", {"Data": [["Kode", "Tahun", "Uraian Akun"], ["1", 2, "a"]]}
    )

    if kata:
        with pytest.raises(BukuError, match=kata):
            read_ekspor(path, PNBP, nama)
    else:
        assert len(read_ekspor(path, PNBP, nama).baris) == 1
