"""Objects of a LibreOffice in another process, used as if they were those of pyuno.

The other end is `ekstensi/pelayan_uno.py`. By UNO's own convention a name in lower case is a
method and one that begins with a capital a property, so a method costs one message and no two.
"""

from __future__ import annotations

import base64
import copy
import functools
import json
from dataclasses import dataclass
from typing import Any, BinaryIO

_KONTEKS = 0


class UnoError(Exception):
    """LibreOffice could not do what it was asked for.

    Attributes:
        kelas: Name of its exception, such as "com.sun.star.io.IOException".
        pesan: What it says, in English.
    """

    def __init__(self, kelas: str, pesan: str) -> None:
        """Keep both."""
        super().__init__(f"{kelas.rpartition('.')[2]}: {pesan}")
        self.kelas, self.pesan = kelas, pesan


class PipaPutusError(Exception):
    """LibreOffice is gone; there is nobody left to tell."""


@dataclass(frozen=True, slots=True)
class EnumUno:
    """A value of an enum of UNO."""

    tipe: str
    nilai: str

    @property
    def value(self) -> str:
        """As pyuno calls it."""
        return self.nilai


@dataclass(frozen=True, slots=True)
class TipeUno:
    """A type of UNO."""

    nama: str
    kelas: str


class StructUno:
    """A struct of UNO: a copy of its fields, which goes back when it is handed over."""

    def __init__(self, tipe: str, medan: dict[str, Any]) -> None:
        """The fields of a struct of that type."""
        self.__dict__["_tipe"], self.__dict__["_medan"] = tipe, medan

    def __getattr__(self, nama: str) -> Any:
        if nama.startswith("_") or nama not in self._medan:
            raise AttributeError(nama)
        return self._medan[nama]

    def __setattr__(self, nama: str, isi: Any) -> None:
        if nama not in self._medan:
            raise AttributeError(nama)
        self._medan[nama] = isi

    def __repr__(self) -> str:
        return f"{self._tipe}({self._medan})"

    def __deepcopy__(self, memo: dict[int, Any]) -> StructUno:
        return StructUno(self._tipe, copy.deepcopy(self._medan, memo))

    def to_json(self) -> list[Any]:
        """Type and fields."""
        return [self._tipe, self._medan]


class ObjekJauh:
    """One object over there; let go of here, it is let go of there."""

    __slots__ = ("_nomor", "_pipa")

    def __init__(self, pipa: Pipa, nomor: int) -> None:
        """The object that has that number over there."""
        object.__setattr__(self, "_pipa", pipa)
        object.__setattr__(self, "_nomor", nomor)

    def __getattr__(self, nama: str) -> Any:
        if nama.startswith("_"):
            raise AttributeError(nama)
        if nama[0].islower():
            return functools.partial(_call, self, nama)
        return self._pipa.ask("ambil", self._nomor, nama)

    def __setattr__(self, nama: str, isi: Any) -> None:
        self._pipa.ask("taruh", self._nomor, nama, isi)

    def __repr__(self) -> str:
        return f"ObjekJauh({self._nomor})"

    def __del__(self) -> None:
        self._pipa.lepas.append(self._nomor)


def _call(objek: ObjekJauh, nama: str, *isi: Any) -> Any:
    return objek._pipa.ask("panggil", objek._nomor, nama, isi)


class Pipa:
    """Questions out, answers in, one line each."""

    def __init__(self, masuk: BinaryIO, keluar: BinaryIO) -> None:
        """Ask over `keluar`, hear from `masuk`."""
        self.lepas: list[int] = []
        self._masuk, self._keluar = masuk, keluar
        self._encode = json.JSONEncoder(
            default=_encode_khusus, allow_nan=False, separators=(",", ":")
        ).encode
        self._decode = json.JSONDecoder(object_hook=self._decode_khusus).decode

    def ask(self, kerja: str, nomor: int, nama: str, isi: Any = None) -> Any:
        """Have one thing done over there.

        Raises:
            AttributeError: The object has no such member.
            UnoError: LibreOffice says no.
            PipaPutusError: LibreOffice is gone.
            ValueError: An argument is not a number, or nothing that can travel.
        """
        lepas, self.lepas = self.lepas, []
        self._write([lepas, kerja, nomor, nama, isi])
        baris = self._masuk.readline()
        if not baris.endswith(b"\n"):
            raise PipaPutusError
        jawaban = self._decode(baris.decode("ascii"))
        if jawaban[0]:
            return _freeze(jawaban[1])
        _, kelas, pesan = jawaban
        raise AttributeError(pesan) if kelas == "AttributeError" else UnoError(kelas, pesan)

    def close(self) -> None:
        """Say goodbye."""
        self._write([[], "akhir", 0, "", None])

    def _write(self, isi: list[Any]) -> None:
        try:
            self._keluar.write(self._encode(isi).encode("ascii") + b"\n")
            self._keluar.flush()
        except OSError as fault:
            raise PipaPutusError from fault

    def _decode_khusus(self, isi: dict[str, Any]) -> Any:
        if len(isi) != 1:
            return isi
        [(jenis, rinci)] = isi.items()
        if jenis == "objek":
            return ObjekJauh(self, rinci)
        if jenis == "struct":
            return StructUno(rinci[0], {nama: _freeze(nilai) for nama, nilai in rinci[1].items()})
        if jenis == "enum":
            return EnumUno(*rinci)
        if jenis == "tipe":
            return TipeUno(*rinci)
        return base64.b64decode(rinci) if jenis == "bytes" else isi


class JembatanPipa:
    """The way to a LibreOffice that serves its objects over a pipe."""

    def __init__(self, pipa: Pipa) -> None:
        """Over that pipe."""
        self._pipa = pipa
        self._contoh: dict[str, StructUno] = {}
        self.ctx = ObjekJauh(pipa, _KONTEKS)
        self.desktop = self.build_layanan("com.sun.star.frame.Desktop")

    def build_struct(self, nama: str) -> StructUno:
        """A new struct of that type with the values it begins with."""
        if nama not in self._contoh:
            self._contoh[nama] = self._pipa.ask("struct", _KONTEKS, nama)
        return copy.deepcopy(self._contoh[nama])

    def build_enum(self, tipe: str, nilai: str) -> EnumUno:
        """A value of an enum."""
        return EnumUno(tipe, nilai)

    def build_layanan(self, nama: str) -> Any:
        """A new instance of a service."""
        return self.ctx.ServiceManager.createInstanceWithContext(nama, self.ctx)


def _encode_khusus(isi: Any) -> Any:
    if isinstance(isi, ObjekJauh):
        return {"objek": isi._nomor}
    if isinstance(isi, StructUno):
        return {"struct": isi.to_json()}
    if isinstance(isi, EnumUno):
        return {"enum": [isi.tipe, isi.nilai]}
    if isinstance(isi, TipeUno):
        return {"tipe": [isi.nama, isi.kelas]}
    if isinstance(isi, bytes | bytearray):
        return {"bytes": base64.b64encode(isi).decode("ascii")}
    raise ValueError(f"{type(isi).__name__} cannot travel to LibreOffice")


def _freeze(isi: Any) -> Any:
    """Lists as tuples, as pyuno gives the sequences of UNO."""
    if type(isi) is not list:
        return isi
    return tuple([_freeze(satu) if type(satu) is list else satu for satu in isi])
