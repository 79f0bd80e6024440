"""Looks of the workbook: colours, number formats and cell formats in one place."""

from __future__ import annotations

from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from lkjip_xl.workbook.milik.writer import FormatMilik
from lkjip_xl.workbook.model import Kolom, Lembar, Tipe

BIRU_TUA = "#1F3864"
EMAS = "#C9A227"
ABU_HITUNG = "#EDEDED"
GARIS = "#BFBFBF"
KUNING = "#FFF2CC"
MERAH_MUDA = "#F8CBAD"
BIRU_MUDA = "#8EA9DB"
ABU_GRAFIK = "#BFBFBF"

# Codes in the file are always US; Excel shows them with the reader's comma and dot.
_FORMAT_ANGKA = {
    Tipe.ANGKA: "[>=1000]#,##0;General",  # as typed, large counts with their dots
    Tipe.INDEKS: "#,##0.00",
    Tipe.PERSEN: "#,##0.00",
    Tipe.RUPIAH: "#,##0",
    Tipe.BULAT: "#,##0",
    Tipe.TAHUN: "0",
    Tipe.TANGGAL: "dd/mm/yyyy",
    Tipe.KODE: "@",
    Tipe.NAMA: "@",
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
        self.lengkap = self._buat(num_format='0"% terisi"', align="left", font_color="#595959")
        self.tanpa_addin = self._buat(bold=True, font_color="#C00000")
        self.tautan = self._buat(
            font_color="#0563C1", underline=1, border=1, border_color=GARIS, indent=1
        )
        self.tautan_polos = self._buat(font_color="#0563C1", underline=1, indent=1)
        self.milik = FormatMilik(buku)
        self._siapkan_dasbor()
        self.perlu_isi = buku.add_format({"bg_color": KUNING})
        self.perhatian = buku.add_format({"bg_color": MERAH_MUDA})

    def _siapkan_dasbor(self) -> None:
        """Formats of the dashboard: tiles, lights, and the block behind the charts."""
        self.warna_hasil = EMAS
        tengah = {"align": "center", "bg_color": "#F2F5FA", "font_color": BIRU_TUA}
        self.judul_ubin = self._buat(**tengah, font_size=9, top=2, top_color=EMAS)
        self._ubin = {
            nama: self._buat(**tengah, bold=True, font_size=18, **lain)
            for nama, lain in (
                ("angka_ubin", {"num_format": "#,##0.00"}),
                ("bulat_ubin", {"num_format": "0"}),
                ("teks_ubin", {}),
            )
        }
        self.bantu = self._buat(font_size=8, font_color="#7F7F7F", num_format="General")
        self.lampu = self._buat(bottom=1, bottom_color=GARIS, indent=1)
        self.lampu_angka = self._buat(bottom=1, bottom_color=GARIS, num_format="#,##0.00")
        self.lampu_hijau = self._buku.add_format({"font_color": "#2E7D32"})
        self.lampu_kuning = self._buku.add_format({"font_color": "#B26A00"})
        self.lampu_merah = self._buku.add_format({"font_color": "#C00000"})
        self.lampu_abu = self._buku.add_format({"font_color": "#7F7F7F"})

    def ubin(self, nama: str) -> Format:
        """Format of a tile's figure."""
        return self._ubin[nama]

    def _buat(self, **sifat: Any) -> Format:
        return self._buku.add_format({**_DASAR, **sifat})

    def warna_tab(self, lembar: Lembar) -> str:
        """Colour of a sheet's tab: gold for what is only read, blue for what is filled in."""
        masukan = any(kolom.is_masukan for tabel in lembar.tabel for kolom in tabel.kolom)
        return BIRU_TUA if masukan else EMAS

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
            if tipe in (Tipe.KODE, Tipe.NAMA):
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
