"""Independent readers of what the add-in is made of."""

from __future__ import annotations

import io
import warnings
import zipfile
from typing import Any


def load_olevba() -> Any:
    """The module olevba, whose import warns of old names in a library of its own."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from oletools import olevba
    return olevba


def read_modul(berkas: bytes) -> dict[str, str]:
    """Name and source of every VBA module that olevba finds in a workbook, in its order."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parser = load_olevba().VBA_Parser("LKjIP.xlam", data=berkas)
        try:
            return {nama: kode for _, _, nama, kode in parser.extract_macros()}
        finally:
            parser.close()


def read_bagian(berkas: bytes, nama: str) -> bytes:
    """One part of a package."""
    with zipfile.ZipFile(io.BytesIO(berkas)) as arsip:
        return arsip.read(nama)
