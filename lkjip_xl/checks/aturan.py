"""What a rule of the checks is: its code, severity and reason, and the function that looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, ParamSpec

from lkjip_xl.checks.place import build_problem
from lkjip_xl.errors import Problem, Tingkat

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Temuan:
    """One thing that a rule found.

    Attributes:
        asal: The cell, "PK!F7", or the sheet where a whole sheet is meant.
        pesan: What was found and what was expected.
        perbaikan: What to do about it.
        kunci: Key of the result that is concerned, if there is one.
    """

    asal: str
    pesan: str
    perbaikan: str
    kunci: str = ""


@dataclass(frozen=True, slots=True)
class Aturan(Generic[P]):
    """One rule of the checks.

    Attributes:
        kode: Stable code, such as "P-02".
        tingkat: Severity of all that it finds.
        judul: What it looks for, in Indonesian.
        alasan: Why that matters, in Indonesian.
        fungsi: Yields what it finds.
    """

    kode: str
    tingkat: Tingkat
    judul: str
    alasan: str
    fungsi: Callable[P, Iterator[Temuan]]

    def periksa(self, *args: P.args, **kwargs: P.kwargs) -> list[Problem]:
        """What the rule finds, each with code, severity, place and reason."""
        return [
            build_problem(
                self.kode, self.tingkat, t.asal, t.pesan, t.perbaikan, t.kunci, self.alasan
            )
            for t in self.fungsi(*args, **kwargs)
        ]


def aturan(
    kode: str, tingkat: Tingkat, judul: str, alasan: str
) -> Callable[[Callable[P, Iterator[Temuan]]], Aturan[P]]:
    """Turn a function into the rule that it carries out."""

    def jadikan(fungsi: Callable[P, Iterator[Temuan]]) -> Aturan[P]:
        return Aturan(kode, tingkat, judul, alasan, fungsi)

    return jadikan
