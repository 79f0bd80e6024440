"""The computer of an invented user: folders, a Python for Windows, and a registry."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lkjip_xl.hosts.addin.sources import VERSI_XLWINGS
from lkjip_xl.hosts.install.places import Tempat

RegistryUji = dict[tuple[str, str], str | int]


@pytest.fixture
def tempat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tempat:
    """A user with a complete virtual environment, in folders with awkward names."""
    venv = tmp_path / "Budi & Ani (100%)" / "venv"
    (venv / "Scripts").mkdir(parents=True)
    for nama in ("python.exe", "pythonw.exe"):
        (venv / "Scripts" / nama).touch()
    for bit in (32, 64):
        (venv / f"xlwings{bit}-{VERSI_XLWINGS}.dll").touch()
    python = venv / "Scripts" / "python.exe"
    monkeypatch.setattr(sys, "executable", str(python))
    return Tempat(tmp_path / "Roaming", python, venv / "Lib" / "site-packages")


@pytest.fixture
def isi_registry() -> RegistryUji:
    """A computer with a 64-bit Excel of today and nothing set by hand."""
    return {
        (r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe", ""): (
            r"C:\Program Files\Microsoft Office\root\Office16\EXCEL.EXE"
        ),
        (r"HKLM\SOFTWARE\Classes\Excel.Application\CurVer", ""): "Excel.Application.16",
        (r"HKLM\SOFTWARE\Microsoft\Office\ClickToRun\Configuration", "Platform"): "x64",
    }


@pytest.fixture
def registry(isi_registry: RegistryUji) -> Callable[[str, str], str | int | None]:
    """The reader of that registry."""
    return lambda kunci, nama: isi_registry.get((kunci, nama))
