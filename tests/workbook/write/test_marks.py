"""Conditional formats: what is awaited or unlikely shows on the sheet before anyone asks."""

from __future__ import annotations

import re

import pytest

from lkjip_xl.workbook import schema
from lkjip_xl.workbook.layout import Letak, build_letak
from lkjip_xl.workbook.write.marks import TANDA, Tanda, build_syarat


def find_letak(nama: str) -> dict[str, Letak]:
    """Places in a book with three rows in one table."""
    return build_letak({nama: [{}, {}, {}]})


def test_own_row_and_other_tables_become_addresses() -> None:
    """A cell of the same row moves with the row; another table stands still, with its sheet."""
    letak = find_letak("tblIKMResponden")
    bulan = letak["tblIKMResponden"]
    k = [kolom.nama for kolom in bulan.tabel.kolom].index("bulan3")

    syarat = build_syarat("{sel}<N(tblIKM[Responden Minimum])", bulan, k, letak)
    lain = build_syarat("[@Kode]<>tblPK[Kode]", letak["tblCapaian"], 0, letak)

    minimum = letak["tblIKM"].awal + 1
    assert syarat == f"E{bulan.awal + 1}<N($B${minimum})"
    assert re.fullmatch(r"\$A\d+<>PK!\$A\$\d+:\$A\$\d+", lain)


@pytest.mark.parametrize("tanda", TANDA, ids=lambda t: f"{t.tabel or 'semua'}-{t.kolom[0]}")
def test_mark_names_what_exists(tanda: Tanda) -> None:
    """Each mark finds its columns, and its condition leaves no name of a table behind."""
    letak = build_letak({})
    tabel = [schema.TABEL[tanda.tabel]] if tanda.tabel else list(schema.TABEL.values())
    kena = [(t, k) for t in tabel for k, kolom in enumerate(t.kolom) if kolom.nama in tanda.kolom]

    assert kena
    for t, k in kena:
        assert not re.search(r"tbl|\[|\]|{", build_syarat(tanda.syarat, letak[t.nama], k, letak))
