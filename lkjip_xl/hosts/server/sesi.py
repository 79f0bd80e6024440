"""For whom a request is being answered, and under which address."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sesi:
    """One request of a signed-in user.

    Attributes:
        nama: The user.
        asal: The address of the server as the user's Excel knows it, without a slash at its end.
    """

    nama: str
    asal: str


SESI: ContextVar[Sesi] = ContextVar("SESI")
