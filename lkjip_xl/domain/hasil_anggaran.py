"""Keyed results of budget and revenue: `pk.anggaran.*`, `anggaran.*`, `pnbp.<TAHUN>.*`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from lkjip_xl.domain.angka import (
    Alasan,
    Nilai,
    bulatkan,
    compute_jumlah,
    compute_persen,
    tanpa_nilai,
)
from lkjip_xl.domain.capaian import compute_perubahan_persen
from lkjip_xl.domain.hasil import Bentuk, DaftarHasil, Hasil
from lkjip_xl.domain.isian import Angka, Isian
from lkjip_xl.domain.kinerja import DataKinerja, Penerimaan

RUMUS_SERAPAN = "realisasi / pagu x 100"


def catat_anggaran(daftar: DaftarHasil, data: DataKinerja) -> None:
    """Record budget of the PK, budget by kegiatan and jenis belanja, and PNBP."""
    _catat_anggaran_pk(daftar, data)
    indikator = _catat_indikator(daftar, data)
    _catat_kegiatan(daftar, data, indikator)
    _catat_sumber(daftar, data)
    _catat_belanja(daftar, data)
    _catat_pnbp(daftar, data)


def pilih_revisi(semula: Angka, menjadi: Angka) -> tuple[Nilai, list[Angka]]:
    """The figure in force: the revised one where there is one; with the cells to name.

    >>> semula, menjadi = Isian(Decimal(100), "PK!D4"), Isian(Decimal(90), "PK!E4")
    >>> pilih_revisi(semula, menjadi)[0].angka
    Decimal('90')
    """
    if menjadi.isi is not None:
        return Nilai(menjadi.isi), [menjadi]
    if semula.isi is not None:
        return Nilai(semula.isi), [semula]
    return tanpa_nilai(Alasan.BELUM_DIISI), [semula]


def _catat_pagu(daftar: DaftarHasil, awal: str, semula: Angka, menjadi: Angka) -> Hasil:
    """Pagu before and after revision, the one in force, and which of them it is."""
    for nama, isian in (("semula", semula), ("menjadi", menjadi)):
        if isian.isi is not None:
            _catat_isian(daftar, f"{awal}.pagu_{nama}", isian)
    nilai, masukan = pilih_revisi(semula, menjadi)
    if nilai.angka is not None:
        daftar.catat(
            f"{awal}.pagu_dipakai",
            "semula" if menjadi.isi is None else "menjadi",
            bentuk=Bentuk.TEKS,
            masukan=masukan,
            rumus="menjadi bila ada, selain itu semula",
        )
    return _catat_rupiah(daftar, f"{awal}.pagu", nilai, masukan=masukan)


def _catat_rupiah(
    daftar: DaftarHasil,
    kunci: str,
    nilai: Nilai,
    *,
    masukan: Sequence[Isian[Any]] = (),
    dari: Sequence[Hasil] = (),
    rumus: str = "",
    rumus_angka: str = "",
) -> Hasil:
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


def _catat_jumlah(
    daftar: DaftarHasil, kunci: str, bagian: Sequence[Hasil], tabel: str = ""
) -> Hasil:
    """Total of recorded parts; parts without value are left out, an empty table is named."""
    return _catat_rupiah(
        daftar,
        kunci,
        compute_jumlah(satu.angka for satu in bagian),
        masukan=[Isian(None, tabel)] if tabel and not bagian else [],
        dari=bagian,
        rumus="jumlah seluruh bagiannya",
        rumus_angka=" + ".join(satu.tampil for satu in bagian if satu.angka is not None),
    )


def _catat_serapan(
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
    _catat_rupiah(
        daftar,
        f"{awal}.sisa",
        Nilai(sisa) if lengkap else tanpa_nilai(Alasan.BELUM_DIISI),
        dari=[*timpang, pagu, realisasi],
        rumus="pagu - realisasi",
        rumus_angka=f"{pagu.tampil} - {realisasi.tampil}",
    )


def _catat_anggaran_pk(daftar: DaftarHasil, data: DataKinerja) -> None:
    bagian = []
    for satu in data.anggaran_pk:
        nilai, masukan = pilih_revisi(satu.anggaran_semula, satu.anggaran_menjadi)
        bagian.append(_catat_rupiah(daftar, f"pk.anggaran.{satu.kode.isi}", nilai, masukan=masukan))
    _catat_jumlah(daftar, "pk.anggaran.total", bagian, "PK!tblPKAnggaran")


def _catat_indikator(daftar: DaftarHasil, data: DataKinerja) -> list[tuple[Hasil, Hasil]]:
    """Budget by indikator and by sasaran, with the efficiency of resources beside capaian."""
    sasaran = {i.kode.isi: str(i.kode_sasaran.isi) for i in data.indikator}
    per_sasaran: dict[str, list[tuple[Hasil, Hasil]]] = {}
    semua = []
    for satu in data.anggaran_indikator:
        awal = f"anggaran.indikator.{satu.kode.isi}"
        pagu = _catat_pagu(daftar, awal, satu.pagu_semula, satu.pagu_menjadi)
        realisasi = _catat_isian(daftar, f"{awal}.realisasi", satu.realisasi)
        _catat_serapan(daftar, awal, pagu, realisasi)
        capaian = daftar.get(f"ikk.{satu.kode.isi}.capaian")
        if capaian is not None:
            _catat_efisiensi(daftar, awal, capaian)
        semua.append((pagu, realisasi))
        per_sasaran.setdefault(sasaran.get(satu.kode.isi, ""), []).append((pagu, realisasi))
    for kode, bagian in per_sasaran.items():
        if kode:
            _catat_dua_jumlah(daftar, f"anggaran.sasaran.{kode}", bagian)
    return semua


def _catat_efisiensi(daftar: DaftarHasil, awal: str, capaian: Hasil) -> None:
    serapan = daftar[f"{awal}.serapan"]
    ada = capaian.angka is not None and serapan.angka is not None
    # Of the printed figures: its sign decides the word.
    efisiensi = bulatkan(capaian.angka or Decimal(0)) - bulatkan(serapan.angka or Decimal(0))
    daftar.catat(
        f"{awal}.efisiensi",
        Nilai(efisiensi) if ada else tanpa_nilai(capaian.alasan or serapan.alasan),
        satuan="%",
        dari=[capaian, serapan],
        rumus="capaian - serapan; di atas 0 efisien",
        rumus_angka=f"{capaian.tampil} - {serapan.tampil}",
    )


def _catat_dua_jumlah(
    daftar: DaftarHasil, awal: str, bagian: Sequence[tuple[Hasil, Hasil]], tabel: str = ""
) -> None:
    """Totals of pagu and realisasi with their serapan."""
    pagu = _catat_jumlah(daftar, f"{awal}.pagu", [p for p, _ in bagian], tabel)
    realisasi = _catat_jumlah(daftar, f"{awal}.realisasi", [r for _, r in bagian], tabel)
    timpang = [
        p if p.angka is None else r for p, r in bagian if (p.angka is None) != (r.angka is None)
    ]
    _catat_serapan(daftar, awal, pagu, realisasi, timpang)


def _catat_sumber(daftar: DaftarHasil, data: DataKinerja) -> None:
    if not data.sumber_dana:
        return
    pagu = []
    for satu in data.sumber_dana:
        awal = f"anggaran.sumber.{satu.kode.isi}"
        pagu.append(_catat_isian(daftar, f"{awal}.pagu", satu.pagu))
        if satu.realisasi.isi is not None:
            realisasi = _catat_isian(daftar, f"{awal}.realisasi", satu.realisasi)
            _catat_serapan(daftar, awal, pagu[-1], realisasi)
    _catat_jumlah(daftar, "anggaran.sumber.TOTAL.pagu", pagu)


def _catat_kegiatan(
    daftar: DaftarHasil, data: DataKinerja, indikator: Sequence[tuple[Hasil, Hasil]]
) -> None:
    """Budget by kegiatan; the total is theirs, or that of the indikator where there are none."""
    bagian = []
    for satu in data.anggaran_kegiatan:
        awal = f"anggaran.kegiatan.{satu.kode.isi}"
        pagu = _catat_pagu(daftar, awal, satu.pagu_semula, satu.pagu_menjadi)
        realisasi = _catat_isian(daftar, f"{awal}.realisasi", satu.realisasi)
        _catat_serapan(daftar, awal, pagu, realisasi)
        bagian.append((pagu, realisasi))
    _catat_dua_jumlah(daftar, "anggaran.total", bagian or indikator, "Anggaran!tblAnggaranKegiatan")


def _catat_isian(daftar: DaftarHasil, kunci: str, isian: Angka) -> Hasil:
    nilai = tanpa_nilai(Alasan.BELUM_DIISI) if isian.isi is None else Nilai(isian.isi)
    return _catat_rupiah(daftar, kunci, nilai, masukan=[isian])


def _catat_belanja(daftar: DaftarHasil, data: DataKinerja) -> None:
    per_tahun: dict[int, list[tuple[Hasil, Hasil]]] = {
        int(satu.tahun.isi): [] for satu in data.tahun_anggaran if satu.tahun.isi is not None
    }
    for satu in data.anggaran_belanja:
        if satu.tahun.isi is None:
            continue
        awal = f"anggaran.belanja.{satu.kode.isi}.{int(satu.tahun.isi)}"
        pagu = _catat_isian(daftar, f"{awal}.pagu", satu.pagu)
        realisasi = _catat_isian(daftar, f"{awal}.realisasi", satu.realisasi)
        _catat_serapan(daftar, awal, pagu, realisasi)
        per_tahun.setdefault(int(satu.tahun.isi), []).append((pagu, realisasi))
    for tahun in sorted(per_tahun):
        _catat_dua_jumlah(daftar, f"anggaran.belanja.TOTAL.{tahun}", per_tahun[tahun])


def compute_penerimaan(satu: Penerimaan) -> Nilai:
    """PNBP of one akun and year: MPN + potongan SPM - pengembalian, in rupiah.

    No value while neither MPN nor potongan SPM is there.

    >>> a = Isian("425211", ""), Isian(Decimal(2024), ""), Isian("Paspor", "")
    >>> uang = [Isian(Decimal(satu), "") for satu in (100, 20, 5)]
    >>> compute_penerimaan(Penerimaan(*a, *uang)).angka
    Decimal('115')
    """
    masuk = compute_jumlah([satu.mpn.isi, satu.potongan_spm.isi])
    if masuk.angka is None:
        return masuk
    return Nilai(masuk.angka - (satu.pengembalian.isi or Decimal(0)))


def _catat_pnbp(daftar: DaftarHasil, data: DataKinerja) -> None:
    per_tahun: dict[int, list[Hasil]] = {}
    for satu in data.pnbp:
        if satu.tahun.isi is None:
            continue
        tahun = int(satu.tahun.isi)
        masukan = [satu.mpn, satu.potongan_spm, satu.pengembalian]
        hasil = _catat_rupiah(
            daftar,
            f"pnbp.{tahun}.akun.{satu.kode.isi}",
            compute_penerimaan(satu),
            masukan=[m for m in masukan if m.isi is not None] or masukan[:1],
            rumus="MPN + potongan SPM - pengembalian",
        )
        per_tahun.setdefault(tahun, []).append(hasil)
    baris = {int(satu.tahun.isi): satu for satu in data.tahun_pnbp if satu.tahun.isi is not None}
    lama: Hasil | None = None
    for tahun in sorted({*per_tahun, *baris}):
        bagian = per_tahun.get(tahun, [])
        satu_tahun = baris.get(tahun)
        kunci = f"pnbp.{tahun}.total"
        if satu_tahun is not None and not any(b.angka is not None for b in bagian):
            total = _catat_isian(daftar, kunci, satu_tahun.total_diketik)
        else:
            total = _catat_jumlah(daftar, kunci, bagian)
        if satu_tahun is not None:
            target = _catat_isian(daftar, f"pnbp.{tahun}.target", satu_tahun.target)
            daftar.catat(
                f"pnbp.{tahun}.persen_target",
                compute_persen(total.angka, target.angka),
                satuan="%",
                dari=[total, target],
                rumus="realisasi PNBP / target PNBP x 100",
                rumus_angka=f"{total.tampil} / {target.tampil} x 100",
            )
        lama_ini = lama if lama is not None and lama.kunci == f"pnbp.{tahun - 1}.total" else None
        daftar.catat(
            f"pnbp.{tahun}.perubahan_persen",
            compute_perubahan_persen(lama_ini.angka if lama_ini else None, total.angka),
            satuan="%",
            dari=[total, *([lama_ini] if lama_ini else [])],
            rumus="(tahun ini - tahun lalu) / tahun lalu x 100",
            rumus_angka=""
            if lama_ini is None
            else f"({total.tampil} - {lama_ini.tampil}) / {lama_ini.tampil} x 100",
        )
        lama = total
