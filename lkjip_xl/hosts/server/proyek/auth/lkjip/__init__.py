"""The sign-in of xlwings Server: whoever passed the gate of lkjip_xl, and nobody else."""

from __future__ import annotations

import importlib
from typing import Any

from lkjip_xl.hosts.server.sesi import SESI


async def validate_token(token_string: str) -> Any:
    """The user of this request, whose token the gate has checked.

    Raises:
        HTTPException: 401; there is no gate in front, so there is no user.
    """
    sesi = SESI.get(None)
    if sesi is None:
        galat = importlib.import_module("fastapi").HTTPException
        raise galat(status_code=401, detail="Anda belum masuk.")
    return importlib.import_module("xlwings_server.models").User(id=sesi.nama, name=sesi.nama)
