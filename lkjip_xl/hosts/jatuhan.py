"""What `Buat LKjIP.cmd` runs: check each dropped book, then write its report beside it."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from lkjip_xl.hosts.cli import main
from lkjip_xl.hosts.install.starter import VARIABEL_BARIS, VARIABEL_ISIAN
from lkjip_xl.hosts.tampilan.output import GALAT, SALAH_PAKAI, SELESAI

_AKHIRAN = (".xlsx", ".xlsm")
_ISIAN = re.compile(r'/c\s+""[^"]+\.cmd"(.*)"\s*$', re.IGNORECASE | re.DOTALL)


def find_jatuhan(lingkungan: Mapping[str, str]) -> list[Path]:
    r"""The files that were dropped.

    Args:
        lingkungan: Variables that the starter sets: the command line of cmd, and the first
            argument, which counts where somebody typed the name of the starter.

    >>> baris = r'cmd.exe /c ""C:\a b\Buat LKjIP.cmd" C:\x&y.xlsx "C:\u v.xlsx""'
    >>> [str(satu) for satu in find_jatuhan({"LKJIP_BARIS": baris, "LKJIP_ISIAN": r"C:\x"})]
    ['C:\\x&y.xlsx', 'C:\\u v.xlsx']
    """
    cocok = _ISIAN.search(lingkungan.get(VARIABEL_BARIS, ""))
    if cocok:
        return [Path(a or b) for a, b in re.findall(r'"([^"]+)"|([^\s"]+)', cocok[1])]
    isian = lingkungan.get(VARIABEL_ISIAN, "")
    return [Path(isian)] if isian else []


def run(lingkungan: Mapping[str, str]) -> int:
    """Check and report; returns the worst exit code of all books."""
    daftar = find_jatuhan(lingkungan)
    if not daftar:
        print(
            "Cara pakai: seret berkas buku kerja (.xlsx) dari jendela folder, "
            "lalu lepaskan di atas ikon Buat LKjIP."
        )
        return SALAH_PAKAI
    return max(_buat(satu.absolute()) for satu in daftar)


def _buat(buku: Path) -> int:
    print(f"\n=== {buku.name} ===\n", flush=True)
    if buku.suffix.lower() not in _AKHIRAN:
        print("Ini bukan buku kerja Excel. Perbaikan: pilih berkas yang berakhiran .xlsx.")
        return SALAH_PAKAI
    print("Langkah 1 dari 2: memeriksa buku", flush=True)
    kode = main(["periksa", str(buku)])
    if kode == GALAT:
        print(
            "\nLaporan belum dibuat. Perbaiki yang bertanda galat di Excel, simpan, "
            "lalu seret bukunya sekali lagi."
        )
    if kode != SELESAI:
        return kode
    print("\nLangkah 2 dari 2: menulis laporan", flush=True)
    return main(["laporan", str(buku), "-o", str(buku.with_name(f"{buku.stem} - LKjIP.docx"))])


if __name__ == "__main__":
    sys.exit(run(os.environ))
