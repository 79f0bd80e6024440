"""Keyed results of counts: `rencana_aksi.*`, `sdm.*`, `output.<TABEL>.*`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip_xl.domain.angka import SERATUS, Nilai, compute_jumlah, compute_persen
from lkjip_xl.domain.hasil import Bentuk, DaftarHasil
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.rincian import BarisOutput, Pegawai, RencanaAksi
from lkjip_xl.domain.teks_id import TRIWULAN

# Ways to group the staff; the first one with a count gives the number of all.
KELOMPOK_PEGAWAI = ("seksi", "golongan", "jabatan", "pendidikan")


def catat_lain(daftar: DaftarHasil, data: DataKinerja) -> None:
    """Record the action plan, staff and other output."""
    if data.rencana_aksi:
        _catat_rencana_aksi(daftar, data.rencana_aksi)
    if data.pegawai:
        _catat_pegawai(daftar, data.pegawai)
    _catat_output(daftar, data.output)


def _catat_rencana_aksi(daftar: DaftarHasil, rencana: Sequence[RencanaAksi]) -> None:
    for nomor, tw in enumerate(TRIWULAN, 1):
        _catat_selesai(
            daftar, f"rencana_aksi.TW{nomor}", [r for r in rencana if r.triwulan.isi == tw]
        )
    jumlah = len(rencana)
    masukan = [r.capaian for r in rencana]
    daftar.catat(
        "rencana_aksi.total",
        Nilai(Decimal(jumlah)),
        bentuk=Bentuk.BULAT,
        masukan=masukan,
        rumus="banyaknya rencana aksi",
    )
    selesai = _hitung_selesai(rencana)
    daftar.catat(
        "rencana_aksi.selesai",
        Nilai(Decimal(selesai)),
        bentuk=Bentuk.BULAT,
        masukan=masukan,
        rumus="banyaknya rencana aksi dengan capaian 100 atau lebih",
    )
    daftar.catat(
        "rencana_aksi.persen",
        compute_persen(Decimal(selesai), Decimal(jumlah)),
        satuan="%",
        masukan=masukan,
        rumus="rencana aksi selesai / seluruh rencana aksi x 100",
        rumus_angka=f"{selesai} / {jumlah} x 100",
    )


def _hitung_selesai(rencana: Sequence[RencanaAksi]) -> int:
    return sum(1 for r in rencana if r.capaian.isi is not None and r.capaian.isi >= SERATUS)


def _catat_selesai(daftar: DaftarHasil, awal: str, rencana: Sequence[RencanaAksi]) -> None:
    masukan = [r.capaian for r in rencana]
    selesai = _hitung_selesai(rencana)
    for nama, angka in (("jumlah", len(rencana)), ("selesai", selesai)):
        daftar.catat(f"{awal}.{nama}", Nilai(Decimal(angka)), bentuk=Bentuk.BULAT, masukan=masukan)
    daftar.catat(
        f"{awal}.persen",
        compute_persen(Decimal(selesai), Decimal(len(rencana))),
        satuan="%",
        masukan=masukan,
        rumus="rencana aksi selesai / rencana aksi triwulan x 100",
        rumus_angka=f"{selesai} / {len(rencana)} x 100",
    )


def compute_pegawai(satu: Pegawai) -> Nilai:
    """Staff of one row: laki-laki + perempuan where both are known, else the count.

    >>> from lkjip_xl.domain.isian import Isian
    >>> kosong = Isian(None, "")
    >>> compute_pegawai(Pegawai(kosong, kosong, kosong, kosong, Isian(Decimal(15), ""))).angka
    Decimal('15')
    """
    if satu.laki.isi is not None and satu.perempuan.isi is not None:
        return Nilai(satu.laki.isi + satu.perempuan.isi)
    if satu.jumlah.isi is not None:
        return Nilai(satu.jumlah.isi)
    return compute_jumlah([satu.laki.isi, satu.perempuan.isi])


def _catat_pegawai(daftar: DaftarHasil, pegawai: Sequence[Pegawai]) -> None:
    """Totals of each grouping; the first one with a count is the total of the office."""
    ada = dict.fromkeys(p.kelompok.isi for p in pegawai if p.kelompok.isi)
    semua = []
    for nama in sorted(ada, key=_urutan_kelompok):
        anggota = [p for p in pegawai if p.kelompok.isi == nama]
        for jenis in ("laki", "perempuan"):
            isian = [getattr(p, jenis) for p in anggota]
            daftar.catat(
                f"sdm.{nama}.{jenis}",
                compute_jumlah(i.isi for i in isian),
                bentuk=Bentuk.BULAT,
                satuan="orang",
                masukan=isian,
            )
        total = daftar.catat(
            f"sdm.{nama}.total",
            compute_jumlah(compute_pegawai(p).angka for p in anggota),
            bentuk=Bentuk.BULAT,
            satuan="orang",
            masukan=[
                i for p in anggota for i in (p.laki, p.perempuan, p.jumlah) if i.isi is not None
            ],
            rumus=f"jumlah pegawai menurut {nama}",
        )
        semua.append(total)
    if semua:
        pertama = next((satu for satu in semua if satu.angka is not None), semua[0])
        daftar.catat(
            "sdm.total",
            Nilai(pertama.angka, pertama.alasan),
            bentuk=Bentuk.BULAT,
            satuan="orang",
            dari=[pertama],
            rumus=pertama.rumus,
        )


def _urutan_kelompok(nama: str) -> int:
    """Place among the groupings; any other one follows them."""
    dikenal = nama in KELOMPOK_PEGAWAI
    return KELOMPOK_PEGAWAI.index(nama) if dikenal else len(KELOMPOK_PEGAWAI)


def _catat_output(daftar: DaftarHasil, output: Sequence[BarisOutput]) -> None:
    for tabel in dict.fromkeys(o.tabel.isi for o in output if o.tabel.isi):
        angka = [i for o in output if o.tabel.isi == tabel for i in o.angka]
        daftar.catat(
            f"output.{tabel}.total",
            compute_jumlah(i.isi for i in angka),
            bentuk=Bentuk.BULAT,
            masukan=[i for i in angka if i.isi is not None] or angka,
            rumus="jumlah seluruh baris dan kolom tabel",
        )
