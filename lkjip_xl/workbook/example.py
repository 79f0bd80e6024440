"""The shipped examples: real figures of an office, one TOML section for each table."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lkjip_xl.workbook import schema
from lkjip_xl.workbook.layout import Isi
from lkjip_xl.workbook.model import Tabel

FOLDER = Path(__file__).parent.parent / "data" / "contoh"


def list_kantor() -> list[str]:
    """Names of the shipped examples: "jember"."""
    return sorted(path.stem.rpartition("_")[0] for path in FOLDER.glob("*.toml"))


def load_contoh(kantor: str) -> Isi:
    """Contents of an example book.

    Raises:
        KeyError: There is no example of that name.
    """
    if kantor not in list_kantor():
        raise KeyError(kantor)
    path = next(FOLDER.glob(f"{kantor}_*.toml"))
    isi = tomllib.loads(path.read_text(encoding="utf-8"))
    return {nama: _build_tabel(schema.TABEL[nama], bagian) for nama, bagian in isi.items()}


def _build_tabel(tabel: Tabel, bagian: Any) -> list[Mapping[str, Any]]:
    if tabel.baris:
        return [{"kode": kode, "isian": isian} for kode, isian in bagian.items()]
    return [_build_baris(tabel, baris) for baris in bagian]


def _build_baris(tabel: Tabel, baris: Mapping[str, Any]) -> dict[str, Any]:
    """One row; a list spreads over the columns of its group, "" is an empty cell."""
    hasil: dict[str, Any] = {}
    for nama, isi in baris.items():
        if isinstance(isi, list):
            kolom = [satu.nama for satu in tabel.kolom if satu.grup == nama and satu.is_masukan]
            hasil |= dict(zip(kolom, [None if i == "" else i for i in isi], strict=True))
        else:
            tabel.find(nama)  # a misspelt column must not vanish
            hasil[nama] = isi
    return hasil
