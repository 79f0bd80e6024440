"""Who gets in: a token is always asked for, and nothing but what the add-in needs is there."""

from __future__ import annotations

import json
import os
import re
import socket
import sys
from pathlib import Path

import pytest

from tests.hosts.server.conftest import ServerUji, create_token, run_lkjip
from tests.hosts.server.excel_web import FUNGSI, SKRIP, Klien, build_panggilan

PANGGILAN = build_panggilan("LKJ_CAPAIAN", 3.0, 2.0)


@pytest.mark.parametrize("jalur", [FUNGSI, f"{SKRIP}periksa_data", "/lkjip/masuk"])
@pytest.mark.parametrize("token", ["", "salah", "lkjip_" + "A" * 43, "\xe9"])
def test_without_a_right_token_nothing_is_computed(
    server: ServerUji, jalur: str, token: str
) -> None:
    """401 with an Indonesian sentence, whatever stands in the request."""
    jawab = Klien(server.port, token).kirim(jalur, PANGGILAN)

    assert jawab.kode == 401
    assert "belum masuk" in jawab.json["detail"]


def test_a_token_names_its_user(server: ServerUji) -> None:
    """Signing in says who one is; the word Bearer may be missing."""
    dengan = server.siti.minta("POST", "/lkjip/masuk")
    tanpa = server.tamu.minta("POST", "/lkjip/masuk", Authorization=server.budi.token)

    assert (dengan.kode, dengan.json) == (200, {"nama": "Siti"})
    assert (tanpa.kode, tanpa.json) == (200, {"nama": "Budi"})


def test_a_new_and_a_revoked_user_count_at_once(server: ServerUji) -> None:
    """The running server follows its list of users; the list holds no token."""
    token = create_token(server.akun, "Wati")
    masuk = Klien(server.port, token).minta("POST", "/lkjip/masuk")
    isi = server.akun.read_text(encoding="utf-8")
    run_lkjip("server", "--akun", str(server.akun), "--cabut", "Wati")
    sesudah = Klien(server.port, token).minta("POST", "/lkjip/masuk")

    assert (masuk.kode, sesudah.kode) == (200, 401)
    assert token not in isi
    assert set(json.loads(isi)["pengguna"]) == {"Siti", "Budi", "Wati"}


@pytest.mark.parametrize(
    "jalur",
    ["/docs", "/redoc", "/openapi.json", "/manifest", "/xlwings/pyodide.json", "/socket.io/",
     "/wasm/config.py", "/lkjip", "/xlwings/custom-scripts-call/asyncio"],
)  # fmt: skip
def test_nothing_else_is_offered(server: ServerUji, jalur: str) -> None:
    """Not without a token, and with one neither."""
    assert server.tamu.minta("GET", jalur).kode == 401
    assert server.siti.minta("GET", jalur).kode == 404
    assert server.siti.kirim(jalur, {}).kode == 404


@pytest.mark.parametrize(
    "jalur",
    ["/", "/taskpane.html", "/manifest.xml", "/static/js/auth.js", "/static/js/ribbon.js",
     "/static/js/main.js", "/xlwings/custom-functions-meta.json",
     "/xlwings/custom-functions-code.js", "/xlwings/custom-scripts-meta.json",
     "/lkjip/ikon/lkjip-32.png"],
)  # fmt: skip
def test_what_excel_loads_before_signing_in_is_there(server: ServerUji, jalur: str) -> None:
    """Pages, pictures and names, to be read only; other sites may not read them by script."""
    baca = server.tamu.minta("GET", jalur, Origin="https://lain.example")
    tulis = server.tamu.minta("POST", jalur)

    assert baca.kode == 200
    assert baca.isi
    assert "access-control-allow-origin" not in baca.kepala
    assert tulis.kode == 401


@pytest.mark.parametrize(
    "jalur",
    ["/static/../../setelan.py", "/static/..%2f..%2fsetelan.py", "/static/js/../../../setelan.py",
     "/static/%2e%2e/%2e%2e/setelan.py", "/static/..%5c..%5csetelan.py", "/static//etc/passwd",
     "/static/../../../../../../../../../../../etc/passwd", "/static/C:/Windows/win.ini",
     "/static/.env", "/static/js/..", "/static/"],
)  # fmt: skip
def test_no_other_file_of_the_machine_is_handed_out(server: ServerUji, jalur: str) -> None:
    """A path that climbs out of the folder of pages is refused before it is looked at."""
    assert server.tamu.minta("GET", jalur).kode == 401
    assert server.siti.minta("GET", jalur).kode == 404


def test_every_file_that_a_page_names_is_handed_out(server: ServerUji) -> None:
    """The rule for paths leaves none of those out that the panel and the message page need."""
    pesan = "/xlwings/alert?prompt=a&title=b&buttons=ok&mode=info&callback="
    halaman = [server.tamu.minta("GET", satu).isi.decode() for satu in ("/taskpane.html", pesan)]
    jalur = {satu for teks in halaman for satu in re.findall(r'(?:src|href)="([^"]+)"', teks)}
    modul = server.tamu.minta("GET", "/static/js/custom-scripts/index.js").isi.decode()
    jalur |= {f"/static/js/custom-scripts/{s}" for s in re.findall(r'from "\./([^"]+)"', modul)}

    assert len(jalur) > 25
    assert {satu: server.tamu.minta("GET", satu).kode for satu in jalur} == dict.fromkeys(
        jalur, 200
    )


def test_no_page_loads_anything_from_another_site(server: ServerUji) -> None:
    """The panel and the message page live on this server alone."""
    pesan = "/xlwings/alert?prompt=a&title=b&buttons=ok&mode=info&callback="
    for jalur in ("/taskpane.html", pesan):
        teks = server.tamu.minta("GET", jalur).isi.decode()
        assert "http://" not in teks
        assert "https://" not in teks
        assert "LKjIP" in teks or "Tutup" in teks


def test_a_message_is_shown_as_text_with_links_of_this_server_only(server: ServerUji) -> None:
    """The text of a message comes with its address, so it is nothing but text."""
    kunci = "A" * 43
    prompt = (
        "%3Cscript%3Ealert(1)%3C/script%3E%0Ahttps://jahat.example/x%0A"
        f"https://jahat.example/lkjip/unduh/{kunci}"
    )
    jawab = server.tamu.minta(
        "GET", f"/xlwings/alert?prompt={prompt}&title=LKjIP&buttons=yes_no&mode=info&callback="
    )
    teks = jawab.isi.decode()

    assert "<script>alert" not in teks
    assert "&lt;script&gt;" in teks
    assert teks.count("<a ") == 1
    assert f'href="/lkjip/unduh/{kunci}"' in teks
    assert [kata in teks for kata in (">Ya<", ">Tidak<", ">Tutup<")] == [True, True, False]


def test_a_foreign_name_of_the_server_is_refused(server: ServerUji) -> None:
    """A page elsewhere that has its own name point here gets nothing."""
    jawab = server.siti.minta("GET", "/taskpane.html", Host="jahat.example")

    assert jawab.kode == 421


def test_a_book_that_is_too_large_is_refused(server: ServerUji) -> None:
    """By what it says of its size, before it is sent."""
    jawab = server.siti.minta("POST", FUNGSI, b"", **{"Content-Length": str(10**9)})

    assert jawab.kode == 413
    assert "terlalu besar" in jawab.json["detail"]


def kirim_mentah(server: ServerUji, *bagian: bytes) -> bytes:
    """What the server answers to these bytes, until it ends the connection."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as lubang:
        try:
            for satu in bagian:
                lubang.sendall(satu)
            lubang.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: lubang.recv(65536), b""))
        except ConnectionError:
            return b""


@pytest.mark.parametrize(
    "tambahan",
    [b"Content-Length: 2\r\nContent-Length: 9\r\n", b"Content-Length: +2\r\n",
     b"Transfer-Encoding: xchunked\r\n", b"Transfer-Encoding : chunked\r\n",
     b"Transfer-Encoding: gzip, chunked\r\n", b"Host: jahat.example\r\n", b"X: a\x00b\r\n"],
)  # fmt: skip
def test_a_request_that_two_servers_read_differently_is_refused(
    server: ServerUji, tambahan: bytes
) -> None:
    """A second request cannot hide in the body of a first one."""
    kepala = f"POST {FUNGSI} HTTP/1.1\r\nHost: localhost:{server.port}\r\n"
    kepala += f"Authorization: Bearer {server.siti.token}\r\n"
    dalam = f"{{}}GET /manifest.xml HTTP/1.1\r\nHost: localhost:{server.port}\r\n\r\n".encode()

    jawab = kirim_mentah(server, kepala.encode() + tambahan + b"\r\n" + dalam)

    assert re.match(rb"HTTP/1.1 (400|501) ", jawab)
    assert jawab.count(b"HTTP/1.1 ") == 1


def test_a_header_without_end_is_not_kept(server: ServerUji) -> None:
    """Nobody has to sign in to send one, so it must cost no memory."""
    kepala = f"GET / HTTP/1.1\r\nHost: localhost:{server.port}\r\nX: ".encode()

    jawab = kirim_mentah(server, kepala, *[b"a" * 2**20] * 8)

    assert not jawab or jawab.startswith(b"HTTP/1.1 4")


def test_pages_bind_no_other_address_of_the_office(server: ServerUji) -> None:
    """Whether all of kantor.go.id is https only is not for this program to say."""
    for jalur in ("/taskpane.html", "/static/js/main.js", "/manifest.xml"):
        assert "strict-transport-security" not in server.tamu.minta("GET", jalur).kepala


@pytest.mark.skipif(sys.platform != "linux", reason="reads the sockets of a process from /proc")
def test_only_this_computer_can_connect(server: ServerUji) -> None:
    """The one socket that the process listens on is bound to 127.0.0.1."""
    milik = {
        os.readlink(satu)
        for satu in Path(f"/proc/{server.pid}/fd").iterdir()
        if os.path.islink(satu)
    }
    dengar = []
    for berkas in ("tcp", "tcp6"):
        baris = Path(f"/proc/{server.pid}/net/{berkas}").read_text().splitlines()[1:]
        kolom = [satu.split() for satu in baris]
        dengar += [k[1] for k in kolom if k[3] == "0A" and f"socket:[{k[9]}]" in milik]

    assert dengar == [f"0100007F:{server.port:04X}"]
