"""Sentences on staff, the action plan, the follow-up plan and other results of the office."""

from __future__ import annotations

from markupsafe import Markup

from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.hasil_lain import KELOMPOK_PEGAWAI
from lkjip_xl.domain.teks_id import TRIWULAN, format_deret
from lkjip_xl.report.printed import build_belum_diisi, filter_persen, print_hasil

_STATUS = {
    "selesai": "sudah selesai",
    "berjalan": "sedang berjalan",
    "belum": "belum dimulai",
}


def write_pegawai(hasil: DaftarHasil) -> Markup | None:
    """How many work in the office, by gender where all are known; None without a count."""
    total = hasil.get("sdm.total")
    if total is None or total.angka is None:
        return None
    for nama in KELOMPOK_PEGAWAI:
        laki, perempuan = hasil.get(f"sdm.{nama}.laki"), hasil.get(f"sdm.{nama}.perempuan")
        if laki is None or perempuan is None or laki.angka is None or perempuan.angka is None:
            continue
        if laki.angka + perempuan.angka == total.angka:
            return Markup(
                "Pada akhir tahun pegawai berjumlah {} orang, terdiri atas {} laki-laki dan "
                "{} perempuan."
            ).format(total.tampil, laki.tampil, perempuan.tampil)
    return Markup("Pada akhir tahun pegawai berjumlah {} orang.").format(total.tampil)


def write_rencana_aksi(hasil: DaftarHasil) -> Markup | None:
    """Share of the action plan that is done, and the triwulan in which something is left."""
    total, persen = hasil.get("rencana_aksi.total"), hasil.get("rencana_aksi.persen")
    if total is None or persen is None or persen.angka is None:
        return None
    if persen.kosong:
        return Markup(
            "Sepanjang tahun direncanakan {} rencana aksi; capaiannya belum lengkap ({})."
        ).format(total.tampil, build_belum_diisi(persen.kosong[0]))
    selesai = hasil["rencana_aksi.selesai"]
    kata = "seluruhnya selesai" if selesai.angka == total.angka else f"{selesai.tampil} selesai"
    kalimat = Markup("Sepanjang tahun direncanakan {} rencana aksi; {} ({}).").format(
        total.tampil, kata, filter_persen(print_hasil(persen))
    )
    sisa = [
        f"Triwulan {tw}"
        for nomor, tw in enumerate(TRIWULAN, 1)
        if _kurang(hasil, f"rencana_aksi.TW{nomor}")
    ]
    if not sisa:
        return kalimat
    return kalimat + Markup(" Rencana aksi yang belum selesai terdapat pada {}.").format(
        format_deret(sisa)
    )


def _kurang(hasil: DaftarHasil, awal: str) -> bool:
    jumlah, selesai = hasil[f"{awal}.jumlah"].angka, hasil[f"{awal}.selesai"].angka
    return jumlah is not None and selesai is not None and selesai < jumlah


def write_tindak_lanjut(hasil: DaftarHasil) -> Markup | None:
    """The follow-up plan by status, and how much of it is late; None without one."""
    jumlah = hasil.get("tindak_lanjut.jumlah")
    if jumlah is None or not jumlah.angka:
        return None
    bagian = [
        f"{satu.tampil} {kata}"
        for nama, kata in _STATUS.items()
        if (satu := hasil[f"tindak_lanjut.{nama}"]).angka
    ]
    terlambat = hasil["tindak_lanjut.terlambat"]
    ekor = "" if not terlambat.angka else f"; {terlambat.tampil} melewati batas waktu"
    if not bagian:
        return Markup("Rencana tindak lanjut terdiri atas {} butir.").format(jumlah.tampil)
    return Markup("Dari {} butir tindak lanjut, {}{}.").format(
        jumlah.tampil, format_deret(bagian), ekor
    )


def write_eperformance(hasil: DaftarHasil) -> Markup | None:
    """Mean value of E-Performance; None without one."""
    rata = hasil.get("eperformance.rata_rata")
    if rata is None or rata.angka is None:
        return None
    return Markup("Rata-rata nilai E-Performance sebesar {}.").format(print_hasil(rata))


def write_target_kinerja(hasil: DaftarHasil) -> Markup | None:
    """Target kinerja of the year and how much of it was done; None without a percentage."""
    target, realisasi, persen = (
        hasil.get(f"target_kinerja.{nama}") for nama in ("target", "realisasi", "persen")
    )
    if target is None or realisasi is None or persen is None or persen.angka is None:
        return None
    return Markup("Sebanyak {} dari {} target kinerja terlaksana ({}).").format(
        realisasi.tampil, target.tampil, filter_persen(print_hasil(persen))
    )


def write_emonev(hasil: DaftarHasil) -> Markup | None:
    """Progress at the end of the last triwulan that has both figures; None without one."""
    for nomor in range(len(TRIWULAN), 0, -1):
        anggaran = hasil.get(f"emonev.TW{nomor}.anggaran")
        fisik = hasil.get(f"emonev.TW{nomor}.fisik")
        if anggaran is None or fisik is None or anggaran.angka is None or fisik.angka is None:
            continue
        return Markup(
            "Sampai akhir Triwulan {} penyerapan anggaran {} dan kemajuan fisik {}."
        ).format(
            TRIWULAN[nomor - 1],
            filter_persen(print_hasil(anggaran)),
            filter_persen(print_hasil(fisik)),
        )
    return None
