"""The pages of the server that a browser shows: a file to fetch, and the end of its link."""

from __future__ import annotations

import re
from html import escape

from lkjip_xl.hosts.server.unduhan import JALUR, Unduhan

_TAUTAN = re.compile(rf"https?://[^/\s]+(?P<jalur>{JALUR}[A-Za-z0-9_-]{{43}})")

_GAYA = (
    "body{font-family:Segoe UI,Arial,sans-serif;margin:3rem auto;max-width:32rem;padding:0 1rem}"
    "button{font:inherit;padding:.6rem 1.4rem;border:0;border-radius:.3rem;background:#1f5c3a;"
    "color:#fff;cursor:pointer}"
)


def build_halaman_unduh(unduhan: Unduhan) -> str:
    """The page of a link: what it is, and a button that fetches it."""
    besar = max(1, round(len(unduhan.isi) / 1024))
    isi = (
        f"<p><strong>{escape(unduhan.nama)}</strong> ({besar} KB), "
        f"disusun untuk {escape(unduhan.pemilik)}.</p>"
        '<form method="post"><button type="submit">Unduh</button></form>'
        "<p>Tautan ini hanya dapat dipakai satu kali. Sesudah itu, klik lagi tombolnya di "
        "tab LKjIP untuk membuat berkas baru.</p>"
    )
    return _build("Unduh berkas", isi)


def _build(judul: str, isi: str) -> str:
    return (
        '<!doctype html><html lang="id"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{judul} - LKjIP</title><style>{_GAYA}</style></head>"
        f"<body><h1>{judul}</h1>{isi}</body></html>"
    )


HALAMAN_HABIS = _build(
    "Tautan tidak berlaku",
    "<p>Berkas ini sudah diunduh, atau waktunya sudah lewat.</p>"
    "<p>Kembali ke Excel, lalu klik lagi tombolnya di tab LKjIP.</p>",
)


def split_tautan(pesan: str) -> list[list[tuple[str, str]]]:
    """A message as lines of (text, path); a path of this server makes its text a link.

    Any other address stays text, for the message comes with the address of the page.

    >>> split_tautan("Selesai.")
    [[('Selesai.', '')]]
    """
    return [_split_baris(baris) for baris in pesan.split("\n")]


def _split_baris(baris: str) -> list[tuple[str, str]]:
    hasil, akhir = [], 0
    for satu in _TAUTAN.finditer(baris):
        hasil += [(baris[akhir : satu.start()], ""), (satu.group(), satu.group("jalur"))]
        akhir = satu.end()
    return [*hasil, (baris[akhir:], "")]
