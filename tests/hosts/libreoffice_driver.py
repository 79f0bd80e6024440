"""The macros on a book in LibreOffice; run as a program, for its bridge stays in the process.

Arguments: the book, which is left as it is, and where to save what became of it. Prints JSON.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import xlwings as xw

from lkjip_xl import api
from lkjip_xl.hosts import macro_steps, macros
from lkjip_xl.hosts.excel_grid import ExcelGrid
from lkjip_xl.hosts.libreoffice.engine import open_engine

TARGET_BARU, TERTIMPA = 12.5, 1234.0
RUMUS = (
    '=IF(A2="a,b;c",1,2)',
    "=SUM(PK!$A$1:B2,Capaian!C3)",
    '=LOOKUP(60,{0,55,65},{"a","b","c"})',
    "=SUM({1,2;3,4})",
    '=IFERROR(INDEX(tblPK[Kode],MATCH("S9",tblPK[Kode],0)),"-")',
    "=1/0",
)


def find_sel(buku: xw.Book, baris: int, header: str) -> xw.Range:
    """A cell of tblPK by row and header."""
    tabel = ExcelGrid(buku).read_tabel("tblPK")
    return buku.sheets["PK"].range(tabel.alamat(baris, tabel.header.index(header)))


def run_macros(buku: xw.Book, asal: Path) -> dict[str, Any]:
    """Compare with the file, edit as staff do, press the buttons; what was seen on the way."""
    hidup, berkas = api.compute_grid(ExcelGrid(buku), asal.parent), api.compute_buku(asal)
    kunci = [str(k) for k in berkas.hasil if hidup.hasil[k].nilai != berkas.hasil[k].nilai]
    sama = hidup.problems == berkas.problems and len(hidup.hasil) == len(berkas.hasil)
    rumus = find_sel(buku, 0, "Target").formula
    find_sel(buku, 0, "Target Awal").value = TARGET_BARU
    find_sel(buku, 0, "Target Revisi").value = None
    find_sel(buku, 0, "Target").value = None
    find_sel(buku, 1, "Target").value = TERTIMPA
    ulang = macro_steps.run_hitung_ulang(buku)
    buku.set_mock_caller()
    macros.periksa_data()
    macros.buat_lkjip()
    return {
        "beda": kunci,
        "problems_sama": sama,
        "rumus": [rumus, find_sel(buku, 0, "Target").formula],
        "target": find_sel(buku, 0, "Target").value,
        "tertimpa": find_sel(buku, 1, "Target").value,
        "ulang": ulang,
        "pesan": buku.app.impl.pesan,
        "kabar": buku.app.impl.kabar,
    }


def try_cells(buku: xw.Book) -> dict[str, Any]:
    """Contents of every kind, written into free cells and read back."""
    lembar = buku.sheets["Periksa"]
    isi = [["teks", 2.5, None, datetime(2025, 1, 15), "'=1+1", "00123"]]  # noqa: DTZ001
    lembar.range("Z1").value = isi
    for nomor, rumus in enumerate(RUMUS, 2):
        lembar.range((nomor, 26)).formula = rumus
    daerah = lembar.range((2, 26), (1 + len(RUMUS), 26))
    return {
        "nilai": [str(sel) for sel in lembar.range("Z1:AE1").value],
        "rumus": [satu[0] for satu in daerah.formula],
        "hasil": daerah.options(err_to_str=True).value,
    }


if __name__ == "__main__":
    buku_asal, keluar = Path(sys.argv[1]), Path(sys.argv[2])
    with open_engine() as program:
        terbuka = program.books.open(str(buku_asal))
        dilihat = run_macros(terbuka, buku_asal)
        terbuka.save(str(keluar))
        dilihat["sel"] = try_cells(terbuka)
    json.dump(dilihat, sys.stdout)
