"""Which table staff may have meant: by the headers of their file, or by a slip in its name."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches

from lkjip_xl.workbook import schema
from lkjip_xl.workbook.impor.peta import normalize_judul
from lkjip_xl.workbook.model import Tabel

_AWALAN = "tbl"
_KEMIRIPAN_NAMA = 0.6
_JUDUL_TERSEDIKIT = 2  # one header in common, such as Kode, says nothing


def is_dapat_diimpor(tabel: Tabel) -> bool:
    """Whether a table has cells that staff fill in."""
    return not tabel.isi and any(kolom.is_masukan for kolom in tabel.kolom)


def find_lebih_cocok(judul: Collection[str], nama: str, banyak: int) -> str:
    """The table whose inputs a file names better than those of the table asked for.

    Args:
        judul: Headers of the file.
        nama: The table asked for.
        banyak: How many headers of the file that table has.

    Returns:
        Its name; empty where no table has more of them.
    """
    ada = {normalize_judul(satu) for satu in judul if satu}
    calon = []
    for satu in schema.TABEL.values():
        masukan = {normalize_judul(k.header) for k in satu.kolom if k.is_masukan}
        sama = len(masukan & ada)
        if satu.nama != nama and is_dapat_diimpor(satu) and sama > banyak:
            # Of two with as many, the one that lacks less.
            calon.append((sama, sama / len(masukan), satu.nama))
    terbaik = max(calon, default=(0, 0.0, ""))
    return terbaik[2] if terbaik[0] >= _JUDUL_TERSEDIKIT else ""


def list_tabel_lembar(nama: str, daftar: Collection[str]) -> list[str]:
    """Those of `daftar` that stand on the sheet named `nama`; empty where it names no sheet.

    >>> list_tabel_lembar("responden", ["tblTPI", "tblSKM", "tblSKMUnsur"])
    ['tblSKM', 'tblSKMUnsur']
    """
    return [
        tabel.nama
        for lembar in schema.LEMBAR
        if lembar.nama.casefold() == nama.strip().casefold()
        for tabel in lembar.tabel
        if tabel.nama in daftar
    ]


def find_nama_dekat(nama: str, daftar: Iterable[str]) -> str:
    """The table whose name is really near, as a half sentence; empty where none is.

    >>> find_nama_dekat("tblBelanja", ["tblTPI", "tblAnggaranBelanja"])
    ' Mungkin maksudnya "tblAnggaranBelanja".'
    >>> find_nama_dekat("tblXyz", ["tblTPI", "tblPK"])
    ''
    """
    # What all names begin with makes none of them nearer.
    semua = {satu.casefold().removeprefix(_AWALAN): satu for satu in daftar}
    kata = nama.casefold().removeprefix(_AWALAN)
    dekat = get_close_matches(kata, semua, n=1, cutoff=_KEMIRIPAN_NAMA)
    return f' Mungkin maksudnya "{semua[dekat[0]]}".' if dekat else ""
