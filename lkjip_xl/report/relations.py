"""How the parts of a package name each other: relationships and content types."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from lkjip_xl.report.package import CONTENT_TYPES
from lkjip_xl.report.wml import Element, parse, serialise

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OVERRIDE, _DEFAULT = f"{{{_TYPES}}}Override", f"{{{_TYPES}}}Default"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship: its id, its type, and the part that it leads to ("" outside the package)."""

    id: str
    kind: str
    part: str


class Relations:
    """The relationships of one part; changes reach the package with `save`."""

    def __init__(self, parts: dict[str, bytes], owner: str) -> None:
        """Read those of the part `owner`; without any there are none."""
        self._parts = parts
        self._folder, base = posixpath.split(owner)
        self.name = f"{self._folder}/_rels/{base}.rels"
        data = parts.get(self.name)
        self._root = parse(data or f'<Relationships xmlns="{_RELATIONS}"/>'.encode())

    def __iter__(self) -> Iterator[Relation]:
        for item in self._root:
            target = item.get("Target", "")
            path = posixpath.normpath(posixpath.join(f"/{self._folder}", target)).lstrip("/")
            is_outside = item.get("TargetMode") == "External"
            yield Relation(item.get("Id", ""), item.get("Type", ""), "" if is_outside else path)

    def add(self, kind: str, part: str, relation_id: str = "") -> str:
        """Lead to `part`, under `relation_id` or a new id, which is returned.

        Args:
            kind: Last word of the type ("chart"), or the whole type.
            part: Name of the part.
            relation_id: The id to use; a free one if empty.
        """
        if not relation_id:
            used = {item.get("Id") for item in self._root}
            number = len(used) + 1
            while (relation_id := f"rId{number}") in used:
                number += 1
        target = posixpath.relpath(part, self._folder)
        kind = kind if "/" in kind else f"{_KIND}/{kind}"
        attributes = {"Id": relation_id, "Type": kind, "Target": target}
        etree.SubElement(self._root, f"{{{_RELATIONS}}}Relationship", attributes)
        return relation_id

    def drop(self, relation_id: str) -> None:
        """Remove the relationship of that id."""
        for item in [item for item in self._root if item.get("Id") == relation_id]:
            self._root.remove(item)

    def save(self) -> None:
        """Write them into the package."""
        self._parts[self.name] = serialise(self._root)


class ContentTypes:
    """What each part is; changes reach the package with `save`."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        """Read those of a package."""
        self._parts = parts
        self._root = parse(parts[CONTENT_TYPES])
        self._overrides: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        for item in self._root:
            if item.tag == _OVERRIDE:
                self._overrides[item.get("PartName", "").lstrip("/")] = item
            elif item.tag == _DEFAULT:
                extension = item.get("Extension", "").lower()
                self._defaults[extension] = item.get("ContentType", "")

    def get(self, part: str) -> str:
        """Content type of `part`, "" where none is given."""
        item = self._overrides.get(part)
        return self._default(part) if item is None else item.get("ContentType", "")

    def set(self, part: str, content_type: str) -> None:
        """Say what `part` is."""
        if self.get(part) == content_type:
            return
        attributes = {"PartName": f"/{part}", "ContentType": content_type}
        self._overrides[part] = etree.SubElement(self._root, _OVERRIDE, attributes)

    def drop(self, part: str) -> None:
        """Forget a part that is gone."""
        item = self._overrides.pop(part, None)
        if item is not None:
            self._root.remove(item)

    def save(self) -> None:
        """Write them into the package."""
        self._parts[CONTENT_TYPES] = serialise(self._root)

    def _default(self, part: str) -> str:
        return self._defaults.get(posixpath.splitext(part)[1].lstrip(".").lower(), "")
