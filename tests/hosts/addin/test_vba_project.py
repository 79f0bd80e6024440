"""vbaProject.bin and the compound file around it, read back by independent programs."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import olefile
import pytest
import xlwings

from lkjip_xl.hosts.addin.compound_file import build_compound_file
from lkjip_xl.hosts.addin.vba_project import Jenis, ModulVba, build_vba_project, encrypt
from tests.hosts.addin.readers import load_olevba

MODUL = [
    ModulVba("ThisWorkbook", Jenis.BUKU, "Option Explicit\n"),
    ModulVba("shSatu", Jenis.LEMBAR, ""),
    ModulVba("Alat", Jenis.TUNGGAL, "Public Nilai As Double\n"),
    ModulVba("Utama", Jenis.MODUL, "Public Function DUA()\n    DUA = 2 ' \u20ac\nEnd Function\n"),
]


def buka(data: bytes) -> olefile.OleFileIO:
    """A compound file in a reader that complains about every defect."""
    return olefile.OleFileIO(io.BytesIO(data), raise_defects=olefile.DEFECT_UNSURE)


def baca_dir(data: bytes) -> list[tuple[int, bytes]]:
    """The records of the dir stream: what each is, and what it holds."""
    with buka(data) as ole:
        isi = load_olevba().decompress_stream(bytearray(ole.openstream("VBA/dir").read()))
    hasil, tempat = [], 0
    while tempat < len(isi):
        kode, panjang = struct.unpack_from("<HI", isi, tempat)
        panjang = 6 if kode == 0x09 else panjang  # the version tells less than it holds
        hasil.append((kode, bytes(isi[tempat + 6 : tempat + 6 + panjang])))
        tempat += 6 + panjang
    return hasil


@pytest.mark.parametrize("panjang", [0, 1, 63, 64, 65, 511, 4095, 4096, 4097, 300_000])
def test_streams_of_every_size_come_back(panjang: int) -> None:
    """Small streams share sectors, large ones have their own; none loses a byte."""
    isi = bytes(satu % 251 for satu in range(panjang))

    with buka(build_compound_file({"a": isi, "Folder": {"b": isi, "c": b"x"}})) as ole:
        assert ole.openstream("a").read() == isi
        assert ole.openstream("Folder/b").read() == isi
        assert ole.openstream("Folder/c").read() == b"x"
        assert ole.parsing_issues == []


@pytest.mark.parametrize("banyak", range(1, 20))
def test_every_number_of_names_is_found(banyak: int) -> None:
    """The search tree of a folder holds all names, and finds them whatever their case."""
    nama = [f"Nama{'x' * (satu % 5)}{satu}" for satu in range(banyak)]

    with buka(build_compound_file({satu: satu.encode() for satu in nama})) as ole:
        assert sorted(satu[0] for satu in ole.listdir()) == sorted(nama)
        assert all(ole.openstream(satu.upper()).read() == satu.encode() for satu in nama)


@pytest.mark.parametrize("banyak", range(1, 40))
def test_the_tree_of_names_is_a_sound_red_black_tree(banyak: int) -> None:
    """Names stand in order, no red entry under a red one, the same number of black ones below."""
    isi = build_compound_file({f"n{satu:02}": b"" for satu in range(banyak)})
    (awal,) = struct.unpack_from("<I", isi, 48)
    baris = [isi[tempat : tempat + 128] for tempat in range(512 * (awal + 1), len(isi), 128)]

    def telusuri(nomor: int, induk_hitam: bool) -> tuple[list[str], int]:
        if nomor == 0xFFFFFFFF:
            return [], 1
        satu = baris[nomor]
        hitam = satu[67] == 1
        assert hitam or induk_hitam
        kiri, kanan = struct.unpack_from("<II", satu, 68)
        nama_kiri, hitam_kiri = telusuri(kiri, hitam)
        nama_kanan, hitam_kanan = telusuri(kanan, hitam)
        assert hitam_kiri == hitam_kanan
        return [*nama_kiri, satu[:6].decode("utf-16-le"), *nama_kanan], hitam_kiri + hitam

    nama, _ = telusuri(struct.unpack_from("<I", baris[0], 76)[0], False)

    assert nama == [f"n{satu:02}" for satu in range(banyak)]


def test_a_name_that_does_not_fit_is_refused() -> None:
    """The directory has room for 31 characters."""
    with pytest.raises(ValueError, match="too long"):
        build_compound_file({"x" * 32: b""})


def test_a_project_has_all_its_streams() -> None:
    """Excel finds the project, its directory and one stream for each module; no compiled code."""
    with buka(build_vba_project("Uji", MODUL)) as ole:
        nama = {"/".join(satu) for satu in ole.listdir()}
        proyek = ole.openstream("PROJECT").read().decode("cp1252").split("\r\n")

    assert nama == {"PROJECT", "PROJECTwm", "VBA/dir", "VBA/_VBA_PROJECT",
                    *(f"VBA/{satu.nama}" for satu in MODUL)}  # fmt: skip
    assert proyek[1:5] == ["Document=ThisWorkbook/&H00000000", "Document=shSatu/&H00000000",
                           "Class=Alat", "Module=Utama"]  # fmt: skip


def test_the_directory_is_built_like_one_that_excel_opens_every_day() -> None:
    """The add-in shipped with xlwings has the same records, references and kind of system."""
    bawaan = Path(xlwings.__file__).with_name("addin") / "xlwings.xlam"
    with zipfile.ZipFile(bawaan) as arsip:
        asli = baca_dir(arsip.read("xl/vbaProject.bin"))

    kita = baca_dir(build_vba_project("Uji", MODUL))

    awal = [kode for kode, _ in asli].index(0x19)
    tetap = (0x01, 0x02, 0x14, 0x03, 0x16, 0x3E, 0x0D)
    assert [kode for kode, _ in kita[:awal]] == [kode for kode, _ in asli[:awal]]
    assert [satu for satu in kita if satu[0] in tetap] == [s for s in asli if s[0] in tetap]
    for satu in (asli, kita):
        per_modul = [kode for kode, _ in satu[awal:-1]]
        assert len(per_modul) % 11 == 0
        assert set(zip(*[iter(per_modul)] * 11, strict=True)) == {
            (0x19, 0x47, 0x1A, 0x32, 0x1C, 0x48, 0x31, 0x1E, 0x2C, jenis, 0x2B)
            for jenis in (0x21, 0x22)
        }
        assert satu[-1] == (0x10, b"")


def test_a_character_outside_the_code_page_is_refused() -> None:
    """VBA text is code page 1252: the euro sign passes, an arrow stops the build."""
    assert b"\x80" in MODUL[3].teks
    with pytest.raises(UnicodeEncodeError):
        build_vba_project("Uji", [ModulVba("Utama", Jenis.MODUL, "' \u2192\n")])


@pytest.mark.parametrize("isi", [bytes(4), bytes(1), b"\xff"])
def test_protection_reads_back(isi: bytes) -> None:
    """Whoever undoes the hiding finds what was hidden: no lock, no password, visible."""
    kunci = "{6C6B6A69-7021-4C4B-8A49-500000000001}"

    sandi = bytes.fromhex(encrypt(kunci, isi))

    benih = sandi[0]
    assert benih ^ sandi[1] == 2
    assert benih ^ sandi[2] == sum(kunci.encode()) & 0xFF
    terang, satu, dua = benih ^ sandi[2], sandi[2], sandi[1]
    hasil = bytearray()
    for byte in sandi[3:]:
        terang = byte ^ ((dua + terang) & 0xFF)
        dua, satu = satu, byte
        hasil.append(terang)
    jeda = (benih & 6) // 2
    assert hasil[jeda : jeda + 4] == len(isi).to_bytes(4, "little")
    assert hasil[jeda + 4 :] == isi
