"""Sentences about money: budget against pagu, PNBP against target and last year."""

from __future__ import annotations

from markupsafe import Markup

from lkjip_xl.domain.capaian import Tren
from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.teks_id import format_angka
from lkjip_xl.report.narrative import format_mutlak
from lkjip_xl.report.printed import filter_persen, filter_rupiah, print_hasil


def write_anggaran(hasil: DaftarHasil) -> Markup:
    """Realisasi of the whole budget against its pagu."""
    pagu, realisasi, serapan, sisa = (
        hasil[f"anggaran.total.{nama}"] for nama in ("pagu", "realisasi", "serapan", "sisa")
    )
    if serapan.angka is None:
        return Markup("Serapan anggaran belum dapat disajikan: pagu {}, realisasi {}.").format(
            filter_rupiah(print_hasil(pagu)), filter_rupiah(print_hasil(realisasi))
        )
    kalimat = Markup("Realisasi anggaran sebesar {} dari pagu {}, atau serapan {}").format(
        filter_rupiah(print_hasil(realisasi)),
        filter_rupiah(print_hasil(pagu)),
        filter_persen(print_hasil(serapan)),
    )
    if sisa.angka is None:
        return kalimat + "."
    if sisa.angka < 0:
        return kalimat + Markup("; realisasi melebihi pagu sebesar Rp\u00a0{}.").format(
            format_angka(-sisa.angka, 0)
        )
    return kalimat + Markup(", dengan sisa {}.").format(filter_rupiah(print_hasil(sisa)))


def write_pnbp(hasil: DaftarHasil, tahun: int | None) -> Markup | None:
    """PNBP of the year against its target and against last year; None without PNBP."""
    total = hasil.get(f"pnbp.{tahun}.total")
    if total is None or total.angka is None:
        return None
    kalimat = Markup("Penerimaan Negara Bukan Pajak tahun {} sebesar {}").format(
        tahun, filter_rupiah(print_hasil(total))
    )
    persen, target = hasil.get(f"pnbp.{tahun}.persen_target"), hasil.get(f"pnbp.{tahun}.target")
    if persen is not None and target is not None and persen.angka is not None:
        kalimat += Markup(" atau {} dari target {}").format(
            filter_persen(print_hasil(persen)), filter_rupiah(print_hasil(target))
        )
    ubah = hasil[f"pnbp.{tahun}.perubahan_persen"]
    if ubah.angka is None:
        return kalimat + "."
    if ubah.tampil == "0,00":
        return kalimat + "; jumlah ini hampir sama dengan tahun sebelumnya."
    arah = Tren.MENINGKAT if ubah.angka > 0 else Tren.MENURUN
    return kalimat + Markup("; jumlah ini {} {}% dari tahun sebelumnya.").format(
        arah, format_mutlak(ubah)
    )
