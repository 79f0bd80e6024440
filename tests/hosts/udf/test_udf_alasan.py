"""Reasons of faults: which argument, what stands there, how to repair it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from lkjip_xl.hosts.udf import FUNGSI
from lkjip_xl.hosts.udf.alasan import explain, find_alasan

_ANGKA_KOSONG = "atau kosongkan bila belum ada nilainya."

# call, reason, part of the repair
KASUS: list[tuple[str, list[Any], str, str]] = [
    ("LKJ_CAPAIAN", [3.0, "tiga"], 'target berisi teks "tiga", padahal harus angka',
     f"isi target dengan angka, {_ANGKA_KOSONG}"),
    ("LKJ_CAPAIAN", ["3,25", 3.0],
     'realisasi berisi teks "3,25", yaitu angka yang tersimpan sebagai teks',
     "ketik ulang realisasi sebagai angka 3,25"),
    ("LKJ_CAPAIAN", ["3.25", 3.0],
     'realisasi berisi teks "3.25", yaitu angka yang tersimpan sebagai teks', "angka 3,25"),
    ("LKJ_CAPAIAN", [True, 3.0], "realisasi berisi TRUE, padahal harus angka", "isi realisasi"),
    ("LKJ_CAPAIAN", [3.0, datetime(2025, 1, 15, tzinfo=UTC)],
     "target berisi tanggal 15 Januari 2025, padahal harus angka", "isi target"),
    ("LKJ_CAPAIAN", [3.0, "#DIV/0!"], "target menunjukkan #DIV/0!", "perbaiki dahulu sel"),
    ("LKJ_CAPAIAN", [3.0, 2.0, "naik"],
     'polaritas berisi teks "naik", padahal harus salah satu dari: '
     "maksimal, minimal, terbalik, stabil, rentang", "pakai salah satu kata itu di polaritas"),
    ("LKJ_CAPAIAN", [[[3.0], [4.0], [5.0]], 2.0],
     "realisasi berupa rentang 3 sel, padahal harus satu sel", "tunjuk satu sel saja"),
    ("LKJ_CAPAIAN", [3.0], "isian target belum diberikan", "lengkapi"),
    ("LKJ_IKI", [3.0, 2.0], "isiannya 2, padahal paling banyak 1: iio", "kurangi"),
    ("LKJ_TERTIMBANG", [[[1.0, 2.0, 3.0]], [[1.0, 2.0, 3.0, 4.0]]],
     "rentang tidak sama panjang: nilai 3 sel, responden 4 sel", "samakan baris awal"),
    ("LKJ_JUMLAH", [[[1.0, 2.0], [None, "x"]]],
     'nilai (baris 2, kolom 2) berisi teks "x", padahal harus angka', "isi nilai (baris 2"),
    ("LKJ_MUTU", [3.9, 1999.0],
     'tahun itu belum ada aturannya: "Kelas mutu pelayanan hasil survei kepuasan masyarakat" '
     "belum mencakup tahun 1999; yang tercakup: 2017 dan seterusnya", "periksa tahun."),
    ("LKJ_MUTU", [3.9, 2024.5], "tahun berisi 2024,5, padahal harus bilangan bulat", "perbaiki"),
    ("LKJ_BULATKAN", [3.9, 16.0],
     "desimal berisi 16, padahal harus bilangan bulat dari 0 sampai 15", "perbaiki desimal"),
    ("LKJ_TANGGAL", ["besok"], 'tanggal berisi teks "besok", padahal harus tanggal',
     "misalnya 15/01/2025"),
    ("LKJ_BULAN_KURANG", [[[30.0]], 30.0],
     "responden berupa rentang 1 sel, padahal harus 12 sel", "Januari sampai Desember"),
    ("LKJ_JAWABAN", ["U1", [["U1", "U2"]], [[5.0, 1.0]], "jumlah"],
     "jawaban (baris 1, kolom 1) berisi 5, padahal harus jawaban 1 sampai 4", "perbaiki"),
    ("LKJ_JAWABAN", ["U1", [["U1", "U2"]], [[5.0, 1.0, 2.0]], "jumlah"],
     "judul 2 kolom, jawaban 3 kolom, padahal harus sama banyak", "samakan kolom awal"),
    ("LKJ_SKM", [[[50.0]], [[10.0]], [["U1"]]],
     "jumlah tidak cocok: 10 jawaban 1-4 tidak mungkin berjumlah 50", "periksa jumlah"),
    ("LKJ_IPK_UNSUR", [20.0, 3.0, -5.0], "skala berisi -5, padahal harus 4 atau 5", "perbaiki"),
    ("LKJ_TERBILANG", [1e18], "angka berisi 1e+18, padahal harus di antara -10^18 dan 10^18", ""),
    ("LKJ_BOBOT", ["ikpa", "OUTPUT", 2024.0, [["Kode"]], [["x"]]],
     "judul_ganti belum memuat semua judul kolom bobot: Aturan, Dasar, Kode, Tahun, Nilai",
     "tblPenggantian"),
    ("LKJ_CAPAIAN", [1e308, 1e-308], "hasilnya terlalu besar untuk sebuah sel", "besarnya"),
    ("LKJ_CAPAI", [1.0], "tidak ada fungsi bernama LKJ_CAPAI", "pakai LKJ_CAPAIAN."),
    ("LKJ_ZZZZZZZZ", [], "tidak ada fungsi bernama LKJ_ZZZZZZZZ", "jendela fx"),
]  # fmt: skip


@pytest.mark.parametrize(("nama", "isi", "sebab", "perbaikan"), KASUS)
def test_the_reason_names_argument_content_and_repair(
    nama: str, isi: list[Any], sebab: str, perbaikan: str
) -> None:
    """Staff read which argument is meant, what stands there and what belongs there."""
    alasan = find_alasan(nama, isi)

    assert explain(nama, isi) == sebab
    assert alasan is not None
    assert perbaikan in alasan.format_perbaikan()
    assert alasan.format_perbaikan().endswith(".")


def test_the_argument_is_told_apart_from_another_of_the_same_content() -> None:
    """A word that one argument takes is a fault of the other."""
    assert explain("LKJ_BILA", ["x", "x", 1.0]) is None
    assert (explain("LKJ_REALISASI", ["jumlah", "triwulan", None, None, None, "jumlah"]) or "")[
        :15
    ] == "diketik berisi "
    assert (explain("LKJ_CARI", ["A", [["A"], ["B"]], [["A"]]]) or "").endswith(
        "daftar_kunci 2 sel, daftar_nilai 1 sel"
    )


def test_a_long_text_is_shortened_and_braces_are_harmless() -> None:
    """What stands in a cell never breaks the sentence."""
    panjang = explain("LKJ_IKI", ["{0} kata " * 20]) or ""

    assert panjang.startswith('iio berisi teks "{0} kata {0} kata')
    assert len(panjang) < 100


@pytest.mark.parametrize("isi", [[3.0, 2.0], [None, 2.0], ["", None], [3.0, 0.0]])
def test_a_call_without_fault_has_no_reason(isi: list[Any]) -> None:
    """A result has none, and no value is no fault."""
    assert explain("LKJ_CAPAIAN", isi) is None


def test_what_nobody_foresaw_is_told_honestly(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of our own shows #VALUE!, names itself, and shows no traceback."""

    def rusak(angka: object) -> float:
        raise ZeroDivisionError("uji")

    udf = FUNGSI["LKJ_IKI"]
    monkeypatch.setattr(udf.fungsi, "__wrapped__", rusak)

    sebab = explain("LKJ_IKI", [3.0])

    assert sebab is not None
    assert "belum dikenal (ZeroDivisionError)" in sebab
