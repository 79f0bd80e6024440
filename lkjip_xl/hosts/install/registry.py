"""What the registry of Windows tells; it is read only, never written."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeAlias

Registry: TypeAlias = Callable[[str, str], "str | int | None"]
"""Key such as "HKCU\\Software" and name of a value -> its content; None without one."""


def read_registry(kunci: str, nama: str) -> str | int | None:
    """A text or a whole number of the registry; None where it is missing, and outside Windows.

    Args:
        kunci: The key; it starts with HKCU or HKLM.
        nama: The name of the value; "" for the default value of the key.
    """
    if sys.platform != "win32":
        return None
    import winreg

    akar, _, sisa = kunci.partition("\\")
    tangan = {"HKCU": winreg.HKEY_CURRENT_USER, "HKLM": winreg.HKEY_LOCAL_MACHINE}[akar]
    try:
        # A 32-bit Python would otherwise be shown other keys than a 64-bit Excel.
        with winreg.OpenKey(tangan, sisa, 0, winreg.KEY_READ | winreg.KEY_WOW64_64KEY) as buka:
            isi = winreg.QueryValueEx(buka, nama)[0]
    except OSError:
        return None
    return isi if isinstance(isi, str | int) else None
