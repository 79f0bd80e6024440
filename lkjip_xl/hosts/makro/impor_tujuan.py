"""Which table of the open book an import goes to: the one under the selection, or one asked for."""

from __future__ import annotations

from collections.abc import Sequence

import xlwings as xw

from lkjip_xl.errors import BukuError, Problem, Tingkat
from lkjip_xl.hosts.terbuka.dialogs import JUDUL, ask_teks
from lkjip_xl.hosts.terbuka.grid import ExcelGrid
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.edit.paket import LetakTabel
from lkjip_xl.workbook.impor.tebak import is_dapat_diimpor

_PANJANG_TANYA = 250  # Excel shows no longer question
_TANYA = "Ketik nomor tabel tujuan:"


def ask_tabel(buku: xw.Book, grid: ExcelGrid) -> str | None:
    """Name of the table; None where staff think better of it.

    Raises:
        BukuError: No table of the sheet in front can be told from the others.
    """
    lembar, baris, kolom = _read_seleksi(buku)
    di_lembar = [
        nama
        for nama in grid.daftar_tabel
        if grid.read_tabel(nama).lembar == lembar and _is_boleh(nama)
    ]
    for nama in di_lembar:
        tabel = grid.read_tabel(nama)
        if tabel.baris_awal <= baris <= tabel.baris_awal + len(
            tabel.isi
        ) and tabel.kolom_awal < kolom <= tabel.kolom_awal + len(tabel.header):
            return nama
    if len(di_lembar) == 1:
        return di_lembar[0]
    if not di_lembar:
        raise BukuError([_problem_tanpa_tabel(lembar)])
    return _ask_nomor(buku, di_lembar)


def build_letak(grid: ExcelGrid, tabel: xw.main.Table) -> LetakTabel:
    """Where a table of the open book stands, in the words of the file."""
    satu = grid.read_tabel(tabel.name)
    return LetakTabel(
        nama=satu.nama,
        lembar=satu.lembar,
        bagian="",
        kolom=satu.header,
        kolom_awal=satu.kolom_awal + 1,
        header=satu.baris_awal,
        akhir=satu.baris_awal + len(satu.isi),
        total=int(bool(tabel.show_totals)),
        rumus=_find_kolom_rumus(grid, satu.nama),
    )


def _find_kolom_rumus(grid: ExcelGrid, nama: str) -> dict[str, str]:
    """Columns that compute themselves, with a formula of theirs: ours, and those of staff.

    A cell of ours that somebody typed over does not make its column an input.
    """
    skema = schema.TABEL.get(nama)
    rumus = None if skema is not None and skema.is_jawaban else grid.read_rumus(nama)
    hitung = {k.header.casefold() for k in skema.kolom if k.is_hitung} if skema else set()
    hasil = {}
    for nomor, header in enumerate(grid.read_tabel(nama).header):
        isi = [baris[nomor] for baris in rumus or () if baris[nomor]]
        ada = [satu for satu in isi if satu.startswith("=")]
        if ada and (len(ada) == len(isi) or " ".join(header.split()).casefold() in hitung):
            hasil[header] = ada[0][1:]
    return hasil


def _read_seleksi(buku: xw.Book) -> tuple[str, int, int]:
    """Sheet in front, and row and column of the selected cell; 0 where none can be told."""
    try:
        dipilih = buku.app.selection
    # Some programs do not tell, and Excel has no number for all the cells of a sheet.
    except Exception:
        dipilih = None
    if dipilih is None:
        return buku.sheets.active.name, 0, 0
    return dipilih.sheet.name, dipilih.row, dipilih.column


def _is_boleh(nama: str) -> bool:
    return nama not in schema.TABEL or is_dapat_diimpor(schema.TABEL[nama])


def _ask_nomor(buku: xw.Book, daftar: Sequence[str]) -> str | None:
    baris = [f"{nomor}  {_sebut(nama)}" for nomor, nama in enumerate(daftar, 1)]
    teks = "\n".join([_TANYA, *baris])
    if len(teks) > _PANJANG_TANYA:
        if buku.app.alert("\n".join(["Tabel di lembar ini:", *baris]), JUDUL, "ok_cancel") != "ok":
            return None
        teks = f"{_TANYA} 1 sampai {len(daftar)}"
    while True:
        jawab = ask_teks(buku.app, JUDUL, teks)
        if jawab is None:
            return None
        if jawab.strip().isdecimal() and 1 <= int(jawab) <= len(daftar):
            return daftar[int(jawab) - 1]


def _sebut(nama: str) -> str:
    return f"{nama} ({schema.TABEL[nama].judul})" if nama in schema.TABEL else nama


def _problem_tanpa_tabel(lembar: str) -> Problem:
    return Problem(
        "B-72",
        Tingkat.GALAT,
        f'Lembar "{lembar}" tidak mempunyai tabel yang dapat diimpori.',
        "klik satu sel di dalam tabel tujuan, misalnya di lembar Anggaran, lalu klik Impor lagi.",
        lembar,
    )
