"""Files are never half written, and nothing that a person wrote is overwritten unasked."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lkjip_xl.errors import LingkunganError, Problem, Tingkat

_PENUH = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_TANPA_HAK = {errno.EACCES, errno.EPERM, errno.EROFS}


@dataclass(frozen=True, slots=True)
class Tertulis:
    """Where a file went.

    Attributes:
        path: The path that was really written.
        salinan: The copy of the file that was there before; None where there was none to keep.
    """

    path: Path
    salinan: Path | None = None


def write_atomic(data: bytes, target: Path, *, keep_copy: bool = False) -> Path:
    """Write `data` to `target` completely or not at all.

    A target that is open in Word, Excel or LibreOffice is left alone: the data goes to a new name
    beside it, such as "laporan (2).docx". Missing folders are made.

    Args:
        data: The whole content of the file.
        target: Where it should go.
        keep_copy: Keep the file that is there now as "laporan (salinan 1).docx", next free number;
            `write_keeping` tells that name too.

    Returns:
        The path that was really written.

    Raises:
        LingkunganError: No right to write, disk full, or another obstacle of the machine. The old
            file is intact and no temporary file is left.
    """
    return _write(data, target, keep_copy=keep_copy).path


def write_keeping(data: bytes, target: Path) -> Tertulis:
    """As `write_atomic` with `keep_copy`, for who tells the name of the copy as well.

    Raises:
        LingkunganError: As for `write_atomic`.
    """
    return _write(data, target, keep_copy=True)


def _write(data: bytes, target: Path, *, keep_copy: bool) -> Tertulis:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise LingkunganError([_describe_folder(fault, target.parent)]) from fault
    try:
        temporary = _write_temporary(data, target)
        try:
            written = _put_in_place(temporary, target, keep_copy=keep_copy)
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
    except OSError as fault:
        raise LingkunganError([_describe(fault, target)]) from fault
    _sync_folder(target.parent)
    return written


def is_open_elsewhere(target: Path) -> bool:
    """Whether an office program left its owner file beside `target`: somebody has it open."""
    return any((target.parent / name).exists() for name in _owner_names(target.name))


def _owner_names(name: str) -> Iterator[str]:
    yield f".~lock.{name}#"  # LibreOffice
    yield f"~${name}"  # Excel; Word for short names
    # Word puts "~$" over the first characters of a longer name: laporan.docx -> ~$poran.docx.
    if len(Path(name).stem) > 6:
        yield f"~${name[1:]}"
        yield f"~${name[2:]}"


def _write_temporary(data: bytes, target: Path) -> Path:
    """A new file beside `target` with `data` on disk; the same folder makes the replace atomic."""
    number = 0
    while True:
        temporary = target.parent / f".{target.stem[:40]}.{os.getpid()}.{number}.tmp"
        try:
            # os.open instead of tempfile: the finished file gets the usual rights, not 0600.
            handle = os.open(
                temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o666
            )
            break
        except FileExistsError:
            number += 1
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _put_in_place(temporary: Path, target: Path, *, keep_copy: bool) -> Tertulis:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if is_open_elsewhere(target):
        return _put_beside(temporary, target)
    copy = None
    try:
        if keep_copy and target.exists():
            copy = _copy_beside(target)
        os.replace(temporary, target)
    except OSError as fault:
        if copy is not None:
            copy.unlink(missing_ok=True)
        # The folder took the temporary file, so it is the target that is locked (Windows).
        if isinstance(fault, PermissionError) and target.exists():
            return _put_beside(temporary, target)
        raise
    return Tertulis(target, copy)


def _put_beside(temporary: Path, target: Path) -> Tertulis:
    beside = _free_name(target, "", 2)
    os.replace(temporary, beside)
    return Tertulis(beside)


def _copy_beside(target: Path) -> Path:
    copy = _free_name(target, "salinan ", 1)
    try:
        shutil.copy2(target, copy)
    except OSError:
        copy.unlink(missing_ok=True)
        raise
    return copy


def _free_name(target: Path, word: str, number: int) -> Path:
    while True:
        path = target.with_name(f"{target.stem} ({word}{number}){target.suffix}")
        if not path.exists() and not is_open_elsewhere(path):
            return path
        number += 1


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut; Windows has no such call and needs none."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _describe_folder(fault: OSError, folder: Path) -> Problem:
    if fault.errno in _PENUH:
        return _describe(fault, folder)
    return Problem(
        "L-02",
        Tingkat.GALAT,
        f'Folder "{folder}" belum ada dan tidak dapat dibuat.',
        "pilih folder lain, misalnya Dokumen, lalu coba lagi.",
    )


def _describe(fault: OSError, target: Path) -> Problem:
    if fault.errno in _TANPA_HAK:
        return Problem(
            "L-01",
            Tingkat.GALAT,
            f'Folder "{target.parent}" tidak mengizinkan berkas "{target.name}" ditulis.',
            "simpan ke folder milik Anda sendiri, misalnya Dokumen, "
            "atau minta hak tulis kepada pengelola komputer.",
        )
    if fault.errno in _PENUH:
        return Problem(
            "L-03",
            Tingkat.GALAT,
            f'Tempat penyimpanan penuh, berkas "{target.name}" belum ditulis.',
            "kosongkan sebagian isi disk atau pilih disk lain, lalu coba lagi.",
        )
    return Problem(
        "L-04",
        Tingkat.GALAT,
        f'Berkas "{target}" tidak dapat ditulis ({fault.strerror or fault}).',
        "periksa apakah nama dan foldernya benar dan disk tersambung, lalu coba lagi.",
    )
