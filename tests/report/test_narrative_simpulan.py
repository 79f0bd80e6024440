"""The conclusion follows the results: what lags, where figures moved, what the money brought."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_xl.domain.angka import Nilai
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
    """How many rose, fell and stayed, in that order."""
    hasil = build_kata("tren", A="menurun", B="meningkat", C="meningkat", D=None)

    assert narrative_simpulan.write_tren_umum(build_data("A", "B", "C", "D"), hasil) == (
        "Dibandingkan dengan tahun sebelumnya, realisasi dua indikator meningkat dan satu "
        "indikator menurun."
    )


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
