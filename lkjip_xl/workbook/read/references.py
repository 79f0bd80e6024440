"""Kode between tables: present, unique, and naming rows that exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from lkjip_xl.domain.isian import Isian
from lkjip_xl.errors import Problem, Tingkat
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.model import Kolom, Tabel
from lkjip_xl.workbook.read.cells import find_terdekat
from lkjip_xl.workbook.rows import BarisBaca, SemuaBaris

KODE_TERPAKAI = "TOTAL"  # names the sum over jenis belanja


def check_kode(semua: SemuaBaris) -> list[Problem]:
    """All that is wrong with the kode of a book."""
    problems: list[Problem] = []
    for nama, tabel in schema.TABEL.items():
        if tabel.unik and not tabel.baris and not tabel.tetap:
            problems += _check_ada(tabel, semua[nama])
            problems += _check_unik(tabel, _bernama(tabel, semua[nama]))
        for kolom in tabel.kolom:
            if kolom.rujuk:
                problems += _check_rujuk(tabel, kolom, semua)
    survei = [b for tabel in schema.TABEL_SURVEI.values() for b in semua[tabel] if b.kode()]
    problems += _check_unik(schema.TABEL["tblIKM"], survei)
    return list(dict.fromkeys(problems))


def _bernama(tabel: Tabel, baris: Iterable[BarisBaca]) -> list[BarisBaca]:
    """Rows whose naming columns are all filled."""
    return [b for b in baris if all(b.isian[nama].isi is not None for nama in tabel.unik)]


def _tempat(isian: Isian[object]) -> tuple[str, str]:
    lembar, _, sel = isian.asal.rpartition("!")
    return lembar, sel


def _check_ada(tabel: Tabel, baris: Sequence[BarisBaca]) -> Iterator[Problem]:
    for satu in baris:
        for nama in tabel.unik:
            if satu.isian[nama].isi is None:
                kolom = tabel.find(nama)
                lembar, sel = _tempat(satu.isian[nama])
                yield Problem(
                    "B-09",
                    Tingkat.GALAT,
                    f'"{kolom.header}" belum diisi, padahal baris ini ada isinya.',
                    kolom.hint[0].lower() + kolom.hint[1:] if kolom.hint else "isi sel ini.",
                    lembar,
                    sel,
                )
            elif satu.isian[nama].isi == KODE_TERPAKAI:
                lembar, sel = _tempat(satu.isian[nama])
                yield Problem(
                    "B-10",
                    Tingkat.GALAT,
                    f'Kode "{KODE_TERPAKAI}" dipakai buku ini untuk jumlah.',
                    "pakai kode lain.",
                    lembar,
                    sel,
                )


def _check_unik(tabel: Tabel, baris: Sequence[BarisBaca]) -> Iterator[Problem]:
    pertama: dict[tuple[object, ...], BarisBaca] = {}
    for satu in baris:
        nama = tuple(satu.isian[kolom].isi for kolom in tabel.unik)
        if nama not in pertama:
            pertama[nama] = satu
            continue
        lembar, sel = _tempat(satu.isian[tabel.unik[0]])
        sebut = " ".join(f"tahun {b}" if isinstance(b, Decimal) else str(b) for b in nama)
        yield Problem(
            "B-17",
            Tingkat.GALAT,
            f'Kode "{sebut}" sudah dipakai di {pertama[nama].isian[tabel.unik[0]].asal}.',
            "beri kode lain, atau hapus baris yang kembar.",
            lembar,
            sel,
        )


def _check_rujuk(tabel: Tabel, kolom: Kolom, semua: SemuaBaris) -> Iterator[Problem]:
    kunci = schema.TABEL[kolom.rujuk].kolom[0].nama
    ada = [kode for b in semua[kolom.rujuk] if (kode := b.kode(kunci))]
    asal = f"{schema.LEMBAR_TABEL[kolom.rujuk].nama} ({schema.TABEL[kolom.rujuk].judul})"
    for baris in semua[tabel.nama]:
        isian = baris.isian[kolom.nama]
        lembar, sel = _tempat(isian)
        if isian.isi is None and kolom.is_rujuk_wajib and kolom.nama not in tabel.unik:
            yield Problem(
                "B-18",
                Tingkat.GALAT,
                f'"{kolom.header}" belum diisi, sehingga baris ini tidak punya induk.',
                f"pilih kode dari {asal}.",
                lembar,
                sel,
            )
        elif isian.isi is not None and isian.isi not in ada:
            yield Problem(
                "B-18" if kolom.is_rujuk_wajib else "B-22",
                Tingkat.GALAT if kolom.is_rujuk_wajib else Tingkat.PERINGATAN,
                f'"{kolom.header}" berisi "{isian.isi}" yang tidak ada di {asal}.'
                + find_terdekat(str(isian.isi), ada),
                "pilih kode yang ada, atau tambahkan kode itu."
                if kolom.is_rujuk_wajib
                else "baris ini tidak dipakai; pilih kode yang ada bila masih diperlukan.",
                lembar,
                sel,
            )


def keep_sah(semua: SemuaBaris) -> SemuaBaris:
    """Rows with a usable, unique name; the others have been reported and are left out."""
    hasil: dict[str, Sequence[BarisBaca]] = {}
    for nama, tabel in schema.TABEL.items():
        baris = semua[nama]
        if tabel.unik and not tabel.baris and not tabel.tetap:
            pertama: dict[tuple[object, ...], BarisBaca] = {}
            for satu in _bernama(tabel, baris):
                pertama.setdefault(tuple(satu.isian[k].isi for k in tabel.unik), satu)
            baris = [b for b in pertama.values() if b.kode() != KODE_TERPAKAI]
        hasil[nama] = baris
    terpakai: set[str] = set()
    for nama in schema.TABEL_SURVEI.values():
        hasil[nama] = [b for b in hasil[nama] if b.kode() not in terpakai]
        terpakai |= {str(b.kode()) for b in hasil[nama]}
    return SemuaBaris(hasil)
