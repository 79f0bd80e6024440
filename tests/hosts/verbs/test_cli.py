"""The command line: verbs, exit codes, and what it says."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from lkjip_xl import __version__, api
from lkjip_xl.errors import Tingkat
from lkjip_xl.hosts.cli import main
from lkjip_xl.report.render import find_templat

BAKU = find_templat(api.TEMPLAT_BAKU)


@pytest.fixture
def path_buku(tmp_path: Path, contoh: bytes) -> Path:
    """The example book on disk."""
    path = tmp_path / "buku.xlsx"
    path.write_bytes(contoh)
    return path


@pytest.fixture
def path_salah(buku: Any, tmp_path: Path) -> Path:
    """A book with two galat."""
    buku.ubah({("tblPK", "IKM", "Target Awal"): "3,25 Indeks", ("tblPK", "IPK", "Kode"): "ipk"})
    return buku.simpan(tmp_path / "salah.xlsx")


def nama(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(satu.name for satu in folder.iterdir())


# contoh


def test_contoh_writes_book_and_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One command gives a book that opens and the report made from it."""
    folder = tmp_path / "baru" / "contoh"

    assert main(["contoh", "--ke", str(folder)]) == 0

    assert nama(folder) == ["buku.xlsx", "laporan.docx"]
    problems = api.compute_buku(folder / "buku.xlsx").problems
    assert docx.Document(str(folder / "laporan.docx")).tables
    keluar = capsys.readouterr()
    assert str(folder / "laporan.docx") in keluar.out
    assert "Rata-rata capaian kinerja: 123,77%" in keluar.out
    assert "Serapan anggaran:" in keluar.out
    peringatan = [p for p in problems if p.tingkat is Tingkat.PERINGATAN]
    assert f"Peringatan: {len(peringatan)}" in keluar.out
    assert "[4/4]" in keluar.err


def test_contoh_keeps_what_was_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second run leaves the first book and report beside the new ones, and says so."""
    for _ in range(2):
        assert main(["contoh", "--ke", str(tmp_path), "--kantor", "jember"]) == 0

    assert nama(tmp_path) == [
        "buku (salinan 1).xlsx", "buku.xlsx", "laporan (salinan 1).docx", "laporan.docx",
    ]  # fmt: skip
    keluar = capsys.readouterr().out
    assert keluar.count("Berkas lama disimpan sebagai") == 2
    assert 'Berkas lama disimpan sebagai "laporan (salinan 1).docx".' in keluar


# buku


@pytest.mark.parametrize("tahun", [2025, 2030])
def test_buku_is_empty_and_computes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], tahun: int
) -> None:
    """A new book opens, computes and gives a draft report; nothing of it is galat."""
    path = tmp_path / "buku.xlsx"

    assert main(["buku", "--satker", "Kanim Uji", "--tahun", str(tahun), "-o", str(path)]) == 0
    keluar = capsys.readouterr().out
    assert "Selesai. Buku:" in keluar
    assert "Mulailah dari lembar Beranda." in keluar
    assert "Berkas lama" not in keluar
    assert main(["hitung", str(path)]) == 0
    assert main(["laporan", str(path), "-o", str(tmp_path / "laporan.docx")]) == 0

    assert openpyxl.load_workbook(path).sheetnames[:2] == ["Beranda", "Profil"]
    assert (tmp_path / "laporan.docx").stat().st_size > 10_000
    keluar = capsys.readouterr()
    assert "Belum diisi:" in keluar.out
    assert "... dan " in keluar.out
    assert ("(R-03)" in keluar.err) == (tahun == 2030)


def test_buku_of_a_year_before_the_rules_is_a_galat(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A year that is not covered ends with 1, names the years, writes nothing."""
    path = tmp_path / "buku.xlsx"

    assert main(["buku", "--satker", "Kanim Uji", "--tahun", "2016", "-o", str(path)]) == 1

    galat = capsys.readouterr().err
    assert "tahun 2016; yang tercakup:" in galat
    assert "Tidak ada berkas yang ditulis." in galat
    assert nama(tmp_path) == []


def test_buku_keeps_the_book_that_was_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A book full of work is never lost to a new empty one, and where it went is told."""
    path = tmp_path / "buku.xlsx"
    path.write_bytes(b"kerja setahun")

    assert main(["buku", "--satker", "Kanim Uji", "--tahun", "2025", "--keluar", str(path)]) == 0

    assert (tmp_path / "buku (salinan 1).xlsx").read_bytes() == b"kerja setahun"
    assert 'Berkas lama disimpan sebagai "buku (salinan 1).xlsx".' in capsys.readouterr().out


# hitung


def test_hitung_shows_every_result(path_buku: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line for each key: value, unit, first cells."""
    assert main(["hitung", str(path_buku), "--semua"]) == 0

    baris = capsys.readouterr().out.splitlines()
    assert len(baris) == len(api.compute_buku(path_buku).hasil)
    ikm = next(satu for satu in baris if satu.startswith("ikk.IKM.capaian "))
    assert ikm.split()[1:3] == ["120,31", "%"]
    assert "Survei_IKM!" in ikm


def test_hitung_counts_what_has_no_value_yet(
    path_buku: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A book of January shows what it has; the rest is a number and how to see it."""
    semua = api.compute_buku(path_buku).hasil.values()
    kosong = [satu for satu in semua if satu.nilai is None]

    assert main(["hitung", str(path_buku)]) == 0

    *baris, akhir = capsys.readouterr().out.splitlines()
    assert akhir == f"... {len(kosong)} hasil belum ada nilainya (tambahkan --semua)"
    assert len(baris) == len(semua) - len(kosong)
    assert not any("belum diisi" in satu for satu in baris)


def test_hitung_as_json(path_buku: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each key has exact value or null with its reason, shown text, unit, cells, formula."""
    assert main(["hitung", str(path_buku), "--json"]) == 0

    isi = json.loads(capsys.readouterr().out)
    assert list(isi) == list(api.compute_buku(path_buku).hasil)
    for satu in isi.values():
        assert {"nilai", "alasan", "tampil", "satuan", "asal", "rumus"} <= set(satu)
        assert (satu["nilai"] is None) == bool(satu["alasan"])
        assert all("!" in asal for asal in satu["asal"])
    assert isi["survei.IKM.nilai"]["nilai"] == "3.91"
    assert isi["survei.IKM.nilai"]["tampil"] == "3,91"
    assert isi["ikk.IKM.capaian"]["rumus"] == "realisasi / target x 100"


def test_hitung_says_why_there_is_no_value(
    buku: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No value is null, its reason stands beside it, and the empty cell is named."""
    (alamat,) = buku.ubah({("tblPK", "IPK", "Target Awal"): None})

    assert main(["hitung", str(buku.simpan(tmp_path / "b.xlsx")), "--json"]) == 0

    satu = json.loads(capsys.readouterr().out)["ikk.IPK.capaian"]
    assert satu["nilai"] is None
    assert satu["alasan"] == "belum diisi"
    assert satu["tampil"] == f"[belum diisi: {alamat}]"


def test_hitung_names_the_cell_that_is_really_missing(
    buku: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A month without survey is empty on purpose: the target that is missing is named instead."""
    (alamat,) = buku.ubah({("tblPK", "IKM", "Target Awal"): None})

    assert main(["hitung", str(buku.simpan(tmp_path / "b.xlsx")), "--json"]) == 0

    satu = json.loads(capsys.readouterr().out)["ikk.IKM.capaian"]
    assert satu["tampil"] == f"[belum diisi: {alamat}]"


def test_peringatan_go_to_stderr_and_stop_nothing(
    buku: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What to look at is listed beside the results, which stay readable for programs."""
    buku.ubah({("tblPK", "IKM", "Target Awal"): None})

    assert main(["hitung", str(buku.simpan(tmp_path / "b.xlsx")), "--json"]) == 0

    keluar = capsys.readouterr()
    assert json.loads(keluar.out)
    assert "Yang perlu diperhatikan:" in keluar.err
    assert "(P-02)" in keluar.err


# laporan


def test_laporan_writes_the_report(path_buku: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The report stands where it was asked for, and the last lines say what is in it."""
    laporan = path_buku.parent / "keluar" / "LKjIP 2023.docx"

    assert main(["laporan", str(path_buku), "-o", str(laporan)]) == 0

    assert any("Jember" in alinea.text for alinea in docx.Document(str(laporan)).paragraphs)
    keluar = capsys.readouterr().out
    assert f"Laporan: {laporan}" in keluar
    assert "F9" in keluar


def test_laporan_takes_a_template_of_the_office(path_buku: Path, tmp_path: Path) -> None:
    """With --templat the office's own Word file is filled in."""
    dokumen = docx.Document(str(BAKU))
    dokumen.add_paragraph("Cap kantor kami")
    templat = tmp_path / "templat kami.docx"
    dokumen.save(str(templat))
    laporan = tmp_path / "laporan.docx"

    assert main(["laporan", str(path_buku), "-o", str(laporan), "--templat", str(templat)]) == 0

    assert "Cap kantor kami" in "".join(p.text for p in docx.Document(str(laporan)).paragraphs)


def test_template_with_a_fault_is_a_galat(
    path_buku: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A placeholder that does not exist ends with 1 and its place; no report is written."""
    dokumen = docx.Document()
    dokumen.add_paragraph("{{ tidak_ada_nama_ini }}")
    templat = tmp_path / "t.docx"
    dokumen.save(str(templat))

    kode = main(["laporan", str(path_buku), "-o", str(tmp_path / "l.docx"),
                 "--templat", str(templat)])  # fmt: skip

    assert kode == 1
    galat = capsys.readouterr().err
    assert "tidak_ada_nama_ini" in galat
    assert "t.docx" in galat
    assert not (tmp_path / "l.docx").exists()


def test_template_that_is_no_word_file_is_a_galat(
    path_buku: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A missing or foreign template file ends with 1, never with a traceback."""
    (tmp_path / "t.docx").write_bytes(b"bukan templat")

    for templat in ("t.docx", "tidak ada.docx"):
        kode = main(["laporan", str(path_buku), "-o", str(tmp_path / "l.docx"),
                     "--templat", str(tmp_path / templat)])  # fmt: skip
        assert kode == 1
        assert "Perbaikan:" in capsys.readouterr().err
    assert not (tmp_path / "l.docx").exists()


def test_galat_is_listed_and_writes_nothing(
    path_salah: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A book with galat ends with 1 and the whole list; an older report stays untouched."""
    laporan = path_salah.parent / "laporan.docx"
    laporan.write_bytes(b"lama")

    assert main(["laporan", str(path_salah), "-o", str(laporan)]) == 1

    galat = capsys.readouterr().err
    assert " galat perlu diperbaiki lebih dahulu:\n1. " in galat
    didahulukan, _, sisa = galat.partition("\nTidak menghalangi laporan:\n")
    assert "(P-18)" in sisa
    assert "(P-18)" not in didahulukan
    assert "(B-10)" not in sisa
    assert "(B-11)" in galat
    assert "(B-10)" in galat
    assert "Tidak ada berkas yang ditulis." in galat
    assert laporan.read_bytes() == b"lama"
    assert nama(path_salah.parent) == ["laporan.docx", "salah.xlsx"]


@pytest.mark.parametrize("verba", [["hitung"], ["hitung", "--json"], ["laporan", "-o", "l.docx"]])
def test_missing_book_is_a_galat(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    verba: Sequence[str],
) -> None:
    """A book that is not there ends with 1 for every verb, without any result."""
    monkeypatch.chdir(tmp_path)

    assert main([*verba, "tidak ada.xlsx"]) == 1

    keluar = capsys.readouterr()
    assert "(B-01)" in keluar.err
    assert keluar.out == ""
    assert nama(tmp_path) == []


def test_report_that_was_edited_is_kept(path_buku: Path) -> None:
    """What stands under the name of the report is kept as a numbered copy."""
    laporan = path_buku.parent / "laporan.docx"
    for isi in (b"suntingan satu", b"suntingan dua"):
        laporan.write_bytes(isi)
        assert main(["laporan", str(path_buku), "-o", str(laporan)]) == 0

    assert (laporan.parent / "laporan (salinan 1).docx").read_bytes() == b"suntingan satu"
    assert (laporan.parent / "laporan (salinan 2).docx").read_bytes() == b"suntingan dua"


def test_report_that_is_open_in_word_gets_a_new_name(
    path_buku: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A report that is open is left alone; the message names the file that was written."""
    laporan = path_buku.parent / "laporan.docx"
    laporan.write_bytes(b"sedang disunting")
    (laporan.parent / "~$poran.docx").write_bytes(b"")

    assert main(["laporan", str(path_buku), "-o", str(laporan)]) == 0

    keluar = capsys.readouterr().out
    assert "laporan.docx sedang dibuka di program lain" in keluar
    assert "ditulis sebagai laporan (2).docx" in keluar
    assert laporan.read_bytes() == b"sedang disunting"
    assert docx.Document(str(laporan.parent / "laporan (2).docx")).paragraphs


# wrong usage


@pytest.mark.parametrize(
    ("argumen", "pesan"),
    [
        ([], "masih kurang: PERINTAH"),
        (["lapor"], "pilihan tidak dikenal: 'lapor'"),
        (["hitung"], "masih kurang: BUKU"),
        (["hitung", "b.xlsx", "--xml"], "isian tidak dikenal: --xml"),
        (["contoh", "--ke"], "perlu satu isian"),
        (["contoh", "--ke", "x", "--kantor", "b"], "pilihan tidak dikenal: 'b' (pilih dari"),
        (["laporan", "b.xlsx"], "masih kurang: -o/--keluar"),
        (["buku", "--satker", "A", "--tahun", "25", "-o", "b"], '"25" bukan tahun; contoh: 2025'),
        (["buku", "--satker", "A", "--tahun", "dua", "-o", "b"], '"dua" bukan tahun'),
    ],
)  # fmt: skip
def test_wrong_usage_is_told_in_indonesian(
    capsys: pytest.CaptureFixture[str], argumen: Sequence[str], pesan: str
) -> None:
    """Wrong usage ends with 2, says what is wrong and how to get help."""
    with pytest.raises(SystemExit) as selesai:
        main(argumen)

    galat = capsys.readouterr().err
    assert selesai.value.code == 2
    assert pesan in galat
    assert "--bantuan" in galat
    assert not {"error", "argument", "required", "invalid"} & set(galat.replace(":", " ").split())


@pytest.mark.parametrize("verba", [[], ["contoh"], ["buku"], ["hitung"], ["laporan"]])
def test_help_is_in_indonesian(capsys: pytest.CaptureFixture[str], verba: Sequence[str]) -> None:
    """Help of the program and each verb ends with 0 and has Indonesian headings."""
    with pytest.raises(SystemExit) as selesai:
        main([*verba, "--bantuan"])

    bantuan = capsys.readouterr().out
    assert selesai.value.code == 0
    assert bantuan.startswith("Pemakaian: lkjip")
    assert not any(kata in bantuan for kata in ("usage:", "options:", "positional", "show this"))


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """The version is that of the package."""
    with pytest.raises(SystemExit) as selesai:
        main(["--versi"])

    assert selesai.value.code == 0
    assert capsys.readouterr().out.strip() == f"lkjip {__version__}"


# environment


@pytest.fixture
def folder_terkunci(contoh: bytes) -> Iterator[Path]:
    """A folder that everybody may enter and nobody but root may write, with a book in it."""
    folder = Path(tempfile.mkdtemp())
    (folder / "buku.xlsx").write_bytes(contoh)
    (folder / "laporan.docx").write_bytes(b"lama")
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def jalankan_tanpa_hak(kerja: Callable[[], int]) -> int:
    """Exit code of `kerja` for a user without rights: root may write anywhere, so root forks."""
    if os.getuid() != 0:
        return kerja()
    anak = os.fork()
    if anak == 0:
        kode = 99
        try:
            os.setgid(65534)
            os.setuid(65534)
            kode = kerja()
        finally:
            os._exit(kode)
    return os.waitstatus_to_exitcode(os.waitpid(anak, 0)[1])


@pytest.mark.skipif(sys.platform == "win32", reason="hak akses folder diuji di POSIX")
@pytest.mark.parametrize(
    "argumen",
    [
        ["laporan", "buku.xlsx", "-o", "laporan.docx"],
        ["laporan", "buku.xlsx", "-o", "baru/laporan.docx"],
        ["contoh", "--ke", "."],
        ["buku", "--satker", "A", "--tahun", "2025", "-o", "baru.xlsx"],
    ],
    ids=lambda argumen: " ".join(argumen),
)
def test_no_right_to_write_is_a_matter_of_the_machine(
    folder_terkunci: Path, tmp_path: Path, argumen: Sequence[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the right to write every verb ends with 3; nothing is left behind or changed."""
    # The child cannot load what it has not loaded yet: the interpreter may be out of its reach.
    shutil.copy(folder_terkunci / "buku.xlsx", tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(argumen) == 0
    monkeypatch.chdir(folder_terkunci)

    assert jalankan_tanpa_hak(lambda: main(argumen)) == 3

    assert nama(folder_terkunci) == ["buku.xlsx", "laporan.docx"]
    assert (folder_terkunci / "laporan.docx").read_bytes() == b"lama"


@pytest.mark.skipif(sys.platform == "win32", reason="hak akses berkas diuji di POSIX")
def test_no_right_to_read_is_a_matter_of_the_machine(
    folder_terkunci: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A book that may not be read ends with 3 as well."""
    (folder_terkunci / "buku.xlsx").chmod(0o000)
    monkeypatch.chdir(folder_terkunci)

    assert jalankan_tanpa_hak(lambda: main(["hitung", "buku.xlsx"])) == 3


@pytest.mark.parametrize("keluar", ["laporan.pdf", "laporan", "buku.xlsx"])
def test_output_must_be_a_word_file_and_not_the_book(
    path_buku: Path, tmp_path: Path, keluar: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A report never goes over the workbook, nor under a name that hides what it is."""
    isi = path_buku.read_bytes()

    with pytest.raises(SystemExit) as keluar_program:
        main(["laporan", str(path_buku), "-o", str(tmp_path / keluar)])

    assert keluar_program.value.code == 2
    assert ".docx" in capsys.readouterr().err
    assert path_buku.read_bytes() == isi


def test_template_is_not_overwritten_by_the_report(
    path_buku: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The output may not be the template itself."""
    templat = tmp_path / "templat.docx"
    templat.write_bytes(BAKU.read_bytes())

    with pytest.raises(SystemExit) as keluar_program:
        main(["laporan", str(path_buku), "-o", str(templat), "--templat", str(templat)])

    assert keluar_program.value.code == 2
    assert "templat" in capsys.readouterr().err


def test_blank_name_of_the_office_is_wrong_usage(tmp_path: Path) -> None:
    """A book needs the name of its office."""
    with pytest.raises(SystemExit) as keluar_program:
        main(["buku", "--satker", "  ", "--tahun", "2025", "-o", str(tmp_path / "b.xlsx")])

    assert keluar_program.value.code == 2
