"""The functions in Basic that cells call: one for each UDF, generated, so that none differs."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

from lkjip_xl.hosts.addin.names import find_salah_nama
from lkjip_xl.hosts.libreoffice.ekstensi.nama import NAMA_FUNGSI
from lkjip_xl.hosts.udf import FUNGSI, Udf

NAMA_MODUL = "LKjIP"
TANDA = "' Ditulis oleh lkjip pasang --libreoffice. Perubahan di sini hilang."
# Global, for what is Private is forgotten after each call. Basic has no errors of cells; an array
# of three dimensions, which no cell can hold, is one to Calc: #VALUE!. An argument that shows an
# error ends the call before it begins: the cell then shows that error. Option VBASupport would hand
# over ranges instead of values, errors among them, but a range whose cells are not computed yet
# then reads as empty.
_AWAL = f"""{TANDA}
Option Explicit

Global oLKjIP As Object

Private Function LKJIP_TANYA(nama As String, isi As Variant) As Variant
    If IsNull(oLKjIP) Then oLKjIP = CreateUnoService("{NAMA_FUNGSI}")
    LKJIP_TANYA = oLKjIP.callFunction(nama, isi)
End Function

Private Function LKJIP_GALAT() As Variant
    Dim ruang(0, 0, 0) As Variant
    LKJIP_GALAT = ruang
End Function
"""


def build_shim(fungsi: Mapping[str, Udf] = FUNGSI) -> str:
    """The text of the module.

    Raises:
        ValueError: Basic would refuse a name.
    """
    salah = [s for satu in fungsi.values() for s in find_salah_nama(satu.nama, list(satu.bantuan))]
    if salah:
        raise ValueError("; ".join(salah))
    return _AWAL + "".join(f"\n{_build_fungsi(satu)}" for satu in fungsi.values())


def build_modul_xml(teks: str) -> str:
    """A module of Basic as LibreOffice keeps it in a file."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN"'
        ' "module.dtd">\n'
        '<script:module xmlns:script="http://openoffice.org/2000/script" '
        f'script:name="{NAMA_MODUL}" script:language="StarBasic">{escape(teks)}</script:module>'
    )


def _build_fungsi(satu: Udf) -> str:
    isian = ", ".join(
        f"{'' if nama in satu.wajib else 'Optional '}{nama} As Variant" for nama in satu.bantuan
    )
    return f"""Function {satu.nama}({isian}) As Variant
    On Error GoTo gagal
    {satu.nama} = LKJIP_TANYA("{satu.nama}", Array({", ".join(satu.bantuan)}))
    Exit Function
gagal:
    {satu.nama} = LKJIP_GALAT()
End Function
"""
