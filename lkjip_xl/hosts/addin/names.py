"""Names that Excel and VBA take for a function and its arguments."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Words that VBA keeps for itself: an argument of that name leaves the whole add-in uncompiled.
_KATA_VBA = (
    "and as boolean byref byte byval call case close const currency date debug decimal declare "
    "def dim do double each else elseif empty end enum erase error event exit false for friend "
    "function get global gosub goto if implements in input integer is let lib like lock long loop "
    "lset me mod name new next not nothing null object on open option optional or paramarray "
    "preserve print private property public put raiseevent redim rem resume return rset seek "
    "select set single static step stop string sub then time to true type typeof until variant "
    "wend while with xor abs asc atn chr cos exp fix int len log mid now rnd sgn sin sqr tan val "
    "year month day hour minute second array left right trim space str hex oct format"
)
_KATA_WRAPPER = "modul kategori gagal xlpy application activeworkbook cverr"
_DILARANG = frozenset(f"{_KATA_VBA} {_KATA_WRAPPER}".split())
_KOLOM_AKHIR, _BARIS_AKHIR = "XFD", 1_048_576


def find_salah_nama(nama: str, isian: Sequence[str]) -> list[str]:
    """What Excel or VBA would refuse about a function and its arguments; empty when nothing.

    >>> find_salah_nama("LKJ_CAPAIAN", ["realisasi", "target"])
    []
    >>> find_salah_nama("IKU1", ["type"])
    ['IKU1: an address of a cell', 'type: a word of VBA']
    """
    salah = [f"{satu}: {sebab}" for satu in (nama, *isian) if (sebab := _find_sebab(satu))]
    if len({satu.lower() for satu in (nama, *isian)}) < len(isian) + 1:
        salah.append(f"{nama}: a name occurs twice")
    return salah


def _find_sebab(nama: str) -> str:
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", nama):
        return "letters, digits and _ only, a letter first"
    if nama.lower() in _DILARANG:
        return "a word of VBA"
    if re.fullmatch(r"R\d*(C\d*)?|C\d*", nama.upper()):
        return "an address in R1C1"
    alamat = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", nama.upper())
    if alamat and _is_alamat(alamat[1], int(alamat[2])):
        return "an address of a cell"
    return ""


def _is_alamat(kolom: str, baris: int) -> bool:
    return (len(kolom), kolom) <= (3, _KOLOM_AKHIR) and 1 <= baris <= _BARIS_AKHIR
