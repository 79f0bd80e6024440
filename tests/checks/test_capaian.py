"""Rules over Capaian and Rasio: one figure has one value, whatever its source."""

from __future__ import annotations

from typing import Any

import pytest

from lkjip_xl.domain.penunjang import RincianRasio
from lkjip_xl.domain.rincian import Rasio
from tests.checks.builders import baris, find, find_satu, pk
from tests.domain import builders as b

IKM_391: dict[str, Any] = {
    "ikm": [b.survei()],
    "ikm_responden": [b.responden("30")],
    "ikm_unsur": [b.unsur("U1", "3,91")],
}
RASIO = baris(Rasio, kode="IKM", tahun=2023, pembilang=3, penyebut=4)


def test_missing_realisasi_is_told() -> None:
    """An indikator whose realisasi is not filled in is named with its key."""
    problem = find_satu("P-04", **pk(b.realisasi()))

    assert problem.kunci == "ikk.IKM.realisasi"
    assert "IKM" in problem.pesan


@pytest.mark.parametrize(
    "isi",
    [
        b.realisasi(realisasi_diketik="0"),
        b.realisasi(sumber="triwulan", cara_triwulan="jumlah", triwulan=["1"]),
        b.realisasi(sumber="survei"),
    ],
    ids=["diketik 0", "triwulan", "survei"],
)
def test_realisasi_from_any_source_is_enough(isi: Any) -> None:
    """A typed 0, one quarter, or a survey is a realisasi."""
    assert find("P-04", **pk(isi, **IKM_391)) == []


def test_typed_realisasi_that_differs_from_its_survey_is_told() -> None:
    """The typed figure is used, and both figures are named."""
    isi = b.realisasi(sumber="survei", realisasi_diketik="3,95")

    problem = find_satu("P-06", **pk(isi, **IKM_391))

    assert "diketik 3,95" in problem.pesan
    assert "survei memberi 3,91" in problem.pesan
    assert "yang dipakai 3,95" in problem.pesan
    assert problem.kunci == "ikk.IKM.realisasi"


@pytest.mark.parametrize(
    ("isi", "tabel", "sebut"),
    [
        (b.realisasi(realisasi_diketik="3,95"), IKM_391, "survei memberi 3,91"),
        (b.realisasi(realisasi_diketik="70"), {"rasio": [RASIO]}, "rasio memberi 75"),
        (b.realisasi(realisasi_diketik="9", triwulan=["1", "2"]), {}, "triwulan memberi 3"),
        (b.realisasi(sumber=None, realisasi_diketik="3,95"), IKM_391, "survei memberi 3,91"),
    ],
    ids=["survei", "rasio", "triwulan", "tanpa sumber"],
)
def test_typed_realisasi_beside_a_filled_source_is_told(
    isi: Any, tabel: dict[str, Any], sebut: str
) -> None:
    """A figure that is only typed is compared with every source that is filled."""
    assert sebut in find_satu("P-06", **pk(isi, **tabel)).pesan


@pytest.mark.parametrize(
    ("isi", "tabel"),
    [
        (b.realisasi(sumber="survei", realisasi_diketik="3,91"), IKM_391),
        (b.realisasi(sumber="survei", realisasi_diketik="3,9139"), IKM_391),
        (b.realisasi(sumber="survei"), IKM_391),
        (b.realisasi(realisasi_diketik="3,91"), IKM_391),
        (b.realisasi(realisasi_diketik="75"), {"rasio": [RASIO]}),
        (b.realisasi(realisasi_diketik="2", triwulan=["1", "2"]), {}),
        (b.realisasi(realisasi_diketik="3,95"), {}),
    ],
    ids=["sama", "sama dibulatkan", "tidak diketik", "survei", "rasio", "triwulan", "sendiri"],
)
def test_typed_realisasi_that_agrees_passes(isi: Any, tabel: dict[str, Any]) -> None:
    """A typed figure that prints like a source, or has no other source, is not told."""
    assert find("P-06", **pk(isi, **tabel)) == []


def test_indikator_of_another_level_on_capaian_is_told() -> None:
    """A strategic indikator on Capaian is not computed, and staff hear of it."""
    data: dict[str, Any] = {
        "sasaran": [b.sasaran(kode="SS1", tingkat="strategis"), b.sasaran()],
        "indikator": [b.indikator(kode="IKU1", kode_sasaran="SS1"), b.indikator()],
    }

    assert "IKU1" in find_satu("P-09", **data, realisasi=[b.realisasi(kode="IKU1")]).pesan
    assert find("P-09", **data, realisasi=[b.realisasi()]) == []


@pytest.mark.parametrize(
    ("isi", "sel", "usul"),
    [
        ({"target_awal": "0,9"}, "Indikator.IKM.target_awal", "90"),
        ({"target_awal": "90", "target_revisi": "0,875"}, "Indikator.IKM.target_revisi", "87,5"),
    ],
)
def test_percent_typed_as_fraction_is_told(isi: dict[str, str], sel: str, usul: str) -> None:
    """A target of 0,9 percent was probably meant as 90, and 90 is proposed."""
    problem = find_satu("B-21", **pk(indikator=[b.indikator(satuan="%", **isi)]))

    assert problem.tempat == sel
    assert f"mungkin maksudnya {usul}." in problem.pesan


def test_realisasi_typed_as_fraction_is_told() -> None:
    """A typed realisasi of 0,95 percent was probably meant as 95."""
    tabel = pk(
        b.realisasi(realisasi_diketik="0,95"),
        indikator=[b.indikator(satuan="persen", target_awal="90")],
    )

    assert "95" in find_satu("B-21", **tabel).pesan


@pytest.mark.parametrize(
    ("satuan", "target"), [("%", "90"), ("%", "0"), ("%", "1"), ("Indeks", "0,9"), (None, "0,9")]
)
def test_other_targets_pass_as_typed(satuan: str | None, target: str) -> None:
    """Whole percents, 0 and values of other units are not questioned."""
    isi = b.indikator(satuan=satuan, target_awal=target)

    assert find("B-21", **pk(indikator=[isi])) == []


@pytest.mark.parametrize(("atas", "bawah", "banyak"), [(5, 4, 1), (4, 4, 0), (None, 4, 0)])
def test_part_larger_than_the_whole_is_told(atas: int | None, bawah: int, banyak: int) -> None:
    """Counts that were swapped are found, in the totals and in their parts."""
    rasio = baris(Rasio, kode="IKM", tahun=2023, pembilang=atas, penyebut=bawah)
    bagian = baris(RincianRasio, kode="IKM", pembilang=atas, penyebut=bawah)

    assert len(find("P-37", rasio=[rasio])) == banyak
    assert len(find("P-37", rincian_rasio=[bagian])) == banyak


@pytest.mark.parametrize(("kedua", "banyak"), [(2, 0), (1, 1), (None, 0)])
def test_parts_of_a_ratio_add_up(kedua: int | None, banyak: int) -> None:
    """Parts that do not add up are told; an unfinished table is not judged."""
    rincian = [
        baris(RincianRasio, kode="IKM", pembilang=1, penyebut=2),
        baris(RincianRasio, kode="IKM", pembilang=kedua, penyebut=2),
    ]

    assert len(find("P-38", rasio=[RASIO], rincian_rasio=rincian)) == banyak


@pytest.mark.parametrize(
    ("isi", "sebut"),
    [
        (["1", "", "2", ""], "Triwulan II dan Triwulan IV"),
        (["1"], "Triwulan II, Triwulan III, dan Triwulan IV"),
    ],
)
@pytest.mark.parametrize("cara", ["jumlah", "rata-rata"])
def test_quarters_that_are_missing_are_named(isi: list[str], sebut: str, cara: str) -> None:
    """A sum or mean over part of the year says which quarters are still to come."""
    baris = b.realisasi(sumber="triwulan", cara_triwulan=cara, triwulan=isi)

    problem = find_satu("P-65", **pk(baris))

    assert problem.tempat == "Realisasi.IKM.triwulan.2"
    assert sebut in problem.pesan
    assert f"({cara}) baru memuat sebagian tahun" in problem.pesan


@pytest.mark.parametrize(
    "isi",
    [
        {"triwulan": ["1", "2", "3", "0"]},
        {"triwulan": []},
        {"triwulan": ["1"], "cara_triwulan": "terakhir"},
        {"triwulan": ["1"], "realisasi_diketik": "4"},
        {"triwulan": ["1"], "sumber": "ketik"},
    ],
    ids=["lengkap", "belum dimulai", "terakhir", "diketik", "sumber lain"],
)
def test_quarters_that_are_complete_or_not_used_pass(isi: dict[str, Any]) -> None:
    """Nothing is said where the missing quarters do not change the realisasi."""
    baris = b.realisasi(**{"sumber": "triwulan", "cara_triwulan": "jumlah", **isi})

    assert find("P-65", **pk(baris)) == []
