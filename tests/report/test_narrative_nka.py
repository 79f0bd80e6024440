"""Budget performance in words: category, direction, and a warning where the rules changed."""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.domain.angka import Nilai
from lkjip_xl.domain.hasil import Bentuk, DaftarHasil
from lkjip_xl.report import narrative_nka


def build_nilai(**tahun: tuple[str, str]) -> DaftarHasil:
    """IKPA by year: its value and the regulation of that year."""
    hasil = DaftarHasil()
    for nama, (nilai, dasar) in tahun.items():
        hasil.catat(f"ikpa.{nama[1:]}.nilai", Nilai(Decimal(nilai)), dasar=dasar)
        hasil.catat(f"ikpa.{nama[1:]}.kategori", "Baik", bentuk=Bentuk.TEKS)
    return hasil


def test_direction_and_category_are_told() -> None:
    """A value below that of last year is called lower, with its category."""
    hasil = build_nilai(t2022=("93.07", "PER-5/PB/2022"), t2023=("90", "PER-5/PB/2022"))

    kalimat = narrative_nka.write_nilai(hasil, "ikpa", 2023)

    assert kalimat is not None
    assert kalimat.endswith(
        "sebesar 90,00 dengan kategori baik, lebih rendah daripada tahun 2022 (93,07)."
    )


def test_years_under_different_rules_are_compared_with_care() -> None:
    """Where the scheme changed between two years the reader is warned, but not in a summary."""
    hasil = build_nilai(t2023=("95.69", "PER-5/PB/2022"), t2024=("95.69", "PER-5/PB/2024"))

    panjang = narrative_nka.write_nilai(hasil, "ikpa", 2024)
    singkat = narrative_nka.write_nilai(hasil, "ikpa", 2024, is_singkat=True)

    assert panjang is not None
    assert singkat is not None
    assert "sama dengan tahun 2023" in singkat
    assert panjang == singkat + (
        " Dasar penilaian kedua tahun itu berbeda, sehingga perbandingannya perlu dibaca dengan "
        "hati-hati."
    )


def test_no_value_no_sentence() -> None:
    """An office without IKPA has no sentence about it."""
    assert narrative_nka.write_nilai(DaftarHasil(), "ikpa", 2024) is None
