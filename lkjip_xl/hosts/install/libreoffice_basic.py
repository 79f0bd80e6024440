"""Our module among the user's own macros in Basic, whose every byte stays as it is."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from lkjip_xl.errors import Problem, Tingkat
from lkjip_xl.files import write_atomic
from lkjip_xl.hosts.install.record import compute_sidik, is_milik
from lkjip_xl.hosts.libreoffice.ekstensi.shim import NAMA_MODUL, build_modul_xml, build_shim
from lkjip_xl.hosts.udf import FUNGSI

_LIBRARY = "{http://openoffice.org/2000/library}"
_KEPALA = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE library:{0} PUBLIC '
_KEPALA += '"-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{1}.dtd">\n'
_DAFTAR = (
    _KEPALA.format("libraries", "libraries")
    + '<library:libraries xmlns:library="http://openoffice.org/2000/library" '
    'xmlns:xlink="http://www.w3.org/1999/xlink">\n'
    ' <library:library library:name="Standard" library:link="false"/>\n</library:libraries>\n'
)
_PUSTAKA = (
    _KEPALA.format("library", "library")
    + '<library:library xmlns:library="http://openoffice.org/2000/library" '
    'library:name="Standard" library:readonly="false" library:passwordprotected="false"/>\n'
)
_BUTIR = f'\n <library:element library:name="{NAMA_MODUL}"/>'
_BUTIR_MANA_PUN = re.compile(rf'\s*<library:element\s+library:name="{NAMA_MODUL}"\s*/>')
_PENUTUP = "</library:library>"
_KOSONG = re.compile(rf"(<library:library\b[^<>]*)>{_PENUTUP}")
_TUTUP_SENDIRI = re.compile(r"(<library:library\b[^<>]*?)/>")
_NAMA_FUNGSI = re.compile(
    r"^[ \t]*(?:(?:public|private|static)[ \t]+)*(?:function|sub)[ \t]+(\w+)",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Makro:
    """The user's own macros.

    Attributes:
        folder: The folder basic of the profile.
    """

    folder: Path

    @property
    def modul(self) -> Path:
        """The file of our module."""
        return self.folder / "Standard" / f"{NAMA_MODUL}.xba"

    @property
    def isi(self) -> Path:
        """The list of modules of the library Standard."""
        return self.folder / "Standard" / "script.xlb"

    @property
    def baku(self) -> Mapping[Path, str]:
        """The lists that LibreOffice wants to find, as they are without any macro."""
        return {
            self.folder / "script.xlc": _DAFTAR,
            self.folder / "dialog.xlc": _DAFTAR,
            self.isi: _PUSTAKA,
            self.isi.with_name("dialog.xlb"): _PUSTAKA,
        }


def read_modul(path: Path) -> str | None:
    """The text of a module; None where there is none that can be read."""
    try:
        return ElementTree.fromstring(path.read_bytes()).text or ""
    except (OSError, ElementTree.ParseError):
        return None


def is_modul_milik(makro: Makro, catatan: Mapping[Path, str]) -> bool:
    """Whether our module has the text that we wrote; LibreOffice may write the file anew."""
    teks = read_modul(makro.modul)
    if teks is None:
        return False
    # The second: an installation that was cut off before its record was written.
    return _compute_sidik_teks(teks) in (
        catatan.get(makro.modul), _compute_sidik_teks(build_shim())
    )  # fmt: skip


def is_terdaftar(makro: Makro) -> bool:
    """Whether LibreOffice is told of our module."""
    try:
        return _BUTIR_MANA_PUN.search(_read(makro.isi)) is not None
    except (OSError, UnicodeDecodeError):
        return False


def check_makro(makro: Makro, catatan: Mapping[Path, str]) -> list[Problem]:
    """What of the user's own stands where our module should; empty when nothing does."""
    problems = [
        _problem_pustaka(path)
        for path in (makro.folder / "script.xlc", makro.isi)
        if path.exists() and not _is_biasa(path)
    ]
    ada = makro.modul.exists() or is_terdaftar(makro)
    if ada and not is_modul_milik(makro, catatan):
        problems.append(_problem_modul(makro.modul))
    lain = sorted(set(makro.modul.parent.glob("*.xba")) - {makro.modul})
    for path in lain:
        nama = {satu.upper() for satu in _NAMA_FUNGSI.findall(read_modul(path) or "")}
        if kembar := sorted(nama & set(FUNGSI)):
            problems.append(_problem_fungsi(path.stem, kembar))
    return problems


def build_makro(makro: Makro) -> dict[Path, bytes]:
    """What to write so that LibreOffice knows our module; all else stays byte for byte."""
    baru = {path: isi for path, isi in makro.baku.items() if not path.exists()}
    asal = baru.get(makro.isi) or _read(makro.isi)
    if not _BUTIR_MANA_PUN.search(asal):
        baru[makro.isi] = _add_butir(asal)
    baru[makro.modul] = build_modul_xml(build_shim())
    return {path: isi.encode() for path, isi in baru.items()}


def build_catatan(makro: Makro, ditulis: Mapping[Path, bytes]) -> dict[Path, str]:
    """What copot may delete of that, with fingerprints: our module, and lists that were missing."""
    baru = {path: compute_sidik(isi.encode()) for path, isi in makro.baku.items()
            if path in ditulis and not path.exists()}  # fmt: skip
    return {**baru, makro.modul: _compute_sidik_teks(build_shim())}


def remove_makro(makro: Makro, catatan: Mapping[Path, str]) -> list[Path]:
    """Take our module out again, and what was written because of it.

    Returns:
        What was deleted; nothing when somebody has changed the module since.
    """
    if not is_modul_milik(makro, catatan):
        return []
    if is_terdaftar(makro):
        write_atomic(_drop_butir(_read(makro.isi)).encode(), makro.isi)
    hapus = [makro.modul, *(path for path in makro.baku if is_milik(path, catatan))]
    for path in hapus:
        path.unlink()
    for folder in (makro.modul.parent, makro.folder):
        with contextlib.suppress(OSError):
            folder.rmdir()  # only when nothing else lies there
    return hapus


def _compute_sidik_teks(teks: str) -> str:
    """Fingerprint of a module, whatever became of blanks at its ends and of its line ends."""
    return compute_sidik("\n".join(satu.rstrip() for satu in teks.strip().splitlines()).encode())


def _read(path: Path) -> str:
    """A list with the line ends that it has."""
    return path.read_bytes().decode("utf-8")


def _is_biasa(path: Path) -> bool:
    """Whether a list is one of the user's library Standard in its usual place, open to changes."""
    try:
        akar = ElementTree.fromstring(path.read_bytes())
    except ElementTree.ParseError:
        return False
    if path.suffix == ".xlb":
        return not any(
            akar.get(f"{_LIBRARY}{satu}") == "true" for satu in ("readonly", "passwordprotected")
        )
    return any(
        satu.get(f"{_LIBRARY}name") == "Standard" and satu.get(f"{_LIBRARY}link") == "false"
        for satu in akar.iter(f"{_LIBRARY}library")
    )


def _add_butir(isi: str) -> str:
    """The list with our module as its last; a closing tag that is added has no blank before it."""
    if _PENUTUP not in isi:
        return _TUTUP_SENDIRI.sub(rf"\1>{_BUTIR}{_PENUTUP}", isi, count=1)
    depan, _, belakang = isi.rpartition(_PENUTUP)
    rapat = depan.rstrip()
    return f"{rapat}{_BUTIR}{depan[len(rapat) :]}{_PENUTUP}{belakang}"


def _drop_butir(isi: str) -> str:
    return _KOSONG.sub(r"\1/>", _BUTIR_MANA_PUN.sub("", isi))


def _problem_pustaka(path: Path) -> Problem:
    return Problem(
        "L-53",
        Tingkat.GALAT,
        f'Pustaka makro "Standard" LibreOffice terkunci atau tidak di tempat biasa ("{path}").',
        "di LibreOffice: Alat > Makro > Kelola Makro, lepaskan kata sandi atau kunci pustaka "
        "Standard, tutup LibreOffice, lalu ulangi perintah ini.",
    )


def _problem_modul(path: Path) -> Problem:
    return Problem(
        "L-54",
        Tingkat.GALAT,
        f'Di pustaka makro "Standard" sudah ada modul {path.stem} yang bukan tulisan lkjip, '
        "atau yang sudah diubah; modul itu tidak ditimpa.",
        f"di LibreOffice: Alat > Makro > Kelola Makro > Basic, ganti nama modul {path.stem} "
        "(atau hapus bila tidak diperlukan), tutup LibreOffice, lalu ulangi perintah ini.",
    )


def _problem_fungsi(modul: str, kembar: list[str]) -> Problem:
    return Problem(
        "L-55",
        Tingkat.GALAT,
        f'Modul makro Anda "{modul}" sudah punya fungsi bernama {", ".join(kembar)}; '
        "dua fungsi bernama sama saling meniadakan.",
        f"ganti nama fungsi itu di modul {modul}, tutup LibreOffice, lalu ulangi perintah ini.",
    )
