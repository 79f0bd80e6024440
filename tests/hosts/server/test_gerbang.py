"""The gate alone, in front of an application that only notes what reaches it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from lkjip_xl.hosts.server import gerbang
from lkjip_xl.hosts.server.akun import DaftarAkun
from lkjip_xl.hosts.server.gerbang import BATAS_ISI, FUNGSI, SKRIP, Gerbang
from lkjip_xl.hosts.server.sesi import SESI
from lkjip_xl.hosts.server.unduhan import Gudang

BAGIAN = 2**20


class Dalam:
    """What stands behind the gate."""

    def __init__(self) -> None:
        """Nothing has come through."""
        self.sampai: list[tuple[str, bytes, str]] = []
        self.lama = 0.0
        self.sekarang: list[str] = []
        self.paling_banyak = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Note path, body and user."""
        isi = (await receive()).get("body", b"")
        sesi = SESI.get(None)
        self.sampai.append((scope["path"], isi, "" if sesi is None else sesi.nama))
        self.sekarang.append(scope["path"])
        self.paling_banyak = max(self.paling_banyak, len(self.sekarang))
        await asyncio.sleep(self.lama)
        self.sekarang.remove(scope["path"])
        kepala = [(b"Strict-Transport-Security", b"max-age=1"), (b"x-lain", b"1")]
        await send({"type": "http.response.start", "status": 200, "headers": kepala})
        await send({"type": "http.response.body", "body": b""})


class Pintu:
    """A gate, its accounts and what is behind it."""

    def __init__(self, akun: DaftarAkun) -> None:
        """One user, one script, one name."""
        self.dalam = Dalam()
        self.token = akun.create_token("Siti")
        self.gerbang = Gerbang(
            self.dalam, akun, Gudang(), {"kantor": "https://kantor"}, b"<x/>",
            frozenset({"periksa_data"}),
        )  # fmt: skip

    def ketuk(self, cara: str, jalur: str, **isian: Any) -> int:
        """Status of one request alone; 0 for no answer."""
        return asyncio.run(self.minta(cara, jalur, **isian))

    async def minta(
        self, cara: str, jalur: str, *, token: str = "", bagian: int = 0, putus: bool = False,
        host: str = "kantor", jenis: str = "http", diam: bool = False,
    ) -> int:  # fmt: skip
        """Status of a request whose body comes in so many parts of a MiB; 0 for no answer."""
        terkirim: list[dict[str, Any]] = []
        antre = [{"type": "http.request", "body": bytes(BAGIAN), "more_body": True}] * bagian
        akhir = {"type": "http.disconnect"} if putus else {"type": "http.request", "body": b"."}
        self.sisa = sisa = [*antre, akhir]

        async def terima() -> dict[str, Any]:
            if len(sisa) == 1 and diam:
                await asyncio.sleep(60)
            return sisa.pop(0)

        async def kirim(pesan: dict[str, Any]) -> None:
            terkirim.append(pesan)

        kepala = [(b"Host", host.encode()), (b"authorization", f"Bearer {token}".encode())]
        scope = {"type": jenis, "method": cara, "path": jalur, "headers": kepala}
        await self.gerbang(scope, terima, kirim)
        self.kepala = dict(terkirim[0]["headers"]) if terkirim else {}
        return int(terkirim[0]["status"]) if terkirim else 0


@pytest.fixture
def pintu(tmp_path: Path) -> Pintu:
    """A gate that is closed."""
    return Pintu(DaftarAkun(tmp_path / "akun.json"))


def test_a_signed_in_call_comes_through_with_its_user(pintu: Pintu) -> None:
    """Whole body, right name; afterwards nobody is signed in."""
    kode = [pintu.ketuk("POST", satu, token=pintu.token, bagian=1)
            for satu in (FUNGSI, f"{SKRIP}periksa_data")]  # fmt: skip

    assert kode == [200, 200]
    assert [(isi, nama) for _, isi, nama in pintu.dalam.sampai] == [
        (bytes(BAGIAN) + b".", "Siti")
    ] * 2
    assert SESI.get(None) is None


def test_nobody_else_is_read_at_all(pintu: Pintu) -> None:
    """Without a token the body of a request stays where it is."""
    for token in ("", "salah"):
        assert pintu.ketuk("POST", FUNGSI, token=token, bagian=3) == 401
        assert len(pintu.sisa) == 4
    assert pintu.dalam.sampai == []


def test_a_body_without_a_size_is_not_read_to_its_end(pintu: Pintu) -> None:
    """It stops at the limit; a body that is cut off is not half used."""
    banyak = BATAS_ISI // BAGIAN

    assert pintu.ketuk("POST", FUNGSI, token=pintu.token, bagian=banyak + 20) == 413
    assert len(pintu.sisa) == 20
    assert pintu.ketuk("POST", FUNGSI, token=pintu.token, bagian=2, putus=True) == 413
    assert pintu.dalam.sampai == []


def test_a_body_that_stalls_is_given_up(pintu: Pintu, monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection does not stay for ever, and what came is not half used."""
    monkeypatch.setattr(gerbang, "_DIAM", 0.01)

    assert pintu.ketuk("POST", FUNGSI, token=pintu.token, bagian=2, diam=True) == 408
    assert pintu.dalam.sampai == []


def test_scripts_wait_for_their_turn_and_cells_do_not(pintu: Pintu) -> None:
    """Two books at most are unpacked at once, however many click; the other calls pass by."""
    pintu.dalam.lama = 0.02

    async def ramai(jalur: str) -> list[int]:
        semua = (pintu.minta("POST", jalur, token=pintu.token) for _ in range(6))
        return list(await asyncio.gather(*semua))

    kode = asyncio.run(ramai(f"{SKRIP}periksa_data"))
    skrip, pintu.dalam.paling_banyak = pintu.dalam.paling_banyak, 0
    kode += asyncio.run(ramai(FUNGSI))

    assert kode == [200] * 12
    assert (skrip, pintu.dalam.paling_banyak) == (2, 6)


@pytest.mark.parametrize(("cara", "jalur"), [("GET", "/taskpane.html"), ("POST", FUNGSI)])
def test_the_domain_of_the_office_is_not_bound_to_https(
    pintu: Pintu, cara: str, jalur: str
) -> None:
    """What xlwings Server says for every name below its own is left out; the rest passes."""
    pintu.ketuk(cara, jalur, token=pintu.token)

    assert pintu.kepala == {b"x-lain": b"1"}


@pytest.mark.parametrize(
    ("cara", "jalur"),
    [("GET", FUNGSI), ("PUT", FUNGSI), ("POST", f"{SKRIP}impor_apa"), ("POST", SKRIP),
     ("POST", "periksa_data"), ("POST", f"{SKRIP}periksa_data/x"), ("DELETE", "/taskpane.html"),
     ("GET", "/static/../x"), ("GET", "/static/js\\..\\x"), ("GET", "/manifest"),
     ("OPTIONS", FUNGSI)],
)  # fmt: skip
def test_only_what_is_listed_is_passed_on(pintu: Pintu, cara: str, jalur: str) -> None:
    """Neither another way, nor another path, nor a path that climbs."""
    assert pintu.ketuk(cara, jalur) == 401
    assert pintu.ketuk(cara, jalur, token=pintu.token) == 404
    assert pintu.dalam.sampai == []


def test_another_name_or_another_kind_of_connection_gets_nothing(pintu: Pintu) -> None:
    """A page elsewhere whose name points here, and a websocket."""
    assert pintu.ketuk("GET", "/taskpane.html", host="jahat.example") == 421
    assert pintu.ketuk("GET", "/taskpane.html", host="kantor:80") == 421
    assert pintu.ketuk("GET", "/taskpane.html", jenis="websocket") == 0
    assert pintu.ketuk("GET", "/taskpane.html", host="KANTOR") == 200
    assert [jalur for jalur, _, _ in pintu.dalam.sampai] == ["/taskpane.html"]


def test_a_link_belongs_to_nobody_who_only_looks(pintu: Pintu) -> None:
    """GET and HEAD show, POST hands out once, other ways are not served and use nothing up."""
    kunci = pintu.gerbang.gudang.store("a.docx", b"isi", "Siti")
    jalur = f"/lkjip/unduh/{kunci}"

    kode = [pintu.ketuk(cara, jalur) for cara in ("GET", "HEAD", "PUT", "GET", "POST", "POST")]

    assert kode == [200, 200, 405, 200, 200, 404]
