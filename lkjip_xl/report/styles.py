"""Styles by what they are: Word in another language renames the ids, never the built-in names."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from lkjip_xl.report.wml import VAL, Element, parse, style_of, w

_PART = "word/styles.xml"
_HEADING_NAME = re.compile(r"heading ([1-9])$")
_HEADING_ID = re.compile(r"Heading([1-9])$")


class StyleBook:
    """The paragraph styles of a document."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        """Read word/styles.xml of `parts`; without it the ids of English Word hold."""
        self.ids: set[str] = set()
        self._names: dict[str, str] = {}
        self._id_by_name: dict[str, str] = {}
        self._outline: dict[str, int] = {}
        try:
            root = parse(parts[_PART]) if _PART in parts else None
        except etree.XMLSyntaxError:
            root = None
        for style in root.iter(w("style")) if root is not None else ():
            self._add(style)

    def _add(self, style: Element) -> None:
        style_id = style.get(w("styleId"), "")
        name_element = style.find(w("name"))
        name = name_element.get(VAL, "").lower() if name_element is not None else ""
        self.ids.add(style_id)
        self._names[style_id] = name
        self._id_by_name.setdefault(name, style_id)
        outline = style.find(f"{w('pPr')}/{w('outlineLvl')}")
        if outline is not None:
            self._outline[style_id] = int(outline.get(VAL, "9")) + 1

    def id_of(self, name: str, default: str) -> str:
        """Style id of the built-in style `name` ("toc 1"), `default` where there is none."""
        return self._id_by_name.get(name, default)

    def name_of(self, style_id: str) -> str:
        """Name of a style in lower case; its id where the name is not known."""
        return self._names.get(style_id, style_id.lower())

    def heading_level(self, paragraph: Element) -> int | None:
        """1 to 9 for a paragraph in a heading style, else None."""
        style_id = style_of(paragraph)
        match = _HEADING_NAME.match(self.name_of(style_id))
        match = match or (None if style_id in self.ids else _HEADING_ID.match(style_id))
        return int(match[1]) if match else None

    def outline_level(self, paragraph: Element) -> int | None:
        """Outline level 1 to 9 that the paragraph or its style sets directly, else None."""
        direct = paragraph.find(f"{w('pPr')}/{w('outlineLvl')}")
        level = self._outline.get(style_of(paragraph), 10)
        if direct is not None:
            level = int(direct.get(VAL, "9")) + 1
        return level if level < 10 else None

    def is_title(self, paragraph: Element) -> bool:
        """Whether staff would call the paragraph a heading: it names the place of a fault."""
        if self.heading_level(paragraph) is not None:
            return True
        return self.name_of(style_of(paragraph)).startswith(("judul", "heading"))

    def is_caption(self, paragraph: Element) -> bool:
        """Whether the paragraph is in the caption style of tables and pictures."""
        style_id = style_of(paragraph)
        return style_id == "Caption" or self.name_of(style_id) == "caption"
