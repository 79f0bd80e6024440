"""The file that staff exported from another program (.csv, .xlsx): its headers and its rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lkjip_xl.errors import BukuError, Problem, Tingkat
from lkjip_xl.workbook.addresses import format_alamat
from lkjip_xl.workbook.impor.lembar_ekspor import LembarEkspor, read_lembar
from lkjip_xl.workbook.impor.peta import (
    TempatPeta,
    guess_padanan,
    is_memuat,
    is_mirip,
    normalize_judul,
)
from lkjip_xl.workbook.impor.tebak import find_lebih_cocok
from lkjip_xl.workbook.read.cells import find_terdekat

BARIS_DICARI = 30
PANJANG_JUDUL = 80
_JUMLAH = re.compile(r"(?:grand\s+|sub[\s-]*)?(?:jumlah|total)\b", re.IGNORECASE)
_NOMOR_KOLOM = re.compile(r"\(?\s*(\d{1,2})\s*\)?")


@dataclass(frozen=True, slots=True)
class BarisEkspor:
    """One row of data.

    Attributes:
        nomor: Its row in the file, one-based.
        isi: Its cells by column; None for an empty one.
    """

    nomor: int
    isi: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Ekspor:
    """What stands in the file.

    Attributes:
        berkas: Name of the file.
        lembar: Name of the sheet; empty for a .csv.
        judul: Headers by column; empty text for a column without header.
        baris_judul: Row of the headers, one-based.
        baris: Rows of data.
        jumlah: Rows that were left out because they only add up others, or number the columns.
        rumus_kosong: Cells with a formula that was never calculated.
        problems: What staff should know; no galat among them.
    """

    berkas: str
    lembar: str
    judul: tuple[str, ...]
    baris_judul: int
    baris: tuple[BarisEkspor, ...]
    jumlah: tuple[int, ...]
    rumus_kosong: frozenset[str]
    problems: tuple[Problem, ...] = ()

    @property
    def tempat(self) -> str:
        """File and sheet, as a Problem names them."""
        return f"{self.berkas}: {self.lembar}" if self.lembar else self.berkas

    def alamat(self, baris: BarisEkspor, kolom: int) -> str:
        """Address of a cell of a row."""
        return format_alamat(baris.nomor - 1, kolom)


@dataclass(frozen=True, slots=True)
class Dicari:
    """Headers that the file should have.

    Attributes:
        judul: Those of the table that may be filled.
        kunci: Those of them that name a row.
        simpanan: Saved mapping: header in the file -> header in the table.
        milik: Those of staff's own columns; welcome, but not missed.
        tempat_peta: Where staff may write which header stands for which.
    """

    judul: tuple[str, ...]
    kunci: tuple[str, ...] = ()
    simpanan: Mapping[str, str] = field(default_factory=dict)
    milik: tuple[str, ...] = ()
    tempat_peta: TempatPeta = field(default_factory=TempatPeta)

    @property
    def alias(self) -> dict[str, str]:
        """Each word under which a header is known -> the header, both normalized."""
        semua = (normalize_judul(satu) for satu in (*self.milik, *self.judul))
        judul = {satu: satu for satu in semua}
        simpan = {normalize_judul(k): normalize_judul(v) for k, v in self.simpanan.items()}
        return {k: v for k, v in simpan.items() if v in judul} | judul

    def is_cukup(self, ada: Collection[str], judul_baris: Collection[str]) -> bool:
        """Whether a row of headers that has `ada` of the wanted ones is the header row."""
        kunci = {normalize_judul(satu) for satu in self.kunci}
        return bool(ada) and (
            2 * len(ada) >= len(self.judul)
            or len(ada) >= max(2, len(judul_baris))
            or (bool(kunci) and kunci < set(ada))
        )


def read_ekspor(path: Path, dicari: Dicari, lembar: str = "") -> Ekspor:
    """The rows of an exported file.

    The header row is the first within 30 rows where at least half of the wanted headers stand, or
    those that name a row and one more, or nothing but wanted ones. Rows below it count until the
    first empty one; those that add up others ("Jumlah", "Total") are left out.

    Args:
        path: A .csv or .xlsx file.
        dicari: Wanted headers.
        lembar: Sheet to read; empty for the one that holds the headers.

    Raises:
        BukuError: The file cannot be read, or the headers are not there.
        LingkunganError: There is no right to read it.
    """
    semua = read_lembar(path, lambda isi: _find_judul(isi, dicari)[0])
    if lembar:
        semua = [_pilih_lembar(path.name, semua, lembar)]
    ada = [(satu, letak) for satu in semua if (letak := _find_judul(satu.isi, dicari))[0]]
    if not ada:
        raise BukuError([_tanpa_judul(path.name, semua, dicari)])
    terbanyak = max(letak[0] for _, letak in ada)
    terbaik = [(satu, letak) for satu, letak in ada if letak[0] == terbanyak]
    if len(terbaik) > 1:
        nama = ", ".join(satu.nama for satu, _ in terbaik)
        raise BukuError([Problem(
            "I-04", Tingkat.GALAT, f"Judul kolom yang dicari ada di beberapa lembar: {nama}.",
            f'sebutkan satu, misalnya --lembar "{terbaik[0][0].nama}".', path.name,
        )])  # fmt: skip
    satu, (_, nomor, judul) = terbaik[0]
    return _build_ekspor(path.name, satu, nomor, judul)


def _pilih_lembar(berkas: str, semua: Sequence[LembarEkspor], nama: str) -> LembarEkspor:
    for satu in semua:
        if satu.nama.casefold() == nama.casefold():
            return satu
    daftar = [satu.nama for satu in semua]
    raise BukuError([Problem(
        "I-04", Tingkat.GALAT,
        f'Lembar "{nama}" tidak ada.' + find_terdekat(nama, daftar),
        f"pilih dari: {', '.join(daftar)}." if any(daftar) else
        "hilangkan --lembar; berkas CSV tidak mempunyai lembar.", berkas,
    )])  # fmt: skip


def _tanpa_judul(berkas: str, semua: Sequence[LembarEkspor], dicari: Dicari) -> Problem:
    baris = [[_teks(isi, k) for k in range(len(isi)) if isinstance(isi[k], str)]
             for satu in semua for isi in satu.isi[:BARIS_DICARI]]  # fmt: skip
    alias = dicari.alias
    terbaik = max(baris, key=lambda isi: (len(_find_ada(isi, alias)), len(isi)), default=[])
    dikenal = {alias[n] for satu in terbaik if (n := normalize_judul(satu)) in alias}
    kurang = [h for h in dicari.kunci or dicari.judul[:1] if normalize_judul(h) not in dikenal]
    bebas = [
        s for s in terbaik if s and len(s) <= PANJANG_JUDUL and normalize_judul(s) not in alias
    ]
    # Where nothing is known, any pair would be a wild guess.
    contoh = guess_padanan(bebas, kurang) if dikenal else {}
    contoh = contoh or {"judul di berkas": (kurang or ["judul di tabel"])[0]}
    ada = ", ".join(satu for satu in terbaik if satu)
    tabel = dicari.tempat_peta.tabel
    lain = find_lebih_cocok(terbaik, tabel, len(dikenal))
    return Problem(
        "I-03",
        Tingkat.GALAT,
        f"Baris judul kolom tidak ditemukan dalam {BARIS_DICARI} baris pertama; "
        f"yang dicari: {', '.join(dicari.judul)}."
        + (f" Yang ada: {ada[:200]}." if ada else "")
        + (f" Mungkin maksudnya {lain}, bukan {tabel}." if lain else ""),
        "samakan judul kolom di berkas itu dengan judul kolom tabel, atau tulis padanannya, "
        f"misalnya {dicari.tempat_peta.format_cara(contoh)}",
        berkas,
    )


def _find_judul(isi: Sequence[Sequence[Any]], dicari: Dicari) -> tuple[int, int, tuple[str, ...]]:
    """How many wanted headers the header row has (0: none found), its index, its headers."""
    alias = dicari.alias
    for nomor in range(min(BARIS_DICARI, len(isi))):
        judul = _read_judul(isi, nomor, alias)
        ada = _find_ada(judul, alias)
        if not dicari.is_cukup(ada, [satu for satu in judul if satu]):
            continue
        while nomor + 1 < len(isi):
            # Headers in two rows: the lower one names more of what is wanted.
            bawah = _read_judul(isi, nomor + 1, alias)
            if len(_find_ada(bawah, alias)) <= len(ada):
                break
            nomor, judul, ada = nomor + 1, bawah, _find_ada(bawah, alias)
        return len(ada), nomor, judul
    return 0, 0, ()


def _find_ada(judul: Sequence[str], alias: Mapping[str, str]) -> set[str]:
    """Wanted headers that stand in a row, word for word or nearly."""
    normal = [normalize_judul(satu) for satu in judul if satu and len(satu) <= PANJANG_JUDUL]
    ada = {alias[satu] for satu in normal if satu in alias}
    for satu in normal:
        bebas = {lain for lain in alias.values() if lain not in ada}
        calon = {lain for lain in bebas if is_memuat(satu, lain)} or {
            lain for lain in bebas if is_mirip(satu, lain)
        }
        # A title names several headers in one cell; it is none of them.
        if satu not in alias and len(calon) == 1:
            ada |= calon
    return ada


def _read_judul(
    isi: Sequence[Sequence[Any]], nomor: int, alias: Mapping[str, str]
) -> tuple[str, ...]:
    """Headers of a row; a merged cell shows its text only in its first row and column."""
    atas = isi[nomor - 1] if nomor else ()
    induk, hasil = "", []
    for kolom in range(max(len(isi[nomor]), len(atas))):
        teks = _teks(isi[nomor], kolom)
        di_atas = _teks(atas, kolom)
        induk = di_atas or induk
        gabung = f"{induk} {teks}".strip()
        if not teks:
            hasil.append(di_atas if normalize_judul(di_atas) in alias else "")
        elif normalize_judul(teks) not in alias and normalize_judul(gabung) in alias:
            hasil.append(gabung)
        else:
            hasil.append(teks)
    return tuple(hasil)


def _teks(baris: Sequence[Any], kolom: int) -> str:
    isi = baris[kolom] if kolom < len(baris) else None
    return "" if isi is None else " ".join(str(isi).split())


def _build_ekspor(berkas: str, satu: LembarEkspor, nomor: int, judul: tuple[str, ...]) -> Ekspor:
    lebar = len(judul)
    baris: list[BarisEkspor] = []
    jumlah, akhir = [], len(satu.isi)
    for letak in range(nomor + 1, len(satu.isi)):
        isi = tuple(_kosongkan(sel) for sel in satu.isi[letak][:lebar])
        isi += (None,) * (lebar - len(isi))
        terisi = [sel for sel in isi if sel is not None]
        if not terisi:
            if letak > nomor + 1:
                akhir = letak
                break
        elif _is_jumlah(terisi) or (not baris and _is_nomor_kolom(terisi, judul)):
            jumlah.append(letak + 1)
        else:
            baris.append(BarisEkspor(letak + 1, isi))
    tempat = f"{berkas}: {satu.nama}" if satu.nama else berkas
    return Ekspor(berkas, satu.nama, judul, nomor + 1, tuple(baris), tuple(jumlah),
                  satu.rumus_kosong, tuple(_check_sisa(satu.isi, akhir, tempat)))  # fmt: skip


def _kosongkan(sel: Any) -> Any:
    return None if isinstance(sel, str) and not sel.strip() else sel


def _is_jumlah(terisi: Sequence[Any]) -> bool:
    return isinstance(terisi[0], str) and _JUMLAH.match(terisi[0].strip()) is not None


def _is_nomor_kolom(terisi: Sequence[Any], judul: Sequence[str]) -> bool:
    """The row under the headers that only numbers all columns: (1) (2) (3)."""
    cocok = [_NOMOR_KOLOM.fullmatch(str(sel).strip()) for sel in terisi]
    nomor = [int(satu[1]) if satu else 0 for satu in cocok]
    banyak = max(3, sum(map(bool, judul)))
    return len(nomor) >= banyak and nomor == list(range(1, len(nomor) + 1))


def _check_sisa(isi: Sequence[Sequence[Any]], akhir: int, tempat: str) -> Iterator[Problem]:
    """Rows that stand below the first empty one are told: nothing is lost in silence."""
    sisa = [
        letak + 1
        for letak in range(akhir, len(isi))
        if sum(_kosongkan(sel) is not None for sel in isi[letak]) > 1
        and not _is_jumlah([sel for sel in isi[letak] if _kosongkan(sel) is not None])
    ]
    if sisa:
        yield Problem(
            "I-13",
            Tingkat.PERINGATAN,
            f"{len(sisa)} baris mulai baris {sisa[0]} tidak dibaca, karena di atasnya ada baris "
            "kosong.",
            "hapus baris kosong di tengah data bila baris itu ikut diimpor.",
            tempat,
            format_alamat(sisa[0] - 1, 0),
        )
