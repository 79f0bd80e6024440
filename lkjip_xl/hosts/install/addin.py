"""The add-in into the start folder of Excel, and everything out again."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from lkjip_xl.errors import LingkunganError, Problem, Tingkat
from lkjip_xl.files import is_open_elsewhere, write_atomic
from lkjip_xl.hosts.addin.builder import build_addin
from lkjip_xl.hosts.install.places import Tempat
from lkjip_xl.hosts.install.record import compute_sidik, is_milik, read_catatan, write_catatan


@dataclass(frozen=True, slots=True)
class Copotan:
    """What became of the files that were installed.

    Attributes:
        dihapus: Gone.
        dibiarkan: Changed by somebody since, so they stay.
    """

    dihapus: list[Path]
    dibiarkan: list[Path]


def install_addin(tempat: Tempat) -> Path | None:
    """Write the add-in for the Python of `tempat`.

    Returns:
        Where a foreign file of the same name is kept now; None when there was none.

    Raises:
        LingkunganError: Excel has the add-in open, xlwings is missing, or no right to write.
    """
    isi = build_addin(tempat.setelan)
    _ensure_bebas(tempat.addin)
    catatan = read_catatan(tempat.catatan)
    lama = None
    if tempat.addin.exists() and not is_milik(tempat.addin, catatan):
        lama = write_atomic(tempat.addin.read_bytes(), tempat.cadangan, keep_copy=True)
    # Recorded first: a record too many is harmless, a file too many would stay for ever.
    write_catatan(tempat.catatan, {**catatan, tempat.addin: compute_sidik(isi)})
    ditulis = write_atomic(isi, tempat.addin)
    if ditulis != tempat.addin:
        # Excel was opened meanwhile; it would load a second add-in beside the first.
        ditulis.unlink(missing_ok=True)
        write_catatan(tempat.catatan, catatan)
        raise LingkunganError([_problem_terbuka(tempat.addin)])
    return lama


def remove_semua(tempat: Tempat) -> Copotan:
    """Delete what the record names and nobody has changed; the record goes with it.

    Raises:
        LingkunganError: One of the files is open; nothing has been deleted then.
    """
    catatan = read_catatan(tempat.catatan)
    hapus = [path for path in catatan if is_milik(path, catatan)]
    for path in hapus:
        _ensure_bebas(path)
    for path in hapus:
        path.unlink()
    write_catatan(tempat.catatan, {})
    with contextlib.suppress(OSError):
        tempat.catatan.parent.rmdir()  # only when nothing else lies there
    return Copotan(hapus, [path for path in catatan if path.exists()])


def _ensure_bebas(path: Path) -> None:
    """Nobody has `path` open. Excel leaves no owner file for add-ins, but refuses writers."""
    try:
        if path.exists():
            with path.open("r+b"):
                pass
    except PermissionError as fault:
        raise LingkunganError([_problem_terbuka(path)]) from fault
    if is_open_elsewhere(path):
        raise LingkunganError([_problem_terbuka(path)])


def _problem_terbuka(path: Path) -> Problem:
    return Problem(
        "L-42",
        Tingkat.GALAT,
        f'Berkas "{path}" sedang dipakai program lain, biasanya Excel.',
        "simpan pekerjaan Anda, tutup semua jendela Excel, lalu ulangi perintah ini.",
    )
