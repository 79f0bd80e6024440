"""The old year becomes history: target and realisasi of each indikator in Riwayat."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.isian import Isian
from lkjip_xl.domain.teks_id import format_asis
from lkjip_xl.workbook.read.reader import Bacaan
from lkjip_xl.workbook.roll.carry import Salinan
from lkjip_xl.workbook.roll.ledger import Nasib
from lkjip_xl.workbook.rows import BarisBaca

_TABEL = "tblRiwayat"


def add_riwayat(salinan: Salinan, bacaan: Bacaan, hasil: DaftarHasil, lama: int) -> None:
    """A row of year `lama` for each indikator with realisasi, as established in `hasil`.

    A row that staff typed for that year is not doubled: it stays, only its empty cells are
    filled. Says where the old targets and the typed realisasi went.
    """
    for indikator in bacaan.baris["tblPK"]:
        kode = indikator.kode() or ""
        target = _pilih_target(salinan, indikator, lama)
        capaian = bacaan.baris.find("tblCapaian", kode)
        diketik = None if capaian is None else capaian.isian["realisasi_diketik"]
        satu = hasil.get(f"ikk.{kode}.realisasi")
        nilai = None if satu is None or not isinstance(satu.nilai, Decimal) else satu.nilai
        nomor = None
        if nilai is not None:
            nomor = _put_baris(salinan, bacaan, kode, lama, target.isi, nilai)
        _record_asal(salinan, target, nomor, "target", lama)
        if diketik is not None:
            _record_asal(salinan, diketik, nomor, "realisasi", lama)


def _pilih_target(salinan: Salinan, indikator: BarisBaca, lama: int) -> Isian[Any]:
    """The target in force; the one that it replaced is recorded as left behind."""
    awal, revisi = indikator.isian["target_awal"], indikator.isian["target_revisi"]
    if revisi.isi is None:
        return awal
    if awal.isi is not None:
        salinan.record(awal, Nasib.DIKOSONGKAN, None, f"target awal {lama} sudah direvisi")
    return revisi


def _put_baris(
    salinan: Salinan, bacaan: Bacaan, kode: str, lama: int, target: Any, nilai: Decimal
) -> int:
    """Number of the row of `kode` and `lama` in Riwayat, added or completed."""
    baru = {"kode": kode, "tahun": lama, "target": target, "realisasi": nilai}
    for nomor, ada in enumerate(salinan.isi.get(_TABEL, ())):
        if (ada["kode"], ada["tahun"]) != (kode, lama):
            continue
        for nama in ("target", "realisasi"):
            if ada[nama] is None:
                ada[nama] = baru[nama]
        if ada["realisasi"] != nilai:
            ketikan = _find_ketikan(bacaan, kode, lama)
            pesan = f"tetap seperti diketik; buku {lama} menghitung {format_asis(nilai)}"
            salinan.record(ketikan, Nasib.DITINJAU, (_TABEL, nomor, "realisasi"), pesan)
        return nomor
    return salinan.add(_TABEL, baru)


def _find_ketikan(bacaan: Bacaan, kode: str, lama: int) -> Isian[Any]:
    return next(
        baris.isian["realisasi"]
        for baris in bacaan.baris[_TABEL]
        if (baris.kode(), baris.isian["tahun"].isi) == (kode, lama)
    )


def _record_asal(
    salinan: Salinan, isian: Isian[Any], nomor: int | None, kolom: str, lama: int
) -> None:
    """Where one figure of the old year stands now: in Riwayat, or nowhere."""
    if isian.isi is None:
        return
    baris = None if nomor is None else salinan.isi[_TABEL][nomor]
    if baris is not None and baris[kolom] == isian.isi:
        salinan.record(isian, Nasib.DIPINDAH, (_TABEL, nomor or 0, kolom), f"riwayat {lama}")
    else:
        alasan = f"isian tahun {lama}"
        if baris is not None and baris[kolom] is not None:
            alasan += f"; Riwayat memuat {format_asis(Decimal(str(baris[kolom])))}"
        salinan.record(isian, Nasib.DIKOSONGKAN, None, alasan)
