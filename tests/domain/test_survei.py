"""Survey indexes and mutu, by the agreed cases."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_xl.domain.angka import Alasan, Nilai, tanpa_nilai
from lkjip_xl.domain.survei import (
    classify_mutu,
    compute_iki,
    compute_ipk,
    compute_nilai_bulan,
    compute_nilai_tahun,
    compute_rata_kelompok,
    compute_sisi_ipk,
)
from tests.domain.builders import ATURAN, angka, deret, load_kasus, tampil, wajib

SKOR = st.decimals(min_value=1, max_value=4, places=2)
RESPONDEN = st.integers(min_value=1, max_value=500).map(Decimal)


def _nilai(teks: str) -> Nilai:
    isi = angka(teks)
    return tanpa_nilai(Alasan.BELUM_DIISI) if isi is None else Nilai(isi)


@pytest.mark.parametrize(("masukan", "hasil"), load_kasus("survei", "nilai_bulan"))
def test_agreed_month_value(masukan: dict[str, Any], hasil: str) -> None:
    """A month is the plain mean of its unsur; without respondents it has no value."""
    nilai = compute_nilai_bulan(deret(masukan["unsur"]), angka(masukan["responden"]))

    assert tampil(nilai) == hasil


def test_month_value_is_established() -> None:
    """The month value that enters the year is the printed one."""
    assert compute_nilai_bulan(deret(["3,91", "3,92"]), Decimal(30)) == Nilai(Decimal("3.92"))


@pytest.mark.parametrize(("masukan", "hasil"), load_kasus("survei", "nilai_tahun"))
def test_agreed_year_value(masukan: dict[str, list[str]], hasil: dict[str, str]) -> None:
    """The year value is weighted by respondents, and its mutu follows from it."""
    nilai = compute_nilai_tahun(deret(masukan["nilai"]), deret(masukan["responden"]))

    kelas = classify_mutu(nilai, ATURAN.kelas_mutu)
    assert tampil(nilai) == hasil["nilai"]
    assert (kelas.mutu if kelas else "") == hasil["mutu"]
    assert (kelas.kinerja if kelas else "") == hasil["kinerja"]


def test_printed_year_value_enters_capaian() -> None:
    """The year value of Jember is exactly 3,91, not the unrounded 704,51 / 180."""
    nilai = compute_nilai_tahun([wajib("704,51") / 180], [Decimal(180)])

    assert nilai == Nilai(Decimal("3.91"))


@pytest.mark.parametrize(("masukan", "hasil"), load_kasus("survei", "mutu"))
def test_agreed_mutu(masukan: str, hasil: str) -> None:
    """Every value from 1 to 4 has a class, also where the printed 1-4 classes have gaps."""
    kelas = classify_mutu(_nilai(masukan), ATURAN.kelas_mutu)

    assert (kelas.mutu if kelas else "") == hasil


def test_mutu_does_not_depend_on_the_order_of_classes() -> None:
    """Classes may stand in any order in the regulation file."""
    kelas = classify_mutu(_nilai("3,60"), tuple(reversed(ATURAN.kelas_mutu)))

    assert kelas is not None
    assert kelas.mutu == "A"


def test_group_mean_is_exact() -> None:
    """The mean of a group of the IIO is not rounded on its way to the month."""
    nilai = compute_rata_kelompok(deret(["98,15", "98,65", ""]))

    assert nilai == Nilai(Decimal("98.40"))
    assert compute_rata_kelompok(deret(["100", "100", "99"])).angka != Decimal("99.67")


@pytest.mark.parametrize(("masukan", "hasil"), load_kasus("survei", "iki"))
def test_agreed_iki(masukan: str, hasil: str) -> None:
    """The IKI is the IIO on the scale of 4."""
    assert tampil(compute_iki(_nilai(masukan))) == hasil


@pytest.mark.parametrize(("masukan", "hasil"), load_kasus("survei", "sisi_ipk"))
def test_agreed_side_of_ipk(masukan: dict[str, Any], hasil: dict[str, str]) -> None:
    """A side of the IPK weighs its unsur; a missing unsur leaves the side unknown."""
    sisi = compute_sisi_ipk(
        deret(masukan["nilai"]), deret(masukan["bobot"]), wajib(masukan["skala"])
    )

    assert tampil(sisi) == hasil["nilai"]


def test_side_without_unsur_has_no_value() -> None:
    """A side that nobody surveyed is no value and not 0."""
    assert tampil(compute_sisi_ipk([], [], Decimal(4))) == "belum diisi"


@pytest.mark.parametrize(("masukan", "hasil"), load_kasus("survei", "ipk"))
def test_agreed_ipk(masukan: dict[str, str], hasil: str) -> None:
    """The IPK weighs both sides by their respondents."""
    sisi = [
        (angka(masukan[n]), angka(masukan[f"responden_{n}"])) for n in ("internal", "eksternal")
    ]
    ikut = [(nilai, responden) for nilai, responden in sisi if responden != 0]

    ipk = compute_ipk([nilai for nilai, _ in ikut], [responden for _, responden in ikut])

    assert tampil(ipk) == hasil


@settings(deadline=None)
@given(st.lists(st.tuples(SKOR, RESPONDEN), min_size=1, max_size=12))
def test_year_value_lies_between_its_months(bulan: list[tuple[Decimal, Decimal]]) -> None:
    """The year is never better than its best month or worse than its worst, as printed."""
    nilai, responden = zip(*bulan, strict=True)

    tahun = compute_nilai_tahun(nilai, responden).angka

    assert tahun is not None
    assert min(nilai) <= tahun <= max(nilai)


@settings(deadline=None)
@given(st.data(), st.lists(SKOR, min_size=1, max_size=9))
def test_order_of_unsur_never_matters(data: st.DataObject, unsur: list[Decimal]) -> None:
    """Sorting the unsur changes no month value."""
    diacak = data.draw(st.permutations(unsur))

    assert compute_nilai_bulan(diacak, Decimal(30)) == compute_nilai_bulan(unsur, Decimal(30))


@settings(deadline=None)
@given(SKOR, SKOR)
def test_better_value_never_has_a_worse_mutu(satu: Decimal, dua: Decimal) -> None:
    """More points never lower the class."""
    kurang, lebih = (
        classify_mutu(Nilai(nilai), ATURAN.kelas_mutu) for nilai in sorted((satu, dua))
    )

    assert kurang is not None
    assert lebih is not None
    assert lebih.mutu <= kurang.mutu
