"""Sentences on budget performance: IKPA, SMART and NKA, each with its category and basis."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from lkjip_xl.domain.hasil import DaftarHasil, Hasil
from lkjip_xl.report.printed import print_hasil

_NAMA: Mapping[str, str] = {
    "ikpa": "Nilai Indikator Kinerja Pelaksanaan Anggaran (IKPA)",
    "smart": "Nilai kinerja anggaran menurut SMART",
    "nka": "Nilai Kinerja Anggaran (NKA)",
}
_DASAR_BERBEDA = (
    " Dasar penilaian kedua tahun itu berbeda, sehingga perbandingannya perlu dibaca dengan "
    "hati-hati."
)


def write_nilai(
    hasil: DaftarHasil, jenis: str, tahun: int, *, is_singkat: bool = False
) -> Markup | None:
    """Value, category and direction of one of "ikpa", "smart", "nka"; None without a value.

    A short sentence leaves out that the two years were judged by different rules.
    """
    nilai = _baca(hasil, jenis, tahun)
    if nilai is None:
        return None
    kalimat = Markup("{} tahun {} sebesar {}").format(_NAMA[jenis], tahun, print_hasil(nilai))
    kategori = hasil.get(f"{jenis}.{tahun}.kategori")
    if kategori is not None and kategori.nilai is not None:
        kalimat += Markup(" dengan kategori {}").format(str(kategori.nilai).lower())
    lama = _baca(hasil, jenis, tahun - 1)
    if lama is None:
        return kalimat + "."
    kata = "sama dengan"
    if lama.tampil != nilai.tampil:
        naik = (nilai.angka or 0) > (lama.angka or 0)
        kata = "lebih tinggi daripada" if naik else "lebih rendah daripada"
    kalimat += Markup(", {} tahun {} ({}).").format(kata, tahun - 1, print_hasil(lama))
    if is_singkat:
        return kalimat
    dasar = {_baca_dasar(hasil, jenis, t) for t in (tahun, tahun - 1)} - {""}
    return kalimat + _DASAR_BERBEDA if len(dasar) > 1 else kalimat


def write_terendah(nama: str, nilai: str, banyak: int) -> Markup | None:
    """The component with the lowest value; None where there is none to choose."""
    if banyak < 2:
        return None
    return Markup("Nilai terendah terdapat pada {}, yaitu {}.").format(nama, nilai)


def _baca(hasil: DaftarHasil, jenis: str, tahun: int) -> Hasil | None:
    satu = hasil.get(f"{jenis}.{tahun}.nilai")
    return satu if satu is not None and satu.angka is not None else None


def _baca_dasar(hasil: DaftarHasil, jenis: str, tahun: int) -> str:
    kategori, nilai = hasil.get(f"{jenis}.{tahun}.kategori"), hasil[f"{jenis}.{tahun}.nilai"]
    return nilai.dasar or (kategori.dasar if kategori is not None else "")
