"""The way to a running LibreOffice: through its own bridge here, or over a pipe (`jauh`)."""

from __future__ import annotations

from typing import Any, Protocol


class Jembatan(Protocol):
    """What the engine needs besides the objects themselves.

    Attributes:
        ctx: Component context of the office.
        desktop: Its desktop, which holds the open documents.
    """

    ctx: Any
    desktop: Any

    def build_struct(self, nama: str) -> Any:
        """A new struct of that type, to be filled and handed over."""

    def build_enum(self, tipe: str, nilai: str) -> Any:
        """A value of an enum."""

    def build_layanan(self, nama: str) -> Any:
        """A new instance of a service."""


class JembatanUno:
    """The bridge of this Python's own module uno."""

    def __init__(self, uno: Any, ctx: Any) -> None:
        """Take the module and the context of an office that it is connected to."""
        self._uno, self.ctx = uno, ctx
        self.desktop = self.build_layanan("com.sun.star.frame.Desktop")

    def build_struct(self, nama: str) -> Any:
        """A new struct of that type."""
        return self._uno.createUnoStruct(nama)

    def build_enum(self, tipe: str, nilai: str) -> Any:
        """A value of an enum."""
        return self._uno.Enum(tipe, nilai)

    def build_layanan(self, nama: str) -> Any:
        """A new instance of a service."""
        return self.ctx.ServiceManager.createInstanceWithContext(nama, self.ctx)


def build_sifat(jembatan: Jembatan, nama: str, isi: Any) -> Any:
    """An argument by name, as LibreOffice takes them when it opens and stores."""
    sifat = jembatan.build_struct("com.sun.star.beans.PropertyValue")
    sifat.Name, sifat.Value = nama, isi
    return sifat
