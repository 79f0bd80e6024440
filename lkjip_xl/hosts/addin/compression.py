"""Compression of VBA streams as in [MS-OVBA] 2.4.1: runs are replaced by copy tokens."""

from __future__ import annotations

import struct

_CHUNK = 4096
_TOKEN_MIN = 3


def compress(data: bytes) -> bytes:
    """A compressed container.

    Raises:
        ValueError: The last chunk, shorter than 4096 bytes, cannot be made to fit. It could only
            be stored padded, so reading would not give back `data`. Text is never like that.

    >>> compress(b"aaaaaaaa").hex()
    '0103b002610400'
    """
    return b"\x01" + b"".join(
        _build_chunk(data[awal : awal + _CHUNK]) for awal in range(0, len(data), _CHUNK)
    )


def _build_chunk(chunk: bytes) -> bytes:
    body = _compress_chunk(chunk)
    if len(body) > _CHUNK:
        if len(chunk) < _CHUNK:
            raise ValueError("the last chunk of the data cannot be compressed")
        return struct.pack("<H", 0x3FFF) + chunk
    return struct.pack("<H", (len(body) - 1) | 0xB000) + body


def _compress_chunk(chunk: bytes) -> bytes:
    """Groups of eight literals or copy tokens, each behind a byte of flags."""
    body = bytearray()
    seen: dict[bytes, list[int]] = {}
    pos = 0
    while pos < len(chunk):
        flags, group = 0, bytearray()
        for bit in range(8):
            if pos >= len(chunk):
                break
            length, offset = _find_run(chunk, pos, seen)
            if length:
                flags |= 1 << bit
                group += _build_token(pos, length, offset)
            else:
                group.append(chunk[pos])
            step = length or 1
            for start in range(pos, pos + step):
                seen.setdefault(chunk[start : start + _TOKEN_MIN], []).append(start)
            pos += step
        body.append(flags)
        body += group
    return bytes(body)


def _count_offset_bits(pos: int) -> int:
    """Bits of a copy token that hold the offset; they grow with the place in the chunk."""
    return max(4, (pos - 1).bit_length())


def _build_token(pos: int, length: int, offset: int) -> bytes:
    bits = _count_offset_bits(pos)
    return struct.pack("<H", (offset - 1) << (16 - bits) | (length - _TOKEN_MIN))


def _find_run(chunk: bytes, pos: int, seen: dict[bytes, list[int]]) -> tuple[int, int]:
    """Length and offset of the longest earlier run that goes on at `pos`; (0, 0) without one."""
    limit = min((0xFFFF >> _count_offset_bits(pos)) + _TOKEN_MIN, len(chunk) - pos)
    if pos == 0 or limit < _TOKEN_MIN:
        return 0, 0
    best, offset = 0, 0
    for start in reversed(seen.get(chunk[pos : pos + _TOKEN_MIN], [])):
        length = _TOKEN_MIN
        while length < limit and chunk[start + length] == chunk[pos + length]:
            length += 1
        if length > best:
            best, offset = length, pos - start
        if best == limit:
            break
    return best, offset
