"""Files are written whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lkjip_xl.errors import LingkunganError
from lkjip_xl.files import write_atomic, write_keeping


def _names(folder: Path) -> list[str]:
    return sorted(item.name for item in folder.iterdir())


def _fault(write: Callable[[], object]) -> str:
    with pytest.raises(LingkunganError) as caught:
        write()
    return str(caught.value)


def test_new_file_is_written_with_its_folder(tmp_path: Path) -> None:
    """A target in a folder that does not exist yet is written, with the usual rights."""
    target = tmp_path / "2025" / "laporan.docx"

    assert write_atomic(b"isi", target) == target

    assert target.read_bytes() == b"isi"
    assert _names(target.parent) == ["laporan.docx"]
    (tmp_path / "biasa").touch()
    assert target.stat().st_mode == (tmp_path / "biasa").stat().st_mode


def test_copies_of_the_old_file_are_numbered(tmp_path: Path) -> None:
    """With keep_copy every earlier content stays beside the new one."""
    target = tmp_path / "laporan.docx"

    for content in (b"satu", b"dua", b"tiga"):
        write_atomic(content, target, keep_copy=True)

    assert target.read_bytes() == b"tiga"
    assert (tmp_path / "laporan (salinan 1).docx").read_bytes() == b"satu"
    assert (tmp_path / "laporan (salinan 2).docx").read_bytes() == b"dua"


def test_name_of_the_copy_is_told(tmp_path: Path) -> None:
    """Whoever shows the result can name the copy; where nothing was there, there is none."""
    target = tmp_path / "buku.xlsx"

    pertama, kedua = write_keeping(b"satu", target), write_keeping(b"dua", target)

    assert (pertama.path, pertama.salinan) == (target, None)
    assert (kedua.path, kedua.salinan) == (target, tmp_path / "buku (salinan 1).xlsx")


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("laporan.docx", "~$poran.docx"),
        ("lkjip.docx", "~$lkjip.docx"),
        ("buku kerja.xlsx", "~$buku kerja.xlsx"),
        ("laporan.docx", ".~lock.laporan.docx#"),
    ],
)
def test_open_target_is_left_alone(tmp_path: Path, name: str, owner: str) -> None:
    """A file that Word, Excel or LibreOffice has open keeps its content; a new name is used."""
    target = tmp_path / name
    target.write_bytes(b"sedang dibuka")
    (tmp_path / owner).touch()

    written = write_atomic(b"baru", target, keep_copy=True)

    assert written.name == f"{target.stem} (2){target.suffix}"
    assert written.read_bytes() == b"baru"
    assert target.read_bytes() == b"sedang dibuka"
    assert len(_names(tmp_path)) == 3


def test_locked_target_leads_to_a_new_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Windows refuses the replace, the next free name is written and no copy stays."""
    target = tmp_path / "laporan.docx"
    target.write_bytes(b"terkunci")
    (tmp_path / "laporan (2).docx").write_bytes(b"milik orang")
    replace = os.replace

    def refuse(source: Path, goal: Path) -> None:
        if goal == target:
            raise PermissionError(13, "Permission denied")
        replace(source, goal)

    monkeypatch.setattr(os, "replace", refuse)

    assert write_atomic(b"baru", target, keep_copy=True) == tmp_path / "laporan (3).docx"
    assert _names(tmp_path) == ["laporan (2).docx", "laporan (3).docx", "laporan.docx"]
    assert target.read_bytes() == b"terkunci"


def test_failed_replace_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the last step fails, the old file is intact and no temporary file is left."""
    target = tmp_path / "laporan.docx"
    target.write_bytes(b"lama")

    def fail(source: Path, goal: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "replace", fail)

    assert "(L-04)" in _fault(lambda: write_atomic(b"baru", target, keep_copy=True))
    assert _names(tmp_path) == ["laporan.docx"]
    assert target.read_bytes() == b"lama"


def test_full_disk_is_told_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that fills up while writing is named as the cause."""

    def fail(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)

    message = _fault(lambda: write_atomic(b"baru", tmp_path / "laporan.docx"))
    assert "penuh" in message
    assert "(L-03)" in message
    assert _names(tmp_path) == []


def test_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """A file where the folder should be is told with the folder's name."""
    (tmp_path / "arsip").write_bytes(b"")

    message = _fault(lambda: write_atomic(b"baru", tmp_path / "arsip" / "laporan.docx"))

    assert str(tmp_path / "arsip") in message
    assert "(L-02)" in message


def test_folder_as_target_is_refused(tmp_path: Path) -> None:
    """A folder with the name of the report is not replaced."""
    (tmp_path / "laporan.docx").mkdir()

    assert "(L-04)" in _fault(lambda: write_atomic(b"baru", tmp_path / "laporan.docx"))


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user of the machine may enter, unlike those of pytest."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_folder_without_right_to_write_is_told(open_folder: Path) -> None:
    """A user without the right gets advice where to save; the old file is intact."""
    target = open_folder / "laporan.docx"
    target.write_bytes(b"lama")
    open_folder.chmod(0o555)

    message = _message_as_nobody(target)

    assert "tidak mengizinkan" in message
    assert "(L-01)" in message
    assert target.read_bytes() == b"lama"
    assert _names(open_folder) == ["laporan.docx"]


def _message_as_nobody(target: Path) -> str:
    """Message of a write by a user without rights: root may write anywhere, so root forks."""
    if os.getuid() != 0:
        return _fault(lambda: write_atomic(b"baru", target))
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.setgid(65534)
        os.setuid(65534)
        try:
            write_atomic(b"baru", target)
        except LingkunganError as fault:
            os.write(writer, str(fault).encode())
        os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with os.fdopen(reader, "rb") as pipe:
        return pipe.read().decode()
