"""The words in which `schema` declares the workbook: sheet, table, column."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import Any


class Tipe(Enum):
    """What a column holds; decides validation, number format and how a cell is read."""

    KODE = "kode: capital letters, digits and _, up to 12, or an account number"
    TEKS = "one line of text"
    NARASI = "text of any length, with line breaks"
    PILIHAN = "one word of a list"
    ANGKA = "number, shown as typed"
    INDEKS = "number, shown with two decimals"
    PERSEN = "percent points: 87,5 means 87,5 %"
    RUPIAH = "whole rupiah"
    BULAT = "count"
    TAHUN = "year"
    ISIAN = "the row says what: text, number, date"
    TANGGAL = "date"
    NAMA = "name of a table of output: small letters, digits and _, up to 24"
    LABEL = "fixed text of ours, never read"

    @property
    def is_angka(self) -> bool:
        """Whether cells hold numbers."""
        return self in _ANGKA


_ANGKA = frozenset(
    {Tipe.ANGKA, Tipe.INDEKS, Tipe.PERSEN, Tipe.RUPIAH, Tipe.BULAT, Tipe.TAHUN},
)


@dataclass(frozen=True, slots=True)
class Cari:
    """A computed column that shows an input of another table's row with the same kode.

    Attributes:
        tabel: The other table.
        kolom: Its column to show.
        lewat: Column of this table that holds the kode.
    """

    tabel: str
    kolom: str
    lewat: str = "kode"


@dataclass(frozen=True, slots=True)
class Padanan:
    """A computed column that shows fixed words or a fixed number of ours for its row.

    Attributes:
        isi: What stands for which content of the column `lewat`; nothing for other contents.
        tetap: The number shown in every row whose `lewat` is filled, instead of `isi`.
        lewat: Column of the same table.
    """

    isi: Mapping[str, str] = field(default_factory=dict)
    tetap: int | None = None
    lewat: str = "kode"

    def find(self, kode: str | None) -> Decimal | str | None:
        """What a row shows whose column `lewat` holds `kode`; None for nothing."""
        if kode is None:
            return None
        return self.isi.get(kode) if self.tetap is None else Decimal(self.tetap)

    def build_rumus(self, sel: str) -> str:
        """The same as a native formula over the cell reference `sel`."""
        if self.tetap is not None:
            return f'=IF({sel}="","",{self.tetap})'
        kunci, kata = (",".join(f'"{satu}"' for satu in s) for s in (self.isi, self.isi.values()))
        return f'=IFERROR(INDEX({{{kata}}},MATCH({sel},{{{kunci}}},0)),"")'


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column of a table.

    Attributes:
        nama: Name in Python: a field of the row class of `domain.kinerja`.
        header: Header on the sheet.
        tipe: What it holds.
        hint: Shown when the cell is selected; the text itself of a LABEL.
        pilihan: Allowed words of a PILIHAN.
        usulan: Usual words, offered in a list; others are taken too.
        rujuk: Table whose kode this column must name.
        is_rujuk_wajib: Whether a kode that is not there stops the report.
        minimum: Smallest number allowed; None for any.
        maksimum: Largest number allowed; None for any.
        rumus: Native formula of a computed column, with [@Header] for a cell of its own row.
        kunci: Key of the result that a computed column shows, with {fields} of its row.
        cari: Computed column that only shows an input of another table.
        padanan: Computed column that shows fixed words or a fixed number.
        lebar: Width in characters.
        grup: Columns that together are one tuple field of the row class.
        udf: The same computed column as a call of a UDF, in the words of `rumus`; a lookup has
            one by itself, and a column without one stays native in every edition.
        is_penting: Whether a row counts as complete only with this column filled.
        is_tautan: Whether its text is a place ("PK!F7" or a sheet) and leads there on a click.
    """

    nama: str
    header: str
    tipe: Tipe
    hint: str = ""
    pilihan: tuple[str, ...] = ()
    usulan: tuple[str, ...] = ()
    rujuk: str = ""
    is_rujuk_wajib: bool = False
    minimum: int | None = None
    maksimum: int | None = None
    rumus: str = ""
    kunci: str = ""
    cari: Cari | None = None
    padanan: Padanan | None = None
    lebar: int = 14
    grup: str = ""
    udf: str = ""
    is_penting: bool = False
    is_tautan: bool = False

    @property
    def is_hitung(self) -> bool:
        """Whether the column is computed."""
        return bool(self.rumus) or self.cari is not None or self.padanan is not None

    @property
    def is_masukan(self) -> bool:
        """Whether staff fill it in."""
        return not self.is_hitung and self.tipe is not Tipe.LABEL


@dataclass(frozen=True, slots=True)
class Baris:
    """A fixed row of a table whose rows are ours: an entry of Profil, a section of Narasi.

    Attributes:
        kode: Its kode.
        label: What staff read in front of the entry.
        hint: What to write.
        tipe: What the entry holds.
        pilihan: Allowed words of a PILIHAN.
        wajib: Whether the report cannot do without it.
        baku: Value in a new book; None for empty.
    """

    kode: str
    label: str
    hint: str
    tipe: Tipe = Tipe.TEKS
    pilihan: tuple[str, ...] = ()
    wajib: bool = False
    baku: str | int | None = None


@dataclass(frozen=True, slots=True)
class Tabel:
    """One Excel table.

    Attributes:
        nama: Its name, "tbl...".
        field: Field of `domain.kinerja.DataKinerja` that holds its rows; empty for a table of
            results only.
        judul: Heading above it on the sheet.
        petunjuk: A line of advice under the heading.
        kelas: Class of `domain` for one of its rows; None for a table of results only and for
            the two tables of fixed entries.
        kolom: Its columns, left to right.
        unik: Columns that together name a row; empty where rows need no name.
        baris: Its fixed entries, each with a type of its own (Profil, Narasi).
        tetap: What stands in the label columns of its fixed rows, by column name (TW I to TW IV);
            the first column tells the rows apart.
        isi: Its rows where all of them are ours and none is read: the weights in force.
        satu_baris: Whether it always has exactly one row.
        cadangan: Empty rows that a built book offers beyond its data.
        tersedia: Rows that a built book has at least, filled or empty: what most offices need.
        minimum: Rows that every office has; a sheet with fewer is not complete.
        is_jawaban: Whether its rows are respondents, too many to be read cell by cell: they are
            only counted (`workbook.jawaban`).
        dari_jawaban: Fields of the row class that are counted from a table of answers.
    """

    nama: str
    field: str
    judul: str
    kolom: tuple[Kolom, ...]
    petunjuk: str = ""
    unik: tuple[str, ...] = ()
    baris: tuple[Baris, ...] = ()
    tetap: tuple[Mapping[str, str], ...] = ()
    isi: tuple[Mapping[str, str | int | Decimal], ...] = ()
    satu_baris: bool = False
    cadangan: int = 5
    tersedia: int = 0
    kelas: type[Any] | None = None
    minimum: int = 0
    is_jawaban: bool = False
    dari_jawaban: tuple[str, ...] = ()

    def find(self, nama: str) -> Kolom:
        """The column named `nama` in Python."""
        return next(kolom for kolom in self.kolom if kolom.nama == nama)

    def build_rumus(self, kolom: Kolom, tabel: dict[str, Tabel]) -> str:
        """The native formula of a computed column, in the form that files hold."""
        rumus = kolom.rumus
        if kolom.cari is not None:
            lain = tabel[kolom.cari.tabel]
            ambil = (
                f"INDEX({lain.nama}[{lain.find(kolom.cari.kolom).header}],"
                f"MATCH([@{self.find(kolom.cari.lewat).header}],{lain.nama}[Kode],0))"
            )
            # An empty cell seen through INDEX would be 0; no value is not 0.
            rumus = f'=IFERROR(IF({ambil}="","",{ambil}),"")'
        if kolom.padanan is not None:
            rumus = kolom.padanan.build_rumus(f"[@{self.find(kolom.padanan.lewat).header}]")
        return _SEL_BARIS.sub(rf"{self.nama}[[#This Row],[\1]]", rumus)

    def build_udf(self, kolom: Kolom, tabel: dict[str, Tabel]) -> str:
        """A computed column as a call of a UDF, in the form that files hold; "" without one."""
        udf = kolom.udf
        if kolom.cari is not None:
            lain = tabel[kolom.cari.tabel]
            udf = (
                f"=LKJ_CARI([@{self.find(kolom.cari.lewat).header}],{lain.nama}[Kode],"
                f"{lain.nama}[{lain.find(kolom.cari.kolom).header}])"
            )
        return _SEL_BARIS.sub(rf"{self.nama}[[#This Row],[\1]]", udf)


_SEL_BARIS = re.compile(r"\[@([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Lembar:
    """One sheet."""

    nama: str
    judul: str
    petunjuk: str
    tabel: tuple[Tabel, ...] = field(default_factory=tuple)
    mendatar: bool = True


def name_lengkap(lembar: str) -> str:
    """Name in the workbook of the cell that says how complete a sheet is."""
    return f"LENGKAP_{lembar.upper()}"
