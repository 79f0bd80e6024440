"""Keyed results of revenue: `pnbp.<TAHUN>.*`."""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.domain.angka import Nilai, compute_jumlah, compute_persen
from lkjip_xl.domain.capaian import compute_perubahan_persen
from lkjip_xl.domain.hasil import DaftarHasil, Hasil
from lkjip_xl.domain.hasil_rupiah import catat_isian, catat_jumlah, catat_rupiah
from lkjip_xl.domain.kinerja import DataKinerja, Penerimaan


def compute_penerimaan(satu: Penerimaan) -> Nilai:
    """PNBP of one akun and year: MPN + potongan SPM - pengembalian, in rupiah.

    No value while neither MPN nor potongan SPM is there.

    >>> from lkjip_xl.domain.isian import Isian
    >>> a = Isian("425211", ""), Isian(Decimal(2024), ""), Isian("Paspor", "")
    >>> uang = [Isian(Decimal(satu), "") for satu in (100, 20, 5)]
    >>> compute_penerimaan(Penerimaan(*a, *uang)).angka
    Decimal('115')
    """
    masuk = compute_jumlah([satu.mpn.isi, satu.potongan_spm.isi])
    if masuk.angka is None:
        return masuk
    return Nilai(masuk.angka - (satu.pengembalian.isi or Decimal(0)))


def catat_pnbp(daftar: DaftarHasil, data: DataKinerja) -> None:
    """Record revenue by akun and year, the totals, and each year against the one before."""
    per_tahun: dict[int, list[Hasil]] = {}
    for satu in data.pnbp:
        if satu.tahun.isi is None:
            continue
        tahun = int(satu.tahun.isi)
        masukan = [satu.mpn, satu.potongan_spm, satu.pengembalian]
        hasil = catat_rupiah(
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
            total = catat_isian(daftar, kunci, satu_tahun.total_diketik)
        else:
            total = catat_jumlah(daftar, kunci, bagian)
        if satu_tahun is not None:
            target = catat_isian(daftar, f"pnbp.{tahun}.target", satu_tahun.target)
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
