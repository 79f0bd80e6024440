"""All texts of a book that a report prints, one list for the rules that read words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_xl.domain.isian import Teks
from lkjip_xl.domain.kinerja import DataKinerja

_AKHIR_KALIMAT = re.compile(r"(?<=[.;!?])\s+|\n+")


def iter_teks(data: DataKinerja) -> Iterator[Teks]:
    """Every filled text: Profil, PK, Narasi, seksi, plans and other output."""
    for isian in _iter_isian(data):
        if isian.isi:
            yield isian


def _iter_isian(data: DataKinerja) -> Iterator[Teks]:
    yield from (data.profil.teks(kode) for kode in data.profil.isian)
    yield from (satu.sasaran for satu in data.sasaran)
    for indikator in data.indikator:
        yield from (indikator.indikator, indikator.alasan_revisi)
    yield from iter_narasi(data)
    for aksi in data.rencana_aksi:
        yield from (aksi.sasaran, aksi.kegiatan, aksi.indikator)
    yield from (daftar.judul for daftar in data.daftar_output)
    yield from (baris.uraian for baris in data.output)


def iter_narasi(data: DataKinerja) -> Iterator[Teks]:
    """The texts that staff write themselves, empty ones too."""
    yield from data.narasi.values()
    yield from (satu.teks for satu in data.narasi_indikator)
    for seksi in data.seksi:
        yield from (seksi.tugas, seksi.fungsi)
    for satu in data.tindak_lanjut:
        yield from (satu.masalah, satu.tindakan, satu.penanggung_jawab)


def iter_kalimat(teks: str) -> Iterator[str]:
    """The sentences of a text; a decimal point inside a figure ends none.

    >>> list(iter_kalimat("Realisasi 3,91. Naik."))
    ['Realisasi 3,91.', 'Naik.']
    """
    yield from (kalimat for kalimat in _AKHIR_KALIMAT.split(teks) if kalimat.strip())


def kutip(teks: str) -> str:
    """The beginning of a text, for a message."""
    rapi = " ".join(teks.split())
    return rapi if len(rapi) <= 60 else rapi[:57].rstrip() + "..."
