"""Notes beside the figures: which of two sources is used, which capaian is capped."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.teks_id import format_asis
from lkjip_xl.report.printed import filter_satuan, print_hasil

_NAMA_SUMBER = {
    "survei": "hasil survei",
    "rasio": "hitungan rasio",
    "triwulan": "hitungan triwulan",
}


def write_sumber(hasil: DaftarHasil, awal: str, satuan: str, sumber: str | None) -> Markup | None:
    """That a typed realisasi wins over another figure; None where there is no second figure."""
    dipakai, lain = hasil[f"{awal}.realisasi"], hasil.get(f"{awal}.realisasi_sumber")
    if lain is None or lain.angka is None or dipakai.angka in (None, lain.angka):
        return None
    return Markup(
        "Realisasi yang dipakai adalah angka yang diketik di buku kerja, yaitu {}; "
        "{} memberikan {}."
    ).format(
        filter_satuan(print_hasil(dipakai), satuan),
        _NAMA_SUMBER.get(str(sumber), "sumbernya"),
        filter_satuan(print_hasil(lain), satuan),
    )


def write_batas_riwayat(
    hasil: DaftarHasil, awal: str, tahun: int | None, batas: Decimal | None
) -> Markup | None:
    """That earlier years are shown without this year's cap; None where it changes no figure."""
    if batas is None or hasil[f"{awal}.capaian"].angka is None:
        return None
    lampau = [
        satu.angka > batas
        for kunci, satu in hasil.items()
        if kunci.startswith(f"{awal}.riwayat.")
        and kunci.endswith(".capaian")
        and satu.angka is not None
    ]
    is_kini = hasil[f"{awal}.capaian"].tampil != hasil[f"{awal}.capaian_tanpa_batas"].tampil
    if not any(lampau) and not (is_kini and lampau):
        return None
    return Markup(
        "Capaian tahun {} dibatasi paling tinggi {}; capaian tahun-tahun sebelumnya disajikan "
        "tanpa batas atas."
    ).format(tahun, f"{format_asis(batas)}%")


def write_batas_renstra(hasil: DaftarHasil, awal: str, batas: Decimal | None) -> Markup | None:
    """That the comparison with the Renstra is not capped; None where it changes no figure."""
    capaian = hasil.get(f"{awal}.renstra.capaian")
    if batas is None or capaian is None or capaian.angka is None or capaian.angka <= batas:
        return None
    return Markup("Capaian terhadap target akhir Renstra disajikan tanpa batas atas {}.").format(
        f"{format_asis(batas)}%"
    )
