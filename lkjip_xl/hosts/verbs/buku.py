"""`lkjip buku`: a new, empty book."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from lkjip_xl import api
from lkjip_xl.files import write_atomic
from lkjip_xl.hosts.output import SELESAI, show_kabar, show_nama_lain


def add(verba: Any) -> None:
    """Register the verb."""
    buku = verba.add_parser("buku", help="buat buku kerja baru yang kosong")
    buku.add_argument(
        "--satker", type=_satker, required=True, metavar="NAMA", help="nama satuan kerja"
    )
    buku.add_argument("--tahun", type=_tahun, required=True, help="tahun laporan")
    buku.add_argument("-o", "--keluar", type=Path, required=True, metavar="BUKU.xlsx",
                      help="berkas yang ditulis")  # fmt: skip
    buku.set_defaults(kerja=run, akhiran=".xlsx")


def _satker(teks: str) -> str:
    if not teks.strip():
        raise argparse.ArgumentTypeError("nama satuan kerja belum diisi")
    return teks.strip()


def _tahun(teks: str) -> int:
    if not (teks.isdecimal() and len(teks) == 4):
        raise argparse.ArgumentTypeError(f'"{teks}" bukan tahun; contoh: 2025')
    return int(teks)


def run(pilihan: argparse.Namespace) -> int:
    """`lkjip buku`: a new, empty book."""
    show_kabar(f"Membangun buku {pilihan.satker} tahun {pilihan.tahun} ...")
    isi = api.build_buku_baru(pilihan.satker, pilihan.tahun)
    ditulis = write_atomic(isi, pilihan.keluar, keep_copy=True)
    print(f"Selesai. Buku: {ditulis}")
    show_nama_lain(ditulis, pilihan.keluar)
    print("Mulailah dari lembar Profil, lalu PK dan Capaian.")
    return SELESAI
