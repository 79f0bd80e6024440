"""Writes docs/nama-templat.md from the names of the shipped examples; `--cek` only compares.

python docs/build_nama.py [--cek]
"""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

from lkjip_xl import api

BERKAS = Path(__file__).parent / "nama-templat.md"
_AWAL = """# Nama dalam templat

Inilah semua yang dapat ditulis dalam templat Word sendiri: nilai dengan `{{ ... }}`, daftar dengan
`{% for ... %}` sampai `{% endfor %}`, pilihan dengan `{% if ... %}` sampai `{% endif %}`. Baris
yang menjorok ditulis di dalam pengulangan di atasnya. `<K>` adalah kode di buku kerja, `<TAHUN>`
tahun. Contoh diambil dari buku contoh. Daftar yang sama tampil dengan `lkjip templat nama`, dan
`lkjip templat periksa FILE` memeriksa templat Anda. Dibuat oleh `python docs/build_nama.py`.
"""
_SARINGAN = """
## Saringan

Ditulis sesudah tanda `|`, misalnya `{{ i.capaian|persen }}`.

| saringan | arti |
|---|---|
"""


def build() -> str:
    """The text of docs/nama-templat.md."""
    bagian = [_AWAL]
    for induk, nama in groupby(api.list_nama(), key=lambda satu: _induk(satu.jalur)):
        bagian.append(f"\n## {induk}\n\n| tulis | arti | contoh |\n|---|---|---|\n")
        for satu in nama:
            jorok = "&emsp;" * len(satu.dalam)
            contoh = satu.contoh.replace("|", "\\|")
            bagian.append(f"| {jorok}`{satu.tulis}` | {satu.arti} | {contoh} |\n")
    saringan = api.list_saringan().items()
    bagian += [_SARINGAN, *(f"| `{nama}` | {arti} |\n" for nama, arti in saringan)]
    return "".join(bagian)


def _induk(jalur: str) -> str:
    return jalur.partition(".")[0].partition("[")[0]


def main() -> int:
    """Write, or compare with `--cek`; 1 when the file is out of date."""
    if "--cek" in sys.argv[1:]:
        sama = BERKAS.exists() and BERKAS.read_text("utf-8") == build()
        print(f"docs/nama-templat.md {'sesuai' if sama else 'usang: python docs/build_nama.py'}")
        return 0 if sama else 1
    BERKAS.write_text(build(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
