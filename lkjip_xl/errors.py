"""What can go wrong, told so that staff can repair it: where, what, how, all at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Tingkat(StrEnum):
    """Severity of a Problem.

    GALAT stops the report, PERINGATAN never does (an unfinished January draft is normal),
    SARAN is a hint.
    """

    GALAT = "galat"
    PERINGATAN = "peringatan"
    SARAN = "saran"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that staff should look at, in Indonesian.

    Attributes:
        kode: Stable code such as "B-03"; the same fault always has the same code.
        tingkat: How serious it is.
        pesan: What was found and what was expected.
        perbaikan: What to do about it.
        sheet: Sheet of the workbook, or the file name of a template; empty for a whole file.
        cell: Cell address, or the place inside a template; empty when the whole sheet is meant.
        kunci: Key of the result that is concerned, if there is one.
        alasan: Why the rule exists; empty when it explains itself.
    """

    kode: str
    tingkat: Tingkat
    pesan: str
    perbaikan: str
    sheet: str = ""
    cell: str = ""
    kunci: str = ""
    alasan: str = ""

    @property
    def tempat(self) -> str:
        """The place as staff read it: "PK!F12", "Narasi", or "" for a whole file."""
        if not self.cell:
            return self.sheet
        if not self.sheet:
            return self.cell
        # A cell address joins with "!", a place inside a template with ", ".
        return f"{self.sheet}!{self.cell}" if " " not in self.cell else f"{self.sheet}, {self.cell}"

    def __str__(self) -> str:
        """One line: [place] what. Perbaikan: how. (code)."""
        tempat = f"[{self.tempat}] " if self.tempat else ""
        return f"{tempat}{self.pesan} Perbaikan: {self.perbaikan} ({self.kode})"


class LkjipError(Exception):
    """Root of every fault that staff can repair; `problems` lists them all, worst first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep `problems`; the message is the numbered list that a host shows."""
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(format_daftar(self.problems))


class BukuError(LkjipError):
    """The workbook cannot be used as it is."""


class TemplateError(LkjipError):
    """The Word template cannot be rendered as it is."""


class RegulasiError(LkjipError):
    """A regulation file is unusable, or does not cover the year asked for."""


class LingkunganError(LkjipError):
    """The machine, not the data, is in the way: no right to write, a program is missing."""


def format_daftar(problems: Iterable[Problem], lain: str = "Tidak menghalangi laporan:") -> str:
    """The numbered list that staff read; a single problem has no number.

    Where galat stand beside others they come first, each kind under a heading of its own.

    Args:
        problems: What was found.
        lain: The heading of what is no galat.

    >>> format_daftar([Problem("B-01", Tingkat.GALAT, "Berkas rusak.", "Salin ulang.")])
    'Berkas rusak. Perbaikan: Salin ulang. (B-01)'
    """
    semua = list(problems)
    if len(semua) == 1:
        return str(semua[0])
    galat = [satu for satu in semua if satu.tingkat is Tingkat.GALAT]
    sisa = [satu for satu in semua if satu.tingkat is not Tingkat.GALAT]
    baris = [f"{nomor}. {satu}" for nomor, satu in enumerate([*galat, *sisa], 1)]
    if galat and sisa:
        judul = f"{len(galat)} galat perlu diperbaiki lebih dahulu:"
        return "\n".join([judul, *baris[: len(galat)], "", lain, *baris[len(galat) :]])
    return "\n".join([f"Ada {len(semua)} hal yang perlu diperbaiki:", *baris])
