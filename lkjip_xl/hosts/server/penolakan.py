"""Names that somebody asks for and that do not exist."""

from __future__ import annotations

import importlib
from typing import NoReturn

from lkjip_xl.hosts.server.sesi import SESI


def refuse_nama(nama: str) -> NoReturn:
    """Answer 404 for a function or script that is unknown.

    Raises:
        AttributeError: Nobody has sent a request: Python or a tool looks around.
        HTTPException: The name comes from a request, as the web server understands it.
    """
    if nama.startswith("__") or SESI.get(None) is None:
        raise AttributeError(nama)
    pesan = f'"{nama[:60]}" tidak dikenal oleh server LKjIP.'
    raise importlib.import_module("fastapi").HTTPException(status_code=404, detail=pesan)
