"""Every UDF with cells of every kind, through the dispatch of xlwings as Excel calls it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lkjip_xl.hosts.udf import FUNGSI
from lkjip_xl.hosts.udf.alasan import explain
from lkjip_xl.hosts.udf.galat import GALAT_EXCEL
from lkjip_xl.hosts.udf.kinerja import CARA_TRIWULAN, SUMBER, Polaritas
from tests.hosts.udf.test_udf_xlwings import KASUS

_STUB = Path(__file__).with_name("classic_stub.py")
_KATA = (
    *Polaritas, *SUMBER, *CARA_TRIWULAN, "ikpa", "nka", "smart", "internal", "kinerja", "ikm",
    "banyak", "pelaksanaan", "U1", "OUTPUT", "tiga", "3,25", "3.25", " ", "1e5", "TRUE",
)  # fmt: skip
_GALAT = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")
_ANGKA = st.one_of(
    st.sampled_from([0.0, 1.0, 2.0, 4.0, 30.0, 100.0, 1999.0, 2024.0, -1.5, 3.25, 1e300, 1e-300]),
    st.floats(allow_nan=False, allow_infinity=False),
)
SEL = st.one_of(
    st.none(),
    _ANGKA,
    st.sampled_from(_KATA),
    st.text(max_size=5),
    st.booleans(),
    st.builds(lambda galat: {"galat": galat}, st.sampled_from(_GALAT)),
    st.just({"tanggal": "2025-01-15"}),
    st.just({"uang": "2024.0000"}),
)


def _build_rentang(baris: int, kolom: int) -> st.SearchStrategy[list[list[Any]]]:
    satu = st.lists(SEL, min_size=kolom, max_size=kolom)
    return st.lists(satu, min_size=baris, max_size=baris)


ISIAN = st.one_of(
    st.just({"hilang": True}),
    _ANGKA,
    st.sampled_from(_KATA),
    st.builds(lambda sel: {"sel": sel}, SEL),
    st.sampled_from([(1, 3), (3, 1), (1, 12), (12, 1), (3, 2), (2, 12)]).flatmap(
        lambda bentuk: _build_rentang(*bentuk)
    ),
)


@st.composite
def build_panggilan(draw: st.DrawFn) -> list[Any]:
    """A call with all its required arguments, and some of the others."""
    udf = FUNGSI[draw(st.sampled_from(list(FUNGSI)))]
    banyak = draw(st.integers(len(udf.wajib), len(udf.bantuan)))
    wajib = [draw(ISIAN.filter(lambda satu: satu != {"hilang": True})) for _ in udf.wajib]
    return [udf.nama, *wajib, *(draw(ISIAN) for _ in range(banyak - len(wajib)))]


def to_polos(isi: Any) -> Any:
    """What the plain function gets for an argument in the form of the stub."""
    if isinstance(isi, list):
        return [[to_polos(sel) for sel in baris] for baris in isi]
    if not isinstance(isi, dict):
        return isi
    if "sel" in isi:
        return [[to_polos(isi["sel"])]]  # a blank cell is not the same as nothing
    if "tanggal" in isi:
        return datetime.fromisoformat(isi["tanggal"])
    if "uang" in isi:
        return Decimal(isi["uang"])
    return isi.get("galat")


@pytest.fixture(scope="module")
def kirim() -> Iterator[Callable[[list[Any]], list[Any]]]:
    """Sends calls through the dispatch, which lives in a process of its own."""
    with subprocess.Popen(
        [sys.executable, "-W", "error", str(_STUB)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as proses:  # fmt: skip
        assert proses.stdin is not None
        assert proses.stdout is not None
        masuk, keluar = proses.stdin, proses.stdout

        def jalankan(panggilan: list[Any]) -> list[Any]:
            masuk.write(f"{json.dumps(panggilan)}\n")
            masuk.flush()
            hasil: list[Any] = json.loads(keluar.readline())
            return hasil

        yield jalankan
        masuk.close()


@settings(max_examples=800, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(panggilan=build_panggilan())
def test_whatever_stands_in_cells_a_udf_gives_a_number_a_text_or_an_error(
    kirim: Callable[[list[Any]], list[Any]], panggilan: list[Any]
) -> None:
    """One cell comes back, the plain function's; exactly an error has a reason that can be told."""
    nama, *isi = panggilan
    polos = [to_polos(isian) for isian in isi]

    [[[tampil]]] = kirim([panggilan])
    alasan = explain(nama, polos)

    assert isinstance(tampil, float | str)
    assert tampil == tampil  # not NaN
    assert tampil == FUNGSI[nama].fungsi(*polos)
    assert (alasan is not None) == (tampil in GALAT_EXCEL)
    assert "belum dikenal" not in (alasan or "")
    assert "Traceback" not in str(tampil)


def test_every_case_of_the_dispatch_that_shows_an_error_has_a_reason() -> None:
    """The reason is there exactly for errors, and empty results are no faults."""
    for (nama, *_), polos, tampil in KASUS.values():
        assert (explain(nama, polos) is not None) == (tampil in GALAT_EXCEL)


def test_arrays_and_currency_arrive_as_numbers(
    kirim: Callable[[list[Any]], list[Any]],
) -> None:
    """A row typed as {1;2;3}, rows of it, and a cell in a format of currency."""
    uang = {"sel": {"uang": "2024.0000"}}

    hasil = kirim(
        [
            ["LKJ_JUMLAH", {"larik": [1.0, 2.0, 3.0]}],
            ["LKJ_JUMLAH", {"larik": [[1.0, 2.0], [3.0, 4.0]]}],
            ["LKJ_JUMLAH", uang],
            ["LKJ_CARI", uang, [["2023"], ["2024"]], [[1.0], [2.0]]],
            ["LKJ_MUTU", 3.9, uang],
        ]
    )

    assert [satu for [[satu]] in hasil] == [6, 10, 2024, 2, "A"]


@pytest.mark.parametrize("nama", FUNGSI)
def test_a_long_column_mostly_empty_is_computed_at_once(nama: str) -> None:
    """A hundred thousand rows are read about as fast as they arrive, whatever they hold."""
    udf = FUNGSI[nama]
    isi: list[Any] = [[[2.0]] * 1000 + [[None]] * 99_000 for _ in udf.bantuan]

    hasil = udf.fungsi(*isi)

    assert isinstance(hasil, float | str)
