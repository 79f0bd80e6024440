"""Sample size, by the agreed cases and for any population."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.domain.hasil import Bentuk
from lkjip_xl.domain.sampel import compute_ukuran_sampel
from tests.domain.builders import angka, load_kasus, tampil


@pytest.mark.parametrize(("masukan", "hasil"), load_kasus("sampel", "sampel"))
def test_agreed_sample_size(masukan: str, hasil: str) -> None:
    """The size follows the formula; no population gives no size."""
    assert tampil(compute_ukuran_sampel(angka(masukan)), Bentuk.BULAT) == hasil


@given(st.integers(min_value=1, max_value=10**12))
def test_sample_is_whole_and_never_above_its_population(populasi: int) -> None:
    """A sample has at least one person, at most all of them, and never more than 384."""
    ukuran = compute_ukuran_sampel(Decimal(populasi)).angka

    assert ukuran is not None
    assert ukuran == ukuran.to_integral_value()
    assert 1 <= ukuran <= min(populasi, 384)


@given(st.integers(min_value=1, max_value=100_000))
def test_larger_population_never_needs_fewer_respondents(populasi: int) -> None:
    """The size never falls when the population grows."""
    ukuran = [compute_ukuran_sampel(Decimal(n)).angka for n in (populasi, populasi + 1)]

    assert None not in ukuran
    assert ukuran == sorted(ukuran)  # type: ignore[type-var]
