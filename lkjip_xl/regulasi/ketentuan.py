"""One rule file: read, checked, and asked for the block of a tahun laporan."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from lkjip_xl.domain.teks_id import sebut_tahun
from lkjip_xl.errors import Problem, RegulasiError, Tingkat

_KUNCI_BERKAS = {"judul", "satuan", "diperiksa_sampai", "berlaku"}
_KUNCI_BLOK = {"mulai_tahun", "sumber", "nilai"}
_KUNCI_BLOK_BOLEH = {"sampai_tahun"}
_KUNCI_SUMBER = {"peraturan", "letak", "tanda"}
_TANDA = {"H", "M", "L"}
_BOBOT = ("bobot", "internal", "eksternal")
_SERATUS = Decimal(100)


@dataclass(frozen=True, slots=True)
class Blok:
    """One rule as it holds from a tahun laporan on, until the next block.

    Attributes:
        mulai_tahun: First tahun laporan.
        sampai_tahun: Last one; None until the next block.
        peraturan: The regulation.
        letak: Where in it.
        tanda: H sure, M one secondary source, L practice only.
        nilai: The values.
    """

    mulai_tahun: int
    sampai_tahun: int | None
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
                        f'"{self.judul}" belum mencakup tahun {tahun}; yang tercakup: '
                        f"{sebut_tahun([(b.mulai_tahun, b.sampai_tahun) for b in self.blok])}.",
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


def load_ketentuan(path: Path) -> Ketentuan:
    """One rule file.

    Raises:
        RegulasiError: It is no TOML, a block has no source, a key is unknown, weights do not sum
            to 100, or the years are out of order; all faults at once.
    """
    try:
        isi = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except OSError as galat:
        problem = _problem("R-01", path.name, "Berkas ini tidak ada.", "pasang ulang lkjip_xl.")
        raise RegulasiError([problem]) from galat
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as galat:
        pesan = f"Berkas ini tidak dapat dibaca sebagai TOML: {galat}."
        problem = _problem("R-01", path.name, pesan, "perbaiki penulisannya.")
        raise RegulasiError([problem]) from galat
    problems = [
        _problem("R-01", path.name, pesan, perbaikan) for pesan, perbaikan in _check_berkas(isi)
    ]
    if problems:
        raise RegulasiError(problems)
    blok = tuple(
        Blok(
            satu["mulai_tahun"],
            satu.get("sampai_tahun"),
            satu["sumber"]["peraturan"],
            satu["sumber"]["letak"],
            satu["sumber"]["tanda"],
            satu["nilai"],
        )
        for satu in isi["berlaku"]
    )
    return Ketentuan(path.name, isi["judul"], isi["diperiksa_sampai"], blok)


Temuan = tuple[str, str]  # what is wrong, how to repair it


def _check_berkas(isi: Mapping[str, Any]) -> Iterator[Temuan]:
    yield from _check_kunci(isi, _KUNCI_BERKAS, "berkas")
    berlaku = isi.get("berlaku", [])
    if not isinstance(berlaku, list) or not all(isinstance(satu, dict) for satu in berlaku):
        yield '"berlaku" bukan daftar blok.', "tulis setiap blok dengan [[berlaku]]."
        return
    if not isinstance(isi.get("diperiksa_sampai", 0), int):
        yield '"diperiksa_sampai" bukan tahun.', "tulis tahun sebagai angka, misalnya 2024."
    for blok in berlaku:
        yield from _check_blok(blok)
    tahun = [blok.get("mulai_tahun") for blok in berlaku]
    if not all(type(satu) is int for satu in tahun):
        yield '"mulai_tahun" bukan tahun.', "tulis tahun sebagai angka, misalnya 2024."
    elif not tahun or tahun != sorted(set(tahun)):
        yield "Blok tidak ada, atau tahunnya tidak berurutan.", "urutkan dari tahun terlama."
    else:
        yield from _check_sampai(berlaku)


def _check_sampai(berlaku: list[Mapping[str, Any]]) -> Iterator[Temuan]:
    """A rule ends after it began and before the next one begins."""
    for blok, lanjut in zip(berlaku, [*berlaku[1:], {}], strict=True):
        sampai = blok.get("sampai_tahun")
        if sampai is None:
            continue
        batas = lanjut.get("mulai_tahun", sampai + 1) if type(sampai) is int else 0
        if type(sampai) is not int or not blok["mulai_tahun"] <= sampai < batas:
            yield (
                f'"sampai_tahun" pada blok tahun {blok["mulai_tahun"]} tidak cocok.',
                "isi tahun terakhir sebelum blok berikutnya.",
            )


def _check_blok(blok: Mapping[str, Any]) -> Iterator[Temuan]:
    letak = f"blok tahun {blok.get('mulai_tahun', '?')}"
    yield from _check_kunci(blok, _KUNCI_BLOK, letak, _KUNCI_BLOK_BOLEH)
    sumber, nilai = blok.get("sumber", {}), blok.get("nilai", {})
    if not isinstance(sumber, dict) or not isinstance(nilai, dict):
        yield f"Sumber atau nilai pada {letak} bukan tabel.", "tulis sebagai { ... }."
        return
    yield from _check_kunci(sumber, _KUNCI_SUMBER, f"sumber {letak}")
    for nama in sorted(_KUNCI_SUMBER & set(sumber)):
        if not isinstance(sumber[nama], str) or not sumber[nama].strip():
            yield f'Isian "{nama}" pada sumber {letak} kosong.', "sebut peraturan dan letaknya."
    if sumber.get("tanda", "H") not in _TANDA:
        yield f"Tanda pada sumber {letak} bukan H, M, atau L.", "pakai H, M, atau L."
    for nama in _BOBOT:
        if nama in nilai:
            yield from _check_bobot(nilai[nama], f'"{nama}" pada {letak}')


def _check_kunci(
    isi: Mapping[str, Any], wajib: set[str], letak: str, boleh: set[str] | None = None
) -> Iterator[Temuan]:
    for nama in sorted(wajib - set(isi)):
        pesan = f'Isian "{nama}" pada {letak} tidak ada.'
        yield pesan, "lengkapi; ketentuan tanpa sumber ditolak."
    for nama in sorted(set(isi) - wajib - (boleh or set())):
        yield f'Isian "{nama}" pada {letak} tidak dikenal.', "hapus atau perbaiki ejaannya."


def _check_bobot(bobot: Any, letak: str) -> Iterator[Temuan]:
    """Weights are figures and sum to 100."""
    try:
        daftar = [Decimal(isi) for isi in bobot.values() if not isinstance(isi, str)]
        jumlah = sum(daftar, Decimal(0))
    except (AttributeError, InvalidOperation, TypeError, ValueError):
        yield f"Bobot {letak} bukan daftar angka.", "tulis kode = angka."
        return
    if len(daftar) < len(bobot) or min(daftar, default=_SERATUS) < 0:
        yield f"Bobot {letak} bukan daftar angka.", "tulis kode = angka, tidak negatif."
    elif jumlah != _SERATUS:
        yield f"Jumlah {letak} {jumlah}, seharusnya 100.", "periksa terhadap peraturannya."


def _problem(kode: str, berkas: str, pesan: str, perbaikan: str) -> Problem:
    return Problem(kode, Tingkat.GALAT, pesan, perbaikan, berkas)
