"""A user of LibreOffice: a fresh profile in which `lkjip pasang --libreoffice` really runs."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from lkjip_xl.hosts import cli
from lkjip_xl.hosts.verbs import pasang, pasang_libreoffice
from tests.hosts.libreoffice.ekstensi.pengguna import Pengguna, build_pengguna


@pytest.fixture(scope="module")
def pengguna() -> Iterator[Pengguna]:
    """A user of LibreOffice with a profile of its own, where nothing is installed yet."""
    # Not below the folders of pytest, which only their owner may enter.
    folder = Path(tempfile.mkdtemp(prefix="lkjip-uji-"))
    folder.chmod(0o755)
    try:
        satu = build_pengguna(folder)
        with pytest.MonkeyPatch.context() as tukar:
            tukar.setattr(cli, "VERBA", (pasang,))
            # An active environment of Python would be warned of.
            tukar.setenv("PATH", os.pathsep.join([os.defpath, os.environ["PATH"]]))
            tukar.setattr(pasang_libreoffice, "find_tempat_libreoffice", lambda profil: satu.tempat)
            yield satu
    finally:
        shutil.rmtree(folder, ignore_errors=sys.platform == "win32")
