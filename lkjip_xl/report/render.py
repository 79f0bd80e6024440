"""Context and template into the finished report."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from lkjip_xl.domain.angka import Alasan
from lkjip_xl.report.charts import ChartPass
from lkjip_xl.report.grafik import Grafik
from lkjip_xl.report.marks import Sorot, gabung
from lkjip_xl.report.pages import NomorHalaman, Pengukur, fill_pages
from lkjip_xl.report.picture_pass import PicturePass
from lkjip_xl.report.pictures import Gambar
from lkjip_xl.report.printed import filter_bersatuan, filter_persen, filter_rupiah, filter_satuan
from lkjip_xl.report.template import DocumentPass, Template

FILTERS: Mapping[str, Callable[..., Any]] = {
    "gabung": gabung,
    "persen": filter_persen,
    "rupiah": filter_rupiah,
    "satuan": filter_satuan,
    "bersatuan": filter_bersatuan,
}
_TENTANG = {"tahun": "tahun", "satker": "nama"}  # what the state part says of the report
_LAMPIRAN = "lampiran_dasar"
# From key and text of everything that is printed under a key to what the annex prints.
BuildLampiran = Callable[[Sequence[tuple[str, str]]], Sequence[Mapping[str, Any]]]
_BELUM = re.compile(rf"\[{Alasan.BELUM_DIISI}: ([^\]]+)\]")
_TEKS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


@dataclass(frozen=True, slots=True)
class Bahan:
    """What the report of one book is made of.

    Attributes:
        context: Names that the tags may use.
        grafik: Data of charts by key.
        gambar: Pictures by key, or the marks that stand for missing ones.
    """

    context: Mapping[str, Any]
    grafik: Mapping[str, Grafik]
    gambar: Mapping[str, Gambar | Sorot]


@dataclass(frozen=True, slots=True)
class Laporan:
    """A rendered report.

    Attributes:
        berkas: The .docx.
        belum_diisi: Places that are still empty, as the report names them, each once.
        nomor_halaman: Whether the contents lists have page numbers.
        ada_lampiran: Whether the annex Dasar Perhitungan is in it.
    """

    berkas: bytes
    belum_diisi: tuple[str, ...]
    nomor_halaman: NomorHalaman = NomorHalaman.TANPA
    ada_lampiran: bool = False


def render_laporan(
    templat: Path,
    context: Mapping[str, Any],
    pengukur: Pengukur | None = None,
    grafik: Mapping[str, Grafik] | None = None,
    gambar: Mapping[str, Gambar | Sorot] | None = None,
    lampiran: BuildLampiran | None = None,
) -> Laporan:
    """The report from a Word template.

    Args:
        templat: A .docx with tags.
        context: Names that the tags may use.
        pengukur: Measures the page numbers; they are left to Word if None.
        grafik: Data by key for the charts of the template.
        gambar: Pictures by key, or the marks that stand for missing ones.
        lampiran: Builds the annex from what is printed; a template without `lampiran_dasar` has
            no place for it.

    Raises:
        TemplateError: The template has faults; all of them, each with its place.
    """
    kosong: dict[str, None] = {}

    def collect_kosong(akar: etree._Element, _: object) -> None:
        teks = "".join(satu.text or "" for satu in akar.iter(_TEKS))
        kosong.update(dict.fromkeys(_BELUM.findall(teks)))

    passes: list[DocumentPass] = [
        PicturePass(gambar or {}, templat.name),
        collect_kosong,
        ChartPass(grafik or {}, templat.name),
    ]
    tentang = {nama: str(context["satker"][kunci]) for nama, kunci in _TENTANG.items()}
    siap = Template(templat, filters=FILTERS)
    ada_lampiran = lampiran is not None and siap.has_name(_LAMPIRAN)
    if lampiran is not None and ada_lampiran:
        context = {**context, _LAMPIRAN: lampiran(siap.list_tercetak(context))}
    berkas = siap.render(context, passes=passes, tentang=tentang)
    nomor_halaman = NomorHalaman.TANPA
    if pengukur is not None:
        berkas, nomor_halaman = fill_pages(berkas, pengukur)
    return Laporan(berkas, tuple(kosong), nomor_halaman, ada_lampiran)


def find_templat(nama: str) -> Path:
    """A shipped template: beside the package in a checkout, inside it in an installation.

    Raises:
        FileNotFoundError: There is no template of that name.
    """
    for folder in _list_folder():
        path = folder / f"{nama}.docx"
        if path.is_file():
            return path
    raise FileNotFoundError(nama)


def list_templat() -> list[str]:
    """Names of the shipped templates."""
    return sorted({path.stem for folder in _list_folder() for path in folder.glob("*.docx")})


def _list_folder() -> tuple[Path, Path]:
    paket = Path(__file__).parent.parent
    return paket / "_templates" / "docx", paket.parent / "docx_templates"
