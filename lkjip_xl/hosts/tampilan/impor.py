"""What an import will do, in the words that the command line and the button share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lkjip_xl.workbook.impor.pratinjau import Pratinjau


def format_jumlah(satu: Pratinjau) -> list[str]:
    """How many rows come, change, make way and are left out; a sentence for each."""
    angka = [(satu.baru, "baru"), (satu.diperbarui, "diperbarui"), (satu.sama, "sudah sama")]
    hasil = [f"Baris: {', '.join(f'{format_ribuan(banyak)} {kata}' for banyak, kata in angka)}"]
    if satu.diganti:
        hasil.append(f"Menggantikan {format_ribuan(satu.diganti)} baris yang ada")
    if satu.jumlah:
        nomor = ", ".join(map(str, satu.jumlah[:8])) + (", ..." if len(satu.jumlah) > 8 else "")
        hasil.append(f"Dilewati: {len(satu.jumlah)} baris jumlah atau nomor kolom (baris {nomor})")
    if satu.baris_tabel:
        sisip = f"; {format_ribuan(satu.disisipkan)} baris disisipkan" if satu.disisipkan else ""
        hasil.append(f"Tabel bertambah {format_ribuan(satu.baris_tabel)} baris{sisip}")
    return hasil


def format_ribuan(banyak: int) -> str:
    """A count with dots.

    >>> format_ribuan(1234567)
    '1.234.567'
    """
    return f"{banyak:,}".replace(",", ".")
