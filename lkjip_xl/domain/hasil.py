"""Results: every figure under its key, with exact value, origin and formula."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from lkjip_xl.domain.angka import DESIMAL_BAKU, Alasan, Nilai
from lkjip_xl.domain.isian import Isian
from lkjip_xl.domain.teks_id import format_angka, format_asis

PANJANG_KUNCI = 64  # Word keeps no longer tag on a content control


class Bentuk(Enum):
    """How a result is printed."""

    ASIS = "as typed"
    DESIMAL = "two decimals (or those of its indikator), half up"
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
        kosong: Those of them that are empty; of figures in between only where they have no value.
        rumus: The formula in words; empty for an input.
        rumus_angka: The formula with numbers and its result; empty when there is no value.
        dasar: Regulation that the figure rests on; empty where none rules it.
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
    dasar: str = ""

    @property
    def angka(self) -> Decimal | None:
        """The value where it is a number."""
        return self.nilai if isinstance(self.nilai, Decimal) else None

    @property
    def is_belum_diisi(self) -> bool:
        """Whether the value is missing because a cell was not filled in."""
        return self.nilai is None and self.alasan == Alasan.BELUM_DIISI


def format_nilai(nilai: Decimal | str, bentuk: Bentuk, desimal: int = DESIMAL_BAKU) -> str:
    """`nilai` as the report prints it; words stay as they are.

    >>> format_nilai(Decimal("11097189000"), Bentuk.BULAT)
    '11.097.189.000'
    """
    if isinstance(nilai, str):
        return nilai
    if bentuk is Bentuk.ASIS:
        return format_asis(nilai)
    return format_angka(nilai, 0 if bentuk is Bentuk.BULAT else desimal)


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
        desimal: int = DESIMAL_BAKU,
        satuan: str = "",
        masukan: Iterable[Isian[Any]] = (),
        dari: Iterable[Hasil] = (),
        rumus: str = "",
        rumus_angka: str = "",
        dasar: str = "",
    ) -> Hasil:
        """Keep one result and return it.

        Args:
            kunci: Its key; a second result under one key is a programmer's mistake.
            nilai: The figure, a word, or None for a word that is missing.
            bentuk: How it is printed.
            desimal: Decimals of Bentuk.DESIMAL.
            satuan: Its unit.
            masukan: Input cells it uses directly.
            dari: Results it uses; their cells become its own.
            rumus: Formula in words.
            rumus_angka: Formula with numbers, without the result, which is added here.
            dasar: Regulation that the figure rests on.

        Raises:
            ValueError: The key is taken, or longer than 64 characters.
        """
        if kunci in self._hasil or len(kunci) > PANJANG_KUNCI:
            raise ValueError(f"key taken or too long: {kunci}")
        isian, sebelum = tuple(masukan), tuple(dari)
        asal = [satu.asal for satu in isian] + [a for satu in sebelum for a in satu.asal]
        kosong = [satu.asal for satu in isian if satu.isi is None]
        kosong += [a for satu in sebelum if satu.nilai is None for a in satu.kosong]
        isi = nilai.angka if isinstance(nilai, Nilai) else nilai
        alasan = str(nilai.alasan) if isinstance(nilai, Nilai) else ""
        if isi is None:
            alasan = _warisi_alasan(alasan or str(Alasan.BELUM_DIISI), isian, sebelum)
            tampil = _tampil_kosong(alasan, isian, sebelum, kosong)
        else:
            tampil = format_nilai(isi, bentuk, desimal)
        hasil = Hasil(
            kunci=kunci,
            nilai=isi,
            alasan=alasan,
            tampil=tampil,
            satuan=satuan,
            asal=tuple(dict.fromkeys(asal)),
            kosong=tuple(dict.fromkeys(kosong)),
            rumus=rumus,
            rumus_angka=f"{rumus_angka} = {tampil}" if rumus_angka and isi is not None else "",
            dasar=dasar,
        )
        self._hasil[kunci] = hasil
        return hasil


def _warisi_alasan(alasan: str, masukan: Sequence[Isian[Any]], dari: Sequence[Hasil]) -> str:
    """The reason of a derived figure is that of the figures it needs, unless a cell is empty."""
    if alasan != Alasan.BELUM_DIISI or any(satu.isi is None for satu in masukan):
        return alasan
    sebab = [satu.alasan for satu in dari if satu.nilai is None]
    return sebab[0] if sebab and Alasan.BELUM_DIISI not in sebab else alasan


def _tampil_kosong(
    alasan: str, masukan: Sequence[Isian[Any]], dari: Sequence[Hasil], kosong: Sequence[str]
) -> str:
    """The reason; for a missing input with the cell that waits to be filled."""
    if alasan != Alasan.BELUM_DIISI:
        return alasan
    sel = [satu.asal for satu in masukan if satu.isi is None]
    sel += [a for satu in dari if satu.is_belum_diisi for a in satu.kosong]
    sel += kosong
    return f"[{alasan}: {sel[0]}]" if sel else alasan
