"""What stands in one input cell, and which cell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Isian(Generic[T_co]):
    """What stands in one input cell, and where.

    Attributes:
        isi: The value; None for an empty cell (or one whose content cannot be used).
        asal: The cell, as "PK!F7"; known for empty cells too.
    """

    isi: T_co | None
    asal: str


@dataclass(frozen=True, slots=True)
class SelBerspasi:
    """A kode, choice or reference with spaces around it.

    Attributes:
        judul: Header of its column, or the label of its row.
        isi: What stands in the cell.
        asal: The cell, "PK!B7".
    """

    judul: str
    isi: str
    asal: str


Angka = Isian[Decimal]
Teks = Isian[str]
Tanggal = Isian[date]
