"""Books for the rules: rows of any table, and what one rule finds in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any, TypeVar

from lkjip_xl.checks.registry import ATURAN, check_kinerja
from lkjip_xl.domain.isian import Isian
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.errors import Problem
from tests.domain import builders as b

Baris = TypeVar("Baris")
Tabel = Mapping[str, Any]


def baris(kelas: type[Baris], **isi: Any) -> Baris:
    """A row whose cells say what they are; numbers may be written as int or "3,25"."""
    awal = f"{kelas.__name__}.{isi.get('kode', isi.get('tahun', ''))}"
    nama = [satu.name for satu in fields(kelas)]  # type: ignore[arg-type]
    assert set(isi) <= set(nama), f"no such column: {set(isi) - set(nama)}"
    nilai = {satu: _isian(isi.get(satu), f"{awal}.{satu}") for satu in nama}
    return kelas(**nilai)


def _isian(isi: Any, asal: str) -> Any:
    if isinstance(isi, list):
        return tuple(_isian(satu, f"{asal}.{nomor}") for nomor, satu in enumerate(isi, 1))
    if isinstance(isi, int):
        isi = Decimal(isi)
    return Isian(isi, asal)


def build(tabel: Tabel) -> DataKinerja:
    """A book with these tables."""
    isi = {n: tuple(t) if isinstance(t, list) else t for n, t in tabel.items()}
    return b.build_data(**isi)


def find(kode: str, **tabel: Any) -> list[Problem]:
    """What the rule `kode` finds in a book with these tables; it is told as staff need it."""
    data = build(tabel)
    ditemukan = [p for p in check_kinerja(data, b.hitung(data)) if p.kode == kode]
    (aturan,) = (satu for satu in ATURAN if satu.kode == kode)
    for problem in ditemukan:
        assert problem.tingkat is aturan.tingkat
        assert problem.alasan == aturan.alasan
        assert problem.sheet or problem.cell
        assert problem.pesan.endswith(".")
        assert problem.perbaikan.endswith(".")
    return ditemukan


def find_satu(kode: str, **tabel: Any) -> Problem:
    """The one thing that the rule `kode` finds."""
    (problem,) = find(kode, **tabel)
    return problem


def pk(*daftar_realisasi: Any, **tabel: Any) -> dict[str, Any]:
    """One sasaran kegiatan with IKM (target 3,25), and rows of Capaian."""
    return {
        "sasaran": [b.sasaran()],
        "indikator": [b.indikator()],
        "realisasi": list(daftar_realisasi),
        **tabel,
    }
