"""The two Pythons: that of the user, which LibreOffice starts, and the one inside LibreOffice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from lkjip_xl.errors import Problem, Tingkat
from lkjip_xl.hosts.install.libreoffice_tempat import TempatLibreOffice, find_pemuat_python

_PYTHON_SISTEM = "/usr/bin/python3"
_BATAS_DETIK = 15.0


def check_python_store() -> list[Problem]:
    """Windows shows such a Python a private copy of %APPDATA%, which LibreOffice never sees."""
    if "WindowsApps" not in Path(sys.base_prefix).parts:
        return []
    return [
        Problem(
            "L-33",
            Tingkat.GALAT,
            "Python dari Microsoft Store tidak dapat memasang LKjIP di LibreOffice.",
            "pasang Python dari www.python.org, lalu pasang lkjip_xl dengan Python itu.",
        )
    ]


def check_pemuat(tempat: TempatLibreOffice) -> list[Problem]:
    """Whether LibreOffice has the part that loads extensions in Python."""
    if find_pemuat_python(tempat) is not None:
        return []
    return [
        Problem(
            "L-59",
            Tingkat.GALAT,
            "Bagian LibreOffice yang menjalankan ekstensi Python belum terpasang.",
            "Debian dan Ubuntu: apt install python3-uno; sistem lain: pasang ulang LibreOffice "
            "dari www.libreoffice.org.",
        )
    ]


def check_jalur(tempat: TempatLibreOffice) -> list[Problem]:
    """Whether a LibreOffice that is started from here would end at our first function.

    The Python inside a LibreOffice of the system looks for its library beside the python3 that is
    first on PATH. Beside that of another one it finds no bridge, and LibreOffice crashes.
    """
    jalur = os.environ.get("PATH", os.defpath)
    if _is_python_sendiri(tempat) or not _has_uno(os.defpath) or _has_uno(jalur):
        return []
    if _has_uno(_cut_lingkungan(jalur)):
        return [
            Problem(
                "L-65",
                Tingkat.PERINGATAN,
                f'Terminal ini memakai lingkungan Python "{sys.prefix}"; LibreOffice yang dibuka '
                "dari terminal ini akan berhenti mendadak.",
                "buka LibreOffice dari menu aplikasi, bukan dari terminal ini.",
            )
        ]
    return [
        Problem(
            "L-65",
            Tingkat.PERINGATAN,
            f'Python lain di PATH ("{shutil.which("python3", path=jalur)}") mendahului Python '
            "sistem, sehingga LibreOffice akan berhenti mendadak saat memakai LKjIP.",
            "taruh /usr/bin di depan PATH (biasanya di ~/.profile), keluar dari komputer lalu "
            "masuk lagi; atau pasang LibreOffice dari www.libreoffice.org.",
        )
    ]


def _is_python_sendiri(tempat: TempatLibreOffice) -> bool:
    """Whether LibreOffice brings its own Python, or runs where PATH does not matter."""
    return (
        not sys.platform.startswith("linux")
        or not Path(_PYTHON_SISTEM).exists()
        or any(tempat.soffice.parent.glob("python-core*"))
    )


def _has_uno(jalur: str) -> bool:
    """Whether Python finds the bridge when it is started by its bare name, as inside LibreOffice.

    That name decides where it looks for its library, whatever program really runs.
    """
    try:
        selesai = subprocess.run(
            ["python3", "-c", "import uno"],
            executable=_PYTHON_SISTEM,
            env={**os.environ, "PATH": jalur},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_BATAS_DETIK,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return selesai.returncode == 0


def _cut_lingkungan(jalur: str) -> str:
    """PATH as it was before the environment of this Python became active."""
    milik = Path(sys.prefix, "bin")
    return os.pathsep.join(satu for satu in jalur.split(os.pathsep) if Path(satu) != milik)
