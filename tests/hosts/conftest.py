"""An open book, and buttons pressed on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import xlwings as xw

from lkjip_xl import api
from lkjip_xl.hosts import macros
from lkjip_xl.hosts.makro import laporan
from tests.hosts.openpyxl_engine import open_buku


@pytest.fixture
def terbuka(contoh: bytes, tmp_path: Path) -> xw.Book:
    """The example book, open."""
    return _open(contoh, tmp_path)


@pytest.fixture
def terbuka_udf(tmp_path: Path) -> xw.Book:
    """The example book whose computed columns call the functions of the add-in, open."""
    return _open(api.build_contoh("tanjungpinang", "udf"), tmp_path)


def _open(isi: bytes, folder: Path) -> xw.Book:
    path = folder / "buku.xlsx"
    path.write_bytes(isi)
    return open_buku(isi, path)


@pytest.fixture
def tekan(terbuka: xw.Book, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Press a button on the open book; gives the messages that staff see."""
    monkeypatch.setattr(xw.Book, "caller", lambda: terbuka)
    for modul in (laporan, macros):
        monkeypatch.setattr(modul, "open_berkas", lambda path: True)

    def jalankan(tombol: Callable[[], None]) -> list[str]:
        tombol()
        assert terbuka.impl.app.kabar[-1] is False  # the status bar is Excel's again
        pesan: list[str] = terbuka.impl.app.pesan
        return pesan

    return jalankan
