"""The standard workbook: every sheet and table, in order, and how to find them.

The declarations themselves stand in `lembar/`; these strings live nowhere else.
"""

from __future__ import annotations

from lkjip_xl.workbook.lembar import (
    anggaran,
    capaian,
    ikpa,
    ipk,
    ketentuan,
    nka,
    output,
    pk,
    pnbp,
    rasio,
    rencana_aksi,
    responden,
    riwayat,
    sdm,
    survei,
    tindak_lanjut,
    umum,
)
from lkjip_xl.workbook.lembar.beranda import PERIKSA, build_beranda
from lkjip_xl.workbook.model import Lembar, Tabel

VERSI = 2

LEMBAR_ISI: tuple[Lembar, ...] = (
    umum.PROFIL,
    pk.PK,
    capaian.CAPAIAN,
    rasio.RASIO,
    riwayat.RIWAYAT,
    survei.IKM,
    responden.RESPONDEN,
    ipk.IPK,
    survei.IKI,
    rencana_aksi.RENCANA_AKSI,
    anggaran.ANGGARAN,
    pnbp.PNBP,
    ikpa.IKPA,
    nka.NKA,
    sdm.SDM,
    output.OUTPUT,
    umum.NARASI,
    tindak_lanjut.TINDAK_LANJUT,
    ketentuan.KETENTUAN,
)

# What staff open first, what they fill in, and what the checks found.
LEMBAR: tuple[Lembar, ...] = (build_beranda(LEMBAR_ISI), *LEMBAR_ISI, PERIKSA)

TABEL: dict[str, Tabel] = {tabel.nama: tabel for lembar in LEMBAR for tabel in lembar.tabel}
LEMBAR_TABEL: dict[str, Lembar] = {
    tabel.nama: lembar for lembar in LEMBAR for tabel in lembar.tabel
}

# Choices of Profil that formulas use by name: name in the workbook -> kode on the sheet.
NAMA_PILIHAN = {
    "BATAS_CAPAIAN": "BATAS_CAPAIAN",
    "CARA_RATA_RATA": "RATA_RATA",
    "TANGGAL_LAPORAN": "TANGGAL_LAPORAN",
    "TAHUN_LAPORAN": "TAHUN",
    "SKALA_PREDIKAT": "SKALA_PREDIKAT",
}

# Names a key template may use besides the columns of its row: the kode of each survey.
TABEL_SURVEI = {"ikm": "tblIKM", "iki": "tblIKI", "ipk": "tblIPK", "skm": "tblSKM"}
