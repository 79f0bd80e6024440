"""Links to cells, as Excel on the web takes them: xlwings has an order for addresses only.

What our own part of the add-in does (static/js/main.js): take the links off cells, and put links
to places in the book on many cells at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import xlwings as xw

from lkjip_xl.errors import BukuError
from lkjip_xl.hosts.terbuka.periksa import TABEL_PERIKSA, find_tabel
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.addresses import format_alamat

HAPUS = "lkjipHapusTautan"
PASANG = "lkjipPasangTautan"
Tindakan = Mapping[str, Any]


def pack_tautan(buku: xw.Book) -> None:
    """In what is to be written: links of sheet Periksa in one order, those before them gone.

    Without that Excel keeps the old link under a new text.
    """
    semua: list[Tindakan] = buku.impl.json()["actions"]
    kolom = _find_kolom(buku) if semua else frozenset()
    hasil: list[Tindakan] = []
    for satu in semua:
        tempat = (satu["sheet_position"], satu["start_column"])
        if satu["func"] == "setValues" and tempat in kolom:
            hasil.append(_build(satu, HAPUS, _build_alamat(satu)))
        if satu["func"] != "addHyperlink" or not str(satu["args"][0]).startswith("#"):
            hasil.append(satu)
    pasang = [[_build_alamat(satu), *_iter_isi(satu)] for satu in semua if satu not in hasil]
    if pasang:
        lembar = next(satu for satu in semua if satu["func"] == "addHyperlink")
        akhir = max(n for n, s in enumerate(hasil) if s["func"] == "setValues") + 1
        hasil.insert(akhir, _build(lembar, PASANG, pasang))
    semua[:] = hasil


def _find_kolom(buku: xw.Book) -> frozenset[tuple[int, int]]:
    """Zero-based sheet and column of each column of links."""
    try:
        daerah = find_tabel(buku, TABEL_PERIKSA).range
    except BukuError:
        return frozenset()
    judul = daerah(1, 1).resize(1, daerah.shape[1]).options(ndim=1).value
    tautan = {satu.header for satu in schema.TABEL[TABEL_PERIKSA].kolom if satu.is_tautan}
    return frozenset(
        (daerah.sheet.index - 1, daerah.column - 1 + nomor)
        for nomor, satu in enumerate(judul)
        if " ".join(str(satu).split()) in tautan
    )


def _build(acuan: Tindakan, nama: str, isi: Any) -> Tindakan:
    """An order to our part of the add-in, for the sheet of `acuan`."""
    return {
        **dict.fromkeys(acuan),
        "func": "runMacro",
        "args": [nama, acuan["sheet_position"], isi],
    }


def _build_alamat(satu: Tindakan) -> str:
    awal = format_alamat(satu["start_row"], satu["start_column"])
    if satu["row_count"] * satu["column_count"] == 1:
        return awal
    baris = satu["start_row"] + satu["row_count"] - 1
    return f"{awal}:{format_alamat(baris, satu['start_column'] + satu['column_count'] - 1)}"


def _iter_isi(satu: Tindakan) -> Iterator[str]:
    """Where to, what is shown, and the help of a link."""
    alamat, teks, bantuan = satu["args"]
    yield from (str(alamat).removeprefix("#"), str(teks), str(bantuan))
