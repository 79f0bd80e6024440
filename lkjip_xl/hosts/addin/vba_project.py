"""vbaProject.bin as in [MS-OVBA]: modules as source only, compiled by Excel itself."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lkjip_xl.hosts.addin.compound_file import build_compound_file
from lkjip_xl.hosts.addin.compression import compress

HALAMAN_KODE = "cp1252"
_PROJECT_ID = "{6C6B6A69-7021-4C4B-8A49-500000000001}"
_SEED = 0x5D
# Numbers that Excel gave to a project of its own; they only count its changes.
_VERSI = (0x52671F51, 0x20)
# Version FFFF: there is no compiled code, whatever the version of Excel.
_TANPA_CACHE = bytes.fromhex("cc61ffff000000")
_REFERENSI = (
    (
        "stdole",
        r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0"
        r"#C:\Windows\System32\stdole2.tlb#OLE Automation",
    ),
    (
        "Office",
        r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0"
        r"#C:\Program Files\Common Files\Microsoft Shared\OFFICE16\MSO.DLL"
        r"#Microsoft Office 16.0 Object Library",
    ),
)


class Jenis(StrEnum):
    """Kind of a VBA module."""

    BUKU = "buku"
    LEMBAR = "lembar"
    MODUL = "modul"
    TUNGGAL = "tunggal"  # a class with one object, which bears the name of the class


_KATA_PROJECT = {
    Jenis.BUKU: "Document={}/&H00000000",
    Jenis.LEMBAR: "Document={}/&H00000000",
    Jenis.MODUL: "Module={}",
    Jenis.TUNGGAL: "Class={}",
}
_BASE = {
    Jenis.BUKU: "00020819-0000-0000-C000-000000000046",
    Jenis.LEMBAR: "00020820-0000-0000-C000-000000000046",
    Jenis.TUNGGAL: "FCFB3D2A-A0FA-1068-A738-08002B3371B5",
}


@dataclass(frozen=True, slots=True)
class ModulVba:
    """One module of a VBA project.

    Attributes:
        nama: Its name.
        jenis: What it is.
        kode: The source as read in the editor, lines ending in LF, without attributes on top.
    """

    nama: str
    jenis: Jenis
    kode: str

    @property
    def teks(self) -> bytes:
        """The source as the project stores it: attributes on top, CRLF, code page 1252.

        Raises:
            UnicodeEncodeError: A character lies outside the code page.
        """
        baris = [f'Attribute VB_Name = "{self.nama}"', *_iter_atribut(self.jenis)]
        isi = "\n".join([*baris, self.kode.rstrip("\n"), ""])
        return isi.replace("\n", "\r\n").encode(HALAMAN_KODE)


def build_vba_project(nama: str, modul: Sequence[ModulVba]) -> bytes:
    """vbaProject.bin with these modules; the workbook comes first, then its sheets.

    Raises:
        UnicodeEncodeError: A source holds a character outside code page 1252.
    """
    vba = {satu.nama: compress(satu.teks) for satu in modul}
    vba["dir"] = compress(_build_dir(nama, modul))
    vba["_VBA_PROJECT"] = _TANPA_CACHE
    return build_compound_file(
        {"VBA": vba, "PROJECT": _build_project(nama, modul), "PROJECTwm": _build_names(modul)}
    )


def encrypt(project_id: str, data: bytes) -> str:
    """Protection, password or visibility as the PROJECT stream hides it ([MS-OVBA] 2.4.3.2)."""
    key = sum(project_id.encode("ascii")) & 0xFF
    out = [_SEED, _SEED ^ 2, _SEED ^ key]
    plain, previous, before = key, out[2], out[1]
    padding = b"\x07" * ((_SEED & 6) // 2)
    for byte in padding + struct.pack("<I", len(data)) + data:
        before, previous, plain = previous, byte ^ ((before + plain) & 0xFF), byte
        out.append(previous)
    return bytes(out).hex().upper()


def _iter_atribut(jenis: Jenis) -> Iterator[str]:
    if jenis is Jenis.MODUL:
        return
    is_dokumen = jenis is not Jenis.TUNGGAL
    yield f'Attribute VB_Base = "0{{{_BASE[jenis]}}}"'
    yield "Attribute VB_GlobalNameSpace = False"
    yield "Attribute VB_Creatable = False"
    yield "Attribute VB_PredeclaredId = True"
    yield f"Attribute VB_Exposed = {is_dokumen}"
    yield "Attribute VB_TemplateDerived = False"
    yield f"Attribute VB_Customizable = {is_dokumen}"


def _rec(kode: int, isi: bytes = b"") -> bytes:
    return struct.pack("<HI", kode, len(isi)) + isi


def _teks(kode: int, lebar: int, isi: str) -> bytes:
    """A text twice, as the file format wants it: in the code page and as UTF-16."""
    return _rec(kode, isi.encode(HALAMAN_KODE)) + _rec(lebar, isi.encode("utf-16-le"))


def _build_dir(nama: str, modul: Sequence[ModulVba]) -> bytes:
    """The dir stream: what the project is, what it refers to, which modules it has."""
    return b"".join([*_iter_info(nama), *_iter_referensi(), *_iter_modul(modul), _rec(0x10)])


def _iter_info(nama: str) -> Iterable[bytes]:
    bahasa = struct.pack("<I", 0x409)
    yield _rec(0x01, struct.pack("<I", 3))  # Windows of 64 bits; one of 32 bits reads it too
    yield _rec(0x02, bahasa) + _rec(0x14, bahasa)
    yield _rec(0x03, struct.pack("<H", int(HALAMAN_KODE[2:])))
    yield _rec(0x04, nama.encode(HALAMAN_KODE))
    yield _teks(0x05, 0x40, "")  # description
    yield _rec(0x06) + _rec(0x3D)  # help file
    yield _rec(0x07, bytes(4)) + _rec(0x08, bytes(4))  # help context, flags
    yield struct.pack("<HIIH", 0x09, 4, *_VERSI)  # its size leaves out the last two bytes
    yield _teks(0x0C, 0x3C, "")  # constants


def _iter_referensi() -> Iterable[bytes]:
    for nama, letak in _REFERENSI:
        yield _teks(0x16, 0x3E, nama)
        isi = letak.encode(HALAMAN_KODE)
        yield _rec(0x0D, struct.pack("<I", len(isi)) + isi + bytes(6))


def _iter_modul(modul: Sequence[ModulVba]) -> Iterable[bytes]:
    yield _rec(0x0F, struct.pack("<H", len(modul))) + _rec(0x13, b"\xff\xff")
    for satu in modul:
        yield _teks(0x19, 0x47, satu.nama) + _teks(0x1A, 0x32, satu.nama)
        yield _teks(0x1C, 0x48, "")  # description
        yield _rec(0x31, bytes(4)) + _rec(0x1E, bytes(4))  # the source starts at 0; help context
        yield _rec(0x2C, b"\xff\xff")
        yield _rec(0x21 if satu.jenis is Jenis.MODUL else 0x22) + _rec(0x2B)


def _build_project(nama: str, modul: Sequence[ModulVba]) -> bytes:
    """The PROJECT stream: no protection, no password, visible in the editor."""
    baris = [
        f'ID="{_PROJECT_ID}"',
        *(_KATA_PROJECT[satu.jenis].format(satu.nama) for satu in modul),
        f'Name="{nama}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        f'CMG="{encrypt(_PROJECT_ID, bytes(4))}"',
        f'DPB="{encrypt(_PROJECT_ID, bytes(1))}"',
        f'GC="{encrypt(_PROJECT_ID, bytes([255]))}"',
        "",
        "[Host Extender Info]",
        "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000",
        "",
        "[Workspace]",
        *(f"{satu.nama}=0, 0, 0, 0, C" for satu in modul),
    ]
    return ("\r\n".join(baris) + "\r\n").encode(HALAMAN_KODE)


def _build_names(modul: Sequence[ModulVba]) -> bytes:
    """The PROJECTwm stream: each name in both encodings."""
    nama = [s.nama.encode(HALAMAN_KODE) + b"\0" + f"{s.nama}\0".encode("utf-16-le") for s in modul]
    return b"".join(nama) + b"\0\0"
