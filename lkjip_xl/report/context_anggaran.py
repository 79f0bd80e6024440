"""Budget and revenue, as a template prints them."""

from __future__ import annotations

from typing import Any

from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.report import narrative_anggaran
from lkjip_xl.report.printed import print_hasil, print_isian, print_kunci

Nama = dict[str, Any]


def build_anggaran(data: DataKinerja, hasil: DaftarHasil) -> Nama:
    """Budget by kegiatan and by jenis belanja over the years."""
    angka = ("pagu", "realisasi", "serapan", "sisa")

    def baca(awal: str) -> Nama:
        return {nama: print_kunci(hasil, f"{awal}.{nama}") for nama in angka}

    is_revisi = any(k.pagu_menjadi.isi is not None for k in data.anggaran_kegiatan)
    lalu = hasil.get(f"anggaran.belanja.TOTAL.{(data.profil.tahun or 0) - 1}.serapan")
    tahun = sorted({int(b.tahun.isi) for b in data.anggaran_belanja if b.tahun.isi is not None})
    return {
        "kegiatan": [
            {"program": print_isian(k.program), "kegiatan": print_isian(k.kegiatan)}
            | baca(f"anggaran.kegiatan.{k.kode.isi}")
            for k in data.anggaran_kegiatan
        ],
        "total": baca("anggaran.total"),
        "dipakai": "menjadi (setelah revisi)" if is_revisi else "semula",
        "serapan_lalu": print_hasil(lalu) if lalu is not None and lalu.angka is not None else "",
        "tahun": [
            {
                "tahun": str(t),
                "belanja": [
                    {"nama": print_isian(b.belanja)} | baca(f"anggaran.belanja.{b.kode.isi}.{t}")
                    for b in data.anggaran_belanja
                    if b.tahun.isi == t
                ],
                "total": baca(f"anggaran.belanja.TOTAL.{t}"),
            }
            for t in tahun
        ],
        "kalimat": narrative_anggaran.write_anggaran(hasil),
    }


def build_pnbp(data: DataKinerja, hasil: DaftarHasil) -> Nama:
    """PNBP by akun for this year and last, so that each akun is one row."""
    tahun = data.profil.tahun or 0
    uraian: dict[str, str] = {}
    for satu in data.pnbp:
        if satu.tahun.isi in (tahun, tahun - 1):
            uraian.setdefault(str(satu.kode.isi), print_isian(satu.uraian))

    def cetak(t: int, kode: str) -> str:
        satu = hasil.get(f"pnbp.{t}.akun.{kode}")
        return "-" if satu is None else print_hasil(satu)

    def total(t: int, nama: str) -> str:
        satu = hasil.get(f"pnbp.{t}.{nama}")
        return "-" if satu is None else print_hasil(satu)

    return {
        "akun": [
            {
                "nomor": str(nomor),
                "kode": kode,
                "uraian": nama,
                "lalu": cetak(tahun - 1, kode),
                "ini": cetak(tahun, kode),
            }
            for nomor, (kode, nama) in enumerate(uraian.items(), 1)
        ],
        "total_lalu": total(tahun - 1, "total"),
        "total_ini": total(tahun, "total"),
        "target": total(tahun, "target"),
        "persen_target": total(tahun, "persen_target"),
        "kalimat": narrative_anggaran.write_pnbp(hasil, tahun) or "",
    }
