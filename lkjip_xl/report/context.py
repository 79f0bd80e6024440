"""Results into the names that a template may use; every leaf is printed text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lkjip_xl.domain.capaian import Polaritas
from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.hasil_bandingan import baca_polaritas
from lkjip_xl.domain.isian import Isian
from lkjip_xl.domain.kinerja import DataKinerja, Indikator, Tingkat
from lkjip_xl.domain.teks_id import BULAN_SINGKAT, format_asis, format_tanggal
from lkjip_xl.report import narrative
from lkjip_xl.report.context_anggaran import build_anggaran, build_pnbp
from lkjip_xl.report.context_survei import build_survei
from lkjip_xl.report.printed import Cetak, build_belum_diisi, print_hasil, print_isian, print_kunci

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
_JUDUL_TINGKAT = {
    Tingkat.STRATEGIS: "Sasaran Strategis",
    Tingkat.PROGRAM: "Sasaran Program",
    Tingkat.KEGIATAN: "Sasaran Kegiatan",
}


def build_context(data: DataKinerja, hasil: DaftarHasil) -> Nama:
    """All names of a report template, each with its value as printed.

    Args:
        data: Inputs; their texts are printed, their empty cells named.
        hasil: Results of the same inputs.
    """
    sasaran = _build_sasaran(data, hasil)
    return {
        "satker": _build_satker(data),
        "pk": _build_pk(data, hasil),
        "sasaran": sasaran,
        "kinerja": {
            nama: print_kunci(hasil, f"kinerja.{nama}")
            for nama in (
                "rata_rata",
                "rata_rata_sasaran",
                "rata_rata_indikator",
                "jumlah_indikator",
            )
        }
        | {"cara": "sasaran" if data.profil.is_rata_sasaran else "indikator"},
        "anggaran": build_anggaran(data, hasil),
        "pnbp": build_pnbp(data, hasil),
        "narasi": {kode.lower(): print_isian(isian) for kode, isian in data.narasi.items()},
        "ada_narasi": {kode.lower(): isian.isi is not None for kode, isian in data.narasi.items()},
        "nama_bulan": list(BULAN_SINGKAT),
        "simpulan": narrative.write_simpulan(hasil),
        "belum": {
            "pk": build_belum_diisi("PK!tblPK"),
            "pk_anggaran": build_belum_diisi("PK!tblPKAnggaran"),
            "anggaran": build_belum_diisi("Anggaran!tblAnggaranKegiatan"),
        },
    }


def _build_satker(data: DataKinerja) -> Nama:
    profil = data.profil
    tahun = profil.tahun or 0
    tanggal = profil.tanggal("TANGGAL_LAPORAN")
    nama = (
        "NAMA_SATKER", "KODE_SATKER", "KEMENTERIAN", "UNIT_ESELON_1", "KANWIL", "KOTA", "ALAMAT",
        "LAMAN", "POS_EL", "JABATAN_KEPALA", "NAMA_KEPALA", "NIP_KEPALA", "JABATAN_ATASAN",
        "NAMA_ATASAN",
    )  # fmt: skip
    satker: Nama = {kode.lower(): print_isian(profil.teks(kode)) for kode in nama}
    satker["nama"] = satker.pop("nama_satker")
    satker["tahun"] = str(tahun)
    satker["tahun_lalu"] = str(tahun - 1)
    satker["tahun_depan"] = str(tahun + 1)
    satker["ada"] = {kode.lower(): profil.teks(kode).isi is not None for kode in nama}
    satker["tanggal"] = (
        build_belum_diisi(tanggal.asal)
        if tanggal.isi is None
        else Cetak(format_tanggal(tanggal.isi))
    )
    satker["wilayah"] = [print_isian(satu.nama) for satu in data.wilayah]
    satker["tpi"] = [print_isian(satu.nama) for satu in data.tpi]
    return satker


def _build_pk(data: DataKinerja, hasil: DaftarHasil) -> Nama:
    tingkat = []
    for nama in Tingkat.SEMUA:
        sasaran = [
            {
                "nomor": str(nomor),
                "kode": print_isian(satu.kode),
                "nama": print_isian(satu.sasaran),
                "indikator": [
                    _build_indikator_pk(i, hasil)
                    for i in data.indikator
                    if i.kode_sasaran.isi == satu.kode.isi
                ],
            }
            for nomor, satu in enumerate(_pada_tingkat(data, nama), 1)
        ]
        tingkat.append({"nama": nama, "judul": _JUDUL_TINGKAT[nama], "sasaran": sasaran})
    anggaran = [
        {
            "program": print_isian(satu.program),
            "kegiatan": print_isian(satu.kegiatan),
            "jumlah": print_kunci(hasil, f"pk.anggaran.{satu.kode.isi}"),
        }
        for satu in data.anggaran_pk
    ]
    return {
        "tingkat": [satu for satu in tingkat if satu["sasaran"]],
        "anggaran": anggaran,
        "total_anggaran": print_kunci(hasil, "pk.anggaran.total"),
        "revisi": [
            {
                "nama": print_isian(i.indikator),
                "awal": print_isian(i.target_awal),
                "revisi": print_isian(i.target_revisi),
                "alasan": print_isian(i.alasan_revisi),
            }
            for i in data.indikator
            if i.target_revisi.isi is not None
        ],
    }


def _pada_tingkat(data: DataKinerja, tingkat: str) -> list[Any]:
    return [satu for satu in data.sasaran if satu.tingkat.isi == tingkat]


def _build_indikator_pk(indikator: Indikator, hasil: DaftarHasil) -> Nama:
    return {
        "nama": print_isian(indikator.indikator),
        "target": _print_target(hasil, indikator),
        "satuan": indikator.satuan.isi or "",
    }


def _print_target(hasil: DaftarHasil, indikator: Indikator) -> str:
    """The target; for a rentang both of its bounds, "91 - 108"."""
    target = print_kunci(hasil, f"pk.{indikator.kode.isi}.target")
    atas = indikator.batas_atas.isi
    if baca_polaritas(indikator) is not Polaritas.RENTANG or not isinstance(target, Cetak):
        return target
    akhir = print_isian(indikator.batas_atas) if atas is None else format_asis(atas)
    return Cetak(f"{target} - {akhir}", target.kunci, is_angka=target.is_angka)


def _build_sasaran(data: DataKinerja, hasil: DaftarHasil) -> list[Nama]:
    sasaran = []
    urutan = 0
    for nomor, satu in enumerate(_pada_tingkat(data, Tingkat.KEGIATAN), 1):
        anggota = [i for i in data.indikator if i.kode_sasaran.isi == satu.kode.isi]
        indikator = []
        for i in anggota:
            indikator.append(_build_indikator(data, hasil, i, urutan))
            urutan += 1
        sasaran.append(
            {
                "nomor": str(nomor),
                "kode": print_isian(satu.kode),
                "nama": print_isian(satu.sasaran),
                "capaian": print_kunci(hasil, f"sasaran.{satu.kode.isi}.capaian"),
                "indikator": indikator,
            }
        )
    return sasaran


def _build_indikator(
    data: DataKinerja, hasil: DaftarHasil, indikator: Indikator, urutan: int
) -> Nama:
    kode, satuan, tahun = indikator.kode.isi, indikator.satuan.isi or "", data.profil.tahun
    awal = f"ikk.{kode}"
    realisasi, capaian = hasil[f"{awal}.realisasi"], hasil[f"{awal}.capaian"]
    utuh = hasil[f"{awal}.capaian_tanpa_batas"]
    renstra = next((r for r in data.renstra if r.kode.isi == kode), None)
    tahun_akhir = renstra.tahun_akhir.isi if renstra is not None else None
    akhir = "" if tahun_akhir is None else f" tahun {tahun_akhir}"
    polaritas, target = baca_polaritas(indikator), _print_target(hasil, indikator)
    pakai_survei = any(r.kode.isi == kode and r.sumber.isi == "survei" for r in data.realisasi)
    return {
        "nomor": str(urutan + 1),
        "kode": print_isian(indikator.kode),
        "nama": print_isian(indikator.indikator),
        "satuan": satuan,
        "target": target,
        "realisasi": print_hasil(realisasi),
        "capaian": print_hasil(capaian),
        "capaian_tanpa_batas": print_hasil(utuh),
        "is_dibatasi": utuh.tampil != capaian.tampil,
        "status": print_kunci(hasil, f"{awal}.status"),
        "rumus_realisasi": _kali(realisasi.rumus),
        "rumus_realisasi_angka": _kali(realisasi.rumus_angka),
        "dasar_capaian": capaian.dasar,
        "rumus_capaian": _kali(capaian.rumus),
        "rumus_capaian_angka": _kali(capaian.rumus_angka),
        "riwayat": _build_riwayat(data, hasil, awal),
        "ada_riwayat": any(r.kode.isi == kode for r in data.riwayat),
        "survei": build_survei(data, hasil, str(kode)) if pakai_survei else {"jenis": ""},
        "narasi": _build_narasi(data, str(kode)),
        "kalimat": {
            "simpulan": narrative.write_simpulan_indikator(hasil, awal),
            "capaian": narrative.write_capaian(
                hasil, awal, satuan, tahun, urutan, polaritas, target
            ),
            "tren": narrative.write_tren(hasil, awal, satuan, tahun, urutan) or "",
            "renstra": narrative.write_renstra(hasil, awal, satuan, akhir) or "",
            "pembanding": _write_pembanding(data, hasil, awal, satuan, polaritas),
        },
    }


def _kali(rumus: str) -> str:
    """A formula with the sign that print uses for "times"."""
    return rumus.replace(" x ", " \u00d7 ")


def _build_riwayat(data: DataKinerja, hasil: DaftarHasil, awal: str) -> list[Nama]:
    """Earlier years in order, then this one."""
    kode = awal.removeprefix("ikk.")
    tahun = {int(r.tahun.isi) for r in data.riwayat if r.kode.isi == kode and r.tahun.isi}
    kunci = {t: f"{awal}.riwayat.{t}" for t in sorted(tahun)}
    if data.profil.tahun is not None:
        kunci[data.profil.tahun] = awal
    return [
        {"tahun": str(t)}
        | {nama: print_kunci(hasil, f"{k}.{nama}") for nama in ("target", "realisasi", "capaian")}
        for t, k in kunci.items()
    ]


def _write_pembanding(
    data: DataKinerja, hasil: DaftarHasil, awal: str, satuan: str, polaritas: Polaritas
) -> Sequence[str]:
    kalimat = [
        narrative.write_pembanding(hasil, awal, p, satuan, polaritas)
        for p in data.pembanding
        if p.kode_indikator.isi == awal.removeprefix("ikk.")
    ]
    return [satu for satu in kalimat if satu is not None]


def _build_narasi(data: DataKinerja, kode: str) -> Mapping[str, str]:
    """Staff's words on one indikator; a part without a row names where it belongs."""
    punya = {n.bagian.isi: n.teks for n in data.narasi_indikator if n.kode.isi == kode}
    return {
        bagian.replace(" ", "_"): print_isian(
            punya.get(bagian, Isian(None, f"Narasi, {bagian} untuk {kode}"))
        )
        for bagian in _BAGIAN
    }
