"""What of an old book cannot come along: pictures, charts, notes beside tables."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from lxml import etree
from openpyxl.worksheet.worksheet import Worksheet

from lkjip_xl.workbook import schema
from lkjip_xl.workbook.edit.paket import Paket
from lkjip_xl.workbook.layout import BARIS_LENGKAP
from lkjip_xl.workbook.milik.rumus import Penerjemah, TabelLama
from lkjip_xl.workbook.model import Kolom, Tipe
from lkjip_xl.workbook.read.cells import is_kosong
from lkjip_xl.workbook.roll.ledger import Langkah, Nasib, Tujuan, format_isi
from lkjip_xl.workbook.write.dashboard import LEMBAR_DASBOR
from lkjip_xl.workbook.write.dashboard_charts import AWALAN_GRAFIK

# Charts of the dashboard have a name of ours; those that staff put there keep the name of Excel.
_GRAFIK_KITA = re.compile(rf"{AWALAN_GRAFIK}\w+")
_BENDA = {
    "pivotTable": "tabel pivot",
    "ctrlProp": "tombol atau kotak isian",
    "oleObject": "objek dari program lain",
    "slicer": "pemotong (slicer)",
}
_JENIS = {"graphicFrame": "grafik", "pic": "gambar", "sp": "bentuk", "grpSp": "kelompok bentuk"}
_SALIN = "salin dari buku lama dengan Ctrl+C dan Ctrl+V"


def list_benda(path: Path) -> list[Langkah]:
    """Charts, pictures, pivots, macros and chart sheets of a book; ours are left out."""
    paket = Paket(path.read_bytes())
    hasil = []
    for lembar, bagian in paket.lembar.items():
        for relasi in paket.iter_relasi(bagian):
            if relasi.jenis in _BENDA:
                hasil.append(_tidak_ikut(lembar, _BENDA[relasi.jenis]))
            elif relasi.jenis == "drawing" and relasi.bagian in paket:
                hasil += _list_gambar(paket, relasi.bagian, lembar, lembar == LEMBAR_DASBOR)
    for relasi in paket.iter_relasi("xl/workbook.xml"):
        if relasi.jenis == "vbaProject":
            hasil.append(_tidak_ikut("buku", "makro"))
        elif relasi.jenis == "chartsheet":
            hasil.append(_tidak_ikut("buku", "lembar grafik"))
    return hasil


def _list_gambar(paket: Paket, bagian: str, lembar: str, is_dasbor: bool) -> Iterator[Langkah]:
    for jangkar in paket.open_xml(bagian):
        nama = next((satu.get("name", "") for satu in jangkar.iter("{*}cNvPr")), "")
        if is_dasbor and _GRAFIK_KITA.fullmatch(nama):
            continue
        jenis = next(
            (_JENIS[t] for satu in jangkar if (t := etree.QName(satu).localname) in _JENIS), ""
        )
        if jenis:
            yield _tidak_ikut(lembar, f'{jenis} "{nama}"')


def _tidak_ikut(lembar: str, apa: str) -> Langkah:
    return Langkah(lembar, apa, Nasib.TIDAK_IKUT, "", _SALIN)


def list_sisa(
    ws: Worksheet,
    penerjemah: Penerjemah,
    tujuan: Tujuan,
    tercatat: Collection[str],
    *,
    is_lama: bool,
) -> Iterator[Langkah]:
    """Filled cells of one of our sheets that are neither ours nor recorded yet."""
    for (baris, kolom), sel in sorted(ws._cells.items()):
        isi = getattr(sel, "value", None)
        asal = f"{ws.title}!{sel.coordinate}"
        if is_kosong(isi) or asal in tercatat:
            continue
        tabel = penerjemah.find_tabel(ws.title, baris - 1, kolom - 1)
        if tabel is None:
            if _is_judul(ws, baris - 1, kolom - 1, sel, penerjemah, is_lama=is_lama):
                continue
            alasan = "catatan di luar tabel; salin dari buku lama bila masih perlu"
        else:
            header = tabel.header[kolom - 1 - tabel.kolom_awal]
            alasan = _alasan_sel(tabel, baris - 1 - tabel.awal, header, sel, tujuan)
        if alasan:
            yield Langkah(asal, format_isi(isi), Nasib.TIDAK_IKUT, "", alasan)


def _alasan_sel(tabel: TabelLama, nomor: int, header: str, sel: Any, tujuan: Tujuan) -> str:
    """Why a cell of a table of ours stays behind; empty where it is ours."""
    kolom = _find_kolom(tabel, header)
    if nomor < 0 or kolom is None:
        return ""
    if kolom.is_hitung:
        if sel.data_type == "f":
            return ""
        return "ketikan di kolom abu-abu; buku baru menghitungnya sendiri"
    kita = schema.TABEL[tabel.nama]
    if not any(satu.is_masukan for satu in kita.kolom):
        return ""  # results only: written anew
    dikenal = nomor in tujuan.baris.get(tabel.nama, {})
    if dikenal and (kolom.tipe is Tipe.LABEL or (kita.baris and kolom.nama == "kode")):
        return ""
    if kita.satu_baris and kolom.tipe is Tipe.LABEL:
        return ""
    return "baris ini bukan baris buku; salin dari buku lama bila masih perlu"


def _find_kolom(tabel: TabelLama, header: str) -> Kolom | None:
    for kolom in schema.TABEL[tabel.nama].kolom:
        if kolom.header.casefold() == header.casefold():
            return kolom
    return None


def _is_judul(
    ws: Worksheet, baris: int, kolom: int, sel: Any, penerjemah: Penerjemah, *, is_lama: bool
) -> bool:
    """Whether a cell outside tables is a heading, advice or link that the builder wrote."""
    if baris == BARIS_LENGKAP and (sel.data_type == "f" or sel.hyperlink is not None):
        return True
    if str(sel.value).strip() in _KATA_KITA:
        return True
    # An older book worded its headings in other ways; they stand where ours stand.
    di_atas = any(penerjemah.find_tabel(ws.title, baris + n, kolom) for n in (1, 2))
    return is_lama and kolom == 0 and (baris < BARIS_LENGKAP or di_atas)


_KATA_KITA = frozenset(
    teks
    for lembar in schema.LEMBAR
    for teks in (
        lembar.judul,
        lembar.petunjuk,
        *(satu.judul for satu in lembar.tabel),
        *(satu.petunjuk for satu in lembar.tabel if satu.petunjuk),
    )
)
