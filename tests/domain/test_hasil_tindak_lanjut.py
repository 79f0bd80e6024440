"""The follow-up plan: counts by status, and what is late at the date of the report."""

from __future__ import annotations

from datetime import date
from typing import Any

from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.penunjang import TindakLanjut
from tests.domain import builders as b
from tests.golden_domain import build_baris

LAPORAN = date(2024, 1, 15)


def compute(*baris: tuple[date | None, str | None], tanggal: date | None = LAPORAN) -> DaftarHasil:
    """Results of items with their deadline and status, named T1 onwards."""
    profil: Any = b.build_profil(TANGGAL_LAPORAN=tanggal)
    semua = [
        build_baris(TindakLanjut, kode=f"T{nomor}", batas_waktu=batas, status=status)
        for nomor, (batas, status) in enumerate(baris, 1)
    ]
    return b.compute(profil=profil, tindak_lanjut=semua)


def test_item_is_late_after_its_deadline_unless_it_is_done() -> None:
    """The date of the report decides: on the day itself nothing is late."""
    hasil = compute(
        (date(2024, 1, 14), "belum"),
        (date(2024, 1, 15), "belum"),
        (date(2023, 1, 1), "selesai"),
        (date(2023, 1, 1), None),
    )

    terlambat = [hasil[f"tindak_lanjut.T{nomor}.terlambat"].nilai for nomor in range(1, 5)]
    assert terlambat == ["terlambat", "", "", "terlambat"]
    assert hasil["tindak_lanjut.terlambat"].tampil == "2"


def test_items_are_counted_by_status() -> None:
    """An item without status is in the number of all only."""
    hasil = compute((None, "berjalan"), (None, "selesai"), (None, None))

    assert hasil["tindak_lanjut.jumlah"].tampil == "3"
    assert hasil["tindak_lanjut.selesai"].tampil == "1"
    assert hasil["tindak_lanjut.berjalan"].tampil == "1"
    assert hasil["tindak_lanjut.belum"].tampil == "0"


def test_without_the_date_of_the_report_nothing_is_judged() -> None:
    """Late is unknown then, not 0; the cell that waits is named."""
    hasil = compute((date(2023, 1, 1), "belum"), tanggal=None)

    assert hasil["tindak_lanjut.T1.terlambat"].nilai is None
    assert hasil["tindak_lanjut.terlambat"].tampil == "[belum diisi: Profil.TANGGAL_LAPORAN]"


def test_book_without_items_has_no_result() -> None:
    """An empty table is no plan of 0 items."""
    assert [kunci for kunci in compute() if kunci.startswith("tindak_lanjut")] == []
