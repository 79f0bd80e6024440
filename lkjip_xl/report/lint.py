"""What no schema sees in a finished document: broken references, copied ids, left-over marks."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from lkjip_xl.domain.hasil import PANJANG_KUNCI
from lkjip_xl.report.controls import ALIAS, SDT_PR, TAG, key_of
from lkjip_xl.report.marks import RESERVED
from lkjip_xl.report.package import STORY
from lkjip_xl.report.styles import StyleBook
from lkjip_xl.report.wml import (
    ANCHOR,
    BOOKMARK_START,
    DOC_PR,
    FLD_CHAR,
    FLD_TYPE,
    ID,
    INSTR,
    NAME,
    R_ID,
    SDT,
    SDT_CONTENT,
    TC,
    VAL,
    Element,
    P,
    T,
    attributes_of,
    paragraph_of,
    parse,
    w,
)

_BRACES = re.compile(r"\{\{|\}\}|\{%|%\}")
_REFERENCE = re.compile(r"\s*(?:PAGE)?REF\s+\"?([^\s\"\\]+)")
_STYLE_TAGS = (w("pStyle"), w("rStyle"), w("tblStyle"))


def check_document(parts: Mapping[str, bytes]) -> list[str]:
    """Findings in the parts of a .docx, one line each; empty when all is well."""
    roots = {name: parse(data) for name, data in parts.items() if STORY.match(name)}
    styles = StyleBook(parts)
    findings = [*_check_unique(roots.values())]
    bookmarks = {
        start.get(NAME, "") for root in roots.values() for start in root.iter(BOOKMARK_START)
    }
    for name, root in roots.items():
        found = [
            *_check_fields(root),
            *_check_references(root, bookmarks),
            *_check_cells(root),
            *_check_controls(root),
            *_check_styles(root, styles.ids),
            *_check_relations(root, name, parts),
        ]
        findings += (f"{name}: {text}" for text in found)
    return findings + [f"{name}: {text}" for name, text in find_leftovers(parts)]


def find_leftovers(parts: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """Template braces and marks of the engine left in a part, as (part, finding)."""
    findings: list[tuple[str, str]] = []
    for name, data in parts.items():
        if not (STORY.match(name) or name == "docProps/core.xml"):
            continue
        text = data.decode("utf-8")
        if RESERVED.search(text):
            findings.append((name, "left-over mark of the engine"))
        # A pair cut by runs shows as a brace next to an element; only then is a parse worth it.
        if _BRACES.search(text) or "{<" in text or ">}" in text:
            findings += ((name, f"left-over tag: {line[:80]}") for line in _lines_with_braces(data))
    return findings


def _lines_with_braces(data: bytes) -> Iterator[str]:
    lines: dict[Element, str] = {}
    for element in parse(data).iter():
        if element.tag == T or (isinstance(element.tag, str) and not element.tag.startswith(w(""))):
            owner = paragraph_of(element)
            owner = element if owner is None else owner
            lines[owner] = lines.get(owner, "") + (element.text or "")
    return (line.strip() for line in lines.values() if _BRACES.search(line))


def _check_unique(roots: Iterable[Element]) -> Iterator[str]:
    names: Counter[str] = Counter()
    controls: Counter[str] = Counter()
    drawings: Counter[str] = Counter()
    for root in roots:
        names.update(start.get(NAME, "") for start in root.iter(BOOKMARK_START))
        drawings.update(drawing.get("id", "") for drawing in root.iter(DOC_PR))
        for properties in root.iter(w("sdtPr")):
            controls.update(element.get(VAL, "") for element in properties.findall(ID))
    for what, counter in (
        ("bookmark name", names), ("content control id", controls), ("drawing id", drawings),
    ):  # fmt: skip
        yield from (f"duplicate {what} {key}" for key, count in counter.items() if count > 1)


def _check_fields(root: Element) -> Iterator[str]:
    depth = 0
    for mark in root.iter(FLD_CHAR):
        kind = mark.get(FLD_TYPE)
        depth += {"begin": 1, "end": -1}.get(kind or "", 0)
        if depth < 0:
            yield "field end without begin"
            depth = 0
    if depth:
        yield "field without end"


def _check_references(root: Element, bookmarks: set[str]) -> Iterator[str]:
    for instruction in root.iter(INSTR):
        match = _REFERENCE.match(instruction.text or "")
        if match and match[1] not in bookmarks:
            yield f"reference to missing bookmark {match[1]}"
    for link in root.iter(w("hyperlink")):
        anchor = link.get(ANCHOR)
        if anchor and anchor not in bookmarks and anchor != "_top":
            yield f"link to missing bookmark {anchor}"


def _check_cells(root: Element) -> Iterator[str]:
    for cell in root.iter(TC):
        if not len(cell) or cell[-1].tag not in (P, SDT):
            yield "cell without a paragraph at its end"


def _check_controls(root: Element) -> Iterator[str]:
    for control in root.iter(SDT):
        kunci = key_of(control)
        content = control.find(SDT_CONTENT)
        if content is None or not len(content):
            yield f"content control {kunci} is empty"
        for name in (TAG, ALIAS):
            element = control.find(f"{SDT_PR}/{name}")
            if element is not None and len(element.get(VAL, "")) > PANJANG_KUNCI:
                yield f"key of more than {PANJANG_KUNCI} characters: {element.get(VAL)}"


def _check_styles(root: Element, known: set[str]) -> Iterator[str]:
    used = {element.get(VAL, "") for element in root.iter(*_STYLE_TAGS)}
    yield from (f"unknown style {style}" for style in sorted(used - known))


def _check_relations(root: Element, name: str, parts: Mapping[str, bytes]) -> Iterator[str]:
    folder, base = posixpath.split(name)
    relations = parts.get(f"{folder}/_rels/{base}.rels")
    targets = (
        {item.get("Id", ""): item for item in parse(relations)} if relations is not None else {}
    )
    used = {
        value
        for element in root.iter()
        for key, value in attributes_of(element)
        if key.startswith(f"{{{R_ID}}}")
    }
    for relation_id in sorted(used):
        if relation_id not in targets:
            yield f"relation {relation_id} does not exist"
    for relation_id, item in targets.items():
        target = item.get("Target", "")
        path = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
        path = target.lstrip("/") if target.startswith("/") else path
        if item.get("TargetMode") != "External" and path not in parts:
            yield f"relation {relation_id} leads to missing {target}"
