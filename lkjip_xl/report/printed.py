"""Values as a template prints them: text that knows its key, or a mark for what is missing."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from lkjip_xl.domain.angka import Alasan
from lkjip_xl.domain.hasil import DaftarHasil, Hasil
from lkjip_xl.domain.isian import Isian
from lkjip_xl.domain.satuan import is_hitungan, is_persen, is_rupiah
from lkjip_xl.domain.teks_id import format_asis
from lkjip_xl.report.marks import Berkunci, Sorot

_TANDA_BUTIR = re.compile(
    r"^[ \t]*(?:[-\u2013\u2014*\u2022\u00b7\u25aa\u25cf\uf0b7]|\d{1,2}[.)]|[a-z][.)])[ \t]+",
    re.MULTILINE,
)


class Cetak(str, Berkunci):
    """A printed value.

    Attributes:
        kunci: Key of the result; empty for an input that is no result.
        is_angka: Whether it is a figure, to which a unit may be attached.
        is_naskah: Whether it is a text of staff, not a value.
    """

    kunci: str
    is_angka: bool
    is_naskah: bool

    def __new__(
        cls, teks: str, kunci: str = "", *, is_angka: bool = False, is_naskah: bool = False
    ) -> Cetak:
        """`teks` with its key."""
        cetak = super().__new__(cls, teks)
        cetak.kunci, cetak.is_angka, cetak.is_naskah = kunci, is_angka, is_naskah
        return cetak

    def ubah(self, teks: str) -> Cetak:
        """Another wording of the same value: same key, same kind."""
        return Cetak(teks, self.kunci, is_angka=self.is_angka, is_naskah=self.is_naskah)

    def upper(self) -> Cetak:
        """In capitals, for the filter of that name; the key stays."""
        return self.ubah(super().upper())

    def lower(self) -> Cetak:
        """In small letters; the key stays."""
        return self.ubah(super().lower())

    def capitalize(self) -> Cetak:
        """With a capital in front; the key stays."""
        return self.ubah(super().capitalize())


class Kalimat(Markup, Berkunci):
    """A generated sentence: one piece with a key of its own, whatever values stand in it."""

    kunci: str

    def __new__(cls, teks: str, kunci: str) -> Kalimat:
        """`teks`, already escaped, with the key of the sentence."""
        kalimat = super().__new__(cls, teks)
        kalimat.kunci = kunci
        return kalimat


def build_belum_diisi(tempat: str, kunci: str = "") -> Sorot:
    """The highlighted mark for an empty cell: "[belum diisi: Narasi!C12]"."""
    return Sorot(f"[{Alasan.BELUM_DIISI}: {tempat}]", kunci)


def print_hasil(hasil: Hasil) -> str:
    """A result as the report prints it; a missing input is highlighted, "tidak ada kasus" is not.

    A word that is empty (no month below the minimum) stays empty.
    """
    if hasil.is_belum_diisi:
        return Sorot(hasil.tampil, hasil.kunci)
    return Cetak(hasil.tampil, hasil.kunci, is_angka=hasil.angka is not None)


def print_kunci(hasil: DaftarHasil, kunci: str) -> str:
    """The result under a key; one that does not exist was never filled in."""
    satu = hasil.get(kunci)
    return build_belum_diisi(kunci, kunci) if satu is None else print_hasil(satu)


def print_kalimat(kunci: str, kalimat: Markup | None) -> str:
    """A generated sentence under the key `kalimat.<kunci>`; "" where there is none."""
    return Kalimat(kalimat, f"kalimat.{kunci}") if kalimat else ""


def print_naskah(kunci: str, isian: Isian[Any], *, is_butir: bool = False) -> str:
    """A text of staff under the key `narasi.<kunci>`, or the mark that names its empty cell.

    Where each line becomes an item of a list, `is_butir`, it loses the sign that staff typed.
    """
    kunci = f"narasi.{kunci}"
    if isian.isi is None:
        return Sorot(f"[{Alasan.BELUM_DIISI}: {isian.asal}]", kunci, is_naskah=True)
    teks = str(isian.isi)
    return Cetak(_TANDA_BUTIR.sub("", teks) if is_butir else teks, kunci, is_naskah=True)


def print_sel(hasil: DaftarHasil, kunci: str) -> str:
    """A result in a table; a dash where it does not exist and no cell waits to be filled in."""
    satu = hasil.get(kunci)
    if satu is None or (satu.is_belum_diisi and not satu.kosong):
        return Cetak("-")
    return print_hasil(satu)


def print_isian(isian: Isian[Any]) -> str:
    """An input text or figure as typed, or the mark that names its empty cell."""
    if isian.isi is None:
        return build_belum_diisi(isian.asal)
    if isinstance(isian.isi, Decimal):
        return Cetak(format_asis(isian.isi), is_angka=True)
    return Cetak(str(isian.isi))


def filter_persen(nilai: str) -> str:
    """Filter: "99,18" becomes "99,18%"; words and marks stay as they are."""
    return filter_satuan(nilai, "%")


def filter_rupiah(nilai: str) -> str:
    """Filter: "1.000" becomes "Rp 1.000" with a space that does not break."""
    if isinstance(nilai, Cetak) and nilai.is_angka:
        return nilai.ubah(f"Rp\u00a0{nilai}")
    return nilai


def filter_bersatuan(nilai: str, satuan: str) -> str:
    """Filter: a figure with its unit in a table: "90%", "3,25 Indeks"."""
    if is_persen(satuan) or is_rupiah(satuan) or not isinstance(nilai, Cetak) or not satuan:
        return filter_satuan(nilai, satuan)
    return nilai.ubah(f"{nilai} {satuan}")


def filter_satuan(nilai: str, satuan: str) -> str:
    """Filter: a figure with its unit: "90%", "Rp 1.000", "9 kasus"; an index stands alone."""
    if not isinstance(nilai, Cetak) or not nilai.is_angka:
        return nilai
    if is_persen(satuan):
        return nilai.ubah(f"{nilai}%")
    if is_rupiah(satuan):
        return filter_rupiah(nilai)
    return nilai.ubah(f"{nilai} {sebut_satuan(satuan)}") if is_hitungan(satuan) else nilai


def sebut_satuan(satuan: str) -> str:
    """A unit inside a sentence: "Kasus" becomes "kasus", an abbreviation stays.

    >>> sebut_satuan("Kasus"), sebut_satuan("WNA")
    ('kasus', 'WNA')
    """
    return satuan.lower() if satuan[1:].islower() else satuan
