"""What a button asks staff: a file, a place for one, a line of text. None means: think better."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import xlwings as xw

from lkjip_xl.errors import BukuError, Problem, Tingkat
from lkjip_xl.hosts.terbuka.layar import find_api

JUDUL = "LKjIP"
_TEKS = 2  # the kind of answer that Application.InputBox of Excel gives
_JENIS = {
    ".docx": "Dokumen Word",
    ".xlsx": "Buku kerja Excel",
    ".csv": "Data CSV",
}


def ask_simpan(app: xw.App, usul: Path, akhiran: str) -> Path | None:
    """Where to write a file.

    Args:
        app: The program.
        usul: Folder and name that are proposed; a program that cannot ask takes them.
        akhiran: Ending such as ".docx"; a name without it gets it.
    """
    jawab: Path | None = usul
    if tanya := _find_sendiri(app, "ask_simpan"):
        jawab = tanya(usul, akhiran)
    elif (tanya := find_api(app, "GetSaveAsFilename")) is not None:
        jawab = _read_path(tanya(str(usul), _build_saringan([akhiran]), 1, "Simpan sebagai"))
    if jawab is None or jawab.suffix.lower() == akhiran:
        return jawab
    return jawab.with_name(jawab.name + akhiran)


def ask_buka(app: xw.App, judul: str, akhiran: Sequence[str]) -> Path | None:
    """Which file to read.

    Raises:
        BukuError: The program cannot ask.
    """
    if tanya := _find_sendiri(app, "ask_buka"):
        dipilih: Path | None = tanya(judul, akhiran)
        return dipilih
    tanya = find_api(app, "GetOpenFilename")
    if tanya is None:
        raise BukuError([_problem_tanpa_tanya()])
    return _read_path(tanya(_build_saringan(akhiran), 1, judul))


def ask_teks(app: xw.App, judul: str, teks: str, baku: str = "") -> str | None:
    """A line that staff type.

    Raises:
        BukuError: The program cannot ask.
    """
    if tanya := _find_sendiri(app, "ask_teks"):
        diketik: str | None = tanya(judul, teks, baku)
        return diketik
    tanya = find_api(app, "InputBox")
    if tanya is None:
        raise BukuError([_problem_tanpa_tanya()])
    jawab = tanya(Prompt=teks, Title=judul, Default=baku, Type=_TEKS)
    return jawab if isinstance(jawab, str) else None


def ask_setuju(app: xw.App, teks: str, *, tombol: str = "yes_no") -> str:
    """The answer: "yes", "no" or "cancel"; a program that cannot wait for one cancels."""
    return app.alert(teks, JUDUL, tombol) or "cancel"


def _find_sendiri(app: xw.App, nama: str) -> Callable[..., Any] | None:
    """The program's own way to ask, where its xlwings engine has one."""
    return getattr(app.impl, nama, None)


def _build_saringan(akhiran: Sequence[str]) -> str:
    """What Excel wants: "Dokumen Word (*.docx),*.docx"."""
    pola = ";".join(f"*{satu}" for satu in akhiran)
    nama = " atau ".join(_JENIS.get(satu, satu) for satu in akhiran)
    return f"{nama} ({pola}),{pola}"


def _read_path(jawab: Any) -> Path | None:
    return Path(jawab) if isinstance(jawab, str) and jawab else None  # Excel answers False


def _problem_tanpa_tanya() -> Problem:
    return Problem(
        "B-70",
        Tingkat.GALAT,
        "Program ini tidak dapat menanyakan berkas, jadi tombol ini belum dapat dipakai di sini.",
        "pakai tombolnya di Excel untuk Windows, atau perintah lkjip impor.",
    )
