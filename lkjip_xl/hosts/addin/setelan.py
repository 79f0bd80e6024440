"""Settings that the add-in carries: which Python it starts, and where lkjip_xl lies."""

from __future__ import annotations

LEMBAR = "lkjip.conf"
MODUL_PYTHON = "lkjip_xl.hosts.udf_xlwings"
INTERPRETER = r"%LOCALAPPDATA%\LKjIP\python\Scripts\pythonw.exe"
PYTHONPATH = r"%LOCALAPPDATA%\LKjIP\python\Lib\site-packages"


def build_setelan(interpreter: str = INTERPRETER, pythonpath: str = PYTHONPATH) -> dict[str, str]:
    """Name to value, in the order of the sheet; the names are those of xlwings.

    Args:
        interpreter: pythonw.exe as Windows finds it; %NAME% at its start stands for a variable
            of the user.
        pythonpath: Folders to search for lkjip_xl after all others, parted by ";".
    """
    return {"Interpreter_Win": interpreter, "PYTHONPATH": pythonpath}
