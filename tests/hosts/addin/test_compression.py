"""Compression of VBA streams, read back by an independent program."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.hosts.addin.compression import compress
from tests.hosts.addin.readers import load_olevba

DECOMPRESS: Callable[[bytearray], bytes] = load_olevba().decompress_stream


def decompress(data: bytes) -> bytes:
    """What oletools makes of a compressed container."""
    return bytes(DECOMPRESS(bytearray(data)))


@given(st.text(alphabet="ab =()\r\nDimEndSub", max_size=300), st.integers(1, 60))
def test_text_of_any_length_comes_back(teks: str, kali: int) -> None:
    """Short and long texts, repeated over several chunks, are read back byte for byte."""
    data = (teks * kali).encode("cp1252")

    assert decompress(compress(data)) == data


@pytest.mark.parametrize(
    ("teks", "harap"),
    [
        ("abcdefghijklmnopqrstuv.",
         "0119b000616263646566676800696a6b6c6d6e6f70007172737475762e"),
        ("a" * 73, "0103b002614500"),
        # The specification names an earlier run of the same length three times (30, 10, 3c),
        # though the search that it describes takes the nearest one.
        ("#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa",
         "012fb000236161616263646582660070616768696a013808616b6c00206d6e6f70"
         "0671027004007273747576107778797a002c"),
    ],
)  # fmt: skip
def test_the_examples_of_the_specification_hold(teks: str, harap: str) -> None:
    """The three examples of [MS-OVBA] 3.2 become what is printed there."""
    assert compress(teks.encode()).hex() == harap


@pytest.mark.parametrize("panjang", [0, 1, 2, 3, 4, 4095, 4096, 4097, 8191, 8192, 8193, 40_000])
def test_lengths_around_a_chunk_come_back(panjang: int) -> None:
    """The borders of chunks are no special case, and one run may fill a chunk."""
    for data in (b"x" * panjang, bytes(satu % 97 + 32 for satu in range(panjang))):
        assert decompress(compress(data)) == data


def test_repeated_text_becomes_much_smaller() -> None:
    """Runs are replaced: source code shrinks to less than half."""
    data = b"".join(b"    Set lembar = Sheets(%d)\r\n" % satu for satu in range(1000))

    assert len(compress(data)) * 2 < len(data)


def test_a_full_chunk_without_runs_is_stored_as_it_is() -> None:
    """4096 bytes that cannot be compressed still come back."""
    data = random.Random(1).randbytes(4096) + b"End Sub\r\n"

    assert decompress(compress(data)) == data


def test_a_last_chunk_without_runs_is_refused() -> None:
    """It could only be stored with invented bytes behind it."""
    with pytest.raises(ValueError, match="cannot be compressed"):
        compress(random.Random(1).randbytes(4000))
