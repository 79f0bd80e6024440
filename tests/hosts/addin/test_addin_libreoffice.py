"""The add-in in LibreOffice: it reads the project, and runs what needs no Excel."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from lkjip_xl import __version__
from lkjip_xl.hosts.addin.builder import build_addin
from lkjip_xl.hosts.addin.sources import build_modul, build_murni
from lkjip_xl.hosts.addin.vba_project import Jenis, ModulVba, build_vba_project
from lkjip_xl.hosts.addin.wrappers import build_wrappers
from tests.hosts.addin.libreoffice_vba import convert_with_macros

pytestmark = pytest.mark.libreoffice

RUMUS = {
    "=LKJIP_VERSI()": __version__,
    "=LKJIP_KE_SEL(B1)": 12.5,
    '=LKJIP_KE_SEL("baik")': "baik",
    '=LKJIP_KE_SEL("#belum")': "#belum",
    '=IF(LEFT(PesanTanpaBuku("Impor"),17)="Belum ada buku ke","ya","tidak")': "ya",
    '=IF(ISNUMBER(SEARCH("Keterangan teknis: DLL",PesanGagal("Impor","DLL"))),"ya","tidak")': "ya",
    '=IF(ISNUMBER(SEARCH("Keterangan",PesanGagal("Impor",""))),"ya","tidak")': "tidak",
    "=LKJ_RATA(B1)": "lkjip_xl.hosts.udf_xlwings LKJ_RATA 1",
    "=LKJ_CAPAIAN(B1,B1)": "lkjip_xl.hosts.udf_xlwings LKJ_CAPAIAN 5",
    # Excel shows #VALUE!; LibreOffice writes an error made by VBA as a text.
    "=LKJ_TERBILANG(B1)": "Error 2015",
}
# Stands for Python: answers with what it was asked, and once with the text of an Excel error.
XLPY = """Option Explicit
Public Function CallUDF(modul As Variant, nama As Variant, isian As Variant, _
        buku As Variant, pemanggil As Variant) As Variant
    CallUDF = modul & " " & nama & " " & (UBound(isian) - LBound(isian) + 1)
    If nama = "LKJ_TERBILANG" Then CallUDF = "#VALUE!"
End Function
"""
PENGGANTI = """Option Explicit
Public Function XLPy() As Variant
    Set XLPy = New PythonUji
End Function
"""


def build_buku_uji() -> bytes:
    """A workbook that calls our VBA from its cells, with a stand-in for xlwings.

    One module that LibreOffice cannot compile silences all functions of a project, and that of
    xlwings is such a module.
    """
    keluar = io.BytesIO()
    buku = xlsxwriter.Workbook(keluar)
    lembar = buku.add_worksheet("Uji")
    lembar.write("B1", 12.5)
    for nomor, rumus in enumerate(RUMUS):
        lembar.write_formula(nomor, 0, rumus)
    modul = [
        ModulVba("ThisWorkbook", Jenis.BUKU, ""),
        ModulVba("shUji", Jenis.LEMBAR, ""),
        ModulVba("PythonUji", Jenis.KELAS, XLPY),
        ModulVba("xlwings", Jenis.MODUL, PENGGANTI),
        build_wrappers(),
        build_murni(),
    ]
    proyek = build_vba_project("LKjIP", modul)
    buku.add_vba_project(io.BytesIO(proyek), is_stream=True)
    buku.set_vba_name("ThisWorkbook")
    lembar.set_vba_name("shUji")
    buku.close()
    return keluar.getvalue()


@pytest.fixture(scope="module")
def hasil(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Both files as LibreOffice understood them."""
    folder = tmp_path_factory.mktemp("addin")
    (folder / "LKjIP.xlam").write_bytes(build_addin())
    (folder / "uji.xlsm").write_bytes(build_buku_uji())
    addin, uji = convert_with_macros([folder / "LKjIP.xlam", folder / "uji.xlsm"], folder)
    return {"addin": addin, "uji": uji}


def test_every_module_of_the_addin_is_read(hasil: dict[str, Path]) -> None:
    """LibreOffice unpacks the project on its own, and finds each module with its text."""
    with zipfile.ZipFile(hasil["addin"]) as arsip:
        modul = {Path(nama).stem: arsip.read(nama).decode() for nama in arsip.namelist()
                 if nama.startswith("Basic/LKjIP/") and "script-lb" not in nama}  # fmt: skip

    assert sorted(modul) == sorted(satu.nama for satu in build_modul())
    assert "Public Function LKJ_CAPAIAN(" in modul["LKjIPFungsi"]
    assert "Public Sub BuatLKjIP(" in modul["RibbonLKjIP"]


def test_cells_call_our_vba(hasil: dict[str, Path]) -> None:
    """Helpers and wrappers compile and run in the Basic of LibreOffice, and ask Python rightly."""
    baris = CalamineWorkbook.from_path(hasil["uji"]).get_sheet_by_index(0).to_python()

    assert [satu[0] for satu in baris] == list(RUMUS.values())
