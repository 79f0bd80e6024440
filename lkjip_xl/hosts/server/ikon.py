"""The pictures on the buttons, drawn in ikon.txt as 16 x 16 characters; none is from elsewhere."""

from __future__ import annotations

import functools
import struct
import zlib
from collections.abc import Mapping
from importlib.resources import files

JALUR_IKON = "/lkjip/ikon/"
UKURAN = (16, 32, 64, 80)
_SISI = 16
_WARNA = {
    ".": b"\x00\x00\x00\x00",
    "#": b"\x1f\x5c\x3a\xff",
    "o": b"\xe2\xef\xda\xff",
    "x": b"\xd9\x8a\x1c\xff",
}


@functools.cache
def list_ikon() -> Mapping[str, bytes]:
    """Path on the server of every picture, in every size -> the PNG."""
    return {
        build_jalur(nama, ukuran): _build_png(baris, ukuran // _SISI)
        for nama, baris in _load_gambar().items()
        for ukuran in UKURAN
    }


def build_jalur(nama: str, ukuran: int) -> str:
    """Where the server offers a picture."""
    return f"{JALUR_IKON}{nama}-{ukuran}.png"


def _load_gambar() -> dict[str, list[str]]:
    """Rows of each drawing by its name."""
    gambar: dict[str, list[str]] = {}
    teks = files("lkjip_xl.hosts.server").joinpath("ikon.txt").read_text(encoding="utf-8")
    for baris in teks.splitlines():
        if baris.startswith("["):
            sekarang = gambar[baris.strip("[]")] = []
        else:
            sekarang.append(baris)
    return gambar


def _build_png(baris: list[str], kali: int) -> bytes:
    """A PNG of `baris`, each character a square of `kali` pixels."""
    sisi = _SISI * kali
    titik = b"".join(
        (b"\x00" + b"".join(_WARNA[huruf] * kali for huruf in satu)) * kali for satu in baris
    )
    kepala = struct.pack(">IIBBBBB", sisi, sisi, 8, 6, 0, 0, 0)
    bagian = ((b"IHDR", kepala), (b"IDAT", zlib.compress(titik, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", zlib.crc32(jenis + isi))
        for jenis, isi in bagian
    )
