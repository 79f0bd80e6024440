"""In-cell help and refusal: Excel data validation from the schema."""

from __future__ import annotations

from typing import Any

from lkjip_xl.workbook.model import Baris, Kolom, Tipe
from lkjip_xl.workbook.read.cells import TAHUN_TERBESAR, TAHUN_TERKECIL

# Limits of Excel itself.
PANJANG_JUDUL, PANJANG_PESAN = 32, 255
_TERBESAR = 10**15
_TAHUN_MUNDUR = 5
_CONTOH_ANGKA = {
    Tipe.RUPIAH: '1500000 (tanpa titik dan tanpa "Rp")',
    Tipe.TAHUN: "2025",
    Tipe.BULAT: "12",
    Tipe.PERSEN: "87,5",
}


def build_validasi(kolom: Kolom, rentang_kode: str, tahun: int) -> dict[str, Any]:
    """Validation of a column for XlsxWriter.

    Lists of kode, years and usual words offer and do not insist: another year, or a unit that only
    this office has, is taken after a question.

    Args:
        kolom: The column.
        rentang_kode: Absolute range of the kode that the column may name; empty for any.
        tahun: Tahun laporan.
    """
    if kolom.is_hitung:
        return {
            "validate": "custom",
            "value": "=FALSE",
            "ignore_blank": False,
            **_pesan(kolom.header, "Dihitung sendiri; tidak perlu diisi."),
            "error_title": "Sel ini dihitung",
            "error_message": "Kolom abu-abu dihitung sendiri. Tekan Esc, lalu isi kolom putih.",
        }
    isi: dict[str, Any] = _pesan(kolom.header, kolom.hint)
    if rentang_kode:
        isi |= {"validate": "list", "source": rentang_kode, "error_type": "warning"}
    elif kolom.tipe is Tipe.TAHUN:
        isi |= {"validate": "list", "source": _list_tahun(tahun), "error_type": "warning"}
    elif kolom.usulan:
        isi |= {"validate": "list", "source": list(kolom.usulan), "error_type": "information"}
    else:
        isi |= _batas(kolom.tipe, kolom.pilihan, kolom.minimum, kolom.maksimum)
    isi["error_title"] = "Mohon diperiksa"
    isi["error_message"] = _tolak(kolom.tipe, kolom.pilihan, kolom.hint)
    return isi


def build_validasi_baris(baris: Baris) -> dict[str, Any]:
    """Validation of the entry of a fixed row."""
    return {
        **_pesan(baris.label, baris.hint),
        **_batas(baris.tipe, baris.pilihan, None, None),
        "error_title": "Mohon diperiksa",
        "error_message": _tolak(baris.tipe, baris.pilihan, baris.hint),
    }


def _list_tahun(tahun: int) -> list[int]:
    return list(range(tahun - _TAHUN_MUNDUR, tahun + 2))


def _pesan(judul: str, pesan: str) -> dict[str, Any]:
    if not pesan:
        return {}
    return {"input_title": judul[:PANJANG_JUDUL], "input_message": pesan[:PANJANG_PESAN]}


def _batas(
    tipe: Tipe, pilihan: tuple[str, ...], minimum: int | None, maksimum: int | None
) -> dict[str, Any]:
    if pilihan:
        angka = [int(satu) for satu in pilihan if satu.isdecimal()]
        return {"validate": "list", "source": angka or list(pilihan)}
    if tipe is Tipe.TAHUN:
        return _antara("integer", TAHUN_TERKECIL, TAHUN_TERBESAR)
    if tipe is Tipe.TANGGAL:
        return {"validate": "date", "criteria": ">=", "value": "=DATE(2000,1,1)"}
    if tipe.is_angka:
        jenis = "integer" if tipe is Tipe.BULAT else "decimal"
        bawah = -_TERBESAR if minimum is None else minimum
        return _antara(jenis, bawah, _TERBESAR if maksimum is None else maksimum)
    return {"validate": "any"}


def _antara(jenis: str, bawah: int, atas: int) -> dict[str, Any]:
    return {"validate": jenis, "criteria": "between", "minimum": bawah, "maximum": atas}


def _tolak(tipe: Tipe, pilihan: tuple[str, ...], hint: str) -> str:
    if pilihan:
        return f"Pilih salah satu: {', '.join(pilihan)}."
    if tipe.is_angka:
        contoh = _CONTOH_ANGKA.get(tipe, "3,25")
        return f"Kolom ini hanya menerima angka, misalnya {contoh}. {hint}"[:PANJANG_PESAN]
    return hint[:PANJANG_PESAN] or "Isi sesuai petunjuk."
