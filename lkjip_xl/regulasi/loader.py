"""The rules of a tahun laporan, from their files into what calculations need."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, TypeVar

from lkjip_xl.domain.aturan import (
    Aturan,
    Berkala,
    Bobot,
    Kelas,
    Ketetapan,
    Pengurang,
    SkemaIKPA,
)
from lkjip_xl.domain.survei import KelasMutu
from lkjip_xl.errors import Problem, RegulasiError, Tingkat
from lkjip_xl.regulasi.ketentuan import Blok, load_ketentuan

FOLDER = Path(__file__).parent
T = TypeVar("T")


def load_aturan(tahun: int) -> Aturan:
    """All rules for one tahun laporan.

    Raises:
        RegulasiError: The year lies before the first block of a rule.
    """
    blok, peringatan = load_ketentuan(FOLDER / "skm_mutu.toml").pick(tahun)
    kelas = tuple(
        KelasMutu(mutu, isi["kinerja"], Decimal(isi["mulai"])) for mutu, isi in blok.nilai.items()
    )
    return Aturan(
        kelas_mutu=kelas,
        dasar_mutu=blok.peraturan,
        ikpa=_load_berkala("ikpa", _build_ikpa),
        kategori_ikpa=_load_berkala("ikpa_kategori", _build_kelas),
        smart=_load_berkala("smart", _build_bobot),
        perencanaan=_load_berkala("perencanaan_anggaran", _build_bobot),
        nka=_load_berkala("nka", _build_bobot),
        kategori_nka=_load_berkala("nka_kategori", _build_kelas),
        predikat=_load_berkala("predikat_capaian", _build_kelas),
        dasar_capaian=load_nilai("capaian", tahun)["polaritas"],
        dasar_ipk=load_ketentuan(FOLDER / "ipk.toml").blok[0].peraturan,
        peringatan=peringatan,
    )


def load_nilai(nama: str, tahun: int) -> Mapping[str, Any]:
    """The plain values of one rule in one tahun laporan.

    Raises:
        RegulasiError: The year lies before the first block.
    """
    return load_ketentuan(FOLDER / f"{nama}.toml").pick(tahun)[0].nilai


def _load_berkala(nama: str, build: Callable[[Mapping[str, Any]], T]) -> Berkala[T]:
    ketentuan = load_ketentuan(FOLDER / f"{nama}.toml")
    return Berkala(
        ketentuan.judul,
        ketentuan.diperiksa_sampai,
        tuple(
            Ketetapan(
                blok.mulai_tahun, blok.sampai_tahun, blok.peraturan, build_nilai(nama, blok, build)
            )
            for blok in ketentuan.blok
        ),
    )


def build_nilai(nama: str, blok: Blok, build: Callable[[Mapping[str, Any]], T]) -> T:
    """The values of a block as calculations need them.

    Raises:
        RegulasiError: They are not of the shape that this rule has.
    """
    try:
        return build(blok.nilai)
    except (KeyError, TypeError, AttributeError, ValueError, InvalidOperation) as galat:
        problem = Problem(
            "R-01",
            Tingkat.GALAT,
            f"Isi nilai pada blok tahun {blok.mulai_tahun} tidak sesuai bentuk ketentuan ini.",
            "bandingkan dengan blok lain di berkas itu.",
            f"{nama}.toml",
        )
        raise RegulasiError([problem]) from galat


def _build_bobot(nilai: Mapping[str, Any]) -> Bobot:
    _tolak_asing(nilai, {"bobot"})
    return _baca_bobot(nilai)


def _baca_bobot(nilai: Mapping[str, Any]) -> Bobot:
    return {kode: Decimal(isi) for kode, isi in nilai["bobot"].items()}


def _tolak_asing(nilai: Mapping[str, Any], dikenal: set[str]) -> None:
    """A misspelt name must not vanish."""
    if asing := set(nilai) - dikenal:
        raise ValueError(f"unknown: {', '.join(sorted(asing))}")


def _build_kelas(nilai: Mapping[str, Any]) -> tuple[Kelas, ...]:
    """Classes from the highest down."""
    _tolak_asing(nilai, {"kelas"})
    kelas = tuple(
        Kelas(satu["nama"], Decimal(satu.get("mulai", satu.get("di_atas"))), "di_atas" in satu)
        for satu in nilai["kelas"]
    )
    if [satu.batas for satu in kelas] != sorted((satu.batas for satu in kelas), reverse=True):
        raise ValueError("classes go from the highest down")
    return kelas


def _build_ikpa(nilai: Mapping[str, Any]) -> SkemaIKPA:
    _tolak_asing(nilai, {"bobot", "aspek", "pengurang_dispensasi"})
    anggota = {kode for daftar in nilai.get("aspek", {}).values() for kode in daftar}
    if asing := anggota - set(nilai["bobot"]):
        raise ValueError(f"no weight: {', '.join(sorted(asing))}")
    return SkemaIKPA(
        _baca_bobot(nilai),
        {nama: tuple(anggota) for nama, anggota in nilai.get("aspek", {}).items()},
        tuple(
            Pengurang(
                Decimal(satu["di_bawah"]) if "di_bawah" in satu else None,
                Decimal(satu["pengurang"]),
            )
            for satu in nilai.get("pengurang_dispensasi", ())
        ),
    )
