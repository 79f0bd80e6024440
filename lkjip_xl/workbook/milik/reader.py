"""What staff added to an old book, read for a new one: columns, sheets, comments, and the rest."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils.cell import range_boundaries
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lkjip_xl.workbook import schema
from lkjip_xl.workbook.milik.lembar import SumberSel, read_lembar
from lkjip_xl.workbook.milik.model import KolomMilik, KomentarMilik, Milik, SelMilik
from lkjip_xl.workbook.milik.rumus import Penerjemah, TabelLama
from lkjip_xl.workbook.milik.sisa import list_benda, list_sisa
from lkjip_xl.workbook.model import name_lengkap
from lkjip_xl.workbook.read.grid import FileGrid
from lkjip_xl.workbook.roll.ledger import Gulungan, Langkah, Nasib, format_isi, format_tempat
from lkjip_xl.workbook.write.dashboard import LEMBAR_DASBOR

_NAMA_TERPANJANG = 18  # of the 31 characters that Excel allows, " (kantor 2)" needs some


def read_milik(path: Path, gulungan: Gulungan, *, is_tahun_baru: bool) -> Milik:
    """What staff added to the book at `path`, at its place in the new book.

    Args:
        path: The old book, which the reader has read before.
        gulungan: The new book made from it.
        is_tahun_baru: Whether it is a new year, so that values behind formulas are stale; else
            the same year, perhaps out of an older schema with other headings.
    """
    wb = _open(path, is_nilai=False)
    tabel = _list_tabel(wb)
    lembar_kita = {satu.lembar for satu in tabel.values()}
    if "tblBeranda" in tabel:  # older books have no Dasbor of ours
        lembar_kita.add(LEMBAR_DASBOR)
    lembar_milik = [ws for ws in wb.worksheets if ws.title not in lembar_kita]
    nama_lembar = _beri_nama([ws.title for ws in lembar_milik])
    nama, sisa_nama = _pilih_nama(wb, {lama for lama, baru in nama_lembar.items() if lama == baru})
    nama_buku = {*schema.NAMA_PILIHAN, *(name_lengkap(satu.nama) for satu in schema.LEMBAR), *nama}
    penerjemah = Penerjemah(
        gulungan.tujuan,
        tabel,
        nama_lembar,
        {t.displayName: list(t.column_names) for ws in lembar_milik for t in ws.tables.values()},
        nama_buku,
    )
    sumber = SumberSel(
        penerjemah,
        lambda: _open(path, is_nilai=True),
        _build_is_bernilai(path),
        is_segar=not is_tahun_baru,
    )
    catatan: list[Langkah] = []
    kolom = {
        satu.nama: tuple(_iter_kolom(wb[satu.lembar], satu, gulungan, sumber, catatan))
        for satu in tabel.values()
    }
    lembar = tuple(read_lembar(ws, nama_lembar[ws.title], sumber, catatan) for ws in lembar_milik)
    komentar = tuple(_iter_komentar(wb.worksheets, nama_lembar, penerjemah, catatan))
    catatan += sisa_nama
    catatan += list_benda(path)
    tercatat = {satu.asal for satu in (*gulungan.catatan, *catatan)}
    for ws in wb.worksheets:
        if ws.title in lembar_kita and ws.title != LEMBAR_DASBOR:
            catatan += list_sisa(
                ws, penerjemah, gulungan.tujuan, tercatat, is_lama=not is_tahun_baru
            )
    return Milik(
        {n: daftar for n, daftar in kolom.items() if daftar}, lembar, komentar, nama, tuple(catatan)
    )


def _open(path: Path, *, is_nilai: bool) -> Workbook:
    with warnings.catch_warnings():
        # openpyxl warns of what it cannot keep; all of that is listed for staff instead.
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(path, data_only=is_nilai)


def _build_is_bernilai(path: Path) -> Callable[[str, str], bool]:
    """Tells of a formula whether a value stands with it; opens the book when first asked."""
    buka = cache(lambda: FileGrid(path))
    return lambda lembar, sel: buka().find_rumus(lembar).get(sel, False)


def _list_tabel(wb: Workbook) -> dict[str, TabelLama]:
    """Our tables in the old book."""
    hasil = {}
    for ws in wb.worksheets:
        for satu in ws.tables.values():
            if satu.displayName not in schema.TABEL:
                continue
            kiri, atas, kanan, bawah = range_boundaries(satu.ref)
            if None in (kiri, atas, kanan, bawah):
                continue
            judul = ws.iter_rows(atas, atas, kiri, kanan, values_only=True)
            header = tuple(" ".join(str(isi or "").split()) for isi in next(iter(judul)))
            jumlah = int(bawah or 0) - int(atas or 0) - (satu.totalsRowCount or 0)
            hasil[satu.displayName] = TabelLama(
                satu.displayName, ws.title, int(atas or 0), int(kiri or 1) - 1, jumlah, header
            )
    return hasil


def _beri_nama(daftar: Sequence[str]) -> dict[str, str]:
    """Name of each sheet of staff's own in the new book, where ours go first."""
    kita = {satu.nama.casefold() for satu in schema.LEMBAR} | {LEMBAR_DASBOR.casefold()}
    terpakai = kita | {satu.casefold() for satu in daftar}
    hasil = {}
    for nama in daftar:
        baru = nama
        if nama.casefold() in kita:
            nomor, baru = 1, f"{nama[:_NAMA_TERPANJANG]} (kantor)"
            while baru.casefold() in terpakai:
                nomor, baru = nomor + 1, f"{nama[:_NAMA_TERPANJANG]} (kantor {nomor + 1})"
            terpakai.add(baru.casefold())
        hasil[nama] = baru
    return hasil


def _pilih_nama(wb: Workbook, lembar_milik: set[str]) -> tuple[dict[str, str], list[Langkah]]:
    """Names that staff defined: those that live on sheets of their own, and the others."""
    kita = {*schema.NAMA_PILIHAN, *(name_lengkap(satu.nama) for satu in schema.LEMBAR)}
    ikut, sisa = {}, []
    for nama, satu in wb.defined_names.items():
        if nama in kita or nama.startswith("_xl"):
            continue
        tujuan = list(satu.destinations) if satu.type == "RANGE" else []
        if tujuan and all(lembar in lembar_milik for lembar, _ in tujuan):
            ikut[nama] = f"={satu.attr_text}"
        else:
            pesan = (
                "nama rentang yang menunjuk lembar buku; buat kembali di Formulas > Name Manager"
            )
            sisa.append(Langkah(nama, str(satu.attr_text), Nasib.TIDAK_IKUT, "", pesan))
    return ikut, sisa


def _iter_kolom(
    ws: Worksheet,
    tabel: TabelLama,
    gulungan: Gulungan,
    sumber: SumberSel,
    catatan: list[Langkah],
) -> Iterable[KolomMilik]:
    """Columns that staff added to one table; the way of each cell goes to `catatan`."""
    kita = {kolom.header.casefold() for kolom in schema.TABEL[tabel.nama].kolom}
    dilihat: set[str] = set()
    for k, header in enumerate(tabel.header):
        if not header or header.casefold() in kita | dilihat:
            continue
        dilihat.add(header.casefold())
        kepala = ws.cell(tabel.awal, tabel.kolom_awal + k + 1)
        tempat = gulungan.tujuan.find(tabel.nama, -1, header)
        ke = "" if tempat is None else format_tempat(*tempat)
        catatan.append(Langkah(f"{ws.title}!{kepala.coordinate}", header, Nasib.TETAP, ke))
        yield KolomMilik(header, *_read_kolom(ws, tabel, k, gulungan, sumber, catatan))


def _read_kolom(
    ws: Worksheet,
    tabel: TabelLama,
    k: int,
    gulungan: Gulungan,
    sumber: SumberSel,
    catatan: list[Langkah],
) -> tuple[dict[int, SelMilik], str]:
    """Cells of one column by new row, and the formula that all of them share."""
    baris_baru = gulungan.tujuan.baris.get(tabel.nama, {})
    isi: dict[int, SelMilik] = {}
    sisa: list[tuple[int, Any]] = []
    for nomor in range(tabel.jumlah):
        sel: Any = ws.cell(tabel.awal + nomor + 1, tabel.kolom_awal + k + 1)
        if sel.value is None:
            continue
        if nomor not in baris_baru:
            sisa.append((nomor, sel))
            continue
        tempat = gulungan.tujuan.find(tabel.nama, nomor, tabel.header[k])
        ke = "" if tempat is None else format_tempat(*tempat)
        asal = f"{ws.title}!{sel.coordinate}"
        isi[baris_baru[nomor]] = sumber.read(sel, asal, ke, catatan, (tabel.nama, nomor))
    rumus = _rumus_umum(isi.values()) if len(isi) == len(baris_baru) else ""
    awal = gulungan.tujuan.find(tabel.nama, -1, tabel.header[k])
    for nomor, sel in sisa:
        asal, teks = f"{ws.title}!{sel.coordinate}", format_isi(sel.value)
        if rumus and awal and sumber.translate(sel, (tabel.nama, nomor)) == rumus:
            # Spare rows of the new table hold the formula of the column too.
            ke = format_tempat(awal[0], awal[1] + 1, awal[2])
            catatan.append(Langkah(asal, teks, Nasib.TETAP, ke, "rumus semua baris kolom ini"))
        elif not baris_baru:
            pesan = "baris tabel ini dikosongkan"
            catatan.append(Langkah(asal, teks, Nasib.DIKOSONGKAN, "", pesan))
        else:
            pesan = "barisnya tidak ikut: kosong, atau tidak berlanjut ke buku baru"
            catatan.append(Langkah(asal, teks, Nasib.TIDAK_IKUT, "", pesan))
    return isi, rumus


def _rumus_umum(isi: Iterable[SelMilik]) -> str:
    """The formula that all cells of a column share, so that new rows get it too."""
    rumus = {satu.rumus for satu in isi}
    satu = rumus.pop() if len(rumus) == 1 else ""
    # XlsxWriter reads "@" in the formula of a table column as "this row".
    return "" if "@" in satu else satu


def _iter_komentar(
    daftar: Iterable[Worksheet],
    nama_lembar: Mapping[str, str],
    penerjemah: Penerjemah,
    catatan: list[Langkah],
) -> Iterable[KomentarMilik]:
    """Comments that find their cell again."""
    for ws in daftar:
        for sel in _list_berkomentar(ws):
            asal = f"{ws.title}!{sel.coordinate}"
            teks, penulis = sel.comment.text or "", sel.comment.author or ""
            ke = f"{nama_lembar.get(ws.title)}!{sel.coordinate}"
            if ws.title not in nama_lembar:
                tempat = penerjemah.find_sel(ws.title, sel.row - 1, sel.column - 1)
                ke = "" if tempat is None else format_tempat(*tempat)
            if ke:
                lembar, _, alamat = ke.rpartition("!")
                yield KomentarMilik(lembar, alamat, teks, penulis)
                catatan.append(Langkah(asal, f"komentar: {teks}", Nasib.TETAP, ke))
            else:
                pesan = "selnya tidak ada di buku baru"
                catatan.append(Langkah(asal, f"komentar: {teks}", Nasib.TIDAK_IKUT, "", pesan))


def _list_berkomentar(ws: Worksheet) -> list[Any]:
    return [sel for _, sel in sorted(ws._cells.items()) if sel.comment is not None]
