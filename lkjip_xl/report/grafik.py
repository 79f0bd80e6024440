"""What a chart of the report shows: categories and series of numbers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Seri:
    """One series; `nilai` has a number or None (a gap, never 0) for each category."""

    nama: str
    nilai: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Grafik:
    """Data of one chart.

    Attributes:
        kategori: What the axis, or the slices of a pie, are called.
        seri: Series in the order in which a chart draws them; a line over columns is the last.
        format: Number format in the notation that files use whatever the language, "#,##0.00".
    """

    kategori: tuple[str, ...] = ()
    seri: tuple[Seri, ...] = ()
    format: str = "#,##0.00"

    @property
    def ada(self) -> bool:
        """Whether there is anything to draw."""
        return any(angka is not None for seri in self.seri for angka in seri.nilai)
