"""Cell addresses: written from positions, and read back."""

from __future__ import annotations


def format_alamat(baris: int, kolom: int) -> str:
    """Cell address from zero-based row and column.

    >>> format_alamat(6, 27)
    'AB7'
    """
    huruf = ""
    sisa = kolom + 1
    while sisa:
        sisa, satuan = divmod(sisa - 1, 26)
        huruf = chr(ord("A") + satuan) + huruf
    return f"{huruf}{baris + 1}"


def format_mutlak(baris: int, kolom: int) -> str:
    """Address that stays when a formula moves, from zero-based row and column.

    >>> format_mutlak(6, 27)
    '$AB$7'
    """
    return f"${format_alamat(0, kolom)[:-1]}${baris + 1}"


def read_alamat(alamat: str) -> tuple[int, int]:
    """Row and column of "C9", one-based.

    >>> read_alamat("AB7")
    (7, 28)
    """
    huruf = alamat.rstrip("0123456789")
    return int(alamat[len(huruf) :]), read_kolom(huruf)


def read_kolom(huruf: str) -> int:
    """One-based number of a column by its letters.

    >>> read_kolom("AB")
    28
    """
    kolom = 0
    for satu in huruf.upper():
        kolom = kolom * 26 + ord(satu) - 64
    return kolom
