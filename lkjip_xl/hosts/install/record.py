"""The record of what `lkjip pasang` wrote: path and fingerprint of each file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from lkjip_xl.files import write_atomic


def read_catatan(path: Path) -> dict[Path, str]:
    """File -> fingerprint; empty without a record, and for one that cannot be understood."""
    try:
        isi = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    berkas = isi.get("berkas") if isinstance(isi, dict) else None
    if not isinstance(berkas, dict):
        return {}
    return {Path(nama): str(sidik) for nama, sidik in berkas.items()}


def write_catatan(path: Path, berkas: Mapping[Path, str]) -> None:
    """Replace the record; without any file the record goes too."""
    if not berkas:
        path.unlink(missing_ok=True)
        return
    isi = {"berkas": {str(nama): sidik for nama, sidik in berkas.items()}}
    write_atomic(json.dumps(isi, ensure_ascii=False, indent=1).encode(), path)


def is_milik(path: Path, catatan: Mapping[Path, str]) -> bool:
    """Whether `path` is there just as we wrote it."""
    return path.is_file() and compute_sidik(path.read_bytes()) == catatan.get(path)


def compute_sidik(isi: bytes) -> str:
    """The fingerprint of a content."""
    return sha256(isi).hexdigest()
