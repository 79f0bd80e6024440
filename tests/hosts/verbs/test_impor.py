"""`lkjip impor`: what it shows, when it asks, what it writes."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.hosts.cli import main

JUDUL = "Kode;Tahun;Jenis Belanja;Pagu;Realisasi\n"


class Layar(io.StringIO):
    """A keyboard with somebody at it."""

    def isatty(self) -> bool:
        """A person can answer."""
        return True


@pytest.fixture
def buku(tmp_path: Path, contoh: bytes) -> Path:
    """The example book on disk."""
    path = tmp_path / "buku.xlsx"
    path.write_bytes(contoh)
    return path


@pytest.fixture
def ekspor(tmp_path: Path) -> Path:
    """A file with one new row."""
    path = tmp_path / "ekspor.csv"
    path.write_text(JUDUL + "54;2026;Lain;1.000;500\nJumlah;;;1.000;500\n", encoding="utf-8")
    return path


def jalankan(buku: Path, ekspor: Path, *lain: str) -> int:
    """One run of the verb."""
    return main(["impor", str(buku), "--tabel", "tblAnggaranBelanja", str(ekspor), *lain])


def kode(path: Path) -> list[object]:
    """Kode of all rows of tblAnggaranBelanja."""
    ws = openpyxl.load_workbook(path)["Anggaran"]
    return [b[0].value for b in ws[ws.tables["tblAnggaranBelanja"].ref][1:]]


def nama(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(satu.name for satu in folder.iterdir())


def test_plain_rows_are_added_without_a_question(
    buku: Path, ekspor: Path, contoh: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    """The book is renewed, the old one stays as a copy, the preview says what came in."""
    assert jalankan(buku, ekspor) == 0

    assert "54" in kode(buku)
    assert nama(buku.parent) == ["buku (salinan 1).xlsx", "buku.xlsx", "ekspor.csv"]
    assert (buku.parent / "buku (salinan 1).xlsx").read_bytes() == contoh
    keluar = capsys.readouterr().out
    assert "ekspor.csv -> tabel tblAnggaranBelanja (lembar Anggaran)" in keluar
    assert "sama: Kode, Tahun, Jenis Belanja, Pagu, Realisasi" in keluar
    assert "54   | 2026  | Lain          | 1.000 | 500" in keluar
    assert "Baris: 1 baru, 0 diperbarui, 0 sudah sama" in keluar
    assert "Dilewati: 1 baris jumlah atau nomor kolom (baris 3)" in keluar


def test_output_may_go_to_another_file(buku: Path, ekspor: Path, contoh: bytes) -> None:
    """With -o the book itself stays as it is."""
    assert jalankan(buku, ekspor, "-o", str(buku.parent / "baru.xlsx")) == 0

    assert buku.read_bytes() == contoh
    assert "54" in kode(buku.parent / "baru.xlsx")


def test_replaced_rows_wait_for_consent_where_nobody_can_answer(
    buku: Path,
    ekspor: Path,
    contoh: bytes,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without a person the preview is shown, nothing is written, and --ya is named."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))

    assert jalankan(buku, ekspor, "--ganti") == 2

    assert buku.read_bytes() == contoh
    assert nama(buku.parent) == ["buku.xlsx", "ekspor.csv"]
    keluar = capsys.readouterr()
    assert "baris yang ada diganti" in keluar.out
    assert "--ya" in keluar.err


def test_consent_by_option_replaces_all_rows(buku: Path, ekspor: Path) -> None:
    """--ganti --ya leaves only the rows of the file."""
    assert jalankan(buku, ekspor, "--ganti", "--ya") == 0

    assert [satu for satu in kode(buku) if satu] == ["54"]


@pytest.mark.parametrize(
    ("jawab", "ditulis"), [("y\n", True), ("Ya\n", True), ("\n", False), ("t\n", False)]
)
def test_person_decides(
    buku: Path, ekspor: Path, jawab: str, ditulis: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only a plain yes goes on; the safe answer is no."""
    monkeypatch.setattr(sys, "stdin", Layar(jawab))

    assert jalankan(buku, ekspor, "--ganti") == 0

    assert ([satu for satu in kode(buku) if satu] == ["54"]) is ditulis


def test_agreed_header_is_remembered(
    buku: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A similar header is marked in the preview and saved once it was agreed to."""
    ekspor = tmp_path / "lain.csv"
    ekspor.write_text("Kode Belanja;Tahun;Jenis Belanja;Pagu\n54;2026;a;1\n", encoding="utf-8")

    assert jalankan(buku, ekspor, "--ya") == 0

    assert "Kode Belanja -> Kode  (hanya mirip)" in capsys.readouterr().out
    assert '"Kode Belanja" = "Kode"' in (tmp_path / "buku.peta.toml").read_text(encoding="utf-8")


def test_nothing_to_change_writes_nothing(
    buku: Path, ekspor: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The second import of a file leaves book and copies alone."""
    jalankan(buku, ekspor)
    sesudah = buku.read_bytes()

    assert jalankan(buku, ekspor) == 0

    assert buku.read_bytes() == sesudah
    assert "buku (salinan 2).xlsx" not in nama(buku.parent)
    assert "Tidak ada yang berubah" in capsys.readouterr().out


def test_faults_are_listed_and_nothing_is_written(
    buku: Path, ekspor: Path, contoh: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every fault of the file with its cell; exit code 1."""
    ekspor.write_text(JUDUL + "54;2026;a;x;1\n55;abc;b;1;1\n", encoding="utf-8")

    assert jalankan(buku, ekspor) == 1

    assert buku.read_bytes() == contoh
    keluar = capsys.readouterr().err
    assert "Ada 2 hal yang perlu diperbaiki" in keluar
    assert "[ekspor.csv!D2]" in keluar
    assert "Tidak ada berkas yang ditulis." in keluar


def test_slip_in_the_table_waits_for_consent(
    buku: Path,
    ekspor: Path,
    contoh: bytes,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A file that fits another table better is not written before a person agrees."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))

    assert main(["impor", str(buku), "--tabel", "tblAnggaranTahun", str(ekspor)]) == 2

    assert buku.read_bytes() == contoh
    keluar = capsys.readouterr()
    assert "Tidak dipakai: Kode, Jenis Belanja, Pagu, Realisasi" in keluar.out
    assert "--tabel tblAnggaranBelanja" in keluar.err


def test_book_open_in_excel_is_left_alone(
    buku: Path, ekspor: Path, contoh: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    """The result goes beside it, and the message says so."""
    (buku.parent / "~$buku.xlsx").write_bytes(b"")

    assert jalankan(buku, ekspor) == 0

    assert buku.read_bytes() == contoh
    assert "54" in kode(buku.parent / "buku (2).xlsx")
    assert "sedang dibuka di program lain" in capsys.readouterr().out


def test_output_of_another_kind_is_wrong_usage(
    buku: Path, ekspor: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A book with or without macros keeps its ending, or Excel refuses it."""
    assert jalankan(buku, ekspor, "-o", str(buku.parent / "baru.xlsm")) == 2

    assert "harus berakhiran .xlsx" in capsys.readouterr().err


def test_adding_and_replacing_exclude_each_other(buku: Path, ekspor: Path) -> None:
    """Two ways at once is wrong usage."""
    with pytest.raises(SystemExit) as keluar:
        jalankan(buku, ekspor, "--ganti", "--tambah")

    assert keluar.value.code == 2
