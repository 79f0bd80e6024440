"""The conclusion of a report, written from its results: one paragraph for each subject."""

from __future__ import annotations

from markupsafe import Markup

from lkjip_xl.domain.capaian import Status, Tren
from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.kinerja import DataKinerja, Indikator, Tingkat
from lkjip_xl.domain.teks_id import format_deret
from lkjip_xl.domain.terbilang import terbilang
from lkjip_xl.report.printed import filter_persen, print_hasil

_KATA_TREN = {
    Tren.MENINGKAT: "meningkat",
    Tren.MENURUN: "menurun",
    Tren.TETAP: "tetap",
}


def list_ikk(data: DataKinerja) -> list[Indikator]:
    """Indikator kegiatan in the order of the book."""
    kegiatan = {s.kode.isi for s in data.sasaran if s.tingkat.isi == Tingkat.KEGIATAN}
    return [i for i in data.indikator if i.kode_sasaran.isi in kegiatan]


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
    """How many indikator rose, fell or stayed against last year; None where none is known."""
    tren = [hasil.get(f"ikk.{i.kode.isi}.tren") for i in list_ikk(data)]
    kata = [str(t.nilai) for t in tren if t is not None and t.nilai is not None]
    bagian = [
        f"{terbilang(kata.count(arah))} indikator {sebut}"
        for arah, sebut in _KATA_TREN.items()
        if arah in kata
    ]
    if not bagian:
        return None
    return Markup("Dibandingkan dengan tahun sebelumnya, realisasi {}.").format(
        format_deret(bagian)
    )


def write_sumber_daya(hasil: DaftarHasil) -> Markup | None:
    """Mean capaian beside the absorption of the budget; None while one is missing."""
    rata, serapan = hasil["kinerja.rata_rata"], hasil["anggaran.total.serapan"]
    if rata.angka is None or serapan.angka is None:
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
