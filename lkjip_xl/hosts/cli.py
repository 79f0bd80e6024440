"""The command line `lkjip`: its verbs stand in `verbs/`, one module each."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from lkjip_xl import __version__
from lkjip_xl.errors import LingkunganError, LkjipError, format_daftar
from lkjip_xl.hosts.tampilan.output import GALAT, LINGKUNGAN, SELESAI
from lkjip_xl.hosts.verbs import (
    addin,
    buku,
    contoh,
    hitung,
    impor,
    laporan,
    pasang,
    periksa,
    server,
    templat,
)
from lkjip_xl.hosts.verbs.arguments import Parser

VERBA = (contoh, buku, impor, hitung, laporan, periksa, templat, addin, pasang, server)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; returns the exit code (0 done, 1 galat, 2 wrong usage, 3 environment)."""
    for aliran in (sys.stdout, sys.stderr):
        # A Windows console may be cp1252; a sign it lacks must not end the work.
        if isinstance(aliran, io.TextIOWrapper):
            aliran.reconfigure(errors="replace")
    parser = _build_parser()
    pilihan = parser.parse_args(argv)
    _periksa_keluar(parser, pilihan)
    kerja: Callable[[argparse.Namespace], int] = pilihan.kerja
    try:
        return kerja(pilihan)
    except LkjipError as galat:
        if isinstance(galat, LingkunganError):
            print(format_daftar(galat.problems, "Tidak menghalangi:"), file=sys.stderr)
            return LINGKUNGAN
        print(format_daftar(galat.problems), file=sys.stderr)
        print("\nTidak ada berkas yang ditulis.", file=sys.stderr)
        return GALAT
    except BrokenPipeError:
        # Whoever read our output has seen enough; Python must not complain at its own end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SELESAI
    except OSError as galat:
        print(f"Hasil tidak dapat ditampilkan: {galat.strerror}. (L-06)", file=sys.stderr)
        return LINGKUNGAN
    except KeyboardInterrupt:
        print("\nDihentikan.", file=sys.stderr)
        return GALAT


def _build_parser() -> Parser:
    parser = Parser(
        prog="lkjip",
        description="Buku kerja Excel dan laporan kinerja (LKjIP) Word.",
    )
    parser.add_argument("--versi", action="version", version=f"lkjip {__version__}",
                        help="tampilkan versi")  # fmt: skip
    verba = parser.add_subparsers(title="Perintah", metavar="PERINTAH", required=True)

    for verb in VERBA:
        verb.add(verba)
    return parser


def _periksa_keluar(parser: Parser, pilihan: argparse.Namespace) -> None:
    """The output has the ending of what is written, and is none of the files that are read."""
    akhiran = getattr(pilihan, "akhiran", None)
    if akhiran is None or pilihan.keluar is None:
        return
    keluar: Path = pilihan.keluar
    if keluar.suffix.lower() != akhiran:
        parser.error(f'nama berkas keluaran "{keluar.name}" harus berakhiran {akhiran}')
    for nama in ("buku", "templat"):
        masuk = getattr(pilihan, nama, None)
        if masuk is not None and masuk.resolve() == keluar.resolve():
            parser.error(f'berkas keluaran sama dengan berkas {nama} "{masuk.name}"')
