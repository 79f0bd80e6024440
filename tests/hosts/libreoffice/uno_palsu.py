"""A small world of UNO objects in memory, for what needs no LibreOffice to be tested."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

MEDAN = {
    "com.sun.star.table.CellRangeAddress": (
        "Sheet", "StartColumn", "StartRow", "EndColumn", "EndRow",
    ),
    "com.sun.star.beans.PropertyValue": ("Name", "Value"),
}  # fmt: skip


class StructPalsu:
    """A struct as pyuno has it: every field is there from the start."""

    def __init__(self, tipe: str, **isi: Any) -> None:
        """Fields that are not given are 0."""
        self.__pyunostruct__ = tipe
        for nama in MEDAN[tipe]:
            setattr(self, nama, isi.get(nama, 0))


class Enum:
    """An enum as pyuno has it; its class is known by this name."""

    def __init__(self, tipe: str, nilai: str) -> None:
        """A value of that type."""
        self.typeName, self.value = tipe, nilai


class Type:
    """A type as pyuno has it; its class is known by this name."""

    def __init__(self, nama: str, kelas: Enum) -> None:
        """A type of that name."""
        self.typeName, self.typeClass = nama, kelas


class ByteSequence:
    """Bytes as pyuno has them; its class is known by this name."""

    def __init__(self, isi: bytes) -> None:
        """Those bytes."""
        self.value = isi


class TidakAdaError(Exception):
    """A fault of UNO."""

    __pyunostruct__ = "com.sun.star.container.NoSuchElementException"
    Message = "tidak ada PK"


def install_uno(monkeypatch: pytest.MonkeyPatch) -> None:
    """A module `uno` for code that runs inside LibreOffice."""
    modul: Any = ModuleType("uno")
    modul.createUnoStruct = StructPalsu
    modul.Enum, modul.Type, modul.ByteSequence = Enum, Type, ByteSequence
    monkeypatch.setitem(sys.modules, "uno", modul)


class Kotak:
    """A message box that answers by itself."""

    def __init__(self, layar: Layar, *isi: Any) -> None:
        """Window, kind, buttons, title and text."""
        self.layar, self.isi = layar, isi

    def execute(self) -> int:
        """Remember what it said."""
        _, jenis, tombol, judul, teks = self.isi
        self.layar.kotak.append((jenis.value, tombol, judul, teks))
        return self.layar.jawaban

    def dispose(self) -> None:
        """It is gone."""
        self.layar.ditutup += 1


class Petunjuk:
    """The status bar."""

    def __init__(self, layar: Layar) -> None:
        """Of that screen."""
        self.layar = layar

    def start(self, teks: str, langkah: int) -> None:
        """Take the status bar."""
        self.layar.status.append(teks)

    def setText(self, teks: str) -> None:  # noqa: N802 - named by LibreOffice
        """Another text."""
        self.layar.status.append(teks)

    def end(self) -> None:
        """Give it back."""
        self.layar.status.append("")


class Layar:
    """What a person would have seen.

    Attributes:
        kotak: Message boxes: kind, buttons, title, text.
        status: Texts of the status bar; "" where it was given back.
        jawaban: The button that is pressed.
        ditutup: Number of dialogs that were put away.
    """

    def __init__(self) -> None:
        """Nothing yet."""
        self.kotak: list[tuple[str, int, str, str]] = []
        self.status: list[str] = []
        self.jawaban = 1
        self.ditutup = 0
        self.bingkai = SimpleNamespace(
            ContainerWindow=SimpleNamespace(
                getPosSize=lambda: SimpleNamespace(Width=1000, Height=600),
                getToolkit=lambda: SimpleNamespace(createMessageBox=lambda *isi: Kotak(self, *isi)),
            ),
            createStatusIndicator=lambda: Petunjuk(self),
        )


def build_ctx(layanan: dict[str, Callable[[], Any]], **isi: Any) -> Any:
    """A component context.

    Args:
        layanan: What makes each service.
        isi: More attributes, for tests that look at them.
    """
    refleksi = SimpleNamespace(
        forName=lambda nama: SimpleNamespace(
            getFields=lambda: tuple(
                SimpleNamespace(getName=lambda medan=medan: medan) for medan in MEDAN[nama]
            )
        )
    )
    return SimpleNamespace(
        getValueByName=lambda nama: refleksi,
        ServiceManager=SimpleNamespace(createInstanceWithContext=lambda nama, ctx: layanan[nama]()),
        **isi,
    )


def build_ctx_layar(layar: Layar, **isi: Any) -> Any:
    """A component context whose desktop has one window in front."""
    desktop = SimpleNamespace(getCurrentFrame=lambda: layar.bingkai)
    return build_ctx({"com.sun.star.frame.Desktop": lambda: desktop}, **isi)
