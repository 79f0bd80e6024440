"""A formula as typed, "704,51 / 180 x 100", into a tree with fractions.

Only what formulas of the results and of staff hold is read: numbers in Indonesian notation, words,
+ - x / ( ) | | ; % and signs of comparison. Anything else is no formula, and stays text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

LEBAR_BARIS = 70  # characters of body text on a line of a portrait page, less some room
_TOKEN = re.compile(
    r"""\s*(?:
        (?P<sign>\u2264|\u2265|<=|>=|[=<>+\u00d7/;])
      | (?P<minus>[-\u2212])
      | (?P<bracket>[()|])
      | (?P<comma>,)
      | (?P<number>\d+(?:\.\d{3})*(?:,\d+)?%?(?![\w.,-]*\w))
      | (?P<word>["'\w][\w."'&%-]*)
    )""",
    re.VERBOSE,
)
_SIGNS = {"x": "\u00d7", "X": "\u00d7", "*": "\u00d7", "<=": "\u2264", ">=": "\u2265"}
_COMPARISONS = ("=", "<", ">", "\u2264", "\u2265")
_MINUS = "\u2212"


@dataclass(frozen=True, slots=True)
class Word:
    """Words or a number, shown upright as they are."""

    text: str

    @property
    def width(self) -> int:
        """Width in characters."""
        return len(self.text)


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of arithmetic or comparison; `is_prefix` for the minus of a negative number."""

    text: str
    is_prefix: bool = False

    @property
    def width(self) -> int:
        """Width in characters, with the space around it."""
        return 1 if self.is_prefix else 3


@dataclass(frozen=True, slots=True)
class Row:
    """Pieces one after the other."""

    items: tuple[Node, ...]

    @property
    def width(self) -> int:
        """Width in characters."""
        return sum(item.width for item in self.items)


@dataclass(frozen=True, slots=True)
class Stack:
    """Rows under each other: a sum too long for one line."""

    rows: tuple[Node, ...]

    @property
    def width(self) -> int:
        """Width in characters of the widest row."""
        return max(row.width for row in self.rows)


@dataclass(frozen=True, slots=True)
class Fraction:
    """`above` over `below`."""

    above: Node
    below: Node

    @property
    def width(self) -> int:
        """Width in characters."""
        return max(self.above.width, self.below.width)


@dataclass(frozen=True, slots=True)
class Group:
    """A piece in brackets, or between the bars of an absolute value."""

    inner: Node
    is_bars: bool = False

    @property
    def width(self) -> int:
        """Width in characters, with the brackets."""
        return self.inner.width + 2


Node = Word | Sign | Row | Stack | Fraction | Group


def read_formula(text: str) -> list[Node]:
    """Lines of the formula in `text`, each no wider than a line of the page.

    Returns:
        The lines; empty when `text` is no formula of this grammar, or one that does not fit.

    >>> [line.width for line in read_formula("Capaian = 704,51 / 180 x 100 = 391,39%")]
    [32]
    >>> read_formula("Nilai [belum diisi: PK!H7]")
    []
    """
    try:
        parts = _Parser(text).read()
    except _NoFormulaError:
        return []
    if len(parts) == 1 and isinstance(parts[0], Word):
        return []  # a plain sentence
    lines = [_fit(line, LEBAR_BARIS) for line in _cut_lines(parts)]
    return lines if all(line.width <= LEBAR_BARIS for line in lines) else []


class _NoFormulaError(ValueError):
    """The text does not follow the grammar."""


class _Parser:
    """Reads one text by recursive descent."""

    def __init__(self, text: str) -> None:
        self._text = text.strip()
        self._tokens: list[tuple[str, str, int, int]] = []
        position = 0
        while position < len(self._text):
            match = _TOKEN.match(self._text, position)
            if match is None or match.lastgroup is None:
                raise _NoFormulaError
            kind, value = match.lastgroup, match[match.lastgroup]
            if kind == "word" and value in ("x", "X"):
                kind = "sign"
            position = match.end()
            self._tokens.append((kind, _SIGNS.get(value, value), match.start(kind), position))
        self._next = 0
        self._depth = 0

    def read(self) -> list[Node]:
        """Pieces of the whole text: terms and the comparisons between them."""
        parts = self._comparison()
        if self._next < len(self._tokens):
            # What follows a comma or stands in brackets at the end is said in words.
            rest = self._text[self._tokens[self._next][2] :]
            if rest[0] not in ",;(":
                raise _NoFormulaError
            parts.append(Word(f" {rest}" if rest[0] == "(" else rest))
        return parts

    def _peek(self) -> tuple[str, str]:
        if self._next < len(self._tokens):
            return self._tokens[self._next][:2]
        return "", ""

    def _accept(self, kind: str, *values: str) -> str:
        found, value = self._peek()
        if found == kind and value in values:
            self._next += 1
            return value
        return ""

    def _comparison(self) -> list[Node]:
        parts = [self._sum()]
        while sign := self._accept("sign", *_COMPARISONS):
            parts += [Sign(sign), self._sum()]
        return parts

    def _sum(self) -> Node:
        items = [self._product()]
        while True:
            if self._accept("sign", "+"):
                sign = "+"
            elif self._peek()[0] == "minus":
                self._next += 1
                sign = _MINUS
            else:
                return _row(items)
            items += [Sign(sign), self._product()]

    def _product(self) -> Node:
        items: list[Node] = [self._factor()]
        while sign := self._accept("sign", "\u00d7", "/"):
            factor = self._factor()
            if sign == "/":
                items = [Fraction(_bare(_row(items)), _bare(factor))]
            else:
                items += [Sign(sign), factor]
        return _row(items)

    def _factor(self) -> Node:
        kind, value = self._peek()
        if kind == "minus":
            self._next += 1
            if self._peek()[0] == "minus":
                raise _NoFormulaError
            return Row((Sign(_MINUS, is_prefix=True), self._factor()))
        if kind == "bracket" and value in ("(", "|"):
            return self._group()
        if kind not in ("number", "word"):
            raise _NoFormulaError
        return self._phrase()

    def _phrase(self) -> Node:
        """Words and numbers side by side, and the brackets of maks(...) or jumlah (...)."""
        first = self._next
        while self._peek()[0] in ("number", "word"):
            self._next += 1
        last = self._tokens[self._next - 1]
        word = Word(self._text[self._tokens[first][2] : last[3]])
        if last[0] == "word" and self._peek() == ("bracket", "("):
            space = " " if self._tokens[self._next][2] > last[3] else ""
            return Row((replace(word, text=word.text + space), self._group()))
        return word

    def _group(self) -> Node:
        opening = self._tokens[self._next][1]
        self._next += 1
        self._depth += 1
        if self._depth > 20:
            raise _NoFormulaError
        parts = self._comparison()
        while self._accept("sign", ";"):
            parts += [Word("; "), *self._comparison()]
        if not self._accept("bracket", ")" if opening == "(" else "|"):
            raise _NoFormulaError
        self._depth -= 1
        return Group(_row(parts), is_bars=opening == "|")


def _row(items: list[Node]) -> Node:
    return items[0] if len(items) == 1 else Row(tuple(items))


def _bare(node: Node) -> Node:
    """Without the brackets that a fraction bar replaces."""
    return node.inner if isinstance(node, Group) and not node.is_bars else node


def _cut_lines(parts: list[Node]) -> list[Node]:
    """One line if it fits; else a line for each further "= ..."."""
    whole = _row(parts)
    if whole.width <= LEBAR_BARIS:
        return [whole]
    lines: list[list[Node]] = [[]]
    for part in parts:
        if isinstance(part, Sign) and len(lines[-1]) > 1:
            # LibreOffice wants something before a sign of comparison; words may stand alone.
            lines.append([Word(f"{part.text} ")])
        else:
            lines[-1].append(part)
    return [_row(line) for line in lines]


def _fit(node: Node, room: int) -> Node:
    """`node` with its long sums cut into rows of at most `room` characters, if it has any."""
    if node.width <= room:
        return node
    match node:
        case Fraction():
            return Fraction(_fit(node.above, room), _fit(node.below, room))
        case Group():
            return replace(node, inner=_fit(node.inner, room - 2))
        case Row() if any(isinstance(i, Sign) and i.text in ("+", _MINUS) for i in node.items):
            return _stack(node, room)
        case Row():
            widest = max(node.items, key=lambda item: item.width)
            rest = room - (node.width - widest.width)
            return Row(tuple(_fit(i, rest) if i is widest else i for i in node.items))
    return node


def _stack(row: Row, room: int) -> Node:
    """Rows of a sum, each but the first starting with its sign."""
    lines: list[list[Node]] = [[]]
    terms: list[list[Node]] = [[]]
    for item in row.items:
        if isinstance(item, Sign) and item.text in ("+", _MINUS) and terms[-1]:
            terms.append([])
        terms[-1].append(item)
    for term in terms:
        width = sum(item.width for item in lines[-1]) + sum(item.width for item in term)
        if lines[-1] and width > room:
            lines.append([])
        lines[-1] += term
    return Stack(tuple(_row(line) for line in lines))
