"""The name of a book that comes from outside."""

from __future__ import annotations

from typing import Any

import pytest

from lkjip_xl.hosts.server.buku import clean_nama


@pytest.mark.parametrize(
    ("nama", "bersih"),
    [
        ("LKjIP 2025.xlsx", "LKjIP 2025.xlsx"), ("/etc/passwd", "passwd"),
        ("C:\\Users\\a\\b.xlsx", "b.xlsx"), ("https://x/y.xlsx", "y.xlsx"), ("..", "buku.xlsx"),
        ("", "buku.xlsx"), (None, "None"), ("a\nb?.xlsx", "a_b_.xlsx"),
    ],
)  # fmt: skip
def test_the_name_of_a_book_is_no_path(nama: Any, bersih: str) -> None:
    """Folders, addresses and signs that a file name cannot hold are gone."""
    assert clean_nama(nama) == bersih


@pytest.mark.parametrize("huruf", ["x", "é", "計", "😀"])
def test_a_long_name_fits_on_a_disk(huruf: str) -> None:
    """A disk counts bytes, and the words around the name need some of them."""
    nama = clean_nama(huruf * 200 + ".xlsx")

    assert nama.endswith(f"{huruf}.xlsx")
    assert len(nama.encode()) <= 120
