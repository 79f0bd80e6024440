"""IKPA, SMART, perencanaan and NKA: the agreed cases, and what holds for any figures."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.domain.angka import Nilai
from lkjip_xl.domain.aturan import classify
from lkjip_xl.domain.ikpa import compute_ikpa, compute_pengurang
from lkjip_xl.domain.nka import compute_nilai_efisiensi, compute_tertimbang
from lkjip_xl.domain.teks_id import format_angka
from lkjip_xl.regulasi.loader import load_aturan
from tests.golden_domain import load_kasus

KASUS = load_kasus("kinerja_anggaran.toml")
ATURAN = load_aturan(2024)
SKOR = st.decimals(min_value=0, max_value=100, places=2)


def tampil(nilai: Nilai) -> str:
    """As printed; "" for no value."""
    return "" if nilai.angka is None else format_angka(nilai.angka)


def desimal(masukan: Mapping[str, Any]) -> dict[str, Decimal]:
    """Whole numbers of a case become Decimal too."""
    return {kode: Decimal(isi) for kode, isi in masukan.items()}


@pytest.mark.parametrize("kasus", KASUS["efisiensi"], ids=lambda k: k["nama"])
def test_nilai_efisiensi(kasus: dict[str, Any]) -> None:
    """NE follows E with its sign and stays between 0 and 100."""
    assert tampil(compute_nilai_efisiensi(Decimal(kasus["masukan"]))) == kasus["hasil"]


@pytest.mark.parametrize("aturan", ["smart", "nka", "perencanaan"])
def test_weighted_totals(aturan: str) -> None:
    """SMART, perencanaan and NKA take the weights of their year."""
    for kasus in KASUS[aturan]:
        ketetapan = getattr(ATURAN, aturan).pada(kasus["tahun"])
        hasil = compute_tertimbang(desimal(kasus["masukan"]), ketetapan.nilai)
        assert tampil(hasil) == kasus["hasil"], kasus["nama"]


@pytest.mark.parametrize("kasus", KASUS["ikpa"], ids=lambda k: k["nama"])
def test_ikpa(kasus: dict[str, Any]) -> None:
    """Sum, konversi, total and category come out as agreed."""
    skema = ATURAN.ikpa.pada(kasus["tahun"])
    kategori = ATURAN.kategori_ikpa.pada(kasus["tahun"])
    assert skema is not None
    assert kategori is not None

    hasil = compute_ikpa(desimal(kasus["masukan"]), skema.nilai, Decimal(kasus.get("pengurang", 0)))

    assert tampil(hasil.jumlah) == kasus["jumlah"]
    assert tampil(hasil.konversi) == kasus["konversi"]
    assert tampil(hasil.nilai) == kasus["hasil"]
    assert classify(hasil.nilai.angka, kategori.nilai) == kasus["kategori"]


@pytest.mark.parametrize("kasus", KASUS["pengurang"], ids=lambda k: str(k["permil"]))
def test_pengurang_dispensasi(kasus: dict[str, Any]) -> None:
    """The deduction of 2024 follows the permil of SPM with dispensasi."""
    skema = ATURAN.ikpa.pada(2024)
    assert skema is not None

    pengurang = compute_pengurang(Decimal(kasus["permil"]), skema.nilai.pengurang_dispensasi)

    assert pengurang == Decimal(kasus["hasil"])


@pytest.mark.parametrize("kasus", KASUS["kategori"], ids=lambda k: f"{k['skala']} {k['nilai']}")
def test_kategori(kasus: dict[str, Any]) -> None:
    """Classes begin exactly where the regulation says, "more than" or "at least"."""
    skala = {
        "ikpa": ATURAN.kategori_ikpa,
        "nka": ATURAN.kategori_nka,
        "predikat": ATURAN.predikat,
    }[kasus["skala"]].pada(2024)
    assert skala is not None

    assert classify(Decimal(kasus["nilai"]), skala.nilai) == kasus["hasil"]


@given(nilai=st.dictionaries(st.sampled_from(["REVISI", "DEVIASI", "OUTPUT", "KONTRAK"]), SKOR))
def test_ikpa_lies_between_its_components(nilai: dict[str, Decimal]) -> None:
    """Without deduction the total is a mean of the scores that apply, whatever applies."""
    skema = ATURAN.ikpa.pada(2024)
    assert skema is not None

    hasil = compute_ikpa(nilai, skema.nilai).nilai.angka

    if not nilai:
        assert hasil is None
    else:
        setengah = Decimal("0.005")
        assert hasil is not None
        assert min(nilai.values()) - setengah <= hasil <= max(nilai.values()) + setengah


@pytest.mark.parametrize("tahun", [2020, 2021, 2022, 2023, 2024, 2030])
def test_weights_of_every_year_sum_to_100(tahun: int) -> None:
    """Whatever year an office reports, its IKPA weights are complete."""
    skema = ATURAN.ikpa.pada(tahun)

    assert skema is not None
    assert sum(skema.nilai.bobot.values()) == 100


def test_smart_ends_with_2023() -> None:
    """From 2024 there is no SMART but perencanaan, and before there is none of that."""
    assert ATURAN.smart.pada(2023) is not None
    assert ATURAN.smart.pada(2024) is None
    assert ATURAN.perencanaan.pada(2023) is None
    assert ATURAN.perencanaan.pada(2025) is not None
