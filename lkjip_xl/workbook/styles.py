"""Looks of the workbook: colours, number formats and cell formats in one place."""

from __future__ import annotations

from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from lkjip_xl.workbook.model import Kolom, Tipe

BIRU_TUA = "#1F3864"
EMAS = "#C9A227"
ABU_HITUNG = "#EDEDED"
GARIS = "#BFBFBF"
KUNING = "#FFF2CC"
MERAH_MUDA = "#F8CBAD"

# Codes in the file are always US; Excel shows them with the reader's comma and dot.
_FORMAT_ANGKA = {
    Tipe.INDEKS: "#,##0.00",
    Tipe.PERSEN: "#,##0.00",
    Tipe.RUPIAH: "#,##0",
    Tipe.BULAT: "#,##0",
    Tipe.TAHUN: "0",
    Tipe.TANGGAL: "dd/mm/yyyy",
    Tipe.KODE: "@",
}

_DASAR = {"font_name": "Calibri", "font_size": 10, "valign": "vcenter"}


class Gaya:
    """Cell formats of one workbook, made once each."""

    def __init__(self, buku: Workbook) -> None:
        """Make formats for `buku`."""
        self._buku = buku
        self._sel: dict[tuple[Tipe, bool], Format] = {}
        self.judul = self._buat(bold=True, font_size=16, font_color=BIRU_TUA)
        self.petunjuk = self._buat(italic=True, font_color="#595959")
        self.judul_tabel = self._buat(
            bold=True, font_size=12, font_color=BIRU_TUA, bottom=2, bottom_color=EMAS
        )
        self.header = self._buat(
            bold=True, font_color="#FFFFFF", bg_color=BIRU_TUA, text_wrap=True,
            align="center", border=1, border_color=GARIS,
        )  # fmt: skip
        self.header_hitung = self._buat(
            bold=True, font_color="#FFFFFF", bg_color="#7F7F7F", text_wrap=True,
            align="center", border=1, border_color=GARIS,
        )  # fmt: skip
        self.perlu_isi = buku.add_format({"bg_color": KUNING})
        self.perhatian = buku.add_format({"bg_color": MERAH_MUDA})

    def _buat(self, **sifat: Any) -> Format:
        return self._buku.add_format({**_DASAR, **sifat})

    def sel(self, tipe: Tipe, *, is_hitung: bool) -> Format:
        """Format of body cells of one type; computed ones are grey."""
        kunci = (tipe, is_hitung)
        if kunci not in self._sel:
            sifat: dict[str, Any] = {"border": 1, "border_color": GARIS}
            if tipe in _FORMAT_ANGKA:
                sifat["num_format"] = _FORMAT_ANGKA[tipe]
            if tipe in (Tipe.TEKS, Tipe.NARASI, Tipe.LABEL, Tipe.ISIAN, Tipe.PILIHAN):
                # Text that follows a number would touch it without an indent.
                sifat |= {"text_wrap": True, "indent": 1}
            if tipe is Tipe.KODE:
                sifat["indent"] = 1
            if tipe in (Tipe.TAHUN, Tipe.TANGGAL):
                sifat["align"] = "center"
            if tipe is Tipe.LABEL:
                sifat["font_color"] = "#595959"
            if is_hitung:
                sifat["bg_color"] = ABU_HITUNG
            self._sel[kunci] = self._buat(**sifat)
        return self._sel[kunci]

    def sel_kolom(self, kolom: Kolom) -> Format:
        """Format of body cells of a column."""
        return self.sel(kolom.tipe, is_hitung=kolom.is_hitung)
