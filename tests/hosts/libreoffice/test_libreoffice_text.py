"""What the LibreOffice engine does without LibreOffice: spelling of formulas, named gaps."""

from __future__ import annotations

from typing import Any

import pytest

from lkjip_xl.hosts.libreoffice.engine import DaftarProgram
from lkjip_xl.hosts.libreoffice.engine_range import Rentang
from lkjip_xl.hosts.libreoffice.formula_text import to_excel, to_libreoffice
from lkjip_xl.workbook import schema

RUMUS = [
    '=IF(A2="a,b;c!d",1,2)',
    "=SUM('Nama Lain'!A1:B2,PK!$C$3)*2",
    '=LOOKUP(5,{0,55,65},{"a","b","c"})',
    "=SUM({1,2;3,4})",
    "=SUM(tblPK[[Kolom, satu]:[Dua; tiga]])",
    '=IF("kata ""kutip""; di dalam"="",TRUE,FALSE)',
]


@pytest.mark.parametrize("rumus", RUMUS)
def test_formula_survives_the_way_to_libreoffice_and_back(rumus: str) -> None:
    """Texts, sheets, arrays and headers keep their commas; all separators are changed."""
    lo = to_libreoffice(rumus)

    assert to_excel(lo) == rumus
    assert "!" not in lo.replace("c!d", "")


def test_every_formula_of_the_book_survives() -> None:
    """Both editions of each computed column."""
    rumus = [
        satu
        for tabel in schema.TABEL.values()
        for kolom in tabel.kolom
        if kolom.is_hitung
        for satu in (
            tabel.build_rumus(kolom, schema.TABEL),
            tabel.build_udf(kolom, schema.TABEL),
        )
        if satu
    ]

    assert len(rumus) > 300
    assert [satu for satu in rumus if to_excel(to_libreoffice(satu)) != satu] == []


def test_what_the_engine_lacks_says_its_name() -> None:
    """A method and a property that no macro of ours uses."""
    sel: Any = Rentang(None, (1, 1), (1, 1))

    with pytest.raises(NotImplementedError, match=r"Rentang\.merge "):
        sel.merge(False)
    with pytest.raises(NotImplementedError, match=r"Rentang\.wrap_text "):
        _ = sel.wrap_text
    with pytest.raises(NotImplementedError, match=r"DaftarProgram\.add "):
        DaftarProgram().add()
