# ruff: noqa: N802, N803  # names as Excel has them
"""The objects of Excel that macros use, strict where Excel is: a book of openpyxl stands behind.

A single cell is a value, several are rows of tuples; numbers are floats, errors numbers of their
own, dates times with a zone, money Decimal. Text that is written is typed: "00123" becomes a
number, "1/2" a date. Nothing is computed: a formula shows what stood with it in the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from openpyxl.utils.cell import range_boundaries

from tests.hosts.com.pywin32_palsu import Benda, ComError, to_variant, tolak
from tests.hosts.com.sel_palsu import GALAT, Isi, Range
from tests.hosts.openpyxl_engine import Buku, Mesin


class Application(Benda):
    """Excel."""

    def __init__(self, isi: Isi) -> None:
        """With one book."""
        self._isi = isi
        self._setelan = {"ScreenUpdating": True, "Calculation": -4105, "StatusBar": False,
                         "CutCopyMode": 0, "DisplayAlerts": True}  # fmt: skip
        self._koreksi = AutoCorrect()
        self._dihitung: list[str] = []

    ScreenUpdating = property(lambda s: s._setelan["ScreenUpdating"],
                              lambda s, isi: s._setelan.update(ScreenUpdating=isi))  # fmt: skip
    StatusBar = property(lambda s: s._setelan["StatusBar"],
                         lambda s, isi: s._setelan.update(StatusBar=isi))  # fmt: skip
    CutCopyMode = property(lambda s: s._setelan["CutCopyMode"],
                           lambda s, isi: s._setelan.update(CutCopyMode=int(isi)))  # fmt: skip
    Hwnd = property(lambda s: 1234)
    AutoCorrect = property(lambda s: s._koreksi)
    Workbooks = property(lambda s: Workbooks(s._isi, s))
    ActiveWorkbook = property(lambda s: Workbook(s._isi, s))

    @property
    def Calculation(self) -> int:
        """How it computes."""
        return int(self._setelan["Calculation"])

    @Calculation.setter
    def Calculation(self, isi: int) -> None:
        if isi not in (-4105, -4135, 2):
            raise tolak("Unable to set the Calculation property of the Application class")
        self._setelan["Calculation"] = isi

    @property
    def Selection(self) -> Any:
        """Cells, a drawing, or nothing."""
        return self._isi.dipilih

    def Calculate(self) -> None:
        """All that waits."""
        self._dihitung.append("Calculate")

    def CalculateFullRebuild(self) -> None:
        """Everything."""
        self._dihitung.append("CalculateFullRebuild")

    def GetSaveAsFilename(
        self, InitialFilename: Any = None, FileFilter: Any = None, FilterIndex: Any = None,
        Title: Any = None, ButtonText: Any = None,
    ) -> str | bool:  # fmt: skip
        """False where staff think better of it."""
        _check_saringan(FileFilter)
        to_variant(InitialFilename)
        return self._isi.berkas

    def GetOpenFilename(
        self, FileFilter: Any = None, FilterIndex: Any = None, Title: Any = None,
        ButtonText: Any = None, MultiSelect: Any = None,
    ) -> str | bool:  # fmt: skip
        """False where staff think better of it."""
        _check_saringan(FileFilter)
        return self._isi.berkas

    def InputBox(
        self, Prompt: str, Title: Any = None, Default: Any = None, Left: Any = None,
        Top: Any = None, HelpFile: Any = None, HelpContextID: Any = None, Type: Any = None,
    ) -> str | bool:  # fmt: skip
        """False where staff think better of it."""
        if len(Prompt) > 255:
            raise tolak("Application-defined or object-defined error")
        self._isi.pesan.append(Prompt)
        return self._isi.teks


def _check_saringan(teks: str) -> None:
    if not isinstance(teks, str) or len(teks.split(",")) % 2:
        raise tolak("Method 'GetOpenFilename' of object '_Application' failed")


class AutoCorrect(Benda):
    """What Excel does unasked."""

    def __init__(self) -> None:
        """As shipped."""
        self._isi = True

    AutoFillFormulasInLists = property(
        lambda s: s._isi, lambda s, isi: object.__setattr__(s, "_isi", isi)
    )


class Koleksi(Benda):
    """Things by number from 1 or by name."""

    def __init__(self, semua: dict[str, Any], induk: Any = None) -> None:
        """In their order."""
        self._semua, self._induk = semua, induk

    Count = property(lambda s: len(s._semua))
    Parent = property(lambda s: s._induk)

    def Item(self, kunci: int | str) -> Any:
        """One of them."""
        if isinstance(kunci, int) and 1 <= kunci <= len(self._semua):
            return list(self._semua.values())[kunci - 1]
        kecil = {nama.casefold(): satu for nama, satu in self._semua.items()}
        if isinstance(kunci, str) and kunci.casefold() in kecil:
            return kecil[kunci.casefold()]
        raise ComError(-2147352565, "Invalid index.", None, None)

    def __call__(self, kunci: int | str) -> Any:
        """One of them."""
        return self.Item(kunci)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._semua.values())


class Workbooks(Koleksi):
    """The open books."""

    def __init__(self, isi: Isi, app: Application) -> None:
        """One."""
        super().__init__({isi.buku.name: Workbook(isi, app)}, app)
        self._isi = isi

    Application = property(lambda s: s._induk)

    def Open(self, Filename: str, *lain: Any) -> Any:
        """Remember what was opened."""
        self._isi.buku.app.dibuka.append(Filename)
        return self.Item(1)


class Workbook(Benda):
    """A book."""

    def __init__(self, isi: Isi, app: Application) -> None:
        """The one that is open."""
        self._isi, self._app = isi, app

    Name = property(lambda s: s._isi.buku.name)
    FullName = property(lambda s: s._isi.buku.fullname)
    Application = property(lambda s: s._app)
    ReadOnly = property(lambda s: False)
    Names = property(
        lambda s: Koleksi({
            nama: SimpleNamespace(RefersTo=f"={satu.attr_text}")
            for nama, satu in s._isi.buku.rumus.defined_names.items()
        })
    )  # fmt: skip

    @property
    def Worksheets(self) -> Koleksi:
        """Its sheets with cells."""
        nama = self._isi.buku.rumus.sheetnames
        return Koleksi({satu: Worksheet(self, satu) for satu in nama}, self)

    @property
    def ActiveSheet(self) -> Benda:
        """The sheet in front, which may be a chart."""
        if self._isi.aktif not in self._isi.buku.rumus.sheetnames:
            return Chart()
        return Worksheet(self, self._isi.aktif)

    def SaveCopyAs(self, Filename: str) -> None:
        """In the format of the book."""
        self._isi.buku.save_copy(Filename)


class Chart(Benda):
    """A sheet that is a chart."""

    Name = property(lambda s: "Chart1")


class Shape(Benda):
    """A drawing that is selected."""

    Name = property(lambda s: "Rectangle 1")


class Worksheet(Benda):
    """A sheet with cells."""

    def __init__(self, buku: Workbook, nama: str) -> None:
        """By its name."""
        self._buku, self._nama, self._isi = buku, nama, buku._isi

    Name = property(lambda s: s._nama)
    Index = property(lambda s: s._isi.buku.rumus.sheetnames.index(s._nama) + 1)
    Parent = property(lambda s: s._buku)
    Application = property(lambda s: s._buku.Application)
    ProtectContents = property(lambda s: s._nama in s._isi.terkunci)
    Cells = property(lambda s: Range(s, (1, 1), (1 << 20, 1 << 14)))
    Columns = property(lambda s: SimpleNamespace(Count=1 << 14))

    @property
    def Visible(self) -> int:
        """Whether its tab is shown."""
        return 0 if self._nama in self._isi.tersembunyi else -1

    @Visible.setter
    def Visible(self, isi: int) -> None:
        (self._isi.tersembunyi.discard if isi else self._isi.tersembunyi.add)(self._nama)

    @property
    def ListObjects(self) -> Koleksi:
        """Its tables."""
        tabel = self._isi.buku.rumus[self._nama].tables
        return Koleksi({nama: ListObject(self, nama) for nama in tabel}, self)

    @property
    def UsedRange(self) -> Range:
        """Up to the last cell that has something, looks too."""
        ws = self._isi.buku.rumus[self._nama]
        return Range(self, (1, 1), (ws.max_row, ws.max_column))

    def Range(self, Cell1: Any, Cell2: Any = None) -> Range:
        """By address, or from one cell to another."""
        satu, dua = to_variant(Cell1), to_variant(Cell2)
        if isinstance(satu, str):
            kiri, atas, kanan, bawah = range_boundaries(satu)
            return Range(self, (atas, kiri), (bawah, kanan))
        return Range(self, satu._awal, (dua or satu)._akhir)

    def Activate(self) -> None:
        """To the front."""
        if self._nama in self._isi.tersembunyi:
            raise tolak("Activate method of Worksheet class failed")
        self._isi.aktif = self._nama

    def Evaluate(self, Name: str) -> int:
        """Nothing can be computed here."""
        return GALAT["#VALUE!"]


class ListObject(Benda):
    """A table."""

    def __init__(self, lembar: Worksheet, nama: str) -> None:
        """By its name."""
        self._lembar, self._nama, self._isi = lembar, nama, lembar._isi
        self._letak = lembar._isi.buku.rumus[lembar._nama].tables[nama]

    Name = property(lambda s: s._nama)
    Parent = property(lambda s: s._lembar)
    ShowTotals = property(lambda s: False)
    Range = property(lambda s: s._lembar.Range(s._letak.ref))
    AutoFilter = property(lambda s: AutoFilter(s._isi, s._nama))

    def Resize(self, Range: Any) -> None:
        """Other cells; the header stays where it is, and no other table is touched."""
        baru, lama = to_variant(Range), self.Range
        if baru._awal[0] != lama._awal[0] or baru._akhir[0] <= baru._awal[0]:
            raise tolak("The headers must remain in the same row")
        self._isi.count_tulis()
        self._letak.ref = baru.Address.replace("$", "")
        if self._letak.autoFilter is not None:
            self._letak.autoFilter.ref = self._letak.ref


class AutoFilter(Benda):
    """The filter of a table."""

    def __init__(self, isi: Isi, nama: str) -> None:
        """Of that table."""
        self._isi, self._nama = isi, nama

    FilterMode = property(lambda s: bool(s._isi.disaring.get(s._nama)))

    def ShowAllData(self) -> None:
        """All rows again."""
        self._isi.disaring.pop(self._nama, None)


def open_buku(isi: bytes, path: Path) -> tuple[Isi, Application]:
    """A book in a running Excel."""
    keadaan = Isi(Buku(Mesin(), isi, path))
    return keadaan, Application(keadaan)
