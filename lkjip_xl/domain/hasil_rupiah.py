"""Results in rupiah: sums, and what is left of a pagu; shared by budget and revenue."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from lkjip_xl.domain.angka import Alasan, Nilai, compute_jumlah, compute_persen, tanpa_nilai
from lkjip_xl.domain.hasil import Bentuk, DaftarHasil, Hasil
from lkjip_xl.domain.isian import Angka, Isian

RUMUS_SERAPAN = "realisasi / pagu x 100"


def catat_rupiah(
    daftar: DaftarHasil,
    kunci: str,
    nilai: Nilai,
    *,
    masukan: Sequence[Isian[Any]] = (),
    dari: Sequence[Hasil] = (),
    rumus: str = "",
    rumus_angka: str = "",
) -> Hasil:
    """Record an amount in rupiah; the words are those of `DaftarHasil.catat`."""
    return daftar.catat(
        kunci,
        nilai,
        bentuk=Bentuk.BULAT,
        satuan="Rp",
        masukan=masukan,
        dari=dari,
        rumus=rumus,
        rumus_angka=rumus_angka,
    )


def catat_isian(daftar: DaftarHasil, kunci: str, isian: Angka) -> Hasil:
    """Record an amount as typed; an empty cell has no value."""
    nilai = tanpa_nilai(Alasan.BELUM_DIISI) if isian.isi is None else Nilai(isian.isi)
    return catat_rupiah(daftar, kunci, nilai, masukan=[isian])


def catat_jumlah(
    daftar: DaftarHasil, kunci: str, bagian: Sequence[Hasil], tabel: str = ""
) -> Hasil:
    """Total of recorded parts; parts without value are left out, an empty table is named."""
    return catat_rupiah(
        daftar,
        kunci,
        compute_jumlah(satu.angka for satu in bagian),
        masukan=[Isian(None, tabel)] if tabel and not bagian else [],
        dari=bagian,
        rumus="jumlah seluruh bagiannya",
        rumus_angka=" + ".join(satu.tampil for satu in bagian if satu.angka is not None),
    )


def catat_serapan(
    daftar: DaftarHasil,
    awal: str,
    pagu: Hasil,
    realisasi: Hasil,
    timpang: Sequence[Hasil] = (),
) -> None:
    """Serapan and sisa; `timpang` are parts without figure whose partner has one.

    A total over such parts would count the missing realisasi as 0, so there it has no value.
    """
    lengkap = pagu.angka is not None and realisasi.angka is not None and not timpang
    nilai = compute_persen(realisasi.angka, pagu.angka)
    daftar.catat(
        f"{awal}.serapan",
        tanpa_nilai(Alasan.BELUM_DIISI) if timpang else nilai,
        satuan="%",
        dari=[*timpang, realisasi, pagu],
        rumus=RUMUS_SERAPAN,
        rumus_angka=f"{realisasi.tampil} / {pagu.tampil} x 100",
    )
    sisa = (pagu.angka or Decimal(0)) - (realisasi.angka or Decimal(0))
    catat_rupiah(
        daftar,
        f"{awal}.sisa",
        Nilai(sisa) if lengkap else tanpa_nilai(Alasan.BELUM_DIISI),
        dari=[*timpang, pagu, realisasi],
        rumus="pagu - realisasi",
        rumus_angka=f"{pagu.tampil} - {realisasi.tampil}",
    )


def catat_dua_jumlah(
    daftar: DaftarHasil, awal: str, bagian: Sequence[tuple[Hasil, Hasil]], tabel: str = ""
) -> None:
    """Totals of pagu and realisasi with their serapan."""
    pagu = catat_jumlah(daftar, f"{awal}.pagu", [p for p, _ in bagian], tabel)
    realisasi = catat_jumlah(daftar, f"{awal}.realisasi", [r for _, r in bagian], tabel)
    timpang = [
        p if p.angka is None else r for p, r in bagian if (p.angka is None) != (r.angka is None)
    ]
    catat_serapan(daftar, awal, pagu, realisasi, timpang)
