"""`lkjip contoh`: an example book and its report."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from lkjip_xl import api
from lkjip_xl.files import write_keeping
from lkjip_xl.hosts.tampilan.output import show_kabar, show_tertulis
from lkjip_xl.hosts.verbs.arguments import add_rumus
from lkjip_xl.hosts.verbs.laporan import write_laporan


def add(verba: Any) -> None:
    """Register the verb."""
    contoh = verba.add_parser("contoh", help="tulis buku dan laporan contoh")
    contoh.add_argument("--ke", type=Path, required=True, metavar="DIR", help="folder tujuan")
    contoh.add_argument(
        "--kantor", choices=api.list_contoh(), default="jember", help="kantor contoh"
    )
    add_rumus(contoh)
    contoh.set_defaults(kerja=run)


def run(pilihan: argparse.Namespace) -> int:
    """`lkjip contoh`: the example book, then the report from that very file."""
    show_kabar(f"[1/4] Membangun buku contoh {pilihan.kantor} ...")
    isi = api.build_contoh(pilihan.kantor, pilihan.rumus)
    tujuan = pilihan.ke / "buku.xlsx"
    tertulis = write_keeping(isi, tujuan)
    show_tertulis(tertulis, tujuan)
    return write_laporan(tertulis.path, pilihan.ke / "laporan.docx", None, langkah=2, dari=4)
