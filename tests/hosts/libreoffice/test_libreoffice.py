"""Starting and ending LibreOffice: what happens where it is missing, hangs, or fails."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from lkjip_xl.errors import LingkunganError
from lkjip_xl.hosts.libreoffice import program
from lkjip_xl.hosts.libreoffice.measure import read_pages
from lkjip_xl.hosts.libreoffice.program import LibreOffice, Setelan, open_libreoffice

Pasang = Callable[[str], None]


@pytest.fixture
def pasang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pasang:
    """Puts a shell script in the place of soffice, first on PATH."""

    def install(script: str) -> None:
        folder = tmp_path / "bin"
        folder.mkdir()
        (folder / "soffice").write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (folder / "soffice").chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")

    return install


@pytest.fixture
def masuk(tmp_path: Path) -> Path:
    """A file to convert."""
    path = tmp_path / "laporan.docx"
    path.write_bytes(b"isi")
    return path


def ubah(masuk: Path, buka: AbstractContextManager[LibreOffice]) -> list[bytes]:
    """The file as PDF."""
    with buka as libreoffice:
        return [path.read_bytes() for path in libreoffice.convert([masuk], "pdf")]


def masih_hidup(pid: int) -> bool:
    """Whether a process still runs; one that has ended and waits to be collected does not."""
    try:
        keadaan = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except OSError:
        return False
    return keadaan.rpartition(")")[2].split()[0] != "Z"


def test_a_file_is_converted_with_a_profile_that_is_gone_afterwards(
    pasang: Pasang, masuk: Path, tmp_path: Path
) -> None:
    """The settings reach the program in a profile of its own; nothing stays on the disk."""
    pasang(
        'for isian; do case "$isian" in -env:*) profil="${isian#*file://}";; esac; done\n'
        f'echo "$profil" > {tmp_path}/profil\n'
        'while [ "$1" != --outdir ]; do shift; done\n'
        'mkdir -p "$2" && cp "$profil/user/registrymodifications.xcu" "$2/laporan.pdf"'
    )

    [hasil] = ubah(masuk, open_libreoffice([Setelan("/org.contoh/Ekspor", "Judul", "a & b")]))

    assert b'oor:path="/org.contoh/Ekspor"' in hasil
    assert b'oor:name="Judul" oor:op="fuse"><value>a &amp; b</value>' in hasil
    assert not Path((tmp_path / "profil").read_text(encoding="utf-8").strip()).parent.exists()


def test_a_program_that_hangs_is_ended_with_what_it_started(
    pasang: Pasang, masuk: Path, tmp_path: Path
) -> None:
    """After the time limit neither soffice nor the program behind it still runs."""
    pasang(f"echo $$ > {tmp_path}/pid\nsleep 60 &\necho $! >> {tmp_path}/pid\nwait")

    with pytest.raises(LingkunganError, match=r"belum selesai dalam 0\.5 detik"):
        ubah(masuk, open_libreoffice(batas_detik=0.5))

    pids = [int(baris) for baris in (tmp_path / "pid").read_text(encoding="ascii").split()]
    batas = time.monotonic() + 5
    while any(masih_hidup(pid) for pid in pids) and time.monotonic() < batas:
        time.sleep(0.02)
    assert len(pids) == 2
    assert not any(masih_hidup(pid) for pid in pids)


def test_a_program_that_writes_nothing_is_told_with_its_last_words(
    pasang: Pasang, masuk: Path
) -> None:
    """What the program said last helps whoever looks for the cause."""
    pasang("echo mulai\necho 'Error: source file could not be loaded'")

    with pytest.raises(LingkunganError) as galat:
        ubah(masuk, open_libreoffice())

    assert "tanpa menulis laporan.pdf" in str(galat.value)
    assert "Error: source file could not be loaded" in str(galat.value)


def test_a_program_that_cannot_be_started_is_told(tmp_path: Path, masuk: Path) -> None:
    """A file that is no program ends in a message, not in a traceback."""
    rusak = tmp_path / "soffice"
    rusak.write_bytes(b"\0")
    rusak.chmod(0o755)

    with pytest.raises(LingkunganError, match="tidak dapat dijalankan"):
        LibreOffice(str(rusak), tmp_path).convert([masuk], "pdf")


def test_a_missing_program_is_told_with_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, masuk: Path
) -> None:
    """The message names the program, where to get it, and the way without it."""
    monkeypatch.setattr(program, "find_soffice", lambda: None)

    with pytest.raises(LingkunganError) as galat:
        ubah(masuk, open_libreoffice())

    assert "LibreOffice tidak ditemukan" in str(galat.value)
    assert "apt install" in str(galat.value)
    assert "www.libreoffice.org" in str(galat.value)
    assert "tanpa --nomor-halaman" in str(galat.value)


def test_a_pdf_that_cannot_be_read_is_told() -> None:
    """A damaged PDF ends in a message, not in a traceback."""
    with pytest.raises(LingkunganError, match="PDF dari LibreOffice tidak dapat dibaca"):
        read_pages(b"bukan PDF")
