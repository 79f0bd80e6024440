"""SKM from counted answers, by the agreed cases and on any answers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.domain.angka import Alasan, Nilai, tanpa_nilai
from lkjip_xl.domain.skm import (
    BobotSKM,
    JawabanUnsur,
    classify_konversi,
    compute_nrr,
    compute_skm,
)
from tests.domain.builders import ATURAN, angka, load_kasus, tampil

KELAS = ATURAN.kelas_mutu
SETENGAH_DIGIT = Decimal("0.005")
JAWABAN = st.lists(st.integers(min_value=1, max_value=4), max_size=40)


def build_unsur(jumlah: list[int], banyak: int | list[int]) -> list[JawabanUnsur]:
    """Unsur U1, U2, ... with these sums; one count stands for all of them."""
    semua = banyak if isinstance(banyak, list) else [banyak] * len(jumlah)
    return [
        JawabanUnsur(f"U{nomor}", f"U{nomor}", j, b)
        for nomor, (j, b) in enumerate(zip(jumlah, semua, strict=True), 1)
    ]


@pytest.mark.parametrize(("masukan", "hasil"), load_kasus("skm", "nrr"))
def test_agreed_nrr(masukan: dict[str, int], hasil: str) -> None:
    """NRR is the mean of the answers; without answers there is none."""
    assert tampil(compute_nrr(**masukan)) == hasil


@pytest.mark.parametrize(("masukan", "hasil"), load_kasus("skm", "skm"))
def test_agreed_skm(masukan: dict[str, Any], hasil: dict[str, Any]) -> None:
    """The IKM, its mutu and every unsur come out as printed."""
    bobot = BobotSKM(angka(masukan["bobot"]))

    skm = compute_skm(build_unsur(masukan["jumlah"], masukan["banyak"]), KELAS, bobot)

    assert {
        "ikm": tampil(skm.ikm),
        "mutu": skm.kelas.mutu if skm.kelas else "",
        "kinerja": skm.kelas.kinerja if skm.kelas else "",
        "tertimbang": tampil(skm.jumlah_tertimbang),
        "rata_rata": tampil(skm.rata_rata),
        "nilai": [tampil(satu.nilai) for satu in skm.unsur],
        "di_bawah": list(skm.unsur_di_bawah),
    } == hasil


@pytest.mark.parametrize(("masukan", "hasil"), load_kasus("skm", "mutu"))
def test_agreed_mutu_of_ikm(masukan: str, hasil: str) -> None:
    """The classes hold on 25-100 to the second decimal."""
    isi = angka(masukan)
    ikm = tanpa_nilai(Alasan.BELUM_DIISI) if isi is None else Nilai(isi)

    kelas = classify_konversi(ikm, KELAS)

    assert (kelas.mutu if kelas else "") == hasil


def test_nrr_tertimbang_is_nrr_times_weight() -> None:
    """Each unsur carries its NRR and its weighted NRR, exact."""
    skm = compute_skm(build_unsur([14, 10], 4), KELAS)

    assert [satu.nrr.angka for satu in skm.unsur] == [Decimal("3.5"), Decimal("2.5")]
    assert [satu.nrr_tertimbang.angka for satu in skm.unsur] == [Decimal("1.75"), Decimal("1.25")]


def test_survey_without_unsur_has_no_ikm() -> None:
    """No unsur at all gives no value rather than a division by 0."""
    skm = compute_skm([], KELAS)

    assert (skm.unsur, skm.ikm.angka, skm.kelas) == ((), None, None)


@pytest.mark.parametrize(("jumlah", "banyak"), [(5, 0), (2, 3), (13, 3), (-4, -1)])
def test_impossible_sum_is_refused(jumlah: int, banyak: int) -> None:
    """Answers of 1-4 cannot sum to less than their number nor to more than four times it."""
    with pytest.raises(ValueError, match="cannot sum to"):
        JawabanUnsur("U1", "U1", jumlah, banyak)


@given(st.lists(JAWABAN, min_size=1, max_size=12))
def test_ikm_lies_between_smallest_and_largest_nrr(jawaban: list[list[int]]) -> None:
    """The IKM is a mean: within rounding it stays between the NRR x 25 that it is made of."""
    unsur = build_unsur([sum(satu) for satu in jawaban], [len(satu) for satu in jawaban])

    skm = compute_skm(unsur, KELAS)

    nrr = [satu.nrr.angka * 25 for satu in skm.unsur if satu.nrr.angka is not None]
    if skm.ikm.angka is None:
        assert nrr == []
    else:
        assert min(nrr) - SETENGAH_DIGIT <= skm.ikm.angka <= max(nrr) + SETENGAH_DIGIT
        assert skm.kelas is not None


@given(st.lists(JAWABAN, min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_order_of_unsur_never_matters(jawaban: list[list[int]], acak: Any) -> None:
    """The IKM is the same in whatever order the unsur are given."""
    unsur = build_unsur([sum(satu) for satu in jawaban], [len(satu) for satu in jawaban])
    lain = list(unsur)
    acak.shuffle(lain)

    skm, skm_lain = compute_skm(unsur, KELAS), compute_skm(lain, KELAS)

    assert (skm.ikm, skm.rata_rata) == (skm_lain.ikm, skm_lain.rata_rata)
    assert sorted(skm.unsur_di_bawah) == sorted(skm_lain.unsur_di_bawah)
