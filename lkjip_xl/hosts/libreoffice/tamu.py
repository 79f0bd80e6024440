"""A macro over the book in front of a LibreOffice that started us: `python -m ... VERB`.

Its input and output are the pipe to LibreOffice, see `jauh` and `ekstensi/pelayan_uno.py`.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from lkjip_xl.errors import BukuError, LingkunganError, LkjipError, Problem, Tingkat
from lkjip_xl.hosts.libreoffice.dialog import show_pesan
from lkjip_xl.hosts.libreoffice.jauh import JembatanPipa, Pipa, PipaPutusError, UnoError

if TYPE_CHECKING:  # loading it takes a second, in which nothing could be told
    from lkjip_xl.hosts.libreoffice.engine_book import Buku
    from lkjip_xl.hosts.libreoffice.engine_program import Program

JUDUL = "LKjIP"
_ASING = (
    "Pekerjaan ini dihentikan oleh kesalahan yang belum dikenal ({}).\n"
    "Perbaikan: simpan buku, coba sekali lagi; bila berulang, "
    "sampaikan pesan ini kepada pengelola lkjip."
)
_CALC = "com.sun.star.sheet.SpreadsheetDocument"
_TAMPILAN = "com.sun.star.sheet.SpreadsheetView"
_NAMA = {
    "impor": "Impor",
    "tahun_baru": "Tahun Baru",
    "hitung_ulang": "Hitung Ulang",
    "periksa_data": "Periksa Data",
    "buat_lkjip": "Buat LKjIP",
    "perjanjian_kinerja": "Perjanjian Kinerja",
    "dasbor": "Dasbor",
    "bantuan": "Bantuan",
}


def main(isian: Sequence[str]) -> int:
    """Run the verb that is named; exit code 0 when LibreOffice has heard the end of it."""
    with take_pipa() as pipa:
        try:
            _serve(pipa, isian[0] if isian else "")
            pipa.close()
        except PipaPutusError:
            return 1
    return 0


def run_verb(jembatan: JembatanPipa, verb: str, kelas: type[Program]) -> None:
    """The macro of that name on the book in front, as one step that can be undone.

    Args:
        jembatan: The way to LibreOffice.
        verb: Name of a function in `hosts.macros`.
        kelas: What LibreOffice does with messages and questions.

    Raises:
        LingkunganError: There is no such verb.
        BukuError: No book is in front, or only what it would look like on paper.
    """
    import xlwings as xw

    from lkjip_xl.hosts import macros
    from lkjip_xl.hosts.libreoffice.engine import use_program

    if verb not in _NAMA:
        raise LingkunganError([_problem_verb(verb)])
    dokumen = jembatan.desktop.getCurrentComponent()
    if not _is_calc(dokumen):
        raise BukuError([_problem_bukan_calc()])
    if not dokumen.CurrentController.supportsService(_TAMPILAN):
        raise BukuError([_problem_pratinjau()])
    with use_program(jembatan, os.getpid(), kelas) as program:
        for satu in _iter_calc(jembatan.desktop):
            if satu.RuntimeUID != dokumen.RuntimeUID:
                program.books.take(satu)
        buku = program.books.take(dokumen)
        xw.Book(impl=buku).set_mock_caller()
        with _join_undo(buku, f"{JUDUL}: {_NAMA[verb]}"):
            try:
                getattr(macros, verb)()
            finally:
                program.screen_updating = True
                if program.status_bar is not False:
                    program.status_bar = False


@contextlib.contextmanager
def take_pipa() -> Iterator[Pipa]:
    """Our input and output as the pipe; whatever is printed goes elsewhere from now on."""
    masuk, keluar = os.dup(0), os.dup(1)
    kosong = os.open(os.devnull, os.O_RDWR)
    os.dup2(kosong, 0)
    # Libraries may print below Python too; a program without a window has no place for it.
    os.dup2(2 if _has_stderr() else kosong, 1)
    os.close(kosong)
    sys.stdout = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    with open(masuk, "rb") as baca, open(keluar, "wb") as tulis:
        yield Pipa(baca, tulis)


def _has_stderr() -> bool:
    try:
        os.fstat(2)
    except OSError:
        return False
    return True


def _serve(pipa: Pipa, verb: str) -> None:
    """Run the verb; what fails ends in one message box."""
    try:
        # Before the first question: until then LibreOffice shows that we are starting.
        from lkjip_xl.hosts import macros  # noqa: F401
        from lkjip_xl.hosts.libreoffice.engine_program import ProgramLayar
    except ImportError as galat:
        _tell(JembatanPipa(pipa), str(_problem_paket(galat)))
        return
    jembatan = JembatanPipa(pipa)
    try:
        run_verb(jembatan, verb, ProgramLayar)
    except PipaPutusError:
        raise
    except LkjipError as galat:
        _tell(jembatan, str(galat))
    # Staff see a message instead of nothing.
    except Exception as galat:
        _tell(jembatan, _ASING.format(f"{type(galat).__name__}: {galat}"))


def _tell(jembatan: JembatanPipa, pesan: str) -> None:
    bingkai = jembatan.desktop.getCurrentFrame()
    if bingkai is not None:
        show_pesan(jembatan, bingkai, pesan, JUDUL, "ok", "critical")


@contextlib.contextmanager
def _join_undo(buku: Buku, judul: str) -> Iterator[None]:
    """All that is written inside is taken back by one Ctrl+Z, or nothing is.

    A book that was only calculated counts as saved if it did before.
    """
    riwayat = buku.api.UndoManager
    is_bersih, langkah = not buku.api.isModified(), riwayat.getAllUndoActionTitles()
    riwayat.enterUndoContext(judul)
    try:
        yield
    finally:
        with contextlib.suppress(UnoError):  # the book may have been closed
            riwayat.leaveUndoContext()
            if not buku.is_riwayat_utuh:
                riwayat.clear()
            elif is_bersih and riwayat.getAllUndoActionTitles() == langkah:
                buku.api.setModified(False)


def _iter_calc(desktop: Any) -> Iterator[Any]:
    daftar = desktop.Components.createEnumeration()
    while daftar.hasMoreElements():
        satu = daftar.nextElement()
        if _is_calc(satu):
            yield satu


def _is_calc(dokumen: Any) -> bool:
    return dokumen is not None and dokumen.supportsService(_CALC)


def _problem_verb(verb: str) -> Problem:
    return Problem(
        "L-64",
        Tingkat.GALAT,
        f'Menu "{verb}" belum dikenal oleh lkjip yang terpasang.',
        "pasang ulang dengan lkjip pasang --libreoffice, lalu buka LibreOffice kembali.",
    )


def _problem_bukan_calc() -> Problem:
    return Problem(
        "L-61",
        Tingkat.GALAT,
        "Yang terbuka di depan bukan buku kerja.",
        "buka buku kerja LKjIP di LibreOffice Calc, klik salah satu selnya, "
        "lalu klik menunya lagi.",
    )


def _problem_pratinjau() -> Problem:
    """Neither sheets nor cells can be shown in it."""
    return Problem(
        "L-61",
        Tingkat.GALAT,
        "Buku kerja sedang ditampilkan sebagai pratinjau cetak.",
        "tutup pratinjau itu (Ctrl+Shift+O), lalu klik menunya lagi.",
    )


def _problem_paket(galat: ImportError) -> Problem:
    return Problem(
        "L-64",
        Tingkat.GALAT,
        f"Bagian Python yang diperlukan menu ini belum terpasang ({galat}).",
        'jalankan pip install "lkjip_xl[excel]" di Python yang dipakai lkjip, '
        "lalu klik menunya lagi.",
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
