"""The conclusion follows the results: what lags, where figures moved, what the money brought."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from lkjip_xl.domain.angka import Alasan, Nilai, compute_rata, tanpa_nilai
from lkjip_xl.domain.hasil import Bentuk, DaftarHasil
from lkjip_xl.domain.kinerja import DataKinerja, Indikator, Sasaran
from lkjip_xl.report import narrative_simpulan
from tests.golden_domain import build_baris, build_profil


def build_data(*kode: str) -> DataKinerja:
    """One sasaran kegiatan with indikator named after their kode."""
    return DataKinerja(
        profil=build_profil(2024),
        sasaran=(build_baris(Sasaran, kode="S1", tingkat="kegiatan", sasaran="Sasaran"),),
        indikator=tuple(
            build_baris(Indikator, kode=satu, kode_sasaran="S1", indikator=f"Indeks {satu}")
            for satu in kode
        ),
    )


def build_kata(nama: str, **kata: str | None) -> DaftarHasil:
    """A word of each indikator: its status or its tren."""
    hasil = DaftarHasil()
    for kode, isi in kata.items():
        hasil.catat(f"ikk.{kode}.{nama}", isi, bentuk=Bentuk.TEKS)
    return hasil


@pytest.mark.parametrize(
    ("status", "kalimat"),
    [
        (
            {"A": "belum tercapai", "B": "tercapai", "C": "belum tercapai"},
            "Indikator yang belum mencapai target dan perlu diutamakan adalah Indeks A dan "
            "Indeks C.",
        ),
        (
            {"A": "tercapai", "B": "terlampaui"},
            "Seluruh indikator mencapai atau melampaui targetnya.",
        ),
        ({"A": "tercapai", "B": None}, None),
        ({"A": None}, None),
    ],
)
def test_indikator_below_target_are_all_named(
    status: dict[str, str | None], kalimat: str | None
) -> None:
    """That all reached their target is said only when every indikator has its status."""
    hasil = build_kata("status", **status)

    assert narrative_simpulan.write_belum_tercapai(build_data(*status), hasil) == kalimat


def test_trend_counts_in_words() -> None:
    """How many got better, worse and stayed, in that order."""
    hasil = build_kata("tren", A="menurun", B="meningkat", C="meningkat", D=None)

    assert narrative_simpulan.write_tren_umum(build_data("A", "B", "C", "D"), hasil) == (
        "Dibandingkan dengan tahun sebelumnya, hasil dua indikator membaik dan satu "
        "indikator memburuk."
    )


@pytest.mark.parametrize(
    ("polaritas", "tren", "kata"),
    [
        ("maksimal", "meningkat", "membaik"),
        ("minimal", "menurun", "membaik"),
        ("terbalik", "meningkat", "memburuk"),
        ("rentang", "menurun", "membaik"),
        ("stabil", "tetap", "tetap"),
    ],
)
def test_a_fall_is_good_where_less_is_better(polaritas: str, tren: str, kata: str) -> None:
    """The word follows the direction that is good; inside a range only capaian tells."""
    hasil = build_kata("tren", A=tren)
    hasil.catat("ikk.A.riwayat.2023.capaian", Nilai(Decimal(90)))
    hasil.catat("ikk.A.capaian_tanpa_batas", Nilai(Decimal(100)))
    data = build_data("A")
    indikator = build_baris(
        Indikator, kode="A", kode_sasaran="S1", indikator="A", polaritas=polaritas
    )
    data = replace(data, indikator=(indikator,))

    kalimat = narrative_simpulan.write_tren_umum(data, hasil)

    assert kalimat == f"Dibandingkan dengan tahun sebelumnya, hasil satu indikator {kata}."


def build_kinerja(*capaian: str | None, kasus: bool = True) -> DaftarHasil:
    """Results of several indikator above target; None: nothing filled in, or no case."""
    hasil = DaftarHasil()
    alasan = Alasan.BELUM_DIISI if kasus else Alasan.TIDAK_ADA_KASUS
    semua = [
        hasil.catat(
            f"ikk.I{nomor}.capaian",
            tanpa_nilai(alasan) if isi is None else Nilai(Decimal(isi)),
        )
        for nomor, isi in enumerate(capaian)
    ]
    ada = sum(satu.angka is not None for satu in semua)
    angka = {"indikator": len(capaian), "terlampaui": ada, "tercapai": 0, "belum_tercapai": 0}
    for nama, jumlah in angka.items():
        hasil.catat(f"kinerja.jumlah_{nama}", Nilai(Decimal(jumlah)), bentuk=Bentuk.BULAT)
    hasil.catat("kinerja.rata_rata", compute_rata(satu.angka for satu in semua))
    hasil.catat("anggaran.total.serapan", Nilai(Decimal(90)))
    return hasil


@pytest.mark.parametrize(
    ("capaian", "kasus", "kalimat"),
    [
        (
            ("110", "120"),
            True,
            "Dari 2 indikator kinerja kegiatan, seluruhnya melampaui target; rata-rata capaian "
            "kinerja sebesar 115,00%.",
        ),
        (
            ("110", "120", None),
            True,
            "Dari 3 indikator kinerja kegiatan, 2 indikator melampaui target dan 1 indikator "
            "belum dapat disimpulkan; rata-rata capaian kinerja dari 2 indikator yang ada "
            "nilainya sebesar 115,00%.",
        ),
        (
            ("110", None),
            False,
            "Dari 2 indikator kinerja kegiatan, 1 indikator melampaui target dan 1 indikator "
            "tidak dinilai karena tidak ada kasus; rata-rata capaian kinerja dari 1 indikator "
            "yang ada nilainya sebesar 110,00%.",
        ),
        ((None, None), True, "Capaian 2 indikator kinerja kegiatan belum dapat disimpulkan."),
    ],
)
def test_mean_says_of_how_many_it_is(
    capaian: tuple[str | None, ...], kasus: bool, kalimat: str
) -> None:
    """A mean of part never looks like the mean of all."""
    assert narrative_simpulan.write_simpulan(build_kinerja(*capaian, kasus=kasus)) == kalimat


def test_no_verdict_on_the_budget_while_capaian_is_missing() -> None:
    """Money of all beside the capaian of some would be no fair comparison."""
    assert narrative_simpulan.write_sumber_daya(build_kinerja("110", None)) is None
    assert narrative_simpulan.write_sumber_daya(build_kinerja("110", "120")) is not None


def test_indikator_without_a_case_is_not_judged() -> None:
    """No case is no failure and no gap: the line says why there is no figure."""
    hasil = build_kinerja(None, kasus=False)
    hasil.catat("ikk.I0.status", None, bentuk=Bentuk.TEKS)

    kalimat = narrative_simpulan.write_simpulan_indikator(hasil, "ikk.I0")

    assert kalimat == "tidak dinilai karena tidak ada kasus"


@pytest.mark.parametrize(
    ("capaian", "serapan", "kata"),
    [
        ("112.03", "96.99", "lebih tinggi daripada serapan anggaran (96,99%)"),
        ("90", "96.99", "masih perlu diarahkan pada hasil"),
        ("96.990", "96.9904", "sama dengan serapan anggaran"),
    ],
)
def test_mean_capaian_beside_absorption(capaian: str, serapan: str, kata: str) -> None:
    """The word follows the printed figures."""
    hasil = DaftarHasil()
    hasil.catat("kinerja.rata_rata", Nilai(Decimal(capaian)))
    hasil.catat("anggaran.total.serapan", Nilai(Decimal(serapan)))

    assert kata in (narrative_simpulan.write_sumber_daya(hasil) or "")
