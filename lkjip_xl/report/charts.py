"""Charts of a template: each gets a part of its own with the data that its alt text names.

Staff draw a chart in Word and give it the alt text "grafik:ikk.IKM.tren| what it shows". After
rendering, the same drawing in every turn of a loop has its own chart and workbook; a chart
without any value goes, and its caption with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lkjip_xl.report.chart_parts import REFERENCE, ChartParts
from lkjip_xl.report.chart_xml import A, c, can_write
from lkjip_xl.report.faults import Faults, suggest
from lkjip_xl.report.grafik import Grafik
from lkjip_xl.report.marks import RESERVED
from lkjip_xl.report.package import DOCUMENT
from lkjip_xl.report.places import Place, locate_paragraphs
from lkjip_xl.report.relations import Relations
from lkjip_xl.report.samples import AWALAN_GRAFIK
from lkjip_xl.report.styles import StyleBook
from lkjip_xl.report.wml import (
    DOC_PR,
    FLD_SIMPLE,
    INSTR,
    PPR,
    SDT,
    SDT_CONTENT,
    SECT_PR,
    TC,
    WP,
    Element,
    P,
    R,
    drop,
    paragraph_of,
    visible_text,
    w,
)

_HOLDERS = {f"{{{WP}}}inline", f"{{{WP}}}anchor"}
_SEQ_GAMBAR = re.compile(r"\s*SEQ\s+\"?Gambar\b")


class ChartPass:
    """Binds the charts of one rendered document."""

    def __init__(self, grafik: Mapping[str, Grafik], templat: str) -> None:
        """Take the data by key, and the name of the template for its faults."""
        self._grafik = grafik
        self._faults = Faults(templat)

    def __call__(self, root: Element, parts: dict[str, bytes]) -> None:
        """Work on word/document.xml, which is `root`, and on the parts of its charts.

        Raises:
            TemplateError: Keys are unknown, or charts cannot hold data by category.
        """
        relations = Relations(parts, DOCUMENT)
        charts = {
            item.id: item.part
            for item in relations
            if item.kind.endswith("/chart") and item.part in parts
        }
        if not charts:
            return
        chart_parts = ChartParts(parts, relations)
        unsound: list[tuple[Element, str, Element]] = []
        for frame in list(root.iter(c("chart"))):
            source = charts.get(frame.get(REFERENCE, ""), "")
            holder = next((item for item in frame.iterancestors() if item.tag in _HOLDERS), None)
            if holder is None or not source:
                continue
            kunci, uraian = _read_alt(holder)
            if not kunci:
                chart_parts.keep(frame, source)
            elif self._find_fault(kunci, chart_parts.design(source)):
                unsound.append((holder, kunci, chart_parts.design(source)))
            elif self._grafik[kunci].ada:
                chart_parts.bind(frame, source, self._grafik[kunci])
                _describe(holder, kunci, uraian)
            else:
                _remove(holder)
        if unsound:
            self._tell(root, parts, unsound)
        chart_parts.finish(root, charts)

    def _tell(
        self, root: Element, parts: dict[str, bytes], unsound: list[tuple[Element, str, Element]]
    ) -> None:
        places = locate_paragraphs(root, DOCUMENT, StyleBook(parts))
        for holder, kunci, design in unsound:
            paragraph = paragraph_of(holder)
            place = places.get(paragraph, Place()) if paragraph is not None else Place()
            kode, pesan, perbaikan = self._find_fault(kunci, design)
            self._faults.add(kode, place, pesan, perbaikan)
        self._faults.raise_if_any()

    def _find_fault(self, kunci: str, design: Element) -> tuple[str, ...]:
        """Code, message and repair of what keeps a chart from being filled; () for nothing."""
        if kunci not in self._grafik:
            pesan = f'Teks alternatif grafik menyebut kunci "{kunci}" yang tidak dikenal.'
            return "T-40", pesan, suggest(kunci, self._grafik)
        if not can_write(design):
            pesan = f'Grafik "{kunci}" bukan grafik kolom, batang, garis, bidang, atau lingkaran.'
            return "T-41", pesan, "klik grafik itu di Word, lalu pilih Ubah Tipe Bagan."
        if any("{{" in (t.text or "") or "{%" in (t.text or "") for t in design.iter(f"{{{A}}}t")):
            pesan = f'Judul di dalam grafik "{kunci}" memuat tanda templat, yang tidak diisi.'
            return "T-42", pesan, "tulis judulnya pada keterangan gambar di bawah grafik."
        return ()


def _read_alt(holder: Element) -> tuple[str, str]:
    """Key and description in the alt text of a drawing; no key where it is an ordinary one."""
    properties = holder.find(DOC_PR)
    text = "" if properties is None else RESERVED.sub("", properties.get("descr", "")).strip()
    if not text.startswith(AWALAN_GRAFIK):
        return "", text
    kunci, _, uraian = text.removeprefix(AWALAN_GRAFIK).partition("|")
    return kunci.strip(), uraian.strip()


def _describe(holder: Element, kunci: str, uraian: str) -> None:
    properties = holder.find(DOC_PR)
    if properties is not None:
        properties.set("name", f"grafik {kunci}")
        properties.set("descr", uraian or f"Grafik {kunci}")


def _remove(holder: Element) -> None:
    """Take a drawing out with the caption below it; other text of its paragraph stays."""
    paragraph = paragraph_of(holder)
    run = next((item for item in holder.iterancestors() if item.tag == R), None)
    if paragraph is None or run is None:
        return
    caption = _next_paragraph(paragraph)
    drop(run)
    if caption is not None and _is_caption(caption):
        _remove_paragraph(caption)
    if not visible_text(paragraph):
        _remove_paragraph(paragraph)


def _next_paragraph(paragraph: Element) -> Element | None:
    """The paragraph that follows in the same cell or story, also across content controls."""
    node: Element | None = paragraph
    while node is not None and node.tag != TC:
        following = node.getnext()
        if following is None:
            node = node.getparent()
            continue
        found = next(following.iter(P), None)
        if found is not None:
            return found
        node = following
    return None


def _is_caption(paragraph: Element) -> bool:
    codes = (
        (item.text if item.tag == INSTR else item.get(w("instr"))) or ""
        for item in paragraph.iter(INSTR, FLD_SIMPLE)
    )
    return any(_SEQ_GAMBAR.match(code) for code in codes)


def _remove_paragraph(paragraph: Element) -> None:
    """Remove it, or empty it where Word needs a paragraph: in a cell, at a section break."""
    parent = paragraph.getparent()
    if parent is None:
        return
    is_last_of_cell = parent.tag == TC and paragraph.getnext() is None
    if is_last_of_cell or paragraph.find(f"{PPR}/{SECT_PR}") is not None:
        for child in [child for child in paragraph if child.tag != PPR]:
            paragraph.remove(child)
        return
    drop(paragraph)
    while parent is not None and parent.tag in (SDT, SDT_CONTENT):
        outer, is_empty = parent.getparent(), not parent.findall(f".//{P}")
        if is_empty and parent.tag == SDT:
            drop(parent)
        parent = outer
