"""Cells in few words: the rectangles name exactly the cells they stand for."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import rows_from_range

from lkjip_xl.report.cell_ranges import format_asal

SEL = st.builds(
    lambda kolom, baris: f"{get_column_letter(kolom)}{baris}",
    st.integers(1, 60),
    st.integers(1, 12),
)


@given(st.lists(SEL, min_size=1, max_size=80))
def test_ranges_name_exactly_the_cells(sel: list[str]) -> None:
    """Nothing is added, nothing is lost, whatever the shape of the cells."""
    teks = format_asal([f"Survei_IKM!{satu}" for satu in sel])

    bagian = re.split(", ", teks.removeprefix("Survei_IKM!"))
    disebut = [satu for b in bagian for baris in rows_from_range(b) for satu in baris]
    assert sorted(disebut) == sorted(set(sel))


def test_a_block_of_a_matrix_is_one_range() -> None:
    """A full matrix is one rectangle, a column with a gap is two."""
    matriks = [f"A!{kolom}{baris}" for kolom in "CDE" for baris in (3, 4, 5)]

    assert format_asal(matriks) == "A!C3:E5"
    assert format_asal(["A!B1", "A!B2", "A!B4"]) == "A!B1:B2, B4"


def test_words_without_a_cell_and_more_sheets_are_kept() -> None:
    """What has no cell is written as it is; each sheet is named once."""
    asal = ["PK!H7", "Narasi, analisis untuk IKM", "Survei_IKM!C3", "PK!H8"]

    assert format_asal(asal) == "PK!H7:H8; Survei_IKM!C3; Narasi, analisis untuk IKM"


def test_long_list_is_written_in_full() -> None:
    """Every cell is named, however many there are."""
    assert format_asal([f"A!A{baris}" for baris in (1, 3, 5, 7, 9)]) == "A!A1, A3, A5, A7, A9"
