"""Functions for cells: LKJ_CAPAIAN and its sisters, plain Python, without Excel."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lkjip_xl.hosts.udf import anggaran, kinerja, nka, skm, survei, teks, umum
from lkjip_xl.hosts.udf.daftar import FUNGSI as _FUNGSI
from lkjip_xl.hosts.udf.daftar import Udf

__all__ = ["FUNGSI", "MODUL", "Udf"]

# Where they stand, by subject; the order of the documentation.
MODUL = (umum, kinerja, anggaran, survei, skm, nka, teks)
FUNGSI: Mapping[str, Udf] = MappingProxyType(_FUNGSI)
