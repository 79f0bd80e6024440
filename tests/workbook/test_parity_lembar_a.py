"""Ratios, respondents, action plan, staff, output, follow-up: LibreOffice equals the core."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lkjip_xl import api
from lkjip_xl.domain.hasil_tindak_lanjut import STATUS
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.layout import Isi
from lkjip_xl.workbook.read.opening import open_buku
from tests.workbook.parity import Hitungan, hitung

pytestmark = pytest.mark.libreoffice

LEMBAR = ("Rasio", "Responden", "Rencana_Aksi", "SDM", "Output", "Tindak_Lanjut")
PROFIL = [
    {"kode": "TAHUN", "isian": 2024},
    {"kode": "TANGGAL_LAPORAN", "isian": date(2025, 1, 15)},
]
PK: Isi = {
    "tblSasaran": [
        {"kode": "S1", "tingkat": "kegiatan", "sasaran": "Layanan"},
        {"kode": "S2", "tingkat": "program", "sasaran": "Program"},
    ],
    "tblPK": [
        {"kode": "WNI", "kode_sasaran": "S1", "indikator": "Layanan WNI", "target_awal": 90},
        {"kode": "TAK", "kode_sasaran": "S1", "indikator": "Penindakan", "target_awal": 80},
        {"kode": "IKM", "kode_sasaran": "S1", "indikator": "Kepuasan", "target_awal": 88},
        {"kode": "IKP", "kode_sasaran": "S2", "indikator": "Program", "target_awal": 1},
    ],
}
RASIO: Isi = {
    "tblCapaian": [
        {"kode": "WNI", "sumber": "ketik", "desimal": 0},
        {"kode": "TAK", "sumber": "ketik", "desimal": None},
    ],
    "tblRasioIstilah": [{"kode": "WNI", "pembilang": "selesai", "penyebut": "ditangani"}],
    "tblRasioRincian": [{"kode": "WNI", "uraian": "Paspor", "pembilang": 1, "penyebut": 2}],
    "tblRasio": [
        {"kode": kode, "tahun": tahun, "pembilang": atas, "penyebut": bawah}
        for kode, tahun, atas, bawah in (
            ("WNI", 2024, 1, 8),  # 12,5 without decimals
            ("WNI", 2023, 0, 0),
            ("WNI", 2022, 3, 0),
            ("TAK", 2024, 2, 3),
            ("TAK", 2023, None, 3),
            ("TAK", 2022, 2, None),
            ("TAK", 2021, 0, 5),
            ("IKP", 2024, 17, 7),
            ("IKM", 2024, None, None),
        )
    ],
}


def build_jawaban(benih: int, banyak: int, kosong: float) -> list[dict[str, Any]]:
    """Answers of respondents, some of them missing, whole rows too."""
    acak = random.Random(benih)
    return [
        {
            f"u{nomor}": None if acak.random() < kosong else acak.choice((1, 2, 3, 3, 4, 4))
            for nomor in range(1, 10)
        }
        for _ in range(banyak)
    ]


def build_unsur(banyak: int = 9) -> list[dict[str, Any]]:
    """Unsur U1 onwards; the third has no name."""
    return [
        {"kode": f"U{nomor}", "unsur": None if nomor == 3 else f"Unsur ke-{nomor}"}
        for nomor in range(1, banyak + 1)
    ]


TW = {"I": "TW1", "II": "TW2", "III": "TW3", "IV": "TW4"}
RENCANA: Isi = {
    "tblRencanaAksi": [
        {"triwulan": "I", "sasaran": "A", "kegiatan": "B", "capaian": 100},
        {"triwulan": "I", "capaian": 99.99},
        {"triwulan": "II", "capaian": None},
        {"triwulan": "iv", "capaian": 120},
        {"kegiatan": "Tanpa triwulan", "capaian": 100},
        {"triwulan": "II", "capaian": 0},
    ]
}
SDM: Isi = {
    "tblPegawai": [
        {"kelompok": "jabatan", "uraian": "Pelaksana", "jumlah": 16},
        {"kelompok": "golongan", "uraian": "II", "laki": 5},
        {"kelompok": "golongan", "uraian": "III", "laki": 5, "perempuan": 0, "jumlah": 99},
        {"kelompok": "golongan", "uraian": "IV", "laki": 1, "jumlah": 4},
        {"kelompok": "pendidikan", "uraian": "S1"},
        {"kelompok": "Jabatan", "uraian": "Pejabat", "laki": 0, "perempuan": 0},
    ]
}
OUTPUT: Isi = {
    "tblEPerformance": [{"kode": "TW1", "nilai": 90}, {"kode": "TW3", "nilai": 0}],
    "tblTargetKinerja": [
        {"kode": "TW1", "target": 10, "realisasi": 12},
        {"kode": "TW2", "target": 0, "realisasi": 0},
        {"kode": "TW3", "target": 3, "realisasi": 1},
    ],
    "tblEMonev": [{"kode": "TW4", "anggaran": 99.5, "fisik": None}],
    "tblOutputDaftar": [
        {"tabel": "paspor", "judul": "Paspor", "kolom1": "L", "kolom2": "P"},
        {"tabel": "paspor_48", "judul": "Paspor 48"},
        {"tabel": "sepi", "judul": "Tanpa baris"},
        {"tabel": "hampa", "judul": "Tanpa angka"},
    ],
    "tblOutput": [
        {"tabel": "paspor", "uraian": "Baru", "angka1": 10, "angka6": 2.5},
        {"tabel": "paspor", "uraian": "Ganti", "angka1": None, "angka2": 0},
        {"tabel": "paspor_48", "uraian": "Baru", "angka1": -3},
        {"tabel": "hampa", "uraian": "Nihil"},
    ],
}
TINDAK_LANJUT: Isi = {
    "tblTindakLanjut": [
        {"kode": f"T{nomor}", "masalah": "Masalah", "batas_waktu": batas, "status": status}
        for nomor, (batas, status) in enumerate(
            (
                (date(2025, 1, 14), "belum"),
                (date(2025, 1, 15), "berjalan"),
                (date(2024, 6, 30), "selesai"),
                (None, "berjalan"),
                (date(2024, 12, 31), None),
                (date(2025, 6, 30), "Selesai"),
            ),
            1,
        )
    ]
}
SKM = {"kode": "IKM", "populasi": 240}
BUKU: dict[str, Isi] = {
    "kosong": {},
    "rasio": {**PK, **RASIO},
    "semua": {**PK, **RENCANA, **SDM, **OUTPUT, **TINDAK_LANJUT},
    "tanpa_tanggal": {"tblProfil": PROFIL[:1], **TINDAK_LANJUT},
    "timpang": {
        "tblTargetKinerja": [{"kode": "TW1", "target": 3}, {"kode": "TW2", "realisasi": 0}]
    },
    "skm": {
        "tblSKM": [SKM],
        "tblSKMUnsur": build_unsur(),
        "tblResponden": build_jawaban(1, 57, 0.1),
    },
    "skm_bobot": {
        "tblSKM": [{**SKM, "bobot": 0.11, "populasi": 1}],
        "tblSKMUnsur": build_unsur(),
        "tblResponden": build_jawaban(2, 29, 0),
    },
    "skm_bobot_kurang": {
        "tblSKM": [{**SKM, "bobot": 0.111, "populasi": None}],
        "tblSKMUnsur": build_unsur(),
        "tblResponden": [{**satu, "u9": None} for satu in build_jawaban(3, 20, 0.3)],
    },
    "skm_delapan_unsur": {
        "tblSKM": [{**SKM, "populasi": 0}],
        "tblSKMUnsur": [*build_unsur(8), {"kode": "U77", "unsur": "Tanpa kolom"}],
        "tblResponden": [*build_jawaban(4, 15, 0.2), {"u9": 4}],
    },
    "skm_tanpa_jawaban": {"tblSKM": [SKM], "tblSKMUnsur": build_unsur()},
    "skm_tanpa_unsur": {"tblSKM": [SKM], "tblResponden": build_jawaban(5, 4, 0.2)},
    "skm_mutu_d": {
        "tblSKM": [SKM],
        "tblSKMUnsur": build_unsur(),
        "tblResponden": [{f"u{n}": 1 for n in range(1, 10)}] * 3,
    },
    # Means of 3,875 in all unsur: 96,875 is the half that must be rounded up.
    "skm_tengah": {
        "tblSKM": [SKM],
        "tblSKMUnsur": build_unsur(),
        "tblResponden": [{f"u{n}": 4 if b else 3 for n in range(1, 10)} for b in range(8)],
    },
}


def build_acak(benih: int) -> Isi:
    """Contents with many rows, many cells empty or 0."""
    acak = random.Random(benih)

    def angka(*lain: Any) -> Any:
        return acak.choice((None, 0, 1, acak.randrange(500), round(acak.uniform(0, 99), 2), *lain))

    kode = [f"K{nomor}" for nomor in range(40)]
    nama = [f"tabel_{nomor}" for nomor in range(8)]
    triwulan = tuple(TW)
    unsur = build_unsur(acak.randrange(5, 10))
    return {
        "tblSasaran": [{"kode": "S1", "tingkat": "kegiatan"}],
        "tblPK": [{"kode": k, "kode_sasaran": "S1", "indikator": k} for k in kode],
        "tblCapaian": [
            {"kode": k, "sumber": "ketik", "desimal": acak.choice((None, 0, 1, 3, 6))}
            for k in kode[:30]
        ],
        "tblRasio": [
            {"kode": k, "tahun": t, "pembilang": angka(), "penyebut": angka()}
            for k in kode
            for t in (2022, 2023, 2024)
        ],
        "tblSKM": [{**SKM, "kode": "K0", "populasi": angka(2500), "bobot": None}],
        "tblSKMUnsur": unsur,
        "tblResponden": build_jawaban(benih, acak.randrange(1, 200), acak.choice((0, 0.2, 0.9))),
        "tblRencanaAksi": [
            {
                "triwulan": acak.choice((None, *triwulan)),
                "kegiatan": acak.choice((None, "Rapat")),
                "capaian": angka(100, 100, 100),
            }
            for _ in range(80)
        ],
        "tblPegawai": [
            {
                "kelompok": acak.choice(("golongan", "jabatan", "pendidikan")),
                "uraian": str(n),
                **{
                    nama: acak.choice((None, 0, acak.randrange(30)))
                    for nama in ("laki", "perempuan", "jumlah")
                },
            }
            for n in range(60)
        ],
        **{
            tabel: [{"kode": tw, satu: angka(), dua: angka()} for tw in TW.values()]
            for tabel, satu, dua in (
                ("tblTargetKinerja", "target", "realisasi"),
                ("tblEMonev", "anggaran", "fisik"),
            )
        },
        "tblOutputDaftar": [{"tabel": satu, "judul": satu} for satu in nama],
        "tblOutput": [
            {"tabel": acak.choice(nama[:6]), **{f"angka{i}": angka(-5) for i in range(1, 7)}}
            for _ in range(90)
        ],
        "tblTindakLanjut": [
            {
                "kode": f"T{n}",
                "status": acak.choice((None, *STATUS)),
                "batas_waktu": acak.choice((None, date(2025, 1, acak.randrange(1, 31)))),
            }
            for n in range(60)
        ],
    }


BUKU |= {f"acak{benih}": build_acak(benih) for benih in range(4)}


@pytest.fixture(scope="module")
def berkas(
    buka: Callable[[bytes], Any],
    recalculate: Callable[[Sequence[Path]], list[Path]],
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, Path]:
    """Every book, saved without values and recalculated."""
    folder = tmp_path_factory.mktemp("lembar_a")
    asli = [
        buka(api.build_buku({"tblProfil": PROFIL, **isi}, 2024)).simpan(folder / f"{nama}.xlsx")
        for nama, isi in BUKU.items()
    ]
    asli.append(build_kolom_staf(buka).simpan(folder / "skm_kolom_staf.xlsx"))
    return {path.stem: path for path in recalculate(asli)}


def build_kolom_staf(buka: Callable[[bytes], Any]) -> Any:
    """A book whose column Tanggal staff turned into answers of a tenth unsur."""
    unsur = [*build_unsur(), {"kode": "U10", "unsur": "Integritas"}]
    isi: Isi = {"tblSKM": [SKM], "tblSKMUnsur": unsur, "tblResponden": build_jawaban(6, 9, 0.1)}
    buku = buka(api.build_buku({"tblProfil": PROFIL, **isi}, 2024))
    for nomor in range(9):
        sel = buku.sel("tblResponden", nomor, "Tanggal")
        sel.value, sel.number_format = 1 + nomor % 4, "General"
    ws, tabel = buku.tabel("tblResponden")
    ws[tabel.ref][0][1].value = tabel.tableColumns[1].name = "U10"
    return buku


@pytest.fixture(scope="module")
def dihitung(berkas: Mapping[str, Path]) -> dict[str, Hitungan]:
    """Every recalculated book beside the core's opinion of it."""
    return {nama: hitung(path) for nama, path in berkas.items()}


def pilih(satu: Hitungan) -> Mapping[tuple[str, str, int], Any]:
    """What LibreOffice shows in the computed cells of these sheets."""
    return {
        (s.tabel.nama, s.kolom.header, s.nomor): s.ada
        for s in satu.sel
        if schema.LEMBAR_TABEL[s.tabel.nama].nama in LEMBAR and s.kolom.kunci
    }


@pytest.mark.parametrize("nama", [*BUKU, "skm_kolom_staf"])
def test_formulas_give_what_the_core_computes(dihitung: Mapping[str, Hitungan], nama: str) -> None:
    """Every computed cell agrees, and no cell shows an error."""
    satu = dihitung[nama]

    assert satu.beda == []
    assert satu.galat_excel == []


def test_empty_rows_show_nothing(berkas: Mapping[str, Path]) -> None:
    """Without inputs no computed cell of these sheets shows anything, spare rows included."""
    grid = open_buku(berkas["kosong"])
    isi = [
        baris[nomor]
        for tabel in schema.TABEL.values()
        if schema.LEMBAR_TABEL[tabel.nama].nama in LEMBAR
        for nomor, kolom in enumerate(tabel.kolom)
        if kolom.is_hitung
        for baris in grid.read_tabel(tabel.nama).isi
    ]

    assert len(isi) > 80
    assert {satu for satu in isi if satu not in (None, "")} == set()


def test_ratios_are_rounded_to_their_decimals(dihitung: Mapping[str, Hitungan]) -> None:
    """12,5 % without decimals is 13; 0 of 0 and missing counts show nothing."""
    sel = pilih(dihitung["rasio"])

    assert [sel["tblRasio", "Rasio (%)", nomor] for nomor in range(9)] == [
        13, None, None, 66.67, None, None, 0, 242.86, None
    ]  # fmt: skip


def test_books_reach_the_branches_that_they_are_meant_for(
    dihitung: Mapping[str, Hitungan],
) -> None:
    """Words and figures that staff would look for are on the sheet."""
    semua, skm = pilih(dihitung["semua"]), pilih(dihitung["skm"])

    assert semua["tblRencanaAksiTotal", "Jumlah", 0] == 6
    assert semua["tblRencanaAksiRekap", "Jumlah", 0] == 2
    assert semua["tblPegawaiTotal", "Pegawai", 0] == 14
    assert semua["tblPegawaiRekap", "Jumlah", 2] == 16
    assert semua["tblOutputRingkas", "Kinerja (%)", 0] == 100
    assert semua["tblOutputDaftar", "Jumlah", 0] == 12.5
    assert semua["tblTindakLanjutRekap", "Terlambat", 0] == 2
    assert semua["tblTindakLanjut", "Terlambat", 0] == "terlambat"
    assert skm["tblSKM", "Sampel Minimum", 0] == 148
    assert skm["tblSKM", "Responden", 0] in (56, 57)
    assert "Unsur ke-" in skm["tblSKM", "Unsur di Bawah Rata-rata", 0]
    assert pilih(dihitung["skm_kolom_staf"])["tblSKMUnsur", "Jumlah Jawaban", 9] == 21
    assert pilih(dihitung["skm_mutu_d"])["tblSKM", "Mutu", 0] == "D"
    assert pilih(dihitung["skm_mutu_d"])["tblSKM", "Kinerja", 0] == "Tidak Baik"
    assert pilih(dihitung["skm_tengah"])["tblSKM", "IKM (25-100)", 0] == 96.88
    assert not pilih(dihitung["skm_bobot_kurang"])["tblSKM", "IKM (25-100)", 0]
