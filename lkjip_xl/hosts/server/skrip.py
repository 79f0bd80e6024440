"""The buttons of the ribbon as scripts of xlwings Server; all that they write goes out at once.

A script reads the book as it stood when the button was clicked, and its writes are a list that
Excel carries out afterwards. So a script that stops half way has changed nothing.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path

import xlwings as xw

from lkjip_xl.errors import BukuError, LingkunganError, Problem, Tingkat
from lkjip_xl.hosts.makro.dasbor import run_dasbor
from lkjip_xl.hosts.makro.hitung_ulang import run_hitung_ulang
from lkjip_xl.hosts.makro.laporan import LKJIP, PERJANJIAN_KINERJA, Jenis, Tulisan, write_laporan
from lkjip_xl.hosts.makro.periksa_data import format_problems, run_periksa_data
from lkjip_xl.hosts.makro.petunjuk import run_bantuan
from lkjip_xl.hosts.makro.tahun_baru import write_tahun_baru
from lkjip_xl.hosts.rekaman.kerja import Kerja, run_kerja
from lkjip_xl.hosts.server.buku import adopt_buku, attach_berkas
from lkjip_xl.hosts.server.sesi import SESI
from lkjip_xl.hosts.server.tautan import pack_tautan
from lkjip_xl.hosts.server.unduhan import BERLAKU_MENIT, JALUR, Gudang
from lkjip_xl.hosts.terbuka.dialogs import JUDUL
from lkjip_xl.report.render import find_templat

__all__ = [
    "bantuan",
    "buat_lkjip",
    "dasbor",
    "hitung_ulang",
    "impor",
    "periksa_data",
    "perjanjian_kinerja",
    "tahun_baru",
]

GUDANG = Gudang()
BATAS_BUKU = 25 * 2**20
_BATAS_URAI = 200 * 2**20
_IMPOR = (
    "Impor belum dapat dilakukan di Excel web dan Mac.\n"
    "Unduh buku ini, lalu di komputer yang memasang lkjip jalankan:\n"
    "lkjip impor BUKU.xlsx --tabel NAMA_TABEL DATA.csv\n"
    "Atau salin-tempel nilainya langsung ke tabel."
)


@xw.script
async def hitung_ulang(book: xw.Book) -> None:
    """Button Hitung Ulang."""
    await _run(book, lambda buku: _packed(buku, run_hitung_ulang))


@xw.script
async def periksa_data(book: xw.Book) -> None:
    """Button Periksa Data."""
    await _run(book, lambda buku: _packed(buku, run_periksa_data))


@xw.script
async def buat_lkjip(book: xw.Book) -> None:
    """Button Buat LKjIP: the report waits behind a link."""
    await _run(book, lambda buku: _write_word(buku, LKJIP))


@xw.script
async def perjanjian_kinerja(book: xw.Book) -> None:
    """Button Perjanjian Kinerja: the same with its own template."""
    await _run(book, lambda buku: _write_word(buku, PERJANJIAN_KINERJA))


@xw.script
async def tahun_baru(book: xw.Book, berkas: str = "") -> None:
    """Button Tahun Baru; `berkas` is the book itself as base64, which the add-in hands along."""
    await _run(book, lambda buku: _write_tahun_baru(buku, berkas))


@xw.script
async def dasbor(book: xw.Book) -> None:
    """Button Dasbor: shows the sheet with the charts."""
    await _run(book, run_dasbor)


@xw.script
async def impor(book: xw.Book) -> None:
    """Button Impor: says how it is done."""
    await _run(book, lambda buku: _IMPOR)


@xw.script
async def bantuan(book: xw.Book) -> None:
    """Button Bantuan: the order of work, and the version."""
    await _run(book, run_bantuan)


async def _run(buku: xw.Book, kerja: Kerja) -> None:
    """Do the work of a button beside the requests of others; it ends in one message at most."""
    adopt_buku(buku)
    pesan, mode = await asyncio.to_thread(run_kerja, buku, kerja)
    if pesan:
        buku.app.alert(pesan, JUDUL, "ok", mode)


def _packed(buku: xw.Book, kerja: Kerja) -> str:
    pesan = kerja(buku)
    pack_tautan(buku)
    return pesan


def _write_word(buku: xw.Book, jenis: Jenis) -> str:
    """A report, kept for its link; with a galat sheet Periksa lists all of them instead."""
    with tempfile.TemporaryDirectory(prefix="lkjip_") as folder:
        path = Path(folder) / f"{jenis.judul} - {Path(buku.name).stem}.docx"
        try:
            tulisan = write_laporan(buku, path, find_templat(jenis.templat))
        except BukuError as galat:
            _packed(buku, run_periksa_data)
            return f"{jenis.judul} belum dibuat.\n{format_problems(galat.problems)}"
        return _hand_over(tulisan)


def _write_tahun_baru(buku: xw.Book, berkas: str) -> str:
    attach_berkas(buku, _decode_buku(buku, berkas))
    with tempfile.TemporaryDirectory(prefix="lkjip_") as folder:
        path = Path(folder) / f"{Path(buku.name).stem} - tahun baru.xlsx"
        return _hand_over(write_tahun_baru(buku, path))


def _decode_buku(buku: xw.Book, berkas: str) -> bytes:
    """The file that the add-in sent.

    Raises:
        BukuError: There is none, or it is no .xlsx of a sane size.
    """
    try:
        isi = base64.b64decode(berkas, validate=True)
        with zipfile.ZipFile(BytesIO(isi)) as arsip:
            # A small file may unpack into one that fills the machine.
            urai = sum(satu.file_size for satu in arsip.infolist())
    except (binascii.Error, TypeError, ValueError, zipfile.BadZipFile) as galat:
        raise BukuError([_problem_berkas(buku.name)]) from galat
    if len(isi) > BATAS_BUKU or urai > _BATAS_URAI:
        raise BukuError([_problem_berkas(buku.name)])
    return isi


def _hand_over(tulisan: Tulisan) -> str:
    """Keep a file for the user of this request; the message with its link.

    Raises:
        LingkunganError: It is too large, or there is no signed-in user to keep it for.
    """
    sesi = SESI.get(None)
    if sesi is None:
        raise LingkunganError([_problem_tanpa_server()])
    path = tulisan.path
    kunci = GUDANG.store(path.name, path.read_bytes(), sesi.nama)
    # The link comes first: a long message loses its end.
    return (
        f"Unduh: {sesi.asal}{JALUR}{kunci}\n"
        f"Tautan ini hanya untuk Anda, berlaku satu kali, {BERLAKU_MENIT} menit.\n"
        f"{tulisan.pesan.replace(str(path), path.name)}"
    )


def _problem_berkas(nama: str) -> Problem:
    return Problem(
        "B-35",
        Tingkat.GALAT,
        "Berkas buku ini tidak dapat diambil dari Excel, jadi buku tahun baru belum disusun.",
        "unduh buku ini, lalu jalankan lkjip buku --dari BUKU.xlsx di komputer yang memasang "
        f"lkjip. Ukuran buku paling besar {BATAS_BUKU // 2**20} MB.",
        nama,
    )


def _problem_tanpa_server() -> Problem:
    return Problem(
        "L-79",
        Tingkat.GALAT,
        "Berkas hasil hanya dapat diserahkan oleh server LKjIP.",
        "jalankan lkjip server, lalu masuk lewat panel LKjIP di Excel.",
    )
