"""What the buttons do with an open book, for every host: each body takes the book.

All of it is computed first, then written; the parts stand in `makro/`.
"""

from __future__ import annotations

from lkjip_xl.hosts.makro.dasbor import run_dasbor
from lkjip_xl.hosts.makro.hitung_ulang import run_hitung_ulang
from lkjip_xl.hosts.makro.impor import run_impor
from lkjip_xl.hosts.makro.laporan import (
    LKJIP,
    PERJANJIAN_KINERJA,
    Tulisan,
    find_templat_kantor,
    run_laporan,
    write_laporan,
)
from lkjip_xl.hosts.makro.layar import clear_status, show_status
from lkjip_xl.hosts.makro.periksa_data import format_problems, run_periksa_data
from lkjip_xl.hosts.makro.petunjuk import run_bantuan
from lkjip_xl.hosts.makro.tahun_baru import run_tahun_baru, write_tahun_baru
from lkjip_xl.hosts.makro.tempat import find_berkas

__all__ = [
    "LKJIP",
    "PERJANJIAN_KINERJA",
    "Tulisan",
    "clear_status",
    "find_berkas",
    "find_templat_kantor",
    "format_problems",
    "run_bantuan",
    "run_dasbor",
    "run_hitung_ulang",
    "run_impor",
    "run_laporan",
    "run_periksa_data",
    "run_tahun_baru",
    "show_status",
    "write_laporan",
    "write_tahun_baru",
]
