"""`Buat LKjIP.cmd`: its text, and what happens to a book that is dropped on it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import docx
import pytest

from lkjip_xl.hosts import cli
from lkjip_xl.hosts.install.places import Tempat
from lkjip_xl.hosts.install.starter import NAMA_STARTER, build_starter, write_starter
from lkjip_xl.hosts.jatuhan import find_jatuhan, run
from lkjip_xl.hosts.verbs import pasang

CMD = r'C:\Windows\system32\cmd.exe /c ""D:\Kerja & Data\Buat LKjIP.cmd" {}"'


def lingkungan(isian: str) -> dict[str, str]:
    """The variables of the starter after a drop; cmd itself cuts its argument at "&"."""
    return {"LKJIP_BARIS": CMD.format(isian), "LKJIP_ISIAN": isian.strip('"').partition("&")[0]}


def test_starter_is_a_script_as_cmd_reads_it() -> None:
    """CRLF throughout, UTF-8 announced before the first path, and the window stays open."""
    isi = build_starter(Path("C:/Kantor 100%/Données/python.exe"))

    teks = isi.decode("utf-8")
    baris = teks.split("\r\n")
    assert "\n" not in teks.replace("\r\n", "")
    assert baris[:2] == ["@echo off", "chcp 65001 >nul"]
    assert any("Kantor 100%%" in satu and satu.startswith('set "LKJIP_PYTHON=') for satu in baris)
    assert baris[-3:] == ["pause >nul", "exit", ""]


def test_a_path_is_never_seen_by_cmd_outside_quotes() -> None:
    """Every line with a path keeps it in quotes, and "!" in a path survives its assignment."""
    baris = build_starter(Path("C:/a!b & c/python.exe")).decode().split("\r\n")

    biasa = baris.index("setlocal DisableDelayedExpansion")
    tunda = baris.index("setlocal EnableDelayedExpansion")
    letak = [nomor for nomor, satu in enumerate(baris) if "a!b & c" in satu or "%~1" in satu]
    assert len(letak) == 2
    assert all(biasa < nomor < tunda for nomor in letak)
    assert all(satu.startswith('set "') and satu.endswith('"')
               for satu in (baris[nomor] for nomor in letak))  # fmt: skip
    assert [
        satu for satu in baris if "!LKJIP_PYTHON!" in satu.replace('"!LKJIP_PYTHON!"', "")
    ] == []


@pytest.mark.parametrize(
    ("isian", "dicari"),
    [
        (r"D:\buku.xlsx", [r"D:\buku.xlsx"]),
        (r'"D:\Kerja & Data\buku 2025.xlsx"', [r"D:\Kerja & Data\buku 2025.xlsx"]),
        (r"D:\PK&Renaksi.xlsx", [r"D:\PK&Renaksi.xlsx"]),
        (r"D:\a^b(1)!%x%.xlsx", [r"D:\a^b(1)!%x%.xlsx"]),
        (r'D:\a.xlsx "D:\b c.xlsx"', [r"D:\a.xlsx", r"D:\b c.xlsx"]),
        ("", []),
    ],
)
def test_dropped_names_arrive_whole(isian: str, dicari: list[str]) -> None:
    """Blanks, "&" and other signs of cmd do not cut a name."""
    assert [str(satu) for satu in find_jatuhan(lingkungan(isian))] == dicari


def test_a_typed_name_works_too() -> None:
    """In an open console the command line of cmd names no book, but the argument does."""
    isi = {"LKJIP_BARIS": r"C:\Windows\system32\cmd.exe", "LKJIP_ISIAN": "buku 2025.xlsx"}

    assert find_jatuhan(isi) == [Path("buku 2025.xlsx")]


def test_a_dropped_book_becomes_a_report(
    tmp_path: Path, contoh: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    """The book is checked, and its report lies beside it under its name."""
    buku = tmp_path / "Kerja & Data" / "buku 2025.xlsx"
    buku.parent.mkdir()
    buku.write_bytes(contoh)

    assert run(lingkungan(f'"{buku}"')) == 0

    laporan = buku.with_name("buku 2025 - LKjIP.docx")
    assert docx.Document(str(laporan)).tables
    keluar = capsys.readouterr().out
    assert keluar.index("Langkah 1 dari 2") < keluar.index("Langkah 2 dari 2")


def test_a_book_with_galat_is_told_and_not_reported(
    tmp_path: Path, buku: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    """What to repair is listed, and no report is written."""
    buku.ubah({("tblPK", "IKM", "Target Awal"): "3,25 Indeks"})
    path = buku.simpan(tmp_path / "salah.xlsx")

    assert run(lingkungan(f'"{path}"')) == 1

    keluar = capsys.readouterr().out
    assert "(B-11)" in keluar
    assert "Laporan belum dibuat" in keluar
    assert "Langkah 2" not in keluar
    assert [satu.name for satu in tmp_path.iterdir()] == ["salah.xlsx"]


@pytest.mark.parametrize(
    ("isian", "kata"), [("", "seret berkas"), (r"D:\foto.png", "bukan buku kerja")]
)
def test_anything_else_gets_a_friendly_hint(
    isian: str, kata: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A double click without a book, or another kind of file, says what to do."""
    assert run(lingkungan(isian)) == 2

    assert kata in capsys.readouterr().out


def test_the_module_that_the_starter_names_can_be_run(tmp_path: Path) -> None:
    """The command in the starter, run as it stands by a real Python, answers in Indonesian."""
    baris = build_starter(Path("python.exe")).decode().split("\r\n")
    (perintah,) = (satu.split('" ', 1)[1] for satu in baris if " -m " in satu)

    hasil = subprocess.run(
        [sys.executable, *perintah.split()],
        env={**os.environ, "LKJIP_BARIS": "", "LKJIP_ISIAN": ""},
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert hasil.returncode == 2
    assert hasil.stdout.startswith("Cara pakai")
    assert hasil.stderr == ""


def test_pasang_starter_writes_once_and_copot_removes(
    tempat: Tempat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same starter is not copied again; a file of the user of that name is kept."""
    monkeypatch.setattr(cli, "VERBA", (pasang,))
    folder = tmp_path / "Buku Kerja"
    folder.mkdir()
    (folder / NAMA_STARTER).write_bytes(b"milik sendiri")
    profil = ["--profil", str(tempat.appdata)]

    assert cli.main(["pasang", "--starter", str(folder), *profil]) == 0
    assert cli.main(["pasang", "--starter", str(folder), *profil]) == 0

    assert (folder / NAMA_STARTER).read_bytes() == build_starter(tempat.python)
    assert len(list(folder.iterdir())) == 2
    assert cli.main(["copot", *profil]) == 0
    (salinan,) = folder.iterdir()
    assert salinan.read_bytes() == b"milik sendiri"


def test_an_older_starter_of_ours_is_replaced_without_a_copy(
    tempat: Tempat, tmp_path: Path
) -> None:
    """After Python moved, the folder holds one starter, for the Python of today."""
    lama = Tempat(tempat.appdata, tmp_path / "lama" / "python.exe", tempat.pustaka)
    write_starter(lama, tmp_path)

    path = write_starter(tempat, tmp_path)

    assert path.read_bytes() == build_starter(tempat.python)
    assert [satu.name for satu in tmp_path.glob("*.cmd")] == [NAMA_STARTER]


def test_starter_needs_a_folder_that_exists(
    tempat: Tempat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """A mistyped folder is told instead of made."""
    monkeypatch.setattr(cli, "VERBA", (pasang,))
    folder = tmp_path / "salah ketik"

    assert cli.main(["pasang", "--starter", str(folder), "--profil", str(tempat.appdata)]) == 3

    assert "(L-43)" in capsys.readouterr().err
    assert not folder.exists()
