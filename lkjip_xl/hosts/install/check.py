"""Whether the add-in can work on this computer: Python, xlwings and its DLL, Excel, the file."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

from lkjip_xl.errors import LingkunganError, Problem, Tingkat
from lkjip_xl.hosts.addin.builder import build_addin
from lkjip_xl.hosts.addin.sources import VERSI_XLWINGS, build_modul
from lkjip_xl.hosts.install.places import Tempat
from lkjip_xl.hosts.install.record import is_milik, read_catatan
from lkjip_xl.hosts.install.registry import Registry
from lkjip_xl.hosts.install.server import Coba, try_server
from lkjip_xl.hosts.install.trust import (
    PAKAI_STARTER,
    Excel,
    check_trust,
    is_jaringan_tepercaya,
    read_excel,
)

# The DLL of xlwings takes texts in the code page of Windows only.
_HALAMAN = "mbcs" if sys.platform == "win32" else "cp1252"
_EXCEL_TERLAMA = 14  # Excel 2010
_INTERNET = 3  # zone of a file that came from the internet; 4 is worse


def check_pasang(tempat: Tempat, registry: Registry, coba: Coba = try_server) -> list[Problem]:
    """Everything that may keep the add-in from working, worst first.

    Args:
        tempat: Places of the user.
        registry: Reader of the registry.
        coba: Loads in another Python what Excel will ask for; tells what went wrong.
    """
    excel = read_excel(registry)
    bit = 64 if excel is None or excel.bit is None else excel.bit
    python = [*check_xlwings(), *_check_python(tempat), *_check_dll(tempat, bit)]
    problems = [
        *python,
        *([] if python else _check_server(coba(tempat.python, tempat.pustaka))),
        *_check_jaringan(tempat, is_jaringan_tepercaya(registry, excel.versi if excel else "16.0")),
        *_check_excel(excel),
        *(check_trust(registry, excel.versi) if excel else check_trust(registry)),
        *_check_berkas(tempat),
    ]
    return sorted(problems, key=lambda satu: list(Tingkat).index(satu.tingkat))


def check_xlwings() -> list[Problem]:
    """Whether xlwings is there in exactly the version whose DLL the add-in names."""
    try:
        build_modul()
    except LingkunganError as fault:
        return list(fault.problems)
    return []


def read_zona(path: Path) -> int | None:
    """The zone that Windows notes beside a file from elsewhere; None for a file of one's own."""
    with contextlib.suppress(OSError):
        catatan = Path(f"{path}:Zone.Identifier").read_text(encoding="utf-8", errors="replace")
        for baris in catatan.splitlines():
            nama, _, nilai = baris.partition("=")
            if nama.strip().lower() == "zoneid" and nilai.strip().isdigit():
                return int(nilai)
    return None


def _check_python(tempat: Tempat) -> list[Problem]:
    problems = []
    # Windows shows such a Python a private copy of %APPDATA%, which Excel never sees.
    if "WindowsApps" in Path(sys.base_prefix).parts:
        problems.append(
            Problem(
                "L-33",
                Tingkat.GALAT,
                "Python dari Microsoft Store tidak dapat memasang add-in untuk Excel.",
                "pasang Python dari www.python.org, lalu pasang lkjip_xl dengan Python itu.",
            )
        )
    if not tempat.pythonw.exists():
        problems.append(
            Problem(
                "L-34",
                Tingkat.GALAT,
                f'Berkas "{tempat.pythonw}" yang dijalankan Excel tidak ada.',
                "pasang lkjip_xl di lingkungan Python yang dibuat dengan py -m venv, "
                "lalu jalankan lkjip pasang dari sana.",
            )
        )
    try:
        str(tempat.pythonw).encode(_HALAMAN)
        str(tempat.pustaka).encode(_HALAMAN)
    except UnicodeEncodeError:
        problems.append(
            Problem(
                "L-44",
                Tingkat.GALAT,
                f'Excel tidak dapat memanggil Python di "{tempat.python.parent}" karena ada huruf '
                "yang tidak dikenal program lama.",
                r"pasang Python dan lkjip_xl di folder berhuruf Latin, misalnya C:\LKjIP.",
            )
        )
    return problems


def _check_server(galat: str) -> list[Problem]:
    """What Python says when it loads the same as for Excel, before any cell waits for it."""
    if not galat:
        return []
    return [
        Problem(
            "L-47",
            Tingkat.GALAT,
            f"Python tidak dapat memuat yang diperlukan Excel: {galat}",
            f"jalankan python -m pip install --force-reinstall xlwings=={VERSI_XLWINGS} pywin32, "
            "lalu ulangi; bila tetap, sampaikan pesan ini kepada pengelola komputer.",
        )
    ]


def _check_jaringan(tempat: Tempat, is_tepercaya: bool) -> list[Problem]:
    """Folders of the user may lie on a server, where Excel trusts nothing unless told to."""
    if is_tepercaya or not str(tempat.appdata).startswith("\\\\"):
        return []
    return [
        Problem(
            "L-45",
            Tingkat.PERINGATAN,
            f'Folder "{tempat.appdata}" berada di jaringan; Excel dapat menolak makro dari sana.',
            f"bila tab LKjIP tidak tampil, {PAKAI_STARTER}.",
        )
    ]


def _check_dll(tempat: Tempat, bit: int) -> list[Problem]:
    """The module of xlwings looks beside pythonw.exe and one folder above, nowhere else."""
    nama = f"xlwings{bit}-{VERSI_XLWINGS}.dll"
    folder = tempat.pythonw.parent
    if any((letak / nama).exists() for letak in (folder, folder.parent)):
        return []
    return [
        Problem(
            "L-35",
            Tingkat.GALAT,
            f'Berkas "{nama}" untuk Excel {bit} bit tidak ada di "{folder}" '
            "atau satu folder di atasnya.",
            f"jalankan python -m pip install --force-reinstall xlwings=={VERSI_XLWINGS} "
            "dengan Python itu, tanpa --user.",
        )
    ]


def _check_usang(tempat: Tempat) -> list[Problem]:
    """Whether the installed add-in is still the one that this lkjip_xl would write."""
    if not is_milik(tempat.addin, read_catatan(tempat.catatan)):
        return []
    with contextlib.suppress(LingkunganError):
        if tempat.addin.read_bytes() != build_addin(tempat.setelan):
            return [
                Problem(
                    "L-46",
                    Tingkat.PERINGATAN,
                    "Add-in yang terpasang berasal dari lkjip_xl atau Python yang lain.",
                    "tutup Excel, lalu jalankan lkjip pasang sekali lagi.",
                )
            ]
    return []


def _check_excel(excel: Excel | None) -> list[Problem]:
    """Excel itself; before 2010 it knows neither the ribbon of the add-in nor its declarations."""
    if excel is None:
        return [
            Problem(
                "L-39",
                Tingkat.PERINGATAN,
                "Excel tidak ditemukan di komputer ini.",
                f"pasang Microsoft Excel untuk Windows, atau {PAKAI_STARTER}.",
            )
        ]
    if float(excel.versi) < _EXCEL_TERLAMA:
        return [
            Problem(
                "L-48",
                Tingkat.GALAT,
                f"Excel di komputer ini (versi {excel.versi}) terlalu lama untuk add-in LKjIP.",
                f"pasang Excel 2016 atau yang lebih baru, atau {PAKAI_STARTER}.",
            )
        ]
    return []


def _check_berkas(tempat: Tempat) -> list[Problem]:
    problems = _check_usang(tempat)
    if (read_zona(tempat.addin) or 0) >= _INTERNET:
        problems.append(
            Problem(
                "L-40",
                Tingkat.PERINGATAN,
                f'Windows menandai "{tempat.addin}" sebagai berkas dari internet, '
                "jadi makronya dapat dihalangi.",
                "klik kanan berkas itu > Properties, centang Unblock, klik OK; "
                "atau tutup Excel lalu jalankan lkjip pasang lagi.",
            )
        )
    if tempat.addin_kembar.exists():
        problems.append(
            Problem(
                "L-41",
                Tingkat.PERINGATAN,
                f'Ada add-in LKjIP lain di "{tempat.addin_kembar}"; Excel dapat memuat keduanya.',
                "di Excel: File > Options > Add-ins > Go, kosongkan LKjIP, klik OK, "
                "lalu hapus berkas itu.",
            )
        )
    return problems
