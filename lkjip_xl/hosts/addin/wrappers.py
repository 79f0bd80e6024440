"""The VBA function of each UDF, with its help; generated, so that it never differs from Python."""

from __future__ import annotations

from collections.abc import Mapping

from lkjip_xl.hosts.addin.names import find_salah_nama
from lkjip_xl.hosts.addin.vba_project import Jenis, ModulVba
from lkjip_xl.hosts.udf import FUNGSI, Udf

NAMA_MODUL = "LKjIPFungsi"
KATEGORI = "LKjIP"
_BARIS_VBA = 1000  # the editor refuses lines of 1024 characters

_AWAL = f"""Option Explicit

' Written by lkjip_xl from its list of functions; changes made here are lost.
Private Const KATEGORI As String = "{KATEGORI}"
"""
_PASANG = """
' Excel calls this when it loads the add-in. The help waits until Excel is ready: while it starts, a
' window that comes and goes could take the place of the first empty book.
Public Sub Auto_Open()
    On Error Resume Next
    Application.OnTime Now, "'" & ThisWorkbook.Name & "'!PasangBantuan"
End Sub

Private Sub Bantu(ByVal nama As String, ByVal arti As String, ByVal isian As Variant)
    Application.MacroOptions Macro:="'" & ThisWorkbook.Name & "'!" & nama, _
        Description:=arti, Category:=KATEGORI, ArgumentDescriptions:=isian
End Sub

' Help in the function wizard is welcome, not needed: whatever is in its way, the next line is done.
' Excel gives no help to macros of a hidden workbook, so the add-in is one that shows for a moment.
Public Sub PasangBantuan()
    Dim depan As Window
    Dim peristiwa As Boolean
    On Error Resume Next
    Set depan = ActiveWindow
    peristiwa = Application.EnableEvents
    Application.EnableEvents = False
    Application.ScreenUpdating = False
    ThisWorkbook.IsAddin = False
    ThisWorkbook.Windows(1).Visible = True
{daftar}
    ThisWorkbook.IsAddin = True
    ThisWorkbook.Saved = True
    If Not depan Is Nothing Then depan.Activate
    Application.ScreenUpdating = True
    Application.EnableEvents = peristiwa
End Sub
"""


def build_wrappers(fungsi: Mapping[str, Udf] = FUNGSI) -> ModulVba:
    """The module of functions for cells.

    Each passes its cells to Python through the class PythonLKjIP, which lets no error out: a cell
    shows a value or an Excel error, never a sentence.

    Raises:
        ValueError: Excel or VBA would refuse a name, or a line would be too long.
    """
    salah = [s for satu in fungsi.values() for s in find_salah_nama(satu.nama, list(satu.bantuan))]
    if salah:
        raise ValueError("; ".join(salah))
    daftar = "\n".join(f"    Bantuan_{nama}" for nama in fungsi)
    bagian = [
        _AWAL,
        *(f"\n{_build_fungsi(satu)}" for satu in fungsi.values()),
        _PASANG.replace("{daftar}", daftar),
        *(f"\n{_build_bantuan(satu)}" for satu in fungsi.values()),
    ]
    kode = "".join(bagian)
    if panjang := [baris for baris in kode.split("\n") if len(baris) > _BARIS_VBA]:
        raise ValueError(f"line too long for VBA: {panjang[0][:80]}")
    return ModulVba(NAMA_MODUL, Jenis.MODUL, kode)


def _build_fungsi(satu: Udf) -> str:
    isian = ", ".join(
        f"{'' if nama in satu.wajib else 'Optional '}{nama} As Variant" for nama in satu.bantuan
    )
    return f"""Public Function {satu.nama}({isian}) As Variant
Attribute {satu.nama}.VB_Description = {_kutip(satu.arti)}
Attribute {satu.nama}.VB_ProcData.VB_Invoke_Func = " \\n14"
    {satu.nama} = PythonLKjIP.Panggil("{satu.nama}", Array({", ".join(satu.bantuan)}))
End Function
"""


def _build_bantuan(satu: Udf) -> str:
    """A Sub of its own: one Sub with all of them would be larger than VBA allows."""
    isian = ", _\n        ".join(map(_kutip, satu.bantuan.values()))
    return f"""Private Sub Bantuan_{satu.nama}()
    Bantu "{satu.nama}", {_kutip(satu.arti)}, Array( _
        {isian})
End Sub
"""


def _kutip(teks: str) -> str:
    """A text as VBA writes it."""
    return '"' + teks.replace('"', '""') + '"'
