"""Rows of an import into a table of an open book, which grows where it must."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import xlwings as xw

from lkjip_xl.errors import BukuError, Problem, Tingkat
from lkjip_xl.hosts.terbuka.grid import ExcelGrid
from lkjip_xl.hosts.terbuka.isi_sel import to_sel
from lkjip_xl.hosts.terbuka.jurnal import Jurnal, write_isi
from lkjip_xl.hosts.terbuka.layar import find_api
from lkjip_xl.hosts.terbuka.pengganti import read_pengganti
from lkjip_xl.hosts.terbuka.periksa import find_tabel
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.edit.isi_tabel import PerubahanTabel
from lkjip_xl.workbook.edit.paket import LetakTabel
from lkjip_xl.workbook.edit.rujukan import BARIS_TERBANYAK, RumusTakTerbacaError, move_rumus
from lkjip_xl.workbook.impor.rancangan import Rancangan
from lkjip_xl.workbook.read.cells import is_kosong
from lkjip_xl.workbook.rumus_kolom import strip_tempat_addin

_PERUBAHAN = "tblPerubahan"
_KOLOM_TERBANYAK = 16384


def list_lembar_ditulis(buku: xw.Book, grid: ExcelGrid, tabel: str) -> list[xw.Sheet]:
    """Sheets that an import into a table writes to."""
    nama = {grid.read_tabel(t).lembar for t in (tabel, _PERUBAHAN) if t in grid.daftar_tabel}
    return [lembar for lembar in buku.sheets if lembar.name in nama]


def write_rencana(
    buku: xw.Book,
    jurnal: Jurnal,
    grid: ExcelGrid,
    tabel: xw.main.Table,
    rancangan: Rancangan,
    sumber: str,
    tanggal: date,
) -> PerubahanTabel:
    """The rows of an import; sheet Beranda notes the table's last change.

    Args:
        buku: The book.
        jurnal: Takes the writes, so that they can be taken back.
        grid: The book as it was read for the plan.
        tabel: The table.
        rancangan: The plan.
        sumber: Name of the file.
        tanggal: Day of the import.

    Raises:
        BukuError: The sheet has no room for so many rows.
    """
    letak, tambahan = rancangan.letak, rancangan.baris_baru
    if letak.akhir + tambahan > BARIS_TERBANYAK:
        raise BukuError([_problem_penuh(letak)])
    baru = range(0)
    if tambahan:
        baru = _grow(jurnal, tabel, letak, tambahan, is_ekor=_is_ekor_kosong(grid, letak))
    lembar = tabel.parent
    for header, isi in _iter_kolom(rancangan.rencana.isi):
        kolom = letak.kolom_awal + letak.kolom.index(header)
        for nomor, nilai in _iter_lajur(isi, baru):
            daerah = lembar.range((letak.awal + nomor, kolom)).resize(len(nilai), 1)
            rinci = [[to_sel(satu)] for satu in nilai]
            if nomor in baru:
                write_isi(daerah, rinci)  # these rows go again as a whole if anything fails
            else:
                jurnal.write(daerah, rinci)
    if tambahan:
        _fill_rumus(jurnal, tabel, letak, tambahan)
    _note_perubahan(buku, jurnal, grid, letak.nama, sumber, tanggal)
    return PerubahanTabel(tambahan, tambahan)


def _is_ekor_kosong(grid: ExcelGrid, letak: LetakTabel) -> bool:
    """Whether the last row is a spare one: nothing in it but what computes itself.

    The only row of a table does not count: a row before it would look like the headers.
    """
    isi = grid.read_tabel(letak.nama).isi
    return len(isi) > 1 and all(
        is_kosong(sel)
        for header, sel in zip(letak.kolom, isi[-1], strict=False)
        if header not in letak.rumus
    )


def _grow(
    jurnal: Jurnal, tabel: xw.main.Table, letak: LetakTabel, tambahan: int, *, is_ekor: bool
) -> range:
    """Insert sheet rows for the table; the rows of its body that they became.

    Before a spare last row they are inside the table, so that all that covers it grows along:
    charts, lists, coloured cells. Whole rows of the sheet keep what stands below as it is.
    """
    lembar, lama = tabel.parent, tabel.range
    letak_lama = ((lama.row, lama.column), (lama.row + lama.shape[0] - 1, letak.kolom_akhir))
    awal = letak.akhir if is_ekor else letak.akhir + 1
    baris = ((awal, 1), (awal + tambahan - 1, _count_kolom(lembar)))

    def undo() -> None:
        lembar.range(*baris).delete("up")
        if tabel.range.shape[0] != letak_lama[1][0] - letak_lama[0][0] + 1:
            tabel.resize(lembar.range(*letak_lama))

    lembar.range(*baris).insert("down")
    jurnal.add_undo(undo)
    (atas, kiri), (bawah, kanan) = letak_lama
    if tabel.range.shape[0] < bawah - atas + 1 + tambahan:
        tabel.resize(lembar.range((atas, kiri), (bawah + tambahan, kanan)))
    return range(awal - letak.awal, awal - letak.awal + tambahan)


def _count_kolom(lembar: xw.Sheet) -> int:
    """Columns of a sheet; Excel and LibreOffice go by the same name for them."""
    kolom = find_api(lembar, "Columns")
    return int(getattr(kolom, "Count", _KOLOM_TERBANYAK))


def _iter_kolom(isi: Mapping[int, Mapping[str, Any]]) -> Iterator[tuple[str, dict[int, Any]]]:
    """What goes into each column, by row of the body."""
    kolom: dict[str, dict[int, Any]] = {}
    for nomor in sorted(isi):
        for header, nilai in isi[nomor].items():
            kolom.setdefault(header, {})[nomor] = nilai
    yield from kolom.items()


def _iter_lajur(isi: Mapping[int, Any], baru: range) -> Iterator[tuple[int, list[Any]]]:
    """Cells under each other, from which row on; inserted rows apart from those that were there."""
    mulai = -1
    nilai: list[Any] = []
    for nomor, satu in isi.items():
        if nilai and nomor == mulai + len(nilai) and (nomor in baru) == (mulai in baru):
            nilai.append(satu)
            continue
        if nilai:
            yield mulai, nilai
        mulai, nilai = nomor, [satu]
    if nilai:
        yield mulai, nilai


def _fill_rumus(jurnal: Jurnal, tabel: xw.main.Table, letak: LetakTabel, tambahan: int) -> None:
    """Formulas of the new rows that the program did not fill by itself."""
    lembar = tabel.parent
    for header in letak.rumus:
        kolom = letak.kolom_awal + letak.kolom.index(header)
        seluruh = lembar.range((letak.awal, kolom)).resize(letak.jumlah + tambahan, 1)
        # A value that stands in front of the formula of one row is none of another.
        semua = [str(baris[0] or "") for baris in seluruh.formula]
        ada = [read_pengganti(satu) or strip_tempat_addin(satu) for satu in semua]
        contoh = next((n for n, satu in enumerate(ada) if satu.startswith("=")), None)
        kosong = [n for n, satu in enumerate(ada) if not satu and n >= letak.jumlah - 1]
        if contoh is None or not kosong:
            continue
        isi = {n: _copy_rumus(ada[contoh], n - contoh) for n in kosong}
        for nomor, rumus in _iter_lajur(isi, range(0)):
            daerah = lembar.range((letak.awal + nomor, kolom)).resize(len(rumus), 1)
            jurnal.write(daerah, [[satu] for satu in rumus])


def _copy_rumus(rumus: str, turun: int) -> str:
    try:
        return f"={move_rumus(rumus[1:], turun)}"
    except RumusTakTerbacaError:
        return rumus


def _note_perubahan(
    buku: xw.Book, jurnal: Jurnal, grid: ExcelGrid, tabel: str, sumber: str, tanggal: date
) -> None:
    """Sheet Beranda says when the table was changed, and by what."""
    skema = schema.TABEL[_PERUBAHAN]
    if _PERUBAHAN not in grid.daftar_tabel:
        return
    ada = grid.read_tabel(_PERUBAHAN)
    isi = {
        skema.find("tanggal").header: tanggal,
        skema.find("keterangan").header: f"impor {sumber}",
    }
    nama = skema.find("tabel").header
    if not {nama, *isi} <= set(ada.header):
        return
    nomor = ada.header.index(nama)
    baris = next((n for n, satu in enumerate(ada.isi) if satu[nomor] == tabel), None)
    if baris is None:
        return
    # The import may have moved this table, so its place is asked anew.
    daerah = find_tabel(buku, _PERUBAHAN).range
    for header, nilai in isi.items():
        jurnal.write(daerah(baris + 2, ada.header.index(header) + 1), [[to_sel(nilai)]])


def _problem_penuh(letak: LetakTabel) -> Problem:
    return Problem(
        "I-09",
        Tingkat.GALAT,
        f"Tabel {letak.nama} akan melewati baris terakhir lembar Excel.",
        "bagi datanya, atau ringkas dahulu.",
        letak.lembar,
    )
