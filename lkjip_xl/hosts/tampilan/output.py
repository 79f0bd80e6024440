"""What the command line shows: progress, problems, what was written, what is still empty."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from lkjip_xl.errors import Problem, Tingkat
from lkjip_xl.files import Tertulis

SELESAI, GALAT, SALAH_PAKAI, LINGKUNGAN = 0, 1, 2, 3
_BANYAK_DITAMPILKAN = 12


def show_kabar(teks: str) -> None:
    """Progress goes to stderr, so that stdout stays usable by other programs."""
    print(teks, file=sys.stderr, flush=True)


def show_tertulis(tertulis: Tertulis, diminta: Path, tampil: Callable[[str], None] = print) -> None:
    """What became of the file that was there before: kept as a copy, or open and left alone."""
    if tertulis.salinan is not None:
        tampil(f'  Berkas lama disimpan sebagai "{tertulis.salinan.name}".')
    if tertulis.path.name != diminta.name:
        tampil(
            f"  {diminta.name} sedang dibuka di program lain, "
            f"jadi hasilnya ditulis sebagai {tertulis.path.name}."
        )


def show_belum_diisi(belum_diisi: Sequence[str]) -> None:
    """Cells that the report still waits for."""
    print(f"  Belum diisi: {len(belum_diisi)} bagian (ditandai kuning di laporan)")
    for tempat in belum_diisi[:_BANYAK_DITAMPILKAN]:
        print(f"    - {tempat}")
    if len(belum_diisi) > _BANYAK_DITAMPILKAN:
        print(f"    ... dan {len(belum_diisi) - _BANYAK_DITAMPILKAN} lagi")


def format_banyak(problems: Sequence[Problem]) -> str:
    """How many problems there are of each severity that occurs.

    >>> format_banyak([])
    'Peringatan: 0'
    """
    banyak = {t: sum(1 for p in problems if p.tingkat is t) for t in Tingkat}
    disebut = [t for t in Tingkat if banyak[t] or t is Tingkat.PERINGATAN]
    return ", ".join(f"{t.capitalize()}: {banyak[t]}" for t in disebut)


def show_problems(problems: Sequence[Problem]) -> None:
    """What staff should look at."""
    if problems:
        show_kabar("\nYang perlu diperhatikan:")
        for nomor, problem in enumerate(problems, 1):
            show_kabar(f"{nomor}. {problem}")
