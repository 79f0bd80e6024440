"""The end of a child process: by itself, or because it says nothing any more."""

from __future__ import annotations

import contextlib
import subprocess
import threading
import time


class Penjaga:
    """Ends a child that says nothing for too long, so that LibreOffice never waits for ever."""

    def __init__(self, proses: subprocess.Popen[bytes], batas: float) -> None:
        """Watch `proses`; `batas` is in seconds."""
        self._proses, self._batas = proses, batas
        self._sejak: float | None = None
        self._lewat = False
        self._henti = threading.Event()
        self._benang = threading.Thread(target=self._watch, daemon=True)
        self._benang.start()

    def __enter__(self) -> None:
        """From here on the child has to speak."""
        self._sejak = time.monotonic()

    def __exit__(self, *galat: object) -> None:
        self._sejak = None

    def stop(self) -> bool:
        """Stop watching; True where the child was ended."""
        self._henti.set()
        self._benang.join()
        return self._lewat

    def _watch(self) -> None:
        while not self._henti.wait(min(1.0, self._batas / 4)):
            sejak = self._sejak
            if sejak is not None and time.monotonic() - sejak > self._batas:
                self._lewat = True
                self._proses.kill()
                return


def end_proses(proses: subprocess.Popen[bytes], batas: float = 0.0) -> int:
    """Close the pipes of the child, give it time to end by itself, and its exit code."""
    for pipa in (proses.stdin, proses.stdout):
        if pipa is not None:
            with contextlib.suppress(OSError):
                pipa.close()
    try:
        return proses.wait(batas)
    except subprocess.TimeoutExpired:
        proses.kill()
        return proses.wait()
