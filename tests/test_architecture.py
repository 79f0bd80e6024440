"""The rooms of the package: who may import whom, and which library lives where."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PAKET = Path(__file__).parents[1] / "lkjip_xl"
# domain < regulasi < workbook | checks | report < api < hosts; rooms of one height never meet.
TINGGI = {
    "errors": -2, "files": -1, "data": -1, "domain": 0, "regulasi": 1,
    "workbook": 2, "checks": 2, "report": 2, "api": 3, "hosts": 4, "__main__": 5,
}  # fmt: skip
# Library -> rooms that may import it; a library that is not named here has no room.
KAMAR = {
    **dict.fromkeys(("xlwings", "pypdf"), "hosts"),
    **dict.fromkeys(("uno", "unohelper", "com"), "hosts"),  # inside LibreOffice only
    **dict.fromkeys(("python_calamine", "openpyxl", "pandas", "numpy"), "workbook hosts"),
    **dict.fromkeys(("docx", "pptx", "jinja2", "markupsafe"), "report"),
    "xlsxwriter": "workbook report hosts",  # hosts: the workbook that an Excel add-in is
    "lxml": "workbook report",
}


def iter_modul() -> Iterator[tuple[str, str]]:
    """Dotted name (a package ends in ".__init__") and source of every module."""
    for path in sorted(PAKET.rglob("*.py")):
        nama = path.relative_to(PAKET.parent).with_suffix("").parts
        yield ".".join(nama), path.read_text(encoding="utf-8")


def iter_impor(modul: str, sumber: str) -> Iterator[str]:
    """Full dotted name of everything that a module imports, at any depth of its code."""
    for simpul in ast.walk(ast.parse(sumber)):
        if isinstance(simpul, ast.Import):
            yield from (satu.name for satu in simpul.names)
        elif isinstance(simpul, ast.ImportFrom):
            induk = modul.split(".")[: -simpul.level] if simpul.level else []
            awal = ".".join([*induk, *([simpul.module] if simpul.module else [])])
            yield from (f"{awal}.{satu.name}" for satu in simpul.names)


def find_langgar(modul: str, sumber: str) -> list[str]:
    """Imports of a module that its room forbids."""
    kamar = modul.split(".")[1]
    langgar = []
    for nama in iter_impor(modul, sumber):
        puncak, _, sisa = nama.partition(".")
        tujuan = sisa.split(".")[0]
        if puncak == "lkjip_xl":
            boleh = tujuan in (kamar, "__version__") or TINGGI.get(tujuan, 9) < TINGGI[kamar]
        else:
            boleh = puncak in sys.stdlib_module_names or kamar in KAMAR.get(puncak, "").split()
        if not boleh:
            langgar.append(f"{modul} imports {nama}")
    return langgar


def test_no_module_imports_upwards_or_outside_its_room() -> None:
    """Every import of the package points down, and every library stays in its room."""
    langgar = [
        satu
        for modul, sumber in iter_modul()
        if modul != "lkjip_xl.__init__"
        for satu in find_langgar(modul, sumber)
    ]

    assert langgar == []


@pytest.mark.parametrize(
    ("modul", "sumber"),
    [
        ("lkjip_xl.domain.angka", "import lkjip_xl.workbook.schema"),
        ("lkjip_xl.domain.angka", "from lkjip_xl import workbook"),
        ("lkjip_xl.domain.angka", "from lkjip_xl.workbook import schema"),
        ("lkjip_xl.domain.angka", "def f():\n    from ..workbook import schema"),
        ("lkjip_xl.domain.angka", "import lxml.etree"),
        ("lkjip_xl.report.render", "from lkjip_xl.workbook.read.grid import Grid"),
        ("lkjip_xl.report.render", "from openpyxl import load_workbook"),
        ("lkjip_xl.checks.rules", "from lkjip_xl import report, errors"),
        ("lkjip_xl.workbook.read.reader", "import jinja2"),
        ("lkjip_xl.api", "import xlwings"),
        ("lkjip_xl.files", "import lkjip_xl.domain.angka"),
        ("lkjip_xl.errors", "from lkjip_xl.files import write_atomic"),
        ("lkjip_xl.hosts.cli", "import requests"),
        ("lkjip_xl.hosts.cli", "from lkjip_xl import kamar_baru"),
    ],
)
def test_checker_sees_a_forbidden_import(modul: str, sumber: str) -> None:
    """An upward import is seen however it is written, and so is a library in a wrong room."""
    assert len(find_langgar(modul, sumber)) == 1


def test_checker_lets_a_downward_import_pass() -> None:
    """What the rooms allow is not reported."""
    sumber = "import io\nfrom lxml import etree\nfrom lkjip_xl import domain, errors\n"
    sumber += "from lkjip_xl.regulasi.loader import load_aturan\nfrom . import schema"

    assert find_langgar("lkjip_xl.workbook.read.reader", sumber) == []


# Rooms and entry points of the hosts, from the plain functions up to the command line: each may
# import what stands before it, itself, and nothing after it.
URUTAN_HOST = (
    "udf", "udf_alasan", "tampilan", "terbuka", "makro", "rekaman", "addin", "udf_xlwings",
    "macros", "lite", "libreoffice", "server", "install", "verbs", "cli", "jatuhan",
)  # fmt: skip


def find_langgar_host(modul: str, sumber: str) -> list[str]:
    """Imports of a host's module that point to a later room of the hosts."""
    kamar = modul.split(".")[2]
    boleh = {"__init__", *URUTAN_HOST[: URUTAN_HOST.index(kamar) + 1]}
    return [
        nama
        for nama in iter_impor(modul, sumber)
        if nama.startswith("lkjip_xl.hosts.") and nama.split(".")[2] not in boleh
    ]


def test_hosts_lean_on_each_other_in_one_order() -> None:
    """A button never needs the program around it; a function for cells never needs a book."""
    langgar = {
        modul: salah
        for modul, sumber in iter_modul()
        if modul.startswith("lkjip_xl.hosts.") and not modul.endswith("hosts.__init__")
        if (salah := find_langgar_host(modul, sumber))
    }

    assert langgar == {}


def test_checker_sees_a_button_that_asks_for_its_program() -> None:
    """The order is seen however the import is written."""
    sumber = "def f():\n    from lkjip_xl.hosts.libreoffice import engine"

    assert find_langgar_host("lkjip_xl.hosts.makro.dasbor", sumber) != []


# What of xlwings and around it is not open source, or serves it.
_BERBAYAR = ("xlwings.pro", "xlwings.server", "xlwings_server", "fastapi", "starlette", "uvicorn")


def iter_berbayar(modul: str, sumber: str) -> Iterator[str]:
    """Names of paid or server parts that a module imports, or loads by a name in quotes."""
    teks = [s.value for s in ast.walk(ast.parse(sumber)) if isinstance(s, ast.Constant)]
    for nama in (*iter_impor(modul, sumber), *(satu for satu in teks if isinstance(satu, str))):
        if any(nama == satu or nama.startswith(f"{satu}.") for satu in _BERBAYAR):
            yield nama


def test_only_the_server_room_touches_paid_parts_of_xlwings() -> None:
    """The core and every other host work without the extra, its licence and its key."""
    pemakai = {modul for modul, sumber in iter_modul() if any(iter_berbayar(modul, sumber))}

    assert pemakai
    assert {s for s in pemakai if not s.startswith("lkjip_xl.hosts.server.")} == set()


@pytest.mark.parametrize(
    "sumber",
    ["import xlwings.pro", "from xlwings.pro import reports", "from xlwings import server, pro",
     "def f():\n    import uvicorn", 'm = importlib.import_module("xlwings_server.main")'],
)  # fmt: skip
def test_checker_sees_a_paid_part(sumber: str) -> None:
    """However it is imported."""
    assert list(iter_berbayar("lkjip_xl.hosts.cli", sumber))


def test_package_itself_imports_nothing() -> None:
    """`import lkjip_xl` is free: its __init__ holds the version only."""
    sumber = (PAKET / "__init__.py").read_text(encoding="utf-8")

    assert list(iter_impor("lkjip_xl.__init__", sumber)) == []


def test_no_module_is_a_drawer() -> None:
    """No module is called utils: each has a subject."""
    assert [modul for modul, _ in iter_modul() if modul.endswith((".utils", ".helpers"))] == []


def test_package_stands_alone() -> None:
    """No file of the package points to a folder outside the repository."""
    teks = {".py", ".toml", ".md", ".txt", ".xml"}
    berkas = [path for path in PAKET.rglob("*") if path.suffix in teks]

    assert berkas
    assert [p for p in berkas if "shared/" in p.read_text(encoding="utf-8")] == []
