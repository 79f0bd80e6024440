"""Sentences on staff, action plan, follow-up and the figures by triwulan."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_xl.domain.angka import Nilai
from lkjip_xl.domain.hasil import Bentuk, DaftarHasil
from lkjip_xl.report import narrative_lain


def build_bulat(**angka: int) -> DaftarHasil:
    """Counts by key, with "__" for the dot."""
    hasil = DaftarHasil()
    for kunci, isi in angka.items():
        hasil.catat(kunci.replace("__", "."), Nilai(Decimal(isi)), bentuk=Bentuk.BULAT)
    return hasil


@pytest.mark.parametrize(
    ("laki", "kalimat"),
    [
        (47, "Pada akhir tahun pegawai berjumlah 71 orang, terdiri atas 47 laki-laki dan "
             "24 perempuan."),
        (40, "Pada akhir tahun pegawai berjumlah 71 orang."),
    ],
)  # fmt: skip
def test_gender_is_told_only_where_it_adds_up(laki: int, kalimat: str) -> None:
    """Staff whose gender is not known for all are not split into two."""
    hasil = build_bulat(sdm__seksi__laki=laki, sdm__seksi__perempuan=24, sdm__total=71)

    assert narrative_lain.write_pegawai(hasil) == kalimat


def test_triwulan_with_something_left_is_named() -> None:
    """An action plan that is not done says in which triwulan."""
    hasil = build_bulat(
        **{f"rencana_aksi__TW{n}__jumlah": 2 for n in range(1, 5)},
        **{f"rencana_aksi__TW{n}__selesai": 1 if n == 4 else 2 for n in range(1, 5)},
        rencana_aksi__total=8,
        rencana_aksi__selesai=7,
    )
    hasil.catat("rencana_aksi.persen", Nilai(Decimal("87.5")))

    kalimat = narrative_lain.write_rencana_aksi(hasil)

    assert kalimat == (
        "Sepanjang tahun direncanakan 8 rencana aksi; 7 selesai (87,50%). "
        "Rencana aksi yang belum selesai terdapat pada Triwulan IV."
    )


def test_follow_up_counts_only_what_there_is() -> None:
    """A status that no item has is left out; late items are named."""
    hasil = build_bulat(
        tindak_lanjut__jumlah=3,
        tindak_lanjut__selesai=1,
        tindak_lanjut__berjalan=2,
        tindak_lanjut__belum=0,
        tindak_lanjut__terlambat=1,
    )

    assert narrative_lain.write_tindak_lanjut(hasil) == (
        "Dari 3 butir tindak lanjut, 1 sudah selesai dan 2 sedang berjalan; 1 melewati batas waktu."
    )


@pytest.mark.parametrize(
    "tulis",
    [
        narrative_lain.write_pegawai,
        narrative_lain.write_rencana_aksi,
        narrative_lain.write_tindak_lanjut,
        narrative_lain.write_eperformance,
        narrative_lain.write_target_kinerja,
        narrative_lain.write_emonev,
    ],
)
def test_nothing_known_nothing_said(tulis: object) -> None:
    """No sentence is made of empty places."""
    assert callable(tulis)
    assert tulis(DaftarHasil()) is None
