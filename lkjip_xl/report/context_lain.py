"""Other results as a template prints them: by triwulan, action plan, follow-up, output tables."""

from __future__ import annotations

import re
from typing import Any

from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.penunjang import DaftarOutput
from lkjip_xl.domain.rincian import BarisOutput, RencanaAksi
from lkjip_xl.domain.teks_id import TRIWULAN, format_tanggal
from lkjip_xl.report import narrative_lain
from lkjip_xl.report.context_survei import build_survei
from lkjip_xl.report.printed import (
    Cetak,
    build_belum_diisi,
    print_isian,
    print_kalimat,
    print_sel,
)

Nama = dict[str, Any]
# A column that announces who someone is never reaches the report, whatever it holds.
_PRIBADI = re.compile(
    r"(?i)\s*(?:nama\b.*|nik|(?:no|nomor)\.? (?:ktp|kk|paspor|passport|telepon|telp|hp|rekening)"
    r"|(?:tempat )?(?:tanggal|tgl) lahir|ttl|alamat\b.*)\s*"
)


def build_triwulan(data: DataKinerja, hasil: DaftarHasil) -> Nama:
    """E-Performance, target kinerja and e-Monev: one row for each triwulan with a figure."""
    ada = {
        "eperformance": [str(e.triwulan.isi) for e in data.eperformance],
        "target_kinerja": [str(t.triwulan.isi) for t in data.target_kinerja],
        "emonev": [str(e.triwulan.isi) for e in data.emonev],
    }
    kolom = {
        "eperformance": ("nilai",),
        "target_kinerja": ("target", "realisasi", "persen"),
        "emonev": ("anggaran", "fisik"),
    }
    kalimat = {
        "eperformance": narrative_lain.write_eperformance(hasil),
        "target_kinerja": narrative_lain.write_target_kinerja(hasil),
        "emonev": narrative_lain.write_emonev(hasil),
    }
    total = {
        "eperformance": {"rata_rata": print_sel(hasil, "eperformance.rata_rata")},
        "target_kinerja": {n: print_sel(hasil, f"target_kinerja.{n}")
                           for n in kolom["target_kinerja"]},
        "emonev": {},
    }  # fmt: skip
    return {
        jenis: {
            "ada": bool(triwulan),
            "baris": [
                {"triwulan": f"Triwulan {tw}"}
                | {nama: print_sel(hasil, f"{jenis}.TW{nomor}.{nama}") for nama in kolom[jenis]}
                for nomor, tw in enumerate(TRIWULAN, 1)
                if tw in triwulan
            ],
            "kalimat": print_kalimat(jenis, kalimat[jenis]),
        }
        | total[jenis]
        for jenis, triwulan in ada.items()
    }


def build_rencana_aksi(data: DataKinerja, hasil: DaftarHasil) -> Nama:
    """The action plan by triwulan, item by item, and how much of it is done."""
    per_triwulan = {tw: [r for r in data.rencana_aksi if r.triwulan.isi == tw] for tw in TRIWULAN}
    return {
        "ada": bool(data.rencana_aksi),
        "total": print_sel(hasil, "rencana_aksi.total"),
        "selesai": _print_selesai(hasil, "rencana_aksi.selesai"),
        "persen": _print_selesai(hasil, "rencana_aksi.persen"),
        "kalimat": print_kalimat("rencana_aksi", narrative_lain.write_rencana_aksi(hasil)),
        "triwulan": [
            {
                "nama": f"Triwulan {tw}",
                "baris": [_build_aksi(nomor, satu) for nomor, satu in enumerate(aksi, 1)],
            }
            | {
                nama: _print_selesai(hasil, f"rencana_aksi.TW{urut}.{nama}")
                for nama in ("selesai", "persen")
            }
            | {"jumlah": print_sel(hasil, f"rencana_aksi.TW{urut}.jumlah")}
            for urut, (tw, aksi) in enumerate(per_triwulan.items(), 1)
            if aksi
        ],
    }


def _print_selesai(hasil: DaftarHasil, kunci: str) -> str:
    """What is done of the plan; while the capaian of any item is empty, the cell that waits."""
    kosong = hasil[kunci].kosong if kunci in hasil else ()
    return build_belum_diisi(kosong[0], kunci) if kosong else print_sel(hasil, kunci)


def _build_aksi(nomor: int, satu: RencanaAksi) -> Nama:
    return {
        "nomor": str(nomor),
        "sasaran": print_isian(satu.sasaran),
        "kegiatan": print_isian(satu.kegiatan),
        "indikator": print_isian(satu.indikator),
        "capaian": print_isian(satu.capaian),
    }


def build_tindak_lanjut(
    data: DataKinerja, hasil: DaftarHasil, kode: str | None = None
) -> list[Nama]:
    """Items of the follow-up plan; only those of one indikator when its `kode` is given."""
    return [
        {
            "nomor": str(nomor),
            "masalah": print_isian(satu.masalah),
            "tindakan": print_isian(satu.tindakan),
            "penanggung_jawab": print_isian(satu.penanggung_jawab),
            "batas_waktu": build_belum_diisi(satu.batas_waktu.asal)
            if satu.batas_waktu.isi is None
            else Cetak(format_tanggal(satu.batas_waktu.isi)),
            "status": print_isian(satu.status),
            "terlambat": hasil[f"tindak_lanjut.{satu.kode.isi}.terlambat"].nilai or "",
        }
        for nomor, satu in enumerate(
            (t for t in data.tindak_lanjut if kode is None or t.kode_indikator.isi == kode), 1
        )
    ]


def build_output(data: DataKinerja, hasil: DaftarHasil) -> list[Nama]:
    """Named tables with their own headers; columns that would name persons are left out."""
    daftar = {str(d.tabel.isi): d for d in data.daftar_output}
    nama_tabel = dict.fromkeys([*daftar, *(str(o.tabel.isi) for o in data.output if o.tabel.isi)])
    tabel = []
    for nama in nama_tabel:
        baris = [o for o in data.output if o.tabel.isi == nama]
        if baris:
            tabel.append(_build_tabel(hasil, nama, daftar.get(nama), baris))
    return tabel


def _build_tabel(
    hasil: DaftarHasil, nama: str, tentang: DaftarOutput | None, baris: list[BarisOutput]
) -> Nama:
    judul = tentang.judul.isi if tentang is not None else None
    header = [k.isi for k in tentang.kolom] if tentang is not None else []
    dipakai = [
        i
        for i in range(len(baris[0].angka))
        if any(satu.angka[i].isi is not None for satu in baris)
        and not _PRIBADI.fullmatch((header[i] if i < len(header) else None) or "")
    ]
    return {
        "nama": nama,
        "judul": judul or nama.replace("_", " ").capitalize(),
        "satuan": (tentang.satuan.isi if tentang is not None else None) or "",
        "kolom": [(header[i] if i < len(header) else None) or f"Angka {i + 1}" for i in dipakai],
        "baris": [
            {
                "nomor": str(nomor),
                "uraian": print_isian(satu.uraian),
                "angka": [
                    "-" if satu.angka[i].isi is None else print_isian(satu.angka[i])
                    for i in dipakai
                ],
            }
            for nomor, satu in enumerate(baris, 1)
        ],
        "total": print_sel(hasil, f"output.{nama}.total"),
    }


def build_survei_lain(data: DataKinerja, hasil: DaftarHasil) -> list[Nama]:
    """SKM that feed no indikator kegiatan; the office publishes them all the same."""
    dipakai = {r.kode.isi for r in data.realisasi if r.sumber.isi == "survei"}
    return [
        {"nama": "Survei Kepuasan Masyarakat", "survei": build_survei(data, hasil, str(s.kode.isi))}
        for s in data.skm
        if s.kode.isi is not None and s.kode.isi not in dipakai
    ]
