"""The service that computes for LibreOffice, and the line to it; LibreOffice takes no part."""

from __future__ import annotations

import io
import json
import math
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import lkjip_xl
from lkjip_xl.hosts.libreoffice import layanan
from lkjip_xl.hosts.libreoffice.ekstensi.anak import (
    NAMA_SETELAN,
    Setelan,
    build_lingkungan,
    read_setelan,
    start,
)
from lkjip_xl.hosts.libreoffice.ekstensi.galat_sel import build_galat, to_sel
from lkjip_xl.hosts.libreoffice.ekstensi.hubungan import MODUL_LAYANAN, Hubungan, PutusError

SETELAN = Setelan(sys.executable, str(Path(lkjip_xl.__file__).parents[1]))
# Stand-ins for the service: dead at once, dead after one answer, deaf, talking nonsense.
MATI = "raise SystemExit(3)"
SEKALI = "input(); print('1.5', flush=True)"
TULI = "import time; input(); time.sleep(60)"
NGAWUR = "input(); print('<html>', flush=True)"


class Pencatat:
    """Starts stand-ins one after the other, the last again and again, and counts."""

    def __init__(self, *kode: str) -> None:
        """Take the programs."""
        self._kode = list(kode)
        self.banyak = 0

    def __call__(self) -> subprocess.Popen[bytes]:
        """Start the next."""
        self.banyak += 1
        kode = self._kode.pop(0) if len(self._kode) > 1 else self._kode[0]
        return subprocess.Popen(
            [sys.executable, "-c", kode],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )


@pytest.fixture
def hubungkan() -> Iterator[Callable[..., Hubungan]]:
    """A line to a service; ended after the test."""
    semua = []

    def buat(mulai: Callable[[], subprocess.Popen[bytes]], **isian: float) -> Hubungan:
        semua.append(Hubungan(mulai, **isian))
        return semua[-1]

    yield buat
    for satu in semua:
        satu.close()


def ask(*baris: bytes) -> list[Any]:
    """Answers of the service to lines."""
    keluar = io.BytesIO()
    layanan.serve(baris, keluar)
    return [json.loads(satu) for satu in keluar.getvalue().splitlines()]


def test_numbers_travel_exactly() -> None:
    """A float arrives as it was sent, and its answer as Python computed it."""
    assert ask(b'["LKJ_PERTAMA", [[[0.1]]]]\n', b'["LKJ_SELISIH", [0.3, 0.1, 15]]\n') == [0.1, 0.2]


def test_empty_cells_errors_and_ranges_arrive() -> None:
    """Null is an empty cell, the text of an error is that error, a range is rows."""
    jawaban = ask(
        b'["LKJ_JUMLAH", [[[1, null], ["", 2.5]]]]\n',
        b'["LKJ_CAPAIAN", [null, 80]]\n',
        b'["LKJ_CAPAIAN", ["#N/A", 80]]\n',
        b'["LKJ_TANGGAL", [45672]]\n',
    )

    assert jawaban == [3.5, "", "#N/A", "15 Januari 2025"]


@pytest.mark.parametrize(
    "baris",
    [b"\n", b"\xff\xfe\n", b"{}\n", b"5\n", b"[]\n", b'["LKJ_CAPAIAN"]\n', b'["LKJ_RATA", 5]\n',
     b'[["LKJ_RATA"], [1]]\n', b'["LKJ_CAPAIAN", [1]]\n', b"[" * 100_000 + b"\n",
     b'["LKJ_ANGKA", [{"a": 1}]]\n'],
)  # fmt: skip
def test_garbage_ends_nothing(baris: bytes) -> None:
    """Whatever arrives is answered by an error, and the next question as ever."""
    galat, jawaban = ask(baris, b'["LKJ_CAPAIAN", [76, 80]]\n')

    assert galat in ("#VALUE!", "#NAME?")
    assert jawaban == 95.0


def test_a_function_that_is_not_there_has_no_name() -> None:
    """A shim newer than the package shows #NAME?, as Excel does."""
    assert ask(b'["LKJ_BELUM_ADA", []]\n') == ["#NAME?"]


def test_the_service_runs_in_a_python_of_its_own(hubungkan: Callable[..., Hubungan]) -> None:
    """Started as LibreOffice starts it, it answers, one question after the other."""
    hubungan = hubungkan(lambda: start(SETELAN, MODUL_LAYANAN))

    assert [hubungan.ask("LKJ_CAPAIAN", (nilai, 80.0)) for nilai in (76.0, 40.0)] == [95.0, 50.0]
    assert hubungan.ask("LKJ_RATA", (((1.0,), (None,), (2.0,)),)) == 1.5
    assert hubungan.ask("LKJ_RATA", (object(),)) == "#VALUE!"


def test_prints_do_not_get_between_the_answers() -> None:
    """What a function prints, even below Python, does not reach LibreOffice."""
    kode = (
        "import os\n"
        "from lkjip_xl.hosts.libreoffice import layanan\n"
        "asli = layanan.answer\n"
        "def answer(baris):\n"
        "    print('halo'); os.write(1, b'halo')\n"
        "    return asli(baris)\n"
        "layanan.answer = answer\n"
        "layanan.main()\n"
    )

    proses = subprocess.run(
        [sys.executable, "-c", kode],
        input=b'["LKJ_CAPAIAN", [76, 80]]\n',
        capture_output=True,
        env=build_lingkungan(SETELAN),
        check=True,
    )

    assert proses.stdout == b"95.0\n"


def test_the_service_loads_no_pandas() -> None:
    """The first cell does not wait for what it does not need."""
    kode = "import sys, lkjip_xl.hosts.libreoffice.layanan; print('pandas' in sys.modules)"

    proses = subprocess.run(
        [sys.executable, "-c", kode], capture_output=True, env=build_lingkungan(SETELAN), check=True
    )

    assert proses.stdout.strip() == b"False"


def test_a_service_that_died_is_started_again_at_once(
    hubungkan: Callable[..., Hubungan],
) -> None:
    """After an answer, death in between is not even noticed."""
    mulai = Pencatat(SEKALI)
    hubungan = hubungkan(mulai)

    assert [hubungan.ask("X", ()) for _ in range(3)] == [1.5, 1.5, 1.5]
    assert mulai.banyak == 3


@pytest.mark.parametrize("kode", [MATI, NGAWUR])
def test_a_service_that_never_answers_is_not_tried_for_each_cell(
    hubungkan: Callable[..., Hubungan], kode: str
) -> None:
    """Hundreds of cells of a book fail at once, and a later one finds it repaired."""
    mulai = Pencatat(kode, SEKALI)
    hubungan = hubungkan(mulai, jeda_detik=0.5)

    for _ in range(100):
        with pytest.raises(PutusError):
            hubungan.ask("X", ())
    semula = mulai.banyak
    time.sleep(0.6)

    assert semula == 1
    assert hubungan.ask("X", ()) == 1.5


def test_a_deaf_service_is_ended(hubungkan: Callable[..., Hubungan]) -> None:
    """LibreOffice gets its hands back after the time limit, and for a while asks no more."""
    mulai = Pencatat(TULI)
    hubungan = hubungkan(mulai, batas_detik=0.4)
    awal = time.monotonic()

    for _ in range(5):
        with pytest.raises(PutusError):
            hubungan.ask("X", ())

    assert time.monotonic() - awal < 10
    assert mulai.banyak == 1


def test_a_python_that_is_gone_is_an_answer_too(hubungkan: Callable[..., Hubungan]) -> None:
    """A deleted environment ends in PutusError, not in a traceback."""
    hubungan = hubungkan(lambda: start(Setelan("/tidak/ada/python", ""), MODUL_LAYANAN))

    with pytest.raises(PutusError, match="tidak/ada"):
        hubungan.ask("LKJ_CAPAIAN", (76.0, 80.0))


def test_the_child_gets_nothing_of_the_python_of_libreoffice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """LibreOffice sets PYTHONHOME for itself; another Python does not start with it."""
    for nama in ("PYTHONHOME", "PYTHONPATH", "LD_LIBRARY_PATH"):
        monkeypatch.setenv(nama, "/opt/libreoffice")
    monkeypatch.setenv("HOME", "/home/budi")

    lingkungan = build_lingkungan(SETELAN)

    assert "PYTHONHOME" not in lingkungan
    assert "LD_LIBRARY_PATH" not in lingkungan
    assert lingkungan["PYTHONPATH"] == SETELAN.pustaka
    assert lingkungan["HOME"] == "/home/budi"


@pytest.mark.parametrize("isi", ["", "[]", "{}", '{"python": "x"}'])
def test_broken_settings_are_told(tmp_path: Path, isi: str) -> None:
    """Settings that cannot be read are a ValueError, which the components understand."""
    (tmp_path / NAMA_SETELAN).write_text(isi, encoding="utf-8")

    with pytest.raises(ValueError, match=r"."):
        read_setelan(tmp_path)


def test_an_error_becomes_a_number_that_is_none() -> None:
    """Each error is another number that is none, one that Calc lacks #VALUE!; all else stays."""
    kata = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")
    angka = [to_sel(satu) for satu in kata]

    assert all(math.isnan(satu) for satu in angka)
    assert len({struct.pack("<d", satu) for satu in angka}) == len(kata)
    assert struct.pack("<d", to_sel("#SPILL!")) == struct.pack("<d", build_galat("#VALUE!"))
    assert [to_sel("#belum"), to_sel(""), to_sel(2)] == ["#belum", "", 2.0]
