"""The pieces that a source of the dialect consists of, and the error that names their place."""

from dataclasses import dataclass, field


class DialectError(ValueError):
    """A fault of a source file, told as file:line: message."""

    def __init__(self, file: str, line: int, message: str) -> None:
        """Join place and message."""
        super().__init__(f"{file}:{line}: {message}")


@dataclass(frozen=True)
class Block:
    """A piece of the document; `line` is its line number in the source."""

    line: int


@dataclass(frozen=True)
class Heading(Block):
    """A heading of `level` 1 to 4."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph(Block):
    """A paragraph in the style with styleId `style`."""

    style: str
    text: str


@dataclass(frozen=True)
class TagLine(Block):
    """A `{% ... %}` alone on its line."""

    text: str


@dataclass(frozen=True)
class ListItem(Block):
    """An item of a list in `style`; `starts` tells the first item of a numbered list."""

    style: str
    level: int
    starts: bool
    text: str


@dataclass(frozen=True)
class TableRow(Block):
    """A row of cell texts, or the tag of a row that holds only a tag."""

    cells: tuple[str, ...]
    is_total: bool = False
    tag: str = ""


@dataclass(frozen=True)
class Table(Block):
    """Options as written, head rows, alignment cells (empty: none given) and body rows."""

    options: dict[str, str]
    head: list[TableRow] = field(default_factory=list)
    alignment: tuple[str, ...] = ()
    body: list[TableRow] = field(default_factory=list)


@dataclass(frozen=True)
class Simple(Block):
    """A one-line block: bagian, halaman-baru, grafik or a list of contents."""

    name: str
    options: dict[str, str]


@dataclass(frozen=True)
class ControlStart(Block):
    """From here on the blocks lie in a content control with the key `key`."""

    key: str


@dataclass(frozen=True)
class ControlEnd(Block):
    """Ends the innermost content control."""


@dataclass(frozen=True)
class Cover(Block):
    """Lines of the cover as (key, text); the key of a tag line is empty."""

    lines: list[tuple[str, str]]


@dataclass(frozen=True)
class Source:
    """A parsed source: its file name for errors, its front matter and its blocks."""

    file: str
    front: dict[str, str]
    blocks: list[Block]
