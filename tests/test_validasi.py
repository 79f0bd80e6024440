"""The gate that validates every document: it finds, and it does not pass for want of a tool."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

BERKAS = Path(__file__).parents[1] / ".ci" / "validasi.py"


@pytest.fixture
def validasi() -> ModuleType:
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("validasi", BERKAS)
    assert spec is not None
    assert spec.loader is not None
    modul = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(modul)
    return modul


def _alat(folder: Path, jawaban: str) -> Path:
    """A validator that always answers the same."""
    path = folder / "validator"
    path.write_text(f"#!{sys.executable}\nprint({jawaban!r})\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="a script with #! needs a POSIX shell")
@pytest.mark.parametrize(
    ("jawaban", "banyak"),
    [
        ('{"ok": true, "errors": []}', 0),
        ('{"ok": false, "errors": [{"path": "/a", "description": "salah"}]}', 1),
        ('{"ok": false, "errors": []}', 1),
        ("Segmentation fault", 1),
    ],
)
def test_answers_of_the_validator_become_findings(
    validasi: ModuleType, tmp_path: Path, jawaban: str, banyak: int
) -> None:
    """An error, a no without a reason and a crash are findings; a yes is none."""
    buku = tmp_path / "buku.xlsx"
    buku.write_bytes(b"")

    assert len(validasi.validate(buku, _alat(tmp_path, jawaban))) == banyak


def test_a_broken_report_is_found_without_the_validator(
    validasi: ModuleType, tmp_path: Path
) -> None:
    """A file that is no document at all is a finding of the lint, not an exception."""
    laporan = tmp_path / "laporan.docx"
    laporan.write_bytes(b"bukan zip")

    assert len(validasi.validate(laporan, None)) == 1


def test_missing_validator_fails_where_it_is_required(
    validasi: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """CI cannot become green because a tool could not be installed."""
    monkeypatch.delenv("LKJIP_VALIDATOR", raising=False)
    monkeypatch.setenv("LKJIP_WAJIB_VALIDATOR", "1")
    monkeypatch.setenv("PATH", "")

    assert validasi.main() == 1
    assert "FAILED" in capsys.readouterr().out
