"""Formulas of computed columns, as a workbook of either edition holds them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lkjip_xl.domain.survei import KelasMutu
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.model import Kolom, Tabel

# How a program names the add-in in front of its functions: Excel in cells where the add-in is not
# where it was, Excel in files and LibreOffice in cells by the number of a link. Texts stay.
_TEMPAT_ADDIN = re.compile(
    r'"(?:[^"]|"")*"|(?:\[\d+\]!|\b[\w.-]+\.xlam!|\'(?:[^\']|\'\')*\.xlam\'!|\b_xludf\.)(?=LKJ_)',
    re.IGNORECASE,
)
_FUNGSI = re.compile(r"\bLKJ_\w+\(", re.IGNORECASE)


def is_memanggil_lkj(rumus: str) -> bool:
    """Whether a formula calls functions of the add-in; LibreOffice writes unknown names small.

    >>> is_memanggil_lkj("=lkj_cari(A1,B:B,C:C)"), is_memanggil_lkj("=SUM(A1:A3)")
    (True, False)
    """
    return rumus.startswith("=") and _FUNGSI.search(rumus) is not None


def strip_tempat_addin(rumus: str) -> str:
    r"""A formula whose functions of the add-in go by their names alone, wherever that lies.

    >>> strip_tempat_addin(r"='C:\Kantor kami\LKjIP.xlam'!LKJ_NRR(A1,LKjIP.xlam!LKJ_JUMLAH(1))")
    '=LKJ_NRR(A1,LKJ_JUMLAH(1))'
    >>> strip_tempat_addin("=[1]!lkj_nrr(A1)&[1]Lain!B2"), strip_tempat_addin('=A1&"[1]!LKJ_X"')
    ('=lkj_nrr(A1)&[1]Lain!B2', '=A1&"[1]!LKJ_X"')
    """
    if not rumus.startswith("="):
        return rumus
    return _TEMPAT_ADDIN.sub(lambda satu: satu[0] if satu[0].startswith('"') else "", rumus)


def build_rumus(
    tabel: Tabel, kolom: Kolom, kelas_mutu: Sequence[KelasMutu], *, is_udf: bool
) -> str:
    """The formula of a computed column in this edition; native where it has no UDF.

    Args:
        tabel: The table.
        kolom: Its column.
        kelas_mutu: Classes of service quality, which the native formula of mutu lists.
        is_udf: Whether computed columns call UDFs instead of native functions.
    """
    if is_udf and (udf := tabel.build_udf(kolom, schema.TABEL)):
        return udf
    return _isi_mutu(tabel.build_rumus(kolom, schema.TABEL), kelas_mutu)


def _isi_mutu(rumus: str, kelas_mutu: Sequence[KelasMutu]) -> str:
    kelas = sorted(kelas_mutu, key=lambda satu: satu.mulai)
    kata = {
        "{MUTU_MULAI}": ",".join(str(satu.mulai) for satu in kelas),
        "{MUTU_HURUF}": ",".join(f'"{satu.mutu}"' for satu in kelas),
        "{MUTU_KINERJA}": ",".join(f'"{satu.kinerja}"' for satu in kelas),
    }
    for tanda, daftar in kata.items():
        rumus = rumus.replace(tanda, f"{{{daftar}}}")
    return rumus
