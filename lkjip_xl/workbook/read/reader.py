"""A Grid into domain objects with the origin of every value, or all that is in the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from lkjip_xl.domain.isian import Isian
from lkjip_xl.domain.kinerja import DataKinerja, Profil
from lkjip_xl.errors import BukuError, Problem, Tingkat
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.model import Tabel, Tipe
from lkjip_xl.workbook.read.cells import find_terdekat, is_kosong
from lkjip_xl.workbook.read.fixed_rows import read_entri, read_tetap
from lkjip_xl.workbook.read.grid import BerkasTakTerbacaError, Grid, TabelGrid
from lkjip_xl.workbook.read.jawaban import read_skm
from lkjip_xl.workbook.read.opening import describe_berkas
from lkjip_xl.workbook.read.references import check_kode, keep_sah
from lkjip_xl.workbook.read.row_cells import read_hitung, read_kolom
from lkjip_xl.workbook.rows import BarisBaca, SemuaBaris


@dataclass(frozen=True, slots=True)
class Bacaan:
    """What the reader found.

    Attributes:
        data: The inputs; a cell that cannot be used is empty here, a row without usable kode
            is left out.
        problems: What is in the way, and what looks unlikely.
        baris: The rows behind `data`, for those who look at computed cells too.
        grid: Where they came from.
    """

    data: DataKinerja
    problems: tuple[Problem, ...]
    baris: SemuaBaris
    grid: Grid


def read_buku(grid: Grid) -> Bacaan:
    """All inputs of a workbook.

    Reads input columns only. Every problem of the whole book is collected; none stops the walk.

    Raises:
        BukuError: A sheet is broken inside the file.
    """
    problems: list[Problem] = []
    semua: dict[str, Sequence[BarisBaca]] = {}
    jawaban: TabelGrid | None = None
    for nama, tabel in schema.TABEL.items():
        if tabel.isi:
            semua[nama] = ()
            continue
        try:
            tabel_grid = _find_tabel(grid, tabel, problems)
        except BerkasTakTerbacaError as galat:
            # A sheet broken inside a sound file: nothing of the book can be trusted.
            problem = describe_berkas(galat, schema.LEMBAR_TABEL[nama].nama)
            raise BukuError([problem]) from galat
        semua[nama] = () if tabel_grid is None else _read_tabel(tabel, tabel_grid, problems)
        if tabel.is_jawaban:
            jawaban = tabel_grid
    dibaca = SemuaBaris(semua)
    problems += check_kode(dibaca)
    sah = keep_sah(dibaca)
    skm = read_skm(sah, jawaban, problems, is_ada_baris=bool(dibaca["tblSKM"]))
    data = replace(_build_data(sah), skm=skm)
    return Bacaan(data, tuple(problems), sah, grid)


def _find_tabel(grid: Grid, tabel: Tabel, problems: list[Problem]) -> TabelGrid | None:
    satu = schema.LEMBAR_TABEL[tabel.nama]
    lembar = satu.nama
    if tabel.nama in grid.daftar_tabel:
        return grid.read_tabel(tabel.nama)
    if lembar not in grid.daftar_lembar:
        problem = Problem(
            "B-05",
            _tingkat(*satu.tabel),
            f'Lembar "{lembar}" tidak ada.' + find_terdekat(lembar, grid.daftar_lembar),
            "kembalikan nama lembarnya, atau salin lembar itu dari buku kosong.",
            lembar,
        )
    else:
        asing = [nama for nama in grid.daftar_tabel if nama not in schema.TABEL]
        problem = Problem(
            "B-06",
            _tingkat(tabel),
            f'Tabel "{tabel.nama}" ({tabel.judul}) tidak ada.' + find_terdekat(tabel.nama, asing),
            "kembalikan nama tabelnya di menu Table Design, atau salin dari buku kosong.",
            lembar,
        )
    if problem not in problems:
        problems.append(problem)
    return None


def _tingkat(*tabel: Tabel) -> Tingkat:
    """Tables of results only are not read: without them the report is the same."""
    return Tingkat.GALAT if any(satu.field for satu in tabel) else Tingkat.PERINGATAN


def _read_tabel(tabel: Tabel, grid: TabelGrid, problems: list[Problem]) -> list[BarisBaca]:
    posisi = _find_kolom(tabel, grid, problems)
    _check_bawah(tabel, grid, posisi, problems)
    if tabel.is_jawaban:
        return []
    if tabel.baris:
        return read_entri(tabel, grid, posisi, problems)
    if tabel.tetap:
        return read_tetap(tabel, grid, posisi, problems)
    hasil = []
    for nomor, isi in enumerate(grid.isi[:1] if tabel.satu_baris else grid.isi):
        masukan = [k for k in tabel.kolom if k.is_masukan]
        terisi = any(k.nama in posisi and not is_kosong(isi[posisi[k.nama]]) for k in masukan)
        if not terisi and not (tabel.satu_baris and not tabel.unik):
            continue
        isian = {
            kolom.nama: read_kolom(kolom, grid, nomor, posisi.get(kolom.nama), problems)
            for kolom in masukan
        }
        hasil.append(BarisBaca(isian, read_hitung(tabel, grid, nomor, posisi), nomor))
    return hasil


def _check_bawah(
    tabel: Tabel, grid: TabelGrid, posisi: Mapping[str, int], problems: list[Problem]
) -> None:
    """A row typed right under a table that did not grow is told; it would be lost in silence."""
    for kolom in tabel.kolom:
        nomor = posisi.get(kolom.nama)
        if nomor is None or nomor >= len(grid.di_bawah) or not kolom.is_masukan:
            continue
        if not is_kosong(grid.di_bawah[nomor]):
            problems.append(
                Problem(
                    "B-23",
                    Tingkat.PERINGATAN,
                    f"Baris di bawah tabel {tabel.nama} berisi data, tetapi belum termasuk tabel.",
                    "klik kanan nomor baris terakhir tabel itu, lalu pilih Sisipkan (Insert); "
                    "ketik isi baris ini di baris baru itu, lalu kosongkan baris ini.",
                    grid.lembar,
                    grid.alamat(len(grid.isi), nomor),
                )
            )
            return


def _find_kolom(tabel: Tabel, grid: TabelGrid, problems: list[Problem]) -> dict[str, int]:
    """Position of each column by header; staff may move columns and add their own."""
    ada = {" ".join(header.split()).casefold(): i for i, header in enumerate(grid.header)}
    posisi = {}
    dikenal = {kolom.header.casefold() for kolom in tabel.kolom}
    # Answers are counted by header; an office may have fewer unsur than we offer.
    wajib = not tabel.is_jawaban
    for kolom in tabel.kolom:
        nomor = ada.get(kolom.header.casefold())
        if nomor is not None:
            posisi[kolom.nama] = nomor
        elif kolom.tipe is not Tipe.LABEL:
            asing = [h for h in grid.header if h.casefold() not in dikenal]
            problems.append(
                Problem(
                    "B-07",
                    Tingkat.GALAT if wajib and kolom.is_masukan else Tingkat.PERINGATAN,
                    f'Kolom "{kolom.header}" tidak ada di tabel {tabel.nama}.'
                    + find_terdekat(kolom.header, asing),
                    "kembalikan judul kolomnya seperti semula.",
                    grid.lembar,
                    grid.alamat(-1, 0),
                )
            )
    return posisi


def _build_data(semua: SemuaBaris) -> DataKinerja:
    isi: dict[str, Any] = {}
    for nama, tabel in schema.TABEL.items():
        if not tabel.field or tabel.dari_jawaban:
            continue
        if tabel.baris:
            entri = {str(b.kode()): b.isian["isian"] for b in semua[nama]}
            for baris in tabel.baris:
                lembar = schema.LEMBAR_TABEL[nama].nama
                entri.setdefault(baris.kode, Isian(None, lembar))
            isi[tabel.field] = Profil(entri) if tabel.field == "profil" else entri
        else:
            isi[tabel.field] = tuple(_build_baris(tabel, b) for b in semua[nama])
    return DataKinerja(**isi)


def _build_baris(tabel: Tabel, baris: BarisBaca) -> Any:
    if tabel.kelas is None:
        raise ValueError(f"{tabel.nama} has a field but no row class")
    isi: dict[str, Any] = {nama: baris.isian[nama] for tetap in tabel.tetap[:1] for nama in tetap}
    for kolom in tabel.kolom:
        if kolom.is_masukan and kolom.grup:
            isi[kolom.grup] = (*isi.get(kolom.grup, ()), baris.isian[kolom.nama])
        elif kolom.is_masukan:
            isi[kolom.nama] = baris.isian[kolom.nama]
    return tabel.kelas(**{satu.name: isi[satu.name] for satu in fields(tabel.kelas)})
