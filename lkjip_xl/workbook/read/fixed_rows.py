"""Rows that are ours: entries of Profil and Narasi, TW I to TW IV; found by their first cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lkjip_xl.domain.isian import Isian
from lkjip_xl.errors import Problem, Tingkat
from lkjip_xl.workbook.model import Tabel
from lkjip_xl.workbook.read.cells import Syarat, find_terdekat, is_kosong, read_sel
from lkjip_xl.workbook.read.grid import TabelGrid
from lkjip_xl.workbook.read.row_cells import read_hitung, read_kolom
from lkjip_xl.workbook.rows import BarisBaca


def read_tetap(
    tabel: Tabel, grid: TabelGrid, posisi: Mapping[str, int], problems: list[Problem]
) -> list[BarisBaca]:
    """Fixed rows by their first column; one whose inputs are all empty does not exist."""
    kunci, masukan = tabel.kolom[0].nama, [k for k in tabel.kolom if k.is_masukan]
    if kunci not in posisi:
        return []
    ada = {str(isi[posisi[kunci]] or "").strip(): nomor for nomor, isi in enumerate(grid.isi)}
    hasil = []
    for tetap in tabel.tetap:
        nomor = ada.get(tetap[kunci])
        if nomor is None:
            problems.append(_baris_hilang(tabel, tetap[kunci], grid.lembar, ada))
            continue
        isi = grid.isi[nomor]
        if masukan and all(is_kosong(isi[posisi[k.nama]]) for k in masukan if k.nama in posisi):
            continue
        isian: dict[str, Isian[Any]] = {
            k.nama: read_kolom(k, grid, nomor, posisi.get(k.nama), problems) for k in masukan
        }
        for nama, label in tetap.items():
            sel = grid.alamat(nomor, posisi.get(nama, posisi[kunci]))
            isian[nama] = Isian(label, f"{grid.lembar}!{sel}")
        hasil.append(BarisBaca(isian, read_hitung(tabel, grid, nomor, posisi), nomor))
    return hasil


def _baris_hilang(
    tabel: Tabel,
    nama: str,
    lembar: str,
    ada: Iterable[str],
    label: str = "",
    *,
    wajib: bool = False,
) -> Problem:
    sebut = f'"{nama}" ({label})' if label else f'"{nama}"'
    dikenal = {b.kode for b in tabel.baris} | {b[tabel.kolom[0].nama] for b in tabel.tetap}
    asing = [kode for kode in ada if kode and kode not in dikenal]
    return Problem(
        "B-08",
        Tingkat.GALAT if wajib else Tingkat.PERINGATAN,
        f"Baris {sebut} tidak ada di tabel {tabel.nama}." + find_terdekat(nama, asing),
        "kembalikan baris itu dari buku kosong.",
        lembar,
    )


def read_entri(
    tabel: Tabel, grid: TabelGrid, posisi: Mapping[str, int], problems: list[Problem]
) -> list[BarisBaca]:
    """Entries by kode; each row's own type, and every entry exists even when it is empty."""
    if "kode" not in posisi or "isian" not in posisi:
        return []
    nomor_kode = {
        str(isi[posisi["kode"]] or "").strip(): nomor for nomor, isi in enumerate(grid.isi)
    }
    hasil = []
    for baris in tabel.baris:
        nomor = nomor_kode.get(baris.kode)
        if nomor is None:
            problems.append(
                _baris_hilang(
                    tabel, baris.kode, grid.lembar, nomor_kode, baris.label, wajib=baris.wajib
                )
            )
            continue
        syarat = Syarat(baris.label, baris.tipe, baris.pilihan)
        sel = grid.alamat(nomor, posisi["isian"])
        isian = read_sel(grid.isi[nomor][posisi["isian"]], syarat, grid.lembar, sel, problems)
        if baris.wajib and isian.isi is None and is_kosong(grid.isi[nomor][posisi["isian"]]):
            problems.append(_belum_diisi(baris.label, baris.hint, grid.lembar, sel))
        kode = Isian(baris.kode, f"{grid.lembar}!{grid.alamat(nomor, posisi['kode'])}")
        hasil.append(BarisBaca({"kode": kode, "isian": isian}, {}, nomor))
    return hasil


def _belum_diisi(label: str, hint: str, lembar: str, sel: str) -> Problem:
    # Without the year nothing can be looked up; the rest may wait in a January draft.
    tingkat = Tingkat.GALAT if label == "Tahun laporan" else Tingkat.PERINGATAN
    perbaikan = f"isi sel ini: {hint[0].lower()}{hint[1:]}"
    return Problem("B-20", tingkat, f'"{label}" belum diisi.', perbaikan, lembar, sel)
