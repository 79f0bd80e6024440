"""An import worked out against a book, saved or open: what goes where; nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lkjip_xl.errors import BukuError, Problem, Tingkat
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.edit.isi_tabel import PerubahanTabel
from lkjip_xl.workbook.edit.paket import LetakTabel
from lkjip_xl.workbook.impor.ekspor import Dicari, Ekspor, read_ekspor
from lkjip_xl.workbook.impor.nilai import Tujuan, read_nilai
from lkjip_xl.workbook.impor.peta import (
    Peta,
    TempatPeta,
    build_peta,
    format_peta,
    guess_padanan,
    load_peta,
    normalize_judul,
)
from lkjip_xl.workbook.impor.pratinjau import Pratinjau, Terbaca, build_pratinjau
from lkjip_xl.workbook.impor.rencana import Rencana, TabelAda, build_rencana
from lkjip_xl.workbook.impor.rujuk import check_rujuk, check_tanpa_induk
from lkjip_xl.workbook.impor.tebak import find_lebih_cocok
from lkjip_xl.workbook.model import Tipe
from lkjip_xl.workbook.read.cells import find_terdekat
from lkjip_xl.workbook.read.grid import Grid

_TABEL_LAIN = "I-17"


@dataclass(frozen=True, slots=True)
class Rancangan:
    """An import that has been worked out.

    Attributes:
        letak: The table.
        ada: What stands in it.
        terbaca: The file.
        rencana: Which row goes where.
        problems: What staff should look at; no galat among them.
        alasan_tanya: Why a person must agree first (Indonesian); empty where nobody need.
        peta: New text of the file of mappings; None where it stays.
    """

    letak: LetakTabel
    ada: TabelAda
    terbaca: Terbaca
    rencana: Rencana
    problems: tuple[Problem, ...]
    alasan_tanya: tuple[str, ...]
    peta: str | None

    @property
    def baris_baru(self) -> int:
        """Rows that the table must gain."""
        return max(0, max(self.rencana.isi, default=0) + 1 - self.letak.jumlah)

    def build_pratinjau(self, ubah: PerubahanTabel) -> Pratinjau:
        """What staff see before anything is written."""
        return build_pratinjau(self.terbaca, self.letak, self.rencana, ubah)


def build_rancangan(
    grid: Grid,
    letak: LetakTabel,
    sumber: Path,
    berkas_peta: Path,
    *,
    sebut_peta: str = "",
    lembar: str = "",
    ganti: bool = False,
) -> Rancangan:
    """An import of a file into a table of a book.

    Args:
        grid: The book.
        letak: The table.
        sumber: A .csv or .xlsx file.
        berkas_peta: Where the mapping of headers is kept.
        sebut_peta: What staff call that file; its name in the folder of the book if empty.
        lembar: Sheet of `sumber`; empty for the one that holds the headers.
        ganti: Whether the rows take the place of all that stand in the table.

    Raises:
        BukuError: The table or the file has galat; all of them are listed.
        LingkunganError: There is no right to read the file.
    """
    ada = _read_ada(letak, grid)
    _check_boleh(letak, ada, ganti)
    simpanan = load_peta(berkas_peta)
    simpan_tabel = simpanan.get(letak.nama, {})
    problems = list(_check_peta(simpan_tabel, letak, berkas_peta))
    sebut = sebut_peta or f"{berkas_peta.name} di folder buku"
    tempat_peta = TempatPeta(sebut, letak.nama, letak.nama in simpanan)
    wajib = _list_wajib(ada)
    dicari = Dicari(wajib or ada.milik, ada.kunci, simpan_tabel, ada.milik, tempat_peta)
    terbaca = _read_sumber(sumber, lembar, ada, dicari, grid, problems)
    rencana = build_rencana(ada, terbaca.baris, terbaca.ekspor, ganti=ganti)
    problems += rencana.problems
    problems += check_tanpa_induk(terbaca.ekspor, ada, terbaca.tujuan, rencana.baru)
    _raise_bila_galat(problems)
    usul = terbaca.peta.usul
    return Rancangan(
        letak,
        ada,
        terbaca,
        rencana,
        tuple(problems),
        tuple(_list_alasan(terbaca.peta, rencana, problems)),
        format_peta({**simpanan, letak.nama: {**simpan_tabel, **usul}}) if usul else None,
    )


def _read_sumber(
    sumber: Path,
    lembar: str,
    ada: TabelAda,
    dicari: Dicari,
    grid: Grid,
    problems: list[Problem],
) -> Terbaca:
    """The file with its headers mapped and its values checked; rows without any are left out."""
    wajib = _list_wajib(ada)
    ekspor = read_ekspor(sumber, dicari, lembar)
    lain = [h for h in ada.header if h not in wajib and h not in ada.milik]
    peta = build_peta(ekspor.judul, wajib, dicari.simpanan, ada.milik, lain)
    problems += _check_tabel_lain(ekspor, dicari, ada)
    tujuan = _build_tujuan(ekspor, peta, ada, dicari.tempat_peta, problems)
    problems += ekspor.problems
    baris = read_nilai(ekspor, ada.tabel, tujuan, problems)
    problems += check_rujuk(ekspor, ada, tujuan, baris, grid)
    _raise_bila_galat(problems)
    baris = [satu for satu in baris if any(nilai is not None for nilai in satu.nilai.values())]
    if not baris:
        raise BukuError([_tanpa_baris(ekspor)])
    return Terbaca(ekspor, peta, tuple(tujuan), tuple(baris))


def _check_tabel_lain(ekspor: Ekspor, dicari: Dicari, ada: TabelAda) -> Iterator[Problem]:
    """A file that looks like one for another table: perhaps --tabel is a slip."""
    kita = {*dicari.alias, *map(normalize_judul, ada.header)}
    banyak = len({normalize_judul(satu) for satu in ekspor.judul} & kita)
    tabel = dicari.tempat_peta.tabel
    if lain := find_lebih_cocok(ekspor.judul, tabel, banyak):
        yield Problem(
            _TABEL_LAIN, Tingkat.PERINGATAN,
            f"Judul kolom berkas ini lebih cocok dengan tabel {lain} daripada {tabel}; "
            f"mungkin maksudnya {lain}.",
            f"bila benar, ulangi dengan --tabel {lain}.",
            ekspor.tempat, f"A{ekspor.baris_judul}",
        )  # fmt: skip


def _read_ada(letak: LetakTabel, grid: Grid) -> TabelAda:
    tabel = schema.TABEL.get(letak.nama)
    dikenal = {normalize_judul(k.header): k for k in tabel.kolom} if tabel else {}
    kolom = {h: dikenal[normalize_judul(h)] for h in letak.kolom if normalize_judul(h) in dikenal}
    if tabel and tabel.baris:
        # Names of entries are ours and may be longer than a kode that staff choose.
        kolom = {h: replace(k, tipe=Tipe.TEKS) if k.nama == "kode" else k for h, k in kolom.items()}
    nama = next(n for n in grid.daftar_tabel if n.casefold() == letak.nama.casefold())
    isi = [list(baris) for baris in grid.read_tabel(nama).isi[: letak.jumlah]]
    isi += [[None] * len(letak.kolom) for _ in range(letak.jumlah - len(isi))]
    milik = tuple(h for h in letak.kolom if h not in kolom and h not in letak.rumus)
    masukan = tuple(h for h, satu in kolom.items() if satu.is_masukan)
    return TabelAda(tabel, letak.kolom, kolom, isi, masukan if tabel else milik, milik)


def _list_wajib(ada: TabelAda) -> tuple[str, ...]:
    """Headers that the file should fill: inputs, and the label that names a fixed row."""
    if ada.tabel is None:
        return ()
    return tuple(h for h in ada.header if h in ada.masukan or h in ada.kunci)


def _check_boleh(letak: LetakTabel, ada: TabelAda, ganti: bool) -> None:
    if not ada.masukan or (ada.tabel is not None and ada.tabel.isi):
        raise BukuError([Problem(
            "I-01", Tingkat.GALAT,
            f"Tabel {letak.nama} diisi oleh buku ini sendiri, jadi tidak ada yang dapat diimpor.",
            "pilih tabel yang mempunyai kolom isian.", letak.lembar,
        )])  # fmt: skip
    if ganti and ada.is_tetap:
        raise BukuError([Problem(
            "I-01", Tingkat.GALAT,
            f"Tabel {letak.nama} berisi baris tetap yang tidak dapat diganti seluruhnya.",
            "hilangkan --ganti; isian baris yang ada di berkas tetap akan diperbarui.",
            letak.lembar,
        )])  # fmt: skip


def _build_tujuan(
    ekspor: Ekspor,
    cocok: Peta,
    ada: TabelAda,
    tempat_peta: TempatPeta,
    problems: Sequence[Problem],
) -> list[Tujuan]:
    """Mapped columns, those that name a row first; `problems` are told with what is missing."""
    semua = cocok.semua
    ganda = [judul for judul, kali in Counter(ekspor.judul).items() if kali > 1 and judul in semua]
    if ganda:
        raise BukuError([Problem(
            "I-15", Tingkat.GALAT, f'Ada beberapa kolom berjudul "{judul}" di berkas ini.',
            "beri judul yang berbeda, atau hapus kolom yang tidak dipakai.",
            ekspor.tempat, f"A{ekspor.baris_judul}",
        ) for judul in ganda])  # fmt: skip
    kurang = [h for h in ada.kunci if h not in semua.values()]
    if kurang or not semua:
        kita = {normalize_judul(satu) for satu in ada.header}
        bebas = [satu for satu in cocok.tak_dipakai if normalize_judul(satu) not in kita]
        contoh = guess_padanan(bebas, kurang or cocok.belum_ada[:1])
        peta = f", atau tulis padanannya, misalnya {tempat_peta.format_cara(contoh)}"
        raise BukuError([Problem(
            "I-07", Tingkat.GALAT,
            f"Kolom {', '.join(kurang) or 'mana pun'} tidak ada di berkas ini, "
            "padahal menamai barisnya.",
            f"tambahkan kolom itu di berkas{peta if contoh else '.'}",
            ekspor.tempat, f"A{ekspor.baris_judul}",
        ), *problems])  # fmt: skip
    tujuan = [Tujuan(h, ada.kolom.get(h), ekspor.judul.index(j)) for j, h in semua.items()]
    return sorted(tujuan, key=lambda t: (t.header not in ada.kunci, ada.header.index(t.header)))


def _check_peta(simpanan: Mapping[str, str], letak: LetakTabel, berkas: Path) -> Iterator[Problem]:
    """Saved pairs whose column the table does not have: a slip of the hand that edited them."""
    ada = {normalize_judul(satu) for satu in letak.kolom}
    for kiri, kanan in simpanan.items():
        if kanan and normalize_judul(kanan) not in ada:
            yield Problem(
                "I-10", Tingkat.PERINGATAN,
                f'Padanan "{kiri}" = "{kanan}" tidak dipakai: tabel {letak.nama} tidak mempunyai '
                f'kolom "{kanan}".' + find_terdekat(kanan, letak.kolom),
                "perbaiki judul di sebelah kanan.", berkas.name,
            )  # fmt: skip


def _tanpa_baris(ekspor: Ekspor) -> Problem:
    return Problem(
        "I-08",
        Tingkat.GALAT,
        f"Tidak ada baris data di bawah judul kolom (baris {ekspor.baris_judul}).",
        "periksa apakah ada baris kosong di bawah judulnya, atau pilih lembar lain.",
        ekspor.tempat,
    )


def _raise_bila_galat(problems: Sequence[Problem]) -> None:
    if any(satu.tingkat is Tingkat.GALAT for satu in problems):
        raise BukuError(sorted(problems, key=lambda satu: list(Tingkat).index(satu.tingkat)))


def _list_alasan(cocok: Peta, rencana: Rencana, problems: Sequence[Problem]) -> list[str]:
    alasan = []
    if any(satu.kode == _TABEL_LAIN for satu in problems):
        alasan.append("berkas ini lebih cocok dengan tabel lain")
    if cocok.usul:
        alasan.append(f"{len(cocok.usul)} judul kolom hanya mirip")
    if rencana.diganti:
        alasan.append(f"{rencana.diganti} baris yang ada diganti")
    if rencana.diperbarui:
        alasan.append(f"{rencana.diperbarui} baris yang ada diperbarui")
    if rencana.is_terulang:
        alasan.append("baris yang sama sudah ada di akhir tabel; mungkin berkas ini sudah diimpor")
    return alasan
