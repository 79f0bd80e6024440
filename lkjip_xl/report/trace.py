"""The annex Dasar Perhitungan: every figure that a report prints, how it arose and from what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lkjip_xl.domain.hasil import DaftarHasil, Hasil
from lkjip_xl.domain.isian import Isian
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.kunci import find_pola
from lkjip_xl.report.cell_ranges import format_asal

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
_SEL_DITULIS = 4

Nama = Mapping[str, Mapping[str, str]]


def build_lampiran(
    data: DataKinerja, hasil: DaftarHasil, tercetak: Iterable[tuple[str, str]]
) -> list[dict[str, Any]]:
    """The annex as a template prints it: groups by subject, a row for each figure.

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
    nama = _list_nama(data)
    for satu in hasil.values():
        if satu.kunci in kunci and satu.angka is not None:
            judul = _KELOMPOK.get(satu.kunci.partition(".")[0], _LAIN)
            pokok, baris = _build_baris(satu, nama)
            kelompok.setdefault(judul, {}).setdefault(pokok, []).append(baris)
    urut = [*dict.fromkeys(_KELOMPOK.values()), _LAIN]
    return [
        {
            "judul": judul,
            "pokok": [{"nama": pokok, "baris": isi} for pokok, isi in kelompok[judul].items()],
        }
        for judul in sorted(kelompok, key=lambda judul: urut.index(judul))
    ]


def write_uraian(kunci: str, nama: Nama) -> tuple[str, str]:
    """A key in words: whom it is about, and what.

    Args:
        kunci: Key of a result.
        nama: Names by what stands for them in a family of keys, and by kode.

    >>> write_uraian("anggaran.belanja.51.2023.sisa", {"<B>": {"51": "Belanja Pegawai"}})
    ('Belanja Pegawai', 'Jenis belanja (TOTAL: jumlahnya): pagu dikurangi realisasi (2023)')
    """
    pola = find_pola(kunci)
    if pola is None:
        return "", kunci
    pokok, kode = "", []
    for satu, umum in zip(kunci.split("."), pola.pola.split("."), strict=True):
        if not pokok and satu in nama.get(umum, {}):
            pokok = nama[umum][satu]
        elif umum.startswith("<"):
            kode.append(satu)
    return pokok, f"{pola.arti} ({', '.join(kode)})" if kode else pola.arti


def _build_baris(hasil: Hasil, nama: Nama) -> tuple[str, dict[str, str]]:
    """Whom a row is about, and the row; its value has no key, so that it is no second control."""
    pokok, uraian = write_uraian(hasil.kunci, nama)
    tanpa_rumus = "isian buku kerja" if len(hasil.asal) == 1 else "dihitung dari sel asal"
    return pokok, {
        "uraian": uraian,
        "nilai": _format_satuan(hasil),
        "rumus": _format_kali(hasil.rumus) or tanpa_rumus,
        "hitungan": _format_kali(hasil.rumus_angka),
        "asal": format_asal(hasil.asal, _SEL_DITULIS),
        "dasar": hasil.dasar,
    }


def _format_satuan(hasil: Hasil) -> str:
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
                kunci |= {satu.kunci for satu in subjek if satu.tampil.lstrip("-") in angka}
    return kunci


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
    return (bagian[0],)


def _list_nama(data: DataKinerja) -> Nama:
    """Names behind the codes that are shown better by name."""
    semua: dict[str, Iterable[tuple[Isian[str], Isian[str]]]] = {
        "<K>": ((i.kode, i.indikator) for i in data.indikator),
        "<S>": ((s.kode, s.sasaran) for s in data.sasaran),
        "<G>": ((a.kode, a.kegiatan) for a in data.anggaran_kegiatan),
        "<B>": ((b.kode, b.belanja) for b in data.anggaran_belanja),
        "<A>": ((p.kode, p.uraian) for p in data.pnbp),
    }
    return {
        tanda: {str(kode.isi): _gabung(kode, nama) for kode, nama in isi if nama.isi}
        for tanda, isi in semua.items()
    }


def _gabung(kode: Isian[str], nama: Isian[str]) -> str:
    return f"{kode.isi}: {' '.join(str(nama.isi).split())}"
