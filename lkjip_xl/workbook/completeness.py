"""How complete each sheet is, in percent: in the workbook and here."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from lkjip_xl.domain.angka import SERATUS
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.model import Kolom, Lembar, Tabel
from lkjip_xl.workbook.read.grid import Grid
from lkjip_xl.workbook.rows import SemuaBaris

# Key of a figure about the book itself -> value; None for no value.
HasilBuku = Mapping[str, Decimal | None]


def _iter_penting(tabel: Tabel) -> list[Kolom]:
    return [kolom for kolom in tabel.kolom if kolom.is_penting]


def _pilih_entri(tabel: Tabel) -> list[str]:
    """Entries that count: those that the report needs; all where none is marked."""
    wajib = [baris.kode for baris in tabel.baris if baris.wajib]
    return wajib or [baris.kode for baris in tabel.baris]


def build_rumus_lengkap(lembar: Lembar) -> str:
    """Native formula of a sheet's completeness in percent; "" while nothing is expected."""
    terisi, diminta = [], []
    for tabel in lembar.tabel:
        if tabel.baris:
            kolom = tabel.find("isian").header
            kode = ",".join(f'"{satu}"' for satu in _pilih_entri(tabel))
            terisi.append(
                f"SUMPRODUCT(ISNUMBER(MATCH({tabel.nama}[Kode],{{{kode}}},0))"
                f'*({tabel.nama}[{kolom}]<>""))'
            )
            diminta.append(str(len(_pilih_entri(tabel))))
            continue
        penting = _iter_penting(tabel)
        if not penting:
            continue
        terisi += [f'SUMPRODUCT(({tabel.nama}[{k.header}]<>"")*1)' for k in penting]
        isi = "+".join(f'({tabel.nama}[{k.header}]<>"")' for k in tabel.kolom if k.is_masukan)
        baris = f"SUMPRODUCT(SIGN(0+{isi}))"
        if tabel.minimum:
            baris = f"MAX({tabel.minimum},{baris})"
        diminta.append(f"{len(penting)}*{baris}")
    if not diminta:
        return '=""'
    bawah = "+".join(diminta)
    return f'=IF({bawah}=0,"",({"+".join(terisi)})/({bawah})*100)'


def compute_buku(semua: SemuaBaris, grid: Grid) -> HasilBuku:
    """Completeness and number of problems of every sheet, by key of sheet Beranda."""
    hasil: dict[str, Decimal | None] = {}
    masalah = _hitung_masalah(grid)
    for lembar in schema.LEMBAR_ISI:
        hasil[f"buku.lengkap.{lembar.nama}"] = _compute_lengkap(semua, lembar)
        hasil[f"buku.masalah.{lembar.nama}"] = Decimal(masalah.get(lembar.nama, 0))
    return hasil


def _compute_lengkap(semua: SemuaBaris, lembar: Lembar) -> Decimal | None:
    terisi = diminta = 0
    for tabel in lembar.tabel:
        baris = semua[tabel.nama]
        if tabel.baris:
            pilih = set(_pilih_entri(tabel))
            terisi += sum(b.kode() in pilih and b.isian["isian"].isi is not None for b in baris)
            diminta += len(pilih)
            continue
        penting = _iter_penting(tabel)
        ada = [b for b in baris if any(b.isian[k.nama].isi is not None for k in tabel.kolom
                                       if k.is_masukan)]  # fmt: skip
        terisi += sum(b.isian[k.nama].isi is not None for b in ada for k in penting)
        diminta += len(penting) * max(len(ada), tabel.minimum)
    return Decimal(terisi) / Decimal(diminta) * SERATUS if diminta else None


def _hitung_masalah(grid: Grid) -> dict[str, int]:
    """Rows of the Periksa sheet by the sheet that they name, as the last check wrote them."""
    hasil: dict[str, int] = {}
    if "tblPeriksa" in grid.daftar_tabel:
        tabel = grid.read_tabel("tblPeriksa")
        nomor = list(tabel.header).index("Lembar") if "Lembar" in tabel.header else None
        for isi in tabel.isi:
            if nomor is not None and isi[nomor]:
                hasil[str(isi[nomor])] = hasil.get(str(isi[nomor]), 0) + 1
    return hasil
