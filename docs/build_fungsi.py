"""Writes docs/fungsi.md from the list of UDFs; `--cek` only compares.

python docs/build_fungsi.py [--cek]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from lkjip_xl.hosts.udf import FUNGSI, MODUL, Udf

BERKAS = Path(__file__).parent / "fungsi.md"
_AWAL = f"""# Fungsi LKJ_

{len(FUNGSI)} fungsi ini dipakai oleh kolom abu-abu buku kerja edisi UDF (`--rumus udf`), dan boleh
dipakai di lembar sendiri setelah add-in terpasang. Ketik `=LKJ_` di sel, pilih fungsinya, lalu klik
**fx** untuk bantuan tiap isian. Isian dipisahkan titik koma (`;`), angka memakai koma desimal.

- Sel kosong berarti belum ada nilai, bukan 0; hasil tanpa nilai adalah sel kosong.
- Teks, TRUE/FALSE, atau tanggal di tempat angka, kata yang tidak dikenal, rentang di tempat satu
  sel, atau dua kolom yang tidak sama panjang: `#VALUE!`. Angka yang tersimpan sebagai teks ("3,25"
  rata kiri) juga teks: fungsi tidak menebak, karena "1.234" dapat berarti dua angka.
- Sel isian yang menunjukkan galat meneruskan galatnya, seperti pada rumus Excel.
- Tahun yang belum punya ketentuan: kosong; tahun sebelum peraturan mutu yang pertama: `#N/A`.
- Besar kecil huruf dan spasi di tepi kata tidak dibedakan.
- Sebab setiap galat (isian mana, apa isinya, cara memperbaikinya) disebut oleh **Periksa Data** dan
  `lkjip periksa`, juga untuk rumus di lembar sendiri.
- Hasil kosong tidak dapat dihitung dengan `+ - * /`; pakai `SUM` atau `LKJ_JUMLAH`. `SUM` dan
  `IFERROR` bekerja seperti biasa.

Daftar ini dibuat dari `lkjip_xl/hosts/udf/` oleh `python docs/build_fungsi.py`.
"""
_JUDUL = {
    "umum": "Mencari, menjumlah, memilih",
    "kinerja": "Indikator",
    "anggaran": "Anggaran, PNBP, pegawai",
    "survei": "Survei bulanan dan IPK",
    "skm": "SKM dari jawaban responden",
    "nka": "IKPA, SMART, NKA",
    "teks": "Menulis angka dan tanggal",
}


def _tulis(satu: Udf) -> Iterator[str]:
    """One function: call, meaning, example, arguments."""
    pilihan = [nama if nama in satu.wajib else f"[{nama}]" for nama in satu.bantuan]
    yield f"\n### {satu.nama}({'; '.join(pilihan)})\n\n{satu.arti}\n\n"
    yield from (f"- `{nama}`: {bantuan}\n" for nama, bantuan in satu.bantuan.items())
    hasil = f" menjadi **{satu.hasil}**" if satu.hasil else ""
    yield f"\nContoh: `{satu.contoh}`{hasil}\n"


def build() -> str:
    """The text of docs/fungsi.md."""
    bagian = [_AWAL]
    for modul in MODUL:
        nama = modul.__name__.rpartition(".")[2]
        bagian.append(f"\n## {_JUDUL[nama]}\n")
        for satu in FUNGSI.values():
            if satu.fungsi.__module__ == modul.__name__:
                bagian += _tulis(satu)
    return "".join(bagian)


def main() -> int:
    """Write, or compare with `--cek`; 1 when the file is out of date."""
    if "--cek" in sys.argv[1:]:
        sama = BERKAS.exists() and BERKAS.read_text("utf-8") == build()
        print(f"docs/fungsi.md {'sesuai' if sama else 'usang: python docs/build_fungsi.py'}")
        return 0 if sama else 1
    BERKAS.write_text(build(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
