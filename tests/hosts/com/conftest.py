"""Excel with a book of ours open, and buttons pressed the way the add-in presses them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw

from lkjip_xl import api
from lkjip_xl.hosts.makro import laporan
from tests.hosts.com.excel_palsu import Application, Isi, open_buku
from tests.hosts.com.pywin32_palsu import load_excel


@dataclass
class Excel:
    """A running Excel: its content, its object, the book as macros see it, and the buttons."""

    isi: Isi
    app: Application
    buku: xw.Book
    tekan: Callable[[str], list[str]]


@pytest.fixture
def buka(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Excel]]:
    """Opens an example in Excel; every call goes through xlwings' own classes."""
    monkeypatch.setattr(laporan, "open_berkas", lambda path: True)
    daftar: list[Isi] = []
    with load_excel(lambda teks, gaya: daftar[-1].jawab(teks, gaya)) as mesin:

        def buka_satu(kantor: str = "jember", rumus: Any = "native") -> Excel:
            path = tmp_path / "buku.xlsx"
            path.write_bytes(api.build_contoh(kantor, rumus))
            isi, app = open_buku(path.read_bytes(), path)
            daftar.append(isi)
            return Excel(
                isi, app, xw.Book(impl=mesin.Book(app.ActiveWorkbook)), _build_tekan(isi, app)
            )

        yield buka_satu


def _build_tekan(isi: Isi, app: Application) -> Callable[[str], list[str]]:
    """What PythonLKjIP.Jalankan does, in the server of xlwings."""
    from xlwings.com_server import XLPython

    def tekan(langkah: str) -> list[str]:
        isi.pesan.clear()
        server = XLPython()
        modul = server.Module("xlwings._xlwindows")
        server.SetAttr(modul, "BOOK_CALLER", app.ActiveWorkbook)
        server.Exec(f"import lkjip_xl.hosts.macros as m; m.{langkah}()")
        assert app.StatusBar is False
        return list(isi.pesan)

    return tekan
