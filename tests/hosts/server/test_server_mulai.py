"""Starting the server: what is missing is told in Indonesian, and nothing listens before."""

from __future__ import annotations

import importlib.metadata
import os
import re
import signal
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from lkjip_xl.hosts.cli import main
from lkjip_xl.hosts.server.jalan import VERSI_SERVER
from tests.hosts.server.conftest import (
    PERINTAH,
    ServerUji,
    create_token,
    find_port,
    run_lkjip,
    tunggu,
)
from tests.hosts.server.excel_web import SKRIP, Klien

REPO = Path(__file__).parents[3]


def test_without_the_extra_it_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And at the same time everything else that is missing."""

    def tiada(nama: str) -> str:
        raise importlib.metadata.PackageNotFoundError(nama)

    monkeypatch.setattr(importlib.metadata, "version", tiada)

    kode = main(["server", "--akun", str(tmp_path / "a.json"), "--alamat", "0.0.0.0"])

    galat = capsys.readouterr().err
    assert kode == 3
    assert [satu in galat for satu in ("L-70", "L-72", "L-75", "L-78", ".[server]")] == [True] * 5


def test_another_version_of_the_extra_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Our pages extend those of one version."""
    monkeypatch.setattr(importlib.metadata, "version", lambda nama: "1.19.0")

    kode = main(["server", "--akun", str(tmp_path / "a.json")])

    assert kode == 3
    assert "terpasang versi 1.19.0" in capsys.readouterr().err


def test_the_extra_is_pinned_where_it_is_installed_and_where_it_is_used() -> None:
    """One version in both places; neither the program itself nor its developers depend on it."""
    proyek = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    tambahan = proyek["optional-dependencies"]

    assert tambahan["server"] == [f"xlwings-server=={VERSI_SERVER}"]
    for daftar in (proyek["dependencies"], tambahan["dev"], tambahan["excel"]):
        assert not any("xlwings-server" in satu for satu in daftar)


@pytest.mark.usefixtures("tambahan_server")
def test_without_a_licence_the_choice_is_explained(tmp_path: Path) -> None:
    """Both licences are named, who may use which, and that the operator sets the key."""
    akun = tmp_path / "akun.json"
    create_token(akun, "Siti")
    rumah = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}

    hasil = run_lkjip(
        "server", "--akun", str(akun), lingkungan={**rumah, "XLWINGS_LICENSE_KEY": ""}
    )

    assert hasil.returncode == 3
    assert "Traceback" not in hasil.stderr
    for kata in ("PolyForm Noncommercial", "instansi pemerintah", "XLWINGS_LICENSE_KEY", "L-71"):
        assert kata in hasil.stderr


def test_a_port_that_is_taken_is_told(server: ServerUji, lisensi: str) -> None:
    """The running server goes on."""
    hasil = run_lkjip(
        "server", "--akun", str(server.akun), "--port", str(server.port),
        lingkungan={"XLWINGS_LICENSE_KEY": lisensi},
    )  # fmt: skip

    assert hasil.returncode == 3
    assert "L-74" in hasil.stderr
    assert server.siti.minta("POST", "/lkjip/masuk").kode == 200


def test_the_running_server_listens_on_loopback_only(server: ServerUji) -> None:
    """Its other addresses do not answer."""
    with socket.socket(socket.AF_INET6) as lubang:
        lubang.settimeout(2)
        jawab = lubang.connect_ex(("::1", server.port))

    assert jawab != 0


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal as Ctrl+C does")
@pytest.mark.usefixtures("tambahan_server")
def test_ctrl_c_ends_it_even_while_somebody_sends(tmp_path: Path, lisensi: str) -> None:
    """A request that never ends does not hold it; the log tells the time of a fault."""
    akun, port = tmp_path / "akun.json", find_port()
    token = create_token(akun, "Siti")
    kepala = (
        f"POST {SKRIP}periksa_data HTTP/1.1\r\nHost: localhost:{port}\r\n"
        f"Authorization: Bearer {token}\r\nContent-Length: 10\r\n\r\n{{"
    )
    with (tmp_path / "log.txt").open("w+", encoding="utf-8") as log:
        proses = subprocess.Popen(
            [*PERINTAH, "server", "--akun", str(akun), "--port", str(port)],
            stdout=log, stderr=log, env={**os.environ, "XLWINGS_LICENSE_KEY": lisensi},
        )  # fmt: skip
        try:
            tunggu(proses, port, tmp_path / "log.txt")
            Klien(port, token).kirim(f"{SKRIP}periksa_data", {"client": "Office.js"})
            with socket.create_connection(("127.0.0.1", port)) as lubang:
                lubang.sendall(kepala.encode())
                proses.send_signal(signal.SIGINT)
                kode = proses.wait(timeout=20)
        finally:
            proses.kill()
            proses.wait()

    assert kode == 0
    assert re.search(
        r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d.* ERROR ",
        (tmp_path / "log.txt").read_text(encoding="utf-8"), re.MULTILINE,
    )  # fmt: skip
