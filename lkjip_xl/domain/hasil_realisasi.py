"""Keyed results: the realisasi of an indikator, from wherever its row says."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, TypeVar

from lkjip_xl.domain.angka import (
    Alasan,
    Nilai,
    compute_jumlah,
    compute_persen,
    compute_rata,
    tanpa_nilai,
    tetapkan,
)
from lkjip_xl.domain.hasil import DaftarHasil, Hasil
from lkjip_xl.domain.hasil_bandingan import baca_desimal, pilih_bentuk
from lkjip_xl.domain.isian import Isian
from lkjip_xl.domain.kinerja import DataKinerja, Indikator, Realisasi
from lkjip_xl.domain.teks_id import format_asis

T = TypeVar("T")
SKALA_TERTINGGI = 4
SUMBER = ("ketik", "survei", "rasio", "triwulan")
CARA_TRIWULAN = ("jumlah", "rata-rata", "terakhir")
RUMUS_RASIO = "pembilang / penyebut x 100"


def compute_triwulan(triwulan: Sequence[Decimal | None], cara: str | None) -> Nilai:
    """One figure from the triwulan that are filled, exact.

    Args:
        triwulan: TW I to TW IV in order; None where nothing is filled in.
        cara: One of `CARA_TRIWULAN`; any other leaves no value.

    >>> compute_triwulan([Decimal(1), Decimal(4), None, None], "terakhir").angka
    Decimal('4')
    """
    if cara == "jumlah":
        return compute_jumlah(triwulan)
    if cara == "rata-rata":
        return compute_rata(triwulan)
    if cara == "terakhir":
        return compute_jumlah([satu for satu in triwulan if satu is not None][-1:])
    return tanpa_nilai(Alasan.BELUM_DIISI)


def pick_skala(target: Decimal | None, skala_4: T | None, skala_100: T | None) -> T | None:
    """The result of an SKM on the scale of the target: it has one on 1-4 and one on 25-100.

    >>> pick_skala(Decimal("3.25"), "3,91", "97,75")
    '3,91'
    """
    if skala_4 is not None and target is not None and target <= SKALA_TERTINGGI:
        return skala_4
    return skala_100


def _hitung_rasio(data: DataKinerja, kode: str) -> tuple[Nilai, list[Isian[Any]], list[Hasil], str]:
    """Realisasi of this year from counts."""
    rasio = next(
        (r for r in data.rasio if r.kode.isi == kode and r.tahun.isi == data.profil.tahun), None
    )
    if rasio is None:
        # No cell waits, but a row: the mark says of which indikator and year.
        belum: Isian[Any] = Isian(None, f"Rasio, {kode} {data.profil.tahun or ''}".rstrip())
        return tanpa_nilai(Alasan.BELUM_DIISI), [belum], [], RUMUS_RASIO
    nilai = compute_persen(rasio.pembilang.isi, rasio.penyebut.isi)
    return nilai, [rasio.pembilang, rasio.penyebut], [], RUMUS_RASIO


def _pilih_survei(daftar: DaftarHasil, data: DataKinerja, kode: str) -> Hasil | None:
    """The survey figure on the scale of the target."""
    return pick_skala(
        daftar[f"pk.{kode}.target"].angka,
        daftar.get(f"survei.{kode}.rata_rata"),
        daftar.get(f"survei.{kode}.nilai"),
    )


def _hitung_realisasi(
    daftar: DaftarHasil, data: DataKinerja, baris: Realisasi, kode: str
) -> tuple[Nilai, list[Isian[Any]], list[Hasil], str]:
    """Realisasi from its source: value, cells, results used, formula in words."""
    if baris.sumber.isi == "survei":
        survei = _pilih_survei(daftar, data, kode)
        if survei is None:
            belum: Isian[Any] = Isian(None, f"Survei, {kode}")
            return tanpa_nilai(Alasan.BELUM_DIISI), [belum], [], "hasil survei"
        return Nilai(survei.angka, survei.alasan), [], [survei], survei.rumus
    if baris.sumber.isi == "rasio":
        return _hitung_rasio(data, kode)
    if baris.sumber.isi == "triwulan":
        cara = baris.cara_triwulan.isi
        nilai = compute_triwulan([satu.isi for satu in baris.triwulan], cara)
        rumus = f"{cara} triwulan yang terisi" if cara else ""
        return nilai, [baris.cara_triwulan, *baris.triwulan], [], rumus
    return tanpa_nilai(Alasan.BELUM_DIISI), [baris.sumber], [], ""


def catat_realisasi(
    daftar: DaftarHasil, data: DataKinerja, indikator: Indikator, baris: Realisasi | None
) -> Hasil:
    """Record the realisasi in use, and beside it what its source gives."""
    kode, satuan = str(indikator.kode.isi), indikator.satuan.isi or ""
    kunci = f"ikk.{kode}.realisasi"
    if baris is None:
        return daftar.catat(kunci, None, satuan=satuan, masukan=[])
    desimal, bentuk = baca_desimal(baris), pilih_bentuk(satuan, baris)
    diketik = baris.realisasi_diketik
    sumber = _catat_sumber(daftar, data, baris, kode, satuan)
    if diketik.isi is not None or sumber is None:
        nilai = Nilai(diketik.isi) if diketik.isi is not None else tanpa_nilai(Alasan.BELUM_DIISI)
        return daftar.catat(
            kunci,
            tetapkan(nilai, desimal),
            bentuk=bentuk,
            desimal=desimal,
            satuan=satuan,
            masukan=[diketik],
        )
    return daftar.catat(
        kunci,
        Nilai(sumber.angka, sumber.alasan),
        bentuk=bentuk,
        desimal=desimal,
        satuan=satuan,
        dari=[sumber],
        rumus=sumber.rumus,
        rumus_angka=sumber.rumus_angka.rpartition(" = ")[0],
    )


def _catat_sumber(
    daftar: DaftarHasil, data: DataKinerja, baris: Realisasi, kode: str, satuan: str
) -> Hasil | None:
    """Realisasi from survey, counts or quarters, established; None where it is typed only."""
    if baris.sumber.isi in (None, "ketik"):
        return None
    desimal = baca_desimal(baris)
    nilai, masukan, dari, rumus = _hitung_realisasi(daftar, data, baris, kode)
    return daftar.catat(
        f"ikk.{kode}.realisasi_sumber",
        tetapkan(nilai, desimal),
        bentuk=pilih_bentuk(satuan, baris),
        desimal=desimal,
        satuan=satuan,
        masukan=masukan,
        dari=dari,
        rumus=rumus,
        rumus_angka=_rumus_angka_sumber(masukan, dari, rumus),
    )


def _rumus_angka_sumber(masukan: Sequence[Isian[Any]], dari: Sequence[Hasil], rumus: str) -> str:
    if dari:
        return dari[0].rumus_angka.rpartition(" = ")[0]
    terisi = [format_asis(m.isi) for m in masukan if isinstance(m.isi, Decimal)]
    if rumus.startswith(("jumlah triwulan", "rata-rata triwulan")):
        jumlah = f"({' + '.join(terisi)})"
        return jumlah if rumus.startswith("jumlah") else f"{jumlah} / {len(terisi)}"
    if rumus == RUMUS_RASIO and len(masukan) == 2:
        return " / ".join(format_asis(m.isi) for m in masukan if m.isi is not None) + " x 100"
    return ""
