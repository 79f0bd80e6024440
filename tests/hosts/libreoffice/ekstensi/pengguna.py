"""Somebody with LibreOffice and a profile of their own; in CI, where all is done by root, too."""

from __future__ import annotations

import dataclasses
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from lkjip_xl.hosts import cli
from lkjip_xl.hosts.install.libreoffice_tempat import (
    TempatLibreOffice,
    find_tempat_libreoffice,
)

_IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
# unopkg refuses root; nobody must be able to read the extension and to write the profile.
_UNOPKG = """#!/bin/sh
chown -R 65534:65534 "{folder}"
for akhir in "$@"; do :; done
case "$akhir" in *.oxt) chmod -R a+rX "$(dirname "$akhir")";; esac
exec env HOME="{folder}" setpriv --reuid=65534 --regid=65534 --clear-groups "{unopkg}" "$@"
"""


@dataclass(frozen=True)
class Pengguna:
    """Somebody with LibreOffice.

    Attributes:
        tempat: Where things lie.
    """

    tempat: TempatLibreOffice

    def jalankan(self, *argv: str) -> int:
        """One verb of the command line in this profile."""
        return cli.main([*argv, "--libreoffice", "--profil", str(self.tempat.profil)])

    def start_sekali(self) -> None:
        """Open and close LibreOffice, as everybody did before."""
        subprocess.run(
            [str(self.tempat.soffice), f"-env:UserInstallation={self.tempat.profil.as_uri()}",
             "--headless", "--norestore", "--terminate_after_init"],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip

    def baca_basic(self) -> dict[str, bytes]:
        """Every byte of the user's own macros."""
        semua = self.tempat.basic.rglob("*")
        return {str(p.relative_to(self.tempat.basic)): p.read_bytes() for p in semua if p.is_file()}


def build_pengguna(folder: Path) -> Pengguna:
    """A user whose profile is in `folder`."""
    tempat = find_tempat_libreoffice(folder / "Profil Budi & Ani" / "4")
    if _IS_ROOT:
        unopkg = folder / "unopkg"
        unopkg.write_text(_UNOPKG.format(folder=folder, unopkg=tempat.unopkg), encoding="utf-8")
        unopkg.chmod(0o755)
        tempat = dataclasses.replace(tempat, unopkg=unopkg)
    return Pengguna(tempat)
