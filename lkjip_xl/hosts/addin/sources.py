"""The VBA modules of the add-in: ours, the generated one, and those of the installed xlwings."""

from __future__ import annotations

import importlib.metadata
import importlib.util
from importlib.resources import files
from pathlib import Path

from lkjip_xl import __version__
from lkjip_xl.errors import LingkunganError, Problem, Tingkat
from lkjip_xl.hosts.addin.setelan import NAMA_PROYEK
from lkjip_xl.hosts.addin.vba_project import HALAMAN_KODE, Jenis, ModulVba
from lkjip_xl.hosts.addin.wrappers import build_wrappers

# Its .bas names a DLL of exactly this version, so another xlwings on the computer never answers.
VERSI_XLWINGS = "0.37.8"
LEMBAR_SETELAN = "shSetelan"
_KEPALA_KELAS = "VERSION 1.0 CLASS\nBEGIN\n  MultiUse = -1  'True\nEND\n"
_GANTI = (
    ('PROJECT_NAME As String = "myaddin"', f'PROJECT_NAME As String = "{NAMA_PROYEK}"'),
    # A book from elsewhere, or a file beside it, must not decide which program Excel starts.
    ('If SheetExists(ActiveWorkbook, PROJECT_NAME & ".conf") = True Then', "If False Then"),
    ("If FileExists(GetDirectoryConfigFilePath()) = True Then", "If False Then"),
)


def build_modul() -> list[ModulVba]:
    """All modules in the order of the project: the workbook and its sheet come first.

    Raises:
        LingkunganError: xlwings is not installed, or it is another version.
    """
    xlwings = _find_xlwings()
    return [
        _load_sendiri("ThisWorkbook.cls", Jenis.BUKU),
        ModulVba(LEMBAR_SETELAN, Jenis.LEMBAR, "Option Explicit\n"),
        _read_modul(xlwings / "addin" / "Dictionary.cls", Jenis.KELAS),
        _build_xlwings(xlwings / "xlwings_custom_addin.bas"),
        build_wrappers(),
        _load_sendiri("RibbonLKjIP.bas", Jenis.MODUL),
        build_murni(),
    ]


def build_murni() -> ModulVba:
    """The helpers in plain VBA, which need neither Python nor Excel."""
    murni = _load_sendiri("LKjIPMurni.bas", Jenis.MODUL)
    return ModulVba(murni.nama, murni.jenis, murni.kode.replace("@VERSI@", __version__))


def build_berkas() -> dict[str, bytes]:
    """File names and contents for "Import File" of the VBA editor, where the .xlam is refused.

    The workbook and its sheet hold no code, and cannot be imported.
    """
    modul = [s for s in build_modul() if s.jenis in (Jenis.MODUL, Jenis.KELAS)]
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


def _load_sendiri(nama: str, jenis: Jenis) -> ModulVba:
    sumber = files("lkjip_xl.hosts.addin").joinpath("vba", nama).read_bytes()
    return _parse(nama.partition(".")[0], sumber, jenis)


def _read_modul(path: Path, jenis: Jenis) -> ModulVba:
    return _parse(path.stem, path.read_bytes(), jenis)


def _parse(nama: str, sumber: bytes, jenis: Jenis) -> ModulVba:
    """A module from its file: what the VBA editor writes on top of a file is taken off."""
    baris = sumber.decode(HALAMAN_KODE).replace("\r\n", "\n").split("\n")
    if baris[0].startswith("VERSION "):
        baris = baris[baris.index("END") + 1 :]
    while baris and baris[0].startswith("Attribute VB_"):
        baris = baris[1:]
    return ModulVba(nama, jenis, "\n".join(baris))


def _build_xlwings(path: Path) -> ModulVba:
    """The module of xlwings for add-ins of others, with our name and without the book's settings.

    Raises:
        ValueError: The source is not the one that is known here.
    """
    kode = _parse("xlwings", path.read_bytes(), Jenis.MODUL).kode
    for lama, baru in _GANTI:
        if kode.count(lama) != 1:
            raise ValueError(f"{path.name} of xlwings has changed: {lama}")
        kode = kode.replace(lama, baru)
    if f'XLWINGS_VERSION As String = "{VERSI_XLWINGS}"' not in kode:
        raise ValueError(f"{path.name} is not that of xlwings {VERSI_XLWINGS}")
    return ModulVba("xlwings", Jenis.MODUL, kode)


def _find_xlwings() -> Path:
    """The folder of xlwings, which is not imported: only its VBA sources are read."""
    spec = importlib.util.find_spec("xlwings")
    if spec is None or spec.origin is None:
        raise LingkunganError([_problem_xlwings("xlwings belum terpasang")])
    versi = importlib.metadata.version("xlwings")
    if versi != VERSI_XLWINGS:
        raise LingkunganError([_problem_xlwings(f"xlwings yang terpasang versi {versi}")])
    return Path(spec.origin).parent


def _problem_xlwings(temuan: str) -> Problem:
    return Problem(
        "L-30",
        Tingkat.GALAT,
        f"Add-in memerlukan xlwings {VERSI_XLWINGS}, sedangkan {temuan} di komputer ini.",
        f"jalankan python -m pip install xlwings=={VERSI_XLWINGS}, lalu coba lagi.",
    )
