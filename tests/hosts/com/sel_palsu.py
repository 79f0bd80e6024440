# ruff: noqa: N802, N803  # names as Excel has them
"""Cells of a strict Excel: what they hand over, and what becomes of what is written into them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from openpyxl.utils import get_column_letter

from tests.hosts.com.pywin32_palsu import Benda, ComError, Waktu, tolak
from tests.hosts.openpyxl_engine import Buku, Lembar, Rentang

GALAT = {
    "#DIV/0!": -2146826281, "#N/A": -2146826246, "#NAME?": -2146826259, "#NULL!": -2146826288,
    "#NUM!": -2146826252, "#REF!": -2146826265, "#VALUE!": -2146826273, "#SPILL!": -2146826243,
}  # fmt: skip
_TEKS_BLOK, _TEKS, _RUMUS, _SEL = 8203, 32767, 8192, 2**31
_BERKAS_INI = re.compile(r"\[\[#This Row\],\[([^\]]+)\]\]")
_LAYAR_INI = re.compile(r"\[@(?:\[([^\]]+)\]|(\w+))\]")
_ANGKA = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?%?")
_TANGGAL = re.compile(r"\d{1,2}/\d{1,2}(/\d{2,4})?|(?:Mei|May|Jan) \d{4}", re.IGNORECASE)


class Isi:
    """What an open Excel holds, and what staff do with it."""

    def __init__(self, buku: Buku) -> None:
        """The book, and nothing done yet."""
        self.buku = buku
        self.dipilih: Any = None
        self.berkas: str | bool = False
        self.teks: str | bool = False
        self.jawaban: list[str] = []
        self.pesan: list[str] = []
        self.aktif = buku.rumus.sheetnames[0]
        self.tersembunyi: set[str] = set()
        self.terkunci: set[str] = set()
        self.disaring: dict[str, set[int]] = {}  # table -> sheet rows that its filter hides
        self.uang: set[tuple[str, str]] = set()  # cells in a format of currency
        self.teks_sel: set[tuple[str, str]] = set()  # cells in the format of text
        self.sisa_tulis: int | None = None
        self.galat_tulis: type[BaseException] | None = None

    def jawab(self, teks: str, gaya: int) -> int:
        """A message box: the next answer, or OK."""
        self.pesan.append(teks)
        pilihan = {"ok": 1, "cancel": 2, "yes": 6, "no": 7}
        return pilihan[self.jawaban.pop(0) if gaya & 15 else "ok"]

    def count_tulis(self) -> None:
        """A write that Excel may refuse."""
        if self.sisa_tulis == 0:
            self.sisa_tulis = None
            raise tolak("Application-defined or object-defined error")
        if self.sisa_tulis is not None:
            self.sisa_tulis -= 1


class Hyperlinks(Benda):
    """The links of a range."""

    def __init__(self, daerah: Range) -> None:
        """Of those cells."""
        self._daerah = daerah

    def Add(
        self, Anchor: Any, Address: str, SubAddress: Any = None, ScreenTip: Any = None,
        TextToDisplay: Any = None,
    ) -> Hyperlink:  # fmt: skip
        """A link over a cell."""
        sel = next(self._daerah._iter_sel())
        self._daerah._isi.count_tulis()
        sel.hyperlink = Address
        return Hyperlink(self._daerah)


class Hyperlink(Benda):
    """A link."""

    def __init__(self, daerah: Range) -> None:
        """Over those cells."""
        self._daerah = daerah

    def _teks(self, isi: str) -> None:
        tautan = next(self._daerah._iter_sel()).hyperlink
        self._daerah._tulis([[f"'{isi}"]])
        next(self._daerah._iter_sel()).hyperlink = tautan

    TextToDisplay = property(lambda s: "", _teks)
    ScreenTip = property(lambda s: "", lambda s, isi: None)


class Range(Benda):
    """Cells from one corner to the other."""

    def __init__(self, lembar: Any, awal: tuple[int, int], akhir: tuple[int, int]) -> None:
        """Both corners included."""
        self._lembar, self._awal, self._akhir = lembar, awal, akhir
        self._isi = lembar._isi

    Worksheet = property(lambda s: s._lembar)
    Application = property(lambda s: s._lembar.Application)
    Row = property(lambda s: s._awal[0])
    Column = property(lambda s: s._awal[1])
    Rows = property(lambda s: SimpleNamespace(Count=s._akhir[0] - s._awal[0] + 1))
    Columns = property(lambda s: SimpleNamespace(Count=s._akhir[1] - s._awal[1] + 1))
    Hyperlinks = property(lambda s: Hyperlinks(s))

    @property
    def Count(self) -> int:
        """How many cells; too many are more than its number holds."""
        banyak = int(self.Rows.Count * self.Columns.Count)
        if banyak >= _SEL:
            raise ComError(-2147352566, "Out of present range.", None, None)
        return banyak

    @property
    def Address(self) -> str:
        """With dollar signs."""
        satu = [f"${get_column_letter(k)}${b}" for b, k in (self._awal, self._akhir)]
        return satu[0] if self._awal == self._akhir else ":".join(satu)

    @property
    def ListObject(self) -> Any:
        """The table around its first cell."""
        for tabel in self._lembar.ListObjects:
            d = tabel.Range
            if (d._awal[0] <= self._awal[0] <= d._akhir[0]
                    and d._awal[1] <= self._awal[1] <= d._akhir[1]):  # fmt: skip
                return tabel
        return None

    def __call__(self, baris: int, kolom: int | None = None) -> Range:
        """A cell, which may lie outside."""
        if kolom is None:
            baris, kolom = divmod(baris - 1, self.Columns.Count)
            baris, kolom = baris + 1, kolom + 1
        sel = (self._awal[0] + baris - 1, self._awal[1] + kolom - 1)
        return Range(self._lembar, sel, sel)

    def Find(
        self, What: str, After: Any = None, LookIn: Any = None, LookAt: Any = None,
        SearchOrder: Any = None, SearchDirection: Any = None,
    ) -> Range | None:  # fmt: skip
        """The last cell that holds something, by rows (1) or columns (2)."""
        assert (What, LookIn, SearchDirection) == ("*", -4123, 2)
        ws = self._isi.buku.rumus[self._lembar._nama]
        ada = [letak for letak, satu in ws._cells.items() if satu.value is not None]
        if not ada:
            return None
        sel = max(ada, key=lambda satu: satu if SearchOrder == 1 else satu[::-1])
        return Range(self._lembar, sel, sel)

    def Insert(self, Shift: int | None = None, CopyOrigin: int | None = None) -> None:
        """Whole rows; copied cells are inserted where there are some."""
        if self.Application.CutCopyMode:
            raise tolak("Excel inserted the cells on its clipboard")
        self._check_tulis()
        self._rentang().insert("down", "")

    def Delete(self, Shift: int | None = None) -> None:
        """Whole rows."""
        self._check_tulis()
        self._rentang().delete("up")

    def ClearHyperlinks(self) -> None:
        """Their texts stay."""
        for sel in self._iter_sel():
            sel.hyperlink = None

    @property
    def NumberFormat(self) -> str | None:
        """None for several."""
        ada = {self._kunci(sel) in self._isi.teks_sel for sel in self._iter_sel()}
        return None if len(ada) > 1 else "@" if True in ada else "General"

    @NumberFormat.setter
    def NumberFormat(self, isi: str) -> None:
        for sel in self._iter_sel():
            self._isi.teks_sel.discard(self._kunci(sel))

    @property
    def Value(self) -> Any:
        """What the cells show."""
        nilai = self._isi.buku.nilai[self._lembar._nama]
        return self._bentuk(lambda sel: self._to_variant(nilai[sel.coordinate].value, sel))

    @Value.setter
    def Value(self, isi: Any) -> None:
        self._tulis(isi)

    @property
    def Formula(self) -> Any:
        """What was typed, as text; tables are named as the screen does."""
        return self._bentuk(_to_rumus)

    @Formula.setter
    def Formula(self, isi: Any) -> None:
        self._tulis(isi)

    def _bentuk(self, baca: Any) -> Any:
        baris = tuple(tuple(baca(sel) for sel in satu) for satu in self._sel())
        return baris[0][0] if self._awal == self._akhir else baris

    def _sel(self) -> Any:
        return self._rentang()._sel(self._isi.buku.rumus)

    def _iter_sel(self) -> Iterator[Any]:
        return (sel for baris in self._sel() for sel in baris)

    def _rentang(self) -> Rentang:
        rentang = Rentang(Lembar(self._isi.buku, self._lembar._nama), self._awal, self._akhir)
        rentang.sheet.buku.app.sisa_tulis = None
        return rentang

    def _kunci(self, sel: Any) -> tuple[str, str]:
        return self._lembar._nama, sel.coordinate

    def _to_variant(self, isi: Any, sel: Any) -> Any:
        if isinstance(isi, str) and isi in GALAT and sel.data_type != "s":
            return GALAT[isi]
        if isinstance(isi, date):
            waktu = isi if isinstance(isi, datetime) else datetime(isi.year, isi.month, isi.day)  # noqa: DTZ001
            return Waktu(*waktu.timetuple()[:6], tzinfo=UTC)
        if isinstance(isi, int | float) and not isinstance(isi, bool):
            return Decimal(str(round(isi, 4))) if self._kunci(sel) in self._isi.uang else float(isi)
        return isi

    def _check_tulis(self) -> None:
        if self._lembar._nama in self._isi.terkunci:
            raise tolak("The cell or chart you're trying to change is on a protected sheet")
        self._isi.count_tulis()

    def _tulis(self, isi: Any) -> None:
        self._check_tulis()
        is_blok = isinstance(isi, list | tuple)
        baris, kolom = self.Rows.Count, self.Columns.Count
        rinci = [list(satu) for satu in isi] if is_blok else [[isi] * kolom for _ in range(baris)]
        if (len(rinci), len(rinci[0])) != (baris, kolom):
            raise AssertionError("Excel would show #N/A or leave cells out")
        _check_panjang(rinci, _TEKS_BLOK if is_blok else _TEKS)
        tabel = self.ListObject
        hilang = self._isi.disaring.get(tabel.Name, set()) if tabel else set()
        # Rows that a filter hides are passed over: the block goes on in the next one.
        tampak = [satu for satu in self._sel() if satu[0].row not in hilang or baris == 1]
        for satu, isi_baris in zip(tampak, rinci, strict=False):
            for sel, nilai in zip(satu, isi_baris, strict=True):
                self._ketik(sel, nilai)
        if tabel and any(_is_rumus(s) for satu in rinci for s in satu):
            self._isi_sendiri(tabel, rinci[0][0])

    def _ketik(self, sel: Any, isi: Any) -> None:
        """What Excel makes of a value that is written into a cell."""
        nilai = self._isi.buku.nilai[self._lembar._nama][sel.coordinate]
        is_teks = self._kunci(sel) in self._isi.teks_sel
        sel.hyperlink = None
        if isinstance(isi, Decimal):
            isi = float(isi)
        if isinstance(isi, datetime):
            isi = isi.replace(tzinfo=None)
        if isinstance(isi, str) and (isi.startswith("'") or is_teks):
            isi = isi.removeprefix("'")
            sel.value = nilai.value = isi
            sel.data_type = nilai.data_type = "s"
        elif isinstance(isi, str) and _is_rumus(isi):
            sel.value = _LAYAR_INI.sub(lambda m: f"[[#This Row],[{m[1] or m[2]}]]", isi)
            kunci = (self._lembar._nama, sel.coordinate, sel.value)
            nilai.value = self._isi.buku.hasil.get(kunci)
        else:
            sel.value = nilai.value = _tebak(isi) if isinstance(isi, str) else isi

    def _isi_sendiri(self, tabel: Any, rumus: Any) -> None:
        """A formula typed into a column of a table goes into its other cells, if that is on."""
        if not self.Application.AutoCorrect.AutoFillFormulasInLists:
            return
        daerah = tabel.Range
        atas, bawah = daerah._awal[0] + 1, daerah._akhir[0]
        for sel in Range(self._lembar, (atas, self._awal[1]), (bawah, self._awal[1]))._iter_sel():
            self._ketik(sel, rumus)


def _check_panjang(rinci: list[list[Any]], teks: int) -> None:
    for satu in (sel for baris in rinci for sel in baris if isinstance(sel, str)):
        if len(satu) > (_RUMUS if _is_rumus(satu) else teks):
            raise tolak("Application-defined or object-defined error")


def _is_rumus(isi: Any) -> bool:
    return isinstance(isi, str) and isi.startswith("=")


def _tebak(teks: str) -> Any:
    """What a text becomes that nobody marked as one."""
    if teks == "":
        return None
    if teks.upper() in ("TRUE", "FALSE"):
        return teks.upper() == "TRUE"
    if _ANGKA.fullmatch(teks):
        return float(teks.rstrip("%").replace(",", "")) / (100 if teks.endswith("%") else 1)
    if _TANGGAL.fullmatch(teks):
        return datetime(2024, 1, 2)  # noqa: DTZ001
    return teks


def _to_rumus(sel: Any) -> str:
    isi = sel.value
    if isi is None:
        return ""
    if isinstance(isi, bool):
        return str(isi).upper()
    if not _is_rumus(isi) or sel.data_type == "s":
        return str(isi)

    def ubah(satu: re.Match[str]) -> str:
        return f"[@{satu[1]}]" if re.fullmatch(r"\w+", satu[1]) else f"[@[{satu[1]}]]"

    return _BERKAS_INI.sub(ubah, isi)
