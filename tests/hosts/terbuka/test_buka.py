"""A finished file is handed to the program that the computer has for it."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

import pytest

from lkjip_xl.hosts.terbuka.buka import open_berkas


@pytest.fixture
def berkas(tmp_path: Path) -> Path:
    """A report."""
    path = tmp_path / "Laporan & Lampiran.docx"
    path.write_bytes(b"isi")
    return path


def test_windows_opens_by_ending(berkas: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's own call is used where there is one; a file without a program is told."""
    dibuka: list[str] = []
    monkeypatch.setattr(os, "startfile", dibuka.append, raising=False)

    hasil = open_berkas(berkas)

    def tolak(path: str) -> None:
        raise OSError(1155, "no program")

    monkeypatch.setattr(os, "startfile", tolak, raising=False)
    assert hasil
    assert dibuka == [str(berkas)]
    assert not open_berkas(berkas)


@pytest.mark.parametrize(("sistem", "perintah"), [("darwin", "open"), ("linux", "xdg-open")])
def test_other_systems_start_a_program_and_do_not_wait(
    berkas: Path, sistem: str, perintah: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is one argument, whatever is in its name."""
    program, jejak = tmp_path / perintah, tmp_path / "jejak"
    program.write_text(f'#!/bin/sh\nprintf %s "$*" > {jejak}\nsleep 1\n', encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr("sys.platform", sistem)
    monkeypatch.delattr(os, "startfile", raising=False)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":9")
    mulai = time.monotonic()

    hasil = open_berkas(berkas)

    lama = time.monotonic() - mulai
    while (
        not (jejak.exists() and jejak.read_text(encoding="utf-8")) and time.monotonic() < mulai + 5
    ):
        time.sleep(0.01)
    assert hasil
    assert lama < 0.9
    assert jejak.read_text(encoding="utf-8") == str(berkas)


@pytest.mark.skipif(os.name == "nt", reason="Windows always has a screen")
def test_without_screen_or_program_nothing_is_opened(
    berkas: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The caller hears it and says where the file is."""
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    tanpa_layar = open_berkas(berkas)
    monkeypatch.setenv("DISPLAY", ":9")

    assert not tanpa_layar
    assert not open_berkas(berkas)
