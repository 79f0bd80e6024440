"""Faults of UDFs: the Excel error that a cell shows, and the words that explain it later."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lkjip_xl.domain.teks_id import parse_angka

GALAT_NILAI = "#VALUE!"
GALAT_TIADA = "#N/A"
GALAT_NAMA = "#NAME?"
GALAT_EXCEL = frozenset(
    {GALAT_NILAI, GALAT_TIADA, GALAT_NAMA, "#REF!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!"}
)


class GalatSelError(Exception):
    """A cell cannot be used.

    Nothing is put into words before somebody asks (`alasan.explain`): a column of a thousand
    faults costs no more than a column of results.

    Attributes:
        pola: What is wrong, with {0}, {1} for the arguments in which `sel` stand, and {isi} and
            the like for what is in `isi`; Indonesian, without full stop.
        sel: The very cells or ranges that are meant, as the function got them.
        perbaikan: How to repair it, with the same placeholders.
        kode: The Excel error that the calling cell shows.
        isi: Values for the placeholders.
    """

    def __init__(
        self, pola: str, *sel: Any, perbaikan: str = "", kode: str = GALAT_NILAI, **isi: Any
    ) -> None:
        """Keep all of it."""
        super().__init__(kode)
        self.pola, self.sel, self.perbaikan, self.kode, self.isi = pola, sel, perbaikan, kode, isi


def build_galat_sel(sel: Any, kode: str) -> GalatSelError:
    """A cell that shows an error itself, which the calling cell then shows too."""
    return GalatSelError(
        "{0} menunjukkan {galat}",
        sel,
        perbaikan="perbaiki dahulu sel yang ditunjuk {0}, atau kosongkan bila belum ada isinya.",
        kode=kode,
        galat=kode,
    )


def build_galat_isi(sel: Any, harus: str, perbaikan: str = "") -> GalatSelError:
    """A cell that holds something else than it should."""
    return GalatSelError(
        "{0} berisi {isi}, padahal harus {harus}",
        sel,
        perbaikan=perbaikan or "perbaiki {0}, atau kosongkan bila belum ada isinya.",
        isi=sel,
        harus=harus,
    )


def build_galat_angka(sel: Any) -> GalatSelError:
    """A cell that holds no number; one stored as text is told as such, for staff see a number."""
    angka = parse_angka(sel) if isinstance(sel, str) else None
    if angka is None:
        perbaikan = "isi {0} dengan angka, atau kosongkan bila belum ada nilainya."
        return build_galat_isi(sel, "angka", perbaikan)
    return GalatSelError(
        "{0} berisi {isi}, yaitu angka yang tersimpan sebagai teks",
        sel,
        perbaikan="ketik ulang {0} sebagai angka {angka}, "
        "atau pilih kolomnya lalu Data > Text to Columns > Finish.",
        isi=sel,
        angka=angka,
    )


def build_galat_kata(sel: Any, pilihan: Iterable[str]) -> GalatSelError:
    """A word that is none of those that the function knows."""
    return build_galat_isi(
        sel,
        f"salah satu dari: {', '.join(pilihan)}",
        "pakai salah satu kata itu di {0}, atau kosongkan bila boleh tidak diisi.",
    )


def build_galat_ukuran(*rentang: Any) -> GalatSelError:
    """Ranges that belong together cell by cell, and are of different size."""
    ukuran = [f"{{{nomor}}} {count_sel(satu)} sel" for nomor, satu in enumerate(rentang)]
    return GalatSelError(
        f"rentang tidak sama panjang: {', '.join(ukuran)}",
        *rentang,
        perbaikan="samakan baris awal dan baris akhir rentang itu.",
    )


def build_galat_rentang(rentang: Any) -> GalatSelError:
    """A range where one cell is wanted."""
    return GalatSelError(
        "{0} berupa rentang {banyak} sel, padahal harus satu sel",
        rentang,
        perbaikan="tunjuk satu sel saja untuk {0}.",
        banyak=count_sel(rentang),
    )


def build_galat_lebar(judul: Any, isi: Any, banyak_judul: int, banyak_kolom: int) -> GalatSelError:
    """Rows that have another number of cells than the row of their headers."""
    return GalatSelError(
        "{0} {judul} kolom, {1} {kolom} kolom, padahal harus sama banyak",
        judul,
        isi,
        perbaikan="samakan kolom awal dan kolom akhir {0} dan {1}.",
        judul=banyak_judul,
        kolom=banyak_kolom,
    )


def count_sel(rentang: Any) -> int:
    """How many cells a range has.

    >>> count_sel([[1.0, None], [2.0, 3.0]])
    4
    """
    return sum(map(count_sel, rentang)) if isinstance(rentang, list | tuple) else 1
