"""Raw respondents, one row each: counts the answers of every unsur as integers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_col_to_name

from lkjip_xl.domain.skm import JAWABAN_TERTINGGI, JawabanUnsur
from lkjip_xl.domain.teks_id import format_asis
from lkjip_xl.errors import Problem, Tingkat

if TYPE_CHECKING:
    import pandas

LEMBAR_RESPONDEN = "Responden"
BARIS_DISEBUT = 20
PANJANG_KUTIPAN = 40
DIGIT_TERBANYAK = 15  # Excel keeps no more
# Rows per step: a step of one column stays in the processor's cache, which halves the time.
_BLOK = 1 << 15

# Numbers of one step, NaN where there is none, and positions of content that is no number.
_Potong = Callable[[int, int], tuple[Any, list[int]]]


@dataclass(frozen=True, slots=True)
class TempatTabel:
    """Where the table of answers stands, so that a Problem can name the cell.

    Attributes:
        lembar: Sheet.
        baris: Sheet row of the first respondent.
        kolom: Sheet column of the table's first column; 1 is A.
    """

    lembar: str = LEMBAR_RESPONDEN
    baris: int = 2
    kolom: int = 1


@dataclass(frozen=True, slots=True)
class HitunganResponden:
    """Answers of all respondents, counted.

    Attributes:
        unsur: Sum and count of the valid answers of each unsur, exact.
        responden: Rows with at least one valid answer.
        problems: What is no answer 1-4, one Problem per column; it is in no sum and no count.
    """

    unsur: tuple[JawabanUnsur, ...]
    responden: int
    problems: tuple[Problem, ...] = ()


def count_jawaban(
    tabel: pandas.DataFrame | Mapping[str, Any] | Any,
    unsur: Mapping[str, str],
    tempat: TempatTabel | None = None,
) -> HitunganResponden:
    """Counts the answers of every unsur; empty cells (also blanks and NaN) count nowhere.

    An answer is the number 1, 2, 3 or 4. Anything else, a text "3" too, goes to `problems`
    (B-40) with its row. Numbers are counted without copying them; the work beside the table
    takes memory for some ten thousand rows at a time.

    Args:
        tabel: A row per respondent: a DataFrame, columns by name, or a two-dimensional array
            whose columns are `unsur` in order.
        unsur: Name of each unsur by the header of its column, which is its kode.
        tempat: Where the table stands; sheet Responden from A2 if not given.

    Raises:
        ValueError: A column is missing or doubled, or the columns differ in length.
    """
    import numpy

    kolom = [
        _Kolom(kode, unsur[kode], letak, isi, _open_kolom(isi))
        for kode, letak, isi in _iter_kolom(tabel, list(unsur))
    ]
    panjang = {len(satu.isi) for satu in kolom}
    if len(panjang) != 1:
        raise ValueError(f"columns of one length are needed, found lengths {sorted(panjang)}")
    responden = 0
    for awal in range(0, panjang.pop(), _BLOK):
        menjawab = kolom[0].tambah(awal)
        for satu in kolom[1:]:
            menjawab |= satu.tambah(awal)
        responden += int(numpy.count_nonzero(menjawab))
    tempat = tempat or TempatTabel()
    return HitunganResponden(
        tuple(JawabanUnsur(satu.kode, satu.unsur, satu.jumlah, satu.banyak) for satu in kolom),
        responden,
        tuple(satu.build_problem(tempat) for satu in kolom if satu.banyak_salah),
    )


@dataclass(slots=True)
class _Kolom:
    """One column while it is counted."""

    kode: str
    unsur: str
    letak: int
    isi: pandas.Series
    potong: _Potong
    jumlah: int = 0
    banyak: int = 0
    banyak_salah: int = 0
    baris_salah: list[int] = field(default_factory=list)

    def tambah(self, awal: int) -> Any:
        """Counts the rows of one step; returns which of them hold an answer."""
        import numpy

        angka, bukan_angka = self.potong(awal, awal + _BLOK)
        sah, banyak = None, 0
        for jawaban in range(1, JAWABAN_TERTINGGI + 1):
            sama = angka == jawaban
            kali = int(numpy.count_nonzero(sama))
            self.jumlah += jawaban * kali
            banyak += kali
            sah = sama if sah is None else sah | sama
        self.banyak += banyak
        kosong = angka != angka  # only NaN differs from itself
        if bukan_angka or banyak + int(numpy.count_nonzero(kosong)) != len(angka):
            self._catat_salah(awal, [*(~(sah | kosong)).nonzero()[0].tolist(), *bukan_angka])
        return sah

    def _catat_salah(self, awal: int, posisi: list[int]) -> None:
        self.banyak_salah += len(posisi)
        sisa = BARIS_DISEBUT - len(self.baris_salah)
        self.baris_salah += [awal + satu for satu in sorted(posisi)[:sisa]]

    def build_problem(self, tempat: TempatTabel) -> Problem:
        """What is wrong in this column, at the cell of the first wrong answer."""
        baris = [tempat.baris + satu for satu in self.baris_salah]
        lain = self.banyak_salah - len(baris)
        daftar = ", ".join(str(satu) for satu in baris) + (f", dan {lain} baris lain" * bool(lain))
        return Problem(
            "B-40",
            Tingkat.GALAT,
            f'{self.banyak_salah} jawaban "{self.unsur}" bukan angka 1, 2, 3, atau 4; '
            f"yang pertama berisi {_sebut(self.isi.iloc[self.baris_salah[0]])}. Baris: {daftar}.",
            "ketik 1, 2, 3, atau 4 sebagai angka, bukan teks; kosongkan sel bila tidak dijawab.",
            tempat.lembar,
            f"{xl_col_to_name(tempat.kolom - 1 + self.letak)}{baris[0]}",
        )


def _iter_kolom(tabel: Any, daftar_kode: list[str]) -> Iterator[tuple[str, int, pandas.Series]]:
    """Kode, position in the table and content of each column."""
    import pandas

    is_bernama = isinstance(tabel, pandas.DataFrame | Mapping)
    nama = list(tabel.keys()) if is_bernama else daftar_kode
    if not is_bernama and tabel.shape[1:] != (len(daftar_kode),):
        raise ValueError(f"{len(daftar_kode)} columns are needed, found shape {tabel.shape}")
    for kode in daftar_kode:
        if nama.count(kode) != 1:
            raise ValueError(f"one column {kode!r} is needed, found {nama.count(kode)}")
        letak = nama.index(kode)
        yield kode, letak, pandas.Series(tabel[kode] if is_bernama else tabel[:, letak], copy=False)


def _open_kolom(isi: pandas.Series) -> _Potong:
    """How to cut steps out of a column: as they are where all are numbers, else cell by cell."""
    from pandas.api import types

    if not types.is_any_real_numeric_dtype(isi.dtype):
        return lambda awal, akhir: _read_campuran(isi.iloc[awal:akhir].astype(object))
    if types.is_extension_array_dtype(isi.dtype):
        return lambda awal, akhir: (_to_pecahan(isi.iloc[awal:akhir]), [])
    angka = isi.to_numpy()
    return lambda awal, akhir: (angka[awal:akhir], [])


def _read_campuran(sel: pandas.Series) -> tuple[Any, list[int]]:
    """Numbers of cells of any kind, and the positions of those that hold something else."""
    import pandas
    from pandas.api import types

    seragam = sel.infer_objects()
    if types.is_any_real_numeric_dtype(seragam.dtype):
        return _to_pecahan(seragam), []
    # to_numeric would read the text "3" as 3 and BENAR as 1.
    jenis = sel.map(type)
    asing = jenis.isin([satu for satu in jenis.unique() if _is_asing(satu)])
    angka = _to_pecahan(pandas.to_numeric(sel.mask(asing), errors="coerce"))
    calon = ((angka != angka) & ~sel.isna().to_numpy()).nonzero()[0].tolist()
    isi = sel.to_numpy()
    return angka, [satu for satu in calon if str(isi[satu]).strip()]


def _is_asing(jenis: type) -> bool:
    return issubclass(jenis, str) or jenis.__name__.startswith("bool")  # numpy has its own bool


def _to_pecahan(angka: pandas.Series) -> Any:
    """The numbers as floats, where 1 to 4 are exact; NaN where there is none."""
    return angka.to_numpy(dtype="float64", na_value=float("nan"))


def _sebut(isi: Any) -> str:
    if isinstance(isi, str):
        pendek = isi if len(isi) <= PANJANG_KUTIPAN else f"{isi[: PANJANG_KUTIPAN - 3]}..."
        return f'teks "{pendek}"'
    if isinstance(isi, date):
        return "tanggal"
    try:
        angka = Decimal(str(isi))
    except InvalidOperation:
        return f'"{isi}"'
    wajar = angka.is_finite() and abs(angka.adjusted()) <= DIGIT_TERBANYAK
    return format_asis(angka) if wajar else "angka yang tidak wajar"
