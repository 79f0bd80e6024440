"""`lkjip impor`: rows of a file from another program into a table of the book."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lkjip_xl import api
from lkjip_xl.files import write_atomic, write_keeping
from lkjip_xl.hosts.tampilan.impor import format_jumlah
from lkjip_xl.hosts.tampilan.output import (
    SALAH_PAKAI,
    SELESAI,
    show_kabar,
    show_problems,
    show_tertulis,
)

if TYPE_CHECKING:
    from lkjip_xl.workbook.impor.importer import HasilImpor
    from lkjip_xl.workbook.impor.pratinjau import Pratinjau

_SETUJU = {"y", "ya"}


def add(verba: Any) -> None:
    """Register the verb."""
    impor = verba.add_parser("impor", help="masukkan data dari berkas lain ke tabel buku")
    impor.add_argument("buku", type=Path, metavar="BUKU", help="buku kerja (.xlsx)")
    impor.add_argument("sumber", type=Path, metavar="FILE",
                       help="berkas yang diimpor (.csv atau .xlsx)")  # fmt: skip
    impor.add_argument("--tabel", required=True, metavar="TABEL",
                       help="nama tabel tujuan, misalnya tblPNBP")  # fmt: skip
    impor.add_argument("--lembar", default="", metavar="NAMA", help="lembar di FILE")
    cara = impor.add_mutually_exclusive_group()
    cara.add_argument("--tambah", action="store_true",
                      help="tambahkan di bawah baris yang ada (baku); "
                      "baris dengan kode sama diperbarui")  # fmt: skip
    cara.add_argument("--ganti", action="store_true", help="ganti semua baris tabel")
    impor.add_argument("--ya", action="store_true", help="setujui tanpa ditanya")
    impor.add_argument("-o", "--keluar", type=Path, metavar="KELUAR.xlsx",
                       help="berkas yang ditulis; baku: BUKU itu sendiri, "
                       "yang lama disimpan sebagai salinan")  # fmt: skip
    impor.add_argument("--peta", type=Path, metavar="PETA.toml",
                       help="padanan judul kolom; baku: BUKU.peta.toml")  # fmt: skip
    impor.set_defaults(kerja=run)


def run(pilihan: argparse.Namespace) -> int:
    """`lkjip impor`: show what will change, ask where needed, write."""
    keluar: Path = pilihan.keluar or pilihan.buku
    if pilihan.buku.exists() and keluar.suffix.lower() != pilihan.buku.suffix.lower():
        # A book with macros that is called .xlsx does not open.
        show_kabar(f'lkjip impor: nama "{keluar.name}" harus berakhiran {pilihan.buku.suffix}')
        return SALAH_PAKAI
    show_kabar(f"Membaca {pilihan.sumber.name} dan {pilihan.buku.name} ...")
    hasil = api.import_tabel(
        pilihan.buku,
        pilihan.tabel,
        pilihan.sumber,
        lembar=pilihan.lembar,
        ganti=pilihan.ganti,
        peta=pilihan.peta,
        tanggal=datetime.now().astimezone().date(),
    )
    _show_pratinjau(hasil.pratinjau)
    show_problems(hasil.problems)
    if hasil.berkas is None:
        print("\nTidak ada yang berubah; tidak ada berkas yang ditulis.")
        return SELESAI
    if hasil.alasan_tanya and not pilihan.ya and (kode := _tanya(hasil.alasan_tanya)) is not None:
        return kode
    return _tulis(hasil, hasil.berkas, keluar)


def _tanya(alasan: Sequence[str]) -> int | None:
    """Ask whether to go on; the exit code where that is not wanted or nobody can be asked."""
    print(f"\nPerlu persetujuan: {'; '.join(alasan)}.")
    if not sys.stdin.isatty():
        show_kabar("Tidak ada berkas yang ditulis. Bila sudah sesuai, ulangi dengan --ya.")
        return SALAH_PAKAI
    try:
        jawab = input("Lanjutkan? [y/T] ")
    except EOFError:
        jawab = ""
    if jawab.strip().casefold() in _SETUJU:
        return None
    print("Tidak ada berkas yang ditulis.")
    return SELESAI


def _tulis(hasil: HasilImpor, berkas: bytes, keluar: Path) -> int:
    tertulis = write_keeping(berkas, keluar)
    if hasil.peta is not None:
        peta = write_atomic(hasil.peta.encode(), hasil.berkas_peta)
        print(f"Padanan judul kolom disimpan di {peta.name}.")
    print(f"\nSelesai. Buku: {tertulis.path}")
    show_tertulis(tertulis, keluar)
    print("  Buka buku di Excel agar kolom abu-abu dihitung ulang, lalu simpan.")
    return SELESAI


def _show_pratinjau(satu: Pratinjau) -> None:
    print(f"{satu.sumber} -> tabel {satu.tabel} (lembar {satu.lembar})")
    sama = [kanan for kiri, kanan, _ in satu.peta if kiri == kanan]
    print(f"  Judul kolom di baris {satu.baris_judul}; sama: {', '.join(sama) or '-'}")
    for kiri, kanan, is_usul in satu.peta:
        if kiri != kanan:
            print(f"    {kiri} -> {kanan}{'  (hanya mirip)' if is_usul else ''}")
    if satu.tak_dipakai:
        print(f"  Tidak dipakai: {', '.join(satu.tak_dipakai)}")
    if satu.belum_ada:
        print(f"  Tidak ada di berkas: {', '.join(satu.belum_ada)}")
    print("  Contoh isi:")
    for baris in _ratakan([satu.judul_contoh, *satu.contoh]):
        print(f"    {baris}")
    for kalimat in format_jumlah(satu):
        print(f"  {kalimat}")


def _ratakan(baris: Sequence[Sequence[str]]) -> list[str]:
    lebar = [max(len(sel) for sel in kolom) for kolom in zip(*baris, strict=True)]
    return [
        " | ".join(f"{sel:<{n}}" for sel, n in zip(satu, lebar, strict=True)).rstrip()
        for satu in baris
    ]
