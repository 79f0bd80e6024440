"""The manifest that tells Excel about the add-in: the ribbon's words, our pictures, our address."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from lkjip_xl import __version__
from lkjip_xl.hosts.server.ikon import build_jalur
from lkjip_xl.hosts.server.pita import Grup, Pita, Tombol, load_pita

# The add-in's own number, the same at every office; Excel tells add-ins apart by it.
ID = "6f0f2a0e-5d0b-4c57-9c7e-1f4b8f5a2d36"
# Prefixes and default namespaces are written as they stand: the kinds in xsi:type belong to the
# default namespace around them, so it must change where Microsoft's schema changes it.
_RUANG = {
    "xmlns": "http://schemas.microsoft.com/office/appforoffice/1.1",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xmlns:bt": "http://schemas.microsoft.com/office/officeappbasictypes/1.0",
}
_RUANG_VERSI = "http://schemas.microsoft.com/office/taskpaneappversionoverrides"
_JENIS = "xsi:type"
_PANEL = "Panel.Url"
_MASUK = Tombol(
    "masuk", "Masuk", "Masuk ke server LKjIP",
    "Membuka panel tempat Anda memasukkan kode masuk dari pengelola server. Cukup satu kali.",
)  # fmt: skip
_UKURAN = (16, 32, 80)
# Lists of resources in the order that Excel asks for -> what stands in them.
_SUMBER = {"Images": "Image", "Urls": "Url", "ShortStrings": "String", "LongStrings": "String"}


def build_manifest(asal: str) -> bytes:
    """The manifest of the add-in whose server is reached at `asal`, such as "https://kantor"."""
    akar = ET.Element("OfficeApp", {**_RUANG, _JENIS: "TaskPaneApp"})
    _add_kepala(akar, asal)
    _add_versi(akar, load_pita(), asal)
    ET.indent(akar)
    isi: bytes = ET.tostring(akar, encoding="utf-8", xml_declaration=True)
    return isi


def _add(induk: ET.Element, nama: str, teks: str | None = None, **atribut: str) -> ET.Element:
    anak = ET.SubElement(induk, nama, atribut)
    anak.text = teks
    return anak


def _add_kepala(akar: ET.Element, asal: str) -> None:
    _add(akar, "Id", ID)
    # Excel compares four numbers, and takes a version before 1 for a draft.
    angka = [bagian for bagian in __version__.split(".") if bagian.isdigit()]
    _add(akar, "Version", ".".join(["1", *angka, "0", "0", "0"][:4]))
    _add(akar, "ProviderName", "lkjip_xl")
    _add(akar, "DefaultLocale", "id-ID")
    _add(akar, "DisplayName", DefaultValue="LKjIP")
    _add(akar, "Description", DefaultValue="Menghitung capaian, memeriksa isian, menyusun LKjIP.")
    _add(akar, "IconUrl", DefaultValue=asal + build_jalur("lkjip", 32))
    _add(akar, "HighResolutionIconUrl", DefaultValue=asal + build_jalur("lkjip", 64))
    _add(akar, "SupportUrl", DefaultValue=f"{asal}/taskpane.html")
    _add(_add(akar, "AppDomains"), "AppDomain", asal)
    _add(_add(akar, "Hosts"), "Host", Name="Workbook")
    # Functions of cells and the panel live in one place, so that they share the sign-in.
    himpunan = _add(_add(akar, "Requirements"), "Sets", DefaultMinVersion="1.1")
    _add(himpunan, "Set", Name="SharedRuntime", MinVersion="1.1")
    _add(_add(akar, "DefaultSettings"), "SourceLocation", DefaultValue=f"{asal}/taskpane.html")
    _add(akar, "Permissions", "ReadWriteDocument")


def _add_versi(induk: ET.Element, pita: Pita, asal: str) -> None:
    """Functions, panel and ribbon, which are an extension of the manifest's first form."""
    jenis = {"xmlns": _RUANG_VERSI, _JENIS: "VersionOverridesV1_0"}
    akar = _add(induk, "VersionOverrides", **jenis)
    inang = _add(_add(akar, "Hosts"), "Host", **{_JENIS: "Workbook"})
    _add(_add(inang, "Runtimes"), "Runtime", resid=_PANEL, lifetime="long")
    semua = _add(inang, "AllFormFactors")
    fungsi = _add(semua, "ExtensionPoint", **{_JENIS: "CustomFunctions"})
    for nama, sumber in (
        ("Script", "Fungsi.Url"), ("Page", _PANEL), ("Metadata", "Daftar.Url"),
    ):  # fmt: skip
        _add(_add(fungsi, nama), "SourceLocation", resid=sumber)
    meja = _add(inang, "DesktopFormFactor")
    _add(meja, "FunctionFile", resid=_PANEL)
    titik = _add(meja, "ExtensionPoint", **{_JENIS: "PrimaryCommandSurface"})
    tab = _add(titik, "CustomTab", id="LKjIP.Tab")
    for nomor, grup in enumerate(pita.grup):
        tombol = [*grup.tombol, _MASUK] if nomor == len(pita.grup) - 1 else grup.tombol
        _add_grup(tab, nomor, Grup(grup.label, tombol))
    _add(tab, "Label", resid="Tab.Label")
    _add_sumber(akar, pita, asal)


def _add_grup(tab: ET.Element, nomor: int, grup: Grup) -> None:
    induk = _add(tab, "Group", id=f"LKjIP.Grup{nomor}")
    _add(induk, "Label", resid=f"Grup{nomor}.Label")
    _add_ikon(induk, grup.tombol[0].verb)
    for tombol in grup.tombol:
        kendali = _add(induk, "Control", **{_JENIS: "Button", "id": f"LKjIP.{tombol.verb}"})
        _add(kendali, "Label", resid=f"{tombol.verb}.Label")
        bantuan = _add(kendali, "Supertip")
        _add(bantuan, "Title", resid=f"{tombol.verb}.Judul")
        _add(bantuan, "Description", resid=f"{tombol.verb}.Arti")
        _add_ikon(kendali, tombol.verb)
        if tombol is _MASUK:
            aksi = _add(kendali, "Action", **{_JENIS: "ShowTaskpane"})
            _add(aksi, "TaskpaneId", "LKjIP")
            _add(aksi, "SourceLocation", resid=_PANEL)
        else:
            aksi = _add(kendali, "Action", **{_JENIS: "ExecuteFunction"})
            _add(aksi, "FunctionName", tombol.verb)


def _add_ikon(induk: ET.Element, nama: str) -> None:
    ikon = _add(induk, "Icon")
    for ukuran in _UKURAN:
        _add(ikon, "bt:Image", size=str(ukuran), resid=f"{nama}.{ukuran}")


def _add_sumber(akar: ET.Element, pita: Pita, asal: str) -> None:
    """Pictures, addresses and words, which everything else names by their id."""
    sumber = _add(akar, "Resources")
    semua = list(_iter_sumber(pita, asal))
    for daftar, unsur in _SUMBER.items():
        induk = _add(sumber, f"bt:{daftar}")
        for jenis, nama, isi in semua:
            if jenis == daftar:
                _add(induk, f"bt:{unsur}", id=nama, DefaultValue=isi)


def _iter_sumber(pita: Pita, asal: str) -> Iterator[tuple[str, str, str]]:
    """Kind, id and content of every resource."""
    yield "Urls", _PANEL, f"{asal}/taskpane.html"
    yield "Urls", "Fungsi.Url", f"{asal}/xlwings/custom-functions-code.js"
    yield "Urls", "Daftar.Url", f"{asal}/xlwings/custom-functions-meta.json"
    yield "ShortStrings", "Tab.Label", pita.label
    for nomor, grup in enumerate(pita.grup):
        yield "ShortStrings", f"Grup{nomor}.Label", grup.label
    for tombol in (*(t for grup in pita.grup for t in grup.tombol), _MASUK):
        for ukuran in _UKURAN:
            yield "Images", f"{tombol.verb}.{ukuran}", asal + build_jalur(tombol.verb, ukuran)
        yield "ShortStrings", f"{tombol.verb}.Label", tombol.label
        yield "ShortStrings", f"{tombol.verb}.Judul", tombol.judul
        yield "LongStrings", f"{tombol.verb}.Arti", tombol.arti
