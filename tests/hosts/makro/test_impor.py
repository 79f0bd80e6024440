"""Impor into an open book: shown first, a copy kept, rows where they belong, all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest
import xlwings as xw

from lkjip_xl import api
from lkjip_xl.hosts import macros
from lkjip_xl.hosts.terbuka.grid import ExcelGrid
from lkjip_xl.workbook import schema
from tests.hosts.buku_terbuka import alamat, isi_kolom, potret, rumus_kolom, sel
from tests.hosts.openpyxl_engine import Tabel

BELANJA = "Kode;Tahun;Jenis Belanja;Pagu;Realisasi\n"
TABEL = "tblAnggaranBelanja"


@pytest.fixture
def impor(
    terbuka: xw.Book, tekan: Callable[..., list[str]], tmp_path: Path
) -> Callable[..., list[str]]:
    """Presses Impor with a cell of a table selected and a text as .csv; gives the messages."""

    def jalankan(tabel: str, teks: str, jawaban: str | list[str] = "yes") -> list[str]:
        sumber = tmp_path / "ekspor.csv"
        sumber.write_text(teks, encoding="utf-8")
        program = terbuka.impl.app
        program.berkas, program.jawaban = str(sumber), jawaban
        program.pesan.clear()
        if tabel:
            program.dipilih = sel(terbuka, tabel, 0, "Kode").impl
        return tekan(macros.impor)

    return jalankan


def baris_tabel(buku: xw.Book, nama: str) -> list[list[Any]]:
    """Filled rows of a table."""
    return [satu for satu in ExcelGrid(buku).read_tabel(nama).isi if satu[0] is not None]


def buat_baris(banyak: int) -> str:
    """A file of so many rows that no table holds yet."""
    return BELANJA + "".join(f"{60 + n};2026;Belanja {n};{n + 1}.000;{n}\n" for n in range(banyak))


def test_rows_are_shown_first_and_then_written(
    terbuka: xw.Book, impor: Callable[..., list[str]]
) -> None:
    """Counts, mapping and sums before; where, how many and the copy after."""
    ada = len(baris_tabel(terbuka, TABEL))

    pratinjau, selesai = impor(TABEL, BELANJA + "61;2026;Baru;Rp 1.234.567,-;1.000.000,50\n")

    baris = baris_tabel(terbuka, TABEL)
    assert baris[ada][:5] == ["61", 2026, "Baru", 1234567, 1000000.5]
    assert "1 baru" in pratinjau
    assert "Pagu 1.234.567" in pratinjau
    assert len(pratinjau) < 1000
    assert TABEL in selesai
    assert "(sebelum impor 1).xlsx" in selesai


def test_copy_of_the_book_holds_what_was_there(
    terbuka: xw.Book, impor: Callable[..., list[str]], tmp_path: Path
) -> None:
    """Also what was typed and not saved; a second import gets a copy of its own."""
    sel(terbuka, TABEL, 0, "Jenis Belanja").value = "Belum disimpan"
    lama = baris_tabel(terbuka, TABEL)

    impor(TABEL, buat_baris(1))
    impor(TABEL, buat_baris(2))

    satu, dua = sorted(tmp_path.glob("* (sebelum impor *).xlsx"))
    ws = openpyxl.load_workbook(satu)["Anggaran"]
    isi = [baris[0].value for baris in ws[ws.tables[TABEL].ref]]
    assert [b[0] for b in lama] == [s for s in isi[1:] if s is not None]
    assert dua != satu


def test_a_no_leaves_everything(
    terbuka: xw.Book, impor: Callable[..., list[str]], tmp_path: Path
) -> None:
    """Nothing is written, no copy is made, no further message."""
    sebelum = potret(terbuka)

    pesan = impor(TABEL, buat_baris(1), "no")

    assert len(pesan) == 1
    assert potret(terbuka) == sebelum
    assert list(tmp_path.glob("*sebelum impor*")) == []


def test_table_grows_and_what_stands_below_moves(
    terbuka: xw.Book, impor: Callable[..., list[str]]
) -> None:
    """More rows than spare ones: the table is longer, the next one is as it was, formulas run."""
    grid = ExcelGrid(terbuka)
    lembar = grid.read_tabel(TABEL).lembar
    lain = {n: [list(map(str, b)) for b in grid.read_tabel(n).isi] for n in grid.daftar_tabel
            if grid.read_tabel(n).lembar == lembar and n != TABEL}  # fmt: skip
    panjang, ada = len(grid.read_tabel(TABEL).isi), len(baris_tabel(terbuka, TABEL))
    spare = panjang - ada

    impor(TABEL, buat_baris(spare + 20))

    grid = ExcelGrid(terbuka)
    assert len(grid.read_tabel(TABEL).isi) == panjang + 20
    assert [b[0] for b in baris_tabel(terbuka, TABEL)][ada:] == [
        str(60 + n) for n in range(spare + 20)
    ]
    assert {n: [list(map(str, b)) for b in grid.read_tabel(n).isi] for n in lain} == lain
    for kolom in schema.TABEL[TABEL].kolom:
        if kolom.is_hitung:
            assert len(set(rumus_kolom(terbuka, TABEL, kolom.header))) == 1


def test_table_without_spare_rows_grows_too(
    terbuka: xw.Book, impor: Callable[..., list[str]]
) -> None:
    """The last row is filled: new ones come under it, and it stays where it is."""
    banyak = len(ExcelGrid(terbuka).read_tabel(TABEL).isi) - len(baris_tabel(terbuka, TABEL))
    impor(TABEL, buat_baris(banyak))
    penuh = isi_kolom(terbuka, TABEL, "Kode")

    impor(TABEL, buat_baris(banyak + 3))

    assert isi_kolom(terbuka, TABEL, "Kode") == [
        *penuh, *(str(60 + banyak + n) for n in range(3))
    ]  # fmt: skip
    assert len(set(rumus_kolom(terbuka, TABEL, "Serapan (%)"))) == 1


def test_new_rows_compute_beside_a_cell_that_somebody_typed_over(
    terbuka: xw.Book, impor: Callable[..., list[str]]
) -> None:
    """Their formula is that of the other cells, and the typed cell stays."""
    sel(terbuka, TABEL, 0, "Sisa").value = 5.0
    rumus = rumus_kolom(terbuka, TABEL, "Sisa")[1]

    impor(TABEL, buat_baris(30))

    assert set(rumus_kolom(terbuka, TABEL, "Sisa")[1:]) == {rumus}
    assert sel(terbuka, TABEL, 0, "Sisa").value == 5


def test_own_columns_with_formulas_go_on(terbuka: xw.Book, impor: Callable[..., list[str]]) -> None:
    """A formula of staff that names cells of its row is copied down as Excel does."""
    grid = ExcelGrid(terbuka).read_tabel(TABEL)
    lembar = terbuka.sheets[grid.lembar]
    letak = lembar.tables[TABEL].range
    lembar.tables[TABEL].resize(letak.resize(letak.shape[0], letak.shape[1] + 1))
    kolom = letak.column + letak.shape[1]
    lembar.range((letak.row, kolom)).value = "Sisa kami"
    for nomor in range(1, letak.shape[0]):
        baris = letak.row + nomor
        lembar.range((baris, kolom)).formula = f"=D{baris}-E{baris}"

    impor(TABEL, buat_baris(30))

    isi = rumus_kolom(terbuka, TABEL, "Sisa kami")
    assert isi == [f"=D{letak.row + 1 + n}-E{letak.row + 1 + n}" for n in range(len(isi))]


def test_rows_with_the_same_kode_are_updated(
    terbuka: xw.Book, impor: Callable[..., list[str]]
) -> None:
    """Only what differs is written; a second time nothing is left to do."""
    kode, tahun = (isi_kolom(terbuka, TABEL, h)[0] for h in ("Kode", "Tahun"))
    teks = f"Kode;Tahun;Pagu\n{kode};{tahun:.0f};123\n"

    impor(TABEL, teks)
    lagi = impor(TABEL, teks)

    assert sel(terbuka, TABEL, 0, "Pagu").value == 123
    assert ["sudah ada" in lagi[0], len(lagi)] == [True, 1]


@pytest.mark.parametrize(("jawab", "banyak"), [("yes", 2), ("no", 4), ("cancel", 2)])
def test_rows_without_a_name_are_replaced_or_added(
    terbuka: xw.Book, impor: Callable[..., list[str]], jawab: str, banyak: int
) -> None:
    """A table whose rows have no kode: staff say whether the file takes the place of its rows."""
    tabel, kode = "tblTPI", "Nama TPI"
    for nomor in range(len(isi_kolom(terbuka, tabel, kode))):
        sel(terbuka, tabel, nomor, kode).value = f"TPI {nomor}" if nomor < 2 else None
    terbuka.impl.app.dipilih = sel(terbuka, tabel, 0, kode).impl

    pesan = impor("", f"{kode}\nSatu\nDua\n", [jawab, "yes"])

    isi = [satu for satu in isi_kolom(terbuka, tabel, kode) if satu]
    assert "sudah berisi 2 baris" in pesan[0]
    assert len(isi) == banyak
    assert (isi[-1] == "Dua") == (jawab != "cancel")


def test_text_stays_text_and_dates_are_dates(
    terbuka: xw.Book, impor: Callable[..., list[str]]
) -> None:
    """What looks like a formula or a number is stored as it stands; Beranda notes the day."""
    impor(TABEL, BELANJA + "061;2026;=1+1;1;1\n")

    baru = baris_tabel(terbuka, TABEL)[-1]
    assert baru[:3] == ["061", 2026, "=1+1"]
    catatan = ExcelGrid(terbuka).read_tabel("tblPerubahan")
    (dicatat,) = (b for b in catatan.isi if b[0] == TABEL)
    assert "impor ekspor.csv" in dicatat
    assert isinstance(dicatat[catatan.header.index("Tanggal")], datetime)


def test_faults_of_the_file_stop_before_anything(
    terbuka: xw.Book, impor: Callable[..., list[str]], tmp_path: Path
) -> None:
    """All are listed at once; no question, no copy."""
    sebelum = potret(terbuka)

    (pesan,) = impor(TABEL, BELANJA + "61;2026;A;banyak;1\n62;20x6;B;1;1\n")

    assert ["banyak" in pesan or "Pagu" in pesan, "Tahun" in pesan] == [True, True]
    assert potret(terbuka) == sebelum
    assert list(tmp_path.glob("*sebelum impor*")) == []


def test_a_write_that_fails_leaves_the_old_table(
    terbuka: xw.Book, impor: Callable[..., list[str]]
) -> None:
    """Whichever write fails, the sheet is as before: rows, tables, the note on Beranda."""
    kode, tahun = (isi_kolom(terbuka, TABEL, h)[0] for h in ("Kode", "Tahun"))
    teks = buat_baris(30) + f"{kode};{tahun:.0f};Pegawai;7;7\n"
    sebelum = potret(terbuka)
    gagal = 0

    for banyak in range(60):
        terbuka.impl.app.sisa_tulis = banyak
        pesan = impor(TABEL, teks)
        if terbuka.impl.app.sisa_tulis is not None:
            break
        gagal += 1
        assert potret(terbuka) == sebelum, banyak
        assert "dikembalikan seperti sebelum" in pesan[-1]

    assert gagal > 6
    assert sel(terbuka, TABEL, 0, "Pagu").value == 7


def test_copy_that_cannot_be_kept_stops_the_import(
    terbuka: xw.Book, impor: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a way back nothing is written."""
    sebelum = potret(terbuka)

    def tolak(self: Any, path: str) -> None:
        raise PermissionError(path)

    monkeypatch.setattr(type(terbuka.impl), "save_copy", tolak)

    pesan = impor(TABEL, buat_baris(1))

    assert "Salinan buku tidak dapat ditulis" in pesan[-1]
    assert potret(terbuka) == sebelum


def test_protected_sheet_is_told_before_the_file_is_asked_for(
    terbuka: xw.Book, impor: Callable[..., list[str]]
) -> None:
    """One message with the sheet's name."""
    terbuka.impl.terkunci = {"Anggaran"}

    (pesan,) = impor(TABEL, buat_baris(1))

    assert 'Lembar "Anggaran" dikunci' in pesan


def test_filtered_table_is_told_before_the_file_is_asked_for(
    terbuka: xw.Book, impor: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Excel would refuse new rows there, or hide them."""
    saringan = SimpleNamespace(AutoFilter=SimpleNamespace(FilterMode=True))
    monkeypatch.setattr(Tabel, "api", saringan)

    (pesan,) = impor(TABEL, buat_baris(1))

    assert "sedang disaring" in pesan


def test_without_a_selection_staff_choose_by_number(
    terbuka: xw.Book, impor: Callable[..., list[str]]
) -> None:
    """The tables of the sheet in front are listed; those that fill themselves are not."""
    terbuka.sheets["Anggaran"].activate()
    program = terbuka.impl.app
    daftar = [n for n in ExcelGrid(terbuka).daftar_tabel
              if ExcelGrid(terbuka).read_tabel(n).lembar == "Anggaran"
              and any(k.is_masukan for k in schema.TABEL[n].kolom)]  # fmt: skip
    program.teks = str(daftar.index(TABEL) + 1)

    impor("", buat_baris(1), ["ok", "yes"])

    assert baris_tabel(terbuka, TABEL)[-1][0] == "60"
    assert all(len(satu) <= 255 for satu in program.tanya)
    semua = "\n".join([*program.tanya, *program.pesan])
    assert all(f"{n}  {nama}" in semua for n, nama in enumerate(daftar, 1))


def test_sheet_without_tables_is_told(terbuka: xw.Book, impor: Callable[..., list[str]]) -> None:
    """Where to click first."""
    terbuka.sheets["Dasbor"].activate()

    (pesan,) = impor("", buat_baris(1))

    assert "klik satu sel di dalam tabel tujuan" in pesan


def test_open_book_gets_what_the_command_writes_into_the_file(
    terbuka: xw.Book, impor: Callable[..., list[str]], tmp_path: Path, contoh: bytes
) -> None:
    """Button and command line leave the same cells."""
    berkas = tmp_path / "lain.xlsx"
    berkas.write_bytes(contoh)
    teks = buat_baris(9)
    impor(TABEL, teks)

    hasil = api.import_tabel(berkas, TABEL, tmp_path / "ekspor.csv")

    assert hasil.berkas is not None
    berkas.write_bytes(hasil.berkas)
    ws = openpyxl.load_workbook(berkas)["Anggaran"]
    isi = [[s.value for s in b][:5] for b in ws[ws.tables[TABEL].ref][1:]]
    assert [b[:5] for b in ExcelGrid(terbuka).read_tabel(TABEL).isi] == isi


def test_header_pairs_are_kept_beside_the_book(
    terbuka: xw.Book, impor: Callable[..., list[str]], tmp_path: Path
) -> None:
    """Headers that are only alike are shown as such, and remembered after a yes."""
    teks = buat_baris(1).replace("Realisasi", "Realisasi (Rp)")

    pesan = impor(TABEL, teks)

    assert "Realisasi (Rp) -> Realisasi (hanya mirip)" in pesan[0]
    assert "Realisasi (Rp)" in (tmp_path / "buku.peta.toml").read_text(encoding="utf-8")
    assert alamat(sel(terbuka, TABEL, 0, "Kode"))
