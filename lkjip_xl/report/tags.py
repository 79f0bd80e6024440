"""Tags in the text of a template: found, taken out of split runs, replaced by tokens.

Word cuts the text of a tag into runs as it likes. The whole tag moves to the run where it starts,
as a token: a pair of private-use characters round its number. Nothing else in the XML looks like
that, so no brace of the document can be mistaken for a tag later.
"""

from __future__ import annotations

import re

from lkjip_xl.report.faults import Faults, Tag, shorten
from lkjip_xl.report.marks import (
    ISIAN_AKHIR,
    ISIAN_AWAL,
    PERINTAH_AKHIR,
    PERINTAH_AWAL,
    RESERVED,
)
from lkjip_xl.report.places import Place
from lkjip_xl.report.wml import XML_SPACE, Element, text_of

# A tag holds no second opening: "{{ a persen dan {{ b }}" is one unclosed tag and one tag.
_TAG = re.compile(
    r"\{\{(?:(?!\{\{|\{%|\{#).)*?\}\}|\{%(?:(?!\{\{|\{%|\{#).)*?%\}|\{#.*?#\}", re.DOTALL
)
_STRAY = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_VALUE = re.compile(r"\{\{(-?)()\s*(.*?)\s*(-?)\}\}$", re.DOTALL)
_BLOCK = re.compile(r"\{%([-+]?)\s*(?:(p|tr)\s+)?(.*?)\s*([-+]?)%\}$", re.DOTALL)
_TOKEN = re.compile(f"[{ISIAN_AWAL}{PERINTAH_AWAL}]([0-9]+)[{ISIAN_AKHIR}{PERINTAH_AKHIR}]")
BLOCK_TOKEN = re.compile(f"({PERINTAH_AWAL}[0-9]+{PERINTAH_AKHIR})")
_LITERAL = re.compile(r"""("[^"]*"|'[^']*')""")
_QUOTES = str.maketrans("“”„‟″‘’‚‛′", "\"\"\"\"\"'''''")
_SIGNS = str.maketrans("\u2013\u2014\u2212\u2010\u2011\u00a0\u202f\u2007", "-----   ")
_WHITE = str.maketrans("\n\t\r", "   ")


class TagTable:
    """All tags of one part by number."""

    def __init__(self, faults: Faults) -> None:
        """Start empty; faults of single tags go to `faults`."""
        self.tags: list[Tag] = []
        self._faults = faults

    def token(self, source: str, place: Place) -> str:
        """Register a tag; the token that stands for it, "" for a comment."""
        if source.startswith("{#"):
            return ""
        tag = parse_tag(source, place)
        number = len(self.tags)
        self.tags.append(tag)
        if tag.kind == "{{":
            return f"{ISIAN_AWAL}{number}{ISIAN_AKHIR}"
        return f"{PERINTAH_AWAL}{number}{PERINTAH_AKHIR}"

    def replace(self, text: str, place: Place) -> str:
        """`text` with tokens instead of tags; openings and closings left over are faults."""
        self.check_stray(_TAG.sub("\n", text), text, place)
        return _TAG.sub(lambda match: self.token(match[0], place), text)

    def check_stray(self, rest: str, text: str, place: Place) -> None:
        """Note a brace pair in `rest` that belongs to no tag."""
        for stray in dict.fromkeys(_STRAY.findall(rest)):
            is_open = stray[0] == "{"
            partner = {"{{": "}}", "{%": "%}", "{#": "#}", "}}": "{{", "%}": "{%", "#}": "{#"}
            self._faults.add(
                "T-10",
                place,
                f"Tanda «{stray}» dalam «{shorten(text)}» "
                f"{'tidak ditutup' if is_open else 'tidak punya pembuka'}.",
                f"{'tambahkan' if is_open else 'awali dengan'} «{partner[stray]}» dalam paragraf "
                "yang sama, atau hapus tanda itu.",
            )

    def tokens_in(self, text: str) -> list[Tag]:
        """The tags whose tokens stand in `text`, in order."""
        return [self.tags[int(match[1])] for match in _TOKEN.finditer(text)]


def parse_tag(source: str, place: Place) -> Tag:
    """The tag typed as `source`, with what AutoCorrect did to it undone.

    >>> parse_tag("{%p if nilai == “a” %}", Place()).body
    'if nilai == "a"'
    >>> parse_tag("{{ n – 1 }}", Place()).body
    'n - 1'
    """
    kind = source[:2]
    match = (_VALUE if kind == "{{" else _BLOCK).match(straighten(source))
    if match is None:
        raise ValueError(f"not a tag: {source!r}")
    before, prefix, body, after = match.groups()
    keyword = body.split(maxsplit=1)[0] if kind == "{%" and body else ""
    return Tag(kind, body, source, place, keyword, prefix or "", (before, after))


def straighten(source: str) -> str:
    """Smart quotes to plain ones; dashes and no-break spaces too, but not inside a string."""
    pieces = _LITERAL.split(source.translate(_QUOTES).translate(_WHITE))
    return "".join(
        piece if number % 2 else piece.translate(_SIGNS) for number, piece in enumerate(pieces)
    )


def merge_tags(texts: list[Element], place: Place, table: TagTable) -> None:
    """Replace the tags in the text elements of one paragraph by tokens.

    A tag goes to the element where it starts; all other text stays where it is, with its look.
    """
    clean_texts(texts)
    full = text_of(texts)
    if "{" not in full and "}" not in full:
        return
    table.check_stray(_TAG.sub("\n", full), full, place)
    pieces: list[list[str]] = [[] for _ in texts]
    owner = [number for number, text in enumerate(texts) for _ in text.text or ""]

    def copy_plain(start: int, end: int) -> None:
        for position in range(start, end):
            pieces[owner[position]].append(full[position])

    position = 0
    for match in _TAG.finditer(full):
        copy_plain(position, match.start())
        pieces[owner[match.start()]].append(table.token(match[0], place))
        position = match.end()
    copy_plain(position, len(full))
    for text, piece in zip(texts, pieces, strict=True):
        text.text = "".join(piece)
        text.set(XML_SPACE, "preserve")


def clean_texts(texts: list[Element]) -> None:
    """White space as Word shows it: a line end inside w:t is a space; no reserved characters."""
    for text in texts:
        content = text.text or ""
        if RESERVED.search(content) or not content.isprintable():
            text.text = RESERVED.sub("", content.translate(_WHITE))


def expand_tokens(xml: str, tags: list[Tag]) -> tuple[str, dict[int, Tag]]:
    """Jinja source of a serialised part, and the tag on each of its lines.

    A line end goes in front of every tag body, where Jinja ignores it: thus a line number in
    compiled code tells the tag.
    """
    source: list[str] = []
    lines: dict[int, Tag] = {}
    line, position = 1, 0
    for match in _TOKEN.finditer(xml):
        line += xml.count("\n", position, match.start()) + 1
        tag = tags[int(match[1])]
        lines[line] = tag
        opening, closing = match[0][0], match[0][-1]
        before, after = tag.trim
        source += (xml[position : match.start()], f"{opening}{before}\n{tag.body} {after}{closing}")
        position = match.end()
    source.append(xml[position:])
    return "".join(source), lines
