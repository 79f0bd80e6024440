"""The file LKjIP.xlam: a hidden workbook with the VBA project, the ribbon and the settings."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.resources import files

import xlsxwriter

from lkjip_xl.hosts.addin.setelan import LEMBAR, build_setelan
from lkjip_xl.hosts.addin.sources import NAMA_SHEET, build_modul
from lkjip_xl.hosts.addin.vba_project import build_vba_project

_TANGGAL = datetime(2026, 1, 1, tzinfo=UTC)
_ZIP_TANGGAL = (2026, 1, 1, 0, 0, 0)
_RIBBON = "customUI/customUI14.xml"
_RELASI = (
    '<Relationship Id="rIdRibbon" Type="http://schemas.microsoft.com/office/2007/'
    f'relationships/ui/extensibility" Target="{_RIBBON}"/></Relationships>'
)
# What turns a workbook with macros into an add-in: part, text of XlsxWriter, text in its place.
_GANTI = (
    (
        "[Content_Types].xml",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        "application/vnd.ms-excel.addin.macroEnabled.main+xml",
    ),
    ("_rels/.rels", "</Relationships>", _RELASI),
    ("xl/workbook.xml", "<workbookView ", '<workbookView visibility="hidden" '),
    # It has no formulas, so loading it is no reason to calculate the books of staff.
    ("xl/workbook.xml", ' fullCalcOnLoad="1"', ""),
)


def build_addin(setelan: Mapping[str, str] | None = None) -> bytes:
    """The add-in, the same bytes each time.

    Args:
        setelan: Settings; None for those of `build_setelan`.

    Raises:
        LingkunganError: xlwings is not installed, or it is another version.
    """
    proyek = build_vba_project("LKjIP", build_modul())
    dasar = _build_dasar(proyek, build_setelan() if setelan is None else setelan)
    keluar = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(dasar)) as masuk,
        zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip,
    ):
        for nama in masuk.namelist():
            _write_bagian(arsip, nama, _ganti(nama, masuk.read(nama)))
        ribbon = files("lkjip_xl.hosts.addin").joinpath("ribbon.xml").read_bytes()
        _write_bagian(arsip, _RIBBON, ribbon.replace(b"\r\n", b"\n"))
    return keluar.getvalue()


def _build_dasar(proyek: bytes, setelan: Mapping[str, str]) -> bytes:
    """A workbook with macros and the sheet of settings."""
    keluar = io.BytesIO()
    buku = xlsxwriter.Workbook(keluar, {"in_memory": True})
    buku.set_properties({"title": "LKjIP", "created": _TANGGAL.replace(tzinfo=None)})
    lembar = buku.add_worksheet(LEMBAR)
    lembar.set_column(0, 0, 28)
    lembar.set_column(1, 1, 60)
    for baris, (nama, nilai) in enumerate(setelan.items()):
        lembar.write_string(baris, 0, nama)
        lembar.write_string(baris, 1, nilai)
    buku.add_vba_project(io.BytesIO(proyek), is_stream=True)
    buku.set_vba_name("ThisWorkbook")
    lembar.set_vba_name(NAMA_SHEET)
    buku.close()
    return keluar.getvalue()


def _ganti(nama: str, isi: bytes) -> bytes:
    for bagian, lama, baru in _GANTI:
        if nama == bagian:
            if isi.count(lama.encode()) != 1:
                raise ValueError(f"{nama} of XlsxWriter has changed: {lama}")
            isi = isi.replace(lama.encode(), baru.encode())
    return isi


def _write_bagian(arsip: zipfile.ZipFile, nama: str, isi: bytes) -> None:
    info = zipfile.ZipInfo(nama, _ZIP_TANGGAL)
    # Otherwise the file would tell on which kind of computer it was made.
    info.create_system = 0
    arsip.writestr(info, isi, zipfile.ZIP_DEFLATED)
