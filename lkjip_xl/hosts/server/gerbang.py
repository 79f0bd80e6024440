"""The gate in front of xlwings Server: who may come in, with how much, and to what.

It is a list of what is allowed. Nobody's request body is read before its token is checked.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from lkjip_xl.hosts.server.akun import DaftarAkun
from lkjip_xl.hosts.server.halaman import HALAMAN_HABIS, build_halaman_unduh
from lkjip_xl.hosts.server.ikon import list_ikon
from lkjip_xl.hosts.server.sesi import SESI, Sesi
from lkjip_xl.hosts.server.unduhan import JALUR, Gudang

Pesan = MutableMapping[str, Any]
Terima = Callable[[], Awaitable[Pesan]]
Kirim = Callable[[Pesan], Awaitable[None]]
AplikasiAsgi = Callable[[Pesan, Terima, Kirim], Awaitable[None]]

BATAS_ISI = 48 * 2**20  # a book of 100,000 respondents as JSON, and the file of a large book
FUNGSI = "/xlwings/custom-functions-call"
SKRIP = "/xlwings/custom-scripts-call/"
MASUK = "/lkjip/masuk"
_BACA = ("GET", "HEAD")
# Each part of such a path begins with a letter or digit. xlwings-server 1.20.0 joins the path to a
# folder without a look at "..", and would hand out any file of the machine.
_STATIS = re.compile(r"/static(/[A-Za-z0-9@][A-Za-z0-9@._-]*)+")
# What Excel fetches before anybody has signed in: the page, its program, names of functions.
_TERBUKA = frozenset(
    {
        "/",
        "/favicon.ico",
        "/taskpane.html",
        "/xlwings/alert",
        "/xlwings/custom-functions-code",
        "/xlwings/custom-functions-code.js",
        "/xlwings/custom-functions-meta.json",
        "/xlwings/custom-scripts-meta.json",
    }
)
_AMAN = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
# Excel on the web loads pictures into its own page, and on Windows shows none it may not keep.
_GAMBAR = {"cache-control": "max-age=86400", "cross-origin-resource-policy": "cross-origin"}
_PESAN_BESAR = (
    f"Buku terlalu besar untuk server ini (batas {BATAS_ISI // 2**20} MB). "
    "Kerjakan di komputer yang memasang lkjip."
)
_DIAM = 30.0  # seconds that a body may take for its next part
_SEKALIGUS = 2  # a report takes a second of computing, and cells of others should not wait for it
_PESAN_DIAM = "Kiriman dari Excel terputus di tengah. Periksa jaringan, lalu coba sekali lagi."
_BELUM_MASUK = "Anda belum masuk. Klik Masuk di tab LKjIP, lalu isi kode masuk Anda."


@dataclass(frozen=True, slots=True)
class Gerbang:
    """The whole server as an ASGI application.

    Attributes:
        aplikasi: xlwings Server.
        akun: Who may come in.
        gudang: Files that wait to be fetched.
        asal: Host header of a request -> the address of the server that it means.
        manifest: The manifest of the add-in.
        skrip: Names of scripts that may be called.
        antrean: Scripts wait here for their turn, before their book is unpacked: text takes a
            tenth of the memory that the same book takes as data.
    """

    aplikasi: AplikasiAsgi
    akun: DaftarAkun
    gudang: Gudang
    asal: Mapping[str, str]
    manifest: bytes
    skrip: frozenset[str]
    antrean: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_SEKALIGUS))

    async def __call__(self, scope: Pesan, receive: Terima, send: Kirim) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            return await self.aplikasi(scope, receive, send)
        if scope["type"] != "http":
            return None  # no other kind of connection is offered; the server closes it
        self.gudang.drop_lewat()
        kepala = _read_kepala(scope)
        asal = self.asal.get(kepala.get("host", "").casefold())
        if asal is None:
            return await _answer_json(send, 421, "Alamat server ini tidak dikenal.")
        return await self._route(scope, receive, send, kepala, asal)

    async def _route(
        self, scope: Pesan, receive: Terima, send: Kirim, kepala: Mapping[str, str], asal: str
    ) -> None:
        cara, jalur = str(scope["method"]), str(scope["path"])
        if jalur == "/manifest.xml" and cara in _BACA:
            return await _answer(send, 200, self.manifest, "application/xml; charset=utf-8")
        if jalur.startswith(JALUR):
            return await self._unduh(send, cara, jalur.removeprefix(JALUR))
        if jalur in list_ikon() and cara in _BACA:
            return await _answer(send, 200, list_ikon()[jalur], "image/png", _GAMBAR)
        if cara in _BACA and (jalur in _TERBUKA or _STATIS.fullmatch(jalur)):
            return await self.aplikasi(scope, receive, _without_hsts(send))
        nama = self.akun.find_nama(read_token(kepala.get("authorization", "")))
        if nama is None:
            return await _answer_json(send, 401, _BELUM_MASUK)
        if cara == "POST" and jalur == MASUK:
            return await _answer(send, 200, json.dumps({"nama": nama}).encode(), "application/json")
        if cara == "POST" and (jalur == FUNGSI or self._is_skrip(jalur)):
            return await self._panggil(scope, receive, send, kepala, Sesi(nama, asal))
        return await _answer_json(send, 404, "Alamat ini tidak ada di server LKjIP.")

    def _is_skrip(self, jalur: str) -> bool:
        return jalur.startswith(SKRIP) and jalur.removeprefix(SKRIP) in self.skrip

    async def _panggil(
        self, scope: Pesan, receive: Terima, send: Kirim, kepala: Mapping[str, str], sesi: Sesi
    ) -> None:
        """Hand a call on, with its user, once all of it is here and not too large."""
        if _read_bilangan(kepala.get("content-length", "")) > BATAS_ISI:
            return await _answer_json(send, 413, _PESAN_BESAR)
        try:
            isi = await _read_isi(receive)
        except TimeoutError:
            return await _answer_json(send, 408, _PESAN_DIAM)
        if isi is None:
            return await _answer_json(send, 413, _PESAN_BESAR)
        is_skrip = self._is_skrip(str(scope["path"]))
        token = SESI.set(sesi)
        try:
            async with self.antrean if is_skrip else contextlib.nullcontext():
                await self.aplikasi(scope, _replay(isi, receive), _without_hsts(send))
        finally:
            SESI.reset(token)
        return None

    async def _unduh(self, send: Kirim, cara: str, kunci: str) -> None:
        """A page first, the file at the click: programs that look at links do not use them up."""
        unduhan = self.gudang.take(kunci) if cara == "POST" else self.gudang.find(kunci)
        if cara not in (*_BACA, "POST"):
            return await _answer_json(send, 405, "Cara ini tidak dilayani.")
        if unduhan is None:
            return await _answer_halaman(send, 404, HALAMAN_HABIS)
        if cara in _BACA:
            return await _answer_halaman(send, 200, build_halaman_unduh(unduhan))
        return await _answer(
            send,
            200,
            unduhan.isi,
            "application/octet-stream",
            {"content-disposition": build_lampiran(unduhan.nama)},
        )


def read_token(kepala: str) -> str:
    """The token of an Authorization header, with or without the word Bearer."""
    jenis, _, sisa = kepala.strip().partition(" ")
    return sisa.strip() if jenis.casefold() == "bearer" else kepala.strip()


def build_lampiran(nama: str) -> str:
    """The header that names a file for the browser: plain letters, and the real name beside."""
    polos = "".join(h if h.isascii() and (h.isalnum() or h in " .-_()") else "_" for h in nama)
    return f"attachment; filename=\"{polos}\"; filename*=UTF-8''{quote(nama, safe='')}"


def _read_kepala(scope: Pesan) -> dict[str, str]:
    mentah: Iterable[tuple[bytes, bytes]] = scope["headers"]
    return {nama.decode("latin-1").lower(): isi.decode("latin-1") for nama, isi in mentah}


def _read_bilangan(teks: str) -> int:
    return int(teks) if teks.isascii() and teks.isdigit() else 0


async def _read_isi(receive: Terima) -> bytes | None:
    """The whole body; None for one that is cut off, or too large and then not read to its end.

    Raises:
        TimeoutError: The rest of it does not come.
    """
    isi = bytearray()
    while True:
        pesan = await asyncio.wait_for(receive(), _DIAM)
        isi += pesan.get("body", b"")
        if len(isi) > BATAS_ISI or pesan["type"] != "http.request":
            return None
        if not pesan.get("more_body"):
            return bytes(isi)


def _replay(isi: bytes, receive: Terima) -> Terima:
    """The same body again, and then whatever the connection says."""
    sisa = [isi]

    async def terima() -> Pesan:
        if sisa:
            return {"type": "http.request", "body": sisa.pop(), "more_body": False}
        return await receive()

    return terima


def _without_hsts(send: Kirim) -> Kirim:
    """Answers that do not bind the whole domain of the office to https for a year.

    xlwings Server says so on every page, for all names below its own; that is for the web server
    of the office to say.
    """

    async def kirim(pesan: Pesan) -> None:
        if pesan["type"] == "http.response.start":
            kepala = [k for k in pesan["headers"] if k[0].lower() != b"strict-transport-security"]
            pesan = {**pesan, "headers": kepala}
        await send(pesan)

    return kirim


async def _answer(
    send: Kirim, kode: int, isi: bytes, jenis: str, tambahan: Mapping[str, str] | None = None
) -> None:
    kepala = {**_AMAN, "content-type": jenis, "content-length": str(len(isi)), **(tambahan or {})}
    baris = [(nama.encode("latin-1"), nilai.encode("latin-1")) for nama, nilai in kepala.items()]
    await send({"type": "http.response.start", "status": kode, "headers": baris})
    await send({"type": "http.response.body", "body": isi})


async def _answer_json(send: Kirim, kode: int, pesan: str) -> None:
    """A refusal as the add-in shows it."""
    isi = json.dumps({"detail": pesan}, ensure_ascii=False).encode()
    await _answer(send, kode, isi, "application/json")


async def _answer_halaman(send: Kirim, kode: int, halaman: str) -> None:
    """A page that can load nothing and be framed nowhere."""
    await _answer(
        send,
        kode,
        halaman.encode(),
        "text/html; charset=utf-8",
        {
            "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; "
            "form-action 'self'; frame-ancestors 'none'",
        },
    )
