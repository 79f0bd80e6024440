"""Whether a LibreOffice holds a profile, or one that crashed only left its lock behind."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

_PROGRAM = ("soffice", "soffice.bin", "soffice.exe", "oosplash")
_BATAS_DETIK = 15.0


def is_dikunci(profil: Path) -> bool:
    """Whether a LibreOffice that runs holds the profile; where that cannot be told, it does.

    A lock of this computer is stale when no LibreOffice runs on it; LibreOffice and its tools then
    take it away by themselves.
    """
    try:
        isi = (profil / ".lock").read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return False
    except OSError:  # Windows lets nobody read it while it is held
        return True
    tuan = next((b.partition("=")[2] for b in isi.splitlines() if b.startswith("Host=")), "")
    if _cut_domain(tuan) != _cut_domain(socket.gethostname()):
        return True
    berjalan = list_proses()
    return berjalan is None or any(nama in _PROGRAM for nama in berjalan)


def list_proses() -> list[str] | None:
    """File names of all programs that run on this computer; None where nothing tells."""
    if Path("/proc/self/comm").exists():
        return [satu for path in Path("/proc").glob("[0-9]*/comm") if (satu := _read_nama(path))]
    if sys.platform == "win32":
        baris = _run("tasklist", "/NH", "/FO", "CSV")
        return None if baris is None else [b.split('","')[0].strip('"').lower() for b in baris]
    baris = _run("ps", "-A", "-o", "comm=")
    return None if baris is None else [Path(satu.strip()).name for satu in baris]


def _read_nama(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:  # it has ended meanwhile
        return ""


def _run(*perintah: str) -> list[str] | None:
    try:
        selesai = subprocess.run(
            perintah,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_BATAS_DETIK,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return selesai.stdout.decode("utf-8", "replace").splitlines()


def _cut_domain(nama: str) -> str:
    return nama.strip().partition(".")[0].casefold()
