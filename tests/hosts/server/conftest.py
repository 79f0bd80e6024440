"""The server as its operator starts it, in a process of its own; skipped where it is missing."""

from __future__ import annotations

import importlib.metadata
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest

from tests.hosts.server.excel_web import Klien

VERSI = "1.20.0"
# The first is for these tests alone: the other changes what xlwings is in every test.
KUNCI_LISENSI = ("LKJIP_UJI_LISENSI", "XLWINGS_LICENSE_KEY")
# Set where every test must run (.ci/run): a server that is missing is a failure.
_WAJIB = os.environ.get("LKJIP_WAJIB_SERVER") == "1"
PERINTAH = (sys.executable, "-c",
            "import sys; from lkjip_xl.hosts.cli import main; sys.exit(main())")  # fmt: skip


@pytest.fixture(scope="session")
def lisensi() -> str:
    """The licence key of whoever runs the tests; it is their choice to make."""
    semua = [isi for nama in KUNCI_LISENSI if (isi := os.environ.get(nama))]
    if not semua:
        _skip(f"pilihan lisensi xlwings belum ditetapkan: isi {KUNCI_LISENSI[0]}, docs/server.md")
    return semua[0]


@pytest.fixture(scope="session")
def tambahan_server() -> None:
    """The extra `server`."""
    try:
        versi = importlib.metadata.version("xlwings-server")
    except importlib.metadata.PackageNotFoundError:
        versi = ""
    if versi != VERSI:
        _skip(f"xlwings-server {VERSI} tidak ada: pasang dengan pip install -e .[server]")


def _skip(alasan: str) -> NoReturn:
    if _WAJIB:
        pytest.fail(alasan)
    pytest.skip(alasan)


@dataclass(frozen=True)
class ServerUji:
    """A running server.

    Attributes:
        port: Where it listens on 127.0.0.1.
        akun: Its file of accounts.
        pid: Its process.
        sementara: Its folder for temporary files.
        siti: A user who is signed in.
        budi: Another.
        tamu: Nobody: no token.
    """

    port: int
    akun: Path
    pid: int
    sementara: Path
    siti: Klien
    budi: Klien
    tamu: Klien


def run_lkjip(*isian: str, lingkungan: dict[str, str] | None = None) -> subprocess.CompletedProcess:
    """The command line in a process of its own."""
    return subprocess.run(
        [*PERINTAH, *isian],
        capture_output=True, text=True, check=False, timeout=60,
        env={**os.environ, "PYTHONUTF8": "1", **(lingkungan or {})},
    )  # fmt: skip


def create_token(akun: Path, nama: str) -> str:
    """A token of a new user."""
    hasil = run_lkjip("server", "--akun", str(akun), "--token-baru", nama)
    assert hasil.returncode == 0, hasil.stderr
    return hasil.stdout.strip()


@pytest.fixture(scope="session")
def server(
    tambahan_server: None, lisensi: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ServerUji]:
    """`lkjip server` with two users, until the tests are done."""
    folder = tmp_path_factory.mktemp("server")
    akun = folder / "pengguna.json"
    token = [create_token(akun, nama) for nama in ("Siti", "Budi")]
    port = find_port()
    # Settings from elsewhere must not open the server.
    jebakan = {"XLWINGS_AUTH_PROVIDERS": "[]", "XLWINGS_CORS_ALLOW_ORIGINS": '["*"]',
               "XLWINGS_ENVIRONMENT": "dev"}  # fmt: skip
    sementara = folder / "tmp"
    sementara.mkdir()
    lain = {"XLWINGS_LICENSE_KEY": lisensi, "TMPDIR": str(sementara), "PYTHONUTF8": "1"}
    with (folder / "log.txt").open("w+", encoding="utf-8") as log:
        proses = subprocess.Popen(
            [*PERINTAH, "server", "--akun", str(akun), "--port", str(port)],
            stdout=log, stderr=log, cwd=folder, env={**os.environ, **jebakan, **lain},
        )  # fmt: skip
        try:
            tunggu(proses, port, folder / "log.txt")
            yield ServerUji(
                port, akun, proses.pid, sementara, *(Klien(port, satu) for satu in (*token, ""))
            )
        finally:
            proses.terminate()
            proses.wait(timeout=20)


def find_port() -> int:
    """A port of this computer that nobody uses."""
    with socket.socket() as lubang:
        lubang.bind(("127.0.0.1", 0))
        return int(lubang.getsockname()[1])


def tunggu(proses: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Until the server answers."""
    batas = time.monotonic() + 30
    while time.monotonic() < batas and proses.poll() is None:
        try:
            if Klien(port).minta("GET", "/").kode == 200:
                return
        except OSError:
            time.sleep(0.05)
    pytest.fail(f"server tidak menjawab:\n{log.read_text(encoding='utf-8')}")
