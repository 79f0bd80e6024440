"""Which row of an import goes to which row of the table: new, updated, or there already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from lkjip_xl.errors import Problem, Tingkat
from lkjip_xl.workbook.impor.ekspor import Ekspor
from lkjip_xl.workbook.impor.nilai import BarisImpor, build_syarat
from lkjip_xl.workbook.model import Kolom, Tabel, Tipe
from lkjip_xl.workbook.read.cells import Syarat, find_terdekat, is_kosong, read_sel

Kunci = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class TabelAda:
    """A table as it stands in the book.

    Attributes:
        tabel: What the book declares of it; None for a table of staff.
        header: Its headers as the table writes them.
        kolom: Declared columns by header.
        isi: Its body, row by row.
        masukan: Headers whose cells staff fill in.
        milik: Headers of columns that staff added, without formula.
    """

    tabel: Tabel | None
    header: tuple[str, ...]
    kolom: Mapping[str, Kolom]
    isi: Sequence[Sequence[Any]]
    masukan: tuple[str, ...]
    milik: tuple[str, ...]

    @property
    def kunci(self) -> tuple[str, ...]:
        """Headers that together name a row; empty where rows need no name."""
        if self.tabel is None:
            return ()
        judul = {kolom.nama: header for header, kolom in self.kolom.items()}
        if self.is_tetap and not self.tabel.baris:
            return () if self.tabel.satu_baris else (judul[self.tabel.kolom[0].nama],)
        return tuple(judul[nama] for nama in self.tabel.unik if nama in judul)

    @property
    def is_tetap(self) -> bool:
        """Whether the rows are the book's own: they are filled, never added."""
        tabel = self.tabel
        return tabel is not None and bool(tabel.baris or tabel.tetap or tabel.satu_baris)

    def read(self, nomor: int, header: str) -> Any:
        """A cell of the body in the form that an import gives; None where it cannot be used."""
        letak = self.header.index(header)
        mentah = self.isi[nomor][letak] if letak < len(self.isi[nomor]) else None
        kolom = self.kolom.get(header)
        syarat = build_syarat(kolom) if kolom else None
        return _normalize(mentah, syarat)

    def is_kosong(self, nomor: int, header: Sequence[str]) -> bool:
        """Whether these cells of a row are all empty."""
        isi = self.isi[nomor]
        return all(is_kosong(isi[i]) for i, h in enumerate(self.header) if h in header)


@dataclass(frozen=True, slots=True)
class Rencana:
    """What an import will do.

    Attributes:
        isi: Row of the body -> header -> value to write.
        baru: Rows that are added.
        diperbarui: Rows whose values change.
        sama: Rows of the file that the table holds already.
        diganti: Rows that held something and make way.
        is_terulang: Whether the table already ends with just these rows.
    """

    isi: Mapping[int, Mapping[str, Any]]
    baru: int = 0
    diperbarui: int = 0
    sama: int = 0
    diganti: int = 0
    is_terulang: bool = False
    problems: tuple[Problem, ...] = field(default=())


def build_rencana(
    ada: TabelAda, baris: Sequence[BarisImpor], ekspor: Ekspor, *, ganti: bool
) -> Rencana:
    """Where each row goes.

    Args:
        ada: The table.
        baris: Rows of the import.
        ekspor: The file, for the places that problems name.
        ganti: Whether they take the place of all rows; otherwise a row whose key is there
            updates that row, and the others follow the last filled row.
    """
    problems = list(_check_kunci(ada, baris, ekspor))
    if problems:
        return Rencana({}, problems=tuple(problems))
    if ada.is_tetap:
        return _rencana_tetap(ada, baris, ekspor)
    if ganti:
        return _rencana_ganti(ada, baris, ekspor)
    return _rencana_tambah(ada, baris)


def _rencana_tambah(ada: TabelAda, baris: Sequence[BarisImpor]) -> Rencana:
    terisi = [n for n in range(len(ada.isi)) if not ada.is_kosong(n, _dipakai(ada, baris))]
    berikut = terisi[-1] + 1 if terisi else 0
    letak = _baca_kunci(ada, terisi)
    if not ada.kunci:
        isi = {berikut + n: satu.nilai for n, satu in enumerate(baris)}
        return Rencana(isi, baru=len(baris), is_terulang=_is_terulang(ada, baris, terisi))
    isi, baru, ubah = {}, 0, 0
    for satu in baris:
        nomor = letak.get(_kunci(ada, satu))
        if nomor is None:
            isi[berikut + baru] = satu.nilai
            baru += 1
        elif beda := _beda(ada, nomor, satu.nilai):
            isi[nomor] = beda
            ubah += 1
    return Rencana(isi, baru, ubah, len(baris) - baru - ubah)


def _rencana_ganti(ada: TabelAda, baris: Sequence[BarisImpor], ekspor: Ekspor) -> Rencana:
    dipakai = _dipakai(ada, baris)
    terisi = [n for n in range(len(ada.isi)) if not ada.is_kosong(n, dipakai)]
    letak = _baca_kunci(ada, terisi)
    lain = [h for h in ada.milik if h not in dipakai]
    catatan = [n for n in range(len(ada.isi)) if lain and not ada.is_kosong(n, lain)]
    # Notes of staff stand beside their row, so a row that stays keeps its place.
    tetap = {_kunci(ada, b): letak[_kunci(ada, b)] for b in baris
             if catatan and _kunci(ada, b) in letak}  # fmt: skip
    bebas = _iter_bebas(set(tetap.values()))
    kosong = dict.fromkeys(dipakai)
    isi: dict[int, Mapping[str, Any]] = dict.fromkeys(terisi, kosong)
    for satu in baris:
        nomor = tetap[_kunci(ada, satu)] if _kunci(ada, satu) in tetap else next(bebas)
        isi[nomor] = {**kosong, **satu.nilai}
    problems = []
    if catatan:
        problems.append(Problem(
            "I-14", Tingkat.PERINGATAN,
            f"Kolom tambahan kantor ({', '.join(lain)}) tidak ikut diganti.",
            "periksa apakah isinya masih sebaris dengan datanya.", ekspor.tempat,
        ))  # fmt: skip
    return Rencana(isi, baru=len(baris), diganti=len(terisi), problems=tuple(problems))


def _rencana_tetap(ada: TabelAda, baris: Sequence[BarisImpor], ekspor: Ekspor) -> Rencana:
    if not ada.kunci or (ada.tabel is not None and ada.tabel.satu_baris):
        if len(baris) != 1:
            return Rencana({}, problems=(Problem(
                "I-08", Tingkat.GALAT,
                f"Tabel ini hanya mempunyai satu baris, sedangkan berkas memuat {len(baris)}.",
                "sisakan satu baris di berkas itu.", ekspor.tempat,
            ),))  # fmt: skip
        beda = _beda(ada, 0, baris[0].nilai)
        return Rencana({0: beda} if beda else {}, diperbarui=bool(beda), sama=not beda)
    letak = _baca_kunci(ada, range(len(ada.isi)))
    isi, problems = {}, []
    for satu in baris:
        kunci = _kunci(ada, satu)
        nomor = letak.get(kunci)
        if nomor is None:
            problems.append(Problem(
                "I-16", Tingkat.GALAT,
                f'Baris "{kunci[0]}" tidak ada di tabel ini, dan tabel ini berisi baris tetap.'
                + find_terdekat(str(kunci[0]), [str(k[0]) for k in letak]),
                "samakan kodenya, atau hapus baris itu dari berkas.",
                ekspor.tempat, ekspor.alamat(satu.asal, 0),
            ))  # fmt: skip
        elif beda := _beda(ada, nomor, {h: n for h, n in satu.nilai.items() if h in ada.masukan}):
            isi[nomor] = beda
    return Rencana(isi, diperbarui=len(isi), sama=len(baris) - len(isi), problems=tuple(problems))


def _check_kunci(ada: TabelAda, baris: Sequence[BarisImpor], ekspor: Ekspor) -> Iterator[Problem]:
    """Rows of the file that lack their name, and names that stand there twice."""
    if ada.tabel is not None and ada.tabel.satu_baris:
        return
    pertama: dict[Kunci, int] = {}
    for satu in baris:
        if not ada.kunci:
            return
        for header in ada.kunci:
            if satu.nilai.get(header) is None:
                yield Problem(
                    "I-07", Tingkat.GALAT,
                    f'"{header}" pada baris {satu.asal.nomor} kosong, padahal baris itu terisi.',
                    "isi sel itu, atau hapus barisnya.", ekspor.tempat,
                    ekspor.alamat(satu.asal, 0),
                )  # fmt: skip
                break
        else:
            kunci = _kunci(ada, satu)
            if kunci in pertama:
                sebut = " ".join(str(bagian) for bagian in kunci)
                yield Problem(
                    "I-06", Tingkat.GALAT,
                    f'"{sebut}" pada baris {satu.asal.nomor} sudah ada di baris {pertama[kunci]}.',
                    "gabungkan atau hapus baris yang kembar.", ekspor.tempat,
                    ekspor.alamat(satu.asal, 0),
                )  # fmt: skip
            pertama.setdefault(kunci, satu.asal.nomor)


def _dipakai(ada: TabelAda, baris: Sequence[BarisImpor]) -> tuple[str, ...]:
    """Headers whose cells make a row count as filled: inputs, and own columns that are mapped."""
    terpeta = baris[0].nilai if baris else {}
    return tuple(h for h in ada.header if h in ada.masukan or h in terpeta)


def _kunci(ada: TabelAda, baris: BarisImpor) -> Kunci:
    return tuple(baris.nilai.get(header) for header in ada.kunci)


def _baca_kunci(ada: TabelAda, nomor: Sequence[int]) -> dict[Kunci, int]:
    """Rows of the table by key; the first of two that share one."""
    hasil: dict[Kunci, int] = {}
    for satu in nomor if ada.kunci else ():
        hasil.setdefault(tuple(ada.read(satu, header) for header in ada.kunci), satu)
    return hasil


def _beda(ada: TabelAda, nomor: int, nilai: Mapping[str, Any]) -> dict[str, Any]:
    """Values that differ from what the row holds now."""
    return {h: baru for h, baru in nilai.items()
            if h not in ada.kunci and not _sama(ada.read(nomor, h), baru)}  # fmt: skip


def _is_terulang(ada: TabelAda, baris: Sequence[BarisImpor], terisi: Sequence[int]) -> bool:
    akhir = terisi[-len(baris) :]
    return len(akhir) == len(baris) > 0 and all(
        _sama(ada.read(nomor, header), nilai)
        for nomor, satu in zip(akhir, baris, strict=True)
        for header, nilai in satu.nilai.items()
    )


def _iter_bebas(terpakai: set[int]) -> Iterator[int]:
    nomor = 0
    while True:
        if nomor not in terpakai:
            yield nomor
        nomor += 1


def _normalize(mentah: Any, syarat: Syarat | None) -> Any:
    if is_kosong(mentah):
        return None
    if syarat is None or syarat.tipe is Tipe.ISIAN:
        if isinstance(mentah, float):
            return Decimal(repr(mentah))
        return mentah.strip() if isinstance(mentah, str) else mentah
    return read_sel(mentah, syarat, "", "", []).isi


def _sama(lama: Any, baru: Any) -> bool:
    if isinstance(lama, int | float | Decimal) and isinstance(baru, int | float | Decimal):
        return Decimal(str(lama)) == Decimal(str(baru))
    return bool(lama == baru)
