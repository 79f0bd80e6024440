"""A finished file, opened for staff with the program that their computer has for it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path


def open_berkas(path: Path) -> bool:
    """Open a file with its own program, without waiting for it.

    Returns:
        Whether it was handed over; False on a machine without a screen or without such a program.
    """
    start = getattr(os, "startfile", None)
    try:
        if start is not None:
            start(str(path))
            return True
        if perintah := _find_perintah():
            _run([perintah, str(path)])
            return True
    except OSError:  # no program for this kind of file
        return False
    return False


def _find_perintah() -> str | None:
    if sys.platform == "darwin":
        return "open"
    layar = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return "xdg-open" if layar else None


def _run(perintah: list[str]) -> None:
    """Start a program that may outlive us; its end is waited for beside our work."""
    proses = subprocess.Popen(
        perintah,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    threading.Thread(target=proses.wait, daemon=True).start()
