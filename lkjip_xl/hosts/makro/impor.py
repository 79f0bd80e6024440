"""Button Impor: rows of a .csv or .xlsx file into a table of the open book."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import xlwings as xw

from lkjip_xl.domain.teks_id import format_asis
from lkjip_xl.errors import LkjipError, Problem
from lkjip_xl.files import write_atomic
from lkjip_xl.hosts.makro.impor_tujuan import ask_tabel, build_letak
from lkjip_xl.hosts.makro.impor_tulis import list_lembar_ditulis, write_rencana
from lkjip_xl.hosts.makro.periksa_data import format_problems
from lkjip_xl.hosts.tampilan.impor import format_jumlah, format_ribuan
from lkjip_xl.hosts.terbuka.dialogs import ask_buka, ask_setuju
from lkjip_xl.hosts.terbuka.grid import ExcelGrid
from lkjip_xl.hosts.terbuka.hitungan import open_grid
from lkjip_xl.hosts.terbuka.izin import check_izin, check_saringan
from lkjip_xl.hosts.terbuka.jurnal import Jurnal
from lkjip_xl.hosts.terbuka.layar import hold_screen, recalculate, show_status
from lkjip_xl.hosts.terbuka.periksa import find_tabel
from lkjip_xl.hosts.terbuka.tempat import (
    find_berkas,
    find_folder,
    list_baca_saja,
    save_copy_beside,
)
from lkjip_xl.workbook.edit.isi_tabel import PerubahanTabel
from lkjip_xl.workbook.edit.paket import LetakTabel
from lkjip_xl.workbook.impor.peta import find_berkas_peta
from lkjip_xl.workbook.impor.rancangan import Rancangan, build_rancangan
from lkjip_xl.workbook.model import Tipe

_AKHIRAN = (".csv", ".xlsx")
_SISA = "Perbaiki dahulu, lalu impor lagi untuk melihat sisanya."
_LEBAR = 160  # a message box holds about a thousand letters
_BANYAK_PROBLEM, _BANYAK_JUMLAH = 3, 3


def run_impor(buku: xw.Book) -> str:
    """Asks for the file, shows what will change, keeps a copy of the book, then writes.

    Returns:
        What to tell staff; empty where they think better of it.

    Raises:
        BukuError: The table, its sheet or the program is in the way; the book is as it was.
        LingkunganError: No copy of the book can be kept; the book is as it was.
    """
    show_status(buku, "mencari tabel tujuan ...")
    grid = open_grid(buku)
    nama = ask_tabel(buku, grid)
    if nama is None:
        return ""
    tabel = find_tabel(buku, nama)
    check_izin(list_lembar_ditulis(buku, grid, nama))
    check_saringan(tabel)
    show_status(buku, "menunggu berkas ...")
    sumber = ask_buka(buku.app, f"Impor ke tabel {nama}", _AKHIRAN)
    if sumber is None:
        return ""
    show_status(buku, f"membaca {sumber.name} ...")
    letak = build_letak(grid, tabel)
    try:
        rancangan = _plan(buku, grid, letak, sumber)
    except LkjipError as galat:
        return f"Belum ada yang diimpor.\n{format_problems(galat.problems, _SISA)}"
    if rancangan is None:
        return ""
    if not rancangan.rencana.isi:
        return f"{sumber.name}: semua barisnya sudah ada di tabel {nama}. Tidak ada yang berubah."
    if ask_setuju(buku.app, _format_pratinjau(rancangan)) != "yes":
        return ""
    show_status(buku, "menyimpan salinan buku ...")
    salinan = save_copy_beside(buku, "sebelum impor")
    return _write(buku, grid, tabel, rancangan, sumber, salinan)


def _plan(buku: xw.Book, grid: ExcelGrid, letak: LetakTabel, sumber: Path) -> Rancangan | None:
    """The import worked out; None where staff think better of it.

    Rows without a name of their own are added each time: a file that was imported before may be
    meant to take their place.
    """
    peta = _find_peta(buku)
    rancangan = build_rancangan(grid, letak, sumber, peta)
    ada = rancangan.ada
    terisi = sum(1 for n in range(len(ada.isi)) if not ada.is_kosong(n, ada.masukan))
    if ada.kunci or ada.is_tetap or not terisi:
        return rancangan
    sudah = "Baris yang sama sudah ada di akhir tabel.\n" if rancangan.rencana.is_terulang else ""
    jawab = ask_setuju(
        buku.app,
        f"Tabel {letak.nama} sudah berisi {format_ribuan(terisi)} baris.\n{sudah}\n"
        "Ya: ganti semua baris itu.\nTidak: tambahkan di bawahnya.",
        tombol="yes_no_cancel",
    )
    if jawab == "cancel":
        return None
    if jawab == "no":
        return rancangan
    return build_rancangan(grid, letak, sumber, peta, ganti=True)


def _write(
    buku: xw.Book,
    grid: ExcelGrid,
    tabel: xw.main.Table,
    rancangan: Rancangan,
    sumber: Path,
    salinan: Path,
) -> str:
    show_status(buku, f"menulis {sumber.name} ke tabel {tabel.name} ...")
    hari_ini = datetime.now().astimezone().date()
    with hold_screen(buku), Jurnal() as jurnal:
        ubah = write_rencana(buku, jurnal, grid, tabel, rancangan, sumber.name, hari_ini)
    baris = [
        f"Impor {sumber.name} selesai.",
        f"Tabel {tabel.name} (lembar {tabel.parent.name})",
        *format_jumlah(rancangan.build_pratinjau(ubah)),
        f"Buku sebelum impor: {salinan}",
    ]
    if rancangan.peta is not None:
        peta = write_atomic(rancangan.peta.encode(), _find_peta(buku))
        baris.append(f"Padanan judul kolom disimpan di {peta.name}.")
    show_status(buku, "menghitung ulang ...")
    recalculate(buku)
    baris += list_baca_saja(buku) or ["Simpan buku ini (Ctrl+S) bila sudah sesuai."]
    return "\n".join(baris)


def _find_peta(buku: xw.Book) -> Path:
    return find_berkas_peta(find_berkas(buku) or find_folder(buku) / buku.name)


def _format_pratinjau(rancangan: Rancangan) -> str:
    """What will change, short enough for a message box."""
    ubah = PerubahanTabel(rancangan.baris_baru, 0)
    satu = rancangan.build_pratinjau(ubah)
    sama = [kanan for kiri, kanan, _ in satu.peta if kiri == kanan]
    lain = [f"{kiri} -> {kanan}" + " (hanya mirip)" * is_usul
            for kiri, kanan, is_usul in satu.peta if kiri != kanan]  # fmt: skip
    baris = [f"{satu.sumber} -> tabel {satu.tabel} (lembar {satu.lembar})"]
    baris += [
        f"{judul}: {', '.join(daftar)}"
        for judul, daftar in (
            ("Kolom sama", sama),
            ("Kolom dipadankan", lain),
            ("Tidak dipakai", satu.tak_dipakai),
            ("Tidak ada di berkas", satu.belum_ada),
            ("Jumlah di berkas", _list_jumlah(rancangan)),
        )
        if daftar
    ]
    baris += format_jumlah(satu)
    baris += [f"Perhatian: {satu.pesan}" for satu in _pilih(rancangan.problems)]
    return "\n".join([*map(_potong, baris), "", "Lanjutkan?"])


def _pilih(problems: Sequence[Problem]) -> Sequence[Problem]:
    return problems[:_BANYAK_PROBLEM]


def _list_jumlah(rancangan: Rancangan) -> list[str]:
    """Sums of the first columns of amounts, which staff can compare with their export."""
    hasil = []
    for satu in rancangan.terbaca.tujuan:
        if satu.kolom is None or satu.kolom.tipe not in (Tipe.RUPIAH, Tipe.BULAT):
            continue
        isi = [b.nilai.get(satu.header) for b in rancangan.terbaca.baris]
        angka = [Decimal(str(n)) for n in isi if isinstance(n, int | float | Decimal)]
        if angka:
            hasil.append(f"{satu.header} {format_asis(sum(angka, Decimal(0)))}")
    return hasil[:_BANYAK_JUMLAH]


def _potong(teks: str) -> str:
    return teks if len(teks) <= _LEBAR else f"{teks[: _LEBAR - 3]}..."
