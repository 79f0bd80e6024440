"""Budget performance by year: the right regulation, typed totals, the office's own values."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.rekap import compute_hasil
from lkjip_xl.domain.rincian import NilaiIKPA, Penggantian, TahunIKPA, TahunNKA, TahunSMART
from lkjip_xl.regulasi.loader import load_aturan
from tests.golden_domain import build_baris, build_profil, build_tahunan, load_kasus

TERBIT = [
    entri
    for entri in load_kasus("terbit_jember_2023.toml")["terbit"]
    if entri["kunci"].startswith("smart.")
]
# What staff of Jember would type on the sheet of a later step.
SMART_JEMBER = [
    {"tahun": 2021, "penyerapan": "93.64", "konsistensi": "98.68", "cro": 100, "efisiensi": "6.36"},
    {"tahun": 2022, "penyerapan": "97.35", "konsistensi": "98.32", "cro": 100, "efisiensi": "19.7"},
    {
        "tahun": 2023,
        "penyerapan": "99.18",
        "konsistensi": "99.93",
        "cro": "97.93",
        "efisiensi": "-0.09",
    },
]


def compute(**isi: Any) -> DaftarHasil:
    """Results of a book that has only these rows."""
    baris = {nama: tuple(daftar) for nama, daftar in isi.items()}
    return compute_hasil(DataKinerja(profil=build_profil(2024), **baris), load_aturan(2024))


@pytest.mark.parametrize("entri", TERBIT, ids=lambda entri: entri["kunci"])
def test_published_smart_of_jember(entri: dict[str, str]) -> None:
    """The figures that Jember printed, right where it printed them wrong."""
    smart = [{nama: Decimal(isi) for nama, isi in tahun.items()} for tahun in SMART_JEMBER]

    hasil = compute(**build_tahunan({"smart": smart}))

    assert hasil[entri["kunci"]].tampil == entri["benar"]


def test_typed_total_is_used_where_components_are_unknown() -> None:
    """A year for which only a total is known takes it as typed, and the NKA uses it."""
    hasil = compute(
        tahun_ikpa=[build_baris(TahunIKPA, tahun=2022, total_diketik=96)],
        tahun_smart=[build_baris(TahunSMART, tahun=2022, total_diketik=90)],
    )

    assert hasil["ikpa.2022.nilai"].tampil == "96,00"
    assert hasil["nka.2022.nilai"].tampil == "92,40"


def test_components_win_over_a_typed_total() -> None:
    """A total beside its components is computed, not copied."""
    hasil = compute(
        ikpa=[build_baris(NilaiIKPA, kode="OUTPUT", tahun=2024, nilai=80)],
        tahun_ikpa=[build_baris(TahunIKPA, tahun=2024, total_diketik=99)],
    )

    assert hasil["ikpa.2024.nilai"].tampil == "80,00"


def test_figures_name_the_regulation_of_their_year() -> None:
    """Each year's IKPA rests on its own regulation."""
    hasil = compute(
        ikpa=[
            build_baris(NilaiIKPA, kode="OUTPUT", tahun=tahun, nilai=80)
            for tahun in (2020, 2021, 2023, 2024)
        ],
    )

    assert [hasil[f"ikpa.{tahun}.nilai"].dasar for tahun in (2020, 2021, 2023, 2024)] == [
        "PER-4/PB/2020",
        "PER-4/PB/2021",
        "PER-5/PB/2022",
        "PER-5/PB/2024",
    ]


def test_year_without_regulation_has_no_value() -> None:
    """A year before the first regulation has no value and says why."""
    hasil = compute(ikpa=[build_baris(NilaiIKPA, kode="OUTPUT", tahun=2019, nilai=80)])

    assert hasil["ikpa.2019.nilai"].nilai is None
    assert "belum ada ketentuan" in hasil["ikpa.2019.nilai"].tampil


def test_typed_deduction_lowers_the_total_of_2024() -> None:
    """From 2024 dispensasi SPM is a deduction, by permil or as typed."""
    komponen = [build_baris(NilaiIKPA, kode="OUTPUT", tahun=2024, nilai=80)]

    permil = compute(
        ikpa=komponen, tahun_ikpa=[build_baris(TahunIKPA, tahun=2024, dispensasi_permil=2)]
    )
    diketik = compute(ikpa=komponen, tahun_ikpa=[build_baris(TahunIKPA, tahun=2024, pengurang=1)])

    assert permil["ikpa.2024.nilai"].tampil == "79,25"
    assert diketik["ikpa.2024.nilai"].tampil == "79,00"


def test_own_value_needs_a_basis_and_prints_it() -> None:
    """An office's own weight counts only with its basis, which the figure then names."""
    nka = [build_baris(TahunNKA, tahun=2024, perencanaan_diketik=80)]
    ikpa = [build_baris(TahunIKPA, tahun=2024, total_diketik=90)]
    ganti = {"aturan": "nka", "tahun": 2024, "nilai": 60}

    tanpa = compute(
        tahun_nka=nka,
        tahun_ikpa=ikpa,
        penggantian=[build_baris(Penggantian, kode="IKPA", **ganti)],
    )
    dengan = compute(
        tahun_nka=nka,
        tahun_ikpa=ikpa,
        penggantian=[
            build_baris(Penggantian, kode="IKPA", dasar="KMK contoh", **ganti),
            build_baris(
                Penggantian, kode="PERENCANAAN", dasar="KMK contoh", **{**ganti, "nilai": 40}
            ),
        ],
    )

    assert tanpa["nka.2024.nilai"].tampil == "85,00"
    assert dengan["nka.2024.nilai"].tampil == "86,00"
    assert "KMK contoh" in dengan["nka.2024.nilai"].dasar


def test_weights_in_force_are_results() -> None:
    """Each weight stands under its name, the office's own one too, with its basis."""
    ganti = {"aturan": "smart", "tahun": 2023, "dasar": "KMK contoh"}
    hasil = compute(
        tahun_smart=[build_baris(TahunSMART, tahun=2023), build_baris(TahunSMART, tahun=2024)],
        ikpa=[build_baris(NilaiIKPA, kode=kode, tahun=2024) for kode in ("OUTPUT", "LPJ")],
        penggantian=[build_baris(Penggantian, kode="CRO", nilai=40, **ganti)],
    )

    assert hasil["smart.2023.bobot.CRO"].tampil == "40"
    assert "KMK contoh" in hasil["smart.2023.bobot.CRO"].dasar
    assert hasil["smart.2023.bobot.PENYERAPAN"].tampil == "9,7"
    assert hasil["ikpa.2024.OUTPUT.bobot"].tampil == "25"
    assert "ikpa.2024.LPJ.bobot" not in hasil
    assert "smart.2024.bobot.CRO" not in hasil


def test_year_without_any_data_is_unfinished() -> None:
    """No score at all says nothing of what applies: the total waits, as its aspects do."""
    kosong = [build_baris(NilaiIKPA, kode=kode, tahun=2024) for kode in ("REVISI", "OUTPUT")]

    hasil = compute(ikpa=kosong, tahun_ikpa=[build_baris(TahunIKPA, tahun=2024)])

    assert hasil["ikpa.2024.nilai"].is_belum_diisi
    assert hasil["ikpa.2024.nilai"].tampil.startswith("[belum diisi: ")
    assert hasil["ikpa.2024.REVISI.nilai_akhir"].is_belum_diisi


def test_indikator_without_a_score_does_not_apply() -> None:
    """Beside filled scores, or a typed total, an empty one is left out on purpose."""
    isi = [
        build_baris(NilaiIKPA, kode="REVISI", tahun=2024, nilai=100),
        build_baris(NilaiIKPA, kode="OUTPUT", tahun=2024),
    ]

    hasil = compute(ikpa=isi)
    diketik = compute(
        ikpa=isi[1:], tahun_ikpa=[build_baris(TahunIKPA, tahun=2024, total_diketik=90)]
    )

    for satu in (hasil, diketik):
        assert satu["ikpa.2024.OUTPUT.nilai_akhir"].tampil == "tidak berlaku bagi satker"
