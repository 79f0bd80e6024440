"""Who may sign in: names and the fingerprints of their tokens, in a file of the operator.

A token is 32 random bytes, shown once. The file keeps only its SHA-256: there is nothing to guess
in so many bytes, so a slow hash would only slow down every cell that is computed.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import logging
import os
import secrets
import sys
from collections.abc import Mapping
from pathlib import Path

from lkjip_xl.errors import LingkunganError, Problem, Tingkat

AWAL_TOKEN = "lkjip_"
_BERKAS = "pengguna_server.json"
_PANJANG_NAMA = 60


class DaftarAkun:
    """The accounts in one file; a change of the file counts from the next request on."""

    def __init__(self, berkas: Path) -> None:
        """Accounts of the file `berkas`, which may not exist yet."""
        self.berkas = berkas
        self._tanda: tuple[int, ...] | None = None
        self._sidik: dict[str, str] = {}

    def find_nama(self, token: str) -> str | None:
        """Whose token this is; None for a wrong one, and where the file cannot be read."""
        try:
            semua = self._load()
        except LingkunganError:
            logging.getLogger(__name__).error("cannot read the accounts: nobody can sign in")
            return None
        dicari = _hash_token(token)
        hasil = None
        # All are compared, and each in constant time: the answer takes as long for any token.
        for nama, sidik in semua.items():
            if hmac.compare_digest(sidik, dicari):
                hasil = nama
        return hasil

    def list_nama(self) -> list[str]:
        """Names of all accounts.

        Raises:
            LingkunganError: The file is there and cannot be read.
        """
        return sorted(self._load())

    def create_token(self, nama: str) -> str:
        """A new token for `nama`, whose older one ends with it.

        Raises:
            LingkunganError: The name cannot be used, or the file cannot be read or written.
        """
        nama = _clean_nama(nama)
        if not nama or len(nama) > _PANJANG_NAMA or not nama.isprintable():
            raise LingkunganError([_problem_nama(nama)])
        token = AWAL_TOKEN + secrets.token_urlsafe(32)
        self._write({**self._load(), nama: _hash_token(token)})
        return token

    def remove_akun(self, nama: str) -> bool:
        """Take an account away; false where there is none of that name.

        Raises:
            LingkunganError: The file cannot be read or written.
        """
        semua = dict(self._load())
        if semua.pop(_clean_nama(nama), None) is None:
            return False
        self._write(semua)
        return True

    def _load(self) -> Mapping[str, str]:
        try:
            keadaan = self.berkas.stat()
            # A new token leaves the size as it is, and some disks count time in steps of seconds;
            # a file that takes the place of another is another one.
            tanda = (keadaan.st_ino, keadaan.st_mtime_ns, keadaan.st_size)
            if tanda != self._tanda:
                self._sidik = _parse(self.berkas.read_text(encoding="utf-8"))
                self._tanda = tanda
        except FileNotFoundError:
            self._sidik, self._tanda = {}, None
        except (OSError, ValueError) as galat:
            self._sidik, self._tanda = {}, None
            raise LingkunganError([_problem_berkas(self.berkas)]) from galat
        return self._sidik

    def _write(self, semua: Mapping[str, str]) -> None:
        """The whole file or none of it, readable by its owner only."""
        isi = json.dumps({"pengguna": dict(sorted(semua.items()))}, ensure_ascii=False, indent=1)
        sementara = self.berkas.with_name(f".{self.berkas.name}.{secrets.token_hex(4)}")
        try:
            self.berkas.parent.mkdir(parents=True, exist_ok=True)
            pegang = os.open(sementara, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            try:
                with os.fdopen(pegang, "w", encoding="utf-8") as berkas:
                    berkas.write(isi + "\n")
                os.replace(sementara, self.berkas)
            finally:
                with contextlib.suppress(OSError):
                    sementara.unlink(missing_ok=True)
        except OSError as galat:
            raise LingkunganError([_problem_berkas(self.berkas)]) from galat
        self._tanda = None


def find_berkas_akun() -> Path:
    """Where the accounts are kept unless the operator says otherwise: the user's own settings."""
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", Path.home())) / "LKjIP" / _BERKAS
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "LKjIP" / _BERKAS
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "lkjip" / _BERKAS


def _clean_nama(nama: str) -> str:
    return " ".join(nama.split())


def _hash_token(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _parse(teks: str) -> dict[str, str]:
    """Names and fingerprints.

    Raises:
        ValueError: The text is something else.
    """
    isi = json.loads(teks)
    semua = isi.get("pengguna") if isinstance(isi, dict) else None
    if not isinstance(semua, dict):
        raise ValueError("no accounts")
    for nama, sidik in semua.items():
        if not isinstance(sidik, str) or len(sidik) != 64 or not sidik.isascii():
            raise ValueError(f"no fingerprint: {nama}")
    return semua


def _problem_nama(nama: str) -> Problem:
    return Problem(
        "L-77",
        Tingkat.GALAT,
        f'Nama pengguna "{nama[:_PANJANG_NAMA]}" tidak dapat dipakai.',
        f"beri nama yang terisi, paling panjang {_PANJANG_NAMA} huruf, dalam satu baris.",
    )


def _problem_berkas(berkas: Path) -> Problem:
    return Problem(
        "L-76",
        Tingkat.GALAT,
        f'Daftar pengguna "{berkas}" tidak dapat dibaca atau ditulis.',
        "periksa hak atas berkas itu; bila rusak, hapus berkasnya lalu buat token baru "
        "dengan lkjip server --token-baru NAMA.",
    )
