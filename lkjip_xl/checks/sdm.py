"""Rules over the staff of the office."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.checks.aturan import Temuan, aturan
from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.errors import Tingkat as Berat


@aturan(
    "P-40",
    Berat.PERINGATAN,
    "Jumlah pegawai berbeda antarkelompok",
    "Pegawai yang sama dihitung menurut seksi, golongan, jabatan, dan pendidikan.",
)
def check_jumlah_pegawai(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """Every grouping of the same staff has the same total."""
    utama = hasil.get("sdm.total")
    if utama is None or utama.angka is None:
        return
    for nama in dict.fromkeys(p.kelompok.isi for p in data.pegawai if p.kelompok.isi):
        total = hasil[f"sdm.{nama}.total"]
        if total.angka is None or total.angka == utama.angka:
            continue
        yield Temuan(
            next(p.kelompok.asal for p in data.pegawai if p.kelompok.isi == nama),
            f"Jumlah pegawai menurut {nama} {total.tampil}, sedangkan jumlah pegawai kantor "
            f"{utama.tampil}.",
            "periksa baris yang kurang atau terhitung dua kali.",
            total.kunci,
        )
