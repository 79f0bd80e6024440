"""What `lkjip pasang` looks at before it writes: Python, the DLL, Excel, and its trust."""

from __future__ import annotations

import importlib.metadata
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lkjip_xl.errors import Tingkat
from lkjip_xl.hosts.addin.sources import VERSI_XLWINGS
from lkjip_xl.hosts.install.addin import install_addin
from lkjip_xl.hosts.install.check import check_pasang, read_zona
from lkjip_xl.hosts.install.places import Tempat
from lkjip_xl.hosts.install.registry import read_registry
from lkjip_xl.hosts.install.server import read_galat
from lkjip_xl.hosts.install.trust import Excel, read_excel

Registry = Callable[[str, str], str | int | None]
SENDIRI = r"HKCU\Software\Microsoft\Office\16.0\Excel\Security"
POLISI = r"HKCU\Software\Policies\Microsoft\Office\16.0"
POLISI_MESIN = r"HKLM\Software\Policies\Microsoft\Office\16.0"
AWAN = r"HKCU\Software\Policies\Microsoft\Cloud\Office\16.0"
ASR = r"Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
KIRIMAN = r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Policy Manager"
ANAK_PROSES = "d4f940ab-401b-4efc-aadc-ad5f3c50688a"
TANPA_TEPERCAYA = (rf"{SENDIRI}\Trusted Locations", "AllLocationsDisabled")


def kode(tempat: Tempat, registry: Registry) -> list[str]:
    """Codes of everything that is found."""
    return [satu.kode for satu in check_pasang(tempat, registry)]


def test_a_complete_computer_has_nothing_to_repair(tempat: Tempat, registry: Registry) -> None:
    """With Python, the DLL and an Excel as it is delivered, nothing is said."""
    assert check_pasang(tempat, registry) == []


def test_everything_is_told_at_once_and_worst_first(
    tempat: Tempat, registry: Registry, isi_registry: dict[tuple[str, str], str | int]
) -> None:
    """Two galat of Python and a peringatan of Excel stand in one list."""
    isi_registry.clear()
    tempat.pythonw.unlink()
    (tempat.python.parents[1] / f"xlwings64-{VERSI_XLWINGS}.dll").unlink()

    problems = check_pasang(tempat, registry)

    assert [satu.kode for satu in problems] == ["L-34", "L-35", "L-39"]
    assert f"xlwings64-{VERSI_XLWINGS}.dll" in problems[1].pesan
    assert "--starter" in problems[2].perbaikan


def test_a_32_bit_excel_needs_the_32_bit_dll(
    tempat: Tempat, registry: Registry, isi_registry: dict[tuple[str, str], str | int]
) -> None:
    """The DLL follows Excel, which loads it, and may lie beside pythonw.exe as well."""
    isi_registry[r"HKLM\SOFTWARE\Microsoft\Office\ClickToRun\Configuration", "Platform"] = "x86"
    nama = f"xlwings32-{VERSI_XLWINGS}.dll"
    (tempat.python.parents[1] / nama).unlink()

    (problem,) = check_pasang(tempat, registry)
    (tempat.python.parent / nama).touch()

    assert problem.kode == "L-35"
    assert "Excel 32 bit" in problem.pesan
    assert kode(tempat, registry) == []


def test_another_version_of_xlwings_is_refused(
    tempat: Tempat, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The add-in names a DLL of one version, so another xlwings is a galat with its command."""
    monkeypatch.setattr(importlib.metadata, "version", lambda nama: "0.30.0")

    (problem,) = check_pasang(tempat, registry)

    assert "0.30.0" in problem.pesan
    assert f"xlwings=={VERSI_XLWINGS}" in problem.perbaikan


def test_python_of_the_store_is_refused(
    tempat: Tempat, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its files in %APPDATA% are hidden from Excel, so installing would seem to work."""
    monkeypatch.setattr(sys, "base_prefix", str(Path("Program Files", "WindowsApps", "Python")))

    assert kode(tempat, registry) == ["L-33"]


@pytest.mark.parametrize(
    ("isi", "dicari"),
    [
        ({}, Excel("16.0", 64)),
        ({(r"HKLM\SOFTWARE\Classes\Excel.Application\CurVer", ""): "Excel.Application.15"},
         Excel("15.0", 64)),
        ({(r"HKLM\SOFTWARE\Microsoft\Office\ClickToRun\Configuration", "Platform"): "",
          (r"HKLM\SOFTWARE\WOW6432Node\Microsoft\Office\16.0\Outlook", "Bitness"): "x86"},
         Excel("16.0", 32)),
        ({(r"HKLM\SOFTWARE\Microsoft\Office\ClickToRun\Configuration", "Platform"): ""},
         Excel("16.0", None)),
    ],
)  # fmt: skip
def test_excel_is_read_from_several_places(
    isi: dict[tuple[str, str], str | int],
    dicari: Excel,
    registry: Registry,
    isi_registry: dict[tuple[str, str], str | int],
) -> None:
    """Version and bits come from wherever this kind of installation writes them."""
    isi_registry.update(isi)

    assert read_excel(registry) == dicari


@pytest.mark.parametrize(
    ("isi", "dicari", "kata"),
    [
        ({(SENDIRI, "VBAWarnings"): 1, TANPA_TEPERCAYA: 1}, [], ""),
        ({(SENDIRI, "VBAWarnings"): 2}, [], ""),
        ({(SENDIRI, "VBAWarnings"): 4}, ["L-38"], "XLSTART"),
        ({TANPA_TEPERCAYA: 1}, ["L-38"], "Enable Macros"),
        ({(SENDIRI, "VBAWarnings"): 4, TANPA_TEPERCAYA: 1}, ["L-37"], "Trusted Locations"),
        ({(SENDIRI, "RequireAddinSig"): 1}, ["L-37"], "Trust Center"),
        ({(rf"{POLISI}\Common", "VBAOff"): 1}, ["L-36"], "--starter"),
        ({(rf"{POLISI_MESIN}\Excel\Security", "DisableAllAddins"): 1}, ["L-36"], "--starter"),
        ({(rf"{POLISI}\Common\Security", "RequireAlwaysOnMacroSig"): 1}, ["L-36"], "tanda tangan"),
        ({(rf"{POLISI}\Excel\Security", "VBAWarnings"): 3,
          (rf"{POLISI}\Common\Security\Trusted Locations", "Allow User Locations"): 0},
         ["L-36"], "--starter"),
        ({(rf"{POLISI}\Excel\Security", "VBAWarnings"): 1,
          (SENDIRI, "VBAWarnings"): 4}, [], ""),
        ({(rf"{POLISI}\Excel\Security\Trusted Locations", "AllLocationsDisabled"): 1,
          (SENDIRI, "VBAWarnings"): 4}, ["L-36"], "pengelola"),
        ({(rf"{AWAN}\Excel\Security", "DisableAllAddins"): 1}, ["L-36"], "--starter"),
        ({(rf"HKLM\SOFTWARE\Policies\{ASR}", ANAK_PROSES): "1"}, ["L-36"], "program lain"),
        ({(rf"HKLM\SOFTWARE\{ASR}", ANAK_PROSES): 1}, ["L-36"], "program lain"),
        ({(rf"HKLM\SOFTWARE\Policies\{ASR}", ANAK_PROSES): "2"}, [], ""),
        ({(KIRIMAN, "ASRRules"): f"be9ba2d9=1|{ANAK_PROSES.upper()}=1"}, ["L-36"], "program lain"),
    ],
)  # fmt: skip
def test_trust_of_excel_says_what_to_click(
    isi: dict[tuple[str, str], str | int],
    dicari: list[str],
    kata: str,
    tempat: Tempat,
    registry: Registry,
    isi_registry: dict[tuple[str, str], str | int],
) -> None:
    """A setting of the user names the click, a policy names the starter, the rest is silent."""
    isi_registry.update(isi)

    problems = check_pasang(tempat, registry)

    assert [satu.kode for satu in problems] == dicari
    assert all(kata in str(satu) for satu in problems)


def test_a_file_from_the_internet_and_a_second_addin_are_told(
    tempat: Tempat, registry: Registry
) -> None:
    """The mark of the web is read beside the add-in; a copy in AddIns would be loaded twice."""
    tempat.addin.parent.mkdir(parents=True)
    tempat.addin_kembar.parent.mkdir(parents=True)
    tempat.addin.touch()
    tempat.addin_kembar.touch()
    tanda = Path(f"{tempat.addin}:Zone.Identifier")
    tanda.write_text("[ZoneTransfer]\nZoneId=3\n", encoding="utf-8")

    assert kode(tempat, registry) == ["L-40", "L-41"]
    assert read_zona(tempat.addin_kembar) is None


def test_a_python_that_cannot_load_is_told_before_any_cell_waits(
    tempat: Tempat, registry: Registry
) -> None:
    """What Python said stands in the message, and it is a galat: the add-in is not installed."""
    ditanya: list[tuple[Path, Path]] = []

    def coba(python: Path, pustaka: Path) -> str:
        ditanya.append((python, pustaka))
        return "ImportError: DLL load failed while importing win32api"

    (problem,) = check_pasang(tempat, registry, coba)

    assert ditanya == [(tempat.python, tempat.pustaka)]
    assert (problem.kode, problem.tingkat) == ("L-47", Tingkat.GALAT)
    assert "win32api" in problem.pesan


def test_python_is_not_tried_where_it_is_known_to_be_wrong(
    tempat: Tempat, registry: Registry
) -> None:
    """A missing pythonw.exe is told once, not again as an error of Python."""
    tempat.pythonw.unlink()

    problems = check_pasang(tempat, registry, lambda python, pustaka: "tidak boleh ditanya")

    assert [satu.kode for satu in problems] == ["L-34"]


@pytest.mark.skipif(sys.platform == "win32", reason="there the trial succeeds")
def test_a_trial_repeats_the_last_words_of_python(tempat: Tempat, tmp_path: Path) -> None:
    """A real Python without the modules of Windows says so; a file that is no program, too."""
    tiada = read_galat(tmp_path / "tidak ada.exe", tempat.pustaka)
    tanpa_com = read_galat(Path(sys.orig_argv[0]), Path(__file__).parents[3])

    assert "tidak ada.exe" in tiada
    assert "pywin32" in tanpa_com or "win32" in tanpa_com


def test_an_excel_of_2007_is_refused_with_a_way_out(
    tempat: Tempat, registry: Registry, isi_registry: dict[tuple[str, str], str | int]
) -> None:
    """It would show errors of the compiler; the starter works beside every Excel."""
    isi_registry[r"HKLM\SOFTWARE\Classes\Excel.Application\CurVer", ""] = "Excel.Application.12"

    (problem,) = check_pasang(tempat, registry)

    assert problem.kode == "L-48"
    assert "--starter" in problem.perbaikan


def test_a_folder_on_the_network_is_told_unless_excel_trusts_it(
    tempat: Tempat, registry: Registry, isi_registry: dict[tuple[str, str], str | int]
) -> None:
    """Redirected profiles lie on a server; an office that allows it has a setting."""
    jauh = Tempat(Path(r"\\server\profil\budi"), tempat.python, tempat.pustaka)

    dilarang = kode(jauh, registry)
    isi_registry[rf"{POLISI}\Excel\Security\Trusted Locations", "AllowNetworkLocations"] = 1

    assert dilarang == ["L-45"]
    assert kode(jauh, registry) == []


def test_letters_that_the_dll_cannot_pass_on_are_told(tempat: Tempat, registry: Registry) -> None:
    """Excel would start a Python at another place, or none; accents of Europe are no trouble."""
    aman = Tempat(tempat.appdata, tempat.python, Path("C:/Données/lib"))
    asing = Tempat(tempat.appdata, tempat.python, Path("C:/数据/lib"))

    assert kode(aman, registry) == []
    assert kode(asing, registry) == ["L-44"]


def test_an_addin_for_another_python_is_told(tempat: Tempat, registry: Registry) -> None:
    """After an update the old add-in still lies there; ours of today is no reason to speak."""
    install_addin(tempat)
    sekarang = kode(tempat, registry)
    lain = Tempat(tempat.appdata, tempat.python, tempat.pustaka / "lain")

    (problem,) = check_pasang(lain, registry)

    assert sekarang == []
    assert problem.kode == "L-46"
    assert "lkjip pasang" in problem.perbaikan


@pytest.mark.skipif(sys.platform == "win32", reason="here there is a registry")
def test_there_is_no_registry_elsewhere() -> None:
    """Outside Windows every value is missing, and nothing fails."""
    assert read_registry(r"HKCU\Software", "apa pun") is None
