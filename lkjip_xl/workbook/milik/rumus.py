"""Formulas that staff wrote, as they must read in a new book; or that they cannot go there."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError
from openpyxl.utils.cell import column_index_from_string

from lkjip_xl.workbook.addresses import format_alamat
from lkjip_xl.workbook.roll.ledger import Tujuan
from lkjip_xl.workbook.rumus_kolom import strip_tempat_addin

_SEL = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)([1-9][0-9]{0,6})")
_ANTARA_LEMBAR = re.compile(r"('(?:[^']|'')+'|[^'!\[\]]+)!(.+)")
_TERSTRUKTUR = re.compile(r"([^\[\]!]*)(\[.+\])")
_KEPALA = re.compile(r"\[(?!\[)((?:'.|[^\]'\[])*)\]")
_JAGA, _TANDA = re.compile(r"(['\[\]#@])"), r"'\1"
_BENAR_SALAH = ("TRUE", "FALSE")


@dataclass(frozen=True, slots=True)
class TabelLama:
    """A table of the old book: its sheet, zero-based first body row and column, size, headers."""

    nama: str
    lembar: str
    awal: int
    kolom_awal: int
    jumlah: int
    header: tuple[str, ...]


class Penerjemah:
    """Rewrites formulas of the old book for the new one."""

    def __init__(
        self,
        tujuan: Tujuan,
        tabel: Mapping[str, TabelLama],
        lembar_milik: Mapping[str, str],
        header_milik: Mapping[str, Collection[str]],
        nama: Collection[str],
    ) -> None:
        """Hold what is known of both books.

        Args:
            tujuan: Where rows of our tables went.
            tabel: Our tables in the old book.
            lembar_milik: Sheets of staff's own, which come as they are: old name -> new name.
            header_milik: Headers of the tables on those sheets.
            nama: Defined names that the new book has.
        """
        self._tujuan = tujuan
        self._tabel = tabel
        self._milik = {lama.casefold(): baru for lama, baru in lembar_milik.items()}
        self._header = {
            nama_tabel.casefold(): {satu.casefold() for satu in daftar}
            for nama_tabel, daftar in (*tujuan.header.items(), *header_milik.items())
        }
        self._nama = {satu.casefold() for satu in nama}

    def translate(
        self, rumus: str, lembar: str, baris_sendiri: tuple[str, int] | None = None
    ) -> str | None:
        """A formula for the new book.

        Args:
            rumus: The formula with "=".
            lembar: Sheet of its cell.
            baris_sendiri: Table of ours and row of its body, for a cell of one; a reference to
                a cell of that row becomes [#This Row], so that it holds in every row.

        Returns:
            The formula; None if something that it names is not in the new book.
        """
        try:
            token = Tokenizer(strip_tempat_addin(rumus)).items
        except (TokenizerError, IndexError):
            return None
        hasil = ["="]
        for satu in token:
            teks: str | None = satu.value
            if satu.type == Token.OPERAND and satu.subtype == Token.RANGE:
                teks = self._ganti(satu.value, lembar, baris_sendiri)
            elif satu.type == Token.FUNC and (":" in satu.value or "!" in satu.value):
                teks = None  # a range that ends in a function, or a function of another book
            if teks is None:
                return None
            hasil.append(teks)
        return "".join(hasil)

    def find_sel(self, lembar: str, baris: int, kolom: int) -> tuple[str, int, int] | None:
        """New place of a zero-based cell of one of our tables; None where it did not come."""
        tabel = self.find_tabel(lembar, baris, kolom)
        if tabel is None:
            return None
        nomor = baris - tabel.awal
        return self._tujuan.find(tabel.nama, nomor, tabel.header[kolom - tabel.kolom_awal])

    def find_tabel(self, lembar: str, baris: int, kolom: int) -> TabelLama | None:
        """Our table around a zero-based cell of the old book, its header row included."""
        for tabel in self._tabel.values():
            if (
                tabel.lembar == lembar
                and tabel.awal - 1 <= baris < tabel.awal + tabel.jumlah
                and 0 <= kolom - tabel.kolom_awal < len(tabel.header)
            ):
                return tabel
        return None

    def _ganti(self, teks: str, lembar: str, sendiri: tuple[str, int] | None) -> str | None:
        if "[" in teks:
            return self._terstruktur(teks)
        sebut = ""
        if cocok := _ANTARA_LEMBAR.fullmatch(teks):
            sebut, teks = cocok[1], cocok[2]
            lembar = sebut.strip("'").replace("''", "'")
            sebut += "!"
        if lembar.casefold() in self._milik:
            is_daerah = any(_SEL.fullmatch(ujung) for ujung in teks.split(":"))
            if sebut and self._milik[lembar.casefold()].casefold() != lembar.casefold():
                sebut = f"'{self._milik[lembar.casefold()]}'!"
            ikut = is_daerah or ":" in teks or teks.casefold() in self._nama
            return sebut + teks if ikut or teks.upper() in _BENAR_SALAH else None
        ujung = [_SEL.fullmatch(satu) for satu in teks.split(":")]
        if not all(ujung):
            dikenal = teks.casefold() in self._nama or teks.upper() in _BENAR_SALAH
            return sebut + teks if dikenal and ":" not in teks else None
        sel = [satu for satu in ujung if satu is not None]
        return self._baris_ini(lembar, sel, sendiri) or self._sel(sebut, lembar, sel)

    def _baris_ini(
        self, lembar: str, ujung: list[re.Match[str]], sendiri: tuple[str, int] | None
    ) -> str | None:
        """A cell of the formula's own row as [#This Row]; None for any other reference."""
        if sendiri is None or len(ujung) > 1 or ujung[0][3]:
            return None
        baris, kolom = int(ujung[0][4]) - 1, column_index_from_string(ujung[0][2]) - 1
        tabel = self.find_tabel(lembar, baris, kolom)
        if tabel is None or (tabel.nama, baris - tabel.awal) != sendiri:
            return None
        header = tabel.header[kolom - tabel.kolom_awal]
        if header.casefold() not in self._header[tabel.nama.casefold()]:
            return None
        return f"{tabel.nama}[[#This Row],[{_JAGA.sub(_TANDA, header)}]]"

    def _sel(self, sebut: str, lembar: str, ujung: list[re.Match[str]]) -> str | None:
        """A cell or range of one of our tables, where it stands now."""
        posisi = [(int(satu[4]) - 1, column_index_from_string(satu[2]) - 1) for satu in ujung]
        tabel = self.find_tabel(lembar, *posisi[0])
        if tabel is None or any(self.find_tabel(lembar, *satu) != tabel for satu in posisi[1:]):
            return None
        tempat = [self.find_sel(lembar, *satu) for satu in posisi]
        baris = [nomor - tabel.awal for nomor, _ in posisi]
        if len(baris) == 2 and baris == [0, tabel.jumlah - 1]:
            # The whole body, spare rows included, stays the whole body.
            letak = self._tujuan.letak[tabel.nama]
            tepi = [self._tujuan.find(tabel.nama, -1, tabel.header[k - tabel.kolom_awal])
                    for _, k in posisi]  # fmt: skip
            tempat = [
                None if satu is None else (satu[0], nomor, satu[2])
                for satu, nomor in zip(tepi, (letak.awal, letak.akhir), strict=True)
            ]
        hasil = []
        for satu, cocok in zip(tempat, ujung, strict=True):
            if satu is None:
                return None
            alamat = format_alamat(satu[1], satu[2])
            huruf = alamat.rstrip("0123456789")
            hasil.append(f"{cocok[1]}{huruf}{cocok[3]}{alamat[len(huruf) :]}")
            if sebut and satu[0].casefold() != lembar.casefold():
                sebut = f"'{satu[0]}'!"
        return sebut + ":".join(hasil)

    def _terstruktur(self, teks: str) -> str | None:
        """A structured reference, if its table and all its headers are in the new book."""
        cocok = _TERSTRUKTUR.fullmatch(teks)
        if cocok is None or cocok[1].casefold() not in self._header:
            return None
        kepala = [satu for satu in _KEPALA.findall(cocok[2]) if not satu.startswith("#")]
        dikenal = self._header[cocok[1].casefold()]
        bersih = [" ".join(re.sub("'(.)", r"\1", satu).split()).casefold() for satu in kepala]
        return teks if all(satu in dikenal for satu in bersih) else None
