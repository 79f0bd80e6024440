"""Formulas between Excel's spelling and that of LibreOffice's interface."""

from __future__ import annotations

import re
from collections.abc import Callable

# Parts in which a comma, dot or brace means something else: texts, and references by column name.
_UTUH = re.compile(r'"(?:[^"]|"")*"|(?<=[A-Za-z0-9_])\[(?:[^\[\]]|\[[^\[\]]*\])*\]')
_LARIK = re.compile(r"\{[^}]*\}")
_LEMBAR = r"('(?:[^']|'')+'|[A-Za-z_][\w.]*)"
_LEMBAR_EXCEL = re.compile(rf"\$?{_LEMBAR}!")
_LEMBAR_LO = re.compile(rf"\$?{_LEMBAR}\.(?=\$?[A-Z]{{1,3}}\$?[0-9])")
_SEMENTARA = "\0"


def to_libreoffice(rumus: str) -> str:
    """A formula of Excel as LibreOffice takes it.

    >>> to_libreoffice("=SUM(PK!A1,{1,2;3,4})&tblPK[[#This Row],[Kode]]")
    '=SUM($PK.A1;{1;2|3;4})&tblPK[[#This Row];[Kode]]'
    """

    def ubah(teks: str) -> str:
        teks = _LARIK.sub(lambda m: m[0].replace(";", "|").replace(",", ";"), teks)
        return _LEMBAR_EXCEL.sub(r"$\1.", teks).replace(",", ";")

    return _convert(rumus, ubah, lambda rujukan: rujukan.replace("],[", "];["))


def to_excel(rumus: str) -> str:
    """A formula of LibreOffice as Excel spells it.

    >>> to_excel("=SUM($PK.A1;{1;2|3;4})&tblPK[[#This Row];[Kode]]")
    '=SUM(PK!A1,{1,2;3,4})&tblPK[[#This Row],[Kode]]'
    """

    def ubah(teks: str) -> str:
        teks = _LARIK.sub(
            lambda m: m[0].replace(";", ",").replace("|", _SEMENTARA), teks
        )  # the rows of an array keep their semicolons
        teks = _LEMBAR_LO.sub(r"\1!", teks).replace(";", ",").replace(_SEMENTARA, ";")
        return teks.replace("TRUE()", "TRUE").replace("FALSE()", "FALSE")

    return _convert(rumus, ubah, lambda rujukan: rujukan.replace("];[", "],["))


def _convert(rumus: str, ubah: Callable[[str], str], rujuk: Callable[[str], str]) -> str:
    hasil, akhir = [], 0
    for utuh in _UTUH.finditer(rumus):
        isi = utuh[0]
        hasil += [ubah(rumus[akhir : utuh.start()]), isi if isi[0] == '"' else rujuk(isi)]
        akhir = utuh.end()
    return "".join([*hasil, ubah(rumus[akhir:])])
