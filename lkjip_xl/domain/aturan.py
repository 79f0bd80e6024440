"""The rules of a year that calculations need, as `regulasi` hands them over."""

from __future__ import annotations

from dataclasses import dataclass

from lkjip_xl.domain.survei import KelasMutu


@dataclass(frozen=True, slots=True)
class Aturan:
    """Rules in force in one tahun laporan.

    Attributes:
        kelas_mutu: Classes of service quality on the scale 25-100.
        dasar_mutu: Regulation they come from, as the report prints it.
        peringatan: Warnings of the loader, such as a year later than the last one checked.
    """

    kelas_mutu: tuple[KelasMutu, ...]
    dasar_mutu: str
    peringatan: tuple[str, ...] = ()
