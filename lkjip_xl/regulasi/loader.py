"""Reads a rule, refuses one without source, and picks the block of a tahun laporan."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from lkjip_xl.domain.aturan import Aturan
from lkjip_xl.domain.survei import KelasMutu
from lkjip_xl.errors import Problem, RegulasiError, Tingkat

FOLDER = Path(__file__).parent
_KUNCI_BERKAS = {"judul", "satuan", "diperiksa_sampai", "berlaku"}
_KUNCI_BLOK = {"mulai_tahun", "sumber", "nilai"}
_KUNCI_SUMBER = {"peraturan", "letak", "tanda"}
_TANDA = {"H", "M", "L"}


@dataclass(frozen=True, slots=True)
class Blok:
    """One rule as it holds from a tahun laporan on, until the next block.

    Attributes:
        mulai_tahun: First tahun laporan.
        peraturan: The regulation.
        letak: Where in it.
        tanda: H sure, M one secondary source, L practice only.
        nilai: The values.
    """

    mulai_tahun: int
    peraturan: str
    letak: str
    tanda: str
    nilai: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Ketentuan:
    """A rule with all of its blocks, oldest first."""

    nama: str
    judul: str
    diperiksa_sampai: int
    blok: tuple[Blok, ...]

    def pick(self, tahun: int) -> tuple[Blok, tuple[str, ...]]:
        """The block for `tahun`, and warnings.

        Raises:
            RegulasiError: `tahun` lies before the first block; the message lists what is covered.
        """
        cocok = [blok for blok in self.blok if blok.mulai_tahun <= tahun]
        if not cocok:
            raise RegulasiError(
                [
                    _problem(
                        "R-02",
                        self.nama,
                        f'"{self.judul}" belum mencakup tahun {tahun}; yang tercakup mulai '
                        f"{', '.join(str(b.mulai_tahun) for b in self.blok)}.",
                        "periksa Tahun laporan di lembar Profil.",
                    )
                ]
            )
        if tahun <= self.diperiksa_sampai:
            return cocok[-1], ()
        pesan = (
            f'"{self.judul}" terakhir diperiksa untuk tahun {self.diperiksa_sampai}; '
            f"tahun {tahun} memakai ketentuan {cocok[-1].peraturan}."
        )
        return cocok[-1], (pesan,)


def load_aturan(tahun: int) -> Aturan:
    """All rules for one tahun laporan.

    Raises:
        RegulasiError: The year lies before the first block of a rule.
    """
    blok, peringatan = load_ketentuan(FOLDER / "skm_mutu.toml").pick(tahun)
    kelas = tuple(
        KelasMutu(mutu, isi["kinerja"], Decimal(isi["mulai"])) for mutu, isi in blok.nilai.items()
    )
    return Aturan(kelas, blok.peraturan, peringatan)


def load_ketentuan(path: Path) -> Ketentuan:
    """One rule file.

    Raises:
        RegulasiError: It is no TOML, a block has no source, a key is unknown, or the years are
            out of order; all faults at once.
    """
    try:
        isi = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except tomllib.TOMLDecodeError as galat:
        pesan = f"Berkas ini tidak dapat dibaca sebagai TOML: {galat}."
        problem = _problem("R-01", path.name, pesan, "perbaiki penulisannya.")
        raise RegulasiError([problem]) from galat
    problems = _check_kunci(path.name, isi, _KUNCI_BERKAS, "berkas")
    tahun = []
    for blok in isi.get("berlaku", []):
        letak = f"blok tahun {blok.get('mulai_tahun', '?')}"
        problems += _check_kunci(path.name, blok, _KUNCI_BLOK, letak)
        problems += _check_kunci(
            path.name, blok.get("sumber", {}), _KUNCI_SUMBER, f"sumber {letak}"
        )
        if blok.get("sumber", {}).get("tanda", "H") not in _TANDA:
            pesan = f"Tanda pada sumber {letak} bukan H, M, atau L."
            problems.append(_problem("R-01", path.name, pesan, "pakai H, M, atau L."))
        tahun.append(blok.get("mulai_tahun", 0))
    if not tahun or tahun != sorted(set(tahun)):
        pesan = "Blok tidak ada, atau tahunnya tidak berurutan."
        problems.append(_problem("R-01", path.name, pesan, "urutkan dari tahun terlama."))
    if problems:
        raise RegulasiError(problems)
    blok_sah = tuple(
        Blok(
            satu["mulai_tahun"],
            satu["sumber"]["peraturan"],
            satu["sumber"]["letak"],
            satu["sumber"]["tanda"],
            satu["nilai"],
        )
        for satu in isi["berlaku"]
    )
    return Ketentuan(path.name, isi["judul"], isi["diperiksa_sampai"], blok_sah)


def _check_kunci(berkas: str, isi: Mapping[str, Any], wajib: set[str], letak: str) -> list[Problem]:
    problems = []
    for nama in sorted(wajib - set(isi)):
        pesan = f'Isian "{nama}" pada {letak} tidak ada.'
        problems.append(
            _problem("R-01", berkas, pesan, "lengkapi; ketentuan tanpa sumber ditolak.")
        )
    for nama in sorted(set(isi) - wajib):
        pesan = f'Isian "{nama}" pada {letak} tidak dikenal.'
        problems.append(_problem("R-01", berkas, pesan, "hapus atau perbaiki ejaannya."))
    return problems


def _problem(kode: str, berkas: str, pesan: str, perbaikan: str) -> Problem:
    return Problem(kode, Tingkat.GALAT, pesan, perbaikan, berkas)
