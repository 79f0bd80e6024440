"""A new book: lists and weights in place, figures empty, nothing in the way."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_xl import api
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.errors import RegulasiError, Tingkat
from lkjip_xl.workbook import layout
from lkjip_xl.workbook.read.reader import read_buku
from lkjip_xl.workbook.write.newbook import build_isi_baru


def baca(tahun: int) -> DataKinerja:
    """The inputs of a new book."""
    isi = build_isi_baru("Kantor Imigrasi Kelas II TPI Uji", tahun)
    return read_buku(layout.build_grid(isi, layout.build_letak(isi))).data


@pytest.mark.parametrize("tahun", [2023, 2025, 2030])
def test_new_book_has_no_galat(tahun: int) -> None:
    """An empty book computes: what is missing is peringatan, never galat."""
    isi = build_isi_baru("Kantor Uji", tahun)

    hitungan = api.compute_grid(layout.build_grid(isi, layout.build_letak(isi)))

    assert {problem.tingkat for problem in hitungan.problems} <= {Tingkat.PERINGATAN}
    assert hitungan.hasil["kinerja.rata_rata"].nilai is None
    assert hitungan.hasil["anggaran.total.pagu"].nilai is None


def test_year_after_the_last_checked_one_warns() -> None:
    """A year that nobody has checked uses the last rules and says so."""
    isi = build_isi_baru("Kantor Uji", 2030)

    hitungan = api.compute_grid(layout.build_grid(isi, layout.build_letak(isi)))

    assert "R-03" in {problem.kode for problem in hitungan.problems}


def test_year_before_the_rules_is_refused() -> None:
    """A year before the first regulation gives no book but the years that are covered."""
    with pytest.raises(RegulasiError, match=r"tercakup: \d{4}.*\(R-02\)"):
        api.build_buku_baru("Kantor Uji", 2016)


@pytest.mark.parametrize(
    ("tahun", "kementerian"),
    [
        (2024, "Kementerian Hukum dan Hak Asasi Manusia"),
        (2025, "Kementerian Imigrasi dan Pemasyarakatan"),
    ],
)
def test_ministry_follows_the_year(tahun: int, kementerian: str) -> None:
    """Since 2025 the offices belong to a ministry of their own."""
    profil = baca(tahun).profil

    assert profil.teks("KEMENTERIAN").isi == kementerian
    assert profil.tahun == tahun
    assert profil.teks("NAMA_SATKER").isi == "Kantor Imigrasi Kelas II TPI Uji"
    assert profil.is_rata_sasaran
    assert profil.batas_capaian is None


def test_weights_of_each_side_of_the_ipk_sum_to_100() -> None:
    """The unsur of the IPK come with their weights."""
    unsur = baca(2025).ipk_unsur

    for sisi, banyak in (("internal", 6), ("eksternal", 5)):
        bobot = [satu.bobot.isi or Decimal(0) for satu in unsur if satu.sisi.isi == sisi]
        assert sum(bobot) == 100
        assert len(bobot) == banyak
    assert all(satu.nilai.isi is None for satu in unsur)


def test_lists_that_every_office_has_are_there() -> None:
    """Nine unsur of the SKM, four groups of the IIO, three jenis belanja of three years."""
    data = baca(2025)

    assert len(data.ikm_unsur) == 9
    assert [satu.kode.isi for satu in data.skm_unsur] == [f"U{nomor}" for nomor in range(1, 10)]
    assert all(satu.unsur.isi for satu in data.skm_unsur)
    assert data.skm == ()
    assert len(data.iki_kelompok) == 4
    assert {(b.kode.isi, int(b.tahun.isi or 0)) for b in data.anggaran_belanja} == {
        (kode, tahun) for kode in ("51", "52", "53") for tahun in (2023, 2024, 2025)
    }
    assert [int(satu.tahun.isi or 0) for satu in data.tahun_pnbp] == [2024, 2025]
    assert all(satu.isi is None for unsur in data.ikm_unsur for satu in unsur.bulan)


@pytest.mark.parametrize(
    ("tahun", "smart", "nka"), [(2023, [2021, 2022, 2023], 3), (2025, [2023], 3), (2027, [], 3)]
)
def test_years_of_budget_performance_are_those_of_a_regulation(
    tahun: int, smart: list[int], nka: int
) -> None:
    """SMART ended with 2023; IKPA and NKA go on, with the indikator of this year's scheme."""
    data = baca(tahun)

    assert [int(satu.tahun.isi or 0) for satu in data.tahun_smart] == smart
    assert len(data.tahun_nka) == len(data.tahun_ikpa) == nka
    assert {int(satu.tahun.isi or 0) for satu in data.ikpa} == {tahun}
    assert "DISPENSASI" in {s.kode.isi for s in data.ikpa} or tahun > 2023
    assert all(satu.nilai.isi is None for satu in data.ikpa)
    assert [satu.kode.isi for satu in data.sumber_dana] == ["RM", "PNBP"]
