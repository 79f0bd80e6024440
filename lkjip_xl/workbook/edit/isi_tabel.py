"""Values written into one Excel table, which grows where it must; all else of the book stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from lxml import etree

from lkjip_xl.workbook.addresses import format_alamat, read_alamat
from lkjip_xl.workbook.edit.geser import expand_bersama
from lkjip_xl.workbook.edit.isi_sel import SelBaru, build_sel, build_xml
from lkjip_xl.workbook.edit.paket import LetakTabel, Paket
from lkjip_xl.workbook.edit.rujukan import (
    has_relatif,
    move_rumus,
)
from lkjip_xl.workbook.edit.tumbuh import grow_tabel, make_ruang

Nilai = str | int | float | Decimal | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class PerubahanTabel:
    """What writing did to a table.

    Attributes:
        baris_baru: Rows that the table gained.
        disisipkan: Sheet rows that were inserted under it.
    """

    baris_baru: int
    disisipkan: int


def write_baris(paket: Paket, tabel: str, isi: Mapping[int, Mapping[str, Nilai]]) -> PerubahanTabel:
    """Write cells of a table; a row beyond its end makes it grow.

    A new row looks like the last one of the body, and its computed columns get their formulas.

    Args:
        paket: The book; changed in place.
        tabel: Name of the table.
        isi: Zero-based row of the body -> header as the table writes it -> value; None empties the
            cell, headers that are absent stay as they are.

    Raises:
        KeyError: There is no such table.
        BukuError: Rows would have to be inserted where that is not safe.
    """
    letak = paket.find_tabel(tabel)
    if letak is None:
        raise KeyError(tabel)
    bagian = paket.lembar[letak.lembar]
    _set_alamat(paket.open_xml(bagian))
    expand_bersama(paket.open_xml(bagian), letak.awal, letak.akhir)
    tambahan = max(isi, default=0) + 1 - letak.jumlah
    disisipkan = 0
    if tambahan > 0:
        disisipkan = make_ruang(paket, letak, tambahan)
        grow_tabel(paket, letak, tambahan)
    _write_sel(paket, letak, isi, max(tambahan, 0))
    paket.mark(bagian)
    return PerubahanTabel(max(tambahan, 0), disisipkan)


def _set_alamat(akar: Any) -> None:
    """Rows and cells may leave out where they stand; from here on each says it."""
    baris = 0
    for satu in akar.iter("{*}row"):
        baris = int(satu.get("r", baris + 1))
        satu.set("r", str(baris))
        kolom = 0
        for sel in satu.iterchildren("{*}c"):
            kolom = read_alamat(sel.get("r"))[1] if sel.get("r") else kolom + 1
            sel.set("r", format_alamat(baris - 1, kolom - 1))


def _write_sel(
    paket: Paket, letak: LetakTabel, isi: Mapping[int, Mapping[str, Nilai]], tambahan: int
) -> None:
    akar = paket.open_xml(paket.lembar[letak.lembar])
    data = akar.find("{*}sheetData")
    ada = {int(satu.get("r")): satu for satu in data.iterchildren("{*}row")}
    is_1904 = _is_1904(paket)
    kolom = {nama: letak.kolom_awal + nomor for nomor, nama in enumerate(letak.kolom)}
    lama = letak.jumlah
    for nomor in sorted(satu for satu in isi if satu < lama):
        sel = {kolom[nama]: SelBaru(nilai) for nama, nilai in isi[nomor].items()}
        _write_satu(data, ada, letak.awal + nomor, sel, is_1904)
    if not tambahan:
        return
    contoh = _read_contoh(ada.get(letak.akhir), letak)
    tulis = []
    for nomor in range(lama, lama + tambahan):
        sel = _build_baris(letak, contoh, kolom, isi.get(nomor, {}), nomor - lama + 1)
        baris = letak.awal + nomor
        if baris in ada:
            _write_satu(data, ada, baris, sel, is_1904)
        else:
            tulis.append((baris, sel))
    _append_baris(data, tulis, is_1904)


def _read_contoh(baris: Any, letak: LetakTabel) -> dict[int, tuple[str, str]]:
    """Style and formula of each cell of a row, by column."""
    hasil = {}
    for sel in baris.iterchildren("{*}c") if baris is not None else ():
        kolom = read_alamat(sel.get("r"))[1]
        if letak.kolom_awal <= kolom <= letak.kolom_akhir:
            rumus = sel.find("{*}f")
            teks = rumus.text or "" if rumus is not None and rumus.get("t") is None else ""
            hasil[kolom] = (sel.get("s", ""), teks)
    return hasil


def _build_baris(
    letak: LetakTabel,
    contoh: Mapping[int, tuple[str, str]],
    kolom: Mapping[str, int],
    isi: Mapping[str, Nilai],
    turun: int,
) -> dict[int, SelBaru]:
    """Cells of one new row."""
    hasil = {}
    for nama, letak_kolom in kolom.items():
        gaya, rumus_akhir = contoh.get(letak_kolom, ("", ""))
        rumus = letak.rumus.get(nama, "")
        if rumus and rumus_akhir and has_relatif(rumus):
            # Excel writes such a formula as it reads in one certain row: copy the last one down.
            rumus = move_rumus(rumus_akhir, turun)
        nilai = isi.get(nama)
        hasil[letak_kolom] = SelBaru(nilai, gaya, rumus if nilai is None else "")
    return hasil


def _write_satu(
    data: Any, ada: Mapping[int, Any], nomor: int, isi: Mapping[int, SelBaru], is_1904: bool
) -> None:
    """Write cells of a row that exists, or of one that the sheet does not mention yet."""
    baris = ada.get(nomor)
    if baris is None:
        _append_baris(data, [(nomor, isi)], is_1904)
        return
    baris.attrib.pop("spans", None)  # a hint that may no longer hold
    sel_ada = {read_alamat(sel.get("r"))[1]: sel for sel in baris.iterchildren("{*}c")}
    for kolom in sorted(isi):
        lama = sel_ada.get(kolom)
        gaya = isi[kolom].gaya or ("" if lama is None else lama.get("s", ""))
        baru = build_sel(data, nomor, kolom, SelBaru(isi[kolom].nilai, gaya, isi[kolom].rumus),
                         is_1904=is_1904)  # fmt: skip
        if lama is not None:
            baris.replace(lama, baru)
        else:
            kanan = [satu for k, satu in sorted(sel_ada.items()) if k > kolom]
            if kanan:
                kanan[0].addprevious(baru)
            else:
                baris.append(baru)
        sel_ada[kolom] = baru


def _append_baris(
    data: Any, tulis: Sequence[tuple[int, Mapping[int, SelBaru]]], is_1904: bool
) -> None:
    """Put new rows where they belong; thousands at once, so as text that is parsed in one go."""
    if not tulis:
        return
    ns = etree.QName(data).namespace
    teks = "".join(
        f'<row r="{nomor}">'
        + "".join(build_xml(nomor, kolom, isi[kolom], is_1904=is_1904) for kolom in sorted(isi))
        + "</row>"
        for nomor, isi in tulis
    )
    baru = list(etree.fromstring(
        f'<sheetData xmlns="{ns}">{teks}</sheetData>', etree.XMLParser(huge_tree=True)
    ))  # fmt: skip
    semua = list(data)
    nomor_ada = [int(satu.get("r")) for satu in semua]
    data[:] = _gabung(semua, nomor_ada, baru, [nomor for nomor, _ in tulis])


def _gabung(
    lama: Sequence[Any], nomor_lama: Sequence[int], baru: Sequence[Any], nomor_baru: Sequence[int]
) -> Iterator[Any]:
    pasangan = [*zip(nomor_lama, lama, strict=True), *zip(nomor_baru, baru, strict=True)]
    return (satu for _, satu in sorted(pasangan, key=lambda satu: satu[0]))


def _is_1904(paket: Paket) -> bool:
    sifat = paket.open_xml("xl/workbook.xml").find("{*}workbookPr")
    return sifat is not None and sifat.get("date1904") in ("1", "true")
