"""Sentences about money: budget against pagu, PNBP against target and last year."""

from __future__ import annotations

from markupsafe import Markup

from lkjip_xl.domain.capaian import Tren
from lkjip_xl.domain.hasil import DaftarHasil, Hasil
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.teks_id import TRIWULAN, format_angka, format_deret
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


def write_beda_pk(hasil: DaftarHasil) -> Markup | None:
    """Why the budget of the PK is not the pagu in use; None where both are the same or unknown."""
    pk, pagu = hasil["pk.anggaran.total"], hasil["anggaran.total.pagu"]
    if pk.angka is None or pagu.angka is None or pk.angka == pagu.angka:
        return None
    semula = hasil.get("anggaran.total.pagu_semula")
    sebab = "Perbedaan itu perlu dijelaskan karena buku kerja tidak mencatat revisinya."
    if semula is not None and semula.angka == pk.angka:
        sebab = (
            "Perbedaan itu timbul karena DIPA direvisi dalam tahun berjalan, sedangkan Perjanjian "
            "Kinerja memuat jumlah semula."
        )
    elif semula is not None:
        sebab = "Perbedaan itu timbul karena DIPA direvisi dalam tahun berjalan."
    return Markup(
        "Jumlah anggaran pada Perjanjian Kinerja sebesar {}, sedangkan pagu yang dipakai dalam "
        "laporan ini {}. {}"
    ).format(filter_rupiah(print_hasil(pk)), filter_rupiah(print_hasil(pagu)), sebab)


def write_belanja(data: DataKinerja, hasil: DaftarHasil) -> Markup | None:
    """Absorption against last year and by jenis belanja; None without figures of this year."""
    tahun = data.profil.tahun or 0
    total = hasil.get(f"anggaran.belanja.TOTAL.{tahun}.serapan")
    if total is None or total.angka is None:
        return None
    kalimat = Markup("Serapan seluruh belanja tahun {} sebesar {}").format(
        tahun, filter_persen(print_hasil(total))
    )
    lama = hasil.get(f"anggaran.belanja.TOTAL.{tahun - 1}.serapan")
    if lama is not None and lama.angka is not None:
        kalimat += Markup(", {} tahun {} ({})").format(
            _bandingkan(total, lama), tahun - 1, filter_persen(print_hasil(lama))
        )
    kalimat += "."
    jenis = [
        (b.belanja.isi or str(b.kode.isi), hasil[f"anggaran.belanja.{b.kode.isi}.{tahun}.serapan"])
        for b in data.anggaran_belanja
        if b.tahun.isi == tahun
    ]
    ada = [(nama, satu) for nama, satu in jenis if satu.angka is not None]
    if len({satu.tampil for _, satu in ada}) < 2:
        return kalimat
    ujung = [pilih((satu for _, satu in ada), key=lambda satu: satu.angka or 0)
             for pilih in (max, min)]  # fmt: skip
    tinggi, rendah = (
        format_deret([nama.lower() for nama, satu in ada if satu.tampil == batas.tampil])
        for batas in ujung
    )
    return kalimat + Markup(" Serapan tertinggi pada {} ({}) dan terendah pada {} ({}).").format(
        tinggi,
        filter_persen(print_hasil(ujung[0])),
        rendah,
        filter_persen(print_hasil(ujung[1])),
    )


def _bandingkan(kini: Hasil, lama: Hasil) -> str:
    """Words for a figure against an older one, by what is printed."""
    if kini.tampil == lama.tampil:
        return "sama dengan"
    naik = (kini.angka or 0) > (lama.angka or 0)
    return "lebih tinggi daripada" if naik else "lebih rendah daripada"


def write_triwulan(hasil: DaftarHasil) -> Markup | None:
    """Absorption at the end of each triwulan that has one; None without any."""
    bagian = [
        f"{satu.tampil}% sampai akhir Triwulan {tw}"
        for nomor, tw in enumerate(TRIWULAN, 1)
        if (satu := hasil.get(f"anggaran.triwulan.TW{nomor}.serapan")) is not None
        and satu.angka is not None
    ]
    if not bagian:
        return None
    return Markup("Serapan anggaran {}.").format("; ".join(bagian))


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


def write_pnbp_kosong(data: DataKinerja, hasil: DaftarHasil) -> Markup | None:
    """What a dash among the akun means, for the two years shown; None where there is none."""
    tahun = data.profil.tahun or 0
    ada = {t: {str(p.kode.isi) for p in data.pnbp if p.tahun.isi == t} for t in (tahun - 1, tahun)}
    if not any(ada.values()) or ada[tahun - 1] == ada[tahun]:
        return None
    for kosong, isi in ((tahun - 1, tahun), (tahun, tahun - 1)):
        total = hasil.get(f"pnbp.{kosong}.total")
        if not ada[kosong] and ada[isi] and total is not None and total.angka is not None:
            return Markup(
                "Tanda - pada tahun {}: penerimaan tahun itu tercatat hanya jumlahnya, tanpa "
                "rincian menurut akun."
            ).format(kosong)
    return Markup("Tanda - berarti tidak ada penerimaan yang dicatat pada akun dan tahun itu.")
