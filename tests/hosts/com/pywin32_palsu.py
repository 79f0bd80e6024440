"""xlwings' own classes for Excel on Windows, on any machine: pywin32 is stubbed while they load.

What the stubs hand over is what pywin32 does: values that it cannot turn into a VARIANT are
refused, a member that an object does not have is an AttributeError, a refusal of Excel a com_error.
"""

from __future__ import annotations

import atexit
import contextlib
import ctypes
import importlib
import sys
import types
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from unittest.mock import MagicMock, patch

import xlwings as xw

_MODUL = (
    "comtypes", "pythoncom", "pywintypes", "win32api", "win32clipboard", "win32com",
    "win32com.client", "win32com.client.dynamic", "win32com.server", "win32com.server.dispatcher",
    "win32com.server.policy", "win32com.server.util", "win32com.universal", "win32con",
    "win32event", "win32gui", "win32process", "win32timezone", "winerror", "winreg",
)  # fmt: skip
_DIMUAT = ("xlwings._win32patch", "xlwings._xlwindows", "xlwings.com_server", "xlwings.udfs")
TAK_ADA = -2147352570  # DISP_E_UNKNOWNNAME
DITOLAK = -2147352567  # DISP_E_EXCEPTION


class ComError(Exception):
    """pywintypes.com_error."""

    @property
    def hresult(self) -> int:
        """Its number."""
        return int(self.args[0])

    @property
    def excepinfo(self) -> Any:
        """What the program says of it."""
        return self.args[2]


def tolak(sebab: str) -> ComError:
    """What Excel answers where it refuses."""
    isi = (0, "Microsoft Excel", sebab, None, 0, -2146827284)
    return ComError(DITOLAK, "Exception occurred.", isi, None)


class Waktu(datetime):
    """pywintypes.TimeType: how COM hands over a date."""


class Benda:
    """win32com.client.CDispatch: an object of Excel with the members that its class names.

    Names with an underscore are the fake's own.
    """

    def __getattr__(self, nama: str) -> Any:
        raise AttributeError(f"{type(self).__name__}.{nama}")

    def __setattr__(self, nama: str, isi: Any) -> None:
        milik = getattr(type(self), nama, None)
        if nama.startswith("_"):
            object.__setattr__(self, nama, isi)
        elif isinstance(milik, property) and milik.fset is not None:
            object.__setattr__(self, nama, to_variant(isi))
        else:
            raise AttributeError(f"Property '{type(self).__name__}.{nama}' can not be set.")

    def __bool__(self) -> bool:
        return True

    @property
    def _oleobj_(self) -> Any:
        def find(bahasa: int, nama: str) -> int:
            if not hasattr(type(self), nama):
                raise ComError(TAK_ADA, "Unknown name.", None, None)
            return 1

        return types.SimpleNamespace(GetIDsOfNames=find)


def to_variant(isi: Any) -> Any:
    """An argument as Excel gets it.

    Raises:
        TypeError: pywin32 has no way to hand it over.
    """
    isi = getattr(isi, "_inner", isi)  # xlwings wraps some objects
    if isi is None or isinstance(isi, str | bool | int | float | Decimal | datetime | Benda):
        return isi
    if isinstance(isi, list | tuple) and not isinstance(isi, date):
        return tuple(map(to_variant, isi))
    raise TypeError(f"Objects of type '{type(isi).__name__}' can not be converted to a COM VARIANT")


class _Stub(types.ModuleType):
    """A module that has whatever it is asked for."""

    def __getattr__(self, nama: str) -> Any:
        if nama.startswith("__"):
            raise AttributeError(nama)
        isi = MagicMock(name=f"{self.__name__}.{nama}")
        setattr(self, nama, isi)
        return isi


def _build_stub(tanya: Callable[[str, int], int]) -> dict[str, Any]:
    modul: dict[str, Any] = {nama: _Stub(nama) for nama in _MODUL}
    for nama in _MODUL:
        induk, _, anak = nama.rpartition(".")
        if induk:
            setattr(modul[induk], anak, modul[nama])
    for nama in ("pywintypes", "pythoncom"):
        modul[nama].com_error = modul[nama].ole_error = ComError
    modul["pywintypes"].TimeType = Waktu
    modul["pythoncom"].__file__ = "pythoncom"
    klien = modul["win32com.client"]
    klien.CDispatch = Benda
    klien.CoClassBaseClass = klien.DispatchBaseClass = type("Lain", (), {})
    klien.Dispatch = lambda benda, **pilihan: benda
    modul["win32timezone"].TimeZoneInfo.utc = lambda: UTC
    modul["win32process"].GetWindowThreadProcessId = lambda jendela: (1, 4711)
    konstanta = {"MB_OK": 0, "MB_OKCANCEL": 1, "MB_YESNOCANCEL": 3, "MB_YESNO": 4,
                 "MB_ICONINFORMATION": 64, "MB_ICONWARNING": 48}  # fmt: skip
    for nama, nilai in konstanta.items():
        setattr(modul["win32con"], nama, nilai)
    modul["win32api"].MessageBox = lambda jendela, teks, judul, gaya: tanya(teks, gaya)
    bungkus = modul["win32com.server.util"]
    bungkus.wrap = lambda benda, *pilihan: benda
    bungkus.unwrap = lambda benda: benda
    return modul


@contextlib.contextmanager
def load_excel(tanya: Callable[[str, int], int]) -> Iterator[Any]:
    """The module of xlwings for Excel, as `xlwings._xlwindows`; all is as before afterwards.

    Args:
        tanya: Answers a message box, by its text and buttons.
    """
    tambahan = {nama: MagicMock() for nama in ("HRESULT", "WINFUNCTYPE", "WinError", "oledll",
                                               "windll") if not hasattr(ctypes, nama)}  # fmt: skip
    with contextlib.ExitStack() as balik:
        balik.enter_context(patch.dict(sys.modules, _build_stub(tanya)))
        for nama in _DIMUAT:
            sys.modules.pop(nama, None)
        for nama, isi in tambahan.items():
            balik.enter_context(patch.object(ctypes, nama, isi, create=True))
        with patch.object(ctypes, "PyDLL", MagicMock()):
            mesin = importlib.import_module("xlwings._xlwindows")
        atexit.unregister(mesin.cleanup)
        balik.enter_context(patch.object(xw, "_xlwindows", mesin, create=True))
        balik.callback(importlib.import_module("xlwings.com_server").loop.close)
        yield mesin
