"""A new year: last year's book into the contents of the next one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.model import Tabel
from lkjip_xl.workbook.read.answers import list_baris
from lkjip_xl.workbook.read.reader import Bacaan
from lkjip_xl.workbook.roll.carry import Salinan
from lkjip_xl.workbook.roll.history import add_riwayat
from lkjip_xl.workbook.roll.ledger import Gulungan, Nasib
from lkjip_xl.workbook.roll.policy import KEBIJAKAN, PROFIL_KOSONG, Cara
from lkjip_xl.workbook.write.newbook import build_isi_baru

_RENCANA = {"tblPK": "target", "tblPKAnggaran": "anggaran"}


def roll_isi(bacaan: Bacaan, hasil: DaftarHasil, tahun: int) -> Gulungan:
    """Contents of the book of `tahun` from the book of an earlier year.

    Args:
        bacaan: The old book, without galat.
        hasil: Its results; the established realisasi becomes a row of Riwayat.
        tahun: Tahun laporan of the new book.

    Raises:
        RegulasiError: `tahun` lies before the first block of a rule.
        ValueError: The old book has no year.
    """
    lama = bacaan.data.profil.tahun
    if lama is None:
        raise ValueError("the old book has no year")
    satker = bacaan.data.profil.teks("NAMA_SATKER").isi or ""
    isi_baru = build_isi_baru(satker, tahun)
    salinan = Salinan(bacaan.grid)
    for nama, tabel in schema.TABEL.items():
        if nama == "tblProfil":
            _roll_profil(salinan, bacaan, lama, tahun, isi_baru)
        elif nama in KEBIJAKAN and KEBIJAKAN[nama].depan:
            _roll_depan(salinan, bacaan, tabel, lama, tahun)
        else:
            _roll_tabel(salinan, bacaan, tabel, lama)
        if nama in KEBIJAKAN and KEBIJAKAN[nama].is_per_tahun:
            _add_tahun(salinan, bacaan, tabel, lama, tahun, isi_baru)
    add_riwayat(salinan, bacaan, hasil, lama)
    return salinan.finish(tahun)


def _roll_tabel(salinan: Salinan, bacaan: Bacaan, tabel: Tabel, lama: int) -> None:
    baris = list_baris(bacaan, tabel)
    if not any(kolom.is_masukan for kolom in tabel.kolom):
        for satu in baris:
            salinan.keep(tabel, satu, {}, "")
        return
    kebijakan = KEBIJAKAN[tabel.nama]
    cara = kebijakan.build_cara(tabel)
    for satu in baris:
        if alasan := kebijakan.tolak(satu, lama):
            salinan.leave(satu, alasan)
        else:
            salinan.keep(tabel, satu, cara, f"isian tahun {lama}")


def _roll_profil(
    salinan: Salinan, bacaan: Bacaan, lama: int, tahun: int, isi_baru: Mapping[str, Any]
) -> None:
    satker = bacaan.data.profil.teks("NAMA_SATKER").isi or ""
    kementerian = {_kementerian(build_isi_baru(satker, lama)), _kementerian(isi_baru)}
    tabel = schema.TABEL["tblProfil"]
    for satu in bacaan.baris[tabel.nama]:
        cara, alasan = Cara.TETAP, f"isian tahun {lama}"
        ganti: dict[str, Any] = {}
        if satu.kode() in PROFIL_KOSONG:
            cara = Cara.KOSONG
        elif satu.kode() == "TAHUN":
            cara, ganti, alasan = Cara.KOSONG, {"isian": tahun}, f"tahun laporan menjadi {tahun}"
        elif satu.kode() == "KEMENTERIAN" and len(kementerian) > 1:
            # What is typed stays, but the offices have moved to another ministry meanwhile.
            cara = Cara.TINJAU
        salinan.keep(tabel, satu, {"kode": Cara.TETAP, "isian": cara}, alasan, ganti)


def _kementerian(isi: Mapping[str, Any]) -> str:
    return str(next(b["isian"] for b in isi["tblProfil"] if b["kode"] == "KEMENTERIAN"))


def _roll_depan(salinan: Salinan, bacaan: Bacaan, tabel: Tabel, lama: int, tahun: int) -> None:
    """What the old book planned for next year becomes the plan of this year."""
    kebijakan = KEBIJAKAN[tabel.nama]
    cara = kebijakan.build_cara(tabel)
    dari, ke = kebijakan.depan
    for satu in bacaan.baris[tabel.nama]:
        depan = satu.isian[dari]
        nomor = salinan.keep(tabel, satu, cara, f"isian tahun {lama}", {ke: depan.isi})
        tujuan = None if nomor is None else (tabel.nama, nomor, ke)
        if depan.isi is None:
            pesan = f"{_RENCANA[tabel.nama]} {tahun} belum ada ({satu.kode()})"
            salinan.record(depan, Nasib.BELUM_ADA, tujuan, pesan)
        else:
            salinan.record(depan, Nasib.DIPINDAH, tujuan, f"menjadi rencana {tahun}")


def _add_tahun(
    salinan: Salinan,
    bacaan: Bacaan,
    tabel: Tabel,
    lama: int,
    tahun: int,
    isi_baru: Mapping[str, Any],
) -> None:
    """Rows of the new year: as the old year's, else as in a new book; their figures are empty."""
    salin = KEBIJAKAN[tabel.nama].salin
    calon = [
        {nama: satu.isian[nama].isi for nama in salin} | {"tahun": tahun}
        for satu in bacaan.baris[tabel.nama]
        if salin and satu.isian["tahun"].isi == lama
    ] or [dict(satu) for satu in isi_baru.get(tabel.nama, ()) if satu.get("tahun") == tahun]
    ada = {_kunci(tabel, satu) for satu in salinan.isi.get(tabel.nama, ())}
    for satu in calon:
        if _kunci(tabel, satu) not in ada:
            ada.add(_kunci(tabel, satu))
            salinan.add(tabel.nama, satu)


def _kunci(tabel: Tabel, isi: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(isi.get(nama) for nama in tabel.unik)
