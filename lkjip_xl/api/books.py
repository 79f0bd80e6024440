"""Books out: new ones, examples, and saved ones with data or a check written into them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from lkjip_xl.api.hitungan import periksa_grid
from lkjip_xl.domain.rekap import compute_hasil
from lkjip_xl.errors import BukuError, Problem, Tingkat
from lkjip_xl.regulasi.loader import load_aturan
from lkjip_xl.workbook import layout
from lkjip_xl.workbook.completeness import compute_buku as compute_isi_buku
from lkjip_xl.workbook.layout import Isi
from lkjip_xl.workbook.read.reader import read_buku
from lkjip_xl.workbook.rows_periksa import build_baris_periksa
from lkjip_xl.workbook.write import example
from lkjip_xl.workbook.write.newbook import build_isi_baru

if TYPE_CHECKING:
    from lkjip_xl.workbook.impor.importer import HasilImpor
    from lkjip_xl.workbook.milik.model import Milik

Rumus = Literal["native", "udf"]
RUMUS: tuple[Rumus, ...] = get_args(Rumus)


def build_buku(
    isi: Isi, tahun: int, milik: Milik | None = None, *, rumus: Rumus = "native"
) -> bytes:
    """A workbook with these inputs, its computed cells showing their values.

    Its sheet Periksa holds what the checks find in these inputs.

    Args:
        isi: Inputs by table and column.
        tahun: Tahun laporan, which picks the rules.
        milik: What staff added to an older book; it comes along.
        rumus: Whether computed columns use functions that every Excel has, or call the UDFs of
            the add-in (LKJ_CAPAIAN, ...); both show the same.
    """
    # XlsxWriter takes a tenth of a report's time to load, and a report writes no workbook.
    from lkjip_xl.workbook.milik.model import Milik
    from lkjip_xl.workbook.write import builder

    kosong = layout.build_grid(isi, layout.build_letak(isi))
    problems = periksa_grid(kosong, is_tersimpan=False).problems
    lengkap = {**isi, "tblPeriksa": [build_baris_periksa(satu) for satu in problems]}
    letak = layout.build_letak(lengkap)
    bacaan = read_buku(layout.build_grid(lengkap, letak))
    aturan = load_aturan(tahun)
    hasil = compute_hasil(bacaan.data, aturan)
    tentang_buku = compute_isi_buku(bacaan.baris, bacaan.grid)
    return builder.build_buku(
        lengkap,
        letak,
        bacaan.baris,
        hasil,
        tentang_buku,
        aturan,
        tahun,
        milik or Milik(),
        is_udf=rumus == "udf",
    )


def list_contoh() -> list[str]:
    """Names of the shipped examples."""
    return example.list_kantor()


def build_contoh(kantor: str, rumus: Rumus = "native") -> bytes:
    """The workbook of a shipped example.

    Raises:
        KeyError: There is no example of that name.
    """
    isi = example.load_contoh(kantor)
    profil = {baris["kode"]: baris["isian"] for baris in isi["tblProfil"]}
    return build_buku(isi, profil["TAHUN"], rumus=rumus)


def build_buku_baru(satker: str, tahun: int, rumus: Rumus = "native") -> bytes:
    """A new, empty workbook.

    Raises:
        RegulasiError: The year lies before the first regulation that is known here.
    """
    return build_buku(build_isi_baru(satker, tahun), tahun, rumus=rumus)


def write_periksa(path: Path, problems: Sequence[Problem]) -> bytes:
    """The book at `path` with `problems` on its sheet Periksa; all else of it stays as it is.

    Raises:
        BukuError: The book has no sheet Periksa.
    """
    from lkjip_xl.workbook.edit.book_log import write_periksa as write_tabel
    from lkjip_xl.workbook.edit.paket import Paket

    paket = Paket(path.read_bytes())
    if not write_tabel(paket, [build_baris_periksa(satu) for satu in problems]):
        problem = Problem(
            "B-05",
            Tingkat.GALAT,
            'Tabel "tblPeriksa" tidak ada, jadi hasil pemeriksaan tidak dapat ditulis.',
            "perbarui buku dengan lkjip buku --perbarui, atau periksa tanpa --tulis.",
            "Periksa",
        )
        raise BukuError([problem])
    paket.set_hitung_ulang()
    return paket.to_bytes()


def import_tabel(
    buku: Path,
    tabel: str,
    sumber: Path,
    *,
    lembar: str = "",
    ganti: bool = False,
    peta: Path | None = None,
    tanggal: date | None = None,
) -> HasilImpor:
    """The book with the rows of a .csv or .xlsx file in one of its tables; writes nothing.

    Args:
        buku: The book.
        tabel: Name of the table.
        sumber: The file.
        lembar: Sheet of the file; empty for the one that holds the headers.
        ganti: Whether the rows take the place of all that stand in the table.
        peta: Saved mapping of headers; the file beside the book if None.
        tanggal: Day that sheet Beranda notes as the table's last change; None for no note.

    Raises:
        BukuError: The book or the file has galat; all of them are listed.
    """
    # Only this verb edits files, and openpyxl takes longer to load than a report to be written.
    from lkjip_xl.workbook.impor import importer

    return importer.import_tabel(
        buku, tabel, sumber, lembar=lembar, ganti=ganti, peta=peta, tanggal=tanggal
    )
