"""Contents of a new, empty book: what every office types anew each year is there already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lkjip_xl.domain.hasil_survei import SISI_IPK
from lkjip_xl.regulasi.loader import load_aturan, load_nilai
from lkjip_xl.workbook.layout import Isi
from lkjip_xl.workbook.lembar.responden import UNSUR_BAKU

_KELOMPOK_IIO = (
    "Budaya Organisasi dan Sistem Anti Korupsi",
    "Integritas Kerja Terkait Pengelolaan SDM",
    "Integritas dan Pelaksanaan Anggaran",
    "Integritas Kerja dan Kesesuaian Perintah Atasan dengan Aturan dan Norma",
)
_BELANJA = (("51", "Belanja Pegawai"), ("52", "Belanja Barang"), ("53", "Belanja Modal"))
_SUMBER_DANA = (("RM", "Rupiah Murni"), ("PNBP", "Penerimaan Negara Bukan Pajak"))
_TAHUN_KEMENTERIAN_BARU = 2025
_RESPONDEN_MINIMUM = 30
_RESPONDEN_EKSTERNAL_MINIMUM = 5


def build_isi_baru(satker: str, tahun: int) -> Isi:
    """A book for `satker` with lists, weights and years in place and every figure empty.

    Raises:
        RegulasiError: The year lies before the first block of a rule.
    """
    # Since late 2024 the immigration offices belong to a ministry of their own.
    kementerian = (
        "Kementerian Imigrasi dan Pemasyarakatan"
        if tahun >= _TAHUN_KEMENTERIAN_BARU
        else "Kementerian Hukum dan Hak Asasi Manusia"
    )
    profil = {
        "NAMA_SATKER": satker,
        "TAHUN": tahun,
        "KEMENTERIAN": kementerian,
        "UNIT_ESELON_1": "Direktorat Jenderal Imigrasi",
    }
    tiga_tahun = range(tahun - 2, tahun + 1)
    isi: dict[str, Sequence[Mapping[str, Any]]] = {
        "tblProfil": [{"kode": kode, "isian": isian} for kode, isian in profil.items()],
        "tblIKM": [{"kode": "IKM", "responden_minimum": _RESPONDEN_MINIMUM}],
        "tblIKMUnsur": [
            {"kode": kode, "unsur": unsur}
            for kode, unsur in load_nilai("skm_unsur", tahun)["unsur"].items()
        ],
        "tblSKMUnsur": [
            {"kode": kode, "unsur": unsur}
            for kode, unsur in zip(
                UNSUR_BAKU, load_nilai("skm_unsur", tahun)["unsur"].values(), strict=True
            )
        ],
        "tblIKI": [{"kode": "IKI", "responden_minimum": _RESPONDEN_MINIMUM}],
        "tblIKIKelompok": [
            {"kode": f"K{nomor}", "kelompok": nama} for nomor, nama in enumerate(_KELOMPOK_IIO, 1)
        ],
        "tblIPK": [{"kode": "IPK", "skala": 4, "responden_minimum": _RESPONDEN_EKSTERNAL_MINIMUM}],
        "tblIPKUnsur": [
            {"kode": f"{sisi[0].upper()}{nomor}", "sisi": sisi, "unsur": unsur, "bobot": bobot}
            for sisi in SISI_IPK
            for nomor, (unsur, bobot) in enumerate(load_nilai("ipk", tahun)[sisi].items(), 1)
        ],
        "tblAnggaranTahun": [{"tahun": satu} for satu in tiga_tahun],
        "tblAnggaranBelanja": [
            {"kode": kode, "tahun": satu, "belanja": nama}
            for satu in tiga_tahun
            for kode, nama in _BELANJA
        ],
        "tblPNBPTahun": [{"tahun": tahun - 1}, {"tahun": tahun}],
        "tblSumberDana": [{"kode": kode, "sumber": nama} for kode, nama in _SUMBER_DANA],
        **_build_kinerja_anggaran(tahun, tiga_tahun),
    }
    return isi


def _build_kinerja_anggaran(tahun: int, daftar_tahun: range) -> Isi:
    """Years of IKPA, SMART and NKA as far as a regulation covers them."""
    aturan = load_aturan(tahun)
    skema = aturan.ikpa.pada(tahun)
    tercakup = {
        "tblIKPATahun": aturan.ikpa,
        "tblSMART": aturan.smart,
        "tblNKA": aturan.nka,
    }
    return {
        **{
            nama: [{"tahun": satu} for satu in daftar_tahun if berkala.pada(satu) is not None]
            for nama, berkala in tercakup.items()
        },
        "tblIKPA": [
            {"kode": kode, "tahun": tahun} for kode in (skema.nilai.bobot if skema else ())
        ],
    }
