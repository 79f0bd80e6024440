"""Faults of a template: collected with their place, told once, in Indonesian."""

from __future__ import annotations

import difflib
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from lkjip_xl.errors import Problem, TemplateError, Tingkat
from lkjip_xl.report.places import Place

_TAG_LENGTH = 80
# Code, message and remedy of a key that Word does not keep.
TERLALU_PANJANG = (
    "T-28",
    "kunci kendali isi lebih dari {} huruf; Word tidak menyimpannya.",
    "pakai kode yang lebih pendek di buku kerja, atau nama kunci yang lebih pendek di templat.",
)
SENDIRIAN = "tulis tanda itu sendirian dalam satu paragraf, atau sendirian dalam satu baris tabel."


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag of a template.

    Attributes:
        kind: "{{" or "{%".
        body: What stands between the braces, as Jinja gets it, without the p/tr prefix.
        source: The tag as it was typed.
        place: Where it was typed.
        keyword: First word of a {% %} tag.
        prefix: "p", "tr" or "".
        trim: Jinja's white space signs before and after the body.
    """

    kind: str
    body: str
    source: str
    place: Place
    keyword: str = ""
    prefix: str = ""
    trim: tuple[str, str] = ("", "")


class Faults:
    """The faults found so far in one template file."""

    def __init__(self, file: str) -> None:
        """Start with none; `file` is the name that staff know."""
        self.file = file
        self._problems: dict[Hashable, Problem] = {}

    def add(self, kode: str, place: Place | str, pesan: str, perbaikan: str) -> None:
        """Note a fault; the same words at the same place count once."""
        problem = Problem(kode, Tingkat.GALAT, pesan, perbaikan, sheet=self.file, cell=str(place))
        self._problems.setdefault(problem, problem)

    def add_tag(self, kode: str, tag: Tag, pesan: str, perbaikan: str) -> None:
        """Note a fault of `tag`; its text opens the message."""
        self.add(kode, tag.place, f"«{shorten(tag.source)}»: {pesan}", perbaikan)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Take over problems that another room found."""
        for problem in problems:
            self._problems.setdefault(problem, problem)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All of them, in the order in which they were found."""
        return tuple(self._problems.values())

    def __len__(self) -> int:
        return len(self._problems)

    def __bool__(self) -> bool:
        return bool(self._problems)

    def raise_if_any(self) -> None:
        """Tell all faults at once.

        Raises:
            TemplateError: There is at least one fault.
        """
        if self._problems:
            raise TemplateError(self._problems.values())


def shorten(text: str) -> str:
    """`text` on one line, cut where it gets too long for a message."""
    line = " ".join(text.split())
    return line if len(line) <= _TAG_LENGTH else f"{line[:_TAG_LENGTH]}…"


def suggest(name: str, known: Iterable[str]) -> str:
    """The sentence that helps: the nearest known name, or the names there are.

    >>> suggest("targt", ["target", "realisasi"])
    'mungkin maksud Anda: target.'
    """
    names = sorted({str(item) for item in known})
    close = difflib.get_close_matches(name, names, n=2, cutoff=0.65)
    if close:
        return f"mungkin maksud Anda: {' atau '.join(close)}."
    if names and len(names) <= 12:
        return f"periksa ejaannya; nama yang ada: {', '.join(names)}."
    return "periksa ejaannya terhadap daftar nama dalam panduan templat."
