"""The extension LKjIP.oxt: our components and menu, and the Python that they start."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from importlib.resources import files

from lkjip_xl import __version__
from lkjip_xl.hosts.libreoffice.ekstensi.anak import NAMA_SETELAN, Setelan

NAMA_OXT = "LKjIP.oxt"
PENGENAL = "id.go.lkjip"
# LibreOffice loads this file; the folder pythonpath beside it goes to sys.path of all extensions,
# so that our modules need a package of their own there.
_KOMPONEN = "lkjip_komponen.py"
PAKET = "pythonpath/lkjip_ekstensi"
_PINTU = '"""The door to our package, which lies in pythonpath."""\n\n' + (
    "from lkjip_ekstensi.komponen import g_ImplementationHelper  # noqa: F401\n"
)
_BERKAS = (
    "META-INF/manifest.xml",
    "description.xml",
    "lkjip.components",
    "Addons.xcu",
    "CalcWindowState.xcu",
)
MODUL = (
    "__init__",
    "anak",
    "galat_sel",
    "hubungan",
    "komponen",
    "nama",
    "pelayan_uno",
    "penjaga",
    "pesan",
)
_ZIP_TANGGAL = (2026, 1, 1, 0, 0, 0)


def build_oxt(setelan: Setelan) -> bytes:
    """The extension for the Python of `setelan`, the same bytes each time."""
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, isi in _iter_isi(setelan):
            info = zipfile.ZipInfo(nama, _ZIP_TANGGAL)
            # Otherwise the file would tell on which kind of computer it was made.
            info.create_system = 0
            arsip.writestr(info, isi, zipfile.ZIP_DEFLATED)
    return keluar.getvalue()


def _iter_isi(setelan: Setelan) -> Iterator[tuple[str, str]]:
    folder = files("lkjip_xl.hosts.libreoffice.ekstensi")
    for nama in _BERKAS:
        yield nama, _read(folder.joinpath(nama).read_text("utf-8"))
    yield _KOMPONEN, _PINTU
    for modul in MODUL:
        yield f"{PAKET}/{modul}.py", _read(folder.joinpath(f"{modul}.py").read_text("utf-8"))
    isi = {"python": setelan.python, "pustaka": setelan.pustaka}
    yield f"{PAKET}/{NAMA_SETELAN}", json.dumps(isi, ensure_ascii=False, indent=1) + "\n"


def _read(teks: str) -> str:
    return teks.replace("\r\n", "\n").replace("@VERSI@", __version__)
