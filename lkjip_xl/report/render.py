"""Context and template into the finished report."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from lkjip_xl.domain.angka import Alasan
from lkjip_xl.report.marks import gabung
from lkjip_xl.report.printed import filter_bersatuan, filter_persen, filter_rupiah, filter_satuan
from lkjip_xl.report.template import Template

FILTERS: Mapping[str, Callable[..., Any]] = {
    "gabung": gabung,
    "persen": filter_persen,
    "rupiah": filter_rupiah,
    "satuan": filter_satuan,
    "bersatuan": filter_bersatuan,
}
_BELUM = re.compile(rf"\[{Alasan.BELUM_DIISI}: ([^\]]+)\]")
_TEKS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


@dataclass(frozen=True, slots=True)
class Laporan:
    """A rendered report.

    Attributes:
        berkas: The .docx.
        belum_diisi: Places that are still empty, as the report names them, each once.
    """

    berkas: bytes
    belum_diisi: tuple[str, ...]


def render_laporan(templat: Path, context: Mapping[str, Any]) -> Laporan:
    """The report from a Word template.

    Raises:
        TemplateError: The template has faults; all of them, each with its place.
    """
    kosong: dict[str, None] = {}

    def collect_kosong(akar: etree._Element, _: object) -> None:
        teks = "".join(satu.text or "" for satu in akar.iter(_TEKS))
        kosong.update(dict.fromkeys(_BELUM.findall(teks)))

    berkas = Template(templat, filters=FILTERS).render(context, passes=[collect_kosong])
    return Laporan(berkas, tuple(kosong))


def find_templat(nama: str) -> Path:
    """A shipped template: beside the package in a checkout, inside it in an installation.

    Raises:
        FileNotFoundError: There is no template of that name.
    """
    paket = Path(__file__).parent.parent
    for folder in (paket / "_templates" / "docx", paket.parent / "docx_templates"):
        path = folder / f"{nama}.docx"
        if path.is_file():
            return path
    raise FileNotFoundError(nama)
