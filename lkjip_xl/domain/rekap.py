"""All results of a book in one walk: the front door of the domain."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, localcontext

from lkjip_xl.domain.aturan import Aturan
from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.hasil_anggaran import catat_anggaran
from lkjip_xl.domain.hasil_kinerja import catat_kinerja
from lkjip_xl.domain.hasil_lain import catat_lain
from lkjip_xl.domain.hasil_nka import catat_nka
from lkjip_xl.domain.hasil_rasio import catat_rasio
from lkjip_xl.domain.hasil_survei import catat_survei
from lkjip_xl.domain.hasil_tindak_lanjut import catat_tindak_lanjut
from lkjip_xl.domain.hasil_triwulan import catat_triwulan
from lkjip_xl.domain.kinerja import DataKinerja

KONTEKS = Context(prec=28, rounding=ROUND_HALF_UP)


def compute_hasil(data: DataKinerja, aturan: Aturan) -> DaftarHasil:
    """Every result of `data` under the rules of its year.

    Args:
        data: Inputs with valid, unique kode (the reader has left out what is not).
        aturan: Rules in force in the tahun laporan.

    Returns:
        The results; a figure whose inputs are missing is there too, with its reason.
    """
    daftar = DaftarHasil()
    # Whoever calls may have set another precision; figures must not depend on that.
    with localcontext(KONTEKS):
        catat_survei(daftar, data, aturan)
        catat_kinerja(daftar, data, aturan)
        catat_rasio(daftar, data)
        catat_anggaran(daftar, data)
        catat_nka(daftar, data, aturan)
        catat_lain(daftar, data)
        catat_triwulan(daftar, data)
        catat_tindak_lanjut(daftar, data)
    return daftar
