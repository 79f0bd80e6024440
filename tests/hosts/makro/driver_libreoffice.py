"""The buttons on a book in LibreOffice; run as a program, for its bridge stays in the process.

Arguments: a folder with buku.xlsx (and ekspor.csv), where results go too. Prints JSON.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import xlwings as xw

from lkjip_xl.hosts.libreoffice.engine import open_engine
from lkjip_xl.hosts.makro.hitung_ulang import run_hitung_ulang
from lkjip_xl.hosts.makro.impor import run_impor
from lkjip_xl.hosts.makro.tahun_baru import run_tahun_baru
from lkjip_xl.hosts.terbuka.grid import ExcelGrid
from lkjip_xl.hosts.terbuka.jurnal import Jurnal
from lkjip_xl.hosts.terbuka.pengganti import read_pengganti

TABEL = "tblAnggaranBelanja"


def read_sel(buku: xw.Book) -> dict[str, Any]:
    """Formulas and values of one computed column, and the rows of a table with the next ones."""
    grid = ExcelGrid(buku)
    pk, belanja = grid.read_tabel("tblPK"), grid.read_tabel(TABEL)
    nomor = pk.header.index("Target")
    rumus = grid.read_rumus("tblPK") or []
    return {
        "target": [satu[nomor] for satu in pk.isi],
        "rumus": [satu[nomor] for satu in rumus],
        "belanja": belanja.isi,
        "rumus_belanja": [
            read_pengganti(satu[5]) or satu[5] for satu in grid.read_rumus(TABEL) or []
        ],
        "lain": {
            nama: grid.read_tabel(nama).isi
            for nama in grid.daftar_tabel
            if grid.read_tabel(nama).lembar == belanja.lembar and nama != TABEL
        },
    }


def empty_target(buku: xw.Book) -> None:
    """Take every formula of a column away."""
    tabel = ExcelGrid(buku).read_tabel("tblPK")
    kolom = tabel.header.index("Target")
    for nomor in range(len(tabel.isi)):
        buku.sheets["PK"].range(tabel.alamat(nomor, kolom)).value = None


def take_back(buku: xw.Book) -> dict[str, Any]:
    """An import whose last write fails."""
    tulis = Jurnal.write

    def gagal(self: Jurnal, daerah: xw.Range, *isi: Any) -> None:
        tulis(self, daerah, *isi)
        if daerah.sheet.name == "Beranda":
            raise OSError("sibuk")

    Jurnal.write = gagal  # type: ignore[method-assign]
    try:
        run_impor(buku)
    except Exception as galat:
        return {"galat": str(galat), **read_sel(buku)}
    finally:
        Jurnal.write = tulis  # type: ignore[method-assign]
    return {}


def run(buku: xw.Book, folder: Path) -> dict[str, Any]:
    """Press the buttons; what was seen after each."""
    program = buku.app.impl
    dilihat: dict[str, Any] = {"awal": read_sel(buku)}
    empty_target(buku)
    dilihat["ulang"] = run_hitung_ulang(buku)
    dilihat["sesudah"] = read_sel(buku)
    grid = ExcelGrid(buku).read_tabel(TABEL)
    buku.sheets[grid.lembar].range(grid.alamat(0, 0)).select()
    program.jawaban["buka"] = folder / "ekspor.csv"
    dilihat["gagal"] = take_back(buku)
    dilihat["impor"] = run_impor(buku)
    dilihat["diimpor"] = read_sel(buku)
    program.jawaban["simpan"] = folder / "tahun depan.xlsx"
    dilihat["tahun_baru"] = run_tahun_baru(buku)
    dilihat["pesan"] = program.pesan
    buku.save(str(folder / "hasil.xlsx"))
    return dilihat


if __name__ == "__main__":
    tempat = Path(sys.argv[1])
    with open_engine() as app:
        terbuka = app.books.open(str(tempat / "buku.xlsx"))
        json.dump(run(terbuka, tempat), sys.stdout, default=str)
