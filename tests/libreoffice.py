"""LibreOffice as a second opinion: it recalculates every formula of a workbook."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

CARA_PASANG = (
    "pasang LibreOffice (Debian: apt install libreoffice-calc libreoffice-writer) "
    "atau taruh soffice di PATH"
)
_TEMPAT_BIASA = (
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_BATAS_DETIK = 120
# 0 means always: without it LibreOffice trusts the values that stand in a file.
_HITUNG_SELALU = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""


def find_soffice() -> str | None:
    """The program on PATH or in one of its usual places; None where there is none."""
    for nama in ("soffice", "libreoffice"):
        if program := shutil.which(nama):
            return program
    return next((tempat for tempat in _TEMPAT_BIASA if Path(tempat).exists()), None)


def recalculate(xlsx: Path, folder: Path) -> Path:
    """`xlsx` as LibreOffice computes and saves it, in `folder`."""
    return recalculate_all([xlsx], folder)[0]


def recalculate_all(berkas: Sequence[Path], folder: Path) -> list[Path]:
    """Several workbooks in one run of the program; their names must differ.

    Raises:
        RuntimeError: LibreOffice is missing, takes too long, or did not write a file.
    """
    program = find_soffice()
    if program is None:
        raise RuntimeError(f"LibreOffice tidak ada: {CARA_PASANG}")
    profil = folder / "profil_libreoffice"
    (profil / "user").mkdir(parents=True, exist_ok=True)
    (profil / "user" / "registrymodifications.xcu").write_text(_HITUNG_SELALU, encoding="utf-8")
    keluar = folder / "dihitung"
    perintah = [
        program,
        f"-env:UserInstallation={profil.resolve().as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "xlsx",
        "--outdir",
        str(keluar),
        *(str(satu) for satu in berkas),
    ]
    catatan = _run(perintah)
    hasil = [keluar / satu.name for satu in berkas]
    if hilang := [satu.name for satu in hasil if not satu.exists()]:
        raise RuntimeError(f"LibreOffice tidak menulis {', '.join(hilang)}:\n{catatan}")
    return hasil


def _run(perintah: Sequence[str]) -> str:
    # soffice is a script that starts another program: a session of its own lets both be ended.
    with subprocess.Popen(
        perintah,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    ) as proses:
        try:
            catatan, _ = proses.communicate(timeout=_BATAS_DETIK)
        except subprocess.TimeoutExpired as lama:
            with contextlib.suppress(ProcessLookupError):
                if os.name == "posix":
                    os.killpg(proses.pid, signal.SIGKILL)
                else:
                    proses.kill()
            raise RuntimeError(f"LibreOffice belum selesai dalam {_BATAS_DETIK} detik") from lama
    return catatan
