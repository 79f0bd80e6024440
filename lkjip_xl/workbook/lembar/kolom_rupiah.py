"""Columns in rupiah that the sheets of budget and revenue share."""

from __future__ import annotations

from lkjip_xl.workbook.model import Kolom, Tipe

TAHUN = Kolom("tahun", "Tahun", Tipe.TAHUN, "Tahun anggaran.", lebar=12)

_SERAPAN = '=IF(OR({kosong}),"",IF([@Pagu]=0,"",[@Realisasi]/[@Pagu]*100))'
_SISA = '=IF(OR({kosong}),"",[@Pagu]-[@Realisasi])'
_KOSONG = '[@Pagu]="",[@Realisasi]=""'
_UDF_BARIS = "LKJ_SERAPAN([@Realisasi],[@Pagu])", "LKJ_SISA([@Pagu],[@Realisasi])"


def build_rupiah(
    nama: str, header: str, hint: str, minimum: int | None = 0, *, is_penting: bool = False
) -> Kolom:
    """An input in whole rupiah."""
    return Kolom(nama, header, Tipe.RUPIAH, hint, minimum=minimum, lebar=18, is_penting=is_penting)


def build_hitung(
    nama: str, header: str, rumus: str, kunci: str, tipe: Tipe = Tipe.RUPIAH, *, udf: str
) -> Kolom:
    """A computed column as wide as an amount."""
    return Kolom(nama, header, tipe, rumus=rumus, udf=udf, kunci=kunci, lebar=18)


def build_dipakai(awal: str) -> Kolom:
    """Pagu in force: the revised one where there is one."""
    rumus = '=IF([@Pagu Menjadi]<>"",[@Pagu Menjadi],IF([@Pagu Semula]<>"",[@Pagu Semula],""))'
    udf = "=LKJ_PILIH_REVISI([@Pagu Semula],[@Pagu Menjadi])"
    return build_hitung("pagu", "Pagu", rumus, f"{awal}.pagu", udf=udf)


def build_serapan(
    awal: str, timpang: str = "", udf: tuple[str, str] = _UDF_BARIS
) -> tuple[Kolom, Kolom]:
    """Serapan and sisa of the columns Pagu and Realisasi of the same row.

    Args:
        awal: Start of their keys.
        timpang: Native condition under which a total's parts do not match: no value then.
        udf: Both as calls of UDFs.
    """
    kosong = f"{_KOSONG},{timpang}" if timpang else _KOSONG
    serapan, sisa = (rumus.format(kosong=kosong) for rumus in (_SERAPAN, _SISA))
    return (
        build_hitung(
            "serapan",
            "Serapan (%)",
            serapan,
            f"{awal}.serapan",
            Tipe.PERSEN,
            udf=f"={udf[0]}",
        ),
        build_hitung("sisa", "Sisa", sisa, f"{awal}.sisa", udf=f"={udf[1]}"),
    )


def build_udf_serapan(tabel: str, kunci: str = "", sel: str = "") -> tuple[str, str]:
    """Serapan and sisa over the rows of `tabel`, as calls of UDFs.

    Args:
        tabel: The table.
        kunci: Its column that must equal `sel`; empty for all rows.
        sel: Reference to what is looked for.
    """
    pagu, realisasi = f"{tabel}[Pagu]", f"{tabel}[Realisasi]"
    if not kunci:
        return f"LKJ_SERAPAN({realisasi},{pagu})", f"LKJ_SISA({pagu},{realisasi})"
    bila = f"{sel},{tabel}[{kunci}]"
    return (
        f"LKJ_BILA_ADA({sel},LKJ_SERAPAN({realisasi},{pagu},{bila}))",
        f"LKJ_BILA_ADA({sel},LKJ_SISA({pagu},{realisasi},{bila}))",
    )


def build_udf_jumlah_bila(tabel: str, kolom: str, kunci: str, sel: str) -> str:
    """The same as `build_jumlah_bila`, as a call of a UDF."""
    return f"=LKJ_JUMLAH_BILA({sel},{tabel}[{kunci}],{tabel}[{kolom}])"


def build_timpang(tabel: str, syarat: str = "1") -> str:
    """Native condition: a row of `tabel` under `syarat` has only one of pagu and realisasi.

    A total over such rows would read the missing figure as 0.
    """
    return f"SUMPRODUCT({syarat}*(ISNUMBER({tabel}[Pagu])<>ISNUMBER({tabel}[Realisasi])))>0"


def build_jumlah(kolom: str) -> str:
    """Sum of a column as a native expression; "" where it has no number."""
    return f'IF(COUNT({kolom})=0,"",SUM({kolom}))'


def build_jumlah_bila(tabel: str, kolom: str, kunci: str, sel: str) -> str:
    """Sum over the rows of `tabel` whose column `kunci` equals `sel`; "" without any number."""
    return (
        f'=IF(OR({sel}="",SUMPRODUCT(({tabel}[{kunci}]={sel})*ISNUMBER({tabel}[{kolom}]))=0),"",'
        f"SUMIFS({tabel}[{kolom}],{tabel}[{kunci}],{sel}))"
    )
