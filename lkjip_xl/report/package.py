"""The .docx package: parts in, reproducible zip out."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from lkjip_xl.errors import Problem, TemplateError, Tingkat

DOCUMENT = "word/document.xml"
CONTENT_TYPES = "[Content_Types].xml"
# Parts with text that a reader sees.
STORY = re.compile(r"word/(document|header\w*|footer\w*|footnotes|endnotes)\.xml$")
_FIRST = {CONTENT_TYPES: 0, "_rels/.rels": 1}
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")  # old .doc, and every .docx with a password
_OLD_DATE = (1980, 1, 1, 0, 0, 0)


def read_package(path: Path) -> dict[str, bytes]:
    """Parts of the .docx at `path` by name, in the order of the zip.

    Raises:
        TemplateError: The file is missing, no .docx, damaged or protected by a password.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as fault:
        raise TemplateError([_problem_unreadable(Path(path), fault)]) from fault
    if data.startswith(_OLE):
        raise TemplateError([_problem_ole(path)])
    if not data.startswith(b"PK"):
        raise TemplateError([problem_no_docx(Path(path).name)])
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [name for name in archive.namelist() if not name.endswith("/")]
            parts = {name: archive.read(name) for name in names}
    # RuntimeError: a zip entry with a password; NotImplementedError: unknown compression.
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as fault:
        raise TemplateError([_problem_damaged(path)]) from fault
    if DOCUMENT not in parts or CONTENT_TYPES not in parts:
        raise TemplateError([problem_no_docx(Path(path).name)])
    return parts


def build_package(parts: Mapping[str, bytes]) -> bytes:
    """Zip of `parts`; the same parts always give the same bytes, whatever their order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        # Word and mail filters look for the content types first.
        for name in sorted(parts, key=lambda name: (_FIRST.get(name, 2), name)):
            info = zipfile.ZipInfo(name, _OLD_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            info.external_attr = 0
            archive.writestr(info, parts[name])
    return buffer.getvalue()


def _problem_unreadable(path: Path, fault: OSError) -> Problem:
    if isinstance(fault, FileNotFoundError):
        pesan = "Berkas templat tidak ditemukan."
        perbaikan = f'periksa nama dan foldernya: "{path}".'
    else:
        pesan = f"Berkas templat tidak dapat dibaca ({fault.strerror or fault})."
        perbaikan = "tutup berkas itu bila sedang terbuka, lalu coba lagi."
    return Problem("T-01", Tingkat.GALAT, pesan, perbaikan, sheet=path.name)


def problem_no_docx(name: str) -> Problem:
    """What to tell when the file `name` is something else than a Word document."""
    return Problem(
        "T-02",
        Tingkat.GALAT,
        "Berkas ini bukan dokumen Word (.docx).",
        "buka di Word, pilih Simpan Sebagai, jenis Dokumen Word (*.docx).",
        sheet=name,
    )


def _problem_damaged(path: Path) -> Problem:
    return Problem(
        "T-03",
        Tingkat.GALAT,
        "Berkas templat rusak atau tidak tersalin utuh.",
        "salin ulang dari sumbernya, atau pakai templat bawaan.",
        sheet=Path(path).name,
    )


def _problem_ole(path: Path) -> Problem:
    return Problem(
        "T-04",
        Tingkat.GALAT,
        "Berkas templat dilindungi kata sandi, atau masih berformat Word lama (.doc).",
        "buka di Word, hapus kata sandinya (Berkas, Info, Proteksi Dokumen), "
        "lalu Simpan Sebagai Dokumen Word (*.docx).",
        sheet=Path(path).name,
    )
