"""Results: key, print, origin and formula of every figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_xl.domain.angka import Alasan, Nilai, tanpa_nilai
from lkjip_xl.domain.hasil import PANJANG_KUNCI, Bentuk, DaftarHasil, format_nilai
from lkjip_xl.domain.isian import Isian

TERISI = Isian(Decimal("3.91"), "Capaian!F7")
KOSONG = Isian(None, "PK!H7")
KOSONG_LAIN = Isian(None, "PK!H8")


@pytest.mark.parametrize(
    ("nilai", "bentuk", "harapan"),
    [
        (Decimal("90.0"), Bentuk.ASIS, "90"),
        (Decimal("3.914"), Bentuk.ASIS, "3,914"),
        (Decimal("120.307692"), Bentuk.DESIMAL, "120,31"),
        (Decimal("49.775"), Bentuk.DESIMAL, "49,78"),
        (Decimal("11097189000"), Bentuk.BULAT, "11.097.189.000"),
        ("terlampaui", Bentuk.TEKS, "terlampaui"),
    ],
)
def test_result_prints_by_its_form(nilai: Decimal | str, bentuk: Bentuk, harapan: str) -> None:
    """Inputs print as typed, computed figures with two decimals, money whole, words as words."""
    assert format_nilai(nilai, bentuk) == harapan


def test_result_keeps_the_exact_value_beside_the_printed_one() -> None:
    """The printed figure is rounded, the figure behind it is not."""
    hasil = DaftarHasil().catat("ikk.IKM.capaian", Nilai(Decimal("120.307692")), satuan="%")

    assert hasil.angka == Decimal("120.307692")
    assert (hasil.tampil, hasil.satuan, hasil.alasan) == ("120,31", "%", "")


def test_result_names_its_cells() -> None:
    """A figure says from which cells it comes, each of them once."""
    hasil = DaftarHasil().catat("a", Nilai(Decimal(1)), masukan=[TERISI, TERISI])

    assert hasil.asal == ("Capaian!F7",)
    assert hasil.kosong == ()


def test_missing_result_names_the_first_empty_cell() -> None:
    """The marker in the report leads to the cell that is to be filled in."""
    hasil = DaftarHasil().catat(
        "a", tanpa_nilai(Alasan.BELUM_DIISI), masukan=[TERISI, KOSONG, KOSONG_LAIN]
    )

    assert hasil.tampil == "[belum diisi: PK!H7]"
    assert hasil.asal == ("Capaian!F7", "PK!H7", "PK!H8")
    assert hasil.kosong == ("PK!H7", "PK!H8")
    assert hasil.is_belum_diisi


def test_origin_runs_through_intermediate_results() -> None:
    """A figure computed from figures names the cells at the bottom, empty ones as well."""
    daftar = DaftarHasil()
    realisasi = daftar.catat("r", Nilai(Decimal("3.91")), masukan=[TERISI])
    target = daftar.catat("t", tanpa_nilai(Alasan.BELUM_DIISI), masukan=[KOSONG])

    capaian = daftar.catat("c", tanpa_nilai(Alasan.BELUM_DIISI), dari=[realisasi, target])

    assert capaian.asal == ("Capaian!F7", "PK!H7")
    assert capaian.tampil == "[belum diisi: PK!H7]"


def test_other_reasons_print_as_they_are() -> None:
    """A figure that cannot exist says why, without asking to fill in a cell."""
    hasil = DaftarHasil().catat("a", tanpa_nilai(Alasan.TIDAK_ADA_KASUS), masukan=[KOSONG])

    assert hasil.tampil == "tidak ada kasus"
    assert hasil.nilai is None
    assert hasil.angka is None
    assert not hasil.is_belum_diisi


def test_missing_word_is_not_filled_in() -> None:
    """A word that is missing prints the marker of its cell."""
    hasil = DaftarHasil().catat("a", None, bentuk=Bentuk.TEKS, masukan=[KOSONG])

    assert hasil.is_belum_diisi
    assert hasil.tampil == "[belum diisi: PK!H7]"


def test_word_is_no_number() -> None:
    """A word is a value, but no figure that a mean could take."""
    hasil = DaftarHasil().catat("a", "tercapai", bentuk=Bentuk.TEKS)

    assert hasil.nilai == "tercapai"
    assert hasil.angka is None


def test_formula_ends_with_the_printed_result() -> None:
    """The formula with numbers ends with the figure that the report prints."""
    hasil = DaftarHasil().catat(
        "a",
        Nilai(Decimal("120.307692")),
        rumus="realisasi / target x 100",
        rumus_angka="3,91 / 3,25 x 100",
    )

    assert hasil.rumus == "realisasi / target x 100"
    assert hasil.rumus_angka == "3,91 / 3,25 x 100 = 120,31"


def test_no_value_has_no_formula_with_numbers() -> None:
    """Where there is no figure, no formula pretends that there is one."""
    hasil = DaftarHasil().catat("a", tanpa_nilai(Alasan.PEMBAGI_NOL), rumus_angka="5 / 0 x 100")

    assert hasil.rumus_angka == ""


def test_results_come_in_the_order_in_which_they_arose() -> None:
    """The list of results reads as it was computed, and each is found under its key."""
    daftar = DaftarHasil()
    for kunci in ("z", "a", "m"):
        daftar.catat(kunci, Nilai(Decimal(1)))

    assert list(daftar) == ["z", "a", "m"]
    assert len(daftar) == 3
    assert daftar["a"].kunci == "a"
    assert "b" not in daftar


def test_key_is_given_once() -> None:
    """Two figures never share a key, so that the report cannot mix them up."""
    daftar = DaftarHasil()
    daftar.catat("a", Nilai(Decimal(1)))

    with pytest.raises(ValueError, match="key taken or too long: a"):
        daftar.catat("a", Nilai(Decimal(2)))

    assert daftar["a"].angka == 1


def test_key_fits_into_a_word_tag() -> None:
    """A key that Word would cut off is refused."""
    daftar = DaftarHasil()
    daftar.catat("k" * PANJANG_KUNCI, Nilai(Decimal(1)))

    with pytest.raises(ValueError, match="too long"):
        daftar.catat("k" * (PANJANG_KUNCI + 1), Nilai(Decimal(1)))
