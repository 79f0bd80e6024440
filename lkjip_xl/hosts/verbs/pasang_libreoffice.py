"""The part of `lkjip pasang` and `lkjip copot` for LibreOffice."""

from __future__ import annotations

import argparse
from pathlib import Path

from lkjip_xl.errors import Problem, Tingkat
from lkjip_xl.hosts.install.libreoffice import (
    check_libreoffice,
    install_libreoffice,
    measure_layanan,
    remove_libreoffice,
)
from lkjip_xl.hosts.install.libreoffice_ekstensi import (
    find_ekstensi,
    read_setelan_ekstensi,
    read_versi,
)
from lkjip_xl.hosts.install.libreoffice_tempat import (
    TempatLibreOffice,
    find_profil,
    find_tempat_libreoffice,
)
from lkjip_xl.hosts.libreoffice.program import find_soffice
from lkjip_xl.hosts.tampilan.output import LINGKUNGAN, SELESAI, show_kabar, show_problems


def run_pasang(pilihan: argparse.Namespace) -> int:
    """`lkjip pasang --libreoffice`: extension and functions, or only a check."""
    tempat = find_tempat_libreoffice(pilihan.profil)
    if pilihan.cek:
        return _run_cek(tempat)
    show_kabar("Memasang ekstensi di LibreOffice ...")
    install_libreoffice(tempat)
    print(f"LibreOffice: {tempat.profil}")
    print("  Buka buku kerja di LibreOffice Calc: menu LKjIP ada di bilah menu, dan fungsi LKJ_ "
          "menghitung.")  # fmt: skip
    return _show_halangan(check_libreoffice(tempat))


def run_copot(profil: Path | None) -> bool:
    """`lkjip copot` in LibreOffice.

    Args:
        profil: The profile; None for that of the user.

    Returns:
        Whether LibreOffice had anything of ours.
    """
    if find_soffice() is None or not (profil or find_profil()).exists():
        return False
    tempat = find_tempat_libreoffice(profil)
    hasil = remove_libreoffice(tempat)
    if hasil.ekstensi:
        print(f"Ekstensi LKjIP dihapus dari LibreOffice: {tempat.profil}")
    for path in hasil.dihapus:
        print(f"Dihapus: {path}")
    for path in hasil.dibiarkan:
        print(f"Dibiarkan karena sudah diubah: {path}")
    return bool(hasil.ekstensi or hasil.dihapus or hasil.dibiarkan)


def _run_cek(tempat: TempatLibreOffice) -> int:
    folder = find_ekstensi(tempat)
    print(f"LibreOffice: {tempat.soffice}")
    print(f"Profil: {tempat.profil}")
    if folder is None:
        print("Ekstensi: belum terpasang")
    else:
        print(f"Ekstensi: versi {read_versi(folder)}")
        setelan = read_setelan_ekstensi(folder)
        if setelan is not None:
            print(f"Python: {setelan.python}")
            detik = measure_layanan(setelan)
            if detik is not None:
                print(f"Fungsi: mulai menghitung setelah {detik * 1000:.0f} milidetik")
    return _show_halangan(check_libreoffice(tempat))


def _show_halangan(problems: list[Problem]) -> int:
    show_problems(problems)
    if not problems:
        print("Tidak ada yang menghalangi.")
    return LINGKUNGAN if any(p.tingkat is Tingkat.GALAT for p in problems) else SELESAI
