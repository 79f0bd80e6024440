"""UDF cells in LibreOffice beside native formulas, and the service that computes them.

    python bench/libreoffice.py            (needs LibreOffice, its Python bridge and the extra dev)

`lkjip pasang --libreoffice` runs in a profile that is thrown away. Then 2,000 cells of each kind
are calculated, and all cells of the example books in both editions; before that the service alone.
Prints medians; nothing here fails.
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lkjip_xl import api
from lkjip_xl.hosts.install.libreoffice import install_libreoffice
from lkjip_xl.hosts.install.libreoffice_tempat import build_setelan
from lkjip_xl.hosts.libreoffice import layanan
from lkjip_xl.hosts.libreoffice.ekstensi.anak import start
from lkjip_xl.hosts.libreoffice.ekstensi.hubungan import MODUL_LAYANAN, Hubungan
from lkjip_xl.hosts.libreoffice.session import load_uno, open_konteks
from tests.hosts.libreoffice.ekstensi.pengguna import build_pengguna

ULANG = 7
BANYAK = 2000
RUMUS = {
    "native =B1/A1*100 in an IF": '=IF(OR(A{0}="";B{0}="");"";B{0}/A{0}*100)',
    "=LKJ_CAPAIAN(B1;A1)": "=LKJ_CAPAIAN(B{0};A{0})",
    "=LKJ_CARI(C1;C1:C100;A1:A100)": "=LKJ_CARI(C{0};C$1:C$100;A$1:A$100)",
}


def main() -> None:
    """Measure and print."""
    folder = Path(tempfile.mkdtemp(prefix="lkjip-bench-"))
    folder.chmod(0o755)
    try:
        print(f"{'start of the service, first answer':44}{ukur_mulai() * 1e3:8.0f} ms")
        for nama, detik in ukur_layanan().items():
            print(f"{nama:44}{detik / BANYAK * 1e6:8.0f} us a call")
        tempat = build_pengguna(folder).tempat
        mulai = time.perf_counter()
        install_libreoffice(tempat)
        print(f"{'lkjip pasang --libreoffice, new profile':44}{time.perf_counter() - mulai:8.1f} s")
        with open_konteks(profil=tempat.profil) as (ctx, _):
            desktop = ctx.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", ctx
            )
            for nama, detik in ukur_sel(desktop).items():
                print(f"{BANYAK} x {nama:37}{detik * 1e3:8.0f} ms")
            for kantor in api.list_contoh():
                for rumus in api.RUMUS:
                    path = folder / f"{kantor}_{rumus}.xlsx"
                    path.write_bytes(api.build_contoh(kantor, rumus))
                    nama = f"book of {kantor}, {rumus}, all cells"
                    print(f"{nama:44}{ukur_buku(desktop, path) * 1e3:8.0f} ms")
    finally:
        shutil.rmtree(folder, ignore_errors=sys.platform == "win32")


def ukur(kerja: Callable[[], object]) -> float:
    """Median seconds of a few runs after a first one."""
    catatan = []
    for _ in range(ULANG + 1):
        mulai = time.perf_counter()
        kerja()
        catatan.append(time.perf_counter() - mulai)
    return statistics.median(catatan[1:])


def ukur_mulai() -> float:
    """The service from nothing to its first answer."""

    def sekali() -> None:
        hubungan = Hubungan(lambda: start(build_setelan(), MODUL_LAYANAN))
        hubungan.ask("LKJ_CAPAIAN", (76.0, 80.0))
        hubungan.close()

    return ukur(sekali)


def ukur_layanan() -> dict[str, float]:
    """The same questions to the service in this process, and to one behind pipes."""
    baris = json.dumps(["LKJ_CAPAIAN", [76.0, 80.0]]).encode()
    hubungan = Hubungan(lambda: start(build_setelan(), MODUL_LAYANAN))
    try:
        return {
            "service, no pipe": ukur(lambda: [layanan.answer(baris) for _ in range(BANYAK)]),
            "service behind pipes": ukur(
                lambda: [hubungan.ask("LKJ_CAPAIAN", (76.0, 80.0)) for _ in range(BANYAK)]
            ),
        }
    finally:
        hubungan.close()


def ukur_sel(desktop: Any) -> dict[str, float]:
    """One column of each formula, calculated again and again."""
    hasil = {}
    for nama, rumus in RUMUS.items():
        buku = buka(desktop, "private:factory/scalc")
        lembar = buku.Sheets.getByIndex(0)
        isi = tuple((80.0, float(n), f"K{n % 100}") for n in range(BANYAK))
        lembar.getCellRangeByName(f"A1:C{BANYAK}").setDataArray(isi)
        kolom = tuple((rumus.format(n),) for n in range(1, BANYAK + 1))
        lembar.getCellRangeByName(f"D1:D{BANYAK}").setFormulaArray(kolom)
        hasil[nama] = ukur(buku.calculateAll)
        buku.close(True)
    return hasil


def ukur_buku(desktop: Any, path: Path) -> float:
    """All cells of a book."""
    buku = buka(desktop, path.as_uri())
    detik = ukur(buku.calculateAll)
    buku.close(True)
    return detik


def buka(desktop: Any, url: str) -> Any:
    """A document without a window."""
    sembunyi = load_uno().createUnoStruct("com.sun.star.beans.PropertyValue")
    sembunyi.Name, sembunyi.Value = "Hidden", True
    return desktop.loadComponentFromURL(url, "_blank", 0, (sembunyi,))


if __name__ == "__main__":
    main()
