"""All results of a book in one walk."""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.domain.rekap import compute_hasil
from tests.domain.builders import (
    ATURAN,
    anggaran_kegiatan,
    build_data,
    build_data_indikator,
    hitung,
    realisasi,
    responden,
    survei,
    unsur,
)


def test_survey_reaches_the_overall_mean() -> None:
    """From answers to the mean of the report: survey, realisasi, capaian, mean."""
    data = build_data_indikator(
        realisasi(sumber="survei"),
        ikm=(survei(),),
        ikm_responden=(responden("30"),),
        ikm_unsur=(unsur("U1", "3,90"), unsur("U2", "3,92")),
    )

    hasil = compute_hasil(data, ATURAN)

    assert hasil["survei.IKM.nilai"].tampil == "3,91"
    assert hasil["ikk.IKM.realisasi"].tampil == "3,91"
    assert hasil["kinerja.rata_rata"].tampil == "120,31"
    assert "Unsur.U2.bulan.1" in hasil["kinerja.rata_rata"].asal
    assert "Indikator.IKM.target_awal" in hasil["kinerja.rata_rata"].asal


def test_empty_book_gives_results_without_values() -> None:
    """A book that nobody filled in can be computed and shows no figure that nobody typed."""
    hasil = hitung(build_data())

    assert hasil["kinerja.jumlah_indikator"].angka == 0
    hitungan = {kunci for kunci in hasil if kunci.startswith("kinerja.jumlah_")}
    assert all(hasil[kunci].nilai is None for kunci in set(hasil) - hitungan)


def test_budget_stands_beside_performance() -> None:
    """Performance and budget are in one list of results."""
    data = build_data_indikator(
        realisasi(realisasi_diketik="3,91"),
        anggaran_kegiatan=(anggaran_kegiatan(pagu_semula="1.000", realisasi="900"),),
    )

    hasil = hitung(data)

    assert hasil["ikk.IKM.capaian"].tampil == "120,31"
    assert hasil["anggaran.total.serapan"].tampil == "90,00"


def test_every_result_has_a_value_or_a_reason() -> None:
    """Nothing in the report is blank without saying why."""
    data = build_data_indikator(realisasi(), ikm=(survei(),), ikm_responden=(responden(),))

    hasil = hitung(data)

    for satu in hasil.values():
        assert (satu.nilai is None) == bool(satu.alasan), satu.kunci
        assert satu.nilai != Decimal("NaN")


def test_same_book_gives_the_same_results() -> None:
    """Computing twice gives the same figures in the same order."""
    data = build_data_indikator(realisasi(realisasi_diketik="3,91"))

    assert list(hitung(data).values()) == list(hitung(data).values())
