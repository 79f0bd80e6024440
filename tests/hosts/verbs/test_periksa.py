"""`lkjip periksa`: all that staff should look at, in words and as JSON."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.table import Table

from lkjip_xl import api
from lkjip_xl.errors import Tingkat
from lkjip_xl.hosts.cli import main
from tests.buku_tertaut import link_addin

_PANGGILAN = re.compile(rb"(<c [^>]*>)(<f>[^<]*LKJ_[^<]*</f>)<v>[^<]*</v></c>")
GALAT = {("tblPK", "IKM", "Target Awal"): "3,25 Indeks", ("tblPK", "IPK", "Kode"): "ipk"}


@pytest.fixture
def path_buku(tmp_path: Path, contoh: bytes) -> Path:
    """The example book on disk."""
    path = tmp_path / "buku.xlsx"
    path.write_bytes(contoh)
    return path


@pytest.fixture
def path_salah(buku: Any, tmp_path: Path) -> Path:
    """A book with two galat, and with what the example has besides."""
    buku.ubah(GALAT)
    return buku.simpan(tmp_path / "salah.xlsx")


def test_book_without_galat_ends_with_0(
    path_buku: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Counts first, then sheet by sheet with place, what and how; nothing is written."""
    assert main(["periksa", str(path_buku)]) == 0

    keluar = capsys.readouterr()
    baris = keluar.out.splitlines()
    assert baris[:2] == ["buku.xlsx", "Peringatan: 4, Saran: 2"]
    assert "Survei_IKM" in baris
    assert any(b.startswith("  peringatan  [Survei_IKM!") and "(P-28)" in b for b in baris)
    assert sum("Perbaikan:" in b for b in baris) == 6
    assert [p.name for p in path_buku.parent.iterdir()] == ["buku.xlsx"]


def test_book_with_galat_ends_with_1_and_tells_the_rest_too(
    path_salah: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Galat come first; peringatan and saran of the same book are told at once."""
    assert main(["periksa", str(path_salah)]) == 1

    keluar = capsys.readouterr().out
    assert keluar.splitlines()[1].startswith("Galat: ")
    assert keluar.index("(B-11)") < keluar.index("(P-28)")
    assert "(P-48)" in keluar


def test_json_holds_every_problem_and_nothing_else(
    path_salah: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One object for each problem, in the order of the list, reason included."""
    assert main(["periksa", str(path_salah), "--json"]) == 1

    keluar = capsys.readouterr()
    isi = json.loads(keluar.out)
    assert keluar.err == ""
    assert [satu["kode"] for satu in isi] == [p.kode for p in api.check_buku(path_salah)]
    for satu in isi:
        assert list(satu) == [
            "kode", "tingkat", "lembar", "sel", "kunci", "pesan", "perbaikan", "alasan",
        ]  # fmt: skip
    survei = next(satu for satu in isi if satu["kode"] == "P-28")
    assert (survei["tingkat"], survei["lembar"]) == ("peringatan", "Survei_IKM")
    assert survei["kunci"] == "survei.IKM.bulan_kurang_responden"
    assert "responden" in survei["alasan"]


def test_missing_book_is_a_galat(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not there cannot be checked: exit code 1 and no list on stdout."""
    assert main(["periksa", str(tmp_path / "tidak ada.xlsx"), "--json"]) == 1

    keluar = capsys.readouterr()
    assert keluar.out == ""
    assert "(B-01)" in keluar.err


def test_sheet_that_is_broken_inside_is_told_and_not_raised(
    path_buku: Path, tmp_path: Path
) -> None:
    """A sheet that breaks off inside a sound file is one galat in the list."""
    path = tmp_path / "putus.xlsx"
    with zipfile.ZipFile(path_buku) as asal, zipfile.ZipFile(path, "w") as tujuan:
        for nama in asal.namelist():
            isi = asal.read(nama)
            putus = nama == "xl/worksheets/sheet3.xml"
            tujuan.writestr(nama, isi[: len(isi) // 2] if putus else isi)

    (problem,) = api.check_buku(path)

    assert problem.kode == "B-04"


def test_problems_stand_in_a_stable_order(path_salah: Path) -> None:
    """Severity, then the order of the sheets; the same at every call."""
    problems = api.check_buku(path_salah)
    lembar = openpyxl.load_workbook(path_salah, read_only=True).sheetnames

    urutan = [(list(Tingkat).index(p.tingkat), lembar.index(p.sheet)) for p in problems]

    assert urutan == sorted(urutan)
    assert problems == api.check_buku(path_salah)


def test_columns_of_persons_are_found_wherever_staff_put_them(buku: Any, tmp_path: Path) -> None:
    """A table of their own on a sheet of their own; columns of ours are never questioned."""
    lembar = buku.wb.create_sheet("Deteni")
    for baris in (["No", "Nama", "Kewarganegaraan"], [1, "Orang Contoh", "Negara Contoh"]):
        lembar.append(baris)
    lembar.add_table(Table(displayName="tblDeteniKami", ref="A1:C2"))

    problems = api.check_buku(buku.simpan(tmp_path / "b.xlsx"))

    assert [p.tempat for p in problems if p.kode == "P-57"] == ["Deteni!B1"]


def test_galat_of_the_reader_and_of_the_rules_are_told_together(buku: Any, tmp_path: Path) -> None:
    """A cell that cannot be read does not hide a bracket in a text."""
    buku.ubah({**GALAT, ("tblNarasi", "TUGAS", "Teks"): "{{ tugas }}"})

    problems = api.check_buku(buku.simpan(tmp_path / "b.xlsx"))

    galat = {p.kode for p in problems if p.tingkat is Tingkat.GALAT}
    assert galat >= {"B-10", "B-11", "P-07"}


def test_book_that_excel_saved_with_links_to_the_addin_is_sound(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Excel keeps the functions of the add-in as [1]!LKJ_X: that alone is nothing to tell."""
    path = tmp_path / "buku.xlsx"
    path.write_bytes(link_addin(api.build_contoh("jember", "udf")))

    main(["periksa", str(path), "--json"])

    kode = {satu["kode"] for satu in json.loads(capsys.readouterr().out)}
    assert kode == {satu.kode for satu in api.check_buku(path)}
    assert not kode & {"B-30", "B-31", "B-61"}


def test_cells_without_the_addin_are_told_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each cell that shows #NAME? counts in one line with what to do, and in no second one."""
    path = tmp_path / "buku.xlsx"
    path.write_bytes(_show_nama(link_addin(api.build_contoh("jember", "udf"))))

    main(["periksa", str(path), "--json"])

    isi = json.loads(capsys.readouterr().out)
    [satu] = [satu for satu in isi if satu["kode"] in ("B-30", "B-61")]
    assert satu["kode"] == "B-61"
    assert "klik Hitung Ulang" in satu["perbaikan"]


def _show_nama(isi: bytes) -> bytes:
    """The same book as a program without the add-in saves it: its calls show #NAME?."""
    keluar = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(isi)) as lama, zipfile.ZipFile(keluar, "w") as baru:
        for nama in lama.namelist():
            teks = lama.read(nama)
            if nama.startswith("xl/worksheets/sheet"):
                teks = _PANGGILAN.sub(_ganti_nilai, teks)
            baru.writestr(nama, teks)
    return keluar.getvalue()


def _ganti_nilai(sel: re.Match[bytes]) -> bytes:
    awal = re.sub(rb' t="[a-z]+"', b"", sel[1])
    return awal[:-1] + b' t="e">' + sel[2] + b"<v>#NAME?</v></c>"
