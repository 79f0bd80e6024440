"""`lkjip pasang --libreoffice` for real: put in, used by staff, and taken out again."""

from __future__ import annotations

import contextlib
import io
import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lkjip_xl import api
from lkjip_xl.domain.rekap import compute_hasil
from lkjip_xl.hosts.libreoffice.session import CARA_PASANG_UNO, find_uno
from lkjip_xl.hosts.udf import FUNGSI
from lkjip_xl.regulasi.loader import load_aturan
from lkjip_xl.workbook.computed import SelHitung, iter_hitung
from lkjip_xl.workbook.read.opening import open_buku
from lkjip_xl.workbook.read.reader import read_buku
from tests.hosts.libreoffice.ekstensi.pengguna import Pengguna
from tests.hosts.libreoffice.ekstensi.sesi_uji import BANYAK, TARGET_BARU

pytestmark = pytest.mark.libreoffice
_AKAR = Path(__file__).parents[4]
_MAKRO_SENDIRI = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Milik" script:language="StarBasic">Function DUA_KALI(x)\r
  DUA_KALI = 2 * x\r
End Function</script:module>"""  # noqa: E501 - as LibreOffice writes it
_GALAT = {"#VALUE!": 519, "#N/A": 32767, "#NAME?": 525, "Err:518": 518}
# What each formula of the session shows; an error is one for LibreOffice too, not its name as text.
_TAMPIL = {
    "=LKJ_CAPAIAN(A1;A2)": "95",
    "=lkj_capaian(A1;A2)": "95",
    '=LKJ_CAPAIAN(A3;A2)&"|"': "|",
    '=LKJ_CAPAIAN(A5;A2)&"|"': "|",
    "=LKJ_CAPAIAN(A4;A2)": "#N/A",
    "=LKJ_CAPAIAN(A7;A2)": "#VALUE!",
    "=LKJ_CAPAIAN(A1)": "#VALUE!",
    "=LKJ_BANYAK(A1:A3)": "2",
    "=LKJ_RATA(A1:A3)": "78",
    '=LKJ_RATA(A3:A3)&"|"': "|",
    "=LKJ_RATA(A1)": "76",
    "=LKJ_JUMLAH(A1:B2)": "156",
    "=LKJ_JUMLAH(A1:A4)": "#N/A",
    "=LKJ_JUMLAH({1;2|3;4.5})": "10.5",
    '=LKJ_CARI("iku";A7:A8;A1:A2)': "76",
    "=LKJ_TANGGAL(A6)": "15 Januari 2025",
    "=LKJ_BULATKAN(3.885)": "3.89",
    "=LKJ_BULATKAN(0.1+0.2;15)": "0.3",
    "=LKJ_TERBILANG(3.25)": "tiga koma dua lima",
    '=LKJ_BOBOT("tidak ada";"x";2024)': "#VALUE!",
    "=LKJ_CAPAIAN(LKJ_BULATKAN(A1;0);A2)": "95",
    "=SUM(1;LKJ_CAPAIAN(A7;A2))": "#VALUE!",
    "=IFERROR(LKJ_CAPAIAN(A7;A2);7)": "7",
    "=ISERROR(LKJ_CAPAIAN(A7;A2))": "1",
    "=IFERROR(LKJ_CAPAIAN(A4;A2)+0;7)": "7",
    # Two limits of functions in Basic: Calc ends a call whose argument shows an error before it
    # begins and leaves IFERROR without anything, and an argument left out in the middle is 0.
    "=IFERROR(LKJ_CAPAIAN(A4;A2);7)": "Err:518",
    "=LKJ_PERTAMA(A3;A5;5)": "5",
    "=LKJ_PERTAMA(A3;;5)": "0",
}


@dataclass(frozen=True)
class Pemakaian:
    """A user from before the installation to after the removal.

    Attributes:
        folder: The books, as shipped and as LibreOffice saved them.
        dilihat: What was seen in LibreOffice.
        basic: The user's own macros before, after installing twice, and after the removal.
        kata: What `lkjip pasang`, `--cek` and `lkjip copot` said.
        sisa: Files of ours anywhere in the profile after the removal.
    """

    folder: Path
    dilihat: dict[str, Any]
    basic: list[dict[str, bytes]]
    kata: list[str]
    sisa: list[Path]


def add_makro(pengguna: Pengguna) -> None:
    """A macro of the user's own, in a profile that was used before."""
    pengguna.start_sekali()
    pustaka = pengguna.tempat.basic / "Standard"
    (pustaka / "Milik.xba").write_bytes(_MAKRO_SENDIRI.encode())
    daftar = pustaka / "script.xlb"
    isi = daftar.read_bytes()
    butir = b'<library:element library:name="Module1"/>'
    assert butir in isi
    daftar.write_bytes(isi.replace(butir, butir + butir.replace(b"Module1", b"Milik")))


@pytest.fixture(scope="module")
def pemakaian(pengguna: Pengguna, tmp_path_factory: pytest.TempPathFactory) -> Pemakaian:
    """Everything in one run: LibreOffice starts once for the session and thrice for itself."""
    if find_uno() is None:
        pytest.skip(f"modul uno tidak ada: {CARA_PASANG_UNO}")
    folder = tmp_path_factory.mktemp("buku")
    for kantor in api.list_contoh():
        (folder / f"{kantor}.xlsx").write_bytes(api.build_contoh(kantor, "udf"))
    add_makro(pengguna)
    basic = [pengguna.baca_basic()]
    kata = [jalankan(pengguna, "pasang"), jalankan(pengguna, "pasang")]
    kata.append(jalankan(pengguna, "pasang", "--cek"))
    basic.append(pengguna.baca_basic())
    dilihat = open_sesi(pengguna, folder)
    kata.append(jalankan(pengguna, "copot"))
    basic.append(pengguna.baca_basic())
    user = pengguna.tempat.profil / "user"
    semua = [satu for satu in user.rglob("*") if "lkjip" in satu.name.lower()]
    # In pack LibreOffice keeps copies of what it needs to mend a profile after a crash.
    sisa = [satu for satu in semua if user / "pack" not in satu.parents]
    return Pemakaian(folder, dilihat, basic, kata, sisa)


def jalankan(pengguna: Pengguna, *argv: str) -> str:
    """What a verb that goes well says."""
    keluar = io.StringIO()
    with contextlib.redirect_stdout(keluar):
        assert pengguna.jalankan(*argv) == 0
    return keluar.getvalue()


def open_sesi(pengguna: Pengguna, folder: Path) -> dict[str, Any]:
    """Staff at work, see `sesi_uji`."""
    proses = subprocess.run(
        [sys.executable, "-m", "tests.hosts.libreoffice.ekstensi.sesi_uji",
         str(pengguna.tempat.profil), str(folder)],
        cwd=_AKAR, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert proses.returncode == 0, proses.stderr
    dilihat: dict[str, Any] = json.loads(proses.stdout)
    return dilihat


def banding(path: Path) -> list[SelHitung]:
    """Every cell of a UDF beside what the core computes from the same book."""
    bacaan = read_buku(open_buku(path))
    hasil = compute_hasil(bacaan.data, load_aturan(bacaan.data.profil.tahun or 0))
    return [s for s in iter_hitung(bacaan.baris, hasil) if s.kolom.udf or s.kolom.cari]


@pytest.mark.parametrize("keadaan", ["hasil", "ubah"])
@pytest.mark.parametrize("kantor", api.list_contoh())
def test_every_cell_gives_what_the_core_computes(
    pemakaian: Pemakaian, kantor: str, keadaan: str
) -> None:
    """All LKJ_ cells of a shipped book agree after a full calculation, and after an edit."""
    semua = banding(pemakaian.folder / f"{kantor}_{keadaan}.xlsx")

    beda = [f"{s.sel}: {s.ada!r}, inti {s.seharusnya!r}" for s in semua if not s.is_sama]
    assert beda == []
    assert len(semua) > 300


@pytest.mark.parametrize("kantor", api.list_contoh())
def test_an_edit_reaches_the_cells_that_depend_on_it(pemakaian: Pemakaian, kantor: str) -> None:
    """Targets that are typed change the column that computes them, and the achievements."""
    semula, kini = (
        {(s.tabel.nama, s.kolom.nama, s.nomor): s.ada for s in banding(pemakaian.folder / nama)}
        for nama in (f"{kantor}_hasil.xlsx", f"{kantor}_ubah.xlsx")
    )

    berubah = {tempat for tempat in semula if semula[tempat] != kini[tempat]}
    assert kini["tblPK", "target", 0] == pytest.approx(TARGET_BARU)
    assert ("tblPK", "target", 0) in berubah
    assert any(tabel == "tblCapaian" for tabel, _, _ in berubah)


@pytest.mark.parametrize("kantor", api.list_contoh())
def test_saving_keeps_every_call(pemakaian: Pemakaian, kantor: str) -> None:
    """In the file that LibreOffice saves each cell calls the same functions by the same names."""
    asal, hasil = (
        {
            (lembar.title, sel.coordinate): re.findall(r"[\w.]*LKJ_\w+|IFERROR", sel.value, re.I)
            for lembar in openpyxl.load_workbook(pemakaian.folder / f"{nama}.xlsx")
            for baris in lembar.iter_rows()
            for sel in baris
            if sel.data_type == "f" and "LKJ_" in str(sel.value).upper()
        }
        for nama in (kantor, f"{kantor}_hasil")
    )

    assert asal == hasil
    assert len(asal) > 300


def test_cells_show_values_and_real_errors(pemakaian: Pemakaian) -> None:
    """Empty cells, ranges, dates, omitted arguments and faults behave as in the documentation."""
    dilihat = {rumus: tuple(isi) for rumus, isi in pemakaian.dilihat["sel"].items()}

    assert dilihat == {rumus: (isi, _GALAT.get(isi, 0)) for rumus, isi in _TAMPIL.items()}


def test_thousands_of_cells_are_recalculated(pemakaian: Pemakaian) -> None:
    """2,000 cells are right before and after an edit, also when each builds on the one before."""
    dilihat = pemakaian.dilihat["banyak"]
    capaian = FUNGSI["LKJ_CAPAIAN"].fungsi

    assert dilihat["awal"] == [capaian(float(n), 80.0) for n in range(BANYAK)]
    assert dilihat["ubah"] == [capaian(float(n), 40.0) for n in range(BANYAK)]
    assert dilihat["rantai"] == 1099.0


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="ends a process by way of /proc")
def test_the_service_comes_back(pemakaian: Pemakaian) -> None:
    """A killed service is started again; with Python gone a cell says #NAME?, until it is back."""
    assert pemakaian.dilihat["putus"] == [["95", 0], ["95", 0], ["#NAME?", 525], ["95", 0]]


def test_menu_and_toolbar_are_there_and_work(pemakaian: Pemakaian) -> None:
    """LibreOffice knows all entries; Periksa Data fills a sheet, and one undo takes it back."""
    menu, bilah = pemakaian.dilihat["menu"]["menu"], pemakaian.dilihat["menu"]["bilah"]

    assert menu == bilah
    assert sum(url.startswith("service:id.go.lkjip.Tombol?") for url in menu) == 8
    tombol = pemakaian.dilihat["tombol"]
    assert (tombol["dahulu"], tombol["sekarang"]) == (True, False)
    assert tombol["langkah"][0] == "LKjIP: Periksa Data"
    assert tombol["dibatalkan"]


def test_a_foreign_spreadsheet_stays_untouched(pemakaian: Pemakaian) -> None:
    """Where a button finds no book of ours there is nothing to undo and nothing to save."""
    assert pemakaian.dilihat["asing"] == {"langkah": [], "berubah": False}


def test_pasang_touches_nothing_of_the_user(pemakaian: Pemakaian) -> None:
    """Beside our module only the list of modules changes, by one line, however often it runs."""
    semula, kini, _ = pemakaian.basic

    daftar = "Standard/script.xlb"
    assert {nama for nama in kini if kini[nama] != semula.get(nama)} == {
        daftar, "Standard/LKjIP.xba"
    }  # fmt: skip
    assert set(kini[daftar].splitlines()) - set(semula[daftar].splitlines()) == {
        b' <library:element library:name="LKjIP"/>'
    }
    assert set(semula[daftar].splitlines()) <= set(kini[daftar].splitlines())


def test_copot_leaves_the_macros_as_they_were(pemakaian: Pemakaian) -> None:
    """Every byte of the user's macros is as before the installation, and the extension is gone."""
    semula, _, akhir = pemakaian.basic

    assert akhir == semula
    assert pemakaian.sisa == []


def test_the_verbs_say_what_they_did(pemakaian: Pemakaian) -> None:
    """Staff read where the menu is, that nothing is in the way, and what has been removed."""
    pasang, lagi, cek, copot = pemakaian.kata

    assert "menu LKjIP" in pasang
    assert lagi == pasang
    assert "mulai menghitung setelah" in cek
    assert "Tidak ada yang menghalangi." in cek
    assert "Ekstensi LKjIP dihapus" in copot
    assert "LKjIP.xba" in copot
