"""The checklist for a person with Office asks for what the program really does."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from importlib.resources import files
from pathlib import Path

import pytest

from lkjip_xl.hosts.udf import FUNGSI

HALAMAN = (Path(__file__).parents[3] / "docs" / "uji-manual.md").read_text(encoding="utf-8")
KETIK = re.findall(r"^\| `=(LKJ_\w+)\((.*?)\)`.* \| (.*) \|$", HALAMAN, re.MULTILINE)


def baca(isian: str) -> float | str | list[list[None]]:
    """An argument as staff type it: decimal comma, text in quotes, three empty cells."""
    if isian == "A1:A3":
        return [[None], [None], [None]]
    if isian.startswith('"'):
        return isian.strip('"')
    return float(isian.replace(",", "."))


@pytest.mark.parametrize(("nama", "isian", "tampil"), KETIK)
def test_the_five_functions_show_what_the_page_says(nama: str, isian: str, tampil: str) -> None:
    """Excel shows fifteen digits with a comma; no value is an empty cell."""
    hasil = FUNGSI[nama].fungsi(*map(baca, isian.split(";")))

    teks = f"{hasil:.15g}".replace(".", ",") if isinstance(hasil, float) else hasil
    assert teks == ("" if tampil.startswith("kosong") else tampil)


def test_the_page_has_five_functions_every_button_and_one_page() -> None:
    """Nothing that staff will click is left out, and it stays short enough to be done."""
    pita = ET.fromstring(files("lkjip_xl.hosts.addin").joinpath("ribbon.xml").read_bytes())
    label = [satu.get("label", "") for satu in pita.iter() if satu.tag.endswith("button")]
    tombol = HALAMAN.partition("## Setiap tombol")[2].partition("\n## ")[0]

    assert len(KETIK) == 5
    assert [satu for satu in label if satu not in tombol] == []
    assert len(HALAMAN.splitlines()) <= 100
    assert "belum pernah dicoba" in HALAMAN
