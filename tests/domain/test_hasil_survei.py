"""Results of the surveys: months, year, unsur, mutu, IKI and IPK."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.builders import (
    build_data,
    hitung,
    kelompok,
    responden,
    survei,
    survei_ipk,
    unsur,
    unsur_ipk,
    variabel,
)

INTERNAL = (
    unsur_ipk("I1", "internal", "80", "3,2"),
    unsur_ipk("I2", "internal", "20", "4"),
)
EKSTERNAL = (unsur_ipk("E1", "eksternal", "100", "4"),)


def _ikm(*daftar: Any, bulan: tuple[str, ...] = ("30", "40"), **pengaturan: Any) -> Any:
    """A book with the survey IKM: its unsur and the respondents from January on."""
    return build_data(
        ikm=(survei(**pengaturan),), ikm_responden=(responden(*bulan),), ikm_unsur=daftar
    )


def test_month_is_the_mean_of_its_unsur() -> None:
    """Each month has its value; a month that did not happen has none."""
    hasil = hitung(_ikm(unsur("U1", "3,40", "4"), unsur("U2", "3,45", "3")))

    assert hasil["survei.IKM.bulan.JAN"].tampil == "3,43"
    assert hasil["survei.IKM.bulan.FEB"].tampil == "3,50"
    assert hasil["survei.IKM.bulan.DES"].nilai is None


def test_printed_month_enters_the_year() -> None:
    """The year is computed from printed months: 3,43 x 30 and not 3,425 x 30."""
    hasil = hitung(_ikm(unsur("U1", "3,40"), unsur("U2", "3,45"), bulan=("30",)))

    assert hasil["survei.IKM.jumlah_tertimbang"].tampil == "102,90"
    assert hasil["survei.IKM.nilai"].angka == Decimal("3.43")
    assert hasil["survei.IKM.nilai"].rumus_angka == "102,90 / 30 = 3,43"


def test_month_with_zero_respondents_drops_out() -> None:
    """A month with 0 respondents has no value and does not enter the year, even if typed."""
    hasil = hitung(_ikm(unsur("U1", "3,91", "1"), bulan=("30", "0")))

    assert hasil["survei.IKM.bulan.FEB"].tampil == "tidak ada responden"
    assert hasil["survei.IKM.nilai"].tampil == "3,91"
    assert hasil["survei.IKM.unsur.U1.nilai"].tampil == "3,91"
    assert hasil["survei.IKM.responden"].tampil == "30"


def test_year_without_respondents_has_no_value() -> None:
    """A survey with 0 respondents all year has no index, and not the index 0."""
    hasil = hitung(_ikm(unsur("U1"), bulan=("0",) * 12))

    assert hasil["survei.IKM.nilai"].tampil == "tidak ada responden"
    assert hasil["survei.IKM.konversi"].tampil == "tidak ada responden"
    assert hasil["survei.IKM.mutu"].nilai is None
    assert hasil["survei.IKM.responden"].tampil == "0"


def test_mutu_follows_the_printed_year_value() -> None:
    """The class comes from the year value x 25 and names its regulation."""
    hasil = hitung(_ikm(unsur("U1", "3,91", "3,91")))

    assert hasil["survei.IKM.konversi"].tampil == "97,75"
    assert hasil["survei.IKM.mutu"].tampil == "A"
    assert hasil["survei.IKM.kinerja"].tampil == "Sangat Baik"
    assert "PANRB Nomor 14 Tahun 2017" in hasil["survei.IKM.mutu"].dasar


def test_every_unsur_below_the_year_value_is_named() -> None:
    """All unsur below the year value are named, not only the lowest, and none beside them."""
    data = _ikm(
        unsur("U1", "3,90", nama="Waktu"),
        unsur("U2", "4,00", nama="Tarif"),
        unsur("U3", "3,80", nama="Sarana"),
        unsur("U4", "3,92", nama="Respon"),
        bulan=("30",),
    )

    hasil = hitung(data)

    assert hasil["survei.IKM.nilai"].tampil == "3,91"
    assert hasil["survei.IKM.unsur_di_bawah_nilai"].tampil == "Waktu, Sarana"
    assert hasil["survei.IKM.unsur.U1.di_bawah"].tampil == "ya"
    assert hasil["survei.IKM.unsur.U4.di_bawah"].tampil == "tidak"


def test_unsur_that_prints_like_the_year_is_not_below_it() -> None:
    """An unsur that prints the same figure as the year is not called lower."""
    hasil = hitung(_ikm(unsur("U1", "3,90", "3,92"), unsur("U2", "3,92", "3,90")))

    assert hasil["survei.IKM.unsur.U1.nilai"].tampil == hasil["survei.IKM.nilai"].tampil
    assert hasil["survei.IKM.unsur_di_bawah_nilai"].tampil == ""


def test_months_below_the_minimum_are_named() -> None:
    """Months with fewer respondents than the minimum are named; unfilled months are not."""
    hasil = hitung(_ikm(unsur("U1", "4", "4", "4", "4"), bulan=("29", "30", "31", "0")))

    assert hasil["survei.IKM.bulan_kurang_responden"].tampil == "Jan, Apr"


def test_without_minimum_no_month_is_too_small() -> None:
    """A satker that set no minimum is not warned."""
    hasil = hitung(_ikm(unsur("U1", "4"), bulan=("1",), responden_minimum=None))

    assert hasil["survei.IKM.bulan_kurang_responden"].tampil == ""


def test_year_value_names_its_cells() -> None:
    """The year value leads to respondents and unsur of the months."""
    hasil = hitung(_ikm(unsur("U1", "4", "3")))

    asal = hasil["survei.IKM.nilai"].asal
    assert "Responden..bulan.1" in asal
    assert "Unsur.U1.bulan.2" in asal


@settings(deadline=None)
@given(st.permutations(["U1", "U2", "U3"]))
def test_order_of_unsur_never_matters(urutan: list[str]) -> None:
    """Sorting the unsur changes no result."""
    baris = {
        "U1": unsur("U1", "3,91", "3,77"),
        "U2": unsur("U2", "4", "3,12"),
        "U3": unsur("U3", "3,33", ""),
    }

    hasil = hitung(_ikm(*(baris[kode] for kode in urutan)))

    assert hasil["survei.IKM.jumlah_tertimbang"].tampil == "250,50"
    assert hasil["survei.IKM.nilai"].tampil == "3,58"


def _iki(*daftar: Any, bulan: tuple[str, ...] = ("30",)) -> Any:
    """A book with the survey IKI: groups K1 and K2 and the variables `daftar`."""
    return build_data(
        iki=(survei(kode="IKI"),),
        iki_responden=(responden(*bulan),),
        iki_kelompok=(kelompok("K1"), kelompok("K2")),
        iki_variabel=daftar,
    )


def test_iio_weighs_groups_and_not_variables() -> None:
    """The month is the mean of the groups, however many variables each has."""
    data = _iki(
        variabel("V1", "K1", "90"),
        variabel("V2", "K1", "92"),
        variabel("V3", "K1", "94"),
        variabel("V4", "K2", "100"),
    )

    hasil = hitung(data)

    assert hasil["survei.IKI.kelompok.K1.bulan.JAN"].tampil == "92,00"
    assert hasil["survei.IKI.bulan.JAN"].tampil == "96,00"
    assert hasil["survei.IKI.iio"].tampil == "96,00"
    assert hasil["survei.IKI.nilai"].tampil == "3,84"
    assert hasil["survei.IKI.nilai"].rumus_angka == "96,00 / 25 = 3,84"


def test_group_mean_is_exact_and_month_is_established() -> None:
    """Groups are not rounded before the month, the month is before the year."""
    data = _iki(
        variabel("V1", "K1", "90"),
        variabel("V2", "K1", "90"),
        variabel("V3", "K1", "91"),
        variabel("V4", "K2", "90,334"),
    )

    hasil = hitung(data)

    # (90,3333... + 90,334) / 2 = 90,33366...; from a printed 90,33 it would be 90,332.
    assert hasil["survei.IKI.bulan.JAN"].angka == Decimal("90.33")
    assert hasil["survei.IKI.kelompok.K1.bulan.JAN"].angka != Decimal("90.33")


def test_iki_can_be_recomputed_from_print() -> None:
    """The formula of the IKI shows the printed IIO that a reader would divide."""
    data = _iki(
        variabel("V1", "K1", "97,62", "97,63"),
        variabel("V2", "K2", "97,62", "97,63"),
        bulan=("30", "30"),
    )

    hasil = hitung(data)

    assert hasil["survei.IKI.iio"].angka == Decimal("97.63")
    assert hasil["survei.IKI.nilai"].rumus_angka == "97,63 / 25 = 3,91"


def test_iki_month_without_respondents_drops_out() -> None:
    """A month with 0 respondents does not enter the IIO."""
    data = _iki(
        variabel("V1", "K1", "100", "10"), variabel("V2", "K2", "100", "10"), bulan=("30", "0")
    )

    hasil = hitung(data)

    assert hasil["survei.IKI.iio"].tampil == "100,00"
    assert hasil["survei.IKI.bulan.FEB"].tampil == "tidak ada responden"
    assert hasil["survei.IKI.bulan_kurang_responden"].tampil == "Feb"


def test_variable_has_its_year_value() -> None:
    """Each variable has a year value weighted by respondents."""
    data = _iki(
        variabel("V1", "K1", "100", "90"), variabel("V2", "K2", "80", "80"), bulan=("10", "30")
    )

    assert hitung(data)["survei.IKI.unsur.V1.nilai"].tampil == "92,50"


def _ipk(*daftar: Any, **pengaturan: Any) -> Any:
    """A book with the IPK and its unsur."""
    return build_data(ipk=(survei_ipk(**pengaturan),), ipk_unsur=daftar)


def test_ipk_of_jember() -> None:
    """Internal 3,36 from one respondent and external 4,00 from eight give 3,93."""
    hasil = hitung(_ipk(*INTERNAL, *EKSTERNAL))

    assert hasil["survei.IPK.internal"].tampil == "3,36"
    assert hasil["survei.IPK.internal"].rumus_angka == "80% x 3,2 + 20% x 4 = 3,36"
    assert hasil["survei.IPK.eksternal"].tampil == "4,00"
    assert hasil["survei.IPK.nilai"].tampil == "3,93"
    assert hasil["survei.IPK.nilai"].rumus_angka == "(3,36 x 1 + 4,00 x 8) / 9 = 3,93"
    assert hasil["survei.IPK.responden"].tampil == "9"


def test_weighted_unsur_add_up_to_their_side() -> None:
    """The column of weighted values adds up to the side."""
    hasil = hitung(_ipk(*INTERNAL, *EKSTERNAL))

    assert hasil["survei.IPK.internal.unsur.I1.tertimbang"].tampil == "2,56"
    assert hasil["survei.IPK.internal.unsur.I2.tertimbang"].tampil == "0,80"


def test_answers_on_five_are_scaled_to_four() -> None:
    """Answers on 1-5 count four fifths when the sheet says so."""
    hasil = hitung(_ipk(unsur_ipk("E1", "eksternal", "100", "5"), skala="5"))

    assert hasil["survei.IPK.eksternal"].tampil == "4,00"
    assert hasil["survei.IPK.eksternal.unsur.E1.tertimbang"].tampil == "4,00"


def test_ipk_of_one_side_is_that_side() -> None:
    """While only one side is known the IPK is that side, over its own respondents."""
    hasil = hitung(_ipk(*INTERNAL))

    assert hasil["survei.IPK.eksternal"].nilai is None
    assert hasil["survei.IPK.nilai"].tampil == "3,36"
    assert hasil["survei.IPK.nilai"].rumus_angka == "(3,36 x 1) / 1 = 3,36"


def test_missing_unsur_leaves_its_side_unknown() -> None:
    """An unsur without value asks for its cell; its weight goes to nobody."""
    hasil = hitung(_ipk(INTERNAL[0], unsur_ipk("I2", "internal", "20", "")))

    assert hasil["survei.IPK.internal"].tampil == "[belum diisi: UnsurIPK.I2.nilai]"
    assert hasil["survei.IPK.internal.unsur.I2.tertimbang"].kosong == ("UnsurIPK.I2.nilai",)
    assert hasil["survei.IPK.nilai"].nilai is None
