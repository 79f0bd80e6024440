"""Word fields: found in the tree, old contents lists blanked, caption numbers computed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lkjip_xl.report.wml import (
    BOOKMARK_START,
    FLD_CHAR,
    FLD_SIMPLE,
    FLD_TYPE,
    INSTR,
    NAME,
    PPR,
    SECT_PR,
    Element,
    P,
    R,
    T,
    drop,
    make,
    make_run,
    paragraph_of,
    w,
)

_RESET = re.compile(r'\\r\s*"?(\d+)')
_REF = re.compile(r"REF\s+\"?([^\s\"]+)")


@dataclass(slots=True)
class Field:
    """A field: its code and the elements that bound it.

    Attributes:
        begin: Run with the begin mark; for a w:fldSimple that element itself.
        separate: Run with the mark between code and result; None if there is none yet.
        end: Run with the end mark.
        depth: 0 for a field that lies in no other field.
        pieces: Code as found, cut by Word into pieces.
    """

    begin: Element
    separate: Element | None = None
    end: Element | None = None
    depth: int = 0
    pieces: list[str] = field(default_factory=list)

    @property
    def code(self) -> str:
        """Code on one line, such as SEQ Tabel."""
        return " ".join("".join(self.pieces).split())

    @property
    def words(self) -> list[str]:
        """Words of the code; the first is the kind of the field, in upper case."""
        words = self.code.split()
        return [words[0].upper(), *(word.strip('"') for word in words[1:])] if words else [""]


def scan_fields(root: Element) -> list[Field]:
    """Complete fields of a part in the order in which they begin."""
    found: list[Field] = []
    stack: list[Field] = []
    for element in root.iter(FLD_CHAR, INSTR, FLD_SIMPLE):
        if element.tag == FLD_SIMPLE:
            code = [element.get(w("instr"), "")]
            found.append(Field(element, depth=len(stack), end=element, pieces=code))
            continue
        if element.tag == INSTR:
            if stack and stack[-1].separate is None:
                stack[-1].pieces.append(element.text or "")
            continue
        run, kind = element.getparent(), element.get(FLD_TYPE)
        if run is None:
            continue
        if kind == "begin":
            stack.append(Field(run, depth=len(stack)))
            found.append(stack[-1])
        elif kind == "separate" and stack:
            stack[-1].separate = run
        elif kind == "end" and stack:
            stack.pop().end = run
    return [item for item in found if item.end is not None]


def set_result(item: Field, text: str) -> None:
    """Write `text` as the cached result of a field; the look of the old result stays."""
    if item.begin.tag == FLD_SIMPLE:
        old = item.begin.find(R)
        for child in list(item.begin):
            drop(child)
        item.begin.append(make_run(old, make("t", text=text)))
        return
    if item.end is None or item.end.getparent() is not item.begin.getparent():
        return
    if item.separate is None:
        if not text:
            return  # a hidden field needs no place for a result
        item.separate = make_run(item.begin, make("fldChar", fldCharType="separate"))
        item.end.addprevious(item.separate)
    old_result = [node for node in _between(item.separate, item.end) if node.tag != BOOKMARK_START]
    like = next((node for node in old_result if node.tag == R), item.begin)
    if text:
        item.end.addprevious(make_run(like, make("t", text=text)))
    for node in old_result:
        if node.tag != w("bookmarkEnd"):
            drop(node)


def blank_contents(root: Element) -> None:
    """Empty the results of all TOC fields, so that each lies in one paragraph.

    The old entries are filled in anew after rendering; a tag that Word copied into them from a
    heading has no meaning there.
    """
    for item in scan_fields(root):
        if item.depth == 0 and item.words[0] == "TOC" and item.separate is not None:
            _blank(item)


def _blank(item: Field) -> None:
    if item.separate is None or item.end is None:
        return
    first, last = paragraph_of(item.separate), paragraph_of(item.end)
    if first is None or last is None:
        return
    if first is not last:
        if first.getparent() is not last.getparent():
            return
        for node in list(_between(first, last)):
            drop(node)
        for node in _after(item.separate):
            drop(node)
        for node in list(last):
            if node is item.end:
                break
            if node.tag != PPR:
                drop(node)
        rest = _after(item.end)
        item.separate.addnext(item.end)
        if not rest and last.find(f"{PPR}/{SECT_PR}") is None:
            drop(last)
        return
    for node in list(_between(item.separate, item.end)):
        drop(node)


def _between(start: Element, end: Element) -> Iterator[Element]:
    node = start.getnext()
    while node is not None and node is not end:
        following = node.getnext()
        yield node
        node = following


def _after(element: Element) -> list[Element]:
    return list(element.itersiblings())


def sequence_of(item: Field) -> str:
    """Name that a SEQ field counts ("Tabel"); "" for any other field."""
    words = item.words
    return words[1] if words[0] == "SEQ" and len(words) > 1 else ""


def number_captions(fields: list[Field]) -> None:
    r"""Compute the cached result of every SEQ field, as Word does at F9.

    A reset such as `SEQ Tabel \r 0 \h` in a chapter heading starts the numbers of the chapter
    anew and shows nothing; `\c` repeats the last number.
    """
    counters: dict[str, int] = {}
    for item in fields:
        name = sequence_of(item)
        if not name:
            continue
        reset = _RESET.search(item.code)
        if reset:
            counters[name] = int(reset[1])
        elif "\\c" not in item.words:
            counters[name] = counters.get(name, 0) + 1
        text = _numeral(counters.get(name, 0), item.code)
        set_result(item, "" if "\\h" in item.words else text)


def _numeral(number: int, code: str) -> str:
    if re.search(r"\\\*\s*roman", code, re.IGNORECASE):
        roman = format_roman(number)
        return roman.lower() if "\\* roman" in code else roman
    if re.search(r"\\\*\s*alphabetic", code, re.IGNORECASE) and 0 < number <= 26:
        return chr((96 if "\\* alphabetic" in code else 64) + number)
    return str(number)


def format_roman(number: int) -> str:
    """Roman numeral of a small number.

    >>> [format_roman(number) for number in (4, 9, 14)]
    ['IV', 'IX', 'XIV']
    """
    signs = (
        (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
        (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    )  # fmt: skip
    text = ""
    for value, sign in signs:
        count, number = divmod(number, value)
        text += sign * count
    return text


def fill_references(root: Element, fields: list[Field]) -> None:
    """Write the text of their bookmark into REF fields, so that cross references are right."""
    wanted: dict[str, list[Field]] = {}
    for item in fields:
        match = _REF.match(item.code)
        if match and "\\p" not in item.words and "\\n" not in item.words:
            wanted.setdefault(match[1], []).append(item)
    for start in root.iter(BOOKMARK_START):
        for item in wanted.pop(start.get(NAME, ""), ()):
            text = _bookmarked_text(start)
            if text:
                set_result(item, text)


def _bookmarked_text(start: Element) -> str:
    parts: list[str] = []
    for node in start.itersiblings():
        if node.tag == w("bookmarkEnd") and node.get(w("id")) == start.get(w("id")):
            return "".join(parts)
        if node.tag != P:
            parts += (text.text or "" for text in node.iter(T))
    return ""
