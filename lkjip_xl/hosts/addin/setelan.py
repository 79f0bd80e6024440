"""Settings of xlwings that the add-in carries: which Python it starts, and what it loads."""

from __future__ import annotations

from types import MappingProxyType

NAMA_PROYEK = "lkjip"
MODUL_PYTHON = "lkjip_xl.hosts.udf_xlwings"
INTERPRETER = r"%LOCALAPPDATA%\LKjIP\python\Scripts\pythonw.exe"
PYTHONPATH = r"%LOCALAPPDATA%\LKjIP\python\Lib\site-packages"
# All are texts: xlwings reads them as such, and Excel would translate TRUE.
_TETAP = MappingProxyType(
    {
        "Use UDF Server": "True",
        "UDF Modules": MODUL_PYTHON,
        # The folder of a book must not lend its own Python modules to Excel.
        "Add_Workbook_To_PYTHONPATH": "False",
        "Show Console": "False",
    }
)


def build_setelan(interpreter: str = INTERPRETER, pythonpath: str = PYTHONPATH) -> dict[str, str]:
    """The settings of xlwings, name to value, in the order of their sheet.

    Args:
        interpreter: pythonw.exe as Windows finds it; %NAME% stands for a variable of the user.
        pythonpath: Folders to search for lkjip_xl before all others, parted by ";".
    """
    return {"Interpreter_Win": interpreter, "PYTHONPATH": pythonpath, **_TETAP}
