"""The UDF edition of a book, computed in Python: Excel's part played by sixty lines."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.formula.tokenizer import Token, Tokenizer

from lkjip_xl.domain.rekap import compute_hasil
from lkjip_xl.hosts.udf import FUNGSI
from lkjip_xl.hosts.udf.sel import GALAT_EXCEL
from lkjip_xl.regulasi.loader import load_aturan
from lkjip_xl.workbook.computed import SelHitung, iter_hitung
from lkjip_xl.workbook.read.opening import open_buku
from lkjip_xl.workbook.read.reader import read_buku

_RUJUKAN = re.compile(
    r"(?P<tabel>tbl\w+)\["
    r"(?:\[(?P<bagian>#This Row|#Headers)\],)?"
    r"\[?(?P<dari>[^\[\]#]+)\]?(?::\[(?P<sampai>[^\[\]]+)\])?"
    r"\]"
)


@dataclass(frozen=True)
class Panggilan:
    """A call of a UDF: its name and its arguments, calls among them."""

    nama: str
    argumen: tuple[Any, ...]


def parse_rumus(rumus: str) -> Panggilan:
    """A formula that is one call of a UDF; anything else is refused."""
    token = [t for t in Tokenizer(rumus).items if t.type != Token.WSPACE]
    hasil, sisa = _parse(token)
    if sisa or not isinstance(hasil, Panggilan):
        raise ValueError(f"not one call: {rumus}")
    return hasil


def _parse(token: Sequence[Token]) -> tuple[Any, Sequence[Token]]:
    awal, sisa = token[0], token[1:]
    if awal.type == Token.OPERAND:
        return awal, sisa
    if awal.type != Token.FUNC or awal.subtype != Token.OPEN:
        raise ValueError(f"not allowed in a UDF form: {awal.value}")
    argumen = []
    while sisa[0].subtype != Token.CLOSE:
        isi, sisa = _parse(sisa)
        argumen.append(isi)
        if sisa[0].type == Token.SEP:
            sisa = sisa[1:]
    return Panggilan(awal.value[:-1], tuple(argumen)), sisa[1:]


def iter_panggilan(satu: Panggilan) -> Iterator[Panggilan]:
    """The call and all calls inside it."""
    yield satu
    for isi in satu.argumen:
        if isinstance(isi, Panggilan):
            yield from iter_panggilan(isi)


class BukuUdf:
    """A workbook whose computed cells call UDFs."""

    def __init__(self, isi: bytes) -> None:
        """Open the workbook; computed values that stand in it are not looked at."""
        self._wb = openpyxl.load_workbook(io.BytesIO(isi))
        self._tabel = {nama: ws for ws in self._wb for nama in ws.tables}
        self._daerah = {nama: list(ws[ws.tables[nama].ref]) for nama, ws in self._tabel.items()}
        self._header = {
            nama: [sel.value for sel in baris[0]] for nama, baris in self._daerah.items()
        }
        self._nilai: dict[tuple[str, int, int], Any] = {}
        self._rentang: dict[tuple[str, str, int | None], Any] = {}
        self._terurai: dict[str, Panggilan] = {}

    def iter_rumus(self) -> Iterator[tuple[str, int, str, str]]:
        """Table, zero-based row, header and formula of every cell of a table that calls a UDF."""
        for nama, daerah in self._daerah.items():
            for nomor, baris in enumerate(daerah[1:]):
                for header, sel in zip(self._header[nama], baris, strict=True):
                    if sel.data_type == "f" and "LKJ_" in sel.value:
                        yield nama, nomor, header, sel.value

    def nilai(self, tabel: str, baris: int, header: str) -> Any:
        """What a cell of the body shows."""
        return self._sel(tabel, baris, self._header[tabel].index(header))

    def _sel(self, tabel: str, baris: int, kolom: int) -> Any:
        tempat = (tabel, baris, kolom)
        if tempat not in self._nilai:
            sel = self._daerah[tabel][baris + 1][kolom]
            isi = sel.value
            if sel.data_type == "f":
                isi = self._panggil(self._urai(isi), tabel, baris)
            elif isinstance(isi, int) and not isinstance(isi, bool):
                isi = float(isi)  # Excel knows no whole numbers
            self._nilai[tempat] = isi
        return self._nilai[tempat]

    def _urai(self, rumus: str) -> Panggilan:
        if rumus not in self._terurai:
            self._terurai[rumus] = parse_rumus(rumus)
        return self._terurai[rumus]

    def _panggil(self, satu: Panggilan, tabel: str, baris: int) -> Any:
        return FUNGSI[satu.nama].fungsi(*(self._isi(isi, tabel, baris) for isi in satu.argumen))

    def _isi(self, isi: Any, tabel: str, baris: int) -> Any:
        if isinstance(isi, Panggilan):
            return self._panggil(isi, tabel, baris)
        if isi.subtype == Token.TEXT:
            return isi.value[1:-1]
        if isi.subtype == Token.NUMBER:
            return float(isi.value)
        if cocok := _RUJUKAN.fullmatch(isi.value):
            return self._baca_rujukan(cocok, baris)
        return self._baca_nama(isi.value)

    def _baca_rujukan(self, cocok: re.Match[str], baris: int) -> Any:
        tabel = cocok["tabel"]
        sini = baris if cocok["bagian"] == "#This Row" else None
        kunci = (tabel, cocok[0], sini)
        if kunci in self._rentang:
            return self._rentang[kunci]
        header = self._header[tabel]
        dari = header.index(cocok["dari"])
        sampai = header.index(cocok["sampai"] or cocok["dari"])
        kolom = range(dari, sampai + 1)
        if cocok["bagian"] == "#Headers":
            isi = [[header[k] for k in kolom]]
        else:
            nomor = range(len(self._daerah[tabel]) - 1) if sini is None else [sini]
            isi = [[self._sel(tabel, n, k) for k in kolom] for n in nomor]
        hasil = isi[0][0] if len(isi) == len(isi[0]) == 1 else isi
        self._rentang[kunci] = hasil
        return hasil

    def _baca_nama(self, nama: str) -> Any:
        lembar, _, sel = self._wb.defined_names[nama].attr_text.replace("$", "").rpartition("!")
        isi = self._wb[lembar.strip("'")][sel].value
        return float(isi) if isinstance(isi, int) else isi


@dataclass(frozen=True)
class BandingUdf:
    """Every computed cell of a book: what its UDF gives beside what the core computes."""

    sel: Sequence[SelHitung]
    galat: Sequence[str]

    @property
    def beda(self) -> list[str]:
        """Cells on which the two disagree; an established figure must be the very same."""
        return [
            f"{s.tabel.nama}[{s.kolom.header}] {s.sel}: UDF {s.ada!r}, inti {s.seharusnya!r}"
            for s in self.sel
            if not s.is_sama or not _is_tepat(s)
        ]


def _is_tepat(satu: SelHitung) -> bool:
    if not isinstance(satu.seharusnya, Decimal):
        return True
    eksponen = satu.seharusnya.as_tuple().exponent
    is_tetap = isinstance(eksponen, int) and eksponen >= -6
    return not is_tetap or satu.ada == float(satu.seharusnya)


def banding(path: Path) -> BandingUdf:
    """Compute the UDF edition of a book in both ways."""
    bacaan = read_buku(open_buku(path))
    hasil = compute_hasil(bacaan.data, load_aturan(bacaan.data.profil.tahun or 0))
    buku = BukuUdf(path.read_bytes())
    sel = [
        replace(satu, ada=buku.nilai(satu.tabel.nama, satu.nomor, satu.kolom.header))
        for satu in iter_hitung(bacaan.baris, hasil)
        if satu.kolom.udf or satu.kolom.cari
    ]
    galat = [
        f"{nama}[{header}] {nomor}"
        for nama, nomor, header, _ in buku.iter_rumus()
        if buku.nilai(nama, nomor, header) in GALAT_EXCEL
    ]
    return BandingUdf(sel, galat)
