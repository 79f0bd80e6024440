"""Counting raw respondents against the bare means of their columns, on the same floats.

    python bench/responden.py            (needs nothing beyond the package)

1,000,000 respondents, 9 unsur, 3 % blanks. The yardsticks neither check the range nor count
exactly: numpy's mean(axis=0), which a blank turns into NaN, and nanmean(axis=0), which skips
blanks. Prints medians of 5 runs in turns and the peak of memory beside the table; nothing here
fails.
"""

from __future__ import annotations

import platform
import statistics
import time
import tracemalloc
from collections.abc import Callable

import numpy
import pandas

from lkjip_xl.workbook.read.responden import count_jawaban

ULANG = 5
RESPONDEN, UNSUR = 1_000_000, 9
KOSONG = 0.03
BATAS = 5  # times the yardstick


def main() -> None:
    """Measure and print."""
    acak = numpy.random.default_rng(2023)
    larik = acak.integers(1, 5, (RESPONDEN, UNSUR)).astype(float)
    larik[acak.random(larik.shape) < KOSONG] = numpy.nan
    unsur = {f"U{nomor}": f"Unsur {nomor}" for nomor in range(1, UNSUR + 1)}
    tabel = pandas.DataFrame(larik, columns=list(unsur))
    salah = tabel.copy()
    salah.iloc[::1000] = 5
    campuran = tabel.astype(object)
    teks = campuran.copy()
    teks.iloc[::1000, 0] = "puas"
    spasi = campuran.where(tabel.notna(), "")
    kerja: dict[str, Callable[[], object]] = {
        "mean, array by rows": lambda: numpy.mean(larik, axis=0),
        "mean, array by columns": lambda: numpy.mean(tabel.to_numpy(), axis=0),
        "nanmean, array by rows": lambda: numpy.nanmean(larik, axis=0),
        "nanmean, array by columns": lambda: numpy.nanmean(tabel.to_numpy(), axis=0),
        "count, array by rows": lambda: count_jawaban(larik, unsur),
        "count, DataFrame": lambda: count_jawaban(tabel, unsur),
        "count, DataFrame, 0,1 % out of range": lambda: count_jawaban(salah, unsur),
        "count, cells of any kind, all numbers": lambda: count_jawaban(campuran, unsur),
        "count, the same with texts in one column": lambda: count_jawaban(teks, unsur),
        "count, the same with blanks as empty texts": lambda: count_jawaban(spasi, unsur),
    }
    waktu, puncak = ukur(kerja), {nama: ukur_puncak(satu) for nama, satu in kerja.items()}
    print(f"Python {platform.python_version()}, numpy {numpy.__version__}, ", end="")
    print(f"pandas {pandas.__version__}; {RESPONDEN:,} x {UNSUR}, {larik.nbytes / 1e6:.0f} MB")
    print(f"{'':44}{'ms':>8}{'ratio':>8}{'peak MB':>9}")
    acuan = waktu["mean, array by rows"]
    for nama, detik in waktu.items():
        print(f"{nama:44}{detik * 1e3:8.1f}{detik / acuan:8.2f}{puncak[nama] / 1e6:9.1f}")
    for acuan_nama in ("mean", "nanmean"):
        for bentuk, patokan in (("array by rows",) * 2, ("DataFrame", "array by columns")):
            nisbah = waktu[f"count, {bentuk}"] / waktu[f"{acuan_nama}, {patokan}"]
            print(f"count, {bentuk} / {acuan_nama}, {patokan}: {nisbah:.2f} (goal: {BATAS})")


def ukur(kerja: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Median seconds of each, run in turns so that a drifting machine hits all alike."""
    catatan: dict[str, list[float]] = {nama: [] for nama in kerja}
    for putaran in range(ULANG + 1):
        for nama, satu in kerja.items():
            mulai = time.perf_counter()
            satu()
            if putaran:  # the first turn warms up
                catatan[nama].append(time.perf_counter() - mulai)
    return {nama: statistics.median(detik) for nama, detik in catatan.items()}


def ukur_puncak(satu: Callable[[], object]) -> int:
    """Most bytes held at once beside what existed before; numpy reports its own to tracemalloc."""
    tracemalloc.start()
    satu()
    _, puncak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return puncak


if __name__ == "__main__":
    main()
