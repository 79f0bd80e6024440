"""LibreOffice kept running, and the bridge to it: Python's module uno, which comes with it."""

from __future__ import annotations

import contextlib
import importlib
import os
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from lkjip_xl.errors import LingkunganError, Problem, Tingkat
from lkjip_xl.hosts.libreoffice.program import (
    Setelan,
    end_proses,
    find_soffice,
    open_libreoffice,
)

CARA_PASANG_UNO = (
    "pasang jembatan Python LibreOffice (Debian dan Ubuntu: apt install python3-uno) untuk versi "
    "Python yang sama"
)
BATAS_MULAI_DETIK = 60.0
# 0 means always: without it LibreOffice trusts the values that stand in a file.
HITUNG_SELALU = Setelan("/org.openoffice.Office.Calc/Formula/Load", "OOXMLRecalcMode", "0")
_TEMPAT_BIASA = ("/usr/lib/python3/dist-packages",)


def find_uno() -> str | None:
    """Folder of the module uno that this Python can load; "" where it finds it by itself.

    None where there is none. Tried in a Python of its own: a module built for another version
    would take this one down with it.
    """
    for tempat in ("", *_TEMPAT_BIASA):
        lingkungan = {**os.environ, "PYTHONPATH": tempat} if tempat else None
        perintah = [sys.executable, "-c", "import uno; uno.getComponentContext()"]
        if tempat and not (Path(tempat) / "uno.py").exists():
            continue
        if subprocess.run(perintah, env=lingkungan, capture_output=True, check=False).returncode:
            continue
        return tempat
    return None


def load_uno() -> Any:
    """The module uno.

    Raises:
        LingkunganError: This Python has none that it can load.
    """
    if "uno" not in sys.modules:
        tempat = find_uno()
        if tempat is None:
            raise LingkunganError([_problem_tanpa_uno()])
        if tempat:
            sys.path.append(tempat)
    return importlib.import_module("uno")


@contextlib.contextmanager
def open_konteks(
    setelan: Sequence[Setelan] = (HITUNG_SELALU,), *, profil: Path | None = None
) -> Iterator[tuple[Any, int]]:
    """LibreOffice without a window: its context and process id.

    Args:
        setelan: Settings of the profile that is made for this run.
        profil: A profile to run with instead, which keeps its own settings.

    Raises:
        LingkunganError: LibreOffice or the bridge is not on this machine, or it does not start.
    """
    uno = load_uno()
    with open_libreoffice(setelan) as libreoffice:
        dipakai = libreoffice.folder / "profil" if profil is None else profil
        pipa = f"lkjip{uuid.uuid4().hex[:12]}"
        proses = subprocess.Popen(
            [
                find_soffice() or "soffice",
                f"-env:UserInstallation={dipakai.resolve().as_uri()}",
                "--headless",
                "--norestore",
                "--nologo",
                "--nodefault",
                f"--accept=pipe,name={pipa};urp;StarOffice.ComponentContext",
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=_build_lingkungan(),
        )
        try:
            ctx = _connect(uno, pipa)
            yield ctx, proses.pid
            with contextlib.suppress(Exception):  # the bridge breaks when the program is gone
                _build_desktop(ctx).terminate()
        finally:
            _end(proses)


def _connect(uno: Any, pipa: str) -> Any:
    lokal = uno.getComponentContext()
    pencari = lokal.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", lokal
    )
    batas = time.monotonic() + BATAS_MULAI_DETIK
    while True:
        try:
            ctx = pencari.resolve(f"uno:pipe,name={pipa};urp;StarOffice.ComponentContext")
        # Whatever the resolver says, the program may only be slow to start.
        except Exception as fault:
            if time.monotonic() > batas:
                raise LingkunganError([_problem_lama()]) from fault
            time.sleep(0.05)
        else:
            return ctx


def _build_lingkungan() -> dict[str, str]:
    """Ours, with the system's own Python first.

    The Python inside a LibreOffice of the system looks for its library beside the python3 that is
    first on PATH; that of another one (pyenv, an active environment) takes it down.
    """
    if os.name != "posix":
        return dict(os.environ)
    return {**os.environ, "PATH": os.pathsep.join([os.defpath, os.environ.get("PATH", "")])}


def _build_desktop(ctx: Any) -> Any:
    return ctx.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", ctx)


def _end(proses: subprocess.Popen[bytes]) -> None:
    """Wait for the program to end by itself, then end it and what it started."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        proses.wait(15)
        return
    end_proses(proses)
    proses.wait()


def _problem_tanpa_uno() -> Problem:
    return Problem(
        "L-26",
        Tingkat.GALAT,
        "Jembatan Python LibreOffice (modul uno) tidak dapat dimuat oleh Python ini.",
        f"{CARA_PASANG_UNO}.",
    )


def _problem_lama() -> Problem:
    return Problem(
        "L-27",
        Tingkat.GALAT,
        f"LibreOffice belum siap dalam {BATAS_MULAI_DETIK:g} detik.",
        "tutup program lain yang berat, lalu coba lagi.",
    )
