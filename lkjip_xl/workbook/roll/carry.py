"""Rows of an old book into the contents of a new one, each cell with its record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lkjip_xl.domain.isian import Isian
from lkjip_xl.domain.teks_id import TANDA_TINJAU
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.layout import build_letak
from lkjip_xl.workbook.model import Tabel
from lkjip_xl.workbook.read.grid import Grid
from lkjip_xl.workbook.roll.ledger import (
    Gulungan,
    Langkah,
    Nasib,
    Tujuan,
    format_isi,
    format_tempat,
)
from lkjip_xl.workbook.roll.policy import Cara
from lkjip_xl.workbook.rows import BarisBaca

_PESAN = {
    Cara.TINJAU: "berasal dari tahun lalu; periksa apakah masih berlaku",
    Cara.TANDAI: f"teks tahun lalu; tinjau, lalu hapus tanda {TANDA_TINJAU}",
}
_NASIB = {Cara.TETAP: Nasib.TETAP, Cara.TINJAU: Nasib.DITINJAU, Cara.TANDAI: Nasib.DITINJAU}


@dataclass(frozen=True, slots=True)
class _Gerak:
    """A Langkah whose new address is not known before all rows are there."""

    asal: str
    isi: Any
    nasib: Nasib
    tujuan: tuple[str, int, str] | None
    alasan: str
    is_dilihat: bool


class Salinan:
    """The contents of a new book while they grow."""

    def __init__(self, grid: Grid) -> None:
        """Start empty; `grid` is the old book."""
        self.isi: dict[str, list[dict[str, Any]]] = {}
        self._grid = grid
        self._baris: dict[str, dict[int, int]] = {}
        self._gerak: list[_Gerak] = []

    def add(self, tabel: str, isi: Mapping[str, Any]) -> int:
        """A row of the new book; returns its number in the body."""
        baris = self.isi.setdefault(tabel, [])
        baris.append(dict(isi))
        return _nomor_tetap(schema.TABEL[tabel], isi, len(baris) - 1)

    def record(
        self,
        isian: Isian[Any],
        nasib: Nasib,
        tujuan: tuple[str, int, str] | None = None,
        alasan: str = "",
        *,
        is_dilihat: bool = False,
    ) -> None:
        """Say what became of a cell; `tujuan` is table, row of its body and column by name."""
        self._gerak.append(_Gerak(isian.asal, isian.isi, nasib, tujuan, alasan, is_dilihat))

    def keep(
        self,
        tabel: Tabel,
        baris: BarisBaca,
        cara: Mapping[str, Cara],
        alasan: str,
        ganti: Mapping[str, Any] | None = None,
    ) -> int | None:
        """Carry one row over.

        Args:
            tabel: Its table.
            baris: The old row.
            cara: What happens to each input column.
            alasan: Why a column is emptied.
            ganti: Values of the new row that do not come from the same cell.

        Returns:
            The number of the new row; None where nothing of it is left.
        """
        masukan = [kolom.nama for kolom in tabel.kolom if kolom.is_masukan]
        isi = {nama: _baru(baris.isian[nama].isi, cara[nama]) for nama in masukan} | dict(
            ganti or {}
        )
        # Labels of fixed rows are no inputs, but they say which row it is.
        label = {n: s.isi for n, s in baris.isian.items() if n not in masukan}
        if tabel.baris:
            label, isi = {"kode": baris.kode()}, {"isian": isi["isian"]}
        nomor = None
        if tabel.satu_baris or tabel.tetap or any(nilai is not None for nilai in isi.values()):
            nomor = self.add(tabel.nama, label | isi)
            self._baris.setdefault(tabel.nama, {})[baris.nomor] = nomor
        for nama in ("isian",) if tabel.baris else masukan:
            self._record_kolom(tabel.nama, nomor, nama, baris.isian[nama], cara[nama], alasan)
        return nomor

    def _record_kolom(
        self, tabel: str, nomor: int | None, nama: str, isian: Isian[Any], cara: Cara, alasan: str
    ) -> None:
        rumus = self._is_rumus(isian.asal)
        if isian.isi is None and rumus:
            pesan = "rumus di sel isian ini belum bernilai"
            self.record(isian, Nasib.TIDAK_IKUT, None, pesan)
        if isian.isi is None or cara is Cara.PINDAH:
            return
        if cara is Cara.KOSONG or nomor is None:
            self.record(isian, Nasib.DIKOSONGKAN, None, alasan)
            return
        pesan = "rumus di sel isian menjadi nilai" if rumus else _PESAN.get(cara, "")
        tujuan = (tabel, nomor, nama)
        self.record(isian, _NASIB[cara], tujuan, pesan, is_dilihat=rumus)

    def leave(self, baris: BarisBaca, alasan: str, nasib: Nasib = Nasib.DIKOSONGKAN) -> None:
        """Record a row that does not come."""
        for isian in baris.isian.values():
            if isian.isi is not None:
                self.record(isian, nasib, None, alasan)

    def _map_tetap(self, tabel: Tabel) -> None:
        """Fixed rows are there even when staff left them empty; something may stand beside them."""
        if not (tabel.baris or tabel.tetap) or tabel.nama not in self._grid.daftar_tabel:
            return
        grid, kepala = self._grid.read_tabel(tabel.nama), tabel.kolom[0].header.casefold()
        posisi = [" ".join(satu.split()).casefold() for satu in grid.header]
        if kepala not in posisi:
            return
        baru = {kunci: nomor for nomor, kunci in enumerate(_iter_kunci(tabel))}
        peta = self._baris.setdefault(tabel.nama, {})
        for nomor, isi in enumerate(grid.isi):
            kunci = str(isi[posisi.index(kepala)] or "").strip()
            if kunci in baru:
                peta.setdefault(nomor, baru[kunci])

    def _is_rumus(self, asal: str) -> bool:
        lembar, _, sel = asal.rpartition("!")
        return lembar in self._grid.daftar_lembar and sel in self._grid.find_rumus(lembar)

    def finish(self, tahun: int) -> Gulungan:
        """The new book with its record, every place an address."""
        letak = build_letak(self.isi)
        for tabel in schema.TABEL.values():
            self._map_tetap(tabel)
        header = {nama: _header(tabel, self._grid) for nama, tabel in schema.TABEL.items()}
        tujuan = Tujuan(letak, self._baris, header)
        catatan = []
        for satu in self._gerak:
            ke = ""
            if satu.tujuan is not None:
                nama, nomor, kolom = satu.tujuan
                k = [k.nama for k in schema.TABEL[nama].kolom].index(kolom)
                ke = format_tempat(letak[nama].lembar.nama, letak[nama].awal + nomor, k)
            isi = format_isi(satu.isi)
            catatan.append(Langkah(satu.asal, isi, satu.nasib, ke, satu.alasan, satu.is_dilihat))
        return Gulungan(tahun, self.isi, tuple(catatan), tujuan)


def _iter_kunci(tabel: Tabel) -> Iterator[str]:
    """What the first column of each fixed row holds, in the order of the rows."""
    yield from (baris.kode for baris in tabel.baris)
    yield from (baris[tabel.kolom[0].nama] for baris in tabel.tetap)


def _baru(isi: Any, cara: Cara) -> Any:
    if isi is None or cara in (Cara.KOSONG, Cara.PINDAH):
        return None
    if cara is Cara.TANDAI and not str(isi).startswith(TANDA_TINJAU):
        return f"{TANDA_TINJAU} {isi}"
    return isi


def _nomor_tetap(tabel: Tabel, isi: Mapping[str, Any], nomor: int) -> int:
    """Fixed rows stand where the schema puts them."""
    if tabel.baris or tabel.tetap:
        return list(_iter_kunci(tabel)).index(isi[tabel.kolom[0].nama])
    return nomor


def list_header_milik(tabel: Tabel, grid: Grid) -> list[str]:
    """Headers of the columns that staff added to a table, left to right."""
    if tabel.nama not in grid.daftar_tabel:
        return []
    kita = {kolom.header.casefold() for kolom in tabel.kolom}
    header = [" ".join(satu.split()) for satu in grid.read_tabel(tabel.nama).header]
    return [satu for satu in dict.fromkeys(header) if satu and satu.casefold() not in kita]


def _header(tabel: Tabel, grid: Grid) -> tuple[str, ...]:
    return (*(kolom.header for kolom in tabel.kolom), *list_header_milik(tabel, grid))
