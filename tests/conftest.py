"""What all tests share: LibreOffice or its absence, and the example book as staff edit it."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import settings

from lkjip_xl import api
from lkjip_xl.hosts.libreoffice.program import CARA_PASANG, find_soffice

from .libreoffice import recalculate_all

# CI looks at the same examples each time, so that a green run stays green; at home chance looks on.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

ALASAN_LEWAT = f"LibreOffice tidak ada: {CARA_PASANG}"
# Set where every test must run (.ci/run): a missing LibreOffice or a skipped test is a failure.
_WAJIB = os.environ.get("LKJIP_WAJIB_LIBREOFFICE") == "1"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs LibreOffice where there is none; where it must be there, let it fail."""
    if _WAJIB or find_soffice() is not None:
        return
    for item in items:
        if item.get_closest_marker("libreoffice"):
            item.add_marker(pytest.mark.skip(reason=ALASAN_LEWAT))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """One line for the tests that were skipped: how many, and what to do about it."""
    dilewati = terminalreporter.stats.get("skipped", [])
    tanpa = [satu for satu in dilewati if ALASAN_LEWAT in str(satu.longrepr)]
    if tanpa:
        terminalreporter.write_line(
            f"{len(tanpa)} uji dilewati karena LibreOffice tidak ada: {CARA_PASANG}."
        )
    if _WAJIB and dilewati:
        terminalreporter.write_line(
            f"GAGAL: {len(dilewati)} uji dilewati, padahal LKJIP_WAJIB_LIBREOFFICE=1."
        )


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where every test must run, a skipped one fails the session."""
    laporan = session.config.pluginmanager.get_plugin("terminalreporter")
    if _WAJIB and laporan is not None and laporan.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session")
def recalculate(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[Sequence[Path]], list[Path]]:
    """Workbooks as LibreOffice recalculates them, several in one run of the program."""
    return lambda berkas: recalculate_all(berkas, tmp_path_factory.mktemp("libreoffice"))


@pytest.fixture(scope="session")
def contoh() -> bytes:
    """The example book of Jember."""
    return api.build_contoh("jember")


class BukuUji:
    """A workbook in openpyxl; a cell is named by table, row and header.

    A row is its zero-based number in the body of the table, or the kode in its first column.
    Saving drops all computed values, as programs do that cannot calculate.
    """

    def __init__(self, isi: bytes) -> None:
        """Open a workbook."""
        self.wb = openpyxl.load_workbook(io.BytesIO(isi))

    def tabel(self, nama: str) -> tuple[Any, Any]:
        """Sheet and table of that name."""
        return next((ws, ws.tables[nama]) for ws in self.wb if nama in ws.tables)

    def sel(self, tabel: str, baris: int | str, header: str) -> Any:
        """One cell of the body."""
        ws, letak = self.tabel(tabel)
        daerah = ws[letak.ref]
        kolom = [sel.value for sel in daerah[0]].index(header)
        if isinstance(baris, str):
            baris = [satu[0].value for satu in daerah[1:]].index(baris)
        return daerah[baris + 1][kolom]

    def ubah(self, isi: Mapping[tuple[str, int | str, str], Any]) -> list[str]:
        """Type values into cells; returns their addresses, "Sheet!A1"."""
        alamat = []
        for tempat, nilai in isi.items():
            sel = self.sel(*tempat)
            sel.value = nilai
            alamat.append(f"{sel.parent.title}!{sel.coordinate}")
        return alamat

    def simpan(self, path: Path) -> Path:
        """Save to `path`."""
        self.wb.save(path)
        return path


@pytest.fixture
def buku(contoh: bytes) -> BukuUji:
    """The example book, open for editing."""
    return BukuUji(contoh)


@pytest.fixture(scope="session")
def buka() -> type[BukuUji]:
    """Opens a workbook for editing."""
    return BukuUji
