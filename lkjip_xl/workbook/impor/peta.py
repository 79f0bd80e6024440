"""Which column of an exported file fills which column of a table, and how that is remembered."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from lkjip_xl.errors import BukuError, Problem, Tingkat

KEMIRIPAN = 0.72
_POLOS = re.compile(r"[A-Za-z0-9_-]+")
# Mapping of every table: table -> header in the file -> header in the table ("" leaves it out).
SemuaPeta = Mapping[str, Mapping[str, str]]


def normalize_judul(judul: object) -> str:
    """A header as it is compared: line breaks, runs of spaces and case do not count."""
    teks = re.sub(r"_x000[adAD]_", " ", str(judul))
    return " ".join(teks.split()).casefold()


def is_mirip(satu: str, lain: str) -> bool:
    """Whether two headers are alike enough to be proposed as a pair.

    >>> is_mirip("Kode Belanja", "Kode"), is_mirip("Realisasi", "Pagu")
    (True, False)
    """
    kiri, kanan = normalize_judul(satu), normalize_judul(lain)
    kata_kiri, kata_kanan = set(kiri.split()), set(kanan.split())
    if min(kata_kiri, kata_kanan, key=len) and (kata_kiri <= kata_kanan or kata_kanan <= kata_kiri):
        return True
    return SequenceMatcher(None, kiri, kanan).ratio() >= KEMIRIPAN


@dataclass(frozen=True, slots=True)
class Peta:
    """Where each column of the file goes.

    Attributes:
        pasti: Header in the file -> header in the table: the same words, or a saved choice.
        usul: The same for headers that are only alike; used once a person agrees.
        tak_dipakai: Headers of the file that go nowhere.
        belum_ada: Headers of the table that nothing fills.
    """

    pasti: Mapping[str, str]
    usul: Mapping[str, str]
    tak_dipakai: tuple[str, ...]
    belum_ada: tuple[str, ...]

    @property
    def semua(self) -> dict[str, str]:
        """Sure and proposed ones together."""
        return {**self.pasti, **self.usul}


def build_peta(
    judul_file: Sequence[str],
    judul_tabel: Sequence[str],
    simpanan: Mapping[str, str],
    milik: Sequence[str] = (),
) -> Peta:
    """The mapping of one file to one table.

    Args:
        judul_file: Headers of the file, each once; empty text for a column without header.
        judul_tabel: Headers that the table wants.
        simpanan: Saved mapping of this table.
        milik: Headers of staff's own columns: filled where the file has them, never asked for.
    """
    tabel = {normalize_judul(satu): satu for satu in [*judul_tabel, *milik]}
    simpan = {normalize_judul(k): normalize_judul(v) for k, v in simpanan.items()}
    sisa = [satu for satu in judul_file if satu]
    pasti: dict[str, str] = {}
    dipakai: set[str] = set()
    for satu in sisa:
        kunci = normalize_judul(satu)
        if kunci in tabel and kunci not in dipakai:
            pasti[satu] = tabel[kunci]
            dipakai.add(kunci)
    for satu in sisa:
        tujuan = simpan.get(normalize_judul(satu), "")
        if satu not in pasti and tujuan in tabel and tujuan not in dipakai:
            pasti[satu] = tabel[tujuan]
            dipakai.add(tujuan)
    bebas = [s for s in sisa if s not in pasti and normalize_judul(s) not in simpan]
    usul = _find_mirip(bebas, [s for s in judul_tabel if normalize_judul(s) not in dipakai])
    terisi = {*pasti.values(), *usul.values()}
    return Peta(
        pasti,
        usul,
        tuple(satu for satu in sisa if satu not in pasti and satu not in usul),
        tuple(satu for satu in judul_tabel if satu not in terisi),
    )


def _find_mirip(judul_file: Sequence[str], judul_tabel: Sequence[str]) -> dict[str, str]:
    """Pairs that are alike where neither has a second candidate."""
    calon = [(satu, lain) for satu in judul_file for lain in judul_tabel if is_mirip(satu, lain)]
    return {
        satu: lain
        for satu, lain in calon
        if sum(s == satu for s, _ in calon) == 1 and sum(t == lain for _, t in calon) == 1
    }


def find_berkas_peta(buku: Path) -> Path:
    """Where the mappings of a book are kept: beside it."""
    return buku.with_name(f"{buku.stem}.peta.toml")


def load_peta(path: Path) -> SemuaPeta:
    """Saved mappings; empty where nothing was saved yet.

    Raises:
        BukuError: The file was edited into something that cannot be read.
    """
    try:
        isi = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as galat:
        raise BukuError([_rusak(path, f"tidak dapat dibaca ({galat})")]) from galat
    for tabel, peta in isi.items():
        if not isinstance(peta, dict) or not all(isinstance(v, str) for v in peta.values()):
            raise BukuError([_rusak(path, f'bagian "{tabel}" bukan daftar judul = "judul"')])
    return isi


def _rusak(path: Path, sebab: str) -> Problem:
    return Problem(
        "I-10",
        Tingkat.GALAT,
        f"Berkas peta {sebab}.",
        'tulis tiap baris seperti "Judul di berkas" = "Judul di tabel" di bawah [namaTabel], '
        "atau hapus berkas itu.",
        path.name,
    )


def format_peta(semua: SemuaPeta) -> str:
    """Mappings as the text of a TOML file that staff may edit.

    >>> print(format_peta({"tblPNBP": {"Akun": "Kode"}}).splitlines()[-1])
    "Akun" = "Kode"
    """
    baris = ['# Padanan judul kolom: "judul di berkas" = "judul di tabel".',
             '# Isi "" di sebelah kanan agar kolom itu tidak dipakai.']  # fmt: skip
    for tabel, peta in semua.items():
        baris += ["", f"[{tabel if _POLOS.fullmatch(tabel) else _kutip(tabel)}]"]
        baris += [f"{_kutip(kiri)} = {_kutip(kanan)}" for kiri, kanan in peta.items()]
    return "\n".join(baris) + "\n"


_PENDEK = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _kutip(teks: str) -> str:
    isi = "".join(
        _PENDEK.get(satu) or (f"\\u{ord(satu):04x}" if ord(satu) < 32 or satu == "\x7f" else satu)
        for satu in teks
    )
    return f'"{isi}"'
