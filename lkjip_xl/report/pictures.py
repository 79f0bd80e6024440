"""Pictures that Profil names, such as the logo: read from the folder of the book and checked."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from lkjip_xl.domain.isian import Teks
from lkjip_xl.domain.kinerja import Profil
from lkjip_xl.errors import Problem, Tingkat
from lkjip_xl.report.marks import Sorot
from lkjip_xl.report.printed import build_belum_diisi

KUNCI_PROFIL: Mapping[str, str] = {"logo": "LOGO", "struktur": "GAMBAR_STRUKTUR"}
BATAS_MB = 10
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
# Start of frame: the marker that holds the size. C4, C8 and CC are something else.
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True, slots=True)
class Gambar:
    """A picture that Word can show.

    Attributes:
        isi: The bytes of the file.
        jenis: "png" or "jpeg".
        lebar: Width in pixels.
        tinggi: Height in pixels.
    """

    isi: bytes
    jenis: str
    lebar: int
    tinggi: int


@dataclass(frozen=True, slots=True)
class GambarBuku:
    """The pictures of a book.

    Attributes:
        daftar: By key ("logo", "struktur"): the picture, or the mark that the report shows.
        problems: Why a picture that Profil names cannot be shown.
    """

    daftar: Mapping[str, Gambar | Sorot]
    problems: tuple[Problem, ...] = ()


def read_gambar_buku(profil: Profil, folder: Path | None) -> GambarBuku:
    """Read every picture that Profil names; none of them stops the report.

    Args:
        profil: Holds the file names.
        folder: Where the book lies; None for a book without a file, whose pictures are missing.
    """
    daftar: dict[str, Gambar | Sorot] = {}
    problems: list[Problem] = []
    for kunci, kode in KUNCI_PROFIL.items():
        isian = profil.teks(kode)
        daftar[kunci] = build_belum_diisi(isian.asal)
        if isian.isi is None or folder is None:
            continue
        try:
            daftar[kunci] = _read_gambar(isian.isi.strip(), folder)
        except _TidakDapatError as sebab:
            problems.append(_problem(isian, *sebab.args))
    return GambarBuku(daftar, tuple(problems))


def measure_gambar(isi: bytes) -> tuple[str, int, int] | None:
    """Kind, width and height in pixels of a PNG or JPEG; None for anything else, or if damaged."""
    if isi.startswith(_PNG) and isi[12:16] == b"IHDR" and b"IEND" in isi[-16:]:
        lebar, tinggi = struct.unpack(">II", isi[16:24])
        return ("png", lebar, tinggi) if lebar and tinggi else None
    if isi.startswith(_JPEG):
        ukuran = _measure_jpeg(isi)
        return ("jpeg", *ukuran) if ukuran and all(ukuran) else None
    return None


class _TidakDapatError(Exception):
    """Code, what is wrong, and how to repair it."""


def _read_gambar(nama: str, folder: Path) -> Gambar:
    path = _find(nama, folder)
    try:
        if path.stat().st_size > BATAS_MB * 1024 * 1024:
            raise _TidakDapatError(
                "G-03",
                f'Berkas gambar "{nama}" lebih besar dari {BATAS_MB} MB.',
                "perkecil gambarnya, misalnya dengan Paint (Ubah Ukuran), lalu simpan lagi.",
            )
        isi = path.read_bytes()
    except FileNotFoundError as sebab:
        raise _TidakDapatError(
            "G-01",
            f'Berkas gambar "{nama}" tidak ada di folder buku.',
            "salin berkas itu ke folder yang sama dengan buku, atau betulkan namanya.",
        ) from sebab
    except OSError as sebab:
        raise _TidakDapatError(
            "G-02",
            f'Berkas gambar "{nama}" tidak dapat dibaca ({sebab.strerror or sebab}).',
            "tutup berkas itu bila sedang terbuka, lalu coba lagi.",
        ) from sebab
    ukuran = measure_gambar(isi)
    if ukuran is None:
        raise _TidakDapatError(
            "G-04",
            f'Berkas "{nama}" bukan gambar PNG atau JPEG yang utuh.',
            "buka gambarnya di Paint, pilih Simpan Sebagai, jenis PNG, lalu ketik nama barunya.",
        )
    return Gambar(isi, *ukuran)


def _find(nama: str, folder: Path) -> Path:
    """The file of that name; it must lie in `folder` or below it, a link too."""
    windows = PureWindowsPath(nama)
    path = folder.joinpath(*PurePosixPath(nama.replace("\\", "/")).parts)
    is_luar = bool(windows.drive or windows.root) or "\0" in nama
    try:
        is_luar = is_luar or not path.resolve().is_relative_to(folder.resolve())
    except OSError:
        is_luar = True
    if is_luar:
        raise _TidakDapatError(
            "G-05",
            f'"{nama}" menunjuk ke luar folder buku.',
            "salin gambarnya ke folder yang sama dengan buku, lalu ketik nama berkasnya saja.",
        )
    return path


def _measure_jpeg(isi: bytes) -> tuple[int, int] | None:
    """Width and height in the first frame of a JPEG."""
    letak = 2
    while letak + 9 <= len(isi) and isi[letak] == 0xFF:
        tanda = isi[letak + 1]
        if tanda == 0xFF:  # padding in front of a marker
            letak += 1
            continue
        if tanda in _FRAMES:
            tinggi, lebar = struct.unpack(">HH", isi[letak + 5 : letak + 9])
            return lebar, tinggi
        letak += 2 + int.from_bytes(isi[letak + 2 : letak + 4])
    return None


def _problem(isian: Teks, kode: str, pesan: str, perbaikan: str) -> Problem:
    sheet, _, cell = isian.asal.rpartition("!")
    return Problem(kode, Tingkat.PERINGATAN, pesan, perbaikan, sheet=sheet, cell=cell)
