"""Functions of cells over the server give what they give through Excel for Windows."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pytest

from lkjip_xl.hosts.udf import FUNGSI
from lkjip_xl.hosts.udf_alasan.rumus import Panggilan, Tetap, parse_rumus
from tests.hosts.server.conftest import ServerUji
from tests.hosts.server.excel_web import FUNGSI as JALUR
from tests.hosts.server.excel_web import build_panggilan
from tests.hosts.udf import test_udf_xlwings

KASUS = test_udf_xlwings.KASUS


def baca_contoh(contoh: str) -> list[Any] | None:
    """The arguments of an example as staff type it; None where it names cells."""
    kata = re.split(r'("[^"]*")', contoh)
    baku = [k if n % 2 else re.sub(r"(?<=\d),(?=\d)", ".", k).replace(";", ",")
            for n, k in enumerate(kata)]  # fmt: skip
    panggilan = parse_rumus("".join(baku))
    assert isinstance(panggilan, Panggilan)
    isi = [satu.isi for satu in panggilan.argumen if isinstance(satu, Tetap)]
    return isi if len(isi) == len(panggilan.argumen) else None


def test_every_example_of_the_list_holds_over_the_server(server: ServerUji) -> None:
    """The examples of docs/fungsi.md give there exactly what is printed."""
    dicoba = 0
    for nama, udf in FUNGSI.items():
        isi = baca_contoh(udf.contoh)
        if isi is None:
            continue
        hasil = server.siti.panggil(nama, *isi)
        tampil = f"{hasil:.15g}".replace(".", ",") if isinstance(hasil, float | int) else hasil
        assert tampil == udf.hasil, nama
        dicoba += 1

    assert dicoba > 20


@pytest.mark.parametrize("nama", KASUS)
def test_cells_arrive_as_in_excel_for_windows(server: ServerUji, nama: str) -> None:
    """Blank, left out, error, range, date: as through the classic dispatch; errors are errors."""
    (fungsi, *isi), _, tampil = KASUS[nama]

    assert server.siti.panggil(fungsi, *isi) == tampil


def test_both_ways_agree_for_every_function(server: ServerUji) -> None:
    """Each function with blanks, words, errors, numbers, ranges and mixtures of them."""
    kosong, kata, galat = {"sel": None}, {"sel": "kata"}, {"galat": "#N/A"}
    angka, rentang = {"sel": 2024.0}, [["a", 2.0], [3.0, None]]
    isi = [[kosong], [kata], [galat], [angka], [rentang], [angka, kosong], [rentang, angka]]
    panggilan = [
        [nama, *itertools.islice(itertools.cycle(satu), len(udf.bantuan))]
        for nama, udf in FUNGSI.items()
        for satu in isi
    ]

    biasa = test_udf_xlwings.run_stub(panggilan)
    beda = [
        (satu, klasik, web)
        for satu, ((klasik,),) in zip(panggilan, biasa, strict=True)
        if (web := server.siti.panggil(*satu)) != klasik
    ]

    assert beda == []


def test_functions_are_offered_under_their_own_names(server: ServerUji) -> None:
    """No prefix, Indonesian help, the arguments that may be left out."""
    jawab = server.tamu.minta("GET", "/xlwings/custom-functions-meta.json").json
    semua = {satu["name"]: satu for satu in jawab["functions"]}

    assert set(semua) == set(FUNGSI)
    for nama, udf in FUNGSI.items():
        isian = semua[nama]["parameters"]
        assert semua[nama]["id"] == nama
        assert semua[nama]["description"] == udf.arti
        assert {satu["name"]: satu["description"] for satu in isian} == dict(udf.bantuan)
        assert [s["name"] for s in isian if not s.get("optional")] == list(udf.wajib)


@pytest.mark.parametrize("nama", ["LKJ_TIDAK_ADA", "FUNGSI", "xw", "refuse_nama", "os"])
def test_an_unknown_function_is_refused(server: ServerUji, nama: str) -> None:
    """Neither other names of the module nor made up ones are called."""
    jawab = server.siti.kirim(JALUR, build_panggilan(nama, 1.0))

    assert jawab.kode == 404
    assert "tidak dikenal" in jawab.json["detail"]
