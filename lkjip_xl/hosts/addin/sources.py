"""The VBA modules of the add-in: what the repository holds as text, and the generated one."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import sys
from importlib.resources import files

from lkjip_xl import __version__
from lkjip_xl.errors import LingkunganError, Problem, Tingkat
from lkjip_xl.hosts.addin.setelan import LEMBAR, MODUL_PYTHON
from lkjip_xl.hosts.addin.vba_project import HALAMAN_KODE, Jenis, ModulVba
from lkjip_xl.hosts.addin.wrappers import build_wrappers

# The VBA names a DLL of exactly this version, so another xlwings on the computer never answers.
VERSI_XLWINGS = "0.37.8"
NAMA_SHEET = "shSetelan"
_KEPALA_KELAS = "VERSION 1.0 CLASS\nBEGIN\n  MultiUse = -1  'True\nEND\n"


def build_modul() -> list[ModulVba]:
    """All modules in the order of the project: the workbook and its sheet come first.

    Raises:
        LingkunganError: xlwings is not installed, or it is another version.
    """
    _ensure_xlwings()
    return [
        _load_modul("ThisWorkbook.cls", Jenis.BUKU),
        ModulVba(NAMA_SHEET, Jenis.LEMBAR, "Option Explicit\n"),
        build_python(),
        build_wrappers(),
        _load_modul("RibbonLKjIP.bas", Jenis.MODUL),
        build_murni(),
    ]


def build_python() -> ModulVba:
    """The class that reaches Python."""
    modul = _load_modul("PythonLKjIP.cls", Jenis.TUNGGAL)
    kode = modul.kode.replace("@XLWINGS@", VERSI_XLWINGS).replace("@MODUL@", MODUL_PYTHON)
    return ModulVba(modul.nama, modul.jenis, kode.replace("@SETELAN@", LEMBAR))


def build_murni() -> ModulVba:
    """The helpers in plain VBA, which need neither Python nor Excel."""
    murni = _load_modul("LKjIPMurni.bas", Jenis.MODUL)
    return ModulVba(murni.nama, murni.jenis, murni.kode.replace("@VERSI@", __version__))


def build_berkas() -> dict[str, bytes]:
    """File names and contents for "Import File" of the VBA editor, where the .xlam is refused.

    The workbook and its sheet hold no code, and cannot be imported.
    """
    modul = [s for s in build_modul() if s.jenis in (Jenis.MODUL, Jenis.TUNGGAL)]
    return {
        f"{satu.nama}.bas" if satu.jenis is Jenis.MODUL else f"{satu.nama}.cls": _to_berkas(satu)
        for satu in modul
    }


def _to_berkas(satu: ModulVba) -> bytes:
    if satu.jenis is Jenis.MODUL:
        return satu.teks
    # The base of a class is known to the file format of projects only.
    baris = [b for b in satu.teks.split(b"\r\n") if not b.startswith(b"Attribute VB_Base")]
    return _KEPALA_KELAS.replace("\n", "\r\n").encode(HALAMAN_KODE) + b"\r\n".join(baris)


def _load_modul(nama: str, jenis: Jenis) -> ModulVba:
    """A module from its file: what the VBA editor writes on top of a file is taken off."""
    sumber = files("lkjip_xl.hosts.addin").joinpath("vba", nama).read_bytes()
    baris = sumber.decode(HALAMAN_KODE).replace("\r\n", "\n").split("\n")
    if baris[0].startswith("VERSION "):
        baris = baris[baris.index("END") + 1 :]
    while baris and baris[0].startswith("Attribute VB_"):
        baris = baris[1:]
    return ModulVba(nama.partition(".")[0], jenis, "\n".join(baris))


def _ensure_xlwings() -> None:
    """The DLL that the add-in asks for comes with exactly this xlwings, which is not imported."""
    if importlib.util.find_spec("xlwings") is None:
        raise LingkunganError([_problem_xlwings("xlwings belum terpasang")])
    versi = importlib.metadata.version("xlwings")
    if versi != VERSI_XLWINGS:
        raise LingkunganError([_problem_xlwings(f"xlwings yang terpasang versi {versi}")])


def _problem_xlwings(temuan: str) -> Problem:
    return Problem(
        "L-30",
        Tingkat.GALAT,
        f"Add-in memerlukan xlwings {VERSI_XLWINGS}, sedangkan {temuan} di komputer ini.",
        f'jalankan "{sys.executable}" -m pip install xlwings=={VERSI_XLWINGS}, lalu coba lagi.',
    )
