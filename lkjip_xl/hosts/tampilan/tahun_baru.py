"""What became of an old book: counts by sheet, what staff must look at, the full record."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lkjip_xl.files import write_atomic
from lkjip_xl.workbook.roll.ledger import Langkah, Nasib, count_nasib, format_csv

_BANYAK_BARIS, _BANYAK_SEL = 40, 5


def show_ringkasan(catatan: Sequence[Langkah]) -> None:
    """Counts by sheet of the old book, then what staff must look at."""
    print("\nIsi buku lama, sel per lembar:")
    for lembar, hitung in count_nasib(catatan).items():
        rinci = ", ".join(_format_nasib(n, hitung[n]) for n in Nasib if hitung[n])
        print(f"  {lembar}: {rinci}")
    daftar = list_perlu(catatan)
    if not daftar:
        return
    print("\nMohon dilihat:")
    for baris in daftar[:_BANYAK_BARIS]:
        print(f"  - {baris}")
    if len(daftar) > _BANYAK_BARIS:
        print(f"  ... dan {len(daftar) - _BANYAK_BARIS} lagi; semuanya ada di berkas --rinci")


def _format_nasib(nasib: Nasib, banyak: int) -> str:
    if nasib is Nasib.BELUM_ADA:
        return f"{banyak} rencana tahun baru belum ada isinya"
    return f"{nasib} {banyak}"


def list_perlu(catatan: Sequence[Langkah]) -> list[str]:
    """What staff must look at: one line for all cells of a sheet that need the same look."""
    kelompok: dict[tuple[str, str], list[Langkah]] = {}
    for satu in catatan:
        if satu.is_perlu:
            # A target that is missing and a note that stays behind are told one by one.
            sendiri = satu.isi if satu.nasib is Nasib.TIDAK_IKUT else satu.alasan
            kelompok.setdefault((satu.lembar, f"{satu.nasib} {sendiri}"), []).append(satu)
    return [_format_kelompok(daftar) for daftar in kelompok.values()]


def _format_kelompok(daftar: Sequence[Langkah]) -> str:
    satu = daftar[0]
    tempat = ", ".join(langkah.ke or langkah.asal for langkah in daftar[:_BANYAK_SEL])
    if len(daftar) > _BANYAK_SEL:
        tempat += f", ... ({len(daftar)} sel)"
    if satu.nasib is Nasib.TIDAK_IKUT:
        isi = satu.isi if len(satu.isi) <= 60 else f"{satu.isi[:57]}..."
        return f"{tempat} di buku lama ({isi}): tidak ikut; {satu.alasan}."
    return f"{tempat}: {satu.alasan}."


def write_rinci(catatan: Sequence[Langkah], path: Path) -> Path:
    """The full record as a CSV; the path that was really written."""
    return write_atomic(format_csv(catatan), path, keep_copy=True)
