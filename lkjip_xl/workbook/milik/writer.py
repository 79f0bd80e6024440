"""What staff added, into a new book (XlsxWriter)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lkjip_xl.workbook.milik.model import (
    GayaMilik,
    KolomMilik,
    LembarMilik,
    Milik,
    SelMilik,
    TabelMilik,
)


class FormatMilik:
    """Cell formats of staff's own cells in one new workbook, made once each."""

    def __init__(self, buku: Workbook) -> None:
        """Make formats for `buku`."""
        self._buku = buku
        self._format: dict[GayaMilik, Format] = {}

    def find(self, gaya: GayaMilik) -> Format:
        """The format of these looks."""
        if gaya not in self._format:
            sifat: dict[str, Any] = {"font_name": "Calibri", "font_size": 10, "valign": "vcenter"}
            sifat |= {"num_format": gaya.angka, "bold": gaya.tebal, "italic": gaya.miring}
            sifat |= {"text_wrap": gaya.bungkus, "border": int(gaya.garis)}
            for nama, isi in (
                ("align", gaya.rata),
                ("font_color", gaya.warna_huruf),
                ("bg_color", gaya.warna_isi),
            ):
                if isi:
                    sifat[nama] = isi
            self._format[gaya] = self._buku.add_format(sifat)
        return self._format[gaya]


def build_kolom_tabel(
    daftar: Sequence[KolomMilik], header_format: Format | None = None
) -> list[dict[str, Any]]:
    """Staff's columns as XlsxWriter's `add_table` wants them, to stand behind ours."""
    hasil = []
    for kolom in daftar:
        satu: dict[str, Any] = {"header": kolom.header}
        if header_format is not None:
            satu["header_format"] = header_format
        if kolom.rumus:
            satu["formula"] = kolom.rumus
        hasil.append(satu)
    return hasil


def write_kolom_milik(
    ws: Worksheet,
    gaya: FormatMilik,
    tempat: tuple[int, int, int],
    daftar: Sequence[KolomMilik],
) -> None:
    """Cells of staff's columns in one table, after `add_table`.

    Args:
        ws: Its sheet.
        gaya: Formats of the workbook.
        tempat: Zero-based sheet row of the first body row, sheet column of the first of these
            columns, and how many rows the body has.
        daftar: The columns.
    """
    awal, kolom_awal, jumlah = tempat
    for k, kolom in enumerate(daftar, kolom_awal):
        # A formula of the whole column stands in spare rows too.
        kosong = SelMilik(None, kolom.rumus)
        for nomor in range(jumlah):
            sel = kolom.isi.get(nomor, kosong)
            if sel.rumus or sel.isi is not None:
                _write_sel(ws, awal + nomor, k, sel, gaya)


def write_lembar_milik(buku: Workbook, milik: Milik) -> None:
    """Staff's own sheets behind ours, their names, and all comments; after our sheets."""
    gaya = FormatMilik(buku)
    for lembar in milik.lembar:
        _write_lembar(buku, gaya, lembar)
    for nama, tujuan in milik.nama.items():
        buku.define_name(nama, tujuan)
    for komentar in milik.komentar:
        ws = buku.get_worksheet_by_name(komentar.lembar)
        if ws is not None:
            ws.write_comment(komentar.sel, komentar.teks, {"author": komentar.penulis})


def _write_lembar(buku: Workbook, gaya: FormatMilik, lembar: LembarMilik) -> None:
    ws = buku.add_worksheet(lembar.nama)
    if lembar.is_tersembunyi:
        ws.hide()
    if any(lembar.beku):
        ws.freeze_panes(*lembar.beku)
    for kolom, lebar in lembar.lebar.items():
        ws.set_column(kolom, kolom, lebar)
    for baris, tinggi in lembar.tinggi.items():
        ws.set_row(baris, tinggi)
    for daerah in lembar.gabung:
        sel = lembar.sel.get(daerah[:2], SelMilik(None))
        ws.merge_range(*daerah, "", gaya.find(sel.gaya))
    for tabel in lembar.tabel:
        _write_tabel(ws, gaya, tabel, lembar.sel)
    for (baris, kolom), sel in lembar.sel.items():
        if not _is_tertutup(baris, kolom, lembar):
            _write_sel(ws, baris, kolom, sel, gaya)


def _is_tertutup(baris: int, kolom: int, lembar: LembarMilik) -> bool:
    """Whether a cell lies inside a merged range, but is not its first one."""
    return any(
        atas <= baris <= bawah and kiri <= kolom <= kanan and (baris, kolom) != (atas, kiri)
        for atas, kiri, bawah, kanan in lembar.gabung
    )


def _write_tabel(
    ws: Worksheet,
    gaya: FormatMilik,
    tabel: TabelMilik,
    sel: Mapping[tuple[int, int], SelMilik],
) -> None:
    atas, kiri, bawah, kanan = tabel.daerah
    kolom: list[dict[str, Any]] = []
    for k, header in enumerate(tabel.header, kiri):
        satu: dict[str, Any] = {"header": header}
        if (atas, k) in sel:
            satu["header_format"] = gaya.find(sel[atas, k].gaya)
        kolom.append(satu)
    ws.add_table(
        atas,
        kiri,
        bawah,
        kanan,
        {
            "name": tabel.nama,
            "style": tabel.gaya or None,
            "autofilter": tabel.is_saring,
            "total_row": tabel.is_total,
            "columns": kolom,
        },
    )


def _write_sel(ws: Worksheet, baris: int, kolom: int, sel: SelMilik, gaya: FormatMilik) -> None:
    isi, format_sel = sel.isi, gaya.find(sel.gaya)
    if sel.rumus:
        nilai = isi if isinstance(isi, str | int | float) else ""
        ws.write_formula(baris, kolom, sel.rumus, format_sel, nilai)
    elif sel.tautan and isi is not None:
        ws.write_url(baris, kolom, sel.tautan, format_sel, string=str(isi))
    elif isi is None:
        ws.write_blank(baris, kolom, None, format_sel)
    elif isinstance(isi, bool):
        ws.write_boolean(baris, kolom, isi, format_sel)
    elif isinstance(isi, date | time | timedelta):
        ws.write_datetime(baris, kolom, isi, format_sel)
    elif isinstance(isi, int | float) and math.isfinite(isi):
        ws.write_number(baris, kolom, isi, format_sel)
    else:
        # Text that starts with "=" stays text.
        ws.write_string(baris, kolom, str(isi), format_sel)
