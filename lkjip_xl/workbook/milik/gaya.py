"""Looks of a cell read by openpyxl, as plain values; theme colours become their red-green-blue."""

from __future__ import annotations

import colorsys
from typing import Any

from lkjip_xl.workbook.milik.model import GayaMilik

# Colours of the Office theme in the order of their numbers in cell formats.
_TEMA = (
    "FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31",
    "A5A5A5", "FFC000", "5B9BD5", "70AD47", "0563C1", "954F72",
)  # fmt: skip


def read_gaya(sel: Any) -> GayaMilik:
    """Looks of a cell of openpyxl."""
    if not sel.has_style:
        return GayaMilik()
    huruf, isi, rata, tepi = sel.font, sel.fill, sel.alignment, sel.border
    warna_isi = _warna(isi.fgColor) if isi is not None and isi.fill_type == "solid" else ""
    warna_huruf = _warna(huruf.color)
    return GayaMilik(
        sel.number_format or "General",
        bool(huruf.b),
        bool(huruf.i),
        bool(rata.wrap_text),
        any(sisi is not None and sisi.style for sisi in (tepi.left, tepi.right, tepi.top)),
        rata.horizontal if rata.horizontal in ("left", "center", "right") else "",
        "" if warna_huruf == "#000000" else warna_huruf,
        warna_isi,
    )


def _warna(warna: Any) -> str:
    """A colour as "#RRGGBB"; empty where a cell has none of its own."""
    if warna is None:
        return ""
    if warna.type == "rgb" and isinstance(warna.rgb, str) and len(warna.rgb) == 8:
        return f"#{warna.rgb[2:]}"
    if warna.type == "theme" and warna.theme < len(_TEMA):
        return _campur(_TEMA[warna.theme], warna.tint or 0.0)
    return ""


def _campur(warna: str, tint: float) -> str:
    """A theme colour made lighter (tint above 0) or darker, as Excel does it."""
    merah, hijau, biru = (int(warna[i : i + 2], 16) / 255 for i in (0, 2, 4))
    rona, terang, jenuh = colorsys.rgb_to_hls(merah, hijau, biru)
    terang = terang * (1 + tint) if tint < 0 else terang * (1 - tint) + tint
    campuran = colorsys.hls_to_rgb(rona, terang, jenuh)
    return "#" + "".join(f"{round(bagian * 255):02X}" for bagian in campuran)
