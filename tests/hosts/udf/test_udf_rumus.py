"""Formulas taken apart into calls, and references read."""

from __future__ import annotations

import pytest

from lkjip_xl.hosts.udf_alasan.rujukan import Daerah, RujukanTabel, parse_daerah, parse_tabel
from lkjip_xl.hosts.udf_alasan.rumus import (
    Lain,
    Panggilan,
    Rujukan,
    RumusTakTeruraiError,
    Tetap,
    iter_panggilan,
    parse_rumus,
)

A1 = Rujukan("A1")


@pytest.mark.parametrize(
    ("rumus", "argumen"),
    [
        ("=LKJ_IKI(A1)", (A1,)),
        ("=lkj_iki( A1 )", (A1,)),
        ("=(LKJ_IKI((A1)))", (A1,)),
        ("=@LKJ_IKI(@A1)", (A1,)),
        ("=[1]!LKJ_IKI(A1)", (A1,)),
        (r"='C:\Kantor & Arsip\LKjIP.xlam'!LKJ_IKI(A1)", (A1,)),
        ("=LKJ_IKI()", ()),
        ("=LKJ_IKI(A1,,TRUE)", (A1, Tetap(None), Tetap(True))),
        ('=LKJ_IKI("a""b;c",-5%,+1.5,#N/A)',
         (Tetap('a"b;c'), Tetap(-0.05), Tetap(1.5), Tetap("#N/A"))),
        ('=LKJ_IKI({1,"x";-2,TRUE})', (Tetap([[1.0, "x"], [-2.0, True]]),)),
        ("=LKJ_IKI(LKJ_IKI(A1),SUM(A1,LKJ_IKI(A1)))",
         (Panggilan("LKJ_IKI", (A1,)),
          Lain("SUM(A1,LKJ_IKI(A1))", (Panggilan("LKJ_IKI", (A1,)),)))),
        ("=LKJ_IKI(A1:INDEX(B:B,3))", (Lain("A1:INDEX(B:B,3)", ()),)),
    ],
)  # fmt: skip
def test_a_call_is_read_with_its_arguments(rumus: str, argumen: tuple[object, ...]) -> None:
    """However Excel writes the name, whatever an argument is."""
    assert parse_rumus(rumus) == Panggilan("LKJ_IKI", argumen)


@pytest.mark.parametrize(
    ("rumus", "nama"),
    [
        ('=IF(A1="","",LKJ_IKI(A1))*LKJ_RATA(B1:B3)', ["LKJ_IKI", "LKJ_RATA"]),
        ('=IFERROR(LKJ_IKI(A1),LKJ_RATA(B1:B3))&"LKJ_IPK(1)"', ["LKJ_RATA"]),
        ("=SUM(A1:A3)", []),
        ("=LKJ_KUNCI", []),
    ],
)
def test_calls_inside_other_formulas_are_found(rumus: str, nama: list[str]) -> None:
    """Those that can make the formula fail: not what IFERROR hides, not words in a text."""
    assert [satu.nama for satu in iter_panggilan(parse_rumus(rumus))] == nama


@pytest.mark.parametrize("rumus", ["=LKJ_IKI(", "=LKJ_IKI(A1))", "=LKJ_IKI({A1:B2})"])
def test_a_formula_that_makes_no_sense_is_refused(rumus: str) -> None:
    """It is told as one that cannot be explained, not guessed at."""
    with pytest.raises(RumusTakTeruraiError):
        parse_rumus(rumus)


@pytest.mark.parametrize(
    ("teks", "daerah"),
    [
        ("$C$5", Daerah("", (5, 3), (5, 3))),
        ("B9:$A$2", Daerah("", (2, 1), (9, 2))),
        ("PK!A1", Daerah("PK", (1, 1), (1, 1))),
        ("'Data It''s'!A1:B2", Daerah("Data It's", (1, 1), (2, 2))),
        ("C:C", Daerah("", (1, 3), (1_048_576, 3))),
        ("2:3", Daerah("", (2, 1), (3, 16_384))),
        ("A0", None),
        ("XFE1", None),
        ("A1:B", None),
        ("TAHUN_LAPORAN", None),
        ("Sheet1:Sheet3!A1", None),
        ("[1]PK!A1", None),
    ],
)
def test_addresses_are_read(teks: str, daerah: Daerah | None) -> None:
    """Cells, ranges, whole rows and columns, with and without a sheet; nothing else."""
    assert parse_daerah(teks) == daerah


@pytest.mark.parametrize(
    ("teks", "rujukan"),
    [
        ("tblPK[Kode]", RujukanTabel("tblPK", "", "Kode", "Kode")),
        ("tblPK[[Jan]:[Des]]", RujukanTabel("tblPK", "", "Jan", "Des")),
        ("tblPK[[#This Row],[TW I]:[TW IV]]", RujukanTabel("tblPK", "this row", "TW I", "TW IV")),
        ("[@Kode]", RujukanTabel("", "this row", "Kode", "Kode")),
        ("tblPK[@[Capaian (%)]]",
         RujukanTabel("tblPK", "this row", "Capaian (%)", "Capaian (%)")),
        ("tblPK[[#Headers],[Kode]]", RujukanTabel("tblPK", "headers", "Kode", "Kode")),
        ("tblPK[[#Data],[Kode]]", RujukanTabel("tblPK", "data", "Kode", "Kode")),
        ("tblPK[#All]", RujukanTabel("tblPK", "all", "", "")),
        ("tblPK[]", RujukanTabel("tblPK", "", "", "")),
        ("tblX['#1 '[a']]", RujukanTabel("tblX", "", "#1 [a]", "#1 [a]")),
        ("TAHUN_LAPORAN", None),
    ],
)  # fmt: skip
def test_references_to_tables_are_read(teks: str, rujukan: RujukanTabel | None) -> None:
    """As files hold them and as cells of Excel show them."""
    assert parse_tabel(teks) == rujukan
