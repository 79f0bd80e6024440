"""A formula taken apart as far as the calls of UDFs in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError

from lkjip_xl.workbook.rumus_kolom import strip_tempat_addin

_NAMA_UDF = re.compile(r"@?(LKJ_\w+)\(", re.IGNORECASE)
# Whatever goes wrong in the first argument of this function is hidden by it.
_PENUTUP_GALAT = "IFERROR("


@dataclass(frozen=True, slots=True)
class Panggilan:
    """A call of a UDF, with its arguments."""

    nama: str
    argumen: tuple[Simpul, ...]


@dataclass(frozen=True, slots=True)
class Tetap:
    """What stands in the formula itself: number, text, TRUE, an array, nothing."""

    isi: Any


@dataclass(frozen=True, slots=True)
class Rujukan:
    """A reference to cells, or a name."""

    teks: str


@dataclass(frozen=True, slots=True)
class Lain:
    """Anything else, which only the spreadsheet program can compute.

    Attributes:
        teks: Its text.
        panggilan: The calls of UDFs inside that can make it fail.
    """

    teks: str
    panggilan: tuple[Panggilan, ...]


Simpul = Panggilan | Tetap | Rujukan | Lain


class RumusTakTeruraiError(ValueError):
    """A formula cannot be taken apart; the argument is its text."""


@lru_cache(maxsize=1024)
def parse_rumus(rumus: str) -> Simpul:
    """A formula with its "=".

    Raises:
        RumusTakTeruraiError: It cannot be taken apart.

    >>> parse_rumus('=LKJ_RASIO(A1,-5%)')
    Panggilan(nama='LKJ_RASIO', argumen=(Rujukan(teks='A1'), Tetap(isi=-0.05)))
    """
    try:
        return _urai(Tokenizer(strip_tempat_addin(rumus)).items)
    except (TokenizerError, IndexError, ValueError) as galat:
        raise RumusTakTeruraiError(rumus) from galat


def iter_panggilan(simpul: Simpul) -> Iterator[Panggilan]:
    """All calls of UDFs, outer ones before those inside them."""
    if isinstance(simpul, Panggilan):
        yield simpul
        for satu in simpul.argumen:
            yield from iter_panggilan(satu)
    elif isinstance(simpul, Lain):
        for panggilan in simpul.panggilan:
            yield from iter_panggilan(panggilan)


def _urai(semua: Sequence[Token]) -> Simpul:
    token = [satu for satu in semua if satu.type != Token.WSPACE]
    while (
        len(token) > 2 and token[0].type == Token.PAREN and _find_tutup(token, 0) == len(token) - 1
    ):
        token = token[1:-1]
    if not token:
        return Tetap(None)
    awal, utuh = token[0], _find_tutup(token, 0) == len(token) - 1
    if awal.type == Token.FUNC and utuh and (nama := _NAMA_UDF.fullmatch(awal.value)):
        return Panggilan(nama[1].upper(), tuple(map(_urai, _pisah(token[1:-1]))))
    if awal.type == Token.ARRAY and utuh:
        return _urai_larik(token[1:-1])
    if (angka := _read_angka(token)) is not None:
        return Tetap(angka)
    if len(token) == 1 and awal.type == Token.OPERAND:
        return _urai_operan(awal)
    return Lain("".join(satu.value for satu in semua), tuple(_iter_dalam(token)))


def _urai_operan(satu: Token) -> Simpul:
    if satu.subtype == Token.TEXT:
        return Tetap(satu.value[1:-1].replace('""', '"'))
    if satu.subtype == Token.LOGICAL:
        return Tetap(satu.value.upper() == "TRUE")
    if satu.subtype == Token.ERROR:
        return Tetap(satu.value)
    return Rujukan(satu.value.removeprefix("@"))


def _read_angka(token: Sequence[Token]) -> float | None:
    """A number with a sign before it and percent behind; None for anything else."""
    tanda = [satu.value for satu in token if satu.type == Token.OP_PRE]
    persen = [satu for satu in token if satu.type == Token.OP_POST]
    angka = [satu for satu in token if satu.subtype == Token.NUMBER]
    if len(angka) != 1 or len(tanda) + len(persen) + 1 != len(token):
        return None
    hasil: float = float(angka[0].value) / 100.0 ** len(persen)
    return -hasil if tanda.count("-") % 2 else hasil


def _urai_larik(token: Sequence[Token]) -> Tetap:
    """An array constant as rows of cells."""
    baris = [[_urai(sel) for sel in _pisah(satu)] for satu in _pisah(token, Token.ROW)]
    if not all(isinstance(sel, Tetap) for satu in baris for sel in satu):
        raise ValueError
    return Tetap([[sel.isi for sel in satu if isinstance(sel, Tetap)] for satu in baris])


def _pisah(token: Sequence[Token], pemisah: str = Token.ARG) -> list[Sequence[Token]]:
    """Parts between separators that stand in no bracket; none where there is nothing."""
    if not token:
        return []
    bagian, awal, nomor = [], 0, 0
    while nomor < len(token):
        if token[nomor].type == Token.SEP and token[nomor].subtype == pemisah:
            bagian.append(token[awal:nomor])
            awal = nomor + 1
        nomor = max(nomor, _find_tutup(token, nomor)) + 1
    return [*bagian, token[awal:]]


def _find_tutup(token: Sequence[Token], awal: int) -> int:
    """Where the bracket closes that opens at `awal`; -1 where none does."""
    dalam = 0
    for nomor in range(awal, len(token)):
        dalam += (token[nomor].subtype == Token.OPEN) - (token[nomor].subtype == Token.CLOSE)
        if dalam == 0:
            return nomor if nomor > awal else -1
    return -1


def _iter_dalam(token: Sequence[Token]) -> Iterator[Panggilan]:
    """Calls of UDFs inside an expression; those that cannot be seen from outside are left out."""
    nomor = 0
    while nomor < len(token):
        satu = token[nomor]
        if satu.type == Token.FUNC and satu.subtype == Token.OPEN:
            tutup = _find_tutup(token, nomor)
            if tutup < 0:
                raise ValueError("a bracket stays open")
            dalam = token[nomor + 1 : tutup]
            if _NAMA_UDF.fullmatch(satu.value):
                simpul = _urai(token[nomor : tutup + 1])
                if isinstance(simpul, Panggilan):
                    yield simpul
            elif satu.value.upper() == _PENUTUP_GALAT:
                yield from _iter_dalam([t for bagian in _pisah(dalam)[1:] for t in bagian])
            else:
                yield from _iter_dalam(dalam)
            nomor = tutup
        nomor += 1
