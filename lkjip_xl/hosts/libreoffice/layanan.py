"""The service that LibreOffice asks for the value of a function: JSON lines in, JSON lines out.

    python -m lkjip_xl.hosts.libreoffice.layanan

A question is ["LKJ_CAPAIAN", [arguments]]; an empty cell is null, a range a list of rows. The
answer is a number or a text, and the text of an Excel error stands for that error. Ends with its
input.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from typing import BinaryIO

from lkjip_xl.hosts.udf import FUNGSI
from lkjip_xl.hosts.udf.galat import GALAT_NAMA, GALAT_NILAI


def main() -> None:
    """Serve standard input; whatever else is printed goes to the errors."""
    keluar = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    sys.stdout = sys.stderr
    serve(sys.stdin.buffer, keluar)


def serve(masuk: Iterable[bytes], keluar: BinaryIO) -> None:
    """Answer each line of `masuk` by one line, whatever stands in it."""
    for baris in masuk:
        try:
            keluar.write(answer(baris))
            keluar.flush()
        except OSError:  # nobody listens any more
            return


def answer(baris: bytes) -> bytes:
    """The answer to one line."""
    return json.dumps(_compute(baris), allow_nan=False).encode("ascii") + b"\n"


def _compute(baris: bytes) -> float | str:
    try:
        nama, isi = json.loads(baris, parse_int=float)
        satu = FUNGSI.get(nama)
        return GALAT_NAMA if satu is None else satu.fungsi(*isi)
    # Neither a question nor cells, or nested too deeply: it must not end the service.
    except (ValueError, TypeError, RecursionError):
        return GALAT_NILAI


if __name__ == "__main__":
    main()
