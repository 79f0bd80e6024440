"""The list of all rules; docs/periksa.md is made from it.

A rule is a function with `@aturan` in the module of its subject; a new module joins `MODUL`.
"""

from __future__ import annotations

from types import ModuleType
from typing import Any

from lkjip_xl.checks import (
    anggaran,
    capaian,
    fungsi_sel,
    judul,
    kata,
    kelengkapan,
    kinerja_anggaran,
    pk,
    pribadi,
    profil,
    regulation,
    rencana,
    riwayat,
    rupiah,
    sdm,
    spasi,
    survei,
    teks,
)
from lkjip_xl.checks.aturan import Aturan
from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.errors import Problem

# Modules whose rules take the inputs and the results.
MODUL = (
    profil, pk, capaian, riwayat, survei, rencana, anggaran, rupiah, kelengkapan,
    kinerja_anggaran, sdm, teks, kata, pribadi,
)  # fmt: skip


def list_aturan(modul: ModuleType) -> tuple[Aturan[Any], ...]:
    """The rules that a module declares, in its order."""
    return tuple(satu for satu in vars(modul).values() if isinstance(satu, Aturan))


ATURAN_KINERJA: tuple[Aturan[[DataKinerja, DaftarHasil]], ...] = tuple(
    satu for modul in MODUL for satu in list_aturan(modul)
)
ATURAN: tuple[Aturan[Any], ...] = (
    *ATURAN_KINERJA,
    *list_aturan(judul),
    *list_aturan(spasi),
    *list_aturan(fungsi_sel),
    *list_aturan(regulation),
)


def check_kinerja(data: DataKinerja, hasil: DaftarHasil) -> list[Problem]:
    """What every rule over inputs and results finds."""
    return [problem for satu in ATURAN_KINERJA for problem in satu.periksa(data, hasil)]
