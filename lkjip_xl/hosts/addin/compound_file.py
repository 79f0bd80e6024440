"""A compound file of version 3 as in [MS-CFB]: folders and streams inside one file."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Tree: TypeAlias = Mapping[str, "bytes | Tree"]

_SECTOR, _MINI, _MINI_LIMIT = 512, 64, 4096
_END, _FAT, _NOTHING = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_RED, _BLACK = 0, 1
_FAT_IN_HEADER = 109


@dataclass(slots=True)
class _Entry:
    """One line of the directory."""

    name: str
    kind: int
    data: bytes = b""
    left: int = _NOTHING
    right: int = _NOTHING
    child: int = _NOTHING
    colour: int = _BLACK
    start: int = 0
    size: int = 0


class _Chains:
    """Data cut into pieces of one size, and the table that says which piece follows which."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.pieces: list[bytes] = []
        self.table: list[int] = []

    def add(self, data: bytes, fill: bytes = b"\0") -> int:
        """Append `data`; returns the number of its first piece."""
        count = math.ceil(len(data) / self.size)
        first = len(self.pieces)
        for number in range(count):
            piece = data[number * self.size : (number + 1) * self.size]
            self.pieces.append(piece.ljust(self.size, fill))
            self.table.append(first + number + 1 if number < count - 1 else _END)
        return first if count else _END


def build_compound_file(tree: Tree) -> bytes:
    """A compound file with these streams (bytes) and folders (mappings), without dates.

    Raises:
        ValueError: A name is longer than 31 characters, or there are more than about 7 MB.
    """
    entries = [_Entry("Root Entry", _ROOT)]
    entries[0].child = _add_folder(entries, tree)
    sectors, minis = _Chains(_SECTOR), _Chains(_MINI)
    for entry in entries[1:]:
        entry.size = len(entry.data)
        if entry.kind == _STREAM:
            chains = sectors if entry.size >= _MINI_LIMIT else minis
            entry.start = chains.add(entry.data)
    mini_stream = b"".join(minis.pieces)
    entries[0].start, entries[0].size = sectors.add(mini_stream), len(mini_stream)
    mini_table = _pack_table(minis.table)
    mini_start = sectors.add(mini_table)
    directory_start = sectors.add(_build_directory(entries))

    count = math.ceil(len(sectors.table) / (_SECTOR // 4 - 1))
    if count > _FAT_IN_HEADER:
        raise ValueError("the data is too large for a compound file without extra tables")
    places = range(len(sectors.table), len(sectors.table) + count)
    table = _pack_table(sectors.table + [_FAT] * count).ljust(count * _SECTOR, b"\xff")
    header = _build_header(places, directory_start, mini_start, len(mini_table) // _SECTOR)
    return header + b"".join(sectors.pieces) + table


def _add_folder(entries: list[_Entry], folder: Tree) -> int:
    """Append everything in `folder`; returns the top of its search tree."""
    first = len(entries)
    # Shorter names come first, whatever their letters.
    names = sorted(folder, key=lambda name: (len(name), name.upper()))
    for name in names:
        if len(name) > 31:
            raise ValueError(f"name too long for a compound file: {name}")
        content = folder[name]
        if isinstance(content, bytes):
            entries.append(_Entry(name, _STREAM, content))
        else:
            entries.append(_Entry(name, _STORAGE))
    numbers = range(first, len(entries))
    for number in numbers:
        content = folder[entries[number].name]
        if not isinstance(content, bytes):
            entries[number].child = _add_folder(entries, content)
    top = _link(entries, numbers, len(numbers).bit_length() - 1)
    if numbers:
        entries[top].colour = _BLACK
    return top


def _link(entries: list[_Entry], numbers: Sequence[int], levels: int) -> int:
    """Make a balanced search tree; the entries of an incomplete last level are red."""
    if not numbers:
        return _NOTHING
    middle = len(numbers) // 2
    top = entries[numbers[middle]]
    top.colour = _RED if levels == 0 else _BLACK
    top.left = _link(entries, numbers[:middle], levels - 1)
    top.right = _link(entries, numbers[middle + 1 :], levels - 1)
    return numbers[middle]


def _pack_table(table: Sequence[int]) -> bytes:
    packed = struct.pack(f"<{len(table)}I", *table)
    return packed.ljust(math.ceil(len(packed) / _SECTOR) * _SECTOR, b"\xff")


def _build_directory(entries: Sequence[_Entry]) -> bytes:
    lines = [*map(_build_line, entries)]
    empty = b"\0" * 68 + struct.pack("<3I", _NOTHING, _NOTHING, _NOTHING) + b"\0" * 48
    return b"".join([*lines, *[empty] * (-len(lines) % 4)])


def _build_line(entry: _Entry) -> bytes:
    name = f"{entry.name}\0".encode("utf-16-le")
    return b"".join(_iter_fields(entry, name))


def _iter_fields(entry: _Entry, name: bytes) -> Iterator[bytes]:
    yield name.ljust(64, b"\0")
    yield struct.pack("<HBB", len(name), entry.kind, entry.colour)
    yield struct.pack("<3I", entry.left, entry.right, entry.child)
    yield b"\0" * 36  # class, state, two dates
    yield struct.pack("<IQ", entry.start, entry.size)


def _build_header(places: Sequence[int], directory: int, mini: int, mini_count: int) -> bytes:
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<4I", 0, len(places), directory, 0)
    header += struct.pack("<5I", _MINI_LIMIT, mini, mini_count, _END, 0)
    return (header + struct.pack(f"<{len(places)}I", *places)).ljust(_SECTOR, b"\xff")
