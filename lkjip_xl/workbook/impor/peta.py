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
    return is_memuat(satu, lain) or _ukur_mirip(satu, lain) >= KEMIRIPAN


def is_memuat(satu: str, lain: str) -> bool:
    """Whether all words of one header stand in the other: nearer than headers that look alike."""
    kiri, kanan = set(normalize_judul(satu).split()), set(normalize_judul(lain).split())
    return bool(kiri and kanan) and (kiri <= kanan or kanan <= kiri)


def _ukur_mirip(satu: str, lain: str) -> float:
    return SequenceMatcher(None, normalize_judul(satu), normalize_judul(lain)).ratio()


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
    lain: Sequence[str] = (),
) -> Peta:
    """The mapping of one file to one table.

    Args:
        judul_file: Headers of the file, each once; empty text for a column without header.
        judul_tabel: Headers that the table wants.
        simpanan: Saved mapping of this table.
        milik: Headers of staff's own columns: filled where the file has them, never asked for.
        lain: Other headers of the table, which the book fills itself: a column of the file that
            has one of them is proposed for nothing else.
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
    tertutup = {*simpan, *map(normalize_judul, lain)}
    bebas = [s for s in sisa if s not in pasti and normalize_judul(s) not in tertutup]
    usul = _find_mirip(bebas, [s for s in judul_tabel if normalize_judul(s) not in dipakai])
    terisi = {*pasti.values(), *usul.values()}
    return Peta(
        pasti,
        usul,
        tuple(satu for satu in sisa if satu not in pasti and satu not in usul),
        tuple(satu for satu in judul_tabel if satu not in terisi),
    )


def _find_mirip(judul_file: Sequence[str], judul_tabel: Sequence[str]) -> dict[str, str]:
    """Pairs that are alike where neither has a second candidate; shared words come first."""
    memuat = [(satu, lain) for satu in judul_file for lain in judul_tabel if is_memuat(satu, lain)]
    kiri, kanan = {satu for satu, _ in memuat}, {lain for _, lain in memuat}
    mirip = [
        (satu, lain)
        for satu in judul_file
        for lain in judul_tabel
        if satu not in kiri and lain not in kanan and is_mirip(satu, lain)
    ]
    return _pilih_tunggal(memuat) | _pilih_tunggal(mirip)


def _pilih_tunggal(calon: Sequence[tuple[str, str]]) -> dict[str, str]:
    return {
        satu: lain
        for satu, lain in calon
        if sum(s == satu for s, _ in calon) == 1 and sum(t == lain for _, t in calon) == 1
    }


def guess_padanan(judul_file: Sequence[str], judul_tabel: Sequence[str]) -> dict[str, str]:
    """A free header of the file for each missing one, the likest first: an example for staff.

    >>> guess_padanan(["Keterangan", "Kode Akun"], ["Kode"])
    {'Kode Akun': 'Kode'}
    """
    hasil: dict[str, str] = {}
    for lain in judul_tabel:
        bebas = [satu for satu in judul_file if satu and satu not in hasil]
        if bebas:
            hasil[max(bebas, key=lambda s: (is_memuat(s, lain), _ukur_mirip(s, lain)))] = lain
    return hasil


@dataclass(frozen=True, slots=True)
class TempatPeta:
    """Where staff may write which header stands for which.

    Attributes:
        berkas: The file of mappings, as staff find it.
        tabel: Table whose section of it is meant.
        is_ada: Whether the file has that section; a second one would damage it.
    """

    berkas: str = "BUKU.peta.toml di folder buku"
    tabel: str = "namaTabel"
    is_ada: bool = False

    def format_cara(self, pasangan: Mapping[str, str]) -> str:
        """What to write there for these pairs, ready to be copied, each line on its own."""
        bagian = f"[{format_bagian(self.tabel)}]"
        baris = [f"{_kutip(kiri)} = {_kutip(kanan)}" for kiri, kanan in pasangan.items()]
        if self.is_ada:
            ajakan = f"di bawah {bagian} pada berkas {self.berkas}:"
        else:
            ajakan = f"dalam berkas teks {self.berkas}:"
            baris.insert(0, bagian)
        return "\n    ".join([ajakan, *baris]) + "\n   lalu ulangi perintahnya."


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
        baris += ["", f"[{format_bagian(tabel)}]"]
        baris += [f"{_kutip(kiri)} = {_kutip(kanan)}" for kiri, kanan in peta.items()]
    return "\n".join(baris) + "\n"


def format_bagian(tabel: str) -> str:
    """The name of a table as the heading of a section, quoted where TOML asks for it."""
    return tabel if _POLOS.fullmatch(tabel) else _kutip(tabel)


_PENDEK = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _kutip(teks: str) -> str:
    isi = "".join(
        _PENDEK.get(satu) or (f"\\u{ord(satu):04x}" if ord(satu) < 32 or satu == "\x7f" else satu)
        for satu in teks
    )
    return f'"{isi}"'
