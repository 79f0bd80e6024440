"""A menu of LibreOffice clicked where its macro cannot run: one gentle message, nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from lkjip_xl.hosts.libreoffice.ekstensi.pelayan_uno import jalankan
from tests.hosts.libreoffice.uno_palsu import Layar, build_ctx, install_uno

AKAR = Path(__file__).parents[3]
Klik = Callable[..., tuple[str, str]]


@pytest.fixture
def klik(monkeypatch: pytest.MonkeyPatch) -> Klik:
    """Clicks a menu over a document; gives kind and text of the one message box."""
    install_uno(monkeypatch)

    def jalan(verb: str, dokumen: Any = None, pustaka: Path = AKAR) -> tuple[str, str]:
        layar = Layar()
        desktop = SimpleNamespace(
            getCurrentFrame=lambda: layar.bingkai, getCurrentComponent=lambda: dokumen
        )
        proses = subprocess.Popen(
            [sys.executable, "-m", "lkjip_xl.hosts.libreoffice.tamu", verb],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(pustaka), str(AKAR)])},
        )  # fmt: skip
        assert proses.stderr is not None
        with proses.stderr as galat:
            jalankan(build_ctx({"com.sun.star.frame.Desktop": lambda: desktop}), verb, proses)
            assert b"Traceback" not in galat.read()
        assert proses.returncode == 0
        [(jenis, _, _, teks)] = layar.kotak
        return jenis, teks

    return jalan


def test_a_document_that_is_no_book_is_told(klik: Klik) -> None:
    """A letter in front, or nothing that can be asked."""
    surat = SimpleNamespace(supportsService=lambda nama: nama.endswith("TextDocument"))

    pesan = [klik("hitung_ulang", surat), klik("periksa_data", None)]

    assert [jenis for jenis, _ in pesan] == ["ERRORBOX"] * 2
    assert all("bukan buku kerja" in teks and "(L-61)" in teks for _, teks in pesan)


def test_a_preview_of_the_book_is_told(klik: Klik) -> None:
    """On the page of a preview no cell can be shown; staff read how to leave it."""
    pratinjau = SimpleNamespace(
        supportsService=lambda nama: True,
        CurrentController=SimpleNamespace(supportsService=lambda nama: False),
    )

    jenis, teks = klik("dasbor", pratinjau)

    assert jenis == "ERRORBOX"
    assert "pratinjau cetak" in teks
    assert "(L-61)" in teks


def test_a_menu_of_another_version_is_told(klik: Klik) -> None:
    """A verb that this package does not have."""
    _, teks = klik("menu_lama")

    assert 'Menu "menu_lama" belum dikenal' in teks
    assert "lkjip pasang --libreoffice" in teks


def test_a_missing_package_is_told(klik: Klik, tmp_path: Path) -> None:
    """Without xlwings the message says what to install."""
    (tmp_path / "xlwings.py").write_text("raise ImportError('No module named xlwings')\n")

    _, teks = klik("hitung_ulang", pustaka=tmp_path)

    assert "No module named xlwings" in teks
    assert "pip install" in teks
    assert "(L-64)" in teks


def test_an_unknown_fault_is_told_without_traceback(klik: Klik) -> None:
    """Whatever LibreOffice does not like ends in a message of its own."""
    tampilan = SimpleNamespace(supportsService=lambda nama: True)
    rusak = SimpleNamespace(**vars(tampilan), CurrentController=tampilan)  # lacks all else

    _, teks = klik("hitung_ulang", rusak)

    assert "belum dikenal (AttributeError" in teks
    assert "Perbaikan: simpan buku" in teks
