"""Values that an office sets instead of a regulation's: only with a basis, and the basis shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lkjip_xl.domain.aturan import Bobot
from lkjip_xl.domain.rincian import Penggantian


@dataclass(frozen=True, slots=True)
class BobotTahun:
    """Weights of one year, and what the report prints as their basis."""

    bobot: Bobot
    dasar: str


def ganti_bobot(
    penggantian: Sequence[Penggantian], aturan: str, tahun: int, bobot: Bobot, dasar: str
) -> BobotTahun:
    """`bobot` with the office's own values for this rule and year.

    Args:
        penggantian: All of the office's own values; one without value or basis is not used
            (the check reports it).
        aturan: Name of the rule.
        tahun: Year whose weights are wanted.
        bobot: Weights of the regulation.
        dasar: The regulation.

    Returns:
        The weights, and the basis: the office's own where one of its values is used.

    >>> ganti_bobot([], "nka", 2024, {}, "PMK 62/2023").dasar
    'PMK 62/2023'
    """
    hasil, sebut = dict(bobot), [dasar]
    for satu in penggantian:
        cocok = satu.aturan.isi == aturan and satu.tahun.isi == tahun
        if cocok and satu.kode.isi and satu.nilai.isi is not None and satu.dasar.isi:
            hasil[satu.kode.isi] = satu.nilai.isi
            sebut.append(f"diganti satker untuk {satu.kode.isi}: {satu.dasar.isi}")
    return BobotTahun(hasil, "; ".join(dict.fromkeys(sebut)))
