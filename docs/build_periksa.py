"""Writes docs/periksa.md from the list of rules; `--cek` only compares.

python docs/build_periksa.py [--cek]
"""

from __future__ import annotations

import sys
from pathlib import Path

from lkjip_xl.checks.registry import ATURAN

BERKAS = Path(__file__).parent / "periksa.md"
_AWAL = """# Yang diperiksa

`lkjip periksa BUKU` menjalankan semua aturan ini; `lkjip laporan` juga. **Galat** menghentikan
laporan, **peringatan** tidak pernah, **saran** hanya petunjuk. Kode yang sama selalu berarti hal
yang sama. Selain aturan ini, kode B menyebut berkas, lembar, tabel, atau sel yang tidak dapat
dibaca, dan R-01 tahun tanpa ketentuan. Daftar ini dibuat dari `lkjip_xl/checks/` oleh
`python docs/build_periksa.py`.

| kode | tingkat | yang diperiksa | alasan |
|---|---|---|---|
"""


def build() -> str:
    """The text of docs/periksa.md."""
    urut = sorted(ATURAN, key=lambda satu: satu.kode)
    return _AWAL + "".join(
        f"| {satu.kode} | {satu.tingkat} | {satu.judul} | {satu.alasan} |\n" for satu in urut
    )


def main() -> int:
    """Write, or compare with `--cek`; 1 when the file is out of date."""
    if "--cek" in sys.argv[1:]:
        sama = BERKAS.exists() and BERKAS.read_text("utf-8") == build()
        print(f"docs/periksa.md {'sesuai' if sama else 'usang: python docs/build_periksa.py'}")
        return 0 if sama else 1
    BERKAS.write_text(build(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
