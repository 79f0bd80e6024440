"""`lkjip pasang` and `lkjip copot` in the profile of an invented user."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

import lkjip_xl
from lkjip_xl.hosts import cli
from lkjip_xl.hosts.addin.sources import VERSI_XLWINGS
from lkjip_xl.hosts.install.places import Tempat
from lkjip_xl.hosts.verbs import pasang

LUAR_WINDOWS = pytest.mark.skipif(sys.platform == "win32", reason="tells that this is not Windows")


@pytest.fixture(autouse=True)
def _verba(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line with these two verbs."""
    monkeypatch.setattr(cli, "VERBA", (pasang,))


def jalankan(tempat: Tempat, *argv: str) -> int:
    """One verb in the invented profile."""
    return cli.main([*argv, "--profil", str(tempat.appdata)])


def berkas(folder: Path) -> list[str]:
    """All files below a folder, by their names."""
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_pasang_writes_an_addin_that_starts_this_python(
    tempat: Tempat, capsys: pytest.CaptureFixture[str]
) -> None:
    """The add-in lies in XLSTART alone and names pythonw.exe and the folder of lkjip_xl."""
    assert jalankan(tempat, "pasang") == 0

    isi = CalamineWorkbook.from_filelike(io.BytesIO(tempat.addin.read_bytes()))
    setelan = dict(isi.get_sheet_by_name("lkjip.conf").to_python())
    assert setelan["Interpreter_Win"] == str(tempat.pythonw)
    assert setelan["PYTHONPATH"] == str(Path(lkjip_xl.__file__).parents[1])
    assert berkas(tempat.addin.parent) == ["LKjIP.xlam"]
    assert str(tempat.addin) in capsys.readouterr().out


def test_copot_leaves_the_profile_as_it_was(tempat: Tempat) -> None:
    """After installing twice and removing once, only the files of the user are left."""
    milik = tempat.addin.with_name("PERSONAL.XLSB")
    milik.parent.mkdir(parents=True)
    milik.write_bytes(b"milik sendiri")
    assert jalankan(tempat, "pasang") == 0
    assert jalankan(tempat, "pasang") == 0

    assert jalankan(tempat, "copot") == 0

    assert berkas(tempat.appdata) == ["PERSONAL.XLSB"]
    assert not tempat.catatan.parent.exists()


def test_a_foreign_addin_is_kept_outside_xlstart(
    tempat: Tempat, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file of our name that we did not write is saved where Excel does not open it."""
    tempat.addin.parent.mkdir(parents=True)
    tempat.addin.write_bytes(b"add-in lain")

    assert jalankan(tempat, "pasang") == 0
    assert str(tempat.cadangan) in capsys.readouterr().out
    assert jalankan(tempat, "copot") == 0

    assert tempat.cadangan.read_bytes() == b"add-in lain"
    assert berkas(tempat.addin.parent) == []
    assert str(tempat.cadangan.parent) in capsys.readouterr().out


def test_copot_leaves_what_somebody_changed(
    tempat: Tempat, capsys: pytest.CaptureFixture[str]
) -> None:
    """An add-in that was changed since is no longer ours to delete."""
    jalankan(tempat, "pasang")
    tempat.addin.write_bytes(b"diubah")

    assert jalankan(tempat, "copot") == 0

    assert tempat.addin.read_bytes() == b"diubah"
    assert "Dibiarkan" in capsys.readouterr().out


@pytest.mark.parametrize("catatan", ["", "bukan json", "[]", '{"berkas": 3}'])
def test_copot_without_a_usable_record_deletes_nothing(
    catatan: str, tempat: Tempat, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without the record nothing is known to be ours; the user is told which file it is."""
    jalankan(tempat, "pasang")
    tempat.catatan.write_text(catatan, encoding="utf-8")

    assert jalankan(tempat, "copot") == 0

    assert tempat.addin.exists()
    assert f"hapus sendiri: {tempat.addin}" in capsys.readouterr().out


@pytest.mark.parametrize("verba", ["pasang", "copot"])
def test_an_open_addin_is_left_alone(
    verba: str, tempat: Tempat, capsys: pytest.CaptureFixture[str]
) -> None:
    """While Excel has it open, nothing is written beside it, which Excel would load too."""
    jalankan(tempat, "pasang")
    isi = tempat.addin.read_bytes()
    tempat.addin.with_name("~$LKjIP.xlam").touch()

    assert jalankan(tempat, verba) == 3

    assert "(L-42)" in capsys.readouterr().err
    assert berkas(tempat.addin.parent) == ["LKjIP.xlam", "~$LKjIP.xlam"]
    assert tempat.addin.read_bytes() == isi


def test_nothing_is_installed_where_it_cannot_work(
    tempat: Tempat, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without the DLL the add-in could only fail in front of staff, so it is not written."""
    (tempat.python.parents[1] / f"xlwings64-{VERSI_XLWINGS}.dll").unlink()

    assert jalankan(tempat, "pasang") == 3

    assert "(L-35)" in capsys.readouterr().err
    assert not tempat.appdata.exists()


def test_cek_tells_the_state_and_writes_nothing(
    tempat: Tempat, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before: not installed, and nothing appears; after: installed, and where."""
    assert jalankan(tempat, "pasang", "--cek") == 0
    sebelum = capsys.readouterr().out
    assert not tempat.appdata.exists()
    jalankan(tempat, "pasang")
    capsys.readouterr()

    assert jalankan(tempat, "pasang", "--cek") == 0

    assert "Add-in: belum terpasang" in sebelum
    assert f"Add-in: terpasang di {tempat.addin}" in capsys.readouterr().out


def test_cek_ends_with_3_when_something_is_in_the_way(tempat: Tempat) -> None:
    """A missing pythonw.exe is a galat of the machine."""
    tempat.pythonw.unlink()

    assert jalankan(tempat, "pasang", "--cek") == 3


@LUAR_WINDOWS
@pytest.mark.parametrize("argv", [["pasang"], ["pasang", "--starter", "."]])
def test_other_systems_get_a_clear_answer(
    argv: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Outside Windows the verbs say so and what to use instead."""
    assert cli.main(argv) == 3

    galat = capsys.readouterr().err
    assert "Windows" in galat
    assert "lkjip laporan" in galat


@LUAR_WINDOWS
def test_cek_on_other_systems_tells_what_it_can(capsys: pytest.CaptureFixture[str]) -> None:
    """Where there is no Excel for it, nothing of the add-in is asked for; LibreOffice is named."""
    assert cli.main(["pasang", "--cek"]) == 0

    keluar = capsys.readouterr()
    assert "lkjip pasang --libreoffice" in keluar.out
    assert "xlwings" not in keluar.out + keluar.err


def test_the_profile_of_tests_is_not_offered(capsys: pytest.CaptureFixture[str]) -> None:
    """The help of staff shows the choices that are theirs."""
    with pytest.raises(SystemExit):
        cli.main(["pasang", "--bantuan"])

    bantuan = capsys.readouterr().out
    assert "--starter" in bantuan
    assert "--profil" not in bantuan
