"""Capaian of one indikator, its words and its changes, by the agreed cases."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_xl.domain.angka import Alasan, Nilai, tanpa_nilai
from lkjip_xl.domain.capaian import (
    RUMUS_CAPAIAN,
    Polaritas,
    batasi_capaian,
    classify_status,
    classify_tren,
    compute_capaian,
    compute_perubahan_persen,
    compute_perubahan_poin,
)
from tests.domain.builders import angka, load_kasus, tampil, wajib

POSITIF = st.decimals(min_value="0.01", max_value=100_000, places=2)
BEBAS = st.decimals(min_value=-100_000, max_value=100_000, places=2)


@pytest.mark.parametrize(("masukan", "hasil"), load_kasus("capaian", "capaian"))
def test_agreed_capaian(masukan: dict[str, str], hasil: str) -> None:
    """Capaian by polaritas comes out as agreed, or says why there is none."""
    capaian = compute_capaian(
        angka(masukan["target"]),
        angka(masukan["realisasi"]),
        Polaritas(masukan["polaritas"]),
        angka(masukan.get("batas_atas", "")),
    )

    assert tampil(capaian) == hasil


def test_zero_of_zero_has_no_capaian() -> None:
    """Target 0 and realisasi 0 (no case arose) is neither 0 nor 100 where more is better."""
    assert not compute_capaian(Decimal(0), Decimal(0), Polaritas.MAKSIMAL).ada
    assert not compute_capaian(Decimal(0), Decimal(0), Polaritas.TERBALIK).ada


def test_polaritas_is_maksimal_when_not_chosen() -> None:
    """An indikator without polaritas is read as more is better."""
    assert compute_capaian(Decimal(80), Decimal(76)) == Nilai(Decimal(95))


def test_capaian_is_not_rounded() -> None:
    """Capaian enters means exactly, not as printed."""
    capaian = compute_capaian(wajib("3,25"), wajib("3,91")).angka

    assert capaian is not None
    assert str(capaian).startswith("120.3076923076923")


def test_every_polaritas_has_its_formula_in_words() -> None:
    """The report can explain the formula of each polaritas, and no two read alike."""
    assert set(RUMUS_CAPAIAN) == set(Polaritas)
    assert len(set(RUMUS_CAPAIAN.values())) == len(Polaritas)


@pytest.mark.parametrize(("masukan", "hasil"), load_kasus("capaian", "batas"))
def test_agreed_cap(masukan: dict[str, str], hasil: str) -> None:
    """The cap of the satker cuts only what lies above it."""
    nilai = angka(masukan["capaian"])
    capaian = Nilai(nilai) if nilai is not None else tanpa_nilai(Alasan.BELUM_DIISI)

    assert tampil(batasi_capaian(capaian, angka(masukan["batas"]))) == hasil


@pytest.mark.parametrize(("masukan", "hasil"), load_kasus("capaian", "status"))
def test_agreed_attainment_word(masukan: dict[str, str], hasil: str) -> None:
    """The attainment word compares realisasi with target; without either there is none."""
    status = classify_status(
        angka(masukan["target"]),
        angka(masukan["realisasi"]),
        Polaritas(masukan["polaritas"]),
        angka(masukan.get("batas_atas", "")),
    )

    assert ("" if status is None else str(status)) == hasil


@pytest.mark.parametrize(("masukan", "hasil"), load_kasus("capaian", "perubahan"))
def test_agreed_change(masukan: dict[str, str], hasil: dict[str, str]) -> None:
    """Trend word, points and percent of a change come out as agreed."""
    lama, baru = angka(masukan["lama"]), angka(masukan["baru"])

    tren = classify_tren(lama, baru)

    assert ("" if tren is None else str(tren)) == hasil["tren"]
    assert tampil(compute_perubahan_poin(lama, baru)) == hasil["poin"]
    assert tampil(compute_perubahan_persen(lama, baru)) == hasil["persen"]


@settings(deadline=None)
@given(POSITIF, BEBAS, BEBAS)
def test_more_realisasi_never_lowers_capaian_of_maksimal(
    target: Decimal, satu: Decimal, dua: Decimal
) -> None:
    """Where more is better, doing more is never counted as less."""
    kurang, lebih = (
        compute_capaian(target, r, Polaritas.MAKSIMAL).angka for r in sorted((satu, dua))
    )

    assert kurang is not None
    assert lebih is not None
    assert kurang <= lebih


@pytest.mark.parametrize("polaritas", [Polaritas.MINIMAL, Polaritas.TERBALIK])
@settings(deadline=None)
@given(target=POSITIF, satu=POSITIF, dua=POSITIF)
def test_more_realisasi_never_raises_capaian_where_less_is_better(
    polaritas: Polaritas, target: Decimal, satu: Decimal, dua: Decimal
) -> None:
    """Where less is better, more of it is never counted as a gain."""
    sedikit, banyak = (compute_capaian(target, r, polaritas).angka for r in sorted((satu, dua)))

    assert sedikit is not None
    assert banyak is not None
    assert sedikit >= banyak


@pytest.mark.parametrize("polaritas", list(Polaritas))
@settings(deadline=None)
@given(target=BEBAS, realisasi=BEBAS, lebar=POSITIF)
def test_capaian_is_never_below_zero(
    polaritas: Polaritas, target: Decimal, realisasi: Decimal, lebar: Decimal
) -> None:
    """No input gives a negative capaian, and no value always has its reason."""
    capaian = compute_capaian(target, realisasi, polaritas, target + lebar)

    assert capaian.angka is None or capaian.angka >= 0
    assert capaian.ada != bool(capaian.alasan)


@pytest.mark.parametrize("polaritas", list(Polaritas))
@settings(deadline=None)
@given(target=POSITIF)
def test_realisasi_on_target_is_100_in_every_polaritas(
    polaritas: Polaritas, target: Decimal
) -> None:
    """Whoever meets the target exactly reads 100,00 and "tercapai"."""
    assert tampil(compute_capaian(target, target, polaritas, target)) == "100,00"
    assert classify_status(target, target, polaritas, target) == "tercapai"
