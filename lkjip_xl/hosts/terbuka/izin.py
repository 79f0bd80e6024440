"""What of an open book may be written: told before anything is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import xlwings as xw

from lkjip_xl.errors import BukuError, Problem, Tingkat
from lkjip_xl.hosts.terbuka.layar import find_api


def check_izin(lembar: Iterable[xw.Sheet]) -> None:
    """These sheets can be written.

    Raises:
        BukuError: Some are protected; all of them are listed.
    """
    terkunci = [_problem_terkunci(satu.name) for satu in lembar if is_terkunci(satu)]
    if terkunci:
        raise BukuError(terkunci)


def is_terkunci(lembar: xw.Sheet) -> bool:
    """Whether a sheet is protected."""
    for nama in ("ProtectContents", "isProtected"):  # Excel, LibreOffice
        isi = find_api(lembar, nama)
        if isi is not None:
            return bool(isi() if callable(isi) else isi)
    return False


def check_saringan(tabel: xw.main.Table) -> None:
    """A table shows all of its rows: a filtered one takes no new rows in Excel.

    Raises:
        BukuError: It is filtered.
    """
    if find_saringan(tabel) is not None:
        raise BukuError([_problem_disaring(tabel.name, tabel.parent.name)])


def find_saringan(tabel: xw.main.Table) -> Any:
    """The filter of a table of Excel that hides some of its rows now; None for none."""
    saringan = find_api(tabel, "AutoFilter")
    return saringan if getattr(saringan, "FilterMode", False) else None


def _problem_terkunci(lembar: str) -> Problem:
    return Problem(
        "B-66",
        Tingkat.GALAT,
        f'Lembar "{lembar}" dikunci, jadi hasilnya belum ditulis.',
        "buka kuncinya di menu Review > Unprotect Sheet, lalu klik tombolnya lagi.",
        lembar,
    )


def _problem_disaring(tabel: str, lembar: str) -> Problem:
    return Problem(
        "B-67",
        Tingkat.GALAT,
        f"Tabel {tabel} sedang disaring, jadi sebagian barisnya tersembunyi dan belum diubah.",
        "hapus saringannya di menu Data > Clear, lalu klik tombolnya lagi.",
        lembar,
    )
