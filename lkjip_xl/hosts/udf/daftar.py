"""The list of all UDFs: what each is called, says of itself, and gives back to a cell."""

from __future__ import annotations

import functools
import inspect
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, localcontext
from typing import ParamSpec

from lkjip_xl.domain.angka import Nilai
from lkjip_xl.domain.rekap import KONTEKS
from lkjip_xl.errors import RegulasiError
from lkjip_xl.hosts.udf.galat import GALAT_NILAI, GALAT_TIADA, GalatSelError
from lkjip_xl.hosts.udf.sel import count_hari

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Udf:
    """One function for cells.

    Attributes:
        nama: Its name in Excel.
        fungsi: The same in Python: takes cells and ranges, gives a number, text or "".
        arti: What it gives, in Indonesian.
        bantuan: Help for each argument, in Indonesian, in their order.
        contoh: A call as staff type it, with ";" and decimal comma.
        hasil: What the example shows; empty where it depends on cells.
    """

    nama: str
    fungsi: Callable[..., float | str]
    arti: str
    bantuan: Mapping[str, str]
    contoh: str
    hasil: str

    @property
    def wajib(self) -> tuple[str, ...]:
        """The arguments that cannot be left out."""
        semua = inspect.signature(self.fungsi).parameters.values()
        return tuple(satu.name for satu in semua if satu.default is inspect.Parameter.empty)


FUNGSI: dict[str, Udf] = {}


def udf(
    contoh: str, hasil: str = "", /, **bantuan: str
) -> Callable[[Callable[P, object]], Callable[P, float | str]]:
    """Put a function on the list and let it speak to cells; its docstring is its description.

    What it returns becomes a number, text, or "" for no value. No exception leaves it: a cell
    that cannot be used gives the text of an Excel error.
    """

    def pasang(fungsi: Callable[P, object]) -> Callable[P, float | str]:
        @functools.wraps(fungsi)
        def panggil(*isi: P.args, **nama: P.kwargs) -> float | str:
            try:
                with localcontext(KONTEKS):
                    return to_sel(fungsi(*isi, **nama))
            except GalatSelError as galat:
                return galat.kode
            except RegulasiError:
                return GALAT_TIADA
            # Excel would show whatever is raised here as a text in the cell.
            except Exception:
                return GALAT_NILAI

        arti = " ".join((fungsi.__doc__ or "").split())
        nama = fungsi.__name__
        FUNGSI[nama] = Udf(nama, panggil, arti, bantuan, contoh, hasil)
        return panggil

    return pasang


def to_sel(hasil: object) -> float | str:
    """A result as a cell takes it; no value is empty text."""
    if isinstance(hasil, Nilai):
        hasil = hasil.angka
    if hasil is None:
        return ""
    if isinstance(hasil, datetime):
        hasil = hasil.date()
    if isinstance(hasil, date):
        return float(count_hari(hasil))
    if isinstance(hasil, int | float | Decimal):
        angka = float(hasil)
        return angka if math.isfinite(angka) else GALAT_NILAI
    return str(hasil)
