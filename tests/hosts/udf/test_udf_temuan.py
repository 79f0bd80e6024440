"""Cells that call UDFs and show an error, in open and in saved books: told once for each cause."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest
import xlsxwriter
import xlwings as xw

from lkjip_xl import api
from lkjip_xl.errors import Problem
from lkjip_xl.hosts.cli import main
from lkjip_xl.hosts.makro.periksa_data import run_periksa_data
from lkjip_xl.hosts.udf.galat import GALAT_EXCEL
from lkjip_xl.hosts.udf_alasan.berkas import check_berkas
from lkjip_xl.hosts.udf_alasan.temuan import check_fungsi
from lkjip_xl.hosts.udf_alasan.terbuka import BukuTerbuka
from tests.hosts import openpyxl_engine
from tests.hosts.buku_terbuka import daftar_periksa
from tests.hosts.openpyxl_engine import open_buku
from tests.hosts.udf.udf_evaluator import BukuUdf

Tulis = Callable[..., Path]
# What staff typed on their own sheet "Data Kami", and a table of theirs beside it.
ISI = [["tiga", 3.25, "#N/A", True], ["3,25", 80.0, None, 1999.0], ["naik", 90.0, 5.0, 2.5]]
TABEL = [["S1", 10.0], ["S2", "sepuluh"], ["S3", None]]


@pytest.fixture
def tulis(tmp_path: Path) -> Tulis:
    """A book whose sheet "Hitung" holds formulas in column A, each with a value that was saved."""

    def jalankan(*rumus: str, nilai: str = "#VALUE!", nama: str = "Data Kami") -> Path:
        path = tmp_path / "buku.xlsx"
        with xlsxwriter.Workbook(path) as wb:
            hitung, data = wb.add_worksheet("Hitung"), wb.add_worksheet(nama)
            for baris, satu in enumerate(ISI):
                for kolom, isi in enumerate(satu):
                    if isi == "#N/A":
                        data.write_formula(baris, kolom, "=NA()", None, isi)
                    else:
                        data.write(baris, kolom, isi)
            data.add_table(5, 0, 8, 2, {
                "name": "tblKami", "data": TABEL,
                "columns": [{"header": "Kode"}, {"header": "Nilai (%)"}, {"header": "Hasil"}],
            })  # fmt: skip
            wb.define_name("ANGKA_KAMI", f"='{nama}'!$A$1")
            wb.define_name("LAPIS", "=ANGKA_KAMI")
            wb.define_name("LIMA", "=5")
            for baris, satu_rumus in enumerate(rumus):
                hitung.write_formula(baris, 0, satu_rumus, None, nilai)
        return path

    return jalankan


def periksa_terbuka(path: Path) -> list[Problem]:
    """The same book, open."""
    return check_fungsi(BukuTerbuka(open_buku(path.read_bytes(), path)))


CARA = pytest.mark.parametrize("periksa", [check_berkas, periksa_terbuka])
DATA = "'Data Kami'!"

SEBAB = [
    (f"=LKJ_CAPAIAN({DATA}B1,{DATA}A1)",
     'target (Data Kami!A1) berisi teks "tiga", padahal harus angka'),
    (f"=LKJ_CAPAIAN({DATA}$A$2,5)", "realisasi (Data Kami!A2) berisi teks"),
    (f'=LKJ_CAPAIAN({DATA}B1,"x")', 'target berisi teks "x", padahal harus angka'),
    (f"=LKJ_CAPAIAN({DATA}D1,5)", "realisasi (Data Kami!D1) berisi TRUE"),
    (f"=LKJ_CAPAIAN({DATA}B1,2,{DATA}A3)", "polaritas (Data Kami!A3) berisi"),
    (f"=LKJ_CAPAIAN({DATA}C1,5)", "realisasi (Data Kami!C1) menunjukkan #N/A"),
    (f"=LKJ_CAPAIAN({DATA}B1:B3,5)",
     "realisasi (Data Kami!B1:B3) berupa rentang 3 sel, padahal harus satu sel"),
    (f"=LKJ_JUMLAH({DATA}A1:B3)", 'nilai (Data Kami!A1) berisi teks "tiga"'),
    (f"=LKJ_JUMLAH({DATA}B:C)", "nilai (Data Kami!C1) menunjukkan #N/A"),
    (f"=LKJ_TERTIMBANG({DATA}B1:B3,{DATA}B1:C3)",
     "rentang tidak sama panjang: nilai (Data Kami!B1:B3) 3 sel, "
     "responden (Data Kami!B1:C3) 6 sel"),
    ("=LKJ_JUMLAH(tblKami[Nilai (%)])", 'nilai (Data Kami!B8) berisi teks "sepuluh"'),
    ("=LKJ_JUMLAH(tblKami[[#Data],[Nilai (%)]])", "nilai (Data Kami!B8)"),
    ("=LKJ_JUMLAH(tblKami[[#Headers],[Kode]:[Nilai (%)]])", "nilai (Data Kami!A6)"),
    ("=LKJ_JUMLAH(tblKami)", "nilai (Data Kami!A7)"),
    ("=LKJ_IKI(angka_kami)", 'iio (Data Kami!A1) berisi teks "tiga"'),
    ("=LKJ_IKI(LAPIS)", 'iio (Data Kami!A1) berisi teks "tiga"'),
    ("=LKJ_BULATKAN(LIMA,99)", "desimal berisi 99"),
    ('=LKJ_JUMLAH({1,2;3,"x"})', 'nilai (baris 2, kolom 2) berisi teks "x"'),
    (f"=LKJ_BULATKAN(LKJ_IKI({DATA}A1),2)", "LKJ_IKI menunjukkan #VALUE!: iio (Data Kami!A1)"),
    (f"=SUM(LKJ_IKI({DATA}A1),1)", "LKJ_IKI menunjukkan #VALUE!: iio (Data Kami!A1)"),
    (f"=LKJ_CAPAIAN(SUM({DATA}B1:B3),{DATA}A1)", "target (Data Kami!A1) berisi"),
    (f"=LKJ_MUTU(LKJ_IKI(98),{DATA}D2)", "tahun (Data Kami!D2) itu belum ada aturannya"),
    ("=LKJ_IKI(5,6)", "isiannya 2, padahal paling banyak 1: iio"),
]  # fmt: skip


@CARA
@pytest.mark.parametrize(("rumus", "sebab"), SEBAB)
def test_the_reason_names_the_cell_that_is_to_blame(
    tulis: Tulis, periksa: Callable[[Path], list[Problem]], rumus: str, sebab: str
) -> None:
    """Whatever the argument is: cell, range, table, name, array, another call."""
    problems = periksa(tulis(rumus))

    assert [(p.kode, p.tempat) for p in problems] == [("B-60", "Hitung!A1")]
    assert sebab in problems[0].pesan
    assert problems[0].perbaikan.endswith(".")
    assert problems[0].alasan


@CARA
@pytest.mark.parametrize(
    ("rumus", "nilai", "kode", "sebab"),
    [
        ("=LKJ_IKI(98)", "#NAME?", "B-61", "1 sel memakai fungsi LKJ_ dan menunjukkan #NAME?"),
        ("=LKJ_CAPAI(1,2)", "#NAME?", "B-62", "tidak ada fungsi bernama LKJ_CAPAI."),
        ("=LKJ_IKI(98)", "#VALUE!", "B-63", "padahal isiannya benar"),
        (f"=LKJ_IKI({DATA}C2)", "#VALUE!", "B-63", "belum dihitung ulang"),
        (f"=LKJ_RATA({DATA}C2)+1", "#VALUE!", "B-64", "belum punya nilai"),
        (f"=LKJ_IKI(SUM({DATA}B1:B3))", "#VALUE!", "B-64", "=LKJ_IKI(SUM("),
        ("=LKJ_IKI([1]Lain!A1)", "#VALUE!", "B-64", "tidak dapat dijelaskan"),
        ("=LKJ_IKI(TIDAK_ADA)", "#VALUE!", "B-64", "tidak dapat dijelaskan"),
        ("=LKJ_IKI(tblLain[Kode])", "#VALUE!", "B-64", "tidak dapat dijelaskan"),
        ("=LKJ_IKI(98)*NA()", "#N/A", "B-64", "menunjukkan #N/A"),
    ],
)
def test_other_causes_are_told_apart(
    tulis: Tulis,
    periksa: Callable[[Path], list[Problem]],
    rumus: str,
    nilai: str,
    kode: str,
    sebab: str,
) -> None:
    """No add-in, a wrong name, a call never computed, a formula only Excel understands."""
    problems = periksa(tulis(rumus, nilai=nilai))

    assert [p.kode for p in problems] == [kode]
    assert sebab in problems[0].pesan


@CARA
def test_cells_of_one_cause_are_one_problem_at_the_first(
    tulis: Tulis, periksa: Callable[[Path], list[Problem]]
) -> None:
    """Cells that use the same bad cell, and cells that hand on their error, are counted."""
    akar = f"=LKJ_IKI({DATA}A1)"

    problems = periksa(tulis("=LKJ_IKI(A2)", akar, "=LKJ_IKI(A1)", akar, f"=LKJ_IKI({DATA}A2)"))

    assert [p.tempat for p in problems] == ["Hitung!A2", "Hitung!A5"]
    assert "Sel lain yang ikut galat: 3 (Hitung!A4, Hitung!A1, Hitung!A3)." in problems[0].pesan


@CARA
def test_cells_in_a_circle_end_the_search(
    tulis: Tulis, periksa: Callable[[Path], list[Problem]]
) -> None:
    """Two cells that hand each other an error are told, not followed for ever."""
    problems = periksa(tulis("=LKJ_IKI(A2)", "=LKJ_IKI(A1)"))

    assert {p.kode for p in problems} == {"B-60"}


@CARA
def test_cells_without_error_and_other_formulas_are_left_alone(
    tulis: Tulis, periksa: Callable[[Path], list[Problem]]
) -> None:
    """A hidden fault is no fault, and an error of Excel's own functions is Excel's to explain."""
    assert periksa(tulis(f'=IFERROR(LKJ_IKI({DATA}A1),"-")', nilai="-")) == []
    assert periksa(tulis("=NA()", '="=LKJ_IKI("&NA()', nilai="#N/A")) == []


def test_a_formula_in_a_table_reads_its_own_row(tulis: Tulis) -> None:
    """[@Kolom] as Excel shows it and [#This Row] as files hold it are the same cell."""
    path = tulis("=1")
    for rumus in ("=LKJ_IKI([@[Nilai (%)]])", "=LKJ_IKI(tblKami[[#This Row],[Nilai (%)]])"):
        buku = open_buku(path.read_bytes(), path)
        buku.impl.rumus["Data Kami"]["C8"] = rumus
        buku.impl.nilai["Data Kami"]["C8"] = "#VALUE!"

        [problem] = check_fungsi(BukuTerbuka(buku))

        assert problem.tempat == "Data Kami!C8"
        assert "iio (Data Kami!B8) berisi" in problem.pesan


def test_excel_is_asked_for_what_only_it_can_compute(
    tulis: Tulis, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SUM and its like come from the program where it answers; its error explains nothing."""
    jawaban: dict[str, Any] = {"SUM(1,2)": 3.0, "NA()": -2146826246, "{1;2}+1": ((2.0,), (3.0,))}
    lembar = SimpleNamespace(Evaluate=lambda teks: SimpleNamespace(Value=jawaban[teks]))
    monkeypatch.setattr(openpyxl_engine.Lembar, "api", lembar)
    path = tulis("=LKJ_BULATKAN(SUM(1,2),99)", "=LKJ_IKI(NA())", "=LKJ_IKI({1;2}+1)")

    problems = periksa_terbuka(path)

    assert [(p.kode, p.cell) for p in problems] == [("B-60", "A1"), ("B-64", "A2"), ("B-60", "A3")]
    assert "desimal berisi 99" in problems[0].pesan
    assert "iio berupa rentang 2 sel" in problems[2].pesan


def test_a_program_that_gives_no_formulas_gives_no_problems(
    tulis: Tulis, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Excel on the web hands over values only: nothing is told, nothing fails."""

    def menolak(self: object) -> object:
        raise NotImplementedError

    monkeypatch.setattr(openpyxl_engine.Rentang, "formula", property(menolak))

    assert periksa_terbuka(tulis("=LKJ_IKI(98)")) == []


@pytest.fixture(scope="module")
def udf() -> bytes:
    """The UDF edition of an example."""
    return api.build_contoh("jember", "udf")


def _buka_terhitung(isi: bytes, ubahan: Mapping[tuple[str, str], Any], path: Path) -> Any:
    """The book open after staff's edits, its UDF cells computed."""
    buku = open_buku(isi, path)
    for (lembar, alamat), nilai in ubahan.items():
        for wb in (buku.impl.rumus, buku.impl.nilai):
            wb[lembar][alamat].value = nilai
    baru = io.BytesIO()
    buku.impl.rumus.save(baru)
    hitung = BukuUdf(baru.getvalue())
    for nama, nomor, header, _ in hitung.iter_rumus():
        ws = next(ws for ws in buku.impl.nilai if nama in ws.tables)
        baris = ws[ws.tables[nama].ref]
        kolom = [sel.value for sel in baris[0]].index(header)
        baris[nomor + 1][kolom].value = hitung.nilai(nama, nomor, header)
    return buku


def _count_galat(buku: Any) -> int:
    return sum(
        sel.value in GALAT_EXCEL
        for ws in buku.impl.nilai
        for baris in ws.iter_rows()
        for sel in baris
        if isinstance(sel.value, str)
    )


def test_one_word_in_a_book_is_one_problem_for_all_it_spoils(udf: bytes, tmp_path: Path) -> None:
    """A target typed as a word: its cell is named, and the cells that show an error are counted."""
    wb = openpyxl.load_workbook(io.BytesIO(udf))
    tabel = wb["PK"][wb["PK"].tables["tblPK"].ref]
    kolom = [sel.value for sel in tabel[0]].index("Target Awal")
    target = next(b[kolom].coordinate for b in tabel if b[0].value == "IKM")
    buku = _buka_terhitung(udf, {("PK", target): "tiga"}, tmp_path / "buku.xlsx")
    banyak = _count_galat(buku)

    problems = check_fungsi(BukuTerbuka(buku))

    assert banyak > 5
    assert [p.kode for p in problems] == ["B-60"]
    assert f'(PK!{target}) berisi teks "tiga"' in problems[0].pesan
    assert f"Sel lain yang ikut galat: {banyak - 1} (" in problems[0].pesan


def test_a_sound_book_has_no_such_problem(udf: bytes, tmp_path: Path) -> None:
    """Computed, the UDF edition of an example shows no error, open or saved."""
    path = tmp_path / "buku.xlsx"
    path.write_bytes(udf)

    assert check_fungsi(BukuTerbuka(_buka_terhitung(udf, {}, path))) == []
    assert check_berkas(path) == []


def test_a_book_without_the_add_in_is_one_problem(udf: bytes, tmp_path: Path) -> None:
    """Nine hundred cells that show #NAME? are one line with what to do."""
    buku = open_buku(udf, tmp_path / "buku.xlsx")
    semua = [
        sel.coordinate
        for ws in buku.impl.rumus
        for baris in ws.iter_rows()
        for sel in baris
        if sel.data_type == "f" and sel.value.startswith("=LKJ_")
        if not setattr(buku.impl.nilai[ws.title][sel.coordinate], "value", "#NAME?")
    ]

    problems = check_fungsi(BukuTerbuka(buku))

    assert [p.kode for p in problems] == ["B-61"]
    assert problems[0].pesan.startswith(f"{len(semua)} sel memakai fungsi LKJ_")
    assert "lkjip pasang --cek" in problems[0].perbaikan


def test_command_line_tells_the_reason_after_the_others(
    udf: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`lkjip periksa` reads the errors that were saved; the report is not stopped by them."""
    path = tmp_path / "buku.xlsx"
    path.write_bytes(_save_galat(udf))

    kode = main(["periksa", str(path)])

    keluar = capsys.readouterr().out
    assert kode == 0
    assert "(B-63)" in keluar
    assert "lkjip pasang --cek" in keluar


def _save_galat(isi: bytes) -> bytes:
    """The book as Excel saves it where the functions failed: one cell shows #VALUE!."""
    keluar = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(isi)) as asal, zipfile.ZipFile(keluar, "w") as tujuan:
        sudah = False
        for nama in asal.namelist():
            data = asal.read(nama)
            if not sudah and nama.startswith("xl/worksheets/sheet") and b"<f>LKJ_" in data:
                data, sudah = _spoil(data), True
            tujuan.writestr(nama, data)
    return keluar.getvalue()


def _spoil(data: bytes) -> bytes:
    return re.sub(
        rb'<c r="(\w+)"( s="\d+")?(?: t="\w+")?><f>(LKJ_[^<]*)</f><v>[^<]*</v>',
        rb'<c r="\1"\2 t="e"><f>\3</f><v>#VALUE!</v>', data, count=1,
    )  # fmt: skip


def test_an_unreadable_file_is_left_to_the_reader(tmp_path: Path) -> None:
    """What is no workbook has no formulas to explain."""
    salah: Sequence[Path] = [tmp_path / "tiada.xlsx", tmp_path / "rusak.xlsx"]
    salah[1].write_bytes(b"bukan buku")

    assert [check_berkas(path) for path in salah] == [[], []]


def test_periksa_data_lists_the_reason_with_its_place(terbuka_udf: xw.Book) -> None:
    """The button writes the reason on sheet Periksa like everything else that it finds."""
    buku = terbuka_udf.impl
    lembar, alamat = next(
        (ws.title, sel.coordinate)
        for ws in buku.rumus
        for baris in ws.iter_rows()
        for sel in baris
        if sel.data_type == "f" and sel.value.startswith("=LKJ_")
    )
    buku.rumus[lembar][alamat].value = '=LKJ_IKI("tiga")'
    buku.nilai[lembar][alamat].value = "#VALUE!"

    run_periksa_data(terbuka_udf)

    [baris] = [satu for satu in daftar_periksa(terbuka_udf) if satu[6] == "B-60"]
    assert baris[2] == f"{lembar}!{alamat}"
    assert baris[3] == ('LKJ_IKI menunjukkan #VALUE!: iio berisi teks "tiga", padahal harus angka.')


def test_answers_of_many_respondents_are_not_searched(tulis: Tulis) -> None:
    """A long table of answers holds no formulas; what stands above and below it is read."""
    path = tulis("=LKJ_IKI(5,6)")
    buku = open_buku(path.read_bytes(), path)
    ws = buku.impl.rumus["Data Kami"]
    ws.tables["tblResponden"] = ws.tables.pop("tblKami")
    ws.tables["tblResponden"].name = ws.tables["tblResponden"].displayName = "tblResponden"
    ws.tables["tblResponden"].ref = "A6:C2006"
    ws["A2007"] = "=LKJ_IKI(5,6)"
    buku.impl.nilai["Data Kami"]["A2007"] = "#VALUE!"

    bagian = BukuTerbuka(buku).read_rumus("Data Kami")

    assert [(satu.awal, len(satu.isi)) for satu in bagian] == [((1, 1), 6), ((2007, 1), 1)]
    assert "Hitung!A1" in check_fungsi(BukuTerbuka(buku))[0].tempat
