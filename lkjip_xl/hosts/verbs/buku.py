"""`lkjip buku`: an empty book, the book of a new year, or an old book in today's form."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from lkjip_xl import api
from lkjip_xl.files import write_keeping
from lkjip_xl.hosts.tampilan.output import SALAH_PAKAI, SELESAI, show_kabar, show_tertulis
from lkjip_xl.hosts.tampilan.tahun_baru import show_ringkasan, write_rinci
from lkjip_xl.hosts.verbs.arguments import add_rumus

_SUMBER = ("satker", "dari", "perbarui")


def add(verba: Any) -> None:
    """Register the verb."""
    buku = verba.add_parser(
        "buku", help="buat buku kerja: kosong, tahun baru, atau buku lama diperbarui"
    )
    buku.add_argument("--satker", type=_satker, metavar="NAMA",
                      help="buku kosong untuk satuan kerja ini")  # fmt: skip
    buku.add_argument("--dari", type=Path, metavar="BUKU_LAMA.xlsx",
                      help="buku tahun berikutnya dari buku tahun lalu")  # fmt: skip
    buku.add_argument("--perbarui", type=Path, metavar="BUKU_LAMA.xlsx",
                      help="buku lama ke bentuk sekarang, tahun yang sama")  # fmt: skip
    buku.add_argument("--tahun", type=_tahun,
                      help="tahun laporan; untuk --dari boleh tidak ditulis")  # fmt: skip
    buku.add_argument("-o", "--keluar", type=Path, required=True, metavar="BUKU.xlsx",
                      help="berkas yang ditulis")  # fmt: skip
    buku.add_argument("--rinci", type=Path, metavar="FILE.csv",
                      help="tulis nasib setiap sel buku lama")  # fmt: skip
    add_rumus(buku)
    buku.set_defaults(kerja=run, akhiran=".xlsx", tolak=buku.error)


def _satker(teks: str) -> str:
    if not teks.strip():
        raise argparse.ArgumentTypeError("nama satuan kerja belum diisi")
    return teks.strip()


def _tahun(teks: str) -> int:
    if not (teks.isdecimal() and len(teks) == 4):
        raise argparse.ArgumentTypeError(f'"{teks}" bukan tahun; contoh: 2025')
    return int(teks)


def run(pilihan: argparse.Namespace) -> int:
    """`lkjip buku`: one of the three ways to a book."""
    if salah := _find_salah(pilihan):
        pilihan.tolak(salah)
    if pilihan.dari is not None:
        return _run_dari(pilihan)
    if pilihan.perbarui is not None:
        show_kabar(f"Memperbarui {pilihan.perbarui} ...")
        return _tulis(pilihan, api.upgrade_buku(pilihan.perbarui, pilihan.rumus))
    show_kabar(f"Membangun buku {pilihan.satker} tahun {pilihan.tahun} ...")
    isi = api.build_buku_baru(pilihan.satker, pilihan.tahun, pilihan.rumus)
    tertulis = write_keeping(isi, pilihan.keluar)
    print(f"Selesai. Buku: {tertulis.path}")
    show_tertulis(tertulis, pilihan.keluar)
    print("Mulailah dari lembar Beranda.")
    return SELESAI


def _find_salah(pilihan: argparse.Namespace) -> str:
    """What is wrong with the choices as a whole; empty where they fit together."""
    ada = [nama for nama in _SUMBER if getattr(pilihan, nama) is not None]
    if not ada:
        return "masih kurang: --satker, --dari, atau --perbarui"
    if len(ada) > 1:
        return f"pilih satu saja: --{' atau --'.join(ada)}"
    if ada == ["satker"]:
        if pilihan.tahun is None:
            return "masih kurang: --tahun"
        return "--rinci hanya untuk --dari dan --perbarui" if pilihan.rinci else ""
    if ada == ["perbarui"] and pilihan.tahun is not None:
        return "--tahun tidak dipakai bersama --perbarui; tahun bukunya tetap"
    lama: Path = getattr(pilihan, ada[0])
    return _find_berkas_sama(lama, pilihan.keluar, pilihan.rinci)


def _find_berkas_sama(lama: Path, keluar: Path, rinci: Path | None) -> str:
    if keluar.resolve() == lama.resolve():
        return f'berkas keluaran sama dengan buku lama "{lama.name}"'
    if rinci is not None and rinci.suffix.lower() != ".csv":
        return f'nama berkas rincian "{rinci.name}" harus berakhiran .csv'
    return ""


def _run_dari(pilihan: argparse.Namespace) -> int:
    show_kabar(f"Membaca {pilihan.dari} ...")
    lama = api.compute_buku(pilihan.dari).data.profil.tahun
    if lama is not None and pilihan.tahun not in (None, lama + 1):
        show_kabar(
            f"Buku lama bertahun {lama}, jadi buku berikutnya bertahun {lama + 1}, "
            f"bukan {pilihan.tahun}.\nBila tahunnya memang {pilihan.tahun}, buat bukunya tahun "
            "demi tahun, atau betulkan Tahun laporan di lembar Profil buku lama. Untuk tahun "
            f"{lama + 1}: jalankan lagi dengan --tahun {lama + 1}, atau tanpa --tahun."
        )
        return SALAH_PAKAI
    show_kabar("Membangun buku tahun baru ...")
    return _tulis(pilihan, api.roll_buku(pilihan.dari, pilihan.tahun, pilihan.rumus))


def _tulis(pilihan: argparse.Namespace, baru: api.BukuBaru) -> int:
    tertulis = write_keeping(baru.berkas, pilihan.keluar)
    print(f"Selesai. Buku tahun {baru.tahun}: {tertulis.path}")
    show_tertulis(tertulis, pilihan.keluar)
    show_ringkasan(baru.catatan)
    if pilihan.rinci is not None:
        print(f"Rincian setiap sel: {write_rinci(baru.catatan, pilihan.rinci)}")
    return SELESAI
