"""Numbers: half-up rounding, and "no value" that is never 0."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_xl.domain.angka import (
    Alasan,
    Nilai,
    bulatkan,
    compute_jumlah,
    compute_persen,
    compute_rata,
    compute_rata_tertimbang,
    tanpa_nilai,
    tetapkan,
)
from tests.domain.builders import angka, deret, load_kasus, tampil, wajib

SKOR = st.decimals(min_value=1, max_value=4, places=2)
RESPONDEN = st.integers(min_value=0, max_value=500).map(Decimal)
RUPIAH = st.integers(min_value=0, max_value=10**12).map(Decimal)


@pytest.mark.parametrize(
    ("teks", "desimal", "harapan"),
    [
        ("3,885", 2, "3.89"),
        ("1,005", 2, "1.01"),
        ("2,675", 2, "2.68"),
        ("-49,775", 2, "-49.78"),
        ("3,9139", 4, "3.9139"),
        ("89,5", 0, "90"),
        ("90", 2, "90.00"),
    ],
)
def test_half_is_rounded_away_from_zero(teks: str, desimal: int, harapan: str) -> None:
    """A figure is rounded as Excel ROUND does, also where a binary float lies just below half."""
    assert str(bulatkan(wajib(teks), desimal)) == harapan


def test_huge_cell_can_be_rounded() -> None:
    """A cell that holds 1E+300 by mistake does not stop the report."""
    assert bulatkan(Decimal("1E+300")) == Decimal("1E+300")


def test_established_figure_keeps_only_what_is_printed() -> None:
    """An established figure is the printed one, so that readers can recompute from print."""
    assert tetapkan(Nilai(Decimal("3.9139"))) == Nilai(Decimal("3.91"))
    assert tetapkan(Nilai(Decimal("3.9139")), 3) == Nilai(Decimal("3.914"))


def test_no_value_stays_no_value_when_established() -> None:
    """Rounding does not turn a missing figure into 0 and keeps the reason."""
    kosong = tanpa_nilai(Alasan.TIDAK_ADA_KASUS)

    tetap = tetapkan(kosong)

    assert not tetap.ada
    assert tetap.alasan == "tidak ada kasus"


def test_zero_is_a_value() -> None:
    """A figure of 0 counts as a figure."""
    assert Nilai(Decimal(0)).ada


@pytest.mark.parametrize(("masukan", "hasil"), load_kasus("anggaran", "persen"))
def test_agreed_percent(masukan: dict[str, str], hasil: str) -> None:
    """Serapan and other shares come out as agreed."""
    nilai = compute_persen(angka(masukan["bagian"]), angka(masukan["seluruh"]))

    assert tampil(nilai) == hasil


@pytest.mark.parametrize(
    ("daftar", "harapan"),
    [
        (["4", "", "3"], "3,50"),
        (["0", "4"], "2,00"),
        (["", ""], "belum diisi"),
        ([], "belum diisi"),
    ],
)
def test_mean_leaves_out_what_is_missing(daftar: list[str], harapan: str) -> None:
    """An empty cell does not pull a mean down, a typed 0 does."""
    assert tampil(compute_rata(deret(daftar))) == harapan


@pytest.mark.parametrize(
    ("daftar", "harapan"),
    [(["4", "", "3"], "7,00"), (["0"], "0,00"), (["", ""], "belum diisi"), ([], "belum diisi")],
)
def test_sum_of_nothing_is_no_value(daftar: list[str], harapan: str) -> None:
    """A sum adds what is there; of nothing it is no value and not 0."""
    assert tampil(compute_jumlah(deret(daftar))) == harapan


def test_one_third_is_kept_exact_until_shown() -> None:
    """A mean is not rounded on its way: three thirds of 100 are 100 again."""
    sepertiga = compute_rata(deret(["100", "0", "0"])).angka

    assert sepertiga is not None
    assert bulatkan(sepertiga * 3) == Decimal("100.00")
    assert sepertiga != bulatkan(sepertiga)


@pytest.mark.parametrize(
    ("nilai", "bobot", "harapan"),
    [
        (["4", "3"], ["1", "3"], "3,25"),
        (["4", ""], ["1", "3"], "4,00"),
        (["4", "1"], ["1", ""], "4,00"),
        (["4", "1"], ["1", "0"], "4,00"),
        (["4", "1"], ["0", "0"], "tidak ada responden"),
        (["4", "1"], ["", ""], "belum diisi"),
        ([], [], "belum diisi"),
    ],
)
def test_weighted_mean_drops_pairs_without_value_or_weight(
    nilai: list[str], bobot: list[str], harapan: str
) -> None:
    """A month without value or respondents changes nothing; without any there is no value."""
    assert tampil(compute_rata_tertimbang(deret(nilai), deret(bobot))) == harapan


def test_weights_must_match_their_values() -> None:
    """A weight too many is refused, not silently dropped."""
    with pytest.raises(ValueError, match="zip"):
        compute_rata_tertimbang(deret(["4"]), deret(["1", "2"]))


@settings(deadline=None)
@given(st.lists(st.tuples(SKOR, RESPONDEN), min_size=1, max_size=12))
def test_weighted_mean_lies_between_its_parts(pasangan: list[tuple[Decimal, Decimal]]) -> None:
    """No weighting gives more than the best month or less than the worst."""
    rata = compute_rata_tertimbang(*zip(*pasangan, strict=True)).angka

    ikut = [nilai for nilai, bobot in pasangan if bobot]
    if not ikut:
        assert rata is None
    else:
        assert rata is not None
        assert min(ikut) <= bulatkan(rata) <= max(ikut)


@settings(deadline=None)
@given(st.data(), st.lists(st.tuples(st.none() | SKOR, RESPONDEN), max_size=12))
def test_order_of_rows_never_matters(
    data: st.DataObject, baris: list[tuple[Decimal | None, Decimal]]
) -> None:
    """Sorting a table in Excel changes no sum and no mean."""
    diacak: list[Any] = data.draw(st.permutations(baris))

    def hitung(pasangan: list[Any]) -> tuple[Nilai, Nilai, Nilai]:
        nilai, bobot = [n for n, _ in pasangan], [b for _, b in pasangan]
        return compute_jumlah(nilai), compute_rata(nilai), compute_rata_tertimbang(nilai, bobot)

    assert hitung(diacak) == hitung(baris)


@settings(deadline=None)
@given(RUPIAH, RUPIAH)
def test_scaling_money_changes_no_percent(bagian: Decimal, seluruh: Decimal) -> None:
    """The same budget in another unit of money has the same serapan."""
    assert compute_persen(bagian * 10, seluruh * 10) == compute_persen(bagian, seluruh)
