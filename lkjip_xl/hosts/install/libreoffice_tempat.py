"""Where LibreOffice and the profile of its user lie."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from lkjip_xl.errors import LingkunganError, Problem, Tingkat
from lkjip_xl.hosts.install.libreoffice_kunci import is_dikunci
from lkjip_xl.hosts.libreoffice.ekstensi.anak import Setelan
from lkjip_xl.hosts.libreoffice.program import CARA_PASANG, find_soffice

_FLATPAK = (
    "/var/lib/flatpak/app/org.libreoffice.LibreOffice",
    "~/.local/share/flatpak/app/org.libreoffice.LibreOffice",
)


@dataclass(frozen=True, slots=True)
class TempatLibreOffice:
    """Places of one user of LibreOffice.

    Attributes:
        soffice: The program.
        unopkg: Its installer of extensions.
        profil: The folder of the user, which LibreOffice calls UserInstallation.
    """

    soffice: Path
    unopkg: Path
    profil: Path

    @property
    def basic(self) -> Path:
        """The folder with the user's own macros."""
        return self.profil / "user" / "basic"

    @property
    def paket(self) -> Path:
        """The folder where LibreOffice unpacks extensions of the user."""
        return self.profil / "user" / "uno_packages" / "cache" / "uno_packages"

    @property
    def letak_paket(self) -> tuple[Path, ...]:
        """That folder, and those where LibreOffice leaves a copy when it puts in or takes out."""
        lain = self.profil / "user" / "extensions"
        return (self.paket, lain / "tmp" / "extensions", lain / "bak" / "extensions")

    @property
    def catatan(self) -> Path:
        """The record of what was written."""
        return self.profil / "user" / "lkjip" / "pasang.json"

    @property
    def is_terbuka(self) -> bool:
        """Whether LibreOffice is running with this profile; one that crashed is not."""
        return is_dikunci(self.profil)

    @property
    def is_siap(self) -> bool:
        """Whether LibreOffice was started once; the first start puts macros of its own there."""
        berkas = self.profil / "user" / "registrymodifications.xcu"
        try:
            return "ooSetupInstCompleted" in berkas.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return False


def find_tempat_libreoffice(profil: Path | None = None) -> TempatLibreOffice:
    """The places of the user who runs this.

    Args:
        profil: Another profile; None for that of the user.

    Raises:
        LingkunganError: There is no LibreOffice, or one that is shut off from the user's Python.
    """
    program = find_soffice()
    if program is None:
        terkurung = any(Path(satu).expanduser().exists() for satu in _FLATPAK)
        raise LingkunganError(
            [_problem_terkurung("Flatpak") if terkurung else _problem_tidak_ada()]
        )
    soffice = Path(program).resolve()
    if "snap" in (soffice.name, *Path(program).absolute().parts):
        raise LingkunganError([_problem_terkurung("Snap")])
    unopkg = soffice.with_name("unopkg.com" if sys.platform == "win32" else "unopkg")
    if not unopkg.exists():
        raise LingkunganError([_problem_tanpa_unopkg(unopkg)])
    return TempatLibreOffice(soffice, unopkg, (profil or find_profil()).absolute())


def find_profil() -> Path:
    """The profile of the user who runs this."""
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home()) / "LibreOffice" / "4"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "LibreOffice" / "4"
    induk = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(induk) / "libreoffice" / "4"


def build_setelan() -> Setelan:
    """The Python that runs this, for the extension to start."""
    python = Path(sys.executable)
    # The one without a window has no pipes to talk over.
    if python.name.lower() == "pythonw.exe":
        python = python.with_name("python.exe")
    return Setelan(str(python), str(Path(__file__).parents[3]))


def find_pemuat_python(tempat: TempatLibreOffice) -> Path | None:
    """The part of LibreOffice that loads components in Python; None where it is not installed."""
    folder = tempat.soffice.parent
    calon = (folder / "pythonloader.py", folder.parent / "Resources" / "pythonloader.py")
    return next((satu for satu in calon if satu.exists()), None)


def _problem_tidak_ada() -> Problem:
    return Problem(
        "L-51",
        Tingkat.GALAT,
        "LibreOffice tidak ditemukan di komputer ini.",
        f"{CARA_PASANG}, lalu ulangi perintah ini.",
    )


def _problem_terkurung(cara: str) -> Problem:
    return Problem(
        "L-52",
        Tingkat.GALAT,
        f"LibreOffice di komputer ini dipasang dengan {cara}, yang tidak mengizinkannya "
        "menjalankan Python Anda; LKjIP tidak dapat bekerja di dalamnya.",
        "pasang LibreOffice dari www.libreoffice.org atau dari paket sistem "
        "(Debian dan Ubuntu: apt install libreoffice-calc python3-uno), lalu ulangi perintah ini; "
        "perintah lkjip periksa dan lkjip laporan tetap dapat dipakai.",
    )


def _problem_tanpa_unopkg(unopkg: Path) -> Problem:
    return Problem(
        "L-51",
        Tingkat.GALAT,
        f'Pemasang ekstensi LibreOffice tidak ada di tempatnya ("{unopkg}").',
        f"{CARA_PASANG}, lalu ulangi perintah ini.",
    )
