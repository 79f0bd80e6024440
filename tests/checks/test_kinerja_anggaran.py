"""Rules over IKPA, SMART, NKA and typed totals."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from lkjip_xl.domain.kinerja import AnggaranBelanja, TahunAnggaran
from lkjip_xl.domain.rincian import NilaiIKPA, Penggantian, TahunIKPA, TahunNKA, TahunSMART
from tests.checks.builders import baris, find, find_satu
from tests.domain import builders as b


def test_own_value_without_basis_is_refused() -> None:
    """A weight of the office's own needs its Dasar."""
    ganti = {"aturan": "nka", "tahun": 2024, "kode": "IKPA", "nilai": 60}

    assert find("P-08", penggantian=[baris(Penggantian, **ganti)])
    assert find("P-08", penggantian=[baris(Penggantian, **ganti, dasar="KMK contoh")]) == []


def test_typed_total_that_differs_from_its_parts_is_told() -> None:
    """A total beside its parts is not dropped in silence."""
    akun = [b.penerimaan(mpn="100")]

    assert find("P-12", pnbp=akun, tahun_pnbp=[b.tahun_pnbp(total_diketik="90")])
    assert find("P-12", pnbp=akun, tahun_pnbp=[b.tahun_pnbp(total_diketik="100")]) == []
    assert find("P-12", tahun_pnbp=[b.tahun_pnbp(total_diketik="90")]) == []


@pytest.mark.parametrize(
    ("tabel", "banyak"),
    [
        ({"ikpa": [baris(NilaiIKPA, kode="OUTPUT", tahun=2023, nilai=101)]}, 1),
        ({"ikpa": [baris(NilaiIKPA, kode="OUTPUT", tahun=2023, nilai=-1)]}, 1),
        ({"ikpa": [baris(NilaiIKPA, kode="OUTPUT", tahun=2023, nilai=100)]}, 0),
        ({"tahun_ikpa": [baris(TahunIKPA, tahun=2023, total_diketik=120)]}, 1),
        ({"tahun_smart": [baris(TahunSMART, tahun=2023, cro=120, konsistensi=-2)]}, 2),
        ({"tahun_smart": [baris(TahunSMART, tahun=2023, efisiensi=-20)]}, 0),
        ({"tahun_smart": [baris(TahunSMART, tahun=2023, efisiensi=-120)]}, 1),
        ({"tahun_nka": [baris(TahunNKA, tahun=2024, efisiensi_sbk=-5)]}, 1),
        ({"tahun_nka": [baris(TahunNKA, tahun=2024, cro=0, total_diketik=100)]}, 0),
    ],
)
def test_scores_lie_between_0_and_100(tabel: dict[str, Any], banyak: int) -> None:
    """Scores outside the scale are told; only E of SMART may be negative."""
    assert len(find("P-39", **tabel)) == banyak


def test_year_with_some_components_names_the_missing_ones() -> None:
    """SMART and planning cannot be computed from a part of their components."""
    smart = [baris(TahunSMART, tahun=2023, cro=90, penyerapan=90)]
    nka = [baris(TahunNKA, tahun=2024, cro=90, penggunaan_sbk=90)]

    assert "efisiensi dan konsistensi" in find_satu("P-60", tahun_smart=smart).pesan
    assert "efisiensi SBK" in find_satu("P-60", tahun_nka=nka).pesan


@pytest.mark.parametrize(
    "tabel",
    [
        {"tahun_smart": [baris(TahunSMART, tahun=2023)]},
        {"tahun_smart": [baris(TahunSMART, tahun=2023, cro=90, total_diketik=90)]},
        {"tahun_nka": [baris(TahunNKA, tahun=2024, cro=90, perencanaan_diketik=90)]},
        {"tahun_nka": [baris(TahunNKA, tahun=2024, cro=1, penggunaan_sbk=1, efisiensi_sbk=1)]},
    ],
    ids=["kosong", "total", "perencanaan", "lengkap"],
)
def test_year_without_components_or_with_a_total_passes(tabel: dict[str, Any]) -> None:
    """A year that is empty, complete or known only in total is in order."""
    assert find("P-60", **tabel) == []


def build_belanja(realisasi: int) -> dict[str, Any]:
    """One jenis belanja of 2023 with a pagu of 10,000 and SMART's own absorption of 97,35."""
    belanja = baris(AnggaranBelanja, kode="51", tahun=2023, pagu=10_000, realisasi=realisasi)
    return {
        "anggaran_belanja": [belanja],
        "tahun_anggaran": [baris(TahunAnggaran, tahun=2023)],
        "tahun_smart": [baris(TahunSMART, tahun=2023, penyerapan=Decimal("97.35"))],
    }


def test_absorption_of_smart_that_differs_is_told() -> None:
    """Two figures for one absorption are named with their year and both values."""
    satu = find_satu("P-70", **build_belanja(9_633))

    assert "97,35" in satu.pesan
    assert "96,33" in satu.pesan


def test_absorption_of_smart_that_agrees_passes() -> None:
    """The same figure to two decimals is in order, and so is one that is not there."""
    assert find("P-70", **build_belanja(9_735)) == []
    assert find("P-70", tahun_smart=[baris(TahunSMART, tahun=2023, cro=90)]) == []
