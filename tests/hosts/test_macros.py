"""The buttons on an open book: what they write, what they say, and what they leave alone."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw

from lkjip_xl import __version__, api
from lkjip_xl.errors import BukuError
from lkjip_xl.hosts import macros
from lkjip_xl.hosts.makro.hitung_ulang import run_hitung_ulang
from lkjip_xl.hosts.makro.periksa_data import run_periksa_data
from lkjip_xl.hosts.terbuka.grid import ExcelGrid
from lkjip_xl.hosts.terbuka.periksa import find_tabel
from tests.hosts.buku_terbuka import alamat, daftar_periksa, potret, sel


def test_periksa_data_fills_its_sheet_with_what_the_check_finds(terbuka: xw.Book) -> None:
    """The rows are those of the command line; places are links; the sheet is shown."""
    ada = api.check_buku(Path(terbuka.fullname))

    pesan = run_periksa_data(terbuka)

    isi = daftar_periksa(terbuka)
    assert [(satu[0], satu[3], satu[6]) for satu in isi] == [
        (str(p.tingkat), p.pesan, p.kode) for p in ada
    ]
    tempat = next(n for n, p in enumerate(ada) if p.cell)
    tautan = sel(terbuka, "tblPeriksa", tempat, "Tempat")
    lembar = terbuka.impl.rumus["Periksa"]
    hubung = lembar[alamat(tautan)].hyperlink
    assert hubung.ref == alamat(tautan)
    assert ada[tempat].cell in (hubung.location or hubung.target)
    assert terbuka.impl.aktif == "Periksa"
    assert "peringatan" in pesan.lower()


def test_periksa_data_tells_galat_typed_since_the_last_save(terbuka: xw.Book) -> None:
    """Text in a number column is on the list with its cell, and gone when it is repaired."""
    target = sel(terbuka, "tblPK", 0, "Target Awal")
    lama = target.value
    target.value = "seratus"

    run_periksa_data(terbuka)
    galat = [satu for satu in daftar_periksa(terbuka) if satu[0] == "galat"]
    target.value = lama
    run_periksa_data(terbuka)

    assert [satu[2] for satu in galat] == [f"PK!{alamat(target)}"]
    assert all(satu[0] != "galat" for satu in daftar_periksa(terbuka))


def test_periksa_data_never_writes_over_what_stands_below_its_table(terbuka: xw.Book) -> None:
    """A note of staff under the table stays; the message says where it is."""
    for nomor in range(3):
        sel(terbuka, "tblPK", nomor, "Target Awal").value = "seratus"
    tabel = find_tabel(terbuka, "tblPeriksa")
    terisi = len(daftar_periksa(terbuka))
    tabel.resize(tabel.range.resize(1 + terisi, tabel.range.shape[1]))
    grid = ExcelGrid(terbuka).read_tabel("tblPeriksa")
    catatan = grid.alamat(len(grid.isi), 3)
    terbuka.sheets["Periksa"].range(catatan).value = "catatan kami"
    sebelum = potret(terbuka)

    with pytest.raises(BukuError) as galat:
        run_periksa_data(terbuka)

    assert [p.tempat for p in galat.value.problems] == [f"Periksa!{catatan}"]
    assert potret(terbuka) == sebelum


def test_hitung_ulang_gives_back_a_lost_formula(terbuka: xw.Book) -> None:
    """An emptied computed cell gets the formula of its column; its neighbours stay as they are."""
    kolom = sel(terbuka, "tblPK", 0, "Target")
    rumus = kolom.formula
    sebelum = potret(terbuka)["PK"]
    kolom.value = None

    pesan = run_hitung_ulang(terbuka)

    assert rumus.startswith("=")
    assert sel(terbuka, "tblPK", 0, "Target").formula == rumus
    assert potret(terbuka)["PK"] == sebelum
    assert "diisi kembali: 1" in pesan


def test_hitung_ulang_tells_overwritten_formulas_and_leaves_them(terbuka: xw.Book) -> None:
    """Typing over a formula may be meant: it stays, and stands on sheet Periksa."""
    kolom = sel(terbuka, "tblPK", 0, "Target")
    kolom.value = 1234.0

    pesan = run_hitung_ulang(terbuka)

    assert sel(terbuka, "tblPK", 0, "Target").value == 1234
    assert f"PK!{alamat(kolom)}" in pesan
    assert [satu[2] for satu in daftar_periksa(terbuka) if satu[6] == "B-31"] == [
        f"PK!{alamat(kolom)}"
    ]


def test_hitung_ulang_stops_at_galat_before_it_writes(terbuka: xw.Book) -> None:
    """With a galat in the book nothing changes."""
    sel(terbuka, "tblPK", 0, "Target Awal").value = "seratus"
    sel(terbuka, "tblPK", 1, "Target").value = None
    sebelum = potret(terbuka)

    with pytest.raises(BukuError):
        run_hitung_ulang(terbuka)

    assert potret(terbuka) == sebelum


def test_buat_lkjip_writes_the_report_of_the_open_book(
    terbuka: xw.Book, tekan: Callable[..., list[str]], tmp_path: Path
) -> None:
    """The .docx holds what was typed and not saved; the message names it; the book stays."""
    sel(terbuka, "tblProfil", "NAMA_SATKER", "Isian").value = "Kantor Baru Belum Disimpan"
    sebelum = potret(terbuka)
    tujuan = tmp_path / "hasil.docx"
    terbuka.impl.app.berkas = str(tujuan)

    pesan = tekan(macros.buat_lkjip)

    assert (
        "Kantor Baru Belum Disimpan" in zipfile.ZipFile(tujuan).read("word/document.xml").decode()
    )
    assert len(pesan) == 1
    assert str(tujuan) in pesan[0]
    assert potret(terbuka) == sebelum
    assert "LKjIP: menyusun laporan ..." in terbuka.impl.app.kabar


def test_buat_lkjip_does_nothing_when_staff_cancel(
    tekan: Callable[..., list[str]], tmp_path: Path
) -> None:
    """No file, no message."""
    pesan = tekan(macros.buat_lkjip)

    assert pesan == []
    assert list(tmp_path.glob("*.docx")) == []


def test_perjanjian_kinerja_goes_beside_the_book_where_nobody_asks(
    terbuka: xw.Book, tekan: Callable[..., list[str]], tmp_path: Path
) -> None:
    """A program without a question for the name takes the folder of the book."""
    terbuka.impl.app.api = None

    tekan(macros.perjanjian_kinerja)

    assert [satu.name for satu in tmp_path.glob("*.docx")] == ["Perjanjian Kinerja - buku.docx"]


def test_galat_is_a_message_and_leaves_the_old_report(
    terbuka: xw.Book, tekan: Callable[..., list[str]], tmp_path: Path
) -> None:
    """The message names the first cells, and where all of them are listed."""
    lama = tmp_path / "hasil.docx"
    lama.write_bytes(b"laporan kemarin")
    terbuka.impl.app.berkas = str(lama)
    for nomor in range(7):
        sel(terbuka, "tblPK", nomor, "Target Awal").value = "seratus"

    pesan = tekan(macros.buat_lkjip)

    assert len(pesan) == 1
    assert f"PK!{alamat(sel(terbuka, 'tblPK', 0, 'Target Awal'))}" in pesan[0]
    assert "2 lagi" in pesan[0]
    assert lama.read_bytes() == b"laporan kemarin"


def test_another_book_in_front_is_told(
    tekan: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, terbuka: Any
) -> None:
    """A button pressed over some other workbook changes nothing there."""
    for ws in terbuka.impl.rumus:
        for nama in list(ws.tables):
            del ws.tables[nama]

    pesan = tekan(macros.hitung_ulang)

    assert "bukan buku kerja LKjIP" in pesan[0]


def test_unknown_fault_is_a_message_without_traceback(
    tekan: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What nobody foresaw is told in one Indonesian sentence."""

    def rusak(buku: xw.Book) -> str:
        raise ZeroDivisionError("uji")

    monkeypatch.setattr(macros, "run_hitung_ulang", rusak)

    pesan = tekan(macros.hitung_ulang)

    assert "belum dikenal" in pesan[0]
    assert "Traceback" not in pesan[0]


def test_tahun_baru_writes_and_opens_the_next_book_and_leaves_this_one(
    terbuka: xw.Book, tekan: Callable[..., list[str]], tmp_path: Path
) -> None:
    """What was typed and not saved counts; the file of the open book stays byte for byte."""
    asal = Path(terbuka.fullname)
    sebelum, isi = asal.read_bytes(), potret(terbuka)
    sel(terbuka, "tblProfil", "NAMA_SATKER", "Isian").value = "Kantor Baru Belum Disimpan"
    tujuan = tmp_path / "baru.xlsx"
    terbuka.impl.app.berkas = str(tujuan)

    pesan = tekan(macros.tahun_baru)

    profil = api.compute_buku(tujuan).data.profil
    assert profil.teks("NAMA_SATKER").isi == "Kantor Baru Belum Disimpan"
    assert len(pesan) == 1
    assert [str(tujuan) in pesan[0], "Mohon dilihat" in pesan[0]] == [True, True]
    assert terbuka.impl.app.dibuka == [str(tujuan)]
    assert asal.read_bytes() == sebelum
    sel(terbuka, "tblProfil", "NAMA_SATKER", "Isian").value = None
    assert {k for k in isi if potret(terbuka)[k] != isi[k]} == {"Profil"}


def test_tahun_baru_does_nothing_when_staff_cancel(
    tekan: Callable[..., list[str]], tmp_path: Path
) -> None:
    """No file, no message."""
    assert tekan(macros.tahun_baru) == []
    assert [satu.name for satu in tmp_path.iterdir()] == ["buku.xlsx"]


def test_tahun_baru_never_takes_the_place_of_the_open_book(
    terbuka: xw.Book, tekan: Callable[..., list[str]]
) -> None:
    """The name of the open book is refused, and its file stays."""
    sebelum = Path(terbuka.fullname).read_bytes()
    terbuka.impl.app.berkas = terbuka.fullname

    pesan = tekan(macros.tahun_baru)

    assert "pilih nama lain" in pesan[0]
    assert Path(terbuka.fullname).read_bytes() == sebelum


def test_dasbor_is_shown_in_silence(terbuka: xw.Book, tekan: Callable[..., list[str]]) -> None:
    """The book is recalculated, the sheet comes to the front, and nobody has to click OK."""
    sebelum = terbuka.impl.app.hitungan

    pesan = tekan(macros.dasbor)

    assert pesan == []
    assert terbuka.impl.aktif == "Dasbor"
    assert terbuka.impl.app.hitungan > sebelum


def test_dasbor_tells_indikator_that_its_charts_cannot_show(
    terbuka: xw.Book, tekan: Callable[..., list[str]]
) -> None:
    """More indikator than the charts were built for: how many, and what to do."""
    grid = ExcelGrid(terbuka).read_tabel("tblCapaian")
    banyak = sum(1 for satu in grid.isi if satu[grid.header.index("Kode")])
    sel(terbuka, "tblCapaian", banyak, "Kode").value = "BARU"

    pesan = tekan(macros.dasbor)

    assert f"untuk {banyak} indikator" in pesan[0]
    assert f"memuat {banyak + 1}" in pesan[0]


def test_bantuan_tells_the_order_of_work_and_the_version(
    tekan: Callable[..., list[str]],
) -> None:
    """Version, buttons in order, at most ten lines."""
    (pesan,) = tekan(macros.bantuan)

    assert __version__ in pesan
    assert pesan.index("Impor") < pesan.index("Periksa Data") < pesan.index("Buat LKjIP")
    assert len(pesan.splitlines()) <= 10


def test_bantuan_opens_the_guide(
    tekan: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page is the guide for staff, with its pictures inside it; the message says so."""
    dibuka: list[str] = []

    def buka(path: Path) -> bool:
        dibuka.append(path.read_text(encoding="utf-8"))
        return True

    monkeypatch.setattr(macros, "open_berkas", buka)

    (pesan,) = tekan(macros.bantuan)

    assert "peramban" in pesan
    assert "<h1>Panduan singkat untuk staf</h1>" in dibuka[0]
    assert "data:image/png;base64," in dibuka[0]
    assert 'src="gambar' not in dibuka[0]


def test_bantuan_without_a_browser_does_not_promise_one(
    tekan: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message alone, where nothing can be opened."""
    monkeypatch.setattr(macros, "open_berkas", lambda path: False)

    (pesan,) = tekan(macros.bantuan)

    assert "peramban" not in pesan


def test_protected_view_is_told(monkeypatch: pytest.MonkeyPatch, terbuka: xw.Book) -> None:
    """Without a book that can be changed the message says what to click."""

    def gagal() -> xw.Book:
        raise AttributeError("'NoneType' object has no attribute 'FullName'")

    monkeypatch.setattr(xw.Book, "caller", gagal)

    macros.periksa_data()

    assert "Enable Editing" in terbuka.impl.app.pesan[0]
