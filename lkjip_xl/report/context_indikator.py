"""Sasaran and indikator kegiatan as a template prints them, with all that follows from each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lkjip_xl.domain.capaian import Polaritas
from lkjip_xl.domain.hasil import DaftarHasil, Hasil
from lkjip_xl.domain.hasil_bandingan import baca_polaritas
from lkjip_xl.domain.hasil_realisasi import RUMUS_RASIO
from lkjip_xl.domain.isian import Isian
from lkjip_xl.domain.kinerja import DataKinerja, Indikator, Tingkat
from lkjip_xl.domain.satuan import is_persen
from lkjip_xl.domain.teks_id import TRIWULAN
from lkjip_xl.report import (
    narrative,
    narrative_catatan,
    narrative_indikator,
    narrative_simpulan,
)
from lkjip_xl.report.context_anggaran import build_efisiensi
from lkjip_xl.report.context_lain import build_tindak_lanjut
from lkjip_xl.report.context_pk import list_sasaran, print_target
from lkjip_xl.report.context_rasio import build_rasio, kapital_awal
from lkjip_xl.report.context_survei import build_survei
from lkjip_xl.report.printed import (
    print_hasil,
    print_isian,
    print_kalimat,
    print_kunci,
    print_naskah,
    print_sel,
)

Nama = dict[str, Any]
_BAGIAN = (
    "definisi",
    "cara pengukuran",
    "analisis",
    "kendala",
    "upaya",
    "program",
    "tindak lanjut",
)


def build_sasaran(data: DataKinerja, hasil: DaftarHasil) -> list[Nama]:
    """Sasaran kegiatan in the order of the book; indikator are numbered through."""
    sasaran = []
    urutan = 0
    for nomor, satu in enumerate(list_sasaran(data, Tingkat.KEGIATAN), 1):
        anggota = [i for i in data.indikator if i.kode_sasaran.isi == satu.kode.isi]
        indikator = []
        for i in anggota:
            indikator.append(_build_indikator(data, hasil, i, urutan))
            urutan += 1
        awal = f"sasaran.{satu.kode.isi}"
        sasaran.append(
            {
                "nomor": str(nomor),
                "kode": print_isian(satu.kode),
                "nama": print_isian(satu.sasaran),
                "capaian": print_kunci(hasil, f"{awal}.capaian"),
                "indikator": indikator,
                "kalimat": print_kalimat(
                    awal, narrative_indikator.write_sasaran(hasil, str(satu.kode.isi), anggota)
                ),
            }
        )
    return sasaran


def _build_indikator(
    data: DataKinerja, hasil: DaftarHasil, indikator: Indikator, urutan: int
) -> Nama:
    kode, satuan = str(indikator.kode.isi), indikator.satuan.isi or ""
    awal = f"ikk.{kode}"
    realisasi, capaian = hasil[f"{awal}.realisasi"], hasil[f"{awal}.capaian"]
    utuh = hasil[f"{awal}.capaian_tanpa_batas"]
    pakai_survei = any(r.kode.isi == kode and r.sumber.isi == "survei" for r in data.realisasi)
    riwayat = _build_riwayat(data, hasil, awal)
    tindak_lanjut = build_tindak_lanjut(data, hasil, kode)
    return {
        "nomor": str(urutan + 1),
        "kode": print_isian(indikator.kode),
        "nama": print_isian(indikator.indikator),
        "satuan": satuan,
        "target": print_target(hasil, indikator),
        "target_awal": print_isian(indikator.target_awal),
        "is_direvisi": indikator.target_revisi.isi is not None,
        "realisasi": print_hasil(realisasi),
        "capaian": print_hasil(capaian),
        "capaian_tanpa_batas": print_hasil(utuh),
        "is_dibatasi": utuh.tampil != capaian.tampil,
        "status": print_kunci(hasil, f"{awal}.status"),
        "predikat": print_sel(hasil, f"{awal}.predikat"),
        "rumus_realisasi": format_kali(_sebut_rumus(data, kode, realisasi.rumus)),
        "rumus_realisasi_angka": _print_rumus_angka(realisasi),
        "dasar_capaian": capaian.dasar,
        "rumus_capaian": format_kali(capaian.rumus),
        "rumus_capaian_angka": format_kali(capaian.rumus_angka),
        "riwayat": riwayat,
        "ada_riwayat": len(riwayat) > 1,
        "triwulan": _build_triwulan(data, kode),
        "rasio": build_rasio(data, hasil, kode),
        "efisiensi": build_efisiensi(hasil, kode, urutan),
        "survei": build_survei(data, hasil, kode) if pakai_survei else {"jenis": ""},
        "is_rencana_aksi": _is_rencana_aksi(data, indikator),
        "tindak_lanjut": tindak_lanjut,
        "ada_tindak_lanjut": bool(tindak_lanjut),
        "narasi": _build_narasi(data, kode),
        "ada_narasi": _build_ada_narasi(data, kode),
        "kalimat": _write_kalimat(data, hasil, indikator, urutan),
    }


def _sebut_rumus(data: DataKinerja, kode: str, rumus: str) -> str:
    """The formula in words; a ratio in the words that the office gave its counts."""
    istilah = next((i for i in data.istilah_rasio if i.kode.isi == kode), None)
    if rumus != RUMUS_RASIO or istilah is None:
        return rumus
    pembilang, penyebut = istilah.pembilang.isi or "pembilang", istilah.penyebut.isi or "penyebut"
    return f"{kapital_awal(pembilang)} / {penyebut} x 100"


def _print_rumus_angka(realisasi: Hasil) -> str:
    """The formula with numbers; its result has the sign where the unit is percent."""
    rumus = format_kali(realisasi.rumus_angka)
    return f"{rumus}%" if rumus and is_persen(realisasi.satuan) else rumus


def format_kali(rumus: str) -> str:
    """A formula with the sign that print uses for "times"."""
    return rumus.replace(" x ", " \u00d7 ")


def _is_rencana_aksi(data: DataKinerja, indikator: Indikator) -> bool:
    """Whether the indikator measures the action plan that the book holds."""
    return bool(data.rencana_aksi) and "rencana aksi" in str(indikator.indikator.isi).lower()


def _write_kalimat(
    data: DataKinerja, hasil: DaftarHasil, indikator: Indikator, urutan: int
) -> Nama:
    """Generated sentences on one indikator; "" where the figures for one are missing."""
    kode, satuan, tahun = str(indikator.kode.isi), indikator.satuan.isi or "", data.profil.tahun
    awal, polaritas = f"ikk.{kode}", baca_polaritas(indikator)
    renstra = next((r for r in data.renstra if r.kode.isi == kode), None)
    tahun_akhir = renstra.tahun_akhir.isi if renstra is not None else None
    akhir = "" if tahun_akhir is None else f" tahun {tahun_akhir}"
    target, batas = print_target(hasil, indikator), data.profil.batas_capaian
    sumber = next((r.sumber.isi for r in data.realisasi if r.kode.isi == kode), None)
    kalimat = {
        "simpulan": narrative_simpulan.write_simpulan_indikator(hasil, awal),
        "capaian": narrative.write_capaian(hasil, awal, satuan, tahun, urutan, polaritas, target),
        "predikat": narrative_indikator.write_predikat(hasil, awal),
        "tren": narrative.write_tren(hasil, awal, satuan, tahun, urutan),
        "riwayat": narrative_indikator.write_riwayat(hasil, awal, tahun),
        "renstra": narrative.write_renstra(hasil, awal, satuan, akhir, polaritas),
        "analisis": narrative_indikator.write_analisis(hasil, awal, polaritas, tahun),
        "sumber": narrative_catatan.write_sumber(hasil, awal, satuan, sumber),
        "batas_riwayat": narrative_catatan.write_batas_riwayat(hasil, awal, tahun, batas),
        "batas_renstra": narrative_catatan.write_batas_renstra(hasil, awal, batas),
    }
    return {nama: print_kalimat(f"{awal}.{nama}", satu) for nama, satu in kalimat.items()} | {
        "pembanding": _write_pembanding(data, hasil, awal, satuan, polaritas)
    }


def _build_riwayat(data: DataKinerja, hasil: DaftarHasil, awal: str) -> list[Nama]:
    """Earlier years in order, also those known only from counts, then this one."""
    kode, kini = awal.removeprefix("ikk."), data.profil.tahun
    tahun = {int(r.tahun.isi) for r in data.riwayat if r.kode.isi == kode and r.tahun.isi}
    tahun |= {int(r.tahun.isi) for r in data.rasio if r.kode.isi == kode and r.tahun.isi}
    kunci = {
        t: f"{awal}.riwayat.{t}"
        for t in sorted(tahun)
        if f"{awal}.riwayat.{t}.realisasi" in hasil and t != kini
    }
    if kini is not None:
        kunci[kini] = awal
    return [
        {"tahun": str(t)}
        | {nama: print_sel(hasil, f"{k}.{nama}") for nama in ("target", "realisasi", "capaian")}
        for t, k in kunci.items()
    ]


def _build_triwulan(data: DataKinerja, kode: str) -> Nama:
    """Realisasi by quarter, where the book holds any."""
    baris = next((r for r in data.realisasi if r.kode.isi == kode), None)
    nilai = () if baris is None else baris.triwulan
    ada = any(satu.isi is not None for satu in nilai)
    isi = [print_isian(satu) if satu.isi is not None else "-" for satu in nilai]
    return {"ada": ada, "nilai": isi if ada else ["-"] * len(TRIWULAN)}


def _write_pembanding(
    data: DataKinerja, hasil: DaftarHasil, awal: str, satuan: str, polaritas: Polaritas
) -> Sequence[str]:
    kalimat = [
        print_kalimat(
            f"{awal}.pembanding.{p.kode.isi}",
            narrative.write_pembanding(hasil, awal, p, satuan, polaritas),
        )
        for p in data.pembanding
        if p.kode_indikator.isi == awal.removeprefix("ikk.")
    ]
    return [satu for satu in kalimat if satu]


def _build_narasi(data: DataKinerja, kode: str) -> Mapping[str, str]:
    """Staff's words on one indikator; a part without a row names where it belongs."""
    punya = {n.bagian.isi: n.teks for n in data.narasi_indikator if n.kode.isi == kode}
    return {
        bagian.replace(" ", "_"): print_naskah(
            f"{kode}.{bagian.replace(' ', '_')}",
            punya.get(bagian, Isian(None, f"Narasi, {bagian} untuk {kode}")),
        )
        for bagian in _BAGIAN
    }


def _build_ada_narasi(data: DataKinerja, kode: str) -> Mapping[str, bool]:
    punya = {n.bagian.isi for n in data.narasi_indikator if n.kode.isi == kode and n.teks.isi}
    return {bagian.replace(" ", "_"): bagian in punya for bagian in _BAGIAN}
