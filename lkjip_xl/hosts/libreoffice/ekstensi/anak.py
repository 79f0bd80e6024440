"""Starting the user's own Python from inside LibreOffice, whose Python lacks what we need."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

NAMA_SETELAN = "setelan.json"
# What the office sets for its own Python would lead another one to the wrong library.
_MILIK_OFFICE = (
    "PYTHONHOME",
    "PYTHONPATH",
    "PYTHONEXECUTABLE",
    "PYTHONPLATLIBDIR",
    "PYTHONSTARTUP",
    "__PYVENV_LAUNCHER__",
    "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
)
_TANPA_JENDELA = getattr(subprocess, "CREATE_NO_WINDOW", 0)


@dataclass(frozen=True)
class Setelan:
    """Which Python to start.

    Attributes:
        python: The interpreter that ran `lkjip pasang`.
        pustaka: The folder that holds lkjip_xl.
    """

    python: str
    pustaka: str


def read_setelan(folder: Path | None = None) -> Setelan:
    """The settings that `lkjip pasang` packed beside this module.

    Args:
        folder: Where they lie; None for the folder of this module.

    Raises:
        OSError: There are none.
        ValueError: They cannot be read.
    """
    berkas = (Path(__file__).parent if folder is None else folder) / NAMA_SETELAN
    isi = json.loads(berkas.read_text(encoding="utf-8"))
    try:
        return Setelan(str(isi["python"]), str(isi["pustaka"]))
    except (KeyError, TypeError) as fault:
        raise ValueError(f"{berkas}: {fault}") from fault


def start_anak(modul: str, *isian: str) -> subprocess.Popen[bytes]:
    """`python -m modul isian ...` with pipes to its input and output.

    Raises:
        OSError: The Python that was installed for is gone, or there are no settings.
        ValueError: The settings cannot be read.
    """
    return start(read_setelan(), modul, *isian)


def start(setelan: Setelan, modul: str, *isian: str) -> subprocess.Popen[bytes]:
    """As `start_anak`, with the Python of `setelan`."""
    return subprocess.Popen(
        [setelan.python, "-m", modul, *isian],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # The folder of an open document would stay locked as long as the child lives (Windows).
        cwd=tempfile.gettempdir(),
        env=build_lingkungan(setelan),
        creationflags=_TANPA_JENDELA,
    )


def build_lingkungan(setelan: Setelan) -> dict[str, str]:
    """The environment of the child: that of the office without what concerns its own Python."""
    lingkungan = {nama: isi for nama, isi in os.environ.items() if nama not in _MILIK_OFFICE}
    return {
        **lingkungan,
        "PYTHONPATH": setelan.pustaka,
        "PYTHONSAFEPATH": "1",  # the working folder is not a place for modules
        "PYTHONUTF8": "1",
    }
