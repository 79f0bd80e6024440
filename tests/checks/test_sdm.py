"""Rules over the staff of the office."""

from __future__ import annotations

import pytest

from lkjip_xl.domain.rincian import Pegawai
from tests.checks.builders import baris, find


@pytest.mark.parametrize(("golongan", "banyak"), [(14, 1), (15, 0), (None, 0)])
def test_every_grouping_counts_the_same_staff(golongan: int | None, banyak: int) -> None:
    """15 by seksi and 14 by golongan are told with both totals; an empty grouping is not."""
    pegawai = [
        baris(Pegawai, kelompok="seksi", uraian="Tata Usaha", jumlah=15),
        baris(Pegawai, kelompok="golongan", uraian="III", jumlah=golongan),
    ]

    ditemukan = find("P-40", pegawai=pegawai)

    assert len(ditemukan) == banyak
    assert all("golongan 14" in p.pesan and "15" in p.pesan for p in ditemukan)
