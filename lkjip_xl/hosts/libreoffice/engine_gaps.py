"""Members of xlwings that our engine does not have say so by name."""

from __future__ import annotations

import inspect
from typing import Any, NoReturn, TypeVar

from xlwings import base_classes as dasar

Kelas = TypeVar("Kelas", bound=type)


def name_gaps(kelas: Kelas) -> Kelas:
    """Let each member that the base class only raises for raise with its own name."""
    for nama in dir(dasar):
        induk = getattr(dasar, nama)
        if not (inspect.isclass(induk) and issubclass(kelas, induk)):
            continue
        for anggota, isi in vars(induk).items():
            if inspect.getattr_static(kelas, anggota) is isi and _is_gap(isi):
                setattr(kelas, anggota, _build_gap(f"{kelas.__name__}.{anggota}", isi))
    return kelas


def _is_gap(isi: Any) -> bool:
    fungsi = isi.fget if isinstance(isi, property) else isi
    kode = getattr(fungsi, "__code__", None)
    return kode is not None and kode.co_names == ("NotImplementedError",)


def _build_gap(nama: str, isi: Any) -> Any:
    def gap(*pilihan: Any, **lain: Any) -> NoReturn:
        raise NotImplementedError(f"{nama} is not in the LibreOffice engine of lkjip_xl")

    return property(gap, gap) if isinstance(isi, property) else gap
