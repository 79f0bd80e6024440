"""The LibreOffice program: found, run with a profile of its own, and ended whatever happens."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from lkjip_xl.errors import LingkunganError, Problem, Tingkat

CARA_PASANG = (
    "pasang LibreOffice (Windows dan macOS: dari www.libreoffice.org; Debian dan Ubuntu: "
    "apt install libreoffice-calc libreoffice-writer) atau taruh soffice di PATH"
)
BATAS_DETIK = 120.0
_TEMPAT_BIASA = (
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/usr/lib/libreoffice/program/soffice",
)


@dataclass(frozen=True, slots=True)
class Setelan:
    """A setting of the private profile.

    Attributes:
        tempat: Node of the registry, such as "/org.openoffice.Office.Calc/Formula/Load".
        nama: Name of the property.
        nilai: Its value as the registry spells it.
    """

    tempat: str
    nama: str
    nilai: str


def find_soffice() -> str | None:
    """The program on PATH or in one of its usual places; None where there is none."""
    for nama in ("soffice.com", "soffice", "libreoffice"):
        if program := shutil.which(nama):
            return program
    # Packages from www.libreoffice.org carry their version: /opt/libreoffice24.8.
    di_opt = sorted(str(path) for path in Path("/opt").glob("libreoffice*/program/soffice"))
    biasa = (tempat for tempat in _TEMPAT_BIASA if Path(tempat).exists())
    return next(iter([*biasa, *reversed(di_opt)]), None)


class LibreOffice:
    """LibreOffice with a profile of its own, so that an open office window does not matter."""

    def __init__(self, program: str, folder: Path, *, batas_detik: float = BATAS_DETIK) -> None:
        """Take the program at `program`.

        Args:
            program: Path of soffice.
            folder: An existing folder for the profile and the results; the caller removes it.
            batas_detik: Seconds after which a run is ended.
        """
        self.folder = folder
        self._program = program
        self._batas_detik = batas_detik
        self._profil = folder / "profil"

    def write_setelan(self, setelan: Sequence[Setelan]) -> None:
        """Settings for all runs that follow."""
        (self._profil / "user").mkdir(parents=True, exist_ok=True)
        (self._profil / "user" / "registrymodifications.xcu").write_text(
            _build_registry(setelan), encoding="utf-8"
        )

    def convert(self, berkas: Sequence[Path], jenis: str) -> list[Path]:
        """Files of another kind made from `berkas` in one run; their names must differ.

        Args:
            berkas: Files that LibreOffice can open.
            jenis: Ending of the results, such as "pdf".

        Returns:
            The results in a folder of their own, in the order of `berkas`.

        Raises:
            LingkunganError: The program cannot be started, takes too long, or wrote no file.
        """
        keluar = self.folder / "hasil"
        hasil = [keluar / f"{satu.stem}.{jenis}" for satu in berkas]
        for lama in hasil:
            lama.unlink(missing_ok=True)
        catatan = self._run(
            [
                self._program,
                f"-env:UserInstallation={self._profil.resolve().as_uri()}",
                "--headless",
                "--norestore",
                "--nologo",
                "--convert-to",
                jenis,
                "--outdir",
                str(keluar),
                *(str(satu) for satu in berkas),
            ]
        )
        if hilang := [satu.name for satu in hasil if not satu.exists()]:
            raise LingkunganError([_problem_tanpa_hasil(hilang, catatan)])
        return hasil

    def _run(self, perintah: Sequence[str]) -> str:
        try:
            # soffice is a script that starts another program: only as a group both can be ended.
            proses = subprocess.Popen(
                perintah,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
                errors="replace",
                start_new_session=True,
            )
        except OSError as fault:
            raise LingkunganError([_problem_tak_berjalan(self._program, fault)]) from fault
        with proses:
            try:
                return proses.communicate(timeout=self._batas_detik)[0]
            except subprocess.TimeoutExpired as fault:
                raise LingkunganError([_problem_lama(self._batas_detik)]) from fault
            finally:
                end_proses(proses)


@contextlib.contextmanager
def open_libreoffice(
    setelan: Sequence[Setelan] = (), *, batas_detik: float = BATAS_DETIK
) -> Iterator[LibreOffice]:
    """LibreOffice with a profile that is gone afterwards.

    Raises:
        LingkunganError: The program is not on this machine.
    """
    program = find_soffice()
    if program is None:
        raise LingkunganError([_problem_tidak_ada()])
    # A program that was just ended may still hold a file of its profile (Windows).
    with tempfile.TemporaryDirectory(prefix="lkjip-", ignore_cleanup_errors=True) as folder:
        libreoffice = LibreOffice(program, Path(folder), batas_detik=batas_detik)
        libreoffice.write_setelan(setelan)
        yield libreoffice


def end_proses(proses: subprocess.Popen[Any]) -> None:
    """End `proses` and what it started, unless it ended by itself."""
    if proses.poll() is not None:
        return
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError):
            os.killpg(proses.pid, signal.SIGKILL)
    else:
        subprocess.run(
            ["taskkill", "/PID", str(proses.pid), "/T", "/F"], capture_output=True, check=False
        )


def _build_registry(setelan: Sequence[Setelan]) -> str:
    butir = (
        f"<item oor:path={quoteattr(satu.tempat)}>"
        f'<prop oor:name={quoteattr(satu.nama)} oor:op="fuse">'
        f"<value>{escape(satu.nilai)}</value></prop></item>\n"
        for satu in setelan
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n'
        f"{''.join(butir)}</oor:items>\n"
    )


def _problem_tidak_ada() -> Problem:
    return Problem(
        "L-20",
        Tingkat.GALAT,
        "LibreOffice tidak ditemukan di komputer ini, padahal diperlukan untuk nomor halaman "
        "dan PDF.",
        f"{CARA_PASANG}; atau ulangi tanpa --nomor-halaman dan --pdf, "
        "lalu isi nomor halaman di Word dengan Ctrl+A dan F9.",
    )


def _problem_tak_berjalan(program: str, fault: OSError) -> Problem:
    return Problem(
        "L-21",
        Tingkat.GALAT,
        f'LibreOffice di "{program}" tidak dapat dijalankan ({fault.strerror or fault}).',
        "buka LibreOffice satu kali seperti biasa; bila tidak terbuka, pasang ulang.",
    )


def _problem_lama(batas_detik: float) -> Problem:
    return Problem(
        "L-22",
        Tingkat.GALAT,
        f"LibreOffice belum selesai dalam {batas_detik:g} detik, lalu dihentikan.",
        "tutup program lain yang berat lalu coba lagi, "
        "atau ulangi tanpa --nomor-halaman dan --pdf.",
    )


def _problem_tanpa_hasil(hilang: Sequence[str], catatan: str) -> Problem:
    baris = [satu.strip() for satu in catatan.splitlines() if satu.strip()]
    kata = f" Katanya: {baris[-1]}" if baris else ""
    return Problem(
        "L-23",
        Tingkat.GALAT,
        f"LibreOffice selesai tanpa menulis {', '.join(hilang)}.{kata}",
        "coba lagi; bila tetap gagal, pastikan bagian Writer LibreOffice terpasang, "
        "atau ulangi tanpa --nomor-halaman dan --pdf.",
    )
