"""Notes beside the figures: two sources, and a cap that only some figures have."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_xl.domain.angka import Nilai
from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.report import narrative_catatan


def build_capaian(kini: str, tanpa_batas: str, dulu: str, renstra: str = "100") -> DaftarHasil:
    """Capaian of indikator A this year, last year, and against the Renstra."""
    hasil = DaftarHasil()
    hasil.catat("ikk.A.capaian", Nilai(Decimal(kini)))
    hasil.catat("ikk.A.capaian_tanpa_batas", Nilai(Decimal(tanpa_batas)))
    hasil.catat("ikk.A.riwayat.2023.capaian", Nilai(Decimal(dulu)))
    hasil.catat("ikk.A.renstra.capaian", Nilai(Decimal(renstra)))
    return hasil


def test_typed_realisasi_is_told_beside_its_source() -> None:
    """The reader learns which of two figures is used, and the other one."""
    hasil = DaftarHasil()
    hasil.catat("ikk.A.realisasi", Nilai(Decimal(95)))
    hasil.catat("ikk.A.realisasi_sumber", Nilai(Decimal(93)))

    assert narrative_catatan.write_sumber(hasil, "ikk.A", "%", "rasio") == (
        "Realisasi yang dipakai adalah angka yang diketik di buku kerja, yaitu 95,00%; "
        "hitungan rasio memberikan 93,00%."
    )


def test_same_figure_from_both_needs_no_note() -> None:
    """A typed realisasi that its source confirms is no news."""
    hasil = DaftarHasil()
    hasil.catat("ikk.A.realisasi", Nilai(Decimal(95)))
    hasil.catat("ikk.A.realisasi_sumber", Nilai(Decimal("95.00")))

    assert narrative_catatan.write_sumber(hasil, "ikk.A", "%", "rasio") is None


@pytest.mark.parametrize(
    ("kini", "tanpa_batas", "dulu", "batas", "ada"),
    [
        ("110", "127", "105", Decimal(110), True),
        ("100", "100", "120", Decimal(110), True),
        ("100", "100", "105", Decimal(110), False),
        ("127", "127", "120", None, False),
    ],
)
def test_cap_is_told_only_where_it_changes_a_figure(
    kini: str, tanpa_batas: str, dulu: str, batas: Decimal | None, ada: bool
) -> None:
    """Years with and without cap stand in one table: the note says so, but never idly."""
    hasil = build_capaian(kini, tanpa_batas, dulu)

    kalimat = narrative_catatan.write_batas_riwayat(hasil, "ikk.A", 2024, batas)

    assert (kalimat is not None) == ada
    assert not ada or "dibatasi paling tinggi 110%" in str(kalimat)


def test_renstra_above_the_cap_is_told_to_have_none() -> None:
    """The comparison with the Renstra has no cap."""
    tinggi, biasa = build_capaian("110", "127", "90", "125"), build_capaian("1", "1", "1", "90")

    assert narrative_catatan.write_batas_renstra(tinggi, "ikk.A", Decimal(110)) == (
        "Capaian terhadap target akhir Renstra disajikan tanpa batas atas 110%."
    )
    assert narrative_catatan.write_batas_renstra(biasa, "ikk.A", Decimal(110)) is None
