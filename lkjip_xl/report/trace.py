"""The annex Dasar Perhitungan: every figure that a report prints, how it arose and from what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lkjip_xl.domain.hasil import DaftarHasil, Hasil
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.report.cell_ranges import format_asal
from lkjip_xl.report.trace_words import KamusKunci

_KELOMPOK: Mapping[str, str] = {
    "kinerja": "Kinerja", "sasaran": "Kinerja", "ikk": "Kinerja", "pk": "Perjanjian Kinerja",
    "pk_depan": "Perjanjian Kinerja", "survei": "Survei", "anggaran": "Anggaran", "pnbp": "PNBP",
    "ikpa": "IKPA", "smart": "SMART", "nka": "Nilai Kinerja Anggaran",
    "rencana_aksi": "Rencana Aksi", "sdm": "Pegawai", "output": "Capaian Kinerja Lainnya",
    "eperformance": "Capaian Kinerja Lainnya", "target_kinerja": "Capaian Kinerja Lainnya",
    "emonev": "Capaian Kinerja Lainnya", "tindak_lanjut": "Tindak Lanjut",
}  # fmt: skip
_LAIN = "Lainnya"
# Sentences that speak of everything, and the results that they may print.
_KALIMAT_UMUM: Mapping[str, tuple[str, ...]] = {
    "simpulan": ("kinerja", "anggaran.total", "pnbp", "sasaran"),
}
_ANGKA = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")
_BULAN = re.compile(r"(survei\..+\.bulan)\.[A-Z]{3}$")
# Counts of rows; their cells are what was counted, not what was added.
_BANYAKNYA: Mapping[str, str] = {
    "kinerja.jumlah_indikator": "banyaknya indikator",
    "kinerja.jumlah_terlampaui": "banyaknya indikator yang realisasinya lebih baik dari target",
    "kinerja.jumlah_tercapai": "banyaknya indikator yang realisasinya sama dengan target",
    "kinerja.jumlah_belum_tercapai": "banyaknya indikator yang realisasinya di bawah target",
    "rencana_aksi.<TW>.jumlah": "banyaknya rencana aksi pada triwulan itu",
    "rencana_aksi.<TW>.selesai": "banyaknya rencana aksi dengan capaian 100%",
}
_KEMBAR = {"realisasi_sumber": "realisasi", "capaian_tanpa_batas": "capaian"}
_SATUAN_POIN = ("%", "Indeks")
_TANPA_SEL = "-"


def build_lampiran(
    data: DataKinerja, hasil: DaftarHasil, tercetak: Iterable[tuple[str, str]]
) -> list[dict[str, Any]]:
    """The annex as a template prints it: groups by subject, a row for each figure.

    The twelve months of a survey, or of a group of its variables, share one row.

    Args:
        data: Inputs, for the names behind the codes.
        hasil: All results.
        tercetak: Key and text of everything that the report printed under a key.

    Returns:
        Groups with `judul` and `pokok`: whom the rows are about, `nama` ("" for the whole office)
        and `baris`, each with uraian, nilai, rumus, hitungan, asal, dasar.
        Words and figures without a value are left out.
    """
    kunci = _list_kunci(hasil, tercetak)
    kelompok: dict[str, dict[str, list[dict[str, str]]]] = {}
    kamus = KamusKunci(data)
    dicetak = [satu for satu in hasil.values() if satu.kunci in kunci and satu.angka is not None]
    for satu in _join_bulan(dicetak):
        judul = _KELOMPOK.get(satu[0].kunci.partition(".")[0], _LAIN)
        is_bulan = _BULAN.match(satu[0].kunci) is not None
        pokok, baris = _build_baris_bulan(satu, kamus) if is_bulan else _build_baris(satu[0], kamus)
        kelompok.setdefault(judul, {}).setdefault(pokok, []).append(baris)
    urut = [*dict.fromkeys(_KELOMPOK.values()), _LAIN]
    return [
        {
            "judul": judul,
            "pokok": [{"nama": pokok, "baris": isi} for pokok, isi in kelompok[judul].items()],
        }
        for judul in sorted(kelompok, key=lambda judul: urut.index(judul))
    ]


def _join_bulan(dicetak: Iterable[Hasil]) -> list[list[Hasil]]:
    """Each result alone, those of the months of one series together."""
    bersama: dict[str, list[Hasil]] = {}
    for satu in dicetak:
        bulan = _BULAN.match(satu.kunci)
        bersama.setdefault(bulan[1] if bulan else satu.kunci, []).append(satu)
    return list(bersama.values())


def _build_baris(hasil: Hasil, kamus: KamusKunci) -> tuple[str, dict[str, str]]:
    """Whom a row is about, and the row; its value has no key, so that it is no second control."""
    uraian = kamus.explain(hasil.kunci)
    return uraian.pokok, {
        "uraian": uraian.kata,
        "nilai": _format_satuan(hasil),
        "rumus": _write_rumus(hasil, uraian.pola),
        "hitungan": _format_kali(hasil.rumus_angka),
        "asal": format_asal(hasil.asal) or _TANPA_SEL,
        "dasar": hasil.dasar,
    }


def _build_baris_bulan(bulan: Sequence[Hasil], kamus: KamusKunci) -> tuple[str, dict[str, str]]:
    """One row for the months that were printed; the figures stand one after the other."""
    uraian = kamus.explain(bulan[0].kunci)
    nama = [satu.kunci.rpartition(".")[2].capitalize() for satu in bulan]
    tentang = uraian.kata.partition(": ")[2]
    return uraian.pokok, {
        "uraian": f"Nilai setiap bulan: {tentang}" if tentang else "Nilai setiap bulan",
        "nilai": f"{len(bulan)} bulan",
        "rumus": _format_kali(bulan[0].rumus),
        "hitungan": "; ".join(f"{n} {b.tampil}" for n, b in zip(nama, bulan, strict=True)),
        "asal": format_asal([sel for satu in bulan for sel in satu.asal]) or _TANPA_SEL,
        "dasar": bulan[0].dasar,
    }


def _write_rumus(hasil: Hasil, pola: str) -> str:
    """The formula in words, or where a figure without one comes from."""
    if hasil.rumus:
        return _format_kali(hasil.rumus)
    if pola in _BANYAKNYA:
        return _BANYAKNYA[pola]
    if not hasil.asal:
        return f"ketentuan {hasil.dasar}".strip()
    return "isian buku kerja" if len(hasil.asal) == 1 else "jumlah sel asal"


def _format_satuan(hasil: Hasil) -> str:
    if hasil.kunci.endswith(".perubahan_poin") and hasil.satuan in _SATUAN_POIN:
        return f"{hasil.tampil} poin"
    if hasil.satuan == "%":
        return f"{hasil.tampil}%"
    if hasil.satuan == "Rp":
        return f"Rp\u00a0{hasil.tampil}"
    return f"{hasil.tampil} {hasil.satuan}".strip()


def _format_kali(rumus: str) -> str:
    return rumus.replace(" x ", " \u00d7 ")


def _list_kunci(hasil: DaftarHasil, tercetak: Iterable[tuple[str, str]]) -> set[str]:
    """Keys of the results that were printed, also inside generated sentences.

    A sentence is one piece with a key of its own; the figures in it are those results of its
    subject that it shows.
    """
    kunci: set[str] = set()
    per_awal: dict[str, list[Hasil]] = {}
    for satu in hasil.values():
        bagian = satu.kunci.split(".")
        for panjang in (1, 2, 3):
            per_awal.setdefault(".".join(bagian[:panjang]), []).append(satu)
    for nama, teks in tercetak:
        if nama in hasil:
            kunci.add(nama)
        elif nama.startswith("kalimat."):
            angka = set(_ANGKA.findall(teks))
            for awal in _list_awal(nama.removeprefix("kalimat.")):
                # A sentence says "menurun 7,25%" where the result is -7,25.
                subjek = per_awal.get(awal, ())
                kunci |= {
                    satu.kunci
                    for satu in subjek
                    if satu.tampil.lstrip("-") in angka and not _is_kembar(satu, hasil)
                }
    return kunci


def _is_kembar(satu: Hasil, hasil: DaftarHasil) -> bool:
    """Whether a result only repeats the one that a sentence speaks of."""
    awal, _, akhir = satu.kunci.rpartition(".")
    utama = hasil.get(f"{awal}.{_KEMBAR[akhir]}") if akhir in _KEMBAR else None
    return utama is not None and utama.tampil == satu.tampil


def _list_awal(subjek: str) -> Sequence[str]:
    """Beginnings of the keys that a sentence on `subjek` may print."""
    bagian = subjek.split(".")
    if bagian[0] in _KALIMAT_UMUM:
        return _KALIMAT_UMUM[bagian[0]]
    if bagian[0] in ("ikk", "sasaran", "survei") and len(bagian) > 1:
        kode = bagian[1]
        return (f"ikk.{kode}", f"sasaran.{kode}", f"survei.{kode}")
    if bagian[:2] == ["anggaran", "indikator"]:
        return (subjek, f"ikk.{bagian[2]}")
    if bagian[0] == "anggaran":  # also where the Perjanjian Kinerja differs from the DIPA
        return ("anggaran", "pk.anggaran")
    return (bagian[0],)
