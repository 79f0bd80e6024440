"""`lkjip laporan`: the Word report of a book."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from lkjip_xl import api
from lkjip_xl.domain.hasil import Hasil
from lkjip_xl.files import write_atomic
from lkjip_xl.hosts.output import (
    SELESAI,
    show_belum_diisi,
    show_kabar,
    show_nama_lain,
    show_problems,
)


def add(verba: Any) -> None:
    """Register the verb."""
    laporan = verba.add_parser("laporan", help="tulis laporan Word dari buku")
    laporan.add_argument("buku", type=Path, metavar="BUKU", help="buku kerja (.xlsx)")
    laporan.add_argument("-o", "--keluar", type=Path, required=True, metavar="LAPORAN.docx",
                         help="berkas yang ditulis")  # fmt: skip
    laporan.add_argument("--templat", type=Path, metavar="FILE", help="templat Word sendiri")
    laporan.set_defaults(kerja=run, akhiran=".docx")


def run(pilihan: argparse.Namespace) -> int:
    """`lkjip laporan`: the Word report of a book."""
    return write_laporan(pilihan.buku, pilihan.keluar, pilihan.templat, langkah=1, dari=3)


def write_laporan(
    buku: Path, keluar: Path, templat: Path | None, *, langkah: int, dari: int
) -> int:
    """Read, compute and write, telling each step as `langkah` of `dari`."""
    show_kabar(f"[{langkah}/{dari}] Membaca dan menghitung {buku.name} ...")
    hitungan = api.compute_buku(buku)
    show_kabar(f"[{langkah + 1}/{dari}] Menyusun laporan ...")
    laporan = api.render_laporan(hitungan, templat)
    show_kabar(f"[{langkah + 2}/{dari}] Menulis {keluar.name} ...")
    ditulis = write_atomic(laporan.berkas, keluar, keep_copy=True)
    show_problems(hitungan.problems)
    print(f"\nSelesai. Buku: {buku}\n         Laporan: {ditulis}")
    show_nama_lain(ditulis, keluar)
    print(f"  Rata-rata capaian kinerja: {_persen(hitungan.hasil['kinerja.rata_rata'])}")
    print(f"  Serapan anggaran: {_persen(hitungan.hasil['anggaran.total.serapan'])}")
    print(f"  Peringatan: {len(hitungan.problems)}")
    show_belum_diisi(laporan.belum_diisi)
    print("  Buka laporan di Word, tekan Ctrl+A lalu F9 agar nomor halaman daftar isi terisi.")
    return SELESAI


def _persen(hasil: Hasil) -> str:
    return f"{hasil.tampil}%" if hasil.angka is not None else hasil.tampil
