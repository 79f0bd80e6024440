"""Ratios of every year that has counts, under their keys."""

from __future__ import annotations

from lkjip_xl.domain.rincian import Rasio
from tests.domain import builders as b


def rasio(tahun: str, pembilang: str | None, penyebut: str | None, kode: str = "IKM") -> Rasio:
    """Counts of one year."""
    isi = {"kode": kode, "tahun": tahun, "pembilang": pembilang, "penyebut": penyebut}
    return b.build_baris(Rasio, isi)


def test_ratio_is_established_to_the_decimals_of_its_indikator() -> None:
    """2 of 3 is 66,67 with two decimals and 66,7 with one, and says how it came about."""
    dua = b.compute(indikator=[b.indikator()], rasio=[rasio("2023", "2", "3")])
    satu = b.compute(
        indikator=[b.indikator()],
        realisasi=[b.realisasi(desimal="1")],
        rasio=[rasio("2023", "2", "3")],
    )

    assert dua["ikk.IKM.rasio.2023"].tampil == "66,67"
    assert dua["ikk.IKM.rasio.2023"].rumus_angka == "2 / 3 x 100 = 66,67"
    assert satu["ikk.IKM.rasio.2023"].tampil == "66,7"


def test_ratio_without_cases_or_counts_says_why() -> None:
    """0 of 0 is no case, something of 0 has no value, and an empty count is named with its cell."""
    hasil = b.compute(
        indikator=[b.indikator()],
        rasio=[rasio("2023", "0", "0"), rasio("2022", "3", "0"), rasio("2021", None, "3")],
    )

    assert hasil["ikk.IKM.rasio.2023"].tampil == "tidak ada kasus"
    assert hasil["ikk.IKM.rasio.2022"].tampil == "pembagi bernilai 0"
    assert hasil["ikk.IKM.rasio.2021"].tampil == "[belum diisi: Rasio.IKM.pembilang]"


def test_ratio_of_an_unknown_indikator_is_left_out() -> None:
    """Counts whose kode is not on the PK give no result."""
    hasil = b.compute(indikator=[b.indikator()], rasio=[rasio("2023", "1", "2", kode="LAIN")])

    assert [kunci for kunci in hasil if ".rasio." in kunci] == []


def test_ratio_as_source_is_the_realisasi_of_the_year() -> None:
    """The realisasi taken from counts equals the ratio that the sheet shows."""
    hasil = b.compute(
        indikator=[b.indikator(target_awal="90")],
        realisasi=[b.realisasi(sumber="rasio")],
        rasio=[rasio("2023", "45", "48"), rasio("2022", "1", "2")],
    )

    assert hasil["ikk.IKM.realisasi"].nilai == hasil["ikk.IKM.rasio.2023"].nilai
    assert hasil["ikk.IKM.riwayat.2022.realisasi"].nilai == hasil["ikk.IKM.rasio.2022"].nilai
