"""Parts of charts in the package: copies of those of the template, each with its own data."""

from __future__ import annotations

import copy
import posixpath
import re
from collections.abc import Mapping

from lkjip_xl.report.chart_book import build_workbook
from lkjip_xl.report.chart_xml import c, link_workbook, write_data
from lkjip_xl.report.grafik import Grafik
from lkjip_xl.report.relations import ContentTypes, Relation, Relations
from lkjip_xl.report.wml import R_ID, Element, parse, serialise

REFERENCE = f"{{{R_ID}}}id"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_BOOK = "word/embeddings/Microsoft_Excel_Worksheet.xlsx"
_NUMBER_AT_END = re.compile(r"\d*$")


class ChartParts:
    """Adds and removes the parts of charts that a document shows."""

    def __init__(self, parts: dict[str, bytes], relations: Relations) -> None:
        """Work on the package `parts`; `relations` are those of the document."""
        self._parts = parts
        self._relations = relations
        self._types = ContentTypes(parts)
        self._designs: dict[str, Element] = {}
        self._numbers: dict[str, int] = {}
        self._kept: set[str] = set()

    def design(self, source: str) -> Element:
        """The chart in the part `source`, parsed once."""
        if source not in self._designs:
            self._designs[source] = parse(self._parts[source])
        return self._designs[source]

    def keep(self, frame: Element, source: str) -> None:
        """A chart without a key stays as it is; its copies by a loop get parts of their own."""
        if source in self._kept:
            self._clone(frame, source, None)
        self._kept.add(source)

    def bind(self, frame: Element, source: str, grafik: Grafik) -> None:
        """Let `frame`, the c:chart of a drawing, show a copy of `source` with this data."""
        self._clone(frame, source, grafik)

    def finish(self, root: Element, charts: Mapping[str, str]) -> None:
        """Take out what no drawing shows any more, and save what names the parts.

        Args:
            root: The document.
            charts: The charts of the template, part by id of relationship.
        """
        used = {frame.get(REFERENCE) for frame in root.iter(c("chart"))}
        stays = {
            item.part
            for relation_id, part in charts.items()
            if relation_id in used
            for item in Relations(self._parts, part)
        }
        for relation_id, part in charts.items():
            if relation_id not in used:
                self._relations.drop(relation_id)
                inner = Relations(self._parts, part)
                for name in {*(item.part for item in inner), inner.name, part} - stays:
                    self._parts.pop(name, None)
                    self._types.drop(name)
        self._relations.save()
        self._types.save()

    def _clone(self, frame: Element, source: str, grafik: Grafik | None) -> None:
        name = self._add(source, CHART_TYPE, b"")
        root = copy.deepcopy(self.design(source))
        relations = Relations(self._parts, name)
        old_book = ""
        for item in Relations(self._parts, source):
            if grafik is not None and item.kind.endswith("/package"):
                old_book = item.id
            else:
                self._copy_inner(relations, item)
        if grafik is not None:
            write_data(root, grafik)
            book = self._add(_BOOK, XLSX_TYPE, build_workbook(grafik))
            link_workbook(root, relations.add("package", book, old_book))
        relations.save()
        self._parts[name] = serialise(root)
        frame.set(REFERENCE, self._relations.add("chart", name))

    def _copy_inner(self, relations: Relations, item: Relation) -> None:
        """A style, colours or drawing of the chart; Word wants one for each chart."""
        if item.part in self._parts:
            new = self._add(item.part, self._types.get(item.part), self._parts[item.part])
            relations.add(item.kind, new, item.id)
            # Its own relationships lead to the same places, since both lie in one folder.
            inner = Relations(self._parts, item.part).name
            if inner in self._parts:
                self._parts[Relations(self._parts, new).name] = self._parts[inner]

    def _add(self, like: str, content_type: str, data: bytes) -> str:
        """A new part named as `like` with the next free number."""
        stem, extension = posixpath.splitext(like)
        stem = _NUMBER_AT_END.sub("", stem)
        number = self._numbers.get(stem, 0) + 1
        while (name := f"{stem}{number}{extension}") in self._parts:
            number += 1
        self._numbers[stem] = number
        self._parts[name] = data
        self._types.set(name, content_type)
        return name
