"""The survey behind an indikator, as a template prints it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.isian import Angka
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.kuesioner import Responden, Survei, SurveiIPK
from lkjip_xl.domain.rincian import SurveiSKM
from lkjip_xl.domain.teks_id import BULAN_SINGKAT, format_angka, format_asis
from lkjip_xl.report import narrative_survei
from lkjip_xl.report.printed import (
    print_hasil,
    print_isian,
    print_kalimat,
    print_kunci,
    print_sel,
)

Nama = dict[str, Any]


def build_survei(data: DataKinerja, hasil: DaftarHasil, kode: str) -> Nama:
    """The survey whose kode is the indikator's; `jenis` is "" when there is none."""
    for survei, responden in zip(data.ikm, data.ikm_responden, strict=False):
        if survei.kode.isi == kode:
            unsur = [(str(u.kode.isi), print_isian(u.unsur), u.bulan) for u in data.ikm_unsur]
            return _bulanan("ikm", hasil, kode, survei, responden) | {
                "unsur": _build_unsur(hasil, kode, unsur),
                "kalimat_unsur": _tulis_unsur(hasil, kode, [u.unsur.isi for u in data.ikm_unsur]),
            }
    for survei, responden in zip(data.iki, data.iki_responden, strict=False):
        if survei.kode.isi == kode:
            return _bulanan("iki", hasil, kode, survei, responden) | _kelompok(data, hasil, kode)
    for ipk in data.ipk:
        if ipk.kode.isi == kode:
            return _ipk(data, hasil, ipk)
    for skm in data.skm:
        if skm.kode.isi == kode:
            return _skm(hasil, skm)
    return {"jenis": ""}


def _tulis_unsur(hasil: DaftarHasil, kode: str, nama: Iterable[str | None]) -> str:
    dikenal = [satu for satu in nama if satu]
    kalimat = narrative_survei.write_unsur(hasil, f"survei.{kode}", dikenal)
    return print_kalimat(f"survei.{kode}.unsur", kalimat)


def _skm(hasil: DaftarHasil, skm: SurveiSKM) -> Nama:
    """An SKM from its answers: sums and means by unsur, IKM, mutu, size of the sample."""
    awal = f"survei.{skm.kode.isi}"
    punya = ("nilai", "responden", "rata_rata", "mutu", "kinerja", "sampel_minimum")
    sampel = hasil.get(f"{awal}.sampel_minimum")
    responden = hasil[f"{awal}.responden"].angka
    return {
        "jenis": "skm",
        "ada_nilai": hasil[f"{awal}.nilai"].angka is not None,
        "dasar_mutu": hasil[f"{awal}.mutu"].dasar,
        "populasi": print_isian(skm.populasi),
        "ada_populasi": skm.populasi.isi is not None,
        "is_sampel_kurang": sampel is not None
        and sampel.angka is not None
        and responden is not None
        and responden < sampel.angka,
        "unsur": [
            {"nomor": str(nomor), "nama": satu.unsur}
            | {
                n: print_sel(hasil, f"{awal}.unsur.{satu.kode}.{n}")
                for n in ("jumlah", "banyak", "nrr", "nilai")
            }
            for nomor, satu in enumerate(skm.unsur, 1)
        ],
        "kalimat_unsur": _tulis_unsur(hasil, str(skm.kode.isi), [u.unsur for u in skm.unsur]),
    } | {nama: print_sel(hasil, f"{awal}.{nama}") for nama in punya}


def _isian_angka(isian: Angka, desimal: int = 2) -> str:
    """One cell of a matrix; an empty month is a dash, not a missing entry."""
    return "-" if isian.isi is None else format_angka(isian.isi, desimal)


def _bulanan(
    jenis: str, hasil: DaftarHasil, kode: str, survei: Survei, responden: Responden
) -> Nama:
    awal = f"survei.{kode}"
    minimum = survei.responden_minimum.isi
    bulan = [hasil[f"{awal}.bulan.{nama.upper()}"] for nama in BULAN_SINGKAT]
    punya = ("nilai", "responden", "jumlah_tertimbang", "iio", "mutu", "kinerja", "konversi")
    return {
        "dasar_mutu": hasil[f"{awal}.mutu"].dasar if f"{awal}.mutu" in hasil else "",
        "ada_nilai": hasil[f"{awal}.nilai"].angka is not None,
        "jenis": jenis,
        "bulan": ["-" if b.angka is None else print_hasil(b) for b in bulan],
        "responden_bulan": [_isian_angka(r, 0) for r in responden.bulan],
        "kalimat_responden": print_kalimat(
            f"{awal}.responden",
            narrative_survei.write_bulan_kurang(
                hasil, awal, format_asis(minimum) if minimum is not None else ""
            ),
        ),
    } | {nama: print_kunci(hasil, f"{awal}.{nama}") for nama in punya if f"{awal}.{nama}" in hasil}


def _build_unsur(
    hasil: DaftarHasil, kode: str, unsur: list[tuple[str, str, tuple[Angka, ...]]]
) -> list[Nama]:
    return [
        {
            "nomor": str(nomor),
            "nama": nama,
            "bulan": [_isian_angka(b) for b in bulan],
            "nilai": print_kunci(hasil, f"survei.{kode}.unsur.{kode_unsur}.nilai"),
        }
        for nomor, (kode_unsur, nama, bulan) in enumerate(unsur, 1)
    ]


def _kelompok(data: DataKinerja, hasil: DaftarHasil, kode: str) -> Nama:
    kelompok = []
    for satu in data.iki_kelompok:
        variabel = [v for v in data.iki_variabel if v.kode_kelompok.isi == satu.kode.isi]
        awal = f"survei.{kode}.kelompok.{satu.kode.isi}.bulan"
        bulan = [hasil[f"{awal}.{nama.upper()}"] for nama in BULAN_SINGKAT]
        kelompok.append(
            {
                "nama": print_isian(satu.kelompok),
                "bulan": ["-" if b.angka is None else print_hasil(b) for b in bulan],
                "unsur": _build_unsur(
                    hasil,
                    kode,
                    [(str(v.kode.isi), print_isian(v.variabel), v.bulan) for v in variabel],
                ),
            }
        )
    return {"kelompok": kelompok}


def _ipk(data: DataKinerja, hasil: DaftarHasil, ipk: SurveiIPK) -> Nama:
    awal = f"survei.{ipk.kode.isi}"
    responden = {"internal": ipk.responden_internal, "eksternal": ipk.responden_eksternal}
    sisi = [
        {
            "nama": nama,
            "nilai": print_kunci(hasil, f"{awal}.{nama}"),
            "responden": print_isian(responden[nama]),
            "unsur": [
                {
                    "nomor": str(nomor),
                    "nama": print_isian(u.unsur),
                    "bobot": print_isian(u.bobot),
                    "nilai": _isian_angka(u.nilai),
                    "tertimbang": print_kunci(
                        hasil, f"{awal}.{nama}.unsur.{u.kode.isi}.tertimbang"
                    ),
                }
                for nomor, u in enumerate((u for u in data.ipk_unsur if u.sisi.isi == nama), 1)
            ],
        }
        for nama in responden
    ]
    minimum, eksternal = ipk.responden_minimum.isi, ipk.responden_eksternal.isi
    kurang = minimum is not None and eksternal is not None and eksternal < minimum
    return {
        "jenis": "ipk",
        "sisi": [satu for satu in sisi if satu["unsur"]],
        "nilai": print_kunci(hasil, f"{awal}.nilai"),
        "responden": print_kunci(hasil, f"{awal}.responden"),
        "is_eksternal_kurang": kurang,
        "responden_minimum": format_asis(minimum) if minimum is not None else "",
    }
