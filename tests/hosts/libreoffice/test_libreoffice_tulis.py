"""Cells written into LibreOffice: one by one where staff may undo, else as a block."""

from __future__ import annotations

from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from lkjip_xl.hosts.libreoffice.engine_write import (
    Ketikan,
    iter_urut,
    to_ketikan,
    to_sel,
    write_isi,
)

RINCI = [[to_sel(satu) for satu in baris] for baris in [['=A1&","', 2], ["'=teks", None]]]


class Daerah:
    """A range that remembers how it was written."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.tulis: list[Any] = []

    def getCellByPosition(self, kolom: int, baris: int) -> Any:  # noqa: N802 - of LibreOffice
        """One cell."""
        return SimpleNamespace(
            setValue=lambda isi: self.tulis.append((baris, kolom, isi)),
            setString=lambda isi: self.tulis.append((baris, kolom, isi)),
            setFormula=lambda isi: self.tulis.append((baris, kolom, "rumus", isi)),
        )

    def setDataArray(self, isi: Any) -> None:  # noqa: N802 - of LibreOffice
        """Values of all cells."""
        self.tulis.append(isi)

    def setFormulaArray(self, isi: Any) -> None:  # noqa: N802 - of LibreOffice
        """Formulas of all cells."""
        self.tulis.append(("rumus", isi))


class Rentang:
    """Cells of a book whose staff may undo, or not."""

    def __init__(self, baris: int, kolom: int, *, can_undo: bool) -> None:
        """That many cells."""
        self.api, self.shape = Daerah(), (baris, kolom)
        self.buku = SimpleNamespace(app=SimpleNamespace(can_undo=can_undo), is_riwayat_utuh=True)
        self.sheet = SimpleNamespace(book=self.buku)

    def __len__(self) -> int:
        return self.shape[0] * self.shape[1]

    def find_bagian(self, kolom: int, awal: int, akhir: int) -> Rentang:
        """Remember where, too."""
        self.api.tulis.append((kolom, awal, akhir))
        return self


def test_values_on_their_way_into_a_cell() -> None:
    """Numbers are floats, dates their number, an apostrophe only says that it is text."""
    isi = [to_sel(satu) for satu in (1, True, None, "'00123", "'=a", date(2025, 1, 15))]

    assert isi == [1.0, 1.0, "", "00123", "=a", 45672.0]
    assert to_sel(datetime(2025, 1, 15, 12)) == 45672.5  # noqa: DTZ001 - cells know no time zone
    assert not any(isinstance(satu, Ketikan) for satu in isi)


def test_formulas_are_typed_in_the_spelling_of_libreoffice() -> None:
    """Other texts are typed as they are."""
    assert to_sel("=SUM(PK!A1,2)") == "=SUM($PK.A1;2)"
    assert isinstance(to_sel("=1"), Ketikan)
    assert to_ketikan("1,5") == "1,5"


def test_runs_are_found() -> None:
    """First and last place of each."""
    assert list(iter_urut([True, True, False, True])) == [(0, 1), (3, 3)]
    assert list(iter_urut([])) == []


def test_where_staff_may_undo_each_cell_is_written_by_itself() -> None:
    """A formula, a number, a text that looks like a formula, and nothing."""
    rentang = Rentang(2, 2, can_undo=True)

    write_isi(rentang, RINCI)

    assert rentang.api.tulis == [
        (0, 0, "rumus", '=A1&","'), (0, 1, 2.0), (1, 0, "=teks"), (1, 1, ""),
    ]  # fmt: skip
    assert rentang.buku.is_riwayat_utuh


@pytest.mark.parametrize(("can_undo", "utuh"), [(True, False), (False, True)])
def test_a_large_block_is_written_at_once_and_costs_the_history(can_undo: bool, utuh: bool) -> None:
    """Half an undo would be worse than none; formulas never stand in the cells as texts."""
    banyak = 6000
    rentang = Rentang(banyak, 1, can_undo=can_undo)

    write_isi(rentang, [[to_sel("=1+1")], [to_sel("=2")], *[[3.0]] * (banyak - 2)])

    blok, letak, rumus = rentang.api.tulis
    assert blok[:3] == (("",), ("",), (3.0,))
    assert (letak, rumus) == ((0, 0, 1), ("rumus", (("=1+1",), ("=2",))))
    assert rentang.buku.is_riwayat_utuh is utuh
