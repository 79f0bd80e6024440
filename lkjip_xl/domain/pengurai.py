"""Reading a number that a person typed: the one number it means, or a question to that person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from lkjip_xl.domain.terbilang import terbilang


class JenisAngka(StrEnum):
    """What kind of number is expected; it decides how a lone separator is read."""

    RUPIAH = "rupiah"
    BULAT = "bilangan bulat"
    INDEKS = "indeks"
    PERSEN = "persen"
    UMUM = "umum"


@dataclass(frozen=True, slots=True)
class Tafsiran:
    """What a text means as a number.

    Attributes:
        angka: The number with the decimals that were typed; None when there is no single reading.
        pertanyaan: What to ask the person (Indonesian) when `angka` is None; empty for a blank
            text, which is a missing value and nothing to ask about.
        pilihan: The readings to choose from; empty when the number must be typed again.
    """

    angka: Decimal | None
    pertanyaan: str = ""
    pilihan: tuple[Decimal, ...] = ()


_CONTOH = {
    JenisAngka.RUPIAH: "Rp 1.234.567",
    JenisAngka.BULAT: "1.234",
    JenisAngka.INDEKS: "3,25",
    JenisAngka.PERSEN: "87,5%",
    JenisAngka.UMUM: "1.234,56",
}
# Marks around a number and the kinds that they may stand with; the first is what they say.
_PEMILIK = {
    **dict.fromkeys(("rp", "rp.", "idr", ",-", ",--", "rupiah"), (JenisAngka.RUPIAH,)),
    **dict.fromkeys(("%", "persen"), (JenisAngka.PERSEN,)),
    "orang": (JenisAngka.BULAT,),
    "indeks": (JenisAngka.INDEKS,),
    "poin": (JenisAngka.INDEKS, JenisAngka.PERSEN),
}
_RIBUAN_DULU = (JenisAngka.RUPIAH, JenisAngka.BULAT)
_DESIMAL_UANG = 2
_PANJANG_KUTIPAN = 40

# Pasted text: fixed and narrow spaces, dashes that stand for minus, and marks that nobody sees.
_RAPIKAN = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2007\u2009\u202f", " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d", "-"),
        **dict.fromkeys("\u200b\u200e\u200f\u2060\ufeff", ""),
    }
)
_INDONESIA = str.maketrans(",.", ".,")

# ASCII: without it "perſen" would match "persen".
_BENTUK = re.compile(
    r"""
    (?P<buka>\(?)\ *(?P<tanda>[-+]?)(?P<uang>rp\.?|idr)?\ *(?P<buka_dalam>\(?)(?P<tanda_dalam>[-+]?)
    (?P<inti>(?=[.,\ ]*[0-9])[0-9.,](?:[0-9.,\ ]*[0-9.,])?)(?P<sen>,--?)?
    (?P<tutup>\)?)\ *(?P<satuan>%|persen|orang|rupiah|indeks|poin)?(?P<tutup_luar>\)?)
    """,
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)
_BERKELOMPOK = re.compile(r"([1-9][0-9]{0,2}([., ])[0-9]{3}(?:\2[0-9]{3})*)(?:(?!\2)[.,]([0-9]+))?")
_DESIMAL = re.compile(r"([0-9]*)[.,]([0-9]+)")


def is_strip(teks: str) -> bool:
    """Whether a text is only a dash, which printed tables show for 0 and for no data alike.

    >>> is_strip(" - "), is_strip("-5")
    (True, False)
    """
    return teks.translate(_RAPIKAN).replace("\u2014", "-").strip() in ("-", "--")


def urai_angka(teks: str, jenis: JenisAngka = JenisAngka.UMUM) -> Tafsiran:
    """The number that `teks` means where a number of that kind is expected; never guesses.

    Read are thousands in dots, commas or spaces, decimals after a comma or a dot, "Rp" and "IDR",
    ",-", "%", a minus or "(1.000)" for less than 0, and one of the words persen, orang, rupiah,
    indeks, poin at the end. One separator before three digits ("1.234") means thousands in money
    and whole numbers; elsewhere it is asked about. In UMUM a mark such as "Rp" tells the kind.

    Args:
        teks: What was typed; a blank text is a missing value: no number and no question.
        jenis: The kind of number. Percent is in percent points: "87,5%" is 87.5.

    Returns:
        The number, or the question to ask. No text raises an error.

    >>> urai_angka("Rp 1.000,-", JenisAngka.RUPIAH).angka
    Decimal('1000')
    >>> tafsiran = urai_angka("1.234", JenisAngka.INDEKS)
    >>> tafsiran.pertanyaan
    '"1.234" dapat berarti 1.234 (seribu dua ratus tiga puluh empat) atau 1,234. Yang mana?'
    >>> tafsiran.pilihan
    (Decimal('1234'), Decimal('1.234'))
    """
    rapi = teks.translate(_RAPIKAN).strip()
    if not rapi:
        return Tafsiran(None)
    kutipan = _kutip(rapi)
    cocok = _BENTUK.fullmatch(rapi)
    minus = _baca_tanda(cocok) if cocok else None
    if cocok is None or minus is None:
        return Tafsiran(
            None,
            f"{kutipan} belum terbaca sebagai angka. Berapa angkanya? Contoh: {_CONTOH[jenis]}.",
        )
    tanda = [satu for satu in cocok.group("uang", "sen", "satuan") if satu]
    if jenis is JenisAngka.UMUM and tanda:
        jenis = _PEMILIK[tanda[0].lower()][0]
    bacaan = _baca_inti(cocok["inti"], minus, jenis)
    if not bacaan:
        return _tanya_pemisah(kutipan, cocok["inti"], minus, jenis)
    return _pilih(kutipan, bacaan, jenis, [t for t in tanda if jenis not in _PEMILIK[t.lower()]])


def _kutip(teks: str) -> str:
    satu_baris = " ".join(teks.split())
    if len(satu_baris) > _PANJANG_KUTIPAN:
        satu_baris = satu_baris[: _PANJANG_KUTIPAN - 3] + "..."
    return f'"{satu_baris}"'


def _baca_tanda(cocok: re.Match[str]) -> bool | None:
    """Whether the number is below 0; None when signs or brackets do not fit together."""
    tanda = cocok["tanda"] + cocok["tanda_dalam"]
    buka = cocok["buka"] + cocok["buka_dalam"]
    tutup = cocok["tutup"] + cocok["tutup_luar"]
    if len(buka) != len(tutup) or len(buka) + len(tanda) > 1:
        return None
    return bool(buka) or tanda == "-"


def _baca_inti(inti: str, minus: bool, jenis: JenisAngka) -> tuple[Decimal, ...]:
    """The readings of bare digits and separators; thousands come first."""
    bacaan = [inti] if inti.isdecimal() else []
    if cocok := _BERKELOMPOK.fullmatch(inti):
        bulat = re.sub(r"[., ]", "", cocok[1])
        bacaan.append(f"{bulat}.{cocok[3]}" if cocok[3] else bulat)
    if cocok := _DESIMAL.fullmatch(inti):
        bacaan.append(f"{cocok[1] or '0'}.{cocok[2]}")
    if jenis in _RIBUAN_DULU:
        bacaan = bacaan[:1]
    daftar = (Decimal(satu) for satu in bacaan)
    return tuple(angka.copy_negate() if minus and angka else angka for angka in daftar)


def _tulis(angka: Decimal) -> str:
    return f"{angka:,f}".translate(_INDONESIA)


def _sebut(pilihan: tuple[Decimal, ...]) -> str:
    if len(pilihan) == 1:
        return _tulis(pilihan[0])
    return f"{_tulis(pilihan[0])} ({terbilang(pilihan[0])}) atau {_tulis(pilihan[1])}"


def _tanya_pemisah(kutipan: str, inti: str, minus: bool, jenis: JenisAngka) -> Tafsiran:
    """What to ask about digits that have no reading because of their separators."""
    utuh = _baca_inti(inti[:-1], minus, jenis) if inti[-1] in ".," else ()
    if not utuh:
        return Tafsiran(
            None,
            f"Titik, koma, atau spasi pada {kutipan} tidak memisahkan tiap tiga angka. "
            f"Berapa angkanya? Contoh: {_CONTOH[jenis]}.",
        )
    akhir = "titik" if inti[-1] == "." else "koma"
    return _tolak_mustahil(kutipan, utuh[0], jenis) or Tafsiran(
        None, f"{kutipan} berakhir dengan {akhir}. Apakah maksudnya {_sebut(utuh)}?", utuh
    )


def _tolak_mustahil(kutipan: str, angka: Decimal, jenis: JenisAngka) -> Tafsiran | None:
    """The refusal of a number that its kind cannot have, or None."""
    desimal = -int(angka.as_tuple().exponent)
    if jenis is JenisAngka.RUPIAH and desimal > _DESIMAL_UANG:
        return Tafsiran(
            None,
            f"{kutipan} memuat {desimal} angka di belakang koma, sedangkan uang paling banyak "
            f"{_DESIMAL_UANG} (sen). Berapa rupiah yang dimaksud?",
        )
    # "1234,000" is whole too, but rather a slip for 1.234.000.
    pecah = angka != angka.to_integral_value() or desimal > _DESIMAL_UANG
    if jenis is JenisAngka.BULAT and pecah:
        return Tafsiran(
            None,
            f"{kutipan} memuat angka di belakang koma, sedangkan di sini diperlukan bilangan "
            "bulat. Berapa angkanya?",
        )
    return None


def _pilih(
    kutipan: str, bacaan: tuple[Decimal, ...], jenis: JenisAngka, asing: Sequence[str]
) -> Tafsiran:
    """The one reading that fits the kind, or the question that is left."""
    if mustahil := _tolak_mustahil(kutipan, bacaan[0], jenis):
        return mustahil
    if asing:
        return Tafsiran(
            None,
            f'{kutipan} memakai "{asing[0]}", sedangkan di sini diperlukan {jenis}. '
            f"Apakah maksudnya {_sebut(bacaan)}?",
            bacaan,
        )
    if len(bacaan) > 1:
        return Tafsiran(None, f"{kutipan} dapat berarti {_sebut(bacaan)}. Yang mana?", bacaan)
    return Tafsiran(bacaan[0])
