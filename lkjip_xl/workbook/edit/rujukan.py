"""A1 references inside formulas and lists of ranges: found, moved, widened."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError

from lkjip_xl.workbook.addresses import format_alamat, read_kolom

BARIS_TERBANYAK = 1 << 20
_KOLOM_TERBANYAK = 1 << 14

_LEMBAR = r"(?:(?P<{0}>'(?:[^']|'')+'|[^'!:\[\]\s]+)!)?"
_SEL = r"(?P<{0}kd>\$?)(?P<{0}k>[A-Za-z]{{1,3}})(?P<{0}bd>\$?)(?P<{0}b>[1-9][0-9]{{0,6}})"
_SATU = re.compile(_LEMBAR.format("l") + _SEL.format("a"))
_RENTANG = re.compile(
    f"{_LEMBAR.format('l')}{_SEL.format('a')}:{_LEMBAR.format('m')}{_SEL.format('z')}"
)
_BARIS = re.compile(
    _LEMBAR.format("l") + r"(?P<abd>\$?)(?P<ab>[1-9][0-9]{0,6}):(?P<zbd>\$?)(?P<zb>[1-9][0-9]{0,6})"
)
# A function that gives an end of a range: A1:INDEX(...), INDEX(...):A1.
_DEPAN_FUNGSI = re.compile(r"(?P<isi>.+):(?P<sisa>[A-Za-z_][\w.]*\()")
_MUNGKIN = re.compile(r"[A-Za-z$:][0-9]")


class RumusTakTerbacaError(ValueError):
    """A formula cannot be taken apart; the argument is its text."""


@dataclass(frozen=True, slots=True)
class Daerah:
    """Cells that a reference names, one-based.

    Attributes:
        awal: First row.
        akhir: Last row.
        kolom_awal: First column.
        kolom_akhir: Last column.
        is_rentang: Whether it may grow: written as a range, not as one cell.
    """

    awal: int
    akhir: int
    kolom_awal: int
    kolom_akhir: int
    is_rentang: bool


# The new first and last row of a reference.
Pemeta = Callable[[Daerah], tuple[int, int]]


def map_rumus(rumus: str, lembar: str, pemeta: Pemeta, *, is_di_lembar: bool) -> str:
    """A formula whose references to `lembar` are mapped; all else, also its spaces, stays.

    Args:
        rumus: Formula as the file holds it, without "=".
        lembar: Sheet whose rows move.
        pemeta: Gives the new rows of a reference.
        is_di_lembar: Whether the formula stands on that sheet: a bare A1 means it.

    Raises:
        RumusTakTerbacaError: The formula cannot be taken apart.
    """
    if not _MUNGKIN.search(rumus) or not (is_di_lembar or "!" in rumus):
        return rumus
    return _map_token(rumus, lambda teks: _map_rujukan(teks, lembar, pemeta, is_di_lembar))


def move_rumus(rumus: str, baris: int, kolom: int = 0) -> str:
    """A formula as it reads when its cell is copied some rows down and columns right.

    Raises:
        RumusTakTerbacaError: The formula cannot be taken apart.

    >>> move_rumus('SUM(A$1:A2)&"A2"', 3)
    'SUM(A$1:A5)&"A2"'
    """
    if not _MUNGKIN.search(rumus):
        return rumus
    return _map_token(rumus, lambda teks: _salin_rujukan(teks, baris, kolom))


def has_relatif(rumus: str) -> bool:
    """Whether a formula names cells relative to its own; structured references do not count."""
    return move_rumus(rumus, 1, 1) != rumus


def map_sqref(sqref: str, pemeta: Pemeta) -> str:
    """A list of ranges ("A1:B2 D4") mapped; these always may grow."""
    return " ".join(
        _map_rujukan(satu, "", lambda d: pemeta(Daerah(
            d.awal, d.akhir, d.kolom_awal, d.kolom_akhir, True)), True)
        for satu in sqref.split()
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _pecah(rumus: str) -> tuple[tuple[str, bool], ...]:
    """Pieces of a formula, and whether each may hold a reference."""
    try:
        token = Tokenizer(f"={rumus}").items
    except (TokenizerError, IndexError) as galat:
        raise RumusTakTerbacaError(rumus) from galat
    return tuple(
        (
            satu.value,
            (satu.type == Token.OPERAND and satu.subtype == Token.RANGE)
            or (satu.type == Token.FUNC and ":" in satu.value),
        )
        for satu in token
    )


def _map_token(rumus: str, ganti: Callable[[str], str]) -> str:
    # The tokenizer shortens runs of spaces, so the text is rebuilt from the original.
    hasil, letak = [], 0
    for isi, mungkin in _pecah(rumus):
        mulai = rumus.index(isi, letak)
        hasil.append(rumus[letak:mulai])
        hasil.append(ganti(isi) if mungkin else isi)
        letak = mulai + len(isi)
    return "".join(hasil) + rumus[letak:]


def _pisah(teks: str, ganti: Callable[[str], str]) -> str | None:
    """A token with a function at one end of its range; None for any other."""
    if cocok := _DEPAN_FUNGSI.fullmatch(teks):
        return f"{ganti(cocok['isi'])}:{cocok['sisa']}"
    if teks.startswith(":"):
        return f":{ganti(teks[1:])}"
    return None


def _nama(kutip: str | None) -> str | None:
    if kutip is None:
        return None
    if kutip.startswith("'"):
        return kutip[1:-1].replace("''", "'").casefold()
    return kutip.casefold()


def _map_rujukan(teks: str, lembar: str, pemeta: Pemeta, is_di_lembar: bool) -> str:
    if (pisah := _pisah(teks, lambda t: _map_rujukan(t, lembar, pemeta, is_di_lembar))) is not None:
        return pisah
    for pola in (_SATU, _RENTANG, _BARIS):
        cocok = pola.fullmatch(teks)
        if cocok is None:
            continue
        tujuan = _nama(cocok["l"])
        if (tujuan != lembar.casefold()) if tujuan is not None else not is_di_lembar:
            return teks
        daerah = _daerah(cocok, pola)
        awal, akhir = pemeta(daerah)
        if (awal, akhir) == (daerah.awal, daerah.akhir):
            return teks
        ganti = {"ab": awal} if pola is _SATU and awal == akhir else {"ab": awal, "zb": akhir}
        if pola is _SATU and awal != akhir:
            return f"{_sisip(teks, cocok, {'ab': awal})}:{cocok['ak']}{cocok['abd']}{akhir}"
        return _sisip(teks, cocok, ganti)
    return teks


def _daerah(cocok: re.Match[str], pola: re.Pattern[str]) -> Daerah:
    isi = cocok.groupdict()
    awal = int(isi["ab"])
    akhir = int(isi.get("zb") or awal)
    if pola is _BARIS:
        return Daerah(awal, akhir, 1, _KOLOM_TERBANYAK, True)
    kiri = read_kolom(isi["ak"])
    kanan = read_kolom(isi.get("zk") or isi["ak"])
    return Daerah(awal, akhir, kiri, kanan, pola is _RENTANG)


def _sisip(teks: str, cocok: re.Match[str], ganti: dict[str, int]) -> str:
    hasil, letak = [], 0
    for nama, baris in sorted(ganti.items(), key=lambda satu: cocok.start(satu[0])):
        hasil += [teks[letak : cocok.start(nama)], str(baris)]
        letak = cocok.end(nama)
    return "".join(hasil) + teks[letak:]


def _salin_rujukan(teks: str, baris: int, kolom: int) -> str:
    if (pisah := _pisah(teks, lambda t: _salin_rujukan(t, baris, kolom))) is not None:
        return pisah
    for pola in (_SATU, _RENTANG, _BARIS):
        cocok = pola.fullmatch(teks)
        if cocok is None:
            continue
        isi = cocok.groupdict()
        hasil, letak = [], 0
        for ujung in ("a", "z") if "zb" in isi else ("a",):
            if f"{ujung}k" in isi and not isi[f"{ujung}kd"]:
                huruf = format_alamat(0, read_kolom(isi[f"{ujung}k"]) + kolom - 1)[:-1]
                hasil += [teks[letak : cocok.start(f"{ujung}k")], huruf]
                letak = cocok.end(f"{ujung}k")
            if not isi[f"{ujung}bd"]:
                nomor = str(int(isi[f"{ujung}b"]) + baris)
                hasil += [teks[letak : cocok.start(f"{ujung}b")], nomor]
                letak = cocok.end(f"{ujung}b")
        return "".join(hasil) + teks[letak:]
    return teks
