"""References of formulas, read: A1 addresses, and tables with their columns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lkjip_xl.workbook.addresses import read_kolom

BARIS_TERBANYAK, KOLOM_TERBANYAK = 1 << 20, 1 << 14
_LEMBAR = re.compile(
    r"(?:'(?P<kutip>(?:[^']|'')+)'|(?P<polos>[^'!:\[\]]+))!(?P<sisa>.+)", re.DOTALL
)
_UJUNG = re.compile(r"\$?(?P<kolom>[A-Za-z]{1,3})?\$?(?P<baris>[1-9][0-9]{0,6})?")
_TERSTRUKTUR = re.compile(r"(?P<tabel>[^\[\]!]*)\[(?P<isi>.*)\]", re.DOTALL)
# A part in brackets; an apostrophe guards the character behind it.
_BAGIAN = re.compile(r"\[((?:'.|[^'\[\]])*)\]", re.DOTALL)
_JAGA = re.compile(r"'(.)", re.DOTALL)
BARIS_INI = "this row"


@dataclass(frozen=True, slots=True)
class Daerah:
    """Cells of a sheet: rows and columns count from 1, both corners included.

    Attributes:
        lembar: Sheet; empty for that of the formula.
        awal: First row and column.
        akhir: Last row and column.
    """

    lembar: str
    awal: tuple[int, int]
    akhir: tuple[int, int]


@dataclass(frozen=True, slots=True)
class RujukanTabel:
    """Cells of a table.

    Attributes:
        tabel: Its name; empty for the table of the formula.
        bagian: "this row", "headers", "data", "totals", "all", in small letters; "" for the body.
        dari: Header of the first column; "" for all columns.
        sampai: Header of the last column.
    """

    tabel: str
    bagian: str
    dari: str
    sampai: str


def parse_daerah(teks: str) -> Daerah | None:
    """An A1 address, with or without a sheet; None for anything else.

    >>> parse_daerah("'Data Kami'!$B$2:C7")
    Daerah(lembar='Data Kami', awal=(2, 2), akhir=(7, 3))
    >>> parse_daerah("A:B").akhir, parse_daerah("TAHUN_LAPORAN")
    ((1048576, 2), None)
    """
    lembar, sisa = split_lembar(teks)
    ujung = [_UJUNG.fullmatch(satu) for satu in sisa.split(":")]
    if not 1 <= len(ujung) <= 2 or not all(satu and satu[0] for satu in ujung):
        return None
    bagian = [(satu["kolom"], satu["baris"]) for satu in ujung if satu]
    if len(bagian) == 1 and None in bagian[0]:
        return None
    kolom = [read_kolom(satu) for satu, _ in bagian if satu]
    baris = [int(satu) for _, satu in bagian if satu]
    if len(kolom) not in (0, len(bagian)) or len(baris) not in (0, len(bagian)):
        return None
    k, b = kolom or [1, KOLOM_TERBANYAK], baris or [1, BARIS_TERBANYAK]
    if max(k) > KOLOM_TERBANYAK or max(b) > BARIS_TERBANYAK:
        return None
    return Daerah(lembar, (min(b), min(k)), (max(b), max(k)))


def split_lembar(teks: str) -> tuple[str, str]:
    """Sheet and the rest of a reference; no sheet is "".

    >>> split_lembar("'It''s'!A1"), split_lembar("A1")
    (("It's", 'A1'), ('', 'A1'))
    """
    cocok = _LEMBAR.fullmatch(teks)
    if cocok is None:
        return "", teks
    return (cocok["kutip"] or cocok["polos"]).replace("''", "'").removeprefix("$"), cocok["sisa"]


def parse_tabel(teks: str) -> RujukanTabel | None:
    """A structured reference as files and as cells hold it; None for anything else.

    >>> parse_tabel("tblPK[[#This Row],[Target]]") == parse_tabel("tblPK[@Target]")
    True
    >>> parse_tabel("tblIKM[[Jan]:[Des]]")
    RujukanTabel(tabel='tblIKM', bagian='', dari='Jan', sampai='Des')
    """
    cocok = _TERSTRUKTUR.fullmatch(teks)
    if cocok is None:
        return None
    isi, bagian = cocok["isi"].strip(), ""
    if isi.startswith("@"):
        isi, bagian = isi[1:], BARIS_INI
    # One part alone has no brackets of its own.
    semua = [isi] if isi and not isi.startswith("[") else _BAGIAN.findall(isi)
    kepala = []
    for satu in semua:
        if satu.startswith("#"):
            bagian = satu[1:].strip().lower()
        elif satu:
            kepala.append(_JAGA.sub(r"\1", satu))
    if len(kepala) > 2:
        return None
    return RujukanTabel(
        cocok["tabel"], bagian, kepala[0] if kepala else "", kepala[-1] if kepala else ""
    )
