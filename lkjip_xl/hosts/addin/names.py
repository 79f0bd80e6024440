"""Names that Excel and VBA take for a function and its arguments."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Words that VBA keeps for itself: an argument of that name leaves the whole add-in uncompiled.
_KATA_VBA = (
    # The reserved identifiers of [MS-VBAL] 3.3.5.2.
    "call case close const declare defbool defbyte defcur defdate defdbl defint deflng deflnglng "
    "deflngptr defobj defsng defstr defvar dim do else elseif end endif enum erase event exit for "
    "friend function get global gosub goto if implements input let lock loop lset next on open "
    "option print private public put raiseevent redim resume return rset seek select set static "
    "stop sub type unlock wend while with write rem any as byref byval each in new shared until "
    "withevents optional paramarray preserve spc tab then to addressof and eqv imp is like mod not "
    "or typeof xor abs cbool cbyte ccur cdate cdbl cdec cint clng clnglng clngptr csng cstr cvar "
    "cverr date debug doevents fix int len lenb me pset scale sgn string array circle inputb "
    "lbound ubound boolean byte currency double integer long longlong longptr single variant true "
    "false nothing empty null attribute cdecl decimal defdec "
    # Not reserved, but a name of these would hide a function or an object of the same name.
    "error lib name object property step time asc atn chr cos exp log mid now rnd sin sqr tan val "
    "year month day hour minute second left right trim space str hex oct format"
)
_KATA_WRAPPER = "kategori pythonlkjip application activeworkbook thisworkbook cverr"
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
