"""`lkjip laporan`: the Word report of a book."""

from __future__ import annotations

import argparse
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lkjip_xl import api
from lkjip_xl.domain.hasil import Hasil
from lkjip_xl.files import write_keeping
from lkjip_xl.hosts.tampilan.output import (
    SELESAI,
    format_banyak,
    show_belum_diisi,
    show_kabar,
    show_problems,
    show_tertulis,
)
from lkjip_xl.report.pages import NomorHalaman
from lkjip_xl.report.render import Laporan, find_templat, list_templat

if TYPE_CHECKING:
    from lkjip_xl.hosts.libreoffice.measure import PengukurLibreOffice

_PENUTUP = {
    NomorHalaman.TANPA: "Buka laporan di Word, tekan Ctrl+A lalu F9 "
    "agar nomor halaman daftar isi terisi.",
    NomorHalaman.TETAP: "Nomor halaman daftar isi adalah perkiraan LibreOffice; "
    "tekan Ctrl+A lalu F9 di Word untuk memastikan.",
    NomorHalaman.BERGESER: "Nomor halaman daftar isi belum tetap saat diukur dua kali dengan "
    "LibreOffice;\n  tekan Ctrl+A lalu F9 di Word agar benar.",
}
_TANPA_LAMPIRAN = (
    "Templat ini tidak memuat tempat untuk lampiran dasar perhitungan; tambahkan "
    "{% for k in lampiran_dasar %}\n  di akhir templat (lihat: lkjip templat nama --cari lampiran)."
)


def add(verba: Any) -> None:
    """Register the verb."""
    laporan = verba.add_parser("laporan", help="tulis laporan Word dari buku")
    laporan.add_argument("buku", type=Path, metavar="BUKU", help="buku kerja (.xlsx)")
    laporan.add_argument("-o", "--keluar", type=Path, required=True, metavar="LAPORAN.docx",
                         help="berkas yang ditulis")  # fmt: skip
    laporan.add_argument("--templat", type=_pilih_templat, metavar="NAMA|FILE",
                         help=f"{' | '.join(list_templat())}, atau templat sendiri")  # fmt: skip
    laporan.add_argument("--nomor-halaman", action="store_true",
                         help="isi nomor halaman daftar isi dengan LibreOffice")  # fmt: skip
    laporan.add_argument("--pdf", action="store_true",
                         help="tulis juga PDF, dan isi nomor halaman")  # fmt: skip
    laporan.add_argument("--lampiran-dasar", action="store_true",
                         help="tambahkan lampiran asal setiap angka")  # fmt: skip
    laporan.set_defaults(kerja=run, akhiran=".docx")


def _pilih_templat(nama: str) -> Path:
    """A shipped template by its name; anything else is the path of a file."""
    return find_templat(nama) if nama in list_templat() else Path(nama)


def run(pilihan: argparse.Namespace) -> int:
    """`lkjip laporan`: the Word report of a book."""
    return write_laporan(
        pilihan.buku,
        pilihan.keluar,
        pilihan.templat,
        langkah=1,
        dari=3,
        is_bernomor=pilihan.nomor_halaman or pilihan.pdf,
        is_pdf=pilihan.pdf,
        is_lampiran=pilihan.lampiran_dasar,
    )


def write_laporan(
    buku: Path,
    keluar: Path,
    templat: Path | None,
    *,
    langkah: int,
    dari: int,
    is_bernomor: bool = False,
    is_pdf: bool = False,
    is_lampiran: bool = False,
) -> int:
    """Read, compute and write, telling each step as `langkah` of `dari`.

    Args:
        buku: The book.
        keluar: The .docx to write.
        templat: The office's own template; the shipped one if None.
        langkah: Number of the first step.
        dari: Number of the last step.
        is_bernomor: Whether LibreOffice measures the page numbers.
        is_pdf: Whether a PDF is written beside the .docx; with measured page numbers only.
        is_lampiran: Whether the annex on the origin of each figure is wanted.
    """
    with _open_pengukur(is_bernomor) as pengukur:
        show_kabar(f"[{langkah}/{dari}] Membaca dan menghitung {buku.name} ...")
        hitungan = api.compute_buku(buku)
        oleh = " dan mengukur nomor halaman dengan LibreOffice" if pengukur else ""
        show_kabar(f"[{langkah + 1}/{dari}] Menyusun laporan{oleh} ...")
        laporan = api.render_laporan(hitungan, templat, pengukur=pengukur, is_lampiran=is_lampiran)
        pdf = _build_pdf(laporan, pengukur) if pengukur and is_pdf else b""
    show_kabar(f"[{langkah + 2}/{dari}] Menulis {keluar.name} ...")
    tertulis = write_keeping(laporan.berkas, keluar)
    show_problems(hitungan.problems)
    print(f"\nSelesai. Buku: {buku}\n         Laporan: {tertulis.path}")
    show_tertulis(tertulis, keluar)
    if pdf:
        tujuan = tertulis.path.with_suffix(".pdf")
        tertulis_pdf = write_keeping(pdf, tujuan)
        print(f"         PDF: {tertulis_pdf.path}")
        show_tertulis(tertulis_pdf, tujuan)
    print(f"  Rata-rata capaian kinerja: {_persen(hitungan.hasil['kinerja.rata_rata'])}")
    print(f"  Serapan anggaran: {_persen(hitungan.hasil['anggaran.total.serapan'])}")
    print(f"  {format_banyak(hitungan.problems)}")
    if is_lampiran and not laporan.ada_lampiran:
        print(f"  {_TANPA_LAMPIRAN}")
    show_belum_diisi(laporan.belum_diisi)
    print(f"  {_PENUTUP[laporan.nomor_halaman]}")
    return SELESAI


def _open_pengukur(is_bernomor: bool) -> AbstractContextManager[PengukurLibreOffice | None]:
    if not is_bernomor:
        return nullcontext()
    # Most reports start no other program, and what that takes need not be loaded.
    from lkjip_xl.hosts.libreoffice.measure import open_pengukur

    return open_pengukur()


def _build_pdf(laporan: Laporan, pengukur: PengukurLibreOffice) -> bytes:
    """PDF of a report; the second measurement has already made it where nothing moved."""
    if laporan.nomor_halaman is NomorHalaman.TETAP:
        return pengukur.pdf
    return pengukur.build_pdf(laporan.berkas)


def _persen(hasil: Hasil) -> str:
    return f"{hasil.tampil}%" if hasil.angka is not None else hasil.tampil
