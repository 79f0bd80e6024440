"""The rules of a year, for UDFs; the office's own weights among them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import TypeVar

from lkjip_xl.domain.aturan import Aturan, Berkala, Bobot, Ketetapan
from lkjip_xl.domain.isian import Isian
from lkjip_xl.domain.penggantian import ganti_bobot
from lkjip_xl.domain.rincian import Penggantian
from lkjip_xl.hosts.udf.galat import GalatSelError, build_galat_lebar
from lkjip_xl.hosts.udf.sel import (
    Sel,
    is_terisi,
    list_baris,
    list_sel,
    read_angka,
    read_bulat,
    read_kunci,
    read_pilihan,
    read_teks,
)
from lkjip_xl.regulasi.loader import load_aturan

T = TypeVar("T")
NAMA_ATURAN = ("ikpa", "smart", "perencanaan", "nka")
_TAHUN_BAKU = 2024  # for rules whose year was not given
_KOLOM_PENGGANTIAN = ("aturan", "dasar", "kode", "tahun", "nilai")


@cache
def _load(tahun: int) -> Aturan:
    return load_aturan(tahun)


def pick_aturan(tahun: Sel = None) -> Aturan:
    """All rules of the year in a cell, or of a recent year where it is empty.

    Raises:
        RegulasiError: The year lies before the first regulation.
        GalatSelError: The cell holds no year.
    """
    return _load(read_bulat(tahun) or _TAHUN_BAKU)


def pick_ketetapan(berkala: Berkala[T], tahun: Sel) -> Ketetapan[T] | None:
    """What rules the year in a cell; None for an empty cell or a year without regulation."""
    angka = read_bulat(tahun)
    return None if angka is None else berkala.pada(angka)


def pick_bobot(aturan: str, tahun: Sel, judul: Sel, penggantian: Sel) -> Bobot | None:
    """Weights in force in percent points by kode; None for a year without regulation.

    Args:
        aturan: One of `NAMA_ATURAN`.
        tahun: The year.
        judul: Headers of the office's own weights; empty where it has none.
        penggantian: The rows under them.
    """
    if (ketentuan := _pick_ketentuan(aturan, tahun)) is None:
        return None
    bobot, dasar = ketentuan
    ganti = list(_iter_penggantian(judul, penggantian)) if is_ada(judul) else []
    return ganti_bobot(ganti, aturan, read_bulat(tahun) or 0, bobot, dasar).bobot


def _pick_ketentuan(aturan: str, tahun: Sel) -> tuple[Bobot, str] | None:
    """Weights of the regulation, and its name."""
    semua = pick_aturan()
    if aturan == "ikpa":
        skema = pick_ketetapan(semua.ikpa, tahun)
        return None if skema is None else (skema.nilai.bobot, skema.dasar)
    berkala = {"smart": semua.smart, "perencanaan": semua.perencanaan, "nka": semua.nka}[aturan]
    satu = pick_ketetapan(berkala, tahun)
    return None if satu is None else (satu.nilai, satu.dasar)


def is_ada(rentang: Sel) -> bool:
    """Whether any cell of a range is filled."""
    return any(is_terisi(satu) for satu in list_sel(rentang))


def _iter_penggantian(judul: Sel, isi: Sel) -> Iterator[Penggantian]:
    """The office's own weights; columns are found by their header."""
    header = [read_kunci(satu) for satu in list_sel(judul)]
    if not set(_KOLOM_PENGGANTIAN) <= set(header):
        raise GalatSelError(
            "{0} belum memuat semua judul kolom bobot: {harus}",
            judul,
            perbaikan="tunjuk baris judul tabel tblPenggantian untuk {0}.",
            harus=", ".join(satu.capitalize() for satu in _KOLOM_PENGGANTIAN),
        )
    letak = {nama: header.index(nama) for nama in _KOLOM_PENGGANTIAN}
    for baris in list_baris(isi):
        if len(baris) != len(header):
            raise build_galat_lebar(judul, isi, len(header), len(baris))
        sel = {nama: baris[nomor] for nama, nomor in letak.items()}
        tahun = read_bulat(sel["tahun"])
        kode = read_teks(sel["kode"])
        yield Penggantian(
            aturan=Isian(read_pilihan(sel["aturan"], NAMA_ATURAN), ""),
            tahun=Isian(None if tahun is None else Decimal(tahun), ""),
            kode=Isian(None if kode is None else kode.upper(), ""),
            nilai=Isian(read_angka(sel["nilai"]), ""),
            dasar=Isian(read_teks(sel["dasar"]), ""),
        )
