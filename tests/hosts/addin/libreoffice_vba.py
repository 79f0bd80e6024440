"""LibreOffice as a second home of our VBA: it loads a file with its macros allowed."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

from lkjip_xl.hosts.libreoffice.program import CARA_PASANG, find_soffice

_FILTER = "Calc MS Excel 2007 VBA XML"
# A profile that counts as set up, for otherwise the first start puts its own macros into it.
_REGISTRI = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/Office">
<prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<library:libraries xmlns:library="http://openoffice.org/2000/library"
 xmlns:xlink="http://www.w3.org/1999/xlink">
<library:library library:name="Standard" library:link="false"/></library:libraries>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
<library:element library:name="Uji"/></library:library>
"""
_MODUL = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Uji"
 script:language="StarBasic">
Sub Ubah(masuk, keluar)
  Dim buka(2) As New com.sun.star.beans.PropertyValue
  Dim simpan(0) As New com.sun.star.beans.PropertyValue
  buka(0).Name = "Hidden"
  buka(0).Value = True
  buka(1).Name = "MacroExecutionMode"
  buka(1).Value = 4
  buka(2).Name = "FilterName"
  buka(2).Value = "@FILTER@"
  simpan(0).Name = "FilterName"
  simpan(0).Value = "calc8"
  buku = StarDesktop.loadComponentFromURL(masuk, "_blank", 0, buka())
  buku.calculateAll()
  buku.storeToURL(keluar, simpan())
  buku.close(True)
End Sub
Sub Utama
@PANGGIL@
  StarDesktop.terminate()
End Sub
</script:module>
"""


def convert_with_macros(berkas: Sequence[Path], folder: Path) -> list[Path]:
    """Each file as .ods, calculated with the VBA functions that it carries.

    `--convert-to` never runs macros; a macro of the user's own may let others run.

    Raises:
        RuntimeError: LibreOffice is missing.
        AssertionError: It did not write a file.
    """
    program = find_soffice()
    if program is None:
        raise RuntimeError(f"LibreOffice tidak ada: {CARA_PASANG}")
    hasil = [folder / f"{satu.stem}.ods" for satu in berkas]
    profil = _write_profil(folder / "profil", list(zip(berkas, hasil, strict=True)))
    catatan = _run(
        [program, f"-env:UserInstallation={profil.as_uri()}", "--headless", "--norestore",
         "--nologo", "macro:///Standard.Uji.Utama()"]
    )  # fmt: skip
    assert all(satu.exists() for satu in hasil), catatan
    return hasil


def _run(perintah: Sequence[str]) -> str:
    """What the program says; a macro that stopped half way would leave it running."""
    proses = subprocess.Popen(
        perintah,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    with proses:
        try:
            return proses.communicate(timeout=60)[0]
        finally:
            # soffice is a script that starts another program: only as a group both end.
            if proses.poll() is None:
                os.killpg(proses.pid, signal.SIGKILL)


def _write_profil(profil: Path, pasangan: Sequence[tuple[Path, Path]]) -> Path:
    panggil = "\n".join(f'  Ubah "{m.as_uri()}", "{k.as_uri()}"' for m, k in pasangan)
    modul = _MODUL.replace("@FILTER@", _FILTER).replace("@PANGGIL@", panggil)
    basic = profil / "user" / "basic"
    for path, isi in (
        (profil / "user" / "registrymodifications.xcu", _REGISTRI),
        (basic / "script.xlc", _LIBRARIES),
        (basic / "Standard" / "script.xlb", _LIBRARY),
        (basic / "Standard" / "Uji.xba", modul),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(isi, encoding="utf-8")
    return profil
