"""The work of a button on notes: nothing half done, a message that fits, no memory of the book."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest

from lkjip_xl.errors import BukuError, Problem, Tingkat
from lkjip_xl.hosts.rekaman.kerja import run_kerja, shorten_pesan


class Catatan:
    """A book of an engine that takes notes of what to write."""

    def __init__(self) -> None:
        """One order waits."""
        self.tindakan: list[dict[str, Any]] = [{"func": "setValues"}]
        self.impl = self

    def json(self) -> dict[str, Any]:
        """The notes."""
        return {"actions": self.tindakan}


def test_what_is_done_goes_out_without_orders_about_the_screen() -> None:
    """Excel is not left in manual calculation when a later order fails there."""
    buku = Catatan()
    buku.tindakan += [{"func": "setCalculation"}, {"func": "setScreenUpdating"}]

    hasil = run_kerja(buku, lambda _: "Selesai.")  # type: ignore[arg-type]

    assert hasil == ("Selesai.", "info")
    assert buku.tindakan == [{"func": "setValues"}]


@pytest.mark.parametrize(
    ("galat", "kata"),
    [
        (BukuError([Problem("B-01", Tingkat.GALAT, "Berkas rusak.", "Salin ulang.")]), "(B-01)"),
        (ZeroDivisionError("rahasia"), "belum dikenal"),
    ],
)
def test_after_a_fault_nothing_is_written(galat: Exception, kata: str) -> None:
    """The orders so far are dropped, the message is Indonesian and says nothing of the inside."""
    buku = Catatan()

    def rusak(_: object) -> str:
        raise galat

    pesan, mode = run_kerja(buku, rusak)

    assert buku.tindakan == []
    assert mode == "critical"
    assert kata in pesan
    assert "rahasia" not in pesan


def test_a_message_fits_into_an_address() -> None:
    """A long one loses its end and says so; a short one stays."""
    panjang = "é dan/atau — \n" * 400

    assert len(quote(shorten_pesan(panjang), safe="")) <= 1800
    assert shorten_pesan(panjang).endswith(" ...")
    assert shorten_pesan("Selesai.\nBaris dua.") == "Selesai.\nBaris dua."
