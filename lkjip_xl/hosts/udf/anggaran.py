"""UDFs of budget, revenue and staff."""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.domain.angka import (
    Alasan,
    Nilai,
    bulatkan,
    compute_jumlah,
    tanpa_nilai,
)
from lkjip_xl.domain.hasil_lain import compute_pegawai
from lkjip_xl.domain.hasil_pnbp import compute_penerimaan
from lkjip_xl.domain.isian import Isian
from lkjip_xl.domain.kinerja import Penerimaan
from lkjip_xl.domain.rincian import Pegawai
from lkjip_xl.hosts.udf.daftar import udf
from lkjip_xl.hosts.udf.kinerja import compute_banding
from lkjip_xl.hosts.udf.sel import (
    Sel,
    build_isian,
    list_angka,
    list_pasangan,
    list_sejajar,
    list_sel,
    read_angka,
)
from lkjip_xl.hosts.udf.umum import iter_cocok

_KUNCI = "Hitung hanya baris dengan isi ini, misalnya kode sasaran; boleh tidak diisi."
_DAFTAR = "Kolom tempat mencari isi itu, sama panjangnya."
_TANPA_NAMA: Isian[str] = Isian(None, "")


def _pilih_baris(satu: Sel, dua: Sel, kunci: Sel, daftar_kunci: Sel) -> tuple[Sel, Sel]:
    """The rows of two columns that have the `kunci`; all of them where there is no list of keys."""
    if daftar_kunci is None:
        return satu, dua
    list_sejajar(satu, dua)
    kiri, kanan = (list_sel(list(iter_cocok(kunci, daftar_kunci, isi))) for isi in (satu, dua))
    return kiri, kanan


@udf(
    "=LKJ_SERAPAN(9815238065;10082450000)",
    "97,3497321087632",
    realisasi="Realisasi dalam rupiah; boleh satu kolom, lalu dijumlahkan.",
    pagu="Pagunya, baris demi baris.",
    kunci=_KUNCI,
    daftar_kunci=_DAFTAR,
)
def LKJ_SERAPAN(realisasi: Sel, pagu: Sel, kunci: Sel = None, daftar_kunci: Sel = None) -> Nilai:
    """Serapan anggaran dalam persen; kosong selama salah satu pasangannya belum diisi."""
    return compute_banding(*_pilih_baris(realisasi, pagu, kunci, daftar_kunci))


@udf(
    "=LKJ_SISA(1000;850)",
    "150",
    pagu="Pagu dalam rupiah; boleh satu kolom, lalu dijumlahkan.",
    realisasi="Realisasinya, baris demi baris.",
    kunci=_KUNCI,
    daftar_kunci=_DAFTAR,
)
def LKJ_SISA(pagu: Sel, realisasi: Sel, kunci: Sel = None, daftar_kunci: Sel = None) -> Nilai:
    """Sisa anggaran: pagu dikurangi realisasi; kosong selama salah satunya belum diisi."""
    atas, bawah = list_pasangan(*_pilih_baris(pagu, realisasi, kunci, daftar_kunci))
    pasangan = list(zip(atas, bawah, strict=True))
    if any((a is None) != (b is None) for a, b in pasangan):
        return tanpa_nilai(Alasan.BELUM_DIISI)
    return compute_jumlah(a - b for a, b in pasangan if a is not None and b is not None)


@udf(
    "=LKJ_EFISIENSI(120,31;97,35)",
    "22,96",
    capaian="Capaian indikator dalam persen.",
    serapan="Serapan anggarannya dalam persen.",
)
def LKJ_EFISIENSI(capaian: Sel, serapan: Sel) -> Decimal | None:
    """Efisiensi dalam poin: capaian dikurangi serapan seperti tercetak; di atas 0 efisien."""
    atas, bawah = read_angka(capaian), read_angka(serapan)
    return None if atas is None or bawah is None else bulatkan(atas) - bulatkan(bawah)


@udf(
    "=LKJ_PNBP(1000;200;50)",
    "1150",
    mpn="Penerimaan melalui MPN.",
    potongan_spm="Penerimaan dari potongan SPM.",
    pengembalian="Pengembalian penerimaan.",
)
def LKJ_PNBP(mpn: Sel, potongan_spm: Sel = None, pengembalian: Sel = None) -> Nilai:
    """PNBP satu akun: MPN + potongan SPM - pengembalian; kosong bila tidak ada penerimaan."""
    uang = [build_isian(read_angka(satu)) for satu in (mpn, potongan_spm, pengembalian)]
    return compute_penerimaan(Penerimaan(_TANPA_NAMA, build_isian(None), _TANPA_NAMA, *uang))


@udf(
    '=LKJ_PEGAWAI("golongan";A5:A20;C5:C20;D5:D20;E5:E20)',
    kunci="Pengelompokan yang dihitung: seksi, golongan, jabatan, atau pendidikan.",
    daftar_kunci="Kolom pengelompokannya.",
    laki="Kolom banyaknya laki-laki.",
    perempuan="Kolom banyaknya perempuan.",
    jumlah="Kolom jumlah, dipakai bila jenis kelaminnya belum diketahui.",
)
def LKJ_PEGAWAI(kunci: Sel, daftar_kunci: Sel, laki: Sel, perempuan: Sel, jumlah: Sel) -> Nilai:
    """Banyaknya pegawai menurut satu pengelompokan; kosong bila belum ada yang diisi."""
    orang = [list(iter_cocok(kunci, daftar_kunci, satu)) for satu in (laki, perempuan, jumlah)]
    return compute_jumlah(
        compute_pegawai(
            Pegawai(_TANPA_NAMA, _TANPA_NAMA, *(build_isian(satu) for satu in list_angka(baris)))
        ).angka
        for baris in zip(*orang, strict=True)
    )
