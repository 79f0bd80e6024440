"""Regulations that a report rests on: the standing ones, and those its figures really used."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lkjip_xl.domain.hasil import DaftarHasil

_TETAP = (
    "Undang-Undang Nomor 6 Tahun 2011 tentang Keimigrasian, sebagaimana telah beberapa kali diubah",
    "Peraturan Pemerintah Nomor 8 Tahun 2006 tentang Pelaporan Keuangan dan Kinerja Instansi "
    "Pemerintah",
    "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi "
    "Pemerintah",
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 53 Tahun 2014 "
    "tentang Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja, dan Tata Cara Reviu atas "
    "Laporan Kinerja Instansi Pemerintah",
)
_SUSUNAN = (
    2023,
    "Keputusan Menteri Hukum dan Hak Asasi Manusia Nomor M.HH-01.PR.03 Tahun 2023 mengenai "
    "penyusunan laporan kinerja",
)
_IKPA = (
    "tentang Petunjuk Teknis Penilaian Indikator Kinerja Pelaksanaan Anggaran Belanja Kementerian "
    "Negara/Lembaga"
)
# Short name in regulasi/ -> as a list of laws prints it; None: already among the standing ones.
_LENGKAP: Mapping[str, str | None] = {
    "Peraturan Menteri PANRB Nomor 53 Tahun 2014": None,
    "Peraturan Menteri PANRB Nomor 14 Tahun 2017": (
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 14 Tahun "
        "2017 tentang Pedoman Penyusunan Survei Kepuasan Masyarakat Unit Penyelenggara Pelayanan "
        "Publik"
    ),
    "PMK 22/PMK.02/2021": (
        "Peraturan Menteri Keuangan Nomor 22/PMK.02/2021 tentang Pengukuran dan Evaluasi Kinerja "
        "Anggaran atas Pelaksanaan Rencana Kerja dan Anggaran Kementerian Negara/Lembaga"
    ),
    "PMK 62/2023": (
        "Peraturan Menteri Keuangan Nomor 62 Tahun 2023 tentang Perencanaan Anggaran, Pelaksanaan "
        "Anggaran, serta Akuntansi dan Pelaporan Keuangan"
    ),
    "KMK 466/2023": "Keputusan Menteri Keuangan Nomor 466 Tahun 2023",
    "Permendagri 86/2017": (
        "Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017 tentang Tata Cara Perencanaan, "
        "Pengendalian dan Evaluasi Pembangunan Daerah, Tata Cara Evaluasi Rancangan Peraturan "
        "Daerah tentang Rencana Pembangunan Jangka Panjang Daerah dan Rencana Pembangunan Jangka "
        "Menengah Daerah, serta Tata Cara Perubahan Rencana Pembangunan Jangka Panjang Daerah, "
        "Rencana Pembangunan Jangka Menengah Daerah, dan Rencana Kerja Pemerintah Daerah"
    ),
    "praktik pelaporan kinerja, tanpa peraturan khusus": None,
}
_TANGGUNG = re.compile(r"(?i)\s+(?:tentang|mengenai)[\s.:]*$")
_LAKIP = ("ikk.", "sasaran.", "kinerja.", "pk.", "anggaran.", "pnbp.")  # what a LAKIP prints
_PER = re.compile(r"PER-\d+/PB/\d{4}")


def build_landasan(hasil: DaftarHasil, tahun: int | None) -> list[str]:
    """Regulations for the section on law: each once, none that the report did not use."""
    susunan = [_SUSUNAN[1]] if tahun is None or tahun >= _SUSUNAN[0] else []
    return list(dict.fromkeys([*_TETAP, *susunan, *_list_dipakai(hasil, "")]))


def build_landasan_lakip(hasil: DaftarHasil) -> list[str]:
    """The same for the older layout, which prints neither IKPA, SMART, NKA nor survey classes."""
    return list(dict.fromkeys([*_TETAP, *_list_dipakai(hasil, _LAKIP)]))


def _list_dipakai(hasil: DaftarHasil, awal: str | tuple[str, ...]) -> list[str]:
    """Regulations behind the results whose keys start with `awal`, in full."""
    dipakai = dict.fromkeys(
        bagian
        for kunci, satu in hasil.items()
        # A weight has its regulation even while nothing is weighed with it.
        if satu.dasar
        and satu.nilai is not None
        and ".bobot" not in kunci
        and kunci.startswith(awal)
        for bagian in _pisah(satu.dasar)
    )
    return [lengkap for satu in dipakai if (lengkap := write_peraturan(satu))]


def _pisah(dasar: str) -> list[str]:
    """The regulations that one basis names; what the office set itself stays one piece."""
    peraturan, *sendiri = dasar.split("; diganti satker untuk ")
    return peraturan.split(" dan ") + [satu.partition(": ")[2] for satu in sendiri]


def write_peraturan(singkat: str) -> str | None:
    """A regulation in full; an office's own basis as the office wrote it; None if none is due.

    >>> write_peraturan("PER-5/PB/2024")[:58]
    'Peraturan Direktur Jenderal Perbendaharaan Nomor PER-5/PB/'
    """
    if _PER.fullmatch(singkat):
        return f"Peraturan Direktur Jenderal Perbendaharaan Nomor {singkat} {_IKPA}"
    return _LENGKAP.get(singkat, _TANGGUNG.sub("", singkat))
