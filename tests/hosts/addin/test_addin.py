"""LKjIP.xlam, read back by independent programs: what is inside, and that it fits together."""

from __future__ import annotations

import importlib
import importlib.metadata
import importlib.util
import io
import re
import sys
import xml.etree.ElementTree as ET
import zipfile
from hashlib import sha256
from pathlib import Path

import olefile
import pytest
from python_calamine import CalamineWorkbook

from lkjip_xl import __version__
from lkjip_xl.hosts.addin import builder, setelan, sources, wrappers
from lkjip_xl.hosts.cli import main
from lkjip_xl.hosts.udf import FUNGSI
from tests.hosts.addin.readers import read_bagian, read_modul

UI = "{http://schemas.microsoft.com/office/2009/07/customui}"
KONTEN = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELASI = "{http://schemas.openxmlformats.org/package/2006/relationships}"
LANGKAH = ["hitung_ulang", "periksa_data", "buat_lkjip", "perjanjian_kinerja",
           "tahun_baru", "dasbor", "impor", "bantuan"]  # fmt: skip


@pytest.fixture(scope="module")
def xlam() -> bytes:
    """The add-in."""
    return builder.build_addin()


@pytest.fixture(scope="module")
def modul(xlam: bytes) -> dict[str, str]:
    """Source of each VBA module, as olevba reads it."""
    return read_modul(xlam)


@pytest.fixture(scope="module")
def tombol(xlam: bytes) -> list[dict[str, str]]:
    """The attributes of every button of the ribbon."""
    akar = ET.fromstring(read_bagian(xlam, "customUI/customUI14.xml"))
    return [satu.attrib for satu in akar.iter(f"{UI}button")]


def test_the_project_holds_exactly_our_modules_byte_for_byte(modul: dict[str, str]) -> None:
    """What olevba lists is what was put in, in the same order."""
    harap = sources.build_modul()

    assert [nama.partition(".")[0] for nama in modul] == [satu.nama for satu in harap]
    for kode, satu in zip(modul.values(), harap, strict=True):
        assert kode.encode("cp1252").replace(b"\r\n", b"\n") == satu.teks.replace(b"\r\n", b"\n")


def test_the_compound_file_is_sound(xlam: bytes) -> None:
    """olefile, told to complain about everything, finds nothing."""
    isi = read_bagian(xlam, "xl/vbaProject.bin")

    with olefile.OleFileIO(io.BytesIO(isi), raise_defects=olefile.DEFECT_UNSURE) as ole:
        assert ole.parsing_issues == []
        assert ole.exists("VBA/dir")


def test_two_builds_give_the_same_bytes(xlam: bytes) -> None:
    """The build is reproducible: no date, no chance, no name of a computer."""
    assert sha256(builder.build_addin()).digest() == sha256(xlam).digest()


def test_the_package_says_that_it_is_an_addin(xlam: bytes) -> None:
    """All XML is well-formed, the types are those of an add-in, and the ribbon is linked."""
    with zipfile.ZipFile(io.BytesIO(xlam)) as arsip:
        nama = arsip.namelist()
        akar = {satu: ET.fromstring(arsip.read(satu))
                for satu in nama if satu.endswith((".xml", ".rels"))}  # fmt: skip
    jenis = {satu.get("PartName"): satu.get("ContentType")
             for satu in akar["[Content_Types].xml"].iter(f"{KONTEN}Override")}  # fmt: skip
    tujuan = {satu.get("Type", "").rpartition("/")[2]: satu.get("Target")
              for satu in akar["_rels/.rels"].iter(f"{RELASI}Relationship")}  # fmt: skip

    assert len(nama) == len(set(nama))
    assert jenis["/xl/workbook.xml"] == "application/vnd.ms-excel.addin.macroEnabled.main+xml"
    assert tujuan["extensibility"] == "customUI/customUI14.xml"
    assert b'visibility="hidden"' in read_bagian(xlam, "xl/workbook.xml")
    assert b"fullCalcOnLoad" not in read_bagian(xlam, "xl/workbook.xml")


def test_code_names_of_the_workbook_are_its_modules(xlam: bytes, modul: dict[str, str]) -> None:
    """Excel ties the module of a sheet to it by its code name."""
    nama = re.findall(rb'codeName="(\w+)"', read_bagian(xlam, "xl/workbook.xml"))
    nama += re.findall(rb'codeName="(\w+)"', read_bagian(xlam, "xl/worksheets/sheet1.xml"))

    assert [satu.decode() for satu in nama] == [s.partition(".")[0] for s in list(modul)[:2]]


def test_the_settings_stand_where_the_class_reads_them(xlam: bytes, modul: dict[str, str]) -> None:
    """The sheet has the name that VBA asks for, and every setting of it is there, as text."""
    buku = CalamineWorkbook.from_filelike(io.BytesIO(xlam))

    (lembar,) = buku.sheet_names
    isi = dict(buku.get_sheet_by_name(lembar).to_python())
    kode = modul["PythonLKjIP.cls"]
    assert f'LEMBAR_SETELAN As String = "{lembar}"' in kode
    assert set(re.findall(r'Setelan\("(\w+)"\)', kode)) == set(isi)
    assert isi == setelan.build_setelan()
    importlib.import_module(re.findall(r'MODUL_FUNGSI As String = "(.*)"', kode)[0])


def test_cells_reach_nothing_but_harmless_functions(modul: dict[str, str]) -> None:
    """A book from elsewhere can call every public function of a module: none starts a program."""
    fungsi = {
        nama
        for berkas, kode in modul.items()
        if berkas.endswith(".bas")
        for nama in re.findall(r"^(?:Public )?Function (\w+)", kode, re.MULTILINE)
    }

    assert fungsi - set(FUNGSI) == {"LKJIP_VERSI", "LKJIP_KE_SEL", "PesanTanpaBuku",
                                    "PesanTerlindungi", "PesanGagal"}  # fmt: skip
    assert "Attribute VB_PredeclaredId = True" in modul["PythonLKjIP.cls"]
    assert not re.search(r"Shell|CreateObject|cmd\.exe /", "".join(modul.values()))


def test_one_python_serves_all_books(modul: dict[str, str]) -> None:
    """The DLL starts another Python for each other command, so no book has a part in it."""
    kode = modul["PythonLKjIP.cls"]
    perintah = kode[kode.index("Function Perintah(") :].partition("End Function")[0]

    assert "Workbook" not in perintah
    assert " -E -P -B " in perintah
    assert "xlwings.serve('$(CLSID)')" in perintah


def test_the_dll_is_that_of_the_pinned_xlwings(modul: dict[str, str]) -> None:
    """Another version of xlwings beside the add-in would not be found by Excel at all."""
    dll = set(re.findall(r'Lib "xlwings(?:32|64)-([\d.]+)\.dll"', modul["PythonLKjIP.cls"]))
    pyproject = (Path(__file__).parents[3] / "pyproject.toml").read_text(encoding="utf-8")

    assert dll == {importlib.metadata.version("xlwings")} == {sources.VERSI_XLWINGS}
    assert set(re.findall(r'"xlwings==([\d.]+)"', pyproject)) == dll


def test_every_button_has_its_sub_and_its_help(
    tombol: list[dict[str, str]], modul: dict[str, str]
) -> None:
    """Each button calls a Public Sub that exists, has an icon, and explains itself."""
    sub = re.findall(r"Public Sub (\w+)\(control As IRibbonControl\)", modul["RibbonLKjIP.bas"])

    assert sorted(satu["onAction"] for satu in tombol) == sorted(f"RibbonLKjIP.{s}" for s in sub)
    assert len({satu["id"] for satu in tombol}) == len(tombol) == len(LANGKAH)
    for satu in tombol:
        assert satu["label"]
        assert satu["imageMso"]
        assert 20 < len(satu["supertip"]) <= 1024


def test_every_button_calls_one_step_of_the_macros(modul: dict[str, str]) -> None:
    """The names that VBA hands to Python are those agreed for the macros."""
    macros = importlib.import_module("lkjip_xl.hosts.macros")
    langkah = re.findall(r'    Jalankan "(\w+)"', modul["RibbonLKjIP.bas"])

    assert langkah == LANGKAH
    assert '"import lkjip_xl.hosts.macros as m; m." & langkah & "()"' in modul["PythonLKjIP.cls"]
    assert all(callable(getattr(macros, satu)) for satu in langkah)


def test_every_udf_has_its_wrapper_with_the_same_arguments(modul: dict[str, str]) -> None:
    """Name, order and freedom to leave out are those of Python; help is complete."""
    kode = modul[f"{wrappers.NAMA_MODUL}.bas"].replace(" _\r\n        ", " ").replace("\r\n", "\n")
    fungsi = dict(re.findall(r"Public Function (\w+)\((.*)\) As Variant", kode))
    python = importlib.import_module(setelan.MODUL_PYTHON)

    assert list(fungsi) == list(FUNGSI)
    for nama, satu in FUNGSI.items():
        isian = [f"{'' if i in satu.wajib else 'Optional '}{i} As Variant" for i in satu.bantuan]
        assert fungsi[nama] == ", ".join(isian)
        assert f'PythonLKjIP.Panggil("{nama}", Array({", ".join(satu.bantuan)}))' in kode
        assert f'Attribute {nama}.VB_Description = "{satu.arti}"' in kode
        assert callable(getattr(python, nama))
        assert re.search(rf'Bantu "{nama}", ".+", Array\( (.*)\)', kode)
        assert all(teks.replace('"', '""') in kode for teks in (satu.arti, *satu.bantuan.values()))
        assert max(map(len, (satu.arti, *satu.bantuan.values()))) <= 255
        assert f"    Bantuan_{nama}\n" in kode


@pytest.mark.parametrize(
    ("nama", "isian", "sebab"),
    [("TW4", "nilai", "TW4: an address"), ("PK2026", "nilai", "PK2026: an address"),
     ("LKJ.X", "nilai", "LKJ.X: letters"), ("LKJ_X", "type", "type: a word of VBA"),
     ("LKJ_X", "scale", "scale: a word of VBA"),
     ("LKJ_X", "r2", "r2: an address"), ("LKJ_X", "_nilai", "_nilai: letters"),
     ("LKJ_X", "thisworkbook", "thisworkbook: a word"), ("LKJ_X", "lkj_x", "occurs twice")],
)  # fmt: skip
def test_a_bad_name_stops_the_build(nama: str, isian: str, sebab: str) -> None:
    """One name that Excel or VBA refuses would leave every function of the add-in dead."""
    asli = FUNGSI["LKJ_RATA"]
    satu = type(asli)(nama, asli.fungsi, "Arti.", {isian: "Isi."}, "", "")

    with pytest.raises(ValueError, match=re.escape(sebab)):
        wrappers.build_wrappers({nama: satu})


def test_the_commands_write_addin_and_sources(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], xlam: bytes
) -> None:
    """`lkjip addin` writes the same file, settings as asked, and the modules as files."""
    assert main(["addin", "bangun", "-o", str(tmp_path / "LKjIP.xlam")]) == 0
    assert main(["addin", "bangun", "-o", str(tmp_path / "lain.xlam"),
                 "--interpreter", r"D:\py\pythonw.exe"]) == 0  # fmt: skip
    assert main(["addin", "sumber", "-o", str(tmp_path / "vba")]) == 0

    assert (tmp_path / "LKjIP.xlam").read_bytes() == xlam
    lain = CalamineWorkbook.from_path(tmp_path / "lain.xlam")
    assert lain.get_sheet_by_index(0).to_python()[0][1] == r"D:\py\pythonw.exe"
    berkas = {satu.name: satu.read_bytes() for satu in (tmp_path / "vba").iterdir()}
    assert sorted(berkas) == ["LKjIPFungsi.bas", "LKjIPMurni.bas", "PythonLKjIP.cls",
                              "RibbonLKjIP.bas"]  # fmt: skip
    assert berkas["PythonLKjIP.cls"].startswith(b"VERSION 1.0 CLASS\r\nBEGIN\r\n")
    assert f'"{__version__}"'.encode() in berkas["LKjIPMurni.bas"]
    assert all(b"\n" not in satu.replace(b"\r\n", b"") for satu in berkas.values())
    assert "LKjIP.xlam" in capsys.readouterr().out


def test_an_output_of_another_kind_is_refused(tmp_path: Path) -> None:
    """Excel opens an add-in only under the ending .xlam."""
    with pytest.raises(SystemExit) as berhenti:
        main(["addin", "bangun", "-o", str(tmp_path / "LKjIP.xlsm")])

    assert berhenti.value.code == 2


@pytest.mark.parametrize("versi", [None, "0.36.1"])
def test_a_missing_or_other_xlwings_is_told(
    versi: str | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Without exactly the pinned xlwings nothing is written, and the way out is said."""
    if versi is None:
        monkeypatch.setattr(importlib.util, "find_spec", lambda nama: None)
    else:
        monkeypatch.setattr(importlib.metadata, "version", lambda nama: versi)

    assert main(["addin", "bangun", "-o", str(tmp_path / "LKjIP.xlam")]) == 3

    pesan = capsys.readouterr().err
    assert f"pip install xlwings=={sources.VERSI_XLWINGS}" in pesan
    assert f'"{sys.executable}" -m pip' in pesan
    assert list(tmp_path.iterdir()) == []
