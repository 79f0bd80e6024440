"""Builds the Word templates: each sumber/*.md becomes a .docx beside this file.

Usage: python docx_templates/build.py [--cek]

With --cek nothing is written; the exit code is 1 if a committed template differs from its source.
"""

import argparse
import io
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

from dialect import parse_source
from package import build_parts, read_parts, zip_parts

_HERE = Path(__file__).resolve().parent
_BASE = _HERE / "dasar"


def build_template(source: Path) -> dict[str, bytes]:
    """Parts of the template of one source file.

    Raises:
        ValueError: The source does not follow the dialect; the message starts with file:line.
    """
    return build_parts(parse_source(source.read_text(encoding="utf-8"), source.name), _BASE)


def find_differences(parts: dict[str, bytes], target: Path) -> list[str]:
    """Names of the parts in which `target` differs; zlib may compress otherwise elsewhere."""
    try:
        committed = read_parts(target)
    except (FileNotFoundError, zipfile.BadZipFile):
        return [f"{target.name} (missing or unreadable)"]
    names = sorted(parts.keys() | committed.keys())
    return [name for name in names if _unpack(name, parts) != _unpack(name, committed)]


def _unpack(name: str, parts: dict[str, bytes]) -> object:
    """Content of a part; the workbook of a chart is itself a zip, compressed on some machine."""
    data = parts.get(name)
    return read_parts(io.BytesIO(data)) if data and name.endswith(".xlsx") else data


def main(arguments: Sequence[str] | None = None, folder: Path = _HERE) -> int:
    """Build or check all templates of `folder`; returns the exit code."""
    parser = argparse.ArgumentParser(description="Build the Word templates from sumber/*.md.")
    parser.add_argument("--cek", action="store_true", help="only compare with the committed files")
    is_check = parser.parse_args(arguments).cek
    is_different = False
    for source in sorted((folder / "sumber").glob("*.md")):
        target = folder / f"{source.stem}.docx"
        try:
            parts = build_template(source)
        except ValueError as error:
            print(error, file=sys.stderr)
            return 1
        differences = find_differences(parts, target)
        if not differences:
            continue
        is_different = True
        if is_check:
            print(f"{target.name} differs from its source in {', '.join(differences)}")
        else:
            target.write_bytes(zip_parts(parts))
            print(f"{target.name} written")
    return int(is_check and is_different)


if __name__ == "__main__":
    sys.exit(main())
