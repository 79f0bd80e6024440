"""Numbers in Indonesian words, as a report or a receipt spells them."""

from __future__ import annotations

from decimal import Decimal

BATAS_TERBILANG = 10**18  # the first number without a name here: seribu kuadriliun
_DIGIT = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
)  # fmt: skip
_SKALA = (
    (10**15, "kuadriliun"),
    (10**12, "triliun"),
    (10**9, "miliar"),
    (10**6, "juta"),
    (10**3, "ribu"),
)


def terbilang(angka: int | Decimal) -> str:
    """`angka` in lower-case words, exact; what stands after the comma is read digit by digit.

    Equal numbers have equal words (3,50 is read as 3,5) and different numbers different words.
    There are no words for a missing figure: print its reason instead.

    Args:
        angka: A number between -10^18 and 10^18, both excluded; rounding is left to the caller.

    Raises:
        ValueError: The number is outside that range, or is not finite.

    >>> terbilang(Decimal("10998871000"))
    'sepuluh miliar sembilan ratus sembilan puluh delapan juta delapan ratus tujuh puluh satu ribu'
    >>> terbilang(Decimal("3.25")), terbilang(-11), terbilang(0)
    ('tiga koma dua lima', 'minus sebelas', 'nol')
    """
    nilai = Decimal(angka)
    if not nilai.is_finite() or nilai.copy_abs() >= BATAS_TERBILANG:
        raise ValueError(f"no words for {angka}: it must lie between -10^18 and 10^18")
    # Text instead of arithmetic: abs() and normalize() would round to the context.
    bulat, _, pecahan = f"{nilai.copy_abs():f}".partition(".")
    pecahan = pecahan.rstrip("0")
    kata = ["minus"] if nilai < 0 else []
    kata.append(_baca_bulat(int(bulat)))
    if pecahan:
        kata += ["koma", *(_DIGIT[int(satu)] for satu in pecahan)]
    return " ".join(kata)


def terbilang_rupiah(angka: int | Decimal) -> str:
    """An amount of money in words; it is not rounded, so pass the figure that is printed.

    Raises:
        ValueError: As `terbilang`.

    >>> terbilang_rupiah(26_000_001_000)
    'dua puluh enam miliar seribu rupiah'
    """
    return f"{terbilang(angka)} rupiah"


def _baca_bulat(angka: int) -> str:
    if angka == 0:
        return _DIGIT[0]
    kata = []
    for besar, nama in _SKALA:
        banyak, angka = divmod(angka, besar)
        if banyak == 1 and nama == "ribu":
            kata.append("seribu")  # but: satu juta, satu miliar
        elif banyak:
            kata.append(f"{_baca_ratusan(banyak)} {nama}")
    if angka:
        kata.append(_baca_ratusan(angka))
    return " ".join(kata)


def _baca_ratusan(angka: int) -> str:
    ratus, sisa = divmod(angka, 100)
    kata = ["seratus" if ratus == 1 else f"{_DIGIT[ratus]} ratus"] if ratus else []
    if sisa:
        kata.append(_baca_puluhan(sisa))
    return " ".join(kata)


def _baca_puluhan(angka: int) -> str:
    if angka < 10:
        return _DIGIT[angka]
    if angka < 20:
        khusus = {10: "sepuluh", 11: "sebelas"}
        return khusus.get(angka, f"{_DIGIT[angka - 10]} belas")
    puluh, satuan = divmod(angka, 10)
    return f"{_DIGIT[puluh]} puluh" + (f" {_DIGIT[satuan]}" if satuan else "")
