"""Button Dasbor: the sheet with the charts, up to date and in front."""

from __future__ import annotations

import re

import xlwings as xw

from lkjip_xl.errors import BukuError, Problem, Tingkat
from lkjip_xl.hosts.terbuka.hitungan import open_grid
from lkjip_xl.hosts.terbuka.layar import recalculate, show_lembar, show_status
from lkjip_xl.workbook.write.dashboard import LEMBAR_DASBOR
from lkjip_xl.workbook.write.dashboard_data import BARIS_BLOK, KOLOM_BLOK

_TABEL = "tblCapaian"
_URUTAN = re.compile(rf"INDEX\({_TABEL}\[Kode\],(\d+)\)", re.IGNORECASE)
_BARIS_DIBACA = 200


def run_dasbor(buku: xw.Book) -> str:
    """Recalculates the book and shows its dashboard.

    Returns:
        What to tell staff: nothing, or how many indikator its charts cannot show.

    Raises:
        BukuError: This is no book of ours, or it has no dashboard.
    """
    show_status(buku, "menghitung dasbor ...")
    grid = open_grid(buku)
    if LEMBAR_DASBOR not in grid.daftar_lembar:
        raise BukuError([_problem_tanpa_dasbor(buku.name)])
    recalculate(buku)
    lembar = buku.sheets[LEMBAR_DASBOR]
    show_lembar(lembar)
    tabel = grid.read_tabel(_TABEL)
    nomor = tabel.header.index("Kode")
    terakhir = max((n + 1 for n, isi in enumerate(tabel.isi) if isi[nomor]), default=0)
    tempat = _count_tempat(lembar)
    if tempat is None or terakhir <= tempat:
        return ""
    return (
        f"Dasbor ini dibuat untuk {tempat} indikator, sedangkan lembar Capaian sudah memuat "
        f"{terakhir}; sisanya belum tampil di grafik.\n"
        "Perbarui bukunya dengan lkjip buku --perbarui agar grafiknya lengkap."
    )


def _count_tempat(lembar: xw.Sheet) -> int | None:
    """Places for indikator in the block behind the charts; None where that cannot be seen."""
    awal = lembar.range((BARIS_BLOK + 1, KOLOM_BLOK + 1))
    try:
        rumus = awal.resize(_BARIS_DIBACA, 1).formula
    except NotImplementedError:
        return None
    urutan = [int(cocok[1]) for isi in rumus if (cocok := _URUTAN.search(str(isi[0])))]
    return max(urutan, default=None)


def _problem_tanpa_dasbor(nama: str) -> Problem:
    return Problem(
        "B-05",
        Tingkat.GALAT,
        f'Lembar "{LEMBAR_DASBOR}" tidak ada di buku ini.',
        "perbarui buku dengan lkjip buku --perbarui, atau salin dari buku kosong.",
        nama,
    )
