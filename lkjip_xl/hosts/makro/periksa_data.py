"""Button Periksa Data: everything to repair or look at, on sheet Periksa."""

from __future__ import annotations

from collections.abc import Sequence

import xlwings as xw

from lkjip_xl.errors import Problem, format_daftar
from lkjip_xl.hosts.tampilan.output import format_banyak
from lkjip_xl.hosts.terbuka.hitungan import periksa_terbuka
from lkjip_xl.hosts.terbuka.layar import hold_screen, show_lembar, show_status
from lkjip_xl.hosts.terbuka.periksa import TABEL_PERIKSA, find_tabel, write_periksa
from lkjip_xl.hosts.terbuka.tempat import list_baca_saja

_BANYAK_PROBLEM = 5  # a message box cuts longer lists


def run_periksa_data(buku: xw.Book) -> str:
    """Checks the open book and fills its sheet Periksa, which is shown.

    Returns:
        What to tell staff.

    Raises:
        BukuError: This is no book of ours, or it cannot take the results; it is as it was.
    """
    problems = periksa_terbuka(buku).hitungan.problems
    show_periksa(buku, problems)
    baris = ["Periksa Data selesai. Tidak ada yang perlu diperbaiki."]
    if problems:
        baris = [
            f"Periksa Data selesai. {format_banyak(problems)}.",
            "Klik tempatnya di lembar Periksa untuk menuju sel yang dimaksud.",
        ]
    return "\n".join([*baris, *list_baca_saja(buku)])


def show_periksa(buku: xw.Book, problems: Sequence[Problem]) -> None:
    """Fill sheet Periksa and bring it to the front.

    Raises:
        BukuError: It cannot be written; it is as it was.
    """
    show_status(buku, "menulis lembar Periksa ...")
    with hold_screen(buku):
        write_periksa(buku, problems)
    show_lembar(find_tabel(buku, TABEL_PERIKSA).parent)


def format_problems(
    problems: Sequence[Problem], sisa: str = "Klik Periksa Data untuk daftar lengkapnya."
) -> str:
    """The first problems in full and a count of the others, short enough for a message box.

    Args:
        problems: What stands in the way.
        sisa: How to see the others.
    """
    if len(problems) <= _BANYAK_PROBLEM:
        return format_daftar(problems)
    return (
        f"{format_daftar(problems[:_BANYAK_PROBLEM])}\n"
        f"... dan {len(problems) - _BANYAK_PROBLEM} lagi. {sisa}"
    )
