"""E-Performance, target kinerja and e-Monev by triwulan."""

from __future__ import annotations

from typing import Any

from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.penunjang import EMonev, TargetKinerja
from lkjip_xl.domain.rincian import EPerformance
from tests.domain import builders as b
from tests.golden_domain import build_baris


def target(*baris: tuple[str, int | None, int | None]) -> DaftarHasil:
    """Results of rows of target kinerja: triwulan, target, realisasi."""
    return b.compute(
        target_kinerja=[
            build_baris(TargetKinerja, triwulan=tw, target=t, realisasi=r) for tw, t, r in baris
        ]
    )


def test_eperformance_mean_is_over_the_quarters_that_exist() -> None:
    """A quarter that is not there yet does not lower the mean."""
    hasil = b.compute(
        eperformance=[
            build_baris(EPerformance, triwulan="I", nilai=90),
            build_baris(EPerformance, triwulan="II", nilai=80),
        ]
    )

    assert hasil["eperformance.TW2.nilai"].tampil == "80"
    assert hasil["eperformance.rata_rata"].tampil == "85,00"


def test_target_kinerja_is_compared_by_quarter_and_over_the_year() -> None:
    """Each quarter has its percentage, the year that of the sums."""
    hasil = target(("I", 10, 12), ("II", 10, 4))

    assert hasil["target_kinerja.TW1.persen"].tampil == "120,00"
    assert hasil["target_kinerja.target"].tampil == "20"
    assert hasil["target_kinerja.persen"].tampil == "80,00"
    assert hasil["target_kinerja.persen"].rumus_angka == "16 / 20 x 100 = 80,00"


def test_quarter_with_one_of_two_figures_leaves_the_year_open() -> None:
    """A missing realisasi is not 0: the sums stand, the percentage of the year waits for it."""
    hasil = target(("I", 10, 12), ("II", 10, None))

    assert hasil["target_kinerja.realisasi"].tampil == "12"
    assert hasil["target_kinerja.TW2.persen"].nilai is None
    assert hasil["target_kinerja.persen"].nilai is None
    assert hasil["target_kinerja.persen"].is_belum_diisi


def test_target_of_0_gives_no_percentage() -> None:
    """0 of 0 is no case."""
    assert target(("I", 0, 0))["target_kinerja.TW1.persen"].tampil == "tidak ada kasus"


def test_emonev_shows_what_was_typed() -> None:
    """Progress of a quarter is there as typed; without rows there is no result."""
    hasil: Any = b.compute(emonev=[build_baris(EMonev, triwulan="IV", anggaran=99, fisik=None)])

    assert hasil["emonev.TW4.anggaran"].tampil == "99"
    assert hasil["emonev.TW4.fisik"].nilai is None
    assert [
        kunci for kunci in b.compute() if kunci.startswith(("emonev", "target_", "eperf"))
    ] == []
