"""Pictures that Profil names: found beside the book, checked, and told when they cannot be used."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import docx
import pytest

from lkjip_xl import api
from lkjip_xl.domain.isian import Isian
from lkjip_xl.domain.kinerja import Profil
from lkjip_xl.errors import Tingkat
from lkjip_xl.report.pictures import BATAS_MB, Gambar, measure_gambar, read_gambar_buku
from lkjip_xl.workbook.write.example import load_contoh


def build_png(lebar: int, tinggi: int) -> bytes:
    """A black PNG."""

    def chunk(nama: bytes, isi: bytes) -> bytes:
        return struct.pack(">I", len(isi)) + nama + isi + struct.pack(">I", zlib.crc32(nama + isi))

    kepala = struct.pack(">IIBBBBB", lebar, tinggi, 8, 0, 0, 0, 0)
    baris = zlib.compress((b"\0" + bytes(lebar)) * tinggi)
    isi = chunk(b"IHDR", kepala) + chunk(b"IDAT", baris) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + isi


def build_jpeg(lebar: int, tinggi: int) -> bytes:
    """The head of a JPEG, as cameras write it: application data, then a progressive frame."""
    frame = struct.pack(">BBHBHHB", 0xFF, 0xC2, 17, 8, tinggi, lebar, 3)
    return b"\xff\xd8\xff\xe0\x00\x10" + bytes(14) + frame + bytes(20)


def build_profil(nama: str | None) -> Profil:
    """A Profil that names a logo and no other picture."""
    isian = {"LOGO": Isian(nama, "Profil!C24"), "GAMBAR_STRUKTUR": Isian(None, "Profil!C25")}
    return Profil(isian)


def test_picture_beside_the_book_is_read(tmp_path: Path) -> None:
    """A PNG that Profil names comes with its size; one that is not named leaves a mark."""
    (tmp_path / "logo.png").write_bytes(build_png(40, 30))

    gambar = read_gambar_buku(build_profil("logo.png"), tmp_path)

    logo = gambar.daftar["logo"]
    assert isinstance(logo, Gambar)
    assert (logo.jenis, logo.lebar, logo.tinggi) == ("png", 40, 30)
    assert gambar.daftar["struktur"] == "[belum diisi: Profil!C25]"
    assert gambar.problems == ()


@pytest.mark.parametrize("nama", ["gambar/logo.jpg", r"gambar\logo.jpg", " gambar/logo.jpg "])
def test_folder_below_the_book_may_be_named(tmp_path: Path, nama: str) -> None:
    """A file in a folder beside the book is found, with either slash."""
    (tmp_path / "gambar").mkdir()
    (tmp_path / "gambar" / "logo.jpg").write_bytes(build_jpeg(64, 48))

    logo = read_gambar_buku(build_profil(nama), tmp_path).daftar["logo"]

    assert isinstance(logo, Gambar)
    assert (logo.jenis, logo.lebar, logo.tinggi) == ("jpeg", 64, 48)


@pytest.mark.parametrize(
    ("nama", "kode", "kata"),
    [
        ("tak_ada.png", "G-01", "tidak ada di folder buku"),
        ("folder", "G-02", "tidak dapat dibaca"),
        ("besar.png", "G-03", f"lebih besar dari {BATAS_MB} MB"),
        ("teks.png", "G-04", "bukan gambar PNG atau JPEG"),
        ("terpotong.png", "G-04", "bukan gambar PNG atau JPEG"),
        ("../luar.png", "G-05", "luar folder buku"),
        ("/etc/hostname", "G-05", "luar folder buku"),
        (r"C:\gambar\logo.png", "G-05", "luar folder buku"),
        (r"\\server\logo.png", "G-05", "luar folder buku"),
        ("tautan.png", "G-05", "luar folder buku"),
    ],
)
def test_unusable_picture_is_a_peringatan(tmp_path: Path, nama: str, kode: str, kata: str) -> None:
    """What is wrong is told with the cell of Profil; the report shows a mark, and is written."""
    folder = tmp_path / "buku"
    (folder / "folder").mkdir(parents=True)
    (folder / "besar.png").write_bytes(build_png(4, 4) + bytes(BATAS_MB * 1024 * 1024))
    (folder / "teks.png").write_text("bukan gambar", encoding="utf-8")
    (folder / "terpotong.png").write_bytes(build_png(400, 400)[:60])
    (tmp_path / "luar.png").write_bytes(build_png(4, 4))
    (folder / "tautan.png").symlink_to(tmp_path / "luar.png")

    gambar = read_gambar_buku(build_profil(nama), folder)

    (problem,) = gambar.problems
    assert (problem.kode, problem.tingkat) == (kode, Tingkat.PERINGATAN)
    assert problem.tempat == "Profil!C24"
    assert kata in problem.pesan
    assert problem.perbaikan
    assert gambar.daftar["logo"] == "[belum diisi: Profil!C24]"


def test_book_without_a_file_has_no_pictures() -> None:
    """A book that is not on disk cannot have files beside it; nothing is complained of."""
    gambar = read_gambar_buku(build_profil("logo.png"), None)

    assert gambar.daftar["logo"] == "[belum diisi: Profil!C24]"
    assert gambar.problems == ()


@pytest.mark.parametrize(
    "isi", [b"", b"GIF89a", build_png(0, 5), b"\xff\xd8\xff", b"\xff\xd8\xff\xe0"]
)
def test_other_bytes_have_no_size(isi: bytes) -> None:
    """Another format, an empty picture or a cut file is not taken for a picture."""
    assert measure_gambar(isi) is None


@pytest.fixture
def buku(tmp_path: Path) -> Path:
    """The example book, naming a logo that exists and an org chart that does not."""
    isi = load_contoh("jember")
    baris = isi["tblProfil"]
    baris += [{"kode": kode, "isian": None} for kode in ("LOGO", "GAMBAR_STRUKTUR")
              if all(satu["kode"] != kode for satu in baris)]  # fmt: skip
    nama = {"LOGO": "logo.png", "GAMBAR_STRUKTUR": "bagan.png"}
    isi["tblProfil"] = [satu | {"isian": nama.get(satu["kode"], satu["isian"])} for satu in baris]
    path = tmp_path / "buku.xlsx"
    path.write_bytes(api.build_buku(isi, 2023))
    (tmp_path / "logo.png").write_bytes(build_png(40, 30))
    return path


def test_report_shows_the_pictures_of_its_book(buku: Path) -> None:
    """The logo is on the cover; a missing chart is a mark and a peringatan, with its caption."""
    hitungan = api.compute_buku(buku)

    laporan = api.render_laporan(hitungan)

    dokumen = docx.Document(io.BytesIO(laporan.berkas))
    teks = [p.text for p in dokumen.paragraphs]
    (problem,) = [satu for satu in hitungan.problems if satu.kode.startswith("G-")]
    tanda = f"belum diisi: {problem.tempat}"
    assert problem in api.check_buku(buku)
    assert problem.tempat in laporan.belum_diisi
    assert b'descr="Logo Kantor' in dokumen.part.blob
    assert teks.index("Gambar I.1 Bagan struktur organisasi") - 1 == teks.index(f"[{tanda}]")
    assert any("disajikan pada Gambar I.1." in satu for satu in teks)


def test_report_without_pictures_has_no_gap(tmp_path: Path, contoh: bytes) -> None:
    """Where Profil names no picture, cover and BAB I go without: no mark, no empty caption."""
    path = tmp_path / "buku.xlsx"
    path.write_bytes(contoh)

    laporan = api.render_laporan(api.compute_buku(path))

    teks = [p.text for p in docx.Document(io.BytesIO(laporan.berkas)).paragraphs]
    assert not [satu for satu in teks if "Bagan struktur organisasi" in satu]
    assert not [satu for satu in laporan.belum_diisi if satu.startswith("Profil")]
