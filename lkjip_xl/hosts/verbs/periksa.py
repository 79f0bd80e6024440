"""`lkjip periksa`: everything that staff should look at in a book."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lkjip_xl import api
from lkjip_xl.errors import Problem, Tingkat
from lkjip_xl.files import write_keeping
from lkjip_xl.hosts.tampilan.output import GALAT, SELESAI, format_banyak, show_kabar, show_tertulis
from lkjip_xl.hosts.udf_alasan.berkas import check_berkas


def add(verba: Any) -> None:
    """Register the verb."""
    periksa = verba.add_parser("periksa", help="periksa buku dan sebutkan yang perlu diperbaiki")
    periksa.add_argument("buku", type=Path, metavar="BUKU", help="buku kerja (.xlsx)")
    periksa.add_argument("--json", action="store_true", help="tampilkan sebagai JSON")
    periksa.add_argument("--tulis", action="store_true",
                         help="tulis hasilnya di lembar Periksa; "
                         "buku lama disimpan sebagai salinan")  # fmt: skip
    periksa.set_defaults(kerja=run)


def run(pilihan: argparse.Namespace) -> int:
    """`lkjip periksa`: all problems; the exit code says whether one of them is a galat."""
    problems = (*api.check_buku(pilihan.buku), *check_berkas(pilihan.buku))
    if pilihan.json:
        isi = [_build_json(problem) for problem in problems]
        print(json.dumps(isi, ensure_ascii=sys.stdout.encoding.lower() != "utf-8", indent=1))
    else:
        _tampilkan(pilihan.buku, problems)
    if pilihan.tulis:
        berkas = api.write_periksa(pilihan.buku, problems)
        tertulis = write_keeping(berkas, pilihan.buku)
        show_kabar(f"\nHasil pemeriksaan ditulis di lembar Periksa: {tertulis.path}")
        show_tertulis(tertulis, pilihan.buku, show_kabar)
    return GALAT if any(p.tingkat is Tingkat.GALAT for p in problems) else SELESAI


def _tampilkan(buku: Path, problems: Sequence[Problem]) -> None:
    """Sheets in the order of their worst problem, and worst first on each sheet."""
    if not problems:
        print(f"{buku.name}: tidak ada yang perlu diperbaiki.")
        return
    print(f"{buku.name}\n{format_banyak(problems)}")
    for lembar in dict.fromkeys(p.sheet for p in problems):
        print(f"\n{lembar or 'Seluruh buku'}")
        for satu in problems:
            if satu.sheet == lembar:
                tempat = f"[{satu.tempat}] " if satu.cell else ""
                print(f"  {satu.tingkat:<10}  {tempat}{satu.pesan} ({satu.kode})")
                print(f"  {'':<10}  Perbaikan: {satu.perbaikan}")


def _build_json(problem: Problem) -> dict[str, str]:
    return {
        "kode": problem.kode,
        "tingkat": str(problem.tingkat),
        "lembar": problem.sheet,
        "sel": problem.cell,
        "kunci": problem.kunci,
        "pesan": problem.pesan,
        "perbaikan": problem.perbaikan,
        "alasan": problem.alasan,
    }
