"""The conclusion of a report, written from its results: one paragraph for each subject."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from lkjip_xl.domain.angka import Alasan
from lkjip_xl.domain.capaian import Polaritas, Status, Tren
from lkjip_xl.domain.hasil import DaftarHasil, Hasil
from lkjip_xl.domain.hasil_bandingan import baca_polaritas
from lkjip_xl.domain.kinerja import DataKinerja, Indikator, Tingkat
from lkjip_xl.domain.teks_id import format_deret
from lkjip_xl.domain.terbilang import terbilang
from lkjip_xl.report.narrative import KECIL_BAIK
from lkjip_xl.report.printed import build_belum_diisi, filter_persen, print_hasil

_KATA_JUMLAH: Mapping[str, str] = {
    "terlampaui": "melampaui target",
    "tercapai": "tepat mencapai target",
    "belum_tercapai": "belum mencapai target",
}
_KATA_ARAH = ("membaik", "memburuk", "tetap")
_TANPA_KASUS = f"tidak dinilai karena {Alasan.TIDAK_ADA_KASUS}"


def list_ikk(data: DataKinerja) -> list[Indikator]:
    """Indikator kegiatan in the order of the book."""
    kegiatan = {s.kode.isi for s in data.sasaran if s.tingkat.isi == Tingkat.KEGIATAN}
    return [i for i in data.indikator if i.kode_sasaran.isi in kegiatan]


def list_capaian(hasil: DaftarHasil) -> list[Hasil]:
    """Capaian of every indikator kegiatan, with or without value."""
    return [
        satu
        for kunci, satu in hasil.items()
        if kunci.startswith("ikk.") and kunci.endswith(".capaian") and kunci.count(".") == 2
    ]


def sebut_bagian(capaian: Sequence[Hasil]) -> str:
    """What a mean of part is a mean of: "dari 3 indikator yang ada nilainya"; "" of all or none."""
    ada = sum(satu.angka is not None for satu in capaian)
    return f"dari {ada} indikator yang ada nilainya" if 0 < ada < len(capaian) else ""


def write_simpulan_indikator(hasil: DaftarHasil, awal: str) -> Markup:
    """One line of the conclusion: status and capaian, or why there is none."""
    capaian, status = hasil[f"{awal}.capaian"], hasil[f"{awal}.status"]
    if capaian.alasan == Alasan.TIDAK_ADA_KASUS:
        return Markup(_TANPA_KASUS)
    if capaian.angka is None:
        return Markup("belum dapat disimpulkan ({})").format(print_hasil(capaian))
    return Markup("{}, capaian {}").format(print_hasil(status), filter_persen(print_hasil(capaian)))


def write_simpulan(hasil: DaftarHasil) -> Markup:
    """How many indikator reached their target, and the mean capaian."""
    jumlah = int(hasil["kinerja.jumlah_indikator"].angka or 0)
    if jumlah == 0:
        return Markup("Indikator kinerja kegiatan belum ada: {}.").format(
            build_belum_diisi("PK!tblPK")
        )
    capaian = list_capaian(hasil)
    banyak = {kata: int(hasil[f"kinerja.jumlah_{nama}"].angka or 0)
              for nama, kata in _KATA_JUMLAH.items()}  # fmt: skip
    ada_status = any(banyak.values())
    banyak[_TANPA_KASUS] = sum(satu.alasan == Alasan.TIDAK_ADA_KASUS for satu in capaian)
    banyak["belum dapat disimpulkan"] = jumlah - sum(banyak.values())
    if not ada_status and not banyak[_TANPA_KASUS]:
        return Markup("Capaian {} indikator kinerja kegiatan belum dapat disimpulkan.").format(
            jumlah
        )
    bagian = [
        f"seluruhnya {kata}" if satu == jumlah > 1 else f"{satu} indikator {kata}"
        for kata, satu in banyak.items()
        if satu > 0
    ]
    kalimat = Markup("Dari {} indikator kinerja kegiatan, {}").format(jumlah, format_deret(bagian))
    rata = hasil["kinerja.rata_rata"]
    if rata.angka is None:
        return kalimat + "."
    sebutan = sebut_bagian(capaian)
    return kalimat + Markup("; rata-rata capaian kinerja{} sebesar {}.").format(
        f" {sebutan}" if sebutan else "", filter_persen(print_hasil(rata))
    )


def write_belum_tercapai(data: DataKinerja, hasil: DaftarHasil) -> Markup | None:
    """Every indikator below its target by name; None while none has a status."""
    status = [(i, hasil[f"ikk.{i.kode.isi}.status"].nilai) for i in list_ikk(data)]
    if not any(satu is not None for _, satu in status):
        return None
    belum = [i.indikator.isi or str(i.kode.isi) for i, satu in status if satu == Status.BELUM]
    if belum:
        return Markup(
            "Indikator yang belum mencapai target dan perlu diutamakan adalah {}."
        ).format(format_deret(belum))
    if all(satu is not None for _, satu in status):
        return Markup("Seluruh indikator mencapai atau melampaui targetnya.")
    return None


def write_tren_umum(data: DataKinerja, hasil: DaftarHasil) -> Markup | None:
    """How many indikator got better, worse or stayed since last year; None where none is known.

    Which direction is better is told by the polaritas: where less is better a fall is good.
    """
    kata = [_baca_arah(hasil, i, data.profil.tahun) for i in list_ikk(data)]
    bagian = [
        f"{terbilang(kata.count(arah))} indikator {arah}" for arah in _KATA_ARAH if arah in kata
    ]
    if not bagian:
        return None
    return Markup("Dibandingkan dengan tahun sebelumnya, hasil {}.").format(format_deret(bagian))


def _baca_arah(hasil: DaftarHasil, indikator: Indikator, tahun: int | None) -> str | None:
    """The word for one indikator since last year; None where it cannot be told."""
    awal, polaritas = f"ikk.{indikator.kode.isi}", baca_polaritas(indikator)
    membaik, memburuk, tetap = _KATA_ARAH
    tren = hasil.get(f"{awal}.tren")
    if tren is None or tren.nilai is None:
        return None
    if tren.nilai == Tren.TETAP:
        return tetap
    if polaritas is Polaritas.MAKSIMAL or polaritas in KECIL_BAIK:
        is_baik = (tren.nilai == Tren.MENURUN) == (polaritas in KECIL_BAIK)
        return membaik if is_baik else memburuk
    # On target or inside is best: only capaian tells whether a move was good.
    lama = hasil.get(f"{awal}.riwayat.{(tahun or 0) - 1}.capaian")
    kini = hasil.get(f"{awal}.capaian_tanpa_batas")
    if lama is None or kini is None or lama.angka is None or kini.angka is None:
        return None
    if lama.tampil == kini.tampil:
        return tetap
    return membaik if kini.angka > lama.angka else memburuk


def write_sumber_daya(hasil: DaftarHasil) -> Markup | None:
    """Mean capaian beside the absorption of the budget; None while one of them is not complete."""
    rata, serapan = hasil["kinerja.rata_rata"], hasil["anggaran.total.serapan"]
    if rata.angka is None or serapan.angka is None or sebut_bagian(list_capaian(hasil)):
        return None
    selisih = rata.angka - serapan.angka if rata.tampil != serapan.tampil else 0
    kata = "sama dengan serapan anggaran ({}), sehingga hasil sebanding dengan anggarannya."
    if selisih > 0:
        kata = (
            "lebih tinggi daripada serapan anggaran ({}), yang menunjukkan penggunaan anggaran "
            "yang efisien."
        )
    elif selisih < 0:
        kata = (
            "lebih rendah daripada serapan anggaran ({}), sehingga penggunaan anggaran masih perlu "
            "diarahkan pada hasil."
        )
    return Markup("Rata-rata capaian kinerja ({}) " + kata).format(
        filter_persen(print_hasil(rata)), filter_persen(print_hasil(serapan))
    )
