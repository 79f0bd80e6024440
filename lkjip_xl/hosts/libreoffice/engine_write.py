"""What goes into cells of LibreOffice, so that staff can take it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

from lkjip_xl.hosts.libreoffice.engine_value import count_hari
from lkjip_xl.hosts.libreoffice.formula_text import to_libreoffice

Isi = Sequence[Sequence[Any]]
_BATAS_UNDO = 5000  # cells; a second over the pipe


class Ketikan(str):
    """What is typed into a cell, and what the program makes of it: a formula, a number, a text."""

    __slots__ = ()


def to_ketikan(isi: Any) -> Ketikan:
    """A formula in Excel's spelling, or whatever else is typed."""
    teks = str(isi)
    return Ketikan(to_libreoffice(teks) if teks.startswith("=") else teks)


def to_sel(isi: Any) -> Any:
    """A value as a cell takes it: float, text, or a formula as Ketikan.

    An apostrophe in front of a text only says that it is one.
    """
    if isinstance(isi, datetime):
        return count_hari(isi)
    if isinstance(isi, date):
        return count_hari(datetime(isi.year, isi.month, isi.day))  # noqa: DTZ001
    if isinstance(isi, int | float):
        return float(isi)
    if isinstance(isi, str):
        if isi.startswith("="):
            return to_ketikan(isi)
        return isi[1:] if isi.startswith("'") else isi
    return "" if isi is None else isi  # nothing at all would show as #N/A


def write_isi(rentang: Any, rinci: Isi) -> None:
    """Cells row by row, each as `to_sel` or `to_ketikan` gives it.

    The undo of LibreOffice 7.4 does not empty a cell again that a block was written into. Where
    staff may undo, each cell is therefore written by itself; a large block is not, and the book
    then has no history (`Buku.is_riwayat_utuh`), for half of one would be worse.
    """
    buku = rentang.sheet.book
    if not buku.app.can_undo:
        _write_blok(rentang, rinci)
    elif len(rentang) > _BATAS_UNDO:
        buku.is_riwayat_utuh = False
        _write_blok(rentang, rinci)
    else:
        _write_satu_satu(rentang.api, rinci)


def iter_urut(pilih: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """First and last place of every run of True."""
    for benar, urut in groupby(enumerate(pilih), key=lambda satu: satu[1]):
        if benar:
            letak = [nomor for nomor, _ in urut]
            yield letak[0], letak[-1]


def _write_satu_satu(daerah: Any, rinci: Isi) -> None:
    for b, satu in enumerate(rinci):
        for k, isi in enumerate(satu):
            sel = daerah.getCellByPosition(k, b)
            if isinstance(isi, float):
                sel.setValue(isi)
            elif isinstance(isi, Ketikan):
                sel.setFormula(str(isi))
            else:
                sel.setString(isi)


def _write_blok(rentang: Any, rinci: Isi) -> None:
    ketikan = [[isinstance(sel, Ketikan) for sel in satu] for satu in rinci]
    if not all(map(all, ketikan)):
        rentang.api.setDataArray(
            tuple(tuple("" if isinstance(sel, Ketikan) else sel for sel in satu) for satu in rinci)
        )
    for k in range(rentang.shape[1]):
        for awal, akhir in iter_urut([satu[k] for satu in ketikan]):
            rumus = tuple((str(satu[k]),) for satu in rinci[awal : akhir + 1])
            rentang.find_bagian(k, awal, akhir).api.setFormulaArray(rumus)
