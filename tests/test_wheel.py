"""The wheel holds all that the program needs where there is no repository."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from lkjip_xl import __version__

REPO = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def isi_wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Names of the files in a freshly built wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    selesai = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=REPO,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert selesai.returncode == 0, selesai.stderr
    (wheel,) = folder.glob("*.whl")
    assert wheel.name == f"lkjip_xl-{__version__}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as arsip:
        return arsip.namelist()


@pytest.mark.parametrize(
    "berkas",
    [
        "lkjip_xl/py.typed",
        *(
            f"lkjip_xl/_templates/docx/{path.stem}.docx"
            for path in sorted((REPO / "docx_templates" / "sumber").glob("*.md"))
        ),
        *(
            f"lkjip_xl/_templates/xlsx/{path.name}"
            for path in sorted((REPO / "workbook_templates").glob("*.xlsx"))
        ),
        *(
            str(path.relative_to(REPO).as_posix())
            for pola in (
                "regulasi/*.toml",
                "data/contoh/*.toml",
                "**/*.py",
                "**/*.xcu",
                "**/*.xml",
                "**/*.components",
                "**/*.html",
            )
            for path in sorted((REPO / "lkjip_xl").glob(pola))
        ),
    ],
)
def test_wheel_carries_every_file_of_the_program(isi_wheel: list[str], berkas: str) -> None:
    """Code, data, regulations, the templates and the mark of types are inside."""
    assert berkas in isi_wheel


def test_wheel_carries_nothing_else(isi_wheel: list[str]) -> None:
    """No tests, no tools, no caches: only the package and its metadata."""
    puncak = {nama.split("/")[0] for nama in isi_wheel}

    assert puncak == {"lkjip_xl", f"lkjip_xl-{__version__}.dist-info"}
    assert [nama for nama in isi_wheel if "test" in nama or "__pycache__" in nama] == []


def test_wheel_installs_the_command(isi_wheel: list[str]) -> None:
    """The wheel declares the program `lkjip`."""
    assert f"lkjip_xl-{__version__}.dist-info/entry_points.txt" in isi_wheel
