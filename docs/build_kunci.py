"""Writes docs/kunci.md from the list of keys; `--cek` only compares.

python docs/build_kunci.py [--cek]
"""

from __future__ import annotations

import sys
from pathlib import Path

from lkjip_xl.domain.kunci import POLA

BERKAS = Path(__file__).parent / "kunci.md"
_AWAL = """# Kunci hasil

Setiap hasil punya kunci yang tetap. Kunci yang sama dipakai oleh `lkjip hitung --json`, oleh kolom
abu-abu buku kerja, dan oleh laporan. `<K>`, `<S>`, `<G>`, ... adalah kode di buku; `<TAHUN>` tahun.
Daftar ini dibuat dari `lkjip_xl/domain/kunci.py` oleh `python docs/build_kunci.py`.

| kunci | arti |
|---|---|
"""


def build() -> str:
    """The text of docs/kunci.md."""
    return _AWAL + "".join(f"| `{pola.pola}` | {pola.arti} |\n" for pola in POLA)


def main() -> int:
    """Write, or compare with `--cek`; 1 when the file is out of date."""
    if "--cek" in sys.argv[1:]:
        sama = BERKAS.read_text("utf-8") == build()
        print("docs/kunci.md sesuai" if sama else "docs/kunci.md usang: python docs/build_kunci.py")
        return 0 if sama else 1
    BERKAS.write_text(build(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
