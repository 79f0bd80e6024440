"""Words that Excel compares with the spaces around them, and the reader without."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lkjip_xl.domain.isian import SelBerspasi
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.model import Kolom, Tabel, Tipe
from lkjip_xl.workbook.read.grid import BerkasTakTerbacaError, Grid, TabelGrid

_DIBANDINGKAN = frozenset({Tipe.KODE, Tipe.NAMA, Tipe.PILIHAN})


def iter_berspasi(grid: Grid) -> Iterator[Sequence[SelBerspasi]]:
    """Input cells whose words a formula compares otherwise than the reader, column by column.

    The reader takes off spaces (fixed ones too) and line breaks at both ends; Excel does not.
    """
    for lembar in schema.LEMBAR_ISI:
        for tabel in lembar.tabel:
            if tabel.isi or tabel.is_jawaban or tabel.nama not in grid.daftar_tabel:
                continue
            try:
                isi = grid.read_tabel(tabel.nama)
            except BerkasTakTerbacaError:
                continue
            for kolom in tabel.kolom:
                if kolom.is_masukan and (daftar := list(_iter_kolom(tabel, kolom, isi))):
                    yield daftar


def _iter_kolom(tabel: Tabel, kolom: Kolom, grid: TabelGrid) -> Iterator[SelBerspasi]:
    ada = {" ".join(satu.split()).casefold(): nomor for nomor, satu in enumerate(grid.header)}
    nomor = ada.get(kolom.header.casefold())
    if nomor is None:
        return
    label = _find_label(tabel, ada, grid) if kolom.tipe is Tipe.ISIAN else {}
    is_kolom = kolom.tipe in _DIBANDINGKAN or bool(kolom.rujuk)
    for baris, isi in enumerate(grid.isi):
        sel = isi[nomor]
        if (is_kolom or baris in label) and isinstance(sel, str) and _is_berspasi(sel):
            asal = f"{grid.lembar}!{grid.alamat(baris, nomor)}"
            yield SelBerspasi(label.get(baris, kolom.header), sel, asal)


def _find_label(tabel: Tabel, ada: Mapping[str, int], grid: TabelGrid) -> dict[int, str]:
    """Labels of the rows, by row, whose entry is a choice."""
    pilihan = {b.kode: b.label for b in tabel.baris if b.tipe is Tipe.PILIHAN}
    kode = ada.get(tabel.kolom[0].header.casefold())
    if kode is None:
        return {}
    semua = {baris: str(isi[kode] or "").strip() for baris, isi in enumerate(grid.isi)}
    return {baris: pilihan[satu] for baris, satu in semua.items() if satu in pilihan}


def _is_berspasi(isi: str) -> bool:
    """Whether the reader takes something off; a cell of nothing but spaces is not empty either."""
    return isi != isi.replace("_x000D_", "").strip()
