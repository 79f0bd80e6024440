"""A report as PDF: tagged for screen readers, with its language and title."""

from __future__ import annotations

from lkjip_xl.hosts.libreoffice.program import LibreOffice, Setelan
from lkjip_xl.report.plain_copy import remove_controls

_EKSPOR = "/org.openoffice.Office.Common/Filter/PDF/Export"
# In the profile and not on the command line: LibreOffice before 7.4 reads no options there.
SETELAN_PDF = (
    *(
        Setelan(_EKSPOR, nama, "true")
        for nama in (
            "UseTaggedPDF",
            "ExportBookmarks",  # the outline beside the pages
            "ExportBookmarksToPDFDestination",  # page of every bookmark, which measuring reads
            "DisplayPDFDocumentTitle",
        )
    ),
    # Charts take their separators from here, whatever language the document has: 111,11.
    Setelan("/org.openoffice.Setup/L10N", "ooSetupSystemLocale", "id-ID"),
)


def build_pdf(libreoffice: LibreOffice, berkas: bytes) -> bytes:
    """The .docx `berkas` as PDF, by a LibreOffice that was opened with SETELAN_PDF.

    Raises:
        LingkunganError: LibreOffice made none.
    """
    masuk = libreoffice.folder / "laporan.docx"
    masuk.write_bytes(remove_controls(berkas))
    return libreoffice.convert([masuk], "pdf")[0].read_bytes()
