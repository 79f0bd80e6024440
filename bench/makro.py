"""The buttons Hitung Ulang and Periksa Data on full books in LibreOffice, and where the time goes.

    python bench/makro.py            (needs LibreOffice and its Python bridge)

Each button is pressed several times on an open book, the median is printed; below it stands how
long each step lasted that the status bar names. The last book holds 100,000 respondents.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import xlwings as xw

from lkjip_xl import api
from lkjip_xl.hosts.libreoffice.engine import open_engine
from lkjip_xl.hosts.makro.hitung_ulang import run_hitung_ulang
from lkjip_xl.hosts.makro.periksa_data import run_periksa_data
from lkjip_xl.workbook.lembar.responden import UNSUR_BAKU
from lkjip_xl.workbook.write import example

ULANG = 5
RESPONDEN = 100_000


class Kabar(list[Any]):
    """Texts of the status bar with the moment at which each was shown."""

    def append(self, teks: Any) -> None:
        """Keep one with its moment."""
        super().append((time.perf_counter(), teks))


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder, open_engine() as program:
        program.impl.kabar = Kabar()
        for kantor in api.list_contoh():
            ukur_buku(program, Path(folder) / f"{kantor}.xlsx", api.build_contoh(kantor), ULANG)
        besar = Path(folder) / f"{RESPONDEN} responden.xlsx"
        ukur_buku(program, besar, build_besar(), 1)


def build_besar() -> bytes:
    """An example with very many respondents."""
    isi = dict(example.load_contoh("jember"))
    profil = {baris["kode"]: baris["isian"] for baris in isi["tblProfil"]}
    kode = [satu.lower() for satu in UNSUR_BAKU]
    isi["tblSKM"] = isi.get("tblSKM") or [{"kode": "SKM"}]
    isi["tblSKMUnsur"] = [{"kode": satu, "unsur": f"Unsur {satu}"} for satu in UNSUR_BAKU]
    isi["tblResponden"] = [
        {"no": str(n), **{k: (n + i) % 4 + 1 for i, k in enumerate(kode)}} for n in range(RESPONDEN)
    ]
    return api.build_buku(isi, profil["TAHUN"])


def ukur_buku(program: xw.App, path: Path, isi: bytes, ulang: int) -> None:
    """Both buttons on one book."""
    path.write_bytes(isi)
    mulai = time.perf_counter()
    buku = program.books.open(str(path))
    print(f"{path.stem}: {len(isi) / 1024:.0f} KiB, opened in {ms(mulai):.0f} ms")
    for nama, kerja in (
        ("Hitung Ulang", run_hitung_ulang),
        ("Periksa Data", run_periksa_data),
    ):
        ukur_tombol(program, buku, nama, kerja, ulang)
    buku.close()


def ukur_tombol(
    program: xw.App, buku: xw.Book, nama: str, kerja: Callable[[xw.Book], str], ulang: int
) -> None:
    """One button, and its steps."""
    semua, langkah = [], {}
    for _ in range(ulang):
        program.impl.kabar.clear()
        mulai = time.perf_counter()
        kerja(buku)
        semua.append(ms(mulai))
        akhir = [*(saat for saat, _ in program.impl.kabar[1:]), time.perf_counter()]
        for (saat, teks), selesai in zip(program.impl.kabar, akhir, strict=True):
            langkah.setdefault(teks.removeprefix("LKjIP: "), []).append(1000 * (selesai - saat))
    print(f"  {nama:<38}{statistics.median(semua):8.0f} ms")
    for teks, lama in langkah.items():
        print(f"    {teks:<36}{sum(lama) / ulang:8.0f} ms")


def ms(mulai: float) -> float:
    """Milliseconds since a moment."""
    return 1000 * (time.perf_counter() - mulai)


if __name__ == "__main__":
    main()
