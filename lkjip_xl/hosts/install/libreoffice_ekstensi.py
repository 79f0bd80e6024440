"""The extension in the user's LibreOffice: put in, found again, and taken out by its own tool."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from xml.etree import ElementTree

from lkjip_xl.errors import LingkunganError, Problem, Tingkat
from lkjip_xl.hosts.install.libreoffice_tempat import TempatLibreOffice
from lkjip_xl.hosts.libreoffice.ekstensi.anak import Setelan, read_setelan
from lkjip_xl.hosts.libreoffice.ekstensi.builder import NAMA_OXT, PAKET, PENGENAL, build_oxt

_BATAS_DETIK = 180.0
# An entry of the list of installed extensions: identifier, name of the folder without its "_".
_DAFTAR = re.compile(rb"%b[\x00-\x1f]+(\w+\.tmp)" % re.escape(PENGENAL).encode())
_VERSI = "{http://openoffice.org/extensions/description/2006}version"


def find_ekstensi(tempat: TempatLibreOffice) -> Path | None:
    """The folder of our extension that LibreOffice uses; None where it uses none.

    It leaves the folders of removed extensions behind; its list tells which one counts.
    """
    try:
        isi = tempat.paket.with_suffix(".pmap").read_bytes()
    except OSError:
        return None
    cocok = _DAFTAR.search(isi)
    if cocok is None:
        return None
    folder = tempat.paket / f"{cocok[1].decode()}_" / NAMA_OXT
    return folder if folder.is_dir() else None


def read_versi(folder: Path) -> str:
    """The version of an unpacked extension; "" where nothing tells."""
    try:
        versi = ElementTree.parse(folder / "description.xml").find(_VERSI)
    except (OSError, ElementTree.ParseError):
        return ""
    return "" if versi is None else versi.get("value", "")


def read_setelan_ekstensi(folder: Path) -> Setelan | None:
    """The Python that an unpacked extension starts; None where nothing tells."""
    try:
        return read_setelan(folder / PAKET)
    except (OSError, ValueError):
        return None


def prepare_profil(tempat: TempatLibreOffice) -> None:
    """Let LibreOffice set up a new profile; its first start would undo what we write.

    Raises:
        LingkunganError: It does not start.
    """
    if not tempat.is_siap:
        _run(tempat, tempat.soffice, "--headless", "--norestore", "--terminate_after_init")


def add_ekstensi(tempat: TempatLibreOffice, setelan: Setelan) -> None:
    """Install the extension in place of an older one.

    Raises:
        LingkunganError: LibreOffice refuses it.
    """
    with tempfile.TemporaryDirectory(prefix="lkjip-") as folder:
        oxt = Path(folder) / NAMA_OXT
        oxt.write_bytes(build_oxt(setelan))
        _run(tempat, tempat.unopkg, "add", "--force", "--suppress-license", str(oxt))
    if find_ekstensi(tempat) is None:
        raise LingkunganError([_problem_ditolak("")])
    _sweep(tempat)


def remove_ekstensi(tempat: TempatLibreOffice) -> None:
    """Take the extension out again.

    Raises:
        LingkunganError: LibreOffice refuses.
    """
    _run(tempat, tempat.unopkg, "remove", PENGENAL)
    _sweep(tempat)


def _sweep(tempat: TempatLibreOffice) -> None:
    """Delete what LibreOffice unpacked of ours and no longer uses."""
    dipakai = find_ekstensi(tempat)
    for folder in (s for letak in tempat.letak_paket for s in letak.glob(f"*/{NAMA_OXT}")):
        if folder != dipakai:
            shutil.rmtree(folder.parent, ignore_errors=True)
            folder.parent.with_name(folder.parent.name.removesuffix("_")).unlink(missing_ok=True)


def _run(tempat: TempatLibreOffice, program: Path, *isian: str) -> None:
    """One run of a program of LibreOffice on this profile."""
    try:
        selesai = subprocess.run(
            [str(program), f"-env:UserInstallation={tempat.profil.as_uri()}", *isian],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=_BATAS_DETIK,
            check=False,
        )
    except OSError as fault:
        raise LingkunganError([_problem_ditolak(str(fault.strerror or fault))]) from fault
    except subprocess.TimeoutExpired as fault:
        raise LingkunganError(
            [_problem_ditolak(f"belum selesai {_BATAS_DETIK:g} detik")]
        ) from fault
    if selesai.returncode:
        raise LingkunganError([_problem_ditolak(selesai.stdout.decode("utf-8", "replace"))])


def _problem_ditolak(catatan: str) -> Problem:
    baris = [satu.strip() for satu in catatan.splitlines() if satu.strip()]
    kata = f" Katanya: {baris[-1]}" if baris else ""
    return Problem(
        "L-56",
        Tingkat.GALAT,
        f"LibreOffice belum menerima ekstensi LKjIP.{kata}",
        "buka LibreOffice satu kali seperti biasa, tutup semua jendelanya, "
        "lalu ulangi perintah ini; bila tetap gagal, pasang ulang LibreOffice.",
    )
