"""Sentences that follow the numbers; each has a few forms so that neighbours do not repeat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from markupsafe import Markup

from lkjip_xl.domain.angka import Alasan
from lkjip_xl.domain.capaian import Polaritas, Status, Tren
from lkjip_xl.domain.hasil import DaftarHasil, Hasil
from lkjip_xl.domain.kinerja import Pembanding
from lkjip_xl.domain.satuan import is_hitungan, is_rupiah
from lkjip_xl.domain.teks_id import format_angka
from lkjip_xl.report.printed import filter_persen, filter_satuan, print_hasil, sebut_satuan

_STATUS = {
    Status.TERLAMPAUI: (
        "Realisasi tahun {tahun} sebesar {realisasi} melampaui target {target}, "
        "sehingga capaiannya {capaian}.",
        "Dengan target {target}, realisasi tahun {tahun} mencapai {realisasi}; "
        "target terlampaui dengan capaian {capaian}.",
        "Target {target} terlampaui: realisasi tahun {tahun} sebesar {realisasi} "
        "atau capaian {capaian}.",
    ),
    Status.TERCAPAI: (
        "Realisasi tahun {tahun} sebesar {realisasi} tepat memenuhi target {target}, "
        "dengan capaian {capaian}.",
        "Target {target} tercapai; realisasi tahun {tahun} sebesar {realisasi} "
        "dengan capaian {capaian}.",
    ),
    Status.BELUM: (
        "Realisasi tahun {tahun} sebesar {realisasi} belum mencapai target {target}; "
        "capaiannya {capaian}.",
        "Target {target} belum tercapai: realisasi tahun {tahun} sebesar {realisasi}, "
        "dengan capaian {capaian}.",
    ),
}

# Where less is better "melampaui" would read as too much.
_STATUS_KECIL = {
    Status.TERLAMPAUI: (
        "Realisasi tahun {tahun} sebesar {realisasi} lebih baik daripada target {target} "
        "(makin kecil makin baik), sehingga target terlampaui dengan capaian {capaian}.",
        "Dengan target {target} dan makna makin kecil makin baik, realisasi tahun {tahun} sebesar "
        "{realisasi}; target terlampaui dengan capaian {capaian}.",
    ),
    Status.TERCAPAI: _STATUS[Status.TERCAPAI],
    Status.BELUM: (
        "Realisasi tahun {tahun} sebesar {realisasi} masih di atas target {target} "
        "(makin kecil makin baik), sehingga target belum tercapai; capaiannya {capaian}.",
    ),
}
_STATUS_TEPAT = {
    Status.TERCAPAI: (
        "Realisasi tahun {tahun} sebesar {realisasi} sesuai dengan target {target}, "
        "dengan capaian {capaian}.",
    ),
    Status.BELUM: (
        "Realisasi tahun {tahun} sebesar {realisasi} belum sesuai dengan target {target}; "
        "capaiannya {capaian}.",
    ),
}
KECIL_BAIK = (Polaritas.MINIMAL, Polaritas.TERBALIK)
_BENTUK_STATUS: Mapping[Polaritas, Mapping[Status, tuple[str, ...]]] = {
    Polaritas.MAKSIMAL: _STATUS,
    **dict.fromkeys(KECIL_BAIK, _STATUS_KECIL),
    Polaritas.STABIL: _STATUS_TEPAT,
    Polaritas.RENTANG: _STATUS_TEPAT,
}

_TREN = {
    Tren.MENINGKAT: (
        "Dibandingkan dengan tahun {lama} sebesar {dulu}, realisasi tahun {tahun} meningkat "
        "{ubah}{persen}.",
        "Realisasi meningkat {ubah}{persen} dari {dulu} pada tahun {lama} menjadi {kini} "
        "pada tahun {tahun}.",
    ),
    Tren.MENURUN: (
        "Dibandingkan dengan tahun {lama} sebesar {dulu}, realisasi tahun {tahun} menurun "
        "{ubah}{persen}.",
        "Realisasi menurun {ubah}{persen} dari {dulu} pada tahun {lama} menjadi {kini} "
        "pada tahun {tahun}.",
    ),
    Tren.TETAP: (
        "Realisasi tahun {tahun} tetap {kini}, sama dengan tahun {lama}.",
        "Tidak ada perubahan dari tahun {lama}: realisasi tahun {tahun} tetap {kini}.",
    ),
}


def _pilih(bentuk: Sequence[str], urutan: int) -> Markup:
    return Markup(bentuk[urutan % len(bentuk)])


def write_capaian(
    hasil: DaftarHasil,
    awal: str,
    satuan: str,
    tahun: int | None,
    urutan: int,
    polaritas: Polaritas = Polaritas.MAKSIMAL,
    target: str | None = None,
) -> Markup:
    """How an indikator stands to its target, with the attainment word of its status.

    `target` is how the target is printed where that is more than its figure (a range).
    """
    realisasi, capaian, status = (
        hasil[f"{awal}.{nama}"] for nama in ("realisasi", "capaian", "status")
    )
    target = target or print_hasil(hasil[f"{awal}.target"])
    if realisasi.alasan == Alasan.TIDAK_ADA_KASUS:
        return Markup("Indikator ini tidak dinilai pada tahun {} karena {}; targetnya {}.").format(
            tahun, realisasi.alasan, filter_satuan(target, satuan)
        )
    if status.nilai is None:
        return Markup("Capaian belum dapat disajikan: target {}, realisasi {}.").format(
            filter_satuan(target, satuan), filter_satuan(print_hasil(realisasi), satuan)
        )
    if capaian.angka is None:
        return Markup(
            "Realisasi tahun {} sebesar {} dengan target {}; "
            "capaian tidak dapat dihitung karena {}."
        ).format(
            tahun,
            filter_satuan(print_hasil(realisasi), satuan),
            filter_satuan(target, satuan),
            capaian.alasan,
        )
    bentuk = _BENTUK_STATUS[polaritas][Status(str(status.nilai))]
    return _pilih(bentuk, urutan).format(
        tahun=tahun,
        realisasi=filter_satuan(print_hasil(realisasi), satuan),
        target=filter_satuan(target, satuan),
        capaian=filter_persen(print_hasil(capaian)),
    )


def write_tren(
    hasil: DaftarHasil, awal: str, satuan: str, tahun: int | None, urutan: int
) -> Markup | None:
    """Realisasi against last year, with the right trend word; None when last year is unknown."""
    tren = hasil.get(f"{awal}.tren")
    if tren is None or tren.nilai is None or tahun is None:
        return None
    poin, persen = hasil[f"{awal}.perubahan_poin"], hasil[f"{awal}.perubahan_persen"]
    dulu = hasil[f"{awal}.riwayat.{tahun - 1}.realisasi"]
    bagian = "" if persen.angka is None else f" atau {format_mutlak(persen)}%"
    return _pilih(_TREN[Tren(str(tren.nilai))], urutan).format(
        lama=tahun - 1,
        tahun=tahun,
        dulu=filter_satuan(print_hasil(dulu), satuan),
        kini=filter_satuan(print_hasil(hasil[f"{awal}.realisasi"]), satuan),
        ubah=format_ubah(poin, satuan),
        persen=bagian,
    )


def format_mutlak(satu: Hasil) -> str:
    """The size of a change as printed; the word already says its direction."""
    return satu.tampil.removeprefix("-")


def format_ubah(poin: Hasil, satuan: str) -> str:
    """The size of a change with what it counts: points of an index or percent, or the unit."""
    if is_rupiah(satuan):
        return f"Rp\u00a0{format_angka(abs(poin.angka or Decimal(0)), 0)}"
    return f"{format_mutlak(poin)} {sebut_satuan(satuan) if is_hitungan(satuan) else 'poin'}"


def write_renstra(
    hasil: DaftarHasil,
    awal: str,
    satuan: str,
    tahun_akhir: str,
    polaritas: Polaritas = Polaritas.MAKSIMAL,
) -> Markup | None:
    """Realisasi against the end target of the Renstra; None without one."""
    target, capaian = hasil.get(f"{awal}.renstra.target"), hasil.get(f"{awal}.renstra.capaian")
    if target is None or capaian is None or capaian.angka is None:
        return None
    kata = "sudah melampaui" if capaian.angka > 100 else "baru mencapai"
    if polaritas is not Polaritas.MAKSIMAL:
        kata = "belum memenuhi" if capaian.angka < 100 else "sudah memenuhi"
    elif capaian.angka == 100:
        kata = "tepat mencapai"
    return Markup("Realisasi tahun ini {} target akhir Renstra{} sebesar {}, {} {}.").format(
        kata,
        tahun_akhir,
        filter_satuan(print_hasil(target), satuan),
        "yaitu" if kata == "baru mencapai" else "dengan capaian",
        filter_persen(print_hasil(capaian)),
    )


def write_pembanding(
    hasil: DaftarHasil,
    awal: str,
    pembanding: Pembanding,
    satuan: str,
    polaritas: Polaritas = Polaritas.MAKSIMAL,
) -> Markup | None:
    """One comparison: "melampaui ... sebesar" is z - 100; None when a figure is missing.

    Where less is better, or a range is right, the sentence only says higher or lower.
    """
    kode, ukuran = pembanding.kode.isi, pembanding.ukuran.isi or "realisasi"
    unit = (pembanding.unit.isi or str(kode)).replace("Rata-rata", "rata-rata", 1)
    nilai = hasil.get(f"{awal}.pembanding.{kode}.nilai")
    selisih = hasil.get(f"{awal}.pembanding.{kode}.selisih")
    if nilai is None or selisih is None or selisih.angka is None:
        return None
    satuan = "%" if ukuran == "capaian" else satuan
    angka = filter_satuan(print_hasil(nilai), satuan)
    kata = ukuran.capitalize()
    if selisih.tampil == "0,00":
        return Markup("{} tahun ini sama dengan {} ({}).").format(kata, unit, angka)
    arah = ("melampaui", "berada di bawah")
    if polaritas is not Polaritas.MAKSIMAL and ukuran == "realisasi":
        arah = ("lebih tinggi daripada", "lebih rendah daripada")
    return Markup("{} tahun ini {} {} ({}) sebesar {}%.").format(
        kata, arah[0 if selisih.angka > 0 else 1], unit, angka, format_mutlak(selisih)
    )
