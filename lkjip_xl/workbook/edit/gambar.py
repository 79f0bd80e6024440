"""What floats over a sheet: pictures, charts and comments move with their rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lkjip_xl.workbook.edit.paket import Paket
from lkjip_xl.workbook.edit.rujukan import Pemeta, map_sqref

_KOMENTAR = ("comments", "threadedComment")
_CLIENT = re.compile(rb"<x:ClientData\b.*?</x:ClientData>", re.DOTALL)
_ANCHOR = re.compile(rb"(<x:Anchor>)([^<]*)(</x:Anchor>)")
_BARIS = re.compile(rb"(<x:Row>)\s*(\d+)\s*(</x:Row>)")


def move_gambar(paket: Paket, bagian: str, baris: int, banyak: int, pemeta: Pemeta) -> None:
    """Move pictures, charts, shapes and comments of a sheet by the rows put in front of `baris`."""
    for nama in paket.find_jenis(bagian, "drawing"):
        for jangkar in paket.open_xml(nama):
            if _move_jangkar(jangkar, baris - 1, banyak):
                paket.mark(nama)
    for jenis in _KOMENTAR:
        for nama in paket.find_jenis(bagian, jenis):
            _move_komentar(paket, nama, pemeta)
    for nama in paket.find_jenis(bagian, "vmlDrawing"):
        lama = paket.read(nama)
        baru = _CLIENT.sub(lambda satu: _move_kotak(satu[0], baris - 1, banyak), lama)
        if baru != lama:
            paket.replace(nama, baru)


def iter_jangkar(paket: Paket, bagian: str) -> Iterator[tuple[int, int, int]]:
    """Cells under each picture or chart: its first row, first and last column, one-based."""
    for nama in paket.find_jenis(bagian, "drawing"):
        for jangkar in paket.open_xml(nama):
            baris = jangkar.findtext("{*}from/{*}row")
            if baris is not None:
                kiri = jangkar.findtext("{*}from/{*}col", "0")
                kanan = jangkar.findtext("{*}to/{*}col", kiri)
                yield int(baris) + 1, int(kiri) + 1, int(kanan) + 1


def has_tombol(paket: Paket, bagian: str) -> bool:
    """Whether the old drawing layer of a sheet holds more than comments: form controls."""
    return any(
        b'ObjectType="Note"' not in satu
        for nama in paket.find_jenis(bagian, "vmlDrawing")
        for satu in _CLIENT.findall(paket.read(nama))
    )


def _move_jangkar(jangkar: Any, baris: int, banyak: int) -> bool:
    """One anchor; `baris` counts from 0, as anchors do."""
    diam = jangkar.get("editAs", "twoCell")
    awal, akhir = jangkar.find("{*}from/{*}row"), jangkar.find("{*}to/{*}row")
    if awal is None or diam == "absolute":
        return False
    if int(awal.text) >= baris:
        pindah = [awal, akhir]
    elif akhir is not None and int(akhir.text) >= baris and diam == "twoCell":
        pindah = [akhir]
    else:
        return False
    for satu in pindah:
        if satu is not None:
            satu.text = str(int(satu.text) + banyak)
    return True


def _move_komentar(paket: Paket, nama: str, pemeta: Pemeta) -> None:
    for satu in paket.open_xml(nama).iter("{*}comment", "{*}threadedComment"):
        lama = satu.get("ref", "")
        if lama and (baru := map_sqref(lama, pemeta)) != lama:
            satu.set("ref", baru)
            paket.mark(nama)


def _move_kotak(isi: bytes, baris: int, banyak: int) -> bytes:
    """The box of one comment; its cell and its corners count from 0."""
    cocok = _BARIS.search(isi)
    if cocok is None or int(cocok[2]) < baris:
        return isi

    def geser(satu: re.Match[bytes]) -> bytes:
        angka = [int(bagian) for bagian in satu[2].split(b",")]
        angka[2] += banyak
        angka[6] += banyak
        return satu[1] + ", ".join(map(str, angka)).encode() + satu[3]

    isi = _BARIS.sub(lambda s: s[1] + str(int(s[2]) + banyak).encode() + s[3], isi)
    return _ANCHOR.sub(geser, isi)
