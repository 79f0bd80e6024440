"""The workbook: building it, reading it, and LibreOffice's recalculation as rows grow.

    python bench/buku.py            (needs the extra "dev": openpyxl is a yardstick)

Raw reading is compared with openpyxl on the same file; LibreOffice converts the book with full
recalculation, once as it is and once with ten times the respondents and indikator. Prints medians;
nothing here fails.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
from python_calamine import CalamineWorkbook

from lkjip_xl import api
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.layout import Isi
from lkjip_xl.workbook.read.opening import open_buku
from lkjip_xl.workbook.read.reader import read_buku
from lkjip_xl.workbook.write import example

ULANG = 5
_HITUNG_SELALU = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        tmp = Path(folder)
        for kantor in api.list_contoh():
            buku = tmp / f"{kantor}.xlsx"
            buku.write_bytes(api.build_contoh(kantor))
            print(f"{kantor}: {len(schema.TABEL)} tables, {buku.stat().st_size / 1024:.0f} KiB")
            ukur_buku(buku, kantor)
        ukur_pertumbuhan(tmp)


def ukur_buku(buku: Path, kantor: str) -> None:
    """Building and reading one book."""
    dasar = ukur(lambda: read_calamine(buku))
    for nama, kerja in (
        ("build the full book", lambda: api.build_contoh(kantor)),
        ("raw reading, openpyxl (values)", lambda: read_openpyxl(buku)),
        ("raw reading, python-calamine", lambda: read_calamine(buku)),
        ("reading into domain objects", lambda: read_buku(open_buku(buku))),
        ("reading, computing, checking", lambda: api.compute_buku(buku)),
    ):
        waktu = ukur(kerja)
        print(f"  {nama:34} {waktu * 1000:7.0f} ms   {waktu / dasar:5.1f} x calamine")


def read_calamine(buku: Path) -> int:
    """Every cell of every sheet, as the reader's library gives it."""
    berkas = CalamineWorkbook.from_path(str(buku))
    return sum(len(berkas.get_sheet_by_name(nama).to_python()) for nama in berkas.sheet_names)


def read_openpyxl(buku: Path) -> int:
    """The same with openpyxl in its fast mode."""
    berkas = openpyxl.load_workbook(buku, read_only=True, data_only=True)
    return sum(len(list(ws.iter_rows(values_only=True))) for ws in berkas)


def ukur(kerja: Callable[[], object]) -> float:
    """Median seconds."""
    waktu = []
    for _ in range(ULANG):
        mulai = time.perf_counter()
        kerja()
        waktu.append(time.perf_counter() - mulai)
    return statistics.median(waktu)


def ukur_pertumbuhan(tmp: Path) -> None:
    """LibreOffice and the core on the example and on ten times its rows."""
    program = shutil.which("soffice")
    print("growth (Jember; rows of PK, Capaian, Riwayat, Responden)")
    for kali in (1, 10, 100):
        buku = tmp / f"tumbuh{kali}.xlsx"
        buku.write_bytes(api.build_buku(build_besar(kali), 2023))
        inti = ukur(lambda path=buku: api.compute_buku(path))
        teks = f"  {kali:4} x: core {inti * 1000:7.0f} ms"
        if program is not None:
            teks += f"   LibreOffice, recalculated {ukur_libreoffice(program, buku, tmp):6.2f} s"
        print(teks)


def build_besar(kali: int) -> Isi:
    """The example with `kali` times its indikator and 100 x `kali` respondents."""
    isi = {nama: list(baris) for nama, baris in example.load_contoh("jember").items()}
    baru = [f"X{nomor}" for nomor in range((kali - 1) * 3)]
    isi["tblPK"] += [
        {"kode": kode, "kode_sasaran": "S1", "indikator": f"Indikator {kode}", "satuan": "Indeks",
         "polaritas": "maksimal", "target_awal": 3.1}
        for kode in baru
    ]  # fmt: skip
    isi["tblCapaian"] += [
        {"kode": kode, "sumber": "ketik", "realisasi_diketik": 3.3} for kode in baru
    ]
    isi["tblRiwayat"] += [
        {"kode": kode, "tahun": tahun, "target": 3, "realisasi": 3.2}
        for kode in baru
        for tahun in (2021, 2022)
    ]
    isi["tblResponden"] = [
        {f"U{unsur}": 1 + (nomor * unsur) % 4 for unsur in range(1, 10)}
        for nomor in range(100 * kali)
    ]
    return isi


def ukur_libreoffice(program: str, buku: Path, tmp: Path) -> float:
    """Seconds of a whole run that opens, recalculates and saves; the start is taken off."""
    profil = tmp / "profil"
    (profil / "user").mkdir(parents=True, exist_ok=True)
    (profil / "user" / "registrymodifications.xcu").write_text(_HITUNG_SELALU, encoding="utf-8")
    perintah = [program, f"-env:UserInstallation={profil.as_uri()}", "--headless"]
    olah = [*perintah, "--convert-to", "xlsx", "--outdir", str(tmp / "lo"), str(buku)]
    run = lambda argumen: subprocess.run(argumen, check=True, capture_output=True)  # noqa: E731
    run([*perintah, "--terminate_after_init"])
    kosong = ukur(lambda: run([*perintah, "--terminate_after_init"]))
    return max(0.0, ukur(lambda: run(olah)) - kosong)


if __name__ == "__main__":
    sys.exit(main())
