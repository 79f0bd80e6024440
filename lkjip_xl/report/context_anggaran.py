"""Budget and revenue, as a template prints them."""

from __future__ import annotations

from typing import Any

from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.teks_id import TRIWULAN
from lkjip_xl.report import narrative_anggaran, narrative_indikator
from lkjip_xl.report.printed import print_hasil, print_isian, print_kalimat, print_kunci, print_sel

Nama = dict[str, Any]
_ANGKA = ("pagu", "realisasi", "serapan", "sisa")


def build_anggaran(data: DataKinerja, hasil: DaftarHasil) -> Nama:
    """Budget by kegiatan, indikator, source, triwulan, and jenis belanja over the years."""

    def baca(awal: str) -> Nama:
        return {nama: print_kunci(hasil, f"{awal}.{nama}") for nama in _ANGKA}

    is_revisi = any(
        k.pagu_menjadi.isi is not None for k in data.anggaran_kegiatan or data.anggaran_indikator
    )
    lalu = hasil.get(f"anggaran.belanja.TOTAL.{(data.profil.tahun or 0) - 1}.serapan")
    tahun = sorted(
        {
            int(b.tahun.isi)
            for b in data.anggaran_belanja
            if b.tahun.isi is not None and (b.pagu.isi, b.realisasi.isi) != (None, None)
        }
    )
    return {
        "kegiatan": [
            {
                "program": print_isian(k.program),
                "kegiatan": print_isian(k.kegiatan),
                "semula": print_sel(hasil, f"anggaran.kegiatan.{k.kode.isi}.pagu_semula"),
            }
            | baca(f"anggaran.kegiatan.{k.kode.isi}")
            for k in data.anggaran_kegiatan
        ],
        "ada": bool(data.anggaran_kegiatan or data.anggaran_indikator),
        "sasaran": _build_sasaran(data, hasil),
        "sumber": _build_sumber(data, hasil),
        "triwulan": [
            {"triwulan": f"Triwulan {tw}"}
            | {n: print_sel(hasil, f"anggaran.triwulan.TW{urut}.{n}") for n in _ANGKA[1:3]}
            for urut, tw in enumerate(TRIWULAN, 1)
            if any(satu.triwulan.isi == tw for satu in data.triwulan_anggaran)
        ],
        "total": baca("anggaran.total"),
        "total_semula": print_sel(
            hasil, "anggaran.total.pagu_semula" if is_revisi else "anggaran.total.pagu"
        ),
        "is_revisi": is_revisi,
        "judul_dipa": _sebut_dipa(data, hasil, is_revisi),
        "kalimat_pk": print_kalimat("anggaran.pk", narrative_anggaran.write_beda_pk(hasil)),
        "dipakai": "menjadi (setelah revisi)" if is_revisi else "semula",
        "serapan_lalu": print_hasil(lalu) if lalu is not None and lalu.angka is not None else "",
        "tahun": [
            {
                "tahun": str(t),
                "belanja": [
                    {"nama": print_isian(b.belanja)} | baca(f"anggaran.belanja.{b.kode.isi}.{t}")
                    for b in data.anggaran_belanja
                    if b.tahun.isi == t
                ],
                "total": baca(f"anggaran.belanja.TOTAL.{t}"),
            }
            for t in tahun
        ],
        "kalimat": print_kalimat("anggaran", narrative_anggaran.write_anggaran(hasil)),
        "kalimat_belanja": print_kalimat(
            "anggaran.belanja", narrative_anggaran.write_belanja(data, hasil)
        ),
        "kalimat_triwulan": print_kalimat(
            "anggaran.triwulan", narrative_anggaran.write_triwulan(hasil)
        ),
    }


def _sebut_dipa(data: DataKinerja, hasil: DaftarHasil, is_revisi: bool) -> str:
    """What a table of the DIPA is called: after its revision where its total is the revised one."""
    tahun = data.profil.tahun
    total = hasil.get(f"anggaran.belanja.TOTAL.{tahun}.pagu") or hasil.get(
        "anggaran.sumber.TOTAL.pagu"
    )
    is_sama = total is not None and total.angka == hasil["anggaran.total.pagu"].angka
    if is_revisi and is_sama:
        return f"Anggaran menjadi (DIPA setelah revisi) Tahun {tahun}"
    return f"DIPA Tahun {tahun}"


def _build_sasaran(data: DataKinerja, hasil: DaftarHasil) -> list[Nama]:
    """Sasaran that have a budget, each with its indikator; empty without budget by indikator."""
    punya = {satu.kode.isi for satu in data.anggaran_indikator}
    sasaran: list[Nama] = []
    for satu in data.sasaran:
        anggota = [
            i for i in data.indikator if i.kode_sasaran.isi == satu.kode.isi and i.kode.isi in punya
        ]
        if not anggota:
            continue
        awal = f"anggaran.sasaran.{satu.kode.isi}"
        sasaran.append(
            {"nomor": str(len(sasaran) + 1), "nama": print_isian(satu.sasaran)}
            | {nama: print_sel(hasil, f"{awal}.{nama}") for nama in _ANGKA}
            | {
                "indikator": [
                    {"nama": print_isian(i.indikator)}
                    | {n: print_sel(hasil, f"anggaran.indikator.{i.kode.isi}.{n}") for n in _ANGKA}
                    for i in anggota
                ]
            }
        )
    return sasaran


def _build_sumber(data: DataKinerja, hasil: DaftarHasil) -> Nama:
    """Pagu by source of funds; realisasi beside it where it is known for all of them."""
    awal = "anggaran.sumber"
    return {
        "ada": any(satu.pagu.isi is not None for satu in data.sumber_dana),
        "ada_realisasi": f"{awal}.TOTAL.realisasi" in hasil,
        "baris": [
            {"nama": print_isian(satu.sumber)}
            | {nama: print_sel(hasil, f"{awal}.{satu.kode.isi}.{nama}") for nama in _ANGKA}
            for satu in data.sumber_dana
        ],
        "total": {nama: print_sel(hasil, f"{awal}.TOTAL.{nama}") for nama in _ANGKA},
    }


def build_efisiensi(hasil: DaftarHasil, kode: str, urutan: int) -> Nama:
    """Budget of one indikator beside its capaian; `ada` is False for one without budget."""
    awal = f"anggaran.indikator.{kode}"
    return {
        "ada": f"{awal}.pagu" in hasil,
        "efisiensi": print_sel(hasil, f"{awal}.efisiensi"),
        "kalimat": print_kalimat(awal, narrative_indikator.write_efisiensi(hasil, kode, urutan)),
    } | {nama: print_sel(hasil, f"{awal}.{nama}") for nama in _ANGKA}


def build_pnbp(data: DataKinerja, hasil: DaftarHasil) -> Nama:
    """PNBP by akun for this year and last, so that each akun is one row."""
    tahun = data.profil.tahun or 0
    uraian: dict[str, str] = {}
    for satu in data.pnbp:
        if satu.tahun.isi in (tahun, tahun - 1):
            uraian.setdefault(str(satu.kode.isi), print_isian(satu.uraian))

    def cetak(t: int, kode: str) -> str:
        return print_sel(hasil, f"pnbp.{t}.akun.{kode}")

    def total(t: int, nama: str) -> str:
        return print_sel(hasil, f"pnbp.{t}.{nama}")

    semua = _list_tahun_pnbp(hasil)
    return {
        "akun": [
            {
                "nomor": str(nomor),
                "kode": kode,
                "uraian": nama,
                "lalu": cetak(tahun - 1, kode),
                "ini": cetak(tahun, kode),
            }
            for nomor, (kode, nama) in enumerate(uraian.items(), 1)
        ],
        "tahun": [
            {"tahun": str(t), "total": total(t, "total")}
            | {
                # An open target of an earlier year holds no report up.
                nama: total(t, nama) if t == tahun or _ada(hasil, f"pnbp.{t}.{nama}") else "-"
                for nama in ("target", "persen_target")
            }
            for t in (semua if not uraian or {*semua} - {tahun, tahun - 1} else ())
        ],
        "kalimat_target": ""
        if all(_ada(hasil, f"pnbp.{t}.target") for t in semua)
        else "Tanda - pada kolom target berarti target tahun itu tidak tercatat.",
        "kalimat_kosong": print_kalimat(
            "pnbp.kosong", narrative_anggaran.write_pnbp_kosong(data, hasil)
        ),
        "total_lalu": total(tahun - 1, "total"),
        "total_ini": total(tahun, "total"),
        "target": total(tahun, "target"),
        "persen_target": total(tahun, "persen_target"),
        "kalimat": print_kalimat("pnbp", narrative_anggaran.write_pnbp(hasil, tahun)),
    }


def _ada(hasil: DaftarHasil, kunci: str) -> bool:
    """Whether there is a result with a value."""
    return kunci in hasil and hasil[kunci].angka is not None


def _list_tahun_pnbp(hasil: DaftarHasil) -> list[int]:
    """Years whose revenue is known, as total of akun or as a total alone."""
    return sorted(
        int(kunci.split(".")[1])
        for kunci, satu in hasil.items()
        if kunci.startswith("pnbp.") and kunci.endswith(".total") and satu.angka is not None
    )
