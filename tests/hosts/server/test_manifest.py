"""The manifest: the ribbon of the add-in for Windows, with its words, for Excel everywhere."""

from __future__ import annotations

import re
import struct
import xml.etree.ElementTree as ET
from importlib.resources import files
from pathlib import Path

import pytest

from lkjip_xl.hosts import macros
from lkjip_xl.hosts.server import setelan, skrip
from lkjip_xl.hosts.server.ikon import list_ikon
from lkjip_xl.hosts.server.manifest import build_manifest
from lkjip_xl.hosts.server.pita import load_pita

ASAL = "https://lkjip.contoh.go.id"
RUANG = {
    "u": "http://schemas.microsoft.com/office/appforoffice/1.1",
    "v": "http://schemas.microsoft.com/office/taskpaneappversionoverrides",
    "bt": "http://schemas.microsoft.com/office/officeappbasictypes/1.0",
    "x": "http://schemas.microsoft.com/office/2009/07/customui",
}


@pytest.fixture(scope="module")
def manifest() -> ET.Element:
    """The manifest, read by an XML parser."""
    return ET.fromstring(build_manifest(ASAL))


def sumber(manifest: ET.Element) -> dict[str, str]:
    """Resources by their id."""
    unsur = [satu for satu in manifest.iter() if satu.tag.startswith(f"{{{RUANG['bt']}}}")]
    return {s.attrib["id"]: s.attrib["DefaultValue"] for s in unsur if "id" in s.attrib}


def test_the_ribbon_is_that_of_the_add_in_for_windows(manifest: ET.Element) -> None:
    """Tab, groups, labels and helps, in the same order; Masuk is all that is added."""
    asli = ET.fromstring(files("lkjip_xl.hosts.addin").joinpath("ribbon.xml").read_bytes())
    kata = sumber(manifest)
    semua = [
        (
            kata[grup.find("v:Label", RUANG).attrib["resid"]],
            [
                tuple(kata[s.attrib["resid"]] for s in (
                    tombol.find("v:Label", RUANG), *tombol.find("v:Supertip", RUANG)
                ))
                for tombol in grup.findall("v:Control", RUANG)
            ],
        )
        for grup in manifest.iterfind(".//v:Group", RUANG)
    ]  # fmt: skip
    diharap = [
        (
            grup.attrib["label"],
            [
                tuple(tombol.attrib[satu] for satu in ("label", "screentip", "supertip"))
                for tombol in grup.iterfind("x:button", RUANG)
            ],
        )
        for grup in asli.iterfind(".//x:group", RUANG)
    ]

    tab = manifest.find(".//v:CustomTab/v:Label", RUANG)
    assert kata[tab.attrib["resid"]] == asli.find(".//x:tab", RUANG).attrib["label"]
    assert semua[-1][1].pop()[0] == "Masuk"
    assert semua == diharap


def test_every_button_runs_a_script_and_a_macro_of_that_name(manifest: ET.Element) -> None:
    """Nothing is offered that does not exist, and nothing is left out, in page script either."""
    nama = [satu.text for satu in manifest.iterfind(".//v:FunctionName", RUANG)]
    skrip_pita = (setelan.PROYEK / "static" / "js" / "ribbon.js").read_text(encoding="utf-8")
    dihubungkan = re.search(r"lkjipVerba = \[(.*?)\]", skrip_pita, re.DOTALL)

    assert sorted(map(str, nama)) == sorted(skrip.__all__)
    assert all(callable(getattr(macros, str(satu))) for satu in nama)
    assert dihubungkan is not None
    assert re.findall(r'"(\w+)"', dihubungkan[1]) == [
        tombol.verb for grup in load_pita().grup for tombol in grup.tombol
    ]


def test_every_resource_is_declared_once_used_and_short_enough(manifest: ET.Element) -> None:
    """Ids up to 32 characters, short words up to 125, helps up to 250, as Office takes them."""
    unsur = [s for s in manifest.iter() if s.tag.startswith(f"{{{RUANG['bt']}}}")]
    nama = [satu.attrib["id"] for satu in unsur if "id" in satu.attrib]
    dipakai = {satu.attrib["resid"] for satu in manifest.iter() if "resid" in satu.attrib}

    assert len(nama) == len(set(nama))
    assert set(nama) == dipakai
    assert max(map(len, nama)) <= 32
    for daftar, batas in (("ShortStrings", 125), ("LongStrings", 250)):
        teks = [s.attrib["DefaultValue"] for s in manifest.iterfind(f".//bt:{daftar}/*", RUANG)]
        assert 0 < max(map(len, teks)) <= batas


def test_everything_comes_from_our_own_server(manifest: ET.Element) -> None:
    """No picture, page or support address lies elsewhere, and each picture is there."""
    alamat = [isi for satu in manifest.iter() for isi in satu.attrib.values() if "://" in isi]
    gambar = [satu.removeprefix(ASAL) for satu in alamat if satu.endswith(".png")]

    assert all(satu.startswith(f"{ASAL}/") for satu in alamat)
    assert set(gambar) <= set(list_ikon())
    assert len(gambar) > 20


def test_functions_have_no_prefix_and_share_the_panel(manifest: ET.Element) -> None:
    """Cells call LKJ_CAPAIAN, not SOMETHING.LKJ_CAPAIAN."""
    assert manifest.find(".//v:Namespace", RUANG) is None
    jenis = "{http://www.w3.org/2001/XMLSchema-instance}type"
    titik = [satu.attrib[jenis] for satu in manifest.iterfind(".//v:ExtensionPoint", RUANG)]
    assert titik == ["CustomFunctions", "PrimaryCommandSurface"]
    assert manifest.find(".//v:Runtime", RUANG).attrib["lifetime"] == "long"


def test_kinds_stand_in_the_namespace_that_office_expects() -> None:
    """xsi:type names are unprefixed, so their default namespace changes with the elements."""
    teks = build_manifest(ASAL).decode()

    assert f'<VersionOverrides xmlns="{RUANG["v"]}" xsi:type="VersionOverridesV1_0">' in teks
    assert "ns0:" not in teks


def test_pictures_are_png_of_their_size() -> None:
    """Each name ends in the number of pixels that the picture has."""
    for jalur, isi in list_ikon().items():
        ukuran = int(Path(jalur).stem.rpartition("-")[2])
        assert isi.startswith(b"\x89PNG\r\n\x1a\n")
        assert struct.unpack(">II", isi[16:24]) == (ukuran, ukuran)
