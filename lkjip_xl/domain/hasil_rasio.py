"""Keyed results of counts behind ratio indikator: `ikk.<K>.rasio.<TAHUN>`."""

from __future__ import annotations

from lkjip_xl.domain.angka import compute_persen, tetapkan
from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.hasil_bandingan import baca_desimal
from lkjip_xl.domain.hasil_realisasi import RUMUS_RASIO
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.teks_id import format_asis


def catat_rasio(daftar: DaftarHasil, data: DataKinerja) -> None:
    """Record the ratio of every year that has counts, established to its indikator's decimals."""
    dikenal = {satu.kode.isi for satu in data.indikator}
    realisasi = {satu.kode.isi: satu for satu in data.realisasi}
    for satu in data.rasio:
        kode, tahun = satu.kode.isi, satu.tahun.isi
        if kode not in dikenal or tahun is None:
            continue
        desimal = baca_desimal(realisasi.get(kode))
        masukan = [satu.pembilang, satu.penyebut]
        angka = [format_asis(isian.isi) for isian in masukan if isian.isi is not None]
        daftar.catat(
            f"ikk.{kode}.rasio.{int(tahun)}",
            tetapkan(compute_persen(satu.pembilang.isi, satu.penyebut.isi), desimal),
            desimal=desimal,
            satuan="%",
            masukan=masukan,
            rumus=RUMUS_RASIO,
            rumus_angka=f"{' / '.join(angka)} x 100",
        )
