"""Sentences on sasaran and indikator: right words for counts, years, efficiency and predikat."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_xl.domain.angka import Alasan, Nilai, tanpa_nilai
from lkjip_xl.domain.capaian import Polaritas
from lkjip_xl.domain.hasil import Bentuk, DaftarHasil
from lkjip_xl.domain.kinerja import Indikator
from lkjip_xl.domain.rincian import Rasio
from lkjip_xl.report import narrative_indikator
from tests.golden_domain import build_baris


def build_capaian(**capaian: str | None) -> DaftarHasil:
    """Results of one sasaran, S1, with the capaian of its indikator."""
    hasil = DaftarHasil()
    semua = []
    for kode, isi in capaian.items():
        nilai = tanpa_nilai(Alasan.BELUM_DIISI) if isi is None else Nilai(Decimal(isi))
        semua.append(hasil.catat(f"ikk.{kode}.capaian", nilai))
    angka = [satu.angka for satu in semua if satu.angka is not None]
    rata = Nilai(sum(angka, Decimal(0)) / len(angka)) if angka else tanpa_nilai(Alasan.BELUM_DIISI)
    hasil.catat("sasaran.S1.capaian", rata)
    return hasil


def build_anggota(*kode: str) -> list[Indikator]:
    """Indikator whose names are told by their kode."""
    return [build_baris(Indikator, kode=satu, indikator=f"Indeks {satu}") for satu in kode]


def build_realisasi(**realisasi: str | None) -> DaftarHasil:
    """Realisasi of indikator A by year, `t2024` being the year of the report; None: no case."""
    hasil = DaftarHasil()
    for tahun, isi in realisasi.items():
        awal = "ikk.A" if tahun == "t2024" else f"ikk.A.riwayat.{tahun[1:]}"
        nilai = tanpa_nilai(Alasan.TIDAK_ADA_KASUS) if isi is None else Nilai(Decimal(isi))
        hasil.catat(f"{awal}.realisasi", nilai, satuan="%")
    return hasil


def test_sasaran_names_its_highest_and_lowest_indikator() -> None:
    """With several indikator the reader learns where the mean comes from."""
    hasil = build_capaian(A="110", B="90", C="100")

    kalimat = narrative_indikator.write_sasaran(hasil, "S1", build_anggota("A", "B", "C"))

    assert kalimat == (
        "Sasaran ini diukur dengan tiga indikator, dengan rata-rata capaian 100,00%. "
        "Capaian tertinggi 110,00% pada Indeks A dan terendah 90,00% pada Indeks B."
    )


@pytest.mark.parametrize("capaian", [{"A": "100", "B": "100"}, {"A": "100", "B": None}])
def test_sasaran_without_difference_names_none(capaian: dict[str, str | None]) -> None:
    """Where print shows no difference, nothing is called highest."""
    kalimat = narrative_indikator.write_sasaran(
        build_capaian(**capaian), "S1", build_anggota(*capaian)
    )

    assert kalimat is not None
    assert "tertinggi" not in kalimat


def test_sasaran_counts_only_indikator_with_a_value() -> None:
    """A mean of part says of how many; all without a case is not judged."""
    sebagian = build_capaian(A="110", B=None, C="90")
    tanpa = DaftarHasil()
    for kunci in ("ikk.A.capaian", "sasaran.S1.capaian"):
        tanpa.catat(kunci, tanpa_nilai(Alasan.TIDAK_ADA_KASUS))

    assert narrative_indikator.write_sasaran(sebagian, "S1", build_anggota("A", "B", "C")) == (
        "Sasaran ini diukur dengan tiga indikator; rata-rata capaian dari dua indikator yang ada "
        "nilainya sebesar 100,00%. Capaian tertinggi 110,00% pada Indeks A dan terendah 90,00% "
        "pada Indeks C."
    )
    assert narrative_indikator.write_sasaran(tanpa, "S1", build_anggota("A")) == (
        "Sasaran ini diukur dengan satu indikator dan tidak dinilai karena tidak ada kasus."
    )


def test_sasaran_names_all_that_share_the_highest_capaian() -> None:
    """Two with the same figure are both highest."""
    hasil = build_capaian(A="110", B="90", C="110")

    kalimat = narrative_indikator.write_sasaran(hasil, "S1", build_anggota("A", "B", "C"))

    assert kalimat is not None
    assert "tertinggi 110,00% pada Indeks A dan Indeks C dan terendah" in kalimat


def test_rasio_of_one_thing_says_it_once() -> None:
    """What is counted is named once: 114 of 114 rencana aksi terlaksana."""
    rasio = build_baris(Rasio, tahun=2024, pembilang=113, penyebut=114)

    kalimat = narrative_indikator.write_rasio(
        rasio, "rencana aksi terlaksana", "total rencana aksi"
    )

    assert kalimat == "Pada tahun 2024, 113 dari 114 rencana aksi terlaksana."


def test_sasaran_of_one_indikator_has_no_mean() -> None:
    """The mean of one figure is not called a mean."""
    kalimat = narrative_indikator.write_sasaran(build_capaian(A="100"), "S1", build_anggota("A"))

    assert kalimat == "Sasaran ini diukur dengan satu indikator, dengan capaian 100,00%."


@pytest.mark.parametrize(
    ("pembilang", "penyebut", "kalimat"),
    [
        (72, 75, "Pada tahun 2024 terdapat 72 kasus selesai dari 75 kasus ditangani."),
        (0, 0, "Pada tahun 2024 tidak ada kasus ditangani."),
        (None, 75, None),
    ],
)
def test_rasio_is_told_in_the_offices_words(
    pembilang: int | None, penyebut: int, kalimat: str | None
) -> None:
    """Counts stand beside what they count; 0 of 0 is no case, not 0 of 0."""
    rasio = build_baris(Rasio, tahun=2024, pembilang=pembilang, penyebut=penyebut)

    assert narrative_indikator.write_rasio(rasio, "kasus selesai", "kasus ditangani") == kalimat


@pytest.mark.parametrize(
    ("realisasi", "kalimat"),
    [
        (
            {"t2022": "90", "t2023": "95", "t2024": "85"},
            "Dalam kurun 2022 sampai 2024 realisasi tertinggi 95,00% (tahun 2023) dan terendah "
            "85,00% (tahun 2024).",
        ),
        (
            {"t2022": "95", "t2023": "85", "t2024": "95"},
            "Dalam kurun 2022 sampai 2024 realisasi tertinggi 95,00% (tahun 2024, sama dengan "
            "tahun 2022) dan terendah 85,00% (tahun 2023).",
        ),
        (
            {"t2022": "100", "t2023": "100", "t2024": "100"},
            "Sejak tahun 2022 realisasi selalu 100,00%.",
        ),
        (
            {"t2021": None, "t2022": None, "t2023": None, "t2024": "100"},
            "Tahun 2021 sampai 2023 tidak mempunyai realisasi karena tidak ada kasus.",
        ),
        (
            {"t2021": None, "t2023": None, "t2024": "100"},
            "Tahun 2021 dan 2023 tidak mempunyai realisasi karena tidak ada kasus.",
        ),
        ({"t2023": "90", "t2024": "95"}, None),
    ],
)
def test_riwayat_looks_over_all_years(
    realisasi: dict[str, str | None], kalimat: str | None
) -> None:
    """Three years or more have a highest and a lowest; years without a case are named."""
    assert narrative_indikator.write_riwayat(build_realisasi(**realisasi), "ikk.A", 2024) == kalimat


@pytest.mark.parametrize(
    ("status", "tren", "polaritas", "kata"),
    [
        ("terlampaui", "meningkat", Polaritas.MAKSIMAL, "terlampaui dan realisasinya meningkat"),
        ("terlampaui", "menurun", Polaritas.MAKSIMAL, "terlampaui sedangkan realisasinya menurun"),
        ("belum tercapai", "menurun", Polaritas.MAKSIMAL, "tercapai dan realisasinya menurun"),
        ("terlampaui", "menurun", Polaritas.MINIMAL, "terlampaui dan realisasinya menurun"),
        ("tercapai", "tetap", Polaritas.MAKSIMAL, "tercapai dan realisasinya sama dengan"),
        ("tercapai", None, Polaritas.MAKSIMAL, "bahwa target tahun 2024 tercapai."),
    ],
)
def test_analisis_joins_status_and_trend(
    status: str, tren: str | None, polaritas: Polaritas, kata: str
) -> None:
    """Good news and bad news are joined by the right word, whichever direction is good."""
    hasil = DaftarHasil()
    hasil.catat("ikk.A.status", status, bentuk=Bentuk.TEKS)
    hasil.catat("ikk.A.tren", tren, bentuk=Bentuk.TEKS)

    kalimat = narrative_indikator.write_analisis(hasil, "ikk.A", polaritas, 2024)

    assert kalimat is not None
    assert kata in kalimat


@pytest.mark.parametrize("urutan", [0, 1])
@pytest.mark.parametrize(
    ("selisih", "kata", "bukan"),
    [("12.5", "efisien", "belum"), ("-12.5", "belum efisien", "-12"), ("0", "sebanding", "poin")],
)
def test_efisiensi_word_follows_the_sign(selisih: str, kata: str, bukan: str, urutan: int) -> None:
    """Efisien, not efisien, or in proportion; the size is told without its sign."""
    hasil = DaftarHasil()
    hasil.catat("ikk.A.capaian", Nilai(Decimal(100)))
    hasil.catat("anggaran.indikator.A.serapan", Nilai(Decimal(100) - Decimal(selisih)))
    hasil.catat("anggaran.indikator.A.efisiensi", Nilai(Decimal(selisih)))

    kalimat = narrative_indikator.write_efisiensi(hasil, "A", urutan)

    assert kalimat is not None
    assert kata in kalimat
    assert bukan not in kalimat


def test_predikat_names_its_scale() -> None:
    """A predikat stands with the regulation that its scale comes from."""
    hasil = DaftarHasil()
    hasil.catat("ikk.A.predikat", "Tinggi", bentuk=Bentuk.TEKS, dasar="Permendagri 86/2017")

    kalimat = narrative_indikator.write_predikat(hasil, "ikk.A")

    assert kalimat == "Menurut skala pada Permendagri 86/2017, capaian ini berpredikat tinggi."
    assert narrative_indikator.write_predikat(DaftarHasil(), "ikk.A") is None
