"""One call of a UDF against a bare UDF of xlwings, through the same classic dispatch.

    python bench/udf.py            (extra "excel"; on any machine: pywin32 is stubbed as in tests)

The yardstick is a function with as many arguments and the same converters (rows, errors as text)
that returns its first argument. Excel itself, COM and the VBA wrapper add the same to both. Then
the plain Python call, and columns of 100,000 rows of which 1,000 are filled. Prints medians of
runs in turns; nothing here fails.
"""

from __future__ import annotations

import platform
import statistics
import sys
import time
import types
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from lkjip_xl.hosts.udf import FUNGSI
from tests.hosts.udf import classic_stub

ULANG, PANGGILAN = 9, 300
BATAS = 2  # times the yardstick
TERISI, BARIS = 1_000, 100_000
_MODUL_POLOS = "bench_udf_polos"

# A call of each kind; a tuple stands for the rows of a range.
SKALAR: dict[str, Sequence[Any]] = {
    "LKJ_IKI": (97.53,),
    "LKJ_TERBILANG": (3.25,),
    "LKJ_TREN": (3.9, 3.91),
    "LKJ_RASIO": (2.0, 3.0, 2.0),
    "LKJ_MUTU": (91.48, 2024.0, "mutu"),
    "LKJ_CAPAIAN": (3.91, 3.25, "maksimal", None, 120.0),
    "LKJ_STATUS": (6.5, 7.0, "minimal", None),
    "LKJ_BOBOT": ("ikpa", "OUTPUT", 2024.0),
    "LKJ_NKA": (2024.0, None, 85.91, 74.95, None),
    "LKJ_CAPAIAN (galat)": (3.91, "tiga", "maksimal", None, 120.0),
}
_KUNCI = tuple((f"K{nomor}",) for nomor in range(50))
_NILAI = tuple((float(nomor),) for nomor in range(50))
RENTANG: dict[str, Sequence[Any]] = {
    "LKJ_CARI": ("K49", _KUNCI, _NILAI),
    "LKJ_JUMLAH_BILA": ("K7", _KUNCI, _NILAI),
    "LKJ_TERTIMBANG": (((80.0,) * 12,), ((30.0,) * 12,)),
    "LKJ_JUMLAH": (_NILAI,),
}


def _panjang(isi: Any, lebar: int = 1) -> tuple[tuple[Any, ...], ...]:
    return ((isi,) * lebar,) * TERISI + ((None,) * lebar,) * (BARIS - TERISI)


_JUDUL = (tuple(f"U{nomor}" for nomor in range(1, 10)),)
PANJANG: dict[str, Sequence[Any]] = {
    "LKJ_JUMLAH": (_panjang(2.0),),
    "LKJ_RATA_BILA": ("A", _panjang("A"), _panjang(2.0)),
    "LKJ_CARI": ("B", _panjang("A"), _panjang(2.0)),
    "LKJ_JAWABAN": ("U1", _JUDUL, _panjang(3.0, 9), "jumlah"),
    "LKJ_BANYAK": (_panjang("A", 9),),
}


def main() -> None:
    """Measure and print."""
    call_udf = classic_stub.install()
    _add_polos()
    import xlwings

    print(f"Python {platform.python_version()}, xlwings {xlwings.__version__}", end="")
    print(f"; medians of {ULANG}, microseconds a call")
    print(f"{'':24}{'isian':>6}{'bare':>9}{'ours':>9}{'ratio':>7}{'plain':>9}")
    nisbah = [show(call_udf, nama, isi, PANGGILAN) for nama, isi in (SKALAR | RENTANG).items()]
    print(f"largest ratio: {max(nisbah):.2f} (goal: {BATAS})")
    print(f"\n{TERISI:,} filled of {BARIS:,} rows")
    for nama, isi in PANJANG.items():
        show(call_udf, nama, isi, 1)


def show(call_udf: Callable[..., Any], nama: str, isi: Sequence[Any], banyak: int) -> float:
    """Print the line of one function; returns its ratio to the yardstick."""
    fungsi = nama.split()[0]
    com = tuple(classic_stub.RentangCom(satu) for satu in isi)
    polos = FUNGSI[fungsi].fungsi
    rows = [[list(b) for b in s] if isinstance(s, tuple) else [[s]] for s in isi]
    bare, ours, plain = ukur(
        [
            lambda: call_udf(_MODUL_POLOS, f"polos{len(isi)}", com),
            lambda: call_udf(classic_stub.MODUL, fungsi, com),
            lambda: polos(*rows),
        ],
        banyak,
    )
    print(f"{nama:24}{len(isi):6}{bare:9.1f}{ours:9.1f}{ours / bare:7.2f}{plain:9.1f}")
    return ours / bare


def ukur(kerja: Sequence[Callable[[], object]], banyak: int) -> list[float]:
    """Median microseconds of each, run in turns so that a drifting machine hits all alike."""
    catatan: list[list[float]] = [[] for _ in kerja]
    for putaran in range(ULANG + 1):
        for nomor, satu in enumerate(kerja):
            mulai = time.perf_counter()
            for _ in range(banyak):
                satu()
            if putaran:  # the first turn warms up
                catatan[nomor].append((time.perf_counter() - mulai) / banyak * 1e6)
    return [statistics.median(waktu) for waktu in catatan]


def _add_polos() -> None:
    """The yardsticks: one bare UDF for each number of arguments, as a module of xlwings."""
    import xlwings as xw
    from xlwings import udfs

    modul = types.ModuleType(_MODUL_POLOS)
    for banyak in range(1, 6):
        nama = [f"isian{nomor}" for nomor in range(banyak)]
        exec(f"def polos{banyak}({', '.join(nama)}): return isian0[0][0]", modul.__dict__)
        fungsi = xw.func(getattr(modul, f"polos{banyak}"))
        for satu in nama:
            fungsi = xw.arg(satu, ndim=2, err_to_str=True)(fungsi)
        setattr(modul, f"polos{banyak}", fungsi)
    sys.modules[_MODUL_POLOS] = modul
    # At each call xlwings looks whether the file of a module was changed: both have one.
    waktu = Path(__file__).stat().st_mtime
    udfs.udf_modules[_MODUL_POLOS] = {"module": modul, "filename": __file__, "filetime": waktu}


if __name__ == "__main__":
    main()
