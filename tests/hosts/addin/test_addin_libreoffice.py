"""The add-in in LibreOffice: it reads the project, and runs what needs no Excel."""

from __future__ import annotations

import io
import os
import re
import sys
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
import xlwings
from python_calamine import CalamineWorkbook

from lkjip_xl import __version__
from lkjip_xl.hosts.addin.builder import build_addin
from lkjip_xl.hosts.addin.setelan import LEMBAR, build_setelan
from lkjip_xl.hosts.addin.sources import build_modul, build_murni, build_python
from lkjip_xl.hosts.addin.vba_project import Jenis, ModulVba, build_vba_project
from lkjip_xl.hosts.addin.wrappers import build_wrappers
from tests.hosts.addin.libreoffice_vba import convert_with_macros

pytestmark = pytest.mark.libreoffice

# What the add-in asks Windows to start, from folders with awkward names.
PERINTAH = (
    r'"C:\Budi & Ani (100%)\Scripts\pythonw.exe" -E -P -B -X utf8 -c "import sys;'
    r"""sys.path.extend(r\"C:\O'Neil\lib\".split(';'));import xlwings;"""
    """xlwings.serve('$(CLSID)')\""""
)
RUMUS = {
    "=LKJIP_VERSI()": __version__,
    "=LKJIP_KE_SEL(B1)": 12.5,
    '=LKJIP_KE_SEL("baik")': "baik",
    '=LKJIP_KE_SEL("#belum")': "#belum",
    '=IF(LEFT(PesanTanpaBuku("Impor"),17)="Belum ada buku ke","ya","tidak")': "ya",
    '=IF(ISNUMBER(SEARCH("Enable Editing",PesanTerlindungi("Impor"))),"ya","tidak")': "ya",
    '=IF(ISNUMBER(SEARCH("Keterangan teknis: DLL",PesanGagal("Impor","DLL"))),"ya","tidak")': "ya",
    '=IF(ISNUMBER(SEARCH("Keterangan",PesanGagal("Impor",""))),"ya","tidak")': "tidak",
    '=IF(LEN(PesanGagal("Impor",REPT("x",3000)))<1000,"ya","tidak")': "ya",
    "=LKJ_RATA(B1)": "lkjip_xl.hosts.udf_xlwings LKJ_RATA 1",
    "=LKJ_CAPAIAN(B1,B1)": "lkjip_xl.hosts.udf_xlwings LKJ_CAPAIAN 5",
    # Excel shows #VALUE!; LibreOffice writes an error made by VBA as a text.
    "=LKJ_TERBILANG(B1)": "Error 2015",
    "=SKENARIO()": "hidup: LKJ_RATA 1x; putus: LKJ_RATA 2x; tidak ada: Error 2042 3x; "
    "sel lain: Error 2042 3x; tombol: (20513) DLL bilang tidak 4x; pulih: LKJ_RATA 5x; "
    "langkah: [xlwings._xlwindows.BOOK_CALLER=2 lembar]"
    "[import lkjip_xl.hosts.macros as m; m.dasbor()] 6x; rusak: Error 2015 6x",
    "=PERINTAH_UJI()": PERINTAH,
    '=URAIAN_UJI("%HOME%\\LKjIP")': rf"{os.environ['HOME']}\LKjIP",
    '=URAIAN_UJI("%TIDAK_ADA%\\x")': r"%TIDAK_ADA%\x",
    '=URAIAN_UJI("C:\\100% %HOME%")': r"C:\100% %HOME%",
}
# Stands for Python: answers with what it was asked, or ends, or fails, as told.
XLPY = """Option Explicit
Public Function CallUDF(modul As Variant, nama As Variant, isian As Variant) As Variant
    If Keadaan() = "putus" Then
        AturKeadaan "hidup"
        Err.Raise 462, , "The remote server machine does not exist"
    End If
    If Keadaan() = "rusak" Then Err.Raise 1000, , "Traceback"
    CallUDF = modul & " " & nama & " " & (UBound(isian) - LBound(isian) + 1)
    If nama = "LKJ_TERBILANG" Then CallUDF = "#VALUE!"
End Function
Public Function Module(nama As Variant) As Variant
    Module = nama
End Function
Public Sub SetAttr(tempat As Variant, nama As Variant, isi As Variant)
    CatatPerintah tempat & "." & nama & "=" & isi.Worksheets.Count & " lembar"
End Sub
Public Sub Exec(perintah As Variant)
    CatatPerintah perintah
End Sub
"""
# Stands for the DLL and for Windows, which LibreOffice does not declare as VBA does.
WINDOWS = """
Private mKeadaan As String
Private mMulai As Long
Private mPerintah As String
Public Sub CatatPerintah(ByVal teks As String)
    mPerintah = mPerintah & "[" & teks & "]"
End Sub
Public Function Keadaan() As String
    Keadaan = mKeadaan
End Function
Public Sub AturKeadaan(ByVal baru As String)
    mKeadaan = baru
End Sub
Public Function XLPyDLLActivateAuto(hasil As Variant, ByVal perintah As String, ByVal cara As Long)
    mMulai = mMulai + 1
    XLPyDLLActivateAuto = 0
    If mKeadaan = "mati" Then
        hasil = "DLL bilang tidak"
        XLPyDLLActivateAuto = -1
    Else
        Set hasil = New PythonUji
    End If
End Function
Public Function LoadLibraryW(ByVal nama As Variant) As Long
    LoadLibraryW = 1
End Function
Public Function StrPtr(ByVal nama As String) As Long
    StrPtr = 0
End Function
Private Function Coba(ByVal judul As String) As String
    Dim isi As Variant
    isi = CStr(Panggil("LKJ_RATA", Array(1)))
    isi = Replace(Replace(isi, MODUL_FUNGSI & " ", ""), " 1", "")
    Coba = judul & ": " & isi & " " & mMulai & "x; "
End Function
Public Function SKENARIO() As String
    Dim teks As String
    Set mServer = Nothing
    mMulai = 0
    teks = Coba("hidup")
    mKeadaan = "putus"
    teks = teks & Coba("putus")
    mKeadaan = "mati"
    Set mServer = Nothing
    teks = teks & Coba("tidak ada") & Coba("sel lain")
    teks = teks & "tombol: " & Jalankan("bantuan") & " " & mMulai & "x; "
    mKeadaan = "hidup"
    mTunggu = 0
    teks = teks & Coba("pulih")
    teks = teks & "langkah: " & Jalankan("dasbor") & mPerintah & " " & mMulai & "x; "
    mKeadaan = "rusak"
    teks = teks & Coba("rusak")
    SKENARIO = Left(teks, Len(teks) - 2)
    mKeadaan = "hidup"
    Set mServer = Nothing
End Function
Public Function PERINTAH_UJI() As String
    PERINTAH_UJI = Perintah()
End Function
Public Function URAIAN_UJI(ByVal teks As String) As String
    URAIAN_UJI = UraikanAwal(teks)
End Function
"""
_DEKLARASI = re.compile(r"#If Win64.*?#End If\n|Private Declare [^\n]*\n", re.DOTALL)


def build_python_uji() -> ModulVba:
    """The real class as a module, with a stand-in for what only Windows has."""
    kode, banyak = _DEKLARASI.subn("", build_python().kode)
    assert banyak == 2
    kode = kode.replace("Private Const", 'Private Const NAMA_DLL = "uji.dll"\nPrivate Const', 1)
    return ModulVba("PythonLKjIP", Jenis.MODUL, f"{kode}{WINDOWS}")


def build_buku_uji() -> bytes:
    """A workbook that calls our VBA from its cells."""
    keluar = io.BytesIO()
    buku = xlsxwriter.Workbook(keluar)
    lembar = buku.add_worksheet("Uji")
    lembar.write("B1", 12.5)
    for nomor, rumus in enumerate(RUMUS):
        lembar.write_formula(nomor, 0, rumus)
    setelan = buku.add_worksheet(LEMBAR)
    isi = build_setelan(r"C:\Budi & Ani (100%)\Scripts\pythonw.exe", "C:\\O'Neil\\lib\\")
    for nomor, baris in enumerate(isi.items()):
        setelan.write_row(nomor, 0, baris)
    modul = [
        ModulVba("ThisWorkbook", Jenis.BUKU, ""),
        ModulVba("shUji", Jenis.LEMBAR, ""),
        ModulVba("shSetelan", Jenis.LEMBAR, ""),
        ModulVba("PythonUji", Jenis.TUNGGAL, XLPY),
        build_python_uji(),
        build_wrappers(),
        build_murni(),
    ]
    proyek = build_vba_project("LKjIP", modul)
    buku.add_vba_project(io.BytesIO(proyek), is_stream=True)
    buku.set_vba_name("ThisWorkbook")
    lembar.set_vba_name("shUji")
    setelan.set_vba_name("shSetelan")
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


def test_the_command_is_one_that_python_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Split as Windows splits it, the text behind -c is Python, and ends in the server."""
    dilayani: list[str] = []
    monkeypatch.setattr(xlwings, "serve", dilayani.append, raising=False)
    monkeypatch.setattr(sys, "path", list(sys.path))
    # In a program of Windows, only \" and a quote of its own stand for a quote here.
    kode = PERINTAH.partition('-c "')[2].removesuffix('"').replace('\\"', '"')

    exec(kode, {})

    assert dilayani == ["$(CLSID)"]
    assert sys.path[-1] == r"C:\O'Neil\lib"


def test_cells_call_our_vba(hasil: dict[str, Path]) -> None:
    """Helpers, wrappers and the way to Python compile and run in the Basic of LibreOffice.

    A server that has ended is started anew; one that does not start is left alone by the next
    cells, but not by a button; an error in Python is no reason to start another.
    """
    baris = CalamineWorkbook.from_path(hasil["uji"]).get_sheet_by_index(0).to_python()

    assert [satu[0] for satu in baris] == list(RUMUS.values())
