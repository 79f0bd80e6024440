"""The reason why a call of a UDF shows an Excel error, in Indonesian; made only when asked for."""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, localcontext
from typing import Any

from lkjip_xl.domain.rekap import KONTEKS
from lkjip_xl.domain.teks_id import format_tanggal
from lkjip_xl.errors import RegulasiError
from lkjip_xl.hosts.udf.daftar import FUNGSI, to_sel
from lkjip_xl.hosts.udf.galat import (
    GALAT_EXCEL,
    GALAT_NAMA,
    GALAT_NILAI,
    GALAT_TIADA,
    GalatSelError,
)
from lkjip_xl.hosts.udf.sel import Sel

_TEKS_TERPANJANG = 40  # of what stands in a cell; a message stays one line
_MIRIP = 0.6
_TANPA_NAMA = "isiannya"


@dataclass(frozen=True, slots=True)
class Letak:
    """Where in a call the cell stands that is meant.

    Attributes:
        nomor: Zero-based number of the argument.
        nama: Its name in Excel.
        sel: Zero-based row and column inside a range; None where the whole argument is meant.
    """

    nomor: int
    nama: str
    sel: tuple[int, int] | None = None

    def __str__(self) -> str:
        """The argument as staff find it in the formula, without knowing the sheet."""
        if self.sel is None:
            return self.nama
        return f"{self.nama} (baris {self.sel[0] + 1}, kolom {self.sel[1] + 1})"


@dataclass(frozen=True, slots=True)
class AlasanGalat:
    """Why a call shows an Excel error.

    Attributes:
        kode: The error.
        letak: The arguments that are meant; empty where none of them is to blame.
        is_terusan: Whether the cell that is meant shows an error itself.
        pola: What is wrong, with {0}, {1} for the arguments.
        pola_perbaikan: How to repair it, likewise.
        isi: Values for the other placeholders.
    """

    kode: str
    letak: tuple[Letak, ...]
    is_terusan: bool
    pola: str
    pola_perbaikan: str
    isi: Mapping[str, Any]

    def format_pesan(self, sebut: Callable[[Letak], str] = str) -> str:
        """What is wrong, with arguments called as `sebut` calls them; no full stop."""
        return self._format(self.pola, sebut)

    def format_perbaikan(self, sebut: Callable[[Letak], str] = str) -> str:
        """How to repair it."""
        return self._format(self.pola_perbaikan, sebut)

    def _format(self, pola: str, sebut: Callable[[Letak], str]) -> str:
        nama = [sebut(satu) for satu in self.letak] or [_TANPA_NAMA] * 3
        return pola.format(*nama, **{k: _sebut_isi(v) for k, v in self.isi.items()})


def explain(nama: str, isi: Sequence[Sel]) -> str | None:
    """Why the call of UDF `nama` with the cells `isi` shows an error; None where it does not.

    >>> explain("LKJ_CAPAIAN", [3.0, "tiga"])
    'target berisi teks "tiga", padahal harus angka'
    >>> explain("LKJ_TERTIMBANG", [[[80.0, 90.0]], [[4.0]]])
    'rentang tidak sama panjang: nilai 2 sel, responden 1 sel'
    """
    alasan = find_alasan(nama, isi)
    return None if alasan is None else alasan.format_pesan()


def find_alasan(nama: str, isi: Sequence[Sel]) -> AlasanGalat | None:
    """The same with the places and the repair; the call is made once more to see it fail."""
    udf = FUNGSI.get(nama.upper())
    if udf is None:
        return build_alasan_nama(nama)
    parameter = list(inspect.signature(udf.fungsi).parameters)
    if salah := _check_banyak(udf.wajib, parameter, len(isi)):
        return salah
    bertanda = [_tandai(satu) for satu in isi]
    try:
        with localcontext(KONTEKS):
            hasil = to_sel(inspect.unwrap(udf.fungsi)(*bertanda))
    except GalatSelError as galat:
        return _build_alasan(galat, parameter, bertanda)
    except RegulasiError as galat:
        return _build_alasan_aturan(galat, parameter)
    # What a cell shows as #VALUE! must be told, whatever it was.
    except Exception as galat:
        pesan = "isian itu tidak dapat dihitung karena sebab yang belum dikenal ({sebab})"
        perbaikan = "periksa semua isian rumusnya; bila sudah benar, sampaikan kepada pengelola."
        sebab = type(galat).__name__
        return AlasanGalat(GALAT_NILAI, (), False, pesan, perbaikan, {"sebab": sebab})
    return _build_alasan_besar() if hasil in GALAT_EXCEL else None


# Cells that are told from all others by identity: the same text may stand in two arguments.
class _Teks(str):
    __slots__ = ()


class _Logis(_Teks):
    __slots__ = ()


class _Angka(float):
    __slots__ = ()


def _tandai(isi: Sel) -> Sel:
    """A copy of an argument in which every filled cell is an object of its own."""
    if isinstance(isi, list | tuple):
        return [_tandai(satu) for satu in isi]
    if isinstance(isi, bool):
        # Neither a number nor a word that any function takes, as TRUE is.
        return _Logis("TRUE" if isi else "FALSE")
    if isinstance(isi, str):
        return _Teks(isi)
    if isinstance(isi, int | float | Decimal):
        return _Angka(isi)
    return isi.replace() if isinstance(isi, date) else isi


def _build_alasan(
    galat: GalatSelError, parameter: Sequence[str], isi: Sequence[Sel]
) -> AlasanGalat:
    letak = tuple(_find_letak(sel, parameter, isi) for sel in galat.sel)
    dikenal = tuple(satu for satu in letak if satu is not None)
    return AlasanGalat(
        galat.kode,
        dikenal if len(dikenal) == len(letak) else (),
        "galat" in galat.isi,
        galat.pola,
        galat.perbaikan,
        galat.isi,
    )


def _find_letak(sel: Sel, parameter: Sequence[str], isi: Sequence[Sel]) -> Letak | None:
    for nomor, (nama, satu) in enumerate(zip(parameter, isi, strict=False)):
        if satu is sel:
            return Letak(nomor, nama)
        if isinstance(satu, list):
            for b, baris in enumerate(satu):
                if baris is sel:
                    return Letak(nomor, nama, (0, b))
                if isinstance(baris, list):
                    for k, isian in enumerate(baris):
                        if isian is sel:
                            is_tunggal = len(satu) == len(baris) == 1
                            return Letak(nomor, nama, None if is_tunggal else (b, k))
    return None


def _build_alasan_aturan(galat: RegulasiError, parameter: Sequence[str]) -> AlasanGalat:
    """A year without regulation; the words of the room of regulations say which years have one."""
    satu = galat.problems[0]
    letak = [Letak(n, nama) for n, nama in enumerate(parameter) if nama == "tahun"]
    perbaikan = "periksa {0}." if letak else satu.perbaikan
    pola = "{0} itu belum ada aturannya: {sebab}" if letak else "{sebab}"
    isi = {"sebab": satu.pesan.rstrip(".")}
    return AlasanGalat(GALAT_TIADA, tuple(letak), False, pola, perbaikan, isi)


def _build_alasan_besar() -> AlasanGalat:
    pesan = "hasilnya terlalu besar untuk sebuah sel"
    return AlasanGalat(GALAT_NILAI, (), False, pesan, "periksa besarnya angka isiannya.", {})


def _check_banyak(
    wajib: Sequence[str], parameter: Sequence[str], banyak: int
) -> AlasanGalat | None:
    """A call with fewer or more arguments than the function takes."""
    if banyak > len(parameter):
        pesan = "isiannya {banyak}, padahal paling banyak {batas}: {nama}"
        isi: dict[str, Any] = {"banyak": banyak, "batas": len(parameter)}
        isi["nama"] = "; ".join(parameter)
        return AlasanGalat(GALAT_NILAI, (), False, pesan, "kurangi isian rumusnya.", isi)
    kurang = [nama for nama in wajib if nama in parameter[banyak:]]
    if not kurang:
        return None
    isi = {"nama": ", ".join(kurang)}
    return AlasanGalat(
        GALAT_NILAI, (), False, "isian {nama} belum diberikan", "lengkapi isian rumusnya.", isi
    )


def build_alasan_nama(nama: str) -> AlasanGalat:
    """A function that does not exist; the nearest name that does is proposed."""
    mirip = difflib.get_close_matches(nama.upper(), FUNGSI, 1, _MIRIP)
    perbaikan = "pakai {mirip}." if mirip else "pilih fungsi dari kategori LKjIP di jendela fx."
    isi = {"nama": nama.upper(), "mirip": mirip[0] if mirip else ""}
    return AlasanGalat(GALAT_NAMA, (), False, "tidak ada fungsi bernama {nama}", perbaikan, isi)


def _sebut_isi(isi: object) -> str:
    """The content of a cell inside a sentence; our own words stay as they are."""
    if isinstance(isi, _Teks) and not isinstance(isi, _Logis):
        rapi = " ".join(isi.split())
        pendek = rapi if len(rapi) <= _TEKS_TERPANJANG else f"{rapi[: _TEKS_TERPANJANG - 3]}..."
        return f'teks "{pendek}"'
    if isinstance(isi, float | Decimal):
        angka = float(isi)
        polos = str(int(angka)) if angka.is_integer() and abs(angka) < 1e15 else str(isi)
        return polos.replace(".", ",")
    if isinstance(isi, datetime):
        isi = isi.date()
    if isinstance(isi, date):
        return f"tanggal {format_tanggal(isi)}"
    return str(isi)
