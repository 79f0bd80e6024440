"""One mapping of rows applied to every reference in a package: formulas, charts, names, ranges."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from lkjip_xl.workbook.addresses import read_alamat
from lkjip_xl.workbook.edit.paket import Paket
from lkjip_xl.workbook.edit.rujukan import Daerah, Pemeta, map_rumus, map_sqref, move_rumus

_BUKU = "xl/workbook.xml"
_RUMUS_LEMBAR = ("formula1", "formula2", "formula")
_BERDAERAH = ("dataValidation", "conditionalFormatting", "ignoredError", "protectedRange")
_NS_EXCEL = "excel/2006/main"  # end of the namespace of later extensions: xm:f, xm:sqref


def map_rujukan(paket: Paket, lembar: str, pemeta: Pemeta) -> None:
    """Map every reference to a sheet, wherever in the package it stands.

    Where cells lie is not changed, only what names them: formulas of cells, of validations and of
    conditional formats, ranges that these cover, names, charts, texts of shapes, pivot sources.

    Raises:
        RumusTakTerbacaError: A formula cannot be taken apart.
    """
    for nama, bagian in paket.lembar.items():
        if nama == lembar or _sebut(paket.read(bagian), lembar):
            _map_lembar(paket, bagian, lembar, pemeta, is_ini=nama == lembar)
        for tabel in paket.find_jenis(bagian, "table"):
            _map_teks(paket, tabel, lembar, pemeta, is_ini=nama == lembar,
                      tag=("calculatedColumnFormula", "totalsRowFormula"))  # fmt: skip
    _map_teks(paket, _BUKU, lembar, pemeta, is_ini=False, tag=("definedName",))
    for jenis in ("drawingml.chart+xml", "chartex+xml"):
        for bagian in paket.find_isi(jenis):
            _map_teks(paket, bagian, lembar, pemeta, is_ini=False, tag=("f",))
    for bagian in paket.find_isi("drawing+xml"):
        _map_bentuk(paket, bagian, lembar, pemeta)
    for bagian in paket.find_isi("pivotCacheDefinition+xml"):
        _map_pivot(paket, bagian, lembar, pemeta)


def _sebut(data: bytes, lembar: str) -> bool:
    """Whether a part may name a sheet; names that XML writes in another way are not sought."""
    if not all(satu.isalnum() or satu in "_ " for satu in lembar):
        return True
    return lembar.casefold() in data.decode("utf-8", "replace").casefold()


def _map_teks(
    paket: Paket, bagian: str, lembar: str, pemeta: Pemeta, *, is_ini: bool, tag: tuple[str, ...]
) -> None:
    for satu in paket.open_xml(bagian).iter(*(f"{{*}}{nama}" for nama in tag)):
        if satu.text and _ganti(satu, lembar, pemeta, is_ini):
            paket.mark(bagian)


def _ganti(satu: Any, lembar: str, pemeta: Pemeta, is_ini: bool) -> bool:
    baru = map_rumus(satu.text, lembar, pemeta, is_di_lembar=is_ini)
    berubah: bool = baru != satu.text
    if berubah:
        satu.text = baru
    return berubah


def _map_bentuk(paket: Paket, bagian: str, lembar: str, pemeta: Pemeta) -> None:
    """Shapes that show the text of a cell."""
    for satu in paket.open_xml(bagian).iter("{*}sp"):
        lama = satu.get("textlink")
        if lama and (baru := map_rumus(lama, lembar, pemeta, is_di_lembar=False)) != lama:
            satu.set("textlink", baru)
            paket.mark(bagian)


def _map_pivot(paket: Paket, bagian: str, lembar: str, pemeta: Pemeta) -> None:
    for satu in paket.open_xml(bagian).iter("{*}worksheetSource"):
        lama = satu.get("ref")
        if lama and satu.get("sheet", "").casefold() == lembar.casefold():
            baru = map_sqref(lama, pemeta)
            if baru != lama:
                satu.set("ref", baru)
                paket.mark(bagian)


def _map_lembar(paket: Paket, bagian: str, lembar: str, pemeta: Pemeta, *, is_ini: bool) -> None:
    akar = paket.open_xml(bagian)
    berubah = _map_sel(akar, lembar, pemeta, is_ini)
    for satu in _iter_rumus_lain(akar):
        berubah |= bool(satu.text) and _ganti(satu, lembar, pemeta, is_ini)
    for satu in akar.iter("{*}cfvo"):
        lama = satu.get("val", "")
        if satu.get("type") == "formula" and lama:
            baru = map_rumus(lama, lembar, pemeta, is_di_lembar=is_ini)
            satu.set("val", baru)
            berubah |= baru != lama
    for satu in akar.iter("{*}hyperlink"):
        lama = satu.get("location", "")
        if lama and (baru := map_rumus(lama, lembar, pemeta, is_di_lembar=is_ini)) != lama:
            satu.set("location", baru)
            berubah = True
    if is_ini:
        berubah |= _map_cakupan(akar, pemeta)
    if berubah:
        paket.mark(bagian)


def _iter_rumus_lain(akar: Any) -> Iterator[Any]:
    """Elements with a formula that stand outside cells."""
    yield from akar.iter(*(f"{{*}}{nama}" for nama in _RUMUS_LEMBAR))
    for satu in akar.iter("{*}f"):
        if str(etree.QName(satu).namespace).endswith(_NS_EXCEL):
            yield satu


def _map_cakupan(akar: Any, pemeta: Pemeta) -> bool:
    """Ranges that validations, conditional formats and marks of the sheet cover."""
    berubah = False
    for satu in akar.iter(*(f"{{*}}{nama}" for nama in _BERDAERAH)):
        lama = satu.get("sqref")
        if lama and (baru := map_sqref(lama, pemeta)) != lama:
            satu.set("sqref", baru)
            berubah = True
    for satu in akar.iter("{*}sqref"):
        if satu.text and (baru := map_sqref(satu.text, pemeta)) != satu.text:
            satu.text = baru
            berubah = True
    return berubah


def _map_sel(akar: Any, lembar: str, pemeta: Pemeta, is_ini: bool) -> bool:
    berubah = False
    for satu in akar.iterfind("{*}sheetData/{*}row/{*}c/{*}f"):
        if satu.get("t") != "shared" and satu.text:
            berubah |= _ganti(satu, lembar, pemeta, is_ini)
    for anggota in _group_bersama(akar):
        baru = [
            map_rumus(lama, lembar, pemeta, is_di_lembar=is_ini) for lama in _list_rumus(anggota)
        ]
        baris = [read_alamat(satu.getparent().get("r"))[0] for satu in anggota]
        geseran = {pemeta(Daerah(b, b, 1, 1, False))[0] - b for b in baris if is_ini}
        if baru != _list_rumus(anggota) or len(geseran) > 1:
            _write_bersama(anggota, baru)
            berubah = True
    return berubah


def expand_bersama(akar: Any, baris_awal: int, baris_akhir: int) -> None:
    """Write out formulas that cells share, where one of the cells lies in these rows.

    The first cell holds the formula of all: it must not be overwritten while others need it.
    """
    for anggota in _group_bersama(akar):
        baris = [read_alamat(satu.getparent().get("r"))[0] for satu in anggota]
        if any(baris_awal <= nomor <= baris_akhir for nomor in baris):
            _write_bersama(anggota, _list_rumus(anggota))


def _group_bersama(akar: Any) -> list[list[Any]]:
    """Cells that share a formula, by formula; the first of each group holds its text."""
    bersama: dict[str, list[Any]] = {}
    for satu in akar.iterfind("{*}sheetData/{*}row/{*}c/{*}f"):
        if satu.get("t") == "shared":
            bersama.setdefault(satu.get("si", ""), []).append(satu)
    return [
        sorted(anggota, key=lambda satu: not satu.text)
        for anggota in bersama.values()
        if any(satu.text for satu in anggota)
    ]


def _list_rumus(anggota: list[Any]) -> list[str]:
    """The formula of each cell of a group."""
    baris, kolom = read_alamat(anggota[0].getparent().get("r"))
    return [
        move_rumus(anggota[0].text, b - baris, k - kolom)
        for b, k in (read_alamat(satu.getparent().get("r")) for satu in anggota)
    ]


def _write_bersama(anggota: list[Any], rumus: list[str]) -> None:
    for satu, teks in zip(anggota, rumus, strict=True):
        for sifat in ("t", "ref", "si"):
            satu.attrib.pop(sifat, None)
        satu.text = teks
