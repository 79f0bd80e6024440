"""Whole rows inserted into one sheet as Excel does it, or refused where that is not safe."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lkjip_xl.errors import BukuError, Problem, Tingkat
from lkjip_xl.workbook.addresses import format_alamat
from lkjip_xl.workbook.edit.gambar import has_tombol, move_gambar
from lkjip_xl.workbook.edit.geser import map_rujukan
from lkjip_xl.workbook.edit.paket import Paket, read_daerah
from lkjip_xl.workbook.edit.rujukan import (
    BARIS_TERBANYAK,
    Daerah,
    Pemeta,
    RumusTakTerbacaError,
    map_sqref,
)

_SULIT_RELASI = {"pivotTable": "tabel pivot", "ctrlProp": "tombol formulir", "oleObject": "objek"}
_SULIT_LEMBAR = {
    "customSheetViews": "tampilan khusus (Custom Views)",
    "scenarios": "skenario (What-If)",
    "dataConsolidate": "konsolidasi data",
    "oleObjects": "objek dari program lain",
    "controls": "tombol formulir",
    "singleXmlCells": "sel XML",
}


def build_pemeta_sisip(baris: int, banyak: int) -> Pemeta:
    """How rows move when `banyak` rows come in front of row `baris`: a range around them grows."""

    def geser(daerah: Daerah) -> tuple[int, int]:
        return (
            daerah.awal + banyak * (daerah.awal >= baris),
            min(BARIS_TERBANYAK, daerah.akhir + banyak * (daerah.akhir >= baris)),
        )

    return geser


def insert_baris(paket: Paket, lembar: str, baris: int, banyak: int, tabel: str = "") -> None:
    """Put `banyak` empty rows in front of row `baris` (one-based) of a sheet.

    Everything below moves down, every reference in the book follows, what spans the place grows.

    Args:
        paket: The book; changed in place.
        lembar: Sheet.
        baris: First row that moves down.
        banyak: Number of rows.
        tabel: The table that the rows are for: the only one that may be cut by them.

    Raises:
        BukuError: The sheet holds something that cannot be moved safely; drop the package then.
    """
    bagian = paket.lembar[lembar]
    akar = paket.open_xml(bagian)
    if alasan := _find_sulit(paket, lembar, akar, baris, banyak, tabel):
        raise BukuError([_build_problem(lembar, baris, banyak, satu) for satu in alasan])
    pemeta = build_pemeta_sisip(baris, banyak)
    try:
        map_rujukan(paket, lembar, pemeta)
    except RumusTakTerbacaError as galat:
        sebab = f'rumus "{str(galat)[:60]}" tidak dapat diurai'
        raise BukuError([_build_problem(lembar, baris, banyak, sebab)]) from galat
    _move_sel(akar, baris, banyak)
    _move_bangun(akar, pemeta)
    paket.mark(bagian)
    for satu in paket.iter_tabel(lembar):
        _move_tabel(paket, satu.bagian, pemeta)
    move_gambar(paket, bagian, baris, banyak, pemeta)


def _build_problem(lembar: str, baris: int, banyak: int, sebab: str) -> Problem:
    return Problem(
        "I-09",
        Tingkat.GALAT,
        f"Tabel perlu {banyak} baris baru, tetapi baris tidak dapat disisipkan dengan aman: "
        f"{sebab}.",
        f"buka buku di Excel, sisipkan {banyak} baris di dalam tabel itu, simpan, lalu impor lagi.",
        lembar,
        format_alamat(baris - 1, 0),
    )


def _find_sulit(
    paket: Paket, lembar: str, akar: Any, baris: int, banyak: int, tabel: str
) -> list[str]:
    """What on the sheet cannot be moved; each in words of staff, once."""
    jenis = {satu.jenis for satu in paket.iter_relasi(paket.lembar[lembar])}
    sulit = [kata for nama, kata in _SULIT_RELASI.items() if nama in jenis]
    sulit += [kata for nama, kata in _SULIT_LEMBAR.items() if akar.find(f"{{*}}{nama}") is not None]
    if has_tombol(paket, paket.lembar[lembar]):
        sulit.append("tombol formulir")
    for satu in paket.iter_tabel(lembar):
        if satu.nama != tabel and satu.header < baris <= satu.akhir + satu.total:
            sulit.append(f"tabel {satu.nama} berdiri di samping dan akan terbelah")
    for rumus in akar.iter("{*}f"):
        if rumus.get("t") == "dataTable":
            sulit.append("tabel data (What-If)")
        elif rumus.get("t") == "array":
            awal, _, akhir, _ = read_daerah(rumus.get("ref", "A1"))
            if awal < baris <= akhir:
                sulit.append(f"rumus larik di {rumus.get('ref')} akan terbelah")
    terakhir = max((int(satu.get("r")) for satu in akar.iter("{*}row")), default=0)
    if terakhir >= baris and terakhir + banyak > BARIS_TERBANYAK:
        sulit.append("baris terakhir akan melewati batas lembar Excel")
    return list(dict.fromkeys(sulit))


def _move_sel(akar: Any, baris: int, banyak: int) -> None:
    for satu in akar.iter("{*}row"):
        nomor = int(satu.get("r"))
        if nomor < baris:
            continue
        satu.set("r", str(nomor + banyak))
        lama, baru = len(str(nomor)), str(nomor + banyak)
        for sel in satu:
            alamat = sel.get("r")
            if alamat:
                sel.set("r", alamat[:-lama] + baru)
    pemeta = build_pemeta_sisip(baris, banyak)
    for rumus in akar.iter("{*}f"):
        if rumus.get("ref") and rumus.getparent().tag.endswith("}c"):
            rumus.set("ref", map_sqref(rumus.get("ref"), pemeta))


def _move_bangun(akar: Any, pemeta: Pemeta) -> None:
    """What the sheet itself places: size, merged cells, links, filter, view, page breaks."""
    for nama, sifat in (
        ("dimension", "ref"),
        ("mergeCell", "ref"),
        ("hyperlink", "ref"),
        ("autoFilter", "ref"),
        ("sortState", "ref"),
        ("sortCondition", "ref"),
        ("cellWatch", "r"),
        ("sheetView", "topLeftCell"),
        ("pane", "topLeftCell"),
        ("selection", "activeCell"),
        ("selection", "sqref"),
    ):
        for satu in akar.iter(f"{{*}}{nama}"):
            _set_bila_ada(satu, sifat, lambda teks: map_sqref(teks, pemeta))
    for daerah in akar.iter("{*}rowBreaks"):
        for satu in daerah:
            # A break stands under row `id`; it moves with that row.
            nomor = int(satu.get("id", "0"))
            satu.set("id", str(pemeta(Daerah(nomor, nomor, 1, 1, False))[0]))


def _set_bila_ada(satu: Any, sifat: str, ubah: Callable[[str], str]) -> None:
    if lama := satu.get(sifat):
        satu.set(sifat, ubah(lama))


def _move_tabel(paket: Paket, bagian: str, pemeta: Pemeta) -> None:
    akar = paket.open_xml(bagian)
    lama = akar.get("ref")
    baru = map_sqref(lama, pemeta)
    if baru == lama:
        return
    for satu in akar.iter():
        if satu.get("ref"):
            satu.set("ref", map_sqref(satu.get("ref"), pemeta))
    paket.mark(bagian)
