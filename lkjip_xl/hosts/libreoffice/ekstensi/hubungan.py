"""The line to the service that computes: started when first asked, and again after it died."""

from __future__ import annotations

import json
import subprocess
import threading
import time
from collections.abc import Callable
from typing import Any

from .penjaga import Penjaga, end_proses

MODUL_LAYANAN = "lkjip_xl.hosts.libreoffice.layanan"
BATAS_DETIK = 30.0
# A book asks hundreds of times in a row; a Python that does not start is not tried each time.
JEDA_DETIK = 3.0


class PutusError(Exception):
    """The service cannot be started, died, or took too long."""


class Hubungan:
    """Questions to the service, one after the other, none for ever."""

    def __init__(
        self,
        mulai: Callable[[], subprocess.Popen[bytes]],
        *,
        batas_detik: float = BATAS_DETIK,
        jeda_detik: float = JEDA_DETIK,
    ) -> None:
        """Keep how to start the service.

        Args:
            mulai: Starts it.
            batas_detik: Seconds after which an answer is given up and the service ended.
            jeda_detik: Seconds after a failure during which it is not started again.
        """
        self._mulai, self._batas, self._jeda = mulai, batas_detik, jeda_detik
        self._kunci = threading.Lock()
        self._layanan: _Layanan | None = None
        self._boleh_mulai = 0.0

    def ask(self, nama: str, isi: Any) -> Any:
        """The answer of the function `nama` to the cells `isi`.

        A service that had answered before and is gone now is started again at once.

        Raises:
            PutusError: No answer.
        """
        baris = json.dumps([nama, isi], default=_encode_asing).encode("ascii") + b"\n"
        with self._kunci:
            layanan = self._layanan
            if layanan is not None:
                try:
                    return layanan.ask(baris)
                except PutusError:
                    self._end()
                    if layanan.terlalu_lama:
                        self._pause(self._batas * 2)
                        raise
            return self._ask_baru(baris)

    def close(self) -> None:
        """End the service."""
        with self._kunci:
            self._end()

    def _ask_baru(self, baris: bytes) -> Any:
        """The answer of a service that is started now."""
        if time.monotonic() < self._boleh_mulai:
            raise PutusError("started in vain a moment ago")
        try:
            self._layanan = layanan = _Layanan(self._mulai(), self._batas)
        except (OSError, ValueError) as fault:
            self._pause(self._jeda)
            raise PutusError(str(fault)) from fault
        try:
            return layanan.ask(baris)
        except PutusError:
            self._end()
            self._pause(self._batas * 2 if layanan.terlalu_lama else self._jeda)
            raise

    def _pause(self, detik: float) -> None:
        self._boleh_mulai = time.monotonic() + detik

    def _end(self) -> None:
        if self._layanan is not None:
            self._layanan.end()
            self._layanan = None


class _Layanan:
    """One running service."""

    def __init__(self, proses: subprocess.Popen[bytes], batas: float) -> None:
        self.terlalu_lama = False
        self._proses = proses
        self._penjaga = Penjaga(proses, batas)

    def ask(self, baris: bytes) -> Any:
        keluar, masuk = self._proses.stdin, self._proses.stdout
        assert keluar is not None
        assert masuk is not None
        try:
            with self._penjaga:
                keluar.write(baris)
                keluar.flush()
                return json.loads(masuk.readline())
        except (OSError, ValueError) as fault:
            raise PutusError(str(fault)) from fault

    def end(self) -> None:
        """End it, whatever it does."""
        self.terlalu_lama = self._penjaga.stop()
        self._proses.kill()
        end_proses(self._proses)


def _encode_asing(isi: Any) -> str:
    """What no cell holds, such as an object of UNO."""
    return "#VALUE!"
