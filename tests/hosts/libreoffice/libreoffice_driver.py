"""The macros on a book in LibreOffice; run as a program, for its bridge stays in the process.

Arguments: the book, which is left as it is; where to save what became of it; "langsung" for
macros in this process, or "pipa" for macros in another Python that works over the pipe, as those
of staff do. Prints JSON.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import xlwings as xw

from lkjip_xl import api
from lkjip_xl.errors import LingkunganError
from lkjip_xl.hosts import macros
from lkjip_xl.hosts.libreoffice.ekstensi.pelayan_uno import jalankan
from lkjip_xl.hosts.libreoffice.engine import use_program
from lkjip_xl.hosts.libreoffice.jembatan import JembatanUno
from lkjip_xl.hosts.libreoffice.session import load_uno, open_konteks
from lkjip_xl.hosts.terbuka.grid import ExcelGrid

Dilihat = dict[str, Any]
Isi = dict[str, str]
_TAMU = "tests.hosts.libreoffice.libreoffice_tamu"
TARGET_BARU, TERTIMPA = 12.5, 1234.0
VERBS = (
    "impor", "hitung_ulang", "periksa_data", "buat_lkjip", "perjanjian_kinerja", "dasbor",
    "tahun_baru",
)  # fmt: skip
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


def prepare_impor(buku: xw.Book) -> Path:
    """A file with one row, for the table that is selected."""
    tabel = ExcelGrid(buku).read_tabel("tblAnggaranBelanja")
    buku.sheets[tabel.lembar].range(tabel.alamat(0, 0)).select()
    berkas = Path(buku.fullname).with_name("belanja.csv")
    berkas.write_text(
        "Kode;Tahun;Jenis Belanja;Pagu;Realisasi\n54;2026;Lain;1.000;500\n", encoding="utf-8"
    )
    return berkas


def press_langsung(buku: xw.Book, verb: str, berkas: Path) -> Dilihat:
    """Press a button in this process; what staff would have seen."""
    program = buku.app.impl
    program.pesan, program.kabar, program.jawaban = [], [], {"buka": berkas}
    buku.set_mock_caller()
    getattr(macros, verb)()
    return {"pesan": program.pesan, "kabar": program.kabar}


def press_pipa(buku: xw.Book, verb: str, berkas: Path) -> Dilihat:
    """Press a button of the menu; what staff would have seen."""
    folder = Path(buku.fullname).parent
    jawaban, hasil = folder / "jawaban.json", folder / "hasil.json"
    jawaban.write_text(json.dumps({"buka": str(berkas)}), encoding="utf-8")
    hasil.unlink(missing_ok=True)
    proses = subprocess.Popen(
        [sys.executable, "-m", _TAMU, verb, str(jawaban), str(hasil)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    jalankan(buku.app.impl.jembatan.ctx, verb, proses)
    dilihat: Dilihat = json.loads(hasil.read_text(encoding="utf-8"))
    return dilihat


def run_macros(buku: xw.Book, press: Callable[[xw.Book, str, Path], Dilihat]) -> Dilihat:
    """Edit as staff do, press the buttons; what was seen on the way."""
    rumus = find_sel(buku, 0, "Target").formula
    find_sel(buku, 0, "Target Awal").value = TARGET_BARU
    find_sel(buku, 0, "Target Revisi").value = None
    find_sel(buku, 0, "Target").value = None
    find_sel(buku, 1, "Target").value = TERTIMPA
    berkas = prepare_impor(buku)
    sebelum = read_semua(buku)
    tombol = {verb: press(buku, verb, berkas) for verb in VERBS}
    # Beside the bridge each write is a step of its own.
    dilihat = {} if press is press_langsung else try_undo(buku, sebelum)
    return dilihat | {
        "rumus": [rumus, find_sel(buku, 0, "Target").formula],
        "target": find_sel(buku, 0, "Target").value,
        "tertimpa": find_sel(buku, 1, "Target").value,
        "lembar": buku.sheets.active.name,
        "tombol": tombol,
    }


def try_undo(buku: xw.Book, sebelum: Isi) -> Dilihat:
    """Take back one macro after the other, and do all again; cells that then differ."""
    riwayat, sesudah = buku.api.UndoManager, read_semua(buku)
    judul = riwayat.getAllUndoActionTitles()
    banyak = judul.index("LKjIP: Impor") + 1
    for _ in range(banyak):
        riwayat.undo()
    mundur = read_semua(buku)
    for _ in range(banyak):
        riwayat.redo()
    return {
        "undo": judul,
        "beda_undo": compare(sebelum, mundur),
        "beda_redo": compare(sesudah, read_semua(buku)),
        "berubah": compare(sebelum, sesudah),
    }


def read_semua(buku: xw.Book) -> Isi:
    """What was typed into every cell, by its place."""
    hasil = {}
    for lembar in buku.sheets:
        daerah = lembar.used_range
        for b, baris in enumerate(daerah.formula, daerah.row):
            for k, isi in enumerate(baris, daerah.column):
                if isi:
                    hasil[f"{lembar.name}!{b},{k}"] = isi
    return hasil


def compare(satu: Isi, dua: Isi) -> list[str]:
    """Places of cells that differ."""
    return [sel for sel in sorted(satu.keys() | dua.keys()) if satu.get(sel) != dua.get(sel)]


def compare_core(buku: xw.Book, asal: Path) -> Dilihat:
    """What the core computes from the open book and from its file."""
    hidup, berkas = api.compute_grid(ExcelGrid(buku), asal.parent), api.compute_buku(asal)
    kunci = [str(k) for k in berkas.hasil if hidup.hasil[k].nilai != berkas.hasil[k].nilai]
    sama = hidup.problems == berkas.problems and len(hidup.hasil) == len(berkas.hasil)
    return {"beda": kunci, "problems_sama": sama}


def try_cells(buku: xw.Book) -> Dilihat:
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


def try_range(buku: xw.Book) -> Dilihat:
    """Rows put in and taken out, formats, selection, a column of formulas in one write."""
    lembar = buku.sheets["Periksa"]
    lembar.range("AH1").value = [["=1+1"], ["'=teks"], ["=2+2"], [datetime(2025, 3, 1)]]  # noqa: DTZ001
    lembar.range("AH4").number_format = "yyyy-mm-dd"
    lembar.range("AH4").value = datetime(2025, 3, 2)  # noqa: DTZ001
    lembar.range("AH2").insert("down")
    geser = [lembar.range(f"AH{n}").formula for n in range(1, 6)]
    lembar.range("AH2:AH3").delete("up")
    lembar.range("AH1").clear_contents()
    lembar.range("AH2:AI3").select()
    return {
        "geser": geser,
        "sisa": [str(sel) for sel in lembar.range("AH1:AH3").value],
        "format": lembar.range("AH3").number_format,
        "pilihan": [buku.sheets.active.name, buku.impl.selection.address],
        "terpakai": lembar.used_range.address.split(":")[0],
    }


def try_simpan(buku: xw.Book) -> Dilihat:
    """Saved in place, under another name, and where no file can be; a book without a file."""
    asal, kode = Path(buku.fullname), [""]
    buku.save()
    di_tempat = [asal.read_bytes()[:2] == b"PK", buku.api.isModified()]
    try:
        buku.impl.save_copy(asal / "salinan.xlsx")
    except LingkunganError as galat:
        kode = [satu.kode for satu in galat.problems]
    buku.save(str(asal.with_name("nama lain.xlsx")))
    baru = buku.app.books.impl.take(
        buku.app.api.loadComponentFromURL("private:factory/scalc", "_blank", 0, ())
    )
    tanpa = [baru.fullname, baru.path, bool(baru.name)]
    baru.close()
    banyak = len(buku.app.books)
    return {
        "di_tempat": di_tempat,
        "kode": kode,
        "nama": [buku.name, Path(buku.fullname).is_file()],
        "tanpa": tanpa,
        "lagi": buku.app.books.open(buku.fullname).name,
        "tambah": len(buku.app.books) - banyak,
    }


@contextmanager
def open_program() -> Iterator[xw.App]:
    """LibreOffice whose books count as open in front, though it has no screen."""
    os.environ.pop("DISPLAY", None)  # else a finished report would open before the tester
    uno = load_uno()
    with open_konteks() as (ctx, pid), use_program(JembatanUno(uno, ctx), pid) as program:
        program.visible = True
        yield xw.App(impl=program)


def run(asal: Path, keluar: Path, cara: str) -> Dilihat:
    """All of it on a copy of the book."""
    kerja = keluar.parent / "kerja.xlsx"
    shutil.copy(asal, kerja)
    with open_program() as program:
        buku = program.books.open(str(kerja))
        dilihat = compare_core(buku, kerja)
        dilihat |= run_macros(buku, press_pipa if cara == "pipa" else press_langsung)
        buku.impl.save_copy(keluar)
        dilihat |= {"sel": try_cells(buku), "rentang": try_range(buku)}
        return dilihat | {"simpan": try_simpan(buku)}


if __name__ == "__main__":
    json.dump(run(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]), sys.stdout)
