"""Rules over the action plan and the follow-up plan."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lkjip_xl.domain.penunjang import TindakLanjut
from lkjip_xl.domain.rincian import RencanaAksi
from tests.checks.builders import baris, find
from tests.domain import builders as b

PROFIL = b.build_profil(TANGGAL_LAPORAN=date(2024, 1, 15))


@pytest.mark.parametrize(("capaian", "banyak"), [(101, 1), (100, 0), (None, 0)])
def test_item_of_the_plan_is_done_at_100(capaian: int | None, banyak: int) -> None:
    """More than 100 percent of an action is a slip."""
    aksi = [baris(RencanaAksi, triwulan="I", kegiatan="Rapat", capaian=capaian)]

    assert len(find("P-41", rencana_aksi=aksi)) == banyak


def test_item_of_the_plan_has_its_triwulan() -> None:
    """An item without triwulan would be in no table."""
    tanpa = [baris(RencanaAksi, kegiatan="Rapat", capaian=50)]

    assert "Rapat" in find("P-42", rencana_aksi=tanpa)[0].pesan
    assert find("P-42", rencana_aksi=[baris(RencanaAksi, triwulan="II")]) == []


def _tindak(**isi: Any) -> list[TindakLanjut]:
    baku = {"kode": "T1", "penanggung_jawab": "Kepala Seksi", "status": "belum"}
    return [baris(TindakLanjut, **{**baku, "batas_waktu": date(2024, 1, 14), **isi})]


@pytest.mark.parametrize(
    ("isi", "banyak"),
    [
        ({}, 1),
        ({"status": None}, 1),
        ({"status": "selesai"}, 0),
        ({"batas_waktu": date(2024, 1, 15)}, 0),
        ({"batas_waktu": None}, 0),
    ],
)
def test_overdue_item_is_told_on_the_date_of_the_report(isi: dict[str, Any], banyak: int) -> None:
    """Overdue means before the date of the report and not done."""
    ditemukan = find("P-43", profil=PROFIL, tindak_lanjut=_tindak(**isi))

    assert len(ditemukan) == banyak
    assert all("14 Januari 2024" in problem.pesan for problem in ditemukan)


def test_without_date_of_the_report_nothing_is_overdue() -> None:
    """A January draft without its date is not judged by the clock."""
    profil = b.build_profil(TANGGAL_LAPORAN=None)

    assert find("P-43", profil=profil, tindak_lanjut=_tindak()) == []


@pytest.mark.parametrize(("kode", "kolom"), [("P-44", "penanggung_jawab"), ("P-45", "batas_waktu")])
def test_item_says_who_and_until_when(kode: str, kolom: str) -> None:
    """An item without either is told at the empty cell."""
    (problem,) = find(kode, tindak_lanjut=_tindak(**{kolom: None}))

    assert problem.tempat == f"TindakLanjut.T1.{kolom}"
    assert find(kode, tindak_lanjut=_tindak()) == []
