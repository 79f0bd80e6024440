"""Rules over what was left behind in texts."""

from __future__ import annotations

from typing import Any

import pytest

from lkjip_xl.domain.isian import Isian
from lkjip_xl.domain.penunjang import Seksi, TindakLanjut
from lkjip_xl.domain.rincian import RencanaAksi
from lkjip_xl.domain.teks_id import TANDA_TINJAU
from lkjip_xl.errors import Tingkat
from tests.checks.builders import baris, find, find_satu
from tests.domain import builders as b


def _narasi(teks: str | None) -> dict[str, Any]:
    return {"narasi": {"LATAR": Isian(teks, "Narasi!B4")}}


@pytest.mark.parametrize(
    ("tabel", "sel"),
    [
        (_narasi("Isi {{ di sini }}"), "Narasi!B4"),
        (
            {"narasi_indikator": [b.narasi_indikator(teks="{% for x %}")]},
            "NarasiIndikator.IKM.teks",
        ),
        ({"sasaran": [b.sasaran(sasaran="Meningkatnya {{ x")]}, "Sasaran.S1.sasaran"),
        (
            {"sasaran": [b.sasaran()], "indikator": [b.indikator(indikator="Indeks }}")]},
            "Indikator.IKM.indikator",
        ),
        ({"profil": b.build_profil(KOTA="{{ kota }}")}, "Profil.KOTA"),
        ({"seksi": [baris(Seksi, seksi="TU", tugas="{{ tugas }}")]}, "Seksi..tugas"),
        (
            {"tindak_lanjut": [baris(TindakLanjut, kode="T1", masalah="{{ x }}")]},
            "TindakLanjut.T1.masalah",
        ),
        ({"rencana_aksi": [baris(RencanaAksi, kegiatan="{{ x }}")]}, "RencanaAksi..kegiatan"),
    ],
)
def test_template_brackets_in_a_text_stop_the_report(tabel: dict[str, Any], sel: str) -> None:
    """Brackets of a template never reach the printed report, wherever the text stands."""
    problem = find_satu("P-07", **tabel)

    assert problem.tingkat is Tingkat.GALAT
    assert problem.tempat == sel


@pytest.mark.parametrize("teks", ["Capaian 120,31% (naik)", "himpunan {a, b}", "", None])
def test_other_brackets_pass(teks: str | None) -> None:
    """Single braces, percent signs and empty texts are ordinary."""
    assert find("P-07", **_narasi(teks)) == []


@pytest.mark.parametrize(
    "teks",
    [
        "Pada tahun [isi tahun] layanan membaik.",
        "Kepala <nama pejabat> menetapkan.",
        "Sebanyak xxx pemohon.",
        "Sebanyak ........ pemohon.",
        "Sebanyak ____ pemohon.",
        "TODO: tulis analisis.",
        "Lorem ipsum dolor.",
        "Bagian ini diisi oleh seksi terkait.",
        "Realisasi [belum diisi: PK!H7].",
    ],
)
def test_gap_that_was_not_filled_is_told(teks: str) -> None:
    """Fillers of a draft are named as they stand in the text."""
    problem = find_satu("P-49", **_narasi(teks))

    assert problem.tempat == "Narasi!B4"
    assert problem.tingkat is Tingkat.PERINGATAN


@pytest.mark.parametrize(
    "teks",
    [
        "Nilai di atas 3 < 4 dan 5 > 4 (contoh) ...",
        "Menurut laporan [1] dan [12], layanan membaik.",
        "Pasal XXX dan Bab III.",
        "Formulir diisi pemohon di loket; metode apa pun.",
        "[tinjau] Teks tahun lalu.",
    ],
)
def test_ordinary_signs_pass(teks: str) -> None:
    """Comparisons, footnotes, Roman numbers and an ellipsis are no gaps."""
    assert find("P-49", **_narasi(teks)) == []


def test_text_of_last_year_waits_for_review() -> None:
    """The mark of the roll-over is told until someone takes it away."""
    assert find_satu("P-50", **_narasi(f"{TANDA_TINJAU} Layanan membaik.")).tempat == "Narasi!B4"
    assert find("P-50", **_narasi("Layanan ditinjau kembali.")) == []


def test_texts_that_wait_for_review_are_one_remark_for_each_sheet() -> None:
    """Fifty remarks after a roll-over would hide all others: count and first cells are enough."""
    narasi = {f"N{n}": Isian(f"{TANDA_TINJAU} Teks.", f"Narasi!C{n}") for n in range(4, 11)}
    profil = b.build_profil(KOTA=f"{TANDA_TINJAU} Jember")

    lain, problem = find("P-50", profil=profil, narasi=narasi)

    assert lain.tempat == "Profil.KOTA"
    assert problem.tempat == "Narasi!C4"
    assert problem.pesan.startswith("7 teks")
    assert "(C4, C5, C6, C7, C8, ...)" in problem.pesan


PROFIL = b.build_profil(NAMA_SATKER="Kantor Imigrasi Kelas I TPI Jember")


@pytest.mark.parametrize(
    "teks",
    [
        "Kantor Imigrasi Kelas I TPI Malang melayani pemohon.",
        "Kinerja Kanim Surabaya membaik.",
        "Kantor Imigrasi Kelas II Non TPI Kediri menyusun laporan.",
    ],
)
def test_name_of_another_office_is_told(teks: str) -> None:
    """A name that came with a copied text is named beside the office's own."""
    assert "Jember" in find_satu("P-53", profil=PROFIL, **_narasi(teks)).pesan


@pytest.mark.parametrize(
    "teks",
    [
        "Kantor Imigrasi Kelas I TPI Jember melayani pemohon.",
        "Kanim Jember Tahun 2023 dan Kantor Imigrasi Jember.",
        "Kepala Kantor Imigrasi menetapkan rencana.",
        "Kantor Imigrasi Republik Indonesia.",
        "Rencana Kinerja Kantor Imigrasi Tahun 2023 Dalam Angka.",
        "Kantor Imigrasi Kelas I TPI.",
        "Kantor Imigrasi Kelas II Kabupaten Jember.",
        "Kantor Wilayah Jawa Timur.",
        "Dibandingkan Kanim Banyuwangi, nilainya lebih tinggi.",
    ],
)
def test_own_name_and_comparators_pass(teks: str) -> None:
    """The office itself, offices in general, and units of the comparison may be named."""
    unit = b.pembanding(unit="Kantor Imigrasi Kelas III Banyuwangi")

    assert find("P-53", profil=PROFIL, pembanding=[unit], **_narasi(teks)) == []
