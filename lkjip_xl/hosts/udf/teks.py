"""UDFs that write figures and dates as a report does."""

from __future__ import annotations

from datetime import date, datetime

from lkjip_xl.domain.teks_id import (
    format_angka,
    format_deret,
    format_persen,
    format_rupiah,
    format_tanggal,
)
from lkjip_xl.domain.terbilang import terbilang
from lkjip_xl.hosts.udf.daftar import udf
from lkjip_xl.hosts.udf.galat import build_galat_isi
from lkjip_xl.hosts.udf.sel import (
    Sel,
    list_sel,
    read_angka,
    read_desimal,
    read_tanggal,
    read_teks,
    take_satu,
)

_TERBILANG_TERBESAR = 10**18


@udf(
    "=LKJ_ANGKA(1234,565)",
    "1.234,57",
    angka="Angkanya.",
    desimal="Banyaknya angka di belakang koma; kosong berarti 2.",
)
def LKJ_ANGKA(angka: Sel, desimal: Sel = None) -> str | None:
    """Angka sebagai teks: titik ribuan dan koma desimal."""
    nilai = read_angka(angka)
    return None if nilai is None else format_angka(nilai, read_desimal(desimal))


@udf("=LKJ_RUPIAH(11097189000)", "Rp 11.097.189.000", angka="Jumlah uang dalam rupiah.")
def LKJ_RUPIAH(angka: Sel) -> str | None:
    """Jumlah uang sebagai teks, dibulatkan ke rupiah penuh."""
    nilai = read_angka(angka)
    return None if nilai is None else format_rupiah(nilai)


@udf("=LKJ_PERSEN(99,18)", "99,18%", angka="Poin persen: 87,5 untuk 87,5%.")
def LKJ_PERSEN(angka: Sel) -> str | None:
    """Persen sebagai teks dengan dua angka di belakang koma."""
    nilai = read_angka(angka)
    return None if nilai is None else format_persen(nilai)


@udf("=LKJ_TANGGAL(45672)", "15 Januari 2025", tanggal="Tanggalnya.")
def LKJ_TANGGAL(tanggal: Sel) -> str | None:
    """Tanggal dengan nama bulan."""
    hari = read_tanggal(tanggal)
    return None if hari is None else format_tanggal(hari)


@udf("=LKJ_TERBILANG(3,25)", "tiga koma dua lima", angka="Angka yang dieja.")
def LKJ_TERBILANG(angka: Sel) -> str | None:
    """Angka dalam kata-kata, huruf kecil; tambahkan sendiri kata rupiah bila perlu."""
    nilai = read_angka(angka)
    if nilai is not None and abs(nilai) >= _TERBILANG_TERBESAR:
        raise build_galat_isi(take_satu(angka), "di antara -10^18 dan 10^18")
    return None if nilai is None else terbilang(nilai)


@udf("=LKJ_DERET(B5:B8)", daftar="Sel yang disebut berurutan; yang kosong dilewati.")
def LKJ_DERET(daftar: Sel) -> str:
    """Daftar di dalam kalimat: A, B, dan C."""
    return format_deret([teks for satu in list_sel(daftar) if (teks := _read_sebutan(satu))])


def _read_sebutan(isi: Sel) -> str | None:
    """What stands in a cell as staff see it: a date with its month, a number with a comma."""
    satu = take_satu(isi)
    if isinstance(satu, date):
        return format_tanggal(satu.date() if isinstance(satu, datetime) else satu)
    if isinstance(satu, bool):
        return str(satu).upper()
    teks = read_teks(satu)
    return teks.replace(".", ",") if isinstance(satu, float) and teks else teks
