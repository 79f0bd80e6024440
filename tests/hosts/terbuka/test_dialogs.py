"""What staff are asked: by the engine's own dialogs where it has them, else by Excel's."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from lkjip_xl.errors import BukuError
from lkjip_xl.hosts.terbuka.dialogs import ask_buka, ask_setuju, ask_simpan, ask_teks

USUL = Path("folder") / "LKjIP - buku.docx"


def excel(jawab: Any) -> Any:
    """Excel, which answers every question with the same; `ditanya` holds the questions."""
    ditanya: list[tuple[Any, ...]] = []

    def tanya(*isi: Any, **nama: Any) -> Any:
        ditanya.append((*isi, *nama.values()))
        return jawab

    api = SimpleNamespace(GetSaveAsFilename=tanya, GetOpenFilename=tanya, InputBox=tanya)
    return SimpleNamespace(api=api, impl=object(), ditanya=ditanya)


def sendiri(jawab: Any) -> Any:
    """A program with dialogs of its own."""
    tanya = {nama: lambda *isi: jawab for nama in ("ask_simpan", "ask_buka", "ask_teks")}
    return SimpleNamespace(api=excel("salah").api, impl=SimpleNamespace(**tanya))


def test_excel_proposes_a_name_and_takes_the_answer() -> None:
    """The filter shows the kind of file; a name without ending gets it."""
    app = excel(str(Path("lain") / "laporan"))

    path = ask_simpan(app, USUL, ".docx")

    assert path == Path("lain") / "laporan.docx"
    assert app.ditanya[0][:2] == (str(USUL), "Dokumen Word (*.docx),*.docx")


def test_cancel_is_no_answer() -> None:
    """Excel answers False; nothing follows."""
    app = excel(False)

    assert ask_simpan(app, USUL, ".docx") is None
    assert ask_buka(app, "Impor", [".csv", ".xlsx"]) is None
    assert ask_teks(app, "LKjIP", "Nomor?") is None


def test_files_of_several_kinds_are_offered_together() -> None:
    """One line in the list of kinds."""
    app = excel("data.csv")

    assert ask_buka(app, "Impor", [".csv", ".xlsx"]) == Path("data.csv")
    assert app.ditanya[0][0].endswith(",*.csv;*.xlsx")


def test_dialogs_of_the_program_itself_come_first() -> None:
    """LibreOffice asks with its own."""
    assert ask_simpan(sendiri(Path("a.docx")), USUL, ".docx") == Path("a.docx")
    assert ask_buka(sendiri(None), "Impor", [".csv"]) is None
    assert ask_teks(sendiri("2"), "LKjIP", "Nomor?") == "2"


def test_program_that_cannot_ask() -> None:
    """A report goes where it is proposed; what needs an answer says so."""
    app: Any = SimpleNamespace(api=None, impl=object(), alert=lambda *isi: None)

    assert ask_simpan(app, USUL, ".docx") == USUL
    assert ask_setuju(app, "Lanjutkan?") == "cancel"
    with pytest.raises(BukuError, match="tidak dapat menanyakan"):
        ask_buka(app, "Impor", [".csv"])
    with pytest.raises(BukuError, match="tidak dapat menanyakan"):
        ask_teks(app, "LKjIP", "Nomor?")
