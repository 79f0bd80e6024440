"""Results: every figure under its key, with exact value, origin and formula."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from lkjip_xl.domain.angka import Alasan, Nilai
from lkjip_xl.domain.kinerja import Isian
from lkjip_xl.domain.teks_id import format_angka, format_asis

PANJANG_KUNCI = 64  # Word keeps no longer tag on a content control


class Bentuk(Enum):
    """How a result is printed."""

    ASIS = "as typed"
    DESIMAL = "two decimals, half up"
    BULAT = "whole, with thousands dots: counts and rupiah"
    TEKS = "text"


@dataclass(frozen=True, slots=True)
class Hasil:
    """One result.

    Attributes:
        kunci: Stable key, such as "ikk.IKM.capaian".
        nilai: Exact value (Decimal), a word, or None for no value.
        alasan: Why there is no value; empty when there is one.
        tampil: As the report prints it; for a missing input the marker "[belum diisi: PK!H7]".
        satuan: Unit, as staff wrote it, or "%" or "Rp".
        asal: Cells of the inputs it rests on, "Sheet!Cell".
        kosong: Those of them that are empty.
        rumus: The formula in words; empty for an input.
        rumus_angka: The formula with numbers and its result; empty when there is no value.
    """

    kunci: str
    nilai: Decimal | str | None
    alasan: str
    tampil: str
    satuan: str
    asal: tuple[str, ...]
    kosong: tuple[str, ...]
    rumus: str = ""
    rumus_angka: str = ""

    @property
    def angka(self) -> Decimal | None:
        """The value where it is a number."""
        return self.nilai if isinstance(self.nilai, Decimal) else None

    @property
    def is_belum_diisi(self) -> bool:
        """Whether the value is missing because a cell was not filled in."""
        return self.nilai is None and self.alasan == Alasan.BELUM_DIISI


def format_nilai(nilai: Decimal | str, bentuk: Bentuk) -> str:
    """`nilai` as the report prints it."""
    if isinstance(nilai, str):
        return nilai
    if bentuk is Bentuk.ASIS:
        return format_asis(nilai)
    return format_angka(nilai, 0 if bentuk is Bentuk.BULAT else 2)


class DaftarHasil(Mapping[str, Hasil]):
    """All results of one book, in the order in which they arose."""

    def __init__(self) -> None:
        """Start empty; `catat` fills it."""
        self._hasil: dict[str, Hasil] = {}

    def __getitem__(self, kunci: str) -> Hasil:
        return self._hasil[kunci]

    def __iter__(self) -> Iterator[str]:
        return iter(self._hasil)

    def __len__(self) -> int:
        return len(self._hasil)

    def catat(
        self,
        kunci: str,
        nilai: Nilai | str | None,
        *,
        bentuk: Bentuk = Bentuk.DESIMAL,
        satuan: str = "",
        masukan: Iterable[Isian[Any]] = (),
        dari: Iterable[Hasil] = (),
        rumus: str = "",
        rumus_angka: str = "",
    ) -> Hasil:
        """Keep one result and return it.

        Args:
            kunci: Its key; a second result under one key is a programmer's mistake.
            nilai: The figure, a word, or None for a word that is missing.
            bentuk: How it is printed.
            satuan: Its unit.
            masukan: Input cells it uses directly.
            dari: Results it uses; their cells become its own.
            rumus: Formula in words.
            rumus_angka: Formula with numbers, without the result, which is added here.

        Raises:
            ValueError: The key is taken, or longer than 64 characters.
        """
        if kunci in self._hasil or len(kunci) > PANJANG_KUNCI:
            raise ValueError(f"key taken or too long: {kunci}")
        isian, sebelum = tuple(masukan), tuple(dari)
        asal = [satu.asal for satu in isian] + [a for satu in sebelum for a in satu.asal]
        kosong = [satu.asal for satu in isian if satu.isi is None]
        kosong += [a for satu in sebelum for a in satu.kosong]
        isi = nilai.angka if isinstance(nilai, Nilai) else nilai
        alasan = nilai.alasan if isinstance(nilai, Nilai) else ""
        if isi is None and not alasan:
            alasan = str(Alasan.BELUM_DIISI)
        tampil = _tampil(isi, alasan, bentuk, kosong)
        hasil = Hasil(
            kunci=kunci,
            nilai=isi,
            alasan=str(alasan),
            tampil=tampil,
            satuan=satuan,
            asal=tuple(dict.fromkeys(asal)),
            kosong=tuple(dict.fromkeys(kosong)),
            rumus=rumus,
            rumus_angka=f"{rumus_angka} = {tampil}" if rumus_angka and isi is not None else "",
        )
        self._hasil[kunci] = hasil
        return hasil


def _tampil(isi: Decimal | str | None, alasan: str, bentuk: Bentuk, kosong: list[str]) -> str:
    if isi is not None:
        return format_nilai(isi, bentuk)
    if alasan == Alasan.BELUM_DIISI and kosong:
        return f"[{alasan}: {kosong[0]}]"
    return alasan
