"""Rules over the perjanjian kinerja."""

from __future__ import annotations

from typing import Any

import pytest

from lkjip_xl.errors import Tingkat
from tests.checks.builders import find, find_satu, pk
from tests.domain import builders as b


def test_missing_target_is_told() -> None:
    """An indikator without target is named with the cell of Target Awal."""
    problem = find_satu("P-02", **pk(indikator=[b.indikator(target_awal=None)]))

    assert "IKM" in problem.pesan
    assert problem.tempat == "Indikator.IKM.target_awal"


def test_revised_target_is_enough() -> None:
    """An indikator with only a revised target has a target."""
    isi = b.indikator(target_awal=None, target_revisi="3,40")

    assert find("P-02", **pk(indikator=[isi])) == []


def test_indikator_without_a_row_on_capaian_is_told() -> None:
    """An indikator kegiatan that is not on Capaian is named."""
    assert "Capaian" in find_satu("P-03", **pk()).pesan
    assert find("P-03", **pk(b.realisasi())) == []


@pytest.mark.parametrize("tingkat", ["strategis", "program"])
def test_indikator_of_higher_levels_needs_no_row_on_capaian(tingkat: str) -> None:
    """Indikator that have only a target are not asked for a realisasi."""
    assert find("P-03", **pk(sasaran=[b.sasaran(tingkat=tingkat)])) == []


def test_sasaran_without_level_is_told() -> None:
    """A sasaran without level is named, since its indikator would appear nowhere."""
    problem = find_satu("P-05", **pk(sasaran=[b.sasaran(tingkat=None)]))

    assert "S1" in problem.pesan
    assert find("P-05", **pk()) == []


def test_book_without_indikator_is_told() -> None:
    """A PK without any indikator kegiatan is worth a word, on the whole sheet."""
    assert find_satu("P-13").tempat == "PK"
    assert find("P-13", **pk()) == []


@pytest.mark.parametrize(
    ("revisi", "alasan", "banyak"),
    [("3,40", None, 1), ("3,40", "PK revisi Juni", 0), ("3,25", None, 0), (None, None, 0)],
)
def test_revised_target_says_why(revisi: str | None, alasan: str | None, banyak: int) -> None:
    """A changed target without reason is told; the same figure again is no revision."""
    isi = b.indikator(target_revisi=revisi, alasan_revisi=alasan)

    assert len(find("P-15", **pk(indikator=[isi]))) == banyak


@pytest.mark.parametrize(("kode", "kolom"), [("P-16", "satuan"), ("P-17", "polaritas")])
def test_indikator_kegiatan_says_unit_and_direction(kode: str, kolom: str) -> None:
    """An empty unit or polaritas is a hint, at indikator kegiatan only."""
    kosong: dict[str, Any] = {"indikator": [b.indikator(**{kolom: None})]}

    assert find_satu(kode, **pk(**kosong)).tempat == f"Indikator.IKM.{kolom}"
    assert find(kode, **pk()) == []
    assert find(kode, **pk(**kosong, sasaran=[b.sasaran(tingkat="program")])) == []


def test_missing_targets_of_next_year_are_one_hint() -> None:
    """All indikator without next year's target are named at once."""
    dua = [b.indikator(), b.indikator(kode="IPK"), b.indikator(kode="IKI", target_tahun_depan="4")]

    problem = find_satu("P-18", **pk(indikator=dua))

    assert "2 indikator: IKM, IPK." in problem.pesan
    assert find("P-18", **pk(indikator=dua[2:])) == []


def test_same_name_on_one_level_is_told() -> None:
    """A copied row is found whatever its case; the same name on another level is usual."""
    program = b.sasaran(kode="SP1", tingkat="program")
    salinan = b.indikator(kode="IKM2", indikator="indeks kepuasan  masyarakat")
    lain = b.indikator(kode="IKP1", kode_sasaran="SP1")

    problem = find_satu("P-19", **pk(indikator=[b.indikator(), salinan]))

    assert "IKM2" in problem.pesan
    assert "Indikator.IKM.indikator" in problem.pesan
    assert find("P-19", **pk(sasaran=[b.sasaran(), program], indikator=[b.indikator(), lain])) == []


def _rentang(**isi: Any) -> dict[str, Any]:
    return pk(indikator=[b.indikator(**{"polaritas": "rentang", **isi})])


def test_rentang_without_upper_bound_is_told() -> None:
    """Without Batas Atas there is no capaian; other polaritas need none."""
    problem = find_satu("P-67", **_rentang())

    assert problem.tempat == "Indikator.IKM.batas_atas"
    assert find("P-67", **_rentang(batas_atas="3,50")) == []
    assert find("P-67", **_rentang(polaritas="maksimal")) == []


@pytest.mark.parametrize(
    ("isi", "banyak"),
    [
        ({"batas_atas": "3,24"}, 1),
        ({"batas_atas": "3,30", "target_revisi": "3,40"}, 1),
        ({"batas_atas": "3,25"}, 0),
        ({"batas_atas": None}, 0),
        ({"batas_atas": "1", "target_awal": None}, 0),
        ({"batas_atas": "1", "polaritas": "maksimal"}, 0),
    ],
)
def test_upper_bound_below_the_target_stops_the_report(isi: dict[str, Any], banyak: int) -> None:
    """A rentang that ends before it begins is refused, against the target in force."""
    ditemukan = find("P-68", **_rentang(**isi))

    assert [(p.tingkat, p.tempat) for p in ditemukan] == [
        (Tingkat.GALAT, "Indikator.IKM.batas_atas")
    ] * banyak


@pytest.mark.parametrize(
    ("tabel", "sel"),
    [
        ({"indikator": [b.indikator(target_awal="-3")]}, "Indikator.IKM.target_awal"),
        ({"indikator": [b.indikator(target_revisi="-3")]}, "Indikator.IKM.target_revisi"),
        ({"indikator": [b.indikator(target_tahun_depan="-3")]}, "Indikator.IKM.target_tahun_depan"),
        ({"riwayat": [b.riwayat(target="-3")]}, "Riwayat.IKM.target"),
        ({"renstra": [b.renstra(target_akhir="-3")]}, "TargetRenstra.IKM.target_akhir"),
    ],
    ids=["awal", "revisi", "tahun depan", "riwayat", "renstra"],
)
def test_negative_target_stops_the_report(tabel: dict[str, Any], sel: str) -> None:
    """A minus sign is found wherever a target stands."""
    problem = find_satu("P-69", **pk(**tabel))

    assert problem.tingkat is Tingkat.GALAT
    assert problem.tempat == sel
    assert "-3; seharusnya 0 atau lebih" in problem.pesan


def test_targets_of_0_and_empty_targets_pass() -> None:
    """0 is a target (no cases allowed), and an empty cell is none."""
    indikator = [b.indikator(target_awal="0"), b.indikator(kode="IPK", target_awal=None)]

    assert find("P-69", **pk(indikator=indikator, renstra=[b.renstra(target_akhir="0")])) == []
