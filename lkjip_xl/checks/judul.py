"""The rule over column headers: which of them announce personal data (UU 27/2022)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lkjip_xl.checks.aturan import Temuan, aturan
from lkjip_xl.checks.pribadi import ALASAN_PRIBADI, SARAN_PRIBADI
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.errors import Problem, Tingkat

_ORANG = (
    r"lengkap|tersangka|terdakwa|terlapor|pelaku|deteni|wna|wni|orang asing|pemohon|responden|"
    r"pegawai|penjamin|yang bersangkutan|ybs|anak|saksi"
)
_SELALU = re.compile(
    rf"nik|(?:no|nomor) (?:ktp|kk|paspor|passport|telepon|telp|hp|rekening)|paspor no|"
    rf"(?:tempat )?(?:tanggal|tgl) lahir|tempat(?: dan)? (?:tanggal|tgl) lahir|tempat lahir|ttl|"
    rf"nama (?:{_ORANG})|alamat (?:rumah|tempat tinggal|{_ORANG})"
)
# As the header of a count these are harmless; as that of texts they are not.
_BILA_TEKS = re.compile(rf"nama|alamat|paspor|passport|{_ORANG}")


@dataclass(frozen=True, slots=True)
class JudulKolom:
    """The header of a column that is not one of ours.

    Attributes:
        judul: The header.
        tabel: Table that it belongs to.
        asal: Its cell, "Lembar!A3".
        is_teks: Whether a cell below it holds text; counts are no personal data.
    """

    judul: str
    tabel: str
    asal: str
    is_teks: bool


@aturan("P-57", Tingkat.PERINGATAN, "Kolom tambahan berisi data pribadi", ALASAN_PRIBADI)
def check_judul_pribadi(daftar: Iterable[JudulKolom]) -> Iterator[Temuan]:
    """Columns that staff added do not announce names, numbers or addresses of persons."""
    for satu in daftar:
        rapi = " ".join(re.findall(r"[a-z0-9]+", satu.judul.casefold()))
        if _SELALU.fullmatch(rapi) or (satu.is_teks and _BILA_TEKS.fullmatch(rapi)):
            yield Temuan(
                satu.asal,
                f'Kolom "{satu.judul}" di tabel {satu.tabel} tampaknya berisi data pribadi.',
                SARAN_PRIBADI,
            )


def check_judul(daftar: Iterable[JudulKolom], data: DataKinerja) -> list[Problem]:
    """What the headers announce of added columns and tables, and of the tables of output."""
    return check_judul_pribadi.periksa([*daftar, *_iter_judul_output(data)])


def _iter_judul_output(data: DataKinerja) -> Iterator[JudulKolom]:
    """Staff name the number columns of other output in cells; a count is no personal data."""
    for satu in data.daftar_output:
        for isian in satu.kolom:
            if isian.isi:
                yield JudulKolom(isian.isi, satu.tabel.isi or "", isian.asal, is_teks=False)
