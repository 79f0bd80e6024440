"""Hitung Ulang, Impor and Tahun Baru in a real spreadsheet program."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from lkjip_xl import api
from lkjip_xl.hosts.libreoffice.session import CARA_PASANG_UNO, find_uno
from tests.buku_tertaut import link_addin

pytestmark = pytest.mark.libreoffice
_AKAR = Path(__file__).parents[3]
_BANYAK = 40
_EKSPOR = "Kode;Tahun;Jenis Belanja;Pagu;Realisasi\n" + "".join(
    f"{60 + n};2026;Belanja {n};{n + 1}.000;{n}\n" for n in range(_BANYAK)
)


@dataclass(frozen=True)
class Jalan:
    """A book and what was seen while the buttons were pressed."""

    folder: Path
    dilihat: dict[str, Any]


@pytest.fixture(
    scope="module",
    params=[("jember", "native"), ("tanjungpinang", "udf"), ("jember", "tertaut")],
    ids=["native", "udf", "tertaut"],
)
def jalan(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Jalan:
    """The buttons, pressed on an example book; its UDFs are not known here.

    The last one is a book that Excel has saved: its UDFs are links to the add-in.
    """
    if find_uno() is None:
        pytest.skip(f"modul uno tidak ada: {CARA_PASANG_UNO}")
    kantor, rumus = request.param
    folder = tmp_path_factory.mktemp(kantor)
    isi = api.build_contoh(kantor, "native" if rumus == "native" else "udf")
    (folder / "buku.xlsx").write_bytes(link_addin(isi) if rumus == "tertaut" else isi)
    (folder / "ekspor.csv").write_text(_EKSPOR, encoding="utf-8")
    proses = subprocess.run(
        [sys.executable, "-m", "tests.hosts.makro.driver_libreoffice", str(folder)],
        cwd=_AKAR, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert proses.returncode == 0, proses.stderr
    return Jalan(folder, json.loads(proses.stdout))


def test_lost_column_computes_again(jalan: Jalan) -> None:
    """Every cell has a formula and shows its target; without the add-in the value in front."""
    hasil = api.compute_buku(jalan.folder / "buku.xlsx").hasil
    sesudah = jalan.dilihat["sesudah"]

    target = {satu.angka for kunci, satu in hasil.items() if kunci.endswith(".target")}
    assert all(satu.startswith("=") and "[1]!" not in satu for satu in sesudah["rumus"])
    tampil = [satu for satu in sesudah["target"] if satu is not None]
    assert tampil
    assert {round(float(satu), 9) for satu in tampil} <= {round(float(t or 0), 9) for t in target}


def test_values_stand_in_front_of_unknown_functions(jalan: Jalan) -> None:
    """In the UDF edition staff were asked, once; no cell of the column shows an error."""
    tanya = [satu for satu in jalan.dilihat["pesan"] if "Fungsi LKJ_" in satu]
    is_udf = "lkj_" in jalan.dilihat["awal"]["rumus"][0].lower()

    assert len(tanya) == int(is_udf)
    assert not [s for s in jalan.dilihat["sesudah"]["target"] if str(s).startswith("#")]


def test_import_grows_the_table_and_moves_the_next_ones(jalan: Jalan) -> None:
    """New rows with formulas; the tables below are as they were."""
    awal, akhir = jalan.dilihat["sesudah"], jalan.dilihat["diimpor"]
    ada = [satu[0] for satu in awal["belanja"] if satu[0]]

    kode = [satu[0] for satu in akhir["belanja"] if satu[0]]
    assert kode == [*ada, *(str(60 + n) for n in range(_BANYAK))]
    assert len({satu.upper() for satu in akhir["rumus_belanja"]}) == 1
    assert {n: [b[0] for b in isi] for n, isi in akhir["lain"].items()} == {
        n: [b[0] for b in isi] for n, isi in awal["lain"].items()
    }
    assert "(sebelum impor" in jalan.dilihat["impor"]
    assert list(jalan.folder.glob("buku (sebelum impor *).xlsx"))


def test_import_that_fails_at_its_last_write_is_taken_back(jalan: Jalan) -> None:
    """The table, its formulas and what stands below are those of before."""
    gagal = jalan.dilihat["gagal"]

    assert "dikembalikan seperti" in gagal.pop("galat")
    assert gagal == jalan.dilihat["sesudah"]


def test_saved_book_is_sound_and_next_year_is_written(jalan: Jalan) -> None:
    """The core reads both; no galat."""
    baru = api.compute_buku(jalan.folder / "tahun depan.xlsx").data.profil.tahun
    hasil = api.compute_buku(jalan.folder / "hasil.xlsx")

    assert baru == (hasil.data.profil.tahun or 0) + 1
    assert "Mohon dilihat" in jalan.dilihat["tahun_baru"]
