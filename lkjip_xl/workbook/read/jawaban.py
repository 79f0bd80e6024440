"""The SKM of a book from its table of answers, which is counted and never read cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.domain.isian import Isian
from lkjip_xl.domain.rincian import SurveiSKM
from lkjip_xl.domain.skm import JAWABAN_TERTINGGI, JawabanUnsur
from lkjip_xl.errors import Problem, Tingkat
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.lembar.responden import KOLOM_TERAKHIR, UNSUR_BAKU
from lkjip_xl.workbook.read.cells import is_kosong
from lkjip_xl.workbook.read.grid import TabelGrid
from lkjip_xl.workbook.rows import SemuaBaris

_BARIS_SEDIKIT = 20_000  # up to here counting cell by cell is quicker than loading pandas
_JAWABAN = frozenset(range(1, JAWABAN_TERTINGGI + 1))


def read_skm(
    semua: SemuaBaris, grid: TabelGrid | None, problems: list[Problem], *, is_ada_baris: bool
) -> tuple[SurveiSKM, ...]:
    """The survey of sheet Responden; nothing while it has no kode, or neither answers nor populasi.

    Args:
        semua: Rows of the other tables, with valid and unique kode.
        grid: The table of answers; None where the book has none.
        problems: Takes what is in the way.
        is_ada_baris: Whether tblSKM holds anything; what is wrong with it has then been told.
    """
    if grid is None:
        return ()
    kolom = {" ".join(header.split()).upper(): nomor for nomor, header in enumerate(grid.header)}
    terjawab = _find_terjawab(semua, grid, kolom)
    baris = next(iter(semua["tblSKM"]), None)
    if baris is None or baris.kode() is None:
        if terjawab and not is_ada_baris:
            problems.append(_tanpa_kode(grid))
        return ()
    if not terjawab and baris.isian["populasi"].isi is None:
        return ()
    unsur = _read_unsur(semua)
    if terjawab:
        problems += _check_kolom(unsur, grid, kolom, terjawab)
    hitungan, responden = _count(unsur, grid, kolom, problems) if terjawab else ({}, 0)
    asal = f"{grid.lembar}!{grid.nama}"
    return (
        SurveiSKM(
            kode=baris.isian["kode"],
            responden=Isian(Decimal(responden) if responden else None, asal),
            bobot=baris.isian["bobot"],
            populasi=baris.isian["populasi"],
            unsur=tuple(
                hitungan.get(kode, JawabanUnsur(kode, nama, 0, 0)) for kode, nama in unsur.items()
            ),
        ),
    )


def _read_unsur(semua: SemuaBaris) -> dict[str, str]:
    """Name of each unsur by kode; one without a name goes by its kode."""
    baris = semua["tblSKMUnsur"]
    return {str(b.kode()): str(b.isian["unsur"].isi or b.kode()) for b in baris}


def _find_terjawab(semua: SemuaBaris, grid: TabelGrid, kolom: dict[str, int]) -> set[str]:
    """Columns of answers that hold anything at all."""
    dicari = {*UNSUR_BAKU, *(str(b.kode()) for b in semua["tblSKMUnsur"])}
    return {
        kode
        for kode in dicari & set(kolom)
        if any(not is_kosong(isi[kolom[kode]]) for isi in grid.isi)
    }


def _count(
    unsur: dict[str, str], grid: TabelGrid, kolom: dict[str, int], problems: list[Problem]
) -> tuple[dict[str, JawabanUnsur], int]:
    """Counted answers by kode, and rows with an answer."""
    dihitung = {kode: nama for kode, nama in unsur.items() if kode in kolom}
    if not dihitung:
        return {}, 0
    if len(grid.isi) <= _BARIS_SEDIKIT and (bersih := _count_bersih(dihitung, grid, kolom)):
        return bersih
    # pandas takes longer to load than a report takes to write; few books have so many answers.
    import pandas

    from lkjip_xl.workbook.read.responden import TempatTabel, count_jawaban

    # An object column keeps a text "3" a text; the counting tells it from the number.
    tabel = pandas.DataFrame(grid.isi, columns=list(kolom), dtype=object)
    tempat = TempatTabel(grid.lembar, grid.baris_awal + 1, grid.kolom_awal + 1)
    hitungan = count_jawaban(tabel, dihitung, tempat)
    problems += hitungan.problems
    return {satu.kode: satu for satu in hitungan.unsur}, hitungan.responden


def _count_bersih(
    unsur: dict[str, str], grid: TabelGrid, kolom: dict[str, int]
) -> tuple[dict[str, JawabanUnsur], int] | None:
    """The same count where every cell is an answer or empty; None where one is anything else."""
    hasil, menjawab = {}, set()
    for kode, nama in unsur.items():
        nomor, jumlah, banyak = kolom[kode], 0, 0
        for baris, isi in enumerate(grid.isi):
            sel = isi[nomor]
            if is_kosong(sel):
                continue
            if isinstance(sel, bool) or not isinstance(sel, int | float) or sel not in _JAWABAN:
                return None
            jumlah, banyak = jumlah + int(sel), banyak + 1
            menjawab.add(baris)
        hasil[kode] = JawabanUnsur(kode, nama, jumlah, banyak)
    return hasil, len(menjawab)


def _tanpa_kode(grid: TabelGrid) -> Problem:
    return Problem(
        "B-24",
        Tingkat.PERINGATAN,
        "Jawaban responden sudah ada, tetapi Kode surveinya belum diisi, jadi belum dihitung.",
        f"isi Kode di tabel tblSKM ({schema.TABEL['tblSKM'].judul}) dengan kode indikatornya.",
        grid.lembar,
        grid.alamat(0, 0),
    )


def _check_kolom(
    unsur: dict[str, str], grid: TabelGrid, kolom: dict[str, int], terjawab: set[str]
) -> Iterator[Problem]:
    """Unsur without a column, answers without an unsur, and columns that the formulas miss."""
    terakhir = kolom.get(KOLOM_TERAKHIR.upper(), len(kolom))
    for kode in unsur:
        if kode not in kolom:
            yield _problem(
                grid,
                0,
                f'Unsur "{kode}" tidak punya kolom di tabel {grid.nama}, jadi tidak dihitung.',
                f'sisipkan kolom berjudul "{kode}" di kiri kolom {KOLOM_TERAKHIR}, atau hapus '
                "unsur itu dari tabel tblSKMUnsur.",
            )
        elif kolom[kode] > terakhir:
            yield _problem(
                grid,
                kolom[kode],
                f'Kolom "{kode}" ada di kanan kolom {KOLOM_TERAKHIR}, jadi rumus di lembar ini '
                "tidak melihatnya; laporan tetap menghitungnya.",
                f"pindahkan kolom itu ke kiri kolom {KOLOM_TERAKHIR}.",
            )
    for kode in sorted(terjawab - set(unsur)):
        yield _problem(
            grid,
            kolom[kode],
            f'Kolom "{kode}" berisi jawaban, tetapi tidak ada di tabel tblSKMUnsur, jadi tidak '
            "dihitung.",
            f'tambahkan baris dengan kode "{kode}" di tabel tblSKMUnsur.',
        )


def _problem(grid: TabelGrid, kolom: int, pesan: str, perbaikan: str) -> Problem:
    sel = grid.alamat(-1, kolom)
    return Problem("B-25", Tingkat.PERINGATAN, pesan, perbaikan, grid.lembar, sel)
