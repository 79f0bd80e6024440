"""`lkjip hitung`: every result of a book."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from lkjip_xl import api
from lkjip_xl.domain.hasil import DaftarHasil, Hasil
from lkjip_xl.hosts.tampilan.output import SELESAI, show_problems


def add(verba: Any) -> None:
    """Register the verb."""
    hitung = verba.add_parser("hitung", help="hitung buku dan tampilkan hasilnya")
    hitung.add_argument("buku", type=Path, metavar="BUKU", help="buku kerja (.xlsx)")
    hitung.add_argument("--json", action="store_true", help="tampilkan sebagai JSON")
    hitung.add_argument("--semua", action="store_true",
                        help="tampilkan juga hasil yang belum ada nilainya")  # fmt: skip
    hitung.set_defaults(kerja=run)


def run(pilihan: argparse.Namespace) -> int:
    """`lkjip hitung`: the results as a table, or every one of them as JSON."""
    hitungan = api.compute_buku(pilihan.buku)
    if pilihan.json:
        isi = {kunci: _build_json(hasil) for kunci, hasil in hitungan.hasil.items()}
        print(json.dumps(isi, ensure_ascii=sys.stdout.encoding.lower() != "utf-8", indent=1))
    else:
        _tampilkan(hitungan.hasil, is_semua=pilihan.semua)
    show_problems(hitungan.problems)
    return SELESAI


def _tampilkan(hasil: DaftarHasil, *, is_semua: bool) -> None:
    """Results with a value, or all of them; the others as a count."""
    tampil = {k: satu for k, satu in hasil.items() if is_semua or satu.nilai is not None}
    lebar = max(map(len, tampil), default=0)
    for kunci, satu in tampil.items():
        asal = ", ".join(satu.asal[:3]) + (", ..." if len(satu.asal) > 3 else "")
        print(f"{kunci:<{lebar}}  {satu.tampil:>18} {satu.satuan:<8} {asal}")
    if sisa := len(hasil) - len(tampil):
        print(f"... {sisa} hasil belum ada nilainya (tambahkan --semua)")


def _build_json(hasil: Hasil) -> dict[str, object]:
    return {
        # Never "9E+1": other programs and people read it as it stands.
        "nilai": f"{hasil.nilai:f}" if hasil.angka is not None else hasil.nilai,
        "alasan": hasil.alasan,
        "tampil": hasil.tampil,
        "satuan": hasil.satuan,
        "asal": list(hasil.asal),
        "rumus": hasil.rumus,
        "rumus_angka": hasil.rumus_angka,
        "dasar": hasil.dasar,
    }
