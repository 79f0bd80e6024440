"""Ids and bookmark names that loops have copied: made unique again, in document order."""

from __future__ import annotations

import re

from lkjip_xl.report.wml import (
    ANCHOR,
    BOOKMARK_END,
    BOOKMARK_START,
    DOC_PR,
    ID,
    INSTR,
    NAME,
    VAL,
    Element,
    drop,
    w,
)

_REFERENCE = re.compile(r"(\b(?:PAGE)?REF\s+\"?)([^\s\"\\]+)")


class IdPass:
    """Numbers ids through all parts of one document."""

    def __init__(self) -> None:
        """Every count starts at 1; bookmark ids at 0, as Word has it."""
        self.next_bookmark = 0
        self._next_drawing = 1
        self._next_control = 1
        self._names: set[str] = set()

    def renumber(self, root: Element) -> None:
        """Give the bookmarks, drawings and content controls of a part unique ids."""
        renamed = self._renumber_bookmarks(root)
        for element in root.iter(DOC_PR):
            element.set("id", str(self._next_drawing))
            self._next_drawing += 1
        for properties in root.iter(w("sdtPr")):
            element_id = properties.find(ID)
            if element_id is not None:
                element_id.set(VAL, str(self._next_control))
                self._next_control += 1
        if renamed:
            _spread_references(root, renamed)

    def new_bookmark(self) -> str:
        """A bookmark id that is not in use."""
        self.next_bookmark += 1
        return str(self.next_bookmark - 1)

    def new_name(self, stem: str, number: int) -> str:
        """A bookmark name of `stem` and nine digits that is not in use, from `number` on."""
        while (name := f"{stem}{number:09d}") in self._names:
            number += 1
        self._names.add(name)
        return name

    def _renumber_bookmarks(self, root: Element) -> dict[str, list[str]]:
        """New ids and names; names that came more than once, each with all its new names."""
        open_starts: dict[str, tuple[str, Element]] = {}
        copies: dict[str, list[str]] = {}
        orphans: list[Element] = []
        for element in root.iter(BOOKMARK_START, BOOKMARK_END):
            old = element.get(ID, "")
            if element.tag == BOOKMARK_END:
                if old in open_starts:
                    element.set(ID, open_starts.pop(old)[0])
                else:
                    orphans.append(element)
                continue
            if old in open_starts:
                orphans.append(open_starts[old][1])
            new = self.new_bookmark()
            open_starts[old] = (new, element)
            element.set(ID, new)
            name = element.get(NAME, "")
            copies.setdefault(name, []).append(self._unique_name(name))
            element.set(NAME, copies[name][-1])
        for element in [*orphans, *(start for _, start in open_starts.values())]:
            drop(element)
        return {name: names for name, names in copies.items() if len(names) > 1}

    def _unique_name(self, name: str) -> str:
        number, unique = 1, name
        while unique in self._names:
            number += 1
            suffix = f"_{number}"
            unique = name[: 40 - len(suffix)] + suffix  # Word allows 40 characters
        self._names.add(unique)
        return unique


def _spread_references(root: Element, renamed: dict[str, list[str]]) -> None:
    """Let the references that a loop copied point to the bookmark of their own turn.

    With n copies of a bookmark and k times n references to it, each turn holds k of them.
    """
    places: dict[str, list[tuple[Element, str]]] = {}
    for element in root.iter(INSTR, w("hyperlink")):
        if element.tag == INSTR:
            match = _REFERENCE.search(element.text or "")
            name = match[2] if match else ""
        else:
            name = element.get(ANCHOR, "")
        if name in renamed:
            places.setdefault(name, []).append((element, name))
    for name, found in places.items():
        names = renamed[name]
        if len(found) % len(names):
            continue
        share = len(found) // len(names)
        for number, (element, old) in enumerate(found):
            new = names[number // share]
            if element.tag == INSTR:
                element.text = (element.text or "").replace(old, new, 1)
            else:
                element.set(ANCHOR, new)
