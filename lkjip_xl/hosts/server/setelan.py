"""How the server is to run: address, certificate, accounts; and what is wrong with that."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lkjip_xl.errors import Problem, Tingkat

PORT = 8017
ALAMAT = "127.0.0.1"
PROYEK = Path(__file__).parent / "proyek"
# Only this one comes from outside; no other setting of xlwings is left to chance.
KUNCI_LISENSI = "XLWINGS_LICENSE_KEY"
_SITUS = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Setelan:
    """What the operator asked for.

    Attributes:
        akun: The file of accounts.
        alamat: Address to listen on.
        port: Port to listen on.
        situs: Host name (with port) by which Excel reaches the server; empty for this computer.
        sertifikat: Certificate chain for https, a PEM file.
        kunci: Its private key, a PEM file.
        is_jaringan: Whether other computers may connect directly.
    """

    akun: Path
    alamat: str = ALAMAT
    port: int = PORT
    situs: str = ""
    sertifikat: Path | None = None
    kunci: Path | None = None
    is_jaringan: bool = False

    @property
    def is_loopback(self) -> bool:
        """Whether only this computer can connect."""
        if self.alamat == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.alamat).is_loopback
        except ValueError:
            return False

    @property
    def asal(self) -> str:
        """The address that goes into the manifest."""
        if self.situs:
            return f"https://{self._nama_situs}"
        return f"{self._skema}://localhost:{self.port}"

    def list_asal(self) -> dict[str, str]:
        """Host header of a request -> the address that it means; no other is answered."""
        setempat = [f"{nama}:{self.port}" for nama in ("localhost", "127.0.0.1", "[::1]")]
        hasil = {nama: f"{self._skema}://{nama}" for nama in setempat}
        if self.situs:
            hasil[self._nama_situs] = self.asal
        return hasil

    @property
    def _nama_situs(self) -> str:
        """As it stands in the Host header, where the usual port is left out."""
        return self.situs.casefold().removesuffix(":443")

    @property
    def _skema(self) -> str:
        return "http" if self.sertifikat is None else "https"


def check_setelan(setelan: Setelan) -> list[Problem]:
    """Everything that keeps the server from starting safely."""
    return [
        *_iter_port(setelan), *_iter_jaringan(setelan),
        *_iter_sertifikat(setelan), *_iter_situs(setelan),
    ]  # fmt: skip


def _iter_port(setelan: Setelan) -> Iterator[Problem]:
    if not 0 < setelan.port < 2**16:
        yield _problem(
            "L-74",
            f"Port {setelan.port} tidak ada.",
            f"pilih angka 1024 sampai 65535 dengan --port, atau pakai port baku {PORT}.",
        )


def _iter_jaringan(setelan: Setelan) -> Iterator[Problem]:
    if setelan.is_loopback:
        return
    if not setelan.is_jaringan or setelan.sertifikat is None:
        yield _problem(
            "L-72",
            f"Alamat {setelan.alamat} membuka server ini bagi komputer lain.",
            "pakai alamat baku 127.0.0.1 di belakang server web kantor; atau bila memang "
            "dimaksud, sertakan --izinkan-jaringan beserta --sertifikat dan --kunci.",
        )
    if not setelan.situs:
        yield _problem(
            "L-78",
            "Nama server di jaringan belum disebut, jadi manifes tidak dapat dibuat.",
            "tambahkan --situs, misalnya --situs lkjip.kantor.go.id.",
        )


def _iter_sertifikat(setelan: Setelan) -> Iterator[Problem]:
    if setelan.sertifikat is None and setelan.kunci is None:
        return
    if setelan.sertifikat is None or setelan.kunci is None:
        yield _problem(
            "L-73",
            "Sertifikat dan kuncinya harus disebut berdua.",
            "sertakan --sertifikat BERKAS.pem dan --kunci BERKAS.pem.",
        )
        return
    import ssl  # every start of `lkjip` would wait for it

    try:
        # A key with a password would wait for somebody to type it; an empty one fails at once.
        konteks = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        konteks.load_cert_chain(setelan.sertifikat, setelan.kunci, password="")
    except ssl.SSLError as galat:
        is_beda = galat.reason == "KEY_VALUES_MISMATCH"
        sebab = "bukan pasangannya" if is_beda else "bukan PEM, atau kuncinya bersandi"
    except OSError:
        sebab = "tidak ada, atau tidak boleh dibaca"
    else:
        return
    yield _problem(
        "L-73",
        f'Sertifikat "{setelan.sertifikat.name}" dan kunci "{setelan.kunci.name}" tidak dapat '
        f"dipakai ({sebab}).",
        "pastikan keduanya berkas PEM yang berpasangan, terbaca, dan kuncinya tanpa sandi.",
    )


def _iter_situs(setelan: Setelan) -> Iterator[Problem]:
    if setelan.situs and not _SITUS.fullmatch(setelan.situs):
        yield _problem(
            "L-78",
            f'Nama server "{setelan.situs}" tidak dapat dipakai.',
            "tulis namanya saja tanpa https:// dan tanpa garis miring, "
            "misalnya lkjip.kantor.go.id atau lkjip.kantor.go.id:8443.",
        )


def build_lingkungan(setelan: Setelan, lama: Mapping[str, str]) -> dict[str, str]:
    """Settings of xlwings Server as environment variables: those of `lama` have no say.

    The licence key of the operator is the exception: it passes as it is, and is never set here.
    """
    bebas = {
        nama: isi
        for nama, isi in lama.items()
        if nama == KUNCI_LISENSI or not nama.upper().startswith(("XLWINGS_", "DOTENV_PATH"))
    }
    return {
        **bebas,
        "XLWINGS_PROJECT_DIR": str(PROYEK),
        "XLWINGS_ON_SERVER": "true",
        "XLWINGS_ENVIRONMENT": "prod",
        "XLWINGS_PROJECT_NAME": "LKjIP",
        "XLWINGS_FUNCTIONS_NAMESPACE": "",
        "XLWINGS_AUTH_PROVIDERS": '["lkjip"]',
        "XLWINGS_CORS_ALLOW_ORIGINS": "[]",
        "XLWINGS_ENABLE_SOCKETIO": "false",
        "XLWINGS_ENABLE_HTMX": "false",
        "XLWINGS_ENABLE_ALPINEJS_CSP": "false",
        "XLWINGS_PYODIDE_BASE_URL": "",
        "XLWINGS_LOG_LEVEL": "WARNING",
    }


def _problem(kode: str, pesan: str, perbaikan: str) -> Problem:
    return Problem(kode, Tingkat.GALAT, pesan, perbaikan)
