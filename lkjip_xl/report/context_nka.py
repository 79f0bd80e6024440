"""Budget performance as a template prints it: IKPA, SMART and NKA by year, with their basis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.ikpa import NAMA_INDIKATOR
from lkjip_xl.domain.isian import Angka
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.rincian import NilaiIKPA, TahunSMART
from lkjip_xl.domain.teks_id import format_deret
from lkjip_xl.report import narrative_nka
from lkjip_xl.report.context_indikator import format_kali
from lkjip_xl.report.printed import print_isian, print_kalimat, print_sel

Nama = dict[str, Any]
_ASPEK = {
    "perencanaan": "Kualitas perencanaan anggaran",
    "pelaksanaan": "Kualitas pelaksanaan anggaran",
    "hasil": "Kualitas hasil pelaksanaan anggaran",
}
_KOMPONEN_SMART = {
    "CRO": "Capaian Rincian Output",
    "EFISIENSI": "Nilai efisiensi",
    "KONSISTENSI": "Konsistensi penyerapan terhadap perencanaan",
    "PENYERAPAN": "Penyerapan anggaran",
}
_KOMPONEN_NKA = {
    "cro": "Capaian Rincian Output",
    "penggunaan_sbk": "Penggunaan SBK",
    "efisiensi_sbk": "Efisiensi SBK",
}


def build_ikpa(data: DataKinerja, hasil: DaftarHasil) -> Nama:
    """IKPA of every year: components with weights, aspects, total, category, basis."""
    tahun = {int(t.tahun.isi) for t in data.tahun_ikpa if t.tahun.isi is not None}
    tahun |= {int(t.tahun.isi) for t in data.ikpa if t.tahun.isi is not None}
    return _bungkus(data, hasil, "ikpa", [_build_tahun_ikpa(data, hasil, t) for t in sorted(tahun)])


def _bungkus(data: DataKinerja, hasil: DaftarHasil, jenis: str, tahun: list[Nama]) -> Nama:
    """What IKPA, SMART and NKA share: all years, and a sentence on this one."""
    kini = data.profil.tahun
    kalimat = ringkas = None
    if kini is not None:
        kalimat = narrative_nka.write_nilai(hasil, jenis, kini)
        ringkas = narrative_nka.write_nilai(hasil, jenis, kini, is_singkat=True)
    return {
        "ada": any(satu["ada"] for satu in tahun),
        "tahun": [satu for satu in tahun if satu["ada"]],
        "kalimat": print_kalimat(jenis, kalimat),
        "ringkas": print_kalimat(f"{jenis}.ringkas", ringkas),
    }


def _ringkas(hasil: DaftarHasil, jenis: str, tahun: int) -> Nama:
    """Total, category and basis of one year."""
    nilai, kategori = hasil.get(f"{jenis}.{tahun}.nilai"), hasil.get(f"{jenis}.{tahun}.kategori")
    dasar = [satu.dasar for satu in (nilai, kategori) if satu is not None and satu.dasar]
    return {
        "ada": nilai is not None and nilai.angka is not None,
        "tahun": str(tahun),
        "nilai": print_sel(hasil, f"{jenis}.{tahun}.nilai"),
        "kategori": print_sel(hasil, f"{jenis}.{tahun}.kategori"),
        "dasar": dasar[0] if dasar else "",
        "rumus": format_kali(nilai.rumus) if nilai is not None else "",
        "rumus_angka": format_kali(nilai.rumus_angka) if nilai is not None else "",
    }


def _build_tahun_ikpa(data: DataKinerja, hasil: DaftarHasil, tahun: int) -> Nama:
    awal = f"ikpa.{tahun}"
    baris = [k for k in data.ikpa if k.tahun.isi == tahun and f"{awal}.{k.kode.isi}.bobot" in hasil]
    lain = next((t for t in data.tahun_ikpa if t.tahun.isi == tahun), None)
    pengurang = lain.pengurang.isi if lain is not None else None
    return _ringkas(hasil, "ikpa", tahun) | {
        "ada_rincian": any(satu.nilai.isi is not None for satu in baris),
        "baris": [
            {
                "nomor": str(nomor),
                "nama": NAMA_INDIKATOR[str(satu.kode.isi)],
                "nilai": _print_nilai(satu.nilai),
                "bobot": print_sel(hasil, f"{awal}.{satu.kode.isi}.bobot"),
                "nilai_akhir": print_sel(hasil, f"{awal}.{satu.kode.isi}.nilai_akhir"),
            }
            for nomor, satu in enumerate(baris, 1)
        ],
        "aspek": [
            {"nama": nama, "nilai": print_sel(hasil, f"{awal}.aspek.{kode}")}
            for kode, nama in _ASPEK.items()
            if (aspek := hasil.get(f"{awal}.aspek.{kode}")) is not None and aspek.angka is not None
        ],
        "jumlah": print_sel(hasil, f"{awal}.jumlah"),
        "konversi": print_sel(hasil, f"{awal}.konversi"),
        "pengurang": print_isian(lain.pengurang) if lain is not None and pengurang else "",
        "kalimat": print_kalimat(f"{awal}.terendah", _write_terendah(baris)),
    }


def _print_nilai(isian: Angka) -> str:
    """A component that does not apply is a dash, not a missing entry."""
    return "-" if isian.isi is None else print_isian(isian)


def _write_terendah(baris: Sequence[NilaiIKPA]) -> Any:
    ada = [satu for satu in baris if satu.nilai.isi is not None]
    if len({satu.nilai.isi for satu in ada}) < 2:
        return None
    rendah = min(ada, key=lambda satu: satu.nilai.isi or 0)
    sama = [NAMA_INDIKATOR[str(s.kode.isi)] for s in ada if s.nilai.isi == rendah.nilai.isi]
    return narrative_nka.write_terendah(format_deret(sama), print_isian(rendah.nilai), len(ada))


def build_smart(data: DataKinerja, hasil: DaftarHasil) -> Nama:
    """SMART of every year up to 2023, each weight beside its own component."""
    tahun = [s for s in data.tahun_smart if s.tahun.isi is not None]
    return _bungkus(data, hasil, "smart", [_build_tahun_smart(hasil, satu) for satu in tahun])


def _build_tahun_smart(hasil: DaftarHasil, smart: TahunSMART) -> Nama:
    awal = f"smart.{int(smart.tahun.isi or 0)}"
    nilai = {
        "CRO": print_isian(smart.cro),
        "EFISIENSI": print_sel(hasil, f"{awal}.nilai_efisiensi"),
        "KONSISTENSI": print_isian(smart.konsistensi),
        "PENYERAPAN": print_isian(smart.penyerapan),
    }
    isian = (smart.cro, smart.efisiensi, smart.konsistensi, smart.penyerapan)
    return _ringkas(hasil, "smart", int(smart.tahun.isi or 0)) | {
        "ada_rincian": all(satu.isi is not None for satu in isian),
        "efisiensi": print_isian(smart.efisiensi),
        "baris": [
            {
                "nomor": str(nomor),
                "nama": nama,
                "nilai": nilai[kode],
                "bobot": print_sel(hasil, f"{awal}.bobot.{kode}"),
            }
            for nomor, (kode, nama) in enumerate(_KOMPONEN_SMART.items(), 1)
        ],
    }


def build_nka(data: DataKinerja, hasil: DaftarHasil) -> Nama:
    """NKA of every year that has one, with its planning components from 2024."""
    tahun = {int(t.tahun.isi) for t in data.tahun_nka if t.tahun.isi is not None}
    tahun |= {int(t.tahun.isi) for t in data.tahun_smart if t.tahun.isi is not None}
    return _bungkus(data, hasil, "nka", [_build_tahun_nka(data, hasil, t) for t in sorted(tahun)])


def _build_tahun_nka(data: DataKinerja, hasil: DaftarHasil, tahun: int) -> Nama:
    nka = next((t for t in data.tahun_nka if t.tahun.isi == tahun), None)
    perencanaan = hasil.get(f"nka.{tahun}.perencanaan")
    ada = perencanaan is not None and perencanaan.angka is not None
    komponen = [] if nka is None else [(getattr(nka, k), n) for k, n in _KOMPONEN_NKA.items()]
    return _ringkas(hasil, "nka", tahun) | {
        "ada_perencanaan": ada,
        "komponen": [
            {"nama": nama, "nilai": print_isian(isian)}
            for isian, nama in komponen
            if ada and isian.isi is not None
        ],
        "perencanaan": print_sel(hasil, f"nka.{tahun}.perencanaan"),
        "dasar_perencanaan": perencanaan.dasar if perencanaan is not None else "",
        "rumus_perencanaan": format_kali(perencanaan.rumus_angka) if perencanaan else "",
        "ikpa": print_sel(hasil, f"ikpa.{tahun}.nilai"),
        "smart": print_sel(hasil, f"smart.{tahun}.nilai"),
    }
