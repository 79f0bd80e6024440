"""A Grid into domain objects with the origin of every value, or all that is in the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from lkjip_xl.domain import kinerja
from lkjip_xl.domain.isian import Isian
from lkjip_xl.domain.kinerja import DataKinerja, Profil
from lkjip_xl.errors import BukuError, LingkunganError, Problem, Tingkat
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.cells import Syarat, find_terdekat, read_sel
from lkjip_xl.workbook.grid import BerkasTakTerbacaError, FileGrid, Grid, TabelGrid
from lkjip_xl.workbook.model import Kolom, Tabel, Tipe
from lkjip_xl.workbook.references import check_kode, keep_sah
from lkjip_xl.workbook.rows import BarisBaca, SemuaBaris

# Row class of each table; the two tables of fixed entries are mappings by kode.
_KELAS: Mapping[str, type[Any]] = {
    "wilayah": kinerja.Tempat,
    "tpi": kinerja.Tempat,
    "sasaran": kinerja.Sasaran,
    "indikator": kinerja.Indikator,
    "anggaran_pk": kinerja.AnggaranPK,
    "realisasi": kinerja.Realisasi,
    "riwayat": kinerja.Riwayat,
    "renstra": kinerja.TargetRenstra,
    "pembanding": kinerja.Pembanding,
    "ikm": kinerja.Survei,
    "ikm_responden": kinerja.Responden,
    "ikm_unsur": kinerja.Unsur,
    "iki": kinerja.Survei,
    "iki_responden": kinerja.Responden,
    "iki_kelompok": kinerja.Kelompok,
    "iki_variabel": kinerja.Variabel,
    "ipk": kinerja.SurveiIPK,
    "ipk_unsur": kinerja.UnsurIPK,
    "anggaran_kegiatan": kinerja.AnggaranKegiatan,
    "anggaran_belanja": kinerja.AnggaranBelanja,
    "tahun_anggaran": kinerja.TahunAnggaran,
    "pnbp": kinerja.Penerimaan,
    "tahun_pnbp": kinerja.TahunPNBP,
    "narasi_indikator": kinerja.NarasiIndikator,
}

_SEBAB = {
    "tiada": ("B-01", "Berkas tidak ditemukan.", "periksa nama dan tempat berkasnya."),
    "sandi": (
        "B-02",
        "Buku ini dilindungi kata sandi sehingga tidak dapat dibaca.",
        "buka di Excel, pilih File > Info > Protect Workbook > Encrypt with Password, "
        "kosongkan sandinya, lalu simpan.",
    ),
    "xls": (
        "B-03",
        "Berkas ini masih berformat lama (.xls).",
        "buka di Excel, lalu Save As menjadi Excel Workbook (.xlsx).",
    ),
    "bukan_xlsx": (
        "B-03",
        "Berkas ini bukan buku kerja Excel (.xlsx).",
        "pilih berkas buku kerja LKjIP, atau simpan sebagai Excel Workbook (.xlsx).",
    ),
    "rusak": (
        "B-04",
        "Berkas ini rusak sehingga tidak dapat dibaca.",
        "pakai salinan sebelumnya, atau buka di Excel dengan Open and Repair lalu simpan.",
    ),
}


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


def open_buku(path: Path) -> FileGrid:
    """The workbook at `path`.

    Raises:
        BukuError: It is missing, protected by a password, damaged, or no .xlsx.
        LingkunganError: There is no right to read it.
    """
    try:
        return FileGrid(path)
    except BerkasTakTerbacaError as galat:
        raise BukuError([_describe_berkas(galat, path.name)]) from galat
    except PermissionError as galat:
        pesan = "Berkas tidak boleh dibaca oleh akun ini."
        problem = Problem("L-05", Tingkat.GALAT, pesan, "minta hak baca berkas itu.", path.name)
        raise LingkunganError([problem]) from galat


def _describe_berkas(galat: BerkasTakTerbacaError, nama: str) -> Problem:
    kode, pesan, perbaikan = _SEBAB[str(galat)]
    return Problem(kode, Tingkat.GALAT, pesan, perbaikan, nama)


def read_buku(grid: Grid) -> Bacaan:
    """All inputs of a workbook.

    Reads input columns only. Every problem of the whole book is collected; none stops the walk.

    Raises:
        BukuError: A sheet is broken inside the file.
    """
    problems: list[Problem] = []
    semua: dict[str, Sequence[BarisBaca]] = {}
    for nama, tabel in schema.TABEL.items():
        try:
            tabel_grid = _find_tabel(grid, tabel, problems)
        except BerkasTakTerbacaError as galat:
            # A sheet broken inside a sound file: nothing of the book can be trusted.
            problem = _describe_berkas(galat, schema.LEMBAR_TABEL[nama].nama)
            raise BukuError([problem]) from galat
        semua[nama] = () if tabel_grid is None else _read_tabel(tabel, tabel_grid, problems)
    problems += check_kode(semua)
    sah = keep_sah(semua)
    return Bacaan(_build_data(sah), tuple(problems), sah, grid)


def _find_tabel(grid: Grid, tabel: Tabel, problems: list[Problem]) -> TabelGrid | None:
    lembar = schema.LEMBAR_TABEL[tabel.nama].nama
    if tabel.nama in grid.daftar_tabel:
        return grid.read_tabel(tabel.nama)
    if lembar not in grid.daftar_lembar:
        problem = Problem(
            "B-05",
            Tingkat.GALAT,
            f'Lembar "{lembar}" tidak ada.' + find_terdekat(lembar, grid.daftar_lembar),
            "kembalikan nama lembarnya, atau salin lembar itu dari buku kosong.",
            lembar,
        )
    else:
        asing = [nama for nama in grid.daftar_tabel if nama not in schema.TABEL]
        problem = Problem(
            "B-06",
            Tingkat.GALAT,
            f'Tabel "{tabel.nama}" ({tabel.judul}) tidak ada.' + find_terdekat(tabel.nama, asing),
            "kembalikan nama tabelnya di menu Table Design, atau salin dari buku kosong.",
            lembar,
        )
    if problem not in problems:
        problems.append(problem)
    return None


def _read_tabel(tabel: Tabel, grid: TabelGrid, problems: list[Problem]) -> list[BarisBaca]:
    posisi = _find_kolom(tabel, grid, problems)
    _check_bawah(tabel, grid, posisi, problems)
    if tabel.baris:
        return _read_tetap(tabel, grid, posisi, problems)
    hasil = []
    for nomor, isi in enumerate(grid.isi[:1] if tabel.satu_baris else grid.isi):
        masukan = [k for k in tabel.kolom if k.is_masukan]
        terisi = any(k.nama in posisi and not _kosong(isi[posisi[k.nama]]) for k in masukan)
        if not terisi and not (tabel.satu_baris and not tabel.unik):
            continue
        isian = {
            kolom.nama: _read_kolom(kolom, grid, nomor, posisi.get(kolom.nama), problems)
            for kolom in masukan
        }
        hasil.append(BarisBaca(isian, _baca_hitung(tabel, grid, nomor, posisi), nomor))
    return hasil


def _check_bawah(
    tabel: Tabel, grid: TabelGrid, posisi: Mapping[str, int], problems: list[Problem]
) -> None:
    """A row typed right under a table that did not grow is told; it would be lost in silence."""
    for kolom in tabel.kolom:
        nomor = posisi.get(kolom.nama)
        if nomor is None or nomor >= len(grid.di_bawah) or not kolom.is_masukan:
            continue
        if not _kosong(grid.di_bawah[nomor]):
            problems.append(
                Problem(
                    "B-23",
                    Tingkat.PERINGATAN,
                    f"Baris di bawah tabel {tabel.nama} berisi data, tetapi belum termasuk tabel.",
                    "tarik sudut kanan bawah tabel sampai mencakup baris ini.",
                    grid.lembar,
                    grid.alamat(len(grid.isi), nomor),
                )
            )
            return


def _kosong(mentah: Any) -> bool:
    return mentah is None or (isinstance(mentah, str) and not mentah.strip())


def _baca_hitung(
    tabel: Tabel, grid: TabelGrid, nomor: int, posisi: Mapping[str, int]
) -> dict[str, tuple[str, Any]]:
    return {
        kolom.nama: (
            grid.alamat(nomor, posisi[kolom.nama]),
            grid.isi[nomor][posisi[kolom.nama]],
        )
        for kolom in tabel.kolom
        if kolom.is_hitung and kolom.nama in posisi
    }


def _find_kolom(tabel: Tabel, grid: TabelGrid, problems: list[Problem]) -> dict[str, int]:
    """Position of each column by header; staff may move columns and add their own."""
    ada = {" ".join(header.split()).casefold(): i for i, header in enumerate(grid.header)}
    posisi = {}
    dikenal = {kolom.header.casefold() for kolom in tabel.kolom}
    for kolom in tabel.kolom:
        nomor = ada.get(kolom.header.casefold())
        if nomor is not None:
            posisi[kolom.nama] = nomor
        elif kolom.tipe is not Tipe.LABEL:
            asing = [h for h in grid.header if h.casefold() not in dikenal]
            problems.append(
                Problem(
                    "B-07",
                    Tingkat.GALAT if kolom.is_masukan else Tingkat.PERINGATAN,
                    f'Kolom "{kolom.header}" tidak ada di tabel {tabel.nama}.'
                    + find_terdekat(kolom.header, asing),
                    "kembalikan judul kolomnya seperti semula.",
                    grid.lembar,
                    grid.alamat(-1, 0),
                )
            )
    return posisi


def _read_kolom(
    kolom: Kolom, grid: TabelGrid, nomor: int, posisi: int | None, problems: list[Problem]
) -> Isian[Any]:
    if posisi is None:
        return Isian(None, f"{grid.lembar}!{grid.alamat(nomor, 0)}")
    syarat = Syarat(kolom.header, kolom.tipe, kolom.pilihan, kolom.minimum, kolom.maksimum)
    sel = grid.alamat(nomor, posisi)
    return read_sel(grid.isi[nomor][posisi], syarat, grid.lembar, sel, problems)


def _read_tetap(
    tabel: Tabel, grid: TabelGrid, posisi: Mapping[str, int], problems: list[Problem]
) -> list[BarisBaca]:
    """Entries by kode; each row's own type, and every entry exists even when it is empty."""
    if "kode" not in posisi or "isian" not in posisi:
        return []
    nomor_kode = {
        str(isi[posisi["kode"]] or "").strip(): nomor for nomor, isi in enumerate(grid.isi)
    }
    dikenal = {baris.kode for baris in tabel.baris}
    asing = [kode for kode in nomor_kode if kode and kode not in dikenal]
    hasil = []
    for baris in tabel.baris:
        nomor = nomor_kode.get(baris.kode)
        if nomor is None:
            problems.append(
                Problem(
                    "B-08",
                    Tingkat.GALAT if baris.wajib else Tingkat.PERINGATAN,
                    f'Baris "{baris.kode}" ({baris.label}) tidak ada di tabel {tabel.nama}.'
                    + find_terdekat(baris.kode, asing),
                    "kembalikan baris itu dari buku kosong.",
                    grid.lembar,
                )
            )
            continue
        syarat = Syarat(baris.label, baris.tipe, baris.pilihan)
        sel = grid.alamat(nomor, posisi["isian"])
        isian = read_sel(grid.isi[nomor][posisi["isian"]], syarat, grid.lembar, sel, problems)
        if baris.wajib and isian.isi is None and _kosong(grid.isi[nomor][posisi["isian"]]):
            problems.append(_belum_diisi(baris.label, baris.hint, grid.lembar, sel))
        kode = Isian(baris.kode, f"{grid.lembar}!{grid.alamat(nomor, posisi['kode'])}")
        hasil.append(BarisBaca({"kode": kode, "isian": isian}, {}, nomor))
    return hasil


def _belum_diisi(label: str, hint: str, lembar: str, sel: str) -> Problem:
    # Without the year nothing can be looked up; the rest may wait in a January draft.
    tingkat = Tingkat.GALAT if label == "Tahun laporan" else Tingkat.PERINGATAN
    perbaikan = hint[0].lower() + hint[1:]
    return Problem("B-20", tingkat, f'"{label}" belum diisi.', perbaikan, lembar, sel)


def _build_data(semua: SemuaBaris) -> DataKinerja:
    isi: dict[str, Any] = {}
    for nama, tabel in schema.TABEL.items():
        if not tabel.field:
            continue
        if tabel.baris:
            entri = {str(b.kode()): b.isian["isian"] for b in semua[nama]}
            for baris in tabel.baris:
                lembar = schema.LEMBAR_TABEL[nama].nama
                entri.setdefault(baris.kode, Isian(None, lembar))
            isi[tabel.field] = Profil(entri) if tabel.field == "profil" else entri
        else:
            kelas = _KELAS[tabel.field]
            isi[tabel.field] = tuple(_build_baris(kelas, tabel, b) for b in semua[nama])
    return DataKinerja(**isi)


def _build_baris(kelas: type[Any], tabel: Tabel, baris: BarisBaca) -> Any:
    isi: dict[str, Any] = {}
    for kolom in tabel.kolom:
        if kolom.is_masukan and kolom.grup:
            isi[kolom.grup] = (*isi.get(kolom.grup, ()), baris.isian[kolom.nama])
        elif kolom.is_masukan:
            isi[kolom.nama] = baris.isian[kolom.nama]
    return kelas(**{satu.name: isi[satu.name] for satu in fields(kelas)})
