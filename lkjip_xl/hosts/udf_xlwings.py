"""The UDFs as xlwings hands them to Excel: the module named in "UDF Modules" of the add-in."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import xlwings as xw

from lkjip_xl.hosts.terbuka.excel_lain import spare_excel_lain
from lkjip_xl.hosts.udf import FUNGSI, Udf

__all__ = list(FUNGSI)
spare_excel_lain()


def _expose(satu: Udf) -> Callable[..., float | str]:
    """A shell of its own for xlwings to write on; the plain function stays as it is.

    Every argument arrives as rows, so that a row, a column and a single cell keep their shape,
    and an error in a cell arrives as its text instead of as an empty cell.
    """

    def panggil(*isi: Any) -> float | str:
        return satu.fungsi(*isi)

    panggil.__name__ = panggil.__qualname__ = satu.nama
    panggil.__doc__ = satu.arti
    # xlwings would take annotations as orders to convert, and a shell has no arguments to name.
    panggil.__annotations__ = {}
    argumen = inspect.signature(satu.fungsi).parameters.values()
    polos = [isian.replace(annotation=inspect.Parameter.empty) for isian in argumen]
    panggil.__signature__ = inspect.Signature(polos)  # type: ignore[attr-defined]
    fungsi: Callable[..., float | str] = xw.func(category="LKjIP")(panggil)
    for nama, bantuan in satu.bantuan.items():
        fungsi = xw.arg(nama, ndim=2, err_to_str=True, doc=bantuan)(fungsi)
    return fungsi


globals().update({nama: _expose(satu) for nama, satu in FUNGSI.items()})
