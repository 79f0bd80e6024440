"""Excel's side of a UDF call: xlwings' own classic dispatch on any machine, pywin32 stubbed.

Run as a program, for the stubs stay in the process: each line that it reads is a list of calls
as JSON, each line that it writes their results. An empty list asks what xlwings knows of them.
bench/udf.py measures through `install` too.
"""

from __future__ import annotations

import ctypes
import json
import sys
import types
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from unittest.mock import MagicMock

_PYWIN32 = (
    "comtypes", "pythoncom", "pywintypes", "win32api", "win32clipboard", "win32com",
    "win32com.client", "win32com.client.dynamic", "win32com.server",
    "win32com.server.dispatcher", "win32com.server.policy", "win32com.server.util",
    "win32com.universal", "win32con", "win32gui", "win32process", "win32timezone", "winerror",
    "winreg",
)  # fmt: skip
_HILANG = -2147352572  # what COM hands over for an argument that was left out
_GALAT = {
    "#DIV/0!": -2146826281, "#N/A": -2146826246, "#NAME?": -2146826259, "#NULL!": -2146826288,
    "#NUM!": -2146826252, "#REF!": -2146826265, "#VALUE!": -2146826273,
}  # fmt: skip
MODUL = "lkjip_xl.hosts.udf_xlwings"


class _Stub(types.ModuleType):
    """A module that has whatever it is asked for."""

    def __getattr__(self, nama: str) -> Any:
        if nama.startswith("__"):
            raise AttributeError(nama)
        isi = MagicMock(name=f"{self.__name__}.{nama}")
        setattr(self, nama, isi)
        return isi


class _ComError(Exception):
    """Stands for pywintypes.com_error."""


class _Waktu(datetime):
    """Stands for pywintypes.TimeType: how COM hands over a date."""


class RentangCom:
    """A range as COM hands it over: one value, or rows as tuples."""

    def __init__(self, isi: Any) -> None:
        """Hold the content of the cells."""
        self.Value = isi
        banyak = (len(isi), len(isi[0])) if isinstance(isi, tuple) else (1, 1)
        self.Row = self.Column = 1
        self.Rows, self.Columns = (types.SimpleNamespace(Count=satu) for satu in banyak)
        self.Worksheet = MagicMock()


def install() -> Any:
    """Put the stubs in place; returns `call_udf` of xlwings as it runs inside Excel."""
    for nama in _PYWIN32:
        sys.modules[nama] = _Stub(nama)
    sys.modules["win32com"].client = sys.modules["win32com.client"]  # type: ignore[attr-defined]
    for nama in ("pywintypes", "pythoncom"):
        sys.modules[nama].com_error = _ComError  # type: ignore[attr-defined]
    sys.modules["pywintypes"].TimeType = _Waktu  # type: ignore[attr-defined]
    sys.modules["pythoncom"].__file__ = "pythoncom"
    for nama in ("HRESULT", "WINFUNCTYPE", "WinError", "oledll", "windll"):
        if not hasattr(ctypes, nama):
            setattr(ctypes, nama, MagicMock())
    pydll, ctypes.PyDLL = ctypes.PyDLL, MagicMock()
    import xlwings
    from xlwings import _xlwindows, udfs

    ctypes.PyDLL = pydll
    xlwings._xlwindows = _xlwindows
    xlwings.engines.add(xlwings.Engine(impl=_xlwindows.engine))
    xlwings.engines["excel"].activate()
    # On Windows the package itself takes them from there.
    xlwings.func, xlwings.arg, xlwings.ret = udfs.xlfunc, udfs.xlarg, udfs.xlret
    _xlwindows.is_range_instance = lambda satu: isinstance(satu, RentangCom)
    pelayan = types.ModuleType("xlwings.com_server")
    pelayan.loop = None  # type: ignore[attr-defined]
    sys.modules["xlwings.com_server"] = pelayan
    return udfs.call_udf


def _to_com(isi: Any) -> Any:
    """The content of one cell or argument, from its form in JSON, as COM hands it over."""
    if isinstance(isi, Mapping):
        if "galat" in isi:
            return _GALAT[isi["galat"]]
        if "uang" in isi:  # a cell in a format of currency
            return Decimal(isi["uang"])
        return _Waktu.fromisoformat(isi["tanggal"])
    return isi


def _to_argumen(isi: Any) -> Any:
    """An argument: left out, typed into the formula, an array, a single cell, or a range."""
    if isinstance(isi, Mapping) and "sel" in isi:
        return RentangCom(_to_com(isi["sel"]))
    if isinstance(isi, Mapping) and "hilang" in isi:
        return _HILANG
    if isinstance(isi, Mapping) and "larik" in isi:
        return tuple(tuple(baris) if isinstance(baris, list) else baris for baris in isi["larik"])
    if isinstance(isi, list):
        return RentangCom(tuple(tuple(_to_com(sel) for sel in baris) for baris in isi))
    return _to_com(isi)


def run_panggilan(call_udf: Any, panggilan: Sequence[Sequence[Any]]) -> list[Any]:
    """Results of calls [function, argument, ...], each as Excel gets it."""
    return [
        call_udf(MODUL, nama, tuple(_to_argumen(satu) for satu in isi)) for nama, *isi in panggilan
    ]


def describe_fungsi() -> dict[str, Any]:
    """What xlwings knows of every function: description, arguments, their help."""
    import importlib

    modul = importlib.import_module(MODUL)
    semua = (getattr(modul, nama).__xlfunc__ for nama in modul.__all__)
    return {
        satu["name"]: {
            "arti": satu["ret"]["doc"],
            "bantuan": {argumen["name"]: argumen["doc"] for argumen in satu["args"]},
            "boleh_kosong": [a["name"] for a in satu["args"] if "optional" in a],
        }
        for satu in semua
    }


if __name__ == "__main__":
    panggil = install()
    for satu_baris in sys.stdin:
        masuk = json.loads(satu_baris)
        keluar = run_panggilan(panggil, masuk) if masuk else describe_fungsi()
        print(json.dumps(keluar), flush=True)
