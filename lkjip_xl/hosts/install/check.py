"""Whether the add-in can work on this computer: Python, xlwings and its DLL, Excel, the file."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

from lkjip_xl.errors import LingkunganError, Problem, Tingkat
from lkjip_xl.hosts.addin.sources import VERSI_XLWINGS, build_modul
from lkjip_xl.hosts.install.places import Tempat
from lkjip_xl.hosts.install.registry import Registry
from lkjip_xl.hosts.install.trust import PAKAI_STARTER, check_trust, read_excel

_INTERNET = 3  # zone of a file that came from the internet; 4 is worse


def check_pasang(tempat: Tempat, registry: Registry) -> list[Problem]:
    """Everything that may keep the add-in from working, worst first.

    Args:
        tempat: Places of the user.
        registry: Reader of the registry.
    """
    excel = read_excel(registry)
    problems = [
        *check_xlwings(),
        *_check_python(tempat),
        *_check_dll(tempat, 64 if excel is None or excel.bit is None else excel.bit),
        *([] if excel else [_problem_tanpa_excel()]),
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
    return problems


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


def _problem_tanpa_excel() -> Problem:
    return Problem(
        "L-39",
        Tingkat.PERINGATAN,
        "Excel tidak ditemukan di komputer ini.",
        f"pasang Microsoft Excel untuk Windows, atau {PAKAI_STARTER}.",
    )


def _check_berkas(tempat: Tempat) -> list[Problem]:
    problems = []
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
