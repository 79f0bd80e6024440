"""The standard workbook: every sheet and table, in order, and how to find them.

The declarations themselves stand in `lembar/`; these strings live nowhere else.
"""

from __future__ import annotations

from lkjip_xl.workbook.lembar import capaian, ipk, keuangan, pk, riwayat, survei, umum
from lkjip_xl.workbook.model import Lembar, Tabel

VERSI = 1

LEMBAR: tuple[Lembar, ...] = (
    umum.PROFIL,
    pk.PK,
    capaian.CAPAIAN,
    riwayat.RIWAYAT,
    survei.IKM,
    ipk.IPK,
    survei.IKI,
    keuangan.ANGGARAN,
    keuangan.PNBP,
    umum.NARASI,
)

TABEL: dict[str, Tabel] = {tabel.nama: tabel for lembar in LEMBAR for tabel in lembar.tabel}
LEMBAR_TABEL: dict[str, Lembar] = {
    tabel.nama: lembar for lembar in LEMBAR for tabel in lembar.tabel
}

# Choices of Profil that formulas use by name: name in the workbook -> kode on the sheet.
NAMA_PILIHAN = {"BATAS_CAPAIAN": "BATAS_CAPAIAN", "CARA_RATA_RATA": "RATA_RATA"}

# Names a key template may use besides the columns of its row: the kode of each survey.
TABEL_SURVEI = {"ikm": "tblIKM", "iki": "tblIKI", "ipk": "tblIPK"}
