"""Sentences on a survey: the unsur that lag behind, the months with too few respondents."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.teks_id import BULAN, BULAN_SINGKAT, format_deret


def write_unsur(hasil: DaftarHasil, awal: str, nama: Sequence[str] = ()) -> Markup | None:
    """Names every unsur below the year value; None while there is no year value.

    `nama` are the names of all unsur: some hold a comma, as the list of them does.
    """
    di_bawah, rata = hasil.get(f"{awal}.unsur_di_bawah_nilai"), hasil.get(f"{awal}.rata_rata")
    if di_bawah is None or di_bawah.nilai is None:
        return None
    acuan = f"nilai tahun {hasil[f'{awal}.nilai'].tampil}"
    if rata is not None:
        acuan = f"rata-rata unsur {rata.tampil}"
    if not di_bawah.nilai:
        return Markup("Tidak ada unsur yang nilainya di bawah {}.").format(acuan)
    unsur = _pisah_nama(str(di_bawah.nilai), nama)
    return Markup("Unsur yang nilainya di bawah {} dan perlu diperhatikan: {}.").format(
        acuan, format_deret(unsur)
    )


def _pisah_nama(teks: str, nama: Sequence[str]) -> list[str]:
    hasil = []
    while teks:
        satu = max((n for n in nama if teks.startswith(n)), key=len, default=teks.split(", ")[0])
        hasil.append(satu)
        teks = teks[len(satu) :].removeprefix(", ")
    return hasil


def write_bulan_kurang(hasil: DaftarHasil, awal: str, minimum: str) -> Markup | None:
    """Names the months whose respondents are below the minimum; None when there are none."""
    kurang = hasil.get(f"{awal}.bulan_kurang_responden")
    if kurang is None or not kurang.nilai:
        return None
    panjang = dict(zip(BULAN_SINGKAT, BULAN, strict=True))
    bulan = [panjang[satu] for satu in str(kurang.nilai).split(", ")]
    return Markup(
        "Jumlah responden pada bulan {} berada di bawah {} orang, "
        "sehingga hasil bulan tersebut perlu dibaca dengan hati-hati."
    ).format(format_deret(bulan), minimum)
