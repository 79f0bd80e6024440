"""The list of UDFs: names that Excel takes, help that staff can read, examples that hold."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl.utils import FORMULAE
from openpyxl.utils.cell import column_index_from_string

from lkjip_xl.hosts.udf import FUNGSI, Udf
from lkjip_xl.hosts.udf_alasan.rumus import Panggilan, Tetap, iter_panggilan, parse_rumus
from lkjip_xl.workbook import schema

REPO = Path(__file__).parents[3]
# Words that VBA keeps for itself: an argument of that name leaves the add-in uncompiled.
_KATA_VBA = (
    "and as boolean byref byte byval call case close const currency date debug decimal declare "
    "def dim do double each else elseif empty end enum erase error event exit false for friend "
    "function get global gosub goto if implements in input integer is let lib like lock long loop "
    "lset me mod name new next not nothing null object on open option optional or paramarray "
    "preserve print private property public put raiseevent redim rem resume return rset seek "
    "select set single static step stop string sub then time to true type typeof until variant "
    "wend while with xor abs asc atn chr cos exp fix int len log mid now rnd sgn sin sqr tan val "
    "year month day hour minute second array left right trim space str hex oct format"
)
KATA_VBA = frozenset(_KATA_VBA.split())
SEMUA = list(FUNGSI.values())


def find_salah_nama(nama: str, argumen: list[str]) -> list[str]:
    """What Excel or VBA would refuse about a function and its arguments."""
    salah = []
    if not re.fullmatch(r"LKJ_[A-Z][A-Z0-9_]*", nama):
        salah.append(f"{nama}: LKJ_, capital letters, digits and _ only")
    if nama in FORMULAE or nama.lower() in KATA_VBA:
        salah.append(f"{nama}: taken by Excel or VBA")
    for satu in argumen:
        if satu.lower() in KATA_VBA or satu.upper() in FORMULAE:
            salah.append(f"{satu}: taken by Excel or VBA")
        if satu.lower() == nama.lower() or not re.fullmatch(r"[a-z][a-z0-9_]*", satu):
            salah.append(f"{satu}: not a name for an argument")
        alamat = re.fullmatch(r"([a-z]{1,3})[0-9]+", satu)
        if alamat and column_index_from_string(alamat[1].upper()) <= 16384:
            salah.append(f"{satu}: a cell address")
        if re.fullmatch(r"r[0-9]*(c[0-9]*)?|c[0-9]*", satu):
            salah.append(f"{satu}: an address in R1C1")
    return salah


def test_names_are_those_that_excel_and_vba_take() -> None:
    """No name is an address, a function of Excel or a word of VBA; no two differ by case only."""
    salah = [s for satu in SEMUA for s in find_salah_nama(satu.nama, list(satu.bantuan))]

    assert salah == []
    assert len(SEMUA) > 60


def test_the_lint_sees_bad_names() -> None:
    """Addresses, words of VBA and functions of Excel are refused."""
    for satu in ("tw1", "type", "sum", "r2c", "lkj_x", "_x"):
        assert len(find_salah_nama("LKJ_X", [satu])) == 1
    assert len(find_salah_nama("lkj.capaian", [])) == 1


@pytest.mark.parametrize("satu", SEMUA, ids=lambda satu: satu.nama)
def test_every_udf_explains_itself(satu: Udf) -> None:
    """Each has a description and help for exactly its arguments, all positional."""
    parameter = inspect.signature(satu.fungsi).parameters

    assert list(satu.bantuan) == list(parameter)
    assert {p.kind for p in parameter.values()} == {inspect.Parameter.POSITIONAL_OR_KEYWORD}
    assert all(p.default in (None, inspect.Parameter.empty) for p in parameter.values())
    for teks in (satu.arti, *satu.bantuan.values()):
        assert re.fullmatch(r"[A-Za-z].*\.", teks)
        assert len(teks) <= 255  # more than this Excel does not show
    assert satu.contoh.startswith(f"={satu.nama}(")


@pytest.mark.parametrize("satu", SEMUA, ids=lambda satu: satu.nama)
def test_the_example_of_every_udf_holds(satu: Udf) -> None:
    """The example is a call that the function takes; where it names no cell its result is true."""
    kata = re.split(r'("[^"]*")', satu.contoh)
    baku = [k if n % 2 else re.sub(r"(?<=\d),(?=\d)", ".", k).replace(";", ",")
            for n, k in enumerate(kata)]  # fmt: skip
    panggilan = parse_rumus("".join(baku))

    assert isinstance(panggilan, Panggilan)
    assert len(satu.wajib) <= len(panggilan.argumen) <= len(satu.bantuan)
    isi = [isi.isi for isi in panggilan.argumen if isinstance(isi, Tetap)]
    if len(isi) < len(panggilan.argumen):
        assert not satu.hasil
        return
    hasil = satu.fungsi(*isi)
    tampil = f"{hasil:.15g}".replace(".", ",") if isinstance(hasil, float) else hasil
    assert tampil == satu.hasil


@pytest.mark.parametrize("satu", SEMUA, ids=lambda satu: satu.nama)
def test_no_content_of_cells_makes_a_udf_raise(satu: Udf) -> None:
    """Blanks, words, errors, dates, huge numbers, ranges: a number, a text or an Excel error."""
    banyak = len(satu.bantuan)
    isi = [None, "", " ", "kata", "#N/A", 0.0, -1.5, 1e300, 2024.0, True, [], [[]], [[None], [1.0]],
           [["a", 2.0], [3.0, None]], [1.0, 2.0], float("nan"), object()]  # fmt: skip

    for a in isi:
        for b in isi:
            hasil = satu.fungsi(*([a, b] * banyak)[:banyak])
            assert isinstance(hasil, float | str)
            assert hasil == hasil  # not NaN


@pytest.mark.parametrize("satu", SEMUA, ids=lambda satu: satu.nama)
def test_blank_cells_give_no_error(satu: Udf) -> None:
    """A row that is not filled in yet shows nothing or a count of 0, never an error."""
    kosong: list[Any] = [None] * len(satu.bantuan)
    if satu.nama == "LKJ_BULAN_KURANG":
        kosong[0] = [[None] * 12]  # it asks for a whole year

    hasil = satu.fungsi(*kosong)

    assert hasil == (0.0 if satu.nama == "LKJ_SELESAI" else "")


def test_every_udf_of_the_book_is_on_the_list_and_every_other_one_is_for_own_sheets() -> None:
    """The book calls only what is there; what it does not call is named here."""
    dipakai = {
        panggilan.nama
        for tabel in schema.TABEL.values()
        for kolom in tabel.kolom
        if (udf := tabel.build_udf(kolom, schema.TABEL))
        for panggilan in iter_panggilan(parse_rumus(udf))
    }

    assert dipakai <= set(FUNGSI)
    assert set(FUNGSI) - dipakai == {
        "LKJ_ANGKA", "LKJ_DERET", "LKJ_PERSEN", "LKJ_RUPIAH", "LKJ_TANGGAL", "LKJ_TERBILANG",
        "LKJ_TRIWULAN",
    }  # fmt: skip


def test_calls_of_the_book_have_as_many_arguments_as_their_functions() -> None:
    """No call leaves out what it needs or gives more than there is."""
    for tabel in schema.TABEL.values():
        for kolom in tabel.kolom:
            if udf := tabel.build_udf(kolom, schema.TABEL):
                for satu in iter_panggilan(parse_rumus(udf)):
                    fungsi = FUNGSI[satu.nama]
                    assert len(fungsi.wajib) <= len(satu.argumen) <= len(fungsi.bantuan)


def test_list_of_functions_for_staff_is_up_to_date() -> None:
    """docs/fungsi.md is what the functions say of themselves today."""
    hasil = subprocess.run(
        [sys.executable, str(REPO / "docs" / "build_fungsi.py"), "--cek"],
        check=False, capture_output=True, text=True,
    )  # fmt: skip

    assert hasil.returncode == 0, hasil.stdout + hasil.stderr


@pytest.mark.parametrize(
    "nama",
    ["README.md", "docs/panduan-staf.md", "docs/server.md", "docs/uji-manual.md",
     "docs/lite/README.md", "CHANGELOG.md"],
)  # fmt: skip
def test_documents_tell_how_many_there_are(nama: str) -> None:
    """Where a document counts the functions, the number is right."""
    teks = (REPO / nama).read_text("utf-8")

    disebut = re.findall(r"(\d+) (?:`?LKJ_`? )?(?:functions|fungsi)\b", teks)

    assert {int(satu) for satu in disebut} <= {len(FUNGSI)}
