"""`Buat LKjIP.cmd`: a book dropped on it is checked and becomes a report, without the add-in."""

from __future__ import annotations

from pathlib import Path

from lkjip_xl.errors import LingkunganError, Problem, Tingkat
from lkjip_xl.files import write_atomic
from lkjip_xl.hosts.install.places import Tempat
from lkjip_xl.hosts.install.record import compute_sidik, is_milik, read_catatan, write_catatan

NAMA_STARTER = "Buat LKjIP.cmd"
VARIABEL_BARIS, VARIABEL_ISIAN = "LKJIP_BARIS", "LKJIP_ISIAN"
# Explorer quotes a dropped name with blanks, but not one with "&": cmd then cuts it there. So the
# whole command line goes to Python in a variable, and the final "exit" keeps cmd from running
# what it takes for a second command. -P: a folder beside the book never lends Python modules.
_ISI = f"""@echo off
chcp 65001 >nul
setlocal DisableDelayedExpansion
title Buat LKjIP
set "LKJIP_PYTHON=@PYTHON@"
set "{VARIABEL_ISIAN}=%~1"
setlocal EnableDelayedExpansion
set "{VARIABEL_BARIS}=!cmdcmdline!"
if exist "!LKJIP_PYTHON!" (
  "!LKJIP_PYTHON!" -P -X utf8 -m lkjip_xl.hosts.jatuhan
) else (
  echo Python untuk LKjIP tidak ditemukan: "!LKJIP_PYTHON!"
  echo Perbaikan: jalankan lkjip pasang --starter untuk folder ini sekali lagi.
)
echo.
echo Tekan sembarang tombol untuk menutup jendela ini.
pause >nul
exit
"""


def build_starter(python: Path) -> bytes:
    """The text of the starter for the Python at `python`, as cmd reads it.

    >>> b"100%%" in build_starter(Path("C:/100%/python.exe"))
    True
    """
    letak = str(python).replace("%", "%%")
    return _ISI.replace("@PYTHON@", letak).replace("\n", "\r\n").encode()


def write_starter(tempat: Tempat, folder: Path) -> Path:
    """Put the starter into `folder`; a file of that name that is not ours is kept as a copy.

    Raises:
        LingkunganError: The folder does not exist, or it cannot be written to.
    """
    if not folder.is_dir():
        raise LingkunganError([_problem_folder(folder)])
    isi, path = build_starter(tempat.python), folder.absolute() / NAMA_STARTER
    catatan = read_catatan(tempat.catatan)
    if not path.is_file() or path.read_bytes() != isi:
        path = write_atomic(isi, path, keep_copy=not is_milik(path, catatan))
    write_catatan(tempat.catatan, {**catatan, path: compute_sidik(isi)})
    return path


def _problem_folder(folder: Path) -> Problem:
    return Problem(
        "L-43",
        Tingkat.GALAT,
        f'Folder "{folder}" tidak ada.',
        "sebutkan folder tempat buku kerja disimpan.",
    )
