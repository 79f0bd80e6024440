"""An open book as `potret.BukuSel`, through xlwings: each sheet in one read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import xlwings as xw

from lkjip_xl.hosts.udf.galat import GALAT_TIADA
from lkjip_xl.hosts.udf_alasan.potret import TAK_TERHITUNG, Potongan, TabelBuku
from lkjip_xl.hosts.udf_alasan.rujukan import Daerah
from lkjip_xl.workbook import schema

# COM numbers the errors that a cell may show; xlwings has words for the old ones only, and a
# number of the sheet is always a float.
_GALAT_COM = range(-2146826300, -2146826200)
_JAWABAN_TERBANYAK = 1000  # more rows of answers are not searched for formulas
_SEL_TERBANYAK = 1_000_000
_RUMUS, _PER_BARIS, _PER_KOLOM, _MUNDUR = -4123, 1, 2, 2  # xlFormulas, xlByRows, ... of Excel


class BukuTerbuka:
    """An open book as it stands when each sheet is first asked for."""

    def __init__(self, buku: xw.Book) -> None:
        """Look over the sheets of `buku`."""
        self._buku = buku
        self._lembar = {lembar.name: lembar for lembar in buku.sheets}
        self._terpakai: dict[str, xw.Range] = {}

    @property
    def daftar_lembar(self) -> Sequence[str]:
        """Names of its sheets."""
        return list(self._lembar)

    @cached_property
    def tabel(self) -> Mapping[str, TabelBuku]:
        """Its tables, by name in small letters."""
        return {
            tabel.name.casefold(): _read_tabel(nama, tabel)
            for nama, lembar in self._lembar.items()
            for tabel in lembar.tables
        }

    def read_rumus(self, lembar: str) -> Sequence[Potongan]:
        """Formulas of a sheet; a program that cannot give formulas gives none.

        Rows of respondents are left out where they are many: they hold answers, no formulas.
        """
        daerah = self._find_terpakai(lembar)
        bagian = []
        for awal, akhir in self._iter_bagian(lembar, daerah):
            sel = self._lembar[lembar].range(
                (awal, daerah.column), (akhir, daerah.last_cell.column)
            )
            try:
                isi = sel.formula
            except NotImplementedError:
                return []
            if isi is None:
                return []
            rinci = isi if isinstance(isi, tuple | list) else ((isi,),)
            bagian.append(Potongan((awal, daerah.column), rinci))
        return bagian

    def read_nilai(self, lembar: str) -> Potongan:
        """Values of a sheet."""
        daerah = self._find_terpakai(lembar)
        isi = daerah.options(ndim=2, err_to_str=True).value
        return Potongan((daerah.row, daerah.column), [[_clean(s) for s in b] for b in isi])

    def find_nama(self, nama: str, lembar: str) -> str | None:
        """What a defined name stands for; a name of the sheet goes before one of the book."""
        for satu in (f"{lembar}!{nama}", nama):
            try:
                return str(self._buku.names(satu).refers_to)
            # Programs say in many ways that there is no such name.
            except Exception:
                continue
        return None

    def evaluate(self, teks: str, lembar: str) -> Any:
        """What Excel computes for an expression; other programs are not asked."""
        try:
            hasil = self._lembar[lembar].api.Evaluate(teks)
            hasil = getattr(hasil, "Value", hasil)
        # Long expressions, references to the row of a table, a program without this call.
        except Exception:
            return TAK_TERHITUNG
        if isinstance(hasil, tuple):
            return [[_clean(sel) for sel in baris] for baris in hasil]
        # An error may come from asking out of place: it explains nothing.
        return TAK_TERHITUNG if is_galat_com(hasil) else hasil

    def _find_terpakai(self, lembar: str) -> xw.Range:
        if lembar not in self._terpakai:
            self._terpakai[lembar] = _find_berisi(self._lembar[lembar])
        return self._terpakai[lembar]

    def _iter_bagian(self, lembar: str, daerah: xw.Range) -> Iterator[tuple[int, int]]:
        """First and last rows of the parts of a sheet that may hold formulas."""
        awal, akhir = daerah.row, daerah.last_cell.row
        if akhir - awal < _JAWABAN_TERBANYAK:
            yield awal, akhir
            return
        for nama, satu in sorted(self.tabel.items(), key=lambda isi: isi[1].daerah.awal):
            (atas, _), (bawah, _) = satu.daerah.awal, satu.daerah.akhir
            if satu.daerah.lembar != lembar or nama not in _TABEL_JAWABAN:
                continue
            if bawah - atas > _JAWABAN_TERBANYAK and awal <= atas:
                yield awal, atas
                awal = bawah + 1
        if awal <= akhir:
            yield awal, akhir


_TABEL_JAWABAN = {nama.casefold() for nama, tabel in schema.TABEL.items() if tabel.is_jawaban}


def _find_berisi(lembar: xw.Sheet) -> xw.Range:
    """The cells of a sheet that may hold something.

    Excel counts coloured cells as used, and reading millions of empty ones fills the memory, so
    where they are many it is asked for the last ones that hold something.
    """
    daerah = lembar.used_range
    baris, kolom = daerah.shape
    semua = getattr(lembar.api, "Cells", None) if baris * kolom > _SEL_TERBANYAK else None
    if semua is None:
        return daerah
    terakhir = [
        semua.Find("*", LookIn=_RUMUS, SearchOrder=urut, SearchDirection=_MUNDUR)
        for urut in (_PER_BARIS, _PER_KOLOM)
    ]
    if None in terakhir:
        return lembar.range((1, 1))
    return lembar.range((1, 1), (terakhir[0].Row, terakhir[1].Column))


def _read_tabel(lembar: str, tabel: xw.main.Table) -> TabelBuku:
    daerah = tabel.range
    baris, kolom = daerah.shape
    akhir = (daerah.row + baris - 1, daerah.column + kolom - 1)
    letak = Daerah(lembar, (daerah.row, daerah.column), akhir)
    return TabelBuku(letak, bool(tabel.show_totals))


def _clean(sel: Any) -> Any:
    """A value as a UDF gets it; an error that xlwings has no word for is told as #N/A."""
    return GALAT_TIADA if is_galat_com(sel) else sel


def is_galat_com(sel: Any) -> bool:
    """Whether a value from COM is the number of an error that a cell shows."""
    return isinstance(sel, int) and sel in _GALAT_COM
