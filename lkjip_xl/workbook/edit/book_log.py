"""What the toolkit writes into a saved book: the last change of a table, and what a check found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from lxml import etree

from lkjip_xl.workbook import schema
from lkjip_xl.workbook.addresses import format_alamat, read_alamat
from lkjip_xl.workbook.edit.isi_tabel import write_baris
from lkjip_xl.workbook.edit.paket import LetakTabel, Paket
from lkjip_xl.workbook.read.grid import Grid

_PERIKSA, _PERUBAHAN = "tblPeriksa", "tblPerubahan"
# What stands before w:hyperlinks in a sheet; all else of CT_Worksheet comes after it.
_SEBELUM_TAUTAN = {
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr",
    "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState",
    "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting",
    "dataValidations",
}  # fmt: skip


def write_perubahan(paket: Paket, grid: Grid, tabel: str, tanggal: date, keterangan: str) -> None:
    """Note on sheet Beranda when `tabel` was changed, and by what; nothing where it has no row.

    Args:
        paket: The book; changed in place.
        grid: The same book as read.
        tabel: The table that was changed.
        tanggal: When.
        keterangan: By what, in Indonesian.
    """
    if _PERUBAHAN not in grid.daftar_tabel:
        return
    skema = schema.TABEL[_PERUBAHAN]
    ada = grid.read_tabel(_PERUBAHAN)
    header = [skema.find(nama).header for nama in ("tabel", "tanggal", "keterangan")]
    if not set(header) <= set(ada.header):
        return
    nomor = ada.header.index(header[0])
    for baris, isi in enumerate(ada.isi):
        if isi[nomor] == tabel:
            write_baris(paket, _PERUBAHAN, {baris: {header[1]: tanggal, header[2]: keterangan}})
            return


def write_periksa(paket: Paket, baris: Sequence[Mapping[str, str]]) -> bool:
    """What a check found, in place of what the last one found; places become links.

    Args:
        paket: The book; changed in place.
        baris: Rows by column name of tblPeriksa.

    Returns:
        Whether the book has the table.
    """
    letak = paket.find_tabel(_PERIKSA)
    if letak is None:
        return False
    kolom = [k for k in schema.TABEL[_PERIKSA].kolom if k.header in letak.kolom]
    kosong = {k.header: None for k in kolom}
    isi: dict[int, Mapping[str, str | None]] = dict.fromkeys(range(letak.jumlah), kosong)
    isi |= {
        nomor: {k.header: satu.get(k.nama) or None for k in kolom}
        for nomor, satu in enumerate(baris)
    }
    write_baris(paket, _PERIKSA, isi)
    _write_tautan(paket, letak, [satu["tempat"] for satu in baris])
    return True


def _write_tautan(paket: Paket, letak: LetakTabel, tempat: Sequence[str]) -> None:
    """Links of the column of places; those of the last check go."""
    header = schema.TABEL[_PERIKSA].find("tempat").header
    if header not in letak.kolom:
        return
    bagian = paket.lembar[letak.lembar]
    akar = paket.open_xml(bagian)
    ruang = f"{{{etree.QName(akar).namespace}}}"
    wadah = akar.find(f"{ruang}hyperlinks")
    if wadah is None:
        wadah = etree.Element(f"{ruang}hyperlinks")
        sebelum = [s for s in akar if etree.QName(s).localname in _SEBELUM_TAUTAN]
        sebelum[-1].addnext(wadah)
    kolom = letak.kolom_awal + letak.kolom.index(header)
    for lama in list(wadah):
        baris, k = read_alamat(str(lama.get("ref")).partition(":")[0])
        if k == kolom and baris >= letak.awal:
            wadah.remove(lama)
    for nomor, satu in enumerate(tempat):
        lembar, _, sel = satu.partition("!")
        if lembar in paket.lembar:
            etree.SubElement(
                wadah,
                f"{ruang}hyperlink",
                ref=format_alamat(letak.awal - 1 + nomor, kolom - 1),
                location=f"'{lembar}'!{sel or 'A1'}",
                display=satu,
            )
    if not len(wadah):
        akar.remove(wadah)
    paket.mark(bagian)
