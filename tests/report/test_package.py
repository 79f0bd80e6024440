"""The .docx package: parts in, reproducible zip out."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from lkjip_xl.errors import TemplateError
from lkjip_xl.report.package import build_package, read_package

from .builders import build_parts, par


def _fault(path: Path) -> str:
    with pytest.raises(TemplateError) as caught:
        read_package(path)
    return str(caught.value)


def test_parts_survive_writing_and_reading(tmp_path: Path) -> None:
    """A package that was built is read back with the same parts and opens in python-docx."""
    parts = build_parts(par("Halo"))
    path = tmp_path / "a.docx"
    path.write_bytes(build_package(parts))

    assert read_package(path) == parts
    assert [paragraph.text for paragraph in docx.Document(str(path)).paragraphs] == ["Halo"]


def test_same_parts_give_same_bytes() -> None:
    """Neither the order of the parts nor the clock changes the file."""
    parts = build_parts(par("Halo"))

    assert build_package(parts) == build_package(dict(reversed(parts.items())))
    with zipfile.ZipFile(io.BytesIO(build_package(parts))) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries[:2]] == ["[Content_Types].xml", "_rels/.rels"]
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in entries} == {0}


def test_missing_file_is_named(tmp_path: Path) -> None:
    """A template that is not there is told with its name."""
    message = _fault(tmp_path / "templat.docx")

    assert message.startswith("[templat.docx] Berkas templat tidak ditemukan.")
    assert "(T-01)" in message


def test_password_is_recognised(tmp_path: Path) -> None:
    """A protected document is told apart from a damaged one."""
    path = tmp_path / "templat.docx"
    path.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600)

    assert "kata sandi" in _fault(path)


@pytest.mark.parametrize("content", [b"", b"Halo", b"PK\x05\x06" + b"\0" * 18])
def test_other_files_are_no_word_documents(tmp_path: Path, content: bytes) -> None:
    """Text, an empty file and an empty zip are refused with the way to save a .docx."""
    path = tmp_path / "templat.docx"
    path.write_bytes(content)

    assert "Simpan Sebagai" in _fault(path)


def test_cut_off_file_is_damaged(tmp_path: Path) -> None:
    """A file that was only half copied is called damaged."""
    path = tmp_path / "templat.docx"
    path.write_bytes(build_package(build_parts(par("Halo")))[:500])

    assert "rusak" in _fault(path)


def test_flipped_byte_is_damaged(tmp_path: Path) -> None:
    """A file whose content no longer fits its checksum is called damaged."""
    path = tmp_path / "templat.docx"
    data = bytearray(build_package(build_parts(par("Halo"))))
    data[120] ^= 0xFF
    path.write_bytes(bytes(data))

    assert "(T-03)" in _fault(path)
