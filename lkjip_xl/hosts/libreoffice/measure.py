"""Pages of bookmarks, as LibreOffice lays a document out.

The page is read from the PDF: it names the place of every bookmark, wherever LibreOffice is
installed and without Python of its own (python3-uno is often missing), and it is made anyway.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator

from lkjip_xl.errors import LingkunganError, Problem, Tingkat
from lkjip_xl.hosts.libreoffice.pdf import SETELAN_PDF, build_pdf
from lkjip_xl.hosts.libreoffice.program import LibreOffice, open_libreoffice


class PengukurLibreOffice:
    """A measurer of pages for the report, see `lkjip_xl.report.pages.Pengukur`.

    Attributes:
        pdf: PDF of the document that was measured last; empty before the first.
    """

    def __init__(self, libreoffice: LibreOffice) -> None:
        """Measure with `libreoffice`, which was opened with SETELAN_PDF."""
        self._libreoffice = libreoffice
        self.pdf = b""

    def __call__(self, berkas: bytes) -> dict[str, int]:
        """Page, from 1, of each bookmark of the .docx `berkas`; a hidden bookmark has none.

        Raises:
            LingkunganError: LibreOffice made no PDF, or one that cannot be read.
        """
        self.pdf = self.build_pdf(berkas)
        return read_pages(self.pdf)

    def build_pdf(self, berkas: bytes) -> bytes:
        """PDF of the .docx `berkas`.

        Raises:
            LingkunganError: LibreOffice made none.
        """
        return build_pdf(self._libreoffice, berkas)


@contextlib.contextmanager
def open_pengukur() -> Iterator[PengukurLibreOffice]:
    """A measurer; its LibreOffice and the files of both are gone afterwards.

    Raises:
        LingkunganError: LibreOffice is not on this machine.
    """
    with open_libreoffice(SETELAN_PDF) as libreoffice:
        yield PengukurLibreOffice(libreoffice)


def read_pages(pdf: bytes) -> dict[str, int]:
    """Page, from 1, of each named destination of a PDF whose name is of letters and digits.

    Raises:
        LingkunganError: The PDF cannot be read.
    """
    # Loading takes a third of a report's time, and most reports are not measured.
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        pembaca = PdfReader(io.BytesIO(pdf))
        halaman = {
            nama.removeprefix("/"): pembaca.get_destination_page_number(tujuan)
            for nama, tujuan in pembaca.named_destinations.items()
        }
    except PyPdfError as fault:
        raise LingkunganError([_problem_pdf(fault)]) from fault
    return {nama: nomor + 1 for nama, nomor in halaman.items() if nomor is not None}


def _problem_pdf(fault: Exception) -> Problem:
    return Problem(
        "L-24",
        Tingkat.GALAT,
        f"PDF dari LibreOffice tidak dapat dibaca ({fault}).",
        "perbarui LibreOffice, atau ulangi tanpa --nomor-halaman dan --pdf.",
    )
