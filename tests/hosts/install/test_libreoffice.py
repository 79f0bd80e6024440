"""`lkjip pasang --libreoffice` with an invented LibreOffice: what staff read when it cannot be."""

from __future__ import annotations

import json
import os
import socket
import sys
from pathlib import Path

import pytest

from lkjip_xl.hosts import cli
from lkjip_xl.hosts.install import libreoffice_kunci, libreoffice_python, libreoffice_tempat
from lkjip_xl.hosts.install.libreoffice_tempat import TempatLibreOffice
from lkjip_xl.hosts.libreoffice.ekstensi.anak import NAMA_SETELAN
from lkjip_xl.hosts.libreoffice.ekstensi.builder import NAMA_OXT, PAKET
from lkjip_xl.hosts.verbs import pasang, pasang_libreoffice

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its programs are scripts")
# Does with an extension what unopkg does, as far as anybody else can see it.
_UNOPKG = f"""#!{sys.executable}
import pathlib, sys, urllib.request, zipfile
if pathlib.Path(__file__).with_name("menolak").exists():
    sys.exit("baris pertama\\nERROR: tidak mau")
profil = pathlib.Path(urllib.request.url2pathname(sys.argv[1].partition("file://")[2]))
cache = profil / "user" / "uno_packages" / "cache"
if sys.argv[2] == "add":
    nama = "lu%d.tmp" % len(list(cache.glob("uno_packages/*_")))
    zipfile.ZipFile(sys.argv[-1]).extractall(cache / "uno_packages" / (nama + "_") / "{NAMA_OXT}")
    (cache / "uno_packages.pmap").write_bytes(b"Pmp1\\0\\x0bid.go.lkjip\\0\\x07" + nama.encode())
else:
    (cache / "uno_packages.pmap").write_bytes(b"Pmp1")
"""
_SOFFICE = f"""#!{sys.executable}
import pathlib, sys, urllib.request
profil = pathlib.Path(urllib.request.url2pathname(sys.argv[1].partition("file://")[2]))
(profil / "user").mkdir(parents=True)
(profil / "user" / "registrymodifications.xcu").write_text("ooSetupInstCompleted")
"""


@pytest.fixture(autouse=True)
def _verba(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line with these two verbs."""
    monkeypatch.setattr(cli, "VERBA", (pasang,))


@pytest.fixture
def libre(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TempatLibreOffice:
    """A LibreOffice of scripts, and a user who never opened it."""
    program = tmp_path / "libreoffice" / "program"
    program.mkdir(parents=True)
    for nama, isi in (("soffice", _SOFFICE), ("unopkg", _UNOPKG), ("pythonloader.py", "")):
        (program / nama).write_text(isi, encoding="utf-8")
        (program / nama).chmod(0o755)
    pakai(monkeypatch, str(program / "soffice"))
    # The PATH of whoever runs the tests may hold what the check warns of.
    monkeypatch.setattr(libreoffice_python, "_PYTHON_SISTEM", str(tmp_path / "python-sistem"))
    return TempatLibreOffice(program / "soffice", program / "unopkg", tmp_path / "Budi & Ani")


def pakai(monkeypatch: pytest.MonkeyPatch, soffice: str | None) -> None:
    """The only LibreOffice of this computer."""
    for modul in (libreoffice_tempat, pasang_libreoffice):
        monkeypatch.setattr(modul, "find_soffice", lambda: soffice)


def jalankan(tempat: TempatLibreOffice, *argv: str) -> int:
    """One verb in the profile of the user."""
    return cli.main([*argv, "--libreoffice", "--profil", str(tempat.profil)])


def berkas(tempat: TempatLibreOffice) -> set[str]:
    """Names of all files of the user that are ours."""
    return {p.name for p in tempat.profil.rglob("*") if p.is_file() and "lkjip" in str(p).lower()}


def setelan(tempat: TempatLibreOffice) -> Path:
    """The settings of the extension that is in use."""
    return next(tempat.paket.glob(f"*/{NAMA_OXT}/{PAKET}/{NAMA_SETELAN}"))


def test_pasang_and_copot_in_a_new_profile(
    libre: TempatLibreOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    """The extension names this Python; twice installed and once removed, nothing of ours stays."""
    assert jalankan(libre, "pasang") == 0
    assert jalankan(libre, "pasang") == 0
    isi = json.loads(setelan(libre).read_text(encoding="utf-8"))
    assert jalankan(libre, "pasang", "--cek") == 0
    kata = capsys.readouterr().out
    assert jalankan(libre, "copot") == 0

    assert isi["python"] == sys.executable
    assert len(list(libre.paket.iterdir())) == 0
    assert kata.count("Tidak ada yang menghalangi.") == 3
    assert f"Python: {sys.executable}" in kata
    assert berkas(libre) == set()


def test_an_open_libreoffice_is_told_and_nothing_is_written(
    libre: TempatLibreOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    """While LibreOffice runs, neither verb touches its profile."""
    assert jalankan(libre, "pasang") == 0
    (libre.profil / ".lock").touch()
    semula = berkas(libre)

    assert jalankan(libre, "pasang") == 3
    assert jalankan(libre, "copot") == 3

    assert capsys.readouterr().err.count("(L-58)") == 2
    assert berkas(libre) == semula


@pytest.mark.parametrize(
    ("tuan", "program", "kode"),
    [
        (socket.gethostname(), ["bash", "soffice.bin"], 3),
        (f"{socket.gethostname()}.kantor.contoh", ["bash"], 0),
        (socket.gethostname(), None, 3),  # nothing tells what runs
        ("komputer-lain", ["bash"], 3),  # a home folder on a server
    ],
)
def test_the_lock_of_a_crashed_libreoffice_is_no_hindrance(
    libre: TempatLibreOffice,
    monkeypatch: pytest.MonkeyPatch,
    tuan: str,
    program: list[str] | None,
    kode: int,
) -> None:
    """After a crash nobody has to hunt for a lock file; one that may be in use is respected."""
    monkeypatch.setattr(libreoffice_kunci, "list_proses", lambda: program)
    libre.profil.mkdir()
    (libre.profil / ".lock").write_text(
        f"[Lockdata]\nUser=budi\nHost={tuan}\nIPCServer=true\n", encoding="utf-8"
    )
    (libre.profil / "user").mkdir()
    (libre.profil / "user" / "registrymodifications.xcu").write_text("ooSetupInstCompleted")

    assert jalankan(libre, "pasang") == kode


def test_running_programs_are_listed() -> None:
    """Among them is the one that asks."""
    ada = libreoffice_kunci.list_proses() or []

    assert any("python" in nama or "pytest" in nama for nama in ada)


@pytest.mark.parametrize(
    ("sehat", "tanpa", "kata"),
    [
        (True, True, None),
        (False, True, "Terminal ini memakai lingkungan Python"),
        (False, False, "mendahului Python sistem"),
    ],
)
def test_a_path_that_takes_libreoffice_down_is_told(
    libre: TempatLibreOffice,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    sehat: bool,
    tanpa: bool,
    kata: str | None,
) -> None:
    """An active environment, or another Python first on PATH; the installation goes on."""
    buruk = tmp_path / "venv" / "bin"
    lain = os.defpath if tanpa else f"{tmp_path / 'pyenv'}{os.pathsep}{os.defpath}"
    jalur = lain if sehat else f"{buruk}{os.pathsep}{lain}"
    # Finds its bridge unless one of those folders is on PATH.
    python = tmp_path / "python-sistem"
    python.write_text(f'#!/bin/sh\ncase "$PATH" in *{tmp_path}*) exit 1;; esac\n', "utf-8")
    python.chmod(0o755)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys, "prefix", str(buruk.parent))
    monkeypatch.setenv("PATH", jalur)

    assert jalankan(libre, "pasang") == 0

    galat = capsys.readouterr().err
    assert ("(L-65)" in galat) is (kata is not None)
    assert kata is None or kata in galat

    libre.soffice.with_name("python-core-3.9").mkdir()
    assert jalankan(libre, "pasang", "--cek") == 0
    assert "(L-65)" not in capsys.readouterr().err  # such a LibreOffice has a Python of its own


def test_macros_in_the_way_are_told_before_anything_is_written(
    libre: TempatLibreOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    """A module of the user's own with our name: nothing is installed."""
    modul = libre.basic / "Standard" / "LKjIP.xba"
    modul.parent.mkdir(parents=True)
    modul.write_text("<m>Sub Milik</m>", encoding="utf-8")

    assert jalankan(libre, "pasang") == 3

    assert "(L-54)" in capsys.readouterr().err
    assert not libre.paket.exists()
    assert modul.read_text(encoding="utf-8") == "<m>Sub Milik</m>"


def test_a_changed_module_stays(
    libre: TempatLibreOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who wrote a macro into our module keeps it, and reads so."""
    assert jalankan(libre, "pasang") == 0
    modul = libre.basic / "Standard" / "LKjIP.xba"
    modul.write_text("<m>Sub Milik</m>", encoding="utf-8")

    assert jalankan(libre, "copot") == 0

    assert f"Dibiarkan karena sudah diubah: {modul}" in capsys.readouterr().out
    assert modul.exists()


def test_a_refusal_of_libreoffice_is_passed_on(
    libre: TempatLibreOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    """What unopkg says last is told, and no function is left without its extension."""
    libre.unopkg.with_name("menolak").touch()

    assert jalankan(libre, "pasang") == 3

    galat = capsys.readouterr().err
    assert "ERROR: tidak mau" in galat
    assert "(L-56)" in galat
    assert not (libre.basic / "Standard" / "LKjIP.xba").exists()


def test_cek_before_anything_is_installed(
    libre: TempatLibreOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    """The check names both missing parts and the command that brings them."""
    assert jalankan(libre, "pasang", "--cek") == 3

    kata = capsys.readouterr()
    assert "Ekstensi: belum terpasang" in kata.out
    assert kata.err.count("(L-57)") == 2
    assert "lkjip pasang --libreoffice" in kata.err
    assert not libre.profil.exists()


def test_cek_tells_why_python_does_not_compute(
    libre: TempatLibreOffice, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A Python that is gone, and one without our package, are told with their own words."""
    assert jalankan(libre, "pasang") == 0
    palsu = tmp_path / "python"
    palsu.write_text("#!/bin/sh\necho 'No module named lkjip_xl' >&2\nexit 1\n", encoding="utf-8")
    palsu.chmod(0o755)
    kata = []
    for python in (tmp_path / "tidak-ada", palsu):
        isi = json.dumps({"python": str(python), "pustaka": ""})
        setelan(libre).write_text(isi, encoding="utf-8")
        assert jalankan(libre, "pasang", "--cek") == 3
        kata.append(capsys.readouterr().err)

    assert all("(L-50)" in satu and "(L-57)" in satu for satu in kata)
    assert "No module named lkjip_xl" in kata[1]


def test_cek_misses_the_part_that_runs_python(
    libre: TempatLibreOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    """Debian packs it apart; the package is named."""
    assert jalankan(libre, "pasang") == 0
    libre.soffice.with_name("pythonloader.py").unlink()

    assert jalankan(libre, "pasang", "--cek") == 3

    assert "python3-uno" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("soffice", "flatpak", "kata"),
    [(None, False, "(L-51)"), (None, True, "Flatpak"), ("/snap/bin/libreoffice", False, "Snap")],
)
def test_a_libreoffice_that_cannot_be_served_is_told(
    libre: TempatLibreOffice,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    soffice: str | None,
    flatpak: bool,
    kata: str,
) -> None:
    """Without LibreOffice, and with one that is shut off from Python, staff read what to do."""
    pakai(monkeypatch, soffice)
    monkeypatch.setenv("HOME", str(tmp_path))
    if flatpak:
        folder = tmp_path / ".local/share/flatpak/app/org.libreoffice.LibreOffice"
        folder.mkdir(parents=True)

    assert jalankan(libre, "pasang") == 3

    assert kata in capsys.readouterr().err


def test_copot_where_nothing_is_installed(
    libre: TempatLibreOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    """There is nothing to remove, with a profile and without one."""
    assert jalankan(libre, "copot") == 0
    libre.profil.mkdir()
    assert jalankan(libre, "copot") == 0

    assert capsys.readouterr().out.count("LKjIP tidak terpasang di LibreOffice") == 2


@pytest.mark.skipif(sys.platform != "linux", reason="there the add-in of Excel would be next")
def test_copot_without_anything_is_no_fault(
    libre: TempatLibreOffice,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    """Twice removed, or where there is no LibreOffice at all: it is told, and all is well."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert cli.main(["copot"]) == 0
    pakai(monkeypatch, None)
    assert cli.main(["copot"]) == 0

    kata = capsys.readouterr()
    assert kata.out.count("tidak ada yang dihapus") == 2
    assert kata.err == ""


@pytest.mark.skipif(sys.platform != "linux", reason="the folder of a profile on Linux")
def test_the_profile_of_the_user_is_found(
    libre: TempatLibreOffice, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without --profil it is the folder that LibreOffice uses itself."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))

    assert cli.main(["pasang", "--libreoffice"]) == 0
    di_sana = (tmp_path / "config/libreoffice/4/user/basic/Standard/LKjIP.xba").exists()
    assert cli.main(["copot"]) == 0

    assert di_sana
    assert not (tmp_path / "config/libreoffice/4/user/basic").exists()
