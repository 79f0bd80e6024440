"""Sen in columns of rupiah are told once for each sheet."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from typing import Any

import pytest

from lkjip_xl.domain.kinerja import AnggaranBelanja, AnggaranKegiatan, Penerimaan
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.model import Tipe
from tests.checks.builders import baris, find, find_satu

RUPIAH = [
    (tabel, kolom)
    for tabel in schema.TABEL.values()
    if tabel.kelas is not None
    for kolom in tabel.kolom
    if kolom.is_masukan and kolom.tipe is Tipe.RUPIAH
]


@pytest.mark.parametrize(("tabel", "kolom"), RUPIAH, ids=lambda satu: satu.nama)
def test_every_column_of_rupiah_is_looked_at(tabel: Any, kolom: Any) -> None:
    """P-71: sen in any input of rupiah are told."""
    nama = {satu.name for satu in fields(tabel.kelas)}
    isi = {"kode": "51", "tahun": 2024, "triwulan": "I"}
    satu = baris(
        tabel.kelas,
        **{k: v for k, v in isi.items() if k in nama},
        **{kolom.nama: Decimal("5800000000.5")},
    )

    problem = find_satu("P-71", **{tabel.field: [satu]})

    assert "5.800.000.000,5" in problem.pesan
    assert "rupiah penuh" in problem.perbaikan


def test_cells_of_one_sheet_are_one_remark() -> None:
    """Pagu and realisasi with sen are counted together."""
    satu = baris(AnggaranKegiatan, kode="G1", pagu_semula=Decimal("9.5"), realisasi=Decimal("8.5"))

    problems = find("P-71", anggaran_kegiatan=[satu])

    assert sum("2 sel" in p.pesan or "1 sel" in p.pesan for p in problems) == len(problems) > 0


def test_whole_rupiah_are_silent() -> None:
    """Amounts without sen, negative and empty ones too, are in order."""
    tabel = {
        "anggaran_belanja": [baris(AnggaranBelanja, kode="51", tahun=2024, pagu=100, realisasi=90)],
        "pnbp": [baris(Penerimaan, kode="425211", tahun=2024, mpn=Decimal("7.00"))],
    }

    assert find("P-71", **tabel) == []
