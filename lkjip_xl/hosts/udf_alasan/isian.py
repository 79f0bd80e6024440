"""Arguments of a call, as the UDF gets them from the cells of the book."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from lkjip_xl.hosts.udf import FUNGSI
from lkjip_xl.hosts.udf.alasan import AlasanGalat, Letak, find_alasan
from lkjip_xl.hosts.udf_alasan.potret import (
    TAK_TERHITUNG,
    BukuSel,
    Potongan,
    TabelBuku,
    name_daerah,
)
from lkjip_xl.hosts.udf_alasan.rujukan import (
    BARIS_INI,
    Daerah,
    RujukanTabel,
    parse_daerah,
    parse_tabel,
)
from lkjip_xl.hosts.udf_alasan.rumus import (
    Lain,
    Panggilan,
    Rujukan,
    RumusTakTeruraiError,
    Simpul,
    Tetap,
    parse_rumus,
)

_NAMA_BERLAPIS = 5  # a name that stands for a name that stands for ...


@dataclass(frozen=True, slots=True)
class Tempat:
    """The cell of a formula; row and column count from 1."""

    lembar: str
    baris: int
    kolom: int


@dataclass(frozen=True, slots=True)
class Isian:
    """One argument.

    Attributes:
        isi: Rows of cells, what stands in the formula itself, or `TAK_TERHITUNG`.
        asal: Where they stand; None for what stands in the formula or was computed.
    """

    isi: Any
    asal: Daerah | None = None


@dataclass(frozen=True, slots=True)
class Penjelasan:
    """Why a call fails.

    Attributes:
        nama: The function.
        alasan: The reason.
        argumen: What the call was given.
    """

    nama: str
    alasan: AlasanGalat
    argumen: tuple[Isian, ...]

    @property
    def pesan(self) -> str:
        """What is wrong, with the cells meant."""
        return self.alasan.format_pesan(self._sebut)

    @property
    def perbaikan(self) -> str:
        """How to repair it."""
        return self.alasan.format_perbaikan(self._sebut)

    @property
    def sumber(self) -> Tempat | None:
        """The one cell that is to blame; None where it is a range, or no cell."""
        if len(self.alasan.letak) != 1:
            return None
        daerah = self._find_daerah(self.alasan.letak[0])
        if daerah is None or daerah.awal != daerah.akhir:
            return None
        return Tempat(daerah.lembar, *daerah.awal)

    def _find_daerah(self, letak: Letak) -> Daerah | None:
        daerah = self.argumen[letak.nomor].asal if letak.nomor < len(self.argumen) else None
        if daerah is None or letak.sel is None:
            return daerah
        sel = (daerah.awal[0] + letak.sel[0], daerah.awal[1] + letak.sel[1])
        return replace(daerah, awal=sel, akhir=sel)

    def _sebut(self, letak: Letak) -> str:
        daerah = self._find_daerah(letak)
        return str(letak) if daerah is None else f"{letak.nama} ({name_daerah(daerah)})"


class Penilai:
    """Computes the arguments of calls from what the cells of a book show."""

    def __init__(self, buku: BukuSel) -> None:
        """Hold the book; its cells are read when a formula needs them."""
        self._buku = buku
        self._lembar = {nama.casefold(): nama for nama in buku.daftar_lembar}
        self._nilai: dict[str, Potongan] = {}
        self._rentang: dict[Daerah, list[list[Any]]] = {}
        self._header: dict[Daerah, list[str]] = {}

    def find_nilai(self, tempat: Tempat) -> Any:
        """What a cell shows."""
        return self._potong(tempat.lembar).find(tempat.baris, tempat.kolom)

    def jelaskan(self, satu: Panggilan, tempat: Tempat) -> Penjelasan | Any:
        """Why a call in the cell `tempat` fails, or what it gives; `TAK_TERHITUNG` for neither."""
        argumen = []
        for simpul in satu.argumen:
            isian = self._isi(simpul, tempat)
            if isinstance(isian, Penjelasan):
                return isian
            argumen.append(isian)
        gelap = {nomor for nomor, isian in enumerate(argumen) if isian.isi is TAK_TERHITUNG}
        isi = [None if isian.isi is TAK_TERHITUNG else isian.isi for isian in argumen]
        alasan = find_alasan(satu.nama, isi)
        if alasan is None:
            return TAK_TERHITUNG if gelap else FUNGSI[satu.nama].fungsi(*isi)
        if gelap and (not alasan.letak or any(letak.nomor in gelap for letak in alasan.letak)):
            return TAK_TERHITUNG
        return Penjelasan(satu.nama, alasan, tuple(argumen))

    def _isi(self, simpul: Simpul, tempat: Tempat, lapis: int = 0) -> Isian | Penjelasan:
        if isinstance(simpul, Panggilan):
            hasil = self.jelaskan(simpul, tempat)
            return hasil if isinstance(hasil, Penjelasan) else Isian(hasil)
        if isinstance(simpul, Tetap):
            return Isian(simpul.isi)
        if isinstance(simpul, Lain):
            return Isian(self._buku.evaluate(simpul.teks, tempat.lembar))
        return self._rujuk(simpul, tempat, lapis)

    def _rujuk(self, satu: Rujukan, tempat: Tempat, lapis: int) -> Isian | Penjelasan:
        daerah = self._find_daerah(satu.teks, tempat)
        if daerah is not None:
            return Isian(self._baca(daerah), daerah)
        arti = self._buku.find_nama(satu.teks, tempat.lembar) if lapis < _NAMA_BERLAPIS else None
        if arti is None:
            return Isian(TAK_TERHITUNG)
        try:
            return self._isi(parse_rumus(arti), tempat, lapis + 1)
        except RumusTakTeruraiError:
            return Isian(TAK_TERHITUNG)

    def _find_daerah(self, teks: str, tempat: Tempat) -> Daerah | None:
        """The cells that a reference means; None for a name, and for what is not there."""
        if (satu := parse_tabel(teks)) is not None:
            return self._find_tabel(satu, tempat)
        if (tabel := self._buku.tabel.get(teks.casefold())) is not None:
            return _pick_baris(tabel, RujukanTabel(teks, "", "", ""), tempat)
        daerah = parse_daerah(teks)
        if daerah is None:
            return None
        lembar = self._lembar.get((daerah.lembar or tempat.lembar).casefold())
        return None if lembar is None else replace(daerah, lembar=lembar)

    def _find_tabel(self, satu: RujukanTabel, tempat: Tempat) -> Daerah | None:
        tabel = self._buku.tabel.get(satu.tabel.casefold())
        if not satu.tabel:
            tabel = next((t for t in self._buku.tabel.values() if _is_di(t.daerah, tempat)), None)
        daerah = None if tabel is None else _pick_baris(tabel, satu, tempat)
        if tabel is None or daerah is None or not satu.dari:
            return daerah
        header = self._read_header(tabel.daerah)
        if _baku(satu.dari) not in header or _baku(satu.sampai) not in header:
            return None
        kiri, kanan = sorted(header.index(_baku(nama)) for nama in (satu.dari, satu.sampai))
        kolom = daerah.awal[1]
        return Daerah(
            daerah.lembar, (daerah.awal[0], kolom + kiri), (daerah.akhir[0], kolom + kanan)
        )

    def _read_header(self, daerah: Daerah) -> list[str]:
        """Headers of a table, from the same read as the values of its sheet."""
        if daerah not in self._header:
            judul = self._potong(daerah.lembar).cut(
                replace(daerah, akhir=(daerah.awal[0], daerah.akhir[1]))
            )[0]
            self._header[daerah] = [_baku(_name_header(satu)) for satu in judul]
        return self._header[daerah]

    def _baca(self, daerah: Daerah) -> list[list[Any]]:
        """The cells of an area; one cell is a row of one, as Excel hands it over."""
        if daerah not in self._rentang:
            self._rentang[daerah] = self._potong(daerah.lembar).cut(daerah)
        return self._rentang[daerah]

    def _potong(self, lembar: str) -> Potongan:
        if lembar not in self._nilai:
            self._nilai[lembar] = self._buku.read_nilai(lembar)
        return self._nilai[lembar]


def _pick_baris(tabel: TabelBuku, satu: RujukanTabel, tempat: Tempat) -> Daerah | None:
    """The rows of a table that a reference means, all columns."""
    daerah = tabel.daerah
    (atas, kiri), (bawah, kanan) = daerah.awal, daerah.akhir
    akhir = bawah - tabel.is_total
    baris: dict[str, tuple[int, int]] = {
        "": (atas + 1, akhir),
        "data": (atas + 1, akhir),
        "all": (atas, bawah),
        "headers": (atas, atas),
        BARIS_INI: (tempat.baris, tempat.baris),
    }
    if tabel.is_total:
        baris["totals"] = (bawah, bawah)
    awal, sampai = baris.get(satu.bagian, (0, 0))
    if not atas <= awal <= sampai <= bawah:
        return None
    return Daerah(daerah.lembar, (awal, kiri), (sampai, kanan))


def _is_di(daerah: Daerah, tempat: Tempat) -> bool:
    return (
        daerah.lembar == tempat.lembar
        and daerah.awal[0] <= tempat.baris <= daerah.akhir[0]
        and daerah.awal[1] <= tempat.kolom <= daerah.akhir[1]
    )


def _name_header(isi: Any) -> str:
    """A header; one that is a number reads as staff see it."""
    return str(int(isi)) if isinstance(isi, float) and isi.is_integer() else str(isi or "")


def _baku(header: str) -> str:
    return " ".join(header.split()).casefold()
