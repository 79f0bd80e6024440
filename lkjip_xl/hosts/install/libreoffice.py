"""LKjIP in the user's LibreOffice: extension and functions in, checked, and out again."""

from __future__ import annotations

import contextlib
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from lkjip_xl import __version__
from lkjip_xl.errors import LingkunganError, Problem, Tingkat
from lkjip_xl.files import write_atomic
from lkjip_xl.hosts.install.libreoffice_basic import (
    Makro,
    build_catatan,
    build_makro,
    check_makro,
    is_modul_milik,
    is_terdaftar,
    read_modul,
    remove_makro,
)
from lkjip_xl.hosts.install.libreoffice_ekstensi import (
    add_ekstensi,
    find_ekstensi,
    prepare_profil,
    read_setelan_ekstensi,
    read_versi,
    remove_ekstensi,
)
from lkjip_xl.hosts.install.libreoffice_python import (
    check_jalur,
    check_pemuat,
    check_python_store,
)
from lkjip_xl.hosts.install.libreoffice_tempat import TempatLibreOffice, build_setelan
from lkjip_xl.hosts.install.record import read_catatan, write_catatan
from lkjip_xl.hosts.libreoffice.ekstensi.anak import Setelan, build_lingkungan, start
from lkjip_xl.hosts.libreoffice.ekstensi.hubungan import MODUL_LAYANAN, Hubungan, PutusError
from lkjip_xl.hosts.libreoffice.ekstensi.shim import build_shim

_ULANGI = "jalankan lkjip pasang --libreoffice."


@dataclass(frozen=True, slots=True)
class CopotanLibreOffice:
    """What became of what was installed.

    Attributes:
        ekstensi: Whether the extension was there, and is gone now.
        dihapus: Files that are gone.
        dibiarkan: Changed by somebody since, so they stay.
    """

    ekstensi: bool
    dihapus: list[Path]
    dibiarkan: list[Path]


def install_libreoffice(tempat: TempatLibreOffice) -> None:
    """Extension and functions for this Python; nothing is written when something is in the way.

    Raises:
        LingkunganError: LibreOffice is open or refuses, or the user's own macros are in the way.
    """
    makro = Makro(tempat.basic)
    halangan = [
        *_check_terbuka(tempat),
        *check_python_store(),
        *check_makro(makro, read_catatan(tempat.catatan)),
    ]
    if halangan:
        raise LingkunganError(halangan)
    prepare_profil(tempat)
    add_ekstensi(tempat, build_setelan())
    tulis = build_makro(makro)
    catatan = {**read_catatan(tempat.catatan), **build_catatan(makro, tulis)}
    for path, isi in tulis.items():
        write_atomic(isi, path)
    write_catatan(tempat.catatan, catatan)


def remove_libreoffice(tempat: TempatLibreOffice) -> CopotanLibreOffice:
    """Take out what was put in; the user's own macros stay byte for byte.

    Raises:
        LingkunganError: LibreOffice is open or refuses; then nothing has been deleted.
    """
    makro = Makro(tempat.basic)
    catatan = read_catatan(tempat.catatan)
    ada = find_ekstensi(tempat) is not None
    if not ada and not catatan:
        return CopotanLibreOffice(False, [], [])
    if halangan := _check_terbuka(tempat):
        raise LingkunganError(halangan)
    if ada:
        remove_ekstensi(tempat)
    dihapus = remove_makro(makro, catatan)
    write_catatan(tempat.catatan, {})
    with contextlib.suppress(OSError):
        tempat.catatan.parent.rmdir()  # only when nothing else lies there
    dibiarkan = [makro.modul] if makro.modul in catatan and makro.modul.exists() else []
    return CopotanLibreOffice(ada, dihapus, dibiarkan)


def check_libreoffice(tempat: TempatLibreOffice) -> list[Problem]:
    """Everything that may keep menu and functions from working, worst first."""
    problems = [*check_python_store(), *check_pemuat(tempat), *check_jalur(tempat)]
    folder = find_ekstensi(tempat)
    setelan = None if folder is None else read_setelan_ekstensi(folder)
    if folder is None or setelan is None:
        problems.append(_problem_belum("Ekstensi LKjIP belum terpasang di LibreOffice."))
    elif read_versi(folder) != __version__ or setelan != build_setelan():
        problems.append(
            Problem(
                "L-57",
                Tingkat.PERINGATAN,
                f"Ekstensi di LibreOffice (versi {read_versi(folder)}) memakai Python "
                f'"{setelan.python}", sedangkan lkjip ini versi {__version__} di '
                f'"{build_setelan().python}".',
                f"tutup LibreOffice, lalu {_ULANGI}",
            )
        )
    problems += _check_fungsi(tempat)
    if setelan is not None:
        problems += _check_layanan(setelan)
    return sorted(problems, key=lambda satu: list(Tingkat).index(satu.tingkat))


def measure_layanan(setelan: Setelan) -> float | None:
    """Seconds until the service of `setelan` has started and computed; None where it does not."""
    mulai = time.perf_counter()
    hubungan = Hubungan(lambda: start(setelan, MODUL_LAYANAN))
    try:
        jawaban = hubungan.ask("LKJ_CAPAIAN", [76.0, 80.0])
    except PutusError:
        return None
    finally:
        hubungan.close()
    return time.perf_counter() - mulai if jawaban == 95.0 else None


def _check_terbuka(tempat: TempatLibreOffice) -> list[Problem]:
    if not tempat.is_terbuka:
        return []
    return [
        Problem(
            "L-58",
            Tingkat.GALAT,
            "LibreOffice sedang terbuka.",
            "simpan pekerjaan Anda, tutup semua jendela LibreOffice (di Windows juga ikonnya di "
            "dekat jam), lalu ulangi perintah ini; bila sudah tertutup semua, buka LibreOffice "
            "satu kali, tutup, lalu ulangi.",
        )
    ]


def _check_fungsi(tempat: TempatLibreOffice) -> list[Problem]:
    makro = Makro(tempat.basic)
    catatan = read_catatan(tempat.catatan)
    if not makro.modul.exists() and not is_terdaftar(makro):
        return [_problem_belum("Fungsi LKJ_ belum terpasang di LibreOffice.")]
    if problems := check_makro(makro, catatan):
        return problems
    teks = read_modul(makro.modul) or ""
    if is_modul_milik(makro, catatan) and is_terdaftar(makro) and teks.split() == (
        build_shim().split()
    ):  # fmt: skip
        return []
    return [_problem_belum("Fungsi LKJ_ di LibreOffice berasal dari versi lain.")]


def _check_layanan(setelan: Setelan) -> list[Problem]:
    if measure_layanan(setelan) is not None:
        return []
    return [
        Problem(
            "L-50",
            Tingkat.GALAT,
            f'Python "{setelan.python}" yang dijalankan LibreOffice tidak dapat menghitung.'
            f"{_find_sebab(setelan)}",
            "pasang lagi lkjip_xl dengan Python itu, atau dari lingkungan Python yang masih ada, "
            f"{_ULANGI}",
        )
    ]


def _find_sebab(setelan: Setelan) -> str:
    """What that Python says of itself; "" when it says nothing."""
    try:
        selesai = subprocess.run(
            [setelan.python, "-m", MODUL_LAYANAN],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=build_lingkungan(setelan),
            timeout=60,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        return f" Katanya: {getattr(fault, 'strerror', None) or fault}."
    baris = selesai.stderr.decode("utf-8", "replace").strip().splitlines()
    return f" Katanya: {baris[-1]}" if baris else ""


def _problem_belum(pesan: str) -> Problem:
    return Problem("L-57", Tingkat.GALAT, pesan, f"tutup LibreOffice, lalu {_ULANGI}")
