"""`lkjip addin`: the ribbon add-in for Excel, and its VBA sources."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from lkjip_xl.files import write_atomic, write_keeping
from lkjip_xl.hosts.addin.setelan import INTERPRETER, PYTHONPATH, build_setelan
from lkjip_xl.hosts.tampilan.output import SELESAI, show_kabar, show_tertulis


def add(verba: Any) -> None:
    """Register the verb and its two sub-verbs."""
    addin = verba.add_parser("addin", help="buat add-in Excel LKjIP.xlam, atau sumber VBA-nya")
    anak = addin.add_subparsers(title="Perintah", metavar="PERINTAH", required=True)
    bangun = anak.add_parser("bangun", help="buat add-in LKjIP.xlam")
    bangun.add_argument("-o", "--keluar", type=Path, required=True, metavar="LKjIP.xlam",
                        help="add-in yang ditulis")  # fmt: skip
    # %(default)s and not the text itself: argparse reads % as the start of a name.
    bangun.add_argument("--interpreter", default=INTERPRETER, metavar="PYTHONW",
                        help="letak pythonw.exe; baku: %(default)s")  # fmt: skip
    bangun.add_argument("--pythonpath", default=PYTHONPATH, metavar="FOLDER",
                        help="folder tempat lkjip_xl terpasang; baku: %(default)s")  # fmt: skip
    bangun.set_defaults(kerja=run_bangun, akhiran=".xlam")
    sumber = anak.add_parser("sumber", help="tulis modul VBA untuk diimpor sendiri di Excel")
    sumber.add_argument("-o", "--keluar", type=Path, required=True, metavar="DIR",
                        help="folder tujuan")  # fmt: skip
    sumber.set_defaults(kerja=run_sumber)


def run_bangun(pilihan: argparse.Namespace) -> int:
    """`lkjip addin bangun`: one file, ready to be opened in Excel."""
    # The functions of cells and the writer of workbooks, which no other verb waits for.
    from lkjip_xl.hosts.addin.builder import build_addin

    isi = build_addin(build_setelan(pilihan.interpreter, pilihan.pythonpath))
    tertulis = write_keeping(isi, pilihan.keluar)
    print(f"Add-in: {tertulis.path}")
    show_tertulis(tertulis, pilihan.keluar)
    show_kabar("Daftar uji di Excel: docs/uji-manual.md")
    return SELESAI


def run_sumber(pilihan: argparse.Namespace) -> int:
    """`lkjip addin sumber`: a file for each module, for offices where the .xlam does not open."""
    from lkjip_xl.hosts.addin.sources import build_berkas

    for nama, isi in build_berkas().items():
        print(f"Modul VBA: {write_atomic(isi, pilihan.keluar / nama, keep_copy=True)}")
    show_kabar("Di Excel: Alt+F11, File > Import File, pilih semua berkas itu satu per satu.")
    return SELESAI
