"""`lkjip pasang` and `lkjip copot`: the add-in in Excel or LibreOffice, in and out again."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from lkjip_xl.errors import LingkunganError, Problem, Tingkat
from lkjip_xl.hosts.install.places import NAMA_ADDIN, Tempat, find_tempat, is_windows
from lkjip_xl.hosts.install.record import is_milik, read_catatan
from lkjip_xl.hosts.install.registry import read_registry
from lkjip_xl.hosts.tampilan.output import LINGKUNGAN, SELESAI, show_problems


def add(verba: Any) -> None:
    """Register both verbs."""
    pasang = verba.add_parser(
        "pasang", help="pasang add-in LKjIP di Excel (Windows) atau di LibreOffice"
    )
    pilih = pasang.add_mutually_exclusive_group()
    pilih.add_argument("--cek", action="store_true",
                       help="periksa saja; tidak ada yang dipasang")  # fmt: skip
    pilih.add_argument("--starter", type=Path, metavar="FOLDER",
                       help="tulis Buat LKjIP.cmd di folder buku; "
                       "bekerja tanpa add-in")  # fmt: skip
    pasang.set_defaults(kerja=run_pasang)
    copot = verba.add_parser("copot", help="hapus yang ditulis lkjip pasang")
    copot.set_defaults(kerja=run_copot)
    for satu, bantuan in ((pasang, "di LibreOffice, bukan di Excel"), (copot, "hanya LibreOffice")):
        satu.add_argument("--libreoffice", action="store_true", help=bantuan)
        # A folder in the place of %APPDATA%, or of the profile of LibreOffice, for tests.
        satu.add_argument("--profil", type=Path, help=argparse.SUPPRESS)


def run_pasang(pilihan: argparse.Namespace) -> int:
    """`lkjip pasang`: the add-in, only a check, or the starter."""
    if pilihan.libreoffice and pilihan.starter is None:
        from lkjip_xl.hosts.verbs import pasang_libreoffice

        return pasang_libreoffice.run_pasang(pilihan)
    if pilihan.cek:
        return _run_cek(pilihan.profil)
    tempat = find_tempat(pilihan.profil)
    if pilihan.starter is not None:
        from lkjip_xl.hosts.install.starter import write_starter

        print(f"Starter: {write_starter(tempat, pilihan.starter)}")
        print("  Seret buku kerja (.xlsx) ke atas ikon itu: buku diperiksa, lalu laporan ditulis.")
        return SELESAI
    return _pasang(tempat)


def run_copot(pilihan: argparse.Namespace) -> int:
    """`lkjip copot`: what was written goes, all else stays."""
    # A profile that is given is one of Excel unless LibreOffice is named.
    if pilihan.libreoffice or pilihan.profil is None:
        from lkjip_xl.hosts.verbs import pasang_libreoffice

        ada = pasang_libreoffice.run_copot(pilihan.profil)
        hanya_libreoffice = pilihan.libreoffice or not is_windows()
        if hanya_libreoffice and not ada:
            print("LKjIP tidak terpasang di LibreOffice, jadi tidak ada yang dihapus.")
        if hanya_libreoffice:
            return SELESAI
    return _copot_excel(find_tempat(pilihan.profil))


def _copot_excel(tempat: Tempat) -> int:
    from lkjip_xl.hosts.install.addin import remove_semua

    hasil = remove_semua(tempat)
    for path in hasil.dihapus:
        print(f"Dihapus: {path}")
    for path in hasil.dibiarkan:
        print(f"Dibiarkan karena sudah diubah: {path}")
    if not hasil.dihapus and not hasil.dibiarkan:
        print("Tidak ada catatan pemasangan, jadi tidak ada yang dihapus.")
        if tempat.addin.exists():
            print(f"  Bila tidak diperlukan lagi, tutup Excel lalu hapus sendiri: {tempat.addin}")
    if tempat.cadangan.exists():
        print(f"Add-in lama Anda masih tersimpan: {tempat.cadangan.parent}")
    return SELESAI


def _pasang(tempat: Tempat) -> int:
    # The functions of cells and the writer of workbooks, which no other verb waits for.
    from lkjip_xl.hosts.install.addin import install_addin
    from lkjip_xl.hosts.install.check import check_pasang

    problems = check_pasang(tempat, read_registry)
    if any(satu.tingkat is Tingkat.GALAT for satu in problems):
        raise LingkunganError(problems)
    lama = install_addin(tempat)
    print(f"Add-in: {tempat.addin}")
    if lama is not None:
        print(f"  {NAMA_ADDIN} yang sudah ada di sana disimpan sebagai {lama}")
    print("  Buka Excel (tutup dahulu bila terbuka): tab LKjIP tampil di pita.")
    # What concerned the file that has just been replaced is settled now.
    show_problems(check_pasang(tempat, read_registry))
    return SELESAI


def _run_cek(profil: Path | None) -> int:
    if profil is None and not is_windows():
        # xlwings is of no use here: nothing of it is asked for.
        print("Add-in LKjIP hanya untuk Excel di Windows. Di sistem ini pakailah LibreOffice: "
              "lkjip pasang --libreoffice (untuk memeriksa saja: tambahkan --cek).")  # fmt: skip
        return SELESAI
    from lkjip_xl.hosts.install.check import check_pasang

    tempat = find_tempat(profil)
    print(f"Add-in: {_format_keadaan(tempat)}")
    print(f"Python: {tempat.pythonw}")
    print(f"Excel: {_format_excel()}")
    return _tutup_cek(check_pasang(tempat, read_registry))


def _format_keadaan(tempat: Tempat) -> str:
    if not tempat.addin.exists():
        return "belum terpasang"
    if is_milik(tempat.addin, read_catatan(tempat.catatan)):
        return f"terpasang di {tempat.addin}"
    return f"{tempat.addin} ada, tetapi bukan yang ditulis lkjip pasang"


def _format_excel() -> str:
    from lkjip_xl.hosts.install.trust import read_excel

    excel = read_excel(read_registry)
    if excel is None:
        return "tidak ditemukan"
    return f"versi {excel.versi}" + (f", {excel.bit} bit" if excel.bit else "")


def _tutup_cek(problems: list[Problem]) -> int:
    show_problems(problems)
    if not problems:
        print("Tidak ada yang menghalangi.")
    return LINGKUNGAN if any(p.tingkat is Tingkat.GALAT for p in problems) else SELESAI
