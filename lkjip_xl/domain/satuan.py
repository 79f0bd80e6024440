"""Units of an indikator: which of them are percent, an index, rupiah, or something counted."""

from __future__ import annotations

_PERSEN = ("%", "persen")
_INDEKS = ("", "indeks", "index", "nilai", "skor", "skala", "poin")
_RUPIAH = ("rp", "rp.", "rupiah")


def is_persen(satuan: str) -> bool:
    """Whether figures in `satuan` carry the percent sign.

    >>> is_persen("%"), is_persen("Indeks")
    (True, False)
    """
    return satuan.strip().lower() in _PERSEN


def is_rupiah(satuan: str) -> bool:
    """Whether `satuan` is money, which stands behind "Rp".

    >>> is_rupiah("Rp"), is_rupiah("Rupiah"), is_rupiah("kasus")
    (True, True, False)
    """
    return satuan.strip().lower() in _RUPIAH


def is_hitungan(satuan: str) -> bool:
    """Whether figures in `satuan` count something (kasus, hari, rupiah): neither percent nor index.

    >>> is_hitungan("kasus"), is_hitungan("Indeks"), is_hitungan("%")
    (True, False, False)
    """
    return not is_persen(satuan) and satuan.strip().lower() not in _INDEKS
