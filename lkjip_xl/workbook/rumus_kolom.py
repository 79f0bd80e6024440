"""The formula of a computed column, as a workbook of either edition holds it."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip_xl.domain.survei import KelasMutu
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.model import Kolom, Tabel


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
