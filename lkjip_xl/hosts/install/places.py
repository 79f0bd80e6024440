"""Where things lie on the computer of a user: Python, the add-in, and the record of what we wrote.

The add-in goes to XLSTART, whose files Excel opens at each start: that needs no entry in the
registry and no administrator, one deleted file undoes it, and Excel trusts the folder unless an
office forbids that.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from lkjip_xl.errors import LingkunganError, Problem, Tingkat
from lkjip_xl.hosts.addin.setelan import build_setelan

NAMA_ADDIN = "LKjIP.xlam"


@dataclass(frozen=True, slots=True)
class Tempat:
    """Places of one user.

    Attributes:
        appdata: The folder %APPDATA%.
        python: python.exe of the environment that lkjip_xl runs in.
        pustaka: The folder that holds lkjip_xl.
    """

    appdata: Path
    python: Path
    pustaka: Path

    @property
    def pythonw(self) -> Path:
        """The Python without a window, which Excel starts."""
        return self.python.with_name("pythonw.exe")

    @property
    def setelan(self) -> dict[str, str]:
        """What the add-in is told of these places."""
        return build_setelan(str(self.pythonw), str(self.pustaka))

    @property
    def addin(self) -> Path:
        """The installed add-in."""
        return self.appdata / "Microsoft" / "Excel" / "XLSTART" / NAMA_ADDIN

    @property
    def addin_kembar(self) -> Path:
        """Where Excel puts an add-in that is added in its own window: a second copy of ours."""
        return self.appdata / "Microsoft" / "AddIns" / NAMA_ADDIN

    @property
    def catatan(self) -> Path:
        """The record of what was written."""
        return self.appdata / "LKjIP" / "pasang.json"

    @property
    def cadangan(self) -> Path:
        """Where a foreign add-in of our name is kept; Excel would open a copy in XLSTART too."""
        return self.appdata / "LKjIP" / "cadangan" / NAMA_ADDIN


def is_windows() -> bool:
    """Whether this is Windows, the only system whose Excel loads the add-in."""
    return sys.platform == "win32"


def find_tempat(appdata: Path | None = None) -> Tempat:
    """The places of the user who runs this.

    Args:
        appdata: A folder in the place of %APPDATA%, on any system; None for the real one.

    Raises:
        LingkunganError: This is not Windows, or it does not tell the folder of the user.
    """
    if appdata is None:
        if not is_windows():
            raise LingkunganError([_problem_bukan_windows()])
        if not os.environ.get("APPDATA"):
            raise LingkunganError([_problem_tanpa_appdata()])
        appdata = Path(os.environ["APPDATA"])
    # lkjip_xl may have been started by pythonw.exe; the starter needs a Python with a window.
    python = Path(sys.executable).with_name("python.exe")
    return Tempat(appdata.absolute(), python, Path(__file__).parents[3])


def _problem_bukan_windows() -> Problem:
    return Problem(
        "L-31",
        Tingkat.GALAT,
        "Add-in LKjIP hanya untuk Excel di Windows; komputer ini memakai sistem lain.",
        "untuk LibreOffice jalankan lkjip pasang --libreoffice; perintah lkjip periksa dan "
        "lkjip laporan berjalan di semua sistem.",
    )


def _problem_tanpa_appdata() -> Problem:
    return Problem(
        "L-32",
        Tingkat.GALAT,
        "Windows tidak menyebutkan folder data pengguna (APPDATA).",
        "keluar dari Windows, masuk lagi, lalu ulangi perintah ini.",
    )
