"""The counts behind a ratio indikator, as a template prints them."""

from __future__ import annotations

from typing import Any

from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.report import narrative_indikator
from lkjip_xl.report.printed import print_isian, print_kalimat, print_sel

Nama = dict[str, Any]


def build_rasio(data: DataKinerja, hasil: DaftarHasil, kode: str) -> Nama:
    """Counts by year and this year's parts; `ada` is False for an indikator without counts."""
    semua = [r for r in data.rasio if r.kode.isi == kode and r.tahun.isi is not None]
    rincian = [r for r in data.rincian_rasio if r.kode.isi == kode]
    istilah = next((i for i in data.istilah_rasio if i.kode.isi == kode), None)
    pembilang = (istilah.pembilang.isi if istilah is not None else None) or "pembilang"
    penyebut = (istilah.penyebut.isi if istilah is not None else None) or "penyebut"
    kini = next((r for r in semua if r.tahun.isi == data.profil.tahun), None)
    kalimat = None
    if kini is not None:
        kalimat = narrative_indikator.write_rasio(kini, pembilang, penyebut)
    return {
        "ada": bool(semua),
        "pembilang": kapital_awal(pembilang),
        "penyebut": kapital_awal(penyebut),
        "tahun": [
            {
                "tahun": str(int(r.tahun.isi or 0)),
                "pembilang": print_isian(r.pembilang),
                "penyebut": print_isian(r.penyebut),
                "rasio": print_sel(hasil, f"ikk.{kode}.rasio.{int(r.tahun.isi or 0)}"),
            }
            for r in sorted(semua, key=lambda r: r.tahun.isi or 0)
        ],
        "rincian": [
            {
                "nomor": str(nomor),
                "uraian": print_isian(r.uraian),
                "pembilang": print_isian(r.pembilang),
                "penyebut": print_isian(r.penyebut),
            }
            for nomor, r in enumerate(rincian, 1)
        ],
        "jumlah": {
            "pembilang": print_isian(kini.pembilang) if kini is not None else "-",
            "penyebut": print_isian(kini.penyebut) if kini is not None else "-",
        },
        "kalimat": print_kalimat(f"ikk.{kode}.rasio", kalimat),
    }


def kapital_awal(teks: str) -> str:
    """`teks` with a capital in front, the rest as written.

    >>> kapital_awal("kasus PPNS")
    'Kasus PPNS'
    """
    return teks[:1].upper() + teks[1:]
