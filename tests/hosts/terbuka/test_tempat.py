"""Where the open book lies, also in the cloud, and copies of it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import xlwings as xw

from lkjip_xl.errors import LingkunganError
from lkjip_xl.hosts.terbuka.tempat import find_berkas, find_folder, list_baca_saja, save_copy_beside


def awan(alamat: str, *, is_gagal: bool = False) -> Any:
    """A book that Excel opened from the cloud; xlwings may not know its file."""

    class Buku:
        name = "buku.xlsx"
        api = SimpleNamespace(FullName=alamat, ReadOnly=True)

        @property
        def fullname(self) -> str:
            if is_gagal:
                raise xw.XlwingsError("Couldn't find the local path")
            return alamat

    return Buku()


@pytest.mark.parametrize("is_gagal", [False, True])
def test_book_of_onedrive_is_found_in_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_gagal: bool
) -> None:
    """Pictures and templates beside it are found, whatever the address is called."""
    folder = tmp_path / "OneDrive - Kantor" / "LKjIP 2025"
    folder.mkdir(parents=True)
    (folder / "buku.xlsx").write_bytes(b"")
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "OneDrive - Kantor"))
    alamat = "https://kantor-my.sharepoint.com/personal/staf/Documents/LKjIP%202025/buku.xlsx"

    buku = awan(alamat, is_gagal=is_gagal)

    assert find_berkas(buku) == folder / "buku.xlsx"
    assert find_folder(buku) == folder


def test_book_only_in_the_cloud_writes_among_the_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No file here: no pictures, and a folder of the user for what is written."""
    for nama in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        monkeypatch.delenv(nama, raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    buku = awan("https://contoh.sharepoint.com/x/buku.xlsx")

    rumah = find_folder(buku)
    (tmp_path / "Documents").mkdir()

    assert find_berkas(buku) is None
    assert [rumah, find_folder(buku)] == [tmp_path, tmp_path / "Documents"]


def test_book_opened_from_mail_is_read_only(terbuka: xw.Book) -> None:
    """Staff are told how not to lose what was written; of an ordinary book nothing is said."""
    (pesan,) = list_baca_saja(awan("https://x/buku.xlsx"))

    assert "nama lain" in pesan
    assert list_baca_saja(terbuka) == []


def test_copies_never_take_the_place_of_one_another(terbuka: xw.Book) -> None:
    """Each has a number of its own, beside the book."""
    satu, dua = (save_copy_beside(terbuka, "sebelum impor") for _ in range(2))

    assert satu.parent == dua.parent == Path(terbuka.fullname).parent
    assert [satu.name, dua.name] == [
        "buku (sebelum impor 1).xlsx", "buku (sebelum impor 2).xlsx"
    ]  # fmt: skip


def test_program_that_cannot_copy_is_told(terbuka: xw.Book) -> None:
    """A Problem with the folder, for an import must not start."""
    buku: Any = SimpleNamespace(
        name="buku.xlsx", fullname=terbuka.fullname, impl=object(), api=object()
    )

    with pytest.raises(LingkunganError) as galat:
        save_copy_beside(buku, "sebelum impor")

    assert galat.value.problems[0].kode == "B-65"
