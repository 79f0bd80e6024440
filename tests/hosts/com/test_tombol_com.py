"""The buttons through xlwings' own classes for Excel: what COM hands over and what it refuses."""

from __future__ import annotations

import atexit
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw
from openpyxl.styles import Font

from lkjip_xl import api
from lkjip_xl.hosts.makro.hitung_ulang import run_hitung_ulang
from lkjip_xl.hosts.terbuka.excel_lain import spare_excel_lain
from lkjip_xl.hosts.terbuka.grid import ExcelGrid
from lkjip_xl.hosts.terbuka.layar import find_api
from lkjip_xl.hosts.terbuka.pengganti import read_pengganti
from lkjip_xl.hosts.udf_alasan.terbuka import BukuTerbuka
from lkjip_xl.workbook import schema
from tests.hosts.buku_terbuka import alamat, daftar_periksa, isi_kolom, rumus_kolom, sel
from tests.hosts.com.conftest import Excel
from tests.hosts.com.excel_palsu import Shape, Worksheet

Buka = Callable[..., Excel]
BELANJA = "tblAnggaranBelanja"


def lihat(excel: Excel) -> dict[str, Any]:
    """Everything that stands in the cells, the tables and the links."""
    return {
        ws.title: (
            [baris for baris in ws.values if any(isi not in (None, "") for isi in baris)],
            dict(ws.tables.items()),
            {
                s.coordinate: (s.hyperlink.location or s.hyperlink.target).lstrip("#")
                for baris in ws.iter_rows()
                for s in baris
                if s.hyperlink
            },
        )
        for ws in excel.isi.buku.rumus
    }


@pytest.mark.parametrize("kantor", ["jember", "tanjungpinang"])
def test_book_in_excel_computes_what_its_file_computes(buka: Buka, kantor: str) -> None:
    """Dates with a zone, floats and empty texts become what a saved book holds."""
    excel = buka(kantor)

    hidup = api.compute_grid(ExcelGrid(excel.buku))
    berkas = api.compute_buku(Path(excel.buku.fullname))

    assert hidup.hasil == berkas.hasil
    assert hidup.data == berkas.data


def test_periksa_data_fills_and_shows_its_sheet(buka: Buka) -> None:
    """Rows as the file's check has them, links that lead to cells, one message."""
    excel = buka()
    ada = api.check_buku(Path(excel.buku.fullname))

    pesan = excel.tekan("periksa_data")

    assert len(pesan) == 1
    assert [(b[0], b[3], b[6]) for b in daftar_periksa(excel.buku)] == [
        (str(p.tingkat), p.pesan, p.kode) for p in ada
    ]
    assert excel.isi.aktif == "Periksa"
    tautan = lihat(excel)["Periksa"][2]
    assert set(tautan.values()) == {f"'{p.sheet}'!{p.cell or 'A1'}" for p in ada if p.sheet}


@pytest.mark.parametrize("rumus", ["native", "udf"])
def test_hitung_ulang_gives_every_formula_back(buka: Buka, rumus: str) -> None:
    """One cell of each column is left, and Excel names tables in its own way on the screen."""
    excel = buka("tanjungpinang", rumus)
    sebelum = {nama: isi for nama, isi in lihat(excel).items() if nama != "Periksa"}
    for nama, tabel in schema.TABEL.items():
        for kolom in tabel.kolom:
            if kolom.is_hitung:
                for nomor in range(1, len(isi_kolom(excel.buku, nama, kolom.header))):
                    sel(excel.buku, nama, nomor, kolom.header).value = None

    excel.tekan("hitung_ulang")

    assert {n: isi for n, isi in lihat(excel).items() if n != "Periksa"} == sebelum
    assert excel.app.AutoCorrect.AutoFillFormulasInLists is True
    assert (excel.app.Calculation, excel.app.ScreenUpdating) == (-4105, True)


def tulis_csv(excel: Excel, tmp_path: Path, isi: str) -> None:
    """A file that staff choose, for the table whose first cell is selected."""
    berkas = tmp_path / "ekspor.csv"
    berkas.write_text(f"Kode;Tahun;Jenis Belanja;Pagu;Realisasi\n{isi}", encoding="utf-8")
    excel.isi.berkas = str(berkas)
    excel.isi.dipilih = sel(excel.buku, BELANJA, 0, "Kode").api


def buat_baris(banyak: int) -> str:
    """Rows that no table holds yet; some of their texts look like numbers and dates."""
    kata = ("00123", "1/2", "Mei 2024", "=1+1", "-5%", "biasa")
    return "".join(f"{60 + n};2026;{kata[n % 6]};{n + 1}.000;{n}\n" for n in range(banyak))


def test_import_grows_the_table_and_keeps_texts(buka: Buka, tmp_path: Path) -> None:
    """Rows stand under each other as in the file, formulas too; copied cells do not slip in."""
    excel = buka()
    tulis_csv(excel, tmp_path, buat_baris(20))
    excel.isi.jawaban = ["yes"]
    excel.app.CutCopyMode = 1  # staff have just pressed Ctrl+C

    pesan = excel.tekan("impor")

    baru = [b for b in ExcelGrid(excel.buku).read_tabel(BELANJA).isi if b[1] == 2026]
    assert [(b[0], b[2], b[3]) for b in baru] == [
        (str(60 + n), ("00123", "1/2", "Mei 2024", "=1+1", "-5%", "biasa")[n % 6], 1000.0 * (n + 1))
        for n in range(20)
    ]
    header = ExcelGrid(excel.buku).read_tabel(BELANJA).header
    rumus = rumus_kolom(excel.buku, BELANJA, header[5])
    assert all(satu.startswith("=") for satu in rumus)
    assert "Impor ekspor.csv selesai" in pesan[-1]
    assert list(tmp_path.glob("buku (sebelum impor 1).xlsx"))


@pytest.mark.parametrize("langkah", ["hitung_ulang", "periksa_data", "impor"])
def test_whichever_write_excel_refuses_the_book_is_as_it_was(
    buka: Buka, tmp_path: Path, langkah: str
) -> None:
    """Each write of each button in turn; the message says that all went back."""
    excel = buka()
    for nomor in (0, 2):
        sel(excel.buku, "tblPK", nomor, "Target").value = None
    sel(excel.buku, "tblPK", 1, "Target").value = 1234.0
    sel(excel.buku, "tblProfil", 3, "Isian").value = None
    tulis_csv(excel, tmp_path, buat_baris(9) + "51;2023;Diubah;1;1\n")
    sebelum = lihat(excel)
    gagal = []

    for banyak in range(200):
        excel.isi.sisa_tulis, excel.isi.jawaban = banyak, ["yes", "yes"]
        pesan = excel.tekan(langkah)[-1]
        if excel.isi.sisa_tulis is not None:
            break  # all writes went well
        gagal.append(pesan)
        assert lihat(excel) == sebelum

    assert len(gagal) > 5
    assert [satu for satu in gagal if "dikembalikan seperti" not in satu] == []
    assert lihat(excel) != sebelum


def test_filtered_tables_take_every_value_in_its_row(buka: Buka) -> None:
    """Excel passes over rows that a filter hides; results of the check are all shown again."""
    excel = buka("tanjungpinang", "udf")
    sebelum = {nama: isi for nama, isi in lihat(excel).items() if nama != "Periksa"}
    for nomor in (0, 1, 2, 3):
        sel(excel.buku, "tblPK", nomor, "Target").value = None
    pk = ExcelGrid(excel.buku).read_tabel("tblPK")
    periksa = ExcelGrid(excel.buku).read_tabel("tblPeriksa")
    excel.isi.disaring = {
        "tblPK": {pk.baris_awal + n for n in (2, 4)},
        "tblPeriksa": {periksa.baris_awal + 2},
    }

    excel.tekan("hitung_ulang")

    assert {n: isi for n, isi in lihat(excel).items() if n != "Periksa"} == sebelum
    assert set(excel.isi.disaring) == {"tblPK"}


def test_import_into_a_filtered_table_is_refused(buka: Buka, tmp_path: Path) -> None:
    """The message names the menu that takes the filter away."""
    excel = buka()
    tulis_csv(excel, tmp_path, buat_baris(1))
    excel.isi.disaring = {BELANJA: {5}}
    sebelum = lihat(excel)

    (pesan,) = excel.tekan("impor")

    assert "Data > Clear" in pesan
    assert lihat(excel) == sebelum


@pytest.mark.parametrize("dipilih", ["semua", "gambar", "kosong", "grafik"])
def test_any_selection_will_do(buka: Buka, tmp_path: Path, dipilih: str) -> None:
    """All cells of a sheet, a drawing, nothing, a sheet that is a chart: asked, or told."""
    excel = buka()
    tulis_csv(excel, tmp_path, buat_baris(1))
    lembar: Worksheet = excel.buku.sheets["Anggaran"].api
    lembar.Activate()
    excel.isi.dipilih = {"semua": lembar.Cells, "gambar": Shape()}.get(dipilih)
    excel.isi.jawaban = ["ok"]
    if dipilih == "grafik":
        excel.isi.aktif = "Chart1"

    pesan = excel.tekan("impor")

    if dipilih == "grafik":
        assert "klik satu sel di dalam tabel tujuan" in pesan[0]
    else:
        assert "Ketik nomor tabel tujuan" in pesan[-1]


def test_buttons_work_while_a_chart_is_in_front(buka: Buka) -> None:
    """Hitung Ulang leaves it in front."""
    excel = buka()
    excel.isi.aktif = "Chart1"

    (pesan,) = excel.tekan("hitung_ulang")

    assert "Hitung Ulang selesai" in pesan
    assert excel.isi.aktif == "Chart1"


@pytest.mark.parametrize(("langkah", "lembar"), [("periksa_data", "Periksa"), ("dasbor", "Dasbor")])
def test_hidden_sheet_is_shown_again(buka: Buka, langkah: str, lembar: str) -> None:
    """Staff who hid it see it when they ask for it."""
    excel = buka()
    excel.isi.tersembunyi = {lembar}

    pesan = excel.tekan(langkah)

    assert excel.isi.aktif == lembar
    assert not [satu for satu in pesan if "belum dikenal" in satu]


def test_very_long_text_is_imported_whole(buka: Buka, tmp_path: Path) -> None:
    """Excel takes a text of more than 8203 letters only by itself."""
    excel = buka()
    panjang = "kalimat panjang " * 1500
    tulis_csv(excel, tmp_path, f"71;2026;{panjang.strip()};1;1\n72;2026;pendek;2;2\n")
    excel.isi.jawaban = ["yes"]

    excel.tekan("impor")

    isi = [b[2] for b in ExcelGrid(excel.buku).read_tabel(BELANJA).isi if b[1] == 2026]
    assert isi == [panjang.strip(), "pendek"]


def test_undo_keeps_money_and_typed_errors(buka: Buka, tmp_path: Path) -> None:
    """A cell of currency hides its fifth decimal; an error that was typed is no text."""
    excel = buka()
    pagu, jenis = (sel(excel.buku, BELANJA, n, h) for n, h in ((0, "Pagu"), (1, "Jenis Belanja")))
    kode = sel(excel.buku, BELANJA, 0, "Kode").value, sel(excel.buku, BELANJA, 0, "Tahun").value
    pagu.value = 1234.56789
    jenis.api.Value = "#N/A"
    excel.isi.uang = {("Anggaran", alamat(pagu))}
    kode2 = sel(excel.buku, BELANJA, 1, "Kode").value, sel(excel.buku, BELANJA, 1, "Tahun").value
    tulis_csv(excel, tmp_path, f"{kode[0]};{kode[1]:.0f};A;1;1\n{kode2[0]};{kode2[1]:.0f};B;2;2\n")
    assert isinstance(pagu.value, Decimal)
    sebelum = lihat(excel)

    for banyak in range(1, 40):
        excel.isi.sisa_tulis, excel.isi.jawaban = banyak, ["yes"]
        excel.tekan("impor")
        if excel.isi.sisa_tulis is not None:
            break
        assert lihat(excel) == sebelum

    assert banyak > 3


def test_protected_sheet_is_told(buka: Buka) -> None:
    """Before anything is written."""
    excel = buka()
    excel.isi.terkunci = {"PK"}
    sebelum = lihat(excel)

    (pesan,) = excel.tekan("hitung_ulang")

    assert "Unprotect Sheet" in pesan
    assert lihat(excel) == sebelum


def test_formula_comes_back_into_a_cell_in_the_format_of_text(buka: Buka) -> None:
    """Excel would show the formula itself there."""
    excel = buka()
    satu = sel(excel.buku, "tblPK", 0, "Target")
    rumus = satu.formula
    satu.value = None
    excel.isi.teks_sel = {("PK", alamat(satu))}

    excel.tekan("hitung_ulang")

    assert satu.formula == rumus
    assert excel.isi.buku.rumus["PK"][alamat(satu)].data_type == "f"


@pytest.mark.parametrize(
    "awalan", [r"'C:\Kantor lama\it''s\LKjIP.xlam'!", "LKjIP.xlam!", "[1]!", "_xludf."]
)
def test_formulas_that_name_the_addin_are_mended(buka: Buka, awalan: str) -> None:
    """Whichever way Excel names it; they are not called empty cells."""
    excel = buka("tanjungpinang", "udf")
    asli = rumus_kolom(excel.buku, "tblPK", "Target")
    excel.app.AutoCorrect.AutoFillFormulasInLists = False
    for nomor in range(3):
        satu = sel(excel.buku, "tblPK", nomor, "Target")
        satu.formula = satu.formula.replace("LKJ_", f"{awalan}LKJ_")

    excel.app.AutoCorrect.AutoFillFormulasInLists = True

    (pesan,) = excel.tekan("hitung_ulang")

    assert rumus_kolom(excel.buku, "tblPK", "Target") == asli
    assert "disambungkan lagi ke add-in LKjIP: 3" in pesan
    assert "kosong yang diisi kembali: 0" in pesan


def test_book_in_another_format_is_told(buka: Buka) -> None:
    """Excel copies a book in its own format, whatever its new name says."""
    excel = buka()
    excel.isi.buku.path = excel.isi.buku.path.with_suffix(".xlsb")
    excel.isi.berkas = str(excel.isi.buku.path.with_name("2027.xlsx"))

    (pesan,) = excel.tekan("tahun_baru")

    assert "F12" in pesan
    assert not list(excel.isi.buku.path.parent.glob("2027*"))


@pytest.mark.parametrize("langkah", ["buat_lkjip", "perjanjian_kinerja", "tahun_baru", "impor"])
def test_escape_in_a_dialog_leaves_everything(buka: Buka, tmp_path: Path, langkah: str) -> None:
    """No file, no message, no change."""
    excel = buka()
    tulis_csv(excel, tmp_path, buat_baris(1))
    excel.isi.berkas = False
    sebelum = lihat(excel)

    pesan = excel.tekan(langkah)

    assert pesan == []
    assert lihat(excel) == sebelum
    assert {satu.name for satu in tmp_path.iterdir()} == {"buku.xlsx", "ekspor.csv"}


def test_without_addin_the_right_values_stand_in_their_rows(buka: Buka) -> None:
    """Also in a filtered table; a second click asks nothing and changes nothing."""
    excel = buka("tanjungpinang", "udf")
    buku = excel.isi.buku
    hasil = dict(buku.hasil)

    class TanpaAddin(dict[Any, Any]):
        def get(self, kunci: Any, baku: Any = None) -> Any:
            rumus = kunci[2]
            if dalam := read_pengganti(rumus):
                isi = rumus.removeprefix("=IF(ISERROR(LKJ_JUMLAH(1)),")[: -len(dalam) - 1]
                return isi[1:-1] if isi.startswith('"') else float(isi)
            return "#NAME?" if rumus.startswith("=LKJ_") else hasil.get(kunci)

    buku.hasil = TanpaAddin()
    nilai = isi_kolom(excel.buku, "tblPK", "Target")
    for lembar in buku.rumus:
        for baris in lembar.iter_rows():
            for satu in baris:
                if isinstance(satu.value, str) and satu.value.startswith("=LKJ_"):
                    buku.nilai[lembar.title][satu.coordinate].value = "#NAME?"
    pk = ExcelGrid(excel.buku).read_tabel("tblPK")
    excel.isi.disaring = {"tblPK": {pk.baris_awal + n for n in (2, 3, 5)}}
    excel.isi.jawaban = ["yes"]

    excel.tekan("hitung_ulang")
    tampil = isi_kolom(excel.buku, "tblPK", "Target")
    sebelum = lihat(excel)
    excel.tekan("hitung_ulang")

    assert [satu or None for satu in tampil] == [satu or None for satu in nilai]
    assert lihat(excel) == sebelum


def test_sheet_with_a_million_coloured_rows_is_read_up_to_its_content(buka: Buka) -> None:
    """Excel counts colour as use; reading twenty million empty cells would fill the memory."""
    excel = buka()
    ws = excel.isi.buku.rumus.create_sheet("Warna")
    excel.isi.buku.nilai.create_sheet("Warna")
    ws["B3"] = "=LKJ_JUMLAH(1)"
    ws["T1000000"].font = Font(bold=True)

    (potongan,) = BukuTerbuka(excel.buku).read_rumus("Warna")

    assert potongan.isi == (("", ""), ("", ""), ("", "=LKJ_JUMLAH(1)"))


def test_objects_that_xlwings_wraps_work_too(buka: Buka) -> None:
    """A book that macros find by themselves comes wrapped; a lacking member is a com_error then."""
    excel = buka()
    mesin = vars(xw)["_xlwindows"]
    buku = xw.Book(impl=mesin.Book(mesin.COMRetryObjectWrapper(excel.app.ActiveWorkbook)))
    sel(excel.buku, "tblPK", 0, "Target").value = None

    pesan = run_hitung_ulang(buku)

    assert "kosong yang diisi kembali: 1" in pesan
    assert find_api(buku, "isReadonly") is None


def test_other_excels_are_spared(buka: Buka, monkeypatch: pytest.MonkeyPatch) -> None:
    """When Python ends, xlwings would end every Excel without a window."""
    buka()
    dilepas: list[Any] = []
    monkeypatch.setattr(atexit, "unregister", dilepas.append)

    spare_excel_lain()

    assert dilepas == [vars(xw)["_xlwindows"].cleanup]
