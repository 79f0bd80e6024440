"""All faults of a template at once: structure, names, filters, keys of charts and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from lxml import etree

from lkjip_xl.errors import Problem, TemplateError, Tingkat
from lkjip_xl.report.catalog import build_bentuk, umumkan_kunci
from lkjip_xl.report.faults import Faults, suggest
from lkjip_xl.report.name_check import NameCheck
from lkjip_xl.report.normal import Source
from lkjip_xl.report.package import DOCUMENT, read_package
from lkjip_xl.report.places import Place, locate_paragraphs
from lkjip_xl.report.record import Record
from lkjip_xl.report.render import FILTERS, Bahan, render_laporan
from lkjip_xl.report.samples import (
    AWALAN_GAMBAR,
    AWALAN_GRAFIK,
    check_samples,
    list_tanpa_kunci,
)
from lkjip_xl.report.sandbox import TemplateEnvironment
from lkjip_xl.report.static import check_tags
from lkjip_xl.report.styles import StyleBook
from lkjip_xl.report.template import build_sources
from lkjip_xl.report.wml import DOC_PR, paragraph_of, parse

_TAG = re.compile(r"\{\{.*?\}\}")
_APA_SAJA = "*"


_DRAWINGS = {"T-40", "T-43", "T-51", "T-53", "T-54"}


def check_templat(path: Path, nama: Sequence[Bahan], uji: Sequence[Bahan]) -> tuple[Problem, ...]:
    """Faults of the template at `path`; those of one place stand together, in document order.

    A saran among them is no fault: the template can be used.

    Args:
        path: A .docx with tags.
        nama: Books whose names, taken together, a template may use.
        uji: Books with which the template is rendered once its structure is sound.
    """
    faults = Faults(Path(path).name)
    try:
        parts = read_package(Path(path))
    except TemplateError as fault:
        return fault.problems
    styles = StyleBook(parts)
    sources = build_sources(faults.file, parts, styles, faults)
    environment = TemplateEnvironment(Record(faults), FILTERS)
    is_sound = not faults
    for source in sources:
        check_tags(source.tags, environment, faults)
    is_readable = not faults
    bentuk = build_bentuk(bahan.context for bahan in nama)
    for source in sources:
        NameCheck(bentuk, environment, faults, is_sound=is_sound).check(source.lines.values())
    _check_keys(parts, styles, nama, faults)
    check_samples(parts, styles, faults)
    faults.extend(_list_saran(faults.file, parts, styles))
    problems = {(p.kode, p.cell, p.pesan): p for p in faults.problems}
    # A drawing in a loop stands elsewhere once it is rendered; it is told once, where staff see it.
    told = {p.kode for p in faults.problems} & _DRAWINGS
    if is_readable:
        for problem in _render(path, uji):
            if problem.kode not in told:
                problems.setdefault((problem.kode, problem.cell, problem.pesan), problem)
    order = _list_places(parts, styles, sources)
    return tuple(sorted(problems.values(), key=lambda p: order.get(p.cell, len(order))))


def _render(path: Path, uji: Iterable[Bahan]) -> list[Problem]:
    """What only rendering shows: empty values, sums that cannot be done, dangling references."""
    problems: list[Problem] = []
    for bahan in uji:
        try:
            render_laporan(path, bahan.context, None, bahan.grafik, bahan.gambar)
        except TemplateError as fault:
            problems += fault.problems
    return problems


def _check_keys(
    parts: Mapping[str, bytes], styles: StyleBook, nama: Sequence[Bahan], faults: Faults
) -> None:
    """Keys in the alt texts of charts and pictures; a tag in a key stands for any code."""
    known = {
        AWALAN_GRAFIK: {kunci for bahan in nama for kunci in bahan.grafik},
        AWALAN_GAMBAR: {kunci for bahan in nama for kunci in bahan.gambar},
    }
    words = {
        AWALAN_GRAFIK: ("T-40", 'Teks alternatif grafik menyebut kunci "{}" yang tidak dikenal.'),
        AWALAN_GAMBAR: (
            "T-51",
            f"Teks alternatif gambar menyebut «{AWALAN_GAMBAR}{{}}», yang tidak dikenal.",
        ),
    }
    try:
        root = parse(parts[DOCUMENT])
    except etree.XMLSyntaxError:
        return  # told by build_sources
    places = None
    for drawing in root.iter(DOC_PR):
        text = drawing.get("descr", "").strip()
        awalan = next((satu for satu in known if text.startswith(satu)), "")
        kunci = _TAG.sub(_APA_SAJA, text.removeprefix(awalan).partition("|")[0].strip())
        if not awalan or any(_cocok(kunci, satu) for satu in known[awalan]):
            continue
        places = places or locate_paragraphs(root, DOCUMENT, styles)
        paragraph = paragraph_of(drawing)
        place = Place() if paragraph is None else places.get(paragraph, Place())
        kode, pesan = words[awalan]
        ada = sorted({umumkan_kunci(satu) for satu in known[awalan]})
        faults.add(kode, place, pesan.format(kunci), suggest(kunci, ada))


def _list_saran(file: str, parts: Mapping[str, bytes], styles: StyleBook) -> list[Problem]:
    """Charts that staff fill themselves: allowed, but nothing of the book reaches them."""
    return [
        Problem(
            "T-44",
            Tingkat.SARAN,
            "Grafik ini tidak menyebut kunci, jadi isinya tidak mengikuti buku kerja.",
            "biarkan bila datanya memang Anda isi sendiri; bila tidak, tulis grafik: dan kuncinya "
            "di depan teks alternatifnya.",
            sheet=file,
            cell=str(satu.place),
        )
        for satu in list_tanpa_kunci(parts, styles)
        if not satu.is_contoh
    ]


def _cocok(kunci: str, dikenal: str) -> bool:
    """Whether a key with open places is one that is known, whatever its codes and years.

    >>> _cocok("ikk.*.tren", "ikk.IKM.tren"), _cocok("ikk.IPK.trend", "ikk.IKM.tren")
    (True, False)
    """
    if kunci == _APA_SAJA:
        return True
    kiri, kanan = umumkan_kunci(kunci).split("."), umumkan_kunci(dikenal).split(".")
    return len(kiri) == len(kanan) and all(
        a == b or _APA_SAJA in a for a, b in zip(kiri, kanan, strict=True)
    )


def _list_places(
    parts: Mapping[str, bytes], styles: StyleBook, sources: Iterable[Source]
) -> dict[str, int]:
    """Position of every place in the template, by its words."""
    order: dict[str, int] = {}
    for source in sorted(sources, key=lambda source: source.part != DOCUMENT):
        places = locate_paragraphs(parse(parts[source.part]), source.part, styles)
        for place in (*places.values(), *(tag.place for tag in source.tags)):
            order.setdefault(str(place), len(order))
    return order
