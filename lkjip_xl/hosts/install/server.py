"""A trial of the Python that Excel will start: does it load everything, from where Excel starts it?

Excel would show only that there is no answer; a cell cannot tell why.
"""

from __future__ import annotations

import functools
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from lkjip_xl.hosts.addin.setelan import MODUL_PYTHON
from lkjip_xl.hosts.install.places import is_windows

Coba: TypeAlias = Callable[[Path, Path], str]
"""python.exe and the folder of lkjip_xl -> what went wrong; empty when nothing did."""

_PERINTAH = (
    "import sys;sys.path.extend(sys.argv[1].split(';'));"
    f"import xlwings.com_server;import lkjip_xl.hosts.macros;import {MODUL_PYTHON}"
)
_BATAS_DETIK = 120


@functools.cache
def try_server(python: Path, pustaka: Path) -> str:
    """`read_galat` on Windows; elsewhere nothing, for there is no Excel to ask."""
    return read_galat(python, pustaka) if is_windows() else ""


def read_galat(python: Path, pustaka: Path) -> str:
    """What Python says when it loads as Excel makes it: the last line; empty when all is well."""
    perintah = [str(python), "-E", "-P", "-B", "-X", "utf8", "-c", _PERINTAH, str(pustaka)]
    try:
        hasil = subprocess.run(
            perintah,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_BATAS_DETIK,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as galat:
        return str(galat)
    if hasil.returncode == 0:
        return ""
    baris = hasil.stderr.strip().splitlines()
    return baris[-1] if baris else f"berakhir dengan kode {hasil.returncode}"
