"""The order in which problems are told."""

from __future__ import annotations

from lkjip_xl.checks.order import sort_problems
from lkjip_xl.errors import Problem, Tingkat


def _problem(tingkat: Tingkat, lembar: str, sel: str, kode: str = "P-02") -> Problem:
    return Problem(kode, tingkat, "Ada.", "periksa.", lembar, sel)


def test_worst_first_then_as_the_book_reads() -> None:
    """Severity, then the order of the sheets, then row before column, Z before AA."""
    daftar = [
        _problem(Tingkat.SARAN, "PK", "A1"),
        _problem(Tingkat.PERINGATAN, "Narasi", "B2"),
        _problem(Tingkat.PERINGATAN, "PK", "A10"),
        _problem(Tingkat.PERINGATAN, "PK", "AA9"),
        _problem(Tingkat.PERINGATAN, "PK", "Z9"),
        _problem(Tingkat.PERINGATAN, "PK", ""),
        _problem(Tingkat.GALAT, "Narasi", "C3"),
    ]

    urut = sort_problems(daftar, ["PK", "Narasi"])

    assert [p.tempat for p in urut] == [
        "Narasi!C3", "PK", "PK!Z9", "PK!AA9", "PK!A10", "Narasi!B2", "PK!A1",
    ]  # fmt: skip
    assert sort_problems(reversed(daftar), ["PK", "Narasi"]) == urut


def test_cell_that_cannot_be_read_is_not_also_empty() -> None:
    """A text where a number belongs is told once."""
    daftar = [
        _problem(Tingkat.PERINGATAN, "PK", "F7"),
        _problem(Tingkat.GALAT, "PK", "F7", "B-11"),
        _problem(Tingkat.PERINGATAN, "PK", "F8"),
    ]

    assert [p.kode for p in sort_problems(daftar, ["PK"])] == ["B-11", "P-02"]
