"""Lists of cells in few words: "Survei_IKM!C12:N19"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_SEL = re.compile(r"(?P<lembar>.+)!(?P<kolom>[A-Z]{1,3})(?P<baris>[1-9]\d*)")

_Letak = tuple[int, int]


def format_asal(asal: Sequence[str]) -> str:
    """Cells as rectangles, sheet by sheet.

    Args:
        asal: "Sheet!C12", or words where an input has no cell.

    >>> format_asal(["PK!H7", "Survei!C3", "Survei!D3", "Survei!C4", "Survei!D4"])
    'PK!H7; Survei!C3:D4'
    """
    lembar: dict[str, list[_Letak]] = {}
    kata: list[str] = []
    for satu in asal:
        letak = _SEL.fullmatch(satu)
        if letak is None:
            kata.append(satu)
        else:
            titik = (int(letak["baris"]), _read_kolom(letak["kolom"]))
            lembar.setdefault(letak["lembar"], []).append(titik)
    bagian = [f"{nama}!{', '.join(_list_rentang(isi))}" for nama, isi in lembar.items()]
    return "; ".join(bagian + kata)


def _list_rentang(titik: Iterable[_Letak]) -> list[str]:
    """Rectangles that cover exactly these cells: runs of each row, joined downwards."""
    per_baris: dict[int, list[int]] = {}
    for baris, kolom in sorted(set(titik)):
        per_baris.setdefault(baris, []).append(kolom)
    terbuka: dict[tuple[int, int], list[int]] = {}
    selesai: list[tuple[int, int, int, int]] = []
    for baris, kolom_baris in per_baris.items():
        deret = _list_deret(kolom_baris)
        for kunci in [
            k for k, (_, akhir) in terbuka.items() if k not in deret or akhir < baris - 1
        ]:
            selesai.append((terbuka[kunci][0], *kunci, terbuka.pop(kunci)[1]))
        for kunci in deret:
            terbuka.setdefault(kunci, [baris, baris])[1] = baris
    selesai += [(awal, *kunci, akhir) for kunci, (awal, akhir) in terbuka.items()]
    return [_format_rentang(*satu) for satu in sorted(selesai)]


def _list_deret(kolom: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of neighbouring columns, first and last."""
    deret: list[tuple[int, int]] = []
    for satu in kolom:
        if deret and satu == deret[-1][1] + 1:
            deret[-1] = (deret[-1][0], satu)
        else:
            deret.append((satu, satu))
    return deret


def _format_rentang(atas: int, kiri: int, kanan: int, bawah: int) -> str:
    awal, akhir = f"{_tulis_kolom(kiri)}{atas}", f"{_tulis_kolom(kanan)}{bawah}"
    return awal if awal == akhir else f"{awal}:{akhir}"


def _read_kolom(huruf: str) -> int:
    nomor = 0
    for satu in huruf:
        nomor = nomor * 26 + ord(satu) - 64
    return nomor


def _tulis_kolom(nomor: int) -> str:
    huruf = ""
    while nomor:
        nomor, sisa = divmod(nomor - 1, 26)
        huruf = chr(65 + sisa) + huruf
    return huruf
