"""Finished files waiting for the user who ordered them: in memory only, each handed out once."""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from lkjip_xl.errors import LingkunganError, Problem, Tingkat

JALUR = "/lkjip/unduh/"
BERLAKU_MENIT = 10
BATAS_BERKAS = 25 * 2**20
_PER_PENGGUNA = 3
_BATAS_SEMUA = 400 * 2**20


@dataclass(frozen=True, slots=True)
class Unduhan:
    """A file to be fetched.

    Attributes:
        nama: Its file name.
        isi: Its content.
        pemilik: Who ordered it.
        sampai: When it goes, on the clock of its Gudang.
    """

    nama: str
    isi: bytes
    pemilik: str
    sampai: float


class Gudang:
    """Files by the key of their link. The key is all it takes: it is 32 random bytes.

    Only the hash of a key is kept, so that looking one up says nothing about the others.
    """

    def __init__(self, jam: Callable[[], float] = time.monotonic) -> None:
        """Nothing waits yet; `jam` gives seconds."""
        self._jam = jam
        self._semua: dict[bytes, Unduhan] = {}
        self._kunci = threading.Lock()

    def store(self, nama: str, isi: bytes, pemilik: str) -> str:
        """Keep a file for its link; the oldest of too many of one user goes.

        Returns:
            The key of the link.

        Raises:
            LingkunganError: The file is too large, or too many files of others wait.
        """
        if len(isi) > BATAS_BERKAS:
            raise LingkunganError([_problem_besar(nama, len(isi))])
        with self._kunci:
            self._drop_lewat()
            milik = [kunci for kunci, s in self._semua.items() if s.pemilik == pemilik]
            for kunci in milik[: len(milik) - _PER_PENGGUNA + 1]:
                del self._semua[kunci]
            if sum(len(s.isi) for s in self._semua.values()) + len(isi) > _BATAS_SEMUA:
                raise LingkunganError([_problem_penuh()])
            baru = secrets.token_urlsafe(32)
            sampai = self._jam() + BERLAKU_MENIT * 60
            self._semua[_hash_kunci(baru)] = Unduhan(nama, isi, pemilik, sampai)
        return baru

    def find(self, kunci: str) -> Unduhan | None:
        """The file of a link, which stays; None when it is gone."""
        with self._kunci:
            self._drop_lewat()
            return self._semua.get(_hash_kunci(kunci))

    def take(self, kunci: str) -> Unduhan | None:
        """The file of a link, which ends with this; None when it is gone."""
        with self._kunci:
            self._drop_lewat()
            return self._semua.pop(_hash_kunci(kunci), None)

    def drop_lewat(self) -> None:
        """Let go of files whose time is over."""
        with self._kunci:
            self._drop_lewat()

    def _drop_lewat(self) -> None:
        kini = self._jam()
        for kunci in [k for k, satu in self._semua.items() if satu.sampai <= kini]:
            del self._semua[kunci]


def _hash_kunci(kunci: str) -> bytes:
    return hashlib.sha256(kunci.encode("utf-8", "surrogatepass")).digest()


def _problem_besar(nama: str, besar: int) -> Problem:
    return Problem(
        "L-79",
        Tingkat.GALAT,
        f"{nama} berukuran {besar // 2**20} MB, lebih dari batas {BATAS_BERKAS // 2**20} MB.",
        "perkecil gambar di buku, atau buat laporan dengan lkjip laporan di komputer sendiri.",
    )


def _problem_penuh() -> Problem:
    return Problem(
        "L-79",
        Tingkat.GALAT,
        "Terlalu banyak berkas yang sedang menunggu diunduh di server ini.",
        f"coba lagi setelah {BERLAKU_MENIT} menit.",
    )
