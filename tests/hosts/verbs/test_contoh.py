"""`lkjip contoh` for each shipped office: a book and its report, with the same figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from lkjip_xl import api
from lkjip_xl.errors import Tingkat
from lkjip_xl.hosts.cli import main


def iter_teks(path: Path) -> Iterator[str]:
    """Every paragraph of a Word document, values in content controls included."""
    for alinea in docx.Document(str(path)).element.body.iter(qn("w:p")):
        yield "".join(satu.text or "" for satu in alinea.iter(qn("w:t")))


@pytest.mark.parametrize(
    ("kantor", "nama", "rata_rata"),
    [
        ("jember", "Kantor Imigrasi Kelas I TPI Jember", "123,77%"),
        ("tanjungpinang", "Kantor Imigrasi Kelas I TPI Tanjungpinang", "112,03%"),
    ],
)
def test_contoh_writes_book_and_report_of_the_office(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kantor: str, nama: str, rata_rata: str
) -> None:
    """One command gives a book without galat, and a report that names the office and its mean."""
    assert main(["contoh", "--kantor", kantor, "--ke", str(tmp_path)]) == 0

    problems = api.check_buku(tmp_path / "buku.xlsx")
    teks = "\n".join(iter_teks(tmp_path / "laporan.docx"))
    assert [str(p) for p in problems if p.tingkat is Tingkat.GALAT] == []
    assert f"Rata-rata capaian kinerja: {rata_rata}" in capsys.readouterr().out
    assert rata_rata.rstrip("%") in teks
    assert nama.upper() in teks.upper()
    assert not re.search(r"\{\{|\}\}|\{%|%\}", teks)


@pytest.mark.parametrize("kantor", api.list_contoh())
def test_contoh_says_that_its_texts_are_an_example(tmp_path: Path, kantor: str) -> None:
    """Nobody takes the invented part of an example for data of the office."""
    assert main(["contoh", "--kantor", kantor, "--ke", str(tmp_path)]) == 0

    teks = "\n".join(iter_teks(tmp_path / "laporan.docx"))
    assert "dibuat sebagai contoh dan bukan data kantor" in teks


def test_contoh_of_an_unknown_office_names_those_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong name is wrong usage; the message lists the right ones and nothing is written."""
    with pytest.raises(SystemExit) as keluar:
        main(["contoh", "--kantor", "atlantis", "--ke", str(tmp_path)])

    assert keluar.value.code == 2
    assert "tanjungpinang" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
