"""Domain objects for tests: single rows, an SKM, and an office with published figures."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from lkjip_xl.domain import rincian
from lkjip_xl.domain.isian import Isian
from lkjip_xl.domain.kinerja import DataKinerja, Profil
from lkjip_xl.domain.skm import JawabanUnsur
from lkjip_xl.workbook.layout import build_grid, build_letak
from lkjip_xl.workbook.read.reader import read_buku
from lkjip_xl.workbook.write.example import load_contoh

KASUS = Path(__file__).parent / "kasus"


def load_kasus(nama: str) -> Mapping[str, Any]:
    """A case file, figures as Decimal."""
    return tomllib.loads((KASUS / nama).read_text("utf-8"), parse_float=Decimal)


def build_isian(isi: Any, asal: str = "Kasus!A1") -> Isian[Any]:
    """An Isian; whole numbers become Decimal."""
    if isinstance(isi, int) and not isinstance(isi, bool):
        isi = Decimal(isi)
    return Isian(isi, asal)


def build_baris(kelas: type[Any], **isi: Any) -> Any:
    """A row of the domain; fields that are not given are empty cells."""
    nama = kelas.__dataclass_fields__
    nilai = {k: build_isian(isi.get(k)) for k in nama if k not in ("triwulan", "angka", "bulan")}
    for grup in {"triwulan", "angka", "bulan"} & set(nama):
        if kelas.__annotations__[grup] == "Teks":
            nilai[grup] = build_isian(isi.get(grup))
        else:
            nilai[grup] = tuple(build_isian(i) for i in isi.get(grup, ()))
    return kelas(**nilai)


def build_profil(tahun: int, **lain: Any) -> Profil:
    """A Profil with what calculations ask of it."""
    isi = {"TAHUN": tahun, "RATA_RATA": "sasaran", "BATAS_CAPAIAN": None, **lain}
    return Profil({kode: build_isian(satu) for kode, satu in isi.items()})


def build_skm(**lain: Any) -> rincian.SurveiSKM:
    """The SKM of the agreed vector: nine unsur, 29 respondents."""
    jumlah = (105, 101, 100, 116, 102, 105, 106, 105, 115)
    unsur = tuple(JawabanUnsur(f"U{n}", f"Unsur {n}", j, 29) for n, j in enumerate(jumlah, 1))
    isi = {"kode": "SKM", "responden": 29, "bobot": None, "populasi": 240, **lain}
    return rincian.SurveiSKM(
        **{nama: build_isian(satu, "Responden!A4") for nama, satu in isi.items()}, unsur=unsur
    )


def build_tahunan(masukan: Mapping[str, Any]) -> dict[str, Any]:
    """SMART by year, as staff would type it."""
    return {"tahun_smart": tuple(build_baris(rincian.TahunSMART, **s) for s in masukan["smart"])}


def build_tanjungpinang() -> DataKinerja:
    """Tanjungpinang 2024, read from the book of the shipped example."""
    isi = load_contoh("tanjungpinang")
    return read_buku(build_grid(isi, build_letak(isi))).data
