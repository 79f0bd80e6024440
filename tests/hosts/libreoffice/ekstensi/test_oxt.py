"""The extension as a file: sound, complete, the same each time, and fit for an older Python."""

from __future__ import annotations

import ast
import io
import json
import re
import sys
import zipfile
from pathlib import PurePosixPath
from xml.etree import ElementTree

import pytest

from lkjip_xl import __version__
from lkjip_xl.hosts import macros
from lkjip_xl.hosts.libreoffice.ekstensi import nama
from lkjip_xl.hosts.libreoffice.ekstensi.anak import Setelan
from lkjip_xl.hosts.libreoffice.ekstensi.builder import MODUL, PAKET, build_oxt
from lkjip_xl.hosts.libreoffice.ekstensi.shim import NAMA_MODUL, build_modul_xml, build_shim
from lkjip_xl.hosts.udf import FUNGSI, Udf

SETELAN = Setelan('C:\\Users\\Budi "B"\\venv\\python.exe', "C:\\lkjip é")
_PINTU = "lkjip_komponen.py"
# What the Python of LibreOffice has beside its standard library.
_MILIK_OFFICE = {"uno", "unohelper", "com"}


@pytest.fixture(scope="module")
def isi() -> dict[str, bytes]:
    """Every file of the extension."""
    with zipfile.ZipFile(io.BytesIO(build_oxt(SETELAN))) as arsip:
        assert arsip.testzip() is None
        return {satu: arsip.read(satu) for satu in arsip.namelist()}


def test_the_same_bytes_each_time() -> None:
    """Built twice, it is the same file."""
    assert build_oxt(SETELAN) == build_oxt(SETELAN)


def test_every_xml_is_well_formed(isi: dict[str, bytes]) -> None:
    """An XML parser reads all parts that are XML."""
    xml = [satu for satu in isi if PurePosixPath(satu).suffix in (".xml", ".xcu", ".components")]

    assert len(xml) == 5
    for satu in xml:
        ElementTree.fromstring(isi[satu])


def test_the_manifest_names_files_that_are_there(isi: dict[str, bytes]) -> None:
    """Each entry of the manifest lies in the file, the list of components among them."""
    entri = re.findall(r'full-path="([^"]+)"', isi["META-INF/manifest.xml"].decode())

    assert set(entri) <= set(isi)
    assert "lkjip.components" in entri
    assert f'uri="{_PINTU}"' in isi["lkjip.components"].decode()
    for satu in (nama.NAMA_FUNGSI, nama.NAMA_TOMBOL):
        assert f'<service name="{satu}"/>' in isi["lkjip.components"].decode()


def test_it_carries_version_and_python(isi: dict[str, bytes]) -> None:
    """The version is that of the package; the settings survive quotes and accents."""
    setelan = json.loads(isi[f"{PAKET}/setelan.json"])

    assert f'<version value="{__version__}"/>' in isi["description.xml"].decode()
    assert setelan == {"python": SETELAN.python, "pustaka": SETELAN.pustaka}


def test_every_module_is_fit_for_python_3_8(isi: dict[str, bytes]) -> None:
    """The Python inside an older LibreOffice understands each module, and has all that it wants."""
    modul = {satu: teks.decode() for satu, teks in isi.items() if satu.endswith(".py")}

    for satu, teks in modul.items():
        pohon = ast.parse(teks, satu, feature_version=(3, 8))
        for simpul in ast.walk(pohon):
            if isinstance(simpul, ast.ImportFrom) and simpul.level:
                dari = [simpul.module] if simpul.module else [a.name for a in simpul.names]
                assert {f"{PAKET}/{d}.py" for d in dari} <= set(modul), satu
            elif isinstance(simpul, ast.Import | ast.ImportFrom):
                dari = [simpul.module or ""] if isinstance(simpul, ast.ImportFrom) else [
                    a.name for a in simpul.names
                ]  # fmt: skip
                puncak = {d.split(".")[0] for d in dari} - {"lkjip_ekstensi"}
                assert puncak <= set(sys.stdlib_module_names) | _MILIK_OFFICE, satu
    assert len(modul) == len(MODUL) + 1


def test_every_verb_of_menu_and_toolbar_is_a_macro(isi: dict[str, bytes]) -> None:
    """Each entry has its macro and an Indonesian title; menu and toolbar are the same, in Calc."""
    addons = isi["Addons.xcu"].decode()
    verbs = re.findall(rf"service:{re.escape(nama.NAMA_TOMBOL)}\?(\w+)</value>", addons)

    assert len(verbs) == 16
    assert verbs[:8] == verbs[8:]
    assert all(callable(getattr(macros, satu)) for satu in verbs)
    judul = re.findall(r'"Title" oor:type="xs:string">\s*<value>([^<]+)<', addons)
    assert {satu.lower().replace(" ", "_") for satu in judul} == {*verbs, "~lkjip"}
    assert set(re.findall(r'"Context" oor:type="xs:string">\s*<value>([^<]+)<', addons)) == {
        "com.sun.star.sheet.SpreadsheetDocument"
    }


def test_basic_has_every_function_with_its_arguments() -> None:
    """Each UDF is a function in Basic with the same arguments, the optional ones marked."""
    teks = build_shim()
    ada = dict(re.findall(r"^Function (\w+)\(([^)]*)\) As Variant$", teks, re.MULTILINE))

    assert set(ada) == set(FUNGSI)
    for satu in FUNGSI.values():
        isian = [kata.split(" As ")[0] for kata in ada[satu.nama].split(", ")]
        assert [kata.removeprefix("Optional ") for kata in isian] == list(satu.bantuan)
        wajib = [kata for kata in isian if not kata.startswith("Optional ")]
        assert wajib == list(satu.wajib)


def test_the_module_survives_xml() -> None:
    """Texts of Basic with signs of XML come back from the file as they were."""
    teks = 'x = "<a> & b"\n'

    akar = ElementTree.fromstring(build_modul_xml(teks))

    assert akar.text == teks
    assert akar.get("{http://openoffice.org/2000/script}name") == NAMA_MODUL


def test_a_name_that_basic_refuses_is_told() -> None:
    """A function or argument named as a word of Basic is told when the module is built."""
    salah = Udf("IKU1", lambda next: 0.0, "", {"next": ""}, "", "")

    with pytest.raises(ValueError, match="IKU1: an address of a cell"):
        build_shim({"IKU1": salah})
